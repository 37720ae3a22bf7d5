/** Why a document made by somebody else is not what we were promised. Names the field, never its content. */
export class FieldError extends Error {
  override readonly name = 'FieldError'
  /** Dotted path: `pull_request.head.sha`. */
  readonly field: string
  readonly problem: 'absent' | 'malformed'

  constructor(field: string, problem: 'absent' | 'malformed', expected: string) {
    super(problem === 'absent' ? `${field} is absent` : `${field} is not ${expected}`)
    this.field = field
    this.problem = problem
  }
}

const OBJECT_ID = /^[0-9a-f]{40}$/
const NO_OBJECT = '0'.repeat(40)

/** What stands at a dotted path, `null` counted as absent. Only own properties are followed. */
export function fieldAt(document: unknown, path: string): unknown {
  let at = document
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Readonly<Record<string, unknown>>)[key]
  }
  return at ?? undefined
}

/** A full object id of a commit, tree or blob; throws FieldError for anything else, so that no other text can reach git or a URL. */
export function objectIdAt(document: unknown, path: string): string {
  const value = presentAt(document, path)
  if (typeof value === 'string' && OBJECT_ID.test(value)) return value
  throw new FieldError(path, 'malformed', 'a 40-digit hexadecimal object id')
}

export function optionalObjectIdAt(document: unknown, path: string): string | undefined {
  return fieldAt(document, path) === undefined ? undefined : objectIdAt(document, path)
}

export function stringAt(document: unknown, path: string): string {
  const value = presentAt(document, path)
  if (typeof value === 'string') return value
  throw new FieldError(path, 'malformed', 'text')
}

export function countAt(document: unknown, path: string): number {
  const value = presentAt(document, path)
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw new FieldError(path, 'malformed', 'a whole number')
}

export function optionalCountAt(document: unknown, path: string): number | undefined {
  return fieldAt(document, path) === undefined ? undefined : countAt(document, path)
}

/** @param path `''` for the document itself */
export function listAt(document: unknown, path: string): readonly unknown[] {
  const value = path === '' ? document : presentAt(document, path)
  if (Array.isArray(value)) return value
  throw new FieldError(path === '' ? 'the document' : path, 'malformed', 'a list')
}

export function isObjectId(text: string): boolean {
  return OBJECT_ID.test(text)
}

/** The all-zero id by which events say "no such commit". */
export function isNoObject(id: string): boolean {
  return id === NO_OBJECT
}

function presentAt(document: unknown, path: string): unknown {
  const value = fieldAt(document, path)
  if (value === undefined) throw new FieldError(path, 'absent', '')
  return value
}
