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
import { adviseOn, type FailedAnswer, failed, type RequestPurpose } from './github-error.ts'
import { FieldError } from './json-fields.ts'

export interface GitHubOptions {
  /** GITHUB_API_URL. */
  readonly apiUrl: string
  /** `owner/name`. */
  readonly repository: string
  readonly token: string
  /** Waits the given milliseconds; replaced in tests. */
  readonly sleep?: (milliseconds: number) => Promise<void>
}

interface GitHubRequest extends RequestPurpose {
  /** After `/repos/{owner}/{repo}/`; its `{names}` are filled from `parameters`, percent-encoded. */
  readonly path: string
  readonly parameters?: Readonly<Record<string, string | number>>
  readonly accept?: string
  /** How often it is asked at most; undefined: until waiting makes no sense. */
  readonly attempts?: number
}

/** GitHub's REST API for one repository, with bounded retries, waits and sizes. Throws SourceError; never shows what GitHub wrote. */
export interface GitHubClient {
  /** @param read is called anew for each attempt, so it must start from nothing */
  open<T>(request: GitHubRequest, read: (answer: OpenAnswer) => Promise<T>): Promise<T>
  /** @param read picks what is needed from the JSON body; a FieldError it throws becomes a `bad-response` */
  json<T>(request: GitHubRequest, read: (document: unknown, headers: TextHeaders) => T): Promise<T>
  /** How many requests the token has left, as the last answer said; undefined before the first and where there is no limit. */
  readonly remaining: number | undefined
}

const MAX_ATTEMPTS = 4
/** Milliseconds one client waits in all, so that a limit costs minutes and not the job. */
const MAX_WAIT_MILLISECONDS = 150_000
/** Milliseconds from the request to the last byte of its answer. */
const REQUEST_MILLISECONDS = 90_000
const API_VERSION = '2022-11-28'

export async function openGitHub(options: GitHubOptions): Promise<GitHubClient> {
  if (options.token === '')
    throw new SourceError('forbidden', 'the API needs a token, and the input "token" is empty')
  const [owner, repo] = ownerAndName(options.repository)
  // Loading it costs more than a run that needs git alone.
  const { getOctokit } = await import('@actions/github')
  const octokit = getOctokit(options.token, { baseUrl: options.apiUrl.replace(/\/$/, '') })
  return new RetryingClient(
    (request) =>
      octokit.request(`GET /repos/{owner}/{repo}/${request.path}`, {
        ...request.parameters,
        owner,
        repo,
        headers: {
          accept: request.accept ?? 'application/vnd.github+json',
          'x-github-api-version': API_VERSION,
        },
        request: {
          parseSuccessResponseBody: false,
          log: SILENT,
          signal: AbortSignal.timeout(REQUEST_MILLISECONDS),
        },
      }),
    options.sleep ?? sleep,
  )
}

class RetryingClient implements GitHubClient {
  remaining: number | undefined
  private readonly send: (request: GitHubRequest) => Promise<RawAnswer>
  private readonly sleep: (milliseconds: number) => Promise<void>
  private waited = 0

  constructor(
    send: (request: GitHubRequest) => Promise<RawAnswer>,
    sleep: (milliseconds: number) => Promise<void>,
  ) {
    this.send = send
    this.sleep = sleep
  }

  async open<T>(request: GitHubRequest, read: (answer: OpenAnswer) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      const outcome = await this.attempt(request, read)
      if ('value' in outcome) return outcome.value
      const advice = adviseOn(outcome.failure, request, attempt)
      if (advice.wait === undefined || attempt + 1 === (request.attempts ?? MAX_ATTEMPTS)) throw advice.error
      if (this.waited + advice.wait > MAX_WAIT_MILLISECONDS) throw advice.error
      this.waited += advice.wait
      await this.sleep(advice.wait)
    }
  }

  json<T>(request: GitHubRequest, read: (document: unknown, headers: TextHeaders) => T): Promise<T> {
    return this.open(request, async (answer) => {
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
    })
  }

  private async attempt<T>(
    request: GitHubRequest,
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

function ownerAndName(repository: string): readonly [string, string] {
  const parts = /^(?<owner>[\w.-]{1,100})\/(?<name>[\w.-]{1,100})$/.exec(repository)?.groups
  if (parts?.['owner'] === undefined || parts['name'] === undefined) {
    throw new SourceError('not-found', 'GITHUB_REPOSITORY is not of the form owner/name')
  }
  return [parts['owner'], parts['name']]
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

// Octokit prints what a server says about deprecation; a log line is no place for it.
const SILENT = { debug() {}, info() {}, warn() {}, error() {} }
