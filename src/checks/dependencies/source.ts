import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LevelOrOff } from '../../model/rule.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { type Address, ownerOf, repositoryOf, shownPath } from './address.ts'
import { type Fix, locationOf, suggestionOf } from './declaration.ts'
import type { TextFile } from './ecosystem.ts'
import type { ReferenceTier } from './git-reference.ts'
import { type IndexTrust, indexTrust, isKnownHost, isListed, isLocal, problemOf } from './hosts.ts'

interface Sourced {
  readonly address: Address
  /** Where it is declared, in the words of the format. */
  readonly table: string
  /** Offsets into the file's text. */
  readonly start: number
  readonly end: number
}

/** Fetched from a repository. */
export interface GitDependency extends Sourced {
  readonly kind: 'git'
  /** Normalised name of what is installed; empty when only the address says it. */
  readonly name: string
  readonly reference?: string
  readonly tier: ReferenceTier
  /** A lock file that governs this declaration names a commit. */
  readonly locked: boolean
  readonly fix?: Fix
}

/** One file, fetched from an address. */
export interface ArchiveDependency extends Sourced {
  readonly kind: 'archive'
  readonly name: string
  /** With a hash of SHA-256 or stronger beside the address. */
  readonly hashed: boolean
  readonly locked: boolean
  readonly fix?: Fix
}

/** Where packages are looked up by name. */
export interface PackageIndex extends Sourced {
  readonly kind: 'index'
  /** As the format calls it: `--extra-index-url`. */
  readonly option: string
  /** `main` replaces the language's own index; `extra` competes with it; `named` serves only what is bound to it. */
  readonly use: 'main' | 'extra' | 'named'
  /** Of an unknown host that competes. pip takes the highest version of all; others take the first index that has the name. */
  readonly competes: 'error' | 'warning'
}

const HASHED = /(?:^|&)sha(?:256|384|512)=[0-9a-f]{64,128}(?:&|$)/i

/** Whether the fragment of an address binds its content. MD5 and SHA-1 do not: both can be forged. */
export function isHashed(address: Address): boolean {
  return HASHED.test(address.fragment)
}

const GIT_LEVELS: Readonly<Record<ReferenceTier, readonly [LevelOrOff, LevelOrOff]>> = {
  commit: ['off', 'off'],
  'short-commit': ['off', 'warning'],
  tag: ['off', 'warning'],
  branch: ['error', 'error'],
  head: ['error', 'error'],
}

const TIER_WORDS: Readonly<Record<ReferenceTier, Evidence>> = {
  commit: evidence`a commit`,
  'short-commit': evidence`a shortened commit, which another one may come to share`,
  tag: evidence`a tag`,
  branch: evidence`a branch`,
  head: evidence`no commit is named, so the default branch is taken`,
}

export function* judgeGit(
  file: TextFile,
  context: CheckContext,
  dependency: GitDependency,
): Generator<Finding> {
  const { address, tier, reference, table, name, locked, fix } = dependency
  if (isLocal(address)) return
  yield* judgeAddress(file, dependency)
  yield* judgeHost(file, context, dependency)
  if (tier === 'commit') return
  const [level, strictLevel] = GIT_LEVELS[tier]
  const place = `${address.host}/${repositoryOf(address)}`
  yield {
    rule: 'dependencies/moving-git-reference',
    path: file.path,
    location: locationOf(file, dependency.start, dependency.end),
    evidence:
      reference === undefined ? shownPath(place) : evidence`${shownPath(place)}@${shownPath(reference)}`,
    note: evidence`in ${excerpt(table)}; ${TIER_WORDS[tier]}${locked ? evidence`; a lock file holds the commit` : evidence``}`,
    ...pasteOf(file, fix),
    identity: `${table}|${name}|${place}|${tier}${locked ? '|locked' : ''}`,
    level: locked ? 'off' : level,
    strictLevel: locked ? 'warning' : strictLevel,
  }
}

export function* judgeArchive(
  file: TextFile,
  context: CheckContext,
  dependency: ArchiveDependency,
): Generator<Finding> {
  const { address, table, name, locked, fix } = dependency
  if (isLocal(address)) return
  yield* judgeAddress(file, dependency)
  yield* judgeHost(file, context, dependency)
  if (dependency.hashed) return
  yield {
    rule: 'dependencies/unverified-archive',
    path: file.path,
    location: locationOf(file, dependency.start, dependency.end),
    evidence: address.shown,
    note: evidence`in ${excerpt(table)}`,
    ...pasteOf(file, fix),
    identity: `${table}|${name}|${address.host}/${sharedPartOf(address)}${locked ? '|locked' : ''}`,
    ...(locked ? { level: 'off', strictLevel: 'warning' } : {}),
  }
}

/** On a host with many owners the first folder is the owner; a file or a version there changes with each release. */
function sharedPartOf(address: Address): string {
  const owner = ownerOf(address)
  return owner === address.path.toLowerCase() || /^v?\d/.test(owner) ? '' : owner
}

export function* judgeIndex(file: TextFile, context: CheckContext, index: PackageIndex): Generator<Finding> {
  const { address, option, use } = index
  if (isLocal(address)) return
  yield* judgeAddress(file, index)
  const trust = indexTrust(address, context)
  if (trust === 'listed') return
  const levels = indexLevels(index, trust)
  if (levels === undefined) return
  yield {
    rule: use === 'extra' ? 'dependencies/extra-index' : 'dependencies/custom-index',
    path: file.path,
    location: locationOf(file, index.start, index.end),
    evidence: evidence`${excerpt(option)} ${address.shown}`,
    note: evidence`in ${excerpt(index.table)}`,
    identity: `${option}|${use}|${address.host}|${trust === 'unknown' ? address.path : ''}`,
    ...levels,
  }
}

function indexLevels(
  { use, competes }: PackageIndex,
  trust: IndexTrust,
): { readonly level: LevelOrOff; readonly strictLevel: LevelOrOff } | undefined {
  switch (use) {
    case 'extra':
      return trust === 'unknown'
        ? { level: competes, strictLevel: competes }
        : { level: 'off', strictLevel: 'note' }
    case 'main':
      return trust === 'unknown' ? { level: 'note', strictLevel: 'warning' } : undefined
    case 'named':
      return trust === 'unknown' ? { level: 'off', strictLevel: 'note' } : undefined
  }
}

/** What is wrong with an address whatever is fetched from it. */
export function* judgeAddress(file: TextFile, sourced: Sourced): Generator<Finding> {
  const problem = problemOf(sourced.address)
  if (problem === undefined) return
  const { address, table } = sourced
  yield {
    rule: `dependencies/${problem}`,
    path: file.path,
    location: locationOf(file, sourced.start, sourced.end),
    evidence: address.shown,
    note: evidence`in ${excerpt(table)}`,
    identity: `${table}|${address.scheme}|${address.host}`,
  }
}

function* judgeHost(file: TextFile, context: CheckContext, sourced: Sourced): Generator<Finding> {
  const { address, table } = sourced
  if (isKnownHost(address, context) || isListed(address.host, context)) return
  yield {
    rule: 'dependencies/unlisted-host',
    path: file.path,
    location: locationOf(file, sourced.start, sourced.end),
    evidence: excerpt(address.host),
    note: evidence`in ${excerpt(table)}`,
    identity: address.host,
  }
}

function pasteOf(file: TextFile, fix: Fix | undefined): Partial<Pick<Finding, 'paste' | 'suggestion'>> {
  return {
    ...(fix?.paste === undefined ? {} : { paste: fix.paste }),
    ...suggestionOf(file, fix?.edit),
  }
}
