import type { Provider } from '../secret-format.ts'
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
]
