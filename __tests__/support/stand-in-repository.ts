import { spawn, spawnSync } from 'node:child_process'
import { basename, dirname } from 'node:path'
import { pathFromBytes } from '../../src/text/path-name.ts'
import { BatchObjects, type GitObject } from './batch-objects.ts'

const GIT_ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  LC_ALL: 'C.UTF-8',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
}

const ROW_STATUS: Readonly<Record<string, string>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  T: 'changed',
  R: 'renamed',
}

/** A row of a pull request's listing, as far as we read it. */
export interface StandInRow {
  readonly sha: string
  readonly filename: string
  readonly status: string
  readonly previous_filename?: string
  /** A patch is no evidence of anything: whoever reads it sees this. */
  readonly patch: string
}

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
  private objects: BatchObjects | undefined

  constructor(directory: string) {
    this.directory = directory
  }

  close(): void {
    this.objects?.end()
    this.objects = undefined
  }

  commitId(name: string | undefined): string | undefined {
    return this.git('rev-parse', '--verify', '--quiet', `${name}^{commit}`)?.toString().trim()
  }

  async parents(commit: string): Promise<readonly string[] | undefined> {
    const raw = await this.object(commit, 'commit')
    return raw && Array.from(raw.toString('latin1').matchAll(/^parent (\w+)$/gm), ([, id]) => id as string)
  }

  async mergeBase(one: string, other: string): Promise<string | undefined> {
    // What git would find, for a branch of one commit on top of the other.
    if ((await this.parents(other))?.[0] === one) return one
    return this.git('merge-base', one, other)?.toString().trim()
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
    const raw = this.git('diff-tree', '-r', '-z', '--raw', '--no-abbrev', '-M', base, head)
    const fields = jsonText(raw ?? Buffer.alloc(0))
      .split('\0')
      .slice(0, -1)
    const rows: StandInRow[] = []
    for (let at = 0; at < fields.length; ) {
      const [, , oldId = '', newId = '', status = ''] = (fields[at++] as string).split(' ')
      const first = fields[at++] as string
      const filename = status.startsWith('R') ? (fields[at++] as string) : first
      rows.push({
        sha: status === 'D' ? oldId : newId,
        filename,
        status: ROW_STATUS[status.charAt(0)] as string,
        patch: '@@ not to be read @@',
        ...(filename === first ? {} : { previous_filename: first }),
      })
    }
    return rows
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

/** Names that are no UTF-8 become what JSON can hold of them. */
function jsonText(raw: Buffer): string {
  return pathFromBytes(raw).toWellFormed()
}

export async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}
