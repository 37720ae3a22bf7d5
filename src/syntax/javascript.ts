import type { ParserOptions, ParserPlugin } from '@babel/parser'
import type { CheckContext } from '../model/rule.ts'

/** A node as Babel makes it; https://github.com/babel/babel/blob/main/packages/babel-parser/ast/spec.md. Offsets are UTF-16 code units. */
export interface ScriptNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

/** `declarations`: TypeScript that may also hold what only a file of types may. */
export type Dialect = 'javascript' | 'typescript' | 'tsx' | 'declarations'

export type ScriptParser = typeof import('@babel/parser').parse

export interface ParsedScript {
  readonly program: ScriptNode
}

export interface ScriptFailure {
  readonly reason: 'over-limit' | 'parse-failed' | 'parse-timeout' | 'too-deep'
}

/** UTF-16 code units of source that are parsed at all. Bundles that people commit stay below. */
export const MAX_SCRIPT_LENGTH = 6_000_000
/**
 * Characters the parser may look at, for each character of source and as a base. Real code needs less than 2 for each;
 * nested casts of old TypeScript double the cost with each level. The base comes to less than a second.
 */
const LOOKS_PER_CHARACTER = 8
const BASE_LOOKS = 500_000

/** Loaded on first use: most changes hold no script that needs it. */
export function scriptParser(context: CheckContext): Promise<ScriptParser> {
  return context.once('syntax/javascript', async () => (await import('@babel/parser')).parse)
}

/** Without error recovery, because an invalid script does not run, and collecting its errors can take quadratic memory. */
export function parseScript(
  parse: ScriptParser,
  text: string,
  dialect: Dialect,
): ParsedScript | ScriptFailure {
  if (text.length > MAX_SCRIPT_LENGTH) return { reason: 'over-limit' }
  const source = meteredText(text, text.length * LOOKS_PER_CHARACTER + BASE_LOOKS)
  try {
    const { program } = parse(source, optionsOf(dialect))
    return { program: program as unknown as ScriptNode }
  } catch (error) {
    // The parser descends recursively and cannot be told how deep it may.
    if (error instanceof RangeError) return { reason: 'too-deep' }
    if (error instanceof SyntaxError) return { reason: 'parse-failed' }
    if (error instanceof OutOfLooks) return { reason: 'parse-timeout' }
    throw error
  }
}

function optionsOf(dialect: Dialect): ParserOptions {
  const plugins: ParserPlugin[] = ['decorators', 'decoratorAutoAccessors', 'deferredImportEvaluation']
  if (dialect !== 'javascript') plugins.push(['typescript', { dts: dialect === 'declarations' }])
  if (dialect === 'javascript' || dialect === 'tsx') plugins.push('jsx')
  return {
    sourceType: 'unambiguous',
    plugins,
    createImportExpressions: true,
    tokens: false,
    attachComment: false,
    allowAwaitOutsideFunction: true,
    allowNewTargetOutsideFunction: true,
    allowReturnOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowUndeclaredExports: true,
    allowYieldOutsideFunction: true,
  }
}

class OutOfLooks extends Error {
  override readonly name = 'OutOfLooks'
}

/**
 * Text that can be read for a limited time: a parser that cannot be interrupted stops when the text does.
 * No subclass of String: the mere existence of one makes V8 read the characters of every string of the process several times slower.
 */
function meteredText(text: string, looks: number): string {
  let left = looks
  const spend = (): void => {
    if (left-- <= 0) throw new OutOfLooks()
  }
  return Object.assign(Object(text) as string, {
    charCodeAt(index: number): number {
      spend()
      return text.charCodeAt(index)
    },
    codePointAt(index: number): number | undefined {
      spend()
      return text.codePointAt(index)
    },
    slice: (start?: number, end?: number): string => text.slice(start, end),
  })
}
