import { describe, expect, test } from '@jest/globals'
import { actionInputs } from '../src/inputs.ts'
import { UsageError } from '../src/model/errors.ts'

const inputs = (given: Readonly<Record<string, string>>) => actionInputs((name) => given[name] ?? '')

describe('action inputs', () => {
  test('without any, everything has its default and the policy decides the rest', () => {
    expect(inputs({})).toEqual({
      token: '',
      policy: '.github/supply-chain-checklist.yml',
      source: 'auto',
      paths: [],
      annotations: 'auto',
      checkRun: 'auto',
      comment: 'off',
    })
  })

  test('values are trimmed, and globs stand one a line', () => {
    expect(
      inputs({ profile: ' strict ', 'fail-on': 'warning', paths: 'src/**\n\n# not this\n *.py ' }),
    ).toMatchObject({
      profile: 'strict',
      failOn: 'warning',
      paths: ['src/**', '*.py'],
    })
  })

  test.each([
    [
      { profile: 'strikt' },
      'the input "profile" is "strikt"; allowed are default, strict. Did you mean "strict"?',
    ],
    [{ 'fail-on': 'sometimes' }, 'the input "fail-on" is "sometimes"; allowed are error, warning, never.'],
    ...['./policy.yml', '/policy.yml', '.github//policy.yml', 'a/../policy.yml', '.github\\policy.yml'].map(
      (policy): [Readonly<Record<string, string>>, string] => [
        { policy },
        `the input "policy" is "${policy}"; write it from the root of the repository, such as .github/supply-chain-checklist.yml.`,
      ],
    ),
    [
      { paths: 'src/**\n!./docs/**' },
      'the input "paths" has "!./docs/**", which is no path from the root of the repository; write it like src/**.',
    ],
    [
      { paths: '{a,b}'.repeat(9) },
      `the input "paths" has "${'{a,b}'.repeat(9)}", more than 200 alternatives in braces; write it like src/**.`,
    ],
    [{ source: 'gitt' }, 'the input "source" is "gitt"; allowed are auto, git, api. Did you mean "git"?'],
    [{ 'check-run': 'on' }, 'the input "check-run" is "on"; allowed are auto, off.'],
    [{ comment: 'auto' }, 'the input "comment" is "auto"; allowed are off, on.'],
    [{ annotations: 'on' }, 'the input "annotations" is "on"; allowed are auto, off.'],
  ])('%j', (given, message) => {
    expect(() => inputs(given as Record<string, string>)).toThrow(new UsageError(message))
  })
})
