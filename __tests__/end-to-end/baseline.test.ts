import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { CHECKS } from '../../src/checks/index.ts'
import { type LawReader, readLaw } from '../../src/law.ts'
import type { Report } from '../../src/model/report.ts'
import { run } from '../../src/run.ts'
import { DEFAULT_BUDGET } from '../../src/scan/budget.ts'
import { openRepository } from '../../src/sources/git-repository.ts'
import { gitTree } from '../../src/sources/local-git.ts'
import { runNode } from '../support/bundle.ts'
import { parseCase } from '../support/cases.ts'
import { GitRepositoryFixture, type Tree } from '../support/git-repository.ts'
import { CASE_RULES, caseContext } from '../support/run-case.ts'

const CLI = join(import.meta.dirname, '../../src/cli.ts')
const BASELINE = '.github/supply-chain-checklist.baseline.json'
const POLICY = '.github/supply-chain-checklist.yml'
const ADVICE = `Commit it, and name it in the policy: baseline: ${BASELINE}`
const REMOTE = ['config', 'remote.origin.url', 'https://github.com/example/kernels.git']

/** A secret that can be guessed: its fingerprint depends on the repository's name. */
const PASSWORD = ['Tr4ctor', 'Beam!'].join('-')
const TOKEN = ['I4tf4HdxJ0YY5OBXSPgj', '78Ba8RuI8NycxOMc1SIJ'].join('')
const LISTED = createHash('sha1').update(TOKEN).digest('hex')
const FILES = {
  '.secrets.baseline': JSON.stringify({ results: { 'known.py': [{ hashed_secret: LISTED }] } }),
  'known.py': `SECRET_KEY = "${TOKEN}"\n`,
  'b.py': 'def run(text):\n    return eval(text)\n\n\ndef again(text):\n    return eval(text)\n',
  'settings.py': `password = "${PASSWORD}"\n`,
  'setup.py': 'exec(version)\n',
}
const WAIVED = 'waivers:\n  - { rule: code/python-exec, path: setup.py, reason: version, owner: "@a" }\n'

const made: (() => void)[] = []
afterAll(() => {
  for (const remove of made) remove()
})

function folder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'checklist-baseline-'))
  made.push(() => rmSync(directory, { recursive: true }))
  return directory
}

function repositoryOf(files: Tree): GitRepositoryFixture {
  const repository = new GitRepositoryFixture()
  made.push(() => repository.remove())
  repository.git(...REMOTE)
  repository.commitFiles(files)
  return repository
}

function accept(...args: readonly string[]) {
  return runNode([CLI, 'baseline', ...args], '/', {})
}

/** A run over every file, as a schedule starts it: the branch governs itself. */
async function everyFile(repository: GitRepositoryFixture): Promise<Report> {
  const opened = await openRepository(repository.directory, { PATH: process.env['PATH'] })
  const source = await gitTree(opened, 'HEAD')
  const governing: LawReader = (path, maxBytes) => source.read('head', path, maxBytes)
  try {
    return await run({
      source,
      checks: CHECKS,
      rules: CASE_RULES,
      ...(await readLaw(governing, POLICY, CASE_RULES, {})),
      governing,
      remarks: [],
      context: { ...caseContext(parseCase('', '')), digestKey: 'example/kernels' },
      budget: DEFAULT_BUDGET,
      today: '2026-01-01',
      now: () => 0,
      version: 'test',
    })
  } finally {
    await source.close()
  }
}

describe('the baseline of a repository', () => {
  test('accepts what is there, so that the same tree passes with it, and nothing else does', async () => {
    const policy = `version: 1\nbaseline: ${BASELINE}\n${WAIVED}`
    // The policy names it already, and it is not there yet.
    const repository = repositoryOf({ ...FILES, [POLICY]: policy })
    expect(accept('--repo', repository.directory)).toEqual({
      status: 0,
      stdout: `${BASELINE}: 4 findings accepted. ${ADVICE}\n2 more waived or suppressed already, and not written.\n`,
      stderr: '',
    })
    const written = readFileSync(join(repository.directory, BASELINE), 'utf8')
    const entries = JSON.parse(written).findings as readonly {
      readonly rule: string
      readonly path: string
    }[]
    expect(entries.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      'b.py code/python-eval',
      'b.py code/python-eval',
      'settings.py secrets/assigned-secret',
      'setup.py hidden/runs-on-open',
    ])
    expect(written).not.toContain(PASSWORD)

    repository.commitFiles({ ...FILES, [POLICY]: policy, [BASELINE]: written })
    const report = await everyFile(repository)
    expect(report.verdict).toMatchObject({ kind: 'pass', passes: true })
    expect(report.findings.map(({ disposition }) => disposition).sort()).toEqual([
      ...['baselined', 'baselined', 'baselined', 'baselined', 'suppressed', 'waived'],
    ])

    const more = { ...FILES, 'b.py': `${FILES['b.py']}\n\ndef once_more(text):\n    return eval(text)\n` }
    repository.commitFiles({ ...more, [POLICY]: policy, [BASELINE]: written })
    expect((await everyFile(repository)).verdict).toMatchObject({
      kind: 'fail',
      reason: '1 finding must be resolved.',
    })
  })

  test('is written again when the one that is there is broken', () => {
    const repository = repositoryOf({
      'b.py': 'eval(text)\n',
      [POLICY]: `version: 1\nbaseline: ${BASELINE}\n`,
      [BASELINE]: '<<<<<<< HEAD\n',
    })
    const output = join(folder(), 'baseline.json')
    expect(accept('--repo', repository.directory, '--output', output)).toEqual({
      status: 0,
      stdout: `${output}: 1 finding accepted. ${ADVICE}\n`,
      stderr: '',
    })
    expect(JSON.parse(readFileSync(output, 'utf8')).findings).toHaveLength(1)
    expect(existsSync(join(repository.directory, '.github'))).toBe(false)
  })
})
