import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { UsageError } from '../../src/model/errors.ts'
import { type EventFacts, planEvent } from '../../src/sources/event.ts'

const BASE = '1'.repeat(40)
const HEAD = '2'.repeat(40)
const MERGE = '3'.repeat(40)
const MERGE_FACTS = { sha: MERGE, ref: 'refs/pull/7/merge' }

function payload(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/events', `${name}.json`), 'utf8'))
}

/** The payload with something else at a dotted path; undefined removes it. */
function changed(name: string, path: string, value: unknown): unknown {
  const document = payload(name)
  const keys = path.split('.')
  const last = keys.pop() as string
  let at = document
  for (const key of keys) at = at[key] as Record<string, unknown>
  if (value === undefined) delete at[last]
  else at[last] = value
  return document
}

function complaint(eventName: string, document: unknown, facts: EventFacts = {}): string {
  try {
    planEvent(eventName, document, facts)
  } catch (cause) {
    if (cause instanceof UsageError) return cause.message
    throw cause
  }
  throw new Error('no UsageError')
}

describe('pull_request', () => {
  test('with its test merge', () => {
    expect(planEvent('pull_request', payload('pull_request'), MERGE_FACTS)).toEqual({
      kind: 'pull-request',
      number: 7,
      baseSha: BASE,
      headSha: HEAD,
      mergeSha: MERGE,
      changedFiles: 3,
      isFork: true,
      targetOnly: false,
      title: 'Warm up the cache',
      body: '- [x] No binary files',
    })
  })

  test.each<[string, EventFacts]>([
    ['of a pull request that is closed, whose GITHUB_REF is the base', { sha: BASE, ref: 'refs/heads/main' }],
    ['without GITHUB_SHA', { ref: 'refs/pull/7/merge' }],
    ['with a GITHUB_SHA that is none', { sha: '--upload-pack=x', ref: 'refs/pull/7/merge' }],
  ])('%s has no test merge', (_, facts) => {
    expect(planEvent('pull_request', payload('pull_request'), facts)).not.toHaveProperty('mergeSha')
  })

  test('from a fork that is gone', () => {
    const plan = planEvent('pull_request', payload('pull_request-fork-deleted'), {})
    expect(plan).toMatchObject({ kind: 'pull-request', isFork: true, headSha: HEAD, body: '' })
    expect(plan).not.toHaveProperty('changedFiles')
  })

  test('from a branch of the same repository', () => {
    const own = changed('pull_request', 'pull_request.head.repo', { full_name: 'example/kernels' })
    expect(planEvent('pull_request', own, {})).toMatchObject({ isFork: false })
  })

  test('a title and body without end are cut', () => {
    const long = changed('pull_request', 'pull_request.body', 'x'.repeat(1_000_000))
    expect(planEvent('pull_request', long, {})).toMatchObject({ body: 'x'.repeat(262_144) })
  })

  test('pull_request_target looks at the head alone, never at a merge that GITHUB_SHA may name', () => {
    const plan = planEvent('pull_request_target', payload('pull_request'), MERGE_FACTS)
    expect(plan).toMatchObject({ kind: 'pull-request', targetOnly: true, headSha: HEAD })
    expect(plan).not.toHaveProperty('mergeSha')
  })
})

describe('push', () => {
  test('onto what was there before', () => {
    expect(planEvent('push', payload('push'), {})).toEqual({
      kind: 'push',
      before: BASE,
      after: HEAD,
      defaultBranch: 'main',
    })
  })

  test('onto another branch than the default one, which governs it', () => {
    const topic = changed('push', 'ref', 'refs/heads/topic')
    expect(planEvent('push', topic, {})).toMatchObject({ kind: 'push', before: BASE, isAside: true })
  })

  test.each(['push-new-branch', 'push-annotated-tag'])(
    '%s is compared with the default branch, from its commit',
    (name) => {
      expect(planEvent('push', payload(name), {})).toEqual({
        kind: 'push',
        after: HEAD,
        defaultBranch: 'main',
      })
    },
  )

  test('the first push of the default branch has nothing to compare with', () => {
    const first = changed('push-new-branch', 'ref', 'refs/heads/main')
    expect(planEvent('push', first, {})).toEqual({ kind: 'whole-tree', head: HEAD, governedBy: HEAD })
  })

  test('that deletes a branch is nothing, and says so', () => {
    expect(planEvent('push', payload('push-deleted-branch'), {})).toEqual({
      kind: 'nothing',
      reason: expect.stringContaining('deleted'),
    })
  })

  test('a default branch with a name that git would read as something else', () => {
    for (const name of ['--exec=x', 'a..b', 'a b', 'a\nb', 'a:b', 'x@{1}', 'refs//x', '', '\u202e', 'a*']) {
      const odd = changed('push-new-branch', 'repository.default_branch', name)
      expect(complaint('push', odd)).toMatch(/not the name of a commit/)
    }
  })
})

test('merge_group', () => {
  expect(planEvent('merge_group', payload('merge_group'), {})).toEqual({
    kind: 'merge-group',
    baseSha: BASE,
    headSha: HEAD,
  })
})

describe.each(['workflow_dispatch', 'schedule'])('%s', (eventName) => {
  const document = eventName === 'schedule' ? { schedule: '0 0 * * *' } : payload('workflow_dispatch')

  test('is about the whole tree', () => {
    expect(planEvent(eventName, document, { sha: HEAD, base: '', head: ' ' })).toEqual({
      kind: 'whole-tree',
      head: HEAD,
      governedBy: HEAD,
    })
  })

  test('or about what its inputs name', () => {
    const facts = { sha: HEAD, base: ' release/1.x ' }
    expect(planEvent(eventName, document, facts)).toEqual({ kind: 'range', base: 'release/1.x', head: HEAD })
    expect(planEvent(eventName, document, { ...facts, head: 'v1.0.0' })).toMatchObject({ head: 'v1.0.0' })
    expect(planEvent(eventName, document, { sha: HEAD, head: 'next' })).toEqual({
      kind: 'whole-tree',
      head: 'next',
      governedBy: HEAD,
    })
  })

  test('with an input that names no commit', () => {
    expect(complaint(eventName, document, { sha: HEAD, head: '-x' })).toMatch(
      /^the input "head" is not the name/,
    )
    expect(complaint(eventName, document, { sha: HEAD, base: 'HEAD~1' })).toMatch(
      /^the input "base" is not the name/,
    )
  })

  test('without GITHUB_SHA', () => {
    expect(complaint(eventName, document, {})).toMatch(/^GITHUB_SHA is not the id of a commit/)
  })
})

describe('what cannot be judged', () => {
  test.each(['issue_comment', 'workflow_run', 'release', ''])('the event %j', (eventName) => {
    expect(complaint(eventName, {})).toMatch(
      /is not supported; supported are pull_request, pull_request_target, merge_group, push, workflow_dispatch, schedule$/,
    )
  })

  test('an event whose name is no name is not repeated', () => {
    expect(complaint('x\n::error::y', {})).not.toContain('::error')
  })

  test('inputs that contradict the event', () => {
    expect(complaint('push', payload('push'), { base: 'v1' })).toMatch(
      /"base" and "head" are for workflow_dispatch/,
    )
  })

  test.each([
    ['pull_request', 'pull_request', 'pull_request'],
    ['pull_request', 'pull_request', 'pull_request.number'],
    ['pull_request', 'pull_request', 'pull_request.base.sha'],
    ['pull_request', 'pull_request', 'pull_request.head.sha'],
    ['pull_request_target', 'pull_request', 'pull_request.head.sha'],
    ['merge_group', 'merge_group', 'merge_group.base_sha'],
    ['merge_group', 'merge_group', 'merge_group.head_sha'],
    ['push', 'push', 'before'],
    ['push', 'push', 'after'],
    ['push', 'push-new-branch', 'repository.default_branch'],
  ])('%s without %s %s', (eventName, name, path) => {
    const needed = path === 'pull_request' ? 'pull_request.number' : path
    const message = `the payload of the ${eventName} event cannot be used: ${needed} is absent. `
    expect(complaint(eventName, changed(name, path, undefined))).toContain(message)
    expect(complaint(eventName, changed(name, path, null))).toContain(message)
  })

  test.each([
    '--upload-pack=evil',
    '2'.repeat(39),
    '2'.repeat(41),
    'A'.repeat(40),
    `${HEAD}\n`,
    'HEAD',
    42,
    [HEAD],
    { toString: HEAD },
  ])('an id that is none: %j', (id) => {
    const message = complaint('pull_request', changed('pull_request', 'pull_request.head.sha', id))
    expect(message).toContain('pull_request.head.sha is not a 40-digit hexadecimal object id')
    expect(message).not.toContain('evil')
  })

  test.each([undefined, null, 1, 'text', [], { pull_request: 'x' }])('a payload that is %j', (document) => {
    expect(complaint('pull_request', document)).toContain('pull_request.number is absent')
  })

  test('a payload that inherits its fields has none', () => {
    const document = JSON.parse('{"__proto__": {"after": "x"}, "constructor": 1}')
    expect(complaint('push', document)).toContain('after is')
  })
})

describe("GitHub's own examples", () => {
  interface Example {
    readonly name: string
    readonly examples: readonly Record<string, unknown>[]
  }
  const examples: readonly Example[] = createRequire(import.meta.url)('@octokit/webhooks-examples')
  const of = (name: string) => examples.find((example) => example.name === name)?.examples ?? []

  test.each(['pull_request', 'push', 'merge_group'])('%s', (name) => {
    expect(of(name).length).toBeGreaterThan(1)
    for (const example of of(name)) {
      const plan = planEvent(name, example, { sha: MERGE })
      const kinds = {
        pull_request: ['pull-request'],
        merge_group: ['merge-group'],
        push: ['push', 'nothing', 'whole-tree'],
      }
      expect(kinds[name as keyof typeof kinds]).toContain(plan.kind)
      if (plan.kind === 'nothing') expect(example['deleted']).toBe(true)
    }
  })
})
