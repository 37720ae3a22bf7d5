import { decodeBase64 } from '../decoding.ts'
import type { Proof, Provider, TokenFormat } from '../secret-format.ts'

/** Numbers of the workspace and of who asks, then letters and digits. Older ones have one number. */
const SLACK_BOT_TOKEN = /xoxb-(?:[0-9]{8,14}-){1,2}[A-Za-z0-9]{16,64}(?![A-Za-z0-9_-])/y
const SLACK_USER_TOKEN = /xoxp-(?:[0-9]{4,14}-){2,4}[A-Za-z0-9]{16,64}(?![A-Za-z0-9_-])/y
/** What renews a user's: the numbers of the workspace, the user and the app. */
const SLACK_NUMBERED_TOKEN = /xoxe(?:-[0-9]{10,13}){3}-[A-Za-z0-9-]{28,34}(?![A-Za-z0-9_-])/y
/** Access and refresh tokens of workspaces, with a version or numbers. */
const SLACK_APP_TOKEN = /xox[ar]-(?:[0-9]{1,14}-){1,4}[A-Za-z0-9]{16,64}(?![A-Za-z0-9_-])/y
/** Of workspaces, before tokens had numbers. */
const SLACK_WORKSPACE_TOKEN = /xox[ar]-[A-Za-z0-9]{12,48}(?![A-Za-z0-9_-])/y
const SLACK_LEGACY_TOKEN = /xox[os]-(?:[0-9]{6,14}-){3}[0-9a-f]{8,64}(?![A-Za-z0-9_-])/y
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
    references: ['https://api.slack.com/authentication/token-types'],
    formats: [
      { literal: 'xoxb-', shape: SLACK_BOT_TOKEN, publicPrefix: 5 },
      { literal: 'xoxp-', shape: SLACK_USER_TOKEN, publicPrefix: 5 },
      ...['xoxa-', 'xoxr-'].flatMap((literal): readonly TokenFormat[] => [
        { literal, shape: SLACK_APP_TOKEN, publicPrefix: 5 },
        { literal, shape: SLACK_WORKSPACE_TOKEN, publicPrefix: 5 },
      ]),
      {
        literal: 'xoxe.',
        shape: /xoxe\.xox[bp]-[0-9]-[A-Za-z0-9]{100,200}(?![A-Za-z0-9_-])/y,
        publicPrefix: 10,
      },
      // What renews the token that configures apps.
      { literal: 'xoxe-', shape: /xoxe-[0-9]-[A-Za-z0-9]{140,160}(?![A-Za-z0-9_-])/y, publicPrefix: 5 },
      { literal: 'xoxe-', shape: SLACK_NUMBERED_TOKEN, publicPrefix: 5 },
      ...['xoxo-', 'xoxs-'].map(
        (literal): TokenFormat => ({ literal, shape: SLACK_LEGACY_TOKEN, publicPrefix: 5 }),
      ),
      // What a browser holds while somebody is signed in: the token, and the cookie that makes it work.
      {
        literal: 'xoxc-',
        shape: /xoxc-(?:[0-9]{9,15}-){3}[0-9a-f]{64}(?![A-Za-z0-9_-])/y,
        publicPrefix: 5,
      },
      { literal: 'xoxd-', shape: /xoxd-[\w%+/-]{100,500}={0,2}(?![\w%+/=-])/y, publicPrefix: 5 },
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
      {
        literal: 'hooks.slack.com/workflows/',
        shape:
          /hooks\.slack\.com\/workflows\/T[A-Z0-9]{8,12}\/A[A-Z0-9]{8,12}\/[0-9]{16,20}\/[A-Za-z0-9]{24}(?![A-Za-z0-9_])/y,
        publicPrefix: 26,
      },
      {
        literal: 'hooks.slack.com/triggers/',
        shape: /hooks\.slack\.com\/triggers\/[TE][A-Z0-9]{8,12}\/[0-9]{8,16}\/[0-9a-f]{32}(?![A-Za-z0-9_])/y,
        publicPrefix: 25,
      },
    ],
  },
  {
    rule: 'secrets/telegram-token',
    name: 'Telegram',
    secret: 'bot token',
    grants: 'read what people write to the bot, and write to them as the bot',
    revoke: '@BotFather in Telegram (/revoke)',
    references: ['https://core.telegram.org/bots/api#authorizing-your-bot'],
    formats: [
      {
        // The number of the bot, then the secret, which begins with the same two letters.
        literal: ':AA',
        literalAt: [8, 9, 10],
        shape: /[0-9]{8,10}:AA[\w-]{33}(?![\w-])/y,
        publicPrefix: 0,
      },
    ],
  },
  {
    rule: 'secrets/twilio-key',
    name: 'Twilio',
    secret: 'API key',
    grants: "place calls and send messages at its owner's cost, with the secret that belongs to it",
    revoke: 'console.twilio.com (Account, API keys & tokens)',
    formats: [],
    named: [{ words: ['twilio'], shape: /^SK[0-9a-f]{32}$/, publicPrefix: 2 }],
  },
]

function beginsWithSnowflake(token: string): Proof {
  return SNOWFLAKE.test(decodeBase64(token.slice(0, token.indexOf('.')))) ? 'valid' : 'other'
}
