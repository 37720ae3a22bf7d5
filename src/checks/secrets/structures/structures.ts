import type { Candidate } from '../candidate.ts'
import {
  authorizationAt,
  basicCallAt,
  bearerAt,
  bearerCallAt,
  headerFieldAt,
  headerValueCallAt,
} from './authorization.ts'
import { COMMAND_WORDS, commandPasswordAt } from './command-password.ts'
import { sharedAccessSignatureAt } from './connection-string.ts'
import { goAddressAt, oracleAddressAt } from './database-address.ts'
import { BARE_KEY_WORDS, bareKeyAt, ENCODED_DOCUMENT_WORDS, encodedDocumentAt } from './encoded-document.ts'
import { JsonWebTokens } from './json-web-token.ts'
import { kaggleKeyAt } from './kaggle-file.ts'
import { KubernetesSecrets } from './kubernetes-secret.ts'
import { puttyKeyAt, webKeyAt } from './other-keys.ts'
import { type Place, Stretches } from './place.ts'
import { privateKeyAt } from './private-key.ts'
import { registryLoginsAt } from './registry-login.ts'
import { COOKIE_WORDS, sessionCookieAt } from './session-cookie.ts'
import { urlCredentialsAt } from './url-credentials.ts'
import { WEBHOOK_WORDS, webhookAt } from './webhook-address.ts'

/** What is read of one file, in the order of its words. */
interface Reading {
  readonly webTokens: JsonWebTokens
  readonly kubernetes: KubernetesSecrets
}

type Reader = (
  place: Place,
  word: string,
  reading: Reading,
) => Candidate | undefined | readonly (Candidate | undefined)[]

/** What to read at a word, in lower case. A new structure is one file and one line here. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['private key', ({ text, end, digest }) => privateKeyAt(text, end, digest)],
  ['eyj', ({ end }, _, { webTokens }) => webTokens.at(end - 3)],
  ['://', ({ text, end, digest }) => urlCredentialsAt(text, end, digest)],
  ['authorization', ({ text, end, digest }) => authorizationAt(text, end, digest)],
  ['sig=', ({ text, end, digest }) => sharedAccessSignatureAt(text, end, digest)],
  ['username', ({ text, end, digest }) => kaggleKeyAt(text, end, digest)],
  ['authenticationheadervalue', headerValueCallAt],
  ['bearer ', bearerAt],
  ['forhttpheaderfield', headerFieldAt],
  ...['bearer_auth(', 'bearerauth('].map((word) => [word, bearerCallAt] as const),
  ...['basic_auth(', 'basicauth(', 'auth=('].map((word) => [word, basicCallAt] as const),
  ['@tcp(', goAddressAt],
  ['oracle:thin:', oracleAddressAt],
  ['auths', registryLoginsAt],
  ['kind: secret', ({ end }, _, { kubernetes }) => kubernetes.at(end)],
  ['"kind": "secret', ({ end }, _, { kubernetes }) => kubernetes.at(end)],
  ...COMMAND_WORDS.map((word) => [word, commandPasswordAt] as const),
  ...COOKIE_WORDS.map((word) => [word, sessionCookieAt] as const),
  ['private-lines:', puttyKeyAt],
  ['kty', webKeyAt],
  ...BARE_KEY_WORDS.map((word) => [word, bareKeyAt] as const),
  ...ENCODED_DOCUMENT_WORDS.map((word) => [word, encodedDocumentAt] as const),
  ...WEBHOOK_WORDS.map((word) => [word, webhookAt] as const),
])

/** The words that the automaton looks for. */
export const STRUCTURE_WORDS: readonly string[] = [...READERS.keys()]

/** Reads the structures of one file as the automaton comes upon their words. */
export class Structures {
  private readonly place: Omit<Place, 'end'>
  private readonly reading: Reading
  private readonly add: (candidate: Candidate | undefined) => void

  constructor(place: Omit<Place, 'end' | 'stretches'>, add: (candidate: Candidate | undefined) => void) {
    this.place = { ...place, stretches: new Stretches() }
    this.add = add
    this.reading = {
      webTokens: new JsonWebTokens(place.text, place.digest),
      kubernetes: new KubernetesSecrets(place.text, place.digest),
    }
  }

  /** @param end offset after the word */
  at(word: string, end: number): void {
    const found = READERS.get(word)?.({ ...this.place, end }, word, this.reading)
    if (found === undefined) return
    if ('rule' in found) this.add(found)
    else for (const candidate of found) this.add(candidate)
  }
}
