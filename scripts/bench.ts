/**
 * `npm run bench`: how long the bundle takes on changes of the sizes that pull requests have, and on a whole tree.
 * Every figure is a ratio to an empty Node process of the same run, because machines differ and ratios hardly do.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { AssetsMeasured } from './bench-assets.ts'
import { type MadeFile, madeFile } from './bench-tree.ts'

const CLI = join(import.meta.dirname, '../dist/cli/index.js')
/** Files and added lines of the 50th, 95th, 99th and 99.9th percentile of real pull requests. */
const CHANGES = [
  { files: 2, lines: 28, maxRatio: 6 },
  { files: 21, lines: 1_200 },
  { files: 60, lines: 5_200, maxRatio: 15 },
  { files: 262, lines: 31_000 },
] as const
const TREE_FILES = 2_400
const TREE_LINES = 400
const MAX_MEMORY = 250
const MIN_TREE_RATE = 40
const ASSETS = 5_000
const MIN_ASSET_RATE = 300
const MEBIBYTE = 1024 * 1024
const MISSED = 'missed: '

interface Task {
  readonly name: string
  readonly args: readonly string[]
  readonly bytes: number
  readonly repeats: number
  readonly maxRatio?: number
  readonly minRate?: number
}

const workspace = mkdtempSync(join(tmpdir(), 'checklist-bench-'))
const repository = join(workspace, 'repository')
const report = join(workspace, 'report.json')
const memoryProbe = join(workspace, 'memory.mjs')
const empty = join(workspace, 'empty.mjs')

function git(...args: readonly string[]): string {
  const child = spawnSync('git', ['-C', repository, ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'b',
      GIT_AUTHOR_EMAIL: 'b@example.invalid',
      GIT_COMMITTER_NAME: 'b',
      GIT_COMMITTER_EMAIL: 'b@example.invalid',
    },
  })
  if (child.status !== 0) throw new Error(child.stderr)
  return child.stdout.trim()
}

function write(files: readonly MadeFile[], root: string): number {
  let bytes = 0
  for (const file of files) {
    const path = join(root, file.path)
    mkdirSync(dirname(path), { recursive: true })
    const text = `${file.lines.join('\n')}\n`
    bytes += text.length
    writeFileSync(path, text)
  }
  return bytes
}

function commit(message: string): string {
  git('add', '-A')
  git('commit', '-qm', message)
  return git('rev-parse', 'HEAD')
}

/** Half of the files are new, half grow; the added lines are spread over them evenly. */
function change(base: readonly MadeFile[], files: number, lines: number): Task {
  git('checkout', '-q', '--detach', 'start')
  const each = Math.floor(lines / files)
  const made = Array.from({ length: files }, (_, number) => {
    const count = number === 0 ? lines - each * (files - 1) : each
    const addition = madeFile(10_000 + number, count, 77_000 + files * 1_000 + number)
    const grown = base[number]
    if (number % 2 === 0 || grown === undefined) return addition
    const own = madeFile(number, grown.lines.length + count, 500 + number)
    return { path: grown.path, lines: own.lines }
  })
  const bytes = write(made, repository)
  const head = commit(`${files} files`)
  return {
    name: `${files} files, ${lines} lines`,
    args: [CLI, '--repo', repository, '--base', 'start', '--head', head],
    bytes,
    repeats: 11,
  }
}

function once(args: readonly string[]): number {
  const start = process.hrtime.bigint()
  const child = spawnSync(process.execPath, args, { cwd: workspace, encoding: 'utf8' })
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6
  if (child.status === 2 || child.status === null) throw new Error(child.stderr)
  return milliseconds
}

/** MiB of resident memory at its peak. */
function peakMemory(args: readonly string[]): number {
  const child = spawnSync(process.execPath, ['--import', memoryProbe, ...args], {
    cwd: workspace,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return Number(/peak (\d+)/.exec(child.stderr)?.[1]) / 1024
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number
}

function measure(task: Task): { readonly row: readonly string[]; readonly misses: readonly string[] } {
  const args = [...task.args, '--format', 'json', '--output', report]
  const own: number[] = []
  const idle: number[] = []
  for (let round = 0; round < task.repeats; round++) {
    idle.push(once([empty]))
    own.push(once(args))
  }
  const memory = peakMemory(args)
  const ratio = median(own) / median(idle)
  const rate = task.bytes / MEBIBYTE / (median(own) / 1000)
  const misses = [
    ...(task.maxRatio !== undefined && ratio > task.maxRatio
      ? [`${task.name}: more than ${task.maxRatio} ×`]
      : []),
    ...(task.minRate !== undefined && rate < task.minRate
      ? [`${task.name}: less than ${task.minRate} MB/s`]
      : []),
    ...(memory > MAX_MEMORY ? [`${task.name}: more than ${MAX_MEMORY} MB`] : []),
  ]
  const verdict = (JSON.parse(readFileSync(report, 'utf8')) as { verdict: { kind: string } }).verdict.kind
  return {
    row: [
      task.name,
      `${median(own).toFixed(0)} ms`,
      `${ratio.toFixed(1)} ×${task.maxRatio === undefined ? '' : ` (≤ ${task.maxRatio})`}`,
      `${memory.toFixed(0)} MB`,
      `${rate.toFixed(1)} MB/s${task.minRate === undefined ? '' : ` (≥ ${task.minRate})`}`,
      verdict,
    ],
    misses,
  }
}

/** What a script beside this one prints: the trees made here would slow down the collection of its garbage. */
function ownProcess(script: string, ...args: readonly string[]): string {
  const child = spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.status === null || (child.status !== 0 && child.stdout === ''))
    throw new Error(`${script} failed`)
  return child.stdout
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] as string).length)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] as number))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

try {
  mkdirSync(repository)
  writeFileSync(empty, '')
  writeFileSync(
    memoryProbe,
    "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS))\n",
  )
  git('init', '-q')
  const base = Array.from({ length: 400 }, (_, number) => madeFile(number, 120, 500 + number))
  write(base, repository)
  commit('start')
  git('tag', 'start')
  const tree = join(workspace, 'tree')
  const treeFiles = Array.from({ length: TREE_FILES }, (_, number) =>
    madeFile(number, TREE_LINES, 9_000 + number),
  )
  const tasks: Task[] = [
    ...CHANGES.map((size) => ({ ...change(base, size.files, size.lines), ...size })),
    {
      name: `whole tree, ${TREE_FILES} files`,
      args: [CLI, '--all', tree],
      bytes: write(treeFiles, tree),
      repeats: 3,
      minRate: MIN_TREE_RATE,
    },
  ]
  const measured = tasks.map(measure)
  const head = ['change', 'median', 'to an empty process', 'peak memory', 'text', 'verdict']
  process.stdout.write(`${table([head, ...measured.map(({ row }) => row)])}\n`)
  const misses = measured.flatMap((each) => each.misses)
  const assets = JSON.parse(
    ownProcess('bench-assets.ts', `${ASSETS}`, join(workspace, 'assets')),
  ) as AssetsMeasured
  const rate = assets.bytes / MEBIBYTE / assets.seconds
  process.stdout.write(
    `${ASSETS} assets, ${(assets.bytes / MEBIBYTE).toFixed(0)} MB through all checks: ` +
      `${rate.toFixed(0)} MB/s of processor time without reading (≥ ${MIN_ASSET_RATE})\n`,
  )
  if (rate < MIN_ASSET_RATE) misses.push(`${ASSETS} assets: less than ${MIN_ASSET_RATE} MB/s`)
  const secrets = ownProcess('bench-secrets.ts').trimEnd().split('\n')
  for (const line of secrets) {
    if (line.startsWith(MISSED)) misses.push(line.slice(MISSED.length))
    else process.stdout.write(`${line}\n`)
  }
  for (const miss of misses) process.stdout.write(`${MISSED}${miss}\n`)
  process.exitCode = misses.length === 0 ? 0 : 1
} finally {
  rmSync(workspace, { recursive: true, force: true })
}
