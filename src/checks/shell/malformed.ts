import type { ShellRange } from '../../syntax/shell-words.ts'
import type { Problem } from './problem.ts'
import type { ScriptReading } from './step.ts'

/** UTF-16 code units of one malformed part that are searched, and of one line of it. */
const MAX_SEARCHED = 200_000
const MAX_LINE = 2_000
/** Pipes behind one command that are looked at. */
const MAX_STAGES = 20
const FETCHES = /\b(?:curl|wget)\s/
const DECODES = /\bbase64 {1,5}(?:-d|-D|--decode)\b/
const INTO_INTERPRETER = /^\|&?\s{0,5}(?:sudo\s{1,5})?(?:(?:ba|z|da|k)?sh|python3?|perl|ruby|node)(?:\s|$)/
const RUNS_FETCHED = /\b(?:eval|source|(?:ba)?sh -c) ["']?(?:\$\(|`|<\() ?(?:curl|wget)\b/
const REVERSE = /\/dev\/(?:tcp|udp)\/[\w.$]{1,100}\/[\d$]/
/** A comment, or what is printed. */
const TOLD = /^\s{0,100}(?:#|@?echo\b|printf\b)/

/** Guesses about the parts of a script that do not parse, line by line. */
export function* malformedSinks({ text, script }: ScriptReading): Generator<Problem> {
  for (const { start, end } of script.malformed) {
    const last = Math.min(end, start + MAX_SEARCHED)
    for (let at = start; at < last; ) {
      const feed = text.indexOf('\n', at)
      const stop = feed === -1 ? last : Math.min(feed, last)
      const line = text.slice(at, Math.min(stop, at + MAX_LINE))
      if (!TOLD.test(line)) yield* guessesIn(line, at)
      at = stop + 1
    }
  }
}

function* guessesIn(line: string, offset: number): Generator<Problem> {
  const runs = RUNS_FETCHED.exec(line) ?? pipedFrom(line, FETCHES)
  if (runs !== null) yield guess('shell/pipe-to-interpreter', line, offset, runs)
  const decodes = pipedFrom(line, DECODES)
  if (decodes !== null) yield guess('shell/decoded-script', line, offset, decodes)
  const reverse = REVERSE.exec(line)
  if (reverse !== null) yield guess('shell/reverse-shell', line, offset, reverse)
}

/** A match whose output goes into an interpreter. */
function pipedFrom(line: string, source: RegExp): RegExpExecArray | null {
  const found = source.exec(line)
  let pipe = found?.index ?? line.length
  for (let stage = 0; stage < MAX_STAGES; stage++) {
    pipe = line.indexOf('|', pipe + 1)
    if (pipe === -1) return null
    if (INTO_INTERPRETER.test(line.slice(pipe, pipe + 40))) return found
  }
  return null
}

function guess(rule: Problem['rule'], line: string, offset: number, found: RegExpExecArray): Problem {
  const range: ShellRange = { start: offset + found.index, end: offset + line.trimEnd().length }
  return {
    ...range,
    rule,
    severity: 'low',
    identity: `malformed|${found[0]}`,
    note: 'the script does not parse here',
    isGuess: true,
  }
}
