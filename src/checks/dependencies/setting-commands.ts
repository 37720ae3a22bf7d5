import type { ShellCommand } from '../../syntax/shell.ts'
import type { Tripwire } from '../../text/tripwire.ts'
import { meaningOfVariable, type Setting, type SettingMeaning } from './index-settings.ts'
import { type InstallPlace, spanOf } from './installed.ts'

/** A tool that keeps settings, and the words that make it change one. */
interface Keeper {
  readonly tool: RegExp
  readonly verbs: readonly string[]
  /** By key; pip's stand behind a dot. */
  readonly meanings: ReadonlyMap<string, SettingMeaning>
}

const KEEPERS: readonly Keeper[] = [
  {
    tool: /^pip[\d.]{0,5}$/,
    verbs: ['config', 'set'],
    meanings: new Map([
      ['index-url', 'main-index'],
      ['extra-index-url', 'extra-indexes'],
      ['find-links', 'places'],
      ['trusted-host', 'unverified-hosts'],
    ]),
  },
  {
    tool: /^(?:p?npm|yarn)$/,
    verbs: ['config', 'set'],
    meanings: new Map([
      ['registry', 'main-index'],
      ['npmRegistryServer', 'main-index'],
      ['strict-ssl', 'insecure-when-off'],
      ['enableStrictSsl', 'insecure-when-off'],
    ]),
  },
  { tool: /^git$/, verbs: ['config'], meanings: new Map([['http.sslVerify', 'insecure-when-off']]) },
  { tool: /^(?:conda|mamba)$/, verbs: ['config'], meanings: new Map([['ssl_verify', 'insecure-when-off']]) },
]
/** Words of one command that are looked at. */
const MAX_WORDS = 40

export const SETTING_COMMAND_TRIPWIRES: readonly Tripwire[] = [
  { all: [{ name: 'config' }, { name: 'set' }] },
  { all: [{ name: 'config' }, { name: 'sslVerify' }] },
  { all: [{ name: 'config' }, { name: 'ssl_verify' }] },
]

/** `NAME=value` as a word: `env A=b`, `docker build --build-arg A=b`, `echo A=b >> "$GITHUB_ENV"`. */
const ASSIGNED = /^(?<name>[A-Za-z_]\w{0,100})=(?<value>\S{1,4000})$/

/** `pip config set global.index-url …`, `npm config set registry=…`, `git config --global http.sslVerify false`. */
export function* settingsOf(place: InstallPlace, { words }: ShellCommand): Generator<Setting> {
  for (const word of words.slice(0, MAX_WORDS)) {
    const { name, value } = ASSIGNED.exec(word.value)?.groups ?? {}
    const meaning = name === undefined ? undefined : meaningOfVariable(name)
    if (name === undefined || value === undefined || meaning === undefined || word.dynamic) continue
    yield { name, meaning, value, ...spanOf(place, word) }
  }
  const plain = words.slice(0, MAX_WORDS).filter(({ value }) => !value.startsWith('-'))
  for (const { tool, verbs, meanings } of KEEPERS) {
    const at = plain.findIndex(({ value }) => tool.test(value.slice(value.lastIndexOf('/') + 1)))
    if (at === -1 || verbs.some((verb, index) => plain[at + 1 + index]?.value !== verb)) continue
    const [key, next] = plain.slice(at + 1 + verbs.length)
    if (key === undefined) return
    const equals = key.value.indexOf('=')
    const name = equals === -1 ? key.value : key.value.slice(0, equals)
    const meaning = meanings.get(name) ?? meanings.get(name.slice(name.indexOf('.') + 1))
    const word = equals === -1 ? next : key
    if (meaning === undefined || word === undefined || word.dynamic) return
    const value = equals === -1 ? word.value : key.value.slice(equals + 1)
    yield { name, meaning, value, ...spanOf(place, word) }
    return
  }
}
