import { base62, littleEndianHex32 } from '../checksums.ts'
import { decodeBase64 } from '../decoding.ts'
import { marvin32 } from '../marvin.ts'
import type { Proof, Provider, TokenFormat } from '../secret-format.ts'

/** Bytes of an Azure storage account's key. */
const STORAGE_KEY_BYTES = 64

/** A key of 64 bytes in base64, the service's signature before its last bytes. */
const AZURE_64_BYTES =
  /[A-Za-z0-9+/]{76}(?:ACDb|APIM|\+(?:ASt|ABa|AMC))[A-Za-z0-9+/]{5}[AQgw]==(?![A-Za-z0-9+/=_-])/y
/** The same of 32 bytes. */
const AZURE_32_BYTES =
  /[A-Za-z0-9+/]{33}(?:AIoT|AzCa|AZEG|\+(?:ASb|AEh|ARm))[A-P][A-Za-z0-9+/]{5}=(?![A-Za-z0-9+/=_-])/y
/** Characters of such a key that its last four check. */
const ANNOTATED_CHECKED = 80
const ANNOTATED_SEED = 'Default0'
/** Keys of newer services: random part, signature, when and where it was issued, the provider, check characters. */
const AZURE_ANNOTATED_KEY =
  /[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}(?![A-Za-z0-9+/_-])/y

interface AzureKey {
  readonly literal: string
  /** Offset of the literal in the key. */
  readonly at: number
  readonly shape: RegExp
}

/** Microsoft's identifiable keys: Cosmos DB, API Management, Storage, Batch, ML; IoT, Redis, Event Grid, Service Bus, Event Hubs, Relay; registry, search, functions. */
const AZURE_KEYS: readonly AzureKey[] = [
  ...['ACDb', 'APIM', '+ASt', '+ABa', '+AMC'].map((literal) => ({ literal, at: 76, shape: AZURE_64_BYTES })),
  ...['AIoT', 'AzCa', 'AZEG', '+ASb', '+AEh', '+ARm'].map((literal) => ({
    literal,
    at: 33,
    shape: AZURE_32_BYTES,
  })),
  { literal: '+ACR', at: 42, shape: /[A-Za-z0-9+/]{42}\+ACR[A-D][A-Za-z0-9+/]{5}(?![A-Za-z0-9+/=_-])/y },
  { literal: 'AzSe', at: 42, shape: /[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}(?![A-Za-z0-9+/=_-])/y },
  { literal: 'AzFu', at: 44, shape: /[\w-]{44}AzFu[\w-]{5}[AQgw]==(?![\w=-])/y },
]

export const AZURE: readonly Provider[] = [
  {
    rule: 'secrets/azure-key',
    name: 'Azure',
    secret: 'credential',
    grants: 'sign in as the application, or use the service or storage account it belongs to in full',
    revoke: 'portal.azure.com (App registrations, or the resource’s Keys)',
    references: ['https://github.com/microsoft/security-utilities'],
    formats: [
      ...AZURE_KEYS.map(
        ({ literal, at, shape }): TokenFormat => ({
          literal,
          literalAt: [at],
          shape,
          publicPrefix: 0,
          occursInBase64: true,
        }),
      ),
      {
        literal: 'JQQJ9',
        literalAt: [52],
        shape: AZURE_ANNOTATED_KEY,
        publicPrefix: 0,
        occursInBase64: true,
        prove: checksAnnotatedKey,
      },
      {
        literal: 'Q~',
        literalAt: [4],
        shape: /[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~-])/y,
        publicPrefix: 0,
      },
    ],
    named: [
      {
        words: ['accountkey', 'account_key', 'azure', 'storage'],
        underNameOnly: true,
        shape: /^[A-Za-z0-9+/]{86}==$/,
        publicPrefix: 0,
        prove: holdsStorageKey,
      },
      {
        words: ['azconfig.io'],
        underNameOnly: true,
        nameHolds: /secret/i,
        shape: /^[A-Za-z0-9+/]{36,100}={0,2}$/,
        publicPrefix: 0,
      },
    ],
  },
]

export function holdsStorageKey(token: string): Proof {
  return decodeBase64(token).length === STORAGE_KEY_BYTES ? 'unknown' : 'other'
}

/** The last characters are the first of a Marvin32 hash of those before them: in base64, or as a base-62 number. */
function checksAnnotatedKey(token: string): Proof {
  const hash = marvin32(decodeBase64(token.slice(0, ANNOTATED_CHECKED)), ANNOTATED_SEED)
  const bytes = String.fromCharCode(hash & 0xff, (hash >>> 8) & 0xff, (hash >>> 16) & 0xff)
  const number = base62(Number.parseInt(littleEndianHex32(hash), 16), 0)
  const check = token.slice(ANNOTATED_CHECKED)
  return decodeBase64(check) === bytes || number.padEnd(check.length, '0').startsWith(check)
    ? 'valid'
    : 'invalid'
}
