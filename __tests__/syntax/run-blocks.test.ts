import { describe, expect, test } from '@jest/globals'
import { runBlocks } from '../../src/syntax/run-blocks.ts'

describe('scripts of steps', () => {
  const source = `defaults:
  run:
    shell: bash
jobs:
  one:
    steps: &steps
      - run: |
          first
            second
      - run: third
        shell: pwsh
  two:
    defaults: { run: { shell: sh } }
    steps:
      - run: "fourth"
      - uses: example/none@v1
  three:
    steps: *steps
`

  test('each once, with its shell', async () => {
    const blocks = await runBlocks(source)
    expect(blocks.map(({ script, shell }) => [script.trim().split('\n')[0], shell])).toEqual([
      ['first', 'bash'],
      ['third', 'pwsh'],
      ['fourth', 'sh'],
    ])
  })

  test('positions lead back to the file', async () => {
    for (const { script, offsetOf } of await runBlocks(source)) {
      for (const [word] of script.matchAll(/\w+/g)) {
        expect(source.slice(offsetOf(script.indexOf(word))).startsWith(word)).toBe(true)
      }
    }
  })

  test('an action of several steps has them as well', async () => {
    const blocks = await runBlocks(
      'runs:\n  using: composite\n  steps:\n    - run: pip install x\n      shell: bash\n',
    )
    expect(blocks).toMatchObject([{ script: 'pip install x', shell: 'bash' }])
  })
})
