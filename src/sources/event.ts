import { UsageError } from '../model/errors.ts'
import {
  countAt,
  FieldError,
  fieldAt,
  isNoObject,
  isObjectId,
  objectIdAt,
  optionalCountAt,
  optionalObjectIdAt,
  stringAt,
} from './json-fields.ts'

/** What the runner says beside the payload; each as its environment variable has it. */
export interface EventFacts {
  /** GITHUB_SHA. */
  readonly sha?: string | undefined
  /** GITHUB_REF. */
  readonly ref?: string | undefined
  /** The inputs `base` and `head`: anything that names a commit; empty counts as absent. */
  readonly base?: string | undefined
  readonly head?: string | undefined
}

export interface PullRequestPlan {
  readonly kind: 'pull-request'
  readonly number: number
  /** Tip of the branch merged into, when the event was sent. */
  readonly baseSha: string
  readonly headSha: string
  /** The commit GitHub made to see whether the two merge; absent when it conflicts, and for `pull_request_target`. */
  readonly mergeSha?: string
  /** How many files GitHub counted. */
  readonly changedFiles?: number
  /** The head is in another repository, or its repository is gone. */
  readonly isFork: boolean
  /** `pull_request_target`: the token may write, so nothing of the head may reach the disk. */
  readonly targetOnly: boolean
  /** Hostile text, for the checklist that the author ticked. */
  readonly title: string
  readonly body: string
}

interface MergeGroupPlan {
  readonly kind: 'merge-group'
  readonly baseSha: string
  readonly headSha: string
}

interface PushPlan {
  readonly kind: 'push'
  /** Undefined for a new branch or tag. */
  readonly before?: string
  readonly after: string
  /** What a new branch is compared with, and one whose `before` was forgotten. Always there for a new branch. */
  readonly defaultBranch?: string
  /** Another branch than the default one, or a tag: who pushes now may have written what stood there before. */
  readonly isAside?: true
}

/** What the inputs `base` and `head` name. */
interface RangePlan {
  readonly kind: 'range'
  /** A commit id, or a name to resolve. */
  readonly base: string
  readonly head: string
}

/** Every file counts as added. */
interface WholeTreePlan {
  readonly kind: 'whole-tree'
  /** A commit id, or a name to resolve. */
  readonly head: string
  /** Id of the commit whose policy holds: the one the workflow itself was read from. */
  readonly governedBy: string
}

/** There is nothing to judge, and the report says why. */
interface NothingPlan {
  readonly kind: 'nothing'
  readonly reason: string
}

/** What an event asks us to judge. */
export type EventPlan = PullRequestPlan | MergeGroupPlan | PushPlan | RangePlan | WholeTreePlan | NothingPlan

const SUPPORTED = 'pull_request, pull_request_target, merge_group, push, workflow_dispatch, schedule'
const MERGE_REF = /^refs\/pull\/\d{1,10}\/merge$/
/** Names that git and a URL take literally: no option, no range, no revision arithmetic, no control or space. */
const COMMIT_NAME = /^(?![-/.])(?!.*(?:\.\.|@\{|\/\/))[^\s\p{C}~^:?*[\\]{1,250}$/u
/** UTF-16 code units of a pull request's title and body that are kept; GitHub allows 256 and 65,536. */
const MAX_TITLE = 1_024
const MAX_BODY = 262_144

/** Decides what an event asks us to judge. Throws UsageError for an event that is not supported, or a payload that lacks what is needed. */
export function planEvent(eventName: string, payload: unknown, facts: EventFacts): EventPlan {
  try {
    return plan(eventName, payload, facts)
  } catch (cause) {
    if (!(cause instanceof FieldError)) throw cause
    throw new UsageError(
      `the payload of the ${eventName} event cannot be used: ${cause.message}. ` +
        'Start the action from the event itself, and leave GITHUB_EVENT_PATH as the runner sets it.',
      { cause },
    )
  }
}

function plan(eventName: string, payload: unknown, facts: EventFacts): EventPlan {
  const base = filled(facts.base)
  const head = filled(facts.head)
  const isManual = eventName === 'workflow_dispatch' || eventName === 'schedule'
  if (!isManual && (base !== undefined || head !== undefined)) {
    throw new UsageError(
      `the inputs "base" and "head" are for workflow_dispatch and schedule; the ${shown(eventName)} event names its own commits`,
    )
  }
  switch (eventName) {
    case 'pull_request':
    case 'pull_request_target':
      return pullRequest(payload, facts, eventName === 'pull_request_target')
    case 'merge_group':
      return {
        kind: 'merge-group',
        baseSha: objectIdAt(payload, 'merge_group.base_sha'),
        headSha: objectIdAt(payload, 'merge_group.head_sha'),
      }
    case 'push':
      return push(payload)
    case 'workflow_dispatch':
    case 'schedule':
      return manual(facts.sha, base, head)
    default:
      throw new UsageError(`the event ${shown(eventName)} is not supported; supported are ${SUPPORTED}`)
  }
}

function pullRequest(payload: unknown, facts: EventFacts, targetOnly: boolean): PullRequestPlan {
  const headRepository = fieldAt(payload, 'pull_request.head.repo.full_name')
  const changedFiles = optionalCountAt(payload, 'pull_request.changed_files')
  const isTestMerge = !targetOnly && MERGE_REF.test(facts.ref ?? '') && isObjectId(facts.sha ?? '')
  return {
    kind: 'pull-request',
    number: countAt(payload, 'pull_request.number'),
    baseSha: objectIdAt(payload, 'pull_request.base.sha'),
    headSha: objectIdAt(payload, 'pull_request.head.sha'),
    ...(isTestMerge ? { mergeSha: facts.sha as string } : {}),
    ...(changedFiles === undefined ? {} : { changedFiles }),
    isFork:
      headRepository === undefined || headRepository !== fieldAt(payload, 'pull_request.base.repo.full_name'),
    targetOnly,
    title: textAt(payload, 'pull_request.title', MAX_TITLE),
    body: textAt(payload, 'pull_request.body', MAX_BODY),
  }
}

function push(payload: unknown): EventPlan {
  const after = objectIdAt(payload, 'after')
  if (isNoObject(after)) {
    return { kind: 'nothing', reason: 'the push deleted a branch or tag, so there is no content to judge' }
  }
  // For an annotated tag `after` is the id of the tag, which is not a commit.
  const commit = optionalObjectIdAt(payload, 'head_commit.id') ?? after
  const before = objectIdAt(payload, 'before')
  if (!isNoObject(before)) {
    if (fieldAt(payload, 'repository.default_branch') === undefined)
      return { kind: 'push', before, after: commit }
    const known = defaultBranch(payload)
    const isAside = fieldAt(payload, 'ref') !== `refs/heads/${known}`
    return { kind: 'push', before, after: commit, defaultBranch: known, ...(isAside ? { isAside } : {}) }
  }
  const branch = defaultBranch(payload)
  const isFirstPush = fieldAt(payload, 'ref') === `refs/heads/${branch}`
  return isFirstPush
    ? { kind: 'whole-tree', head: commit, governedBy: commit }
    : { kind: 'push', after: commit, defaultBranch: branch }
}

function defaultBranch(payload: unknown): string {
  return commitName(stringAt(payload, 'repository.default_branch'), 'the default branch')
}

function manual(sha: string | undefined, base: string | undefined, head: string | undefined): EventPlan {
  if (sha === undefined || !isObjectId(sha)) {
    throw new UsageError('GITHUB_SHA is not the id of a commit: leave it as the runner sets it')
  }
  const until = head === undefined ? sha : commitName(head, 'the input "head"')
  if (base === undefined) return { kind: 'whole-tree', head: until, governedBy: sha }
  return { kind: 'range', base: commitName(base, 'the input "base"'), head: until }
}

function commitName(name: string, what: string): string {
  if (COMMIT_NAME.test(name)) return name
  throw new UsageError(`${what} is not the name of a commit: write a branch, a tag or a 40-digit commit id`)
}

function textAt(payload: unknown, path: string, maxLength: number): string {
  const value = fieldAt(payload, path)
  return typeof value === 'string' ? value.slice(0, maxLength) : ''
}

function filled(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim()
}

function shown(eventName: string): string {
  return /^[\w-]{1,60}$/.test(eventName) ? eventName : 'without a proper name'
}
