import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile } from '../../model/rule.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { type SuppressionMark, suppressionMarks } from '../../text/suppression-marks.ts'

/** Marks of scanners that look for style as well, without a rule they are limited to: nobody writes them against security. */
const WITHOUT_RULE =
  /^(?:(?:(?:flake8|ruff): ?)?noqa|(?:eslint|oxlint)-disable(?:-next-line|-line)?|nolint|nosonar|skipcq)(?: {0,2}--.{0,400})?$/i
/** Only scanners of secrets read these; code in them is shown, not run. */
const PROSE = /\.(?:md|mdx|rst|txt|adoc)$/i
/** Lines of one file that are told one by one; the rest is counted. */
const MAX_LINES = 200
/** Code of others comes with the comments of others. */
const VENDORED = /(?:^|\/)(?:vendor|vendored|node_modules|third[_-]?party|3rdparty|site-packages)\//i

/** Each line with marks in this version; those that the other version has too cancel out. */
export function* suppressions(file: LoadedFile, context: CheckContext): Generator<Finding> {
  const numbers = new Set<number>()
  file.hits.forEach((_, end) => {
    numbers.add(file.position(end - 1).line)
  })
  let count = 0
  for (const number of numbers) {
    const line = file.line(number)
    const marks = suppressionMarks(line).filter((mark) => isAgainstSecurity(mark, file.path))
    const [first] = marks
    const last = marks.at(-1)
    if (first === undefined || last === undefined || ++count > MAX_LINES) continue
    yield {
      rule: 'hidden/suppression-added',
      path: file.path,
      location: {
        line: number,
        column: first.column,
        endLine: number,
        endColumn: last.column + last.text.length,
      },
      evidence: excerpt(marks.map((mark) => mark.text).join(', ')),
      // With what they silence: the same comment beside other code is another exception. That may be a password.
      identity: context.digest(line.replace(/\s+/g, ' ').trim(), true),
      ...(VENDORED.test(file.path) ? { level: 'off', strictLevel: 'note' } : {}),
    }
  }
  if (count > MAX_LINES) {
    const evidenceOfRest = evidence`${count - MAX_LINES} more lines`
    yield {
      rule: 'hidden/suppression-added',
      path: file.path,
      evidence: evidenceOfRest,
      identity: 'more lines',
    }
  }
}

function isAgainstSecurity({ text, checks }: SuppressionMark, path: string): boolean {
  if (PROSE.test(path)) return checks.every((check) => check === 'secrets')
  return !WITHOUT_RULE.test(text)
}
