import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from '@jest/globals'
import { FIXTURES } from './cases.ts'

/** Compares with a file under fixtures/, or rewrites it in an update. */
export function expectGolden(path: string, text: string): void {
  const file = join(FIXTURES, path)
  if (process.env['UPDATE'] === '1') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  } else expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '')
}
