import { decodeBase64 } from '../decoding.ts'
import type { Proof, Provider } from '../secret-format.ts'
import { endsInCrc } from './source-hosts.ts'

export const REGISTRIES: readonly Provider[] = [
  {
    rule: 'secrets/npm-token',
    name: 'npm',
    secret: 'access token',
    grants: 'publish new versions of the packages its owner maintains',
    revoke: 'the npm account, Access Tokens (or `npm token revoke`)',
    references: ['https://github.blog/2021-09-23-announcing-npms-new-access-token-format/'],
    formats: [
      { literal: 'npm_', shape: /npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/y, publicPrefix: 4, prove: endsInCrc },
    ],
  },
  {
    rule: 'secrets/pypi-token',
    name: 'Python Package Index',
    secret: 'upload token',
    grants: 'publish new versions of the packages its owner maintains',
    revoke: 'the account settings of the index, API tokens',
    formats: [
      // A macaroon; the fixed part is its version byte and the name of the index (or of the test index).
      {
        literal: 'pypi-AgEIcHlwaS5vcmc',
        shape: /pypi-AgEIcHlwaS5vcmc[\w-]{50,1000}={0,2}(?![\w=-])/y,
        publicPrefix: 20,
      },
      {
        literal: 'pypi-AgENdGVzdC5weXBpLm9yZw',
        shape: /pypi-AgENdGVzdC5weXBpLm9yZw[\w-]{50,1000}={0,2}(?![\w=-])/y,
        publicPrefix: 27,
      },
    ],
  },
  {
    rule: 'secrets/artifactory-key',
    name: 'JFrog Artifactory',
    secret: 'key',
    grants: 'download, publish and replace packages as its owner',
    revoke: 'the JFrog platform, Edit Profile (or Administration, Access Tokens)',
    references: [
      'https://jfrog.com/help/r/jfrog-platform-administration-documentation/understanding-identity-tokens',
    ],
    formats: [
      {
        literal: 'AKCp',
        shape: /AKCp[A-Za-z0-9]{68,70}(?![A-Za-z0-9+/=_-])/y,
        publicPrefix: 4,
        occursInBase64: true,
      },
      {
        literal: 'cmVmdGtuOj',
        shape: /cmVmdGtuOj[A-Za-z0-9]{54}(?![A-Za-z0-9+/=_-])/y,
        publicPrefix: 10,
        prove: namesReferenceToken,
      },
    ],
  },
  {
    rule: 'secrets/docker-token',
    name: 'Docker Hub',
    secret: 'access token',
    grants: 'pull private images, and push the ones that others run',
    revoke: 'app.docker.com/settings (Personal access tokens) or the organisation’s Access tokens',
    references: ['https://docs.docker.com/security/access-tokens/organization-access-tokens/'],
    formats: [
      { literal: 'dckr_pat_', shape: /dckr_pat_[\w-]{27}(?![\w-])/y, publicPrefix: 9 },
      { literal: 'dckr_oat_', shape: /dckr_oat_[\w-]{32}(?![\w-])/y, publicPrefix: 9 },
    ],
  },
  {
    rule: 'secrets/rubygems-key',
    name: 'RubyGems',
    secret: 'API key',
    grants: 'publish and withdraw versions of the gems its owner maintains',
    revoke: 'the RubyGems account, Settings, API keys',
    formats: [{ literal: 'rubygems_', shape: /rubygems_[0-9a-f]{48}(?![A-Za-z0-9_])/y, publicPrefix: 9 }],
  },
  {
    rule: 'secrets/nuget-key',
    name: 'NuGet',
    secret: 'API key',
    grants: 'publish and unlist versions of the packages its owner maintains',
    revoke: 'the NuGet gallery, account menu, API Keys',
    // Base32 of 29 bytes; the first ones are fixed.
    formats: [{ literal: 'oy2', shape: /oy2[a-z2-7]{43}(?![A-Za-z0-9_])/y, publicPrefix: 3 }],
  },
  {
    rule: 'secrets/clojars-token',
    name: 'Clojars',
    secret: 'deploy token',
    grants: 'publish new versions of the libraries its owner maintains',
    revoke: 'the Clojars account, Tokens',
    references: ['https://github.com/clojars/clojars-web/wiki/Deploy-Tokens'],
    formats: [{ literal: 'CLOJARS_', shape: /CLOJARS_[A-Za-z0-9]{60}(?![A-Za-z0-9_])/y, publicPrefix: 8 }],
  },
  {
    rule: 'secrets/cloudsmith-key',
    name: 'Cloudsmith',
    secret: 'API key',
    grants: 'download, publish and delete packages in the repositories of its owner',
    revoke: 'app.cloudsmith.com (account settings, API keys)',
    formats: [{ literal: 'csa_', shape: /csa_[0-9a-f]{30}[A-Za-z0-9]{6}(?![A-Za-z0-9_])/y, publicPrefix: 4 }],
  },
  {
    rule: 'secrets/cargo-token',
    name: 'Cargo registry',
    secret: 'API token',
    grants: 'publish and yank versions of the crates its owner maintains',
    revoke: 'the account settings of the registry, API Tokens',
    references: ['https://doc.rust-lang.org/cargo/reference/config.html#credentials'],
    formats: [],
    named: [{ words: ['cargo', 'crates'], shape: /^cio[A-Za-z0-9]{32}$/, publicPrefix: 3 }],
  },
]

/** A version, the second it ends (0 for never), the random part. */
const REFERENCE = /^reftkn:[0-9]{2}:[0-9]{1,12}:[A-Za-z0-9]{10,40}$/

function namesReferenceToken(token: string): Proof {
  const held = decodeBase64(token)
  if (REFERENCE.test(held)) return 'valid'
  return held.startsWith('reftkn:') ? 'unknown' : 'other'
}
