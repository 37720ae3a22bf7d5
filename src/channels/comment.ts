import { SourceError } from '../model/errors.ts'
import { isOpen, type Report } from '../model/report.ts'
import { summaryMarkdown } from '../reporters/summary.ts'
import type { GitHubClient } from '../sources/github-client.ts'
import { UnclearWrite } from '../sources/github-error.ts'
import { countAt, fieldAt, listAt } from '../sources/json-fields.ts'

/** Where a comment stands, and how ours is told from others. */
export interface CommentTarget {
  /** Of the pull request. */
  readonly number: number
  /** Id of the job, so that two jobs have a comment each; hostile or empty where it comes from elsewhere. */
  readonly job: string
  /** Leaves out what must not be told. */
  readonly hide: (text: string) => string
}

interface OwnComment {
  readonly id: number
  readonly body: string
}

/** Characters of a comment are 65,536; ours is measured in bytes, of which there are at least as many. */
const MAX_COMMENT = 65_536
/** Bytes kept for the marker. */
const MAX_MARKER = 256
const COMMENTS_A_PAGE = 100
/** GitHub closes a conversation after 2,500 comments. */
const MAX_PAGES = 25
/** The ids that GitHub allows for a job. */
const JOB_ID = /^[A-Za-z_][A-Za-z0-9_-]{0,99}$/

const WHAT = 'the comment'
const WRITING = { what: WHAT, permission: 'pull-requests: write' }
const READING = { what: `${WHAT}s of the pull request`, permission: 'pull-requests: read' }

/**
 * Keeps one comment up to date. Where there is nothing to say and never was, none is made.
 * Throws SourceError when GitHub refuses it.
 */
export async function writeComment(
  client: GitHubClient,
  report: Report,
  target: CommentTarget,
): Promise<void> {
  const marker = markerOf(target)
  const page = summaryMarkdown(report, { maxBytes: MAX_COMMENT - MAX_MARKER })
  const body = `${marker}\n\n${target.hide(page)}`
  const own = await ownComment(client, target, marker)
  if (own === undefined && !hasSomethingToSay(report)) return
  if (own?.body === body) return
  try {
    await write(client, target, own?.id, body)
  } catch (cause) {
    if (!(cause instanceof UnclearWrite)) throw cause
    const found = own ?? (await ownComment(client, target, marker))
    // Found only now: made by the request whose answer got lost. An update may be repeated.
    if (own !== undefined || found === undefined) await write(client, target, found?.id, body)
  }
}

async function write(
  client: GitHubClient,
  { number }: CommentTarget,
  id: number | undefined,
  body: string,
): Promise<void> {
  const request =
    id === undefined
      ? ({ method: 'POST', path: 'issues/{number}/comments', parameters: { number } } as const)
      : ({ method: 'PATCH', path: 'issues/comments/{id}', parameters: { id } } as const)
  const isByApp = await client.write({ ...WRITING, ...request, body: { body } }, isWrittenByApp)
  if (!isByApp)
    throw new SourceError(
      'forbidden',
      `${WHAT}: it was written with the token of a person, so that no later run can know it as its own; use a token of GitHub Actions or of an app`,
    )
}

/**
 * The oldest comment that begins with our marker and was written by an app. Anybody can copy the marker into a comment of
 * their own, but only the repository's owner can let an app write there; so a stranger's comment is neither changed nor taken for ours.
 */
async function ownComment(
  client: GitHubClient,
  { number }: CommentTarget,
  marker: string,
): Promise<OwnComment | undefined> {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const parameters = { number, per_page: COMMENTS_A_PAGE, page }
    const request = { ...READING, path: 'issues/{number}/comments', parameters }
    const { own, isLast } = await client.json(request, (document) => {
      const rows = listAt(document, '')
      return {
        own: rows.flatMap((row) => asOwn(row, marker))[0],
        isLast: rows.length < COMMENTS_A_PAGE,
      }
    })
    if (own !== undefined || isLast) return own
  }
  throw new SourceError(
    'too-large',
    `${WHAT}: the pull request has too many comments to find ours, so none was added`,
  )
}

function asOwn(row: unknown, marker: string): readonly OwnComment[] {
  const body = fieldAt(row, 'body')
  if (typeof body !== 'string' || !body.startsWith(marker) || !isWrittenByApp(row)) return []
  return [{ id: countAt(row, 'id'), body }]
}

function isWrittenByApp(comment: unknown): boolean {
  return fieldAt(comment, 'user.type') === 'Bot'
}

/** Not shown where Markdown is rendered. No text of a report can look like it: reports escape what begins a comment. */
function markerOf({ job }: CommentTarget): string {
  return `<!-- supply-chain-checklist${JOB_ID.test(job) ? `: ${job}` : ''} -->`
}

function hasSomethingToSay({ verdict, findings }: Report): boolean {
  return verdict.kind !== 'pass' || findings.some(isOpen)
}
