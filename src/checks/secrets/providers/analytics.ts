import type { Provider, TokenFormat } from '../secret-format.ts'

export const ANALYTICS: readonly Provider[] = [
  {
    rule: 'secrets/posthog-key',
    name: 'PostHog',
    secret: 'personal API key',
    grants: 'read people and events of the project and change its feature flags, as its owner',
    revoke: 'app.posthog.com/settings/user-api-keys',
    references: ['https://posthog.com/docs/api'],
    formats: [
      { literal: 'phx_', shape: /phx_[\w-]{41,49}(?![\w-])/y, publicPrefix: 4, mustLookRandom: true },
    ],
  },
  {
    rule: 'secrets/segment-token',
    name: 'Segment',
    secret: 'Public API token',
    grants: 'read and change sources, destinations and warehouses of the workspace',
    revoke: 'app.segment.com, Workspace settings, Access Management, Tokens',
    references: ['https://www.twilio.com/docs/segment/api/public-api'],
    formats: [{ literal: 'sgp_', shape: /sgp_[A-Za-z0-9]{64}(?![A-Za-z0-9_])/y, publicPrefix: 4 }],
  },
  {
    rule: 'secrets/onesignal-key',
    name: 'OneSignal',
    secret: 'API key',
    grants: 'send messages to everybody who uses the app; an organisation key also makes new keys',
    revoke: 'the OneSignal dashboard, Settings, Keys & IDs',
    references: ['https://documentation.onesignal.com/docs/keys-and-ids'],
    formats: ['os_v2_app_', 'os_v2_org_'].map(
      (literal): TokenFormat => ({
        literal,
        shape: /os_v2_(?:app|org)_[a-z2-7]{103}(?![A-Za-z0-9_])/y,
        publicPrefix: literal.length,
      }),
    ),
  },
  {
    rule: 'secrets/fullstory-key',
    name: 'FullStory',
    secret: 'API key',
    grants: 'read recorded sessions of visitors, as far as its permissions reach',
    revoke: 'app.fullstory.com, Settings, API Keys',
    formats: ['na1.', 'eu1.'].map(
      (literal): TokenFormat => ({
        literal,
        shape: /(?:na|eu)1\.[A-Za-z0-9+/]{100}(?![A-Za-z0-9+/_-])/y,
        publicPrefix: 4,
      }),
    ),
  },
  {
    rule: 'secrets/tableau-token',
    name: 'Tableau',
    secret: 'personal access token',
    grants: 'read workbooks and their data and publish as its owner',
    revoke: 'Tableau, My Account Settings, Personal Access Tokens',
    references: ['https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_authentication.htm'],
    formats: [
      {
        literal: '==:',
        literalAt: [22],
        shape: /[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32}(?![A-Za-z0-9_])/y,
        publicPrefix: 0,
        occursInBase64: true,
      },
    ],
  },
  {
    rule: 'secrets/maxmind-key',
    name: 'MaxMind',
    secret: 'license key',
    grants: "download databases and query services at its owner's cost",
    revoke: 'www.maxmind.com, Manage License Keys',
    references: ['https://dev.maxmind.com/geoip/release-notes/2023-03-16-changes-to-maxmind-license-keys/'],
    formats: [
      {
        literal: '_mmk',
        literalAt: [36],
        shape: /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?![A-Za-z0-9_])/y,
        publicPrefix: 0,
      },
    ],
  },
]
