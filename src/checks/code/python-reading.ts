import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile, Unreadable } from '../../model/rule.ts'
import { readScopes } from '../../syntax/python-bindings.ts'
import { PythonNames } from '../../syntax/python-names.ts'
import { parseSource, type SyntaxTree, sourceParser } from '../../syntax/tree-sitter.ts'
import { evidence } from '../../text/redact.ts'
import { declaredEncoding, encodingFinding, firstTwoLines } from './python-encoding.ts'
import { inspectPython } from './python-inspection.ts'
import { fileFetches } from './python-origins.ts'
import { starMember } from './python-sinks.ts'
import { declaredTorch } from './python-torch-floor.ts'

/** Looks through one file of Python. */
export type PythonReading = () => Iterable<Finding | Unreadable>

/** Reads what surrounds the file; the result looks through the file itself. */
export async function pythonReading(
  file: LoadedFile,
  text: string,
  context: CheckContext,
): Promise<PythonReading> {
  const parser = await sourceParser(context, 'tree-sitter-python.wasm')
  const torchFloor = TORCH.test(text) ? await declaredTorch(context, file.side, file.path) : 'not-declared'
  return function* () {
    const encoding = declaredEncoding(firstTwoLines(text))
    if (encoding?.kind === 'transforming') yield encodingFinding(file, encoding)
    if (encoding?.kind === 'multibyte' && !ALL_ASCII.test(text)) {
      yield unreadable('parse-failed', evidence`the file is in an encoding that is not read`, encoding.line)
    }
    const tree = parseSource(parser, sourceLines(text))
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
      torchFloor,
      fetches: () => {
        fetches ??= fileFetches(names)
        return fetches
      },
    })
    if (names.exhausted) yield unreadable('over-limit', evidence`names of this file take too long to resolve`)
  }
}

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

/** Python ends a line, and so a comment, at a lone CR; the grammar does not. Offsets stay as they are. */
function sourceLines(text: string): string {
  return text.includes('\r') ? text.replace(LONE_RETURN, '\n') : text
}
const LONE_RETURN = /\r(?!\n)/g

function unreadable(reason: Unreadable['reason'], detail: Unreadable['detail'], line?: number): Unreadable {
  return { kind: 'unreadable', gap: 'missing', reason, detail, ...(line === undefined ? {} : { line }) }
}
