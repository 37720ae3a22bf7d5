import type { TokenFormat } from './secret-format.ts'

/**
 * One shape under several prefixes. Test keys move no money and ship no goods, but they read the test data and are often
 * reused by hand, so they weigh less and count.
 */
export function liveAndTest(
  shape: RegExp,
  live: readonly string[],
  test: readonly string[],
): readonly TokenFormat[] {
  return [
    ...live.map((literal): TokenFormat => ({ literal, shape, publicPrefix: literal.length })),
    ...test.map(
      (literal): TokenFormat => ({ literal, shape, publicPrefix: literal.length, level: 'warning' }),
    ),
  ]
}
