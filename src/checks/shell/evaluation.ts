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
const WHOLE_VARIABLE = /^\$(?:\w{1,100}|[@*]|\{\w{1,100}(?:\[[@*]\])?\})$/
const SUBSTITUTION = /^["']?(?:\$\(|`)/

/** `eval` and `sh -c` of text that is only known when it runs. */
export function* evaluations({ text, steps }: ScriptReading): Generator<Problem> {
  const starts = steps.map(({ command }) => command.start)
  const printing = (word: ShellWord): string =>
    steps[firstWithin(starts, { start: word.start + 1, end: word.end })]?.name ?? ''
  for (const step of steps) {
    const execution = executionOf(step)
    if (execution?.kind !== 'text') continue
    const { words, evaluates } = execution
    if (!words.some(({ dynamic }) => dynamic)) continue
    const whole = words.map(({ value }) => value).join(' ')
    const range = { start: step.command.start, end: step.command.end }
    const identity = `${step.name}|${whole.replace(/\s+/g, ' ')}`
    if (evaluates) {
      const severity = severityOf(text, words, printing)
      yield { ...range, rule: 'shell/eval', severity, identity }
    } else if (words.length === 1 && isHandedOn(step, whole)) {
      yield { ...range, rule: 'shell/eval', severity: 'medium', identity }
    }
  }
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
  return isAssignment(first, words) ? 'low' : 'medium'
}

/** `eval "$name=\$value"` sets a variable whose name is built. */
function isAssignment({ value }: ShellWord, words: readonly ShellWord[]): boolean {
  return words.length === 1 && /^(?:export )?[\w${}]{1,120}=/.test(value)
}

/** `bash -c "$COMMAND"`: nothing of the text stands in the script. */
function isHandedOn(step: Step, text: string): boolean {
  return WHOLE_VARIABLE.test(text) && !step.wrappers.has('xargs')
}
