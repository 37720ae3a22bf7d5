import { type Reply, refusal } from './stand-in-route.ts'

/** Requests an hour that a job's token has for one repository. */
export const HOURLY_LIMIT = 1_000
/** When the hour is over: 2026-09-21T14:13:20Z, in seconds. */
export const LIMIT_RESET = 1_790_000_000

/** The headers of every answer. @param remaining requests */
export function limitHeaders(remaining: number): Readonly<Record<string, string>> {
  return {
    'x-ratelimit-limit': String(HOURLY_LIMIT),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(LIMIT_RESET),
    'x-ratelimit-used': String(Math.max(0, HOURLY_LIMIT - remaining)),
    'x-ratelimit-resource': 'core',
  }
}

/** The hour's requests are used up. GitHub uses both statuses. */
export function primaryLimit(status: 403 | 429): Reply {
  const reply = refusal(status, 'API rate limit exceeded for installation ID 1.')
  return { ...reply, headers: limitHeaders(0) }
}

/** Too many requests at a time. @param retryAfter seconds; GitHub does not always say */
export function secondaryLimit(status: 403 | 429, retryAfter?: number): Reply {
  const reply = refusal(
    status,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  )
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return { ...reply, headers: { ...limitHeaders(HOURLY_LIMIT - 1), ...headers } }
}
