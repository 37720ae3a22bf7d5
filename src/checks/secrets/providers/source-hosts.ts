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
    secret: 'personal access token',
    grants: "act on projects as its owner, as far as the token's scopes reach",
    revoke: 'gitlab.com/-/user_settings/personal_access_tokens',
    formats: [
      {
        literal: 'glpat-',
        shape: /glpat-[\w-]{27,300}\.01\.[0-9a-z]{9}(?![A-Za-z0-9_])/y,
        publicPrefix: 6,
        prove: (token) => (base36(crc32(token.slice(0, -7)), 7) === token.slice(-7) ? 'valid' : 'invalid'),
      },
      { literal: 'glpat-', shape: /glpat-[\w-]{20}(?![\w-]|\.[0-9])/y, publicPrefix: 6 },
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
]

/** CRC-32 of what stands between prefix and tail, in base62; npm uses the same. */
export function endsInCrc(token: string): Proof {
  return base62(crc32(token.slice(4, -6)), 6) === token.slice(-6) ? 'valid' : 'invalid'
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

function holdsJsonWebToken(token: string): Proof {
  const header = token.slice(token.indexOf('eyJ'), token.indexOf('.'))
  return decodeJsonObject(header)?.['alg'] === undefined ? 'other' : 'valid'
}
