import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type ChannelTarget, tellGitHub } from '../../src/channels/channels.ts'
import { CHECK_RUN_NAME } from '../../src/channels/check-run.ts'
import type { Report } from '../../src/model/report.ts'
import { excerpt } from '../../src/text/redact.ts'
import { ANSWER_LOST, channelTarget, gapAt, reportWith, SILENCE } from '../support/channel-target.ts'
import { GitRepositoryFixture } from '../support/git-repository.ts'
import { GitHubStandIn, type SeenRequest } from '../support/github-stand-in.ts'
import { at, HOSTILE, judged, PASSING, reportOf } from '../support/reports.ts'
import type { StandInCheckRun } from '../support/stand-in-checks.ts'
import {
  CONNECTION_RESET,
  type FaultReply,
  NO_JSON,
  SHORTENED_BODY,
  serverError,
  TRUNCATED_BODY,
} from '../support/stand-in-faults.ts'

let gitHub: GitHubStandIn
let repository: GitRepositoryFixture
let commits: { readonly base: string; readonly head: string; readonly merge: string }

beforeAll(async () => {
  gitHub = await GitHubStandIn.start()
  repository = new GitRepositoryFixture()
  const base = repository.commitFiles({ 'a.txt': 'a\n' }, [])
  const head = repository.commitFiles({ 'a.txt': 'b\n' }, [base])
  commits = { base, head, merge: repository.commitFiles({ 'a.txt': 'b\n' }, [base, head]) }
})
afterAll(async () => {
  await gitHub.close()
  repository.remove()
})
beforeEach(() => {
  gitHub.reset(repository.directory)
  gitHub.pull = { number: 7, ...commits }
  gitHub.permissions = new Set(['contents', 'pull-requests', 'checks:write'])
})

async function tell(report: Report, more: Partial<ChannelTarget> = {}): Promise<readonly string[]> {
  const choice = { checkRun: 'auto', comment: 'off' } as const
  const remarks = await tellGitHub(report, choice, channelTarget(gitHub, more))
  expect(gitHub.violations).toEqual([])
  return remarks.map(({ text }) => text)
}

function theRun(): StandInCheckRun {
  expect(gitHub.checkRuns).toHaveLength(1)
  return gitHub.checkRuns[0] as StandInCheckRun
}

const writes = (): readonly SeenRequest[] => gitHub.requests.filter(({ method }) => method !== 'GET')
const isWrite = ({ method }: SeenRequest): boolean => method !== 'GET'

describe('a check run', () => {
  test('of 120 findings takes three requests, a second apart, and is finished by the last', async () => {
    const slept: number[] = []
    const statuses: string[] = []
    gitHub.faults = [
      {
        when: isWrite,
        reply: async (response, truth) => {
          const { body, status = 200 } = await truth()
          statuses.push(theRun().status)
          response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
          response.end(JSON.stringify(body))
        },
      },
    ]
    const sleep = async (milliseconds: number): Promise<void> => void slept.push(milliseconds)
    expect(await tell(reportWith(120), { sleep })).toEqual([])
    expect(writes().map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST check-runs',
      `PATCH check-runs/${theRun().id}`,
      `PATCH check-runs/${theRun().id}`,
    ])
    expect(slept).toEqual([1_000, 1_000])
    expect(statuses).toEqual(['in_progress', 'in_progress', 'completed'])
    expect(theRun()).toMatchObject({
      name: CHECK_RUN_NAME,
      head_sha: commits.head,
      external_id: 'this run',
      conclusion: 'failure',
      title: 'Failed: 120 findings block this change.',
    })
    expect(new Set(theRun().annotations.map(({ message }) => message)).size).toBe(120)
    expect(theRun().summary).toMatch(/^## Contributor checklist\n/)
  })

  test('without anything to annotate is made by one request', async () => {
    expect(await tell(PASSING, { detailsUrl: 'https://github.com/octo/repo/actions/runs/5' })).toEqual([])
    expect(gitHub.requests).toHaveLength(1)
    expect(theRun()).toMatchObject({
      status: 'completed',
      conclusion: 'success',
      details_url: 'https://github.com/octo/repo/actions/runs/5',
      annotations: [],
    })
  })

  test.each([
    ['failure', 'fail', false],
    ['failure', 'incomplete', false],
    ['neutral', 'incomplete', true],
    ['success', 'pass', true],
  ] as const)('concludes with %s when the verdict is %s and passes: %s', async (conclusion, kind, passes) => {
    await tell(reportOf({ verdict: { kind, passes, reason: 'so it is' } }))
    expect(theRun().conclusion).toBe(conclusion)
  })

  test('takes a thousand annotations, and counts the others', async () => {
    expect(await tell(reportWith(1_234))).toEqual([])
    expect(writes()).toHaveLength(20)
    expect(theRun().annotations).toHaveLength(1_000)
    expect(theRun().summary).toMatch(/\n234 more annotations did not fit into this check run\.\n$/)
    expect(theRun().summary?.length).toBeLessThanOrEqual(65_535)
  })

  test('says where, how bad, what, why and what to paste', async () => {
    const rule = 'code/torch-load'
    await tell(
      reportOf({
        findings: [
          judged({ rule, path: 'a.py', location: at(3, 5, 9), evidence: excerpt('torch.load(path)') }),
          judged({ rule, path: 'b.py', location: at(3, 5, 9, 4), judgedLevel: 'warning' }),
          judged({ rule, path: 'c.zip', member: 'd.py', location: at(9, 1, 2), judgedLevel: 'note' }),
          judged({
            rule,
            path: 'e.bin',
            judgedLevel: 'note',
            paste: excerpt('weights_only=True'),
          }),
          judged({ rule, path: 'f.py', disposition: 'waived' }),
        ],
        gaps: [gapAt('g.py', 'missing'), gapAt('h.bin', 'outside')],
      }),
    )
    expect(theRun().annotations).toEqual([
      {
        path: 'a.py',
        start_line: 3,
        end_line: 3,
        start_column: 5,
        end_column: 9,
        annotation_level: 'failure',
        title: rule,
        message:
          'Model file is unpickled: torch.load(path)\n' +
          '`torch.load` without `weights_only=True` runs whatever code the file names.\n' +
          'Pass `weights_only=True`, or read the weights with `safetensors`.',
      },
      expect.objectContaining({ path: 'b.py', start_line: 3, end_line: 4, annotation_level: 'warning' }),
      expect.objectContaining({
        path: 'c.zip',
        start_line: 1,
        end_line: 1,
        annotation_level: 'notice',
        message: expect.stringMatching(/^Model file is unpickled in c\.zip!\/d\.py: /),
      }),
      expect.objectContaining({
        path: 'e.bin',
        start_line: 1,
        raw_details: 'Text to paste:\nweights_only=True',
      }),
      {
        path: 'g.py',
        start_line: 1,
        end_line: 1,
        annotation_level: 'warning',
        title: 'Not inspected',
        message: 'Not parsable (the text is no Python).',
      },
      expect.objectContaining({ path: 'h.bin', annotation_level: 'notice', title: 'Not in the repository' }),
    ])
    expect(theRun().annotations[1]).not.toHaveProperty('start_column')
  })

  test('shows hostile text as visible escapes, and GitHub takes it', async () => {
    expect(await tell(HOSTILE)).toEqual([])
    const texts = theRun().annotations.flatMap(({ path, title = '', message, raw_details = '' }) => [
      path,
      title,
      message,
      raw_details,
    ])
    expect(texts.length).toBeGreaterThan(100)
    for (const text of [...texts, theRun().summary ?? '', theRun().title ?? '']) {
      expect(text).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202e\u2028\u2029\ufeff]|##\[/u,
      )
    }
  })

  test('is not confused by one of the same name on the same commit', async () => {
    await tell(reportWith(3), { externalId: 'another run' })
    gitHub.faults = [{ when: isWrite, times: 1, reply: ANSWER_LOST }]
    expect(await tell(reportWith(60))).toEqual([])
    expect(gitHub.checkRuns.map(({ annotations }) => annotations.length)).toEqual([3, 60])
  })
})

describe('an accident with one request leaves the check run whole, and nothing there twice', () => {
  const accidents: readonly (readonly [string, FaultReply])[] = [
    ['a limit', { status: 429, headers: { 'retry-after': '7' }, body: { message: 'slow down' } }],
    ['a second limit', { status: 403, headers: { 'retry-after': '7' }, body: { message: 'secondary rate' } }],
    ['status 500', serverError(500)],
    ['status 503', serverError(503)],
    ['a reset', CONNECTION_RESET],
    ['an answer that got lost', ANSWER_LOST],
    ['an answer cut off', TRUNCATED_BODY],
    ['an answer shortened', SHORTENED_BODY],
  ]
  const cases = accidents.flatMap(([name, reply]) => [0, 1, 2].map((after) => [name, after, reply] as const))

  test.each(cases)('%s, after %i writes', async (_, after, reply) => {
    gitHub.faults = [{ when: isWrite, after, times: 1, reply }]
    expect(await tell(reportWith(120))).toEqual([])
    expect(theRun()).toMatchObject({ status: 'completed', conclusion: 'failure' })
    expect(theRun().annotations).toHaveLength(120)
    expect(new Set(theRun().annotations.map(({ message }) => message)).size).toBe(120)
  })
})

describe('a refusal becomes one remark', () => {
  const refusals: readonly (readonly [number, RegExp])[] = [
    [401, /the token was refused \(401\)/],
    [
      403,
      /the token may not write this \(403\): grant the job `permissions: checks: write`.*, or set the input `check-run` to off$/,
    ],
    [404, /not found \(404\), or hidden from a token without `permissions: checks: write`/],
    [410, /not found \(410\)/],
    [422, /GitHub refused the request \(422\)/],
  ]

  test.each(refusals)('status %i to begin with', async (status, text) => {
    gitHub.faults = [{ when: isWrite, reply: { status, body: { message: '::error::of the server' } } }]
    const remarks = await tell(reportWith(120))
    expect(remarks).toEqual([expect.stringMatching(text)])
    expect(remarks[0]).not.toContain('of the server')
    expect(gitHub.requests).toHaveLength(1)
  })

  test.each(refusals)('status %i underway, and the check run says what it lacks', async (status, text) => {
    gitHub.faults = [{ when: isWrite, after: 1, times: 1, reply: { status, body: {} } }]
    const remarks = await tell(reportWith(120))
    expect(remarks).toEqual([expect.stringMatching(text)])
    expect(remarks[0]).toContain('; it has 50 of 120 annotations')
    expect(theRun()).toMatchObject({ status: 'completed', conclusion: 'failure' })
    expect(theRun().summary).toContain('Not all of it could be delivered: it has 50 of 120 annotations.')
  })

  test.each([
    ['status 502', serverError(502)],
    ['resets', CONNECTION_RESET],
    ['limits', { status: 429, headers: { 'retry-after': '5' }, body: {} }],
    ['longer waits than there is time', { status: 429, headers: { 'retry-after': '60' }, body: {} }],
    ['no JSON', NO_JSON],
  ] as readonly (readonly [string, FaultReply])[])('nothing but %s, in few requests', async (_, reply) => {
    gitHub.faults = [{ when: () => true, reply }]
    expect(await tell(reportWith(120))).toEqual([expect.stringMatching(/^the check run: /)])
    expect(gitHub.requests.length).toBeLessThanOrEqual(12)
  })

  test('answers that get lost again and again make no second check run', async () => {
    gitHub.faults = [{ when: isWrite, reply: ANSWER_LOST }]
    expect(await tell(reportWith(120))).toEqual([])
    expect(theRun().annotations).toHaveLength(120)
  })

  test('a token that is used up', async () => {
    gitHub.remaining = 0
    expect(await tell(reportWith(1))).toEqual([expect.stringMatching(/requests are used up/)])
    expect(gitHub.requests).toHaveLength(1)
  })

  test('a server that says nothing is not waited for longer than there is time', async () => {
    gitHub.faults = [{ when: () => true, reply: SILENCE }]
    expect(await tell(reportWith(1), { signal: AbortSignal.timeout(40) })).toEqual([
      expect.stringMatching(/^the check run: /),
    ])
  })

  test('little time: what was begun is brought to an end', async () => {
    const hurry = new AbortController()
    const remarks = await tell(reportWith(120), {
      hurry: hurry.signal,
      sleep: async () => hurry.abort(),
    })
    expect(remarks).toEqual([
      'the check run: GitHub did not take all annotations in time; it has 100 of 120 annotations',
    ])
    expect(theRun()).toMatchObject({ status: 'completed', conclusion: 'failure' })
    expect(theRun().annotations).toHaveLength(100)
  })
})
