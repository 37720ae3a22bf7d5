import { evidence, excerpt } from '../../text/redact.ts'
import type { Tripwire } from '../../text/tripwire.ts'
import { isUnreadableAddress, parseAddress } from './address.ts'
import { locationOf } from './declaration.ts'
import { type Dependency, unreadableAt } from './dependency.ts'
import type { TextFile } from './ecosystem.ts'
import { isLocal } from './hosts.ts'

/** A setting of an installer that is given a known value. Offsets are into the file's text. */
export interface Setting {
  /** As written: `PIP_INDEX_URL`, `global.index-url`. */
  readonly name: string
  readonly meaning: SettingMeaning
  readonly value: string
  readonly start: number
  readonly end: number
}

/** What the value means to the installer that reads it. */
export type SettingMeaning =
  | 'main-index'
  /** Several, with blanks between them. */
  | 'extra-indexes'
  | 'places'
  | 'unverified-hosts'
  | 'index-strategy'
  /** Switches the verification of servers off when it is true. */
  | 'insecure-when-on'
  | 'insecure-when-off'

/** Variables as the installers' documents name them, in upper case; npm reads its own in any. */
const VARIABLES: ReadonlyMap<string, SettingMeaning> = new Map([
  ['PIP_INDEX_URL', 'main-index'],
  ['PIP_EXTRA_INDEX_URL', 'extra-indexes'],
  ['PIP_FIND_LINKS', 'places'],
  ['PIP_TRUSTED_HOST', 'unverified-hosts'],
  ['UV_DEFAULT_INDEX', 'main-index'],
  ['UV_INDEX_URL', 'main-index'],
  ['UV_INDEX', 'extra-indexes'],
  ['UV_EXTRA_INDEX_URL', 'extra-indexes'],
  ['UV_FIND_LINKS', 'places'],
  ['UV_INSECURE_HOST', 'unverified-hosts'],
  ['UV_INDEX_STRATEGY', 'index-strategy'],
  ['NPM_CONFIG_REGISTRY', 'main-index'],
  ['NPM_CONFIG_STRICT_SSL', 'insecure-when-off'],
  ['YARN_NPM_REGISTRY_SERVER', 'main-index'],
  ['YARN_ENABLE_STRICT_SSL', 'insecure-when-off'],
  ['NODE_TLS_REJECT_UNAUTHORIZED', 'insecure-when-off'],
  ['GIT_SSL_NO_VERIFY', 'insecure-when-on'],
  ['GOINSECURE', 'insecure-when-on'],
  ['GOSUMDB', 'insecure-when-off'],
  ['PYTHONHTTPSVERIFY', 'insecure-when-off'],
  ['CONDA_SSL_VERIFY', 'insecure-when-off'],
])
const OFF = /^(?:0|false|no|off)?$/i
const STRICT_OFF = /^(?:0|false|no|off)$/i
/** Values of one variable that are read. */
const MAX_VALUES = 50

/** What makes a file worth reading for its settings. */
export const SETTING_TRIPWIRES: readonly Tripwire[] = [...VARIABLES.keys()].map((name) => ({ name }))

export function meaningOfVariable(name: string): SettingMeaning | undefined {
  return VARIABLES.get(name.toUpperCase())
}

/** What a setting says about the sources of packages, for whatever installs them later. */
export function* settingFinds(file: TextFile, setting: Setting): Generator<Dependency> {
  const { name, meaning, value } = setting
  switch (meaning) {
    case 'main-index':
      yield* index(file, setting, value, 'main', 'error')
      break
    case 'extra-indexes':
      for (const each of valuesOf(value)) yield* index(file, setting, each, 'extra', 'error')
      break
    case 'places':
      for (const each of valuesOf(value)) yield* index(file, setting, each, 'extra', 'warning')
      break
    case 'unverified-hosts':
      for (const host of valuesOf(value)) {
        const address = parseAddress(`https://${host.replace(/^https?:\/\//i, '')}`)
        if (address !== undefined && !isLocal(address)) yield insecure(file, setting, address.host)
      }
      break
    case 'index-strategy':
      if (value === 'unsafe-best-match') {
        yield ready(file, setting, 'dependencies/unsafe-index-strategy', `${name}|${value}`)
      }
      break
    case 'insecure-when-on':
      if (!OFF.test(value)) yield insecure(file, setting, name)
      break
    case 'insecure-when-off':
      if (STRICT_OFF.test(value)) yield insecure(file, setting, name)
      break
  }
}

function valuesOf(value: string): readonly string[] {
  return value.split(/[\s,]/, MAX_VALUES).filter((each) => each !== '')
}

function* index(
  file: TextFile,
  { name, start, end }: Setting,
  value: string,
  use: 'main' | 'extra',
  competes: 'error' | 'warning',
): Generator<Dependency> {
  // uv takes an index as `name=address`.
  const written = value.replace(/^[\w-]{1,100}=/, '')
  if (!/^[a-z][a-z0-9+.-]{1,20}:/i.test(written)) return
  const address = parseAddress(written)
  if (address !== undefined) {
    yield { kind: 'index', option: name, use, competes, address, table: 'settings', start, end }
  } else if (isUnreadableAddress(written)) yield unreadableAt(file, start)
}

function insecure(file: TextFile, setting: Setting, what: string): Dependency {
  return ready(file, setting, 'dependencies/insecure-transport', `${setting.name}|${what}`)
}

function ready(
  file: TextFile,
  { name, value, start, end }: Setting,
  rule: 'dependencies/insecure-transport' | 'dependencies/unsafe-index-strategy',
  identity: string,
): Dependency {
  return {
    kind: 'ready',
    finding: {
      rule,
      path: file.path,
      location: locationOf(file, start, end),
      evidence: evidence`${excerpt(name)}=${excerpt(value)}`,
      identity,
    },
  }
}
