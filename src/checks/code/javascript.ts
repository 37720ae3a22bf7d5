import type { LoadedFile, Unreadable } from '../../model/rule.ts'
import {
  type Dialect,
  parseScript,
  type ScriptFailure,
  type ScriptParser,
  scriptParser,
} from '../../syntax/javascript.ts'
import { standsAside } from '../../text/aside-path.ts'
import { type Evidence, evidence } from '../../text/redact.ts'
import { JAVASCRIPT_RULES } from './javascript-rules.ts'
import { countsInScript, JAVASCRIPT_TRIPWIRES } from './javascript-tripwires.ts'
import type { YamlRelease } from './javascript-yaml-release.ts'
import { defineLanguage, type Language } from './language.ts'

const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$/i
const DECLARATIONS = /\.d\.(?:[a-z0-9-]{1,20}\.)?[cm]?ts$/i
const NODE_SHEBANG = /^#!\S{0,100}[ /](?:bun|deno|node|nodejs|ts-node|tsx)\b/
/** Translations of Qt have the extension of TypeScript. */
const MARKUP = /^\s{0,100}<[?!]/

/** What reads scripts is loaded with the first one that needs it. */
interface Prepared {
  readonly ScriptInspection: typeof import('./javascript-findings.ts').ScriptInspection
  readonly parse: ScriptParser
  readonly yaml: YamlRelease
}

/** The one library whose release decides what a call does. */
const YAML_LIBRARY = 'js-yaml'

/** JavaScript and TypeScript: names are resolved through scopes, aliases and imports, never matched as text. */
export const javascript: Language = defineLanguage<Prepared>({
  name: 'javascript',
  rules: JAVASCRIPT_RULES,
  tripwires: JAVASCRIPT_TRIPWIRES,
  counts: countsInScript,
  wants: ({ path, mode }) =>
    (mode === 'file' || mode === 'executable') &&
    (SCRIPT.test(path) || !path.slice(path.lastIndexOf('/') + 1).includes('.')),
  async prepare(file, context) {
    const { ScriptInspection } = await import('./javascript-findings.ts')
    const parse = await scriptParser(context)
    if (file.text?.includes(YAML_LIBRARY) !== true) return { ScriptInspection, parse, yaml: 'not-declared' }
    const { declaredYaml } = await import('./javascript-yaml-release.ts')
    return { ScriptInspection, parse, yaml: await declaredYaml(context, file.side, file.path) }
  },
  *inspect(file, context, { ScriptInspection, parse, yaml }) {
    const dialect = file.text === undefined ? undefined : dialectOf(file.path, file.text)
    if (file.text === undefined || dialect === undefined) return
    const strictly = parseScript(parse, file.text, dialect)
    // A file of types may hold what a script may not; Node runs it all the same.
    const isRefused =
      'reason' in strictly && strictly.reason === 'parse-failed' && DECLARATIONS.test(file.path)
    const parsed = isRefused ? parseScript(parse, file.text, 'declarations') : strictly
    if ('reason' in parsed) yield unreadable(file, parsed.reason)
    else yield* new ScriptInspection(file, file.text, context, parsed.program, yaml).findings()
  },
})

/** Undefined when the file is no script after all. */
function dialectOf(path: string, text: string): Dialect | undefined {
  const extension = SCRIPT.exec(path)?.[0].toLowerCase()
  if (extension === undefined) return NODE_SHEBANG.test(text) ? 'typescript' : undefined
  if (extension === '.tsx') return 'tsx'
  if (!extension.endsWith('ts')) return 'javascript'
  return MARKUP.test(text) ? undefined : 'typescript'
}

const REASONS: Readonly<Record<ScriptFailure['reason'], Evidence>> = {
  'over-limit': evidence`the script is longer than scripts that are parsed`,
  'parse-failed': evidence`the script does not parse`,
  'parse-timeout': evidence`the script takes too long to parse`,
  'too-deep': evidence`the script is nested too deeply`,
}

/** Scripts that tests need broken, and the templates of documentation, are not content that we missed. */
function unreadable(file: LoadedFile, reason: ScriptFailure['reason']): Unreadable {
  return {
    kind: 'unreadable',
    gap: reason === 'parse-failed' && standsAside(file.path) ? 'outside' : 'missing',
    reason,
    detail: REASONS[reason],
  }
}
