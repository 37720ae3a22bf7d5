import type { Finding } from '../../../model/finding.ts'
import type { CheckContext, LoadedFile } from '../../../model/rule.ts'
import { type Dialect, parseScript, type ScriptParser, scriptParser } from '../../../syntax/javascript.ts'
import { readScopes } from '../../../syntax/python-bindings.ts'
import { PythonNames } from '../../../syntax/python-names.ts'
import { parseSource, type SourceParser, sourceParser } from '../../../syntax/tree-sitter.ts'
import { evidence, excerpt } from '../../../text/redact.ts'
import { endOfName } from '../assignments/names.ts'
import { isSample } from '../paths.ts'
import { loggedInJavascript } from './javascript.ts'
import type { LoggedName } from './logged-name.ts'
import { loggedInPython } from './python.ts'
import { isTellingName, nameAround, standsInPrinting } from './secret-names.ts'

const PYTHON = /\.(?:py|pyw|wsgi)$/i
const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$/i
/** Built and minified scripts, which nobody who could change the call reads. */
const BUNDLE = /(?:^|\/)(?:dist|node_modules|vendor|third_party)\/|[.-]min\.[cm]?js$/i
/** UTF-16 code units of an expression that the evidence shows. */
const SHOWN_CALLEE = 60

/** The parser of a file in which a secret may be printed. */
export type LoggedReading =
  | { readonly language: 'python'; readonly parser: SourceParser }
  | { readonly language: 'javascript'; readonly parser: ScriptParser; readonly dialect: Dialect }

/** Undefined for most files: no name of a secret stands in what may be a call that prints. */
export async function prepareLogged(
  file: LoadedFile,
  context: CheckContext,
): Promise<LoggedReading | undefined> {
  const isPython = PYTHON.test(file.path)
  if (!isPython && (!SCRIPT.test(file.path) || BUNDLE.test(file.path))) return undefined
  if (file.text === undefined || !mayPrint(file, file.text)) return undefined
  return isPython
    ? { language: 'python', parser: await sourceParser(context, 'tree-sitter-python.wasm') }
    : { language: 'javascript', parser: await scriptParser(context), dialect: dialectOf(file.path) }
}

/** Silent where the file does not parse: the check of code says so. */
export function* loggedSecrets(file: LoadedFile, text: string, reading: LoggedReading): Generator<Finding> {
  for (const { start, end, callee } of loggedNames(text, reading)) {
    const from = file.position(start)
    const to = file.position(end)
    const name = text.slice(start, end)
    yield {
      rule: 'secrets/logged-secret',
      path: file.path,
      location: { line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
      evidence: evidence`${excerpt(name)} in ${excerpt(callee.slice(0, SHOWN_CALLEE))}(…)`,
      identity: `${callee}\0${name}`,
      ...(isSample(file.path) ? { level: 'note' as const } : {}),
    }
  }
}

function* loggedNames(text: string, reading: LoggedReading): Generator<LoggedName> {
  if (reading.language === 'python') {
    const tree = parseSource(reading.parser, text)
    if (!('reason' in tree)) yield* loggedInPython(new PythonNames(tree, readScopes(tree), () => undefined))
    return
  }
  const script = parseScript(reading.parser, text, reading.dialect)
  if (!('reason' in script)) yield* loggedInJavascript(script.program, text)
}

function mayPrint(file: LoadedFile, text: string): boolean {
  let found = false
  let searched = 0
  file.hits.forEach((_, end) => {
    if (found || endOfName(text, end) === -1 || !isTellingName(nameAround(text, end))) return
    found = standsInPrinting(text, end, searched)
    searched = end
  })
  return found
}

function dialectOf(path: string): Dialect {
  const extension = SCRIPT.exec(path)?.[0].toLowerCase() ?? ''
  if (extension === '.tsx') return 'tsx'
  return extension.endsWith('ts') ? 'typescript' : 'javascript'
}
