import type { ReadShell } from '../../syntax/shell.ts'
import type { ParseFailure } from '../../syntax/tree-sitter.ts'
import { looseDownloads } from './downloads.ts'
import { evaluations } from './evaluation.ts'
import { flowsOf } from './flows.ts'
import { malformedSinks } from './malformed.ts'
import { unseenPrograms } from './pipes.ts'
import { privileges } from './privilege.ts'
import type { Problem } from './problem.ts'
import { reverseShells } from './reverse-shell.ts'
import type { ScriptPlace } from './severity.ts'
import { readSteps, type ScriptReading } from './step.ts'
import { systemPackages } from './system.ts'
import { verificationsOf } from './verification.ts'

/** All problems of a script, each place once for a rule. Offsets are into its text. */
export function inspectScript(
  text: string,
  place: ScriptPlace,
  read: ReadShell,
): readonly Problem[] | ParseFailure {
  const script = read(text)
  if ('reason' in script) return script
  const problems: Problem[] = []
  const seen = new Set<string>()
  for (const problem of problemsOf(readSteps(text, script), place)) {
    const key = `${problem.rule} ${problem.start}`
    if (!seen.has(key)) problems.push(problem)
    seen.add(key)
  }
  return problems
}

function* problemsOf(reading: ScriptReading, place: ScriptPlace): Generator<Problem> {
  const flows = flowsOf(reading)
  const verifications = verificationsOf(reading)
  const unseen = [...unseenPrograms(reading, flows, verifications)]
  yield* unseen
  const reported = new Set(unseen.flatMap(({ download }) => download ?? []))
  yield* looseDownloads(reading, flows, verifications, reported, place)
  const evaluated = new Set(unseen.map(({ end }) => end))
  for (const problem of evaluations(reading)) if (!evaluated.has(problem.end)) yield problem
  yield* reverseShells(reading)
  yield* systemPackages(reading, place)
  yield* privileges(reading, place)
  yield* malformedSinks(reading)
}
