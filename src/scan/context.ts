import { createHash, createHmac } from 'node:crypto'
import type { RepositoryView } from '../model/change-set.ts'
import type { GovernedFiles } from '../model/governed.ts'
import type { CheckContext } from '../model/rule.ts'

export interface ContextParts extends Pick<CheckContext, 'vendored' | 'treeSitter' | 'mask'> {
  readonly repository: RepositoryView
  /** Keys the digests of guessable values: the repository's name, or something random that no report outlives. */
  readonly digestKey: string
  /** `owner` of `owner/name`; undefined at a prompt. */
  readonly repositoryOwner?: string
  /** Hosts that the policy trusts. */
  readonly trustedSources?: readonly string[]
  readonly governed?: GovernedFiles
  /** Path of the workflow that this run is part of. */
  readonly ownWorkflow?: string
}

export function checkContext(parts: ContextParts): CheckContext {
  const remembered = new Map<string, Promise<unknown>>()
  return {
    repository: parts.repository,
    mask: parts.mask,
    vendored: parts.vendored,
    treeSitter: parts.treeSitter,
    ...(parts.trustedSources === undefined ? {} : { trustedSources: parts.trustedSources }),
    ...(parts.governed === undefined ? {} : { governed: parts.governed }),
    ...(parts.ownWorkflow === undefined ? {} : { ownWorkflow: parts.ownWorkflow }),
    ...(parts.repositoryOwner === undefined ? {} : { repositoryOwner: parts.repositoryOwner }),
    digest(value, guessable) {
      const hash = guessable ? createHmac('sha256', parts.digestKey) : createHash('sha256')
      return hash.update(value).digest('hex')
    },
    once<T>(key: string, make: () => Promise<T>): Promise<T> {
      const known = remembered.get(key) as Promise<T> | undefined
      if (known !== undefined) return known
      const made = make()
      remembered.set(key, made)
      return made
    },
  }
}
