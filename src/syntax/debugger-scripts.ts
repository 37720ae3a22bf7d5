import { MappedTextBuilder } from '../text/mapped-text.ts'
import { lineEnd } from './python-lines.ts'
import type { CarriedScript } from './script-parts.ts'

/** Commands of gdb and lldb, which these debuggers run when they start in the folder or are told to. */
const DEBUGGER_SCRIPT = /(?:^|\/)(?:\.gdbinit|\.lldbinit|gdbinit|lldbinit)$|\.(?:gdb|lldb)$/i
/** `python` on a line of its own opens a block that `end` closes; with something behind it, it is one line. */
const PYTHON =
  /^[ \t]{0,80}(?:python(?:-interactive)?|py|pi|script(?:[ \t]{1,8}--(?:[ \t]|$))?)(?:[ \t]{1,40}|\r?$)/
const SHELL = /^[ \t]{0,80}(?:(?:shell|platform[ \t]{1,8}shell|make)[ \t]{1,40}|![ \t]{0,40})/
const END = /^[ \t]{0,80}end[ \t]{0,80}\r?$/
/** UTF-16 code units in which a line says what it is. */
const MAX_HEAD = 400

export function isDebuggerScript(path: string): boolean {
  return DEBUGGER_SCRIPT.test(path)
}

/**
 * Python and shell in the commands of a debugger.
 * https://sourceware.org/gdb/current/onlinedocs/gdb.html/Python-Commands.html
 */
export function debuggerScripts(path: string, text: string): readonly CarriedScript[] {
  const hasBlocks = !path.toLowerCase().includes('lldb')
  const python = new MappedTextBuilder()
  const shell = new MappedTextBuilder()
  let inBlock = false
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start)
    const line = text.slice(start, Math.min(end, start + MAX_HEAD))
    if (inBlock && END.test(line)) inBlock = false
    else if (inBlock) {
      python.copy(text.slice(start, end), start)
      python.put('\n', end)
    } else {
      const statement = PYTHON.exec(line)?.[0]
      const command = SHELL.exec(line)?.[0]
      if (statement !== undefined && start + statement.trimEnd().length >= start + line.trimEnd().length) {
        inBlock = hasBlocks
      } else if (statement !== undefined) take(python, text, start + statement.length, end)
      else if (command !== undefined) take(shell, text, start + command.length, end)
    }
    start = end + 1
  }
  return [
    { extension: 'py', text: python.finish() },
    { extension: 'sh', text: shell.finish() },
  ].filter(({ text: program }) => program.text !== '')
}

function take(into: MappedTextBuilder, text: string, start: number, end: number): void {
  into.copy(text.slice(start, end), start)
  into.put('\n', end)
}
