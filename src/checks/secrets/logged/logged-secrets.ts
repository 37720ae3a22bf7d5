import type { Finding } from '../../../model/finding.ts'
import type { CheckContext, LoadedFile } from '../../../model/rule.ts'
import { evidence, excerpt } from '../../../text/redact.ts'
import { endOfName } from '../assignments/names.ts'
import { isSample } from '../paths.ts'
import type { LoggedName } from './logged-name.ts'
import { isTellingName, nameAround, standsInPrinting } from './secret-names.ts'

const PYTHON = /\.(?:py|pyw|wsgi)$/i
const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$/i
/** Built and minified scripts, which nobody who could change the call reads. */
const BUNDLE = /(?:^|\/)(?:dist|node_modules|vendor|third_party)\/|[.-]min\.[cm]?js$/i
/** UTF-16 code units of an expression that the evidence shows. */
const SHOWN_CALLEE = 60

/** Finds the secrets that one text prints. Silent where the text does not parse: the check of code says so. */
export type LoggedReading = (text: string) => Iterable<LoggedName>

/** Undefined for most files: no name of a secret stands in what may be a call that prints. */
export async function prepareLogged(
  file: LoadedFile,
  context: CheckContext,
): Promise<LoggedReading | undefined> {
  const isPython = PYTHON.test(file.path)
  if (!isPython && (!SCRIPT.test(file.path) || BUNDLE.test(file.path))) return undefined
  if (file.text === undefined || !mayPrint(file, file.text)) return undefined
  // The parsers are loaded with the first file that needs one.
  if (isPython) return (await import('./python.ts')).pythonReading(context)
  return (await import('./javascript.ts')).scriptReading(context, file.path)
}

export function* loggedSecrets(file: LoadedFile, text: string, reading: LoggedReading): Generator<Finding> {
  for (const { start, end, callee } of reading(text)) {
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
