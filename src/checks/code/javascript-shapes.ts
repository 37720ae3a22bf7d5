import type { ScriptNode } from '../../syntax/javascript.ts'
import { alternativesOf, elementsOf, type Placed } from '../../syntax/javascript-alternatives.ts'
import type { ScriptNames } from '../../syntax/javascript-names.ts'
import type { Origin } from '../../syntax/javascript-scopes.ts'
import { childOf, listOf, nameOf, unwrapped } from '../../syntax/javascript-tree.ts'

/**
 * How a text is made. `constant`: always the same. `fixed`: constant parts, and what only the machine, the place of the
 * script or a count decides. `mixed`: constant parts around others. `unknown`: nothing of it can be seen.
 */
export type Shape = 'constant' | 'fixed' | 'mixed' | 'unknown'

/** What a part of a text may hold without changing what the text means. */
export interface Harmless {
  /** Functions that make any value one word of the language the text is written in. */
  readonly quoting: ReadonlySet<string>
}

/** Expressions inside expressions that are followed. */
const MAX_DEPTH = 12
/** Expressions that are looked at for one text. */
const MAX_LOOKS = 500

const FIXED_NAMES: ReadonlySet<string> = new Set([
  'module:bun:ffi.suffix',
  'module:os.EOL',
  'module:path.delimiter',
  'module:path.sep',
  'process.arch',
  'process.argv0',
  'process.execPath',
  'process.pid',
  'process.platform',
  'process.ppid',
  'process.version',
  'process.versions',
  'process.versions.modules',
  'process.versions.napi',
  'process.versions.node',
])
const OWN_PLACE: ReadonlySet<string> = new Set(['__dirname', '__filename'])
/** Whatever they are given, they return a number, or tell of the machine. */
const FIXED_CALLS: ReadonlySet<string> = new Set([
  'Date.now',
  'Number',
  'module:os.arch',
  'module:os.cpus',
  'module:os.homedir',
  'module:os.platform',
  'module:os.tmpdir',
  'parseFloat',
  'parseInt',
  'process.cwd',
])
/** What they return is made of what they are given. */
const PASSING_CALLS: ReadonlySet<string> = new Set([
  'String',
  'URL',
  'module:path.basename',
  'module:path.dirname',
  'module:path.format',
  'module:path.join',
  'module:path.normalize',
  'module:path.relative',
  'module:path.resolve',
  'module:url.URL',
  'module:url.fileURLToPath',
  'module:url.pathToFileURL',
  'require.resolve',
])
const PASSING_METHODS: ReadonlySet<string> = new Set([
  'concat',
  'normalize',
  'padEnd',
  'padStart',
  'repeat',
  'replace',
  'replaceAll',
  'slice',
  'toLowerCase',
  'toString',
  'toUpperCase',
  'trim',
  'trimEnd',
  'trimStart',
])
/** Properties that are numbers, whatever they are of. */
const NUMBERS: ReadonlySet<string> = new Set(['byteLength', 'length', 'pid', 'ppid', 'size'])
const ARITHMETIC: ReadonlySet<string> = new Set(['-', '*', '/', '%', '**', '|', '&', '<<', '>>', '>>>'])

/** The shape of a text, or of one that several parts are joined to. */
export function shapeOf(parts: readonly Placed[], names: ScriptNames, harmless: Harmless): Shape {
  return new Shaping(names, harmless).joined(parts, 0)
}

class Shaping {
  private readonly names: ScriptNames
  private readonly harmless: Harmless
  private looks = 0

  constructor(names: ScriptNames, harmless: Harmless) {
    this.names = names
    this.harmless = harmless
  }

  joined(parts: readonly Placed[], depth: number): Shape {
    const shapes = parts.map((part) => this.shape(part, depth))
    if (shapes.every((shape) => shape === 'constant')) return 'constant'
    if (shapes.every((shape) => shape === 'constant' || shape === 'fixed')) return 'fixed'
    return shapes.every((shape) => shape === 'unknown') ? 'unknown' : 'mixed'
  }

  private shape(start: Placed, depth: number): Shape {
    if (depth > MAX_DEPTH || this.looks++ > MAX_LOOKS) return 'unknown'
    if (this.names.textOf(start.node, start.scope) !== undefined) return 'constant'
    const alternatives = alternativesOf(start, this.names)
    if (typeof alternatives === 'string') return 'unknown'
    // Any of them may be the one.
    let worst: Shape = 'constant'
    for (const alternative of alternatives) {
      const shape = this.madeFrom(alternative, depth)
      if (BADNESS[shape] > BADNESS[worst]) worst = shape
    }
    return worst
  }

  private madeFrom({ node, scope }: Placed, depth: number): Shape {
    const all = (parts: readonly ScriptNode[]): Shape =>
      this.joined(
        parts.map((part) => ({ node: part, scope })),
        depth + 1,
      )
    switch (node.type) {
      case 'StringLiteral':
      case 'NumericLiteral':
      case 'BooleanLiteral':
      case 'NullLiteral':
        return 'constant'
      case 'UnaryExpression':
      case 'UpdateExpression':
        return 'fixed'
      case 'TemplateLiteral':
        return all([...listOf(node, 'quasis').filter(hasText), ...listOf(node, 'expressions')])
      case 'TemplateElement':
        return 'constant'
      case 'TaggedTemplateExpression': {
        const quasi = childOf(node, 'quasi')
        return quasi === undefined ? 'unknown' : all([quasi])
      }
      case 'BinaryExpression':
        if (node['operator'] !== '+') return ARITHMETIC.has(String(node['operator'])) ? 'fixed' : 'constant'
        return all(operandsOf(node))
      case 'Identifier':
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.named({ node, scope })
      case 'MetaProperty':
        return 'fixed'
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        return this.called({ node, scope }, depth)
    }
    return 'unknown'
  }

  private named({ node, scope }: Placed): Shape {
    const name = nameOf(node)
    if (name !== undefined && OWN_PLACE.has(name) && scope.lookup(name) === undefined) return 'fixed'
    if (name !== undefined && scope.lookup(name)?.origins.some(isNarrow) === true) return 'fixed'
    if (childOf(node, 'object')?.type === 'MetaProperty') return 'fixed'
    if (NUMBERS.has(nameOf(childOf(node, 'property')) ?? '') && node['computed'] !== true) return 'fixed'
    return this.names.isNamed(node, scope, FIXED_NAMES) ? 'fixed' : 'unknown'
  }

  private called({ node, scope }: Placed, depth: number): Shape {
    const callee = childOf(node, 'callee')
    if (callee === undefined) return 'unknown'
    const given = listOf(node, 'arguments')
    for (const value of this.names.resolve(callee, scope)) {
      if (value.kind !== 'named') continue
      if (FIXED_CALLS.has(value.name) || value.name.startsWith('Math.')) return 'fixed'
      if (this.harmless.quoting.has(value.name)) return 'fixed'
      if (PASSING_CALLS.has(value.name)) {
        return this.joined(
          given.map((part) => ({ node: part, scope })),
          depth + 1,
        )
      }
    }
    const object = callee.type === 'MemberExpression' ? childOf(callee, 'object') : undefined
    const method = object === undefined ? undefined : this.names.memberName(callee, scope)
    if (object === undefined || method === undefined) return 'unknown'
    if (method === 'join') {
      const elements = elementsOf({ node: object, scope }, this.names)
      const separators = given.map((part) => ({ node: part, scope }))
      return elements === undefined ? 'unknown' : this.joined([...elements, ...separators], depth + 1)
    }
    if (!PASSING_METHODS.has(method)) return 'unknown'
    const added = method === 'concat' ? given : method.startsWith('replace') ? given.slice(1) : []
    const parts = [object, ...added]
    return this.joined(
      parts.map((part) => ({ node: part, scope })),
      depth + 1,
    )
  }
}

function isNarrow(origin: Origin): boolean {
  return origin.kind === 'unknown' && origin.narrow === true
}

const BADNESS: Readonly<Record<Shape, number>> = { constant: 0, fixed: 1, unknown: 2, mixed: 3 }

function hasText(quasi: ScriptNode): boolean {
  return (quasi['value'] as { readonly raw?: string } | undefined)?.raw !== ''
}

/** Operands of one chain of `+` that are looked at. */
const MAX_OPERANDS = 200

function operandsOf(node: ScriptNode): readonly ScriptNode[] {
  const operands: ScriptNode[] = []
  let at = node
  while (at.type === 'BinaryExpression' && at['operator'] === '+' && operands.length < MAX_OPERANDS) {
    const left = childOf(at, 'left')
    const right = childOf(at, 'right')
    if (left === undefined || right === undefined) break
    operands.push(right)
    at = unwrapped(left)
  }
  return [...operands, at]
}
