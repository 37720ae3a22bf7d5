import { decodeBase64 } from '../decoding.ts'
import type { Proof, Provider, TokenFormat } from '../secret-format.ts'

/** Personal, app access, app refresh, integration, AI gateway. */
const VERCEL_PREFIXES = ['vcp_', 'vca_', 'vcr_', 'vci_', 'vck_'] as const
const VERCEL_TOKEN = /vc[parik]_[\w-]{56}(?![\w-])/y

/** Account and organisation. */
const DENO_PREFIXES = ['ddp_', 'ddo_'] as const
const DENO_TOKEN = /dd[po]_[A-Za-z0-9]{36}(?![\w-])/y

/** First bytes of a Fly.io macaroon: an array of four, whose first is an array of three that begins with bytes. */
const FLY_MACAROON = '\x94\x93\xc4'

export const HOSTING: readonly Provider[] = [
  {
    rule: 'secrets/vercel-token',
    name: 'Vercel',
    secret: 'token',
    grants: 'deploy, and read the environment variables of every project in its scope',
    revoke: 'vercel.com/account/tokens',
    references: ['https://vercel.com/docs/accounts/access-tokens'],
    formats: VERCEL_PREFIXES.map(
      (literal): TokenFormat => ({
        literal,
        shape: VERCEL_TOKEN,
        publicPrefix: 4,
        mustLookRandom: true,
      }),
    ),
  },
  {
    rule: 'secrets/fly-token',
    name: 'Fly.io',
    secret: 'access token',
    grants: 'deploy, run commands on the machines, and read the secrets of the apps in its scope',
    revoke: 'fly.io/tokens (or `fly tokens revoke`)',
    references: ['https://fly.io/docs/flyctl/tokens-create'],
    formats: [
      {
        literal: 'fm2_',
        shape: /fm2_[A-Za-z0-9+/]{100,3000}={0,2}(?![A-Za-z0-9+/=_-])/y,
        publicPrefix: 4,
        prove: holdsMacaroon,
      },
      {
        literal: 'FlyV1',
        shape: /FlyV1 [A-Za-z0-9+/=_,-]{100,4000}(?![A-Za-z0-9+/=_,-])/y,
        publicPrefix: 6,
      },
      { literal: 'fo1_', shape: /fo1_[\w-]{43}(?![\w-])/y, publicPrefix: 4, mustLookRandom: true },
    ],
  },
  {
    rule: 'secrets/heroku-key',
    name: 'Heroku',
    secret: 'API key',
    grants: 'deploy, and read the configuration of every app its owner can reach',
    revoke: 'dashboard.heroku.com/account (API Key, Regenerate)',
    references: ['https://devcenter.heroku.com/articles/authentication'],
    formats: [{ literal: 'HRKU-AA', shape: /HRKU-AA[\w-]{58}(?![\w-])/y, publicPrefix: 7 }],
  },
  {
    rule: 'secrets/render-key',
    name: 'Render',
    secret: 'API key',
    grants: 'deploy, and read the environment variables of every service of the workspace',
    revoke: 'dashboard.render.com/u/settings#api-keys',
    references: ['https://render.com/api'],
    formats: [
      {
        literal: 'rnd_',
        shape: /rnd_[A-Za-z0-9]{28}(?![\w-])/y,
        publicPrefix: 4,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/deno-token',
    name: 'Deno Deploy',
    secret: 'access token',
    grants: 'deploy and change the projects of the account',
    revoke: 'dash.deno.com/account#access-tokens',
    formats: DENO_PREFIXES.map(
      (literal): TokenFormat => ({
        literal,
        shape: DENO_TOKEN,
        publicPrefix: 4,
        mustLookRandom: true,
      }),
    ),
  },
  {
    rule: 'secrets/scalingo-token',
    name: 'Scalingo',
    secret: 'API token',
    grants: 'deploy, and read the environment variables of every app its owner can reach',
    revoke: 'dashboard.scalingo.com/account/tokens',
    formats: [{ literal: 'tk-us-', shape: /tk-us-[\w-]{48}(?![\w-])/y, publicPrefix: 6 }],
  },
  {
    rule: 'secrets/supabase-key',
    name: 'Supabase',
    secret: 'secret key',
    grants: 'read and change every table past row-level security, or manage the projects of its owner',
    revoke: 'supabase.com/dashboard (project settings, API keys; or account, Access Tokens)',
    references: ['https://supabase.com/docs/guides/getting-started/api-keys'],
    formats: [
      {
        literal: 'sb_secret_',
        shape: /sb_secret_[\w-]{31}(?![\w-])/y,
        publicPrefix: 10,
        mustLookRandom: true,
      },
      {
        literal: 'sbp_',
        shape: /sbp_(?:[a-z]{2,8}_[0-9a-z]{40}|[0-9a-z_-]{40})(?![\w-])/y,
        publicPrefix: 4,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/val-town-token',
    name: 'Val Town',
    secret: 'API token',
    grants: 'run and change the code, and read the stored data, of its owner',
    revoke: 'www.val.town/settings/api',
    formats: [
      {
        literal: 'vtwn_',
        shape: /vtwn_[A-Za-z0-9_-]{20,80}(?![\w-])/y,
        publicPrefix: 5,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/zuplo-key',
    name: 'Zuplo',
    secret: 'consumer API key',
    grants: 'call the API behind the gateway as the consumer it was made for',
    revoke: 'portal.zuplo.com (Services, API Key Service)',
    formats: [{ literal: 'zpka_', shape: /zpka_[0-9a-z]{32}_[0-9a-f]{8}(?![A-Za-z0-9_])/y, publicPrefix: 5 }],
  },
  {
    rule: 'secrets/ionic-token',
    name: 'Ionic Appflow',
    secret: 'personal access token',
    grants: 'build, sign and deploy the mobile apps of its owner',
    revoke: 'dashboard.ionicframework.com (account settings, Personal Access Tokens)',
    formats: [
      {
        literal: 'ion_',
        shape: /ion_[A-Za-z0-9]{42}(?![A-Za-z0-9_-])/y,
        publicPrefix: 4,
        mustLookRandom: true,
      },
    ],
    named: [{ words: ['ionic'], underNameOnly: true, shape: /^ion_[A-Za-z0-9]{42}$/, publicPrefix: 4 }],
  },
]

function holdsMacaroon(token: string): Proof {
  return decodeBase64(token.slice('fm2_'.length)).startsWith(FLY_MACAROON) ? 'valid' : 'unknown'
}
