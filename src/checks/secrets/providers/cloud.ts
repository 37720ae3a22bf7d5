import { base62, littleEndianHex32 } from '../checksums.ts'
import { decodeBase64 } from '../decoding.ts'
import { marvin32 } from '../marvin.ts'
import type { Proof, Provider, TokenFormat } from '../secret-format.ts'

/** Long-lived, session, bearer and context-specific ids. A slash may follow only as in a request signature's scope. */
const AWS_KEY_ID = /A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}(?![A-Za-z0-9+=]|\/(?!20[0-9]{2}))/y
const AWS_ID_PREFIXES = ['AKIA', 'ASIA', 'ABIA', 'ACCA'] as const
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

/** Personal, OAuth access and OAuth refresh tokens. */
const DIGITALOCEAN_TOKEN = /do[opr]_v1_[0-9a-fA-F]{64}(?![A-Za-z0-9_])/y
const DIGITALOCEAN_PREFIXES = ['dop_v1_', 'doo_v1_', 'dor_v1_'] as const

export const CLOUD: readonly Provider[] = [
  {
    rule: 'secrets/aws-key',
    name: 'AWS',
    secret: 'access key',
    grants: 'do whatever its user may in the account, from storage to machines',
    revoke: 'console.aws.amazon.com/iam (Security credentials)',
    references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html'],
    formats: [
      ...AWS_ID_PREFIXES.map(
        (literal): TokenFormat => ({ literal, shape: AWS_KEY_ID, publicPrefix: 4, occursInBase64: true }),
      ),
      {
        literal: 'ABSK',
        shape: /ABSK[A-Za-z0-9+/]{109,269}={0,2}(?![A-Za-z0-9+/=])/y,
        publicPrefix: 4,
        occursInBase64: true,
      },
      {
        literal: 'bedrock-api-key-',
        shape: /bedrock-api-key-[A-Za-z0-9+/]{60,2000}={0,2}(?![A-Za-z0-9+/=])/y,
        publicPrefix: 16,
      },
    ],
    named: [
      {
        words: ['aws', 'secret_access_key', 'secretaccesskey'],
        underNameOnly: true,
        nameHolds: /secret|access_?key/i,
        shape: /^[A-Za-z0-9/+]{40}$/,
        publicPrefix: 0,
      },
    ],
  },
  {
    rule: 'secrets/google-key',
    name: 'Google',
    secret: 'credential',
    grants:
      "call the APIs it is not restricted from at the project's cost, or sign users in as the application",
    revoke: 'console.cloud.google.com/apis/credentials',
    formats: [
      { literal: 'AIza', shape: /AIza[\w-]{35}(?![\w+/=-])/y, publicPrefix: 4, occursInBase64: true },
      { literal: 'AQ.Ab8RN6', shape: /AQ\.Ab8RN6[\w-]{44}(?![\w-])/y, publicPrefix: 9 },
      // Secret of an OAuth client.
      { literal: 'GOCSPX-', shape: /GOCSPX-[\w-]{28}(?![\w-])/y, publicPrefix: 7 },
      // A refresh token, as the command-line tools of Google keep it.
      {
        literal: '1//0',
        shape: /1\/\/0[\w-]{40,120}(?![\w+/=-])/y,
        publicPrefix: 4,
        occursInBase64: true,
      },
      // An access token; it ends after an hour.
      {
        literal: 'ya29.',
        shape: /ya29\.[\w-]{20,1024}(?![\w-]|\.{2})/y,
        publicPrefix: 5,
        level: 'warning',
      },
    ],
  },
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
  {
    rule: 'secrets/alibaba-key',
    name: 'Alibaba Cloud',
    secret: 'access key',
    grants: 'do whatever its user may in the account, once both halves are known',
    revoke: 'ram.console.aliyun.com (Users, AccessKey)',
    references: ['https://help.aliyun.com/en/document_detail/53045.html'],
    formats: [
      // The id of a pair: no more than a name without its secret, which has no shape of its own.
      {
        literal: 'LTAI',
        shape: /LTAI[A-Za-z0-9]{17,21}(?![A-Za-z0-9+/=_-])/y,
        publicPrefix: 4,
        occursInBase64: true,
        level: 'warning',
      },
      // The id of a pair that ends.
      {
        literal: 'STS.',
        shape: /STS\.[A-Za-z0-9]{16,64}(?![\w.(-])/y,
        publicPrefix: 4,
        level: 'warning',
        mustLookRandom: true,
      },
    ],
    named: [
      {
        words: ['alibaba', 'aliyun', 'ltai', 'sts.'],
        underNameOnly: true,
        nameHolds: /secret/i,
        shape: /^[A-Za-z0-9]{30}$/,
        publicPrefix: 0,
      },
    ],
  },
  {
    rule: 'secrets/digitalocean-token',
    name: 'DigitalOcean',
    secret: 'token',
    grants: 'create, change and delete machines, databases and storage of the account',
    revoke: 'cloud.digitalocean.com/account/api/tokens',
    references: ['https://www.digitalocean.com/docs/apis-clis/api/create-personal-access-token/'],
    formats: DIGITALOCEAN_PREFIXES.map(
      (literal): TokenFormat => ({ literal, shape: DIGITALOCEAN_TOKEN, publicPrefix: 7 }),
    ),
  },
  {
    rule: 'secrets/cloudflare-key',
    name: 'Cloudflare',
    secret: 'origin CA key',
    grants: 'issue and revoke origin certificates for the zones of its owner',
    revoke: 'dash.cloudflare.com/profile/api-tokens (Origin CA Key, Change)',
    references: ['https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys'],
    formats: [
      {
        literal: 'v1.0-',
        shape: /v1\.0-[0-9a-f]{24}-[0-9a-f]{146}(?![A-Za-z0-9_-])/y,
        publicPrefix: 5,
      },
    ],
  },
  {
    rule: 'secrets/exoscale-key',
    name: 'Exoscale',
    secret: 'API key',
    grants: 'do whatever its role may in the organisation, once key and secret are known',
    revoke: 'portal.exoscale.com (IAM, Keys)',
    formats: [],
    named: [
      { words: ['exoscale'], shape: /^EXO[A-Za-z0-9]{24,30}$/, publicPrefix: 3, positional: true },
      {
        words: ['exoscale'],
        underNameOnly: true,
        nameHolds: /secret/i,
        shape: /^[\w-]{43}$/,
        publicPrefix: 0,
      },
    ],
  },
  {
    rule: 'secrets/upcloud-token',
    name: 'UpCloud',
    secret: 'API token',
    grants: 'create, change and delete the servers and databases of the account',
    revoke: 'hub.upcloud.com/account/api-tokens',
    formats: [{ literal: 'ucat_', shape: /ucat_[0-9A-Za-z]{24,32}(?![A-Za-z0-9_])/y, publicPrefix: 5 }],
  },
  {
    rule: 'secrets/yandex-key',
    name: 'Yandex Cloud',
    secret: 'key or token',
    grants: 'do whatever its service account may in the folder',
    revoke: 'console.yandex.cloud (Identity and Access Management, the service account)',
    formats: [],
    named: [
      { words: ['yandex'], shape: /^AQVN[\w-]{35,38}$/, publicPrefix: 4, positional: true },
      { words: ['yandex'], underNameOnly: true, shape: /^YC[\w-]{38}$/, publicPrefix: 2 },
      {
        words: ['yandex'],
        underNameOnly: true,
        shape: /^t1\.[\w-]{20,100}={0,2}\.[\w-]{86}={0,2}$/,
        publicPrefix: 3,
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
