import { describe, expect, test } from '@jest/globals'
import { CHECKS } from '../../../src/checks/index.ts'
import { DEFAULT_BUDGET } from '../../../src/scan/budget.ts'
import { checkContext } from '../../../src/scan/context.ts'
import { type Inspection, Inspector } from '../../../src/scan/inspect.ts'
import { loadedFile } from '../../../src/scan/loaded-file.ts'
import { decodeText } from '../../../src/text/decode.ts'
import { caseFiles, loadCase } from '../../support/cases.ts'
import { CountedBytes } from '../../support/counted-bytes.ts'
import { memorySource } from '../../support/memory-source.ts'

const MOST = 65_536
const REST = 200_000
/** Kinds that are known by their start, and behind which nothing is looked for. */
const KNOWN_BY_HEAD =
  /^binaries\/(?:elf|pe|mach-o|spirv|gpu-code|wasm|bytecode|object-file|windows-shortcut)$/

const DISGUISED = / behind | in a zlib stream/

/** The headers that the cases of the check spell out for these kinds. */
const HEADERS = caseFiles('binaries').flatMap((file) => {
  const { after, expected } = loadCase(file)
  const named = new Set(
    expected.flatMap((line) => {
      const [path = '', level, rule = ''] = line.split(' ')
      return level === 'error' && KNOWN_BY_HEAD.test(rule) ? [path] : []
    }),
  )
  return after.filter(({ path }) => named.has(path)).map(({ bytes }) => bytes)
})

const ELF = Buffer.from('7f454c4602010100000000000000000003003e0001000000'.padEnd(1_024, '0'), 'hex')
/** What may follow; other programs would change what is said if they were looked at. */
const RESTS = {
  zeros: Buffer.alloc(REST),
  noise: Buffer.alloc(REST, '\xff\x80\0\x01', 'latin1'),
  'other programs': Buffer.alloc(REST, ELF),
}

const unused = (): never => {
  throw new Error('content that is no text wakes no parser')
}
const inspector = new Inspector(
  CHECKS,
  checkContext({
    repository: memorySource([], []),
    digestKey: '',
    mask: unused,
    vendored: unused,
    treeSitter: unused,
  }),
  DEFAULT_BUDGET,
)

/** What all checks see in an added file whose digest its source knows. */
function inspect(bytes: Uint8Array): Promise<Inspection> {
  const loaded = { bytes, size: bytes.length, sha256: '00'.repeat(32) }
  const file = loadedFile({ path: 'data/thing', status: 'added', mode: 'file' }, 'head', loaded)
  return inspector.inspect(file, CHECKS)
}

describe('what is known by its head is not read further', () => {
  test.each(Object.entries(RESTS))('before %s', async (_, rest) => {
    const rules = new Set<string>()
    const greedy: string[] = []
    let judged = 0
    for (const header of HEADERS) {
      const content = Buffer.concat([header, rest])
      // What reads as text is looked through by everybody.
      if (decodeText(content) !== undefined) continue
      const seen = await inspect(content)
      const [finding] = seen.findings
      // Formats that state their size are something else with a tail; containers are opened, disguises searched for.
      if (finding === undefined || finding.member !== undefined || !KNOWN_BY_HEAD.test(finding.rule)) continue
      if (DISGUISED.test(finding.evidence)) continue
      judged++
      rules.add(finding.rule)
      const counted = new CountedBytes(content)
      expect(await counted.watch(() => inspect(counted.bytes))).toEqual(seen)
      if (counted.touched > MOST) greedy.push(finding.evidence)
    }
    expect(greedy).toEqual([])
    expect(judged).toBeGreaterThan(50)
    expect(rules.size).toBeGreaterThan(7)
  })

  test('and what has to be searched counts as read', async () => {
    const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(REST)])
    const counted = new CountedBytes(png)
    await counted.watch(() => inspect(counted.bytes))
    expect(counted.touched).toBeGreaterThan(REST)
  })
})
