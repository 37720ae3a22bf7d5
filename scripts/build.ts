/**
 * `npm run build`: src/ → dist/, byte for byte the same on every machine.
 * `npm run dist` (--check): builds beside it and fails when the committed dist/ differs.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { create } from '@actions/glob'
import { CHECKS } from '../src/checks/index.ts'
import { VENDORED_PACKAGES } from '../src/sources/vendored.ts'

const root = join(import.meta.dirname, '..')
const checks = process.argv.includes('--check')
const target = join(root, checks ? 'build/dist' : 'dist')

function run(script: string, args: readonly string[]): void {
  const child = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  if (child.status !== 0) {
    process.stderr.write(`${child.stdout}${child.stderr}`)
    process.exit(1)
  }
}

function bundle(entry: string, to: string): void {
  run('@vercel/ncc/dist/ncc/cli.js', [
    'build',
    join('build/js', entry),
    '-o',
    to,
    '--license',
    'licenses.txt',
    '--no-cache',
    '--no-source-map-register',
  ])
}

/** ncc lists only what it bundles; the parsers are copied, so their licences are added here. */
function vendorParsers(): void {
  mkdirSync(join(target, 'vendor'), { recursive: true })
  const licences: string[] = []
  for (const [name, owner] of Object.entries(VENDORED_PACKAGES)) {
    const folder = join(root, 'node_modules', owner)
    writeFileSync(join(target, 'vendor', name), readFileSync(join(folder, name)))
    const text = `${owner}\n${readFileSync(join(folder, 'LICENSE'), 'utf8').trim()}\n`
    if (!licences.includes(text)) licences.push(text)
  }
  writeFileSync(join(target, 'vendor', 'licenses.txt'), licences.join('\n'))
  writeFileSync(join(target, 'vendor', 'package.json'), '{\n  "type": "module"\n}\n')
}

/** The example case of each rule, for `explain`. */
function collectExamples(): void {
  const examples = CHECKS.flatMap((check) => check.rules).flatMap((rule) => {
    const file = join(root, 'fixtures', `${rule.id}.case`)
    return existsSync(file) ? [[rule.id, readFileSync(file, 'utf8')] as const] : []
  })
  // Examples of what nobody sees must be seen by who reviews dist/.
  const text = JSON.stringify(Object.fromEntries(examples), undefined, 1).replace(
    /[^\n -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  writeFileSync(join(target, 'cli', 'examples.json'), `${text}\n`)
}

async function filesOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const found = await create(join(folder, '**'), { matchDirectories: false, implicitDescendants: false })
  const files = new Map<string, Buffer>()
  for await (const path of found.globGenerator()) files.set(relative(folder, path), readFileSync(path))
  return files
}

rmSync(join(root, 'build/js'), { recursive: true, force: true })
rmSync(target, { recursive: true, force: true })
run('typescript/bin/tsc', ['-p', 'tsconfig.build.json'])
bundle('action.js', target)
bundle('cli.js', join(target, 'cli'))
vendorParsers()
collectExamples()

if (checks) {
  const built = await filesOf(target)
  const committed = await filesOf(join(root, 'dist'))
  const differing = [...new Set([...built.keys(), ...committed.keys()])].filter(
    (name) => !(built.get(name)?.equals(committed.get(name) ?? Buffer.alloc(0)) ?? false),
  )
  if (differing.length > 0) {
    process.stderr.write(
      `dist/ is not what src/ builds: ${differing.sort().join(', ')}. Run: npm run build\n`,
    )
    process.exit(1)
  }
  process.stdout.write(`dist/ is current: ${built.size} files\n`)
}
