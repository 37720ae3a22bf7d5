/** How firmly a reference of git binds to content, from firm to loose. */
export type ReferenceTier = 'commit' | 'short-commit' | 'tag' | 'branch' | 'head'

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i
const SHORT_COMMIT = /^(?=[0-9a-f]{0,38}\d)[0-9a-f]{7,39}$/i
/** `20240131`, with or without a time behind it. */
const DATE = /^(?:19|20)\d{2}[01]\d[0-3]\d{1,7}$/
/** `v4`, `1.2.3`, `codeql-bundle-v2.1`. */
const VERSION = /(?:^|[-_@])(?:v\d|\d{1,6}\.\d)|^\d{1,6}$/i
/** `1.x`, `v2.x`: the line of development of a version, which is a branch. */
const DEVELOPMENT_LINE = /\.x$/i
/** Folders of branch names. GitHub's own examples call the branch of a version `releases/v1`. */
const BRANCH_FOLDERS: ReadonlySet<string> = new Set([
  'heads',
  'branch',
  'branches',
  'release',
  'releases',
  'stable',
  'support',
  'maint',
  'maintenance',
  'feature',
  'features',
  'feat',
  'fix',
  'dev',
])

/**
 * What a reference most likely is. Offline nobody can tell a tag from a branch of the same name, so a name with a
 * version in it counts as a tag, and every other name as a branch.
 */
export function referenceTier(reference: string | undefined): ReferenceTier {
  if (reference === undefined || reference === '' || reference === 'HEAD') return 'head'
  if (COMMIT.test(reference)) return 'commit'
  if (DATE.test(reference)) return 'tag'
  if (SHORT_COMMIT.test(reference)) return 'short-commit'
  if (reference.startsWith('refs/tags/')) return 'tag'
  const folders = reference.split('/')
  const last = folders.pop() as string
  if (folders.some((folder) => BRANCH_FOLDERS.has(folder.toLowerCase()))) return 'branch'
  return VERSION.test(last) && !DEVELOPMENT_LINE.test(last) ? 'tag' : 'branch'
}
