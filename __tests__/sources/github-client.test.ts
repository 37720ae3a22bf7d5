import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { SourceError } from '../../src/model/errors.ts'
import { type GitHubClient, openGitHub } from '../../src/sources/github-client.ts'
import { fieldAt } from '../../src/sources/json-fields.ts'
import { type Fault, GitHubStandIn, REPOSITORY, type Reply, TOKEN } from '../support/github-stand-in.ts'

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
  client = await clientWith(TOKEN)
})

function clientWith(token: string, apiUrl = gitHub.apiUrl): Promise<GitHubClient> {
  const sleep = async (milliseconds: number): Promise<void> => void slept.push(milliseconds)
  return openGitHub({ apiUrl, repository: REPOSITORY, token, sleep })
}

const GOOD: Reply = { body: { fine: true } }
const REQUEST = { what: 'the thing', permission: 'contents: read', path: 'thing' }

function ask(): Promise<unknown> {
  return client.json(REQUEST, (document) => fieldAt(document, 'fine'))
}

async function failure(): Promise<SourceError> {
  const error = await ask().catch((cause: unknown) => cause)
  if (error instanceof SourceError) return error
  throw new Error(`no SourceError, but ${String(error)}`)
}

/** The first answers, then good ones. */
function answers(...replies: readonly Fault['reply'][]): void {
  gitHub.faults = [
    ...replies.map((reply) => ({ when: () => true, times: 1, reply })),
    { when: () => true, reply: GOOD },
  ]
}

function always(reply: Fault['reply']): void {
  gitHub.faults = [{ when: () => true, reply }]
}

describe('what passes is tried again', () => {
  test.each([500, 502, 503])('status %i', async (status) => {
    answers({ status, body: { message: 'oh' } }, { status, body: '<html>' })
    expect(await ask()).toBe(true)
    expect(slept).toEqual([1_000, 2_000])
  })

  test('a connection that is reset, before and within the answer', async () => {
    answers(
      (response) => response.socket?.destroy(),
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
        response.write('{"fine":', () => response.socket?.destroy())
      },
    )
    expect(await ask()).toBe(true)
    expect(slept).toEqual([1_000, 2_000])
  })

  test.each([
    [429, { 'retry-after': '7' }, 'slow down', 7_000],
    [429, {}, 'slow down', 60_000],
    [403, { 'retry-after': '9' }, 'wait', 9_000],
    [403, {}, 'You have exceeded a secondary rate limit', 60_000],
    [503, { 'retry-after': '3' }, 'busy', 3_000],
  ])('status %i with %o waits as long as it is asked to', async (status, headers, message, waited) => {
    answers({ status, headers, body: { message } })
    expect(await ask()).toBe(true)
    expect(slept).toEqual([waited])
  })

  test('at most four times', async () => {
    always({ status: 502, body: '' })
    expect(await failure()).toMatchObject({ code: 'unreachable', message: 'the thing: GitHub answered 502' })
    expect(slept).toEqual([1_000, 2_000, 4_000])
  })

  test('and no longer than minutes in all, over all requests', async () => {
    always({ status: 429, headers: { 'retry-after': '60' }, body: {} })
    expect((await failure()).code).toBe('rate-limited')
    expect((await failure()).code).toBe('rate-limited')
    expect(slept).toEqual([60_000, 60_000])
  })

  test('a wait that is longer than that is not begun', async () => {
    always({ status: 429, headers: { 'retry-after': '3600' }, body: {} })
    expect((await failure()).code).toBe('rate-limited')
    expect(slept).toEqual([])
  })
})

describe('what does not pass is told at once', () => {
  test.each([403, 429])('a used-up token (%i), with the time it starts anew', async (status) => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1790000000' }
    always({ status, headers, body: { message: 'API rate limit exceeded for installation' } })
    expect(await failure()).toMatchObject({
      code: 'rate-limited',
      message: "the thing: the token's requests are used up; it starts anew at 2026-09-21T14:13:20.000Z",
    })
  })

  test('a used-up token of a server that says no time', async () => {
    always({ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1e99' }, body: {} })
    expect((await failure()).message).toMatch(/starts anew within the hour$/)
  })

  test.each([
    [401, 'forbidden', /token was refused \(401\)/],
    [403, 'forbidden', /grant the job `permissions: contents: read`$/],
    [404, 'not-found', /not found \(404\), or hidden from a token without `permissions: contents: read`$/],
    [410, 'not-found', /not found \(410\)/],
    [422, 'bad-response', /refused the request \(422\)$/],
    [406, 'bad-response', /refused the request \(406\)$/],
  ])('status %i is %s', async (status, code, message) => {
    always({ status, body: { message: '::error::from the server' } })
    const error = await failure()
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) })
    expect(error.message).not.toContain('from the server')
    expect(slept).toEqual([])
  })

  test.each(['', '{"fine":', '<html>', 'null{'])('a body that is no JSON: %j', async (body) => {
    always({ body, headers: { 'content-type': 'application/json' } })
    expect(await failure()).toMatchObject({
      code: 'bad-response',
      message: 'the thing: the answer is no JSON document',
    })
  })

  test('a body that is larger than anything GitHub sends', async () => {
    always((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const part = Buffer.alloc(1024 * 1024, 0x20)
      const more = (): void => {
        while (!response.destroyed && response.write(part));
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    })
    expect(await failure()).toMatchObject({
      code: 'bad-response',
      message: expect.stringMatching(/larger than 67108864 bytes/),
    })
  })

  test('a mistake of ours is not taken for a bad connection', async () => {
    always(GOOD)
    const mistake = client.json(REQUEST, () => {
      throw new TypeError('ours')
    })
    await expect(mistake).rejects.toThrow(new TypeError('ours'))
    expect(gitHub.requests).toHaveLength(1)
  })
})

test('nobody listens', async () => {
  client = await clientWith(TOKEN, 'http://127.0.0.1:9')
  expect(await failure()).toMatchObject({ code: 'unreachable', message: 'the thing: the connection failed' })
})

test('a token, and a name, that cannot be used', async () => {
  await expect(clientWith('')).rejects.toMatchObject({ code: 'forbidden' })
  const named = openGitHub({ apiUrl: gitHub.apiUrl, repository: 'a/b/../c', token: TOKEN })
  await expect(named).rejects.toMatchObject({ code: 'not-found' })
})

test('parameters are encoded, never part of the path', async () => {
  always(GOOD)
  await client.json(
    { ...REQUEST, path: 'thing/{name}', parameters: { name: '../../x?y=1#z', page: 2 } },
    () => 1,
  )
  expect(gitHub.requests[0]).toMatchObject({ path: 'thing/../../x?y=1#z', authorization: `token ${TOKEN}` })
  expect(gitHub.requests[0]?.query.get('page')).toBe('2')
})

test('how many requests are left', async () => {
  answers(
    { ...GOOD, headers: { 'x-ratelimit-remaining': '41' } },
    { status: 404, headers: { 'x-ratelimit-remaining': '40' }, body: {} },
  )
  expect(client.remaining).toBeUndefined()
  await ask()
  expect(client.remaining).toBe(41)
  await failure()
  expect(client.remaining).toBe(40)
})

test('what a server says of deprecation reaches no log', async () => {
  const written: string[] = []
  const watch = jest
    .spyOn(globalThis.console, 'warn')
    .mockImplementation((line) => void written.push(String(line)))
  always({ ...GOOD, headers: { deprecation: 'true', sunset: '::error::soon' } })
  await ask()
  watch.mockRestore()
  expect(written).toEqual([])
})
