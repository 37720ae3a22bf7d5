import { describe, expect, test } from '@jest/globals'
import { dockerVariables } from '../../src/checks/dependencies/docker-variables.ts'
import { type DockerInstruction, readDockerfile } from '../../src/syntax/dockerfile.ts'

describe('a Dockerfile that costs too much is not read', () => {
  test.each([
    ['long', `# ${'x'.repeat(200_000)}\nFROM a\n`],
    ['of many comments and stages', '# c\n# c\nFROM a\n'.repeat(2_000)],
    ['of many comments and stages, in small letters', ' # c\n # c\n from a\n'.repeat(2_000)],
  ])('%s', async (_, source) => {
    expect(await readDockerfile(source)).toBeUndefined()
  })

  test('many stages alone are no trouble', async () => {
    expect(await readDockerfile('FROM a AS b\n'.repeat(2_000))).toHaveLength(2_000)
  })
})

describe('variables', () => {
  const variables = dockerVariables()
  const given: readonly DockerInstruction[] = [
    { kind: 'arg', name: 'A', value: { text: 'x'.repeat(4_000), start: 0, end: 0 } },
    { kind: 'arg', name: 'E', value: { text: '', start: 0, end: 0 } },
  ]
  for (const instruction of given) variables.see(instruction)

  test('that multiply are not put in', () => {
    expect(variables.expand('$A$A')).toBeUndefined()
    expect(variables.expand('$A'.repeat(1_000_000))).toBeUndefined()
  })

  test.each([
    ['${E:+b}', ''],
    ['${E+b}', 'b'],
    ['${E:-b}', 'b'],
    ['${E-b}', ''],
    ['${N:-b}', 'b'],
    ['$N', undefined],
  ])('%s', (text, expanded) => {
    expect(variables.expand(text)).toBe(expanded)
  })
})
