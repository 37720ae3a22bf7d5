import { describe, expect, test } from '@jest/globals'
import type { Case, CaseFile } from '../../support/cases.ts'
import { memorySource } from '../../support/memory-source.ts'
import { runCase } from '../../support/run-case.ts'

/** What the check says about one script that a change adds. */
function linesOf(text: string, path = 'a.js'): Promise<readonly string[]> {
  const file: CaseFile = { path, mode: 'file', bytes: Buffer.from(text) }
  const made: Case = {
    name: 'code/made',
    file: '',
    why: '',
    before: [],
    after: [file],
    options: new Map(),
    expected: [],
  }
  return runCase(made, memorySource([], [file]))
}

function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('')
}

describe('hostile scripts', () => {
  test('nesting that no parser survives is a gap, never silence', async () => {
    expect(await linesOf(`eval(x);${'['.repeat(100_000)}`)).toEqual(['gap missing too-deep a.js'])
    expect(await linesOf(`eval(x);a${'+a'.repeat(500_000)}`)).toEqual(['gap missing too-deep a.js'])
  })

  test('names that lead on and on are a gap beside what was found', async () => {
    const objects = times(3_000, (index) => `o={p${index}:eval,q:o};`)
    const lines = await linesOf(`eval(x);${objects}${'o.q.q.q.q.q.p1(x);'.repeat(1_000)}`)
    expect(lines[0]).toBe('a.js:1:1 error code/javascript-eval eval(x)')
    expect(lines.at(-1)).toMatch(/^gap missing (?:over-limit|too-many-findings) a\.js$/)
  })

  test('in a bundle, equal calls are counted only so far', async () => {
    const lines = await linesOf('eval(x);'.repeat(2_000), 'dist/a.js')
    expect(new Set(lines.map((line) => line.split(' ').slice(1).join(' ')))).toEqual(
      new Set(['note code/javascript-eval eval(x)']),
    )
    expect(lines.length).toBeLessThan(100)
  })

  test('long chains of calls and large tables take no time to speak of', async () => {
    const table = `const o={${times(50_000, (index) => `a${index}:1,`)}};`
    expect(await linesOf(`${table}${'o.a1(x);eval(o.a2);'.repeat(900)}a${'()'.repeat(1_000)}`)).toHaveLength(
      900,
    )
  })
})
