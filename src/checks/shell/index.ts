import type { Finding } from '../../model/finding.ts'
import {
  type Check,
  type CheckContext,
  defineCheck,
  type LoadedFile,
  type Unreadable,
} from '../../model/rule.ts'
import { mayHideWords } from '../../syntax/notebook-scripts.ts'
import { evidence, excerpt, pasteText } from '../../text/redact.ts'
import { HOSTS, type HostedScript } from './hosts.ts'
import type { Problem } from './problem.ts'
import { RULES } from './rules.ts'
import { levelsOf } from './severity.ts'
import { TRIPWIRES } from './tripwires.ts'

/** UTF-16 code units at the start of a file in which its maker is named. */
const MADE_WITHIN = 2_000
const MADE_BY_AUTOCONF =
  /Generated (?:automatically )?(?:by|using) (?:GNU )?(?:Autoconf|libtool|config\.status)|Attempt to guess a canonical system name/i

type Found = Finding | Unreadable

/** Scripts of the shell, wherever they stand: what they run unseen, fetch unchecked and do as root. */
export const shell: Check = defineCheck<readonly Found[]>({
  id: 'shell',
  rules: RULES,
  tripwires: TRIPWIRES,
  wakes: ({ path, text }) => mayHideWords(path, text),
  wants: ({ path }) => HOSTS.some((host) => host.wants(path)),
  prepare: findingsOf,
  *inspect(_file, _context, found) {
    yield* found
  },
})

async function findingsOf(file: LoadedFile, context: CheckContext): Promise<readonly Found[]> {
  const { text, path } = file
  const host = HOSTS.find((each) => each.wants(path))
  if (text === undefined || host === undefined) return []
  const scripts = await host.scriptsOf(text, path, context)
  if (scripts === undefined) return [unreadable(file, 0, 'over-limit')]
  if (scripts.length === 0) return []
  // What reads scripts is loaded with the first file that holds one.
  const [{ inspectScript }, { shellReader }] = await Promise.all([
    import('./inspection.ts'),
    import('../../syntax/shell.ts'),
  ])
  const read = await shellReader(context)
  const found: Found[] = []
  for (const script of scripts) {
    if (script.unreadable !== undefined) {
      found.push(unreadable(file, script.offsetOf(0), script.unreadable))
      continue
    }
    const problems = inspectScript(script.text, script.place ?? host.place, read)
    if ('reason' in problems) found.push(unreadable(file, script.offsetOf(0), problems.reason))
    else {
      for (const problem of problems) {
        // Its evaluations are those of thousands of other projects, and nobody writes them.
        const isMade = problem.rule === 'shell/eval' && MADE_BY_AUTOCONF.test(text.slice(0, MADE_WITHIN))
        found.push(findingOf(file, script, isMade ? { ...problem, severity: 'audit' } : problem))
      }
    }
  }
  return found
}

function findingOf(file: LoadedFile, script: HostedScript, problem: Problem): Finding {
  const start = script.offsetOf(problem.start)
  const end = Math.max(script.offsetOf(problem.end), start)
  const from = file.position(start)
  const to = file.position(end)
  return {
    rule: problem.rule,
    path: file.path,
    location: { line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
    evidence: excerpt(script.text.slice(problem.start, problem.end)),
    identity: problem.identity,
    ...levelsOf(file.path, problem.severity),
    ...(problem.paste === undefined ? {} : { paste: pasteText(problem.paste) }),
    ...(problem.note === undefined ? {} : { note: excerpt(problem.note) }),
    ...(problem.isGuess === true ? { confidence: 'low' as const } : {}),
  }
}

function unreadable(file: LoadedFile, offset: number, reason: Unreadable['reason']): Unreadable {
  return {
    kind: 'unreadable',
    gap: 'missing',
    reason,
    detail: evidence`the script that begins here`,
    line: file.position(offset).line,
  }
}
