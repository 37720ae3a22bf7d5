import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { UsageError } from '../src/model/errors.ts'
import { writeReport } from '../src/write-report.ts'

describe('writing a report into a checkout', () => {
  let root = ''
  let checkout = ''

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'checklist-write-')))
    checkout = join(root, 'checkout')
    mkdirSync(checkout)
    writeFileSync(join(root, 'precious'), 'mine')
  })
  afterEach(() => rmSync(root, { recursive: true }))

  test('makes the folders it needs, and replaces what was there', async () => {
    await writeReport(checkout, 'out/deep/report.sarif', 'one, and longer')
    await writeReport(checkout, 'out/deep/report.sarif', 'two')
    expect(readFileSync(join(checkout, 'out/deep/report.sarif'), 'utf8')).toBe('two')
  })

  test('is not led out of it by a link in place of the file', async () => {
    symlinkSync(join(root, 'precious'), join(checkout, 'report.sarif'))
    await expect(writeReport(checkout, 'report.sarif', 'x')).rejects.toThrow(UsageError)
    expect(readFileSync(join(root, 'precious'), 'utf8')).toBe('mine')
  })

  test('is not led out of it by a linked folder', async () => {
    symlinkSync(root, join(checkout, 'out'))
    await expect(writeReport(checkout, 'out/new/report.sarif', 'x')).rejects.toThrow('symbolic link')
    expect(existsSync(join(root, 'new'))).toBe(false)
  })

  test.each(['../precious', '/etc/report', '.'])('refuses %s', async (file) => {
    await expect(writeReport(checkout, file, 'x')).rejects.toThrow('not inside')
  })

  test('says that a folder stands in the way', async () => {
    mkdirSync(join(checkout, 'report.sarif'))
    await expect(writeReport(checkout, 'report.sarif', 'x')).rejects.toThrow('cannot be written')
  })
})
