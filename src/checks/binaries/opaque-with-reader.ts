import type { FileHeader, Side } from '../../model/change-set.ts'
import { SourceError } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import type { CheckContext } from '../../model/rule.ts'
import { decodeText } from '../../text/decode.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { BuildScript, isBuildScript, type Mention } from './build-scripts.ts'
import { type Content, contentOf } from './content.ts'
import { isHarmlessExtension } from './extensions.ts'
import { foldedExtension } from './file-name.ts'
import type { Subject } from './subject.ts'

const RULE = 'binaries/opaque-with-reader'
/** Bytes of one build script. */
const MAX_SCRIPT_BYTES = 1024 * 1024
/** Build scripts that one change may touch. */
const MAX_SCRIPTS = 1_000
/** Bytes from the start of a mentioned file that decide what it is. */
const HEAD_BYTES = 65_536
/** Mentioned files that are read. */
const MAX_READ = 2_000

/** UTF-16 code units of a path, from its end, that evidence shows. */
const MAX_SHOWN_PATH = 160

/** One script that reads one file. */
interface Pair {
  readonly script: BuildScript
  readonly mention: Mention
  readonly file: FileHeader
  /** `xz content`. */
  readonly what: string
}

/**
 * Compressed or opaque files that come together with a change to a script that reads them, as the back door of xz did:
 * each names the other. Reads nothing when no build script is touched.
 */
export async function* opaqueWithReader(
  changes: readonly FileHeader[],
  context: CheckContext,
): AsyncGenerator<Finding> {
  const scripts = await touchedScripts(changes, context)
  if (scripts.length === 0) return
  const pairs: Pair[] = []
  let read = 0
  for (const file of changes) {
    if (!hasNewContent(file) || isBuildScript(file.path)) continue
    const found = mentionIn(scripts, file.path)
    if (found === undefined) continue
    if (++read > MAX_READ) throw new RangeError(`build scripts name more than ${MAX_READ} changed files`)
    const what = await opaqueContent(file, context)
    if (what !== undefined) pairs.push({ ...found, file, what })
  }
  for (const pair of pairs) yield fileFinding(pair)
  for (const own of Map.groupBy(pairs, ({ script }) => script).values()) yield scriptFinding(own)
}

async function touchedScripts(
  changes: readonly FileHeader[],
  context: CheckContext,
): Promise<readonly BuildScript[]> {
  const touched = changes.filter((file) => hasNewContent(file) && isBuildScript(file.path))
  if (touched.length > MAX_SCRIPTS) throw new RangeError(`more than ${MAX_SCRIPTS} build scripts`)
  const scripts: BuildScript[] = []
  for (const file of touched) {
    const text = await textAt(context, 'head', file.path)
    if (text === undefined) continue
    const before =
      file.status === 'added' ? '' : await textAt(context, 'base', file.previousPath ?? file.path)
    scripts.push(new BuildScript(file.path, text, before ?? ''))
  }
  return scripts
}

function hasNewContent({ status, mode, objectId, previousObjectId }: FileHeader): boolean {
  if (status === 'removed' || mode === 'submodule' || mode === 'symlink') return false
  return status === 'added' || objectId === undefined || objectId !== previousObjectId
}

/** Folders hold sources and documents as well: of those only what is named itself counts. */
function mentionIn(
  scripts: readonly BuildScript[],
  path: string,
): Pick<Pair, 'script' | 'mention'> | undefined {
  const isHarmless = isHarmlessExtension(foldedExtension(path))
  for (const script of scripts) {
    const mention = script.mentionOfFile(path) ?? (isHarmless ? undefined : script.mentionOfFolder(path))
    if (mention !== undefined) return { script, mention }
  }
  return undefined
}

/** What nobody can read in a file, in words; undefined when it is text or a known kind of data. */
async function opaqueContent({ path, mode }: FileHeader, context: CheckContext): Promise<string | undefined> {
  const bytes = await readOrSkip(context, 'head', path, HEAD_BYTES + 1)
  if (bytes === undefined) return undefined
  const head = bytes.subarray(0, HEAD_BYTES)
  const digest = (): string => context.digest(head, false)
  const subject: Subject = {
    path,
    name: path,
    mode,
    bytes: head,
    size: bytes.length,
    headText: () => decodeText(head, true)?.text ?? '',
    sha256: digest,
    fileSha256: digest,
  }
  return describe(await contentOf(subject))
}

function describe(content: Content): string | undefined {
  switch (content.kind) {
    case 'archive':
      return content.name
    case 'unknown':
      return 'content in no known format'
    case 'payload':
      return 'script with binary content'
    case 'empty':
    case 'text':
    case 'pointer':
    case 'leftover':
    case 'data':
    case 'code':
      return undefined
  }
}

function fileFinding({ script, mention, file, what }: Pair): Finding {
  return {
    rule: RULE,
    path: file.path,
    evidence: evidence`${excerpt(what)}, read by ${shownPath(script.path)}, line ${mention.line}, of the same change`,
    identity: `${file.objectId ?? file.path} read by ${script.path}`,
  }
}

function scriptFinding(pairs: readonly Pair[]): Finding {
  const { script, mention, file, what } = pairs[0] as Pair
  const others = pairs.length === 1 ? evidence`` : evidence` and ${pairs.length - 1} more`
  return {
    rule: RULE,
    path: script.path,
    location: {
      line: mention.line,
      column: mention.column,
      endLine: mention.line,
      endColumn: mention.column + mention.length,
    },
    evidence: evidence`reads ${shownPath(file.path)}, ${excerpt(what)},${others} of the same change`,
    identity: `reads ${pairs.map((pair) => pair.file.objectId ?? pair.file.path).join(' ')}`,
  }
}

/** Step by step, because a long path as a whole looks like key material. */
function shownPath(path: string): Evidence {
  const [first = '', ...steps] = path.slice(-MAX_SHOWN_PATH).split('/')
  return steps.reduce<Evidence>((shown, step) => evidence`${shown}/${excerpt(step)}`, excerpt(first))
}

async function textAt(context: CheckContext, side: Side, path: string): Promise<string | undefined> {
  const bytes = await readOrSkip(context, side, path, MAX_SCRIPT_BYTES + 1)
  if (bytes === undefined) return undefined
  if (bytes.length > MAX_SCRIPT_BYTES)
    throw new SourceError('too-large', `a build script of more than ${MAX_SCRIPT_BYTES} bytes`)
  return decodeText(bytes, true)?.text
}

/** A changed file that cannot be read is a gap of the scan already. */
async function readOrSkip(
  context: CheckContext,
  side: Side,
  path: string,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  try {
    return await context.repository.read(side, path, maxBytes)
  } catch (cause) {
    if (cause instanceof SourceError) return undefined
    throw cause
  }
}
