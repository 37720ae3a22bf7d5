import { hasReference } from '../../syntax/cmake.ts'
import { type Evidence, evidence } from '../../text/redact.ts'
import { runsWhatItFetches } from './command-text.ts'
import type { Severity } from './severity.ts'

/** What one command line amounts to. */
export interface CMakeJudgement {
  readonly severity: Severity
  readonly why: string
  readonly note: Evidence
}

/** An interpreter runs what comes through the pipe. */
export const FED: CMakeJudgement = {
  severity: 'critical',
  why: 'downloaded text',
  note: evidence`runs what the command before it downloads`,
}

/** Undefined: nothing to say about it. @param words the program and its arguments, with what is known of variables put in */
export function judgeCommandLine(words: readonly string[]): CMakeJudgement | undefined {
  const whole = words.join(' ')
  if (runsWhatItFetches(whole)) {
    return {
      severity: 'critical',
      why: 'downloaded text',
      note: evidence`what it runs is not in the repository`,
    }
  }
  const program = programAt(words)
  const script = words.findIndex((word, place) => place > program && COMMAND_OPTION.test(word))
  const text = words.slice(script + 1).join(' ')
  const name = words[program] ?? ''
  if (script !== -1 && SHELL.test(name)) {
    if (DOWNLOAD.test(text))
      return {
        severity: 'medium',
        why: 'download',
        note: evidence`downloads without a checksum that CMake knows`,
      }
    return hasReference(text)
      ? { severity: 'medium', why: 'shell', note: evidence`a variable is put into text for a shell` }
      : undefined
  }
  if (script !== -1 && PYTHON.test(name)) {
    if (PYTHON_FETCH.test(text))
      return {
        severity: 'high',
        why: 'python runs what it gets',
        note: evidence`fetches, decodes or runs text`,
      }
    return hasReference(text)
      ? { severity: 'low', why: 'python', note: evidence`a variable is put into Python source` }
      : undefined
  }
  if (FETCHERS.test(name))
    return {
      severity: 'medium',
      why: 'download',
      note: evidence`downloads without a checksum that CMake knows`,
    }
  return undefined
}

/** Whether an interpreter runs what comes through the pipe. */
function runsInput(words: readonly string[]): boolean {
  const name = words[programAt(words)] ?? ''
  return SHELL.test(name) || PYTHON.test(name)
}

/** Past `cmake -E env NAME=value` and `env`, which start the program that follows. */
function programAt(words: readonly string[]): number {
  let at = 0
  if (CMAKE_PROGRAM.test(words[0] ?? '') && words[1] === '-E' && words[2] === 'env') at = 3
  else if (ENV_PROGRAM.test(words[0] ?? '')) at = 1
  else return 0
  while (
    at < words.length &&
    (/^[A-Za-z_]\w{0,100}=/.test(words[at] ?? '') || words[at]?.startsWith('--') === true)
  )
    at++
  return at
}

/** Whether the second command of a pipe runs what the first downloads. */
export function runsDownload(first: readonly string[], second: readonly string[]): boolean {
  return FETCHERS.test(first[programAt(first)] ?? '') && runsInput(second)
}

const SHELL =
  /(?:^|[/\\])(?:(?:ba|z|da|k)?sh|cmd|powershell|pwsh)(?:\.exe)?$|\$\{(?:BASH|SH|SHELL|BASH_EXECUTABLE|SH_EXECUTABLE|BASH_PROGRAM)\}$/i
const PYTHON =
  /(?:^|[/\\])python[\d.]{0,6}(?:\.exe)?$|PYTHON\d?_?(?:EXECUTABLE|INTERPRETER)\}$|_EXECUTABLE\}$/i
const FETCHERS = /(?:^|[/\\])(?:curl|wget|aria2c)(?:\.exe)?$|\$\{(?:CURL|WGET)(?:_EXECUTABLE)?\}$/i
const CMAKE_PROGRAM = /(?:^|[/\\])cmake$|\$\{CMAKE_COMMAND\}$/
const ENV_PROGRAM = /(?:^|\/)env$/
const COMMAND_OPTION = /^(?:-[a-z]{0,4}c|\/[ck]|-Command|-EncodedCommand)$/i
const DOWNLOAD = /\b(?:curl|wget)\b/
const PYTHON_FETCH =
  /\b(?:urlopen|urlretrieve|b64decode|a85decode)\b|\brequests\.get\b|\bos\.system\b|\b(?:exec|eval)\s{0,4}\(/
