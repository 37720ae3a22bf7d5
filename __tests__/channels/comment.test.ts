import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type ChannelTarget, tellGitHub } from '../../src/channels/channels.ts'
import type { Report } from '../../src/model/report.ts'
import { ANSWER_LOST, channelTarget, gapAt, pullPlan, reportWith } from '../support/channel-target.ts'
import { GitRepositoryFixture } from '../support/git-repository.ts'
import { GitHubStandIn, type SeenRequest } from '../support/github-stand-in.ts'
import { HOSTILE, PASSING, reportOf, TYPICAL } from '../support/reports.ts'
import {
  CONNECTION_RESET,
  type FaultReply,
  SHORTENED_BODY,
  serverError,
  TRUNCATED_BODY,
} from '../support/stand-in-faults.ts'

const BOT = 'github-actions[bot]'
const MARKER = '<!-- supply-chain-checklist: checklist -->'

let gitHub: GitHubStandIn
let repository: GitRepositoryFixture
let pull: { readonly number: number; readonly base: string; readonly head: string }

beforeAll(async () => {
  gitHub = await GitHubStandIn.start()
  repository = new GitRepositoryFixture()
  const base = repository.commitFiles({ 'a.txt': 'a\n' }, [])
  pull = { number: 7, base, head: repository.commitFiles({ 'a.txt': 'b\n' }, [base]) }
})
afterAll(async () => {
  await gitHub.close()
  repository.remove()
})
beforeEach(() => {
  gitHub.reset(repository.directory)
  gitHub.pull = pull
  gitHub.permissions = new Set(['contents', 'pull-requests:write'])
})

async function tell(report: Report, more: Partial<ChannelTarget> = {}): Promise<readonly string[]> {
  const choice = { checkRun: 'off', comment: 'on' } as const
  const remarks = await tellGitHub(report, choice, channelTarget(gitHub, more))
  expect(gitHub.violations).toEqual([])
  return remarks.map(({ text }) => text)
}

const isWrite = ({ method }: SeenRequest): boolean => method !== 'GET'
const writes = (): readonly string[] => gitHub.requests.filter(isWrite).map(({ method }) => method)
const bodies = (): readonly string[] => gitHub.comments.map(({ body }) => body)

describe('a comment', () => {
  test('is made once and changed in place', async () => {
    expect(await tell(TYPICAL)).toEqual([])
    expect(bodies()).toEqual([expect.stringMatching(/^<!-- [^>]+ -->\n\n## Contributor checklist\n/)])
    expect(bodies()[0]).toContain('**Failed:**')
    expect(await tell(PASSING)).toEqual([])
    expect(bodies()).toEqual([expect.stringContaining('**Passed:**')])
    expect(writes()).toEqual(['POST', 'PATCH'])
  })

  test('that says the same already is left alone', async () => {
    await tell(TYPICAL)
    await tell(TYPICAL)
    expect(writes()).toEqual(['POST'])
  })

  test('is not made where there is nothing to say', async () => {
    expect(await tell(PASSING)).toEqual([])
    expect(writes()).toEqual([])
  })

  test('is made for what was not inspected', async () => {
    await tell(reportOf({ gaps: [gapAt('a.py', 'missing')] }))
    expect(bodies()).toEqual([expect.stringContaining('**Incomplete:**')])
  })

  test.each([
    ['a stranger with our marker', 'mallory', `${MARKER}\n\n✅ Passed`],
    ['an app that quotes it', 'quoting[bot]', `> ${MARKER}`],
    ['an app with another', BOT, '<!-- supply-chain-checklist: other -->\n\n## Contributor checklist'],
    ['a name that only looks like an app', 'github-actions-bot', MARKER],
  ])('of %s is neither changed nor taken for ours', async (_, author, body) => {
    gitHub.seedComment(author, body)
    await tell(TYPICAL)
    await tell(PASSING)
    expect(gitHub.comments).toHaveLength(2)
    expect(bodies()[0]).toBe(body)
    expect(bodies()[1]).toContain('**Passed:**')
  })

  test('is found behind a hundred others', async () => {
    for (let index = 0; index < 130; index++) gitHub.seedComment('somebody', `comment ${index}`)
    await tell(TYPICAL)
    await tell(PASSING)
    expect(writes()).toEqual(['POST', 'PATCH'])
    expect(gitHub.comments).toHaveLength(131)
  })

  test('is not added to a conversation in which it could not be found again', async () => {
    const others = Array.from({ length: 100 }, (_, id) => ({ id, body: MARKER, user: { type: 'User' } }))
    gitHub.faults = [{ when: ({ method }) => method === 'GET', reply: { body: others } }]
    expect(await tell(TYPICAL)).toEqual([expect.stringContaining('too many comments')])
    expect(gitHub.requests).toHaveLength(25)
  })

  test('each job has its own', async () => {
    await tell(TYPICAL)
    await tell(PASSING, { job: 'strict' })
    await tell(TYPICAL, { job: 'strict' })
    expect(bodies().map((body) => body.slice(0, body.indexOf('\n')))).toEqual([
      MARKER,
      '<!-- supply-chain-checklist: strict -->',
    ])
  })

  test('whose job has no proper name has a marker without it', async () => {
    await tell(TYPICAL, { job: 'x --> **hi**' })
    expect(bodies()[0]).toMatch(/^<!-- supply-chain-checklist -->\n/)
  })

  test('of a large report is cut at an entry, with a count', async () => {
    const gaps = Array.from({ length: 400 }, (_, index) => gapAt(`${index}/${'é'.repeat(90)}.py`, 'missing'))
    for (const report of [reportWith(3_000), HOSTILE, reportOf({ findings: spread(900), gaps })]) {
      expect(await tell(report)).toEqual([])
      expect(gitHub.comments).toHaveLength(1)
      expect(bodies()[0]?.length).toBeLessThanOrEqual(65_536)
    }
    expect(bodies()[0]).toMatch(/\*\*[\d,]+ more findings did not fit here\.\*\*/)
    expect(bodies()[0]?.length).toBeGreaterThan(55_000)
  })
})

/** Findings that no reporter can group. */
function spread(number: number): Report['findings'] {
  return reportWith(number).findings.map((finding, index) => ({ ...finding, path: `dir/file_${index}.py` }))
}

describe('an accident leaves one comment', () => {
  const accidents: readonly (readonly [string, FaultReply])[] = [
    ['a limit', { status: 429, headers: { 'retry-after': '7' }, body: {} }],
    ['status 500', serverError(500)],
    ['a reset', CONNECTION_RESET],
    ['an answer that got lost', ANSWER_LOST],
    ['an answer cut off', TRUNCATED_BODY],
    ['an answer shortened', SHORTENED_BODY],
  ]

  test.each(accidents)('%s while it is made', async (_, reply) => {
    gitHub.faults = [{ when: isWrite, times: 1, reply }]
    expect(await tell(TYPICAL)).toEqual([])
    expect(bodies()).toEqual([expect.stringContaining('**Failed:**')])
  })

  test.each(accidents)('%s while it is changed', async (_, reply) => {
    gitHub.faults = [{ when: isWrite, after: 1, times: 1, reply }]
    await tell(TYPICAL)
    expect(await tell(PASSING)).toEqual([])
    expect(bodies()).toEqual([expect.stringContaining('**Passed:**')])
  })

  test.each(accidents.slice(0, 5))('%s while others are read', async (_, reply) => {
    gitHub.faults = [{ when: ({ method }) => method === 'GET', times: 1, reply }]
    expect(await tell(TYPICAL)).toEqual([])
    expect(gitHub.comments).toHaveLength(1)
  })
})

describe('a refusal becomes one remark', () => {
  test.each([
    [401, /the token was refused \(401\)/],
    [403, /the token may not write this \(403\): grant the job `permissions: pull-requests: write`$/],
    [404, /not found \(404\)/],
    [410, /not found \(410\)/],
    [422, /GitHub refused the request \(422\)/],
    [500, /GitHub answered 500/],
  ])('status %i', async (status, text) => {
    gitHub.faults = [{ when: isWrite, reply: { status, body: { message: '::error::of the server' } } }]
    expect(await tell(TYPICAL)).toEqual([expect.stringMatching(text)])
    expect(gitHub.comments).toEqual([])
    expect(writes().length).toBeLessThanOrEqual(2)
  })

  test('a token that may only read', async () => {
    gitHub.permissions = new Set(['contents', 'pull-requests'])
    expect(await tell(TYPICAL)).toEqual([
      'the comment: the token may not write this (403): grant the job `permissions: pull-requests: write`',
    ])
  })

  test('that of a fork, with the reason', async () => {
    gitHub.permissions = new Set(['contents', 'pull-requests'])
    expect(await tell(TYPICAL, { plan: pullPlan(gitHub, { isFork: true }) })).toEqual([
      expect.stringMatching(
        /The token of a pull request from a fork may only read, whatever the job is granted$/,
      ),
    ])
  })

  test('the token of a person, known by its beginning or by the answer', async () => {
    const token = ['ghp', 'of-a-person'].join('_')
    expect(await tell(TYPICAL, { token })).toEqual([expect.stringContaining('with the token of a person')])
    expect(gitHub.requests).toEqual([])
    const body = { id: 1, user: { type: 'User' } }
    gitHub.faults = [{ when: isWrite, reply: { status: 201, body } }]
    expect(await tell(TYPICAL)).toEqual([expect.stringContaining('with the token of a person')])
  })

  test('no token at all', async () => {
    expect(await tell(TYPICAL, { token: '' })).toEqual([
      expect.stringContaining('the input "token" is empty'),
    ])
  })
})
