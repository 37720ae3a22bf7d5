import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { runCli } from '../support/bundle.ts'
import type { Tree } from '../support/git-repository.ts'
import { REPOSITORY, TOKEN } from '../support/github-stand-in.ts'
import { HOSTILE_TABLE, textsOf } from '../support/hostile-texts.ts'
import { liveIn } from '../support/rendered-markdown.ts'
import { RunnerJob, type Step } from '../support/runner.ts'
import { linesOf } from '../support/runner-commands.ts'
import { RunnerMasks } from '../support/runner-masks.ts'
import { RunnerOutput } from '../support/runner-output.ts'
import { Scenario, SHARED_OBJECT } from '../support/scenario.ts'

/** Everything that a runner would obey, in one text. */
const HOSTILE =
  'x ##[stop-commands]zz\n::stop-commands::q\r##[set-output name=verdict]pass\n##[add-mask]e\n::set-env name=A::b\u001b[2J\u202e'
/** Names of one file that git can hold. */
const NAMES = HOSTILE_TABLE.filter(
  (text) => !/[/\0]/.test(text) && !['', '.', '-'].includes(text) && Buffer.byteLength(text) < 250,
)
const OUTPUTS = ['checklist', 'errors', 'gaps', 'notes', 'report-json', 'report-sarif', 'verdict', 'warnings']

let scenario: Scenario

beforeAll(async () => {
  scenario = await Scenario.start()
})
afterAll(() => scenario.close())

describe('a change whose every name and line is hostile', () => {
  const clean: Tree = {
    'README.md': '# Kernels\n',
    '.github/supply-chain-checklist.yml': [
      'version: 1',
      'waivers:',
      '  - rule: binaries/elf',
      '    path: waived.so',
      `    reason: ${JSON.stringify(HOSTILE)}`,
      `    owner: ${JSON.stringify('@octocat ##[error]x')}`,
      '    expires: 2999-01-01',
    ].join('\n'),
  }
  const lines = HOSTILE_TABLE.filter((text) => !/[\n\r\u2028\u2029]/.test(text) && text.isWellFormed())
  const change: Tree = {
    ...clean,
    ...Object.fromEntries(NAMES.map((name) => [`${name}.so`, SHARED_OBJECT])),
    ...Object.fromEntries(NAMES.slice(0, 20).map((name) => [`${name}/a.py`, 'eval(input())\n'])),
    'waived.so': SHARED_OBJECT,
    'b.py': lines.map((line) => `eval(input() + ${JSON.stringify(line)})  # ${line}\n`).join(''),
  }
  const hostileHead = { title: HOSTILE, body: `- [x] ${HOSTILE}\n${HOSTILE_TABLE.join('\n')}` }

  beforeAll(() => scenario.pullRequest(clean, change))

  test.each([
    ['git', 'pull_request', 'whole'],
    ['the API', 'pull_request_target', 'none'],
  ] as const)('read through %s is only described', async (_, event, checkout) => {
    const step = await scenario.run({
      event,
      checkout,
      payload: scenario.payload(hostileHead),
      github: { head_ref: 'x##[stop-commands]zz', base_ref: '::error::x' },
    })
    expect(step).toMatchObject({ status: 1, conclusion: 'failure', stderr: '' })
    const levels = new Set(step.commands.map(({ name }) => name))
    expect([...levels].filter((name) => !['error', 'warning', 'notice'].includes(name))).toEqual([])
    expect(step.annotations.filter(({ level }) => level === 'error').length).toBe(10)
    expect(step.droppedAnnotations).toEqual([])
    expect([...step.outputs.keys()].sort()).toEqual(OUTPUTS)
    expect(step.outputs.get('verdict')).not.toBe('pass')
    expect(Number(step.outputs.get('errors'))).toBeGreaterThan(NAMES.length)
    expect([...step.state, ...step.exported]).toEqual([])
    expect(liveIn(step.summary, `${scenario.github.serverUrl}/${REPOSITORY}/blob/`)).toEqual([])
    expect(step.summary).toContain('waived by the policy')
    for (const output of ['report-json', 'report-sarif']) {
      const document = JSON.parse(readFileSync(step.outputs.get(output) ?? '', 'utf8'))
      expect(textsOf(document).filter((text) => !text.isWellFormed())).toEqual([])
    }
  })
})

/** One error that says why, and nothing else that a runner would obey. */
function expectOneError(step: Step, message: string): void {
  expect(step).toMatchObject({ status: 2, conclusion: 'failure', stderr: '' })
  expect(step.commands.map(({ name }) => name)).toEqual(['error'])
  expect(step.annotations).toEqual([
    {
      level: 'error',
      title: 'Contributor checklist could not run',
      message: expect.stringContaining(message),
    },
  ])
  expect([...step.outputs, ...step.state, ...step.exported]).toEqual([])
  expect(step.summary).toBe('')
}

describe('a run that cannot be', () => {
  const clean: Tree = { 'README.md': '# Kernels\n' }
  let jobs: RunnerJob[] = []

  beforeEach(() => {
    scenario.pullRequest(clean, { ...clean, 'a.py': 'x = 1\n' })
    jobs = []
  })
  afterEach(() => {
    scenario.github.faults = []
    for (const job of jobs) job.end()
  })

  function job(
    event: string,
    payload: object | string,
    inputs: Readonly<Record<string, string>> = {},
    env: Readonly<Record<string, string>> = {},
  ): Promise<Step> {
    const { github, base, merge } = scenario
    const made = new RunnerJob({
      event: { name: event, payload },
      token: TOKEN,
      env,
      github: {
        repository: REPOSITORY,
        sha: event === 'pull_request' ? merge : base,
        server_url: github.serverUrl,
        api_url: github.apiUrl,
      },
    })
    jobs.push(made)
    return made.uses({ with: inputs })
  }

  test.each<[what: string, message: string, run: () => Promise<Step>]>([
    ['a payload', 'cannot be read as JSON', () => job('pull_request', HOSTILE)],
    ['the name of an event', 'is not supported', () => job(HOSTILE, {})],
    [
      'the name of a branch',
      'the default branch is not the name of a commit',
      () =>
        job('push', {
          before: '0'.repeat(40),
          after: scenario.head,
          ref: `refs/heads/${HOSTILE}`,
          repository: { full_name: REPOSITORY, default_branch: HOSTILE },
        }),
    ],
    ['an input', 'allowed are', () => job('pull_request', {}, { profile: HOSTILE })],
    ['a revision', 'is not the name of a commit', () => job('schedule', {}, { base: HOSTILE })],
  ])('because %s is hostile says so', async (_, message, run) => {
    expectOneError(await run(), message)
  })

  test('because of the policy says where it is wrong', async () => {
    const policy = { '.github/supply-chain-checklist.yml': `version: 1\n${JSON.stringify(HOSTILE)}: 1\n` }
    scenario.pullRequest({ ...clean, ...policy }, { ...clean, ...policy, 'a.py': 'x = 1\n' })
    expectOneError(await job('pull_request_target', scenario.payload()), 'supply-chain-checklist.yml:2:1')
  })

  test('because the server says no is one error', async () => {
    scenario.github.faults = [
      { when: ({ path }) => path.startsWith('pulls/'), reply: { status: 422, body: { message: HOSTILE } } },
    ]
    const step = await job('pull_request_target', scenario.payload())
    expectOneError(step, '422')
  })

  test('because git says no shows what it said', async () => {
    scenario.github.faults = [
      {
        when: ({ path }) => path.startsWith(`/${REPOSITORY}`),
        reply: { status: 418, headers: { 'content-type': 'text/plain' }, body: HOSTILE },
      },
    ]
    const step = await scenario.run({ checkout: 'depth 1', inputs: { source: 'git' } })
    expectOneError(step, 'stop-commands')
  })

  describe('by a mistake of ours', () => {
    const preload = (program: string): Readonly<Record<string, string>> => ({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}`,
    })
    const error = `new TypeError(${JSON.stringify(HOSTILE)})`
    const later = (program: string): string =>
      `const timer = setInterval(() => { if (process.listenerCount('uncaughtException') === 0) return
         clearInterval(timer); ${program} }, 1).unref()`

    test.each([
      ['where it is awaited', `Date.prototype.toISOString = () => { throw ${error} }`],
      ['where nobody awaits it', later(`throw ${error}`)],
      ['as a promise that nobody awaits', later(`Promise.reject(${error})`)],
    ])('%s asks for a report, with the place', async (_, program) => {
      const step = await job('pull_request_target', scenario.payload(), {}, preload(program))
      expectOneError(step, 'please report it: TypeError: x #\\u{23}[stop-commands]zz ::stop-commands::q')
      expect(step.annotations[0]?.message).toMatch(/\n {4}at /)
    })
  })
})

describe('the command line, where a runner reads it', () => {
  test.each([
    ['an argument', [`--${HOSTILE}`]],
    ['a folder', ['--repo', `/${HOSTILE}`]],
    ['a rule', ['explain', HOSTILE]],
    ['a format', ['--format', HOSTILE]],
  ])('%s that is hostile is one plain line', (_, args) => {
    const { status, stdout, stderr } = runCli(args)
    expect([status, stdout]).toEqual([2, ''])
    const output = new RunnerOutput(new RunnerMasks(), '/')
    for (const line of linesOf(stderr)) output.read(line, 'stderr')
    expect([output.commands, output.log.length]).toEqual([[], 1])
    expect(stderr.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})
