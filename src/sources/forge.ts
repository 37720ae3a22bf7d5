import type { Environment } from './git.ts'

/** What serves the repository. Forgejo came from Gitea, and the two are alike in all that matters here. */
export type Forge = 'github' | 'gitea'

/** The end of GITHUB_API_URL; GitHub's own ends in nothing or `/api/v3`. */
const GITEA_API = /\/api\/v1\/?$/

/** @param apiUrl GITHUB_API_URL */
export function forgeOf(environment: Environment, apiUrl: string | undefined): Forge {
  const isSet = (name: string): boolean => environment[name] === 'true'
  const isGitea = isSet('GITEA_ACTIONS') || isSet('FORGEJO_ACTIONS') || GITEA_API.test(apiUrl ?? '')
  return isGitea ? 'gitea' : 'github'
}

/**
 * Address that a path and `#L1` can be appended to.
 * @param serverUrl GITHUB_SERVER_URL; Gitea writes a slash behind it
 * @param repository `owner/name`
 */
export function linkBase(forge: Forge, serverUrl: string, repository: string, commit: string): string {
  const view = forge === 'gitea' ? 'src/commit' : 'blob'
  return `${serverUrl.replace(/\/$/, '')}/${repository}/${view}/${commit}/`
}
