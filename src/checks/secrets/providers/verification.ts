import { liveAndTest } from '../live-and-test.ts'
import type { Provider, TokenFormat } from '../secret-format.ts'

/** `api_live.` may be an attribute in code as well, so that what follows must be random. */
const ONFIDO_PREFIXES = ['api_live.', 'api_live_us.', 'api_live_ca.'] as const
const PERSONA_KEY =
  /persona_(?:production|sandbox)_(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-z]{24,80})(?![\w-])/y

/** Services that check who somebody is: their keys open identity documents. */
export const VERIFICATION: readonly Provider[] = [
  {
    rule: 'secrets/persona-key',
    name: 'Persona',
    secret: 'API key',
    grants: 'read identity documents and the results of their checks, as far as its permissions reach',
    revoke: 'app.withpersona.com/dashboard/api-keys',
    references: ['https://docs.withpersona.com/api-keys'],
    formats: liveAndTest(PERSONA_KEY, ['persona_production_'], ['persona_sandbox_']),
  },
  {
    rule: 'secrets/onfido-token',
    name: 'Onfido',
    secret: 'API token',
    grants: 'read identity documents, and start checks at its owner’s cost',
    revoke: 'dashboard.onfido.com (Developers, Tokens)',
    formats: ONFIDO_PREFIXES.map(
      (literal): TokenFormat => ({
        literal,
        shape: /api_live(?:_us|_ca)?\.(?:[\w-]{8,20}\.)?[\w-]{20,80}(?![\w-]|\.[\w.-])/y,
        publicPrefix: literal.length,
        mustLookRandom: true,
      }),
    ),
  },
  {
    rule: 'secrets/proof-key',
    name: 'Proof',
    secret: 'API key',
    grants: 'read, send and cancel documents that are signed or notarised in the name of the account',
    revoke: 'app.proof.com, Settings, API keys',
    references: ['https://dev.proof.com/docs'],
    formats: [
      {
        literal: 'prf_',
        shape: /prf_(?:cli_)?[\w-]{20,80}(?![\w-])/y,
        publicPrefix: 4,
        mustLookRandom: true,
      },
    ],
  },
]
