import { describe, expect, test } from '@jest/globals'
import { type DockerInstruction, readDockerfile } from '../../src/syntax/dockerfile.ts'

async function read(source: string): Promise<readonly DockerInstruction[]> {
  const instructions = await readDockerfile(source)
  if (instructions === undefined) throw new Error('too long')
  return instructions
}

/** Every offset of an instruction, as the source that stands there. */
function placesOf(source: string, instruction: DockerInstruction): readonly string[] {
  const parts = Object.values(instruction).flatMap((value: unknown) =>
    Array.isArray(value) ? value : [value],
  )
  return parts.flatMap((part: unknown) => {
    if (typeof part !== 'object' || part === null || !('start' in part) || !('end' in part)) return []
    return [source.slice(Number(part.start), Number(part.end))]
  })
}

describe('instructions of a Dockerfile', () => {
  test('say where they stand', async () => {
    const source = [
      '# escape=\\',
      'FROM --platform=$P python:3 AS base\r',
      'ENV A=b C="d e"',
      'env OLD some value',
      'ARG EMPTY',
      'ADD --checksum=sha256:0 https://a.example/b \\',
      '  # comment',
      '  /c',
      'SHELL ["/bin/bash", "-c"]',
    ].join('\n')
    const instructions = await read(source)
    expect(instructions.map((instruction) => [instruction.kind, ...placesOf(source, instruction)])).toEqual([
      ['from', 'python:3'],
      ['env', 'b'],
      ['env', '"d e"'],
      ['env', 'some value'],
      ['arg'],
      ['add', '--checksum=sha256:0', 'https://a.example/b', '/c'],
      ['shell', '"/bin/bash"', '"-c"'],
    ])
  })

  test('scripts keep their length, so that words stand where they say', async () => {
    const source =
      'FROM a\nRUN --mount=type=cache,target=/c one \\\n  # note\n\n  two \\\n  three\nRUN <<E\nfour\nE\n'
    const scripts = (await read(source)).flatMap((each) =>
      each.kind === 'run' && each.command.kind === 'script' ? [each.command] : [],
    )
    expect(scripts).toHaveLength(2)
    for (const { script, start } of scripts) {
      for (const { 0: word, index } of script.matchAll(/[a-z]+/g)) {
        expect(source.slice(start + index, start + index + word.length)).toBe(word)
      }
    }
    expect(scripts[0]?.script).not.toContain('note')
    expect(scripts[1]?.script.trim()).toBe('four')
  })

  test.each<[string, readonly string[]]>([
    ['RUN ["a b", "c\\"d", "\\u0065"]', ['a b', 'c"d', 'e']],
    ['ONBUILD RUN ["x"]', ['x']],
    ['RUN ["unterminated]', []],
  ])('programs: %j', async (source, words) => {
    const [run] = (await read(`FROM a\n${source}`)).slice(1)
    const command = run?.kind === 'run' ? run.command : undefined
    expect(command?.kind === 'program' ? command.words.map(({ text }) => text) : []).toEqual(words)
  })

  test('a backtick continues lines where the file says so', async () => {
    const [, run] = await read('# escape=`\nFROM a\nRUN one `\n  two\n')
    expect(run?.kind === 'run' && run.command.kind === 'script' ? run.command.script : '').toBe(
      'one \\\n  two',
    )
  })
})
