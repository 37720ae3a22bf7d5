import { type FailedAnswer, failed, type RequestPurpose } from './github-error.ts'

/** Lower-case names. */
export type TextHeaders = Readonly<Record<string, string | undefined>>

/** An answer whose body was not read yet. */
export interface OpenAnswer {
  readonly headers: TextHeaders
  readonly body: AsyncIterable<Uint8Array>
}

/** What Octokit hands over when it is told not to read the body. */
export interface RawAnswer {
  readonly headers: Readonly<Record<string, unknown>>
  readonly data: unknown
}

/** The connection broke off while an answer was read. */
export class BrokenBody extends Error {
  override readonly name = 'BrokenBody'
}

/** Bytes of a JSON body. The largest is a recursive tree, which GitHub cuts at 7 MB. */
const MAX_JSON_BYTES = 64 * 1024 * 1024

/** Throws BrokenBody when the connection fails underway. */
export async function* bodyOf(data: unknown): AsyncIterable<Uint8Array> {
  if (typeof data !== 'object' || data === null || !(Symbol.asyncIterator in data)) return
  try {
    yield* data as AsyncIterable<Uint8Array>
  } catch (cause) {
    throw new BrokenBody('the answer broke off', { cause })
  }
}

export async function boundedText(body: AsyncIterable<Uint8Array>, purpose: RequestPurpose): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > MAX_JSON_BYTES)
      throw failed('bad-response', purpose, `the answer is larger than ${MAX_JSON_BYTES} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Octokit's errors carry the response when there was one; everything else is a connection that failed. */
export function failedAnswer(cause: unknown): FailedAnswer {
  const response = (cause as { readonly response?: { readonly status?: unknown; readonly headers?: object } })
    .response
  if (typeof response?.status !== 'number') return { headers: {}, text: '', neverSent: isNeverSent(cause) }
  const text = cause instanceof Error ? cause.message : ''
  return { status: response.status, headers: textHeaders(response.headers ?? {}), text }
}

/** Errors of looking up a name and of opening a connection (libuv; undici). */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])
/** Octokit's error, fetch's and the system's. */
const MAX_CAUSES = 4

function isNeverSent(error: unknown): boolean {
  let at = error as { readonly code?: unknown; readonly cause?: unknown } | null | undefined
  for (let depth = 0; depth < MAX_CAUSES; depth++) {
    if (typeof at?.code === 'string' && NEVER_SENT.has(at.code)) return true
    at = at?.cause as typeof at
  }
  return false
}

export function textHeaders(headers: object): TextHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      typeof value === 'string' || typeof value === 'number' ? String(value) : undefined,
    ]),
  )
}
