import { isBech32 } from '../checksums.ts'
import type { Provider } from '../secret-format.ts'

export const ENCRYPTION: readonly Provider[] = [
  {
    rule: 'secrets/age-key',
    name: 'age',
    secret: 'secret key',
    grants: 'decrypt everything that was encrypted to it, now and in the history',
    revoke: 'nowhere: encrypt every file anew to a new key',
    references: ['https://github.com/C2SP/C2SP/blob/main/age.md'],
    formats: [
      {
        literal: 'AGE-SECRET-KEY-1',
        // The Bech32 alphabet: no 1, B, I or O.
        shape: /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}(?![A-Z0-9])/y,
        publicPrefix: 16,
        prove: (token) => (isBech32(token) ? 'valid' : 'invalid'),
      },
    ],
  },
]
