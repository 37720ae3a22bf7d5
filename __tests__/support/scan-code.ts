import { join } from 'node:path'
import { code } from '../../src/checks/code/index.ts'
import type { CheckContext } from '../../src/model/rule.ts'
import { DEFAULT_BUDGET } from '../../src/scan/budget.ts'
import { checkContext } from '../../src/scan/context.ts'
import { type Inspection, Inspector } from '../../src/scan/inspect.ts'
import { loadedFile } from '../../src/scan/loaded-file.ts'
import { vendoredFiles } from '../../src/sources/vendored.ts'
import { memorySource } from './memory-source.ts'

const PARSERS = vendoredFiles(join(import.meta.dirname, '../../src'))

/** The context of a run with parsers and, beside the file, nothing. */
export function contextWithParsers(): CheckContext {
  return checkContext({
    repository: memorySource([], []),
    digestKey: 'tests',
    mask: () => {},
    vendored: PARSERS.vendored,
    treeSitter: PARSERS.treeSitter,
  })
}

const CONTEXT = contextWithParsers()

/** What the check of code finds in one text, without a base to compare with. */
export function scanCode(path: string, text: string): Promise<Inspection> {
  const bytes = Buffer.from(text)
  const file = loadedFile({ path, status: 'added', mode: 'file' }, 'head', { bytes, size: bytes.length })
  return new Inspector([code], CONTEXT, DEFAULT_BUDGET).inspect(file, [code])
}
