import { liveAndTest } from '../live-and-test.ts'
import type { Provider, TokenFormat } from '../secret-format.ts'

/** Public apps, custom apps, legacy private apps, and the secret of an app. */
const SHOPIFY_PREFIXES = ['shpat_', 'shpca_', 'shppa_', 'shpss_'] as const
const SHOPIFY_TOKEN = /shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}(?![A-Za-z0-9_])/y
const SHIPPO_TOKEN = /shippo_(?:live|test)_[0-9a-fA-F]{40}(?![A-Za-z0-9_])/y
const EASYPOST_KEY = /EZ[AT]K[A-Za-z0-9]{54}(?![\w+/=-])/y
const DUFFEL_TOKEN = /duffel_(?:live|test)_[\w=-]{43}(?![\w=-])/y

export const COMMERCE: readonly Provider[] = [
  {
    rule: 'secrets/shopify-token',
    name: 'Shopify',
    secret: 'access token',
    grants: 'read and change orders, customers and products of the shop, as far as its scopes reach',
    revoke: "the shop's admin, Settings, Apps (or the app's credentials in partners.shopify.com)",
    references: [
      'https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing',
      'https://shopify.dev/changelog/app-secret-key-length-has-increased',
    ],
    formats: SHOPIFY_PREFIXES.map(
      (literal): TokenFormat => ({ literal, shape: SHOPIFY_TOKEN, publicPrefix: literal.length }),
    ),
  },
  {
    rule: 'secrets/shippo-token',
    name: 'Shippo',
    secret: 'API token',
    grants: "buy labels at its owner's cost and read senders and recipients",
    revoke: 'portal.goshippo.com/api-config/api',
    references: ['https://docs.goshippo.com/docs/guides_general/authentication'],
    formats: liveAndTest(SHIPPO_TOKEN, ['shippo_live_'], ['shippo_test_']),
  },
  {
    rule: 'secrets/easypost-key',
    name: 'EasyPost',
    secret: 'API key',
    grants: "buy labels at its owner's cost and read senders and recipients",
    revoke: 'app.easypost.com/account/settings (API Keys)',
    references: ['https://docs.easypost.com/docs/authentication'],
    formats: liveAndTest(EASYPOST_KEY, ['EZAK'], ['EZTK']).map(
      (format): TokenFormat => ({ ...format, occursInBase64: true }),
    ),
  },
  {
    rule: 'secrets/duffel-token',
    name: 'Duffel',
    secret: 'access token',
    grants: "book and cancel journeys at its owner's cost and read the passengers",
    revoke: 'app.duffel.com, Access tokens',
    references: ['https://duffel.com/docs/api/overview/test-mode'],
    formats: liveAndTest(DUFFEL_TOKEN, ['duffel_live_'], ['duffel_test_']),
  },
  {
    rule: 'secrets/flexport-token',
    name: 'Flexport',
    secret: 'API token',
    grants: 'read and change shipments, products and stock of the account',
    revoke: 'the Flexport seller portal, Settings, API tokens',
    formats: [{ literal: 'shltm_', shape: /shltm_[\w-]{40}(?![\w-])/y, publicPrefix: 6 }],
  },
]
