import { SourceError } from '../model/errors.ts'

/** What a request wanted, in words for whoever reads the error. */
export interface RequestPurpose {
  /** "the files of pull request 7". No text from the change. */
  readonly what: string
  /** The `permissions:` line that allows it: "contents: read". */
  readonly permission: string
}

/** An answer that is not a success, or none at all. */
export interface FailedAnswer {
  /** HTTP status; undefined when the connection failed. */
  readonly status?: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** What GitHub says; matched, never shown. */
  readonly text: string
  /** No connection came about, so that nobody read the request. */
  readonly neverSent?: boolean
}

/** GitHub may have done what was asked, or not: the answer got lost. Asking again blindly may do it twice. */
export class UnclearWrite extends SourceError {
  constructor(cause: SourceError) {
    super(cause.code, cause.message, { cause })
  }
}

/** Wait and ask again, or give up. `error` is what to throw when there is no waiting left. */
export interface FailureAdvice {
  readonly error: SourceError
  /** Milliseconds; undefined when asking again cannot help. */
  readonly wait?: number
}

const SECONDARY_LIMIT = /\b(?:secondary rate|abuse detection)\b/i
/** What GitHub asks for when a secondary limit comes without `retry-after`. */
const SECONDARY_WAIT_MILLISECONDS = 60_000
/** Waits double from here: 1, 2, 4 seconds. */
const FIRST_WAIT_MILLISECONDS = 1_000

/** @param attempt 0 for the first */
export function adviseOn(answer: FailedAnswer, purpose: RequestPurpose, attempt: number): FailureAdvice {
  const { status, headers, text } = answer
  const backoff = FIRST_WAIT_MILLISECONDS * 2 ** attempt
  if (status === undefined)
    return { error: failed('unreachable', purpose, 'the connection failed'), wait: backoff }
  if (status === 403 || status === 429) {
    // Both statuses are used for both kinds of limit; only the primary one counts down to zero.
    if (headers['x-ratelimit-remaining'] === '0') return { error: exhausted(headers, purpose) }
    const asked = secondsOf(headers['retry-after'])
    if (status === 429 || asked !== undefined || SECONDARY_LIMIT.test(text)) {
      const error = failed('rate-limited', purpose, 'GitHub asks for fewer requests; run the job again later')
      return { error, wait: asked ?? SECONDARY_WAIT_MILLISECONDS }
    }
  }
  switch (status) {
    case 401:
      return {
        error: failed(
          'forbidden',
          purpose,
          'the token was refused (401): is the input "token" a valid token of this repository?',
        ),
      }
    case 403:
      return {
        error: failed(
          'forbidden',
          purpose,
          `the token may not ${purpose.permission.endsWith('write') ? 'write' : 'read'} this (403): grant the job \`permissions: ${purpose.permission}\``,
        ),
      }
    case 404:
    case 410:
      return {
        error: failed(
          'not-found',
          purpose,
          `not found (${status}), or hidden from a token without \`permissions: ${purpose.permission}\``,
        ),
      }
  }
  if (status >= 500) {
    const error = failed('unreachable', purpose, `GitHub answered ${status}`)
    return { error, wait: secondsOf(headers['retry-after']) ?? backoff }
  }
  return { error: failed('bad-response', purpose, `GitHub refused the request (${status})`) }
}

/** Whether GitHub may have done what was asked although there is no good answer. */
export function mayHaveActed({ status, neverSent = false }: FailedAnswer): boolean {
  return status === undefined ? !neverSent : status >= 500
}

export function failed(
  code: SourceError['code'],
  purpose: RequestPurpose,
  why: string,
  cause?: unknown,
): SourceError {
  return new SourceError(code, `${purpose.what}: ${why}`, { cause })
}

function exhausted(headers: FailedAnswer['headers'], purpose: RequestPurpose): SourceError {
  const reset = Number(headers['x-ratelimit-reset'])
  const known = Number.isSafeInteger(reset) && reset > 0 && reset < 1e11
  const when = known
    ? `it starts anew at ${new Date(reset * 1_000).toISOString()}`
    : 'it starts anew within the hour'
  return failed('rate-limited', purpose, `the token's requests are used up; ${when}`)
}

/** Milliseconds of a header in seconds; undefined when there is none that makes sense. */
function secondsOf(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : undefined
}
