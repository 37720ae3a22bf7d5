/**
 * How fast secrets are looked for: the finished check on one thread, its automaton, and two other scanners on the same
 * files in the same run where they are installed. `node scripts/bench-secrets.ts --tree DIR` takes a tree of yours.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { CHECKS } from '../src/checks/index.ts'
import { secrets } from '../src/checks/secrets/index.ts'
import type { LoadedFile } from '../src/model/rule.ts'
import { DEFAULT_BUDGET } from '../src/scan/budget.ts'
import { checkContext } from '../src/scan/context.ts'
import { Inspector } from '../src/scan/inspect.ts'
import { loadedFile } from '../src/scan/loaded-file.ts'
import { vendoredFiles } from '../src/sources/vendored.ts'
import { TripwireSet } from '../src/text/tripwire.ts'
import { madeFile } from './bench-tree.ts'

const MEGABYTE = 1_000_000
const MIN_RATE = 150
const MAX_START = 10
/** Files in memory at once: more of them, and collecting garbage is what is measured. */
const BATCH = 8 * MEGABYTE
const ROUNDS = 3
/** What secretlint gets, evenly from the whole tree: it keeps a record of every file, and slows down with them. */
const SAMPLE = 6 * MEGABYTE
const TREE_FILES = 2_400
const TREE_LINES = 400

interface Source {
  /** Relative to the tree. */
  readonly path: string
  readonly file: LoadedFile
}

interface SecretsBench {
  readonly lines: readonly string[]
  readonly misses: readonly string[]
}

/** Measures on the made tree, written below a folder, or on a tree that is there. */
async function benchSecrets(workspace: string, tree?: string): Promise<SecretsBench> {
  const start = startMilliseconds()
  const root = tree ?? madeTree(join(workspace, 'secrets'))
  const ours = await ownRates(root)
  const lines = [
    `secrets in ${(ours.bytes / MEGABYTE).toFixed(0)} MB of text: ${ours.finished.toFixed(0)} MB/s of processor time (≥ ${MIN_RATE}), ` +
      `automaton alone ${ours.automaton.toFixed(0)} MB/s, automaton of all checks made in ${start.toFixed(1)} ms (≤ ${MAX_START})`,
    ...(await gitleaksLine(root, workspace, ours.bytes)),
    ...(await secretlintLine(root)),
  ]
  return {
    lines,
    misses: [
      ...(ours.finished < MIN_RATE ? [`secrets: less than ${MIN_RATE} MB/s`] : []),
      ...(start > MAX_START ? [`automaton: more than ${MAX_START} ms`] : []),
    ],
  }
}

/** Milliseconds of processor time for the first automaton of a process, when nothing is compiled yet: the best of some. */
function startMilliseconds(): number {
  const starts = Array.from({ length: ROUNDS }, () => {
    const child = spawnSync(process.execPath, [import.meta.filename, '--start'], { encoding: 'utf8' })
    if (child.status !== 0) throw new Error(child.stderr)
    return Number(child.stdout)
  })
  return Math.min(...starts)
}

function firstAutomaton(): number {
  const words = new Map(CHECKS.map((check) => [check.id, check.tripwires ?? []]))
  const before = processorTime()
  new TripwireSet(words).scan('')
  return (processorTime() - before) * 1000
}

async function ownRates(
  root: string,
): Promise<{ readonly bytes: number; readonly automaton: number; readonly finished: number }> {
  const automaton = new TripwireSet(new Map([[secrets.id, secrets.tripwires ?? []]]))
  const inspector = secretsInspector()
  let bytes = 0
  let searching = 0
  let finishing = 0
  for (const batch of batches(root)) {
    bytes += batch.reduce((sum, { file }) => sum + file.size, 0)
    searching += await leastSeconds(() => {
      for (const { file } of batch) automaton.scan(file.text ?? '')
    })
    finishing += await leastSeconds(async () => {
      for (const { file } of batch) await inspector.inspect(file, [secrets])
    })
  }
  return { bytes, automaton: bytes / MEGABYTE / searching, finished: bytes / MEGABYTE / finishing }
}

function secretsInspector(): Inspector {
  const { vendored, treeSitter } = vendoredFiles(join(import.meta.dirname, '../src'))
  const context = checkContext({
    repository: { read: () => Promise.resolve(undefined) },
    digestKey: 'bench',
    mask: () => undefined,
    vendored,
    treeSitter,
  })
  return new Inspector([secrets], context, DEFAULT_BUDGET)
}

/** By the clock, reading included, because that is all another program tells. */
async function gitleaksLine(root: string, workspace: string, bytes: number): Promise<string[]> {
  const args = ['dir', root, '--no-banner', '--log-level', 'error', '--exit-code', '0']
  const report = ['--report-format', 'json', '--report-path', join(workspace, 'gitleaks.json')]
  const before = performance.now()
  const child = spawnSync('gitleaks', [...args, ...report], {
    env: { ...process.env, GOMAXPROCS: '1' },
    stdio: 'ignore',
  })
  if (child.error !== undefined || child.status !== 0) return []
  const theirs = (performance.now() - before) / 1000
  const ours = await secondsWithReading(root)
  return [
    `gitleaks on one thread, reading included: ${(bytes / MEGABYTE / theirs).toFixed(1)} MB/s, ` +
      `ours ${(bytes / MEGABYTE / ours).toFixed(1)} MB/s, ${(theirs / ours).toFixed(1)} times as fast`,
  ]
}

async function secondsWithReading(root: string): Promise<number> {
  const inspector = secretsInspector()
  const before = performance.now()
  for (const { file } of sources(root)) await inspector.inspect(file, [secrets])
  return (performance.now() - before) / 1000
}

async function secretlintLine(root: string): Promise<string[]> {
  const [core, preset] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]).catch(() => [undefined, undefined] as const)
  if (core === undefined || preset === undefined) return []
  const sample = sampleOf(root)
  const bytes = sample.reduce((sum, { file }) => sum + file.size, 0)
  const inspector = secretsInspector()
  const ours = await leastSeconds(async () => {
    for (const { file } of sample) await inspector.inspect(file, [secrets])
  })
  const rules = [
    { id: '@secretlint/secretlint-rule-preset-recommend', rule: preset.creator, rules: [], options: {} },
  ]
  const theirs = await leastSeconds(async () => {
    for (const { path, file } of sample) {
      await core.lintSource({
        source: { content: file.text ?? '', filePath: `/${path}`, contentType: 'text' },
        options: { noPhysicFilePath: true, config: { rules } },
      })
    }
  }, 1)
  return [
    `secretlint on ${(bytes / MEGABYTE).toFixed(0)} MB of it: ${(bytes / MEGABYTE / theirs).toFixed(1)} MB/s, ` +
      `ours ${(theirs / ours).toFixed(1)} times as fast`,
  ]
}

function madeTree(root: string): string {
  for (let number = 0; number < TREE_FILES; number++) {
    const file = madeFile(number, TREE_LINES, 9_000 + number)
    const path = join(root, file.path)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${file.lines.join('\n')}\n`)
  }
  return root
}

function* sources(root: string): Generator<Source> {
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = relative(root, join(entry.parentPath, entry.name))
    const bytes = readFileSync(join(root, path))
    if (bytes.length > DEFAULT_BUDGET.fileBytes) continue
    const file = loadedFile({ path, status: 'added', mode: 'file' }, 'head', { bytes, size: bytes.length })
    if (file.text !== undefined) yield { path, file }
  }
}

function* batches(root: string): Generator<readonly Source[]> {
  let batch: Source[] = []
  let size = 0
  for (const source of sources(root)) {
    batch.push(source)
    size += source.file.size
    if (size < BATCH) continue
    yield batch
    batch = []
    size = 0
  }
  yield batch
}

/** Every so-many-th file, so that together they have about the size of a sample. */
function sampleOf(root: string): readonly Source[] {
  const sizes = [...sources(root)].map(({ file }) => file.size)
  const step = Math.max(1, Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / SAMPLE))
  let number = 0
  return [...sources(root)].filter(() => number++ % step === 0)
}

async function leastSeconds(work: () => void | Promise<void>, rounds = ROUNDS): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const before = processorTime()
    await work()
    least = Math.min(least, processorTime() - before)
  }
  return least
}

/** Processor time in seconds, of the process and of the system for it. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

if (import.meta.main) {
  const { tree, start } = parseArgs({
    options: { tree: { type: 'string' }, start: { type: 'boolean' } },
  }).values
  if (start === true) process.stdout.write(String(firstAutomaton()))
  else await print(tree)
}

async function print(tree: string | undefined): Promise<void> {
  const workspace = mkdtempSync(join(tmpdir(), 'checklist-bench-'))
  try {
    const { lines, misses } = await benchSecrets(workspace, tree)
    for (const line of [...lines, ...misses.map((miss) => `missed: ${miss}`)])
      process.stdout.write(`${line}\n`)
    process.exitCode = misses.length === 0 ? 0 : 1
  } finally {
    rmSync(workspace, { recursive: true, force: true })
  }
}
