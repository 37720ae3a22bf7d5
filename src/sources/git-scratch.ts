import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SourceError } from '../model/errors.ts'
import { type Environment, type GitRepository, type NetworkAccess, runGit, tryGit } from './git.ts'
import { configurationFor, type GitRemote, networkAccess, REMOTE_NAME, remoteFailure } from './git-remote.ts'

/** Milliseconds one fetch may take; with a slow disk the time goes into indexing. */
const FETCH_MILLISECONDS = 300_000
/** Objects asked for in one fetch. */
const OBJECTS_PER_FETCH = 20_000
const REF_LINE = /^(?<id>[0-9a-f]{40})\t(?<ref>\S{1,1000})$/

/**
 * A bare repository of our own in a temporary folder, which borrows the objects of the workspace: what is fetched lands here,
 * and the workspace stays as it is, its history no shallower and its settings untouched. The token is only ever in git's environment.
 */
export class ScratchRepository {
  readonly repository: GitRepository
  private readonly remote: GitRemote
  private readonly network: NetworkAccess

  private constructor(repository: GitRepository, remote: GitRemote) {
    this.repository = repository
    this.remote = remote
    this.network = networkAccess(remote)
  }

  /** @param lender whose objects are used first @param temporary folder that the job empties */
  static async create(
    lender: GitRepository | undefined,
    remote: GitRemote,
    temporary: string,
    environment: Environment,
  ): Promise<ScratchRepository> {
    // What is wrong with the remote is told before anything is made.
    const configuration = configurationFor(remote)
    const directory = await mkdtemp(join(temporary, 'checklist-objects-'))
    await mkdir(join(directory, 'objects', 'info'), { recursive: true })
    await mkdir(join(directory, 'refs'))
    await writeFile(join(directory, 'HEAD'), 'ref: refs/heads/none\n')
    await writeFile(join(directory, 'config'), configuration)
    if (lender !== undefined) {
      await writeFile(
        join(directory, 'objects', 'info', 'alternates'),
        `${await pathIn(lender, 'objects')}\n`,
      )
      // Its history ends where the lender's does; without these lines git would look for parents that nobody has.
      const shallow = await readFile(await pathIn(lender, 'shallow')).catch(() => undefined)
      if (shallow !== undefined) await writeFile(join(directory, 'shallow'), shallow)
    }
    // Variables about where objects are belong to the workspace.
    const kept = Object.entries(environment).filter(([name]) => !name.startsWith('GIT_'))
    const repository = { gitDirectory: directory, isPartial: true, environment: Object.fromEntries(kept) }
    return new ScratchRepository(repository, remote)
  }

  /** Commits with their trees and without contents. @param depth how many generations */
  async fetchCommits(ids: readonly string[], depth: number): Promise<void> {
    await this.fetch([`--depth=${depth}`, '--end-of-options', REMOTE_NAME, ...ids], '')
  }

  /** Objects by id, in few batches. A tree comes with all trees below it. */
  async fetchObjects(ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += OBJECTS_PER_FETCH) {
      const batch = ids.slice(start, start + OBJECTS_PER_FETCH)
      await this.fetch(['--stdin', '--end-of-options', REMOTE_NAME], batch.map((id) => `${id}\n`).join(''), {
        // What we have does not matter: exactly these objects are wanted.
        'fetch.negotiationAlgorithm': 'noop',
      })
    }
  }

  /** The commit that a branch or tag of the remote points to. Throws SourceError 'not-found'. */
  async resolve(name: string): Promise<string> {
    const wanted = [`refs/heads/${name}`, `refs/tags/${name}^{}`, `refs/tags/${name}`]
    const outcome = await tryGit(
      this.repository,
      ['ls-remote', '--quiet', '--end-of-options', REMOTE_NAME, ...wanted],
      {
        milliseconds: FETCH_MILLISECONDS,
        network: this.network,
      },
    )
    if (outcome.status !== 0) throw remoteFailure('ls-remote', outcome, this.remote)
    const lines = outcome.output.toString('utf8').split('\n')
    const found = new Map(lines.map((line) => [REF_LINE.exec(line)?.groups?.['ref'], line.slice(0, 40)]))
    const ref = wanted.find((candidate) => found.has(candidate))
    const id = ref === undefined ? undefined : found.get(ref)
    if (id === undefined) throw new SourceError('not-found', 'the remote has no branch or tag of that name')
    return id
  }

  async remove(): Promise<void> {
    await rm(this.repository.gitDirectory, { recursive: true, force: true })
  }

  private async fetch(
    rest: readonly string[],
    input: string,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const options = [
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-recurse-submodules',
      '--filter=blob:none',
    ]
    const outcome = await tryGit(this.repository, ['fetch', ...options, ...rest], {
      input,
      milliseconds: FETCH_MILLISECONDS,
      network: { ...this.network, settings: { ...this.network.settings, ...settings } },
    })
    if (outcome.status !== 0) throw remoteFailure('fetch', outcome, this.remote)
  }
}

async function pathIn(repository: GitRepository, name: string): Promise<string> {
  const path = (await runGit(repository, ['rev-parse', '--git-path', name]))
    .toString('utf8')
    .replace(/\n$/, '')
  return resolve(repository.gitDirectory, path)
}
