import { SourceError } from '../../model/errors.ts'
import type { CheckContext, Unreadable } from '../../model/rule.ts'
import { type DataNode, entriesAt, textAt, valuesAt } from '../../syntax/data.ts'
import { readYaml } from '../../syntax/yaml.ts'
import { decodeText } from '../../text/decode.ts'
import { evidence } from '../../text/redact.ts'
import type { Action, LockState } from './action.ts'
import type { TextFile } from './ecosystem.ts'

const LOCK_PATH = '.github/workflows/actions.lock'
const MAX_LOCK_BYTES = 4 * 1024 * 1024
/** `sha1-` or `sha256-` and the digits. */
const LOCKED_COMMIT = /^sha\d{1,3}-[0-9a-f]{40,64}$/i
/** The oldest layout puts the commit behind the key. */
const COMMIT_SUFFIX = /:sha\d{1,3}-[0-9a-f]{40,64}$/i

/** Which actions of which workflow are bound to commits: https://docs.github.com/en/actions/concepts/security/workflow-dependency-lockfiles */
export interface ActionLock {
  /** Keys `owner/repository@reference` by path of the workflow; owner and repository in lower case. */
  readonly workflows: ReadonlyMap<string, ReadonlySet<string>>
  /** Set when there is a lock and it cannot be read: nobody can say then what is pinned. */
  readonly unreadable?: Unreadable
}

const NO_ACTION_LOCK: ActionLock = { workflows: new Map() }

/** The lock at the side of the file. Its version is not asked: what has the same shape means the same. */
export function readActionLock(file: TextFile, context: CheckContext): Promise<ActionLock> {
  return context.once(`dependencies:actions.lock:${file.side}`, async () => {
    let text: string | undefined
    try {
      const bytes = await context.repository.read(file.side, LOCK_PATH, MAX_LOCK_BYTES)
      if (bytes === undefined) return NO_ACTION_LOCK
      text = bytes.length < MAX_LOCK_BYTES ? decodeText(bytes, true)?.text : undefined
    } catch (cause) {
      if (!(cause instanceof SourceError)) throw cause
    }
    const document = text === undefined ? undefined : await readYaml(text)
    const root = document?.roots[0]
    const workflows = valuesAt(root, 'workflows').next().value
    if (document === undefined || document.problems.length > 0 || workflows?.kind !== 'map')
      return unreadableLock()
    return { workflows: lockedWorkflows(root, lockedKeys(root)) }
  })
}

function lockedKeys(root: DataNode | undefined): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const {
    keys: [key = ''],
    value,
  } of entriesAt(root, 'dependencies', '*')) {
    if (LOCKED_COMMIT.test(textAt(value, 'commit') ?? '')) keys.add(normalKey(key))
  }
  return keys
}

function lockedWorkflows(root: DataNode | undefined, known: ReadonlySet<string>): ActionLock['workflows'] {
  const workflows = new Map<string, ReadonlySet<string>>()
  for (const {
    keys: [path = ''],
    value,
  } of entriesAt(root, 'workflows', '*')) {
    const own = new Set<string>()
    for (const node of valuesAt(value, '*')) {
      const key = node.kind === 'scalar' ? normalKey(String(node.value)) : ''
      if (known.has(key)) own.add(key)
    }
    workflows.set(path, own)
  }
  return workflows
}

/** Names of owners and repositories have no case; references do. */
function normalKey(key: string): string {
  const bare = key.replace(COMMIT_SUFFIX, '')
  const at = bare.indexOf('@')
  return at === -1 ? bare.toLowerCase() : bare.slice(0, at).toLowerCase() + bare.slice(at)
}

/** @param path of the workflow; undefined for an action of this repository, which every workflow may use */
export function lockState(lock: ActionLock, path: string | undefined, action: Action): LockState {
  if (lock.unreadable !== undefined) return 'covered'
  const key = normalKey(`${action.owner}/${action.repository}@${action.reference}`)
  if (path === undefined)
    return [...lock.workflows.values()].some((keys) => keys.has(key)) ? 'covered' : 'absent'
  const keys = lock.workflows.get(path)
  if (keys === undefined) return 'absent'
  return keys.has(key) ? 'covered' : 'uncovered'
}

function unreadableLock(): ActionLock {
  const detail = evidence`actions.lock cannot be read, so nobody can say which actions are pinned`
  return {
    workflows: new Map(),
    unreadable: { kind: 'unreadable', gap: 'missing', reason: 'parse-failed', detail },
  }
}
