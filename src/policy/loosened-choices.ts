import type { Rule } from '../model/rule.ts'
import { globTest } from '../text/glob.ts'
import { type Evidence, evidence, excerpt } from '../text/redact.ts'
import { type LooserChoice, looserLevels, looserPaths } from './loosened-levels.ts'
import type { Policy, Waiver } from './policy.ts'
import { wholeCheck } from './waivers.ts'

/** Digits of a content's hash that are enough to find its entry. */
const SHOWN_HASH = 12
/** Waivers of either policy that are compared one with another. */
const MAX_COMPARED_WAIVERS = 2_000

/** Choices of one word, the strictest value first. */
const SCALES = [
  { name: 'profile', of: (policy: Policy) => policy.profile, strictestFirst: ['strict', 'default'] },
  { name: 'fail-on', of: (policy: Policy) => policy.failOn, strictestFirst: ['warning', 'error', 'never'] },
  { name: 'incomplete', of: (policy: Policy) => policy.incomplete, strictestFirst: ['fail', 'warn'] },
  { name: 'outside', of: (policy: Policy) => policy.outside, strictestFirst: ['error', 'warning', 'note'] },
] as const

/** Everything that one policy allows and the other did not. What it forbids beyond that is no matter here. */
export function looserChoices(
  before: Policy,
  after: Policy,
  rules: ReadonlyMap<string, Rule>,
): readonly LooserChoice[] {
  return [
    ...looserScales(before, after),
    ...looserLevels(before, after, rules),
    ...looserPaths(before, after, rules),
    ...newSources(before, after),
    ...newContents(before, after),
    ...widerWaivers(before, after),
  ]
}

function* looserScales(before: Policy, after: Policy): Generator<LooserChoice> {
  for (const { name, of, strictestFirst } of SCALES) {
    const order: readonly string[] = strictestFirst
    const [old, chosen] = [of(before), of(after)]
    if (order.indexOf(chosen) <= order.indexOf(old)) continue
    yield {
      at: [name],
      evidence: evidence`${excerpt(name)}: ${excerpt(chosen)}`,
      note: evidence`was ${excerpt(old)}`,
    }
  }
}

function* newSources(before: Policy, after: Policy): Generator<LooserChoice> {
  const known = new Set(before.trustedSources)
  for (const [index, host] of after.trustedSources.entries()) {
    if (!known.has(host))
      yield { at: ['trusted-sources', index], evidence: evidence`trusts ${excerpt(host)}` }
  }
}

function* newContents(before: Policy, after: Policy): Generator<LooserChoice> {
  const known = new Set(before.binaries.map((entry) => entry.sha256))
  for (const [index, { sha256, path }] of after.binaries.entries()) {
    if (known.has(sha256)) continue
    const named = path === undefined ? evidence`` : evidence` (${excerpt(path)})`
    yield {
      at: ['binaries', index],
      evidence: evidence`allows the content ${shownHash(sha256)}${named}`,
    }
  }
}

function* widerWaivers(before: Policy, after: Policy): Generator<LooserChoice> {
  const compared = Math.max(before.waivers.length, after.waivers.length)
  if (compared > MAX_COMPARED_WAIVERS) {
    yield { at: ['waivers'], evidence: evidence`${compared} waivers, more than are compared here` }
    return
  }
  const known = before.waivers.map((waiver) => ({ waiver, matches: globTest(waiver.path ?? '**') }))
  for (const [index, waiver] of after.waivers.entries()) {
    const covering = known.filter(({ waiver: old, matches }) => coversSubject(old, waiver, matches))
    if (covering.some(({ waiver: old }) => lasts(old, waiver.expires))) continue
    const until = waiver.expires === undefined ? evidence`` : evidence` until ${excerpt(waiver.expires)}`
    const longest = covering
      .map(({ waiver: old }) => old.expires ?? '')
      .sort()
      .at(-1)
    yield {
      at: ['waivers', index],
      evidence: evidence`waives ${excerpt(waiver.rule)}${subjectOf(waiver)}${until}`,
      ...(longest === undefined ? {} : { note: evidence`was until ${excerpt(longest)}` }),
    }
  }
}

/** Whether everything that the new waiver is about was waived by the old one, at some time. */
function coversSubject(old: Waiver, waiver: Waiver, matches: (path: string) => boolean): boolean {
  const sameRule = old.rule === waiver.rule || old.rule === wholeCheck(waiver.rule)
  const sameContent = old.sha256 === undefined || old.sha256 === waiver.sha256
  // A glob that another glob matches as a text is not always within it; a path is. With a slash behind it is a folder.
  const isPlain = waiver.path !== undefined && !/[*?[{(!+@\\]|\/$/.test(waiver.path)
  const samePath =
    old.path === undefined || old.path === waiver.path || (isPlain && matches(waiver.path ?? ''))
  return sameRule && sameContent && samePath
}

function lasts(old: Waiver, expires: string | undefined): boolean {
  return old.expires === undefined || (expires !== undefined && expires <= old.expires)
}

function subjectOf({ path, sha256 }: Waiver): Evidence {
  const ofPath = path === undefined ? evidence`` : evidence` in ${excerpt(path)}`
  return sha256 === undefined ? ofPath : evidence`${ofPath} for the content ${shownHash(sha256)}`
}

function shownHash(sha256: string): Evidence {
  return excerpt(sha256.slice(0, SHOWN_HASH))
}
