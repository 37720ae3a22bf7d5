import { SourceError } from '../model/errors.ts'
import type { OpenAnswer, TextHeaders } from './github-answer.ts'
import type { RequestPurpose } from './github-error.ts'
import { RetryingClient } from './github-retries.ts'

export interface GitHubOptions {
  /** GITHUB_API_URL. */
  readonly apiUrl: string
  /** `owner/name`. */
  readonly repository: string
  readonly token: string
  /** Waits the given milliseconds; replaced in tests. */
  readonly sleep?: (milliseconds: number) => Promise<void>
  /** Ends every request and wait. */
  readonly signal?: AbortSignal
  /** Milliseconds from a request to the last byte of its answer. */
  readonly requestMilliseconds?: number
  /** Milliseconds that are waited in all before something is asked again. */
  readonly maxWaitMilliseconds?: number
}

export interface GitHubRequest extends RequestPurpose {
  /** After `/repos/{owner}/{repo}/`; its `{names}` are filled from `parameters`, percent-encoded. */
  readonly path: string
  readonly parameters?: Readonly<Record<string, string | number>>
  readonly accept?: string
  /** How often it is asked at most; undefined: until waiting makes no sense. */
  readonly attempts?: number
}

export interface GitHubWrite extends Omit<GitHubRequest, 'accept'> {
  readonly method: 'POST' | 'PATCH'
  readonly body: Readonly<Record<string, unknown>>
}

/** GitHub's REST API for one repository, with bounded retries, waits and sizes. Throws SourceError; never shows what GitHub wrote. */
export interface GitHubClient {
  /** @param read is called anew for each attempt, so it must start from nothing */
  open<T>(request: GitHubRequest, read: (answer: OpenAnswer) => Promise<T>): Promise<T>
  /** @param read picks what is needed from the JSON body; a FieldError it throws becomes a `bad-response` */
  json<T>(request: GitHubRequest, read: (document: unknown, headers: TextHeaders) => T): Promise<T>
  /** Asks again only when GitHub certainly did nothing. Throws UnclearWrite when it may have. */
  write<T>(request: GitHubWrite, read: (document: unknown) => T): Promise<T>
  /** How many requests the token has left, as the last answer said; undefined before the first and where there is no limit. */
  readonly remaining: number | undefined
}

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
  const { signal, requestMilliseconds = REQUEST_MILLISECONDS } = options
  return new RetryingClient(
    (request) =>
      octokit.request(`${request.method} /repos/{owner}/{repo}/${request.path}`, {
        ...request.parameters,
        owner,
        repo,
        // As text, because Octokit's own way to JSON reads numbers out of some texts.
        ...('body' in request ? { data: JSON.stringify(request.body) } : {}),
        headers: {
          accept: ('accept' in request ? request.accept : undefined) ?? 'application/vnd.github+json',
          'x-github-api-version': API_VERSION,
        },
        request: {
          parseSuccessResponseBody: false,
          log: SILENT,
          signal: AbortSignal.any([AbortSignal.timeout(requestMilliseconds), ...(signal ? [signal] : [])]),
        },
      }),
    options,
  )
}

function ownerAndName(repository: string): readonly [string, string] {
  const parts = /^(?<owner>[\w.-]{1,100})\/(?<name>[\w.-]{1,100})$/.exec(repository)?.groups
  if (parts?.['owner'] === undefined || parts['name'] === undefined) {
    throw new SourceError('not-found', 'GITHUB_REPOSITORY is not of the form owner/name')
  }
  return [parts['owner'], parts['name']]
}

// Octokit prints what a server says about deprecation; a log line is no place for it.
const SILENT = { debug() {}, info() {}, warn() {}, error() {} }
