import { setTimeout } from 'node:timers/promises'
import { SourceError } from '../model/errors.ts'
import {
  BrokenBody,
  bodyOf,
  boundedText,
  failedAnswer,
  type OpenAnswer,
  type RawAnswer,
  type TextHeaders,
  textHeaders,
} from './github-answer.ts'
import type { GitHubClient, GitHubOptions, GitHubRequest, GitHubWrite } from './github-client.ts'
import {
  adviseOn,
  type FailedAnswer,
  failed,
  mayHaveActed,
  type RequestPurpose,
  UnclearWrite,
} from './github-error.ts'
import { FieldError } from './json-fields.ts'

const MAX_ATTEMPTS = 4
/** Milliseconds one client waits in all, so that a limit costs minutes and not the job. */
const MAX_WAIT_MILLISECONDS = 150_000
/** What GitHub asks for between two writes (REST documents, best practices). */
const WRITE_PAUSE_MILLISECONDS = 1_000

type AnyRequest = (GitHubRequest & { readonly method: 'GET' }) | GitHubWrite

/** Sends what it is given, and asks again where that is safe. */
export class RetryingClient implements GitHubClient {
  remaining: number | undefined
  private readonly send: (request: AnyRequest) => Promise<RawAnswer>
  private readonly options: GitHubOptions
  private waited = 0
  private hasWritten = false

  constructor(send: (request: AnyRequest) => Promise<RawAnswer>, options: GitHubOptions) {
    this.send = send
    this.options = options
  }

  open<T>(request: GitHubRequest, read: (answer: OpenAnswer) => Promise<T>): Promise<T> {
    return this.retried({ ...request, method: 'GET' }, read)
  }

  json<T>(request: GitHubRequest, read: (document: unknown, headers: TextHeaders) => T): Promise<T> {
    return this.open(request, (answer) => parsed(answer, request, read))
  }

  async write<T>(request: GitHubWrite, read: (document: unknown) => T): Promise<T> {
    if (this.hasWritten) await this.sleep(WRITE_PAUSE_MILLISECONDS)
    this.hasWritten = true
    return this.retried(request, async (answer) => {
      try {
        return await parsed(answer, request, read)
      } catch (cause) {
        throw cause instanceof SourceError ? new UnclearWrite(cause) : cause
      }
    })
  }

  private async retried<T>(request: AnyRequest, read: (answer: OpenAnswer) => Promise<T>): Promise<T> {
    const { signal, maxWaitMilliseconds = MAX_WAIT_MILLISECONDS } = this.options
    for (let attempt = 0; ; attempt++) {
      if (signal?.aborted) throw failed('unreachable', request, 'no time was left')
      const outcome = await this.attempt(request, read)
      if ('value' in outcome) return outcome.value
      const advice = adviseOn(outcome.failure, request, attempt)
      if (request.method !== 'GET' && mayHaveActed(outcome.failure)) throw new UnclearWrite(advice.error)
      if (advice.wait === undefined || attempt + 1 === (request.attempts ?? MAX_ATTEMPTS)) throw advice.error
      if (this.waited + advice.wait > maxWaitMilliseconds) throw advice.error
      this.waited += advice.wait
      await this.sleep(advice.wait)
    }
  }

  private sleep(milliseconds: number): Promise<void> {
    const { sleep, signal } = this.options
    return sleep === undefined ? pause(milliseconds, signal) : sleep(milliseconds)
  }

  private async attempt<T>(
    request: AnyRequest,
    read: (answer: OpenAnswer) => Promise<T>,
  ): Promise<{ readonly value: T } | { readonly failure: FailedAnswer }> {
    let answer: RawAnswer
    try {
      answer = await this.send(request)
    } catch (cause) {
      const failure = failedAnswer(cause)
      this.count(failure.headers)
      return { failure }
    }
    const headers = textHeaders(answer.headers)
    this.count(headers)
    try {
      return { value: await read({ headers, body: bodyOf(answer.data) }) }
    } catch (cause) {
      if (cause instanceof BrokenBody) return { failure: { headers: {}, text: '' } }
      throw cause
    }
  }

  private count(headers: TextHeaders): void {
    const left = headers['x-ratelimit-remaining']
    if (left !== undefined && /^\d{1,9}$/.test(left)) this.remaining = Number(left)
  }
}

async function parsed<T>(
  answer: OpenAnswer,
  request: RequestPurpose,
  read: (document: unknown, headers: TextHeaders) => T,
): Promise<T> {
  const text = await boundedText(answer.body, request)
  try {
    return read(JSON.parse(text), answer.headers)
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw failed('bad-response', request, 'the answer is no JSON document', cause)
    if (cause instanceof FieldError)
      throw failed('bad-response', request, `in the answer ${cause.message}`, cause)
    throw cause
  }
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal })
  } catch {
    // The end of the time is noticed by whoever asks next.
  }
}
