import { type GitRepository, tryGit } from './git.ts'

/** The end of an address: `owner/name`, with or without `.git`; after a host, or after the colon of the short ssh form. */
const OWNER_AND_NAME = /[/:](?<name>[\w.-]{1,100}\/[\w.-]{1,100})$/

/**
 * `owner/name` of the repository that this one was cloned from; undefined when it has no `origin` or an odd one.
 * Keys the digests of guessable values, so that a baseline made at a prompt holds in the action too.
 */
export async function repositoryName(repository: GitRepository): Promise<string | undefined> {
  const outcome = await tryGit(repository, ['config', '--get', 'remote.origin.url'])
  const address = outcome.output
    .toString('utf8')
    .trim()
    .replace(/\.git$/, '')
  return outcome.status === 0 ? OWNER_AND_NAME.exec(address)?.groups?.['name'] : undefined
}
