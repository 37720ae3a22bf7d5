import { actionsApp, nodeId, SOME_TIME } from './stand-in-people.ts'
import { type Call, type Place, paged, type Reply, type Routes, refusal } from './stand-in-route.ts'

/** As it was given; columns may be missing. */
export interface StandInAnnotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly start_column?: number
  readonly end_column?: number
  readonly annotation_level: 'failure' | 'notice' | 'warning'
  readonly message: string
  readonly title?: string
  readonly raw_details?: string
}

export interface StandInCheckRun {
  readonly id: number
  readonly head_sha: string
  name: string
  status: string
  conclusion: string | null
  title: string | null
  summary: string | null
  text: string | null
  external_id: string | null
  details_url: string | null
  started_at: string | null
  completed_at: string | null
  readonly annotations: StandInAnnotation[]
}

interface Output {
  readonly title?: string
  readonly summary?: string
  readonly text?: string
  readonly annotations?: readonly StandInAnnotation[]
}

interface Change {
  readonly name?: string
  readonly head_sha?: string
  readonly status?: string
  readonly conclusion?: string
  readonly external_id?: string
  readonly details_url?: string
  readonly started_at?: string
  readonly completed_at?: string
  readonly output?: Output
}

const MAX_ANNOTATIONS = 50
/** Characters of a summary or text. */
const MAX_TEXT = 65_535
/** Bytes of a message or of raw details. */
const MAX_MESSAGE = 64 * 1024
/** Characters of an annotation's title. */
const MAX_TITLE = 255

/** Check runs, which a token writes for any commit of the repository. */
export class StandInChecks {
  readonly runs: StandInCheckRun[] = []
  private readonly place: () => Place
  private readonly commitId: (name: string) => Promise<string | undefined>

  constructor(place: () => Place, commitId: (name: string) => Promise<string | undefined>) {
    this.place = place
    this.commitId = commitId
  }

  readonly routes: Routes = {
    'POST check-runs': { permissions: ['checks:write'], answer: (call) => this.create(call) },
    'PATCH check-runs/{check_run_id}': { permissions: ['checks:write'], answer: (call) => this.update(call) },
    'GET commits/{ref}/check-runs': { permissions: ['checks'], answer: (call) => this.list(call) },
  }

  private async create(call: Call): Promise<Reply> {
    const change = call.body as Change
    const fault = faultOf(change, ['name', 'head_sha'])
    if (fault !== undefined) return refusal(422, fault)
    const { name = '', head_sha = '' } = change
    if (!/^[0-9a-f]{40}$/.test(head_sha) || (await this.commitId(head_sha)) === undefined) {
      return refusal(422, `No commit found for SHA: ${head_sha}`)
    }
    const run: StandInCheckRun = {
      id: 4_000_000_000 + this.runs.length,
      head_sha,
      name,
      status: 'queued',
      conclusion: null,
      title: null,
      summary: null,
      text: null,
      external_id: null,
      details_url: null,
      started_at: SOME_TIME,
      completed_at: null,
      annotations: [],
    }
    this.runs.push(run)
    apply(run, change)
    return { status: 201, body: this.bodyOf(run) }
  }

  private update(call: Call): Reply | undefined {
    const run = this.runs.find((candidate) => candidate.id === Number(call.parameters['check_run_id']))
    if (run === undefined) return undefined
    const change = call.body as Change
    const fault = faultOf(change, [])
    if (fault !== undefined) return refusal(422, fault)
    apply(run, change)
    return { body: this.bodyOf(run) }
  }

  private async list(call: Call): Promise<Reply | undefined> {
    const sha = await this.commitId(call.parameters['ref'] ?? '')
    if (sha === undefined) return undefined
    const [name, status] = [call.query.get('check_name'), call.query.get('status')]
    const isLatest = (run: StandInCheckRun, at: number): boolean =>
      !this.runs.slice(at + 1).some((later) => later.head_sha === sha && later.name === run.name)
    const wantsAll = call.query.get('filter') === 'all'
    const found = this.runs.filter(
      (run, at) =>
        run.head_sha === sha &&
        (name === null || run.name === name) &&
        (status === null || run.status === status) &&
        (wantsAll || isLatest(run, at)),
    )
    const { rows, headers } = paged(
      found.map((run) => this.bodyOf(run)),
      call,
      this.place(),
    )
    return { body: { total_count: found.length, check_runs: rows }, ...(headers && { headers }) }
  }

  private bodyOf(run: StandInCheckRun): object {
    const { title, summary, text, annotations, ...rest } = run
    const place = this.place()
    const url = `${place.repositoryUrl}/check-runs/${run.id}`
    return {
      ...rest,
      node_id: nodeId('CR', run.id),
      url,
      html_url: `${place.pageUrl}/runs/${run.id}`,
      details_url: run.details_url ?? `${place.pageUrl}/runs/${run.id}`,
      external_id: run.external_id ?? '',
      output: {
        title,
        summary,
        text,
        annotations_count: annotations.length,
        annotations_url: `${url}/annotations`,
      },
      check_suite: { id: 5_000_000_000 },
      app: actionsApp(place),
      pull_requests: [],
    }
  }
}

/** Annotations are added to those of earlier requests; all else takes the place of what was there. */
function apply(run: StandInCheckRun, change: Change): void {
  const { output = {}, name, status, conclusion, external_id, details_url, started_at, completed_at } = change
  const { annotations = [], ...texts } = output
  const given = { name, status, external_id, details_url, started_at, completed_at, ...texts }
  const known = Object.entries(given).filter(([key, value]) => value !== undefined && key in run)
  Object.assign(run, Object.fromEntries(known))
  run.annotations.push(...annotations)
  if (conclusion === undefined) return
  Object.assign(run, { conclusion, status: 'completed', completed_at: completed_at ?? SOME_TIME })
}

/** What GitHub would find wrong; for limits in its own words, as far as somebody quoted them. */
function faultOf(change: Change | undefined, required: readonly (keyof Change)[]): string | undefined {
  const { output } = change ?? {}
  const { annotations = [] } = output ?? {}
  const texts = [output?.summary, output?.text].map((text) => text?.length ?? 0)
  const fault =
    missing(change, required) ??
    (output && missing(output, ['title', 'summary'])) ??
    (change?.status === 'completed' ? missing(change, ['conclusion']) : undefined) ??
    (annotations.length > MAX_ANNOTATIONS
      ? `No more than ${MAX_ANNOTATIONS} items are allowed; ${annotations.length} were supplied.`
      : undefined) ??
    (Math.max(...texts) > MAX_TEXT
      ? `Only ${MAX_TEXT} characters are allowed; ${Math.max(...texts)} were supplied.`
      : undefined) ??
    annotations.map(annotationFault).find((found) => found !== undefined)
  return fault === undefined ? undefined : `Invalid request.\n\n${fault}`
}

function missing<T extends object>(
  given: T | undefined,
  required: readonly (keyof T & string)[],
): string | undefined {
  const absent = required.filter((name) => given?.[name] === undefined).map((name) => `"${name}"`)
  if (absent.length === 0) return undefined
  return `${absent.join(', ')} ${absent.length === 1 ? "wasn't" : "weren't"} supplied.`
}

function annotationFault(annotation: StandInAnnotation): string | undefined {
  const {
    path,
    start_line,
    end_line,
    start_column,
    end_column,
    message,
    title = '',
    raw_details = '',
  } = annotation
  const absent = missing(annotation, ['path', 'start_line', 'end_line', 'annotation_level', 'message'])
  if (absent !== undefined) return absent
  if (path === '' || path.startsWith('/')) return 'path is not the path of a file of the repository.'
  if (start_line < 1 || end_line < start_line) return 'The lines of an annotation are out of order.'
  const hasColumns = start_column !== undefined || end_column !== undefined
  if (hasColumns && start_line !== end_line) return 'Columns are for annotations of one line.'
  if ((start_column ?? 1) < 1 || (end_column ?? Number.POSITIVE_INFINITY) < (start_column ?? 1)) {
    return 'The columns of an annotation are out of order.'
  }
  if (message === '' || Buffer.byteLength(message) > MAX_MESSAGE)
    return 'The message is empty or larger than 64 KB.'
  if (Buffer.byteLength(raw_details) > MAX_MESSAGE) return 'The raw details are larger than 64 KB.'
  return title.length > MAX_TITLE ? `The title has more than ${MAX_TITLE} characters.` : undefined
}
