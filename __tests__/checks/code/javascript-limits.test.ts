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

  test.each([
    [
      'options of options',
      `const o0={shell:true};${times(8, (index) => `const o${index + 1}={${times(300, () => `...o${index},`)}};`)}cp.spawn(x,[],o8);`,
    ],
    [
      'lists of lists',
      `const l0=['-c',x+'a'];${times(8, (index) => `const l${index + 1}=[${times(300, () => `...l${index},`)}];`)}cp.spawn('sh',l8);`,
    ],
    ['one program of many', `cp.spawn(${times(300, (index) => `c${index}?'a${index}':`)}'sh',['-c',x+'a']);`],
    [
      'one entry of many',
      `const t={${times(3_000, (index) => `a${index}:'a',`)}s:'sh'};cp.spawn(t[k],['-c',x+'a']);`,
    ],
    ['the last of many words', `cp.spawn('sh',[${`'-x',`.repeat(450)}'-c',x+'a']);`],
    ['one value of many', `let c;${times(3_000, (index) => `c='a${index}';`)}c='a'+x;cp.exec(c);`],
  ])('%s are found, or the file is named', async (_, text) => {
    const lines = await linesOf(`const cp=require('child_process');${text}`)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.join('\n')).toMatch(/code\/javascript-shell|^gap missing over-limit/m)
  })
})
