import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { CHECKS, rulesById } from '../src/checks/index.ts'
import { parsePolicy } from '../src/policy/parse-policy.ts'
import { DEFAULT_BUDGET } from '../src/scan/budget.ts'
import { checkContext } from '../src/scan/context.ts'
import { scan } from '../src/scan/scan.ts'
import { vendoredFiles } from '../src/sources/vendored.ts'
import type { CaseFile } from './support/cases.ts'
import { memorySource } from './support/memory-source.ts'

const ROOT = join(import.meta.dirname, '..')
const WORKFLOWS = '.github/workflows'
const POLICY = '.github/supply-chain-checklist.yml'
const PINNED = /^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/
/** The version stands behind the pin, for people and for updates. */
const PINNED_LINE = /^\s*(?:- )?uses: [^@\s]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions: unknown
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const names = readdirSync(join(ROOT, WORKFLOWS))

describe.each(names)('our workflow %s', (name) => {
  const text = textOf(`${WORKFLOWS}/${name}`)
  const workflow = parse(text) as Workflow
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps)

  test('has no rights but those each job asks for, and an end', () => {
    expect(workflow.permissions).toEqual({})
    expect(workflow.concurrency).toBeDefined()
    for (const job of jobs) {
      expect(job.permissions).toBeDefined()
      expect(job['timeout-minutes']).toBeLessThanOrEqual(20)
    }
  })

  test('uses actions of one commit, and keeps no credentials', () => {
    for (const { uses, with: inputs } of steps) {
      if (uses === undefined || uses.startsWith('./')) continue
      expect(uses).toMatch(PINNED)
      if (uses.startsWith('actions/checkout@')) expect(inputs?.['persist-credentials']).toBe(false)
    }
    const lines = text.split('\n').filter((line) => /\buses: [^./]/.test(line) && !/^\s*#/.test(line))
    for (const line of lines) expect(line).toMatch(PINNED_LINE)
  })

  test('writes no expression into a script', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{')
  })

  test('writes only where a release is made', () => {
    const mayWrite = jobs.some((job) => Object.values(job.permissions ?? {}).includes('write'))
    expect(mayWrite).toBe(name === 'release.yml')
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target')
  })
})

test('a change of ours is judged by the action of its base', () => {
  const { jobs } = parse(textOf(`${WORKFLOWS}/checklist.yml`)) as Workflow
  const [checkout, action] = (jobs['checklist'] as Job).steps
  expect(checkout?.with?.['ref']).toMatch(/base\.sha .*base_sha/)
  expect(action?.uses).toBe(`./${String(checkout?.with?.['path'])}`)
})

test('the job that signs runs none of our dependencies', () => {
  const { jobs } = parse(textOf(`${WORKFLOWS}/release.yml`)) as Workflow
  for (const { permissions, steps } of Object.values(jobs)) {
    if (permissions?.['id-token'] === undefined) continue
    expect(steps.flatMap((step) => step.run ?? []).join('\n')).not.toMatch(/\b(?:npm|npx|node)\b/)
  }
})

test('our own checks are quiet about our workflows and updates', async () => {
  const paths = [...names.map((name) => `${WORKFLOWS}/${name}`), '.github/dependabot.yml', 'action.yml']
  const files = paths.map((path): CaseFile => ({ path, mode: 'file', bytes: Buffer.from(textOf(path)) }))
  const source = memorySource([], files)
  const parsers = vendoredFiles(join(ROOT, 'src'))
  const context = checkContext({
    repository: source,
    digestKey: 'tests',
    mask: () => {},
    vendored: parsers.vendored,
    treeSitter: parsers.treeSitter,
  })
  const { findings, gaps } = await scan(source, {
    checks: CHECKS,
    context,
    budget: DEFAULT_BUDGET,
    now: () => 0,
  })
  expect(findings).toEqual([])
  expect(gaps).toEqual([])
})

test('our policy allows the parsers that are in dist, and no other content', () => {
  const { binaries } = parsePolicy(textOf(POLICY), POLICY, rulesById(CHECKS))
  const vendor = readdirSync(join(ROOT, 'dist/vendor')).filter((name) => name.endsWith('.wasm'))
  const shipped = vendor.map((name) => {
    const bytes = readFileSync(join(ROOT, 'dist/vendor', name))
    return [`dist/vendor/${name}`, createHash('sha256').update(bytes).digest('hex')] as const
  })
  expect(new Map(binaries.map(({ path, sha256 }) => [path, sha256]))).toEqual(new Map(shipped))
})

test('the waiver for the loader of our parsers is true: none of them brings JavaScript along', () => {
  for (const name of readdirSync(join(ROOT, 'dist/vendor')).filter((file) => file.endsWith('.wasm'))) {
    const module = readFileSync(join(ROOT, 'dist/vendor', name))
    // Names of exports stand in a module as they are.
    for (const mark of ['__em_js__', '__start_em_asm']) expect(module.includes(mark)).toBe(false)
  }
})
