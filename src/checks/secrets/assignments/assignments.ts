import { assignedSecret } from '../assigned-secrets.ts'
import type { Candidate } from '../candidate.ts'
import { type Notation, notationOf } from '../paths.ts'
import { PLAIN_KEY_WORDS, type PlainKeyName, plainKeyName } from '../providers/services/plain-keys.ts'
import { ServiceKeys } from '../providers/services/service-keys.ts'
import type { Digest } from '../secret-format.ts'
import { connectionStringAt } from '../structures/connection-string.ts'
import type { Sweep } from '../sweep.ts'
import { COMMAND_WORDS, commandPassword } from './commands.ts'
import { isShown } from './examples.ts'
import { endOfName, NOUNS, type SecretName, secretName, startOfName } from './names.ts'
import { readValue } from './read.ts'

/** The words that the automaton looks for. */
export const ASSIGNMENT_WORDS: readonly string[] = [...NOUNS.keys(), ...COMMAND_WORDS, ...PLAIN_KEY_WORDS]

const PLAIN_KEYS: ReadonlySet<string> = new Set(PLAIN_KEY_WORDS)

/** What may stand after a name that is given a value; most names in prose and code are done with here. */
const MAY_FOLLOW = codeSet('"\'`=:, \t\\])}[({<>?!|.*\n\r')

/** A file whose names are read. */
interface Place {
  readonly text: string
  readonly path: string
  readonly digest: Digest
}

/** Reads what one file gives to the names of secrets, as the automaton comes upon their words. */
export class Assignments {
  private readonly place: Place
  private readonly state: Sweep
  private readonly notation: Notation
  private readonly services: ServiceKeys
  private namedAt = 0

  constructor(place: Place, state: Sweep) {
    this.place = place
    this.state = state
    this.notation = notationOf(place.path)
    this.services = new ServiceKeys(place.text, place.path, place.digest)
  }

  /** @param end offset after the word */
  at(word: string, end: number): void {
    if (this.notation === 'none') return
    const { text } = this.place
    if (PLAIN_KEYS.has(word)) {
      const name = plainKeyName(text, word, end)
      if (name !== undefined) this.plainKey(name)
      return
    }
    if (!NOUNS.has(word)) {
      this.state.moveTo(end)
      this.state.add(this.command(word, end))
      return
    }
    const nameEnd = endOfName(text, end)
    if (nameEnd === -1 || MAY_FOLLOW[text.charCodeAt(nameEnd)] !== 1) return
    // `shared_access_key` ends as `access_key` does; the longest noun comes first.
    if (end === this.namedAt) return
    this.namedAt = end
    this.state.moveTo(end)
    this.state.add(this.named(word, end, nameEnd))
  }

  private plainKey(name: PlainKeyName): void {
    const span = readValue(this.place.text, name, this.notation)
    if (span === undefined) return
    this.state.moveTo(name.end)
    const value = this.place.text.slice(span.start, span.end)
    this.state.add(this.services.find(name, span, value, this.state.onLongLine ? 'name' : name.farthest))
  }

  private command(word: string, end: number): Candidate | undefined {
    const { text, path, digest } = this.place
    const password = commandPassword(text, word, end)
    if (password === undefined) return undefined
    const name: SecretName = {
      start: end - word.length,
      end,
      text: password.label,
      kind: 'password',
      strong: true,
    }
    return assignedSecret(text, path, name, password.span, this.state.onLongLine, digest, this.services)
  }

  private named(noun: string, nounEnd: number, nameEnd: number): Candidate | undefined {
    const { text, path, digest } = this.place
    const nounStart = nounEnd - noun.length
    const span = readValue(text, { start: startOfName(text, nounStart), end: nameEnd }, this.notation)
    if (span === undefined && text.charCodeAt(nameEnd) !== 0x3d) return undefined
    const name = secretName(text, noun, nounStart, nameEnd)
    if (name === undefined) return undefined
    const assigned =
      span === undefined
        ? undefined
        : assignedSecret(text, path, name, span, this.state.onLongLine, digest, this.services)
    const found = assigned ?? connectionStringAt(text, name, digest)
    return found !== undefined && this.notation !== 'prose' && isShown(text, name.start) ? undefined : found
  }
}

function codeSet(characters: string): Uint8Array {
  const set = new Uint8Array(128)
  for (const character of characters) set[character.charCodeAt(0)] = 1
  return set
}
