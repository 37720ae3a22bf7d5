import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToBytes as pathBytes } from '../../src/text/path-name.ts'
import type { CaseFile } from './cases.ts'
import { commitCommand } from './fast-import.ts'

/** A whole tree: path to content, or to a file with a mode. */
export type Tree = Readonly<Record<string, string | Uint8Array | Omit<CaseFile, 'path'>>>

/** Nothing of the machine's own settings, and the same ids on every run. */
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  LC_ALL: 'C.UTF-8',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.com',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
}

/** A real repository in a temporary folder, for one test. */
export class GitRepositoryFixture {
  readonly directory: string

  constructor() {
    this.directory = mkdtempSync(join(tmpdir(), 'checklist-git-'))
    this.git('init', '--quiet', '--initial-branch=main', '.')
  }

  /** Runs git here; its output without the last line end. */
  git(...commandLine: readonly string[]): string {
    return this.gitWithInput('', ...commandLine)
  }

  gitWithInput(input: string | Uint8Array, ...commandLine: readonly string[]): string {
    const done = spawnSync('git', commandLine, {
      cwd: this.directory,
      env: ENVIRONMENT,
      input,
      maxBuffer: 1 << 28,
    })
    if (done.status !== 0)
      throw new Error(`git ${commandLine.join(' ')}: ${done.stderr?.toString() ?? done.error}`)
    return done.stdout.toString('utf8').replace(/\n$/, '')
  }

  /**
   * Makes a commit with exactly these files, whatever their names, and returns its id. The work tree is not touched.
   * @param parents ids; without them the commit follows HEAD, which moves to it
   */
  commitFiles(files: Tree | readonly CaseFile[], parents?: readonly string[]): string {
    const command = commitCommand('refs/fixture/last', parents ?? this.headIfAny(), listed(files))
    const stream = Buffer.concat([Buffer.from('feature done\n'), command, Buffer.from('get-mark :1\ndone\n')])
    // Few processes: a test of the sources makes dozens of commits.
    const id = this.gitWithInput(stream, 'fast-import', '--quiet', '--force')
    this.git('update-ref', 'HEAD', id)
    this.git('read-tree', id)
    return id
  }

  /** Puts files into the index, beside those that are there. */
  stage(files: Tree | readonly CaseFile[]): void {
    const all = listed(files)
    const ids = this.writeBlobs(all.filter((file) => file.mode !== 'submodule').map((file) => file.bytes))
    const lines = all.map((file) => {
      const id = file.mode === 'submodule' ? Buffer.from(file.bytes).toString('latin1') : ids.shift()
      return Buffer.concat([
        Buffer.from(`${GIT_MODES[file.mode]} ${id}\t`),
        pathBytes(file.path),
        Buffer.of(0),
      ])
    })
    this.gitWithInput(Buffer.concat(lines), 'update-index', '-z', '--index-info')
  }

  commitIndex(parents?: readonly string[]): string {
    const tree = this.git('write-tree')
    const before = parents ?? this.headIfAny()
    const id = this.git('commit-tree', tree, '-m', 'change', ...before.flatMap((parent) => ['-p', parent]))
    this.git('update-ref', 'HEAD', id)
    return id
  }

  /** A clone of this repository in its own temporary folder: `--bare`, `--depth=1`, `--filter=blob:none`. */
  clone(...options: readonly string[]): string {
    this.git('config', 'uploadpack.allowFilter', 'true')
    this.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    const directory = mkdtempSync(join(tmpdir(), 'checklist-clone-'))
    this.clones.push(directory)
    this.git('clone', '--quiet', ...options, `file://${this.directory}`, directory)
    return directory
  }

  remove(): void {
    for (const directory of [this.directory, ...this.clones])
      rmSync(directory, { recursive: true, force: true })
  }

  private headIfAny(): readonly string[] {
    const head = spawnSync('git', ['rev-parse', '--verify', '--quiet', 'HEAD'], {
      cwd: this.directory,
      env: ENVIRONMENT,
    })
    return head.status === 0 ? [head.stdout.toString().trim()] : []
  }

  private readonly clones: string[] = []

  /** One process for all of them; ids in the same order. */
  private writeBlobs(contents: readonly Uint8Array[]): string[] {
    if (contents.length === 0) return []
    const commands = contents.flatMap((bytes, index) => [
      Buffer.from(`blob\nmark :${index + 1}\ndata ${bytes.length}\n`),
      bytes,
      Buffer.from(`\nget-mark :${index + 1}\n`),
    ])
    return this.gitWithInput(Buffer.concat(commands), 'fast-import', '--quiet').split('\n')
  }
}

const GIT_MODES = { file: '100644', executable: '100755', symlink: '120000', submodule: '160000' }

function listed(files: Tree | readonly CaseFile[]): readonly CaseFile[] {
  if (Array.isArray(files)) return files as readonly CaseFile[]
  return Object.entries(files).map(([path, value]) => {
    if (typeof value === 'string') return { path, mode: 'file', bytes: Buffer.from(value) }
    return value instanceof Uint8Array
      ? { path, mode: 'file', bytes: Buffer.from(value) }
      : { path, ...value }
  })
}

/** Writes files to a folder, for sources that read a disk. */
export function writeFiles(directory: string, files: Tree | readonly CaseFile[]): void {
  for (const file of listed(files)) {
    const path = Buffer.concat([Buffer.from(`${directory}/`), pathBytes(file.path)])
    mkdirSync(dirname(join(directory, file.path)), { recursive: true })
    if (file.mode === 'symlink') symlinkSync(file.bytes, path)
    else writeFileSync(path, file.bytes, { mode: file.mode === 'executable' ? 0o755 : 0o644 })
  }
}
