import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { UsageError } from './model/errors.ts'
import type { Report } from './model/report.ts'
import { needsEntry, writeBaseline } from './policy/baseline.ts'
import { visible } from './reporters/escape.ts'
import { count } from './text/count.ts'
import { writeReport } from './write-report.ts'

const BASELINE_PATH = '.github/supply-chain-checklist.baseline.json'

/** Where a baseline goes: a file that the user named, or its usual place in a work tree. */
export type BaselinePlace =
  | { readonly kind: 'named'; readonly file: string }
  | { readonly kind: 'work-tree'; readonly folder: string }

/** @throws UsageError when the repository has no work tree and no file is named */
export function baselinePlace(repo: string, output: string | undefined): BaselinePlace {
  if (output !== undefined) return { kind: 'named', file: output }
  const start = resolve(repo)
  // A bare repository may lie in the work tree of another one.
  const isBare = existsSync(join(start, 'HEAD')) && existsSync(join(start, 'objects'))
  for (let folder = start; !isBare && dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return { kind: 'work-tree', folder }
  }
  throw new UsageError(`${repo} has no work tree to write to. Say where: --output FILE`)
}

/**
 * Writes the file that accepts what was found; the words for whoever asked for it.
 * Gaps keep nothing from being written: what is in them is neither known nor accepted.
 */
export async function acceptToday(report: Report, place: BaselinePlace): Promise<string> {
  const text = writeBaseline(report.findings)
  if (place.kind === 'named') await writeOutput(place.file, text)
  // The work tree may be a checkout of somebody's change, whose links must not decide where this goes.
  else await writeReport(place.folder, BASELINE_PATH, text)
  const accepted = report.findings.filter(needsEntry).length
  const already = report.findings.length - accepted
  const gaps = report.gaps.filter((gap) => gap.kind === 'missing').length
  const lines = [
    `${visible(place.kind === 'named' ? place.file : BASELINE_PATH)}: ${count(accepted, 'finding')} accepted. Commit it, and name it in the policy: baseline: ${BASELINE_PATH}`,
  ]
  if (already > 0) lines.push(`${already} more waived or suppressed already, and not written.`)
  if (gaps > 0) lines.push(`${count(gaps, 'thing')} could not be inspected; findings there are not accepted.`)
  return lines.join('\n')
}

/** @throws UsageError when it cannot be written */
export async function writeOutput(output: string, text: string): Promise<void> {
  try {
    await writeFile(output, text)
  } catch (cause) {
    throw new UsageError(`--output ${output} cannot be written. Name a file in a folder that exists.`, {
      cause,
    })
  }
}
