/** A scope that a job's `permissions:` names. */
export type Scope = 'checks' | 'contents' | 'issues' | 'pull-requests'

/** A scope alone is for reading; writing includes reading. */
export type Permission = Scope | `${Scope}:write`

/** What a token may at most when a pull request comes from a fork or from Dependabot. */
export const FORK_PERMISSIONS: ReadonlySet<Permission> = new Set<Permission>([
  'checks',
  'contents',
  'issues',
  'pull-requests',
])

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; bytes and text are sent as they are. */
  readonly body: object | string | Uint8Array
}

/** A request for a known operation. */
export interface Call {
  /** Decoded, from the path. */
  readonly parameters: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly accept: string
  /** Parsed JSON; undefined when there is none. */
  readonly body: unknown
  /** The path as it was asked for, below the host. */
  readonly path: string
}

export interface Route {
  /** Each of them suffices. */
  readonly permissions: readonly Permission[]
  /** Undefined: not found. */
  readonly answer: (call: Call) => Promise<Reply | undefined> | Reply | undefined
}

/** By operation, `METHOD path`; the path as GitHub's description has it, below the repository. */
export type Routes = Readonly<Record<string, Route>>

/** URLs in the answers begin with these. */
export interface Place {
  /** Of the host: `http://…/api/v3`. */
  readonly apiUrl: string
  /** Of the repository's page. */
  readonly pageUrl: string
  /** Of the repository in the API. */
  readonly repositoryUrl: string
}

export function refusal(status: number, message: string, more: object = {}): Reply {
  const documentation_url = 'https://docs.github.com/rest'
  return { status, body: { message, ...more, documentation_url, status: String(status) } }
}

/** The rows that a page holds, with the header that leads to its neighbours. More than 100 a page are not given. */
export function paged(
  rows: readonly object[],
  call: Call,
  place: Place,
): Pick<Reply, 'headers'> & { readonly rows: readonly object[] } {
  const size = Math.min(100, Number(call.query.get('per_page') ?? 30))
  const page = Number(call.query.get('page') ?? 1)
  const last = Math.max(1, Math.ceil(rows.length / size))
  const origin = new URL(place.apiUrl).origin
  const link = (relation: string, number: number): string => {
    const query = new URLSearchParams(call.query)
    query.set('page', String(number))
    return `<${origin}${call.path}?${query.toString()}>; rel="${relation}"`
  }
  const links = [
    ...(page > 1 ? [link('prev', page - 1)] : []),
    ...(page < last ? [link('next', page + 1), link('last', last)] : []),
    ...(page > 1 ? [link('first', 1)] : []),
  ]
  return {
    rows: rows.slice((page - 1) * size, page * size),
    ...(links.length === 0 ? {} : { headers: { link: links.join(', ') } }),
  }
}
