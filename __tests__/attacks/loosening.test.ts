import { expect, test } from '@jest/globals'
import { UsageError } from '../../src/model/errors.ts'
import { looserChoices } from '../../src/policy/loosened-choices.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { CASE_RULES } from '../support/run-case.ts'

function looser(before: string, after: string): readonly string[] {
  const [old, proposed] = [before, after].map((text) =>
    parsePolicy(`version: 1\n${text}`, 'policy.yml', CASE_RULES),
  )
  if (old === undefined || proposed === undefined) throw new TypeError('two policies')
  return looserChoices(old, proposed, CASE_RULES).map((choice) => choice.evidence)
}

// Each of them would decide about src/ before the stricter entry, and none looks like it.
test.each(['zzz/../src/**', 'zzz/{..,x}/src/**', './src/**', 'src//a/**', '/src/**'])(
  'a pattern cannot be about other paths than it looks like: %s',
  (match) => {
    const strict = '{ match: src/**, rules: { code/*: error } }'
    const more = `{ match: "${match}", rules: { secrets/*: error } }`
    expect(() => looser(`paths: [${strict}]`, `paths: [${more}, ${strict}]`)).toThrow(UsageError)
  },
)

test('a folder is not covered by a waiver of files in the root', () => {
  const waiver = (path: string): string => `{ rule: code/python-exec, path: "${path}", reason: x, owner: y }`
  expect(looser(`waivers: [${waiver('*.md')}]`, `waivers: [${waiver('*.md')}, ${waiver('x.md')}]`)).toEqual(
    [],
  )
  expect(looser(`waivers: [${waiver('*.md')}]`, `waivers: [${waiver('*.md')}, ${waiver('x.md/')}]`)).toEqual([
    'waives code/python-exec in x.md/',
  ])
})
