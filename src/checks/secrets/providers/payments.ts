import type { Level } from '../../../model/rule.ts'
import type { Provider, TokenFormat } from '../secret-format.ts'

const STRIPE_KEY = /[sr]k_(?:live|test)_[A-Za-z0-9]{10,99}(?![A-Za-z0-9_])/y

/** Test keys move no money, but they read the test data and are often reused by hand. */
const STRIPE_PREFIXES: readonly (readonly [literal: string, level: Level])[] = [
  ['sk_live_', 'error'],
  ['rk_live_', 'error'],
  ['sk_test_', 'warning'],
  ['rk_test_', 'warning'],
]

export const PAYMENTS: readonly Provider[] = [
  {
    rule: 'secrets/stripe-key',
    name: 'Stripe',
    secret: 'secret key',
    grants: 'charge, refund and read the customers of the account',
    revoke: 'dashboard.stripe.com/apikeys',
    formats: STRIPE_PREFIXES.map(
      ([literal, level]): TokenFormat => ({
        literal,
        shape: STRIPE_KEY,
        publicPrefix: literal.length,
        level,
      }),
    ),
  },
]
