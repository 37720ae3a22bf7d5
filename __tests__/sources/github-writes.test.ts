import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type GitHubClient, type GitHubWrite, openGitHub } from '../../src/sources/github-client.ts'
import { UnclearWrite } from '../../src/sources/github-error.ts'
import { countAt } from '../../src/sources/json-fields.ts'
import { SILENCE } from '../support/channel-target.ts'
import { GitHubStandIn, REPOSITORY, TOKEN } from '../support/github-stand-in.ts'
import {
  CONNECTION_RESET,
  type FaultReply,
  NO_JSON,
  SHORTENED_BODY,
  serverError,
  TRUNCATED_BODY,
} from '../support/stand-in-faults.ts'

let gitHub: GitHubStandIn
let client: GitHubClient
let slept: number[]

beforeAll(async () => {
  gitHub = await GitHubStandIn.start()
})
afterAll(() => gitHub.close())
beforeEach(async () => {
  gitHub.reset('/nonexistent')
  slept = []
  client = await open()
})

function open(more: object = {}): Promise<GitHubClient> {
  const sleep = async (milliseconds: number): Promise<void> => void slept.push(milliseconds)
  return openGitHub({ apiUrl: gitHub.apiUrl, repository: REPOSITORY, token: TOKEN, sleep, ...more })
}

const CREATED: FaultReply = { status: 201, body: { id: 5 } }
const REQUEST: GitHubWrite = {
  what: 'the thing',
  permission: 'things: write',
  method: 'POST',
  path: 'things',
  body: { name: 'x', owner: '9007199254740993n', nested: [{ url: '{owner}' }] },
}
const write = (): Promise<number> => client.write(REQUEST, (document) => countAt(document, 'id'))

/** The first answers, then good ones. */
function answers(...replies: readonly FaultReply[]): void {
  gitHub.faults = [
    ...replies.map((reply) => ({ when: () => true, times: 1, reply })),
    { when: () => true, reply: CREATED },
  ]
}

test('the body arrives as it was given, and is no part of the address', async () => {
  answers()
  expect(await write()).toBe(5)
  expect(gitHub.requests).toEqual([
    expect.objectContaining({ method: 'POST', path: 'things', body: REQUEST.body }),
  ])
  expect([...(gitHub.requests[0]?.query.keys() ?? [])]).toEqual([])
})

test('a second passes between two writes', async () => {
  answers()
  await write()
  await write()
  await write()
  expect(slept).toEqual([1_000, 1_000])
})

describe('what GitHub certainly did not do is asked for again', () => {
  test.each([
    [429, { 'retry-after': '7' }, 7_000],
    [403, { 'retry-after': '3' }, 3_000],
    [429, {}, 60_000],
  ])('%i %o', async (status, headers, waited) => {
    answers({ status, headers, body: { message: 'slow down' } })
    expect(await write()).toBe(5)
    expect(slept).toEqual([waited])
  })

  test('a connection that never came about', async () => {
    const gone = await GitHubStandIn.start()
    client = await open({ apiUrl: gone.apiUrl })
    await gone.close()
    const error = await write().catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: 'unreachable' })
    expect(error).not.toBeInstanceOf(UnclearWrite)
    expect(slept).toEqual([1_000, 2_000, 4_000])
  })
})

describe('what GitHub may have done is not', () => {
  test.each([
    ['status 500', serverError(500)],
    ['status 503 with a time', { status: 503, headers: { 'retry-after': '3' }, body: '' }],
    ['a reset', CONNECTION_RESET],
    ['no JSON', NO_JSON],
    ['another document', { status: 201, body: { number: 5 } }],
  ] as readonly (readonly [string, FaultReply])[])('%s', async (_, reply) => {
    answers(reply)
    await expect(write()).rejects.toBeInstanceOf(UnclearWrite)
    expect(gitHub.requests).toHaveLength(1)
    expect(slept).toEqual([])
  })

  test.each([TRUNCATED_BODY, SHORTENED_BODY])('an answer of which the end is missing', async (fault) => {
    const reply: FaultReply = (response) =>
      typeof fault === 'function' && fault(response, async () => ({ status: 201, body: { id: 5 } }))
    answers(reply)
    await expect(write()).rejects.toBeInstanceOf(UnclearWrite)
    expect(gitHub.requests).toHaveLength(1)
  })

  test('nor one that took too long', async () => {
    client = await open({ requestMilliseconds: 1_000 })
    answers(SILENCE)
    await expect(write()).rejects.toBeInstanceOf(UnclearWrite)
    expect(gitHub.requests).toHaveLength(1)
  })
})

test.each([401, 403, 404, 410, 422])(
  'status %i is told at once, as what may not be written',
  async (status) => {
    answers({ status, body: { message: 'no' } })
    const error = await write().catch((cause: unknown) => cause)
    expect(error).not.toBeInstanceOf(UnclearWrite)
    expect((error as Error).message).toMatch(/^the thing: /)
    if (status === 403) expect((error as Error).message).toContain('may not write this')
    expect(gitHub.requests).toHaveLength(1)
  },
)

test('no wait is begun that is longer than a client may wait', async () => {
  client = await open({ maxWaitMilliseconds: 10_000 })
  answers({ status: 429, headers: { 'retry-after': '11' }, body: {} })
  await expect(write()).rejects.toMatchObject({ code: 'rate-limited' })
  expect(slept).toEqual([])
})

test('once its time is over, a client neither waits nor asks', async () => {
  const end = new AbortController()
  client = await openGitHub({
    apiUrl: gitHub.apiUrl,
    repository: REPOSITORY,
    token: TOKEN,
    signal: end.signal,
  })
  answers((response) => {
    end.abort()
    response.writeHead(429, { 'retry-after': '100', 'content-type': 'application/json' })
    response.end('{}')
  })
  await expect(write()).rejects.toMatchObject({ code: 'unreachable' })
  await expect(client.json(REQUEST, () => 1)).rejects.toMatchObject({
    message: 'the thing: no time was left',
  })
  expect(gitHub.requests).toHaveLength(1)
})
