import type { PythonNames } from '../../syntax/python-names.ts'
import { textsOf } from '../../syntax/python-values.ts'
import { NO_NODE } from '../../syntax/tree-sitter.ts'

/** Nodes looked at to find out where one argument comes from. */
const MAX_NODES = 4000
/** Assignments followed backwards, one after another. */
const MAX_HOPS = 3

const DECODERS: ReadonlySet<string> = new Set([
  'base64.b64decode',
  'base64.standard_b64decode',
  'base64.urlsafe_b64decode',
  'base64.b32decode',
  'base64.b32hexdecode',
  'base64.b16decode',
  'base64.b85decode',
  'base64.a85decode',
  'base64.z85decode',
  'base64.decodebytes',
  'base64.decodestring',
  'binascii.unhexlify',
  'binascii.a2b_hex',
  'binascii.a2b_base64',
  'binascii.a2b_qp',
  'binascii.a2b_uu',
  'builtins.bytes.fromhex',
  'builtins.bytearray.fromhex',
  'builtins.chr',
  'builtins.unichr',
  'zlib.decompress',
  'zlib.decompressobj',
  'gzip.decompress',
  'bz2.decompress',
  'lzma.decompress',
  'zstandard.decompress',
  'compression.zstd.decompress',
  'compression.zlib.decompress',
  'compression.gzip.decompress',
  'compression.bz2.decompress',
  'compression.lzma.decompress',
  'marshal.loads',
  'marshal.load',
])

const FETCHERS: ReadonlySet<string> = new Set([
  'urllib.request.urlopen',
  'urllib.request.urlretrieve',
  'urllib.urlopen',
  'urllib.urlretrieve',
  'urllib2.urlopen',
  'six.moves.urllib.request.urlopen',
  'six.moves.urllib.request.urlretrieve',
  'requests.get',
  'requests.post',
  'requests.request',
  'requests.Session',
  'requests.session',
  'httpx.get',
  'httpx.post',
  'httpx.request',
  'httpx.stream',
  'httpx.Client',
  'httpx.AsyncClient',
  'aiohttp.ClientSession',
  'urllib3.PoolManager',
  'urllib3.request',
  'http.client.HTTPConnection',
  'http.client.HTTPSConnection',
  'socket.socket',
  'socket.create_connection',
  'wget.download',
  'gdown.download',
  'pooch.retrieve',
  'fsspec.open',
  'smart_open.open',
])

/** Methods whose result is hidden text made plain, whatever they are called on. */
const DECODING_METHODS: ReadonlySet<string> = new Set(['decrypt', 'fromhex', 'translate'])
/** Codecs that are no character sets. */
const TRANSFORMS = /^(?:rot_?13|hex|base_?64|zlib|zip|bz2|uu|quopri|unicode_escape|punycode)(?:_codec)?$/

/** What the data of an expression passed through on its way. */
export interface Origins {
  readonly decodes: boolean
  readonly fetches: boolean
}

/** Looks at an expression and, through assignments, loops and `with`, at what its names were given. */
export function originsOf(names: PythonNames, expression: number): Origins {
  const { tree } = names
  let decodes = false
  let fetches = false
  let budget = MAX_NODES
  const seen = new Set<number>()
  const left = [{ root: expression, whole: true, hops: 0 }]
  for (let item = left.pop(); item !== undefined; item = left.pop()) {
    const { root, whole, hops } = item
    if (root === NO_NODE || seen.has(root)) continue
    seen.add(root)
    for (let node = root; node <= tree.lastInside(root) && budget > 0; node++, budget--) {
      switch (tree.type(node)) {
        case 'call': {
          for (const path of names.paths(tree.child(node, 'function'))) {
            decodes ||= DECODERS.has(path)
            fetches ||= FETCHERS.has(path)
          }
          decodes ||= decodesByMethod(names, node) || readsItself(names, node)
          break
        }
        case 'attribute':
          decodes ||= names.paths(node).some((path) => DECODERS.has(path))
          break
        case 'identifier':
          if (hops < MAX_HOPS) {
            for (const given of assignedTo(names, node)) left.push({ ...given, hops: hops + 1 })
          }
          // `map(chr, codes)`
          decodes ||= names.paths(node).some((path) => DECODERS.has(path))
          break
        case 'subscript':
          decodes ||= isReversedText(names, node, whole && node === root)
      }
    }
  }
  return { decodes, fetches }
}

/** `text[::-1]`; lists are reversed for better reasons, so it must be the whole expression or a constant. */
function isReversedText(names: PythonNames, subscript: number, whole: boolean): boolean {
  const { tree } = names
  const key = tree.child(subscript, 'subscript')
  if (key === NO_NODE || tree.type(key) !== 'slice' || !REVERSED.test(tree.textOf(key))) return false
  return whole || textsOf(names.values(tree.child(subscript, 'value'))) !== undefined
}
const REVERSED = /^\s{0,8}:\s{0,8}:\s{0,8}-\s{0,8}1$/

/** Some call anywhere in the file reads from the network. */
export function fileFetches(names: PythonNames): boolean {
  const { tree } = names
  for (let node = 0; node < tree.size; node++) {
    if (tree.type(node) !== 'call') continue
    if (names.paths(tree.child(node, 'function')).some((path) => FETCHERS.has(path))) return true
  }
  return false
}

/** Expressions that a name was given; `whole` when it was given all of it. */
function assignedTo(names: PythonNames, identifier: number): readonly { root: number; whole: boolean }[] {
  const { tree } = names
  const parent = tree.parent(identifier)
  if (tree.type(parent) === 'attribute' && tree.field(identifier) === 'attribute') return []
  if (tree.type(parent) === 'keyword_argument' && tree.field(identifier) === 'name') return []
  return names
    .bindings(identifier)
    .slice(0, MAX_BINDINGS)
    .flatMap(({ bound }) => {
      if (bound.kind === 'value') return [{ root: bound.node, whole: bound.steps.length === 0 }]
      return bound.kind === 'augmented' ? [{ root: tree.child(bound.node, 'right'), whole: false }] : []
    })
}
/** Assignments to one name that are followed. */
const MAX_BINDINGS = 8

function decodesByMethod(names: PythonNames, call: number): boolean {
  const { tree } = names
  const callee = tree.child(call, 'function')
  if (tree.type(callee) !== 'attribute') return false
  const method = tree.textOf(tree.child(callee, 'attribute'))
  if (DECODING_METHODS.has(method)) return true
  const codecAt = method === 'decode' && names.paths(callee).includes('codecs.decode') ? 1 : 0
  if (method !== 'decode' && method !== 'encode') return false
  const codec = names.arguments(call).positional[codecAt]
  const texts = codec === undefined ? undefined : textsOf(names.values(codec))
  return texts?.some((text) => TRANSFORMS.test(text.toLowerCase().replaceAll('-', '_'))) ?? false
}

/** A file that reads its own text hides code in what looks like a comment or a string. */
function readsItself(names: PythonNames, call: number): boolean {
  const { tree } = names
  if (!names.paths(tree.child(call, 'function')).includes('builtins.open')) return false
  const path = names.arguments(call).positional[0]
  return path !== undefined && names.paths(path).includes('builtins.__file__')
}
