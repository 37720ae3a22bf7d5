import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type AnnotationLevel, annotationOf, RunnerAnnotations } from './runner-annotations.ts'
import { COMMAND_NAMES, parseCommand, propertyOf, type RunnerCommand } from './runner-commands.ts'
import type { RunnerMasks } from './runner-masks.ts'

export type Stream = 'stdout' | 'stderr'

/** A command that was acted upon. */
export interface SeenCommand extends RunnerCommand {
  readonly stream: Stream
  /** The line it stood in, with nothing hidden. */
  readonly line: string
}

export interface LogLine {
  /** `runner` for what the runner itself says. */
  readonly from: Stream | 'runner'
  /** With `***` for what is hidden. */
  readonly text: string
}

/** Commands whose line the log never shows, even after `::echo::on`. */
const NEVER_ECHOED: ReadonlySet<string> = new Set(['error', 'warning', 'notice', 'debug', 'add-mask'])
/** UTF-16 code units from which on a token of `stop-commands` is hidden as well. */
const HIDDEN_TOKEN = 7

/** What the runner does, line by line, with what a step prints on its two streams. */
export class RunnerOutput {
  readonly log: LogLine[] = []
  readonly commands: SeenCommand[] = []
  readonly annotations = new RunnerAnnotations()
  readonly outputs = new Map<string, string>()
  readonly state = new Map<string, string>()
  /** Whether a command failed, which fails the step whatever its exit code. */
  hasFailed = false
  private resumeToken: string | undefined
  /** A token that the runner refuses: it reads no further. */
  private hasEnded = false
  private echoes = false
  private readonly masks: RunnerMasks
  private readonly workspace: string
  private readonly showsDebug: boolean

  constructor(masks: RunnerMasks, workspace: string, showsDebug = false) {
    this.masks = masks
    this.workspace = workspace
    this.showsDebug = showsDebug
    this.echoes = showsDebug
  }

  read(line: string, stream: Stream): void {
    if (this.hasEnded) return
    const command = parseCommand(line, this.resumeToken)
    if (command === undefined || !this.accepts(command)) this.write(stream, line)
    else this.run({ ...command, stream, line })
  }

  /** An error of the runner's own. */
  error(message: string): void {
    this.annotate('error', { message: this.masks.hide(message) })
  }

  warning(message: string): void {
    this.annotate('warning', { message: this.masks.hide(message) })
  }

  /** While commands are stopped only the token counts. */
  private accepts(command: RunnerCommand): boolean {
    return this.resumeToken === undefined || command.name === this.resumeToken.toLowerCase()
  }

  private run(command: SeenCommand): void {
    this.commands.push(command)
    if (this.resumeToken !== undefined) {
      this.resumeToken = undefined
      return
    }
    if (command.name === 'stop-commands') {
      this.stop(command.data)
      return
    }
    if (this.echoes && !NEVER_ECHOED.has(command.name)) this.write(command.stream, command.line)
    try {
      this.act(command)
    } catch (error) {
      const shown = NEVER_ECHOED.has(command.name) ? command.name : command.line
      this.error(`Unable to process command '${shown}' successfully.`)
      this.error((error as Error).message)
      this.hasFailed = true
    }
  }

  private stop(token: string): void {
    const isCommand = COMMAND_NAMES.has(token.toLowerCase())
    if (token === '' || isCommand || token.toLowerCase() === 'pause-logging') {
      this.error(`stop-commands was given '${token}', which is no token`)
      this.hasFailed = true
      this.hasEnded = true
      return
    }
    if (token.length >= HIDDEN_TOKEN) this.masks.add(token)
    this.resumeToken = token
  }

  private act(command: SeenCommand): void {
    const { name, data, stream } = command
    switch (name) {
      case 'error':
      case 'warning':
      case 'notice':
        this.annotate(name, annotationOf(command, this.masks.hide(data), this.workspace), stream)
        return
      case 'debug':
        if (this.showsDebug)
          for (const line of data.split(/\r\n|\n|\r/)) this.write(stream, `##[debug]${line}`)
        return
      case 'group':
        this.write(stream, `##[group]${data}`)
        return
      case 'endgroup':
        this.write(stream, '##[endgroup]')
        return
      case 'echo':
        this.echoes = echoValue(data)
        return
      case 'add-mask':
        if (data.trim() === '')
          this.warning("Can't add secret mask for empty string in ##[add-mask] command.")
        else this.masks.add(data)
        return
      case 'set-output':
        this.outputs.set(required(command, 'name'), data)
        return
      case 'save-state':
        this.state.set(required(command, 'name'), data)
        return
      case 'add-matcher':
        JSON.parse(readFileSync(resolve(this.workspace, data), 'utf8'))
        return
      case 'remove-matcher':
        if (data === '') required(command, 'owner')
        return
      case 'internal-set-repo-path':
        required(command, 'repoFullName')
        return
      case 'set-env':
      case 'add-path':
        throw new Error(`The \`${name}\` command is disabled.`)
    }
  }

  private annotate(
    level: AnnotationLevel,
    annotation: ReturnType<typeof annotationOf>,
    from: LogLine['from'] = 'runner',
  ): void {
    this.annotations.add({ level, ...annotation })
    this.log.push({ from, text: `##[${level}]${annotation.message}` })
  }

  private write(from: LogLine['from'], text: string): void {
    this.log.push({ from, text: this.masks.hide(text) })
  }
}

function echoValue(data: string): boolean {
  switch (data.trim().toUpperCase()) {
    case 'ON':
      return true
    case 'OFF':
      return false
  }
  throw new Error(
    `Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${data}'.`,
  )
}

function required(command: RunnerCommand, key: string): string {
  const value = propertyOf(command, key)
  if (value === undefined || value === '') {
    throw new Error(`Required field '${key}' is missing in ##[${command.name}] command.`)
  }
  return value
}
