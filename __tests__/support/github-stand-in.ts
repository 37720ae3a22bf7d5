import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { ApiDescription } from './openapi.ts'
import { mended } from './openapi-faults.ts'
import { type StandInCheckRun, StandInChecks } from './stand-in-checks.ts'
import { type StandInComment, StandInComments } from './stand-in-comments.ts'
import { StandInContents } from './stand-in-contents.ts'
import { type FaultReply, sendable } from './stand-in-faults.ts'
import { gitAnswer } from './stand-in-git.ts'
import { HOURLY_LIMIT, limitHeaders } from './stand-in-limits.ts'
import type { StandInPull } from './stand-in-pull.ts'
import { bytesOf, StandInRepository } from './stand-in-repository.ts'
import { type Permission, type Place, type Reply, type Routes, refusal } from './stand-in-route.ts'
import { mayFetch, refusedBy } from './stand-in-token.ts'

export type { StandInPull } from './stand-in-pull.ts'
export { FORK_PERMISSIONS, type Permission, type Reply } from './stand-in-route.ts'
export { TOKEN } from './stand-in-token.ts'

export interface SeenRequest {
  readonly method: string
  /** Below `/repos/owner/name/`, or the whole path of a git request. */
  readonly path: string
  readonly query: URLSearchParams
  readonly accept: string
  readonly authorization: string
  /** Parsed JSON; undefined when there is none. */
  readonly body: unknown
}

/** Something else than the truthful answer. */
export interface Fault {
  readonly when: (request: SeenRequest) => boolean
  /** How often; undefined: always. */
  times?: number
  /** How many of these requests are answered truthfully before. */
  after?: number
  /** An answer, or what to do to the connection. */
  readonly reply: FaultReply
}

export const REPOSITORY = 'octo/repo'

const BELOW = `/api/v3/repos/${REPOSITORY}/`
const JSON_TYPE = 'application/json; charset=utf-8'
const DESCRIPTION = join(import.meta.dirname, '../../fixtures/api/github-openapi.slim.json')

/**
 * GitHub's REST API and git server for one repository, on a random loopback port, answering from a real repository.
 * What GitHub's own description of the API does not allow, in a request or in an answer, is remembered as a violation.
 */
export class GitHubStandIn {
  pull: StandInPull | undefined
  permissions: ReadonlySet<Permission> = new Set()
  /** Whoever shows no token may read, as in a public repository. */
  isPublic = false
  maxListedFiles = 0
  maxComparedFiles = 0
  maxTreeEntries = 0
  /** Requests that the token has left. */
  remaining = 0
  /** What a used-up token is answered; GitHub uses both. */
  exhaustedStatus: 403 | 429 = 403
  faults: Fault[] = []
  readonly fullName = REPOSITORY
  readonly requests: SeenRequest[] = []
  readonly violations: string[] = []
  repository = new StandInRepository('')
  private readonly description = new ApiDescription(mended(JSON.parse(readFileSync(DESCRIPTION, 'utf8'))))
  private readonly contents = new StandInContents(this)
  private checks = this.newChecks()
  private conversation = this.newConversation()
  private routes: Routes = {}
  private readonly server: Server

  private constructor(server: Server) {
    this.server = server
  }

  static async start(): Promise<GitHubStandIn> {
    // A test that a busy machine holds up must not find its idle connection closed.
    const server = createServer({ keepAliveTimeout: 120_000 })
    const standIn = new GitHubStandIn(server)
    server.on('request', (request, response) => void standIn.answer(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return standIn
  }

  /** Begins anew, for a repository in a folder. The token may read contents and pull requests. */
  reset(directory: string): void {
    this.repository.close()
    this.repository = new StandInRepository(directory)
    this.checks = this.newChecks()
    this.conversation = this.newConversation()
    this.routes = { ...this.contents.routes, ...this.checks.routes, ...this.conversation.routes }
    this.pull = undefined
    this.permissions = new Set<Permission>(['contents', 'pull-requests'])
    this.isPublic = false
    this.maxListedFiles = 3_000
    this.maxComparedFiles = 300
    this.maxTreeEntries = 100_000
    this.remaining = HOURLY_LIMIT
    this.exhaustedStatus = 403
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

  get place(): Place {
    const { apiUrl } = this
    const pageUrl = `${this.serverUrl}/${REPOSITORY}`
    return { apiUrl, pageUrl, repositoryUrl: `${apiUrl}/repos/${REPOSITORY}` }
  }

  /** Operations that are answered, as the description names them. */
  get operations(): readonly string[] {
    return Object.keys(this.routes).sort()
  }

  get checkRuns(): readonly StandInCheckRun[] {
    return this.checks.runs
  }

  get comments(): readonly StandInComment[] {
    return this.conversation.comments
  }

  /** A comment that was there before. @param author a login; `github-actions[bot]` is who a job's token speaks as */
  seedComment(author: string, body: string, issue = this.pull?.number ?? 0): StandInComment {
    return this.conversation.seed(issue, author, body)
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

  private newChecks(): StandInChecks {
    return new StandInChecks(
      () => this.place,
      (name) => this.repository.commitId(name),
    )
  }

  private newConversation(): StandInComments {
    return new StandInComments(
      () => this.place,
      (number) => number === this.pull?.number,
    )
  }

  private async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://stand-in')
    const isApi = url.pathname.startsWith(BELOW)
    const sent = await bytesOf(incoming)
    const request: SeenRequest = {
      method: incoming.method ?? '',
      path: isApi ? decodeURIComponent(url.pathname.slice(BELOW.length)) : url.pathname,
      query: url.searchParams,
      accept: incoming.headers.accept ?? '',
      authorization: incoming.headers.authorization ?? '',
      body: isApi ? this.parsed(sent) : undefined,
    }
    this.requests.push(request)
    const truth = async (): Promise<Reply> =>
      isApi ? this.withLimits(await this.api(request, url.pathname)) : this.git(request, incoming, sent)
    const fault = this.faultFor(request)
    if (fault === undefined) send(response, await truth())
    else if (typeof fault.reply === 'function') await fault.reply(response, truth)
    else send(response, fault.reply)
  }

  private faultFor(request: SeenRequest): Fault | undefined {
    for (const fault of this.faults) {
      if (fault.times === 0 || !fault.when(request)) continue
      if (fault.after !== undefined && fault.after-- > 0) continue
      if (fault.times !== undefined) fault.times--
      return fault
    }
    return undefined
  }

  private parsed(sent: Buffer): unknown {
    if (sent.length === 0) return undefined
    try {
      return JSON.parse(sent.toString('utf8'))
    } catch {
      this.violations.push('a body that is no JSON')
      return undefined
    }
  }

  private withLimits(reply: Reply): Reply {
    this.remaining = Math.max(0, this.remaining - 1)
    return { ...reply, headers: { ...limitHeaders(this.remaining), ...reply.headers } }
  }

  private async api(request: SeenRequest, path: string): Promise<Reply> {
    const found = this.description.find(request.method, path.slice(BELOW.length))
    const route = found && this.routes[found.id]
    if (found === undefined || route === undefined) return this.unknown(request)
    const { query, accept, body } = request
    const breaches = this.description.requestBreaches(found, query, body)
    if (Number(query.get('per_page') ?? 1) > 100) this.violations.push(`${found.id}: more than 100 a page`)
    this.violations.push(...breaches.map((breach) => `${found.id}: ${breach}`))
    const refused = refusedBy(this, request.authorization, request.method, route.permissions)
    if (refused !== undefined) return refused
    const reply = await route.answer({ parameters: found.parameters, query, accept, body, path })
    if (reply === undefined) return refusal(404, 'Not Found')
    const wrong = this.description.responseBreaches(
      found.id,
      reply.status ?? 200,
      mediaTypeOf(reply),
      reply.body,
    )
    this.violations.push(...wrong.map((breach) => `${found.id}: ${breach}`))
    return reply
  }

  private async git(request: SeenRequest, incoming: IncomingMessage, body: Buffer): Promise<Reply> {
    if (!request.path.startsWith(`/${REPOSITORY}`)) return this.unknown(request)
    if (!mayFetch(this, request.authorization)) {
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="stand-in"' }, body: '' }
    }
    const path = request.path.slice(REPOSITORY.length + 1)
    return gitAnswer(this.repository, incoming, path, request.query, body)
  }

  private unknown(request: SeenRequest): Reply {
    this.violations.push(`${request.method} ${request.path}`)
    return refusal(404, 'Not Found')
  }
}

function send(response: ServerResponse, reply: Reply): void {
  const { status, headers, bytes } = sendable(reply)
  response.writeHead(status, headers)
  response.end(bytes)
}

function mediaTypeOf(reply: Reply): string {
  return (reply.headers?.['content-type'] ?? JSON_TYPE).replace(/;.*/s, '')
}
