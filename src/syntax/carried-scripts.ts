import { MappedTextBuilder } from '../text/mapped-text.ts'
import type { DataProblem } from './data.ts'
import { debuggerScripts, isDebuggerScript } from './debugger-scripts.ts'
import { isNotebook, notebookScripts } from './notebook-scripts.ts'
import { lineEnd } from './python-lines.ts'
import type { CarriedScript } from './script-parts.ts'

export interface CarriedScripts {
  readonly scripts: readonly CarriedScript[]
  readonly problems: readonly DataProblem[]
}

const PATH_FILE = /\.pth$/i
const DESKTOP_ENTRY = /\.(?:desktop|desktop\.in)$/i
/** https://docs.python.org/3/library/site.html: lines that begin so are run, all others are paths. */
const IMPORT_LINE = /^import[ \t]/
/** https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html */
const EXEC_LINE = /^[ \t]{0,40}Exec[ \t]{0,40}=[ \t]{0,40}/

/** Whether a file is no program and programs stand in it all the same. */
export function carriesScripts(path: string): boolean {
  return isNotebook(path) || PATH_FILE.test(path) || DESKTOP_ENTRY.test(path) || isDebuggerScript(path)
}

/** The programs that stand in such a file. */
export async function carriedScripts(path: string, text: string): Promise<CarriedScripts> {
  if (isNotebook(path)) return notebookScripts(text)
  if (isDebuggerScript(path)) return { scripts: debuggerScripts(path, text), problems: [] }
  if (PATH_FILE.test(path)) {
    // Python runs both without being asked, whenever it starts.
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    return { scripts: linesThat(text, IMPORT_LINE, 0, 'py', `${folder}sitecustomize.py`), problems: [] }
  }
  return { scripts: DESKTOP_ENTRY.test(path) ? linesThat(text, EXEC_LINE, 1, 'sh') : [], problems: [] }
}

/** @param skips whether what the pattern matches is taken away: 1, or stays: 0 */
function linesThat(
  text: string,
  pattern: RegExp,
  skips: 0 | 1,
  extension: string,
  path?: string,
): readonly CarriedScript[] {
  const program = new MappedTextBuilder()
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start)
    const head = pattern.exec(text.slice(start, Math.min(end, start + MAX_HEAD)))?.[0]
    if (head !== undefined) {
      const from = start + skips * head.length
      program.copy(text.slice(from, end), from)
      program.put('\n', end)
    }
    start = end + 1
  }
  if (program.length === 0) return []
  return [{ extension, text: program.finish(), ...(path === undefined ? {} : { path }) }]
}
/** UTF-16 code units in which a line says what it is. */
const MAX_HEAD = 200
