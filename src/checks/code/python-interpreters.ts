import { argumentOf } from '../../syntax/python-arguments.ts'
import { textsOf } from '../../syntax/python-values.ts'
import { NO_NODE } from '../../syntax/tree-sitter.ts'
import { evidence } from '../../text/redact.ts'
import { ingredientsOf } from './python-ingredients.ts'
import { originsOf } from './python-origins.ts'
import { throughName } from './python-repository-path.ts'
import { DECODE_THEN_EXECUTE, FETCH_THEN_EXECUTE } from './python-rules.ts'
import { NATIVE_COMPILE, PYTHON_INTERPRETER, TEMPLATE_SOURCE } from './python-system-rules.ts'
import { type Judge, type Judgement, onlyCalls, type PythonFile, type Use } from './python-use.ts'
import type { Severity } from './severity.ts'

/** The text an interpreter, compiler or template engine is given; undefined where it is constant or fixed in the repository. */
function openText(
  use: Use,
  file: PythonFile,
  keyword: string,
  position: number,
): number | 'unseen' | undefined {
  const argument = argumentOf(use.args, keyword, position)
  if (argument.kind === 'absent') return undefined
  if (argument.kind === 'hidden') return 'unseen'
  const { names } = file
  const open = argument.nodes.find((node) => {
    const values = names.values(node)
    if (textsOf(values) !== undefined || values.every((value) => value.kind === 'none')) return false
    // Functions of the file itself: `timeit(run)`.
    return !names.bindings(node).some(({ bound }) => bound.kind === 'definition')
  })
  return open
}

/** Code from the network or in disguise is that rule's business, whatever runs it. */
function hidden(file: PythonFile, node: number): Judgement | undefined {
  const origins = originsOf(file.names, node)
  if (origins.fetches) return { rule: FETCH_THEN_EXECUTE, severity: 'critical', state: 'fetched' }
  return origins.decodes ? { rule: DECODE_THEN_EXECUTE, severity: 'critical', state: 'decoded' } : undefined
}

/** Runs the text at `position` as Python. */
export function judgeInterpreter(position: number, severity: Severity, keyword = 'source'): Judge {
  return onlyCalls((use, file) => {
    const text = openText(use, file, keyword, position)
    if (text === undefined) return undefined
    const { tree } = file.names
    // `timeit(lambda: f(x))` runs what stands there.
    if (text !== 'unseen' && tree.type(text) === 'lambda') return undefined
    const traced = text === 'unseen' ? undefined : hidden(file, text)
    return traced ?? { rule: PYTHON_INTERPRETER, severity, state: 'text' }
  })
}

/** `logging.config.listen()` runs what it receives, unless it is told to verify it. */
export const judgeListen: Judge = onlyCalls((use, file) => {
  const verifies = argumentOf(use.args, 'verify', 1)
  if (verifies.kind === 'given' && !file.names.unionOf(verifies.nodes).some((value) => value.kind === 'none'))
    return undefined
  return { rule: PYTHON_INTERPRETER, severity: 'high', state: 'listen' }
})

/** Compiles the text at `position` to machine code. */
export function judgeCompiler(keyword: string, position: number): Judge {
  return onlyCalls((use, file) => {
    const text = openText(use, file, keyword, position)
    if (text === undefined) return undefined
    if (text === 'unseen')
      return { rule: NATIVE_COMPILE, severity: 'low', confidence: 'low', state: 'unseen' }
    const traced = hidden(file, text)
    if (traced !== undefined) {
      const note = evidence`the source is decoded or fetched`
      return { rule: NATIVE_COMPILE, severity: 'high', state: 'hidden', note }
    }
    const found = ingredientsOf(file.names, text, (path) => FILE_READS.test(path))
    // Templates whose gaps are filled with types and sizes are how kernels are written.
    return {
      rule: NATIVE_COMPILE,
      severity: found.given > 0 && found.texts.length === 0 ? 'medium' : 'low',
      state: 'text',
    }
  })
}
const FILE_READS = /^(?:builtins\.(?:open|__file__)|os\.path\.\w{1,20}|pathlib\.\w{1,20})$/

/** `cpp_extension.load(name, sources)`: a build of files; `load_inline` has the sources in the program. */
export function judgeExtension(sources: readonly string[], position: number): Judge {
  return onlyCalls((use, file) => {
    const { names } = file
    for (const [index, keyword] of sources.entries()) {
      const argument = argumentOf(use.args, keyword, position + index)
      if (argument.kind !== 'given') continue
      for (const node of argument.nodes) {
        const traced = hidden(file, node)
        if (traced !== undefined)
          return {
            rule: NATIVE_COMPILE,
            severity: 'high',
            state: 'hidden',
            note: evidence`the source is decoded or fetched`,
          }
        const found = ingredientsOf(names, node, (path) => FILE_READS.test(path))
        if (found.given > 0 && found.texts.length === 0)
          return { rule: NATIVE_COMPILE, severity: 'medium', state: 'given' }
      }
    }
    return { rule: NATIVE_COMPILE, severity: 'low', state: 'fixed' }
  })
}

/** A template from text; `sandboxed` engines are other functions and not asked. */
export function judgeTemplate(keyword: string, severity: Severity): Judge {
  return onlyCalls((use, file) => {
    const text = openText(use, file, keyword, 0)
    if (text === undefined) return undefined
    if (text === 'unseen') return undefined
    const traced = hidden(file, text)
    if (traced === undefined && isFileText(file, text)) {
      return { rule: TEMPLATE_SOURCE, severity: 'audit', state: 'file' }
    }
    return {
      rule: TEMPLATE_SOURCE,
      severity: traced === undefined ? severity : 'high',
      state: traced === undefined ? 'text' : 'fetched',
    }
  })
}

/** Templates lie in files; which files these are is another question. */
function isFileText(file: PythonFile, node: number): boolean {
  const { names } = file
  const { tree } = names
  const read = throughName(names, node)
  if (read === NO_NODE || tree.type(read) !== 'call') return false
  const callee = tree.child(read, 'function')
  return (
    names.paths(callee).some((path) => PACKAGE_READS.test(path)) ||
    (tree.type(callee) === 'attribute' && READING.has(tree.textOf(tree.child(callee, 'attribute'))))
  )
}
const READING: ReadonlySet<string> = new Set(['read', 'read_text'])
const PACKAGE_READS =
  /^(?:pkgutil\.get_data|importlib[._]resources\.\w{1,20}|pkg_resources\.resource_\w{1,10})$/
