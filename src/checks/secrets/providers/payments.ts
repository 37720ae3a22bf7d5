import { liveAndTest } from '../live-and-test.ts'
import type { Provider, TokenFormat } from '../secret-format.ts'

/** Forty hexadecimal digits are Paystack's. */
const STRIPE_KEY =
  /[sr]k_(?:live|test|prod)_(?![0-9a-f]{40}(?![A-Za-z0-9_]))[A-Za-z0-9]{10,99}(?![A-Za-z0-9_])/y
const PAYSTACK_KEY = /sk_(?:live|test)_[0-9a-f]{40}(?![A-Za-z0-9_])/y
const PAGARME_KEY = /ak_(?:live|test)_[A-Za-z0-9]{30}(?![A-Za-z0-9_])/y
const FLUTTERWAVE_KEY = /FLWSECK(?:_TEST)?-[0-9a-hA-H]{32}-X(?![A-Za-z0-9_])/y
const PADDLE_KEY = /pdl_(?:live|sdbx)_apikey_[0-9a-z]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}(?![A-Za-z0-9_])/y
/** Organisation, personal, and OAuth for an organisation or a user. */
const POLAR_TOKEN = /polar_(?:oat|pat|at)_[\w-]{20,100}(?![\w-])/y
const POLAR_PREFIXES = ['polar_oat_', 'polar_pat_', 'polar_at_'] as const

export const PAYMENTS: readonly Provider[] = [
  {
    rule: 'secrets/stripe-key',
    name: 'Stripe',
    secret: 'secret key',
    grants: 'charge, refund and read the customers of the account',
    revoke: 'dashboard.stripe.com/apikeys',
    references: ['https://docs.stripe.com/keys'],
    formats: liveAndTest(
      STRIPE_KEY,
      ['sk_live_', 'rk_live_', 'sk_prod_', 'rk_prod_'],
      ['sk_test_', 'rk_test_'],
    ),
  },
  {
    rule: 'secrets/square-token',
    name: 'Square',
    secret: 'access token',
    grants: 'take and refund payments and read orders and customers of the account',
    revoke: 'developer.squareup.com/apps (Credentials, Replace)',
    references: ['https://developer.squareup.com/docs/build-basics/access-tokens'],
    formats: [
      {
        literal: 'EAAA',
        shape: /EAAA[\w-]{60}(?![\w+/=-])/y,
        publicPrefix: 4,
        occursInBase64: true,
      },
      { literal: 'sq0atp-', shape: /sq0atp-[\w-]{22,60}(?![\w-])/y, publicPrefix: 7 },
      { literal: 'sq0csp-', shape: /sq0csp-[\w-]{43}(?![\w-])/y, publicPrefix: 7 },
    ],
  },
  {
    rule: 'secrets/paystack-key',
    name: 'Paystack',
    secret: 'secret key',
    grants: 'charge, refund and transfer in the name of the business, and read its customers',
    revoke: 'dashboard.paystack.com, Settings, API Keys & Webhooks',
    formats: liveAndTest(PAYSTACK_KEY, ['sk_live_'], ['sk_test_']),
  },
  {
    rule: 'secrets/flutterwave-key',
    name: 'Flutterwave',
    secret: 'secret key',
    grants: 'authorise any action on the account',
    revoke: 'app.flutterwave.com, Settings, API Keys',
    references: ['https://developer.flutterwave.com/v3.0/docs/authentication'],
    formats: [
      ...liveAndTest(FLUTTERWAVE_KEY, ['FLWSECK-'], ['FLWSECK_TEST-']),
      {
        // The key that card details are encrypted with.
        literal: 'FLWSECK_TEST',
        shape: /FLWSECK_TEST-?[0-9a-hA-H]{12}(?![A-Za-z0-9_-])/y,
        publicPrefix: 12,
        level: 'warning',
      },
    ],
  },
  {
    rule: 'secrets/asaas-key',
    name: 'Asaas',
    secret: 'API key',
    grants: 'charge, transfer and read the customers of the account',
    revoke: 'www.asaas.com, Integrations, API keys',
    references: ['https://docs.asaas.com/docs/authentication-2'],
    formats: [
      {
        literal: '$aact_prod_',
        shape: /\$aact_prod_[\w-]{20,200}(?![\w-])/y,
        publicPrefix: 11,
      },
      {
        literal: '$aact_hmlg_',
        shape: /\$aact_hmlg_[\w-]{20,200}(?![\w-])/y,
        publicPrefix: 11,
        level: 'warning',
      },
    ],
  },
  {
    rule: 'secrets/pagarme-key',
    name: 'Pagar.me',
    secret: 'API key',
    grants: 'charge, refund and read the customers of the account',
    revoke: 'the Pagar.me dashboard, Settings, Keys',
    formats: liveAndTest(PAGARME_KEY, ['ak_live_'], ['ak_test_']),
  },
  {
    rule: 'secrets/paddle-key',
    name: 'Paddle',
    secret: 'API key',
    grants: 'create transactions, change subscriptions and read customers, as far as its permissions reach',
    revoke: 'vendors.paddle.com (Developer tools, Authentication)',
    references: ['https://developer.paddle.com/api-reference/about/api-keys'],
    formats: liveAndTest(PADDLE_KEY, ['pdl_live_apikey_'], ['pdl_sdbx_apikey_']),
  },
  {
    rule: 'secrets/polar-token',
    name: 'Polar',
    secret: 'access token',
    grants: 'read and change products, customers and orders of the organisation',
    revoke: 'polar.sh, the organisation’s Settings (or the account’s Developer settings)',
    references: ['https://polar.sh/docs/integrate/oat'],
    formats: POLAR_PREFIXES.map(
      (literal): TokenFormat => ({
        literal,
        shape: POLAR_TOKEN,
        publicPrefix: literal.length,
        mustLookRandom: true,
      }),
    ),
  },
  {
    rule: 'secrets/mercury-token',
    name: 'Mercury',
    secret: 'API token',
    grants: 'read the bank account, and with write access send money from it',
    revoke: 'app.mercury.com/settings/tokens',
    references: ['https://docs.mercury.com/docs/getting-started'],
    formats: [
      {
        literal: 'mercury_production_',
        shape: /mercury_production_[a-z]{3,6}_[A-Za-z0-9]{40,50}_yrucrem(?![A-Za-z0-9_])/y,
        publicPrefix: 19,
      },
    ],
  },
  {
    rule: 'secrets/ramp-secret',
    name: 'Ramp',
    secret: 'client secret',
    grants: "act as the application: issue cards and read what the company's people spend",
    revoke: 'app.ramp.com, Company, Developer API',
    formats: [{ literal: 'ramp_sec_', shape: /ramp_sec_[A-Za-z0-9]{48}(?![A-Za-z0-9_])/y, publicPrefix: 9 }],
  },
]
