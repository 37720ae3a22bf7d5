import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { json } from '../../src/reporters/json.ts'
import { reportSchema } from '../../src/reporters/report-schema.ts'
import { pathFromBytes } from '../../src/text/path-name.ts'
import { at, HOSTILE, INCOMPLETE, judged, PASSING, raw, reportOf, TYPICAL } from '../support/reports.ts'

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly required?: readonly string[]
}

const schema = reportSchema() as Schema
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema)

/** Keys of the value that the schema does not know, as paths. */
function unknownKeys(value: unknown, known: Schema, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => unknownKeys(each, known.items ?? {}, `${path}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => {
    const own = known.properties?.[key]
    return own === undefined ? [`${path}.${key}`] : unknownKeys(child, own, `${path}.${key}`)
  })
}

test.each([
  ['passing', PASSING],
  ['typical', TYPICAL],
  ['incomplete', INCOMPLETE],
  ['hostile', HOSTILE],
])('the report "%s" is valid, and the schema knows every key of it', (_, report) => {
  const value: unknown = JSON.parse(json(report))
  validate(value)
  expect(validate.errors ?? []).toEqual([])
  expect(unknownKeys(value, schema)).toEqual([])
})

describe('the schema', () => {
  const valid = JSON.parse(json(TYPICAL)) as Record<string, unknown>

  test.each(schema.required ?? [])('demands %s', (key) => {
    expect(validate(Object.fromEntries(Object.entries(valid).filter(([name]) => name !== key)))).toBe(false)
  })

  test('refuses another version and an unknown level', () => {
    const [finding] = valid['findings'] as readonly object[]
    expect(validate({ ...valid, version: 2 })).toBe(false)
    expect(validate({ ...valid, findings: [{ ...finding, level: 'fatal' }] })).toBe(false)
  })
})

test('paths are exact, words about the change are made visible', () => {
  const findings = [
    judged({ rule: 'code/python-eval', path: 'a\n\u202e', evidence: raw('a\u202eb'), location: at(1, 1, 3) }),
  ]
  expect(JSON.parse(json(reportOf({ findings }))).findings).toEqual([
    expect.objectContaining({ path: 'a\n\u202e', evidence: 'a\\u{202e}b' }),
  ])
})

test('a name that is no UTF-8 is no half character, and its bytes stand beside it', () => {
  const path = pathFromBytes(Uint8Array.of(0x61, 0x20, 0xff))
  const report = reportOf({
    findings: [judged({ rule: 'code/python-eval', path, member: path })],
    gaps: [{ kind: 'missing', reason: 'blob-absent', path, detail: raw('') }],
    trustEdges: [{ kind: 'host', name: raw(''), path }],
  })
  const { findings, gaps, trustEdges } = JSON.parse(json(report))
  const named = { path: 'a \\u{dcff}', pathUri: 'a%20%FF' }
  expect(findings).toEqual([
    expect.objectContaining({ ...named, member: 'a \\u{dcff}', memberUri: 'a%20%FF' }),
  ])
  expect([...gaps, ...trustEdges]).toEqual([expect.objectContaining(named), expect.objectContaining(named)])
})

test('the same report is the same text', () => {
  expect(json(TYPICAL)).toBe(json({ ...TYPICAL, findings: [...TYPICAL.findings] }))
})

test('only rules that occur are listed, with what a reader needs', () => {
  const value = JSON.parse(json(TYPICAL)) as { readonly rules: readonly { readonly id: string }[] }
  expect(value.rules.map((rule) => rule.id)).toEqual(
    [...new Set(TYPICAL.findings.map((each) => each.rule))].sort(),
  )
})
