import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import fc from 'fast-check'
import { commandLine } from '../../../src/arguments.ts'
import { actionInputs } from '../../../src/inputs.ts'
import { SourceError, UsageError } from '../../../src/model/errors.ts'
import { planEvent } from '../../../src/sources/event.ts'
import type { GitProcess } from '../../../src/sources/git.ts'
import { parseListing } from '../../../src/sources/git-listing.ts'
import { Connection, parseTree } from '../../../src/sources/git-objects.ts'
import { listedFile } from '../../../src/sources/github-commits.ts'
import { folderOf } from '../../../src/sources/github-trees.ts'
import { FieldError } from '../../../src/sources/json-fields.ts'
import { FIXTURES } from '../cases.ts'
import { mutated } from './mutation.ts'
import { type FuzzTarget, fuzzTarget } from './target.ts'

const ID = 'a1b2c3d4e5'.repeat(4)
const NO_ID = '0'.repeat(40)
const LISTING = [
  `:100644 100755 ${ID} ${ID} M\0src/a.ts\0`,
  `:000000 120000 ${NO_ID} ${ID} A\0link\xff\0`,
  `:100644 000000 ${ID} ${NO_ID} D\0gone\0`,
  `:100644 100644 ${ID} ${ID} R087\0old\0new\0`,
  `:160000 160000 ${ID} ${ID} T\0module\0`,
].join('')
const TREE = `100644 a.ts\0${'\x01'.repeat(20)}40000 src\0${'\x02'.repeat(20)}120000 link\xff\0${'\x03'.repeat(20)}`
const BATCH = `${ID} blob 11\nhello\0world\n`
const TREE_ANSWER = {
  sha: ID,
  truncated: false,
  tree: [
    { path: 'a.ts', mode: '100644', type: 'blob', sha: ID, size: 12 },
    { path: 'src', mode: '040000', type: 'tree', sha: ID },
    { path: 'link', mode: '120000', type: 'blob', sha: ID, size: 3 },
  ],
}
const FILE_ROW = {
  sha: ID,
  filename: 'new.ts',
  status: 'renamed',
  previous_filename: 'old.ts',
  additions: 1,
}
/** Bytes of one object that are asked for. */
const WANTED_BYTES = 8

interface Edit {
  readonly at: number
  readonly value: unknown
}

/** Documents in which some values are others, or gone. */
function edited(documents: readonly unknown[]): fc.Arbitrary<unknown> {
  const edit: fc.Arbitrary<Edit> = fc.record({
    at: fc.nat(10_000),
    value: fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(undefined, null, '', ID, NO_ID, -1, 2 ** 53, '__proto__', '\u202e##[error]'),
    ),
  })
  return fc
    .record({ document: fc.nat(documents.length - 1), edits: fc.array(edit, { maxLength: 4 }) })
    .map(({ document, edits }) => {
      const root = { document: structuredClone(documents[document]) }
      for (const { at, value } of edits) {
        const places = placesIn(root)
        const [holder, key] = places[at % places.length] as Place
        holder[key] = structuredClone(value)
      }
      return root.document
    })
}

type Place = readonly [Record<string, unknown>, string]

function placesIn(root: object): readonly Place[] {
  const places: Place[] = []
  const waiting: object[] = [root]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [key, child] of Object.entries(next)) {
      places.push([next as Record<string, unknown>, key])
      if (typeof child === 'object' && child !== null) waiting.push(child)
    }
  }
  return places
}

function lengthOf(document: unknown): number {
  // Undefined for undefined, whatever the declaration says.
  return (JSON.stringify(document) as string | undefined)?.length ?? 0
}

/** A git that answers with given bytes, in pieces, and ends. */
function answering(bytes: Buffer): GitProcess {
  const pieces = [bytes.subarray(0, 5), bytes.subarray(5, 50), bytes.subarray(50)]
  const child = {
    stdin: new PassThrough(),
    stdout: Readable.from(pieces.filter((piece) => piece.length > 0)),
    stderr: Readable.from([]),
    on: () => child,
    kill: () => true,
  }
  return child as unknown as GitProcess
}

function bytesTarget(name: string, seed: string, read: (bytes: Buffer) => unknown): FuzzTarget {
  const inputs = mutated(
    [Buffer.from(seed, 'latin1')],
    ['\0', ' ', '\n', ':', ' missing\n', NO_ID, '100644 '],
  )
  return fuzzTarget({ name, inputs, size: (bytes) => bytes.length, read, errors: [SourceError] })
}

export function sourceTargets(): readonly FuzzTarget[] {
  const events = readdirSync(join(FIXTURES, 'events'))
    .sort()
    .map((name): unknown => JSON.parse(readFileSync(join(FIXTURES, 'events', name), 'utf8')))
  const words = ['--repo', '--base=', '--format', 'sarif', '--', '-', '--help=', 'explain', 'baseline', '']
  return [
    bytesTarget('listing of git', LISTING, (bytes) => parseListing(bytes)),
    bytesTarget('tree of git', TREE, (bytes) => parseTree(bytes, ID.length / 2)),
    bytesTarget('object of git', BATCH, async (bytes) => {
      const content = await new Connection(answering(bytes)).object(ID, 'blob', WANTED_BYTES)
      if (content.bytes.length > WANTED_BYTES) throw new Error('more bytes than were asked for')
      return content
    }),
    fuzzTarget({
      name: 'tree of GitHub',
      inputs: edited([TREE_ANSWER]),
      size: lengthOf,
      read: folderOf,
      errors: [FieldError],
    }),
    fuzzTarget({
      name: 'file of GitHub',
      inputs: edited([FILE_ROW]),
      size: lengthOf,
      read: listedFile,
      errors: [FieldError],
    }),
    fuzzTarget({
      name: 'event',
      inputs: fc.record({
        name: fc.constantFrom('pull_request', 'pull_request_target', 'merge_group', 'push', 'schedule', 'x'),
        payload: edited(events),
        facts: fc.record({
          sha: fc.constantFrom(ID, '', undefined, 'x'),
          ref: fc.constantFrom('refs/pull/1/merge', 'refs/heads/a', '', undefined),
          base: fc.constantFrom('main', '', '-x', 'a..b', undefined),
          head: fc.constantFrom(ID, undefined),
        }),
      }),
      size: lengthOf,
      read: ({ name, payload, facts }) => planEvent(name, payload, facts),
      errors: [UsageError],
    }),
    fuzzTarget<string[]>({
      name: 'command line',
      inputs: fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 6 }),
      size: lengthOf,
      read: commandLine,
      errors: [UsageError],
    }),
    fuzzTarget<string>({
      name: 'inputs',
      inputs: fc.oneof(fc.constantFrom('true', 'strict', 'never', ' '), fc.string()),
      size: lengthOf,
      read: (text) => actionInputs(() => text),
      errors: [UsageError],
    }),
  ]
}
