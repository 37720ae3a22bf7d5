import { SourceError } from './model/errors.ts'
import type { Finding, LineTrace } from './model/finding.ts'
import type { Remark } from './model/report.ts'
import { type GitleaksIgnore, parseGitleaksIgnore } from './policy/gitleaks-ignore.ts'
import type { Suppression } from './policy/judge.ts'
import { parseSecretsBaseline, type SecretsBaseline } from './policy/secrets-baseline.ts'
import { decodeText } from './text/decode.ts'
import { LineBlocks } from './text/line-blocks.ts'
import { type Evidence, evidence, excerpt } from './text/redact.ts'

const SECRETS_BASELINE = '.secrets.baseline'
const GITLEAKS_IGNORE = '.gitleaksignore'
/** Bytes of each of them, and of a file whose lines are compared. Of a larger one nothing is taken. */
const MAX_LIST_BYTES = 16 * 1024 * 1024
const MAX_FILE_BYTES = 8 * 1024 * 1024
/** Files of the branch merged into whose lines are compared. */
const MAX_FILES = 200

/** A file of the branch merged into; undefined when there is none. Throws SourceError. */
type GoverningReader = (path: string, maxBytes: number) => Promise<Uint8Array | undefined>

export interface Suppressions {
  readonly byFinding: ReadonlyMap<Finding, Suppression>
  /** About lists that cannot be used. They are no policy of ours: the run goes on, and they accept nothing. */
  readonly remarks: readonly Remark[]
}

/**
 * What comments and files for other scanners accept, by what the branch merged into says, never the change:
 *
 * - a mark (`# nosec`, `# gitleaks:allow`) counts when the lines of the finding and the mark stand there, in the file of the
 *   same name, at least as often as the change has them;
 * - an entry of `.secrets.baseline` accepts a secret of this text in the file of this name;
 * - an entry of `.gitleaksignore` accepts a secret whose lines stand there at the place it names, and no oftener here. The
 *   commit of an entry is not asked for: its line numbers are read in the version that governs.
 * @param digest the one that made the traces
 */
export async function readSuppressions(
  findings: readonly Finding[],
  read: GoverningReader,
  digest: (line: string) => string,
): Promise<Suppressions> {
  const traced = findings.filter((finding) => finding.traces !== undefined)
  if (traced.length === 0) return { byFinding: new Map(), remarks: [] }
  const governing = new Governing(read, digest)
  const hasSecret = traced.some((finding) => finding.traces?.secretSha1 !== undefined)
  const baseline = hasSecret ? await governing.list(SECRETS_BASELINE, parseSecretsBaseline) : undefined
  const ignored = hasSecret ? await governing.list(GITLEAKS_IGNORE, parseGitleaksIgnore) : undefined
  const byFinding = new Map<Finding, Suppression>()
  for (const finding of traced) {
    const suppression =
      listed(finding, baseline) ??
      (await ignoredLine(finding, ignored, governing)) ??
      (await marked(finding, governing))
    if (suppression !== undefined) byFinding.set(finding, suppression)
  }
  return { byFinding, remarks: governing.remarks }
}

function listed({ path, traces }: Finding, baseline: SecretsBaseline | undefined): Suppression | undefined {
  const sha1 = traces?.secretSha1
  return sha1 !== undefined && baseline?.get(path)?.has(sha1) === true
    ? { by: 'file', justification: evidence`accepted in .secrets.baseline` }
    : undefined
}

async function ignoredLine(
  { path, traces }: Finding,
  ignored: GitleaksIgnore | undefined,
  governing: Governing,
): Promise<Suppression | undefined> {
  const numbers = ignored?.get(path)
  const lines = traces?.lines
  if (numbers === undefined || lines === undefined || traces?.secretSha1 === undefined) return undefined
  const blocks = await governing.linesOf(path)
  if (blocks === undefined || !standsAsOften(blocks, lines)) return undefined
  return [...numbers].some((number) => blocks.standsAt(number, lines.digests))
    ? { by: 'file', justification: evidence`accepted in .gitleaksignore` }
    : undefined
}

async function marked({ path, traces }: Finding, governing: Governing): Promise<Suppression | undefined> {
  const mark = traces?.mark
  if (mark === undefined) return undefined
  const blocks = await governing.linesOf(path)
  return blocks !== undefined && standsAsOften(blocks, mark)
    ? { by: 'mark', justification: evidence`marked for ${mark.scanner} on a line that was there before` }
    : undefined
}

/** A second copy of an accepted line was not looked at by anybody. */
function standsAsOften(blocks: LineBlocks, { digests, occurrences }: LineTrace): boolean {
  const there = blocks.occurrences(digests)
  return there !== undefined && there > 0 && there >= occurrences
}

/** Files of the branch merged into, each read once. */
class Governing {
  readonly remarks: Remark[] = []
  private readonly read: GoverningReader
  private readonly digest: (line: string) => string
  private readonly files = new Map<string, LineBlocks | undefined>()

  constructor(read: GoverningReader, digest: (line: string) => string) {
    this.read = read
    this.digest = digest
  }

  /** A list for another scanner; undefined when there is none or it cannot be used. */
  async list<T>(path: string, parse: (text: string) => T | undefined): Promise<T | undefined> {
    const text = await this.text(path, MAX_LIST_BYTES, excerpt(path))
    if (text === undefined) return undefined
    const parsed = parse(text)
    if (parsed === undefined)
      this.distrust(excerpt(path), evidence`it is not written as its scanner writes it`)
    return parsed
  }

  async linesOf(path: string): Promise<LineBlocks | undefined> {
    if (this.files.has(path)) return this.files.get(path)
    if (this.files.size === MAX_FILES) {
      this.files.set(path, undefined)
      const because = evidence`more than ${MAX_FILES} files have one`
      this.distrust(evidence`A comment for another scanner in a further file`, because)
    }
    if (this.files.size > MAX_FILES) return undefined
    const what = evidence`A comment for another scanner in ${excerpt(path)}`
    const text = await this.text(path, MAX_FILE_BYTES, what)
    const blocks = text === undefined ? undefined : new LineBlocks(text, this.digest)
    this.files.set(path, blocks)
    return blocks
  }

  private async text(path: string, maxBytes: number, what: Evidence): Promise<string | undefined> {
    try {
      // One byte more than allowed, to tell a file that is too large from one that fits.
      const bytes = await this.read(path, maxBytes + 1)
      if (bytes === undefined) return undefined
      if (bytes.length <= maxBytes) return decodeText(bytes, true)?.text
      this.distrust(what, evidence`the file is larger than ${maxBytes} bytes`)
    } catch (cause) {
      if (!(cause instanceof SourceError)) throw cause
      this.distrust(what, evidence`the file cannot be read: ${excerpt(cause.message)}`)
    }
    return undefined
  }

  private distrust(what: Evidence, because: Evidence): void {
    const text = evidence`${what} accepts nothing in this run: ${because}.`
    if (!this.remarks.some((known) => known.text === text)) this.remarks.push({ level: 'warning', text })
  }
}
