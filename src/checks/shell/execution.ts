import { argumentsOf } from '../../syntax/shell-arguments.ts'
import type { ShellWord } from '../../syntax/shell-words.ts'
import type { Step } from './step.ts'

/** What a command runs as a program of a language. */
export type Execution =
  /** What comes through its input. */
  | { readonly kind: 'input' }
  /** A text among its words. */
  | {
      readonly kind: 'text'
      readonly words: readonly ShellWord[]
      readonly by: 'eval' | 'shell' | 'language'
    }
  | { readonly kind: 'file'; readonly word: ShellWord }

const SHELL = /^(?:ba|z|da|a|k|mk|fi)?sh(?:-\d{1,3})?$/
const LANGUAGE =
  /^(?:python|pypy|perl|ruby|node|nodejs|deno|bun|php|pwsh|powershell|lua|rscript)(?:\d{1,2}(?:\.\d{1,2})?)?$/
const SHELL_VALUED: ReadonlySet<string> = new Set(['-o', '-O', '--rcfile', '--init-file'])
const LANGUAGE_VALUED: ReadonlySet<string> = new Set(['-W', '-X', '-I', '-M', '-r', '--require', '-d'])
const INPUTS: ReadonlySet<string> = new Set(['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0'])
/** Code is given as a word, or a module is named: the input is data. */
const CODE_OPTION = /^-[A-Za-z0-9]{0,12}[ceEmnpr]$|^--(?:eval|print|run|command|version|help)$/

/** Undefined when the command runs nothing of the kind. */
export function executionOf(step: Step): Execution | undefined {
  const { name, words } = step
  if (name === 'eval') return words.length === 0 ? undefined : { kind: 'text', words, by: 'eval' }
  if (name === 'source' || name === '.') {
    const [word] = words
    return word === undefined
      ? undefined
      : INPUTS.has(word.value)
        ? { kind: 'input' }
        : { kind: 'file', word }
  }
  if (SHELL.test(name)) return shellExecution(step)
  if (name === 'su') {
    const at = words.findIndex(({ value }) => value === '-c' || value === '--command')
    const text = words[at + 1]
    return at === -1 || text === undefined ? undefined : { kind: 'text', words: [text], by: 'shell' }
  }
  return LANGUAGE.test(name) ? languageExecution(words) : undefined
}

function shellExecution({ words, wrappers }: Step): Execution | undefined {
  let fromInput = false
  let asText = false
  for (const argument of argumentsOf(words, SHELL_VALUED)) {
    if (argument.kind === 'option') {
      if (argument.name === '-c') asText = true
      if (argument.name === '-s') fromInput = true
      if (argument.name === '--version' || argument.name === '--help') return undefined
      continue
    }
    const { word } = argument
    // `+x`, `+e`: options that are switched off.
    if (word.value.startsWith('+')) continue
    if (asText) return { kind: 'text', words: [word], by: 'shell' }
    return fromInput || INPUTS.has(word.value) ? { kind: 'input' } : { kind: 'file', word }
  }
  // `xargs sh` names files, `xargs sh -c` gives the text.
  return wrappers.has('xargs') && !asText ? undefined : { kind: 'input' }
}

function languageExecution(words: readonly ShellWord[]): Execution | undefined {
  for (const [at, word] of words.entries()) {
    if (CODE_OPTION.test(word.value)) {
      const code = words[at + 1]
      const isCode = code !== undefined && /^-[A-Za-z]{0,12}[ce]$/.test(word.value)
      return isCode ? { kind: 'text', words: [code], by: 'language' } : undefined
    }
    if (LANGUAGE_VALUED.has(words[at - 1]?.value ?? '')) continue
    if (INPUTS.has(word.value)) return { kind: 'input' }
    if (!word.value.startsWith('-')) return { kind: 'file', word }
  }
  return { kind: 'input' }
}
