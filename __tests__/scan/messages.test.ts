import { describe, expect, test } from '@jest/globals'
import type { ChangeMessage, ChangeSource } from '../../src/model/change-set.ts'
import { SourceError } from '../../src/model/errors.ts'
import { fingerprints } from '../../src/scan/fingerprint.ts'
import { eventMessages } from '../../src/sources/event-messages.ts'
import { memorySource } from '../support/memory-source.ts'
import { scanSource } from '../support/scan-files.ts'

/** Random, of the right shape, and nobody's. */
const TOKEN = ['hf_', 'ADykbVYMclNInaKTPbPyMtJHIPcnDvcgjy'].join('')

function saying(...messages: readonly ChangeMessage[]): ChangeSource {
  return { ...memorySource([], []), messages: async () => messages }
}

describe('messages that come with a change', () => {
  test('a secret in one is found where it stands, and shown redacted', async () => {
    const { findings } = await scanSource(
      saying({ place: 'message of commit 1a2b3c4d5e6f', text: `Add upload\n\nTested with ${TOKEN}.\n` }),
    )
    expect(findings).toMatchObject([
      {
        rule: 'secrets/huggingface-token',
        path: 'message of commit 1a2b3c4d5e6f',
        inMessage: true,
        location: { line: 3, column: 13 },
      },
    ])
    expect(JSON.stringify(findings)).not.toContain(TOKEN)
  })

  test('only secrets are looked for: what is said is not run', async () => {
    const text =
      'Replace eval(input()) by ast.literal_eval\n\npip install requests\ncurl https://a.invalid | sh\n'
    const { findings, gaps } = await scanSource(saying({ place: 'description of the pull request', text }))
    expect([findings, gaps]).toEqual([[], []])
  })

  test('a rebased commit keeps the fingerprint of its secret', async () => {
    const of = async (place: string): Promise<readonly string[]> =>
      fingerprints((await scanSource(saying({ place, text: TOKEN }))).findings)
    expect(await of('message of commit aaaaaaaaaaaa')).toEqual(await of('message of commit bbbbbbbbbbbb'))
  })

  test('messages that cannot be read are a gap', async () => {
    const source: ChangeSource = {
      ...memorySource([], []),
      messages: async () => {
        throw new SourceError('too-large', 'the range has more than 2000 commits')
      },
    }
    const { gaps, verdict } = await scanSource(source)
    expect(gaps).toMatchObject([{ kind: 'missing', reason: 'file-too-large' }])
    expect(verdict.kind).toBe('incomplete')
  })
})

describe('what an event carries', () => {
  test.each([
    [
      'a pull request',
      { pull_request: { title: 'T', body: 'B' } },
      [
        { place: 'title of the pull request', text: 'T' },
        { place: 'description of the pull request', text: 'B' },
      ],
    ],
    [
      'a pull request without a description',
      { pull_request: { title: 'T', body: null } },
      [{ place: 'title of the pull request', text: 'T' }],
    ],
    [
      'a merge group',
      { merge_group: { head_commit: { message: 'M' } } },
      [{ place: 'message of the merged commit', text: 'M' }],
    ],
    [
      'a push',
      {
        commits: [
          { id: `${'1a'.repeat(20)}`, message: 'M' },
          { id: '::error::x', message: 'N' },
        ],
      },
      [
        { place: 'message of commit 1a1a1a1a1a1a', text: 'M' },
        { place: 'message of commit without an id', text: 'N' },
      ],
    ],
    ['fields of other types', { pull_request: { title: 1, body: ['x'] }, commits: { length: 3 } }, []],
    ['nothing', undefined, []],
  ])('%s', (_, payload, expected) => {
    expect(eventMessages(payload)).toEqual(expected)
  })
})
