import { evidence, excerpt } from '../../text/redact.ts'
import type { Fix, Tier } from './declaration.ts'
import { capFor, floorFrom } from './python-version.ts'

/** A requirement as https://packaging.python.org/en/latest/specifications/dependency-specifiers/ defines it. Offsets are into its text. */
export interface Requirement {
  /** As written. */
  readonly name: string
  /** Lower case, runs of `-`, `_` and `.` as one `-`. */
  readonly normalName: string
  readonly clauses: readonly Clause[]
  /** What follows `@`. */
  readonly url?: string
  readonly marker?: string
  /** After the extras, where a version may be put. */
  readonly nameEnd: number
  /** After the last clause, where a further one may be put; as `nameEnd` without clauses. */
  readonly clausesEnd: number
  /** After everything but the marker. */
  readonly end: number
}

export interface Clause {
  readonly operator: '===' | '==' | '~=' | '!=' | '<=' | '>=' | '<' | '>'
  readonly version: string
}

/** UTF-16 code units of one requirement; real ones with twenty hashes stay below half of it. */
export const MAX_REQUIREMENT_LENGTH = 8_192

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,200}/
const EXTRAS = /^\s{0,20}\[[^\]\n]{0,1000}\]/
const URL_PART = /^\s{0,20}@\s{0,20}(?<url>\S{1,8000})/
const CLAUSE = /^\s*(?<operator>===|==|~=|!=|<=|>=|<|>)\s*(?<version>[^\s,;()]{1,200})\s*$/
const RUNS = /[-_.]{1,50}/g
const BACKPORT =
  /\bpython_(?:full_)?version\s{0,5}<=?\s{0,5}['"]\d|['"]\d[\d.]{0,10}['"]\s{0,5}>=?\s{0,5}python_(?:full_)?version/

/** Lower case, runs of separators as one dash, as indexes compare names. */
export function normalName(name: string): string {
  return name.replace(RUNS, '-').toLowerCase()
}

/** Undefined when the text is no requirement by name. */
export function parseRequirement(text: string): Requirement | undefined {
  if (text.length > MAX_REQUIREMENT_LENGTH) return undefined
  const lead = text.length - text.trimStart().length
  const name = NAME.exec(text.slice(lead))?.[0].replace(/[-_.]$/, '')
  if (name === undefined) return undefined
  let at = lead + name.length
  at += EXTRAS.exec(text.slice(at))?.[0].length ?? 0
  const nameEnd = at
  const base = { name, normalName: normalName(name), nameEnd }
  const url = URL_PART.exec(text.slice(at))
  if (url?.groups?.['url'] !== undefined) {
    // The marker of an address stands behind a blank, because `;` may be part of the address.
    const end = at + url[0].length
    const marker = /^\s*;(?<marker>[\s\S]*)$/.exec(text.slice(end))?.groups?.['marker']?.trim()
    const address = url.groups['url'].replace(/;$/, '')
    return { ...base, clauses: [], url: address, ...withMarker(marker), clausesEnd: nameEnd, end }
  }
  const semicolon = text.indexOf(';', at)
  const specification = text.slice(at, semicolon === -1 ? text.length : semicolon)
  const clauses = parseClauses(specification)
  if (clauses === undefined) return undefined
  const end = at + specification.trimEnd().length
  const marker = semicolon === -1 ? undefined : text.slice(semicolon + 1).trim()
  const inParentheses = specification.trimEnd().endsWith(')')
  return { ...base, clauses, ...withMarker(marker), clausesEnd: inParentheses ? end - 1 : end, end }
}

function withMarker(marker: string | undefined): { readonly marker?: string } {
  return marker === undefined || marker === '' ? {} : { marker }
}

/** Clauses joined by commas, with or without parentheses around all of them. Undefined when one of them is malformed. */
export function parseClauses(specification: string): readonly Clause[] | undefined {
  let bare = specification.trim()
  if (bare.startsWith('(') && bare.endsWith(')')) bare = bare.slice(1, -1).trim()
  if (bare === '') return []
  const clauses: Clause[] = []
  for (const part of bare.split(',')) {
    // A trailing comma is allowed.
    if (part.trim() === '') continue
    const groups = CLAUSE.exec(part)?.groups
    if (groups?.['operator'] === undefined || groups['version'] === undefined) return undefined
    clauses.push({ operator: groups['operator'] as Clause['operator'], version: groups['version'] })
  }
  return clauses
}

/** Clauses hold together, so that one cap or one pin is enough. `!=` is neither. */
export function tierOfClauses(clauses: readonly Clause[]): Tier {
  if (clauses.length === 0) return 'none'
  if (clauses.some((clause) => isPin(clause))) return 'exact'
  const capped = clauses.some(
    ({ operator }) => operator === '<' || operator === '<=' || operator === '~=' || operator === '==',
  )
  return capped ? 'bounded' : 'lower'
}

function isPin({ operator, version }: Clause): boolean {
  return operator === '===' || (operator === '==' && !version.includes('*'))
}

/** Only installed on old interpreters, where there will be no new versions to fear. */
export function isBackport(requirement: Requirement): boolean {
  return requirement.marker !== undefined && BACKPORT.test(requirement.marker)
}

/**
 * The same requirement with a bound.
 * @param start offset of the requirement's text in the file
 * @param locked version in a lock file, from which a floor can be taken
 */
export function boundedRequirement(
  text: string,
  start: number,
  requirement: Requirement,
  locked: string | undefined,
  abi: boolean,
): Fix {
  const floor = requirement.clauses.find(({ operator }) => operator === '>=' || operator === '>')?.version
  if (requirement.clauses.length === 0) {
    const lowest = locked === undefined ? undefined : floorFrom(locked)
    if (lowest === undefined) return unknownFloor(text, requirement)
    const { cap, advice } = capFor(lowest, locked, abi)
    return edited(
      text,
      start,
      requirement.nameEnd,
      `>=${lowest}${cap === undefined ? '' : `,<${cap}`}`,
      advice,
    )
  }
  if (floor === undefined) return {}
  const { cap, advice } = capFor(floor, locked, abi)
  if (cap === undefined) return advice === undefined ? {} : { advice }
  const separator = /,\s/.test(text.slice(0, requirement.clausesEnd)) ? ', ' : ','
  return edited(text, start, requirement.clausesEnd, `${separator}<${cap}`, advice)
}

function unknownFloor(text: string, requirement: Requirement): Fix {
  const paste = excerpt(`${text.slice(0, requirement.nameEnd)}>=X.Y,<Z${text.slice(requirement.nameEnd)}`)
  return { paste: evidence`${paste}  # X.Y: the lowest version you test, Z: the next major one` }
}

function edited(text: string, start: number, at: number, insertion: string, advice: Fix['advice']): Fix {
  const paste = excerpt(text.slice(0, at) + insertion + text.slice(at))
  const edit = { start: start + at, end: start + at, text: insertion }
  return advice === undefined ? { paste, edit } : { paste, edit, advice }
}
