import { decodeBase64 } from '../decoding.ts'
import type { Proof, Provider, TokenFormat } from '../secret-format.ts'

/** Bot, user, app-level and legacy refresh tokens: numeric ids, then letters and digits. */
const SLACK_TOKEN = /xox[bpar]-(?:[0-9]{1,14}-){1,4}[A-Za-z0-9]{10,64}(?![A-Za-z0-9_-])/y
const SLACK_PREFIXES = ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-'] as const
/** Discord counts milliseconds since 2015 in a snowflake; its decimal digits. */
const SNOWFLAKE = /^[0-9]{17,20}$/

export const CHAT: readonly Provider[] = [
  {
    rule: 'secrets/discord-token',
    name: 'Discord',
    secret: 'bot token',
    grants: 'read and write everywhere the bot was invited',
    revoke: 'discord.com/developers/applications (Bot, Reset Token)',
    formats: [],
    named: [
      {
        words: [],
        shape: /^[MNO][A-Za-z0-9_-]{22,27}\.[\w-]{6,7}\.[\w-]{27,45}$/,
        publicPrefix: 0,
        prove: beginsWithSnowflake,
      },
    ],
  },
  {
    rule: 'secrets/slack-token',
    name: 'Slack',
    secret: 'token',
    grants: 'read and post in the workspace as the app or user it belongs to',
    revoke: 'api.slack.com/apps (OAuth & Permissions, Revoke)',
    formats: [
      ...SLACK_PREFIXES.map((literal): TokenFormat => ({ literal, shape: SLACK_TOKEN, publicPrefix: 5 })),
      {
        literal: 'xoxe.',
        shape: /xoxe\.xox[bp]-[0-9]-[A-Za-z0-9]{100,200}(?![A-Za-z0-9_-])/y,
        publicPrefix: 10,
      },
      {
        literal: 'xapp-',
        shape: /xapp-[0-9]-[A-Z0-9]{9,13}-[0-9]{10,14}-[a-z0-9]{64}(?![A-Za-z0-9_-])/y,
        publicPrefix: 5,
      },
      {
        literal: 'hooks.slack.com/services/',
        shape:
          /hooks\.slack\.com\/services\/T[A-Z0-9]{8,12}\/B[A-Z0-9]{8,12}\/[A-Za-z0-9]{24}(?![A-Za-z0-9_])/y,
        publicPrefix: 25,
      },
    ],
  },
]

function beginsWithSnowflake(token: string): Proof {
  return SNOWFLAKE.test(decodeBase64(token.slice(0, token.indexOf('.')))) ? 'valid' : 'other'
}
