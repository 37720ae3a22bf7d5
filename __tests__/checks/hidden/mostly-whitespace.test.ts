import { expect, test } from '@jest/globals'
import { hidden } from '../../../src/checks/hidden/index.ts'
import { SourceError } from '../../../src/model/errors.ts'
import { memorySource } from '../../support/memory-source.ts'
import { scanFiles, scanSource } from '../../support/scan-files.ts'

/** The last line has no end, so that it stays as it is. */
const LINES = Array.from({ length: 300 }, (_, index) => `value_${index} = ${index}`)
const before = LINES.join('\n')
const withCarriageReturns = LINES.join('\r\n')

async function evidenceOf(after: string): Promise<readonly string[]> {
  const { findings, gaps } = await scanFiles({ 'a.py': after }, { 'a.py': before }, { checks: [hidden] })
  expect(gaps).toEqual([])
  return findings.map(({ rule, evidence }) => `${rule} ${evidence}`)
}

test('one line among other line ends is named', async () => {
  const after = withCarriageReturns.replace('value_7 = 7\r\n', 'value_7 = load()\r\n')
  expect(await evidenceOf(after)).toEqual([
    'hidden/mostly-whitespace 298 lines differ in blanks or line ends alone; really changed: 8; 1 line gone',
  ])
})

test('a line that is gone is one as well', async () => {
  const after = withCarriageReturns.replace('value_7 = 7\r\n', '')
  expect(await evidenceOf(after)).toEqual([
    'hidden/mostly-whitespace 298 lines differ in blanks or line ends alone; 1 line gone',
  ])
})

test('other line ends alone, and lines that moved, hide nothing', async () => {
  expect(await evidenceOf(withCarriageReturns)).toEqual([])
  expect(await evidenceOf([...LINES].reverse().join('\n'))).toEqual([])
})

test('many real changes are not hidden', async () => {
  const after = LINES.map((line, index) => (index % 5 === 0 ? `${line}0` : ` ${line}`)).join('\n')
  expect(await evidenceOf(after)).toEqual([])
})

test('a base version that cannot be read costs the hint and nothing else', async () => {
  const file = (text: string) => [{ path: 'a.py', mode: 'file' as const, bytes: Buffer.from(text) }]
  const source = {
    ...memorySource(file(before), file(`${withCarriageReturns}\nx = 1  # nosec\n`)),
    read: () => Promise.reject(new SourceError('git-failed', 'it is not there')),
  }
  const { findings, gaps } = await scanSource(source, { checks: [hidden] })
  expect(findings.map(({ rule }) => rule)).toEqual(['hidden/suppression-added'])
  expect(gaps).toEqual([])
})
