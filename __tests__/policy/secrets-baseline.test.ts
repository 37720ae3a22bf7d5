import { describe, expect, test } from '@jest/globals'
import { parseSecretsBaseline } from '../../src/policy/secrets-baseline.ts'

const ONE = '1'.repeat(40)
const TWO = 'ABCDEF0123'.repeat(4)

function parsed(results: unknown, more: object = {}): unknown {
  const baseline = parseSecretsBaseline(JSON.stringify({ results, ...more }))
  return baseline && Object.fromEntries([...baseline].map(([path, hashes]) => [path, [...hashes]]))
}

describe('a list of detect-secrets', () => {
  test('of version 1', () => {
    const entry = { type: 'Secret Keyword', filename: 'a.py', is_verified: false, line_number: 3 }
    const results = {
      'a.py': [
        { ...entry, hashed_secret: ONE },
        { ...entry, hashed_secret: TWO },
      ],
    }
    expect(parsed(results, { version: '1.5.0', filters_used: [], plugins_used: [] })).toEqual({
      'a.py': [ONE, TWO.toLowerCase()],
    })
  })

  test('of version 0, and made on Windows', () => {
    const results = {
      'src\\a.py': [{ hashed_secret: ONE, is_secret: null, line_number: 3, type: 'Hex High Entropy String' }],
      './b.py': [{ hashed_secret: ONE, is_secret: false }],
    }
    expect(parsed(results, { version: '0.14.3', exclude: { files: '.*', lines: null } })).toEqual({
      'src/a.py': [ONE],
      'b.py': [ONE],
    })
  })

  test('without what was found to be a secret, and without entries that have no hash', () => {
    const results = {
      'a.py': [
        { hashed_secret: ONE, is_secret: true },
        { hashed_secret: 'plain' },
        { hashed_secret: 5 },
        {},
        null,
        'x',
      ],
    }
    expect(parsed(results)).toEqual({ 'a.py': [] })
  })

  test('with names that objects inherit', () => {
    expect(parseSecretsBaseline(`{"results": {"__proto__": [{"hashed_secret": "${ONE}"}]}}`)).toEqual(
      new Map([['__proto__', new Set([ONE])]]),
    )
    expect(parsed({})).toEqual({})
  })
})

test.each([
  ['no JSON', '{'],
  ['null', 'null'],
  ['a list', '[]'],
  ['no results', '{"version": "1.5.0"}'],
  ['results that are a list', '{"results": []}'],
  ['entries that are none', '{"results": {"a": {}}}'],
  ['nested too deep', '['.repeat(100_000)],
  ['too many entries', `{"results": {"a": [${'0,'.repeat(200_000)}0]}}`],
])('no such list: %s', (_, text) => expect(parseSecretsBaseline(text)).toBeUndefined())
