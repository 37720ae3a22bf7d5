/** `npm run update [name]`: rewrites what is generated: expected lines of cases, golden reports, pages, schemas, README tables. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const only = process.argv[2]
const run = spawnSync(
  process.execPath,
  [join(root, 'scripts/jest.ts'), ...(only === undefined ? [] : ['cases.test.ts'])],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, UPDATE: '1', ...(only === undefined ? {} : { CASES: only }) },
  },
)
process.exit(run.status ?? 1)
