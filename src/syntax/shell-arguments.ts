import type { ShellWord } from './shell-words.ts'

/** What follows the name of an installer, told apart. */
export type Argument =
  | { readonly kind: 'positional'; readonly word: ShellWord }
  | {
      readonly kind: 'option'
      /** With its dashes: `-r`, `--index-url`. */
      readonly name: string
      /** The value as the installer sees it. */
      readonly value?: string
      /** Where the value stands; the option itself when it has none. */
      readonly word: ShellWord
    }

/**
 * Options and the rest, as most tools read them: `--name value`, `--name=value`, `-n value`, `-nvalue`, flags together.
 * @param valued options that take the next word, with their dashes
 */
export function* argumentsOf(words: readonly ShellWord[], valued: ReadonlySet<string>): Generator<Argument> {
  let onlyPositional = false
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as ShellWord
    const { value } = word
    if (onlyPositional || !value.startsWith('-') || value === '-') {
      yield { kind: 'positional', word }
    } else if (value === '--') {
      onlyPositional = true
    } else {
      const option = optionOf(value, valued)
      const next = option.takesNext ? words[at + 1] : undefined
      if (next !== undefined) at++
      const given = option.value ?? next?.value
      for (const name of option.flags) yield { kind: 'option', name, word }
      yield {
        kind: 'option',
        name: option.name,
        ...(given === undefined ? {} : { value: given }),
        word: next ?? word,
      }
    }
  }
}

interface OptionWord {
  /** One-letter flags in front of the option, in the same word. */
  readonly flags: readonly string[]
  readonly name: string
  readonly value?: string
  readonly takesNext: boolean
}

function optionOf(word: string, valued: ReadonlySet<string>): OptionWord {
  if (word.startsWith('--')) {
    const equals = word.indexOf('=')
    if (equals === -1) return { flags: [], name: word, takesNext: valued.has(word) }
    return { flags: [], name: word.slice(0, equals), value: word.slice(equals + 1), takesNext: false }
  }
  const flags: string[] = []
  for (let at = 1; at < word.length; at++) {
    const name = `-${word[at]}`
    if (valued.has(name)) {
      const rest = word.slice(at + 1).replace(/^=/, '')
      return rest === '' ? { flags, name, takesNext: true } : { flags, name, value: rest, takesNext: false }
    }
    flags.push(name)
  }
  return { flags: flags.slice(0, -1), name: flags.at(-1) ?? '-', takesNext: false }
}
