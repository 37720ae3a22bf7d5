/** The `github` context as far as actions see it in their environment: `{ sha, ref, repository, api_url, … }`. */
export type GitHubContext = Readonly<Partial<Record<ContextKey, string>>>

type ContextKey = (typeof CONTEXT_KEYS)[number]

/** Keys of the context that become `GITHUB_…`; no other does, above all not the token. */
const CONTEXT_KEYS = [
  ...(['action', 'action_path', 'action_ref', 'action_repository', 'actor', 'actor_id', 'api_url'] as const),
  ...(['base_ref', 'env', 'event_name', 'event_path', 'graphql_url', 'head_ref', 'job', 'output'] as const),
  ...(['path', 'ref', 'ref_name', 'ref_protected', 'ref_type', 'repository', 'repository_id'] as const),
  ...(['repository_owner', 'repository_owner_id', 'retention_days', 'run_attempt', 'run_id'] as const),
  ...(['run_number', 'server_url', 'sha', 'state', 'step_summary', 'triggering_actor', 'workflow'] as const),
  ...(['workflow_ref', 'workflow_sha', 'workspace'] as const),
]

/** What every job has, until the test says otherwise. */
const CONTEXT_DEFAULTS: GitHubContext = {
  action: '__self',
  actor: 'octocat',
  actor_id: '583231',
  api_url: 'https://api.github.com',
  graphql_url: 'https://api.github.com/graphql',
  job: 'checklist',
  ref_protected: 'false',
  repository: 'octo/repo',
  repository_id: '1296269',
  repository_owner_id: '583231',
  retention_days: '90',
  run_attempt: '1',
  run_id: '1658821493',
  run_number: '7',
  server_url: 'https://github.com',
  triggering_actor: 'octocat',
  workflow: 'Checklist',
}

/** For actions that keep artifacts and caches; nobody answers there, because ours has no business with it. */
const SERVICES: Readonly<Record<string, string>> = {
  ACTIONS_RUNTIME_URL: 'http://127.0.0.1:9/runtime/',
  ACTIONS_RUNTIME_TOKEN: 'a-token-of-the-runtime',
  ACTIONS_CACHE_URL: 'http://127.0.0.1:9/cache/',
  ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/results/',
  ACTIONS_CACHE_SERVICE_V2: 'true',
  ACTIONS_ORCHESTRATION_ID: '6f4d0d6e-checklist.checklist.__default',
}

/** Variables of the runner that a workflow cannot set. */
const OWN_VARIABLE = /^(?:GITHUB|RUNNER)_/
/** Never set through `env:` files: Node would run what it names. */
export const REFUSED_VARIABLE = 'NODE_OPTIONS'

export interface Machine {
  readonly temporary: string
  readonly workspace: string
  readonly toolCache: string
  readonly home: string
}

export interface EnvironmentParts {
  readonly machine: Machine
  /** What the test says, and the paths of this step's files; both beat what follows from other keys. */
  readonly context: GitHubContext
  /** `env:` of the workflow, the job and the step, then what earlier steps wrote to GITHUB_ENV. */
  readonly env: Readonly<Record<string, string>>
  readonly inputs: Readonly<Record<string, string>>
  readonly state: ReadonlyMap<string, string>
  /** Folders that earlier steps wrote to GITHUB_PATH, the last one first. */
  readonly paths: readonly string[]
  readonly debug: boolean
}

/** All that a step finds in its environment. Of this machine it has only the way to programs such as git. */
export function stepEnvironment(parts: EnvironmentParts): Readonly<Record<string, string>> {
  const { machine, env, inputs, debug } = parts
  return {
    PATH: [...parts.paths, process.env['PATH'] ?? ''].join(':'),
    HOME: machine.home,
    CI: 'true',
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !OWN_VARIABLE.test(name))),
    GITHUB_ACTIONS: 'true',
    ...contextVariables({ ...parts.context, workspace: machine.workspace }),
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'stand-in',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TOOL_CACHE: machine.toolCache,
    RUNNER_TEMP: machine.temporary,
    RUNNER_WORKSPACE: machine.workspace.slice(0, machine.workspace.lastIndexOf('/')),
    RUNNER_TRACKING_ID: 'github_stand-in',
    ...SERVICES,
    ...(debug ? { RUNNER_DEBUG: '1' } : {}),
    ...inputs,
    ...Object.fromEntries([...parts.state].map(([name, value]) => [`STATE_${name}`, value])),
  }
}

/** Empty values of the context are left out. */
function contextVariables(given: GitHubContext): Readonly<Record<string, string>> {
  const context: GitHubContext = { ...CONTEXT_DEFAULTS, ...given }
  const ref = context.ref ?? ''
  const whole: GitHubContext = {
    ref_name: ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
    ref_type: ref === '' ? '' : ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository_owner: context.repository?.split('/')[0] ?? '',
    workflow_ref: `${context.repository ?? ''}/.github/workflows/checklist.yml@${ref}`,
    workflow_sha: context.sha ?? '',
    ...context,
  }
  return Object.fromEntries(
    CONTEXT_KEYS.flatMap((key) => {
      const value = whole[key] ?? ''
      return value === '' ? [] : [[`GITHUB_${key.toUpperCase()}`, value]]
    }),
  )
}
