import { createHash } from 'node:crypto'
import type { Finding, LineTrace, MarkTrace, Traces } from '../model/finding.ts'
import type { LoadedFile } from '../model/rule.ts'
import { LineBlocks } from '../text/line-blocks.ts'
import { excerpt } from '../text/redact.ts'
import { suppressionMarks } from '../text/suppression-marks.ts'

/** Lines of one finding that are compared; a longer one cannot be suppressed by its lines. */
const MAX_LINES = 40
/** UTF-16 code units of a text whose lines are compared. */
const MAX_TEXT = 8 * 1024 * 1024

/** The name under which lines of two versions of a file are the same. Never published. */
export function lineDigest(line: string): string {
  return createHash('sha256').update(line).digest('hex')
}

/** The version of a file that a change started from. */
export interface Earlier {
  /** Undefined when it cannot be read. */
  readonly file?: LoadedFile
  readonly findings: readonly Finding[]
}

/**
 * Adds how comments and files for other scanners name each finding.
 * @param earlier a comment accepts what was found on its line before: of a line that was harmless, nobody accepted what the
 *   change makes of it from elsewhere. Undefined when there was no such file.
 */
export function withTraces(
  findings: readonly Finding[],
  file: LoadedFile,
  earlier?: Earlier,
): readonly Finding[] {
  const { text } = file
  if (text === undefined) return findings
  let known: ReadonlySet<string> | undefined
  const wasFound = (finding: Finding): boolean => {
    if (earlier === undefined) return true
    known ??= new Set(earlier.findings.map((old) => ruleAndLines(old, earlier.file)))
    return known.has(ruleAndLines(finding, file))
  }
  let blocks: LineBlocks | undefined
  return findings.map((finding) => {
    const place = finding.location
    if (place === undefined || finding.member !== undefined) return finding
    const isSecret = finding.rule.startsWith('secrets/')
    const mayBe = markedLines(finding, file)
    const marked = mayBe !== undefined && wasFound(finding) ? mayBe : undefined
    if (!isSecret && marked === undefined) return finding
    const trace = (first: number): LineTrace | undefined => {
      if (place.endLine - first >= MAX_LINES || text.length > MAX_TEXT) return undefined
      blocks ??= new LineBlocks(text)
      const block = blocks.block(first, place.endLine)
      const occurrences = blocks.occurrences(block)
      return occurrences === undefined ? undefined : { digests: block.map(lineDigest), occurrences }
    }
    const lines = trace(place.line)
    const mark = marked === undefined ? undefined : trace(marked.first)
    const traces: Traces = {
      ...(isSecret ? { secretSha1: sha1(secretOf(file, place)) } : {}),
      ...(lines === undefined ? {} : { lines }),
      ...(marked === undefined || mark === undefined ? {} : { mark: { ...mark, scanner: marked.scanner } }),
    }
    return { ...finding, traces }
  })
}

function ruleAndLines({ rule, location }: Finding, file: LoadedFile | undefined): string {
  const lines: string[] = [rule]
  if (location === undefined || file === undefined) return rule
  const last = Math.min(location.endLine, location.line + MAX_LINES)
  for (let number = location.line; number <= last; number++) lines.push(file.line(number).trim())
  return lines.join('\n')
}

/** The first line that must be known for a mark to count: the finding's own, or the one above it. */
function markedLines(
  { location, rule }: Finding,
  file: LoadedFile,
): { readonly first: number; readonly scanner: MarkTrace['scanner'] } | undefined {
  if (location === undefined) return undefined
  const check = rule.slice(0, rule.indexOf('/'))
  const last = Math.min(location.endLine, location.line + MAX_LINES)
  for (let number = location.line - 1; number <= last; number++) {
    const isAbove = number < location.line
    const mark = suppressionMarks(file.line(number)).find(
      ({ appliesTo, checks }) => appliesTo === (isAbove ? 'next-line' : 'line') && checks.includes(check),
    )
    if (mark !== undefined) return { first: isAbove ? number : location.line, scanner: excerpt(mark.scanner) }
  }
  return undefined
}

/** The text of the place: just the secret, which is what detect-secrets hashes. */
function secretOf(file: LoadedFile, place: NonNullable<Finding['location']>): string {
  if (place.line === place.endLine) return file.line(place.line).slice(place.column - 1, place.endColumn - 1)
  const last = Math.min(place.endLine, place.line + MAX_LINES)
  const lines: string[] = []
  for (let number = place.line; number <= last; number++) lines.push(file.line(number))
  return lines.join('\n').slice(place.column - 1)
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}
