import type { Finding } from '../../model/finding.ts'
import { type DataNode, distinctValuesAt, textAt } from '../../syntax/data.ts'
import { readYaml } from '../../syntax/yaml.ts'
import { LineIndex } from '../../text/line-index.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { type GuardPair, guardEdit } from './guard-edit.ts'
import { WORKFLOW } from './guards.ts'
import { OURS } from './own-workflow.ts'

/** A workflow on the base that is, or may be, the one that runs this check. */
export interface KnownWorkflow {
  readonly text: string
  /** It is the workflow of this run, however it runs the check. */
  readonly isOfThisRun: boolean
}

interface Job {
  /** As rules of branches name it: without regard to case. */
  readonly name: string
  readonly runsUs: boolean
  /** Offset of the job. */
  readonly start: number
}

/** A required check is known by the name of its job alone, whichever workflow the job stands in. */
export async function* jobsOfTheSameName(
  pairs: readonly GuardPair[],
  known: readonly KnownWorkflow[],
): AsyncGenerator<Finding> {
  const ours = new Set<string>()
  for (const { text, isOfThisRun } of known) {
    const jobs = await jobsIn(text)
    // Where none runs us by name, a workflow or an action that it calls does.
    const isEach = isOfThisRun && !jobs.some(({ runsUs }) => runsUs)
    for (const { name, runsUs } of jobs) if (runsUs || isEach) ours.add(name)
  }
  if (ours.size === 0) return
  for (const { path, before, after } of pairs) {
    if (!WORKFLOW.test(path) || after === undefined) continue
    const had = new Set((await jobsIn(before ?? '')).map(({ name }) => name))
    for (const job of await jobsIn(after)) {
      if (job.runsUs || had.has(job.name) || !ours.has(job.name)) continue
      const lines = new LineIndex(after)
      const { line } = lines.position(job.start)
      const text = lines.line(line).trim()
      const column = lines.line(line).length - lines.line(line).trimStart().length + 1
      const words = evidence`another job with the name of this check: ${excerpt(job.name)}`
      yield guardEdit(path, words, { at: { line, column, text }, level: 'warning' })
    }
  }
}

async function jobsIn(workflow: string): Promise<readonly Job[]> {
  const { roots } = await readYaml(workflow)
  return roots.flatMap((root) => [...distinctValuesAt(root, 'jobs')].flatMap(jobsOf))
}

function jobsOf(jobs: DataNode): readonly Job[] {
  if (jobs.kind !== 'map') return []
  return jobs.entries.map(({ key, start, value }) => ({
    name: (textAt(value, 'name') ?? key).trim().toLowerCase(),
    runsUs: [...distinctValuesAt(value, 'steps', '*', 'uses')].some(isUs),
    start,
  }))
}

function isUs(node: DataNode): boolean {
  return node.kind === 'scalar' && OURS.test(String(node.value).split('@', 1)[0] ?? '')
}
