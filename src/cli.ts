import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, type CommandLine, commandLine, USAGE } from './arguments.ts'
import { acceptToday, baselinePlace, writeOutput } from './baseline-command.ts'
import { CHECKS, rulesById } from './checks/index.ts'
import { DEFAULT_POLICY_PATH } from './inputs.ts'
import { type LawReader, readerOfBase, readLaw } from './law.ts'
import type { ChangeSource } from './model/change-set.ts'
import { UsageError } from './model/errors.ts'
import type { Report } from './model/report.ts'
import type { Rule } from './model/rule.ts'
import { explainRule } from './reporters/check-page.ts'
import { visibleBlock, withoutCommands } from './reporters/escape.ts'
import { failureText } from './reporters/failure.ts'
import { REPORTERS } from './reporters/index.ts'
import { run } from './run.ts'
import { DEFAULT_BUDGET } from './scan/budget.ts'
import { fileTree } from './sources/file-tree.ts'
import type { GitRepository } from './sources/git.ts'
import { openRepository } from './sources/git-repository.ts'
import { gitStaged, gitTree } from './sources/local-git.ts'
import { openRange } from './sources/local-range.ts'
import { repositoryName } from './sources/repository-name.ts'
import { vendoredFiles } from './sources/vendored.ts'
import { nearest } from './text/nearest.ts'
import { VERSION } from './version.ts'

const COULD_NOT_RUN = 2
/** Milliseconds after which a run that people watch shows how far it is. */
const PROGRESS_AFTER = 1_000
/** Files between two updates of that line. */
const PROGRESS_EVERY = 100

type Judged = Extract<Command, { readonly kind: 'range' | 'staged' | 'all' | 'baseline' }>

async function main(argv: readonly string[]): Promise<number> {
  const options = commandLine(argv)
  const { command } = options
  switch (command.kind) {
    case 'help':
      process.stdout.write(USAGE)
      return 0
    case 'version':
      process.stdout.write(`${VERSION}\n`)
      return 0
    case 'explain':
      process.stdout.write(await explain(command.rule))
      return 0
    case 'baseline': {
      const place = baselinePlace(options.repo, options.output)
      const report = await judged(options, command)
      process.stdout.write(`${withoutCommands(visibleBlock(await acceptToday(report, place)))}\n`)
      return 0
    }
    case 'range':
    case 'staged':
    case 'all': {
      const report = await judged(options, command)
      const text = render(report, options)
      if (options.output === undefined) process.stdout.write(text)
      else await writeOutput(options.output, text)
      return report.verdict.passes ? 0 : 1
    }
  }
}

/** Opens what the command names, and judges it. */
async function judged(options: CommandLine, command: Judged): Promise<Report> {
  const rules = rulesById(CHECKS)
  const { source, repository } = await open(options.repo, command)
  try {
    const governing = governingReader(command, source)
    const overrides = {
      ...(options.profile === undefined ? {} : { profile: options.profile }),
      ...(options.failOn === undefined ? {} : { failOn: options.failOn }),
    }
    const law = await readLaw(
      withGivenPolicy(options, governing),
      options.policy ?? DEFAULT_POLICY_PATH,
      rules,
      overrides,
      command.kind !== 'baseline',
    )
    const parsers = vendoredFiles(import.meta.dirname)
    return await run({
      source,
      checks: CHECKS,
      rules,
      ...law,
      governing,
      remarks: [],
      context: {
        // At a prompt nobody masks: the evidence is redacted, and nothing else is printed.
        mask: () => {},
        digestKey: await digestKey(repository),
        vendored: parsers.vendored,
        treeSitter: parsers.treeSitter,
      },
      budget: DEFAULT_BUDGET,
      today: new Date().toISOString().slice(0, 10),
      now: () => performance.now(),
      version: VERSION,
      onFile: progress(),
    })
  } finally {
    endProgress()
    await source.close()
  }
}

interface Opened {
  readonly source: ChangeSource
  /** Absent for a folder. */
  readonly repository?: GitRepository
}

async function open(directory: string, command: Judged): Promise<Opened> {
  if (command.kind === 'all') return { source: await fileTree(command.directory) }
  const repository = await openRepository(directory, process.env)
  switch (command.kind) {
    case 'range':
      return { repository, source: await openRange(repository, command.base, command.head) }
    case 'staged':
      return { repository, source: await gitStaged(repository) }
    case 'baseline':
      return { repository, source: await gitTree(repository, 'HEAD') }
  }
}

/** The repository's name, as the action knows it, so that a baseline made here holds there. */
async function digestKey(repository: GitRepository | undefined): Promise<string> {
  const given = process.env['GITHUB_REPOSITORY'] ?? ''
  if (given !== '' || repository === undefined) return given
  return (await repositoryName(repository)) ?? ''
}

/** A folder has no base, so that nothing in it governs. Whoever accepts what is there today accepts its policy as well. */
function governingReader(command: Judged, source: ChangeSource): LawReader {
  return command.kind === 'baseline'
    ? (path, maxBytes) => source.read('head', path, maxBytes)
    : readerOfBase(source)
}

/** `--policy` names a file of whoever runs this. */
function withGivenPolicy({ policy }: CommandLine, ofSource: LawReader): LawReader {
  if (policy === undefined) return ofSource
  return async (path, maxBytes) => {
    if (path !== policy) return ofSource(path, maxBytes)
    try {
      return (await readFile(policy)).subarray(0, maxBytes)
    } catch (cause) {
      throw new UsageError(`--policy ${policy} cannot be read. Name a file that exists.`, { cause })
    }
  }
}

function render(report: Report, options: CommandLine): string {
  const toTerminal = options.output === undefined && process.stdout.isTTY
  return REPORTERS[options.format](report, {
    color: options.color && toTerminal && (process.env['NO_COLOR'] ?? '') === '',
    quiet: options.quiet,
    verbose: options.verbose,
    ...(toTerminal ? { columns: process.stdout.columns } : {}),
  })
}

async function explain(id: string): Promise<string> {
  const rules = rulesById(CHECKS)
  const rule = rules.get(id)
  if (rule !== undefined) return explainRule(rule, await exampleOf(rule))
  const near = nearest(id, rules.keys())
  const hint = near === undefined ? `Rules are ${[...rules.keys()].join(', ')}.` : `Did you mean "${near}"?`
  throw new UsageError(`there is no rule "${id}". ${hint}`)
}

/** Written beside the bundle by the build; a run from source has none. */
async function exampleOf(rule: Rule): Promise<string | undefined> {
  try {
    const text = await readFile(join(import.meta.dirname, 'examples.json'), 'utf8')
    return (JSON.parse(text) as Readonly<Record<string, string>>)[rule.id]
  } catch {
    return undefined
  }
}

function progress(): (listed: number) => void {
  const start = performance.now()
  return (listed) => {
    if (!process.stderr.isTTY || listed % PROGRESS_EVERY !== 0 || performance.now() - start < PROGRESS_AFTER)
      return
    process.stderr.write(`\r${listed} files`)
  }
}

function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
}

/** Harmless where a runner reads standard error. */
function failure(error: unknown): string {
  return withoutCommands(`supply-chain-checklist: ${visibleBlock(failureText(error))}\n`)
}

process.on('uncaughtException', (error) => {
  process.stderr.write(failure(error), () => process.exit(COULD_NOT_RUN))
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(failure(error))
  process.exitCode = COULD_NOT_RUN
}
