/**
 * `npm run demo`: makes a small repository and a pull request on the spot, runs the committed bundle on it as GitHub's
 * runner would, and prints the annotations and the job summary.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { BASE, HEAD, type Tree } from './demo-change.ts'

const ENTRY = join(import.meta.dirname, '../dist/index.js')

interface Commits {
  readonly base: string
  readonly head: string
  readonly merge: string
}

const workspace = mkdtempSync(join(tmpdir(), 'checklist-demo-'))
const repository = join(workspace, 'repository')
const temporary = join(workspace, 'temp')

function git(...args: readonly string[]): string {
  const child = spawnSync('git', ['-C', repository, ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'A contributor',
      GIT_AUTHOR_EMAIL: 'contributor@example.invalid',
      GIT_COMMITTER_NAME: 'A contributor',
      GIT_COMMITTER_EMAIL: 'contributor@example.invalid',
    },
  })
  if (child.status !== 0) throw new Error(`git ${args[0]}: ${child.stderr}`)
  return child.stdout.trim()
}

function commit(tree: Tree, message: string): string {
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true })
    writeFileSync(join(repository, path), content)
  }
  git('add', '-A')
  git('commit', '-qm', message)
  return git('rev-parse', 'HEAD')
}

/** Base, head and the test merge that GitHub makes of them. */
function pullRequest(): Commits {
  mkdirSync(repository)
  git('init', '-q', '-b', 'main')
  const base = commit(BASE, 'tiny kernels')
  git('checkout', '-qb', 'warm-up')
  const head = commit(HEAD, 'Warm up the cache')
  git('checkout', '-q', '--detach', base)
  git('merge', '-q', '--no-ff', '-m', `Merge ${head} into ${base}`, head)
  return { base, head, merge: git('rev-parse', 'HEAD') }
}

function eventPayload(commits: Commits): object {
  const repo = {
    full_name: 'example/tiny-kernels',
    name: 'tiny-kernels',
    default_branch: 'main',
    owner: { login: 'example' },
  }
  return {
    action: 'opened',
    number: 7,
    pull_request: {
      number: 7,
      title: 'Warm up the cache',
      body: '- [x] No eval(), exec() or similar dynamic code execution',
      changed_files: Object.keys(HEAD).length - 1,
      merge_commit_sha: commits.merge,
      base: { sha: commits.base, ref: 'main', repo },
      head: { sha: commits.head, ref: 'warm-up', repo },
    },
    repository: repo,
  }
}

/** What the runner gives a step, and nothing of this machine's environment but the path to git. */
function environment(commits: Commits, summary: string, outputs: string): Record<string, string> {
  const event = join(temporary, 'event.json')
  writeFileSync(event, JSON.stringify(eventPayload(commits)))
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: temporary,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_SHA: commits.merge,
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_BASE_REF: 'main',
    GITHUB_HEAD_REF: 'warm-up',
    GITHUB_REPOSITORY: 'example/tiny-kernels',
    GITHUB_REPOSITORY_OWNER: 'example',
    GITHUB_SERVER_URL: 'https://github.com',
    // Nothing listens there: everything the demo needs is in the checkout.
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_WORKSPACE: repository,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_OUTPUT: outputs,
    RUNNER_TEMP: temporary,
    INPUT_TOKEN: '',
  }
}

/** A workflow command as GitHub shows it beside the line. */
function annotation(line: string): string | undefined {
  const command =
    /^::(?<level>error|warning|notice) (?<properties>[^:]*(?:::?[^:]+)*?)::(?<message>.*)$/.exec(line)?.groups
  if (command === undefined) return undefined
  const decoded = (text: string): string =>
    text
      .replace(/%0D/gi, '\r')
      .replace(/%0A/gi, '\n')
      .replace(/%3A/gi, ':')
      .replace(/%2C/gi, ',')
      .replace(/%25/g, '%')
  const properties = new Map(
    (command['properties'] as string).split(',').map((pair) => {
      const equals = pair.indexOf('=')
      return [pair.slice(0, equals), decoded(pair.slice(equals + 1))] as const
    }),
  )
  const place = [properties.get('file'), properties.get('line')]
    .filter((part) => part !== undefined)
    .join(':')
  const title = properties.get('title')
  const message = decoded(command['message'] as string).replaceAll('\n', '\n    ')
  return `  ${command['level']}  ${place}${title === undefined ? '' : `  ${title}`}\n    ${message}`
}

/** Links as a reader sees them: without their addresses, which a terminal would spell out. */
function withoutAddresses(markdown: string): string {
  return markdown.replace(/\]\(https:\/\/[^\s)]+\)/g, ']').replace(/\[(`[^`]+`)\]/g, '$1')
}

function section(title: string): void {
  process.stdout.write(`\n${title}\n${'─'.repeat(title.length)}\n\n`)
}

try {
  mkdirSync(temporary)
  const commits = pullRequest()
  const summary = join(temporary, 'summary.md')
  const outputs = join(temporary, 'outputs')
  writeFileSync(summary, '')
  writeFileSync(outputs, '')
  const child = spawnSync(process.execPath, [ENTRY], {
    cwd: repository,
    encoding: 'utf8',
    env: environment(commits, summary, outputs),
  })
  const printed = `${child.stdout}${child.stderr}`.split('\n')
  const annotations = printed.flatMap((line) => annotation(line) ?? [])
  section(`Pull request 7 of example/tiny-kernels: ${annotations.length} annotations`)
  process.stdout.write(`${annotations.join('\n\n')}\n`)
  const rest = printed.filter(
    (line) => line !== '' && annotation(line) === undefined && !line.startsWith('::add-mask::'),
  )
  if (rest.length > 0) {
    section('Log')
    process.stdout.write(`${rest.join('\n')}\n`)
  }
  section('Job summary')
  process.stdout.write(existsSync(summary) ? withoutAddresses(readFileSync(summary, 'utf8')) : '')
  section('The step')
  process.stdout.write(
    `ended with status ${child.status}: a required check would ${child.status === 0 ? 'let this pass' : 'stop this'}.\n`,
  )
  // The demo's pull request is bad on purpose: it works when the gate stops it.
  process.exitCode = child.status === 1 ? 0 : 1
} finally {
  rmSync(workspace, { recursive: true, force: true })
}
