import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { type Address, isUnreadableAddress, parseAddress, shownPath, withPath } from './address.ts'
import type { Role } from './declaration.ts'
import { type Dependency, unreadableAt } from './dependency.ts'
import type { TextFile } from './ecosystem.ts'
import { referenceTier } from './git-reference.ts'
import { type LockedVersions, type LockFormat, tomlLock } from './locks.ts'
import {
  boundedRequirement,
  type Clause,
  isBackport,
  normalName,
  parseRequirement,
  tierOfClauses,
} from './python-requirement.ts'
import { CALENDAR_ADVICE, capFor, isFreshData } from './python-version.ts'
import { isHashed } from './source.ts'

/** What surrounds the requirements of one table. */
export interface RequirementTable {
  readonly table: string
  readonly role: Role
  /** Of the lock file that governs the table. */
  readonly locked: LockedVersions
  /** Clauses of constraint files, by normalised name. */
  readonly constraints?: ReadonlyMap<string, readonly Clause[]>
  /** Normalised names that come from this repository or another declared source: an own extra, a workspace member. */
  readonly ownNames?: ReadonlySet<string>
}

/** Locks of https://packaging.python.org/en/latest/specifications/pylock-toml/ and of uv, Poetry and PDM. */
export const PYTHON_LOCKS: readonly LockFormat[] = ['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml'].map(
  (name) => tomlLock(name, normalName),
)

/** What extensions compiled against it work with is one minor version. */
const ABI_NAMES: ReadonlySet<string> = new Set([
  'torch',
  'numpy',
  'apache-tvm-ffi',
  'jaxlib',
  'tensorflow',
  'triton',
  'rmm',
])
const ABI_PREFIX = /^(?:nvidia|cuda|cupy|libcu)/

/** Names of extras, groups and files of which only developers take notice. */
const DEVELOPMENT_WORD =
  /^(?:dev|devel|develop|development|test|tests|testing|doc|docs|documentation|readthedocs|rtd|lint|linting|linters|bench|benchmark|benchmarks|typing|types|mypy|style|format|formatting|qa|tooling|pre-commit|coverage|cov|examples?|notebooks?|release|debug)$/

export function isDevelopmentName(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[-_.\s]/)
    .some((word) => DEVELOPMENT_WORD.test(word))
}

/** A requirement by name, address or path. */
export function readRequirement(
  file: TextFile,
  text: string,
  start: number,
  around: RequirementTable,
): Dependency[] {
  const trimmed = text.trim()
  if (trimmed === '' || isLocalPath(trimmed)) return []
  const bareAddress = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|git@)/i.test(trimmed)
  if (bareAddress) return fromAddress(file, addressPart(trimmed), eggOf(trimmed), start, text, around)
  const requirement = parseRequirement(text)
  if (requirement === undefined) return [unreadableAt(file, start)]
  const { normalName: name, url } = requirement
  if (around.ownNames?.has(name)) return []
  if (url !== undefined) return fromAddress(file, url, name, start, text, around)
  const clauses = [...requirement.clauses, ...(around.constraints?.get(name) ?? [])]
  const role = roleFor(around.role, name, isBackport(requirement))
  const locked = around.locked.get(name)
  const tier = tierOfClauses(clauses)
  const lead = text.length - text.trimStart().length
  const floor = requirement.clauses.find(({ operator }) => operator.startsWith('>'))?.version
  return [
    {
      kind: 'version',
      name,
      table: around.table,
      role,
      tier,
      start: start + lead,
      end: start + Math.max(requirement.end, lead),
      ...(locked === undefined ? {} : { lockedVersion: locked }),
      ...(floor !== undefined && capFor(floor, locked, false).advice === CALENDAR_ADVICE
        ? { calendar: true }
        : {}),
      ...(tier === 'none' || tier === 'lower'
        ? { fix: boundedRequirement(text, start, requirement, locked, role === 'build-abi') }
        : {}),
    },
  ]
}

function roleFor(role: Role, name: string, backport: boolean): Role {
  if (backport || isFreshData(name)) return 'unbounded-by-nature'
  if (role === 'build' && (ABI_NAMES.has(name) || ABI_PREFIX.test(name))) return 'build-abi'
  return role
}

/** What pip takes as a path: it starts with a dot or slash, or is a file of a package. */
function isLocalPath(text: string): boolean {
  return (
    /^(?:\.{1,2}(?:$|[/\\[])|[/~\\]|[A-Za-z]:[/\\]|file:)/.test(text) ||
    /^[^\s@:]{1,500}\.(?:whl|zip|tar\.gz)$/i.test(text)
  )
}

function addressPart(text: string): string {
  return text.split(/\s/, 1)[0] as string
}

function eggOf(text: string): string {
  const name = /[#&]egg=(?<name>[A-Za-z0-9._-]{1,200})/.exec(text)?.groups?.['name']
  return name === undefined ? '' : normalName(name)
}

function fromAddress(
  file: TextFile,
  url: string,
  name: string,
  start: number,
  text: string,
  around: RequirementTable,
): Dependency[] {
  const address = parseAddress(url)
  if (address === undefined) return isUnreadableAddress(url) ? [unreadableAt(file, start)] : []
  const lead = text.length - text.trimStart().length
  const end = start + Math.max(text.trimEnd().length, lead)
  const place = {
    table: around.table,
    start: start + lead,
    end,
    locked: around.role !== 'library' && around.locked.has(name),
  }
  if (/^(?:git|hg|svn|bzr)\+/i.test(url) || address.scheme === 'git' || address.scheme === 'ssh') {
    return [gitFrom(address, name, place)]
  }
  const fix = { paste: named(name, evidence`${address.shown}#sha256=<hash>`) }
  return [{ kind: 'archive', name, address, hashed: isHashed(address), ...place, fix }]
}

function gitFrom(
  address: Address,
  name: string,
  place: { readonly table: string; readonly start: number; readonly end: number; readonly locked: boolean },
): Dependency {
  const at = address.path.lastIndexOf('@')
  const reference = at === -1 ? undefined : address.path.slice(at + 1)
  const repository = at === -1 ? address : withPath(address, address.path.slice(0, at))
  const comment = reference === undefined ? evidence`` : evidence`  # ${shownPath(reference)}`
  return {
    kind: 'git',
    name,
    address: repository,
    ...(reference === undefined ? {} : { reference }),
    tier: referenceTier(reference),
    ...place,
    fix: { paste: evidence`${named(name, evidence`git+${repository.shown}@<40-hex>`)}${comment}` },
  }
}

function named(name: string, address: Evidence): Evidence {
  return name === '' ? address : evidence`${excerpt(name)} @ ${address}`
}
