import type { Provider, TokenFormat } from '../secret-format.ts'

/** Tokens of pages and of users; encoded data has these letters as well, but hardly a hundred without a sign after them. */
const FACEBOOK_TOKEN = /EAA[CM][A-Za-z0-9]{100,400}(?![\w+/=-])/y

export const SOCIAL: readonly Provider[] = [
  {
    rule: 'secrets/facebook-token',
    name: 'Facebook',
    secret: 'access token',
    grants: 'read and post as the person, page or app it belongs to',
    revoke: 'developers.facebook.com/apps (Settings, Reset), or the page’s or person’s Business Integrations',
    references: ['https://developers.facebook.com/docs/facebook-login/guides/access-tokens'],
    formats: ['EAAC', 'EAAM'].map(
      (literal): TokenFormat => ({
        literal,
        shape: FACEBOOK_TOKEN,
        publicPrefix: 4,
        occursInBase64: true,
      }),
    ),
    named: [
      {
        // The id of an app, then its secret; the bar is encoded in addresses.
        words: ['facebook'],
        shape: /^[0-9]{15,16}[|%][A-Za-z0-9_-]{27,42}$/,
        publicPrefix: 0,
        underNameOnly: true,
      },
    ],
  },
  {
    rule: 'secrets/pinterest-token',
    name: 'Pinterest',
    secret: 'access token',
    grants: 'read and change boards, pins and advertisements of its owner, as far as its scopes reach',
    revoke: 'developers.pinterest.com/apps',
    references: [
      'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/',
    ],
    formats: [
      { literal: 'pina_', shape: /pina_[\w-]{20,200}(?![\w-])/y, publicPrefix: 5, mustLookRandom: true },
    ],
  },
  {
    rule: 'secrets/lichess-token',
    name: 'Lichess',
    secret: 'personal access token',
    grants: 'play, and read and change what its scopes name, as its owner',
    revoke: 'lichess.org/account/oauth/token',
    formats: [
      {
        literal: 'lip_',
        shape: /lip_[A-Za-z0-9]{16,60}(?![A-Za-z0-9_])/y,
        publicPrefix: 4,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/thunderstore-token',
    name: 'Thunderstore',
    secret: 'service account token',
    grants: 'publish new versions of the mods of its team',
    revoke: 'thunderstore.io/settings/teams (Service Accounts)',
    formats: [
      {
        literal: 'tss_',
        shape: /tss_[\w-]{20,80}(?![\w-])/y,
        publicPrefix: 4,
        mustLookRandom: true,
      },
    ],
  },
  {
    rule: 'secrets/intra42-secret',
    name: '42',
    secret: 'client secret',
    grants: 'act as the application on the network of the school',
    revoke: 'profile.intra.42.fr/oauth/applications',
    formats: ['s-s4t2ud-', 's-s4t2af-'].map(
      (literal): TokenFormat => ({
        literal,
        shape: /s-s4t2(?:ud|af)-[0-9a-fA-F]{64}(?![\w-])/y,
        publicPrefix: 9,
      }),
    ),
  },
]
