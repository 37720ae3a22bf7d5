import type { Side } from '../../model/change-set.ts'
import { SourceError } from '../../model/errors.ts'
import type { CheckContext } from '../../model/rule.ts'
import type { TorchFloor } from './python-use.ts'

/** Where a repository says which torch it needs. */
const MANIFESTS: readonly string[] = [
  'pyproject.toml',
  'requirements.txt',
  'setup.cfg',
  'setup.py',
  'environment.yml',
  'environment.yaml',
]
/** Bytes of a manifest that are read. */
const MAX_MANIFEST = 262_144
/** The first release in which `torch.load` only loads weights unless told otherwise. */
const SAFE_MAJOR = 2
const SAFE_MINOR = 6

/**
 * The oldest torch that the manifests nearest to a file allow: those of its own directory, else of the one above,
 * up to the root.
 */
export async function declaredTorch(context: CheckContext, side: Side, path: string): Promise<TorchFloor> {
  const parts = path.split('/').slice(0, MAX_DIRECTORIES)
  for (let depth = parts.length - 1; depth >= 0; depth--) {
    const floor = await floorOf(context, side, parts.slice(0, depth).join('/'))
    if (floor !== 'not-declared') return floor
  }
  return 'not-declared'
}
/** Directories below the root that are searched. */
const MAX_DIRECTORIES = 12

/** Read once a run. */
function floorOf(context: CheckContext, side: Side, directory: string): Promise<TorchFloor> {
  return context.once(`code/torch-floor/${side}/${directory}`, async () => {
    const decoder = new TextDecoder()
    const floors: TorchFloor[] = []
    for (const name of MANIFESTS) {
      const bytes = await readable(context, side, directory === '' ? name : `${directory}/${name}`)
      if (bytes !== undefined) floors.push(...torchFloors(decoder.decode(bytes)))
    }
    if (floors.length === 0) return 'not-declared'
    return floors.every((floor) => floor === 'safe-by-default') ? 'safe-by-default' : 'unsafe-by-default'
  })
}

/** A manifest that cannot be read proves nothing about torch: it counts as absent, which is the stricter way. */
async function readable(context: CheckContext, side: Side, path: string): Promise<Uint8Array | undefined> {
  try {
    return await context.repository.read(side, path, MAX_MANIFEST)
  } catch (cause) {
    if (cause instanceof SourceError) return undefined
    throw cause
  }
}

/** Each requirement on torch: `torch>=2.6`, `"torch ~= 2.7.0"`, `torch = "^2.6"`, `- pytorch=2.6`. */
const REQUIREMENT =
  /(?:^|[\s"'[,(])(?:py)?torch(?:\[[\w,. -]{0,80}\])?(?:[ \t]{0,8}=[ \t]{0,8}(?:\{[ \t]{0,8}version[ \t]{0,8}=[ \t]{0,8})?["']([^"'\n]{0,120})["']|[ \t]{0,8}\(?((?:===?|[<>!~]=?|=)[^"'\n#;)]{1,120})|(?=["'\s,;\])]|$))/gim

export function torchFloors(manifest: string): readonly TorchFloor[] {
  const floors: TorchFloor[] = []
  for (const match of manifest.matchAll(REQUIREMENT)) {
    const bounds = match[1] ?? match[2]
    // The bare word also stands in prose, keywords and imports; only a bare list entry would be a requirement.
    if (bounds === undefined) continue
    floors.push(excludesOldReleases(bounds) ? 'safe-by-default' : 'unsafe-by-default')
  }
  return floors
}

const BOUND = /(?<![!<>=~])(===?|>=|>|~=|\^|~|=)[ \t]{0,8}v?(\d{1,4})(?:\.(\d{1,4}))?/g

function excludesOldReleases(bounds: string): boolean {
  for (const match of bounds.matchAll(BOUND)) {
    const major = Number(match[2])
    const minor = Number(match[3] ?? 0)
    if (major > SAFE_MAJOR || (major === SAFE_MAJOR && minor >= SAFE_MINOR)) return true
  }
  return false
}
