import type { Range } from 'semver'
import { type Address, parseAddress } from './address.ts'
import type { Tier } from './declaration.ts'
import { type ReferenceTier, referenceTier } from './git-reference.ts'

/** What stands behind a name in package.json. */
export type NpmSpecifier =
  | {
      readonly kind: 'range'
      readonly tier: Tier /** Lowest version of the only alternative. */
      readonly floor?: string
      /** The package that stands behind the name. */
      readonly alias?: string
    }
  | {
      readonly kind: 'git'
      readonly address: Address
      readonly reference?: string
      readonly tier: ReferenceTier
    }
  | { readonly kind: 'archive'; readonly address: Address }
  /** From this repository, or resolved in another place of it. */
  | { readonly kind: 'local' }

export type ParseRange = (text: string) => Range | undefined

/** UTF-16 code units of a specifier; the longest real ones are addresses. */
const MAX_SPECIFIER_LENGTH = 2_048
const LOCAL = /^(?:workspace|link|file|portal|patch|catalog|exec):|^(?:\.{1,2}(?:\/|$)|\/|~\/|[A-Za-z]:[/\\])/
const SHORTHAND =
  /^(?:(?<host>github|gitlab|bitbucket|gist):)?(?<path>[\w.-]{1,100}\/[\w./-]{1,200})(?:#(?<fragment>.{0,500}))?$/
const GIST = /^gist:(?<path>[\w/]{1,100})(?:#(?<fragment>.{0,500}))?$/
const FORGES: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
  ['gist', 'gist.github.com'],
])

/** npm's and Yarn's notations, as far as they say where a package comes from. Undefined when it is none of them. */
export function parseSpecifier(text: string, parseRange: ParseRange): NpmSpecifier | undefined {
  if (text.length > MAX_SPECIFIER_LENGTH) return undefined
  const trimmed = text.trim()
  if (LOCAL.test(trimmed)) return { kind: 'local' }
  const alias = /^(?:npm|jsr):(?<target>.{0,500})$/.exec(trimmed)?.groups?.['target']
  if (alias !== undefined) return parseAlias(alias, parseRange)
  const range = parseRange(trimmed)
  if (range !== undefined) return rangeOf(range)
  const shorthand = SHORTHAND.exec(trimmed)?.groups ?? GIST.exec(trimmed)?.groups
  if (shorthand?.['path'] !== undefined && !trimmed.startsWith('@')) {
    const host = FORGES.get(shorthand['host'] ?? (trimmed.startsWith('gist:') ? 'gist' : 'github')) as string
    const address = parseAddress(`https://${host}/${shorthand['path']}`)
    return address === undefined ? undefined : gitOf(address, shorthand['fragment'] ?? '')
  }
  const address = parseAddress(trimmed)
  if (address !== undefined)
    return isRepository(trimmed, address) ? gitOf(address, address.fragment) : { kind: 'archive', address }
  // What is left is the name of a moving tag: `latest`, `next`.
  return encodeURIComponent(trimmed) === trimmed ? { kind: 'range', tier: 'none' } : undefined
}

function parseAlias(target: string, parseRange: ParseRange): NpmSpecifier | undefined {
  const at = target.lastIndexOf('@')
  const version = at > 0 ? target.slice(at + 1) : /^[\d^~<>=*]/.test(target) ? target : ''
  const range = parseRange(version)
  // `npm:^1` names no other package.
  const alias = version === target ? {} : { alias: at > 0 ? target.slice(0, at) : target }
  return {
    ...(range === undefined ? { kind: 'range' as const, tier: 'none' as const } : rangeOf(range)),
    ...alias,
  }
}

function rangeOf(range: Range): Extract<NpmSpecifier, { readonly kind: 'range' }> {
  const tiers = range.set.map((comparators): Tier => {
    if (comparators.some(({ operator }) => operator === '<' || operator === '<=')) return 'bounded'
    if (comparators.some(({ operator }) => operator.startsWith('>'))) return 'lower'
    return comparators.every(({ semver }) => typeof semver.version === 'string') ? 'exact' : 'none'
  })
  const loosest = (['none', 'lower', 'bounded'] as const).find((tier) => tiers.includes(tier)) ?? 'exact'
  const only = range.set.length === 1 ? range.set[0] : undefined
  const floor = only?.find(({ operator }) => operator.startsWith('>'))?.semver.version
  return { kind: 'range', tier: loosest, ...(floor === undefined ? {} : { floor }) }
}

/** A forge serves repositories at two-part paths, and archives at longer ones. */
function isRepository(text: string, address: Address): boolean {
  if (/^(?:git|ssh)[+:]|^git@/i.test(text) || /\.git$/i.test(address.path)) return true
  const forge = [...FORGES.values()].includes(address.host)
  return forge && /^[^/]{1,200}\/[^/]{1,200}\/?$/.test(address.path)
}

function gitOf(address: Address, fragment: string): NpmSpecifier {
  const reference = referenceIn(fragment)
  const base = { kind: 'git', address } as const
  if (reference === undefined) return { ...base, tier: 'head' }
  return reference.startsWith('semver:')
    ? { ...base, reference, tier: 'tag' }
    : { ...base, reference, tier: referenceTier(reference) }
}

/** `#main`, `#semver:^1`, `#main&path:/packages/x`, and Yarn's `#branch=main`, `#commit=…`, `#workspace=x`. */
function referenceIn(fragment: string): string | undefined {
  for (const part of fragment.split(/&|::/)) {
    if (part === '' || /^(?:path:|workspace=)/.test(part)) continue
    return part.replace(/^(?:head|branch|tag|commit)=/, '')
  }
  return undefined
}

/** Reads ranges as npm does; undefined for what is none. */
export function rangeParser(RangeClass: new (text: string) => Range): ParseRange {
  return (text) => {
    // semver reads '' as any version, and refuses longer texts than these in any case.
    if (text.length > 256) return undefined
    try {
      return new RangeClass(text)
    } catch {
      return undefined
    }
  }
}
