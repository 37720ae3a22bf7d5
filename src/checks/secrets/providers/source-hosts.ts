import type { Level } from '../../../model/rule.ts'
import { base32OfHex, base36, base62, crc32, hex32 } from '../checksums.ts'
import { decodeJsonObject } from '../decoding.ts'
import type { Digest, Proof, Provider, TokenFormat } from '../secret-format.ts'

/** Personal, OAuth, user-to-server, server-to-server, refresh. */
const GITHUB_PREFIXES = ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'] as const

/** 30 random letters and digits (70 in the long refresh tokens), then six that check them. */
const GITHUB_TOKEN = /gh[pousr]_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/y
const GITHUB_LONG_REFRESH_TOKEN = /ghr_[A-Za-z0-9]{76}(?![A-Za-z0-9_])/y
/** Characters of a fine-grained token that the following eight check. */
const FINE_GRAINED_CHECKED = 77
const FINE_GRAINED_CHECK = 8

/** Base-36 characters that check all before them in GitLab's routable tokens. */
const ROUTABLE_CHECK = 7

interface GitLabKind {
  readonly literal: string
  /** What follows the literal in the plain form. */
  readonly plain: RegExp
  readonly level?: Level
}

/** Each kind of token has its own prefix; 20 url-safe characters unless said otherwise. */
const GITLAB_KINDS: readonly GitLabKind[] = [
  // Application secrets of OAuth, deploy, runner, registration, job, trigger, feed, mail, agent, workspace, SCIM.
  { literal: 'gloas-', plain: /gloas-[\w-]{64}(?![\w-])/y },
  { literal: 'gldt-', plain: /gldt-[\w-]{20}(?![\w-])/y },
  { literal: 'glrt-', plain: /glrt-(?:t[0-9]_)?[\w-]{20}(?![\w-]|\.[0-9])/y },
  { literal: 'glrtr-', plain: /glrtr-[\w-]{20}(?![\w-]|\.[0-9])/y },
  { literal: 'GR1348941', plain: /GR1348941[\w-]{20}(?![\w-])/y },
  { literal: 'glcbt-', plain: /glcbt-[0-9A-Za-z]{1,5}_[\w-]{20}(?![\w-])/y },
  { literal: 'glptt-', plain: /glptt-[0-9a-f]{40}(?![\w-])/y },
  { literal: 'glft-', plain: /glft-[\w-]{20}(?![\w-])/y },
  { literal: 'glimt-', plain: /glimt-[\w-]{25}(?![\w-])/y },
  { literal: 'glagent-', plain: /glagent-[\w-]{50}(?![\w-])/y },
  { literal: 'glwt-', plain: /glwt-[\w-]{20}(?![\w-])/y },
  { literal: 'glsoat-', plain: /glsoat-[\w-]{20}(?![\w-])/y },
  // Reads the names of feature flags, no more.
  { literal: 'glffct-', plain: /glffct-[\w-]{20}(?![\w-])/y, level: 'warning' },
]

export const SOURCE_HOSTS: readonly Provider[] = [
  {
    rule: 'secrets/github-token',
    name: 'GitHub',
    secret: 'token',
    grants: "act on repositories as its owner, as far as the token's scopes reach",
    revoke: 'github.com/settings/tokens',
    references: ['https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/'],
    formats: [
      ...GITHUB_PREFIXES.map(
        (literal): TokenFormat => ({ literal, shape: GITHUB_TOKEN, publicPrefix: 4, prove: endsInCrc }),
      ),
      { literal: 'ghr_', shape: GITHUB_LONG_REFRESH_TOKEN, publicPrefix: 4, prove: endsInCrc },
      {
        literal: 'ghs_',
        shape: /ghs_[0-9]{1,20}_eyJ[\w-]{10,1000}\.[\w-]{10,3000}\.[\w-]{20,1000}(?![\w-])/y,
        publicPrefix: 4,
        prove: holdsJsonWebToken,
      },
      {
        literal: 'github_pat_',
        shape: /github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?![A-Za-z0-9_])/y,
        publicPrefix: 11,
        prove: checksItsStart,
      },
    ],
  },
  {
    rule: 'secrets/gitlab-token',
    name: 'GitLab',
    secret: 'token',
    grants: "act on projects as its owner, as far as the token's scopes reach",
    revoke:
      'gitlab.com/-/user_settings/personal_access_tokens (or the settings of the project, group or runner)',
    references: ['https://docs.gitlab.com/security/tokens/#token-prefixes'],
    formats: [
      {
        literal: 'glpat-',
        shape: /glpat-[\w-]{27,300}\.01\.[0-9a-z]{9}(?![A-Za-z0-9_])/y,
        publicPrefix: 6,
        prove: checksWhatPrecedes,
      },
      {
        literal: 'glpat-',
        shape: /glpat-[\w-]{27,300}(?:\.(?!01)[0-9a-z]{2})?\.[0-9a-z]{9}(?![A-Za-z0-9_.])/y,
        publicPrefix: 6,
      },
      { literal: 'glpat-', shape: /glpat-[\w-]{20}(?![\w-]|\.[0-9])/y, publicPrefix: 6 },
      {
        literal: 'glrt-',
        shape: /glrt-t[0-9]_[\w-]{27,300}\.01\.[0-9a-z]{9}(?![A-Za-z0-9_])/y,
        publicPrefix: 5,
        prove: checksWhatPrecedes,
      },
      {
        literal: 'glrt-',
        shape: /glrt-t[0-9]_[\w-]{27,300}(?:\.(?!01)[0-9a-z]{2})?\.[0-9a-z]{9}(?![A-Za-z0-9_.])/y,
        publicPrefix: 5,
      },
      {
        literal: 'glcbt-',
        shape: /glcbt-eyJ[\w-]{10,1000}\.[\w-]{10,3000}\.[\w-]{20,1000}(?![\w-])/y,
        publicPrefix: 6,
        prove: holdsJsonWebToken,
      },
      ...GITLAB_KINDS.map(
        ({ literal, plain, level }): TokenFormat => ({
          literal,
          shape: plain,
          publicPrefix: literal.length,
          ...(level === undefined ? {} : { level }),
        }),
      ),
      {
        literal: '_gitlab_session=',
        shape: /_gitlab_session=[0-9a-z]{32}(?![A-Za-z0-9_])/y,
        publicPrefix: 16,
      },
    ],
  },
  {
    rule: 'secrets/atlassian-token',
    name: 'Atlassian',
    secret: 'API token',
    grants: 'read and change Jira, Confluence or Bitbucket as its owner',
    revoke: 'id.atlassian.com/manage-profile/security/api-tokens',
    formats: [
      {
        literal: 'ATATT3',
        shape: /ATATT3[\w-]{150,220}=[0-9A-F]{8}(?![A-Za-z0-9_=])/y,
        publicPrefix: 6,
        prove: endsInHexCrc,
      },
      {
        literal: 'ATCTT3xFf',
        shape: /ATCTT3xFf[\w-]{150,220}=[0-9A-F]{8}(?![A-Za-z0-9_=])/y,
        publicPrefix: 9,
        prove: endsInHexCrc,
      },
      {
        literal: 'ATBB',
        shape: /ATBB[A-Za-z0-9]{24}[0-9A-F]{8}(?![A-Za-z0-9_+/=])/y,
        publicPrefix: 4,
        occursInBase64: true,
        prove: endsInHexCrc,
      },
    ],
  },
  {
    rule: 'secrets/sourcegraph-token',
    name: 'Sourcegraph',
    secret: 'access token',
    grants: 'search and read all code its owner may see, and use the API in their name',
    revoke: 'the Sourcegraph instance, Settings, Access tokens',
    references: ['https://sourcegraph.com/docs/cli/how-tos/creating-an-access-token'],
    formats: [
      {
        literal: 'sgp_',
        shape: /sgp_(?:(?:[0-9a-fA-F]{16}|local)_)?[0-9a-fA-F]{40}(?![A-Za-z0-9_])/y,
        publicPrefix: 4,
      },
    ],
  },
]

/** CRC-32 of what stands between prefix and tail, in base62; npm uses the same. */
export function endsInCrc(token: string): Proof {
  return base62(crc32(token.slice(4, -6)), 6) === token.slice(-6) ? 'valid' : 'invalid'
}

function checksWhatPrecedes(token: string): Proof {
  const check = base36(crc32(token.slice(0, -ROUTABLE_CHECK)), ROUTABLE_CHECK)
  return check === token.slice(-ROUTABLE_CHECK) ? 'valid' : 'invalid'
}

function endsInHexCrc(token: string): Proof {
  return hex32(crc32(token.slice(0, -8))) === token.slice(-8) ? 'valid' : 'invalid'
}

function checksItsStart(token: string, digest: Digest): Proof {
  const check = base32OfHex(digest(token.slice(0, FINE_GRAINED_CHECKED)))
  return check === token.slice(FINE_GRAINED_CHECKED, FINE_GRAINED_CHECKED + FINE_GRAINED_CHECK)
    ? 'valid'
    : 'invalid'
}

/** Whether a JSON Web Token follows a prefix of the provider's own. */
export function holdsJsonWebToken(token: string): Proof {
  const header = token.slice(token.indexOf('eyJ'), token.indexOf('.'))
  return decodeJsonObject(header)?.['alg'] === undefined ? 'other' : 'valid'
}
