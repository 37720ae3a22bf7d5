import type { Placed } from '../../syntax/javascript-alternatives.ts'
import type { Scope } from '../../syntax/javascript-scopes.ts'
import { evidence } from '../../text/redact.ts'
import type { Called } from './javascript-called.ts'
import { handedText, type Started, shellOf, startedBy } from './javascript-commands.ts'
import type { Hiding } from './javascript-decoding.ts'
import { JAVASCRIPT_INTERPRETER, JAVASCRIPT_SHELL } from './javascript-rules.ts'
import { type Harmless, type Shape, shapeOf } from './javascript-shapes.ts'
import { hidingInLine } from './javascript-skeleton.ts'
import { type Found, labelOf, type Script } from './javascript-use.ts'
import { DECODE_THEN_EXECUTE, FETCH_THEN_EXECUTE } from './python-rules.ts'
import type { Severity } from './severity.ts'

const FOR_SHELLS: Harmless = {
  quoting: new Set([
    'module:shell-escape',
    'module:shell-quote.quote',
    'module:shescape.quote',
    'module:shescape.quoteAll',
  ]),
}
/** What JSON writes is a literal of JavaScript and, but for `true` and `null`, of most others. */
const FOR_INTERPRETERS: Harmless = { quoting: new Set(['JSON.stringify']) }

/** Text that is always the same was reviewed with the script. */
const SEVERITIES: Readonly<Record<Shape, Severity>> = {
  constant: 'audit',
  fixed: 'audit',
  unknown: 'medium',
  mixed: 'high',
}
const SEVERITIES_IF_SHELL: Readonly<Record<Shape, Severity>> = {
  ...SEVERITIES,
  unknown: 'low',
  mixed: 'medium',
}

/** Tests put together command lines of paths that they made themselves. */
function aside(shape: Shape): Pick<Found, 'aside'> {
  return SEVERITIES[shape] === 'audit' ? {} : { aside: 'low' }
}

/** What is dangerous about the program or command line that a call starts. */
export function judgeCommand({ name, given }: Called, scope: Scope, script: Script): Found | undefined {
  const started = startedBy(name, given, scope, script.names)
  if (started === undefined) return undefined
  const callee = labelOf(name)
  if (started.kind === 'line') {
    return fetched(started, callee, script) ?? shellFound(callee, lineOf(started), script)
  }
  const handed = handedText(started, script.names)
  if (handed?.to === 'shell') return shellFound(`${callee} of a shell`, handed.text, script)
  if (handed !== undefined) return interpreterFound(callee, handed.text, script)
  const shell = shellOf(started, script.names)
  const written = fetched(started, callee, script)
  if (shell === 'off' || written !== undefined) return written
  return shellFound(callee, lineOf(started), script, shell)
}

/** A shell gets the program and what it is given in one line. */
function lineOf({ first, rest }: Started): readonly Placed[] | undefined {
  return first === undefined ? undefined : [first, ...(rest ?? [])]
}

function shellFound(
  callee: string,
  text: readonly Placed[] | undefined,
  script: Script,
  option?: 'on' | 'maybe',
): Found | undefined {
  const shape = text === undefined ? 'unknown' : shapeOf(text, script.names, FOR_SHELLS)
  const what = `${callee}|${shape}${option === 'maybe' ? '|if asked' : ''}`
  const inLine = text && hidingInLine(text, script.names)
  if (inLine !== undefined) return executed(inLine, what)
  const hidden = hiddenText(text, shape, what, script)
  if (hidden !== undefined) return hidden
  return {
    rule: JAVASCRIPT_SHELL,
    severity: (option === 'maybe' ? SEVERITIES_IF_SHELL : SEVERITIES)[shape],
    ...aside(shape),
    what,
    ...noteOf(shape, option),
  }
}

function noteOf(shape: Shape, option: 'on' | 'maybe' | undefined): Pick<Found, 'note'> {
  if (option === 'maybe') return { note: evidence`whether a shell takes part is decided at run time` }
  if (option === 'on') return { note: evidence`its options ask for a shell` }
  if (shape === 'unknown') return { note: evidence`where the line is made is not seen here` }
  return SEVERITIES[shape] === 'audit' ? { note: evidence`the line holds nothing from outside` } : {}
}

function interpreterFound(
  callee: string,
  text: readonly Placed[] | undefined,
  script: Script,
): Found | undefined {
  const shape = text === undefined ? 'unknown' : shapeOf(text, script.names, FOR_INTERPRETERS)
  const what = `${callee} of an interpreter|${shape}`
  return (
    hiddenText(text, shape, what, script) ?? {
      rule: JAVASCRIPT_INTERPRETER,
      severity: SEVERITIES[shape],
      ...aside(shape),
      what,
    }
  )
}

/** Only of text that is nothing else: a line with a decoded or fetched part is made at run time, and said to be. */
function hiddenText(
  text: readonly Placed[] | undefined,
  shape: Shape,
  what: string,
  { search }: Script,
): Found | undefined {
  const [first] = text ?? []
  if (shape !== 'unknown' || first === undefined) return undefined
  const hiding = search.hidingOf([first.node], first.scope)
  return hiding === undefined ? undefined : executed(hiding, what)
}

/** The program is a file that the script wrote itself, with content that nobody reviewed. */
function fetched({ first }: Started, callee: string, { written }: Script): Found | undefined {
  const hiding = first === undefined ? undefined : written.hidingOf(first)
  return hiding === undefined ? undefined : executed(hiding, `${callee}|written before`)
}

/** Content that came in decoded or fetched, and runs. */
export function executed(hiding: Hiding, what: string): Found {
  return hiding === 'decoded'
    ? { rule: DECODE_THEN_EXECUTE, severity: 'critical', what }
    : { rule: FETCH_THEN_EXECUTE, severity: 'high', what }
}
