import type { Finding } from '../model/finding.ts'
import type { LoadedFile } from '../model/rule.ts'
import { redactedLine } from '../text/redact.ts'

/** Findings whose offending line is longer than this are shown without it. UTF-16 code units. */
const MAX_EXCERPT_SOURCE = 2_000

/** Stands at the name of a secret, which is none. */
const NAMES_ONLY = 'secrets/logged-secret'

/** Adds the offending line to each finding, with every secret found on that line blanked out. */
export function withExcerpts(findings: readonly Finding[], file: LoadedFile): readonly Finding[] {
  if (file.text === undefined) return findings
  const secrets = findings.filter(({ rule }) => rule.startsWith('secrets/') && rule !== NAMES_ONLY)
  return findings.map((finding) => {
    const place = finding.location
    if (place === undefined) return finding
    const line = file.line(place.line)
    if (line.trim() === '' || line.length > MAX_EXCERPT_SOURCE) return finding
    const ranges = secrets.flatMap(({ location }) =>
      location === undefined || location.line > place.line || location.endLine < place.line
        ? []
        : [
            {
              from: location.line === place.line ? location.column : 1,
              to: location.endLine === place.line ? location.endColumn : line.length + 1,
            },
          ],
    )
    return { ...finding, excerpt: redactedLine(line, ranges) }
  })
}
