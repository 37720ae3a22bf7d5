import type { LevelOrOff, Rule } from '../model/rule.ts'
import { globsMayMeet } from '../text/glob.ts'
import { type Evidence, evidence, excerpt } from '../text/redact.ts'
import type { PathPolicy, Policy } from './policy.ts'
import { wholeCheck } from './waivers.ts'

/** A choice in the new policy that allows more than the old one did. */
export interface LooserChoice {
  /** Names and 0-based numbers that lead to it in the new document; to the part that held it when it is gone. */
  readonly at: readonly (string | number)[]
  readonly evidence: Evidence
  readonly note?: Evidence
}

/** Entries for paths of either policy that are compared one with another. */
const MAX_COMPARED_PATHS = 300

const RANK: Readonly<Record<LevelOrOff, number>> = { off: 0, note: 1, warning: 2, error: 3 }

/** A level, and what gives it: a rule, `check/*` or an item; no name when rule and profile decide. */
interface Chosen {
  readonly level: LevelOrOff
  readonly name?: string
  readonly section?: 'rules' | 'items'
}

type Rules = ReadonlyMap<string, Rule>

/** Rules, checks and items with a lower level than before, as far as no entry for a path decides. */
export function looserLevels(before: Policy, after: Policy, rules: Rules): readonly LooserChoice[] {
  const found = new Map<string, LooserChoice>()
  for (const rule of rules.values()) {
    const old = generalLevel(before, rule, after)
    const chosen = generalLevel(after, rule, after)
    if (!isLooser(old, chosen)) continue
    // A check or item that is as it was decides only because something more precise is gone.
    const isGone = chosen.name === undefined || (old.name !== undefined && isUnchanged(chosen, before))
    const { section, name } = isGone ? old : chosen
    if (section === undefined || name === undefined) continue
    found.set(
      `${section}/${name}`,
      isGone
        ? { at: [section], evidence: noLonger(name, old) }
        : {
            at: [section, name],
            evidence: evidence`${excerpt(name)}: ${excerpt(chosen.level)}`,
            note: was(old, rule),
          },
    )
  }
  return [...found.values()]
}

/** Entries for paths that lower a level, that are gone although they raised one, or that now stand before a stricter one. */
export function looserPaths(before: Policy, after: Policy, rules: Rules): readonly LooserChoice[] {
  const compared = Math.max(before.paths.length, after.paths.length)
  if (compared > MAX_COMPARED_PATHS) {
    return [{ at: ['paths'], evidence: evidence`${compared} entries for paths, more than are compared here` }]
  }
  const found: LooserChoice[] = []
  for (const [index, entry] of after.paths.entries()) {
    // The second entry of the same pattern never decides.
    if (after.paths.findIndex(({ match }) => match === entry.match) < index) continue
    for (const rival of decidedBefore(before, after, index)) {
      found.push(...looserEntry({ before, after, rules, index, entry, rival }))
    }
  }
  for (const gone of before.paths.filter(({ match }) =>
    after.paths.every((entry) => entry.match !== match),
  )) {
    for (const rule of rules.values()) {
      const old = levelAt(gone, before, rule, after)
      if (!isNamed(gone, rule) || !isLooser(old, generalLevel(after, rule, after))) continue
      found.push({
        at: ['paths'],
        evidence: evidence`${excerpt(gone.match)}: ${noLonger(old.name ?? rule.id, old)}`,
      })
    }
  }
  return distinct(found)
}

/** What decided, in the old policy, about paths that an entry decides about now; undefined: no entry for a path. */
function decidedBefore(before: Policy, after: Policy, index: number): readonly (PathPolicy | undefined)[] {
  const { match } = after.paths[index] as PathPolicy
  const ownPlace = before.paths.findIndex((entry) => entry.match === match)
  const earlier = ownPlace === -1 ? before.paths : before.paths.slice(0, ownPlace)
  const stillBefore = new Set(after.paths.slice(0, index).map((entry) => entry.match))
  const displaced = earlier.filter(
    (entry) => !stillBefore.has(entry.match) && globsMayMeet(entry.match, match),
  )
  return [before.paths[ownPlace], ...displaced]
}

interface Comparison {
  readonly before: Policy
  readonly after: Policy
  readonly rules: Rules
  readonly index: number
  readonly entry: PathPolicy
  readonly rival: PathPolicy | undefined
}

function* looserEntry({ before, after, rules, index, entry, rival }: Comparison): Generator<LooserChoice> {
  for (const rule of rules.values()) {
    const isOwn = isNamed(entry, rule)
    if (!isOwn && (rival === undefined || !isNamed(rival, rule))) continue
    const old = levelAt(rival, before, rule, after)
    const chosen = levelAt(entry, after, rule, after)
    if (!isLooser(old, chosen)) continue
    const match = excerpt(entry.match)
    if (isOwn && chosen.name !== undefined) {
      const at = ['paths', index, 'rules', chosen.name]
      yield {
        at,
        evidence: evidence`${match}: ${excerpt(chosen.name)}: ${excerpt(chosen.level)}`,
        note: was(old, rule),
      }
    } else if (rival?.match === entry.match) {
      yield { at: ['paths', index], evidence: evidence`${match}: ${noLonger(old.name ?? rule.id, old)}` }
    } else if (rival !== undefined && after.paths.some(({ match: left }) => left === rival.match)) {
      const words = evidence`${match} decides before ${excerpt(rival.match)}`
      yield { at: ['paths', index, 'match'], evidence: words, note: was(old, rule) }
    }
  }
}

/** @param current whose profile decides where nothing is named; a changed profile is told once, and not for each rule */
function generalLevel(policy: Policy, rule: Rule, current: Policy): Chosen {
  const named = namedLevel(policy.rules, rule)
  if (named !== undefined) return { ...named, section: 'rules' }
  const ofItem = policy.items.get(rule.item)
  if (ofItem !== undefined) return { level: ofItem, name: rule.item, section: 'items' }
  return { level: current.profile === 'strict' ? (rule.strictLevel ?? rule.level) : rule.level }
}

function isUnchanged({ section, name, level }: Chosen, before: Policy): boolean {
  const levels: ReadonlyMap<string, LevelOrOff> = section === 'items' ? before.items : before.rules
  return name !== undefined && levels.get(name) === level
}

function levelAt(entry: PathPolicy | undefined, policy: Policy, rule: Rule, current: Policy): Chosen {
  return (entry && namedLevel(entry.rules, rule)) ?? generalLevel(policy, rule, current)
}

function namedLevel(levels: PathPolicy['rules'], rule: Rule): Chosen | undefined {
  const name = levels.has(rule.id) ? rule.id : wholeCheck(rule.id)
  const level = levels.get(name)
  return level === undefined ? undefined : { level, name }
}

function isNamed(entry: PathPolicy, rule: Rule): boolean {
  return namedLevel(entry.rules, rule) !== undefined
}

/** A rule's own level is that of its usual occurrence; to name the same one lowers the occurrences that are worse. */
function isLooser(old: Chosen, chosen: Chosen): boolean {
  if (RANK[chosen.level] < RANK[old.level]) return true
  const isFixedNow = old.name === undefined && chosen.name !== undefined
  return isFixedNow && chosen.level === old.level && (old.level === 'warning' || old.level === 'note')
}

function was(old: Chosen, rule: Rule): Evidence {
  return old.name === undefined
    ? evidence`${excerpt(rule.id)} starts from ${excerpt(old.level)}`
    : evidence`was ${excerpt(old.level)}`
}

function noLonger(name: string, old: Chosen): Evidence {
  return evidence`${excerpt(name)} is no longer ${excerpt(old.level)}`
}

function distinct(choices: readonly LooserChoice[]): readonly LooserChoice[] {
  return [
    ...new Map(choices.map((choice) => [`${choice.at.join('\0')}\0${choice.evidence}`, choice])).values(),
  ]
}
