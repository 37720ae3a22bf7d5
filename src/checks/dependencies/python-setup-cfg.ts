import type { Role } from './declaration.ts'
import { type Dependency, judge } from './dependency.ts'
import { defineEcosystem, type TextFile } from './ecosystem.ts'
import { NO_LOCK } from './locks.ts'
import { baseName } from './neighbours.ts'
import { isDevelopmentName, readRequirement } from './python.ts'
import { trustEdgesOf } from './trust-edges.ts'

/** https://setuptools.pypa.io/en/latest/userguide/declarative_config.html : what a package of setuptools declares. */
export const pythonSetupConfiguration = defineEcosystem<readonly Dependency[]>({
  id: 'python-setup-cfg',
  wants: ({ path }) => baseName(path) === 'setup.cfg',
  prepare: async (file) => [...readConfiguration(file)],
  inspect: (file, context, found) => judge(file, context, found),
  trustEdges: trustEdgesOf,
})

/** One line of a value, with where it stands. */
interface ValueLine {
  readonly section: string
  readonly key: string
  readonly text: string
  readonly start: number
}

const SECTION = /^\[(?<name>[^\]]{1,200})\]/
const KEY = /^(?<key>[^\s=:#;][^=:]{0,200})[=:](?<value>.*)$/

function* readConfiguration(file: TextFile): Generator<Dependency> {
  for (const { section, key, text, start } of valueLines(file.text)) {
    const role = roleOf(section, key)
    if (role === undefined || /^\s*file:/.test(text)) continue
    const table = section === 'options' ? `[options] ${key}` : `[${section}] ${key}`
    for (const part of requirementsOn(text, start)) {
      yield* readRequirement(file, part.text, part.start, { table, role, locked: NO_LOCK })
    }
  }
}

function roleOf(section: string, key: string): Role | undefined {
  if (section === 'options.extras_require') return isDevelopmentName(key) ? 'development' : 'library'
  if (section !== 'options') return undefined
  switch (key) {
    case 'install_requires':
      return 'library'
    case 'setup_requires':
      return 'build'
    case 'tests_require':
      return 'development'
    default:
      return undefined
  }
}

/** A list stands one a line, or on the line of its key, separated by semicolons; a marker's semicolon is followed by a variable. */
function* requirementsOn(
  text: string,
  start: number,
): Generator<{ readonly text: string; readonly start: number }> {
  let at = 0
  for (const part of text.split(/;(?!\s{0,20}(?:\(|python|platform|sys_|os_|implementation|extra))/)) {
    yield { text: part, start: start + at }
    at += part.length + 1
  }
}

/** Lines of values: those of a key that starts in the first column, continued by indented ones. */
function* valueLines(source: string): Generator<ValueLine> {
  let section = ''
  let key = ''
  let start = 0
  while (start < source.length) {
    const feed = source.indexOf('\n', start)
    const end = feed === -1 ? source.length : feed
    const line = source.slice(start, end).replace(/\r$/, '')
    const header = SECTION.exec(line)?.groups?.['name']
    const assigned = KEY.exec(line)?.groups
    const bare = withoutComment(line)
    if (header !== undefined) {
      section = header.trim()
      key = ''
    } else if (/^\s/.test(line)) {
      if (bare.trim() !== '') yield { section, key, text: bare, start }
    } else if (assigned?.['key'] !== undefined) {
      key = assigned['key'].trim().replace(/-/g, '_')
      const shift = line.length - (assigned['value'] ?? '').length
      if (bare.length > shift) yield { section, key, text: bare.slice(shift), start: start + shift }
    }
    start = end + 1
  }
}

function withoutComment(line: string): string {
  const comment = /(?:^|\s)[#]/.exec(line)
  return comment === null ? line : line.slice(0, comment.index)
}
