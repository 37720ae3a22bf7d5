import { describe, expect, test } from '@jest/globals'
import type { Loosening } from '../../src/model/governed.ts'
import { governedFiles } from '../../src/policy/loosened.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { DEFAULT_POLICY } from '../../src/policy/policy.ts'
import { globsMayMeet } from '../../src/text/glob.ts'
import { CASE_RULES } from '../support/run-case.ts'

const PATH = '.github/supply-chain-checklist.yml'
const EXTREME = 'a'.repeat(64)

/** What a policy allows beyond the governing one; without text: the defaults. */
async function loosened(
  governing: string | undefined,
  proposed: string | undefined,
): Promise<readonly Loosening[]> {
  const files = governedFiles(
    {
      policyPath: PATH,
      policy: governing === undefined ? DEFAULT_POLICY : parsePolicy(governing, PATH, CASE_RULES),
      baseline: new Set(),
      rules: CASE_RULES,
      maxPolicyBytes: 100_000,
      maxBaselineBytes: 100_000,
    },
    {
      read: async (_, path) => (path === PATH && proposed !== undefined ? Buffer.from(proposed) : undefined),
    },
  )
  return files.loosened(PATH, 'head')
}

const words = (found: readonly Loosening[]): readonly string[] => found.map(({ evidence }) => evidence)

describe('what a policy allows beyond another', () => {
  test('nothing, compared with itself', async () => {
    const policy = `version: 1
profile: strict
fail-on: never
rules: { code/*: off, secrets/*: note }
paths:
  - { match: "**", rules: { code/*: note } }
  - { match: "**", rules: { code/*: off } }
waivers:
  - { rule: code/*, path: a/**, reason: x, owner: y, expires: 2027-01-01 }
  - { rule: code/*, path: a/**, reason: x, owner: y, expires: 2026-01-01 }
binaries: [{ sha256: ${EXTREME}, reason: x }]
`
    expect(await loosened(policy, policy)).toEqual([])
    expect(await loosened(undefined, undefined)).toEqual([])
    expect(await loosened(undefined, '')).toEqual([])
  })

  test('a level that a rule starts from anyway, because its worse occurrences follow it down', async () => {
    expect(
      words(await loosened(undefined, 'version: 1\nrules: { dependencies/unpinned-action: warning }')),
    ).toEqual(['dependencies/unpinned-action: warning'])
    expect(await loosened(undefined, 'version: 1\nrules: { dependencies/no-version: error }')).toEqual([])
  })

  test('a rule that is named makes the level of its check or item higher again, and that is no loosening', async () => {
    const before = 'version: 1\nrules: { code/*: note }'
    const after =
      'version: 1\nrules: { code/*: note, code/python-exec: error }\nitems: { no-binaries: error }'
    expect(await loosened(before, after)).toEqual([])
    expect(words(await loosened(after, before))).toEqual([
      'no-binaries is no longer error',
      'code/python-exec is no longer error',
    ])
  })

  test('a waiver without an end instead of one with an end, and a glob within another one', async () => {
    const waiver = (path: string, end: string): string =>
      `version: 1\nwaivers: [{ rule: code/python-exec, path: "${path}", reason: x, owner: y${end} }]`
    expect(await loosened(waiver('a/**', ''), waiver('a/b.py', ', expires: 2027-01-01'))).toEqual([])
    expect(words(await loosened(waiver('a/b.py', ', expires: 2027-01-01'), waiver('a/b.py', '')))).toEqual([
      'waives code/python-exec in a/b.py',
    ])
    // Whether one glob lies within another is not decided here, so it is told.
    expect(words(await loosened(waiver('a/**', ''), waiver('a/*.py', '')))).toEqual([
      'waives code/python-exec in a/*.py',
    ])
  })

  test('an entry for paths that decides before a stricter one', async () => {
    const strict = '  - { match: "src/**", rules: { code/*: error } }'
    const before = `version: 1\nrules: { code/*: note }\npaths:\n${strict}`
    const other = (match: string): string => `  - { match: "${match}", rules: { dependencies/*: error } }`
    const policyWith = (...entries: readonly string[]): string =>
      `version: 1\nrules: { code/*: note }\npaths:\n${entries.join('\n')}`
    expect(words(await loosened(before, policyWith(other('**/*.py'), strict)))).toEqual([
      '**/*.py decides before src/**',
    ])
    expect(await loosened(before, policyWith(other('docs/**'), strict))).toEqual([])
    expect(await loosened(before, policyWith(strict, other('**/*.py')))).toEqual([])
  })

  test('many choices are told up to a bound and then counted', async () => {
    const hosts = Array.from({ length: 150 }, (_, index) => `h${index}.example.com`)
    const found = await loosened(undefined, `version: 1\ntrusted-sources: [${hosts.join(', ')}]`)
    expect(found).toHaveLength(101)
    expect(found.at(-1)?.evidence).toBe('50 more choices that allow more')
  })

  test('more entries than are compared are told as that', async () => {
    const entries = Array.from(
      { length: 400 },
      (_, index) => `  - { match: "d${index}/**", rules: { code/*: error } }`,
    )
    expect(words(await loosened(undefined, `version: 1\npaths:\n${entries.join('\n')}`))).toEqual([
      '400 entries for paths, more than are compared here',
    ])
  })

  test.each([
    ['too large', `version: 1 #${'x'.repeat(100_000)}`],
    ['no text', 'version: 1\0\0\0\0\0'],
    ['nested', '['.repeat(50_000)],
    ['an alias', 'version: 1\nrules: &a { code/*: note }\nitems: *a'],
  ])('a policy that no run could use: %s', async (_, text) => {
    expect(await loosened(undefined, text)).toMatchObject([{ identity: 'unusable', breaks: true }])
  })

  test('a baseline that is not there', async () => {
    expect(await loosened(undefined, 'version: 1\nbaseline: other.json')).toMatchObject([
      { evidence: 'names the baseline other.json, which is not there', breaks: true, location: { line: 2 } },
    ])
  })
})

describe('globs that may meet', () => {
  test.each([
    ['src/**', 'src/a.py', true],
    ['src/**', 'tests/**', false],
    ['**/x', 'tests/**', true],
    ['src', 'src2/a', true],
    ['{a,b}/x', 'c/x', true],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(globsMayMeet(one, other)).toBe(expected)
    expect(globsMayMeet(other, one)).toBe(expected)
  })
})
