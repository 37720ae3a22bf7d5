import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { runCli } from '../support/bundle.ts'
import { GitRepositoryFixture, type Tree, writeFiles } from '../support/git-repository.ts'

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
/** A 64-bit little-endian shared object for x86-64, as far as its header goes. */
const SHARED_OBJECT = Buffer.from(
  `7f454c4602010100${'00'.repeat(8)}03003e0001000000${'00'.repeat(40)}`,
  'hex',
)
const CLEAN: Tree = { 'README.md': '# Kernels\n', 'kernels/load.py': 'import json\n' }
const WITH_BINARY: Tree = { ...CLEAN, 'kernels/fast.so': SHARED_OBJECT }
const POLICY = '.github/supply-chain-checklist.yml'

const folders: string[] = []

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'checklist-cli-'))
  folders.push(made)
  return made
}

afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true })
})

describe('the command line, as other programs call it', () => {
  let repository = new GitRepositoryFixture()
  let base = ''
  let head = ''

  beforeEach(() => {
    repository = new GitRepositoryFixture()
    base = repository.commitFiles(CLEAN)
    head = repository.commitFiles(WITH_BINARY)
  })
  afterEach(() => repository.remove())

  const range = (...more: readonly string[]) => [
    '--repo',
    repository.directory,
    '--base',
    base,
    '--head',
    head,
    ...more,
  ]

  test('a range with a binary fails, and says where', () => {
    const run = runCli(range())
    expect(run).toMatchObject({ status: 1, stderr: '' })
    expect(run.stdout).toContain('kernels/fast.so')
    expect(run.stdout).toContain('binaries/elf')
    expect(run.stdout).not.toContain('\u001b')
  })

  test('the way back passes', () => {
    const back = repository.commitFiles(CLEAN)
    const run = runCli(['--repo', repository.directory, '--base', head, '--head', back, '--quiet'])
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(run.stdout).toMatch(/^Passed/)
  })

  test('a bare repository, SARIF into a file', () => {
    const output = join(folder(), 'report.sarif')
    const bare = repository.clone('--bare')
    const run = runCli([
      '--repo',
      bare,
      '--base',
      base,
      '--head',
      head,
      '--format',
      'sarif',
      '--output',
      output,
    ])
    expect(run).toEqual({ status: 1, stdout: '', stderr: '' })
    const log = JSON.parse(readFileSync(output, 'utf8'))
    expect(log.version).toBe('2.1.0')
    expect(log.runs[0].invocations[0].executionSuccessful).toBe(true)
    expect(log.runs[0].results).toHaveLength(1)
    expect(log.runs[0].results[0]).toMatchObject({
      ruleId: 'binaries/elf',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'kernels/fast.so' } } }],
    })
  })

  test('the empty tree is a base: everything counts as added', () => {
    const run = runCli([
      '--repo',
      repository.directory,
      '--base',
      EMPTY_TREE,
      '--head',
      head,
      '--format',
      'json',
    ])
    expect(run.status).toBe(1)
    const report = JSON.parse(run.stdout)
    expect(report.coverage.listed).toBe(3)
    expect(report.findings.map((finding: { path: string }) => finding.path)).toEqual(['kernels/fast.so'])
  })

  test('what the base gained since the branch left it does not count', () => {
    const branch = repository.commitFiles({ ...CLEAN, 'docs/a.md': 'a\n' }, [base])
    const run = runCli(['--repo', repository.directory, '--base', head, '--head', branch, '--format', 'json'])
    expect(run.status).toBe(0)
    expect(JSON.parse(run.stdout).coverage.listed).toBe(1)
  })

  test('staged files', () => {
    repository.git('read-tree', 'HEAD')
    expect(runCli(['--staged'], repository.directory).status).toBe(0)
    repository.stage({ 'kernels/other.so': SHARED_OBJECT.fill(1, 60) })
    const run = runCli(['--staged'], repository.directory)
    expect(run.status).toBe(1)
    expect(run.stdout).toContain('kernels/other.so')
  })

  test('a folder that is no repository', () => {
    const directory = folder()
    writeFiles(directory, WITH_BINARY)
    const run = runCli(['--all', directory, '--format', 'json'])
    expect(run.status).toBe(1)
    expect(JSON.parse(run.stdout).coverage.listed).toBe(3)
  })

  test('Markdown is the summary', () => {
    expect(runCli(range('--format', 'markdown')).stdout).toMatch(/^## Contributor checklist/)
  })

  test('without a base, the default branch is compared with', () => {
    repository.git('branch', 'topic', head)
    repository.git('branch', '--force', 'trunk', base)
    repository.git('update-ref', 'refs/remotes/origin/main', base)
    repository.git('symbolic-ref', 'HEAD', 'refs/heads/topic')
    expect(runCli([], repository.directory).status).toBe(1)
  })

  describe('policy', () => {
    test('of the base holds, and that of the head does not', () => {
      const off = `version: 1\nitems: { no-binaries: off }\n`
      const governed = repository.commitFiles({ ...CLEAN, [POLICY]: off }, [base])
      const change = repository.commitFiles({ ...WITH_BINARY, [POLICY]: off }, [governed])
      const judge = (from: string) =>
        runCli(['--repo', repository.directory, '--base', from, '--head', change]).status
      expect(judge(governed)).toBe(0)
      expect(judge(base)).toBe(1)
    })

    test('that cannot be read ends the run, never with defaults', () => {
      const broken = repository.commitFiles({ ...CLEAN, [POLICY]: 'version: 1\nfail_on: never\n' }, [base])
      const change = repository.commitFiles({ ...WITH_BINARY, [POLICY]: 'version: 1\n' }, [broken])
      const run = runCli(['--repo', repository.directory, '--base', broken, '--head', change])
      expect(run).toMatchObject({ status: 2, stdout: '' })
      expect(run.stderr).toContain(`${POLICY}:2:1: "fail_on" is unknown`)
      expect(run.stderr).toContain('Did you mean "fail-on"?')
    })

    test('given as a file', () => {
      const file = join(folder(), 'policy.yml')
      writeFileSync(file, 'version: 1\nfail-on: never\n')
      expect(runCli(range('--policy', file)).status).toBe(0)
      expect(runCli(range('--policy', `${file}.none`))).toMatchObject({ status: 2, stdout: '' })
    })

    test('a binary is allowed by its content', () => {
      const report = JSON.parse(runCli(range('--format', 'json')).stdout)
      const { sha256 } = report.findings[0]
      expect(sha256).toMatch(/^[0-9a-f]{64}$/)
      const file = join(folder(), 'policy.yml')
      writeFileSync(file, `version: 1\nbinaries:\n  - sha256: ${sha256}\n    reason: a decoder's input\n`)
      const allowed = JSON.parse(runCli(range('--policy', file, '--format', 'json')).stdout)
      expect(allowed.findings[0].disposition).toBe('waived')
      expect(allowed.verdict.kind).toBe('pass')
    })

    test('a baseline accepts what is there today, and nothing else', () => {
      const checkout = repository.clone()
      mkdirSync(join(checkout, '.github'))
      expect(runCli(['baseline', '--repo', checkout])).toMatchObject({ status: 0, stderr: '' })
      const baseline = '.github/supply-chain-checklist.baseline.json'
      const files: Tree = {
        ...WITH_BINARY,
        [POLICY]: `version: 1\nbaseline: ${baseline}\n`,
        [baseline]: readFileSync(join(checkout, baseline), 'utf8'),
      }
      const governed = repository.commitFiles(files)
      const again = repository.commitFiles({
        ...files,
        'kernels/fast.so': Buffer.concat([SHARED_OBJECT, SHARED_OBJECT]),
      })
      const run = runCli(['--repo', repository.directory, '--base', governed, '--head', again])
      expect(run.status).toBe(1)
    })
  })

  describe('what keeps it from running is one line on standard error and status 2', () => {
    const fails = (args: readonly string[], message: string | RegExp, cwd?: string): void => {
      const run = runCli(args, cwd)
      expect(run).toMatchObject({ status: 2, stdout: '' })
      expect(run.stderr).toMatch(/^supply-chain-checklist: [^\n]+\n$/)
      expect(run.stderr).toMatch(message)
    }

    test('no repository', () => fails(['--repo', folder()], 'is not in a git repository'))
    test('no such folder', () => fails(['--all', '/nonexistent/folder'], 'there is no folder'))
    test('no such revision', () => {
      fails(['--repo', repository.directory, '--base', 'nowhere', '--head', head], '"nowhere"')
      fails(['--repo', repository.directory, '--base', base, '--head', '--output=x'], '"--output=x"')
    })
    test('a revision cannot be an option of git', () => {
      fails(['--repo', repository.directory, `--base=--output=/tmp/never`, '--head', head], 'names no')
    })
    test('no merge base', () => {
      const lone = repository.git('commit-tree', EMPTY_TREE, '-m', 'lone')
      fails(['--repo', repository.directory, '--base', lone, '--head', head], 'histories are unrelated')
    })
    test('no merge base in a shallow clone', () => {
      const third = repository.commitFiles({ ...WITH_BINARY, 'a.md': 'a\n' })
      const shallow = repository.clone('--depth=1')
      repository.git('update-ref', 'refs/heads/old', base)
      fails(['--repo', shallow, '--base', base, '--head', third], /--unshallow/)
    })
    test('bad usage', () => fails(['--fromat', 'json'], 'Did you mean "--format"'))
    test('an output nobody can write', () => {
      fails(range('--output', join(folder(), 'none', 'report')), 'cannot be written')
    })
  })

  test('a partial clone without the blob is incomplete, which is no pass', () => {
    const partial = repository.clone('--bare', '--filter=blob:none')
    const run = runCli(['--repo', partial, '--base', base, '--head', head, '--format', 'json'])
    expect(run.status).toBe(1)
    const report = JSON.parse(run.stdout)
    expect(report.verdict.kind).toBe('incomplete')
    expect(report.gaps).toMatchObject([{ kind: 'missing', reason: 'blob-absent', path: 'kernels/fast.so' }])
  })

  test('explains a rule with its example, and knows a mistyped one', () => {
    const run = runCli(['explain', 'binaries/elf'])
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(run.stdout).toContain('-- expected --')
    expect(runCli(['explain', 'binaries/efl']).stderr).toContain('Did you mean "binaries/elf"?')
  })

  test('leaves nothing behind', () => {
    const before = repository.git('status', '--porcelain', '--ignored')
    runCli(range())
    expect(repository.git('status', '--porcelain', '--ignored')).toBe(before)
    expect(existsSync(join(repository.directory, 'kernels'))).toBe(false)
  })
})
