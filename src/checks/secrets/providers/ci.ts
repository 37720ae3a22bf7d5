import type { Proof, Provider, TokenFormat } from '../secret-format.ts'
import { holdsJsonWebToken } from './source-hosts.ts'

/** Base58 of a UUID, then 40 hexadecimal digits. */
const CIRCLECI_TOKEN = /CCIP(?:AT|RJ)_[A-Za-z0-9]{20,22}_[0-9a-z]{40}(?![A-Za-z0-9_])/y

/** Agent access, agent registration, cluster: a short base64 id and a dot among the characters, or older without. */
const BUILDKITE_AGENT_TOKEN = /bk(?:aa|ar|ct)_(?:[A-Za-z0-9]{2,12}\.)?[\w-]{60,80}(?![\w-])/y
const BUILDKITE_AGENT_PREFIXES = ['bkaa_', 'bkar_', 'bkct_'] as const

export const CI: readonly Provider[] = [
  {
    rule: 'secrets/buildkite-token',
    name: 'Buildkite',
    secret: 'token',
    grants: 'start and read builds, or register an agent that receives the secrets of every job it runs',
    revoke: 'buildkite.com/user/api-access-tokens, or the cluster’s Agent Tokens',
    references: ['https://buildkite.com/docs/platform/security/tokens'],
    formats: [
      {
        literal: 'bkua_',
        shape: /bkua_(?:[A-Za-z0-9]{2,12}\.[0-9a-f]{40}|[0-9a-z]{53}|[0-9a-z]{40})(?![A-Za-z0-9_.])/y,
        publicPrefix: 5,
      },
      ...BUILDKITE_AGENT_PREFIXES.map(
        (literal): TokenFormat => ({ literal, shape: BUILDKITE_AGENT_TOKEN, publicPrefix: 5 }),
      ),
      {
        literal: 'bkaj_',
        shape: /bkaj_[\w.-]{150,700}(?![\w-]|\.[\w-])/y,
        publicPrefix: 5,
        prove: mayHoldJsonWebToken,
      },
      {
        literal: 'bkpt_',
        shape: /bkpt_[\w.-]{190,210}(?![\w-]|\.[\w-])/y,
        publicPrefix: 5,
      },
      { literal: 'bkpat_', shape: /bkpat_(?:[A-Za-z0-9]{2,12}\.)?[\w-]{40,60}(?![\w-])/y, publicPrefix: 6 },
      { literal: 'bkps_', shape: /bkps_(?:[A-Za-z0-9]{2,12}\.)?[\w-]{50,70}(?![\w-])/y, publicPrefix: 5 },
    ],
  },
  {
    rule: 'secrets/circleci-token',
    name: 'CircleCI',
    secret: 'API token',
    grants: 'start pipelines, and read and change projects with their environment variables',
    revoke: 'app.circleci.com/settings/user/tokens (or the project’s API Permissions)',
    references: ['https://circleci.com/changelog/new-format-for-api-access-tokens/'],
    formats: [
      { literal: 'CCIPAT_', shape: CIRCLECI_TOKEN, publicPrefix: 7, mustLookRandom: true },
      { literal: 'CCIPRJ_', shape: CIRCLECI_TOKEN, publicPrefix: 7, mustLookRandom: true },
    ],
  },
  {
    rule: 'secrets/harness-key',
    name: 'Harness',
    secret: 'API key',
    grants: 'run and change pipelines, and use the connectors and secrets of the account',
    revoke: 'app.harness.io (profile or service account, API Keys)',
    references: [
      'https://developer.harness.io/docs/platform/Role-Based-Access-Control/add-and-manage-api-keys',
    ],
    formats: [
      // The account's id, the key's id, the secret.
      {
        literal: 'pat.',
        shape: /pat\.[\w-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}(?![A-Za-z0-9_])/y,
        publicPrefix: 4,
        mustLookRandom: true,
      },
      {
        literal: 'sat.',
        shape: /sat\.[\w-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}(?![A-Za-z0-9_])/y,
        publicPrefix: 4,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/mergify-key',
    name: 'Mergify',
    secret: 'application key',
    grants: 'queue, merge and read pull requests of the organisation',
    revoke: 'dashboard.mergify.com (Application Keys)',
    formats: [
      {
        literal: 'mergify_application_key_',
        shape: /mergify_application_key_[\w-]{40,200}(?![\w-])/y,
        publicPrefix: 24,
      },
    ],
  },
  {
    rule: 'secrets/octopus-key',
    name: 'Octopus Deploy',
    secret: 'API key',
    grants: 'create and deploy releases as its owner',
    revoke: 'the Octopus web portal, Profile, My API Keys',
    references: ['https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key'],
    formats: [
      {
        literal: 'API-',
        shape: /API-[A-Z0-9]{26,27}(?![A-Za-z0-9_-])/y,
        publicPrefix: 4,
        mustLookRandom: true,
      },
    ],
    named: [{ words: ['octopus'], shape: /^API-[A-Z0-9]{26,27}$/, publicPrefix: 4, positional: true }],
  },
]

/** A job's token is a web token; others of its prefix say nothing of themselves. */
function mayHoldJsonWebToken(token: string): Proof {
  return token.includes('_eyJ') && holdsJsonWebToken(token) === 'valid' ? 'valid' : 'unknown'
}
