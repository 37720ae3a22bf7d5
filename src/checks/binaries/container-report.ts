import type { ContainerBudget, Member, ProblemKind } from '../../bytes/member.ts'
import { compareText, type Finding } from '../../model/finding.ts'
import type { Unreadable } from '../../model/rule.ts'
import { evidence } from '../../text/redact.ts'
import { unreadable } from './content-findings.ts'
import { contentFinding, nameFinding } from './findings.ts'
import type { BinaryRule } from './rules.ts'
import { describeLimit, type Limit } from './spending.ts'
import type { Subject } from './subject.ts'

/** Findings of one rule that name their member; the others are counted. */
const NAMED_IN_ARCHIVES = 10
/** The same inside a package, which is reported as a whole already. */
const NAMED_IN_PACKAGES = 3
/** Names shown in one piece of evidence. */
const SHOWN_NAMES = 3

/** Why a reader stumbles over a container or a member. */
export type Trouble =
  | Exclude<ProblemKind, 'too-many-members' | 'over-limit'>
  | Exclude<Member['locked'], undefined | 'elsewhere'>
  | 'escapes'
  | 'behind-other-content'

interface TroubleWords {
  readonly rule: BinaryRule
  /** Behind the number of members. */
  readonly words: string
}

const TROUBLES: Readonly<Record<Trouble, TroubleWords>> = {
  encrypted: { rule: 'binaries/unread-archive', words: 'encrypted' },
  'unknown-compression': { rule: 'binaries/unread-archive', words: 'in a compression without a reader here' },
  sparse: { rule: 'binaries/unread-archive', words: 'stored with holes' },
  'cut-short': { rule: 'binaries/unread-archive', words: 'cut short' },
  damaged: { rule: 'binaries/unread-archive', words: 'damaged' },
  'hidden-member': { rule: 'binaries/inconsistent-archive', words: 'missing from the directory' },
  'lost-member': { rule: 'binaries/inconsistent-archive', words: 'in the directory only' },
  'two-names': { rule: 'binaries/inconsistent-archive', words: 'with two names' },
  'two-sizes': { rule: 'binaries/inconsistent-archive', words: 'with two sizes' },
  'same-name': { rule: 'binaries/inconsistent-archive', words: 'with the name of another' },
  overlap: { rule: 'binaries/inconsistent-archive', words: 'inside another' },
  'behind-other-content': {
    rule: 'binaries/inconsistent-archive',
    words: 'a zip archive behind other content',
  },
  escapes: { rule: 'binaries/escaping-member', words: 'outside the folder it is unpacked to' },
}

const OUTSIDE = {
  encrypted: evidence`encrypted members were not read`,
  'unknown-compression': evidence`members in a compression without a reader here were not read`,
  sparse: evidence`members stored with holes were not put together`,
} as const

/** Collects what the members of one file show, so that an archive full of the same is told in a few lines. */
export class ContainerReport {
  private readonly findings: Finding[] = []
  private readonly gaps = new Map<string, Unreadable>()
  private readonly troubles = new Map<Subject, Told>()
  private readonly file: Subject
  private readonly budget: ContainerBudget

  constructor(file: Subject, budget: ContainerBudget) {
    this.file = file
    this.budget = budget
  }

  add(seen: Iterable<Finding | Unreadable>): void {
    for (const one of seen) {
      if (!('kind' in one)) this.findings.push(one)
      else this.addGap(`${one.reason} ${one.detail}`, one)
    }
  }

  /** Told once a limit, with the first member that met it. */
  addLimit(limit: Limit, at: Pick<Subject, 'member'>): void {
    const reason = limit === 'depth' ? 'too-deep' : 'over-limit'
    const detail = describeLimit(limit, this.budget)
    this.addGap(limit, unreadable(at, { gap: 'missing', reason, detail }))
  }

  /** @param name of the member; empty when the container is meant as a whole */
  addTrouble(container: Subject, label: string, trouble: Trouble, name: string): void {
    const told = this.troubles.get(container) ?? { label, names: new Map<Trouble, string[]>() }
    this.troubles.set(container, told)
    const names = told.names.get(trouble)
    if (names === undefined) told.names.set(trouble, [name])
    else names.push(name)
    if (trouble === 'encrypted' || trouble === 'unknown-compression' || trouble === 'sparse') {
      const reason = trouble === 'encrypted' ? 'encrypted' : 'unknown-compression'
      this.addGap(trouble, unreadable(container, { gap: 'outside', reason, detail: OUTSIDE[trouble] }))
    }
  }

  *finish(isPackage: boolean): Iterable<Finding | Unreadable> {
    const named = isPackage ? NAMED_IN_PACKAGES : NAMED_IN_ARCHIVES
    const troubles = [...this.troubles].flatMap(([container, told]) => [...troubleFindings(container, told)])
    const alike = Map.groupBy([...this.findings, ...troubles], ({ rule, level }) => `${rule} ${level}`)
    for (const findings of alike.values()) {
      const sorted = findings.toSorted((a, b) => compareText(a.member ?? '', b.member ?? ''))
      yield* sorted.slice(0, named)
      const rest = sorted.slice(named)
      if (rest.length > 0) yield this.remainder(rest)
    }
    yield* this.gaps.values()
  }

  private addGap(key: string, gap: Unreadable): void {
    if (!this.gaps.has(key)) this.gaps.set(key, gap)
  }

  /** All that is not named is one finding: new when any of it is. */
  private remainder(rest: readonly Finding[]): Finding {
    const { rule, level, strictLevel } = rest[0] as Finding
    return {
      ...nameFinding(this.file, {
        rule: rule as BinaryRule,
        words: rest.length === 1 ? '1 more of this kind' : `${rest.length} more of this kind`,
        name: rest.map((one) => `${one.member} ${one.identity}`).join('\n'),
      }),
      ...(level === undefined ? {} : { level }),
      ...(strictLevel === undefined ? {} : { strictLevel }),
    }
  }
}

/** What is wrong with one container. */
interface Told {
  /** `zip archive`. */
  readonly label: string
  readonly names: Map<Trouble, string[]>
}

function* troubleFindings(container: Subject, { label, names }: Told): Iterable<Finding> {
  for (const [rule, own] of Map.groupBy(names, ([trouble]) => TROUBLES[trouble].rule)) {
    const words = own.map(
      ([trouble, members]) => `${counted(members)}${TROUBLES[trouble].words}${shown(members)}`,
    )
    yield contentFinding(container, {
      rule,
      words: `${label}: ${words.join('; ')}`,
      name: own.map(([trouble, members]) => `${trouble} ${members.join(' ')}`).join('\n'),
    })
  }
}

function counted(members: readonly string[]): string {
  const named = members.filter((name) => name !== '').length
  return named === 0 ? '' : named === 1 ? '1 member ' : `${named} members `
}

function shown(members: readonly string[]): string {
  const named = members.filter((name) => name !== '')
  if (named.length === 0) return ''
  const rest = named.length > SHOWN_NAMES ? ', …' : ''
  return ` (${named.slice(0, SHOWN_NAMES).join(', ')}${rest})`
}
