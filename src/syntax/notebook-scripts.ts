import { MappedTextBuilder } from '../text/mapped-text.ts'
import type { DataProblem } from './data.ts'
import { type CellParts, readCell } from './ipython.ts'
import { extensionOf } from './ipython-magics.ts'
import { type CodeCell, readNotebook } from './notebook.ts'
import type { CarriedScript } from './script-parts.ts'

export interface NotebookScripts {
  readonly scripts: readonly CarriedScript[]
  readonly problems: readonly DataProblem[]
}

/** Programs of one notebook that are read; each costs a parse. */
const MAX_SCRIPTS = 400
const NOTEBOOK = /\.ipynb$/i
const QUOTES: ReadonlySet<string> = new Set(['"', "'", '`'])

export function isNotebook(path: string): boolean {
  return NOTEBOOK.test(path)
}

/** A character that needs no escape has one, so that words which are searched for may be written with escapes. */
const NEEDLESS_ESCAPE = /\\u00[2-7]/i

/** Whether words may stand in a notebook's code that its text does not have. */
export function mayHideWords(path: string, text: string | undefined): boolean {
  return text !== undefined && isNotebook(path) && NEEDLESS_ESCAPE.test(text)
}

/**
 * The programs of a notebook. Cells of Python are one program, because names go from cell to cell; a cell that ends inside a
 * string or a bracket is one of its own, so that it takes nothing else with it. The same holds for lines of the shell.
 */
export async function notebookScripts(text: string): Promise<NotebookScripts> {
  const { cells, kernel, problems } = await readNotebook(text)
  const language = languageOf(kernel)
  const scripts = language === 'py' ? pythonScripts(cells) : oneScript(language, cells)
  if (scripts.length <= MAX_SCRIPTS) return { scripts, problems }
  const [first] = (scripts[MAX_SCRIPTS] as CarriedScript).text.stretches(0, 1)
  const offset = first === undefined ? 0 : Math.abs(first.source)
  return { scripts: scripts.slice(0, MAX_SCRIPTS), problems: [...problems, { reason: 'over-limit', offset }] }
}

/** Python unless the notebook names only other languages. Undefined: one that nothing here reads. */
function languageOf(kernel: readonly string[]): string | undefined {
  if (kernel.length === 0 || kernel.some((name) => PYTHON_KERNEL.test(name))) return 'py'
  for (const name of kernel) {
    const known = KERNELS.get(name) ?? extensionOf(name)
    if (known !== undefined) return known
  }
  return kernel.some((name) => OTHER_KERNEL.test(name)) ? undefined : 'py'
}
const PYTHON_KERNEL = /py|conda|jax|torch|tensorflow/
const KERNELS: ReadonlyMap<string, string> = new Map([
  ['ir', 'R'],
  ['deno', 'ts'],
  ['typescript', 'ts'],
  ['tslab', 'ts'],
  ['jslab', 'js'],
  ['rust', 'rs'],
  ['lua', 'lua'],
  ['go', 'go'],
  ['gophernotes', 'go'],
  ['kotlin', 'kt'],
  ['java', 'java'],
  ['php', 'php'],
  ['c++', 'cpp'],
])
/** Languages that have kernels and no rules here. */
const OTHER_KERNEL =
  /^(?:c#|f#|\.net.{0,40}|matlab|octave|sas|stata|scala|haskell|ocaml|maxima|sql|wolfram.{0,20}|mathematica|fortran|prolog|scheme|racket|clojure|elixir|erlang|swift|mojo|coq|lean.{0,5}|apl|gap.{0,8}|singular|markdown)$/

function oneScript(extension: string | undefined, cells: readonly CodeCell[]): readonly CarriedScript[] {
  if (extension === undefined) return []
  const text = new MappedTextBuilder()
  for (const { source } of cells) {
    text.take(source)
    text.put('\n', source.sourceOf(source.text.length))
  }
  return [{ extension, text: text.finish() }]
}

function pythonScripts(cells: readonly CodeCell[]): readonly CarriedScript[] {
  const python = new MappedTextBuilder()
  const shell = new MappedTextBuilder()
  const others: CarriedScript[] = []
  for (const { source } of cells) {
    const own: CellParts = {
      python: new MappedTextBuilder(),
      shell: new MappedTextBuilder(),
      other: (extension, text) => {
        if (extension === 'sh' && isClosed(text.text)) own.shell.take(text)
        else others.push({ extension, text })
      },
      open: false,
    }
    readCell(source, own)
    const program = own.python.finish()
    if (own.open) others.push({ extension: 'py', text: program })
    else python.take(program)
    const lines = own.shell.finish()
    if (lines.text === '') continue
    if (isClosed(lines.text)) {
      shell.take(lines)
      shell.put('\n', source.sourceOf(source.text.length))
    } else others.push({ extension: 'sh', text: lines })
  }
  const scripts = [
    { extension: 'py', text: python.finish() },
    { extension: 'sh', text: shell.finish() },
    ...others,
  ]
  return scripts.filter(({ text }) => text.text.trim() !== '')
}

/** Whether a script of the shell leaves nothing open for what stands behind it: as far as quotes tell. */
function isClosed(script: string): boolean {
  if (script.includes('<<') || OPEN_END.test(script.slice(-8))) return false
  let quote = ''
  for (let at = 0; at < script.length; at++) {
    const character = script[at] as string
    if (character === '\\' && quote !== "'") at++
    else if (quote === '' && QUOTES.has(character)) quote = character
    else if (character === quote) quote = ''
    else if (quote === '' && character === '#' && BEFORE_COMMENT.test(script[at - 1] ?? '\n')) {
      const feed = script.indexOf('\n', at)
      if (feed === -1) return true
      at = feed
    }
  }
  return quote === ''
}
const OPEN_END = /[\\|&({]\s{0,4}$/
const BEFORE_COMMENT = /[\s;]/
