import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile, Rule } from '../../model/rule.ts'
import {
  type CMakeArgument,
  type CMakeCommand,
  CMakeVariables,
  cmakeCommands,
  hasReference,
  MAX_CMAKE_LENGTH,
} from '../../syntax/cmake.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { type CMakeJudgement, FED, judgeCommandLine, runsDownload } from './cmake-commands.ts'
import { CMAKE_COMMAND, CMAKE_INCLUDE } from './cmake-rules.ts'
import { defineLanguage, type Language } from './language.ts'
import { levelFields, severityAt } from './severity.ts'

const SCRIPT = /(?:^|\/)CMakeLists\.txt(?:\.in)?$|\.cmake(?:\.in)?$/i
/** Commands that start programs, now or when the project is built. */
const STARTERS: ReadonlySet<string> = new Set([
  'execute_process',
  'exec_program',
  'add_custom_command',
  'add_custom_target',
  'add_test',
])

/** The scripts of CMake: what runs on the machine of everybody who builds the project. */
export const cmake: Language = defineLanguage<undefined>({
  name: 'cmake',
  rules: [CMAKE_COMMAND, CMAKE_INCLUDE],
  tripwires: [
    ...[...STARTERS].map((name) => ({ name })),
    { name: 'cmake_language' },
    { all: [{ name: 'DOWNLOAD' }, { name: 'include' }] },
  ],
  wants: ({ path, mode }) => (mode === 'file' || mode === 'executable') && SCRIPT.test(path),
  prepare: async () => undefined,
  *inspect(file, context) {
    if (file.text === undefined) return
    if (file.text.length > MAX_CMAKE_LENGTH) {
      yield {
        kind: 'unreadable',
        gap: 'missing',
        reason: 'over-limit',
        detail: evidence`the script is longer than scripts that are read`,
      }
      return
    }
    const commands = [...cmakeCommands(file.text)]
    const variables = new CMakeVariables(commands)
    for (const command of commands) {
      if (STARTERS.has(command.name)) yield* startedBy(file, context, command, variables)
      if (command.name === 'cmake_language') yield* evaluatedBy(file, context, command, variables)
    }
    yield* includedAfterDownload(file, context, commands, variables)
  },
})

function* startedBy(
  file: LoadedFile,
  context: CheckContext,
  command: CMakeCommand,
  variables: CMakeVariables,
): Generator<Finding> {
  let before: readonly string[] = []
  for (const words of commandLines(command)) {
    const line = words.map((word) => (word.bracketed ? word.value : variables.expand(word.value)))
    // The commands of one `execute_process` are a pipe.
    const isFed = command.name === 'execute_process' && runsDownload(before, line)
    const judgement = isFed ? FED : judgeCommandLine(line)
    before = line
    const [first] = words
    const last = words.at(-1)
    if (judgement === undefined || first === undefined || last === undefined) continue
    yield finding(file, context, {
      rule: CMAKE_COMMAND,
      judgement,
      start: first.start,
      end: last.end,
      what: command.name,
    })
  }
}

/** The words after each `COMMAND`; the old `exec_program` is one command by itself. */
function* commandLines({ name, args }: CMakeCommand): Generator<readonly CMakeArgument[]> {
  if (name === 'exec_program') {
    yield args
    return
  }
  for (let at = 0; at < args.length; at++) {
    if (args[at]?.value !== 'COMMAND') continue
    let end = at + 1
    while (end < args.length && !KEYWORDS.has(args[end]?.value ?? '')) end++
    yield args.slice(at + 1, end)
    at = end - 1
  }
}

/** `cmake_language(EVAL CODE …)`. */
function* evaluatedBy(
  file: LoadedFile,
  context: CheckContext,
  command: CMakeCommand,
  variables: CMakeVariables,
): Generator<Finding> {
  const { args } = command
  if (args[0]?.value !== 'EVAL' || args[1]?.value !== 'CODE') return
  const text = args.slice(2)
  if (text.every(({ value, bracketed }) => bracketed || !hasReference(variables.expand(value)))) return
  const judgement: CMakeJudgement = {
    severity: 'medium',
    why: 'evaluated',
    note: evidence`the text is put together from variables`,
  }
  yield finding(file, context, {
    rule: CMAKE_COMMAND,
    judgement,
    start: command.start,
    end: command.end,
    what: command.name,
  })
}

function* includedAfterDownload(
  file: LoadedFile,
  context: CheckContext,
  commands: readonly CMakeCommand[],
  variables: CMakeVariables,
): Generator<Finding> {
  const downloaded = new Set<string>()
  for (const command of commands) {
    const { name, args } = command
    if (name === 'file' && args[0]?.value === 'DOWNLOAD' && args[2] !== undefined) {
      const isPinned = args.some(({ value }) => value === 'EXPECTED_HASH' || value === 'EXPECTED_MD5')
      const place = variables.expand(args[2].value)
      if (isPinned) downloaded.delete(place)
      else downloaded.add(place)
    }
    if (name !== 'include' || args[0] === undefined || !downloaded.has(variables.expand(args[0].value)))
      continue
    const judgement: CMakeJudgement = {
      severity: 'high',
      why: 'downloaded',
      note: evidence`downloaded above without a hash`,
    }
    yield finding(file, context, {
      rule: CMAKE_INCLUDE,
      judgement,
      start: command.start,
      end: command.end,
      what: name,
    })
  }
}

function finding(
  file: LoadedFile,
  context: CheckContext,
  found: {
    readonly rule: Rule
    readonly judgement: CMakeJudgement
    readonly start: number
    readonly end: number
    readonly what: string
  },
): Finding {
  const { rule, judgement, start, end, what } = found
  const source = (file.text ?? '').slice(start, end)
  const from = file.position(start)
  const to = file.position(end)
  return {
    rule: rule.id,
    path: file.path,
    location: { line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
    evidence: excerpt(source),
    note: judgement.note,
    identity: `${what}|${judgement.why}|${context.digest(source.replace(/\s{1,10000}/g, ' '), false)}`,
    ...levelFields(rule, severityAt(file.path, judgement.severity, false)),
  }
}

const KEYWORDS: ReadonlySet<string> = new Set([
  'COMMAND',
  'ARGS',
  'WORKING_DIRECTORY',
  'TIMEOUT',
  'RESULT_VARIABLE',
  'RESULTS_VARIABLE',
  'OUTPUT_VARIABLE',
  'ERROR_VARIABLE',
  'OUTPUT_QUIET',
  'ERROR_QUIET',
  'OUTPUT_STRIP_TRAILING_WHITESPACE',
  'ERROR_STRIP_TRAILING_WHITESPACE',
  'ENCODING',
  'INPUT_FILE',
  'OUTPUT_FILE',
  'ERROR_FILE',
  'COMMAND_ECHO',
  'COMMAND_ERROR_IS_FATAL',
  'ECHO_OUTPUT_VARIABLE',
  'ECHO_ERROR_VARIABLE',
  'DEPENDS',
  'BYPRODUCTS',
  'VERBATIM',
  'COMMENT',
  'MAIN_DEPENDENCY',
  'DEPFILE',
  'JOB_POOL',
  'USES_TERMINAL',
  'APPEND',
  'COMMAND_EXPAND_LISTS',
  'PRE_BUILD',
  'PRE_LINK',
  'POST_BUILD',
  'SOURCES',
  'CONFIGURATIONS',
])
