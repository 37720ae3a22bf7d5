import { optionsNamed } from '../../syntax/javascript-alternatives.ts'
import type { Scope } from '../../syntax/javascript-scopes.ts'
import { evidence } from '../../text/redact.ts'
import type { Called } from './javascript-called.ts'
import { somePart } from './javascript-parts.ts'
import { JAVASCRIPT_DESERIALIZE } from './javascript-rules.ts'
import { type Found, labelOf, type Script } from './javascript-use.ts'

/** Read formats that hold functions as text, and evaluate them. */
const EVALUATING: ReadonlySet<string> = new Set([
  'module:cryo.parse',
  'module:funcster.deepDeserialize',
  'module:js-yaml.unsafeLoad',
  'module:js-yaml.unsafeLoadAll',
  'module:node-serialize.unserialize',
  'module:serialize-to-js.deserialize',
])
const YAML_READERS: ReadonlySet<string> = new Set([
  'module:js-yaml.load',
  'module:js-yaml.loadAll',
  'module:js-yaml.safeLoad',
  'module:js-yaml.safeLoadAll',
])
/** Made functions of text before version 4. */
const OLD_DEFAULTS: ReadonlySet<string> = new Set(['module:js-yaml.load', 'module:js-yaml.loadAll'])
/** The schema of js-yaml 3 with `!!js/function`, and what puts it back into version 4. */
const SCHEMAS_WITH_FUNCTIONS: ReadonlySet<string> = new Set([
  'module:js-yaml-js-types.all',
  'module:js-yaml-js-types.function',
  'module:js-yaml.DEFAULT_FULL_SCHEMA',
])
/** https://nodejs.org/api/v8.html#serialization-api: not for data of others, though nothing in it is a function. */
const NATIVE_READERS: ReadonlySet<string> = new Set(['module:v8.deserialize', 'module:v8.Deserializer'])

/** A call that reads data, when the data can bring code. */
export function judgeReading(
  { name, given }: Called,
  scope: Scope,
  { names, yaml }: Script,
): Found | undefined {
  const [first, ...others] = given ?? []
  if (first !== undefined && names.textOf(first, scope) !== undefined) return undefined
  const label = labelOf(name)
  if (EVALUATING.has(name)) return { rule: JAVASCRIPT_DESERIALIZE, severity: 'high', what: label }
  if (NATIVE_READERS.has(name)) return { rule: JAVASCRIPT_DESERIALIZE, severity: 'audit', what: label }
  if (!YAML_READERS.has(name)) return undefined
  const schemas = others.flatMap((node) => optionsNamed('schema', { node, scope }, names))
  const isWithFunctions = schemas.some((schema) =>
    somePart(schema, ({ node, scope: around }) => names.isNamed(node, around, SCHEMAS_WITH_FUNCTIONS)),
  )
  if (!isWithFunctions && schemas.length === 0 && yaml === 'with-functions' && OLD_DEFAULTS.has(name)) {
    return {
      rule: JAVASCRIPT_DESERIALIZE,
      severity: 'medium',
      what: `${label}|old release`,
      note: evidence`the declared js-yaml is older than 4, and makes functions of text`,
    }
  }
  if (!isWithFunctions) return undefined
  return {
    rule: JAVASCRIPT_DESERIALIZE,
    severity: 'high',
    what: `${label}|schema with functions`,
    note: evidence`its schema makes functions of text`,
  }
}
