import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { generatedFiles, ROOT } from '../scripts/generated.ts'
import { CHECKS } from '../src/checks/index.ts'
import { VERSION } from '../src/version.ts'
import { FIXTURES, loadCase } from './support/cases.ts'

describe('what is generated is current', () => {
  test.each(generatedFiles().map((file) => [file.path, file.text] as const))('%s', (path, text) => {
    const file = join(ROOT, path)
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text)
  })

  test('the version is that of the package', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      readonly version: string
    }
    expect(VERSION).toBe(manifest.version)
  })
})

describe('rules', () => {
  const rules = CHECKS.flatMap((check) => check.rules.map((rule) => ({ check, rule })))

  test('ids are unique and begin with their check', () => {
    const ids = rules.map(({ rule }) => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(rules.filter(({ check, rule }) => !rule.id.startsWith(`${check.id}/`))).toEqual([])
  })

  test.each(rules.map(({ rule }) => [rule.id, rule] as const))('%s is documented', (_, rule) => {
    expect(rule.title).not.toMatch(/[.!]$/)
    expect(rule.why).toMatch(/[.)]$/)
    expect(rule.fix).toMatch(/[.)]$/)
  })

  test.each(rules.map(({ rule }) => [rule.id]))('%s has an example with a hit', (id) => {
    const example = loadCase(join(FIXTURES, `${id}.case`))
    expect(example.expected.some((line) => line.includes(` ${id}`))).toBe(true)
  })
})
