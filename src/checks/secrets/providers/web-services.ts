import type { Provider, TokenFormat } from '../secret-format.ts'

/** Application, personal, service. */
const SETTLEMINT_PREFIXES = ['sm_aat_', 'sm_pat_', 'sm_sat_'] as const

export const WEB_SERVICES: readonly Provider[] = [
  {
    rule: 'secrets/apify-token',
    name: 'Apify',
    secret: 'API token',
    grants: "run scrapers at its owner's cost and read what they collected",
    revoke: 'console.apify.com/settings/integrations',
    references: ['https://docs.apify.com/platform/integrations/api'],
    formats: [
      { literal: 'apify_api_', shape: /apify_api_[A-Za-z0-9]{34,38}(?![A-Za-z0-9_])/y, publicPrefix: 10 },
    ],
  },
  {
    rule: 'secrets/redirect-pizza-token',
    name: 'redirect.pizza',
    secret: 'API token',
    grants: 'send the visitors of every redirected domain elsewhere',
    revoke: 'redirect.pizza, Settings, API tokens',
    formats: [
      {
        literal: 'rpa_',
        shape: /rpa_[A-Za-z0-9]{30}(?![A-Za-z0-9_])/y,
        publicPrefix: 4,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/settlemint-token',
    name: 'SettleMint',
    secret: 'access token',
    grants: 'manage the blockchain nodes and keys of the workspace, as far as its scopes reach',
    revoke: 'console.settlemint.com, Access tokens',
    formats: SETTLEMINT_PREFIXES.map(
      (literal): TokenFormat => ({
        literal,
        shape: /sm_[aps]at_[A-Za-z0-9]{16}(?![A-Za-z0-9_])/y,
        publicPrefix: 7,
      }),
    ),
  },
]
