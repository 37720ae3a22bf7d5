import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { isUnreadableAddress, parseAddress } from './address.ts'
import { locationOf } from './declaration.ts'
import { type Dependency, unreadableAt } from './dependency.ts'
import type { TextFile } from './ecosystem.ts'
import { baseName } from './neighbours.ts'
import { type RequirementTable, readRequirement } from './python.ts'
import { MAX_REQUIREMENT_LENGTH } from './python-requirement.ts'
import { type Option, optionsOf, optionsStart, requirementLines } from './python-requirements-file.ts'

/** Names of files that bound what other files ask for, and ask for nothing themselves. */
const CONSTRAINTS = /constraint/i

/** Everything that a requirements file declares. */
export function readRequirementsFile(
  file: TextFile,
  around: RequirementTable,
  hashedAtBase: boolean,
): readonly Dependency[] {
  const found: Dependency[] = []
  const exact: Dependency[] = []
  const unhashed: Dependency[] = []
  let hashes = 0
  const onlyBounds = CONSTRAINTS.test(baseName(file.path))
  for (const line of requirementLines(file.text)) {
    if (line.text.length > MAX_REQUIREMENT_LENGTH * 4) {
      found.push(unreadableAt(file, line.start, 'over-limit'))
      continue
    }
    const options = [...optionsOf(line)]
    const declared = readRequirement(file, line.text.slice(0, optionsStart(line.text)), line.start, around)
    for (const option of options) found.push(...readOption(file, option, around))
    const hashed = options.some(({ name }) => name === 'hash')
    if (hashed) hashes++
    for (const dependency of declared) {
      if (!hashed && canBeHashed(dependency)) unhashed.push(dependency)
      if (dependency.kind === 'version' && dependency.tier === 'exact') exact.push(dependency)
      if (!(onlyBounds && dependency.kind === 'version')) found.push(dependency)
    }
  }
  if (hashes > 0) found.push(...unhashed.flatMap((dependency) => missingHash(file, dependency)))
  else if (hashedAtBase && exact.length > 0) found.push(allHashesGone(file))
  else if (exact.length > 0 && !onlyBounds && around.role === 'application')
    found.push(noHashes(file, exact.length))
  return found
}

function canBeHashed(dependency: Dependency): boolean {
  return dependency.kind === 'version' || (dependency.kind === 'archive' && !dependency.hashed)
}

/** What an option brings in. */
function readOption(file: TextFile, option: Option, around: RequirementTable): readonly Dependency[] {
  const { name, value, start, end } = option
  switch (name) {
    case 'editable':
      return readRequirement(file, value, file.text.indexOf(value, start), around)
    case 'trusted-host':
      return isLoopback(value) ? [] : [trustedHost(file, option)]
    case 'index-url':
    case 'pypi-url':
    case 'extra-index-url':
    case 'find-links':
    case 'requirement':
    case 'constraint': {
      const address = /^[a-z][a-z0-9+.-]{1,20}:/i.test(value) ? parseAddress(value) : undefined
      if (address === undefined) return isUnreadableAddress(value) ? [unreadableAt(file, start)] : []
      const place = { address, table: `--${name}`, start, end }
      if (name === 'requirement' || name === 'constraint') {
        return [{ kind: 'archive', name: '', hashed: false, locked: false, ...place }]
      }
      const use = name === 'extra-index-url' || name === 'find-links' ? 'extra' : 'main'
      const competes = name === 'find-links' ? 'warning' : 'error'
      return [{ kind: 'index', option: `--${name}`, use, competes, ...place }]
    }
    default:
      return []
  }
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[?::1\]?)(?::\d{1,5})?$/i.test(host)
}

function trustedHost(file: TextFile, { value, start, end }: Option): Dependency {
  return {
    kind: 'ready',
    finding: {
      rule: 'dependencies/insecure-transport',
      path: file.path,
      location: locationOf(file, start, end),
      evidence: evidence`--trusted-host ${excerpt(value)}`,
      note: evidence`certificates of this host are not verified`,
      identity: `--trusted-host|${value.toLowerCase()}`,
    },
  }
}

function missingHash(file: TextFile, dependency: Dependency): readonly Dependency[] {
  if (dependency.kind !== 'version' && dependency.kind !== 'archive') return []
  const { start, end, name } = dependency
  return [
    {
      kind: 'ready',
      finding: {
        rule: 'dependencies/missing-hash',
        path: file.path,
        location: locationOf(file, start, end),
        evidence: excerpt(file.text.slice(start, end)),
        note: evidence`other requirements of this file have hashes`,
        paste: recompile(file.path),
        identity: name,
      },
    },
  ]
}

function allHashesGone(file: TextFile): Dependency {
  return {
    kind: 'ready',
    finding: {
      rule: 'dependencies/missing-hash',
      path: file.path,
      evidence: evidence`every hash of this file was removed`,
      paste: recompile(file.path),
      identity: 'every hash',
    },
  }
}

function noHashes(file: TextFile, count: number): Dependency {
  return {
    kind: 'ready',
    finding: {
      rule: 'dependencies/no-hashes',
      path: file.path,
      evidence: evidence`${count} exact requirements without a hash`,
      paste: recompile(file.path),
      identity: 'no hashes',
    },
  }
}

function recompile(path: string): Evidence {
  const name = baseName(path)
  const input = name.replace(/\.\w{1,5}$/, '.in')
  return evidence`pip-compile --generate-hashes --output-file ${excerpt(name)} ${excerpt(input)}`
}
