import { minVersion } from 'semver'
import type { Side } from '../../model/change-set.ts'
import { SourceError } from '../../model/errors.ts'
import type { CheckContext } from '../../model/rule.ts'

/** What `load` of the declared js-yaml does: up to version 3 it makes functions of text, from 4 on it does not. */
export type YamlRelease = 'with-functions' | 'plain' | 'not-declared'

const MANIFEST = 'package.json'
/** Bytes of a manifest that are read. */
const MAX_MANIFEST = 1_000_000
/** Directories below the root that are searched. */
const MAX_DIRECTORIES = 12
/** https://github.com/nodeca/js-yaml/blob/master/CHANGELOG.md#400---2021-01-03 */
const PLAIN_MAJOR = 4
const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const

/** By the nearest manifest that names js-yaml, from the directory of a file up to the root. */
export async function declaredYaml(context: CheckContext, side: Side, path: string): Promise<YamlRelease> {
  const parts = path.split('/').slice(0, MAX_DIRECTORIES)
  for (let depth = parts.length - 1; depth >= 0; depth--) {
    const release = await releaseIn(context, side, parts.slice(0, depth).join('/'))
    if (release !== 'not-declared') return release
  }
  return 'not-declared'
}

/** Read once a run. */
function releaseIn(context: CheckContext, side: Side, directory: string): Promise<YamlRelease> {
  return context.once(`code/js-yaml/${side}/${directory}`, async () => {
    const path = directory === '' ? MANIFEST : `${directory}/${MANIFEST}`
    try {
      const bytes = await context.repository.read(side, path, MAX_MANIFEST)
      return bytes === undefined ? 'not-declared' : yamlReleaseOf(new TextDecoder().decode(bytes))
    } catch (cause) {
      // A manifest that cannot be read says nothing.
      if (cause instanceof SourceError) return 'not-declared'
      throw cause
    }
  })
}

export function yamlReleaseOf(manifest: string): YamlRelease {
  const range = rangeIn(manifest)
  if (range === undefined) return 'not-declared'
  const lowest = lowestOf(range)
  if (lowest === undefined) return 'not-declared'
  return lowest < PLAIN_MAJOR ? 'with-functions' : 'plain'
}

function rangeIn(manifest: string): string | undefined {
  let content: unknown
  try {
    content = JSON.parse(manifest)
  } catch {
    return undefined
  }
  for (const section of SECTIONS) {
    const range = fieldOf(fieldOf(content, section), 'js-yaml')
    if (typeof range === 'string') return range
  }
  return undefined
}

function fieldOf(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null
    ? (record as Readonly<Record<string, unknown>>)[name]
    : undefined
}

/** Versions of a range that are longer than this are no ranges. */
const MAX_RANGE = 200

/** The lowest major version that a range allows; a tag or an address allows none. `*` allows whatever is newest. */
function lowestOf(range: string): number | undefined {
  if (range.length > MAX_RANGE) return undefined
  try {
    const lowest = minVersion(range)
    return lowest === null || lowest.version === '0.0.0' ? undefined : lowest.major
  } catch {
    return undefined
  }
}
