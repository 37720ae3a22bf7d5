import type { ShellScript } from '../../syntax/shell.ts'
import type { ShellWord } from '../../syntax/shell-words.ts'
import { executionOf } from './execution.ts'
import type { Problem } from './problem.ts'
import { firstWithin, type ScriptReading, type Step } from './step.ts'

/** What these print is made for the shell that evaluates it. */
const PRINTS_FOR_SHELLS: ReadonlySet<string> = new Set(
  'ssh-agent conda mamba micromamba brew direnv pyenv rbenv nodenv goenv jenv fnm nvm mise asdf opam starship zoxide atuin register-python-argcomplete dircolors lesspipe resize minikube docker-machine luarocks thefuck keychain gpg-agent dbus-launch dpkg-architecture dpkg-buildflags tset hub gh op pixi spack modulecmd locale getopt kubectl helm stty shopt declare typeset alias printf'.split(
    ' ',
  ),
)
/** Options put in order by getopt, and what assigns through a name that it builds itself. */
const OPTIONS: ReadonlySet<string> = new Set(['set'])
/** UTF-16 code units of a text that tell it from others. */
const MAX_IDENTITY = 500
const BLANKS = /\s+/g
const WHOLE_VARIABLE = /^\$(?:\w{1,100}|[@*]|\{\w{1,100}(?:\[[@*]\])?\})$/
/** Every dollar sign, with the name behind it. */
const REFERENCE = /\$\{?(?<name>[A-Za-z_]\w{0,100})?/g
const SUBSTITUTION = /^["']?(?:\$\(|`)/

/** `eval` and `sh -c` of text that is only known when it runs. */
export function* evaluations({ text, script, steps }: ScriptReading): Generator<Problem> {
  const fixed = fixedVariables(text, script)
  const starts = steps.map(({ command }) => command.start)
  const printing = (word: ShellWord): string =>
    steps[firstWithin(starts, { start: word.start + 1, end: word.end })]?.name ?? ''
  for (const step of steps) {
    const execution = executionOf(step)
    if (execution?.kind !== 'text') continue
    const { words, by } = execution
    if (!words.some(({ dynamic }) => dynamic)) continue
    const whole = words.map(({ value }) => value).join(' ')
    const range = { start: step.command.start, end: step.command.end }
    const identity = `${step.name}|${whole.slice(0, MAX_IDENTITY).replace(BLANKS, ' ')}`
    if (by === 'eval') {
      const isKnown = isFixed(whole, fixed) || words.every((word) => isWrittenOut(text, word))
      const severity = isKnown ? 'low' : severityOf(text, words, printing)
      yield { ...range, rule: 'shell/eval', severity, identity }
    } else if (by === 'shell' && words.length === 1 && isHandedOn(step, whole)) {
      yield { ...range, rule: 'shell/eval', severity: 'medium', identity }
    }
  }
}

/** Variables that the script itself gives every one of their values, each written out. */
function fixedVariables(text: string, { assignments }: ShellScript): ReadonlySet<string> {
  const fixed = new Set<string>()
  const open = new Set<string>()
  for (const { name, value } of assignments) {
    ;(isWrittenOut(text, value) ? fixed : open).add(name)
  }
  for (const name of open) fixed.delete(name)
  return fixed
}

/** Nothing is put in when it runs: in single quotes a variable is one of the text that is evaluated. */
function isWrittenOut(text: string, { dynamic, start, end }: ShellWord): boolean {
  return !dynamic || (text[start] === "'" && text.indexOf("'", start + 1) === end - 1)
}

/** Whether a text to evaluate holds nothing but such variables. */
function isFixed(text: string, fixed: ReadonlySet<string>): boolean {
  const names = [...text.matchAll(REFERENCE)].map(({ groups }) => groups?.['name'] ?? '')
  return names.length > 0 && !text.includes('`') && names.every((name) => fixed.has(name))
}

function severityOf(
  text: string,
  words: readonly ShellWord[],
  printing: (word: ShellWord) => string,
): Problem['severity'] {
  const [first] = words as readonly [ShellWord, ...ShellWord[]]
  if (OPTIONS.has(first.value.split(' ', 1)[0] as string)) return 'audit'
  if (SUBSTITUTION.test(text.slice(first.start, first.start + 4))) {
    // Another command of the machine prints it: worth a look, but nothing that came from outside.
    return PRINTS_FOR_SHELLS.has(printing(first)) ? 'audit' : 'low'
  }
  const last = words.at(-1) as ShellWord
  const written = text.slice(first.start, last.end)
  // Copies a function, or goes through a name that is built: `\$$name`.
  if (printing(last) === 'declare') return 'audit'
  return written.includes('\\$') ? 'low' : 'medium'
}

/** `bash -c "$COMMAND"`: nothing of the text stands in the script. */
function isHandedOn(step: Step, text: string): boolean {
  return WHOLE_VARIABLE.test(text) && !step.wrappers.has('xargs')
}
