import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { bytesOf, StandInRepository, type StandInRow } from './stand-in-repository.ts'

/** The pull request that the stand-in knows; ids are of commits in its repository. */
export interface StandInPull {
  readonly number: number
  readonly base: string
  readonly head: string
}

export interface SeenRequest {
  readonly method: string
  /** Below `/repos/owner/name/`, or the whole path of a git request. */
  readonly path: string
  readonly query: URLSearchParams
  readonly accept: string
  readonly authorization: string
}

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; bytes and text are sent as they are. */
  readonly body: object | string | Uint8Array
}

/** Something else than the truthful answer. */
export interface Fault {
  readonly when: (request: SeenRequest) => boolean
  /** How often; undefined: always. */
  times?: number
  /** An answer, or what to do to the connection. */
  readonly reply: Reply | ((response: ServerResponse) => void)
}

export type Permission = 'contents' | 'pull-requests'

export const REPOSITORY = 'octo/repo'
export const TOKEN = 'a-token-of-the-stand-in'

const API = `/api/v3/repos/${REPOSITORY}/`

/**
 * GitHub's REST API and git server for one repository, on a random loopback port, answering from a real repository.
 * Requests for what it does not know are remembered as violations.
 */
export class GitHubStandIn {
  pull: StandInPull | undefined
  permissions: ReadonlySet<Permission> = new Set()
  /** Also answers those who show no token, as a public repository does. */
  isPublic = false
  maxListedFiles = 0
  maxComparedFiles = 0
  maxTreeEntries = 0
  /** Requests that the token has left. */
  remaining = 0
  faults: Fault[] = []
  readonly requests: SeenRequest[] = []
  readonly violations: string[] = []
  private repository = new StandInRepository('')
  private readonly server: Server

  private constructor(server: Server) {
    this.server = server
  }

  static async start(): Promise<GitHubStandIn> {
    const server = createServer()
    const standIn = new GitHubStandIn(server)
    server.on('request', (request, response) => void standIn.answer(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return standIn
  }

  /** Begins anew, for a repository in a folder. */
  reset(directory: string): void {
    this.repository.close()
    this.repository = new StandInRepository(directory)
    this.pull = undefined
    this.permissions = new Set<Permission>(['contents', 'pull-requests'])
    this.isPublic = false
    this.maxListedFiles = 3_000
    this.maxComparedFiles = 300
    this.maxTreeEntries = 100_000
    this.remaining = 1_000
    this.faults = []
    this.requests.length = 0
    this.violations.length = 0
  }

  /** What GITHUB_API_URL would be. */
  get apiUrl(): string {
    return `${this.serverUrl}/api/v3`
  }

  /** What GITHUB_SERVER_URL would be. */
  get serverUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** Paths of the requests so far that begin with a text. */
  asked(start: string): readonly string[] {
    return this.requests.map((request) => request.path).filter((path) => path.startsWith(start))
  }

  async close(): Promise<void> {
    this.repository.close()
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://stand-in')
    const isApi = url.pathname.startsWith(API)
    const request: SeenRequest = {
      method: incoming.method ?? '',
      path: isApi ? decodeURIComponent(url.pathname.slice(API.length)) : url.pathname,
      query: url.searchParams,
      accept: incoming.headers.accept ?? '',
      authorization: incoming.headers.authorization ?? '',
    }
    this.requests.push(request)
    const body = await bytesOf(incoming)
    const fault = this.faults.find((candidate) => candidate.when(request) && candidate.times !== 0)
    if (fault?.times !== undefined) fault.times--
    if (typeof fault?.reply === 'function') fault.reply(response)
    else if (fault !== undefined) send(response, fault.reply)
    else if (isApi) send(response, this.withLimits(await this.api(request)))
    else send(response, await this.git(request, incoming, body))
  }

  private withLimits(reply: Reply): Reply {
    this.remaining = Math.max(0, this.remaining - 1)
    const limits = { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': String(this.remaining) }
    return { ...reply, headers: { ...limits, ...reply.headers } }
  }

  private async api(request: SeenRequest): Promise<Reply> {
    const isKnown = request.authorization === `token ${TOKEN}`
    if (!this.isPublic && !isKnown) return { status: 401, body: { message: 'Bad credentials' } }
    const route = ROUTES.find((candidate) => candidate.path.test(request.path))
    if (route === undefined || request.method !== 'GET') return this.unknown(request)
    for (const parameter of request.query.keys()) {
      if (!route.query.includes(parameter))
        this.violations.push(`${route.answer}: the query parameter ${parameter}`)
    }
    if (!this.isPublic && !this.permissions.has(route.permission)) {
      return { status: 403, body: { message: 'Resource not accessible by integration' } }
    }
    const named = route.path.exec(request.path)?.[1] as string
    return (await this[route.answer](named, request)) ?? { status: 404, body: { message: 'Not Found' } }
  }

  private async pullRequest(number: string): Promise<Reply | undefined> {
    const { pull } = this
    if (pull === undefined || Number(number) !== pull.number) return undefined
    const body = {
      number: pull.number,
      changed_files: (await this.pullRows(pull)).length,
      head: { sha: pull.head },
      base: { sha: pull.base },
    }
    return { body }
  }

  private async files(number: string, request: SeenRequest): Promise<Reply | undefined> {
    const { pull } = this
    if (pull === undefined || Number(number) !== pull.number) return undefined
    const size = Number(request.query.get('per_page') ?? 30)
    const page = Number(request.query.get('page') ?? 1)
    if (size > 100) this.violations.push('more than 100 files a page')
    const all = (await this.pullRows(pull)).slice(0, this.maxListedFiles)
    const next = `<${this.apiUrl}/repos/${REPOSITORY}/${request.path}?per_page=${size}&page=${page + 1}>; rel="next"`
    return {
      body: all.slice((page - 1) * size, page * size),
      ...(page * size < all.length ? { headers: { link: next } } : {}),
    }
  }

  private async comparison(basehead: string): Promise<Reply | undefined> {
    const [base, head] = basehead.split('...').map((name) => this.repository.commitId(name))
    if (base === undefined || head === undefined) return undefined
    const mergeBase = await this.repository.mergeBase(base, head)
    if (mergeBase === undefined) return undefined
    const files = this.repository.rows(mergeBase, head).slice(0, this.maxComparedFiles)
    return { body: { base_commit: { sha: base }, merge_base_commit: { sha: mergeBase }, files } }
  }

  private async tree(sha: string, request: SeenRequest): Promise<Reply | undefined> {
    const rows = await this.repository.tree(sha, request.query.has('recursive'))
    if (rows === undefined) return undefined
    return {
      body: { sha, tree: rows.slice(0, this.maxTreeEntries), truncated: rows.length > this.maxTreeEntries },
    }
  }

  private async blob(sha: string, request: SeenRequest): Promise<Reply | undefined> {
    const bytes = await this.repository.blob(sha)
    if (bytes === undefined) return undefined
    if (!request.accept.includes('raw')) {
      return { body: { sha, encoding: 'base64', content: bytes.toString('base64'), size: bytes.length } }
    }
    // GitHub says so of binary content as well.
    return { body: bytes, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } }
  }

  private async commitObject(sha: string): Promise<Reply | undefined> {
    const parents = await this.repository.parents(sha)
    return parents && { body: { sha, parents: parents.map((parent) => ({ sha: parent })) } }
  }

  private commit(name: string): Reply | undefined {
    const sha = this.repository.commitId(name)
    return sha === undefined ? undefined : { body: { sha } }
  }

  private async pullRows(pull: StandInPull): Promise<readonly StandInRow[]> {
    const base = (await this.repository.mergeBase(pull.base, pull.head)) ?? pull.base
    return this.repository.rows(base, pull.head)
  }

  private async git(request: SeenRequest, incoming: IncomingMessage, body: Buffer): Promise<Reply> {
    if (!request.path.startsWith(`/${REPOSITORY}`)) return this.unknown(request)
    const credentials = Buffer.from(`x-access-token:${TOKEN}`).toString('base64')
    const isKnown = request.authorization.toLowerCase() === `basic ${credentials}`.toLowerCase()
    if (!this.isPublic && !(isKnown && this.permissions.has('contents'))) {
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="stand-in"' }, body: '' }
    }
    const answer = await this.repository.serve(
      {
        REQUEST_METHOD: request.method,
        QUERY_STRING: request.query.toString(),
        CONTENT_TYPE: incoming.headers['content-type'] ?? '',
        HTTP_GIT_PROTOCOL: String(incoming.headers['git-protocol'] ?? ''),
      },
      request.path.slice(REPOSITORY.length + 1),
      incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body,
    )
    const end = answer.indexOf('\r\n\r\n')
    const lines = answer.toString('latin1', 0, end).split('\r\n')
    const { Status: status = '200', ...headers } = Object.fromEntries(lines.map((line) => line.split(': ')))
    return { status: Number.parseInt(status, 10), headers, body: answer.subarray(end + 4) }
  }

  private unknown(request: SeenRequest): Reply {
    this.violations.push(`${request.method} ${request.path}`)
    return { status: 404, body: { message: 'Not Found' } }
  }
}

interface Route {
  readonly path: RegExp
  readonly answer: 'pullRequest' | 'files' | 'comparison' | 'tree' | 'blob' | 'commitObject' | 'commit'
  readonly permission: Permission
  readonly query: readonly string[]
}

const ROUTES: readonly Route[] = [
  { path: /^pulls\/(\d+)$/, answer: 'pullRequest', permission: 'pull-requests', query: [] },
  {
    path: /^pulls\/(\d+)\/files$/,
    answer: 'files',
    permission: 'pull-requests',
    query: ['per_page', 'page'],
  },
  { path: /^compare\/(.+)$/, answer: 'comparison', permission: 'contents', query: ['per_page', 'page'] },
  { path: /^git\/trees\/([0-9a-f]{40})$/, answer: 'tree', permission: 'contents', query: ['recursive'] },
  { path: /^git\/blobs\/([0-9a-f]{40})$/, answer: 'blob', permission: 'contents', query: [] },
  { path: /^git\/commits\/([0-9a-f]{40})$/, answer: 'commitObject', permission: 'contents', query: [] },
  { path: /^commits\/(.+)$/, answer: 'commit', permission: 'contents', query: ['per_page', 'page'] },
]

function send(response: ServerResponse, reply: Reply): void {
  const isRaw = typeof reply.body === 'string' || reply.body instanceof Uint8Array
  const type = isRaw ? {} : { 'content-type': 'application/json; charset=utf-8' }
  response.writeHead(reply.status ?? 200, { ...type, ...reply.headers })
  response.end(isRaw ? reply.body : JSON.stringify(reply.body))
}
