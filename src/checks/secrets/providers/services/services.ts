import { AI } from './ai.ts'
import { COMMERCE } from './commerce.ts'
import { CUSTOMERS } from './customers.ts'
import { DEVELOPERS } from './developers.ts'
import { DOCUMENTS_AND_MEDIA } from './documents-and-media.ts'
import { MARKETS } from './markets.ts'
import { MESSAGING } from './messaging.ts'
import { REFERENCE } from './reference.ts'
import { SCRAPING } from './scraping.ts'
import type { Service } from './service.ts'
import { SOCIAL } from './social.ts'
import { WEATHER_AND_PLACES } from './weather-and-places.ts'
import { WORK } from './work.ts'

/**
 * Every service. A new family is one file and one line here.
 *
 * Left out: keys with a shape of their own and keys that are JSON Web Tokens, which other rules find; ids, addresses, user
 * names and publishable halves; keys under 14 characters or of digits alone, which chance makes, and over 200, which no
 * assignment is read for; services named by a word of everyday text (float, magnetic, privacy) with keys of no
 * structure; and what any password fits (FTP, ODBC, RabbitMQ), which is judged by the name it stands under.
 *
 * A word counts only in names (`ownWords`) when it stands in ten files or more of 430 MB of public projects, or is short.
 */
export const SERVICES: readonly Service[] = [
  ...AI,
  ...DEVELOPERS,
  ...MESSAGING,
  ...CUSTOMERS,
  ...WORK,
  ...DOCUMENTS_AND_MEDIA,
  ...COMMERCE,
  ...SOCIAL,
  ...MARKETS,
  ...WEATHER_AND_PLACES,
  ...SCRAPING,
  ...REFERENCE,
]

/** By a word that counts wherever a key's service may be named. */
export const SERVICES_BY_WORD: ReadonlyMap<string, readonly Service[]> = byWord((service) => service.words)

/** By a word that counts only in a name. */
export const SERVICES_BY_OWN_WORD: ReadonlyMap<string, readonly Service[]> = byWord(
  (service) => service.ownWords ?? [],
)

function byWord(wordsOf: (service: Service) => readonly string[]): ReadonlyMap<string, readonly Service[]> {
  const found = new Map<string, Service[]>()
  for (const service of SERVICES) {
    for (const word of wordsOf(service)) {
      const others = found.get(word)
      if (others === undefined) found.set(word, [service])
      else others.push(service)
    }
  }
  return found
}
