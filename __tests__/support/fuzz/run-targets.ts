import { describe, expect, test } from '@jest/globals'
import type { FuzzTarget } from './target.ts'

/** The same in every run of the tests; `npm run fuzz` takes others. */
const SEED = 20261120

/** A few inputs for each reader; the long run is `npm run fuzz`. */
export function describeTargets(what: string, targets: readonly FuzzTarget[], runs: number): void {
  describe(what, () => {
    test.each(targets.map((target) => [target.name, target] as const))('%s', async (_, target) => {
      const { inputs, refused } = await target.check({ seed: SEED, runs })
      expect(inputs).toBeGreaterThanOrEqual(runs)
      expect(refused).toBeLessThan(inputs)
    })
  })
}
