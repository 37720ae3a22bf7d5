import type { LoadedFile, Unreadable } from '../../model/rule.ts'
import { readScopes } from '../../syntax/python-bindings.ts'
import { PythonNames } from '../../syntax/python-names.ts'
import { parseSource, type SourceParser, type SyntaxTree, sourceParser } from '../../syntax/tree-sitter.ts'
import { evidence } from '../../text/redact.ts'
import { defineLanguage, type Language } from './language.ts'
import { declaredEncoding, encodingFinding, firstTwoLines } from './python-encoding.ts'
import { inspectPython } from './python-inspection.ts'
import { fileFetches } from './python-origins.ts'
import { PYTHON_RULES } from './python-rules.ts'
import { starMember } from './python-sinks.ts'
import { declaredTorch } from './python-torch-floor.ts'
import { countsInPython, PYTHON_TRIPWIRES } from './python-tripwires.ts'
import type { TorchFloor } from './python-use.ts'

/** By extension and by the names of build scripts that are Python. */
const PYTHON_PATH = /(?:\.(?:py|pyi|pyw|pyx|wsgi)|(?:^|\/)(?:SConstruct|SConscript|wscript))$/i
const HAS_NO_EXTENSION = /(?:^|\/)[^./]+$/
const PYTHON_SHEBANG = /^#![^\n]{0,200}(?:python|pypy|\buv run\b)/i
/** A shell script whose first statement is a string to Python: `''''exec python3 "$0" "$@" # '''`. */
const SHELL_SHEBANG = /^#![^\n]{0,200}sh\b[^\n]{0,80}\n(?:#[^\n]{0,200}\n){0,8}["']/
/** Code units of a file without an extension that say what it is. */
const HEAD_LENGTH = 2000

interface Prepared {
  readonly parser: SourceParser
  readonly torchFloor: TorchFloor
}

/** Python: names are resolved through scopes and imports, never matched as text. */
export const python: Language = defineLanguage<Prepared | undefined>({
  name: 'python',
  rules: PYTHON_RULES,
  tripwires: PYTHON_TRIPWIRES,
  counts: countsInPython,

  wants: ({ path, mode }) =>
    (mode === 'file' || mode === 'executable') && (PYTHON_PATH.test(path) || HAS_NO_EXTENSION.test(path)),

  async prepare(file, context) {
    if (file.text === undefined || !isPython(file)) return undefined
    return {
      parser: await sourceParser(context, 'tree-sitter-python.wasm'),
      torchFloor: TORCH.test(file.text) ? await declaredTorch(context, file.side, file.path) : 'not-declared',
    }
  },

  *inspect(file, _context, prepared) {
    if (prepared === undefined || file.text === undefined) return
    const encoding = declaredEncoding(firstTwoLines(file.text))
    if (encoding?.kind === 'transforming') yield encodingFinding(file, encoding)
    if (encoding?.kind === 'multibyte' && !ALL_ASCII.test(file.text)) {
      yield unreadable('parse-failed', evidence`the file is in an encoding that is not read`, encoding.line)
    }
    const tree = parseSource(prepared.parser, sourceLines(file.text))
    if ('reason' in tree) {
      yield unreadable(tree.reason, evidence`the Python parser gave up on this file`)
      return
    }
    const lost = lostName(tree)
    if (lost !== undefined) {
      const detail = evidence`this part of the file is no Python that can be read`
      yield unreadable('parse-failed', detail, file.position(lost).line)
    }
    const names = new PythonNames(tree, readScopes(tree), starMember)
    let fetches: boolean | undefined
    yield* inspectPython(file, {
      path: file.path,
      names,
      torchFloor: prepared.torchFloor,
      fetches: () => {
        fetches ??= fileFetches(names)
        return fetches
      },
    })
    if (names.exhausted) yield unreadable('over-limit', evidence`names of this file take too long to resolve`)
  },
})

/** Offset of a name that leads to the built-ins and stands in text that fits no rule of the grammar. */
function lostName(tree: SyntaxTree): number | undefined {
  for (let node = 0; node < tree.size; node++) {
    if (tree.type(node) !== 'ERROR') continue
    for (const child of tree.children(node)) {
      if (tree.type(child) === 'identifier' && LEADING_NAMES.test(tree.textOf(child)))
        return tree.start(child)
    }
  }
  return undefined
}
const LEADING_NAMES =
  /^(?:__builtins__|__import__|builtins|getattr|globals|locals|vars|import_module|importlib|eval|exec)$/

const TORCH = /torch/i
const ALL_ASCII = /^[\x00-\x7f]*$/

function isPython(file: LoadedFile): boolean {
  if (PYTHON_PATH.test(file.path)) return true
  const head = (file.text ?? '').slice(0, HEAD_LENGTH)
  return PYTHON_SHEBANG.test(head) || (SHELL_SHEBANG.test(head) && handsToPython(head))
}

function handsToPython(head: string): boolean {
  const exec = head.indexOf('exec')
  return exec !== -1 && head.includes('python', exec)
}

/** Python ends a line, and so a comment, at a lone CR; the grammar does not. Offsets stay as they are. */
function sourceLines(text: string): string {
  return text.includes('\r') ? text.replace(LONE_RETURN, '\n') : text
}
const LONE_RETURN = /\r(?!\n)/g

function unreadable(reason: Unreadable['reason'], detail: Unreadable['detail'], line?: number): Unreadable {
  return { kind: 'unreadable', gap: 'missing', reason, detail, ...(line === undefined ? {} : { line }) }
}
