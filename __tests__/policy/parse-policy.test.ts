import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { UsageError } from '../../src/model/errors.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { DEFAULT_POLICY, type Policy } from '../../src/policy/policy.ts'
import { policySchema } from '../../src/policy/policy-shape.ts'
import { FIXTURES } from '../support/cases.ts'
import { growth, MOST_GROWTH } from '../support/growth.ts'
import { rulesForTests } from '../support/rules.ts'

const RULES = rulesForTests()
const EVERY_FIELD = readFileSync(join(FIXTURES, 'policies/every-field.yml'), 'utf8')
const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

function parsed(text: string): Policy {
  return parsePolicy(text, 'policy.yml', RULES)
}

function mistake(text: string): string {
  try {
    parsed(text)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return 'no mistake'
}

describe('what a policy says', () => {
  test('every field', () => {
    expect(parsed(EVERY_FIELD)).toEqual({
      profile: 'strict',
      failOn: 'warning',
      incomplete: 'warn',
      outside: 'error',
      items: new Map([['no-dynamic-code', 'note']]),
      rules: new Map([
        ['code/python-eval', 'error'],
        ['dependencies/*', 'warning'],
      ]),
      paths: [{ match: 'third_party/**', rules: new Map([['code/*', 'off']]) }],
      trustedSources: ['wheels.example.com'],
      binaries: [{ sha256: HASH, path: 'tests/data/tiny.bin', reason: 'decoder regression input' }],
      waivers: [
        {
          rule: 'code/python-eval',
          path: 'setup.py',
          reason: 'reads the version file',
          owner: '@maintainer',
          expires: '2027-06-30',
          line: 22,
        },
        { rule: 'code/*', sha256: HASH, reason: 'reviewed', owner: '@maintainer', line: 27 },
      ],
      baselinePath: '.github/supply-chain-checklist.baseline.json',
    })
  })

  test.each([
    ['nothing', ''],
    ['a comment', '# later\n'],
    ['the version alone', 'version: 1\n'],
    ['line ends of Windows', 'version: 1\r\nprofile: default\r\n'],
  ])('%s means the defaults', (_, text) => {
    expect(parsed(text)).toEqual(DEFAULT_POLICY)
  })

  test('a key in the reason is not repeated in the report', () => {
    const key = 'Zx81Qw73Er62Ty55Ui49Op38As27Df16Gh05'
    const text = `version: 1\nwaivers: [{rule: code/python-eval, path: a, owner: me, reason: "${key}"}]`
    expect(parsed(text).waivers[0]?.reason).toBe('…(36 characters)')
  })
})

describe('mistakes name file, line and column, what was found and what is allowed', () => {
  test.each([
    ['no version', 'profile: strict\n', '1:1: "version" is missing from the policy. Version of this format.'],
    ['another version', 'version: 2\n', '1:10: found "2"; version is 1.'],
    ['the version as text', 'version: "1"\n', '1:10: found "1"; version is 1. It stands without quotes.'],
    ['a list', '- version\n', '1:1: found a list; the policy has fields.'],
    ['a word', 'strict\n', '1:1: found "strict"; the policy has fields.'],
    [
      'an unknown field',
      'version: 1\nwaiver: []\n',
      '2:1: "waiver" is unknown; the policy has the fields: version, profile, fail-on, incomplete, outside, items, rules, paths, trusted-sources, binaries, waivers, baseline. Did you mean "waivers"?',
    ],
    ['a field of every object', 'version: 1\nconstructor: 1\n', /^2:1: "constructor" is unknown; /],
    [
      'a field given twice',
      'version: 1\nprofile: strict\nprofile: default\n',
      '3:1: "profile" is given twice.',
    ],
    [
      'a rule given twice',
      'version: 1\nrules:\n  code/python-eval: off\n  code/python-eval: error\n',
      '4:3: "code/python-eval" is given twice.',
    ],
    [
      'a level that is none',
      'version: 1\nrules:\n  code/python-eval: warnin\n',
      '3:21: found "warnin"; the level of code/python-eval is error, warning, note, off. Did you mean "warning"?',
    ],
    [
      'a level that is true',
      'version: 1\nrules: { code/python-eval: true }\n',
      '2:28: found "true"; the level of code/python-eval is error, warning, note, off.',
    ],
    [
      'a level that is missing',
      'version: 1\nrules:\n  code/python-eval:\n',
      '3:20: found nothing; the level of code/python-eval is error, warning, note, off.',
    ],
    [
      'a rule that does not exist',
      'version: 1\nrules:\n  code/pyton-eval: off\n',
      '3:3: "code/pyton-eval" is unknown; rules names a rule: code/python-eval, code/python-exec, code/curious, dependencies/unpinned-action, binaries/elf, code/*, dependencies/*, binaries/*. Did you mean "code/python-eval"?',
    ],
    [
      'every rule',
      'version: 1\nrules: { "*": off }\n',
      '2:10: "*" covers everything. Name the rules, one by one.',
    ],
    [
      'every rule of every check',
      'version: 1\nrules: { "*/*": off }\n',
      /^2:10: "\*\/\*" covers everything\./,
    ],
    [
      'every item',
      'version: 1\nitems: { "*": off }\n',
      /^2:10: "\*" covers everything\. Name the checklist items/,
    ],
    [
      'an item that does not exist',
      'version: 1\nitems: { no-binary: off }\n',
      /Did you mean "no-binaries"\?$/,
    ],
    [
      'every rule below a path',
      'version: 1\npaths:\n  - match: vendor/**\n    rules: { "*": off }\n',
      '4:14: "*" covers everything. Name the rules, one by one.',
    ],
    [
      'a path without rules',
      'version: 1\npaths:\n  - match: vendor/**\n',
      '3:5: "rules" is missing from an entry of paths. Levels below that path.',
    ],
    [
      'a glob that costs too much',
      `version: 1\npaths:\n  - match: "${'**/x/'.repeat(9)}"\n    rules: {}\n`,
      /^3:12: "\*\*\/x\/.*" is more than 8 times \*\*; match looks like third_party\/\*\*\.$/,
    ],
    [
      'a profile',
      'version: 1\nprofile: strickt\n',
      '2:10: found "strickt"; profile is default, strict. Did you mean "strict"?',
    ],
    ['a host with a path', 'version: 1\ntrusted-sources: [https://a.example/x]\n', /^2:19: found "https:/],
    [
      'a hash that is short',
      'version: 1\nbinaries: [{ sha256: 9f86, reason: x }]\n',
      '2:22: found "9f86"; sha256 looks like 64 hexadecimal digits in lower case.',
    ],
    [
      'a hash that YAML takes for a number',
      `version: 1\nbinaries: [{ sha256: ${'1'.repeat(64)}, reason: x }]\n`,
      /^2:22: found /,
    ],
    [
      'a binary without reason',
      `version: 1\nbinaries:\n  - sha256: ${HASH}\n`,
      '3:5: "reason" is missing from an entry of binaries. Why it is in the repository.',
    ],
    [
      'a reason without words',
      `version: 1\nbinaries: [{ sha256: ${HASH}, reason: " " }]\n`,
      /found " "; reason is text/,
    ],
    [
      'a reason without end',
      `version: 1\nbinaries: [{ sha256: ${HASH}, reason: ${'x '.repeat(400)} }]\n`,
      /longer than 500 characters/,
    ],
    [
      'a waiver of an unknown rule',
      'version: 1\nwaivers: [{ rule: code/python-evil, path: a, reason: b, owner: c }]\n',
      /^2:19: found "code\/python-evil"; rule is .* Did you mean "code\/python-eval"\?$/,
    ],
    [
      'a waiver of everything',
      'version: 1\nwaivers: [{ rule: "*", path: a, reason: b, owner: c }]\n',
      /^2:19: found "\*"; rule is /,
    ],
    [
      'a waiver of a check everywhere',
      'version: 1\nwaivers: [{ rule: code/*, path: "**/*", reason: b, owner: c }]\n',
      '2:33: the waiver of code/* for **/* covers everything. Name the rule or the path.',
    ],
    [
      'a waiver for nothing',
      'version: 1\nwaivers:\n  - { rule: code/python-eval, reason: b, owner: c }\n',
      '3:5: an entry of waivers needs one of the fields path, sha256.',
    ],
    [
      'a waiver that nobody owns',
      'version: 1\nwaivers: [{ rule: code/python-eval, path: a, reason: b }]\n',
      /"owner" is missing/,
    ],
    [
      'a day that does not exist',
      'version: 1\nwaivers: [{ rule: code/python-eval, path: a, reason: b, owner: c, expires: 2027-02-30 }]\n',
      '2:76: "2027-02-30" is no day of the calendar; expires looks like 2027-06-30.',
    ],
    [
      'a date in another order',
      'version: 1\nwaivers: [{ rule: code/python-eval, path: a, reason: b, owner: c, expires: 30.6.2027 }]\n',
      /found "30.6.2027"; expires looks like 2027-06-30\.$/,
    ],
    [
      'an alias',
      'version: &v 1\nprofile: *v\n',
      '2:10: found an alias, which is not resolved; profile is default, strict.',
    ],
    ['a merge', 'version: 1\n<<: { profile: strict }\n', /^2:1: "<<" is unknown/],
    ['a tag', 'version: !number 1\n', /^1:10: this is not YAML: Unresolved tag: !number\.$/],
    [
      'two documents',
      'version: 1\n---\nversion: 1\n',
      '2:1: a second document begins here; a policy is one.',
    ],
    ['broken YAML', 'version: 1\nrules: [\n', /^3:1: this is not YAML: /],
    [
      'tabs',
      'version: 1\nrules:\n\tcode/*: off\n',
      /^3:1: this is not YAML: Tabs are not allowed as indentation\.$/,
    ],
    ['deep nesting', `version: ${'['.repeat(50_000)}`, /nested too deeply|not YAML/],
  ])('%s', (_, text, message) => {
    const said = mistake(text)
    expect(said.startsWith('policy.yml:')).toBe(true)
    const withoutFile = said.slice('policy.yml:'.length)
    if (typeof message === 'string') expect(withoutFile).toBe(message)
    else expect(withoutFile).toMatch(message)
  })

  test('tens of thousands of fields take linear time', async () => {
    const work = (size: number): void => {
      const many = Array.from({ length: size }, (_, n) => `  r${n}: off\n`).join('')
      expect(mistake(`version: 1\nrules:\n${many}`)).toMatch(/"r0" is unknown/)
    }
    expect(await growth(work, 10_000)).toBeLessThan(MOST_GROWTH)
  })
})

describe('the schema', () => {
  const schema = policySchema(RULES.values())
  const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema)

  test('accepts what the parser accepts', () => {
    expect(validate(parse(EVERY_FIELD))).toBe(true)
    expect(validate({ version: 1 })).toBe(true)
  })

  test.each([
    ['no version', {}],
    ['an unknown field', { version: 1, waiver: [] }],
    ['an unknown rule', { version: 1, rules: { 'code/none': 'off' } }],
    ['every rule', { version: 1, rules: { '*': 'off' } }],
    ['an unknown level', { version: 1, rules: { 'code/*': 'none' } }],
    ['a short hash', { version: 1, binaries: [{ sha256: '9f', reason: 'x' }] }],
    ['a waiver for nothing', { version: 1, waivers: [{ rule: 'code/*', reason: 'a', owner: 'b' }] }],
    [
      'an unknown field of a waiver',
      { version: 1, waivers: [{ rule: 'code/*', path: 'a', reason: 'a', owner: 'b', by: 'c' }] },
    ],
  ])('refuses %s, as the parser does', (_, value) => {
    expect(validate(value)).toBe(false)
    expect(mistake(JSON.stringify(value))).not.toBe('no mistake')
  })
})
