import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@babel/parser'
import { describe, expect, test } from '@jest/globals'
import { checkSync } from 'recheck'

const SOURCE = join(import.meta.dirname, '../src')
/** Milliseconds recheck may think about one expression; beyond it the answer is "unknown", which fails too. */
const PATIENCE = 10_000

interface Expression {
  readonly place: string
  readonly pattern: string
  readonly flags: string
}

function expressionsOf(path: string): readonly Expression[] {
  const text = readFileSync(join(SOURCE, path), 'utf8')
  const found: Expression[] = []
  const waiting: unknown[] = [parse(text, { sourceType: 'module', plugins: ['typescript'] }).program]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (typeof node !== 'object' || node === null) continue
    const { type, pattern, flags, loc } = node as Record<string, unknown>
    if (type === 'RegExpLiteral' && typeof pattern === 'string' && typeof flags === 'string') {
      const line = (loc as { start: { line: number } }).start.line
      found.push({ place: `${path}:${line}`, pattern, flags })
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'loc') waiting.push(child)
  }
  return found
}

describe('regular expressions take linear time', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const expressions = files.sort().flatMap(expressionsOf)

  test('there are some', () => {
    expect(expressions.length).toBeGreaterThan(5)
  })

  test.each(expressions.map((each) => [each.place, each] as const))('%s', (_, { pattern, flags }) => {
    const answer = checkSync(pattern, flags, { timeout: PATIENCE })
    expect({ pattern, status: answer.status }).toEqual({ pattern, status: 'safe' })
  })
})
