import type { Finding } from '../../model/finding.ts'
import {
  type Check,
  type CheckContext,
  defineCheck,
  type LoadedFile,
  type Unreadable,
} from '../../model/rule.ts'
import { type Inside, lookInside } from './containers.ts'
import { type Content, contentOf } from './content.ts'
import { codeFinding, contentFindings, embeddedFindings, makesRedundant } from './content-findings.ts'
import { ASCII85_WORDS } from './encoded-ascii85.ts'
import { encodedPayloads } from './encoded-payloads.ts'
import { contentFinding } from './findings.ts'
import { outsideLfs } from './lfs-attributes.ts'
import { opaqueWithReader } from './opaque-with-reader.ts'
import { RULES } from './rules.ts'
import { fileSubject, type Subject } from './subject.ts'

/** Bytes above which a file is worth a note, whatever it holds. */
const LARGE_FILE_BYTES = 5 * 1024 * 1024

/** A file, what it holds, and what its members show. */
interface Examined {
  readonly subject: Subject
  readonly content: Content
  readonly inside: Inside
  /** What its text spells out, and what its attributes promise. */
  readonly beside: readonly (Finding | Unreadable)[]
}

export const binaries: Check = defineCheck<Examined>({
  id: 'binaries',
  rules: RULES,
  // Words tell where Ascii85 may begin; the check itself looks at every file.
  tripwires: ASCII85_WORDS,
  wakes: () => true,
  wants: (file) => file.mode !== 'submodule',
  prepare: examine,
  inspect: (_file, _context, examined) =>
    examined.subject.mode === 'symlink' ? inspectLink(examined) : inspectFile(examined),
  inspectAll: opaqueWithReader,
})

/** Libraries that know assets are loaded when the first file needs them, which makes this the asynchronous step. */
async function examine(file: LoadedFile, context: CheckContext): Promise<Examined> {
  const subject = fileSubject(file)
  const content = await contentOf(subject)
  const digest = (bytes: Uint8Array): string => context.digest(bytes, false)
  const inside = await lookInside(subject, content, digest)
  const beside = [...(await encodedPayloads(file, subject, digest))]
  for await (const seen of outsideLfs(file, subject, content, context)) beside.push(seen)
  return { subject, content, inside, beside }
}

/** A link's content is a path. Anything else is content that no checkout shows, kept for another program to read. */
function* inspectLink({ subject, content }: Examined): Iterable<Finding> {
  if (content.kind === 'code') yield codeFinding(subject, content)
}

function* inspectFile({ subject, content, inside, beside }: Examined): Iterable<Finding | Unreadable> {
  yield* beside
  // A stored member stands in the file as it is: what was found in it is not told twice.
  const isToldByMembers = inside.seen.some((one) => !('kind' in one) && one.member !== undefined)
  const embedded = isToldByMembers ? false : yield* embeddedFindings(subject, content)
  const isRedundant = (embedded && makesRedundant(content)) || (inside.opened && content.kind === 'archive')
  const own = [...(isRedundant ? [] : contentFindings(subject, content)), ...inside.seen]
  yield* own
  if (!embedded && own.every((seen) => 'kind' in seen || seen.level === 'off')) yield* largeFile(subject)
}

function* largeFile(subject: Subject): Iterable<Finding> {
  if (subject.size <= LARGE_FILE_BYTES) return
  yield contentFinding(subject, { rule: 'binaries/large-file', words: 'more than 5 MiB', name: 'large' })
}
