import { describe, expect, test } from '@jest/globals'
import type { ChangedFile, ChangeSource } from '../../src/model/change-set.ts'
import { SourceError } from '../../src/model/errors.ts'
import { type Check, defineCheck } from '../../src/model/rule.ts'
import { DEFAULT_BUDGET } from '../../src/scan/budget.ts'
import { checkContext } from '../../src/scan/context.ts'
import { fingerprints } from '../../src/scan/fingerprint.ts'
import { type ScanOptions, scan } from '../../src/scan/scan.ts'
import { evidence, excerpt } from '../../src/text/redact.ts'
import type { CaseFile } from '../support/cases.ts'
import { memorySource } from '../support/memory-source.ts'

/** Finds the word "bad"; the rest of its line is its identity. */
const badWords: Check = defineCheck<undefined>({
  id: 'words',
  rules: [
    {
      id: 'words/bad',
      item: 'no-dynamic-code',
      title: 'A bad word',
      level: 'error',
      confidence: 'high',
      why: 'It is bad.',
      fix: 'Write a good one.',
      references: [],
    },
  ],
  tripwires: [{ name: 'bad' }],
  wants: (file) => !file.path.endsWith('.skip'),
  *inspect(file) {
    const text = file.text ?? ''
    for (const match of text.matchAll(/\bbad\b[^\r\n]*/g)) {
      const start = file.position(match.index)
      yield {
        rule: 'words/bad',
        path: file.path,
        location: { ...start, endLine: start.line, endColumn: start.column + match[0].length },
        evidence: excerpt(match[0]),
        identity: match[0].trim(),
        level: file.path.startsWith('tests/') ? 'note' : 'error',
      }
    }
  },
})

const throwing: Check = { ...badWords, id: 'throwing', rules: [], inspect: () => failing() }

function failing(): never {
  throw new RangeError('too deep')
}

function files(
  contents: Readonly<Record<string, string>>,
  from?: Readonly<Record<string, string>>,
): CaseFile[] {
  return Object.entries(contents).map(([path, text]) => {
    const old = from?.[path]
    return { path, mode: 'file', bytes: Buffer.from(text), ...(old === undefined ? {} : { from: old }) }
  })
}

function options(source: ChangeSource, extra: Partial<ScanOptions> = {}): ScanOptions {
  return {
    checks: [badWords],
    budget: DEFAULT_BUDGET,
    now: () => 0,
    context: checkContext({
      repository: source,
      digestKey: 'test',
      mask: () => {},
      vendored: async () => new Uint8Array(),
      treeSitter: async () => failing(),
    }),
    ...extra,
  }
}

async function places(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  from?: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const source = memorySource(files(before), files(after, from))
  const result = await scan(source, options(source))
  return result.findings.map((finding) => `${finding.path}:${finding.location?.line}`)
}

describe('introduced, not present', () => {
  test.each([
    ['a new file', {}, { 'a.txt': 'bad one\n' }, ['a.txt:1']],
    ['an untouched finding', { 'a.txt': 'bad one\n' }, { 'a.txt': 'bad one\nmore\n' }, []],
    ['a second equal one', { 'a.txt': 'bad one\n' }, { 'a.txt': 'bad one\nbad one\n' }, ['a.txt:2']],
    [
      'a second equal one above the old one',
      { 'a.txt': 'one\ntwo\nbad one\nthree\nfour\n' },
      { 'a.txt': 'new\nbad one\nnewer\n1\n2\none\ntwo\nbad one\nthree\nfour\n' },
      ['a.txt:2'],
    ],
    ['a changed one', { 'a.txt': 'bad one\n' }, { 'a.txt': 'bad two\n' }, ['a.txt:1']],
    ['flipped line ends', { 'a.txt': 'x\nbad one\n' }, { 'a.txt': 'x\r\nbad one\r\n' }, []],
    ['re-indented', { 'a.txt': 'bad one\n' }, { 'a.txt': '\t\tbad one\n' }, []],
    ['moved within the file', { 'a.txt': 'bad one\nx\n' }, { 'a.txt': 'x\nbad one\n' }, []],
    ['moved to a new file', { 'a.txt': 'bad one\nx\n' }, { 'a.txt': 'x\n', 'b.txt': 'bad one\n' }, []],
    ['moved from a removed file', { 'a.txt': 'bad one\n' }, { 'b.txt': 'y\nbad one\n' }, []],
    [
      'moved between files that keep others',
      { 'a.txt': 'bad one\nbad two\n', 'b.txt': 'bad 3\n' },
      { 'a.txt': 'bad two\n', 'b.txt': 'bad 3\nbad one\n' },
      [],
    ],
    [
      'copied, not moved',
      { 'a.txt': 'bad one\n' },
      { 'a.txt': 'bad one\n', 'b.txt': 'bad one\n' },
      ['b.txt:1'],
    ],
    [
      'moved to where it is worse',
      { 'tests/a.txt': 'bad one\n' },
      { 'setup.txt': 'bad one\n' },
      ['setup.txt:1'],
    ],
    ['removed', { 'a.txt': 'bad one\n' }, {}, []],
  ])('%s', async (_, before, after, expected) => {
    expect(
      await places(before as Record<string, string>, after as unknown as Record<string, string>),
    ).toEqual(expected)
  })

  test('a renamed file brings nothing in, and its edits count', async () => {
    const before = { 'a.txt': 'bad one\n' }
    expect(await places(before, { 'b.txt': 'bad one\n' }, { 'b.txt': 'a.txt' })).toEqual([])
    expect(await places(before, { 'b.txt': 'bad one\nbad two\n' }, { 'b.txt': 'a.txt' })).toEqual(['b.txt:2'])
  })

  test('base is read only where head found something', async () => {
    const loads: string[] = []
    const source = memorySource(
      files({ 'a.txt': 'x\n', 'b.txt': 'x\n' }),
      files({ 'a.txt': 'fine\n', 'b.txt': 'bad\n', 'c.skip': 'bad\n' }),
    )
    const watched: ChangeSource = {
      ...source,
      async *changes() {
        for await (const file of source.changes()) {
          yield {
            ...file,
            load: (side, maxBytes) => {
              loads.push(`${side} ${file.path}`)
              return file.load(side, maxBytes)
            },
          }
        }
      },
    }
    await scan(watched, options(watched))
    // a.txt's base is searched only because something was found that could have moved from there.
    expect(loads).toEqual(['head a.txt', 'head b.txt', 'base b.txt', 'base a.txt'])
    loads.length = 0
    const quiet = memorySource(files({ 'a.txt': 'bad\n' }), files({ 'a.txt': 'fine\n' }))
    expect((await scan(quiet, options(quiet))).findings).toEqual([])
  })
})

describe('fingerprints', () => {
  test('a second equal finding is another one, whether or not the first is in the change', async () => {
    const whole = memorySource([], files({ 'a.txt': 'bad one\nbad one\n' }))
    const all = fingerprints((await scan(whole, options(whole))).findings)
    const change = memorySource(files({ 'a.txt': 'bad one\n' }), files({ 'a.txt': 'bad one\nbad one\n' }))
    const introduced = fingerprints((await scan(change, options(change))).findings)
    expect(new Set(all).size).toBe(2)
    expect(introduced).toEqual([all[1]])
  })
})

describe('gaps', () => {
  async function gapsOf(change: Partial<ChangedFile>, extra: Partial<ScanOptions> = {}) {
    const file: ChangedFile = {
      path: 'a.txt',
      status: 'added',
      mode: 'file',
      load: async (_, maxBytes) => ({ bytes: Buffer.from('bad').subarray(0, maxBytes), size: 3 }),
      ...change,
    }
    const source: ChangeSource = {
      ...memorySource([], []),
      async *changes() {
        yield file
      },
    }
    const result = await scan(source, options(source, extra))
    return result.gaps.map((gap) => `${gap.kind} ${gap.reason} ${gap.path}`)
  }

  test.each([
    ['blob-absent', 'missing blob-absent a.txt'],
    ['too-large', 'missing file-too-large a.txt'],
    ['rate-limited', 'missing read-failed a.txt'],
  ] as const)('a source that says %s', async (code, expected) => {
    const load = async (): Promise<never> => {
      throw new SourceError(code, 'no')
    }
    expect(await gapsOf({ load })).toEqual([expected])
  })

  test('content that the listing promised and nobody has', async () => {
    expect(await gapsOf({ load: async () => undefined })).toEqual(['missing blob-absent a.txt'])
  })

  test('an error that is ours ends the run', async () => {
    const load = async (): Promise<never> => failing()
    await expect(gapsOf({ load })).rejects.toThrow('too deep')
  })

  test('a failed check does not silence the others', async () => {
    const source = memorySource([], files({ 'a.txt': 'bad\n' }))
    const result = await scan(source, options(source, { checks: [throwing, badWords] }))
    expect(result.findings).toHaveLength(1)
    expect(result.gaps).toEqual([
      {
        kind: 'missing',
        reason: 'check-failed',
        path: 'a.txt',
        check: 'throwing',
        detail: evidence`the check failed: RangeError: too deep`,
      },
    ])
  })

  test('limits are named', async () => {
    const small = (budget: Partial<typeof DEFAULT_BUDGET>) => ({ budget: { ...DEFAULT_BUDGET, ...budget } })
    expect(await gapsOf({}, small({ fileBytes: 2 }))).toEqual(['missing file-too-large a.txt'])
    expect(await gapsOf({}, small({ files: 0 }))).toEqual(['missing file-count a.txt'])
    expect(await gapsOf({}, small({ findingsPerFile: 0 }))).toEqual(['missing too-many-findings a.txt'])
    let time = 0
    expect(await gapsOf({}, { ...small({ milliseconds: 5 }), now: () => (time += 10) })).toEqual([
      'missing time-budget a.txt',
    ])
  })

  test('a submodule is outside', async () => {
    expect(await gapsOf({ mode: 'submodule' })).toEqual(['outside submodule a.txt'])
  })

  test('fewer files than the platform counts', async () => {
    const source: ChangeSource = { ...memorySource([], files({ 'a.txt': 'x' })), expectedFiles: 3 }
    const result = await scan(source, options(source))
    expect(result.gaps.map((gap) => `${gap.kind} ${gap.reason}`)).toEqual(['missing listing-capped'])
    expect(result.coverage).toMatchObject({ expected: 3, listed: 1, inspected: 1 })
  })
})
