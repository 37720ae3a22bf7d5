import { actionsApp, nodeId, SOME_TIME, user } from './stand-in-people.ts'
import {
  type Call,
  type Permission,
  type Place,
  paged,
  type Reply,
  type Routes,
  refusal,
} from './stand-in-route.ts'

export interface StandInComment {
  readonly id: number
  readonly issue: number
  /** Login. */
  readonly author: string
  body: string
  readonly created_at: string
  updated_at: string
}

/** Characters of a comment. */
const MAX_COMMENT = 65_536
const BOT = 'github-actions[bot]'
const READ: readonly Permission[] = ['issues', 'pull-requests']
const WRITE: readonly Permission[] = ['issues:write', 'pull-requests:write']

/** Comments of the one pull request. A job's token speaks as `github-actions[bot]`. */
export class StandInComments {
  readonly comments: StandInComment[] = []
  private readonly place: () => Place
  private readonly isIssue: (number: number) => boolean

  constructor(place: () => Place, isIssue: (number: number) => boolean) {
    this.place = place
    this.isIssue = isIssue
  }

  readonly routes: Routes = {
    'GET issues/{issue_number}/comments': { permissions: READ, answer: (call) => this.list(call) },
    'POST issues/{issue_number}/comments': { permissions: WRITE, answer: (call) => this.create(call) },
    'PATCH issues/comments/{comment_id}': { permissions: WRITE, answer: (call) => this.update(call) },
  }

  /** As if somebody had written it. */
  seed(issue: number, author: string, body: string, time = SOME_TIME): StandInComment {
    const id = 3_000_000_000 + this.comments.length
    const comment = { id, issue, author, body, created_at: time, updated_at: time }
    this.comments.push(comment)
    return comment
  }

  private list(call: Call): Reply | undefined {
    const issue = Number(call.parameters['issue_number'])
    if (!this.isIssue(issue)) return undefined
    const since = call.query.get('since') ?? ''
    const found = this.comments.filter((comment) => comment.issue === issue && comment.updated_at >= since)
    const { rows, headers } = paged(
      found.map((comment) => this.bodyOf(comment)),
      call,
      this.place(),
    )
    return { body: rows, ...(headers && { headers }) }
  }

  private create(call: Call): Reply | undefined {
    const issue = Number(call.parameters['issue_number'])
    if (!this.isIssue(issue)) return undefined
    const body = textOf(call)
    return faultOf(body) ?? { status: 201, body: this.bodyOf(this.seed(issue, BOT, body)) }
  }

  private update(call: Call): Reply | undefined {
    const comment = this.comments.find(({ id }) => id === Number(call.parameters['comment_id']))
    if (comment === undefined) return undefined
    const body = textOf(call)
    const fault = faultOf(body)
    if (fault !== undefined) return fault
    comment.body = body
    comment.updated_at = '2026-01-02T04:00:00Z'
    return { body: this.bodyOf(comment) }
  }

  private bodyOf(comment: StandInComment): object {
    const { issue, author, ...rest } = comment
    const place = this.place()
    const url = `${place.repositoryUrl}/issues/comments/${comment.id}`
    return {
      ...rest,
      node_id: nodeId('IC', comment.id),
      url,
      html_url: `${place.pageUrl}/pull/${issue}#issuecomment-${comment.id}`,
      issue_url: `${place.repositoryUrl}/issues/${issue}`,
      user: user(author, place),
      author_association: author === BOT ? 'CONTRIBUTOR' : 'NONE',
      performed_via_github_app: author === BOT ? actionsApp(place) : null,
      reactions: {
        url: `${url}/reactions`,
        total_count: 0,
        '+1': 0,
        '-1': 0,
        laugh: 0,
        confused: 0,
        heart: 0,
        hooray: 0,
        eyes: 0,
        rocket: 0,
      },
    }
  }
}

function textOf(call: Call): string {
  const { body } = (call.body ?? {}) as { readonly body?: unknown }
  return typeof body === 'string' ? body : ''
}

function faultOf(body: string): Reply | undefined {
  const message =
    body.trim() === ''
      ? 'Body cannot be blank'
      : body.length > MAX_COMMENT
        ? `Body is too long (maximum is ${MAX_COMMENT} characters)`
        : undefined
  if (message === undefined) return undefined
  const errors = [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }]
  return refusal(422, 'Validation Failed', { errors })
}
