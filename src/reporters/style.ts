import type { VerdictKind } from '../model/report.ts'
import type { Level } from '../model/rule.ts'

/** How words look on a terminal. */
export interface Style {
  level(level: Level, word: string): string
  verdict(kind: VerdictKind, word: string): string
  strong(word: string): string
  faint(word: string): string
}

const RESET = '\u001b[0m'
const BOLD = '\u001b[1m'
const FAINT = '\u001b[2m'
const RED = '\u001b[31m'
const GREEN = '\u001b[32m'
const YELLOW = '\u001b[33m'
const BLUE = '\u001b[34m'

const LEVEL_COLORS: Readonly<Record<Level, string>> = { error: RED, warning: YELLOW, note: BLUE }
const VERDICT_COLORS: Readonly<Record<VerdictKind, string>> = { pass: GREEN, fail: RED, incomplete: YELLOW }

/** The only control sequences in our output; without colour there are none at all. */
export function style(color: boolean): Style {
  const paint = (codes: string, word: string): string => (color ? `${codes}${word}${RESET}` : word)
  return {
    level: (level, word) => paint(LEVEL_COLORS[level], word),
    verdict: (kind, word) => paint(BOLD + VERDICT_COLORS[kind], word),
    strong: (word) => paint(BOLD, word),
    faint: (word) => paint(FAINT, word),
  }
}
