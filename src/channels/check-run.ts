import { SourceError } from '../model/errors.ts'
import type { Report } from '../model/report.ts'
import { type CheckAnnotation, checkAnnotations } from '../reporters/check-annotations.ts'
import type { GitHubClient } from '../sources/github-client.ts'
import { UnclearWrite } from '../sources/github-error.ts'
import { countAt, fieldAt, listAt, stringAt } from '../sources/json-fields.ts'
import { count, grouped } from '../text/count.ts'
import { annotationBody, type CheckRunPage, pageOf } from './check-run-body.ts'

/**
 * Nobody names a job so by chance. A required check is matched by its name alone, and this one is absent wherever
 * the token may not write; so it must not be taken for the job's own check, which is the one to require.
 */
export const CHECK_RUN_NAME = 'Contributor checklist (all findings)'

/** What a check run is about, and how this one is told from others. */
export interface CheckRunTarget {
  /** The commit that people see: the head of a pull request, never its test merge. */
  readonly headSha: string
  /** Unique to this run of the action. */
  readonly externalId: string
  /** The page of the workflow run. */
  readonly detailsUrl?: string
  /** Leaves out what must not be told. */
  readonly hide: (text: string) => string
  /** Once aborted, no further annotations are sent, and the check run is closed with those it has. */
  readonly hurry: AbortSignal
}

/** What GitHub takes with one request; later requests add to the annotations. */
const ANNOTATIONS_A_REQUEST = 50
/** Annotations of one check run: twenty requests, twenty seconds. */
const MAX_ANNOTATIONS = 1_000
/** How often the same annotations are sent when answers get lost. */
const MAX_SENDINGS = 2
/** How often GitHub is asked what it has; it is in trouble then, and time is short. */
const LOOKING_ATTEMPTS = 2
/** Check runs of one name and commit that are looked through for our own. */
const MAX_LISTED = 100

/**
 * Makes a check run that carries all findings. It is shown as finished only when it is whole, or with a sentence that says how much it lacks.
 * Throws SourceError when GitHub refuses it or part of it.
 */
export async function writeCheckRun(
  client: GitHubClient,
  report: Report,
  target: CheckRunTarget,
): Promise<void> {
  const { annotations, total } = checkAnnotations(report, MAX_ANNOTATIONS)
  const rest = total - annotations.length
  const more = rest === 0 ? '' : `${count(rest, 'more annotation')} did not fit into this check run.`
  const run = new CheckRun(client, report, target)
  try {
    for (let at = 0; at === 0 || at < annotations.length; at += ANNOTATIONS_A_REQUEST) {
      if (target.hurry.aborted)
        throw new SourceError('unreachable', `${WHAT}: GitHub did not take all annotations in time`)
      const batch = annotations.slice(at, at + ANNOTATIONS_A_REQUEST)
      await run.send(batch, more, at + ANNOTATIONS_A_REQUEST >= annotations.length)
    }
  } catch (cause) {
    if (!(cause instanceof SourceError) || !run.isOpen) throw cause
    const has = `it has ${grouped(run.annotations)} of ${count(total, 'annotation')}`
    await run.close(`Not all of it could be delivered: ${has}.`)
    throw new SourceError(cause.code, `${cause.message}; ${has}`, { cause })
  }
}

const WHAT = 'the check run'
const WRITING = { what: WHAT, permission: 'checks: write' }

/** One check run at GitHub, and how many annotations it is known to have. */
class CheckRun {
  annotations = 0
  private id: number | undefined
  private readonly client: GitHubClient
  private readonly target: CheckRunTarget
  private readonly page: CheckRunPage

  constructor(client: GitHubClient, report: Report, target: CheckRunTarget) {
    this.client = client
    this.target = target
    this.page = pageOf(report, target.hide)
  }

  /** It exists, so that people see it as long as it is not closed. */
  get isOpen(): boolean {
    return this.id !== undefined
  }

  /** When an answer got lost, what GitHub has decides whether to send again, so that nothing is there twice. */
  async send(batch: readonly CheckAnnotation[], remark: string, isLast: boolean): Promise<void> {
    const goal = this.annotations + batch.length
    let unsent = batch
    for (let sending = 1; ; sending++) {
      try {
        await this.write(unsent, remark, isLast)
        break
      } catch (cause) {
        if (!(cause instanceof UnclearWrite)) throw cause
        const seen = await this.lookUp(cause)
        if (seen === undefined && this.isOpen) throw cause
        if (seen !== undefined) {
          this.id = seen.id
          if (seen.annotations === goal && seen.isCompleted === isLast) break
          if (seen.annotations === goal) unsent = []
          else if (seen.annotations !== this.annotations) throw cause
        }
        if (sending === MAX_SENDINGS) throw cause
      }
    }
    this.annotations = goal
  }

  /** As well as it goes: a check run that nobody closes looks as if it were still running. */
  async close(remark: string): Promise<void> {
    try {
      await this.write([], remark, true)
    } catch (cause) {
      if (!(cause instanceof SourceError)) throw cause
    }
  }

  private async write(batch: readonly CheckAnnotation[], remark: string, isLast: boolean): Promise<void> {
    const { headSha, externalId, detailsUrl, hide } = this.target
    const { title, summary, conclusion } = this.page
    const body = {
      ...(isLast ? { status: 'completed', conclusion } : { status: 'in_progress' }),
      output: {
        title,
        summary: remark === '' ? summary : `${summary}\n${remark}\n`,
        annotations: batch.map((annotation) => annotationBody(annotation, hide)),
      },
    }
    if (this.id !== undefined) {
      const parameters = { id: this.id }
      const request = { ...WRITING, method: 'PATCH', path: 'check-runs/{id}', parameters, body } as const
      await this.client.write(request, () => undefined)
      return
    }
    const identity = { name: CHECK_RUN_NAME, head_sha: headSha, external_id: externalId }
    const created = {
      ...identity,
      ...(detailsUrl === undefined ? {} : { details_url: detailsUrl }),
      ...body,
    }
    const request = { ...WRITING, method: 'POST', path: 'check-runs', body: created } as const
    this.id = await this.client.write(request, (document) => countAt(document, 'id'))
  }

  /** Our check run as GitHub has it; undefined when there is none. Throws what got us here when that cannot be told. */
  private async lookUp(reason: UnclearWrite): Promise<CheckRunState | undefined> {
    const { headSha, externalId } = this.target
    const parameters = {
      headSha,
      check_name: CHECK_RUN_NAME,
      filter: 'all',
      per_page: MAX_LISTED,
    }
    try {
      return await this.client.json(
        { ...WRITING, path: 'commits/{headSha}/check-runs', parameters, attempts: LOOKING_ATTEMPTS },
        (document) =>
          listAt(document, 'check_runs')
            .filter((run) => fieldAt(run, 'external_id') === externalId)
            .map(stateOf)[0],
      )
    } catch (cause) {
      throw cause instanceof SourceError ? reason : cause
    }
  }
}

interface CheckRunState {
  readonly id: number
  readonly annotations: number
  readonly isCompleted: boolean
}

function stateOf(run: unknown): CheckRunState {
  return {
    id: countAt(run, 'id'),
    annotations: countAt(run, 'output.annotations_count'),
    isCompleted: stringAt(run, 'status') === 'completed',
  }
}
