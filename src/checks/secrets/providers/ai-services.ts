import type { Provider } from '../secret-format.ts'

export const AI_SERVICES: readonly Provider[] = [
  {
    rule: 'secrets/minimax-key',
    name: 'MiniMax',
    secret: 'API key',
    grants: "run models at its owner's cost",
    revoke: 'platform.minimax.io (API Keys)',
    references: ['https://platform.minimax.io/docs/guides/quickstart'],
    formats: [{ literal: 'sk-api-', shape: /sk-api-[\w-]{119}(?![\w-])/y, publicPrefix: 7 }],
  },
  {
    rule: 'secrets/devin-key',
    name: 'Devin',
    secret: 'API key',
    grants: 'start sessions, and with them run code in the repositories that the organisation connected',
    revoke: 'app.devin.ai, Settings, API keys (or Service users)',
    references: ['https://docs.devin.ai/api-reference/authentication'],
    formats: [
      {
        literal: 'apk_user_',
        shape: /apk_user_[A-Za-z0-9+/]{120,180}={0,2}(?![A-Za-z0-9+/=])/y,
        publicPrefix: 9,
      },
      { literal: 'apk_', shape: /apk_[A-Za-z0-9+/]{80,100}={0,2}(?![A-Za-z0-9+/=])/y, publicPrefix: 4 },
      { literal: 'cog_', shape: /cog_[a-z2-7]{52}(?![A-Za-z0-9_])/y, publicPrefix: 4 },
    ],
  },
  {
    rule: 'secrets/brave-key',
    name: 'Brave Search',
    secret: 'API key',
    grants: "search at its owner's cost",
    revoke: 'api-dashboard.search.brave.com/app/keys',
    references: ['https://api-dashboard.search.brave.com/documentation/guides/authentication'],
    formats: [
      {
        literal: 'BSA',
        shape: /BSA[A-Za-z0-9_-]{24,40}(?![A-Za-z0-9_+/=-])/y,
        publicPrefix: 3,
        occursInBase64: true,
        mustLookRandom: true,
      },
    ],
    named: [{ words: ['brave'], shape: /^BSA[\w-]{24,40}$/, publicPrefix: 3, positional: true }],
  },
  {
    rule: 'secrets/voiceflow-key',
    name: 'Voiceflow',
    secret: 'API key',
    grants: 'read and change the assistants of the workspace and what people said to them',
    revoke: 'the Voiceflow project, Settings, API keys',
    formats: [
      {
        literal: 'VF.',
        shape: /VF\.(?:(?:DM|WS)\.)?[0-9a-f]{24}\.[A-Za-z0-9]{16}(?![A-Za-z0-9_])/y,
        publicPrefix: 3,
      },
    ],
  },
]
