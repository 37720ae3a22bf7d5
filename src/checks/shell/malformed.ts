import type { Problem } from './problem.ts'
import type { ScriptReading } from './step.ts'

/** What the rules look for, as it stands in text that fits no rule of the grammar. */
const SINKS: readonly (readonly [Problem['rule'], RegExp])[] = [
  [
    'shell/pipe-to-interpreter',
    /\b(?:curl|wget)\b[^|\n]{0,300}\|[ \t]{0,5}(?:sudo[ \t]{1,5})?(?:(?:ba|z|da|k)?sh|python3?|perl|ruby|node)\b/g,
  ],
  [
    'shell/pipe-to-interpreter',
    /\b(?:eval|source|bash -c|sh -c)\b[ "'<]{0,5}\$?[(`][ \t]{0,5}(?:curl|wget)\b/g,
  ],
  [
    'shell/decoded-script',
    /\bbase64[ \t]{1,5}(?:-d|-D|--decode)\b[^|\n]{0,100}\|[ \t]{0,5}(?:ba|z|da|k)?sh\b/g,
  ],
  ['shell/reverse-shell', /\/dev\/(?:tcp|udp)\/[\w.$]{1,100}\/[\d$]/g],
]
/** UTF-16 code units of one such part that are searched. */
const MAX_SEARCHED = 200_000

/** Guesses about the parts of a script that could not be read. */
export function* malformedSinks({ text, script }: ScriptReading): Generator<Problem> {
  for (const { start, end } of script.malformed) {
    const part = text.slice(start, Math.min(end, start + MAX_SEARCHED))
    for (const [rule, sink] of SINKS) {
      for (const found of part.matchAll(sink)) {
        if (isOnlyTold(part, found.index)) continue
        const at = start + found.index
        yield {
          rule,
          severity: 'low',
          start: at,
          end: at + found[0].length,
          identity: `malformed|${found[0].slice(0, 40)}`,
          note: 'the script does not parse here',
          isGuess: true,
        }
      }
    }
  }
}

/** A comment, or what is printed. */
function isOnlyTold(text: string, at: number): boolean {
  return TOLD.test(text.slice(Math.max(text.lastIndexOf('\n', at) + 1, at - 300), at))
}
const TOLD = /^\s{0,100}(?:#|@?echo\b|printf\b)/
