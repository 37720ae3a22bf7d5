import type { LoadedFile } from '../../model/rule.ts'
import { defineLanguage, type Language } from './language.ts'
import type { PythonReading } from './python-reading.ts'
import { PYTHON_RULES } from './python-rules.ts'
import { countsInPython, PYTHON_TRIPWIRES } from './python-tripwires.ts'

/** By extension and by the names of build scripts that are Python. */
const PYTHON_PATH = /(?:\.(?:py|pyi|pyw|pyx|wsgi)|(?:^|\/)(?:SConstruct|SConscript|wscript))$/i
const HAS_NO_EXTENSION = /(?:^|\/)[^./]+$/
const PYTHON_SHEBANG = /^#![^\n]{0,200}(?:python|pypy|\buv run\b)/i
/** A shell script whose first statement is a string to Python: `''''exec python3 "$0" "$@" # '''`. */
const SHELL_SHEBANG = /^#![^\n]{0,200}sh\b[^\n]{0,80}\n(?:#[^\n]{0,200}\n){0,8}["']/
/** Code units of a file without an extension that say what it is. */
const HEAD_LENGTH = 2000

/** Python: names are resolved through scopes and imports, never matched as text. */
export const python: Language = defineLanguage<PythonReading | undefined>({
  name: 'python',
  rules: PYTHON_RULES,
  tripwires: PYTHON_TRIPWIRES,
  counts: countsInPython,

  wants: ({ path, mode }) =>
    (mode === 'file' || mode === 'executable') && (PYTHON_PATH.test(path) || HAS_NO_EXTENSION.test(path)),

  async prepare(file, context) {
    if (file.text === undefined || !isPython(file)) return undefined
    // What reads Python is loaded with the first file that needs it.
    return (await import('./python-reading.ts')).pythonReading(file, file.text, context)
  },

  *inspect(_file, _context, reading) {
    yield* reading?.() ?? []
  },
})

function isPython(file: LoadedFile): boolean {
  if (PYTHON_PATH.test(file.path)) return true
  const head = (file.text ?? '').slice(0, HEAD_LENGTH)
  return PYTHON_SHEBANG.test(head) || (SHELL_SHEBANG.test(head) && handsToPython(head))
}

function handsToPython(head: string): boolean {
  const exec = head.indexOf('exec')
  return exec !== -1 && head.includes('python', exec)
}
