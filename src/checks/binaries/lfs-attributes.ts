import { SourceError } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile, Unreadable } from '../../model/rule.ts'
import { decodeText } from '../../text/decode.ts'
import { globTest, type PathTest } from '../../text/glob.ts'
import { excerpt } from '../../text/redact.ts'
import type { Content } from './content.ts'
import { nameFinding } from './findings.ts'
import type { Subject } from './subject.ts'

/** Bytes of one `.gitattributes`; git itself reads none of 100 MiB or more. */
const MAX_ATTRIBUTES_BYTES = 1024 * 1024
/** Lines of it that set a filter. */
const MAX_FILTERS = 1_000
/** Folders above a file. */
const MAX_FOLDERS = 64

/** Setting, unsetting and resetting. */
const FILTER = /^[-!]?filter(?:=|$)/
const QUOTES = /^"|"$/g
const BLANKS = /\s+/

/** A line that says which filter a path goes through. https://git-scm.com/docs/gitattributes */
interface FilterLine {
  readonly matches: PathTest
  readonly isLfs: boolean
}

/** A file that its attributes promise to be a pointer, and that is not. Text may be stored either way. */
export async function* outsideLfs(
  file: LoadedFile,
  subject: Subject,
  content: Content,
  context: CheckContext,
): AsyncGenerator<Finding | Unreadable> {
  const isLink = subject.mode === 'symlink'
  if (isLink || content.kind === 'text' || content.kind === 'empty' || content.kind === 'pointer') return
  try {
    if (!(await isMarked(file, context))) return
  } catch (cause) {
    if (!(cause instanceof SourceError)) throw cause
    yield { kind: 'unreadable', gap: 'missing', reason: 'parse-failed', detail: excerpt(cause.message) }
    return
  }
  const isAsset = content.kind === 'data' || content.kind === 'leftover'
  yield nameFinding(subject, {
    rule: 'binaries/not-in-lfs',
    words: 'its attributes say filter=lfs, its content is no pointer',
    name: 'not in LFS',
    ...(isAsset ? { level: 'warning', strictLevel: 'error' } : {}),
  })
}

/** The last line that matches decides, and a folder's own lines come after those above it. */
async function isMarked({ path, side }: LoadedFile, context: CheckContext): Promise<boolean> {
  let isLfs = false
  const steps = path.split('/').slice(0, MAX_FOLDERS)
  for (let depth = 0; depth < steps.length; depth++) {
    const folder = steps
      .slice(0, depth)
      .map((step) => `${step}/`)
      .join('')
    const lines = await context.once(`binaries:attributes:${side}:${folder}`, async () =>
      filterLines(await context.repository.read(side, `${folder}.gitattributes`, MAX_ATTRIBUTES_BYTES)),
    )
    const own = path.slice(folder.length)
    isLfs = lines.findLast(({ matches }) => matches(own))?.isLfs ?? isLfs
  }
  return isLfs
}

function filterLines(bytes: Uint8Array | undefined): readonly FilterLine[] {
  if (bytes === undefined) return []
  const lines: FilterLine[] = []
  for (const line of (decodeText(bytes, true)?.text ?? '').split('\n')) {
    const [pattern = '', ...attributes] = line.trim().split(BLANKS)
    const filter = attributes.findLast((word) => FILTER.test(word))
    if (filter === undefined || pattern.startsWith('#') || lines.length === MAX_FILTERS) continue
    const matches = patternTest(pattern)
    if (matches !== undefined) lines.push({ matches, isLfs: filter === 'filter=lfs' })
  }
  return lines
}

/** A pattern without a slash stands for the name at any depth; undefined for one that nobody writes. */
function patternTest(pattern: string): PathTest | undefined {
  const own = pattern.replace(QUOTES, '')
  try {
    return globTest(own.includes('/') ? own.replace(/^\//, '') : `**/${own}`)
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}
