import { spawn, spawnSync } from 'node:child_process'
import { basename, dirname } from 'node:path'
import { pathFromBytes } from '../../src/text/path-name.ts'

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

/** What GitHub would say about a real repository, as far as git knows it. */
export class StandInRepository {
  private readonly directory: string

  constructor(directory: string) {
    this.directory = directory
  }

  commitId(name: string | undefined): string | undefined {
    return this.git('rev-parse', '--verify', '--quiet', `${name}^{commit}`)?.toString().trim()
  }

  parents(commit: string): readonly string[] | undefined {
    return this.git('rev-list', '--parents', '-n', '1', commit)?.toString().trim().split(' ').slice(1)
  }

  mergeBase(one: string, other: string): string | undefined {
    return this.git('merge-base', one, other)?.toString().trim()
  }

  blob(id: string): Buffer | undefined {
    return this.git('cat-file', 'blob', id)
  }

  tree(id: string, recursive: boolean): readonly object[] | undefined {
    const raw = this.git('ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), id)
    return raw && nulFields(raw).map(treeRow)
  }

  /** Changed files between two commits, paired as git pairs them. */
  rows(base: string, head: string): readonly StandInRow[] {
    const raw = this.git('diff-tree', '-r', '-z', '--raw', '--no-abbrev', '-M', base, head)
    const fields = nulFields(raw ?? Buffer.alloc(0))
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

  private git(...commandLine: readonly string[]): Buffer | undefined {
    const done = spawnSync('git', commandLine, {
      cwd: this.directory,
      env: GIT_ENVIRONMENT,
      maxBuffer: 1 << 28,
    })
    return done.status === 0 ? done.stdout : undefined
  }
}

function treeRow(field: string): object {
  const [, mode, type, sha, size, path] = /^(\d+) (\w+) (\w+) +(\d+|-)\t(.+)$/s.exec(field) ?? []
  return { path, mode, type, sha, ...(size === '-' ? {} : { size: Number(size) }) }
}

/** Names that are no UTF-8 become what JSON can hold of them. */
function nulFields(raw: Buffer): readonly string[] {
  return pathFromBytes(raw).toWellFormed().split('\0').slice(0, -1)
}

export async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}
