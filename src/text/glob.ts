import { Minimatch } from 'minimatch'

/** Characters of a pattern. Longer ones are refused, because nobody writes them by hand. */
export const MAX_GLOB_LENGTH = 500
/** Alternatives that the braces of one pattern may stand for. */
const MAX_BRACE_ALTERNATIVES = 200
/** Separate `**` in one pattern; matching tries every split of the path among them. */
const MAX_GLOBSTARS = 8

export type PathTest = (path: string) => boolean

/**
 * A test for paths relative to the root, with `/` whatever the platform. `*` stays within a folder, `**` crosses folders,
 * names with a leading dot are like any others; a pattern that ends with `/` means everything below.
 * @throws RangeError when the pattern is longer or has more alternatives than anybody needs
 */
export function globTest(pattern: string): PathTest {
  const glob = compiled(pattern)
  return (path) => glob.match(path)
}

/**
 * Whether a pattern names a folder by `.`, `..` or nothing at all. No path has such names, and the library takes some of them
 * away, so that the pattern is about other paths than it looks like.
 * @throws RangeError as `globTest`
 */
export function hasOddNames(pattern: string): boolean {
  return compiled(pattern).globSet.some((alternative) =>
    alternative
      .replace(/\/$/, '')
      .split('/')
      .some((name) => name === '' || name === '.' || name === '..'),
  )
}

function compiled(pattern: string): Minimatch {
  if (pattern.length > MAX_GLOB_LENGTH) throw new RangeError(`longer than ${MAX_GLOB_LENGTH} characters`)
  // Past its own limit the library matches nothing, without a word.
  if (pattern.split('**').length > MAX_GLOBSTARS + 1)
    throw new RangeError(`more than ${MAX_GLOBSTARS} times **`)
  const glob = new Minimatch(pattern.endsWith('/') ? `${pattern}**` : pattern, {
    dot: true,
    nonegate: true,
    nocomment: true,
    platform: 'linux',
    braceExpandMax: MAX_BRACE_ALTERNATIVES,
  })
  if (glob.set.length >= MAX_BRACE_ALTERNATIVES) {
    throw new RangeError(`more than ${MAX_BRACE_ALTERNATIVES} alternatives in braces`)
  }
  return glob
}

/**
 * A test for a list of patterns in which a later one that starts with `!` takes paths out again.
 * No pattern, or only such exclusions: everything else matches.
 */
export function globListTest(patterns: readonly string[]): PathTest {
  const tests = patterns.map((pattern) => {
    const excludes = pattern.startsWith('!')
    return { excludes, matches: globTest(excludes ? pattern.slice(1) : pattern) }
  })
  const otherwise = tests.every((test) => test.excludes)
  return (path) => {
    let included = otherwise
    for (const test of tests) if (test.excludes === included && test.matches(path)) included = !test.excludes
    return included
  }
}

const FIRST_WILDCARD = /[*?[{(!+@\\]/

/** False only when no path can match both patterns, as far as their beginnings tell. */
export function globsMayMeet(one: string, other: string): boolean {
  const starts = [one, other].map((pattern) => pattern.split(FIRST_WILDCARD, 1)[0] ?? '')
  const [shorter = '', longer = ''] = starts.sort((a, b) => a.length - b.length)
  return longer.startsWith(shorter)
}
