/** `npm run update [name]`: rewrites what is generated: expected lines of cases, golden reports, proofs about regular expressions, pages, schemas, README tables. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generatedFiles, ROOT } from './generated.ts'

const only = process.argv[2]
const run = spawnSync(
  process.execPath,
  [
    join(ROOT, 'scripts/jest.ts'),
    ...(only === undefined ? ['cases', 'reporters', 'regular-expressions'] : ['__tests__/cases.test.ts']),
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, UPDATE: '1', ...(only === undefined ? {} : { CASES: only }) },
  },
)
if (only === undefined) {
  for (const file of generatedFiles()) {
    const path = join(ROOT, file.path)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, file.text)
  }
}
process.exitCode = run.status ?? 1
