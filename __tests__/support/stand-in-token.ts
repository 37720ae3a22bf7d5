import { primaryLimit } from './stand-in-limits.ts'
import { type Permission, type Reply, refusal } from './stand-in-route.ts'

/** The one token that the stand-in knows: of a job, so what it may is in the workflow's `permissions:`. */
export const TOKEN = 'a-token-of-the-stand-in'

export interface TokenState {
  readonly permissions: ReadonlySet<Permission>
  readonly isPublic: boolean
  /** Requests left. */
  readonly remaining: number
  readonly exhaustedStatus: 403 | 429
}

/** @param suffices permissions of which each is enough @returns undefined when the request may go on */
export function refusedBy(
  state: TokenState,
  authorization: string,
  method: string,
  suffices: readonly Permission[],
): Reply | undefined {
  const shown = /^(?:token|bearer) (?<token>.*)$/i.exec(authorization)?.groups?.['token']
  if (authorization !== '' && shown !== TOKEN) return refusal(401, 'Bad credentials')
  if (state.remaining === 0) return primaryLimit(state.exhaustedStatus)
  if (state.isPublic && method === 'GET') return undefined
  // A private repository is not there for those who may not see it.
  if (authorization === '') {
    return state.isPublic ? refusal(401, 'Requires authentication') : refusal(404, 'Not Found')
  }
  return allows(state.permissions, suffices)
    ? undefined
    : refusal(403, 'Resource not accessible by integration')
}

/** The same for git's own protocol, which takes the token as a password. */
export function mayFetch(state: TokenState, authorization: string): boolean {
  const credentials = Buffer.from(`x-access-token:${TOKEN}`).toString('base64')
  const isKnown = authorization.toLowerCase() === `basic ${credentials}`.toLowerCase()
  return state.isPublic || (isKnown && allows(state.permissions, ['contents']))
}

function allows(granted: ReadonlySet<Permission>, suffices: readonly Permission[]): boolean {
  return suffices.some(
    (permission) => granted.has(permission) || granted.has(`${permission}:write` as Permission),
  )
}
