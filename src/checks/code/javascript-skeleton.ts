import type { ScriptNode } from '../../syntax/javascript.ts'
import { alternativesOf, type Placed } from '../../syntax/javascript-alternatives.ts'
import type { ScriptNames } from '../../syntax/javascript-names.ts'
import { childOf, listOf, unwrapped } from '../../syntax/javascript-tree.ts'
import type { Hiding } from './javascript-decoding.ts'

/** Parts of one command line that are looked at. */
const MAX_PARTS = 100
/** Stands where the line takes something from the running script. */
const FILLER = 'x'

/** UTF-16 code units of one line that are searched. */
const MAX_LINE = 20_000

const DOWNLOADERS: ReadonlySet<string> = new Set([
  'curl',
  'invoke-restmethod',
  'invoke-webrequest',
  'irm',
  'iwr',
  'wget',
])
const SHELLS = ['ash', 'bash', 'dash', 'ksh', 'sh', 'zsh'] as const
const INTERPRETERS: ReadonlySet<string> = new Set([
  ...SHELLS,
  'iex',
  'invoke-expression',
  'node',
  'perl',
  'php',
  'pwsh',
  'python',
  'python2',
  'python3',
  'ruby',
])
/** Run what is substituted into their arguments. */
const EVALUATORS: ReadonlySet<string> = new Set([
  ...SHELLS,
  '.',
  'eval',
  'iex',
  'invoke-expression',
  'source',
])
/** Run the command that follows. */
const PREFIXES: ReadonlySet<string> = new Set(['doas', 'env', 'exec', 'nohup', 'sudo', 'time'])
const DECODING_FLAGS: ReadonlySet<string> = new Set(['-d', '--decode'])
/** Make a command of what stands in the parentheses behind them. */
const SUBSTITUTIONS: ReadonlySet<string> = new Set(['$', '<'])
const BETWEEN_COMMANDS = /[;&\n]/
const BETWEEN_WORDS = /[\s"'()]/

/** Whether a command line that a script hands to a shell runs what it downloads or decodes. */
export function hidingInLine(text: readonly Placed[], names: ScriptNames): Hiding | undefined {
  const line = lineOf(text, names)
  for (const pipeline of line.split(BETWEEN_COMMANDS)) {
    let hiding: Hiding | undefined
    for (const stage of pipeline.split('|')) {
      const words = wordsOf(stage)
      const [program = ''] = words
      if (hiding !== undefined && INTERPRETERS.has(program)) return hiding
      if (EVALUATORS.has(program) && substitutesDownload(words)) return 'fetched'
      if (DOWNLOADERS.has(program)) hiding = 'fetched'
      if (program === 'base64' && words.some((word) => DECODING_FLAGS.has(word))) hiding = 'decoded'
    }
  }
  return undefined
}

function lineOf(text: readonly Placed[], names: ScriptNames): string {
  let line = ''
  for (const part of text) {
    line += ` ${skeletonOf(part, names)}`
    if (line.length > MAX_LINE) break
  }
  // `2>&1` ends no command.
  return line.slice(0, MAX_LINE).replaceAll('>&', '>')
}

/** Words in lower case, from the program on, which stands without its folder. */
function wordsOf(stage: string): readonly string[] {
  const words = stage
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
  const first = words.findIndex((word) => !PREFIXES.has(word))
  const [program = '', ...others] = words.slice(Math.max(first, 0))
  return [program.slice(program.lastIndexOf('/') + 1), ...others]
}

/** `sh -c "$(curl …)"`, `bash <(curl …)`, `iex (irm …)`. */
function substitutesDownload(words: readonly string[]): boolean {
  const [program = ''] = words
  const isPowershell = program === 'iex' || program === 'invoke-expression'
  return words.some((word, index) => {
    if (isPowershell && word.endsWith('.downloadstring')) return true
    return DOWNLOADERS.has(word) && (isPowershell || SUBSTITUTIONS.has(words[index - 1] ?? ''))
  })
}

/** The line as far as it is written out. */
function skeletonOf(start: Placed, names: ScriptNames): string {
  const whole = names.textOf(start.node, start.scope)
  if (whole !== undefined) return whole
  const parts: string[] = []
  const alternatives = alternativesOf(start, names)
  const waiting: Placed[] = typeof alternatives === 'string' ? [] : alternatives.toReversed()
  for (let left = MAX_PARTS; left > 0; left--) {
    const part = waiting.pop()
    if (part === undefined) break
    const node = unwrapped(part.node)
    const inner = innerParts(node)
    if (inner.length === 0) parts.push(writtenText(node) ?? names.textOf(node, part.scope) ?? FILLER)
    waiting.push(...inner.toReversed().map((child) => ({ node: child, scope: part.scope })))
  }
  return parts.join('')
}

function writtenText(node: ScriptNode): string | undefined {
  if (node.type !== 'TemplateElement') return undefined
  return (node['value'] as { readonly cooked?: string | null } | undefined)?.cooked ?? undefined
}

function innerParts(node: ScriptNode): readonly ScriptNode[] {
  if (node.type === 'BinaryExpression') {
    return [childOf(node, 'left'), childOf(node, 'right')].filter((part) => part !== undefined)
  }
  if (node.type !== 'TemplateLiteral') return []
  const expressions = listOf(node, 'expressions')
  return listOf(node, 'quasis').flatMap((quasi, index) => [quasi, ...expressions.slice(index, index + 1)])
}
