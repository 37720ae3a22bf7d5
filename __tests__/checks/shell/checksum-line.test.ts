import { describe, expect, test } from '@jest/globals'
import { parseCase } from '../../support/cases.ts'
import { memorySource } from '../../support/memory-source.ts'
import { scanCase } from '../../support/run-case.ts'

async function pasted(script: string): Promise<readonly (string | undefined)[]> {
  const testCase = parseCase(`Why.\n\n-- after:run.sh --\n${script}\n-- expected --\n`, 'shell/here.case')
  const { findings } = await scanCase({ ...testCase, name: 'shell/here' }, memorySource([], testCase.after))
  return findings
    .filter(({ rule }) => rule === 'shell/download-without-checksum')
    .map(({ paste }) => paste as string | undefined)
}

describe('the line that checks a download is offered as text to paste', () => {
  test.each([
    ['curl -LO https://tool.vendor.io/a-1.2.tar.gz\ntar xf a-1.2.tar.gz', 'a-1.2.tar.gz'],
    ['curl -L https://tool.vendor.io/get -o /tmp/tool\nchmod +x /tmp/tool', '/tmp/tool'],
    ['wget -O "$DIR/tool" https://tool.vendor.io/get\nchmod +x "$DIR/tool"', '$DIR/tool'],
  ])('%j', async (script, file) => {
    expect(await pasted(script)).toEqual([`echo "<sha256>  ${file}" | sha256sum -c -`])
  })

  test.each([
    ['curl -L https://tool.vendor.io/a.tar.gz | tar xz'],
    ['curl -o ~/tool https://tool.vendor.io/get\nchmod +x ~/tool'],
  ])('%j has none', async (script) => {
    expect(await pasted(script)).toEqual([undefined])
  })
})
