import type { Rule } from '../../model/rule.ts'
import { POWERSHELL_GRAMMAR } from '../../syntax/script-grammars.ts'
import { NAME, TEXT } from '../../syntax/script-stream.ts'
import type { ScriptTokens } from '../../syntax/script-tokens.ts'
import type { Language } from './language.ts'
import { defineScriptLanguage, type ScriptOccurrence } from './script-language.ts'
import type { Argument, ScriptTraits } from './script-names.ts'
import type { ScriptProgram } from './script-program.ts'
import type { Severity } from './severity.ts'

const POWERSHELL_EVAL: Rule = {
  id: 'code/powershell-eval',
  item: 'no-dynamic-code',
  title: 'PowerShell runs text as code',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence the text, or the server that it comes from, runs code with the rights of whoever starts the script.',
  fix: 'Call the command itself: `& $program @arguments`. Save a download, compare `Get-FileHash` with a constant, and run it after that.',
  references: [
    'CWE-95',
    'https://learn.microsoft.com/powershell/scripting/security/preventing-script-injection',
  ],
}

const POWERSHELL_ENCODED: Rule = {
  id: 'code/powershell-encoded-command',
  item: 'nothing-hidden',
  title: 'PowerShell is started with an encoded command',
  level: 'error',
  confidence: 'high',
  why: 'Nobody sees what the command does, and tools that look at scripts do not either.',
  fix: 'Write the command down: `powershell -File script.ps1`, or `-Command { … }`.',
  references: [
    'CWE-506',
    'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_powershell_exe',
  ],
}

const POWERSHELL_ASSEMBLY: Rule = {
  id: 'code/powershell-assembly',
  item: 'native-loading',
  title: 'PowerShell loads an assembly from memory',
  level: 'error',
  confidence: 'high',
  why: 'Bytes become code without a file that a reviewer or a virus scanner could see.',
  fix: 'Load a signed module by its name, or an assembly from a fixed path beside the script.',
  references: ['CWE-114', 'CWE-506'],
}

const POWERSHELL_POLICY: Rule = {
  id: 'code/powershell-execution-policy',
  item: 'reviewed-scripts',
  title: 'PowerShell switches the execution policy off for the machine or the user',
  level: 'warning',
  confidence: 'high',
  why: 'The setting stays after the script has ended, and every later script runs unsigned.',
  fix: 'Limit it to this process: `Set-ExecutionPolicy RemoteSigned -Scope Process`, or sign the script.',
  references: [
    'CWE-693',
    'https://learn.microsoft.com/powershell/module/microsoft.powershell.security/set-executionpolicy',
  ],
}

const TRAITS: ScriptTraits = {
  grammar: POWERSHELL_GRAMMAR,
  members: ['::', '.'],
  definitions: new Set(['function', 'filter']),
  types: new Set(['class']),
  joins: ['+'],
  formatting: new Set(['join-path']),
}

const EVALUATES: ReadonlySet<string> = new Set(['invoke-expression', 'iex'])
const DOWNLOADS: ReadonlySet<string> = new Set([
  'downloadstring',
  'downloadfile',
  'downloaddata',
  'invoke-webrequest',
  'invoke-restmethod',
  'iwr',
  'irm',
  'curl',
  'wget',
  'start-bitstransfer',
  'getstringasync',
  'frombase64string',
])
const CONTROL: ReadonlySet<string> = new Set([
  'return',
  'else',
  'in',
  'throw',
  'do',
  'try',
  'finally',
  'process',
  'begin',
  'end',
])
const ENCODED = /^(?:e|ec|en|enc|enco|encod|encode|encoded(?:c(?:o(?:m(?:m(?:a(?:nd?)?)?)?)?)?)?)$/

export const powershell: Language = defineScriptLanguage({
  name: 'powershell',
  files: /\.(?:ps1|psm1|psd1)$/i,
  traits: TRAITS,
  rules: [POWERSHELL_EVAL, POWERSHELL_ENCODED, POWERSHELL_ASSEMBLY, POWERSHELL_POLICY],
  tripwires: [
    'Invoke-',
    { name: 'iex' },
    { name: 'powershell' },
    { name: 'pwsh' },
    { name: 'Assembly' },
    'ExecutionPolicy',
    { name: 'scriptblock' },
    { name: 'InvokeScript' },
    // Names are taken apart (`i`ex`, `'i' + 'ex'`), so that what scripts hold anyway must do.
    '$env:',
    '$PS',
    'New-Object',
    'Write-',
    'Get-',
    'param(',
    '.DownloadString',
  ],
  sinks: [],
  *also(program): Iterable<ScriptOccurrence> {
    for (let at = 0; at < program.tokens.count; at++) {
      const found = judged(program, at)
      if (found !== undefined) yield found
    }
  },
})

function judged(program: ScriptProgram, at: number): ScriptOccurrence | undefined {
  const { tokens } = program
  const word = tokens.word(at)
  const statement = { from: at + 1, to: statementEnd(tokens, at + 1) }
  const place = (from: number, to: number): Pick<ScriptOccurrence, 'at' | 'start' | 'end'> => ({
    at,
    start: tokens.start(from),
    end: tokens.end(Math.max(to - 1, from)),
  })
  if (tokens.is(at, '&') || (tokens.is(at, '.') && !tokens.touches(at))) {
    const name = calledText(program, at + 1)
    if (name === undefined || !EVALUATES.has(name)) return undefined
    return { rule: POWERSHELL_EVAL, severity: 'high', ...place(at, statement.to), what: 'iex|hidden' }
  }
  if (tokens.kind(at) !== NAME) return undefined
  if (EVALUATES.has(word) && isCommand(tokens, at)) {
    const from = tokens.isRun(at - 1, '|') ? lineStart(tokens, at) : at
    const severity = evaluated(program, { from, to: at }, statement)
    return severity === undefined
      ? undefined
      : { rule: POWERSHELL_EVAL, severity, ...place(from, statement.to), what: `iex|${severity}` }
  }
  if (
    (word === 'create' || word === 'invokescript' || word === 'newscriptblock') &&
    program.isMember(at) &&
    tokens.is(at + 1, '(')
  ) {
    const close = tokens.partners[at + 1] as number
    if (close === -1 || (word === 'create' && typeBefore(tokens, at) !== 'scriptblock')) return undefined
    const made = program.made({ from: at + 2, to: close })
    const isMade = made === 'joined' || made === 'variable'
    return isMade
      ? { rule: POWERSHELL_EVAL, severity: 'medium', ...place(at, close + 1), what: `${word}|${made}` }
      : undefined
  }
  if (
    word === 'load' &&
    program.isMember(at) &&
    tokens.is(at + 1, '(') &&
    typeBefore(tokens, at)?.endsWith('assembly') === true
  ) {
    const close = tokens.partners[at + 1] as number
    if (close === -1 || program.made({ from: at + 2, to: close }) === 'literal') return undefined
    return { rule: POWERSHELL_ASSEMBLY, severity: 'high', ...place(at, close + 1), what: 'Assembly.Load' }
  }
  if (/^(?:powershell|pwsh)$/.test(word)) {
    for (let next = at + 1; next < statement.to; next++) {
      if (tokens.is(next, '-') && tokens.touches(next + 1) && ENCODED.test(tokens.word(next + 1))) {
        return { rule: POWERSHELL_ENCODED, severity: 'high', ...place(at, statement.to), what: 'encoded' }
      }
    }
    return undefined
  }
  if (word === 'set-executionpolicy' && isCommand(tokens, at)) {
    const words = wordsOf(tokens, statement)
    if (!(words.includes('bypass') || words.includes('unrestricted')) || words.includes('process'))
      return undefined
    return { rule: POWERSHELL_POLICY, severity: 'medium', ...place(at, statement.to), what: 'policy' }
  }
  return undefined
}

/** What is evaluated: what follows, or what is piped in. */
function evaluated(program: ScriptProgram, piped: Argument, follows: Argument): Severity | undefined {
  const { tokens } = program
  const isPiped = piped.from < piped.to
  const values = isPiped ? piped : afterOption(tokens, follows)
  if (program.mentions(values, DOWNLOADS)) return 'critical'
  if (values.from >= values.to) return undefined
  if (isPiped) return 'high'
  switch (program.made(values)) {
    case 'literal':
    case 'quoted':
      return 'low'
    case 'joined':
    case 'variable':
      return 'high'
  }
}

function afterOption(tokens: ScriptTokens, { from, to }: Argument): Argument {
  return tokens.is(from, '-') && tokens.word(from + 1) === 'command' ? { from: from + 2, to } : { from, to }
}

/** `('i' + 'ex')`, `'iex'` */
function calledText(program: ScriptProgram, at: number): string | undefined {
  const { tokens } = program
  const close = tokens.is(at, '(') ? (tokens.partners[at] as number) : -1
  const text = close === -1 ? { from: at, to: at + 1 } : { from: at + 1, to: close }
  return tokens.kind(text.from) === TEXT ? program.literal(text)?.toLowerCase() : undefined
}

/** Whether a name stands where a command does, and is no word of another. */
function isCommand(tokens: ScriptTokens, at: number): boolean {
  if (tokens.startsLine(at)) return true
  const before = at - 1
  if (tokens.kind(before) === NAME) return CONTROL.has(tokens.word(before))
  return ['|', ';', '{', '(', '=', '&', '!'].some((sign) => tokens.is(before, sign))
}

/** `[Reflection.Assembly]::Load` → `reflection.assembly`. */
function typeBefore(tokens: ScriptTokens, at: number): string | undefined {
  const close = at - 3
  const open = tokens.is(close, ']') ? (tokens.partners[close] as number) : -1
  return open === -1
    ? undefined
    : tokens.text.slice(tokens.end(open), tokens.start(close)).trim().toLowerCase()
}

function statementEnd(tokens: ScriptTokens, from: number): number {
  let at = from
  for (; at < tokens.count; at++) {
    if (
      tokens.startsLine(at) &&
      !tokens.text
        .slice(tokens.end(at - 1), tokens.start(at))
        .trimStart()
        .startsWith('`')
    )
      break
    if (tokens.is(at, ';') || tokens.is(at, '|') || tokens.is(at, '}') || tokens.is(at, ')')) break
    const partner = tokens.partners[at] as number
    if (partner > at) at = partner
  }
  return Math.min(at, tokens.count)
}

function lineStart(tokens: ScriptTokens, at: number): number {
  let from = at
  while (from > 0 && !tokens.startsLine(from) && !tokens.is(from - 1, ';') && !tokens.is(from - 1, '{'))
    from--
  return from
}

function wordsOf(tokens: ScriptTokens, { from, to }: Argument): readonly string[] {
  return Array.from({ length: to - from }, (_, index) => {
    const at = from + index
    return tokens.kind(at) === TEXT ? tokens.source(at).slice(1, -1).toLowerCase() : tokens.word(at)
  })
}
