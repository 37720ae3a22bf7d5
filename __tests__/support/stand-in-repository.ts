import { spawn, spawnSync } from 'node:child_process'
import { basename, dirname } from 'node:path'
import { BatchObjects, type GitObject } from './batch-objects.ts'
import { jsonText, rowsOf, type StandInRow } from './stand-in-rows.ts'

const GIT_ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  LC_ALL: 'C.UTF-8',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
}

export interface StandInPerson {
  readonly name: string
  readonly email: string
  /** ISO 8601 */
  readonly date: string
}

export interface StandInCommit {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: StandInPerson
  readonly committer: StandInPerson
  readonly message: string
}

export type { StandInRow } from './stand-in-rows.ts'

/** A row of a tree's listing. */
export interface StandInEntry {
  readonly path: string
  readonly mode: string
  readonly type: 'blob' | 'tree' | 'commit'
  readonly sha: string
  readonly size?: number
}

/** What GitHub would say about a real repository, as far as git knows it. */
export class StandInRepository {
  private readonly directory: string
  private readonly differences = new Map<string, readonly StandInRow[]>()
  private objects: BatchObjects | undefined

  constructor(directory: string) {
    this.directory = directory
  }

  close(): void {
    this.objects?.end()
    this.objects = undefined
  }

  async commitId(name: string | undefined): Promise<string | undefined> {
    // Most are asked for by id, and git need not be started to say yes.
    if (name !== undefined && /^[0-9a-f]{40}$/.test(name) && (await this.object(name, 'commit'))) return name
    return this.git('rev-parse', '--verify', '--quiet', `${name}^{commit}`)?.toString().trim()
  }

  async commit(sha: string): Promise<StandInCommit | undefined> {
    const raw = await this.object(sha, 'commit')
    return raw && commitOf(sha, raw.toString('utf8'))
  }

  async mergeBase(one: string, other: string): Promise<string | undefined> {
    // What git would find, for a branch of one commit on top of the other.
    if ((await this.commit(other))?.parents[0] === one) return one
    return this.git('merge-base', one, other)?.toString().trim()
  }

  /** Commits of the second that the first has not, the newest first. */
  async commitsBetween(one: string, other: string): Promise<readonly string[]> {
    // What git would list, for a commit and its only parent.
    if ((await this.commit(one))?.parents.join() === other) return []
    if ((await this.commit(other))?.parents.join() === one) return [other]
    const listed = this.git('rev-list', `${one}..${other}`)?.toString().trim() ?? ''
    return listed === '' ? [] : listed.split('\n')
  }

  blob(id: string): Promise<Buffer | undefined> {
    return this.object(id, 'blob')
  }

  async tree(id: string, recursive: boolean, prefix = ''): Promise<readonly StandInEntry[] | undefined> {
    const raw = await this.object(`${id}^{tree}`, 'tree')
    if (raw === undefined) return undefined
    const entries: StandInEntry[] = []
    for (const [mode, name, sha] of treeEntries(raw)) {
      const path = prefix + name
      if (mode === '40000') {
        entries.push({ path, mode: '040000', type: 'tree', sha })
        if (recursive) entries.push(...((await this.tree(sha, true, `${path}/`)) ?? []))
      } else if (mode === '160000') entries.push({ path, mode, type: 'commit', sha })
      else entries.push({ path, mode, type: 'blob', sha, size: (await this.blob(sha))?.length ?? 0 })
    }
    return entries
  }

  /** Changed files between two commits, paired as git pairs them. */
  rows(base: string, head: string): readonly StandInRow[] {
    const key = `${base} ${head}`
    const rows = this.differences.get(key) ?? this.difference(base, head)
    this.differences.set(key, rows)
    return rows
  }

  private difference(base: string, head: string): readonly StandInRow[] {
    const printed = this.git(
      'diff-tree',
      '-r',
      '-z',
      '--raw',
      '--numstat',
      '-p',
      '-M',
      '--no-abbrev',
      base,
      head,
    )
    return rowsOf(printed ?? Buffer.alloc(0))
  }

  /** One exchange of the smart HTTP protocol, by git's own server program. Output as CGI has it. */
  async serve(request: Readonly<Record<string, string>>, path: string, body: Buffer): Promise<Buffer> {
    const child = spawn('git', ['http-backend'], {
      env: {
        ...GIT_ENVIRONMENT,
        ...request,
        GIT_PROJECT_ROOT: dirname(this.directory),
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: `/${basename(this.directory)}${path}`,
        GIT_CONFIG_COUNT: '2',
        GIT_CONFIG_KEY_0: 'uploadpack.allowFilter',
        GIT_CONFIG_VALUE_0: 'true',
        GIT_CONFIG_KEY_1: 'uploadpack.allowAnySHA1InWant',
        GIT_CONFIG_VALUE_1: 'true',
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    // It may answer before it has read everything.
    child.stdin.on('error', () => {})
    child.stdin.end(body)
    return bytesOf(child.stdout)
  }

  private async object(name: string, kind: GitObject['kind']): Promise<Buffer | undefined> {
    this.objects ??= new BatchObjects(this.directory, GIT_ENVIRONMENT)
    const found = await this.objects.object(name)
    return found?.kind === kind ? found.bytes : undefined
  }

  private git(...commandLine: readonly string[]): Buffer | undefined {
    const done = spawnSync('git', commandLine, {
      cwd: this.directory,
      env: GIT_ENVIRONMENT,
      maxBuffer: 1 << 28,
    })
    return done.status === 0 ? done.stdout : undefined
  }
}

/** Mode, name and id, one after the other. */
function* treeEntries(raw: Buffer): Generator<readonly [string, string, string]> {
  for (let at = 0; at < raw.length; ) {
    const space = raw.indexOf(' ', at)
    const zero = raw.indexOf(0, space)
    const end = zero + 21
    const name = jsonText(raw.subarray(space + 1, zero))
    yield [raw.toString('latin1', at, space), name, raw.toString('hex', zero + 1, end)]
    at = end
  }
}

function commitOf(sha: string, raw: string): StandInCommit {
  const end = raw.indexOf('\n\n')
  const lines = raw.slice(0, end).split('\n')
  const all = (word: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))
  return {
    sha,
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: personOf(all('author')[0] ?? ''),
    committer: personOf(all('committer')[0] ?? ''),
    message: raw.slice(end + 2).trimEnd(),
  }
}

function personOf(line: string): StandInPerson {
  const {
    name = '',
    email = '',
    time = '0',
  } = /^(?<name>.*) <(?<email>.*)> (?<time>\d+)/.exec(line)?.groups ?? {}
  return { name, email, date: new Date(Number(time) * 1_000).toISOString().replace('.000', '') }
}

export async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}
