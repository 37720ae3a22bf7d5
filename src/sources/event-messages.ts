import type { ChangeMessage } from '../model/change-set.ts'
import { fieldAt } from './json-fields.ts'

/** Digits of a commit's id that name it in a report. */
const SHOWN_ID = 12

/**
 * The texts that an event carries beside the change: title and description of a pull request, messages of pushed commits.
 * Nothing depends on them, so that a field of another type is no text and no error.
 */
export function eventMessages(payload: unknown): readonly ChangeMessage[] {
  const commits = fieldAt(payload, 'commits')
  const pushed = Array.isArray(commits) ? (commits as readonly unknown[]) : []
  return [
    ...message('title of the pull request', fieldAt(payload, 'pull_request.title')),
    ...message('description of the pull request', fieldAt(payload, 'pull_request.body')),
    ...message('message of the merged commit', fieldAt(payload, 'merge_group.head_commit.message')),
    ...pushed.flatMap((commit) => message(commitPlace(fieldAt(commit, 'id')), fieldAt(commit, 'message'))),
  ]
}

/** How reports name a commit's message. */
export function commitPlace(id: unknown): string {
  const isId = typeof id === 'string' && /^[0-9a-f]+$/.test(id)
  return `message of commit ${isId ? id.slice(0, SHOWN_ID) : 'without an id'}`
}

function message(place: string, text: unknown): readonly ChangeMessage[] {
  return typeof text === 'string' && text !== '' ? [{ place, text }] : []
}
