import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile } from '../../model/rule.ts'
import { farRightCode, hasFarRight } from './far-right.ts'
import { hasLongLine, longLineFindings } from './long-lines.ts'
import { mayBeMostlyWhitespace, mostlyWhitespace } from './mostly-whitespace.ts'

/** Whether a file must be looked at because of how its text is laid out. */
export function hasOddLayout(file: LoadedFile): boolean {
  const { path, text } = file
  if (text === undefined) return false
  return hasFarRight(path, text) || hasLongLine(path, text) || mayBeMostlyWhitespace(file)
}

/** What the layout of a text keeps out of sight. @param base the version before, where it is to be compared */
export function* oddLayout(
  file: LoadedFile,
  text: string,
  base: string | undefined,
  context: CheckContext,
): Generator<Finding> {
  yield* farRightCode(file, text, context)
  yield* longLineFindings(file, text, context)
  if (base !== undefined) yield* mostlyWhitespace(file, text, base)
}
