/**
 * `npm run e2e:act`: runs the committed action through `act`, a second opinion on how a runner reads it. A clone of HEAD
 * gets a workflow (checkout, then `uses: ./`) and pull requests made on the spot; what act understood is compared with
 * what must come of each. Needs no network. Where act and GitHub's runner are known to differ, nothing is compared.
 * Without `act` on the PATH nothing is run: status 0, or 1 with --require.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { ACT_CHANGES, type ActChange } from './act-changes.ts'

/** A line of `act --json`; every field is there only where it makes sense. */
interface LogLine {
  readonly step?: string
  readonly stepID?: readonly string[]
  readonly stepResult?: string
  readonly command?: string
  readonly arg?: string
  readonly kvPairs?: Readonly<Record<string, string>>
  readonly name?: string
  readonly content?: string
  readonly msg?: string
  readonly raw_output?: boolean
}

interface Commits {
  readonly base: string
  readonly head: string
  readonly merge: string
}

const REPOSITORY = 'example/checklist'
const TOKEN = 'the-token-of-this-run'
/** Nothing listens there: everything that is needed is in the checkout. */
const NOWHERE = 'http://127.0.0.1:9'
const RUN_MILLISECONDS = 60_000
const STEP = 'checklist'
/** Characters. */
const NAME_COLUMN = 38
const INSTALL = 'go install github.com/nektos/act@v0.2.87'
/** act takes the checkout for its own copy of the folder; the pin is that of the project's own workflows. */
const WORKFLOW = `on: pull_request
permissions:
  contents: read
  pull-requests: read
jobs:
  checklist:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - id: ${STEP}
        uses: ./
      - if: always()
        run: node -p '"runs on Node " + process.version'
`

const workspace = mkdtempSync(join(tmpdir(), 'checklist-act-'))
const repository = join(workspace, 'repository')

function git(cwd: string, ...args: readonly string[]): string {
  const child = spawnSync('git', ['-C', cwd, ...args], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      HOME: workspace,
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

function commit(files: ActChange['files'], message: string): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true })
    writeFileSync(join(repository, path), content)
  }
  git(repository, 'add', '--force', '--', ...Object.keys(files))
  git(repository, 'commit', '-qm', message)
  return git(repository, 'rev-parse', 'HEAD')
}

/** The project as it is committed, its `dist/` with it, and the workflow. */
function cloneOfHead(): string {
  git(workspace, 'clone', '--quiet', join(import.meta.dirname, '..'), repository)
  // act takes the repository's name from here.
  git(repository, 'remote', 'set-url', 'origin', `https://github.com/${REPOSITORY}`)
  return commit({ '.github/workflows/act.yml': WORKFLOW }, 'The workflow')
}

/** Leaves the test merge checked out, as GitHub would. */
function pullRequest(base: string, change: ActChange): Commits {
  git(repository, 'checkout', '-q', '--detach', base)
  const head = commit(change.files, change.name)
  git(repository, 'checkout', '-q', '--detach', base)
  git(repository, 'merge', '-q', '--no-ff', '-m', `Merge ${head} into ${base}`, head)
  return { base, head, merge: git(repository, 'rev-parse', 'HEAD') }
}

function payload(change: ActChange, { base, head, merge }: Commits): object {
  const repo = {
    full_name: REPOSITORY,
    name: 'checklist',
    default_branch: 'main',
    owner: { login: 'example' },
  }
  return {
    action: 'opened',
    number: 7,
    pull_request: {
      number: 7,
      title: change.name,
      body: '',
      changed_files: Object.keys(change.files).length,
      merge_commit_sha: merge,
      base: { sha: base, ref: 'main', repo },
      head: { sha: head, ref: 'topic', repo },
    },
    repository: repo,
  }
}

function runAct(
  change: ActChange,
  commits: Commits,
): { readonly log: readonly LogLine[]; readonly text: string } {
  const event = join(workspace, 'event.json')
  writeFileSync(event, JSON.stringify(payload(change, commits)))
  const args = [
    ...['pull_request', '-W', '.github/workflows/act.yml', '-e', event],
    ...['-P', 'ubuntu-latest=-self-hosted', '--json', '--no-cache-server'],
    ...['--action-cache-path', join(workspace, 'act'), '-s', `GITHUB_TOKEN=${TOKEN}`],
    ...['--env', `GITHUB_API_URL=${NOWHERE}`, '--env', `GITHUB_SERVER_URL=${NOWHERE}`],
  ]
  const child = spawnSync('act', args, {
    cwd: repository,
    encoding: 'utf8',
    timeout: RUN_MILLISECONDS,
    // act starts whatever `node` comes first.
    env: {
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
      HOME: workspace,
      TMPDIR: workspace,
    },
  })
  if (child.error !== undefined) throw child.error
  const lines = child.stdout.split('\n').filter((line) => line.startsWith('{'))
  return { log: lines.map((line) => JSON.parse(line) as LogLine), text: child.stdout + child.stderr }
}

/** What act made of the step that differs from what must come of it. */
function differences(change: ActChange, log: readonly LogLine[], text: string): readonly string[] {
  const ofStep = log.filter((line) => line.stepID?.includes(STEP))
  const outputs = new Map(
    ofStep.filter((line) => line.command === 'set-output').map((line) => [line.name, line.arg]),
  )
  const errors = ofStep.filter((line) => line.command === 'error').map(annotation)
  const summary = ofStep.find((line) => line.command === 'summary')?.content ?? ''
  const commands = new Set(ofStep.flatMap((line) => line.command ?? []))
  for (const ours of ['error', 'warning', 'notice', 'debug', 'add-mask', 'set-output', 'summary'])
    commands.delete(ours)
  const result = ofStep.find((line) => line.stepResult !== undefined)?.stepResult
  const wanted: readonly (readonly [string, unknown, unknown])[] = [
    ['step result', result, change.verdict === 'pass' ? 'success' : 'failure'],
    ['output verdict', outputs.get('verdict'), change.verdict],
    ['output errors', outputs.get('errors'), String(errors.length)],
    ['output gaps', outputs.get('gaps'), '0'],
    ['annotations missing', change.errors.filter((error) => !errors.includes(error)).join(', '), ''],
    ['annotations too many', change.verdict === 'pass' ? errors.join(', ') : '', ''],
    ['summary opens with the checklist', summary.startsWith('## Contributor checklist'), true],
    [`summary holds ${change.summary}`, summary.includes(change.summary), true],
    ['commands that are not ours', [...commands].join(', '), ''],
    ['token is in the log', text.includes(TOKEN), false],
    ['Node is ours', text.includes(`runs on Node ${process.version}`), true],
  ]
  return wanted.flatMap(([what, got, want]) =>
    got === want ? [] : [`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(want)}`],
  )
}

function annotation({ kvPairs = {} }: LogLine): string {
  const line = kvPairs['line'] === undefined ? '' : `:${kvPairs['line']}`
  return `${kvPairs['file']}${line} ${kvPairs['title']}`
}

function runAll(version: string): boolean {
  const base = cloneOfHead()
  process.stdout.write(`${version}, host mode, actions/checkout then uses: ./\n`)
  let isRight = true
  for (const change of ACT_CHANGES) {
    const { log, text } = runAct(change, pullRequest(base, change))
    const problems = differences(change, log, text)
    const outcome = problems.length === 0 ? [`${change.verdict}, as it must be`] : problems
    process.stdout.write(
      `  ${change.name.padEnd(NAME_COLUMN)}${outcome.join(`\n${' '.repeat(NAME_COLUMN + 2)}`)}\n`,
    )
    if (problems.length === 0) continue
    isRight = false
    process.stdout.write(`${text}\n`)
  }
  return isRight
}

try {
  const found = spawnSync('act', ['--version'], { encoding: 'utf8' })
  if (found.status === 0 && found.stdout.startsWith('act version')) {
    process.exitCode = runAll(found.stdout.trim()) ? 0 : 1
  } else {
    process.stdout.write(`skipped: act is not on the PATH. Install it with: ${INSTALL}\n`)
    process.exitCode = process.argv.includes('--require') ? 1 : 0
  }
} finally {
  rmSync(workspace, { recursive: true, force: true })
}
