import { crc32, littleEndianHex32 } from '../checksums.ts'
import { decodeJsonObject } from '../decoding.ts'
import type { Proof, Provider } from '../secret-format.ts'

/** Characters of a Grafana service account token that its last eight check. */
const GRAFANA_CHECKED = 37

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
    ],
  },
  {
    rule: 'secrets/sentry-token',
    name: 'Sentry',
    secret: 'organisation auth token',
    grants: 'upload releases and source maps for the organisation and list its projects',
    revoke: 'sentry.io/settings/auth-tokens',
    formats: [
      {
        literal: 'sntrys_',
        shape: /sntrys_eyJ[A-Za-z0-9+/]{40,400}={0,2}_[A-Za-z0-9+/]{40,46}={0,2}(?![A-Za-z0-9+/=_])/y,
        publicPrefix: 7,
        prove: holdsIssueTime,
      },
    ],
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
