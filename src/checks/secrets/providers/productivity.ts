import type { Provider, TokenFormat } from '../secret-format.ts'

/** The id of an organisation, short or long, then what was signed. */
const SALESFORCE_TOKEN = /00D[A-Za-z0-9]{12,15}!A[QR][\w.-]{77,257}[\w-](?![\w-]|\.[\w.-])/y

export const PRODUCTIVITY: readonly Provider[] = [
  {
    rule: 'secrets/notion-token',
    name: 'Notion',
    secret: 'integration token',
    grants: 'read, and if allowed change, every page that was shared with the integration',
    revoke: 'www.notion.so/my-integrations',
    references: ['https://developers.notion.com/reference/authentication'],
    formats: [{ literal: 'ntn_', shape: /ntn_[0-9]{11}[A-Za-z0-9]{35}(?![A-Za-z0-9_])/y, publicPrefix: 4 }],
    named: [{ words: ['notion'], shape: /^secret_[A-Za-z0-9]{43}$/, publicPrefix: 7, positional: true }],
  },
  {
    rule: 'secrets/airtable-token',
    name: 'Airtable',
    secret: 'personal access token',
    grants: 'read and change the bases it was made for',
    revoke: 'airtable.com/create/tokens',
    references: ['https://support.airtable.com/docs/creating-personal-access-tokens'],
    formats: [],
    named: [
      // No other secret looks like it, so that any name of a secret will do.
      { words: [], shape: /^pat[A-Za-z0-9]{14}\.[0-9a-f]{64}$/, publicPrefix: 3 },
      {
        words: ['airtable'],
        shape: /^pat[A-Za-z0-9]{14}\.[0-9a-f]{64}$/,
        publicPrefix: 3,
        positional: true,
      },
    ],
  },
  {
    rule: 'secrets/linear-key',
    name: 'Linear',
    secret: 'API key',
    grants: 'read and change issues and projects of the workspace as its owner',
    revoke: 'linear.app/settings/account/security',
    formats: [{ literal: 'lin_api_', shape: /lin_api_[A-Za-z0-9]{40}(?![A-Za-z0-9_])/y, publicPrefix: 8 }],
  },
  {
    rule: 'secrets/figma-token',
    name: 'Figma',
    secret: 'personal access token',
    grants: 'read files, and as far as its scopes reach change them, as its owner',
    revoke: 'www.figma.com/settings (Security, Personal access tokens)',
    references: ['https://developers.figma.com/docs/rest-api/personal-access-tokens/'],
    formats: [{ literal: 'figd_', shape: /figd_[\w-]{38,42}(?![\w-])/y, publicPrefix: 5 }],
  },
  {
    rule: 'secrets/canva-secret',
    name: 'Canva',
    secret: 'client secret',
    grants: 'pose as the integration towards its users',
    revoke: 'www.canva.com/developers (the integration, Credentials)',
    references: ['https://www.canva.dev/docs/connect/'],
    formats: [{ literal: 'cnvca', shape: /cnvca[\w-]{51}(?![\w-])/y, publicPrefix: 5 }],
  },
  {
    rule: 'secrets/adobe-secret',
    name: 'Adobe',
    secret: 'client secret',
    grants: 'act as the integration in the services it was made for',
    revoke: 'developer.adobe.com/console (the project, Credentials)',
    formats: [{ literal: 'p8e-', shape: /p8e-[A-Za-z0-9]{32}(?![\w-])/y, publicPrefix: 4 }],
  },
  {
    rule: 'secrets/frame-io-token',
    name: 'Frame.io',
    secret: 'developer token',
    grants: 'read and change the videos and reviews of its owner, as far as its scopes reach',
    revoke: 'developer.frame.io (Developer Tokens)',
    formats: [{ literal: 'fio-u-', shape: /fio-u-[\w=-]{64}(?![\w=-])/y, publicPrefix: 6 }],
  },
  {
    rule: 'secrets/typeform-token',
    name: 'Typeform',
    secret: 'personal access token',
    grants: 'read the answers that people gave, and change the forms',
    revoke: 'admin.typeform.com/user/tokens',
    formats: [{ literal: 'tfp_', shape: /tfp_[\w.=-]{58}[\w=-](?![\w=-]|\.[\w.=-])/y, publicPrefix: 4 }],
  },
  {
    rule: 'secrets/salesforce-token',
    name: 'Salesforce',
    secret: 'access token',
    grants: 'read and change the organisation’s records as its user, until the session ends',
    revoke: 'the organisation’s Setup, Session Management',
    formats: ['!AQ', '!AR'].map(
      (literal): TokenFormat => ({
        literal,
        literalAt: [15, 18],
        shape: SALESFORCE_TOKEN,
        publicPrefix: 3,
      }),
    ),
    named: [
      {
        words: ['salesforce', 'sfdc'],
        shape: /^00[A-Za-z0-9]{13,16}![\w.-]{80,260}$/,
        publicPrefix: 2,
        underNameOnly: true,
      },
    ],
  },
  {
    rule: 'secrets/zoho-token',
    name: 'Zoho',
    secret: 'OAuth token',
    grants: 'read and change what its scopes name; a refresh token does so until it is revoked',
    revoke: 'accounts.zoho.com (Sessions, Connected Apps)',
    references: ['https://www.zoho.com/accounts/protocol/oauth/revoke-refresh-token.html'],
    formats: [
      {
        literal: '1000.',
        shape: /1000\.[0-9a-f]{32}\.[0-9a-f]{32}(?![A-Za-z0-9_])/y,
        publicPrefix: 5,
      },
    ],
  },
]
