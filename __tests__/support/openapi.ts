import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'

export interface FoundOperation {
  /** `METHOD path`, the path below the repository with names in braces. */
  readonly id: string
  /** Decoded. */
  readonly parameters: Readonly<Record<string, string>>
}

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly additionalProperties?: boolean | Schema
  readonly [word: string]: unknown
}

interface Parameter {
  readonly $ref?: string
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: Schema
  /** Its value may hold slashes. */
  readonly 'x-multi-segment'?: boolean
}

interface Described {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>
}

interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> }
}

interface Operation {
  readonly id: string
  readonly method: string
  readonly pattern: RegExp
  readonly described: Described
  readonly parameters: readonly Parameter[]
  /** Where it stands in the document, as a JSON pointer. */
  readonly pointer: string
}

const REPOSITORY = '/repos/{owner}/{repo}/'
const DOCUMENT = 'github'

/** Checks requests and successful answers against a description of an API. Each schema is compiled once, when it is first needed. */
export class ApiDescription {
  private readonly ajv = addFormats.default(
    new Ajv({ strict: false, allErrors: false, validateSchema: false }),
  )
  private readonly operations: readonly Operation[]
  private readonly validators = new Map<string, ValidateFunction>()

  constructor(document: object) {
    const { paths, components } = document as ApiDocument
    this.ajv.addSchema(document, DOCUMENT)
    this.operations = Object.entries(paths)
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, described]) =>
          operation(path, method, described, components.parameters),
        ),
      )
      .sort((one, other) => other.pattern.source.length - one.pattern.source.length)
  }

  get operationIds(): readonly string[] {
    return this.operations.map((known) => known.id).sort()
  }

  /** @param path below the repository, percent-encoded */
  find(method: string, path: string): FoundOperation | undefined {
    for (const known of this.operations) {
      const match = known.method === method ? known.pattern.exec(path) : null
      if (match === null) continue
      const groups = Object.entries(match.groups ?? {})
      const entries = groups.map(([name, value]) => [name, decodeURIComponent(value)] as const)
      return { id: known.id, parameters: Object.fromEntries(entries) }
    }
    return undefined
  }

  /** @param body undefined when none was sent */
  requestBreaches(found: FoundOperation, query: URLSearchParams, body: unknown): readonly string[] {
    const known = this.operation(found.id)
    const breaches: string[] = []
    for (const name of new Set(query.keys())) {
      const isKnown = known.parameters.some(
        (parameter) => parameter.in === 'query' && parameter.name === name,
      )
      if (!isKnown) breaches.push(`the query parameter ${name}`)
      else if (query.getAll(name).length > 1) breaches.push(`the query parameter ${name} twice`)
    }
    for (const { name, in: place, required, schema } of known.parameters) {
      const value = place === 'path' ? found.parameters[name] : (query.get(name) ?? undefined)
      if (
        value === undefined
          ? required === true && !UNSEEN.has(name)
          : !this.isOfType(value, schema, `${known.pointer}/${name}`)
      )
        breaches.push(`the ${place} parameter ${name}: ${value ?? 'missing'}`)
    }
    const schema = known.described.requestBody?.content['application/json']?.schema
    if (schema === undefined)
      return body === undefined ? breaches : [...breaches, 'a body where none belongs']
    const fault = this.faultOf(`${known.pointer}/body`, () => closed(schema), body ?? null)
    return fault === undefined ? breaches : [...breaches, `the body${fault}`]
  }

  /** @param mediaType without parameters @param body parsed when it is JSON */
  responseBreaches(id: string, status: number, mediaType: string, body: unknown): readonly string[] {
    if (status < 200 || status > 299) return []
    const known = this.operation(id)
    const response = known.described.responses[status]
    if (response === undefined) return [`status ${status}`]
    if (response.content?.[mediaType] === undefined) return [`an answer of type ${mediaType}`]
    const pointer = `${known.pointer}/responses/${status}/content/${escaped(mediaType)}/schema`
    const fault = this.faultOf(pointer, () => ({ $ref: `${DOCUMENT}#${pointer}` }), body)
    return fault === undefined ? [] : [`the answer${fault}`]
  }

  private operation(id: string): Operation {
    const known = this.operations.find((candidate) => candidate.id === id)
    if (known === undefined) throw new Error(`the description has no ${id}`)
    return known
  }

  private isOfType(value: string, schema: Schema, key: string): boolean {
    const isNumber = schema.type === 'integer' || schema.type === 'number'
    if (isNumber && !/^\d{1,15}$/.test(value)) return false
    return this.faultOf(key, () => schema, isNumber ? Number(value) : value) === undefined
  }

  private faultOf(key: string, schema: () => object, value: unknown): string | undefined {
    let validate = this.validators.get(key)
    if (validate === undefined) {
      validate = this.ajv.compile(schema())
      this.validators.set(key, validate)
    }
    return validate(value) ? undefined : inWords(validate.errors?.[0])
  }
}

/** Parameters of every path, which the caller has cut off. */
const UNSEEN = new Set(['owner', 'repo'])

function operation(
  path: string,
  method: string,
  described: Described,
  shared: Readonly<Record<string, Parameter>>,
): Operation {
  if (!path.startsWith(REPOSITORY)) throw new Error(`${path} is not about a repository`)
  const below = path.slice(REPOSITORY.length)
  const parameters = (described.parameters ?? []).map((parameter) => {
    const { $ref } = parameter
    return $ref === undefined ? parameter : (shared[$ref.slice($ref.lastIndexOf('/') + 1)] as Parameter)
  })
  const many = new Set(parameters.filter((parameter) => parameter['x-multi-segment']).map(({ name }) => name))
  const source = below
    .split(/[{}]/)
    .map((part, at) =>
      at % 2 === 0 ? part.replaceAll('.', '\\.') : `(?<${part}>${many.has(part) ? '.+' : '[^/]+'})`,
    )
    .join('')
  return {
    id: `${method.toUpperCase()} ${below}`,
    method: method.toUpperCase(),
    pattern: new RegExp(`^${source}$`),
    described,
    parameters,
    pointer: `/paths/${escaped(path)}/${method}`,
  }
}

/** The same schema without room for keys it does not name: GitHub ignores them or refuses them, and neither is meant. */
function closed(schema: Schema): Schema {
  const { properties, items } = schema
  return {
    ...schema,
    ...(items === undefined ? {} : { items: closed(items) }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, item]) => [name, closed(item)]),
          ),
          additionalProperties: schema.additionalProperties ?? false,
        }),
  }
}

function inWords(error: ErrorObject | undefined): string {
  const { instancePath = '', message = '', params = {} } = error ?? {}
  const { additionalProperty: unknown } = params as { readonly additionalProperty?: string }
  return unknown === undefined
    ? `${instancePath} ${message}`
    : `${instancePath} has the unknown key ${unknown}`
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}
