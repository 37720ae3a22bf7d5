type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
type JsonObject = { readonly [name: string]: Json }

interface OpenApi {
  readonly openapi: string
  readonly info: JsonObject
  readonly paths: { readonly [path: string]: { readonly [method: string]: JsonObject } }
}

/** Words for people; the tests look at the rest. */
const PROSE = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'tags', 'x-github'])
/** Under these the names are data, not words of the specification. */
const NAMED = new Set(['properties', 'patternProperties', 'schemas', 'headers', 'content', 'responses'])

/**
 * The operations, and what they refer to, as JSON Schema that needs no OpenAPI: `nullable` becomes a type.
 * `additionalProperties` stays as it is. Of responses only successes are kept.
 *
 * @param operations `method path`
 */
export function slimDocument(whole: OpenApi, operations: readonly string[], source: string): JsonObject {
  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ')
    const found = whole.paths[path]?.[method]
    if (found === undefined) throw new Error(`the document has no ${operation}`)
    paths[path] = { ...paths[path], [method]: withoutFailures(plain(found) as JsonObject) }
  }
  const components: Record<string, Record<string, Json>> = {}
  const waiting: Json[] = [paths]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const reference of referencesIn(next)) {
      const [, , kind = '', name = ''] = reference.split('/')
      if (components[kind]?.[name] !== undefined) continue
      const target = plain(at(whole as unknown as Json, ['components', kind, name]))
      components[kind] = { ...components[kind], [name]: target }
      waiting.push(target)
    }
  }
  const { title = '', version = '', license = '' } = whole.info
  return sorted({
    openapi: whole.openapi,
    info: { title, version, license, 'x-source': source, 'x-cut-by': 'npm run openapi' },
    paths,
    components,
  }) as JsonObject
}

function withoutFailures(operation: JsonObject): JsonObject {
  const responses = operation['responses'] as JsonObject
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  return { ...operation, responses: Object.fromEntries(good) }
}

/** Without prose, and with `nullable` written as JSON Schema writes it. */
function plain(value: Json, namesAreData = false): Json {
  if (Array.isArray(value)) return value.map((item: Json) => plain(item))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value as JsonObject)
    .filter(([name]) => namesAreData || !(PROSE.has(name) || name === 'nullable'))
    .map(([name, item]) => [name, plain(item, !namesAreData && NAMED.has(name))] as const)
  const copy: Record<string, Json> = Object.fromEntries(entries)
  return !namesAreData && (value as JsonObject)['nullable'] === true ? orNull(copy) : copy
}

function orNull(schema: JsonObject): Json {
  const { type, ...rest } = schema
  if (typeof type !== 'string') return { anyOf: [schema, { type: 'null' }] }
  const values = rest['enum'] as readonly Json[] | undefined
  return { type: [type, 'null'], ...rest, ...(values === undefined ? {} : { enum: [...values, null] }) }
}

function* referencesIn(value: Json): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  const reference = (value as JsonObject)['$ref']
  if (typeof reference === 'string') yield reference
  for (const item of Object.values(value)) yield* referencesIn(item as Json)
}

function at(value: Json, path: readonly string[]): Json {
  const found = path.reduce<Json | undefined>((part, name) => (part as JsonObject | undefined)?.[name], value)
  if (found === undefined) throw new Error(`the document has no ${path.join('/')}`)
  return found
}

/** By name, so that a newer document differs only where it says something else. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => sorted(item))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value as JsonObject).map(([name, item]) => [name, sorted(item)] as const)
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}
