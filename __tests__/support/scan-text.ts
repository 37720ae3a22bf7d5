import type { Check } from '../../src/model/rule.ts'
import { DEFAULT_BUDGET } from '../../src/scan/budget.ts'
import { checkContext } from '../../src/scan/context.ts'
import { type Inspection, Inspector } from '../../src/scan/inspect.ts'
import { loadedFile } from '../../src/scan/loaded-file.ts'
import { memorySource } from './memory-source.ts'

/** What one check finds in one text, without a base to compare with. Secrets are masked into `masked` when it is given. */
export function scanText(check: Check, path: string, text: string, masked?: string[]): Promise<Inspection> {
  return textScanner(check, masked)(path, text)
}

/** The same for many texts, one after the other: the automaton is made once. */
export function textScanner(
  check: Check,
  masked?: string[],
): (path: string, text: string) => Promise<Inspection> {
  const context = checkContext({
    repository: memorySource([], []),
    digestKey: 'tests',
    mask: (secret) => masked?.push(secret),
    vendored: () => Promise.reject(new Error('no parser is needed here')),
    treeSitter: () => Promise.reject(new Error('no parser is needed here')),
  })
  const inspector = new Inspector([check], context, DEFAULT_BUDGET)
  return (path, text) => {
    const bytes = Buffer.from(text)
    const file = loadedFile({ path, status: 'added', mode: 'file' }, 'head', { bytes, size: bytes.length })
    return inspector.inspect(file, [check])
  }
}
