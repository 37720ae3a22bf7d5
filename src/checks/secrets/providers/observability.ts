import { crc32, littleEndianHex32 } from '../checksums.ts'
import { decodeJsonObject } from '../decoding.ts'
import type { Proof, Provider, TokenFormat } from '../secret-format.ts'

/** Characters of a Grafana service account token that its last eight check. */
const GRAFANA_CHECKED = 37

/** Tokens of a user, of an internal or public integration. */
const SENTRY_TOKEN = /sntry[uai]_[0-9a-f]{64}(?![A-Za-z0-9_])/y
const SENTRY_PREFIXES = ['sntryu_', 'sntrya_', 'sntryi_'] as const

/** Prefix of the kind, public id, secret. */
const DYNATRACE_TOKEN = /dt0(?:c01|s0[1-9]|s1[0-9])\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{64}(?![A-Za-z0-9_])/y
const DYNATRACE_PREFIXES = ['dt0c01.', 'dt0s0', 'dt0s1'] as const

export const OBSERVABILITY: readonly Provider[] = [
  {
    rule: 'secrets/grafana-token',
    name: 'Grafana',
    secret: 'token',
    grants: 'read the dashboards, logs and metrics it was made for, and write them if its policy allows',
    revoke: "the Grafana instance, Administration, Service accounts (or the cloud portal's access policies)",
    formats: [
      {
        literal: 'glsa_',
        shape: /glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}(?![A-Za-z0-9_])/y,
        publicPrefix: 5,
        prove: (token) =>
          littleEndianHex32(crc32(token.slice(0, GRAFANA_CHECKED))) === token.slice(-8).toLowerCase()
            ? 'valid'
            : 'invalid',
      },
      {
        literal: 'glc_',
        shape: /glc_[A-Za-z0-9+/_-]{40,600}={0,2}(?![A-Za-z0-9+/=_-])/y,
        publicPrefix: 4,
        prove: holdsCloudPolicy,
      },
      // Keys of before version 9.
      {
        literal: 'eyJrIjoi',
        shape: /eyJrIjoi[A-Za-z0-9+/]{40,380}={0,2}(?![A-Za-z0-9+/=_.-])/y,
        publicPrefix: 8,
        prove: holdsNamedKey,
      },
    ],
  },
  {
    rule: 'secrets/sentry-token',
    name: 'Sentry',
    secret: 'auth token',
    grants: 'upload releases and source maps, and with the token of a user or an integration read its events',
    revoke: 'sentry.io/settings/auth-tokens',
    formats: [
      {
        literal: 'sntrys_',
        shape: /sntrys_eyJ[A-Za-z0-9+/]{40,400}={0,2}_[A-Za-z0-9+/]{40,46}={0,2}(?![A-Za-z0-9+/=_])/y,
        publicPrefix: 7,
        prove: holdsIssueTime,
      },
      ...SENTRY_PREFIXES.map(
        (literal): TokenFormat => ({ literal, shape: SENTRY_TOKEN, publicPrefix: literal.length }),
      ),
    ],
  },
  {
    rule: 'secrets/dynatrace-token',
    name: 'Dynatrace',
    secret: 'token',
    grants: 'read what is monitored and change the settings its scopes name',
    revoke: 'the Dynatrace environment, Access tokens',
    references: ['https://docs.dynatrace.com/docs/shortlink/api-authentication'],
    formats: DYNATRACE_PREFIXES.map(
      (literal): TokenFormat => ({ literal, shape: DYNATRACE_TOKEN, publicPrefix: literal.length }),
    ),
  },
  {
    rule: 'secrets/elastic-key',
    name: 'Elastic Cloud',
    secret: 'API key',
    grants: 'create, change and delete the deployments of the organisation, with the data in them',
    revoke: 'cloud.elastic.co/account/keys',
    references: ['https://elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys'],
    formats: [
      { literal: 'essu_', shape: /essu_[A-Za-z0-9+/_-]{60,200}={0,2}(?![A-Za-z0-9+/=_-])/y, publicPrefix: 5 },
    ],
  },
  {
    rule: 'secrets/new-relic-key',
    name: 'New Relic',
    secret: 'key',
    grants: 'read what is monitored and change its settings, or send made-up data into it',
    revoke: 'one.newrelic.com/api-keys',
    references: ['https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys'],
    formats: [
      {
        literal: 'NRAK-',
        shape: /NRAK-[A-Za-z0-9]{27}(?![A-Za-z0-9_])/y,
        publicPrefix: 5,
        mustLookRandom: true,
      },
      { literal: 'NRII-', shape: /NRII-[A-Za-z0-9_-]{32}(?![\w-])/y, publicPrefix: 5, level: 'warning' },
      { literal: 'NRRA-', shape: /NRRA-[0-9a-f]{42}(?![A-Za-z0-9_])/y, publicPrefix: 5 },
      // A licence key only sends data.
      {
        literal: 'NRAL',
        literalAt: [36],
        shape: /(?:eu[0-9]{2}xx[0-9a-f]{30}|[0-9a-f]{36}|[0-9a-f]{32}FFFF)NRAL(?![A-Za-z0-9_])/y,
        publicPrefix: 0,
        mustLookRandom: true,
        level: 'warning',
      },
    ],
  },
  {
    rule: 'secrets/rootly-key',
    name: 'Rootly',
    secret: 'API key',
    grants: 'read and change the incidents, schedules and workflows of the organisation',
    revoke: 'rootly.com/account (API keys)',
    formats: [{ literal: 'rootly_', shape: /rootly_[0-9a-f]{64}(?![A-Za-z0-9_])/y, publicPrefix: 7 }],
  },
]

function holdsCloudPolicy(token: string): Proof {
  const held = decodeJsonObject(token.slice('glc_'.length))
  if (held === undefined) return 'other'
  return ['o', 'n', 'k', 'm'].every((key) => key in held) ? 'valid' : 'invalid'
}

function holdsIssueTime(token: string): Proof {
  const held = decodeJsonObject(token.slice('sntrys_'.length, token.lastIndexOf('_')))
  return held !== undefined && 'iat' in held ? 'valid' : 'invalid'
}

/** `k`: the key, `n`: its name, `id`: the organisation. */
function holdsNamedKey(token: string): Proof {
  const held = decodeJsonObject(token)
  return held !== undefined && 'k' in held && 'n' in held && 'id' in held ? 'valid' : 'other'
}
