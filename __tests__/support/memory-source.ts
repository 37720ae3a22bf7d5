import { createHash } from 'node:crypto'
import type { ChangedFile, ChangeSource, Content, Side } from '../../src/model/change-set.ts'
import { compareText } from '../../src/model/finding.ts'
import type { CaseFile } from './cases.ts'

/** A change set without git, a network or a disk. */
export function memorySource(before: readonly CaseFile[], after: readonly CaseFile[]): ChangeSource {
  const base = new Map(before.map((file) => [file.path, file]))
  const head = new Map(after.map((file) => [file.path, file]))
  const renamedFrom = new Set(after.flatMap((file) => (file.from === undefined ? [] : [file.from])))
  const files: ChangedFile[] = []
  for (const file of head.values()) {
    const old = base.get(file.from ?? file.path)
    if (
      file.from === undefined &&
      old !== undefined &&
      old.mode === file.mode &&
      old.bytes.equals(file.bytes)
    )
      continue
    files.push({
      path: file.path,
      status: old === undefined ? 'added' : file.from === undefined ? 'modified' : 'renamed',
      mode: file.mode,
      objectId: objectId(file),
      ...(file.from === undefined ? {} : { previousPath: file.from }),
      ...(old === undefined ? {} : { previousMode: old.mode, previousObjectId: objectId(old) }),
      load: async (side, maxBytes) => content(side === 'head' ? file : old, maxBytes),
    })
  }
  for (const file of base.values()) {
    if (head.has(file.path) || renamedFrom.has(file.path)) continue
    files.push({
      path: file.path,
      status: 'removed',
      mode: file.mode,
      previousMode: file.mode,
      previousObjectId: objectId(file),
      load: async (side, maxBytes) => (side === 'head' ? undefined : content(file, maxBytes)),
    })
  }
  files.sort((a, b) => compareText(a.path, b.path))
  return {
    range: { base: 'before', head: 'after', description: 'a case' },
    async *changes() {
      yield* files
    },
    async read(side: Side, path: string, maxBytes: number) {
      const file = (side === 'head' ? head : base).get(path)
      return file === undefined || file.mode === 'symlink' || file.mode === 'submodule'
        ? undefined
        : file.bytes.subarray(0, maxBytes)
    },
    async close() {},
  }
}

function content(file: CaseFile | undefined, maxBytes: number): Content | undefined {
  return file === undefined ? undefined : { bytes: file.bytes.subarray(0, maxBytes), size: file.bytes.length }
}

/** The id git gives the content; a submodule's is the commit it names. */
function objectId(file: CaseFile): string {
  if (file.mode === 'submodule') return file.bytes.toString('latin1')
  return createHash('sha1').update(`blob ${file.bytes.length}\0`).update(file.bytes).digest('hex')
}
