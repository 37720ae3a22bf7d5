import type { RuleId } from '../../../model/rule.ts'
import { evidence, excerpt, redactSecret } from '../../../text/redact.ts'
import { isNameCode } from '../boundary.ts'
import type { Candidate } from '../candidate.ts'
import { isDocumented } from '../documented.ts'
import { wordShare } from '../likeness.ts'
import { isMadeUp } from '../tokens.ts'
import type { Place } from './place.ts'

/** Where a service takes messages from whoever knows the address. */
interface Webhook {
  /** Part of the address from which the secret follows; lower case, as the automaton reports it. */
  readonly word: string
  /** Sticky, from the end of the word: what leads to the secret, then the secret, then what must not follow. */
  readonly rest: RegExp
  readonly service: string
  /** When the secret has a rule of its own wherever it stands. */
  readonly rule?: RuleId
  /** What a stranger does with it. */
  readonly grants: 'post messages' | 'start automations' | 'start deployments' | 'speak as the bot'
}

/**
 * Addresses whose path or query is the only credential that the service asks for. Slack's are with Slack's tokens.
 * Each shape is from the service's own documentation of incoming webhooks or deploy hooks.
 */
const WEBHOOKS: readonly Webhook[] = [
  {
    // https://docs.discord.com/developers/resources/webhook
    word: '/api/webhooks/',
    rest: /[0-9]{17,20}\/(?<secret>[A-Za-z0-9_-]{60,90})(?![\w-])/y,
    service: 'Discord',
    grants: 'post messages',
  },
  {
    // https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
    word: 'webhook.office.com/webhookb2/',
    rest: /[0-9a-f-]{36}@[0-9a-f-]{36}\/IncomingWebhook\/(?<secret>[0-9a-f]{32}\/[0-9a-f-]{36}(?:\/[\w-]{20,80})?)(?![\w-])/iy,
    service: 'Microsoft Teams',
    grants: 'post messages',
  },
  {
    word: 'outlook.office.com/webhook/',
    rest: /[0-9a-f-]{36}@[0-9a-f-]{36}\/IncomingWebhook\/(?<secret>[0-9a-f]{32}\/[0-9a-f-]{36})(?![\w-])/iy,
    service: 'Microsoft 365',
    grants: 'post messages',
  },
  {
    // https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app
    word: '/triggers/manual/paths/invoke',
    rest: /(?:\/[\w.%~-]{1,80}){0,4}\?[\w%.=&;/-]{0,200}?sig=(?<secret>[A-Za-z0-9_-]{43})(?![\w-])/iy,
    service: 'Power Automate',
    grants: 'start automations',
  },
  {
    // https://core.telegram.org/bots/api#authorizing-your-bot
    word: 'api.telegram.org/',
    rest: /(?:file\/)?bot(?<secret>[0-9]{8,12}:[A-Za-z0-9_-]{35})(?![\w-])/iy,
    rule: 'secrets/telegram-token',
    service: 'Telegram',
    grants: 'speak as the bot',
  },
  {
    // https://developers.google.com/workspace/chat/quickstart/webhooks
    word: 'chat.googleapis.com/v1/spaces/',
    rest: /[\w-]{8,20}\/messages\?(?:key=[\w-]{30,50}(?:&|&amp;|\\u0026))?token=(?<secret>[\w-]{40,60}(?:%3D|=)?)(?![\w-])/iy,
    service: 'Google Chat',
    grants: 'post messages',
  },
  {
    // https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
    word: '/open-apis/bot/v2/hook/',
    rest: /(?<secret>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![\w-])/iy,
    service: 'Feishu',
    grants: 'post messages',
  },
  {
    // https://open.dingtalk.com/document/robots/custom-robot-access
    word: 'oapi.dingtalk.com/robot/send?access_token=',
    rest: /(?<secret>[0-9a-f]{64})(?![\w-])/iy,
    service: 'DingTalk',
    grants: 'post messages',
  },
  {
    // https://developer.work.weixin.qq.com/document/path/91770
    word: 'qyapi.weixin.qq.com/cgi-bin/webhook/send?key=',
    rest: /(?<secret>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![\w-])/iy,
    service: 'WeCom',
    grants: 'post messages',
  },
  {
    // https://ifttt.com/maker_webhooks
    word: 'maker.ifttt.com/trigger/',
    rest: /[^\s/"'<>]{1,60}\/(?:json\/)?with\/key\/(?<secret>[\w-]{20,50})(?![\w-])/iy,
    service: 'IFTTT',
    grants: 'start automations',
  },
  {
    // https://help.zapier.com/hc/en-us/articles/8496288690317
    word: 'hooks.zapier.com/hooks/catch/',
    rest: /(?<secret>[0-9]{4,10}\/[0-9a-z]{5,10})(?![\w-])/iy,
    service: 'Zapier',
    grants: 'start automations',
  },
  {
    // https://www.tines.com/docs/actions/types/webhook/
    word: '.tines.com/webhook/',
    rest: /(?:[\w-]{1,60}\/)?(?<secret>[0-9a-f]{32}\/[0-9a-f]{32})(?![\w-])/iy,
    service: 'Tines',
    grants: 'start automations',
  },
  {
    // https://help.make.com/webhooks
    word: '.make.com/',
    rest: /(?<secret>[0-9a-z]{32})(?![\w-])/y,
    service: 'Make',
    grants: 'start automations',
  },
  {
    // https://developer.webex.com/messaging/docs/bots
    word: 'webexapis.com/v1/webhooks/incoming/',
    rest: /(?<secret>[\w-]{60,120})(?![\w-])/iy,
    service: 'Webex',
    grants: 'post messages',
  },
  {
    // https://docs.netlify.com/build/configure-builds/build-hooks/
    word: 'api.netlify.com/build_hooks/',
    rest: /(?<secret>[0-9a-f]{24})(?![\w-])/iy,
    service: 'Netlify',
    grants: 'start deployments',
  },
  {
    // https://vercel.com/docs/deploy-hooks
    word: 'api.vercel.com/v1/integrations/deploy/',
    rest: /prj_[A-Za-z0-9]{20,40}\/(?<secret>[A-Za-z0-9]{8,24})(?![\w-])/iy,
    service: 'Vercel',
    grants: 'start deployments',
  },
  {
    // https://render.com/docs/deploy-hooks
    word: 'api.render.com/deploy/',
    rest: /srv-[0-9a-z]{16,24}\?key=(?<secret>[\w-]{8,24})(?![\w-])/iy,
    service: 'Render',
    grants: 'start deployments',
  },
  {
    // https://developers.cloudflare.com/pages/configuration/deploy-hooks/
    word: '/pages/webhooks/deploy_hooks/',
    rest: /(?<secret>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![\w-])/iy,
    service: 'Cloudflare Pages',
    grants: 'start deployments',
  },
  {
    // https://developer.pagerduty.com/docs/events-api-v1
    word: 'events.pagerduty.com/integration/',
    rest: /(?<secret>[0-9a-f]{32})(?![\w-])/iy,
    service: 'PagerDuty',
    grants: 'post messages',
  },
]

const WEBHOOKS_BY_WORD: ReadonlyMap<string, Webhook> = new Map(
  WEBHOOKS.map((webhook) => [webhook.word, webhook]),
)

/** For the automaton. */
export const WEBHOOK_WORDS: readonly string[] = [...WEBHOOKS_BY_WORD.keys()]

/** A host that Make gives to its hooks, before `.make.com/`. */
const MAKE_HOST = /\bhook(?:\.[a-z]{2}[0-9])?$/
/** Characters of a secret of digits and hyphens that must differ for it to be more than a stand-in. */
const FEWEST_DIFFERENT = 5
/** Characters of a secret long enough to hold a sentence, and the share of words from which it does. */
const SHORTEST_PROSE = 40
const PROSE_SHARE = 0.4

/** An address that is a credential by itself. */
export function webhookAt({ text, end, digest }: Place, word: string): Candidate | undefined {
  const webhook = WEBHOOKS_BY_WORD.get(word)
  if (webhook === undefined) return undefined
  if (word === '.make.com/' && !MAKE_HOST.test(text.slice(Math.max(0, end - 20), end - word.length)))
    return undefined
  const { rest } = webhook
  rest.lastIndex = end
  const secret = rest.exec(text)?.groups?.['secret']
  if (secret === undefined || isNameCode(text.charCodeAt(rest.lastIndex))) return undefined
  if (isStandIn(secret) || isDocumented(secret, digest)) return undefined
  return {
    rule: webhook.rule ?? 'secrets/webhook-address',
    recognition: 'address',
    start: rest.lastIndex - secret.length,
    end: rest.lastIndex,
    value: secret,
    evidence: evidence`${excerpt(webhook.service)}: ${redactSecret(secret, 0)}`,
    note: evidence`Whoever knows the address can ${excerpt(webhook.grants)}. Delete it at ${excerpt(webhook.service)}, make another, and read that from a secret store.`,
    level: 'error',
    confidence: 'high',
    lowerInSamples: true,
    about: webhook.service,
  }
}

function isStandIn(secret: string): boolean {
  const isFiller = new Set(secret.replace(/[-/:]/g, '')).size < FEWEST_DIFFERENT
  return isFiller || isMadeUp(secret) || (secret.length >= SHORTEST_PROSE && wordShare(secret) >= PROSE_SHARE)
}
