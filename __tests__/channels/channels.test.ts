import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type ChannelTarget, tellGitHub } from '../../src/channels/channels.ts'
import { hiding } from '../../src/channels/hide.ts'
import type { Report } from '../../src/model/report.ts'
import type { EventPlan } from '../../src/sources/event.ts'
import { channelTarget, pullPlan, reportWith } from '../support/channel-target.ts'
import { GitRepositoryFixture } from '../support/git-repository.ts'
import { GitHubStandIn } from '../support/github-stand-in.ts'
import { judged, PASSING, raw, reportOf } from '../support/reports.ts'

let gitHub: GitHubStandIn
let repository: GitRepositoryFixture
let base: string
let head: string
let merge: string

beforeAll(async () => {
  gitHub = await GitHubStandIn.start()
  repository = new GitRepositoryFixture()
  base = repository.commitFiles({ 'a.txt': 'a\n' }, [])
  head = repository.commitFiles({ 'a.txt': 'b\n' }, [base])
  merge = repository.commitFiles({ 'a.txt': 'b\n' }, [base, head])
})
afterAll(async () => {
  await gitHub.close()
  repository.remove()
})
beforeEach(() => {
  gitHub.reset(repository.directory)
  gitHub.pull = { number: 7, base, head, merge }
  gitHub.permissions = new Set(['contents', 'pull-requests:write', 'checks:write'])
})

const BOTH = { checkRun: 'auto', comment: 'on' } as const
const FINDINGS = reportWith(2)

async function tell(
  more: Partial<ChannelTarget> = {},
  report: Report = FINDINGS,
  choice: Parameters<typeof tellGitHub>[1] = BOTH,
): Promise<readonly string[]> {
  const remarks = await tellGitHub(report, choice, channelTarget(gitHub, more))
  expect(gitHub.violations).toEqual([])
  expect(remarks.every(({ level }) => level === 'note')).toBe(true)
  return remarks.map(({ text }) => text)
}

const heads = (): readonly string[] => gitHub.checkRuns.map((run) => run.head_sha)

describe('what is told, and for which commit', () => {
  test('nothing when all is off, and no request at all', async () => {
    expect(await tell({}, FINDINGS, { checkRun: 'off', comment: 'off' })).toEqual([])
    expect(gitHub.requests).toEqual([])
  })

  test('a pull request: both, for the head and not the test merge', async () => {
    expect(await tell()).toEqual([])
    expect(heads()).toEqual([head])
    expect(gitHub.comments).toHaveLength(1)
  })

  test('one from a fork: no check run is asked for', async () => {
    expect(await tell({ plan: pullPlan(gitHub, { isFork: true }) })).toEqual([])
    expect(gitHub.asked('check-runs')).toEqual([])
  })

  test('the same under pull_request_target: its token may write', async () => {
    expect(await tell({ plan: pullPlan(gitHub, { isFork: true, targetOnly: true }) })).toEqual([])
    expect(heads()).toEqual([head])
  })

  const others: readonly (readonly [string, () => EventPlan, () => readonly string[]])[] = [
    ['a merge group', () => ({ kind: 'merge-group', baseSha: base, headSha: merge }), () => [merge]],
    ['a push', () => ({ kind: 'push', before: base, after: head }), () => [head]],
    ['a run by hand', () => ({ kind: 'range', base, head }), () => []],
    ['a run by the clock', () => ({ kind: 'whole-tree', head, governedBy: head }), () => []],
    ['a deletion', () => ({ kind: 'nothing', reason: 'the branch is gone' }), () => []],
  ]
  test.each(others)('%s: no comment, and a check run where there is a change', async (_, plan, judged) => {
    expect(await tell({ plan: plan() })).toEqual([])
    expect(heads()).toEqual(judged())
    expect(gitHub.comments).toEqual([])
  })
})

describe('what is not told', () => {
  test('secrets, wherever a text came by them', async () => {
    const secrets = new Set(['hunter2-hunter2', 'line two of a key'])
    const evidence = raw('login hunter2-hunter2 line two of a key')
    const paste = raw('password = hunter2-hunter2\nline two of a key')
    const findings = [judged({ rule: 'code/python-eval', path: 'a.py', evidence, note: evidence, paste })]
    expect(await tell({ secrets }, reportOf({ findings }))).toEqual([])
    const told = JSON.stringify([gitHub.checkRuns, gitHub.comments])
    expect(told).toContain('login *** ***')
    expect(told).toContain('password = ***')
    for (const part of ['hunter2', 'line two']) expect(told).not.toContain(part)
  })

  test('of two secrets, the one within the other leaves nothing over', () => {
    expect(hiding(new Set(['secret', 'secret-and-more']))('a secret-and-more, a secret')).toBe('a ***, a ***')
  })
})

describe('where it cannot be told', () => {
  test('each channel that is refused says so once', async () => {
    gitHub.permissions = new Set(['contents', 'pull-requests'])
    expect(await tell()).toEqual([
      'the check run: the token may not write this (403): grant the job `permissions: checks: write`, or set the input `check-run` to off',
      'the comment: the token may not write this (403): grant the job `permissions: pull-requests: write`',
    ])
  })

  test('one that is refused does not keep the other from speaking', async () => {
    gitHub.permissions = new Set(['contents', 'pull-requests:write'])
    expect(await tell()).toHaveLength(1)
    expect(gitHub.comments).toHaveLength(1)
  })

  test('a right that nothing would have been said with is not asked for', async () => {
    gitHub.permissions = new Set(['contents', 'pull-requests'])
    expect(await tell({}, PASSING)).toEqual([])
  })

  test('Gitea and Forgejo: no request, and a remark only on what was asked for', async () => {
    expect(await tell({ forge: 'gitea' }, FINDINGS, { checkRun: 'auto', comment: 'off' })).toEqual([])
    expect(await tell({ forge: 'gitea' })).toEqual([
      expect.stringMatching(/^the comment: this server does not/),
    ])
    expect(gitHub.requests).toEqual([])
  })

  test.each([{ token: '' }, { apiUrl: '' }])('without %j no check run is tried', async (missing) => {
    expect(await tell(missing, FINDINGS, { checkRun: 'auto', comment: 'off' })).toEqual([])
    expect(gitHub.requests).toEqual([])
  })

  test.each([{ repository: 'no repository' }, { apiUrl: 'no address' }, { apiUrl: 'http://127.0.0.1:9' }])(
    '%j',
    async (wrong) => {
      const remarks = await tell(wrong)
      expect(remarks.length).toBeGreaterThan(0)
      for (const remark of remarks) expect(remark).not.toContain(TOKEN_PART)
    },
  )

  test('our own mistake is no reason to lose the report', async () => {
    gitHub.faults = [{ when: () => true, reply: { status: 429, body: {}, headers: { 'retry-after': '1' } } }]
    const sleep = (): never => {
      throw new TypeError('ours')
    }
    expect(await tell({ sleep })).toEqual([
      'a channel failed by a mistake of this tool (TypeError)',
      'a channel failed by a mistake of this tool (TypeError)',
    ])
  })
})

const TOKEN_PART = 'a-token-of'
