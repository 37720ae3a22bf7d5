import { SourceError } from '../model/errors.ts'
import type { Remark, Report } from '../model/report.ts'
import { checkAnnotations } from '../reporters/check-annotations.ts'
import type { EventPlan } from '../sources/event.ts'
import type { Forge } from '../sources/forge.ts'
import type { GitHubClient } from '../sources/github-client.ts'
import { openGitHub } from '../sources/github-client.ts'
import { type Evidence, evidence, excerpt } from '../text/redact.ts'
import { writeCheckRun } from './check-run.ts'
import { writeComment } from './comment.ts'
import { hiding } from './hide.ts'

/** The inputs of the same names. */
export interface ChannelChoice {
  readonly checkRun: 'auto' | 'off'
  readonly comment: 'on' | 'off'
}

/** Where the report goes. Empty texts count as absent. */
export interface ChannelTarget {
  readonly plan: EventPlan
  /** Gitea and Forgejo have no check runs, and do not say which comments are of apps. */
  readonly forge: Forge
  /** GITHUB_API_URL. */
  readonly apiUrl: string
  /** `owner/name`. */
  readonly repository: string
  readonly token: string
  /** GITHUB_JOB. */
  readonly job: string
  /** Unique to this run of the action. */
  readonly externalId: string
  /** Raw; hidden in all that is told, because the runner hides them only in its own log and summary. */
  readonly secrets: ReadonlySet<string>
  readonly detailsUrl?: string
  /** Once aborted, what was begun is brought to an end. */
  readonly hurry: AbortSignal
  /** Ends everything. */
  readonly signal: AbortSignal
  /** Replaced in tests. */
  readonly sleep?: (milliseconds: number) => Promise<void>
}

/** Milliseconds one request may take, so that a silent server leaves time for the others. */
const REQUEST_MILLISECONDS = 15_000
/** Milliseconds that are waited in all because GitHub asks for it. */
const MAX_WAIT_MILLISECONDS = 20_000
/** UTF-16 code units of the reason in a remark. */
const MAX_REASON = 400

/** Tokens of people; apps and jobs have others (GitHub's documents, "GitHub's token formats"). */
const PERSONAL_TOKEN = /^(?:ghp|gho|ghu|github_pat)_/

/**
 * Tells GitHub, in every way that was chosen and is possible. What it refuses becomes one remark each.
 * Changes no verdict and throws nothing.
 */
export async function tellGitHub(
  report: Report,
  choice: ChannelChoice,
  target: ChannelTarget,
): Promise<readonly Remark[]> {
  const { apiUrl, repository, token, signal, sleep, plan } = target
  let opened: Promise<GitHubClient> | undefined
  const client = (): Promise<GitHubClient> => {
    opened ??= openGitHub({
      apiUrl,
      repository,
      token,
      signal,
      requestMilliseconds: REQUEST_MILLISECONDS,
      maxWaitMilliseconds: MAX_WAIT_MILLISECONDS,
      ...(sleep === undefined ? {} : { sleep }),
    })
    return opened
  }
  const remarks: Remark[] = []
  const hide = hiding(target.secrets)
  const headSha = checkRunHead(plan)
  if (choice.checkRun === 'auto' && headSha !== undefined && canHaveCheckRuns(target)) {
    const refusal = await refusalOf(async () =>
      writeCheckRun(await client(), report, { ...target, headSha, hide }),
    )
    if (refusal !== undefined && isLoss(refusal, report))
      remarks.push(remarkOn(refusal, evidence`, or set the input \`check-run\` to off`))
  }
  if (choice.comment === 'on' && plan.kind === 'pull-request' && apiUrl !== '') {
    const { number } = plan
    const refusal =
      commentObstacle(target) ??
      (await refusalOf(async () => writeComment(await client(), report, { number, job: target.job, hide })))
    if (refusal !== undefined) remarks.push(remarkOn(refusal, commentHint(plan.isFork && !plan.targetOnly)))
  }
  return remarks
}

/**
 * The commit that a check run is for; undefined where there is none to make. The token of a pull request from a fork may only
 * read, so that asking would cost a request and a remark each time; a run by hand or by the clock is about no change.
 */
function checkRunHead(plan: EventPlan): string | undefined {
  switch (plan.kind) {
    case 'pull-request':
      return plan.isFork && !plan.targetOnly ? undefined : plan.headSha
    case 'merge-group':
      return plan.headSha
    case 'push':
      return plan.after
    case 'range':
    case 'whole-tree':
    case 'nothing':
      return undefined
  }
}

function canHaveCheckRuns({ apiUrl, token, forge }: ChannelTarget): boolean {
  return apiUrl !== '' && token !== '' && forge === 'github'
}

function commentObstacle({ forge, token }: ChannelTarget): SourceError | undefined {
  if (forge !== 'github')
    return new SourceError(
      'not-found',
      'the comment: this server does not say which comments are of apps, so that ours could not be found again',
    )
  if (PERSONAL_TOKEN.test(token))
    return new SourceError(
      'bad-response',
      'the comment: with the token of a person no later run can know it as its own; use a token of GitHub Actions or of an app',
    )
  return undefined
}

/** Anything at all: a report that could not be delivered is no reason to lose it. */
async function refusalOf(write: () => Promise<void>): Promise<unknown> {
  try {
    await write()
    return undefined
  } catch (cause) {
    return cause ?? new Error('nothing')
  }
}

/** Rights that nobody gave are worth a remark only when something would have been said with them. */
function isLoss(refusal: unknown, report: Report): boolean {
  return !isForbidden(refusal) || checkAnnotations(report, 0).total > 0
}

function isForbidden(refusal: unknown): boolean {
  return refusal instanceof SourceError && (refusal.code === 'forbidden' || refusal.code === 'not-found')
}

function commentHint(isReadOnly: boolean): Evidence {
  return isReadOnly
    ? evidence`. The token of a pull request from a fork may only read, whatever the job is granted`
    : evidence``
}

function remarkOn(refusal: unknown, hint: Evidence): Remark {
  const reason =
    refusal instanceof SourceError
      ? excerpt(refusal.message, MAX_REASON)
      : evidence`a channel failed by a mistake of this tool (${excerpt(refusal instanceof Error ? refusal.name : 'unknown')})`
  return { level: 'note', text: evidence`${reason}${isForbidden(refusal) ? hint : evidence``}` }
}
