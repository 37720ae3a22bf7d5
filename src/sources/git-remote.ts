import { SourceError } from '../model/errors.ts'
import { type GitOutcome, gitFailure, type NetworkAccess } from './git.ts'

/** Where missing objects are fetched from. */
export interface GitRemote {
  /** GITHUB_SERVER_URL: `https://github.com`. */
  readonly serverUrl: string
  /** `owner/name`. */
  readonly repository: string
  /** Undefined: fetched without, which a public repository allows. */
  readonly token?: string
}

/** What the configuration calls it. */
export const REMOTE_NAME = 'origin'
const REPOSITORY = /^[\w.-]{1,100}\/[\w.-]{1,100}$/
const REFUSED = /Authentication failed|could not read Username|error: 40[13]/i
const UNKNOWN = /not our ref|unadvertised object|couldn't find remote ref|not found/i

/** The token goes to this server alone: `http.<url>.extraHeader`, and no redirect is followed. */
export function networkAccess(remote: GitRemote): NetworkAccess {
  const url = serverOf(remote)
  const protocols = [url.protocol.slice(0, -1)]
  const settings = { 'http.followRedirects': 'false' }
  if (remote.token === undefined || remote.token === '') return { protocols, settings }
  const credentials = Buffer.from(`x-access-token:${remote.token}`).toString('base64')
  return {
    protocols,
    settings: { ...settings, [`http.${url.origin}/.extraHeader`]: `Authorization: basic ${credentials}` },
  }
}

/** Told in a file, not on the command line, because `--filter` needs a remote that may be asked again. */
export function configurationFor(remote: GitRemote): string {
  if (!REPOSITORY.test(remote.repository)) {
    throw new SourceError('not-found', 'GITHUB_REPOSITORY is not of the form owner/name')
  }
  const server = serverOf(remote)
  const url = new URL(`${server.pathname.replace(/\/$/, '')}/${remote.repository}`, server)
  return [
    '[core]',
    '\trepositoryformatversion = 1',
    '\tbare = true',
    '[extensions]',
    `\tpartialClone = ${REMOTE_NAME}`,
    `[remote "${REMOTE_NAME}"]`,
    `\turl = "${url.href}"`,
    '\tpromisor = true',
    '\tpartialclonefilter = blob:none',
    '',
  ].join('\n')
}

/** What a failed command against the remote means, and what to do about it. */
export function remoteFailure(command: string, outcome: GitOutcome, remote: GitRemote): SourceError {
  const cause = gitFailure(command, outcome)
  if (REFUSED.test(outcome.complaint)) {
    const who = remote.token === undefined ? 'no token was given' : 'the token may not read it'
    const what = `git ${command}: ${who}: grant the job \`permissions: contents: read\``
    return new SourceError('forbidden', what, { cause })
  }
  if (UNKNOWN.test(outcome.complaint)) {
    return new SourceError('not-found', `git ${command}: the remote does not hold what the event names`, {
      cause,
    })
  }
  return cause
}

function serverOf(remote: GitRemote): URL {
  const url = URL.parse(remote.serverUrl)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new SourceError('unreachable', 'GITHUB_SERVER_URL is not the address of a server')
  }
  return url
}
