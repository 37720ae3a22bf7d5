import type { Place } from './stand-in-route.ts'

/** Times in answers; nothing of ours reads them. */
export const SOME_TIME = '2026-01-02T03:04:05Z'

const ACTIONS_BOT = 'github-actions[bot]'

/** @param login names that end in `[bot]` are of apps */
export function user(login: string, place: Place): object {
  const url = `${place.apiUrl}/users/${encodeURIComponent(login)}`
  const id = login === ACTIONS_BOT ? 41_898_282 : idOf(login)
  return {
    login,
    id,
    node_id: nodeId('U', id),
    avatar_url: `https://avatars.example.invalid/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${new URL(place.pageUrl).origin}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    user_view_type: 'public',
    site_admin: false,
  }
}

/** The app whose installation token a job has. */
export function actionsApp(place: Place): object {
  return {
    id: 15_368,
    slug: 'github-actions',
    client_id: 'Iv1.05c79e9ad1f6bdfa',
    node_id: nodeId('A', 15_368),
    owner: user('github', place),
    name: 'GitHub Actions',
    description: 'Automate your workflow from idea to production',
    external_url: 'https://help.github.com/en/actions',
    html_url: 'https://github.com/apps/github-actions',
    created_at: SOME_TIME,
    updated_at: SOME_TIME,
    permissions: { checks: 'write', contents: 'write', issues: 'write', pull_requests: 'write' },
    events: ['check_run', 'pull_request'],
  }
}

export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`
}

/** The same number for the same name. */
export function idOf(name: string): number {
  let id = 7
  for (const character of name) id = (id * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return id + 1
}
