import { type LockFormat, linesOf } from './locks.ts'

const YARN_HEAD = /^"?(?<name>(?:@[^/@"\s]{1,100}\/)?[^@"\s,]{1,200})@[^\n]{1,2000}:$/
const YARN_VERSION = /^ {2}version:? "?(?<version>[^"\s]{1,100})"?$/
/** `  '@scope/name@1.2.3(peer@4)':`, and `  /name/1.2.3:` of the older layouts. */
const PNPM_PACKAGE =
  /^ {2}'?\/?(?<name>(?:@[^/@'\s]{1,100}\/)?[^@/'\s()]{1,200})[@/](?<version>\d[^'():\s]{0,100})/
/** `    "name": ["name@1.2.3", …`. */
const BUN_PACKAGE = /^ {4}"(?<name>[^"]{1,300})": \["[^"]{1,300}@(?<version>\d[^"@]{0,100})"/
const LINKED = 'workspace'

/** What npm, Yarn, pnpm and Bun write beside a package.json. */
export const NPM_LOCKS: readonly LockFormat[] = [
  { fileName: 'package-lock.json', packages: packageLock },
  { fileName: 'npm-shrinkwrap.json', packages: packageLock },
  {
    fileName: 'yarn.lock',
    *packages(text) {
      let name: string | undefined
      for (const line of linesOf(text)) {
        if (!line.startsWith(' '))
          name = YARN_HEAD.exec(line)?.groups?.['name'] ?? (line === '' ? name : undefined)
        const version = YARN_VERSION.exec(line)?.groups?.['version']
        if (name !== undefined && version !== undefined) yield [name, version]
      }
    },
    // The first layout names no folders, and lies in the root of all of them.
    coversAllBelow: (text) => text.slice(0, 200).includes('# yarn lockfile v1'),
  },
  {
    fileName: 'pnpm-lock.yaml',
    *packages(text) {
      let inside = false
      for (const line of linesOf(text)) {
        if (line !== '' && !line.startsWith(' ')) inside = line === 'packages:' || line === 'snapshots:'
        const found = inside ? PNPM_PACKAGE.exec(line)?.groups : undefined
        if (found?.['name'] !== undefined && found['version'] !== undefined)
          yield [found['name'], found['version']]
      }
    },
  },
  {
    fileName: 'bun.lock',
    *packages(text) {
      for (const line of linesOf(text)) {
        const found = BUN_PACKAGE.exec(line)?.groups
        if (found?.['name'] !== undefined && found['version'] !== undefined)
          yield [found['name'], found['version']]
      }
    },
  },
]

/** `packages` by folder since npm 7, `dependencies` by name before. */
function* packageLock(text: string): Generator<readonly [string, string]> {
  let lock: unknown
  try {
    lock = JSON.parse(text)
  } catch {
    // A lock that npm cannot read locks nothing.
    return
  }
  for (const [folder, entry] of entriesOf(lock, 'packages')) {
    const at = folder.lastIndexOf('node_modules/')
    if (at === -1) continue
    yield [folder.slice(at + 'node_modules/'.length), versionOf(entry)]
  }
  for (const [name, entry] of entriesOf(lock, 'dependencies')) yield [name, versionOf(entry)]
}

function entriesOf(value: unknown, key: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return []
  const table = (value as Readonly<Record<string, unknown>>)[key]
  return typeof table === 'object' && table !== null ? Object.entries(table) : []
}

function versionOf(entry: unknown): string {
  const found = entriesOf({ entry }, 'entry').find(([key]) => key === 'version')?.[1]
  return typeof found === 'string' ? found : LINKED
}
