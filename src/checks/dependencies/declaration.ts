import type { Finding, Suggestion } from '../../model/finding.ts'
import type { LevelOrOff, RuleId } from '../../model/rule.ts'
import { type Evidence, evidence, excerpt, pasteText } from '../../text/redact.ts'
import type { TextFile } from './ecosystem.ts'

/** How far a declaration narrows down the version, from loose to firm. */
export type Tier = 'none' | 'lower' | 'bounded' | 'exact'

/** Who installs what is declared, which decides how much its looseness matters. */
export type Role =
  /** Shipped to users, whose lock files decide, so that ours does not help them. */
  | 'library'
  | 'application'
  /** Runs while the project is built or tested from a manifest that says nothing of its users. */
  | 'tooling'
  | 'development'
  /** Build tools, which are rarely bounded by anybody. */
  | 'build'
  /** Compiled against: the built package works with this version only. */
  | 'build-abi'
  /** Only for old interpreters, or data that must be fresh (certificates, time zones). */
  | 'unbounded-by-nature'

/** One declared dependency on versions. Offsets are into the file's text. */
export interface Declaration {
  readonly kind: 'version'
  /** Normalised, for comparison. */
  readonly name: string
  /** Where it is declared, in the words of the format: `[project].dependencies`. */
  readonly table: string
  readonly role: Role
  readonly tier: Tier
  readonly start: number
  readonly end: number
  /** What a reviewer recognises it by; without it, the text between the offsets. */
  readonly shown?: Evidence
  /** The lock file that governs this declaration names this version. */
  readonly lockedVersion?: string
  /** Versions are dates, so that no bound follows from them. */
  readonly calendar?: boolean
  readonly fix?: Fix
}

export interface Fix {
  /** What to write instead of the declaration. */
  readonly paste?: Evidence
  /** The same as a change of the file; only when it is certain. */
  readonly edit?: Edit
  readonly advice?: Evidence
}

/** Replaces a part of the file's text. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

interface Judgement {
  readonly rule: RuleId
  readonly level: LevelOrOff
  readonly strictLevel: LevelOrOff
}

const NO_VERSION: RuleId = 'dependencies/no-version'
const NO_UPPER_BOUND: RuleId = 'dependencies/no-upper-bound'

const STRICT_ONLY = { level: 'off', strictLevel: 'warning' } as const
const STRICT_NOTE = { level: 'off', strictLevel: 'note' } as const
const WARNING = { level: 'warning', strictLevel: 'warning' } as const
const ERROR = { level: 'error', strictLevel: 'error' } as const

const JUDGEMENTS: Readonly<Record<Role, Readonly<Partial<Record<Tier, Judgement>>>>> = {
  library: {
    none: { rule: NO_VERSION, ...ERROR },
    lower: { rule: NO_UPPER_BOUND, ...WARNING },
    exact: { rule: 'dependencies/over-tight-pin', ...STRICT_NOTE },
  },
  application: {
    none: { rule: NO_VERSION, ...ERROR },
    lower: { rule: NO_UPPER_BOUND, ...WARNING },
    bounded: { rule: 'dependencies/range-without-lock', ...STRICT_NOTE },
  },
  tooling: {
    none: { rule: NO_VERSION, ...WARNING },
    lower: { rule: NO_UPPER_BOUND, ...WARNING },
  },
  development: {
    none: { rule: NO_VERSION, ...STRICT_ONLY },
    lower: { rule: NO_UPPER_BOUND, ...STRICT_ONLY },
  },
  build: {
    none: { rule: NO_VERSION, ...STRICT_ONLY },
    lower: { rule: NO_UPPER_BOUND, ...STRICT_ONLY },
  },
  'build-abi': {
    none: { rule: NO_VERSION, ...WARNING },
    lower: { rule: NO_UPPER_BOUND, ...WARNING },
  },
  'unbounded-by-nature': {
    none: { rule: NO_VERSION, ...STRICT_NOTE },
    lower: { rule: NO_UPPER_BOUND, ...STRICT_NOTE },
  },
}

/**
 * At most one finding a declaration, so that one more loose name in a table does not bring back the whole table.
 * A change of the version alone, as loose as before, has the same identity.
 */
export function* judgeDeclaration(file: TextFile, declaration: Declaration): Generator<Finding> {
  const { name, table, role, tier, lockedVersion, fix } = declaration
  const judgement = JUDGEMENTS[role][tier]
  if (judgement === undefined) return
  // Users of a library do not install from its lock file.
  const governed = lockedVersion !== undefined && role !== 'library'
  if (governed && tier === 'bounded') return
  const levels = governed
    ? STRICT_ONLY
    : declaration.calendar && tier === 'lower'
      ? softened(judgement)
      : judgement
  yield {
    rule: judgement.rule,
    path: file.path,
    location: locationOf(file, declaration.start, declaration.end),
    evidence: declaration.shown ?? excerpt(file.text.slice(declaration.start, declaration.end)),
    note: noteOf(declaration, governed),
    ...(fix?.paste === undefined ? {} : { paste: fix.paste }),
    ...suggestionOf(file, fix?.edit),
    // What was only tolerated (locked, for old interpreters) and is so no more is another finding.
    identity: `${table}|${name}|${tier}${levels.level === 'off' ? '|tolerated' : ''}`,
    level: levels.level,
    strictLevel: levels.strictLevel,
  }
}

function softened({ level, strictLevel }: Judgement): Pick<Judgement, 'level' | 'strictLevel'> {
  return { level: level === 'off' ? 'off' : 'note', strictLevel }
}

function noteOf(declaration: Declaration, governed: boolean): Evidence {
  const place = evidence`in ${excerpt(declaration.table)}`
  const lock = governed
    ? evidence`; a lock file holds ${excerpt(declaration.lockedVersion ?? '')}`
    : evidence``
  const advice = declaration.fix?.advice
  return advice === undefined ? evidence`${place}${lock}` : evidence`${place}${lock}; ${advice}`
}

export function locationOf(file: TextFile, start: number, end: number): NonNullable<Finding['location']> {
  const from = file.position(start)
  const to = file.position(Math.max(end, start))
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}

/** The line with the edit made; nothing when the edit spans lines or the line holds what may not be published. */
export function suggestionOf(file: TextFile, edit: Edit | undefined): { readonly suggestion?: Suggestion } {
  if (edit === undefined) return {}
  const from = file.position(edit.start)
  const to = file.position(edit.end)
  if (from.line !== to.line) return {}
  const line = file.line(from.line)
  if (holdsUserName(line)) return {}
  const changed = line.slice(0, from.column - 1) + edit.text + line.slice(to.column - 1)
  const replacement = pasteText(changed)
  return replacement === changed
    ? { suggestion: { startLine: from.line, endLine: from.line, replacement } }
    : {}
}

/** `//user:password@host` somewhere on the line, which may be beside what is edited. */
function holdsUserName(line: string): boolean {
  for (let at = line.indexOf('//'); at !== -1; at = line.indexOf('//', at + 2)) {
    const authority = /^[^/\s"']{0,500}/.exec(line.slice(at + 2, at + 502))?.[0] ?? ''
    if (authority.includes('@')) return true
  }
  return false
}
