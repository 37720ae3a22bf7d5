import { describe, expect, test } from '@jest/globals'
import { planEvent } from '../src/sources/event.ts'
import { payloadFault } from './support/event-schemas.ts'
import { Events, type SentEvent } from './support/events.ts'
import { REPOSITORY } from './support/github-stand-in.ts'

const BASE = 'b'.repeat(40)
const HEAD = 'a'.repeat(40)
const MERGE = 'c'.repeat(40)
const TAG = 'd'.repeat(40)
const ZEROS = '0'.repeat(40)
const events = new Events(REPOSITORY)
const pull = { number: 7, base: BASE, head: HEAD, merge: MERGE }

function planOf({ event, github }: SentEvent): object {
  return planEvent(event.name, event.payload, { sha: github.sha, ref: github.ref })
}

describe('payloads are as their schemas have them, and are read as what they are made of', () => {
  test.each<readonly [string, SentEvent, object]>([
    ['pull request', events.pullRequest(pull), { headSha: HEAD, mergeSha: MERGE, isFork: false, number: 7 }],
    [
      'pushed to',
      events.pullRequest({ ...pull, number: 12, title: 'Ten', body: 'text' }, 'synchronize', {
        changedFiles: 3,
      }),
      { number: 12, title: 'Ten', body: 'text', changedFiles: 3 },
    ],
    ['reopened', events.pullRequest(pull, 'reopened'), { baseSha: BASE }],
    ['fork', events.pullRequest({ ...pull, fork: 'someone/copy' }), { isFork: true, targetOnly: false }],
    ['deleted fork', events.pullRequest({ ...pull, fork: null }), { isFork: true }],
    [
      'target',
      events.pullRequestTarget({ ...pull, fork: 'someone/copy' }),
      { kind: 'pull-request', isFork: true, targetOnly: true },
    ],
    ['queue', events.mergeGroup(BASE, HEAD), { kind: 'merge-group', baseSha: BASE, headSha: HEAD }],
    [
      'push',
      events.push({ before: BASE, after: HEAD }),
      { kind: 'push', before: BASE, after: HEAD, defaultBranch: 'main' },
    ],
    ['forced push', events.push({ before: BASE, after: HEAD, forced: true }), { before: BASE }],
    [
      'new branch',
      events.push({ before: ZEROS, after: HEAD, ref: 'refs/heads/topic' }),
      { kind: 'push', after: HEAD, defaultBranch: 'main' },
    ],
    ['first push', events.push({ before: ZEROS, after: HEAD }), { kind: 'whole-tree', head: HEAD }],
    [
      'deleted branch',
      events.push({ before: BASE, after: ZEROS, ref: 'refs/heads/topic' }),
      { kind: 'nothing' },
    ],
    [
      'annotated tag',
      events.push({ before: ZEROS, after: TAG, ref: 'refs/tags/v1', commit: HEAD }),
      { kind: 'push', after: HEAD },
    ],
    ['manual', events.workflowDispatch(HEAD), { kind: 'whole-tree', head: HEAD }],
  ])('%s', (_, sent, plan) => {
    expect(payloadFault(sent.event.name, sent.event.payload)).toBeUndefined()
    expect(planOf(sent)).toMatchObject(plan)
    expect(/Hello-World|octo-repo/.exec(JSON.stringify(sent))?.[0]).toBeUndefined()
  })

  test('a fork is another repository of another owner', () => {
    const { payload } = events.pullRequest({ ...pull, fork: 'someone/copy' }).event
    expect(payload).toMatchObject({
      number: 7,
      repository: { full_name: REPOSITORY, name: 'repo', owner: { login: 'octo' }, default_branch: 'main' },
      pull_request: {
        url: `https://api.github.com/repos/${REPOSITORY}/pulls/7`,
        base: { label: 'octo:main', sha: BASE, repo: { full_name: REPOSITORY, fork: false } },
        head: {
          label: 'someone:topic',
          ref: 'topic',
          user: { login: 'someone', html_url: 'https://github.com/someone' },
          repo: { full_name: 'someone/copy', name: 'copy', owner: { login: 'someone' }, fork: true },
        },
      },
    })
  })

  test('a schedule has no payload to speak of', () => {
    const sent = events.schedule(HEAD)
    expect(sent.event.payload).toEqual({ schedule: expect.any(String) })
    expect(planOf(sent)).toMatchObject({ kind: 'whole-tree', head: HEAD, governedBy: HEAD })
  })

  test('a payload that the schema does not allow is found out', () => {
    const { payload } = events.pullRequest(pull).event
    expect(payloadFault('pull_request', { ...payload, number: 'seven' })).toMatch(/number must be integer/)
  })
})
