import { createHash } from 'node:crypto'
import { binaries } from '../../src/checks/binaries/index.ts'
import type { FileMode } from '../../src/model/change-set.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { CheckContext, Unreadable } from '../../src/model/rule.ts'
import { loadedFile } from '../../src/scan/loaded-file.ts'

/** The check of binaries asks for digests, and for attributes, of which there are none here. */
const CONTEXT = {
  digest: (value: string | Uint8Array) => createHash('sha256').update(value).digest('hex'),
  once: (_key: string, make: () => Promise<unknown>) => make(),
  repository: { read: async () => undefined },
} as unknown as CheckContext

/** What the check of binaries says of one content, errors included: nothing is caught on the way. */
export async function inspectBytes(
  path: string,
  bytes: Uint8Array,
  options: { readonly mode?: FileMode; readonly size?: number } = {},
): Promise<readonly (Finding | Unreadable)[]> {
  const header = { path, status: 'added', mode: options.mode ?? 'file' } as const
  const file = loadedFile(header, 'head', { bytes, size: options.size ?? bytes.length })
  const content = await binaries.prepare?.(file, CONTEXT)
  return [...binaries.inspect(file, CONTEXT, content)]
}

/** The same without gaps. */
export async function findingsIn(
  path: string,
  bytes: Uint8Array,
  mode?: FileMode,
): Promise<readonly Finding[]> {
  const seen = await inspectBytes(path, bytes, mode === undefined ? {} : { mode })
  return seen.filter((one): one is Finding => !('kind' in one))
}
