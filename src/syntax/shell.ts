import type { CheckContext } from '../model/rule.ts'
import { inputOf, redirectionsOf, type ShellRedirection, wordsBehindRedirections } from './shell-streams.ts'
import { type ShellRange, type ShellWord, wordAt } from './shell-words.ts'
import {
  NO_NODE,
  type ParseFailure,
  parseSource,
  type SourceParser,
  type SyntaxTree,
  sourceParser,
} from './tree-sitter.ts'

/** A command with its arguments, wherever it stands: after `&&`, in a pipe, a branch, a loop, a function, a substitution. */
export interface ShellCommand {
  /** At least one; the first is the command's name. Assignments before it and redirections are left out. */
  readonly words: readonly ShellWord[]
  readonly start: number
  readonly end: number
  /** What stands in front of it in its pipe. */
  readonly input?: ShellRange
  /** Files and texts that it reads or writes. */
  readonly redirections?: readonly ShellRedirection[]
}

/** `NAME=value`: on its own, exported, or for one command. */
export interface ShellAssignment {
  readonly name: string
  readonly value: ShellWord
}

export interface ShellScript {
  readonly commands: readonly ShellCommand[]
  readonly assignments: readonly ShellAssignment[]
  /** Where the text fits no rule of the grammar and no command was found in it, or where it is longer than is read. */
  readonly unreadable: readonly ShellRange[]
  /** Where the text fits no rule of the grammar, whatever was found in it. */
  readonly malformed: readonly ShellRange[]
}

/** Reads scripts; synchronous once the grammar is loaded. */
export type ReadShell = (script: string) => ShellScript | ParseFailure

/** Words of one command that are kept; a command with more is read in part, and unreadable as a whole. */
const MAX_WORDS = 4_096
/**
 * Commands stand in the words of commands, and each is read with all that stands in it: together they may be this many
 * times as long as the script, or as the base. Real scripts stay below 4 times; without a limit the time is quadratic.
 */
const MAX_OVERLAP = 30
const OVERLAP_BASE = 1_000_000
/** Scripts handed to a shell by the commands of one script, with those handed on by them. */
const MAX_NESTED_SCRIPTS = 200
const SHELL = /^(?:\/[\w./-]{1,100}\/)?(?:ba|z|da|k)?sh$/
/** `-c`, `-lc`, `-euxc`. */
const RUN_OPTION = /^-[a-z]{0,10}c$/
/** `\curl` at the start of a line, which is no alias; the grammar takes the end of the line before as escaped. */
const ESCAPED_COMMAND = /(?<before>^[ \t]{0,100})\\(?=[A-Za-z])/gm
const PRINTERS: ReadonlySet<string> = new Set(['echo', 'printf'])
/** Text that is passed on and never run where it stands. */
const DATA_NODES: ReadonlySet<string> = new Set([
  'command',
  'comment',
  'heredoc_body',
  'string',
  'raw_string',
  'ansi_c_string',
  'variable_assignment',
  'array',
  'test_command',
])

/**
 * A reader of Bash, which takes scripts of sh and most of zsh as well. Bodies of here-documents, strings and comments
 * are no commands; substitutions in them are. GitHub's expressions (`${{ … }}`) count as variables.
 */
export async function shellReader(context: CheckContext): Promise<ReadShell> {
  const source = await sourceParser(context, 'tree-sitter-bash.wasm')
  return (script) => readScript(source, withoutExpressions(script).replace(ESCAPED_COMMAND, '$<before> '))
}

interface ShellTree extends ShellScript {
  /** Here-documents that a shell reads as its script. */
  readonly documents: readonly ShellRange[]
}

/** With the scripts that commands hand to a shell: `bash -c '…'`, `bash <<EOF`. */
function readScript(source: SourceParser, script: string): ShellScript | ParseFailure {
  const commands: ShellCommand[] = []
  const assignments: ShellAssignment[] = []
  const unreadable: ShellRange[] = []
  const malformed: ShellRange[] = []
  const waiting: ShellRange[] = [{ start: 0, end: script.length }]
  for (const [count, next] of waiting.entries()) {
    if (count > MAX_NESTED_SCRIPTS) {
      unreadable.push(next)
      continue
    }
    const tree = parseSource(source, script.slice(next.start, next.end))
    if ('reason' in tree) return tree
    const found = readTree(tree, next.start)
    if (found === undefined) return { reason: 'over-limit' }
    // One by one: a call takes only so many arguments.
    for (const command of found.commands) {
      commands.push(command)
      waiting.push(...handedScripts(script, command))
    }
    for (const assignment of found.assignments) assignments.push(assignment)
    for (const range of found.unreadable) unreadable.push(range)
    for (const range of found.malformed) malformed.push(range)
    for (const document of found.documents) waiting.push(document)
  }
  return { commands, assignments, unreadable, malformed }
}

/** The text between the quotes of what stands behind `-c`, which a shell runs. */
function* handedScripts(script: string, { words }: ShellCommand): Generator<ShellRange> {
  if (PRINTERS.has(words[0]?.value ?? '')) return
  for (let at = 0; at + 2 < words.length; at++) {
    if (!SHELL.test(words[at]?.value ?? '') || !RUN_OPTION.test(words[at + 1]?.value ?? '')) continue
    const { start, end } = words[at + 2] as ShellWord
    const quote = script[start]
    if ((quote === '"' || quote === "'") && end - start > 2 && script.indexOf(quote, start + 1) === end - 1) {
      yield { start: start + 1, end: end - 1 }
    }
    return
  }
}

/** Same length, so that offsets stay true. */
function withoutExpressions(script: string): string {
  let clean = ''
  let at = 0
  for (;;) {
    const start = script.indexOf('${{', at)
    const end = start === -1 ? -1 : script.indexOf('}}', start)
    if (end === -1) return clean + script.slice(at)
    clean += `${script.slice(at, start)}$${'_'.repeat(end + 1 - start)}`
    at = end + 2
  }
}

/** Undefined when commands stand in commands too often. */
function readTree(tree: SyntaxTree, offset: number): ShellTree | undefined {
  let room = Math.max(tree.text.length * MAX_OVERLAP, OVERLAP_BASE)
  const commands: ShellCommand[] = []
  const assignments: ShellAssignment[] = []
  const documents: ShellRange[] = []
  const unreadable: ShellRange[] = []
  const malformed: ShellRange[] = []
  for (let node = 0; node < tree.size; node++) {
    const type = tree.type(node)
    if (type === 'command' || type === 'variable_assignment') room -= tree.end(node) - tree.start(node)
    if (room < 0) return undefined
    if (type === 'command') {
      let words = 0
      for (const command of commandsAt(tree, node, offset)) {
        commands.push(command)
        words += command.words.length
      }
      if (words === MAX_WORDS)
        unreadable.push({ start: tree.start(node) + offset, end: tree.end(node) + offset })
    } else if (type === 'variable_assignment') {
      assignments.push(...assignmentAt(tree, node, offset))
    } else if (type === 'heredoc_body' && isReadByShell(tree, node)) {
      documents.push({ start: tree.start(node) + offset, end: tree.end(node) + offset })
    } else if (type === 'ERROR') {
      if (tree.end(node) + offset > (malformed.at(-1)?.end ?? -1)) {
        malformed.push({ start: tree.start(node) + offset, end: tree.end(node) + offset })
      }
      for (const { start, end } of gapsIn(tree, node)) {
        unreadable.push({ start: start + offset, end: end + offset })
      }
    }
  }
  return { commands, assignments, documents, unreadable, malformed }
}

function* assignmentAt(tree: SyntaxTree, node: number, offset: number): Generator<ShellAssignment> {
  const name = tree.child(node, 'name')
  const value = tree.child(node, 'value')
  if (name === NO_NODE || value === NO_NODE || tree.type(value) === 'array') return
  yield { name: tree.textOf(name), value: wordAt(tree.text, tree.start(value), tree.end(value), offset) }
}

/** `bash <<EOF`, `sudo sh -s -- x <<EOF`, `cat <<EOF | sh`, but not `bash setup.sh <<EOF`, whose script reads the document. */
function isReadByShell(tree: SyntaxTree, body: number): boolean {
  const redirection = tree.parent(body)
  if (redirection === NO_NODE) return false
  const statement = tree.parent(redirection)
  if (statement === NO_NODE || tree.type(statement) !== 'redirected_statement') return false
  const command = tree.child(statement, 'body')
  if (command !== NO_NODE && isShellOfInput(tree, command)) return true
  const piped = tree.children(redirection).find((child) => tree.type(child) === 'pipeline')
  return piped !== undefined && tree.children(piped).some((stage) => isShellOfInput(tree, stage))
}

function isShellOfInput(tree: SyntaxTree, command: number): boolean {
  const words = tree.children(command).map((child) => tree.textOf(child))
  const at = words.findIndex((word) => SHELL.test(word))
  if (at === -1 || PRINTERS.has(words[0] ?? '')) return false
  const options = words.slice(at + 1)
  const reads = options.findIndex((word) => word === '-s' || word === '-')
  return options.slice(0, reads === -1 ? undefined : reads).every((word) => word.startsWith('-'))
}

/** Behind a pipe and before a redirection the grammar takes the end of a line for a blank: one command a line. */
function* commandsAt(tree: SyntaxTree, node: number, offset: number): Generator<ShellCommand> {
  const lines: ShellWord[][] = []
  let last: ShellWord | undefined
  let count = 0
  const add = (start: number, end: number): void => {
    if (count === MAX_WORDS) return
    const word = wordAt(tree.text, start, end, offset)
    if (last === undefined || endsLine(tree.text, last.end - offset, start)) lines.push([])
    lines.at(-1)?.push(word)
    last = word
    count++
  }
  for (const child of tree.children(node)) {
    const field = tree.field(child)
    if (field === 'name' || field === 'argument') add(tree.start(child), tree.end(child))
  }
  for (const [start, end] of wordsBehindRedirections(tree, node)) add(start, end)
  const input = inputOf(tree, node, offset)
  const redirections = redirectionsOf(tree, node, offset)
  const end = tree.end(node) + offset
  for (const [line, words] of lines.entries()) {
    const next = lines[line + 1]
    yield {
      words,
      start: line === 0 ? tree.start(node) + offset : (words[0] as ShellWord).start,
      end: next === undefined ? Math.max(end, (words[0] as ShellWord).end) : (words.at(-1) as ShellWord).end,
      ...(input === undefined || line > 0 ? {} : { input }),
      ...(redirections.length === 0 || next !== undefined ? {} : { redirections }),
    }
  }
}

/** An end of line between two words that no backslash takes away. */
function endsLine(text: string, from: number, to: number): boolean {
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
    const before = text[at - 1] === '\r' ? at - 2 : at - 1
    if (text[before] !== '\\') return true
  }
  return false
}

/** Stretches of a malformed part in which nothing was recognised. */
function* gapsIn(tree: SyntaxTree, node: number): Generator<ShellRange> {
  let at = tree.start(node)
  for (let inside = node + 1; inside <= tree.lastInside(node); inside++) {
    if (!DATA_NODES.has(tree.type(inside)) && tree.type(inside) !== 'ERROR') continue
    if (tree.start(inside) > at) yield { start: at, end: tree.start(inside) }
    at = Math.max(at, tree.end(inside))
    inside = tree.lastInside(inside)
  }
  if (tree.end(node) > at) yield { start: at, end: tree.end(node) }
}
