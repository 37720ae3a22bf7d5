import { createHash } from 'node:crypto'
import type { Content } from '../model/change-set.ts'
import { SourceError } from '../model/errors.ts'
import type { OpenAnswer } from './github-answer.ts'
import type { GitHubClient } from './github-client.ts'
import { failed, type RequestPurpose } from './github-error.ts'
import { FieldError, stringAt } from './json-fields.ts'

/** Bytes of the largest blob that GitHub serves. */
export const MAX_BLOB_BYTES = 100 * 1024 * 1024
/** Bytes of the JSON form of such a blob: base64 with line breaks. */
const MAX_BASE64_BYTES = 150 * 1024 * 1024
/** Contents fetched by one run. */
const DEFAULT_REQUESTS = 2_000
/** Requests of the token's hour that are left to the other jobs of the repository. */
const RESERVED_REQUESTS = 100
/** Bytes of contents kept for whoever asks again: the manifest that three checks read. */
const MAX_CACHED_BYTES = 32 * 1024 * 1024
const MAX_CACHED_BLOB_BYTES = 1024 * 1024

/** Contents by object id, never by path. Each answer is hashed as git hashes it, so a wrong or shortened one is never taken for the file. */
export class GitHubBlobs {
  private readonly client: GitHubClient
  private readonly maxRequests: number
  private requests = 0
  private readonly cache = new Map<string, Content>()
  private cachedBytes = 0

  constructor(client: GitHubClient, maxRequests = DEFAULT_REQUESTS) {
    this.client = client
    this.maxRequests = maxRequests
  }

  /** How many more contents may be fetched. */
  get allowance(): number {
    const left = this.client.remaining ?? Number.POSITIVE_INFINITY
    return Math.max(0, Math.min(this.maxRequests - this.requests, left - RESERVED_REQUESTS))
  }

  /** @param size of the blob where the tree told it */
  async read(objectId: string, maxBytes: number, size?: number): Promise<Content> {
    const cached = this.cache.get(objectId)
    if (cached !== undefined) return cut(cached, maxBytes)
    if (size !== undefined && size > MAX_BLOB_BYTES) throw tooLarge(size)
    if (this.allowance === 0) {
      throw new SourceError(
        'rate-limited',
        'no more contents are fetched through the API, so that other jobs can go on; check the repository out before this step, and git is used instead',
      )
    }
    this.requests++
    const content = await this.fetch(objectId, maxBytes)
    this.remember(objectId, content)
    return content
  }

  private async fetch(objectId: string, maxBytes: number): Promise<Content> {
    const purpose = { what: `the content ${objectId.slice(0, 12)}`, permission: 'contents: read' }
    const request = {
      ...purpose,
      path: 'git/blobs/{file_sha}',
      parameters: { file_sha: objectId },
      accept: 'application/vnd.github.raw+json',
    }
    try {
      return await this.client.open(request, async (answer) => {
        const parts = await partsOf(answer, purpose)
        if (gitId(parts) === objectId) return contentOf(parts, maxBytes)
        throw failed('bad-response', purpose, 'the answer is not the content that was asked for')
      })
    } catch (cause) {
      if (!(cause instanceof SourceError) || cause.code !== 'not-found') throw cause
      throw new SourceError('blob-absent', cause.message, { cause })
    }
  }

  private remember(objectId: string, content: Content): void {
    if (content.size > MAX_CACHED_BLOB_BYTES || content.bytes.length < content.size) return
    this.cachedBytes += content.size
    if (this.cachedBytes > MAX_CACHED_BYTES) {
      this.cache.clear()
      this.cachedBytes = content.size
    }
    this.cache.set(objectId, content)
  }
}

/** The whole content, in the pieces it came in. */
async function partsOf(answer: OpenAnswer, purpose: RequestPurpose): Promise<readonly Uint8Array[]> {
  // A server that does not know the raw form answers with JSON.
  const isJson = /^application\/json\b/.test(answer.headers['content-type'] ?? '')
  const limit = isJson ? MAX_BASE64_BYTES : MAX_BLOB_BYTES
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body) {
    size += part.length
    if (size > limit) throw tooLarge(size)
    parts.push(part)
  }
  if (!isJson) return parts
  try {
    return [Buffer.from(stringAt(JSON.parse(Buffer.concat(parts).toString('latin1')), 'content'), 'base64')]
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof FieldError)) throw cause
    throw failed(
      'bad-response',
      purpose,
      'the answer is neither a content nor a JSON document with one',
      cause,
    )
  }
}

function contentOf(parts: readonly Uint8Array[], maxBytes: number): Content {
  const size = sizeOf(parts)
  const bytes = Buffer.concat(parts, Math.min(size, maxBytes))
  return { bytes, size, ...(bytes.length < size ? { sha256: digest('sha256', parts) } : {}) }
}

function cut(content: Content, maxBytes: number): Content {
  return content.size <= maxBytes ? content : contentOf([content.bytes], maxBytes)
}

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function gitId(parts: readonly Uint8Array[]): string {
  return digest('sha1', [Buffer.from(`blob ${sizeOf(parts)}\0`), ...parts])
}

function digest(algorithm: 'sha1' | 'sha256', parts: readonly Uint8Array[]): string {
  const hash = createHash(algorithm)
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((size, part) => size + part.length, 0)
}

function tooLarge(size: number): SourceError {
  const what = `${size} bytes or more; the API serves contents up to ${MAX_BLOB_BYTES} bytes`
  return new SourceError(
    'too-large',
    `${what}: check the repository out before this step, and git is used instead`,
  )
}
