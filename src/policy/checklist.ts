import { CHECKLIST_ITEMS, wordingOf } from '../model/checklist.ts'
import type { Gap } from '../model/gap.ts'
import {
  type ChecklistLine,
  type Coverage,
  type ItemState,
  isOpen,
  type JudgedFinding,
} from '../model/report.ts'
import type { ChecklistItem, Rule } from '../model/rule.ts'
import { type ListedLine, OWN_LINES, tickedLines } from './parse-checklist.ts'

/** What the run knows about the change, for the checklist. */
export interface ChecklistFacts {
  readonly findings: readonly JudgedFinding[]
  readonly gaps: readonly Gap[]
  readonly filesByItem: Coverage['filesByItem']
  /** Of all checks that ran. */
  readonly rules: ReadonlyMap<string, Rule>
  /** Items that the policy turns off; nobody but the reviewer decides them. */
  readonly turnedOff: ReadonlySet<ChecklistItem>
  /** Of the pull request; hostile. */
  readonly body?: string
}

interface ItemFacts {
  readonly state: ItemState
  readonly files: number
  readonly findings: number
}

/** What is farthest from passed first; an item that only the reviewer decides keeps its line from passing. */
const STATES: readonly ItemState[] = [
  'failed',
  'incomplete',
  'advisory',
  'reviewer',
  'passed',
  'not-applicable',
]
/** What an item of ours must be to join a list of the maintainers that does not name it. */
const WORTH_ADDING: readonly ItemState[] = ['failed', 'incomplete', 'advisory', 'passed']

/**
 * The checklist as the report shows it: the maintainers' lines, then items of ours that no line of theirs names.
 * @param listed the maintainers' lines; ours are used when there are none
 */
export function checklistLines(
  listed: readonly ListedLine[],
  facts: ChecklistFacts,
): readonly ChecklistLine[] {
  const states = itemFacts(facts)
  const ticked = tickedLines(facts.body ?? '')
  const theirs = (listed.length === 0 ? OWN_LINES : listed).map((line) => {
    const isTicked =
      ticked.texts.has(line.text.toLowerCase()) || line.items.some((item) => ticked.items.has(item))
    return checklistLine(line, states, isTicked && isContradicted(line.items, facts))
  })
  const named = new Set((listed.length === 0 ? OWN_LINES : listed).flatMap((line) => line.items))
  const ours = CHECKLIST_ITEMS.filter((item) => !named.has(item))
    .map((item) => checklistLine({ text: wordingOf(item), items: [item] }, states, false))
    .filter((line) => WORTH_ADDING.includes(line.state))
  return [...theirs, ...ours]
}

function checklistLine(
  line: ListedLine,
  states: ReadonlyMap<ChecklistItem, ItemFacts>,
  contradicted: boolean,
): ChecklistLine {
  const facts = line.items.flatMap((item) => states.get(item) ?? [])
  const [item, ...also] = line.items
  return {
    state: STATES.find((state) => facts.some((each) => each.state === state)) ?? 'reviewer',
    text: line.text,
    ...(item === undefined ? {} : { item }),
    ...(also.length === 0 ? {} : { also }),
    files: Math.max(0, ...facts.map((each) => each.files)),
    findings: facts.reduce((sum, each) => sum + each.findings, 0),
    contradicted,
  }
}

function itemFacts(facts: ChecklistFacts): ReadonlyMap<ChecklistItem, ItemFacts> {
  const enforced = new Set([...facts.rules.values()].map((rule) => rule.item))
  const failed = new Set<ChecklistItem>()
  const counts = new Map<ChecklistItem, number>()
  for (const finding of facts.findings) {
    const item = facts.rules.get(finding.rule)?.item
    if (item === undefined || !isOpen(finding)) continue
    counts.set(item, (counts.get(item) ?? 0) + 1)
    if (finding.disposition === 'blocking') failed.add(item)
  }
  const unseen = itemsWithMissingGaps(facts)
  const stateOf = (item: ChecklistItem): ItemState => {
    if (failed.has(item)) return 'failed'
    if (!enforced.has(item) || facts.turnedOff.has(item)) return 'reviewer'
    if (unseen.has(item)) return 'incomplete'
    if (counts.has(item)) return 'advisory'
    return (facts.filesByItem[item] ?? 0) > 0 ? 'passed' : 'not-applicable'
  }
  return new Map(
    CHECKLIST_ITEMS.map((item) => [
      item,
      { state: stateOf(item), files: facts.filesByItem[item] ?? 0, findings: counts.get(item) ?? 0 },
    ]),
  )
}

/** A gap of one check leaves open what its rules enforce; a gap of the run leaves open everything. */
function itemsWithMissingGaps({ gaps, rules }: ChecklistFacts): ReadonlySet<ChecklistItem> {
  const items = new Set<ChecklistItem>()
  const checks = new Set(gaps.filter((gap) => gap.kind === 'missing').map((gap) => gap.check))
  for (const rule of rules.values()) {
    if (checks.has(undefined) || checks.has(rule.id.split('/')[0])) items.add(rule.item)
  }
  return items
}

/** A note is no reason to doubt the author's word. */
function isContradicted(items: readonly ChecklistItem[], { findings, rules }: ChecklistFacts): boolean {
  return findings.some((finding) => {
    const item = rules.get(finding.rule)?.item
    return item !== undefined && items.includes(item) && isOpen(finding) && finding.judgedLevel !== 'note'
  })
}
