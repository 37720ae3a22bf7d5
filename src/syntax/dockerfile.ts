import type { Argument, Instruction, JSONInstruction, ModifiableInstruction, Run } from 'dockerfile-ast'
import { LineIndex } from '../text/line-index.ts'

/** A part of a Dockerfile. Offsets are into its text, in UTF-16 code units. */
export interface DockerPart {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** `--platform=linux/amd64`. */
export interface DockerFlag extends DockerPart {
  readonly name: string
}

export type DockerInstruction =
  | { readonly kind: 'from'; readonly image: DockerPart; readonly stage?: string }
  | { readonly kind: 'run'; readonly flags: readonly DockerFlag[]; readonly command: DockerCommand }
  | {
      readonly kind: 'copy' | 'add'
      readonly flags: readonly DockerFlag[]
      /** Sources and, at the end, the destination. */
      readonly words: readonly DockerPart[]
    }
  /** A variable of the image or of the build; without a value it has to be given from outside. */
  | { readonly kind: 'env' | 'arg'; readonly name: string; readonly value?: DockerPart }
  | { readonly kind: 'shell'; readonly words: readonly DockerPart[] }

/** What RUN executes: a script of the shell, or a program with its arguments. */
export type DockerCommand =
  /** As long as the source from `start` on, so that offsets add up; comments between its lines are blanked out. */
  | { readonly kind: 'script'; readonly script: string; readonly start: number }
  | { readonly kind: 'program'; readonly words: readonly DockerPart[] }

/** UTF-16 code units of a Dockerfile that are read; the library looks through all flags of an instruction for each of them. */
const MAX_LENGTH = 200_000
/** Comments times stages: the library looks through all comments for each stage. */
const MAX_COMMENT_LOOKS = 500_000
const COMMENT_LINE = /^[ \t]{0,200}#/gm
const STAGE_LINE = /^[ \t]{0,200}from\b/gim

/**
 * Instructions in their order, those of ONBUILD as if they stood on their own. Undefined when the file costs too much to read.
 * https://docs.docker.com/reference/dockerfile/
 */
export async function readDockerfile(source: string): Promise<readonly DockerInstruction[] | undefined> {
  if (source.length > MAX_LENGTH) return undefined
  const looks = (source.match(COMMENT_LINE)?.length ?? 0) * (source.match(STAGE_LINE)?.length ?? 0)
  if (looks > MAX_COMMENT_LOOKS) return undefined
  const { DockerfileParser } = await import('dockerfile-ast')
  const dockerfile = DockerfileParser.parse(source)
  return [
    ...new DockerfileReading(source, dockerfile.getEscapeCharacter()).read(dockerfile.getInstructions()),
  ]
}

type Range = NonNullable<ReturnType<Argument['getRange']>>

class DockerfileReading {
  private readonly source: string
  private readonly escapeCharacter: string
  private readonly lines: LineIndex

  constructor(source: string, escapeCharacter: string) {
    this.source = source
    this.escapeCharacter = escapeCharacter
    this.lines = new LineIndex(source)
  }

  *read(instructions: readonly Instruction[]): Generator<DockerInstruction> {
    for (const instruction of instructions) {
      const trigger = triggerOf(instruction)
      yield* this.instruction(trigger ?? instruction)
    }
  }

  private *instruction(instruction: Instruction): Generator<DockerInstruction> {
    switch (instruction.getKeyword()) {
      case 'FROM':
        yield* this.from(instruction)
        break
      case 'RUN':
        yield* this.run(instruction as Run)
        break
      case 'COPY':
        yield { kind: 'copy', ...this.copied(instruction as ModifiableInstruction) }
        break
      case 'ADD':
        yield { kind: 'add', ...this.copied(instruction as ModifiableInstruction) }
        break
      case 'ENV':
        yield* this.variables('env', instruction)
        break
      case 'ARG':
        yield* this.variables('arg', instruction)
        break
      case 'SHELL':
        yield { kind: 'shell', words: this.jsonWords(instruction as JSONInstruction) }
        break
    }
  }

  private *from(instruction: Instruction): Generator<DockerInstruction> {
    const [image, as, stage] = instruction.getArguments()
    if (image === undefined) return
    const named = as?.getValue().toUpperCase() === 'AS' ? stage?.getValue() : undefined
    yield { kind: 'from', image: this.part(image), ...(named === undefined ? {} : { stage: named }) }
  }

  private *run(instruction: Run): Generator<DockerInstruction> {
    const flags = this.flags(instruction)
    if (instruction.getOpeningBracket() !== null && instruction.getClosingBracket() !== null) {
      yield { kind: 'run', flags, command: { kind: 'program', words: this.jsonWords(instruction) } }
      return
    }
    const [first] = instruction.getArguments()
    if (first === undefined) return
    const start = this.offset(first.getRange().start)
    const end = this.offset(instruction.getRange().end)
    const heredocs = instruction.getHeredocs()
    if (first.getValue().startsWith('<<') && heredocs.length > 0) {
      // The documents are the script, not its input.
      for (const document of heredocs) {
        const range = document.getContentRange()
        if (range !== null) yield { kind: 'run', flags, command: this.document(range) }
      }
      return
    }
    const script = heredocs.length > 0 ? this.source.slice(start, end) : this.joined(start, end)
    yield { kind: 'run', flags, command: { kind: 'script', script, start } }
  }

  private document(range: Range): DockerCommand {
    const start = this.offset(range.start)
    return { kind: 'script', script: this.source.slice(start, this.offset(range.end)), start }
  }

  /** Docker drops comments and empty lines inside an instruction before any shell sees it. */
  private joined(start: number, end: number): string {
    const text = this.source.slice(start, end)
    const marked = this.escapeCharacter === '\\' ? text : text.replace(BACKTICK_AT_LINE_END, '\\$1')
    return marked.replace(LINE_DROPPED, (line) => ' '.repeat(line.length))
  }

  private copied(instruction: ModifiableInstruction): {
    readonly flags: readonly DockerFlag[]
    readonly words: readonly DockerPart[]
  } {
    const words = instruction.getArguments().map((word) => this.part(word))
    return { flags: this.flags(instruction), words }
  }

  private *variables(kind: 'env' | 'arg', instruction: Instruction): Generator<DockerInstruction> {
    const start = instruction.getArguments()[0]?.getRange().start
    if (start === undefined) return
    const from = this.offset(start)
    const text = this.joined(from, this.offset(instruction.getRange().end)).replace(
      CONTINUATION,
      joinedBlanks,
    )
    // The old form has one variable, and the rest of the line as its value.
    const old = kind === 'env' ? OLD_FORM.exec(text)?.groups : undefined
    if (old?.['name'] !== undefined && old['value'] !== undefined) {
      const at = text.length - old['value'].length
      yield {
        kind,
        name: old['name'],
        value: { text: unquoted(old['value']), start: from + at, end: from + text.length },
      }
      return
    }
    for (const match of text.matchAll(VARIABLE)) {
      const { name = '', value } = match.groups ?? {}
      const end = from + match.index + match[0].length
      yield {
        kind,
        name,
        ...(value === undefined ? {} : { value: { text: unquoted(value), start: end - value.length, end } }),
      }
    }
  }

  private flags(instruction: Instruction): readonly DockerFlag[] {
    const flags = (instruction as ModifiableInstruction).getFlags?.() ?? []
    return flags.map((flag) => {
      const range = flag.getRange()
      return {
        name: flag.getName(),
        text: flag.getValue() ?? '',
        start: this.offset(range.start),
        end: this.offset(range.end),
      }
    })
  }

  /** The library drops blanks inside the strings. */
  private jsonWords(instruction: JSONInstruction): readonly DockerPart[] {
    const opening = instruction.getOpeningBracket()?.getRange().start
    if (opening === undefined) return []
    const from = this.offset(opening)
    return [...jsonStrings(this.source, from, this.offset(instruction.getRange().end))]
  }

  private part(argument: Argument): DockerPart {
    const range = argument.getRange()
    return { text: argument.getValue(), start: this.offset(range.start), end: this.offset(range.end) }
  }

  private offset(position: Range['start']): number {
    return this.lines.startOf(position.line + 1) + position.character
  }
}

function triggerOf(instruction: Instruction): Instruction | undefined {
  if (instruction.getKeyword() !== 'ONBUILD') return undefined
  const withTrigger = instruction as Instruction & { getTriggerInstruction?(): Instruction | null }
  return withTrigger.getTriggerInstruction?.() ?? undefined
}

function unquoted(value: string): string {
  return value.replace(QUOTES, '').replace(ESCAPED, '$1')
}

function* jsonStrings(source: string, from: number, to: number): Generator<DockerPart> {
  let start = -1
  for (let at = from; at < to; at++) {
    const character = source[at]
    if (character === '\\') at++
    else if (character === '"' && start === -1) start = at
    else if (character === '"') {
      const text = source.slice(start + 1, at).replace(JSON_ESCAPE, unescaped)
      yield { text, start, end: at + 1 }
      start = -1
    }
  }
}

/** Escapes of https://www.rfc-editor.org/rfc/rfc8259#section-7 */
function unescaped(_: string, unit: string | undefined, letter: string | undefined): string {
  if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16))
  return letter === 'n' ? '\n' : letter === 't' ? '\t' : letter === 'r' ? '\r' : (letter ?? '')
}

function joinedBlanks(match: string): string {
  return ' '.repeat(match.length)
}

const BACKTICK_AT_LINE_END = /`([ \t]{0,100}\r?\n)/g
/** A line that holds nothing but blanks, or a comment, with its end. */
const LINE_DROPPED = /(?<=\n)[ \t]{0,1000}(?:#[^\n]{0,20000})?\r?\n/g
const CONTINUATION = /\\[ \t]{0,100}\r?\n/g
const VARIABLE =
  /(?<name>[A-Za-z_]\w{0,200})(?:=(?<value>(?:"(?:[^"\\]|\\.){0,4000}"|'[^']{0,4000}'|\\.|[^\s"'\\]){0,4000}))?/g
const OLD_FORM = /^(?<name>[A-Za-z_]\w{0,200})[ \t]{1,100}(?<value>[^=\s][\s\S]*)$/
const JSON_ESCAPE = /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g
const QUOTES = /(?<!\\)["']/g
const ESCAPED = /\\([\s\S])/g
