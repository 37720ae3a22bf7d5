import type { FileHeader, Side } from '../../model/change-set.ts'
import type { Finding } from '../../model/finding.ts'
import type { CheckContext } from '../../model/rule.ts'
import { decodeText } from '../../text/decode.ts'
import { type Evidence, evidence, excerpt, hexDigest } from '../../text/redact.ts'

const PATH = '.gitmodules'
/** Bytes of that file; one with a thousand submodules has some 200 KiB. */
const MAX_BYTES = 4 * 1024 * 1024
const SECTION = /^\[submodule /
const FIELD = /^(?<name>[A-Za-z]{1,20})[ \t]{0,8}=[ \t]{0,8}(?<value>.{0,2000})$/
const GITHUB =
  /^(?:https:\/\/github\.com\/|git@github\.com:)(?<name>[\w.-]{1,100}\/[\w.-]{1,100}?)(?:\.git)?\/?$/
const COMMIT = /^[0-9a-f]{40}$/

interface Field {
  readonly value: string
  /** 1-based. */
  readonly line: number
}

type Submodule = ReadonlyMap<string, Field>

/** Settings that hide a submodule or run a command, and submodules that point to another commit. Reads nothing else. */
export async function* submoduleEdits(
  changes: readonly FileHeader[],
  context: CheckContext,
): AsyncGenerator<Finding> {
  const moved = changes.filter(
    (file) => file.mode === 'submodule' && file.previousMode === 'submodule' && file.status !== 'removed',
  )
  const isEdited = changes.some((file) => file.path === PATH && file.status !== 'removed')
  if (moved.length === 0 && !isEdited) return
  const head = await submodulesAt(context, 'head')
  if (isEdited) yield* hidingSettings(head, await submodulesAt(context, 'base'))
  for (const file of moved) {
    const url = head.get(file.path)?.get('url')?.value
    const { previousObjectId: from = '', objectId: to = '' } = file
    if (!COMMIT.test(from) || !COMMIT.test(to)) continue
    const compare = compareLink(url, from, to)
    yield {
      rule: 'hidden/submodule-moved',
      path: file.path,
      evidence: evidence`from ${hexDigest(from.slice(0, 12))} to ${hexDigest(to.slice(0, 12))}`,
      identity: to,
      ...(compare === undefined ? {} : { note: compare }),
    }
  }
}

function* hidingSettings(
  head: ReadonlyMap<string, Submodule>,
  base: ReadonlyMap<string, Submodule>,
): Generator<Finding> {
  for (const [path, fields] of head) {
    for (const name of ['ignore', 'update']) {
      const field = fields.get(name)
      if (field === undefined || base.get(path)?.get(name)?.value === field.value) continue
      const runs = name === 'update' && field.value.startsWith('!')
      if (!runs && !(name === 'ignore' && field.value.toLowerCase() === 'all')) continue
      yield {
        rule: 'hidden/submodule-ignored',
        path: PATH,
        location: { line: field.line, column: 1, endLine: field.line, endColumn: 1 },
        evidence: evidence`${excerpt(path)}: ${excerpt(name)} = ${excerpt(field.value)}`,
        identity: `${path} ${name} ${field.value}`,
        ...(runs ? { level: 'error' } : {}),
      }
    }
  }
}

/** By path. */
async function submodulesAt(context: CheckContext, side: Side): Promise<ReadonlyMap<string, Submodule>> {
  const bytes = await context.repository.read(side, PATH, MAX_BYTES + 1)
  if (bytes !== undefined && bytes.length > MAX_BYTES)
    throw new RangeError(`.gitmodules of more than ${MAX_BYTES} bytes`)
  const sections: Map<string, Field>[] = []
  for (const [index, raw] of (decodeText(bytes ?? new Uint8Array(), true)?.text ?? '')
    .split(/\r\n?|\n/)
    .entries()) {
    const line = raw.trim()
    if (SECTION.test(line)) sections.push(new Map())
    const field = FIELD.exec(line)?.groups
    const { name, value } = field ?? {}
    if (name !== undefined && value !== undefined) {
      sections.at(-1)?.set(name.toLowerCase(), { value: value.replace(/^"|"$/g, ''), line: index + 1 })
    }
  }
  return new Map(
    sections.flatMap((section) => {
      const path = section.get('path')?.value
      return path === undefined ? [] : [[path, section] as const]
    }),
  )
}

function compareLink(url: string | undefined, from: string, to: string): Evidence | undefined {
  const name = url === undefined ? undefined : GITHUB.exec(url)?.groups?.['name']
  if (name === undefined) return undefined
  return evidence`https://github.com/${excerpt(name)}/compare/${hexDigest(from)}...${hexDigest(to)}`
}
