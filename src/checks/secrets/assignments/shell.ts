import { codeValue } from './code.ts'
import { isQuote, quotedAt, skipBlanks, skipEscapes, type ValueSpan, wordAt } from './literals.ts'

/** Characters before a name in which its command is looked for. */
const LOOK_BACK = 40
/** Commands and options whose argument is `NAME=value`, in shells, notebooks, container files and workflows. */
const SETS_VARIABLE =
  /(?:export|%env|%set_env|ENV|ARG|set|setx|declare|local|readonly|-e|--env|--build-arg|-[A-Za-z]) {1,4}["']?$|--env=["']?$/
/** Commands that take a name and a value as two words. */
const SETS_BY_WORDS =
  /(?:^|[\s;&"'])(?:set|setx|setenv|configure set|config set|secret set) {1,4}(?:-{1,2}[a-zA-Z]{1,12} {1,4}){0,3}["']?(?:[\w.-]{0,20}\.)?$/
const ENV_INSTRUCTION = /(?:^|\n)[ \t]{0,8}ENV {1,4}$/i
const OPTION = /(?:^|[\s"'=`[,(])--?$/
/** A variable that a string sets: `putenv("X=value")`, `"scripts": {"start": "X=value node app.js"}`. */
const STARTS_STRING = /["'`]\s{0,2}$/
const CONSTANT = /^[A-Z][A-Z0-9_]{1,80}$/

/** The value a shell gives to a name: `X=…`, `export X=…`, `--x=…`, `--x …`, `set X …`; failing that, what code would. */
export function shellValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  if (text.charCodeAt(nameEnd) === 0x3d && text.charCodeAt(nameEnd + 1) !== 0x3d)
    return assigned(text, nameEnd + 1)
  return (
    optionValue(text, nameStart, nameEnd) ??
    settingByWords(text, nameStart, nameEnd) ??
    codeValue(text, nameStart, nameEnd)
  )
}

/** `--password value`, `-Password 'value'`, `--password=value`. */
export function optionValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  const code = text.charCodeAt(nameEnd)
  if ((code !== 0x20 && code !== 0x3d) || text.charCodeAt(nameStart - 1) !== 0x2d) return undefined
  if (!OPTION.test(text.slice(Math.max(0, nameStart - 4), nameStart))) return undefined
  const at = code === 0x3d ? nameEnd + 1 : skipBlanks(text, nameEnd)
  return text.charCodeAt(at) === 0x2d ? undefined : assigned(text, at)
}

/** `NAME=value` without quotes in a file that is no script: only after a command that sets variables, or at a string's start. */
export function variableSetting(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  if (text.charCodeAt(nameEnd) !== 0x3d || text.charCodeAt(nameEnd + 1) === 0x3d) return undefined
  const before = text.slice(Math.max(0, nameStart - LOOK_BACK), nameStart)
  if (SETS_VARIABLE.test(before)) return assigned(text, nameEnd + 1)
  return STARTS_STRING.test(before) && CONSTANT.test(text.slice(nameStart, nameEnd))
    ? wordAt(text, nameEnd + 1)
    : undefined
}

/** `set -gx NAME value`, `setx NAME value`, `aws configure set name value`. */
function settingByWords(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  if (text.charCodeAt(nameEnd) !== 0x20) return undefined
  return SETS_BY_WORDS.test(text.slice(Math.max(0, nameStart - LOOK_BACK), nameStart))
    ? assigned(text, skipBlanks(text, nameEnd))
    : undefined
}

/** `ENV NAME value` and `ARG NAME=value`, beside all that a shell knows. */
export function dockerfileValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  if (
    text.charCodeAt(nameEnd) === 0x20 &&
    ENV_INSTRUCTION.test(text.slice(Math.max(0, nameStart - LOOK_BACK), nameStart))
  ) {
    const at = skipBlanks(text, nameEnd)
    return isQuote(text.charCodeAt(at)) ? quotedAt(text, at) : lineWord(text, at)
  }
  return shellValue(text, nameStart, nameEnd)
}

/** What a word of a command line is: in quotes, or up to a blank and what ends a command. */
export function assigned(text: string, at: number): ValueSpan | undefined {
  const code = text.charCodeAt(skipEscapes(text, at))
  return isQuote(code) ? quotedAt(text, at) : wordAt(text, at)
}

/** An instruction of a container file knows no operators. */
function lineWord(text: string, at: number): ValueSpan | undefined {
  let end = at
  while (end < text.length && end - at < 256 && text.charCodeAt(end) > 0x20) end++
  return end === at ? undefined : { start: at, end, quoted: false }
}
