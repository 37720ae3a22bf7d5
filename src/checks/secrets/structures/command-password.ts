import { evidence, excerpt, redactSecret } from '../../../text/redact.ts'
import type { Candidate } from '../candidate.ts'
import { isDocumented } from '../documented.ts'
import { isWeakPair, passwordStrength } from '../passwords.ts'
import type { Place } from './place.ts'

/** Characters of one command that are read, its continuation lines included. */
const MAX_COMMAND = 1_200
/** A line end that nothing continues, as it is or escaped, and what starts another command. */
const COMMAND_END = /(?<![\\^`])\r?\n|(?<!\\\\)\\n|[|]|&&/

const NAME_AND_PASSWORD =
  /(?:^|["'\s,])(?:-u|-U|--user|--proxy-user)["',\s=]{0,4}(?<user>[\w.@%+-]{0,80}):["']?(?<password>[^\s"'`\\,]{6,200})(?=["'`\s\\,)\]]|$)/
const SHORT_P = /(?:^|["'\s,])-p["',\s=]{1,4}(?<password>[^\s"'`\\,-][^\s"'`\\,]{5,199})(?=["'`\s\\,)\]]|$)/
const SHORT_W = /(?:^|["'\s,])-w["',\s]{1,4}(?<password>[^\s"'`\\,-][^\s"'`\\,]{5,199})(?=["'`\s\\,)\]]|$)/
const SAMBA_PAIR =
  /(?:^|["'\s,])(?:-U|--user)["',\s=]{1,4}(?<user>[\w.@/-]{1,80})%(?<password>[^\s"'`\\,]{6,200})(?=["'`\s\\,)\]]|$)/

/**
 * How a command takes a password as an argument, by its manual page: those that spread over lines or stand in lists, beside
 * the ones that `assignments/commands.ts` reads. The words are as the automaton reports them.
 */
const COMMANDS: ReadonlyMap<string, RegExp> = new Map([
  ['curl', NAME_AND_PASSWORD],
  ...['registry login', 'twine upload', 'mongosh ', 'mongodump ', 'mongorestore '].map(
    (word) => [word, SHORT_P] as const,
  ),
  ...['ldapsearch -', 'ldapadd -', 'ldapmodify -'].map((word) => [word, SHORT_W] as const),
  ['smbclient ', SAMBA_PAIR],
])

export const COMMAND_WORDS: readonly string[] = [...COMMANDS.keys()]

/** A password among the arguments of a command. */
export function commandPasswordAt(
  { text, end, digest, stretches }: Place,
  word: string,
): Candidate | undefined {
  const option = COMMANDS.get(word)
  if (option === undefined || !isCommand(text, end, word) || stretches.covers(word, end)) return undefined
  // The last character of the word may be the hyphen of the first option.
  const from = word.endsWith('-') ? end - 1 : end
  const rest = text.slice(from, from + MAX_COMMAND)
  const close = rest.search(COMMAND_END)
  const found = option.exec(close === -1 ? rest : rest.slice(0, close))
  stretches.extend(word, from + (found === null ? (close === -1 ? rest.length : close) : found.index))
  const { user, password } = (found?.groups ?? {}) as { user?: string; password?: string }
  if (found === null || password === undefined) return undefined
  if (isWeakPair(user ?? '', password) || isDocumented(password, digest)) return undefined
  const strength = passwordStrength(password, true)
  if (strength === undefined) return undefined
  const start = from + found.index + found[0].length - password.length
  return {
    rule: 'secrets/assigned-secret',
    recognition: 'address',
    start,
    end: start + password.length,
    value: password,
    evidence: evidence`${excerpt(word.replace(/ -?$/, ''))} … ${redactSecret(password, 0)}`,
    note: evidence`Change the password, then let the command read it from a file outside the repository, from standard input or from the environment.`,
    level: strength === 'random' ? 'error' : 'warning',
    confidence: strength === 'random' ? 'high' : 'medium',
    lowerInSamples: true,
    about: `${word} ${user ?? ''}`,
  }
}

/** Whether the word stands alone: `libcurl` and `curl_setopt` are no commands. */
function isCommand(text: string, end: number, word: string): boolean {
  const before = text.charCodeAt(end - word.length - 1)
  const isJoined = (before >= 0x61 && before <= 0x7a) || (before >= 0x41 && before <= 0x5a) || before === 0x5f
  if (isJoined && text[end - word.length - 2] !== '\\') return false
  return !/[a-z]$/.test(word) || /^[\s"']/.test(text.slice(end, end + 1))
}
