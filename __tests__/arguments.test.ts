import { describe, expect, test } from '@jest/globals'
import { commandLine } from '../src/arguments.ts'

describe('the command line', () => {
  test.each([
    ['', { kind: 'range' }],
    ['--base main --head topic', { kind: 'range', base: 'main', head: 'topic' }],
    ['--base=main', { kind: 'range', base: 'main' }],
    ['--staged', { kind: 'staged' }],
    ['--all', { kind: 'all', directory: '.' }],
    ['--all src', { kind: 'all', directory: 'src' }],
    ['--all=src --quiet', { kind: 'all', directory: 'src' }],
    ['--all --format json', { kind: 'all', directory: '.' }],
    ['explain code/python-eval', { kind: 'explain', rule: 'code/python-eval' }],
    ['baseline', { kind: 'baseline' }],
    ['--help', { kind: 'help' }],
    ['-h', { kind: 'help' }],
    ['--version --staged', { kind: 'version' }],
  ])('%s', (line, command) => {
    expect(commandLine(line === '' ? [] : line.split(' ')).command).toEqual(command)
  })

  test('options', () => {
    const line =
      '--repo r --format sarif --output out.sarif --policy p.yml --profile strict --fail-on never --quiet --no-color'
    expect(commandLine(line.split(' '))).toMatchObject({
      repo: 'r',
      format: 'sarif',
      output: 'out.sarif',
      policy: 'p.yml',
      profile: 'strict',
      failOn: 'never',
      quiet: true,
      verbose: false,
      color: false,
    })
  })

  test.each([
    ['--fromat json', 'unknown argument "--fromat". Did you mean "--format"?'],
    ['--format yaml', '--format is "yaml"; allowed are text, markdown, json, sarif.'],
    ['--base', '--base needs a value.'],
    ['--base a --base b', '--base is given twice.'],
    ['--all x --staged', '--all and --staged cannot be used together.'],
    ['--staged --head x', '--staged and --base/--head cannot be used together.'],
    ['explain', 'explain takes one rule: supply-chain-checklist explain code/python-eval'],
    ['basline', 'unknown argument "basline". Did you mean "baseline"?'],
    ['--quiet=yes', 'unknown argument "--quiet=yes". Did you mean "--quiet"?'],
  ])('%s', (line, message) => {
    expect(() => commandLine(line.split(' '))).toThrow(message)
  })
})
