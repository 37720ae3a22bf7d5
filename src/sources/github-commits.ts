import type { ChangeStatus } from '../model/change-set.ts'
import { SourceError } from '../model/errors.ts'
import { alreadyResolved, type CommitGraph } from './commit-range.ts'
import type { GitHubClient } from './github-client.ts'
import { FieldError, fieldAt, listAt, objectIdAt, stringAt } from './json-fields.ts'

/** A row of a listing that GitHub gives for one commit range. It never tells the mode. */
export interface ListedFile {
  readonly path: string
  readonly status: ChangeStatus
  /** Only of a renamed file. */
  readonly previousPath?: string
  /** Blob at head, or of the removed file; undefined where GitHub does not say. */
  readonly objectId?: string
}

const PERMISSION = 'contents: read'

/** Commits as the API tells them. */
export function gitHubGraph(client: GitHubClient): CommitGraph {
  return {
    async resolve(name) {
      const id = alreadyResolved(name)
      if (id !== undefined) return id
      const request = {
        what: 'the commit that was named',
        permission: PERMISSION,
        path: 'commits/{ref}',
        parameters: { ref: name, per_page: 1 },
      }
      return client.json(request, (commit) => objectIdAt(commit, 'sha'))
    },
    parents(commit) {
      const request = {
        what: `the commit ${commit.slice(0, 12)}`,
        permission: PERMISSION,
        path: 'git/commits/{commit_sha}',
        parameters: { commit_sha: commit },
      }
      return client.json(request, (document) =>
        listAt(document, 'parents').map((parent) => objectIdAt(parent, 'sha')),
      )
    },
    async mergeBase(one, other) {
      try {
        return await client.json(comparison(one, other), (document) =>
          objectIdAt(document, 'merge_base_commit.sha'),
        )
      } catch (cause) {
        if (!(cause instanceof SourceError) || cause.code !== 'not-found') throw cause
        throw new SourceError('no-merge-base', `${cause.message}; or the two have no common ancestor`, {
          cause,
        })
      }
    },
  }
}

/** The first 300 files that differ between a commit's merge base with another and that other. */
export function comparedFiles(
  client: GitHubClient,
  base: string,
  head: string,
): Promise<readonly ListedFile[]> {
  return client.json(comparison(base, head), (document) =>
    fieldAt(document, 'files') === undefined ? [] : listAt(document, 'files').map(listedFile),
  )
}

/** @throws FieldError */
export function listedFile(row: unknown): ListedFile {
  const previousPath = fieldAt(row, 'previous_filename')
  const status = changeStatus(stringAt(row, 'status'))
  if (previousPath !== undefined && typeof previousPath !== 'string') {
    throw new FieldError('previous_filename', 'malformed', 'text')
  }
  return {
    path: stringAt(row, 'filename'),
    status: status === 'renamed' && previousPath === undefined ? 'modified' : status,
    ...(status === 'renamed' && previousPath !== undefined ? { previousPath } : {}),
    ...(fieldAt(row, 'sha') === undefined ? {} : { objectId: objectIdAt(row, 'sha') }),
  }
}

function changeStatus(word: string): ChangeStatus {
  switch (word) {
    case 'added':
    case 'removed':
    case 'renamed':
      return word
    case 'copied':
      return 'added'
  }
  // `modified` and `changed` are used for the same, and a word that is not known must not drop a file.
  return 'modified'
}

/** New path → old path, for files GitHub found alike. */
export function renamesAmong(files: readonly ListedFile[]): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap((file) => (file.previousPath === undefined ? [] : [[file.path, file.previousPath]])),
  )
}

function comparison(base: string, head: string) {
  return {
    what: `the comparison of ${base.slice(0, 12)} with ${head.slice(0, 12)}`,
    permission: PERMISSION,
    path: 'compare/{basehead}',
    // Of the commits, which may be many, none is needed.
    parameters: { basehead: `${base}...${head}`, per_page: 1 },
  }
}
