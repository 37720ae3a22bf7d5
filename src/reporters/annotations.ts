import { placeOf } from '../model/finding.ts'
import type { JudgedFinding, Report } from '../model/report.ts'
import type { Level } from '../model/rule.ts'
import { count } from '../text/count.ts'
import { cut } from './cut.ts'
import { commandData, commandProperty, visibleBlock } from './escape.ts'
import { openFindings, pasteOf, ruleOf, spreadOverFiles } from './findings.ts'
import { sentence, VERDICT_WORDS } from './words.ts'

/** Annotations of one level that GitHub shows of one step (actions/runner, ExecutionContext.cs). */
const MAX_PER_LEVEL = 10
/** UTF-16 code units of a message; the runner cuts what is longer. */
const MAX_MESSAGE = 4_096
/** Code units kept for the sentence that says how many more there are. */
const MAX_MORE = 120
const MAX_TITLE = 200

const COMMANDS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'notice' }

interface Annotation {
  readonly level: Level
  readonly title: string
  /** May have several lines. */
  readonly message: string
  readonly finding?: JudgedFinding
}

/**
 * Workflow commands, one line each, to be printed as they are: the worst first, spread over files.
 * The last of a full set says how many more are in the summary.
 */
export function annotations(report: Report): readonly string[] {
  const open = openFindings(report)
  const ofVerdict = verdictAnnotation(report, open)
  return (['error', 'warning', 'note'] as const).flatMap((level) => {
    const first = ofVerdict?.level === level ? [ofVerdict] : []
    const all = open.filter((finding) => finding.judgedLevel === level)
    const shown = spreadOverFiles(all, MAX_PER_LEVEL - first.length)
    const more = all.length - shown.length
    const list = [...first, ...shown.map((finding) => annotationOf(report, finding))]
    return list.map((annotation, index) => command(annotation, index === list.length - 1 ? more : 0))
  })
}

/** What decided the verdict, when it is no finding. */
function verdictAnnotation(report: Report, open: readonly JudgedFinding[]): Annotation | undefined {
  const { kind, passes, reason } = report.verdict
  const isExplained = passes || open.some((finding) => finding.disposition === 'blocking')
  if (kind !== 'incomplete' && isExplained) return undefined
  return {
    level: passes ? 'warning' : 'error',
    title: 'Contributor checklist',
    message: `${VERDICT_WORDS[kind]}: ${sentence(reason)}`,
  }
}

function annotationOf(report: Report, finding: JudgedFinding): Annotation {
  const paste = pasteOf(finding)
  const lines = [findingMessage(report, finding), ...(paste === undefined ? [] : [paste.title, paste.text])]
  return { level: finding.judgedLevel, title: finding.rule, message: lines.join('\n'), finding }
}

/** What is wrong, why, and what to write instead, without the text to paste; several lines, not escaped. */
export function findingMessage(report: Report, finding: JudgedFinding): string {
  const rule = ruleOf(report, finding)
  const isElsewhere = finding.member !== undefined || finding.inMessage === true
  const inside = isElsewhere ? ` in ${placeOf(finding)}` : ''
  return [
    `${rule.title}${inside}: ${finding.evidence}`,
    ...[finding.note, rule.why, rule.fix].flatMap((text) => (text ? sentence(text) : [])),
  ].join('\n')
}

function command(annotation: Annotation, more: number): string {
  const { level, title, message, finding } = annotation
  const rest = more === 0 ? '' : `\n${count(more, `more ${level}`)} in the job summary.`
  const properties = [...placeProperties(finding), `title=${commandProperty(cut(title, MAX_TITLE))}`]
  // Cut as the runner would: after what is escaped here became longer, before what is encoded for the way there.
  const shown = cut(visibleBlock(message), MAX_MESSAGE - MAX_MORE) + rest
  return `::${COMMANDS[level]} ${properties.join(',')}::${commandData(shown)}`
}

/** The runner drops columns of a range over several lines, so they are not even given. */
function placeProperties(finding: JudgedFinding | undefined): readonly string[] {
  if (finding === undefined || finding.inMessage === true) return []
  const file = `file=${commandProperty(finding.path)}`
  const { location } = finding
  if (location === undefined) return [file]
  const lines = [file, `line=${location.line}`, `endLine=${location.endLine}`]
  if (location.line !== location.endLine || location.endColumn <= location.column) return lines
  return [...lines, `col=${location.column}`, `endColumn=${location.endColumn}`]
}
