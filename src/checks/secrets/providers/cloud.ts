import { decodeBase64 } from '../decoding.ts'
import type { Proof, Provider, TokenFormat } from '../secret-format.ts'

/** Long-lived, session, bearer and context-specific ids. A slash may follow only as in a request signature's scope. */
const AWS_KEY_ID = /A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}(?![A-Za-z0-9+=]|\/(?!20[0-9]{2}))/y
const AWS_ID_PREFIXES = ['AKIA', 'ASIA', 'ABIA', 'ACCA'] as const
/** Bytes of an Azure storage account's key. */
const STORAGE_KEY_BYTES = 64

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
    secret: 'API key',
    grants: "call the APIs that the key is not restricted from at the project's cost",
    revoke: 'console.cloud.google.com/apis/credentials',
    formats: [
      { literal: 'AIza', shape: /AIza[\w-]{35}(?![\w+/=-])/y, publicPrefix: 4, occursInBase64: true },
      { literal: 'AQ.Ab8RN6', shape: /AQ\.Ab8RN6[\w-]{44}(?![\w-])/y, publicPrefix: 9 },
    ],
  },
  {
    rule: 'secrets/azure-key',
    name: 'Azure',
    secret: 'credential',
    grants: 'sign in as the application, or read and write everything in the storage account',
    revoke: 'portal.azure.com (App registrations, or the storage account’s Access keys)',
    formats: [
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
    ],
  },
]

export function holdsStorageKey(token: string): Proof {
  return decodeBase64(token).length === STORAGE_KEY_BYTES ? 'unknown' : 'other'
}
