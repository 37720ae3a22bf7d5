import type { Arguments } from './python-arguments.ts'
import {
  base64Text,
  braceFormat,
  characterOf,
  decodedText,
  hexText,
  shownText,
  sum,
  text,
  textMethod,
} from './python-constants.ts'
import type { PythonNames } from './python-names.ts'
import { foldName } from './python-scopes.ts'
import { UNKNOWN_VALUE, UNKNOWN_VALUES, type Value } from './python-values.ts'
import { NO_NODE } from './tree-sitter.ts'

/** Characters that a text joined from code points may have. */
const MAX_JOINED = 4096
/** `reversed(reversed(…))` */
const MAX_REVERSALS = 4

/** What a call gives back, when the file shows it. */
export function calledValues(names: PythonNames, call: number): readonly Value[] {
  const { tree } = names
  const callee = tree.child(call, 'function')
  if (callee === NO_NODE) return UNKNOWN_VALUES
  const values = names.values(callee).flatMap((value) => calledValue(names, call, value))
  if (tree.type(callee) !== 'attribute') return values
  const method = methodValues(names, callee, call)
  return method === undefined ? values : [...values.filter((value) => value.kind !== 'unknown'), ...method]
}

function calledValue(names: PythonNames, call: number, callee: Value): readonly Value[] {
  if (callee.kind === 'getter') return gotten(names, callee.names, names.arguments(call), call)
  if (callee.kind !== 'name') return UNKNOWN_VALUES
  // Most calls are of no special function, and reading their arguments would be in vain.
  const values = SPECIAL.get(callee.path)?.(names, names.arguments(call), call)
  return values ?? [{ kind: 'result', path: callee.path, call }]
}

/** Undefined: nothing special can be said, it is the result of a call. */
type Special = (names: PythonNames, args: Arguments, call: number) => readonly Value[] | undefined

const importModule: Special = (names, args, call) => {
  const moduleNames = names.unionOf(args.positional.slice(0, 1).concat(args.keywords.get('name') ?? []))
  return moduleNames.flatMap((name) =>
    name.kind === 'text' && !name.text.startsWith('.') ? names.path(name.text, call) : UNKNOWN_VALUES,
  )
}

const getAttribute: Special = (names, args, call) => {
  const [object, attribute, fallback] = args.positional
  if (object === undefined || attribute === undefined) return undefined
  const values = names.values(object).flatMap((base) =>
    names.values(attribute).flatMap((name): readonly Value[] => {
      if (name.kind !== 'text') return UNKNOWN_VALUES
      if (name.text === '__builtins__') return names.path('builtins', call)
      if (name.text === '__dict__' && base.kind === 'name')
        return [{ kind: 'namespace', path: base.path, origin: call }]
      return names.member(base, name.text, call)
    }),
  )
  return fallback === undefined ? values : [...values, ...names.values(fallback)]
}

const ownNamespace: Special = (names, args, call) =>
  args.positional.length === 0
    ? [{ kind: 'namespace', path: '', origin: call }]
    : namespaceOf(names, args, call)

function namespaceOf(names: PythonNames, args: Arguments, call: number): readonly Value[] {
  return names.unionOf(args.positional.slice(0, 1)).map((value) => {
    return value.kind === 'name' ? { kind: 'namespace', path: value.path, origin: call } : UNKNOWN_VALUE
  })
}

const getItem: Special = (names, args, call) => {
  const [container, key] = args.positional
  if (container === undefined || key === undefined) return undefined
  return names
    .values(container)
    .flatMap((base) => names.values(key).flatMap((name) => names.element(base, name, call)))
}

const getter =
  (calls: boolean): Special =>
  (names, args, call) => {
    const attributes = args.positional.slice(0, 1).map((node) => names.single(node))
    const texts = attributes.flatMap((name) => (name.kind === 'text' ? [name.text] : []))
    return texts.length === 0 ? undefined : [{ kind: 'getter', names: texts, calls, origin: call }]
  }

function gotten(
  names: PythonNames,
  attributes: readonly string[],
  args: Arguments,
  call: number,
): readonly Value[] {
  const object = args.positional[0]
  if (object === undefined) return UNKNOWN_VALUES
  return names
    .values(object)
    .flatMap((base) => attributes.flatMap((attribute) => names.member(base, attribute, call)))
}

/** A function of constant texts and numbers. */
const ofValue =
  (compute: (value: Value) => Value | undefined): Special =>
  (names, args) => {
    if (args.positional[0] === undefined) return undefined
    return names.values(args.positional[0]).map((value) => compute(value) ?? UNKNOWN_VALUE)
  }

const ofText = (compute: (value: string) => Value | undefined): Special =>
  ofValue((value) => (value.kind === 'text' ? compute(value.text) : undefined))

const located: Special = (names, args, call) =>
  names
    .unionOf(args.positional.slice(0, 1))
    .flatMap((name) =>
      name.kind === 'text' ? names.path(name.text.replace(':', '.'), call) : UNKNOWN_VALUES,
    )

const SPECIAL: ReadonlyMap<string, Special> = new Map<string, Special>([
  ['builtins.__import__', importModule],
  ['importlib.__import__', importModule],
  ['importlib.import_module', importModule],
  ['importlib._bootstrap._gcd_import', importModule],
  ['builtins.__loader__.load_module', importModule],
  ['builtins.__spec__.loader.load_module', importModule],
  ['sys.modules.get', importModule],
  ['sys.modules.pop', importModule],
  ['sys.modules.setdefault', importModule],
  ['sys.modules.__getitem__', importModule],
  [
    'importlib.reload',
    (names, args) => (args.positional[0] === undefined ? undefined : names.values(args.positional[0])),
  ],
  ['builtins.getattr', getAttribute],
  ['inspect.getattr_static', getAttribute],
  ['builtins.object.__getattribute__', getAttribute],
  ['builtins.type.__getattribute__', getAttribute],
  ['builtins.vars', ownNamespace],
  ['builtins.globals', ownNamespace],
  ['builtins.locals', ownNamespace],
  ['operator.getitem', getItem],
  ['builtins.dict.get', getItem],
  ['builtins.dict.__getitem__', getItem],
  ['operator.attrgetter', getter(false)],
  ['operator.methodcaller', getter(true)],
  ['pydoc.locate', located],
  ['pkgutil.resolve_name', located],
  ['builtins.chr', ofValue((value) => textOrUndefined(characterOf(value)))],
  ['builtins.unichr', ofValue((value) => textOrUndefined(characterOf(value)))],
  ['builtins.str', ofValue((value) => textOrUndefined(shownText(value)))],
  ['textwrap.dedent', ofText(text)],
  ['inspect.cleandoc', ofText(text)],
  ['builtins.bytes.fromhex', ofText(hexText)],
  ['builtins.bytearray.fromhex', ofText(hexText)],
  ['binascii.unhexlify', ofText(hexText)],
  ['binascii.a2b_hex', ofText(hexText)],
  ['base64.b64decode', ofText(base64Text)],
  ['base64.urlsafe_b64decode', ofText(base64Text)],
  ['base64.standard_b64decode', ofText(base64Text)],
  ['base64.decodebytes', ofText(base64Text)],
  ['binascii.a2b_base64', ofText(base64Text)],
  ['codecs.decode', (names, args) => decodedWith(names, args)],
  ['builtins.dict', (_names, _args, call) => [{ kind: 'pairs', node: call }]],
  [
    'operator.add',
    (names, args) =>
      args.positional.length === 2
        ? [sum(names.single(args.positional[0] as number), names.single(args.positional[1] as number))]
        : undefined,
  ],
])

function textOrUndefined(value: string | undefined): Value | undefined {
  return value === undefined ? undefined : text(value)
}

function decodedWith(names: PythonNames, args: Arguments): readonly Value[] | undefined {
  const [subject, codec] = args.positional.map((node) => names.single(node))
  if (subject?.kind !== 'text') return undefined
  return [decodedText(subject.text, codec?.kind === 'text' ? codec.text : 'utf-8') ?? UNKNOWN_VALUE]
}

/** Methods of constant texts and of dictionaries of names; undefined when the object is neither. */
function methodValues(names: PythonNames, callee: number, call: number): readonly Value[] | undefined {
  const { tree } = names
  const bases = names.values(tree.child(callee, 'object'))
  if (bases.every((base) => base.kind === 'unknown' || base.kind === 'result')) return undefined
  const method = foldName(tree.textOf(tree.child(callee, 'attribute')))
  const args = names.arguments(call)
  const [first] = args.positional
  if (method === '__getattribute__' && first !== undefined) {
    return bases.flatMap((base) =>
      names
        .values(first)
        .flatMap((name) => (name.kind === 'text' ? names.member(base, name.text, call) : UNKNOWN_VALUES)),
    )
  }
  if (bases.some((base) => base.kind === 'namespace' || (base.kind === 'name' && base.path === 'builtins'))) {
    if (!NAMESPACE_GETTERS.has(method) || first === undefined) return undefined
    return bases.flatMap((base) => names.values(first).flatMap((key) => names.element(base, key, call)))
  }
  const texts = bases.filter((base) => base.kind === 'text')
  if (texts.length === 0) return undefined
  if (method === 'join' && first !== undefined) return texts.map((base) => joined(names, base.text, first))
  if (method === 'format') {
    const named = new Map(
      [...args.keywords].map(([key, nodes]) => [key, names.single(nodes[0] as number)] as const),
    )
    const operands = args.positional.map((node) => names.single(node))
    return texts.map((base) => braceFormat(base.text, operands, named))
  }
  const operands = args.positional.map((node) => names.single(node))
  const results = texts.map((base) => textMethod(base.text, method, operands))
  return results.map((result) => result ?? UNKNOWN_VALUE)
}

const NAMESPACE_GETTERS: ReadonlySet<string> = new Set(['get', '__getitem__', 'pop', 'setdefault'])

/** `separator.join(parts)`, also of `map(chr, codes)` and `chr(c) for c in codes`. */
function joined(names: PythonNames, separator: string, parts: number): Value {
  const texts = sequenceTexts(names, parts)
  return texts === undefined ? UNKNOWN_VALUE : text(texts.join(separator))
}

function sequenceTexts(names: PythonNames, node: number, depth = 0): readonly string[] | undefined {
  if (depth === MAX_REVERSALS) return undefined
  const { tree } = names
  const value = names.single(node)
  if (value.kind === 'text') return [...value.text]
  if (value.kind === 'items') return eachText(names, value.items, (item) => shownTextOnly(item))
  const type = tree.type(node)
  if (type === 'generator_expression' || type === 'list_comprehension') return comprehendedTexts(names, node)
  if (value.kind !== 'result') return undefined
  const args = names.arguments(value.call)
  const [first, second] = args.positional
  if (value.path === 'builtins.reversed' && first !== undefined) {
    const texts = sequenceTexts(names, first, depth + 1)
    return texts === undefined ? undefined : [...texts].reverse()
  }
  if (value.path !== 'builtins.map' || first === undefined || second === undefined) return undefined
  const sequence = names.single(second)
  const computes = names.paths(first).includes('builtins.chr')
  return computes && sequence.kind === 'items' ? eachText(names, sequence.items, characterOf) : undefined
}

/** `[chr(c) for c in (…)]` and `[c for c in (…)]`. */
function comprehendedTexts(names: PythonNames, node: number): readonly string[] | undefined {
  const { tree } = names
  const [body, clause, ...rest] = tree.children(node)
  if (body === undefined || clause === undefined || rest.length > 0) return undefined
  const loop = tree.textOf(tree.child(clause, 'left'))
  const sequence = names.single(tree.child(clause, 'right'))
  if (tree.textOf(body) === loop) {
    if (sequence.kind === 'text') return [...sequence.text]
    return sequence.kind === 'items' ? eachText(names, sequence.items, shownTextOnly) : undefined
  }
  if (sequence.kind !== 'items' || tree.type(body) !== 'call') return undefined
  const operands = tree.children(tree.child(body, 'arguments'))
  const isCharacter = names.paths(tree.child(body, 'function')).includes('builtins.chr')
  if (!isCharacter || operands.length !== 1 || tree.textOf(operands[0] as number) !== loop) return undefined
  return eachText(names, sequence.items, characterOf)
}

function eachText(
  names: PythonNames,
  items: readonly (number | undefined)[],
  shown: (value: Value) => string | undefined,
): readonly string[] | undefined {
  if (items.length > MAX_JOINED) return undefined
  const texts: string[] = []
  for (const item of items) {
    const part = item === undefined ? undefined : shown(names.single(item))
    if (part === undefined) return undefined
    texts.push(part)
  }
  return texts
}

function shownTextOnly(value: Value): string | undefined {
  return value.kind === 'text' ? value.text : undefined
}
