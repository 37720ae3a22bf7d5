import type { Finding, Location } from '../../model/finding.ts'
import type { CheckContext, LevelOrOff, LoadedFile, Unreadable } from '../../model/rule.ts'
import { globTest, type PathTest } from '../../text/glob.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { type Language, reachOf } from './reach.ts'
import { RUNNERS, type Runner } from './runners.ts'
import { type Started, startedCommands } from './started-commands.ts'
import { isTestPath } from './text-place.ts'

/** Code of others and examples, which are opened or installed on their own if at all. */
const ASIDE =
  /(?:^|\/)(?:vendor|vendored|node_modules|third[_-]?party|3rdparty|site-packages|bower_components|templates?|cookiecutters?)\/|\{\{/i
/** Another check reads these and says so when it cannot. */
const READ_ELSEWHERE = /(?:^|\/)(?:package\.json|pyproject\.toml|Cargo\.toml)$/i
const PYTHON = /\.py[iw]?$/i
const COMMENT = /^\s{0,200}(?:#|\/\/|"|--)/

interface Candidate {
  readonly runner: Runner
  readonly glob: string
}

/** By the name that a glob ends in, or by `*` and the extension, because most files have none of them. */
const BY_NAME: ReadonlyMap<string, readonly Candidate[]> = Map.groupBy(
  RUNNERS.flatMap((runner) =>
    runner.paths.flatMap((path) => alternatives(path.toLowerCase()).map((glob) => ({ runner, glob }))),
  ),
  ({ glob }) => lastPart(glob),
)
/** Globs that were asked for once. */
const tests = new Map<string, PathTest>()

/** The runners that look at a path. */
export function runnersOf(path: string): readonly Runner[] {
  const own = path.toLowerCase()
  const name = lastPart(own)
  const candidates = [
    ...(BY_NAME.get(name) ?? []),
    ...(BY_NAME.get(`*${name.slice(name.lastIndexOf('.'))}`) ?? []),
  ]
  return [...new Set(candidates.filter(({ glob }) => testOf(glob)(own)).map(({ runner }) => runner))]
}

/** A glob for each alternative in its braces, which the table does not nest. */
function alternatives(glob: string): readonly string[] {
  const open = glob.indexOf('{')
  if (open === -1) return [glob]
  const close = glob.indexOf('}', open)
  const parts = glob.slice(open + 1, close).split(',')
  return parts.flatMap((part) => alternatives(`${glob.slice(0, open)}${part}${glob.slice(close + 1)}`))
}

function testOf(glob: string): PathTest {
  const known = tests.get(glob)
  if (known !== undefined) return known
  const made = globTest(glob)
  tests.set(glob, made)
  return made
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Whether a file must be looked at though none of its words was searched for. */
export function mayRun(file: LoadedFile): boolean {
  return file.text !== undefined && runnersOf(file.path).some(({ word }) => word === undefined)
}

/** Words that wake this rule where paths say too little. */
export const RUNNER_WORDS: readonly string[] = RUNNERS.flatMap(({ word }) => word ?? [])

/** What this version makes run. Of a link only its name is known; what it leads to runs as well. */
export async function whatRuns(
  file: LoadedFile,
  context: CheckContext,
  isLink: boolean,
): Promise<readonly (Started | Unreadable)[]> {
  const runners = file.text === undefined ? [] : runnersOf(file.path)
  const possible = isLink ? runners.filter(({ trigger }) => trigger.kind === 'file') : runners
  return possible.length === 0 ? [] : startedCommands(file, file.text ?? '', possible, context)
}

/** Findings for what runs. The rule asks what is new: of a file that runs as a whole only that it is there. */
export function* runsOnOpen(
  file: LoadedFile,
  text: string,
  started: readonly (Started | Unreadable)[],
  context: CheckContext,
): Generator<Finding | Unreadable> {
  for (const each of started) {
    if ('kind' in each) {
      if (!isData(file.path) && !READ_ELSEWHERE.test(file.path)) yield each
    } else if (each.runner.trigger.kind === 'file') {
      yield* wholeFile(file, text, each.runner, each.runner.trigger.language, context)
    } else {
      const shown = each.name === '' ? each.command : `${each.name}: ${each.command}`
      yield {
        ...finding(file, each.runner, excerpt(shown), reachOf(each.command, 'shell')),
        location: locationOf(file, each.start, each.end),
        // Keyed, because a password may stand in the command.
        identity: context.digest(`${each.runner.on}\n${shown.replace(/\s+/g, ' ')}`, true),
      }
    }
  }
}

/** A new file is one finding. In a known script, each line that reaches out is; a known file of code is reviewed as code. */
function* wholeFile(
  file: LoadedFile,
  text: string,
  runner: Runner,
  language: Language,
  context: CheckContext,
): Generator<Finding> {
  const reaching = linesThatReach(text, language === 'code' && PYTHON.test(file.path) ? 'python' : language)
  if (file.side === 'head' && isNewFor(file, runner)) {
    const [first] = reaching
    yield {
      ...finding(file, runner, evidence`this file`, first?.reach),
      ...(first === undefined ? {} : { location: locationOf(file, first.start, first.end) }),
      identity: `${runner.on}\n${file.sha256()}`,
    }
    return
  }
  if (language === 'code') return
  for (const { start, end, reach } of reaching) {
    const line = text.slice(start, end)
    yield {
      ...finding(file, runner, excerpt(line), reach),
      location: locationOf(file, start, end),
      identity: context.digest(`${runner.on}\n${line.replace(/\s+/g, ' ')}`, true),
    }
  }
}

function isNewFor({ header }: LoadedFile, runner: Runner): boolean {
  if (header.status === 'added') return true
  return header.previousPath !== undefined && !runnersOf(header.previousPath).includes(runner)
}

interface ReachingLine {
  readonly start: number
  readonly end: number
  readonly reach: Evidence
}

function linesThatReach(text: string, language: Language): readonly ReachingLine[] {
  const found: ReachingLine[] = []
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    const line = text.slice(start, end)
    const reach = COMMENT.test(line) ? undefined : reachOf(line, language)
    if (reach !== undefined) {
      const first = start + line.length - line.trimStart().length
      found.push({ start: first, end: start + line.trimEnd().length, reach })
    }
    start = end + 1
  }
  return found
}

function finding(
  file: LoadedFile,
  runner: Runner,
  what: Evidence,
  reach: Evidence | undefined,
): Omit<Finding, 'identity'> {
  const isQuiet = ASIDE.test(file.path) || (runner.inTests !== true && isTestPath(file.path))
  const level: { level: LevelOrOff; strictLevel?: LevelOrOff } | undefined = isQuiet
    ? { level: 'off', strictLevel: 'note' }
    : reach === undefined
      ? undefined
      : { level: 'warning' }
  return {
    rule: 'hidden/runs-on-open',
    path: file.path,
    evidence: evidence`on ${runner.on}: ${what}`,
    ...(reach === undefined ? {} : { note: reach }),
    ...level,
  }
}

function isData(path: string): boolean {
  return ASIDE.test(path) || isTestPath(path)
}

function locationOf(file: LoadedFile, start: number, end: number): Location {
  const from = file.position(start)
  const to = file.position(Math.max(start, end))
  return { ...from, endLine: to.line, endColumn: to.column }
}
