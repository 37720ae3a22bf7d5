import { decodeJsonObject } from '../decoding.ts'
import type { Proof, Provider, TokenFormat } from '../secret-format.ts'

/** Shortest and longest way from the start of an Authress key to `.acc`: kind, client id, key id. */
const AUTHRESS_SHORTEST = 12
const AUTHRESS_LONGEST = 47
const AUTHRESS_OFFSETS = Array.from(
  { length: AUTHRESS_LONGEST - AUTHRESS_SHORTEST + 1 },
  (_, index) => AUTHRESS_SHORTEST + index,
)

/** Client, key, account and secret between dots. */
const AUTHRESS_KEY =
  /(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{10,32}\.[A-Za-z0-9+/=_-]{30,120}(?![A-Za-z0-9+/=_-])/y

export const IDENTITY: readonly Provider[] = [
  {
    rule: 'secrets/1password-key',
    name: '1Password',
    secret: 'secret key or service account token',
    grants: 'read the vaults of the service account; the secret key is half of what opens a user’s account',
    revoke: 'my.1password.com (Developer, Service accounts; or My Profile, Regenerate Secret Key)',
    references: ['https://developer.1password.com/docs/service-accounts/security/'],
    formats: [
      {
        literal: 'ops_eyJ',
        shape: /ops_eyJ[A-Za-z0-9+/_-]{250,3000}={0,3}(?![A-Za-z0-9+/=_-])/y,
        publicPrefix: 4,
        prove: holdsServiceAccount,
      },
      {
        literal: 'A3-',
        shape:
          /A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}(?![A-Za-z0-9_-])/y,
        publicPrefix: 3,
      },
    ],
  },
  {
    rule: 'secrets/doppler-token',
    name: 'Doppler',
    secret: 'token',
    grants: 'read every secret of the configuration or workplace it was made for',
    revoke: 'dashboard.doppler.com (Tokens, or the configuration’s Access)',
    references: ['https://docs.doppler.com/reference/auth-token-formats'],
    formats: [
      // Personal, CLI, service account, SCIM, audit.
      { literal: 'dp.pt.', shape: /dp\.pt\.[A-Za-z0-9]{40,44}(?![A-Za-z0-9_])/y, publicPrefix: 6 },
      { literal: 'dp.ct.', shape: /dp\.ct\.[A-Za-z0-9]{40,44}(?![A-Za-z0-9_])/y, publicPrefix: 6 },
      { literal: 'dp.sa.', shape: /dp\.sa\.[A-Za-z0-9]{40,44}(?![A-Za-z0-9_])/y, publicPrefix: 6 },
      { literal: 'dp.scim.', shape: /dp\.scim\.[A-Za-z0-9]{40,44}(?![A-Za-z0-9_])/y, publicPrefix: 8 },
      { literal: 'dp.audit.', shape: /dp\.audit\.[A-Za-z0-9]{40,44}(?![A-Za-z0-9_])/y, publicPrefix: 9 },
      // The configuration's name may stand before the random part.
      {
        literal: 'dp.st.',
        shape: /dp\.st\.(?:[\w-]{2,35}\.)?[A-Za-z0-9]{40,44}(?![A-Za-z0-9_])/y,
        publicPrefix: 6,
      },
    ],
  },
  {
    rule: 'secrets/authress-key',
    name: 'Authress',
    secret: 'service client access key',
    grants: 'read and change who may do what in every application of the account',
    revoke: 'authress.io/app (Service clients)',
    formats: ['.acc-', '.acc_'].map(
      (literal): TokenFormat => ({
        literal,
        literalAt: AUTHRESS_OFFSETS,
        shape: AUTHRESS_KEY,
        publicPrefix: 0,
      }),
    ),
  },
  {
    rule: 'secrets/unkey-key',
    name: 'Unkey',
    secret: 'root key',
    grants: 'make, change and delete the API keys of the workspace',
    revoke: 'app.unkey.com/settings/root-keys',
    references: ['https://www.mintlify.com/unkeyed/unkey/security/root-keys'],
    formats: [
      {
        literal: 'unkey_',
        shape: /unkey_[A-Za-z0-9]{20,32}(?![\w-])/y,
        publicPrefix: 6,
        mustLookRandom: true,
      },
    ],
  },
]

function holdsServiceAccount(token: string): Proof {
  const held = decodeJsonObject(token.slice('ops_'.length))
  return held !== undefined && 'signInAddress' in held && 'secretKey' in held ? 'valid' : 'invalid'
}
