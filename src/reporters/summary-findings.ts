import { wordingOf } from '../model/checklist.ts'
import type { JudgedFinding, Report } from '../model/report.ts'
import type { ChecklistItem, Level, Rule } from '../model/rule.ts'
import { count, grouped } from '../text/count.ts'
import { markdownBlock, markdownCode, markdownText } from './escape.ts'
import { groupBy, LEVEL_RANK, openFindings, PASTE_TITLE, pasteOf, ruleOf } from './findings.ts'
import type { Entry } from './fit.ts'
import { lineLink, placeLink } from './link.ts'
import { countLevels, STATE_MARKS, sentence } from './words.ts'

/** Findings of one rule and file, or of one rule and note, from which on they are one group. */
const SMALLEST_GROUP = 4
/** Lines of one group; the rest is a count. */
const GROUP_LINES = 10
/** Findings of one rule up to which each is shown with its line. */
const MOST_IN_DETAIL = 5

/** How GitHub colours a fix, by the end of the file's name. Never a name from the change: some languages are drawn. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['py', 'py'],
  ['pyi', 'py'],
  ['yml', 'yaml'],
  ['yaml', 'yaml'],
  ['toml', 'toml'],
  ['json', 'json'],
  ['js', 'js'],
  ['mjs', 'js'],
  ['cjs', 'js'],
  ['ts', 'ts'],
  ['tsx', 'tsx'],
  ['sh', 'sh'],
  ['bash', 'sh'],
  ['dockerfile', 'dockerfile'],
  ['cmake', 'cmake'],
  ['rs', 'rust'],
  ['go', 'go'],
])

const ENDING = /[^./]{1,12}$/

/** Open findings by line of the checklist, worst first, then as the checklist stands; each entry is one finding or one group of alike findings. */
export function findingEntries(report: Report): readonly Entry[] {
  const entries: Entry[] = []
  const byLine = groupBy(openFindings(report), (finding) => wordsFor(report, ruleOf(report, finding).item))
  const order = report.checklist.map((line): string => line.text)
  /** Lines that are not shown come last. */
  const place = (words: string): number => (order.includes(words) ? order.indexOf(words) : order.length)
  const lines = [...byLine].sort(([one, a], [other, b]) => worst(a) - worst(b) || place(one) - place(other))
  for (const [words, findings] of lines) {
    const isBlocking = findings.some((finding) => finding.disposition === 'blocking')
    const mark = isBlocking ? STATE_MARKS.failed : STATE_MARKS.advisory
    let heading = `\n### ${mark} ${markdownText(words)}\n`
    for (const ofRule of groupBy(findings, (finding) => finding.rule).values()) {
      for (const entry of ruleEntries(report, ofRule)) {
        entries.push({ ...entry, text: heading + entry.text })
        heading = ''
      }
    }
  }
  return entries
}

/** The first of a line is its worst. */
function worst([first]: readonly JudgedFinding[]): number {
  const rank = first === undefined ? 0 : LEVEL_RANK[first.judgedLevel]
  return first?.disposition === 'blocking' ? rank - Object.keys(LEVEL_RANK).length : rank
}

/** The line of the checklist that names an item, in the maintainers' words where they have one. */
function wordsFor(report: Report, item: ChecklistItem): string {
  const line = report.checklist.find((each) => each.item === item || each.also?.includes(item) === true)
  return line?.text ?? wordingOf(item)
}

/** What the lines of one rule have in common. */
interface RuleGroup {
  /** The worst; lines of another level say so. */
  readonly level: Level
  readonly inDetail: boolean
}

function ruleEntries(report: Report, findings: readonly JudgedFinding[]): readonly Entry[] {
  const first = findings[0] as JudgedFinding
  const shape: RuleGroup = { level: first.judgedLevel, inDetail: findings.length <= MOST_IN_DETAIL }
  const entries: Entry[] = []
  let heading = ruleHeading(ruleOf(report, first), findings)
  for (const group of groupsOf(findings)) {
    const texts =
      group.length < SMALLEST_GROUP
        ? group.map((finding) => ({ text: findingText(report, finding, shape), weight: 1 }))
        : [{ text: groupText(report, group), weight: group.length }]
    for (const entry of texts) {
      entries.push({ ...entry, text: heading + entry.text })
      heading = ''
    }
  }
  return entries
}

function ruleHeading(rule: Rule, findings: readonly JudgedFinding[]): string {
  const levels = countLevels(findings.map((finding) => finding.judgedLevel))
  const why = rule.why === '' ? '' : `${markdownText(sentence(rule.why))} `
  const fix = rule.fix === '' ? '' : `**Instead:** ${markdownText(sentence(rule.fix))}`
  return `\n**${markdownText(rule.title)}** (${levels}, ${markdownCode(rule.id)})\n\n${why}${fix}\n\n`
}

/** Findings with one note in many files belong together, then those of one file. */
function groupsOf(findings: readonly JudgedFinding[]): Iterable<readonly JudgedFinding[]> {
  const shared = new Set<string>()
  for (const [note, alike] of groupBy(findings, (finding) => finding.note)) {
    const files = new Set(alike.map((finding) => finding.path)).size
    if (note !== undefined && alike.length >= SMALLEST_GROUP && files >= alike.length / 2) shared.add(note)
  }
  return groupBy(findings, ({ note, path }) =>
    note !== undefined && shared.has(note) ? `note ${note}` : `path ${path}`,
  ).values()
}

function findingText(report: Report, finding: JudgedFinding, group: RuleGroup): string {
  const { evidence, excerpt, note, path } = finding
  const level = finding.judgedLevel === group.level ? '' : ` (${finding.judgedLevel})`
  const parts = [placeLink(report.linkBase, finding) + level]
  if (evidence !== '') parts.push(markdownCode(evidence))
  if (group.inDetail && excerpt !== undefined && excerpt !== evidence)
    parts.push(`in ${markdownCode(excerpt)}`)
  const paste = pasteOf(finding)
  const fitsLine = paste !== undefined && !group.inDetail && !paste.text.includes('\n')
  if (fitsLine) parts.push(`→ ${markdownCode(paste.text.trim())}`)
  const remark = note === undefined ? '' : `: ${markdownText(note)}`
  const block = paste === undefined || fitsLine ? '' : pasteBlock(path, [paste.text], paste.title)
  return `- ${parts.join(' ')}${remark}\n${block}`
}

function groupText(report: Report, findings: readonly JudgedFinding[]): string {
  const first = findings[0] as JudgedFinding
  const isOneFile = findings.every(
    (finding) => finding.path === first.path && finding.member === first.member,
  )
  const isOneNote = first.note !== undefined && findings.every((finding) => finding.note === first.note)
  const places = count(findings.length, 'place')
  const heading = isOneFile
    ? `${placeLink(report.linkBase, { ...first, location: undefined })}, ${places}`
    : places
  const remark = isOneNote ? `: ${markdownText(first.note)}` : ''
  const lines = findings.slice(0, GROUP_LINES).map((finding) => {
    const place = isOneFile ? lineLink(report.linkBase, finding) : placeLink(report.linkBase, finding)
    const own = finding.note === undefined || isOneNote ? '' : `: ${markdownText(finding.note)}`
    return `  - ${place} ${markdownCode(finding.evidence)}${own}\n`
  })
  const more = findings.length - GROUP_LINES
  if (more > 0) lines.push(`  - and ${count(more, 'more place')}\n`)
  const pastes = [...new Set(findings.flatMap((finding) => pasteOf(finding)?.text ?? []))]
  const block = pastes.length === 0 ? '' : pasteBlock(first.path, pastes, PASTE_TITLE)
  return `- ${heading}${remark}\n${lines.join('')}${block}`
}

/** Within a list item, so indented by its two columns. */
function pasteBlock(path: string, pastes: readonly string[], title: string): string {
  const ending = ENDING.exec(path)?.[0].toLowerCase() ?? ''
  const shown = pastes.slice(0, GROUP_LINES)
  const block = markdownBlock(shown.join('\n'), LANGUAGES.get(ending))
  const more = pastes.length - shown.length
  const rest = more > 0 ? `\n  (and ${grouped(more)} more of this kind)\n` : ''
  return `\n  ${title}\n\n${block.replace(/^/gm, '  ')}\n${rest}\n`
}
