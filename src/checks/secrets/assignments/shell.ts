import { codeValue } from './code.ts'
import { isQuote, quotedAt, skipBlanks, type ValueSpan, wordAt } from './literals.ts'

/** Characters before a name in which its command is looked for. */
const LOOK_BACK = 24
/** Commands and options whose argument is `NAME=value`, in shells, notebooks, container files and workflows. */
const SETS_VARIABLE =
  /(?:export|%env|%set_env|ENV|ARG|set|setx|declare|local|readonly|-e|--env|--build-arg|-[A-Za-z]) {1,4}["']?$|--env=["']?$/
const OPTION = /(?:^|[\s"'=`[,])--?$/

/** The value a shell gives to a name: `X=…`, `export X=…`, `--x=…`, `--x …`; failing that, what code would. */
export function shellValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  if (text.charCodeAt(nameEnd) === 0x3d && text.charCodeAt(nameEnd + 1) !== 0x3d)
    return assigned(text, nameEnd + 1)
  return optionValue(text, nameStart, nameEnd) ?? codeValue(text, nameEnd)
}

/** `--password value`, `-Password 'value'`. */
export function optionValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  if (text.charCodeAt(nameEnd) !== 0x20 || text.charCodeAt(nameStart - 1) !== 0x2d) return undefined
  return OPTION.test(text.slice(Math.max(0, nameStart - 4), nameStart))
    ? assigned(text, skipBlanks(text, nameEnd))
    : undefined
}

/** `NAME=value` without quotes in a file that is no script: only after a command that sets variables. */
export function variableSetting(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  if (text.charCodeAt(nameEnd) !== 0x3d || text.charCodeAt(nameEnd + 1) === 0x3d) return undefined
  return SETS_VARIABLE.test(text.slice(Math.max(0, nameStart - LOOK_BACK), nameStart))
    ? assigned(text, nameEnd + 1)
    : undefined
}

/** `ENV NAME value` and `ARG NAME=value`, beside all that a shell knows. */
export function dockerfileValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  if (
    text.charCodeAt(nameEnd) === 0x20 &&
    /(?:^|\n)[ \t]{0,8}ENV {1,4}$/i.test(text.slice(Math.max(0, nameStart - LOOK_BACK), nameStart))
  ) {
    return assigned(text, skipBlanks(text, nameEnd))
  }
  return shellValue(text, nameStart, nameEnd)
}

function assigned(text: string, at: number): ValueSpan | undefined {
  const code = text.charCodeAt(at)
  return isQuote(code) || code === 0x5c ? quotedAt(text, at) : wordAt(text, at)
}
