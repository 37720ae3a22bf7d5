import type { CheckContext } from '../../model/rule.ts'
import { type DataNode, distinctValuesAt } from '../../syntax/data.ts'
import { readYaml } from '../../syntax/yaml.ts'
import { evidence } from '../../text/redact.ts'
import { type ActionUse, parseAction } from './action.ts'
import { type ActionLock, lockState, readActionLock } from './action-lock.ts'
import { type Dependency, judge, unreadableParts } from './dependency.ts'
import { defineEcosystem, type TextFile } from './ecosystem.ts'
import { referenceTier } from './git-reference.ts'
import { parseImage } from './image.ts'
import { baseName, readNeighbour } from './neighbours.ts'
import { trustEdgesOf } from './trust-edges.ts'

/** GitHub runs workflows of this folder only, and none below it. */
const WORKFLOW = /^\.github\/workflows\/[^/]{1,300}\.ya?ml$/i

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
export const workflow = defineEcosystem<readonly Dependency[]>({
  id: 'github-workflow',
  wants: ({ path }) => WORKFLOW.test(path),
  prepare: (file, context) => readUses(file, context, workflowPlaces, file.path),
  inspect: (file, context, found) => judge(file, context, found),
  trustEdges: trustEdgesOf,
})

/** https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax */
export const actionMetadata = defineEcosystem<readonly Dependency[]>({
  id: 'github-action',
  wants: ({ path }) => /^action\.ya?ml$/.test(baseName(path)),
  prepare: (file, context) => readUses(file, context, metadataPlaces, undefined),
  inspect: (file, context, found) => judge(file, context, found),
  trustEdges: trustEdgesOf,
})

/** A value that names an action or an image. */
interface Place {
  readonly kind: 'uses' | 'image'
  readonly node: DataNode
  /** `container`, `service`, `step`: what an image is for. */
  readonly use: string
}

function* workflowPlaces(root: DataNode | undefined): Generator<Place> {
  const job = ['jobs', '*'] as const
  yield* placesAt(root, [...job, 'uses'], 'uses', 'job')
  yield* placesAt(root, [...job, 'steps', '*', 'uses'], 'uses', 'step')
  yield* placesAt(root, [...job, 'container'], 'image', 'container')
  yield* placesAt(root, [...job, 'container', 'image'], 'image', 'container')
  yield* placesAt(root, [...job, 'services', '*'], 'image', 'service')
  yield* placesAt(root, [...job, 'services', '*', 'image'], 'image', 'service')
}

function* metadataPlaces(root: DataNode | undefined): Generator<Place> {
  yield* placesAt(root, ['runs', 'steps', '*', 'uses'], 'uses', 'step')
  for (const place of placesAt(root, ['runs', 'image'], 'image', 'action')) {
    // Anything else is a Dockerfile of this repository.
    if (place.node.kind === 'scalar' && String(place.node.value).startsWith('docker://')) yield place
  }
}

function* placesAt(
  root: DataNode | undefined,
  path: readonly string[],
  kind: Place['kind'],
  use: string,
): Generator<Place> {
  for (const node of distinctValuesAt(root, ...path)) if (node.kind === 'scalar') yield { kind, node, use }
}

async function readUses(
  file: TextFile,
  context: CheckContext,
  placesIn: (root: DataNode | undefined) => Iterable<Place>,
  lockedAs: string | undefined,
): Promise<readonly Dependency[]> {
  const document = await readYaml(file.text)
  const lock = await readActionLock(file, context)
  const atBase = await commentsAtBase(file, context, placesIn)
  const found: Dependency[] = []
  // An alias leads to a node that has been seen at its own place.
  const seen = new Set<DataNode>()
  for (const root of document.roots) {
    for (const place of placesIn(root)) {
      if (seen.has(place.node)) continue
      seen.add(place.node)
      found.push(...dependencyAt(file, place, lock, lockedAs, atBase))
    }
  }
  const unpinned = found.some(
    (each) => each.kind === 'action' && referenceTier(each.action.reference) !== 'commit',
  )
  if (lock.unreadable !== undefined && unpinned) found.push(lock.unreadable)
  return [...found, ...unreadableParts(file, document)]
}

function dependencyAt(
  file: TextFile,
  { kind, node, use }: Place,
  lock: ActionLock,
  lockedAs: string | undefined,
  atBase: CommentsByAction,
): readonly Dependency[] {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return []
  const { start, end, value } = node
  if (kind === 'image' || value.startsWith('docker://')) {
    const image = parseImage(value)
    if (image === undefined) return []
    const key =
      kind === 'image' ? (use === 'container' ? evidence`container` : evidence`image`) : evidence`uses`
    const prefix = value.startsWith('docker://') ? evidence`docker://` : evidence``
    return [
      {
        kind: 'image',
        image,
        use,
        start,
        end,
        paste: (reference) => evidence`${key}: ${prefix}${reference}`,
      },
    ]
  }
  const action = parseAction(value)
  if (action === undefined) return []
  const comment = commentBehind(file.text, end)
  const used: ActionUse = {
    kind: 'action',
    action,
    start,
    end,
    ...(comment === undefined ? {} : { comment }),
    lock: lockState(lock, lockedAs, action),
    commentIsStale: isStale(atBase, value, comment),
  }
  return [used]
}

function commentBehind(source: string, end: number): string | undefined {
  const lineEnd = source.indexOf('\n', end)
  const rest = source.slice(end, lineEnd === -1 ? source.length : lineEnd)
  return /^[ \t]{1,200}#(?<comment>.{0,500})/.exec(rest)?.groups?.['comment']?.trim()
}

/** Commits by action and comment, as they stood at base. */
type CommentsByAction = ReadonlyMap<string, ReadonlySet<string>>

/** A full version names one commit; `v4` names whatever its tag points to, which may change. */
const FULL_VERSION = /\d\.\d/

function isStale(atBase: CommentsByAction, uses: string, comment: string | undefined): boolean {
  if (comment === undefined || !FULL_VERSION.test(comment)) return false
  const [place = '', commit = ''] = uses.split('@')
  const commits = atBase.get(`${place.toLowerCase()} ${comment}`)
  return commits !== undefined && !commits.has(commit.toLowerCase())
}

async function commentsAtBase(
  file: TextFile,
  context: CheckContext,
  placesIn: (root: DataNode | undefined) => Iterable<Place>,
): Promise<CommentsByAction> {
  const comments = new Map<string, Set<string>>()
  if (file.side === 'base' || file.header.status === 'added') return comments
  const text = await readNeighbour(context, 'base', file.header.previousPath ?? file.path)
  if (text === undefined) return comments
  for (const root of (await readYaml(text)).roots) {
    for (const { node } of placesIn(root)) {
      if (node.kind !== 'scalar') continue
      const [place = '', commit = ''] = String(node.value).split('@')
      const key = `${place.toLowerCase()} ${commentBehind(text, node.end)}`
      const known = comments.get(key)
      if (known === undefined) comments.set(key, new Set([commit.toLowerCase()]))
      else known.add(commit.toLowerCase())
    }
  }
  return comments
}
