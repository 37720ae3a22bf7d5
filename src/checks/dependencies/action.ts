import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LevelOrOff } from '../../model/rule.ts'
import { type Evidence, evidence, excerpt, hexDigest } from '../../text/redact.ts'
import { cutAt, shownPath } from './address.ts'
import { locationOf } from './declaration.ts'
import type { TextFile } from './ecosystem.ts'
import { type ReferenceTier, referenceTier } from './git-reference.ts'

/** A reference to an action or reusable workflow of another repository. Offsets are into the file's text. */
export interface ActionUse {
  readonly kind: 'action'
  readonly action: Action
  /** Of the value. */
  readonly start: number
  readonly end: number
  /** Behind the value on its line, without `#`. */
  readonly comment?: string
  readonly lock: LockState
  /** At base the same comment stood behind another commit. */
  readonly commentIsStale: boolean
}

/** What `.github/workflows/actions.lock` says. `absent`: the workflow is not onboarded. `uncovered`: it is, without this action. */
export type LockState = 'covered' | 'uncovered' | 'absent'

export interface Action {
  readonly owner: string
  readonly repository: string
  /** Folder or workflow file inside the repository; empty for its root. */
  readonly path: string
  /** Empty when there is none, which the platform refuses. */
  readonly reference: string
}

const SEGMENT = /^[\w.-]{1,100}$/

/** Undefined for local actions (`./`, `$/`), images (`docker://`) and expressions. */
export function parseAction(uses: string): Action | undefined {
  const text = uses.trim()
  if (text.startsWith('.') || text.startsWith('$') || text.startsWith('docker://') || text.includes('${'))
    return undefined
  const [place, reference] = cutAt(text, '@')
  const [owner = '', repository = '', ...path] = place.split('/')
  if (!SEGMENT.test(owner) || !SEGMENT.test(repository)) return undefined
  return { owner, repository, path: path.join('/'), reference }
}

/** Owners whose actions run on the machine anyway: the platform itself. */
const PLATFORM_OWNERS: ReadonlySet<string> = new Set(['actions', 'github'])

const LEVELS: Readonly<Record<ReferenceTier, LevelOrOff>> = {
  commit: 'off',
  tag: 'warning',
  'short-commit': 'error',
  branch: 'error',
  head: 'error',
}

const WORDS: Readonly<Record<ReferenceTier, Evidence>> = {
  commit: evidence`a commit`,
  tag: evidence`a tag can be moved by its owner`,
  'short-commit': evidence`another commit may come to share these digits`,
  branch: evidence`a branch moves with every push`,
  head: evidence`no version is named`,
}

export function* judgeAction(file: TextFile, context: CheckContext, used: ActionUse): Generator<Finding> {
  const { action, lock } = used
  const tier = referenceTier(action.reference)
  if (tier === 'commit') {
    yield* judgeComment(file, used)
    return
  }
  if (lock === 'covered') return
  const owner = action.owner.toLowerCase()
  const trusted = PLATFORM_OWNERS.has(owner) || owner === context.repositoryOwner?.toLowerCase()
  const place = `${action.owner}/${action.repository}${action.path === '' ? '' : `/${action.path}`}`
  const uncovered = lock === 'uncovered' ? evidence`; actions.lock does not hold it` : evidence``
  yield {
    rule: 'dependencies/unpinned-action',
    path: file.path,
    location: locationOf(file, used.start, used.end),
    evidence:
      action.reference === ''
        ? shownPath(place)
        : evidence`${shownPath(place)}@${shownPath(action.reference)}`,
    note: evidence`${WORDS[tier]}${uncovered}`,
    paste: lock === 'uncovered' ? evidence`gh actions-lock` : pinnedForm(place, action),
    identity: `${place.toLowerCase()}|${tier}`,
    level: trusted ? 'note' : LEVELS[tier],
    strictLevel: trusted ? 'warning' : 'error',
  }
}

function pinnedForm(place: string, action: Action): Evidence {
  const reference = action.reference === '' ? evidence`<version>` : shownPath(action.reference)
  const repository = shownPath(`${action.owner}/${action.repository}`)
  return evidence`uses: ${shownPath(place)}@<40-hex> # ${reference}
# 40-hex: gh api repos/${repository}/commits/${reference} -q .sha`
}

function* judgeComment(file: TextFile, used: ActionUse): Generator<Finding> {
  const { action, comment } = used
  const place = `${action.owner}/${action.repository}`
  const common = {
    path: file.path,
    location: locationOf(file, used.start, used.end),
    evidence: evidence`${shownPath(place)}@${hexDigest(action.reference)}`,
  }
  if (comment === undefined || !/\d|[a-z]/i.test(comment)) {
    yield {
      ...common,
      rule: 'dependencies/missing-version-comment',
      paste: evidence`uses: ${shownPath(place)}@<40-hex> # <version>`,
      identity: place.toLowerCase(),
    }
    return
  }
  if (!used.commentIsStale) return
  yield {
    ...common,
    rule: 'dependencies/stale-version-comment',
    note: evidence`the comment still says ${excerpt(comment)}`,
    identity: `${place.toLowerCase()}|${action.reference.toLowerCase()}`,
  }
}
