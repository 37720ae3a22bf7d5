import { lineEnd } from './python-lines.ts'

/** A cell whose first line says what becomes of it; offsets are into the cell. */
export type CellMagic = { readonly body: number } & (
  | { readonly runs: 'nothing' }
  /** `statement`: what stands on the first line and runs as well. */
  | { readonly runs: 'python' | 'shell'; readonly statement?: Stretch | undefined }
  | { readonly runs: 'other'; readonly extension: string }
)

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Cell magics that hand the cell to an interpreter, by the extension of its files. */
const INTERPRETERS: ReadonlyMap<string, string> = new Map([
  ['bash', 'sh'],
  ['sh', 'sh'],
  ['zsh', 'sh'],
  ['ksh', 'sh'],
  ['dash', 'sh'],
  ['shell', 'sh'],
  ['javascript', 'js'],
  ['js', 'js'],
  ['node', 'js'],
  ['perl', 'pl'],
  ['ruby', 'rb'],
  ['r', 'R'],
  ['julia', 'jl'],
  ['cython', 'pyx'],
  ['pwsh', 'ps1'],
  ['powershell', 'ps1'],
  ['python', 'py'],
  ['python2', 'py'],
  ['python3', 'py'],
  ['pypy', 'py'],
  ['pypy3', 'py'],
])
/** Those of which the body is text, or a language that nothing here reads. */
const TEXT_MAGICS: ReadonlySet<string> = new Set([
  'bigquery',
  'bq',
  'cmd',
  'cpp',
  'cu',
  'cuda',
  'cudf',
  'fortran',
  'graphql',
  'html',
  'latex',
  'markdown',
  'md',
  'mermaid',
  'spark_sql',
  'sparql',
  'sql',
  'svg',
  'tikz',
  'yaml',
])
const SHELL_CELLS: ReadonlySet<string> = new Set(['!', 'sx', 'system'])
/** Whose first line is a statement that runs before the cell. */
const TIMING_CELLS: ReadonlySet<string> = new Set(['timeit', 'prun'])
const WRITING: ReadonlySet<string> = new Set(['writefile', 'file', 'writetemplate', 'writefileref'])

/** `%sx ls`, `%system ls`. */
export const SHELL_MAGICS: ReadonlySet<string> = new Set(['sx', 'system', 'sc', '!'])
/** Line magics that run the statement behind them. */
export const STATEMENT_MAGICS: ReadonlySet<string> = new Set([
  'time',
  'timeit',
  'prun',
  'memit',
  'mprun',
  'lprun',
  'debug',
  'snakeviz',
])
/** `-n 10 -r3 -f name`: at most a dozen options, each with a value or without. */
export const STATEMENT_OPTIONS =
  /^(?:-[nrfslTDm][ \t]{0,4}[\w.]{1,60}[ \t]{1,8}|-[a-zA-Z]{1,8}[ \t]{1,8}){0,12}/
/** Package managers that have a magic of their own, which works without its sign as well. */
export const PACKAGE_COMMAND =
  /^[ \t]{0,200}%?(?:pip3?|conda|mamba|micromamba|uv)[ \t]{1,20}[a-z-]{2,20}(?:[ \t\r]|$)/
/** `object?`, `module.*load*??` */
export const HELP_LINE = /^[ \t]{0,200}%{0,2}[\w.*]{1,200}\?{1,2}[ \t\r]{0,200}$/

/** UTF-16 code units of a first line that are read for its magic. */
const MAX_FIRST_LINE = 1_000
/** Blank lines and comments before it, which Colab allows. */
const MAX_LINES_BEFORE = 40
const COMMENT_OR_BLANK = /^[ \t]{0,200}(?:#|\r?$)/
const NAME = /^%%(?<name>!|[A-Za-z_][\w.]{0,60})(?<rest>[^\r\n]{0,1000})/
const LINE_NAME = /^%(?<name>[A-Za-z_!][\w.]{0,60})[ \t]{0,40}/
/** The program of `%%script`: the first word that is no option. */
const PROGRAM =
  /^[ \t]{0,40}(?:--?[\w-]{1,40}(?:=\S{1,80})?[ \t]{1,20}){0,8}(?:\S{0,100}\/)?(?<program>[\w.+-]{1,40})/
/** `%%writefile -a path/name.py`: the end of the name, and what may stand behind it. */
const WRITTEN = /\.(?<extension>\w{1,8})["']?(?: {1,4}(?:-a|--append))?$/
/** UTF-16 code units in which that fits. */
const MAX_WRITTEN = 40

/** The magic of a whole cell. */
export function cellMagicAt(text: string): CellMagic | undefined {
  if (!text.includes('%%')) return undefined
  let start = 0
  for (let line = 0; line < MAX_LINES_BEFORE; line++) {
    if (text.startsWith('%%', start)) return cellMagic(text, start)
    const end = lineEnd(text, start)
    if (
      end === text.length ||
      !COMMENT_OR_BLANK.test(text.slice(start, Math.min(end, start + MAX_FIRST_LINE)))
    )
      return undefined
    start = end + 1
  }
  return undefined
}

function cellMagic(text: string, start: number): CellMagic {
  const end = lineEnd(text, start)
  const body = Math.min(end + 1, text.length)
  const found = NAME.exec(text.slice(start, Math.min(end, start + MAX_FIRST_LINE)))?.groups
  const name = (found?.['name'] ?? '').toLowerCase()
  const rest = found?.['rest'] ?? ''
  const behind: Stretch = { start: start + 2 + name.length, end }
  if (SHELL_CELLS.has(name)) return { runs: 'shell', statement: behind, body }
  if (TEXT_MAGICS.has(name)) return { runs: 'nothing', body }
  if (WRITING.has(name)) {
    const extension = WRITTEN.exec(rest.trimEnd().slice(-MAX_WRITTEN))?.groups?.['extension']
    return extension === undefined ? { runs: 'nothing', body } : other(extension, body)
  }
  if (name === 'script') {
    const program = PROGRAM.exec(rest)?.groups?.['program'] ?? ''
    const extension = extensionOf(program)
    return extension === undefined ? { runs: 'nothing', body } : other(extension, body)
  }
  const extension = INTERPRETERS.get(name)
  if (extension !== undefined) return other(extension, body)
  if (TIMING_CELLS.has(name)) {
    const options = STATEMENT_OPTIONS.exec(rest.trimStart())?.[0].length ?? 0
    const from = behind.start + rest.length - rest.trimStart().length + options
    return { runs: 'python', body, ...(from < end ? { statement: { start: from, end } } : {}) }
  }
  // Magics of libraries nearly always measure or watch what the cell does.
  return { runs: 'python', body }
}

/** A cell that another process of Python runs shares nothing with the notebook. */
function other(extension: string, body: number): CellMagic {
  return extension === 'sh' ? { runs: 'shell', body } : { runs: 'other', extension, body }
}

/** By the name of a program or kernel, with or without its version: `python3.12`, `julia-1.10`. */
export function extensionOf(program: string): string | undefined {
  const name = program.toLowerCase()
  return INTERPRETERS.get(name) ?? INTERPRETERS.get(name.replace(VERSION, ''))
}
const VERSION = /[-_]?\d[\d.]{0,12}$/

/** The magic of one line. @param start of its sign */
export function lineMagicAt(
  text: string,
  start: number,
  end: number,
): { readonly name: string; readonly rest: number } | undefined {
  const found = LINE_NAME.exec(text.slice(start, Math.min(end, start + MAX_FIRST_LINE)))
  return found === null ? undefined : { name: found.groups?.['name'] ?? '', rest: start + found[0].length }
}
