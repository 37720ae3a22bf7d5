/**
 * `npm run fuzz [-- --seconds N] [--seed S] [--target NAME]`: feeds every reader of hostile input with damaged inputs, round
 * after round. `npm run fuzz -- --sizes`: the tests of growth and of hostile files at true size instead.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { byteTargets } from '../__tests__/support/fuzz/byte-targets.ts'
import { checkTargets } from '../__tests__/support/fuzz/check-targets.ts'
import { sourceTargets } from '../__tests__/support/fuzz/source-targets.ts'
import { syntaxTargets } from '../__tests__/support/fuzz/syntax-targets.ts'
import type { FuzzCounts } from '../__tests__/support/fuzz/target.ts'
import { textTargets } from '../__tests__/support/fuzz/text-targets.ts'

const DEFAULT_SECONDS = 60
/** Inputs of one reader in one round. */
const RUNS = 100
/** Milliseconds after which an input is worth a look; nothing fails because of it. */
const SLOW = 2_000

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    seed: { type: 'string' },
    target: { type: 'string' },
    sizes: { type: 'boolean' },
  },
})
if (values.sizes === true) {
  const tests = ['hostile-files', 'linear-time', 'limits', 'regular-expressions-growth']
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'jest.ts'), ...tests], {
    stdio: 'inherit',
    env: { ...process.env, TRUE_SIZE: '1' },
  })
  process.exit(run.status ?? 1)
}
const firstSeed = Number(values.seed ?? Date.now() % 0x7fff_ffff)
const seconds =
  values.seed !== undefined && values.seconds === undefined ? 0 : Number(values.seconds ?? DEFAULT_SECONDS)
const targets = [
  ...byteTargets(),
  ...textTargets(),
  ...syntaxTargets(),
  ...sourceTargets(),
  ...checkTargets(),
].filter(({ name }) => values.target === undefined || name === values.target)

console.log(`seed ${firstSeed}, ${targets.length} readers, ${seconds} s`)
const end = performance.now() + seconds * 1_000
const totals = new Map<string, FuzzCounts>()
const broken = new Set<string>()
let seed = firstSeed
do {
  for (const { name, check } of targets) {
    if (broken.has(name)) continue
    try {
      const counts = await check({ seed, runs: RUNS })
      const known = totals.get(name) ?? { inputs: 0, refused: 0, slowest: 0 }
      totals.set(name, {
        inputs: known.inputs + counts.inputs,
        refused: known.refused + counts.refused,
        slowest: Math.max(known.slowest, counts.slowest),
      })
      if (counts.slowest > SLOW)
        console.log(`${name}: ${Math.round(counts.slowest)} ms for one input of seed ${seed}`)
    } catch (error) {
      broken.add(name)
      console.error(error)
    }
    if (performance.now() > end && seconds > 0) break
  }
  seed++
} while (performance.now() < end)

for (const [name, { inputs, refused, slowest }] of totals) {
  console.log(
    `${name}: ${inputs} inputs, ${refused} refused or with a gap, slowest ${Math.round(slowest)} ms`,
  )
}
const all = [...totals.values()]
const inputs = all.reduce((sum, counts) => sum + counts.inputs, 0)
const refused = all.reduce((sum, counts) => sum + counts.refused, 0)
console.log(`${inputs} inputs, ${refused} refused or with a gap, ${broken.size} readers broke`)
process.exitCode = broken.size > 0 ? 1 : 0
