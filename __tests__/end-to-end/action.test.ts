import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { GitRepositoryFixture, type Tree } from '../support/git-repository.ts'
import { GitHubStandIn, REPOSITORY, TOKEN } from '../support/github-stand-in.ts'
import { type JobPlan, RunnerJob, type Step, type StepPlan } from '../support/runner.ts'

const SHARED_OBJECT = Buffer.from(
  `7f454c4602010100${'00'.repeat(8)}03003e0001000000${'00'.repeat(40)}`,
  'hex',
)
const CLEAN: Tree = { 'README.md': '# Kernels\n', 'kernels/load.py': 'import json\n' }
const WITH_BINARY: Tree = { ...CLEAN, 'kernels/fast.so': SHARED_OBJECT }
const ZEROS = '0'.repeat(40)

let github: GitHubStandIn
let repository = new GitRepositoryFixture()
let jobs: RunnerJob[] = []
let base = ''
let head = ''
let merge = ''

beforeAll(async () => {
  github = await GitHubStandIn.start()
})
afterAll(() => github.close())

beforeEach(() => {
  repository = new GitRepositoryFixture()
  jobs = []
  base = repository.commitFiles(CLEAN)
  head = repository.commitFiles(WITH_BINARY)
  merge = repository.commitFiles(WITH_BINARY, [base, head])
  github.reset(repository.directory)
  github.pull = { number: 7, base, head }
})
afterEach(() => {
  expect(github.violations).toEqual([])
  repository.remove()
  for (const job of jobs) job.end()
})

function pullRequest(more: object = {}): object {
  const repo = { full_name: REPOSITORY, default_branch: 'main' }
  return {
    number: 7,
    pull_request: {
      number: 7,
      title: 'Faster',
      body: '- [x] No binary files',
      changed_files: 1,
      merge_commit_sha: merge,
      base: { sha: base, ref: 'main', repo },
      head: { sha: head, ref: 'topic', repo: { ...repo, full_name: 'someone/kernels', fork: true } },
    },
    repository: repo,
    ...more,
  }
}

/** One step of a job of its own; the last job is `jobs.at(-1)`. */
function run(
  name: string,
  payload: JobPlan['event']['payload'],
  plan: Partial<JobPlan> = {},
  step: StepPlan = {},
): Promise<Step> {
  const job = new RunnerJob({
    event: { name, payload },
    token: TOKEN,
    ...plan,
    github: {
      repository: REPOSITORY,
      sha: merge,
      ref: 'refs/pull/7/merge',
      server_url: github.serverUrl,
      api_url: github.apiUrl,
      ...plan.github,
    },
  })
  jobs.push(job)
  return job.uses(step)
}

const temporary = (): string => jobs.at(-1)?.temporary ?? ''
const named = (step: Step, level: string): readonly object[] =>
  step.annotations.filter((annotation) => annotation.level === level)

describe('the action, started as the runner starts it', () => {
  test('a pull request without a checkout: annotation, summary, outputs, report files, status', async () => {
    const step = await run('pull_request', pullRequest())
    expect(step).toMatchObject({ status: 1, stderr: '' })
    expect(step.conclusion).toBe('failure')
    expect(named(step, 'error')).toEqual([
      expect.objectContaining({ file: 'kernels/fast.so', title: 'binaries/elf' }),
    ])
    expect(step.droppedAnnotations).toEqual([])
    expect(step.summary).toMatch(/^## Contributor checklist/)
    expect(step.summary).toContain('kernels/fast.so')
    expect(Object.fromEntries(step.outputs)).toMatchObject({
      verdict: 'fail',
      errors: '1',
      warnings: '0',
      notes: '0',
      gaps: '0',
      'report-json': join(temporary(), 'supply-chain-checklist.json'),
      'report-sarif': join(temporary(), 'supply-chain-checklist.sarif'),
    })
    expect(JSON.parse(step.outputs.get('checklist') ?? '')).toMatchObject({ 'no-binaries': 'failed' })
    expect(JSON.parse(readFileSync(join(temporary(), 'supply-chain-checklist.sarif'), 'utf8')).version).toBe(
      '2.1.0',
    )
    expect(step.stdout + step.writtenSummary).not.toContain(TOKEN)
    expect([...step.state, ...step.exported]).toEqual([])
    expect([...step.jobOutputs]).toEqual([...step.outputs])
  })

  test('the same with a checkout says the same', async () => {
    const without = await run('pull_request', pullRequest())
    const workspace = repository.clone()
    const step = await run('pull_request', pullRequest(), { workspace })
    expect(step.summary).toBe(without.summary)
    expect(step.stdout).toBe(without.stdout)
  })

  test('pull_request_target reads through the API alone, and nothing of the change reaches the disk', async () => {
    const workspace = repository.clone('--no-checkout')
    const step = await run('pull_request_target', pullRequest(), { github: { sha: base }, workspace })
    expect(step.status).toBe(1)
    expect(readdirSync(workspace)).toEqual(['.git'])
    expect(github.asked('/')).toEqual([])
    expect(readdirSync(temporary()).sort()).toEqual([
      '_github_workflow',
      '_runner_file_commands',
      'supply-chain-checklist.json',
      'supply-chain-checklist.sarif',
    ])
  })

  test('a merge group', async () => {
    const payload = { merge_group: { base_sha: base, head_sha: head }, repository: { full_name: REPOSITORY } }
    expect((await run('merge_group', payload, { github: { sha: head } })).outputs.get('verdict')).toBe('fail')
  })

  test.each([
    ['onto the default branch', () => base],
    ['of a new branch', () => ZEROS],
  ])('a push %s', async (_, before) => {
    repository.git('update-ref', 'refs/heads/main', base)
    const payload = {
      before: before(),
      after: head,
      ref: 'refs/heads/topic',
      repository: { full_name: REPOSITORY, default_branch: 'main' },
    }
    expect((await run('push', payload, { github: { sha: head } })).outputs.get('verdict')).toBe('fail')
  })

  test('a deleted branch is nothing to judge, and says so', async () => {
    const payload = { before: base, after: ZEROS, deleted: true, ref: 'refs/heads/topic', repository: {} }
    const step = await run('push', payload)
    expect(step.status).toBe(0)
    expect(step.summary).not.toBe('')
    expect(step.outputs.get('verdict')).toBe('pass')
  })

  test('a whole tree, and a part of it', async () => {
    const payload = { repository: { full_name: REPOSITORY, default_branch: 'main' } }
    const whole = await run('workflow_dispatch', payload, { github: { sha: head } })
    expect(whole.outputs.get('errors')).toBe('1')
    const part = await run('schedule', payload, { github: { sha: head } }, { with: { paths: '**/*.py' } })
    expect(part.outputs.get('errors')).toBe('0')
  })

  describe('what keeps it from running is an error annotation and status 2', () => {
    const fails = async (step: Promise<Step>, message: string): Promise<void> => {
      const { status, stdout, stderr, commands, annotations } = await step
      expect({ status, stderr }).toEqual({ status: 2, stderr: '' })
      expect(commands.map(({ name }) => name)).toEqual(['error'])
      expect(annotations).toEqual([
        { level: 'error', title: 'Contributor checklist could not run', message: expect.any(String) },
      ])
      expect(stdout).toMatch(/^::error title=Contributor checklist could not run::[^\n]+\n$/)
      expect(stdout).toContain(message)
    }

    test('an event that is not supported', () =>
      fails(run('issue_comment', pullRequest()), 'pull_request_target'))
    test('a payload without what is needed', () =>
      fails(run('pull_request', { pull_request: {} }), 'pull_request'))
    test('no payload', () => fails(run('pull_request', undefined), 'cannot be read'))
    test('a wrong input', () =>
      fails(run('pull_request', pullRequest(), {}, { with: { 'fail-on': 'eror' } }), 'error'))
    test('a policy that cannot be read', async () => {
      const policy = { '.github/supply-chain-checklist.yml': 'version: 2\n' }
      base = repository.commitFiles({ ...CLEAN, ...policy }, [])
      head = repository.commitFiles({ ...WITH_BINARY, ...policy }, [base])
      github.pull = { number: 7, base, head }
      await fails(run('pull_request_target', pullRequest(), { github: { sha: base } }), 'checklist.yml:1:10')
    })
    test('a token that is refused, and nothing checked out', () =>
      fails(run('pull_request_target', pullRequest(), { token: 'another' }), 'token'))
  })

  test('a head that moved meanwhile is incomplete, which is no pass', async () => {
    head = repository.commitFiles({ ...CLEAN, 'docs/a.md': 'a\n' }, [base])
    const later = repository.commitFiles({ ...CLEAN, 'docs/a.md': 'b\n' }, [head])
    github.pull = { number: 7, base, head: later }
    const step = await run('pull_request_target', pullRequest({}), { github: { sha: base } })
    expect(step.status).toBe(1)
    expect(step.outputs.get('verdict')).toBe('incomplete')
    expect(step.outputs.get('gaps')).toBe('1')
  })

  test('a file name of the change cannot speak to the runner', async () => {
    const name = 'a\n::stop-commands::x\r##[set-output name=verdict]pass\n.so'
    head = repository.commitFiles({ ...CLEAN, [name]: SHARED_OBJECT }, [base])
    merge = repository.commitFiles({ ...CLEAN, [name]: SHARED_OBJECT }, [base, head])
    github.pull = { number: 7, base, head }
    const step = await run('pull_request', pullRequest())
    expect(step.status).toBe(1)
    expect(new Set(step.commands.map((command) => command.name))).toEqual(new Set(['error']))
    expect(step.annotations.filter(({ title }) => !title?.includes('/'))).toEqual([])
    expect(step.stdout).not.toContain('##[')
    expect(step.outputs.get('verdict')).toBe('fail')
  })

  test('a SARIF file of the workflow’s choice, but never through a link of the change', async () => {
    const workspace = repository.clone('--no-checkout')
    const step = await run(
      'pull_request',
      pullRequest(),
      { workspace },
      { with: { 'sarif-file': 'out/r.sarif' } },
    )
    expect(step.status).toBe(1)
    expect(existsSync(join(workspace, 'out/r.sarif'))).toBe(true)
  })
})
