import { TripwireSet } from '../../../text/tripwire.ts'
import type { Candidate } from '../candidate.ts'
import { FORMATS_BY_LITERAL, type ProviderFormat } from '../providers.ts'
import type { Digest } from '../secret-format.ts'
import { JsonWebTokens } from '../structures/json-web-token.ts'
import { privateKeyAt } from '../structures/private-key.ts'
import { Sweep } from '../sweep.ts'
import { tokensAt } from '../token-hits.ts'

const PRIVATE_KEY = 'private key'
const WEB_TOKEN = 'eyj'
const WORDS: readonly string[] = [...new Set([...FORMATS_BY_LITERAL.keys(), PRIVATE_KEY, WEB_TOKEN])]
const FORMATS: readonly (readonly ProviderFormat[])[] = WORDS.map(
  (word) => FORMATS_BY_LITERAL.get(word) ?? [],
)

/** Searches revealed text for what tells by itself: tokens, private keys and web tokens. Its automaton is made when first needed. */
export class LiteralSearch {
  private automaton: TripwireSet | undefined

  search(text: string, digest: Digest): readonly Candidate[] {
    this.automaton ??= new TripwireSet(new Map([['literals', WORDS]]))
    const sweep = new Sweep(text)
    const add = (candidate: Candidate | undefined): void => sweep.add(candidate)
    const webTokens = new JsonWebTokens(text, digest)
    this.automaton
      .scan(text)
      .of('literals')
      .forEach((word, end, place) => {
        if (sweep.full) return
        sweep.moveTo(end)
        tokensAt(text, end, FORMATS[place] ?? [], digest, sweep, add)
        if (word === PRIVATE_KEY) add(privateKeyAt(text, end, digest))
        else if (word === WEB_TOKEN) add(webTokens.at(end - WEB_TOKEN.length))
      })
    return sweep.candidates
  }
}
