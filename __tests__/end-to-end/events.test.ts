import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Tree } from '../support/git-repository.ts'
import { REPOSITORY } from '../support/github-stand-in.ts'
import { type JudgedStep, Scenario, SHARED_OBJECT, ZEROS } from '../support/scenario.ts'

let scenario: Scenario

beforeEach(async () => {
  scenario = await Scenario.start()
})
afterEach(async () => {
  expect(scenario.github.violations).toEqual([])
  await scenario.close()
})

const BEFORE: Tree = { 'README.md': '# Kernels\n' }
const AFTER: Tree = { ...BEFORE, 'kernels/fast.so': SHARED_OBJECT }

function places(step: JudgedStep): readonly string[] {
  return (step.report['findings'] as readonly { path: string }[]).map((finding) => finding.path)
}

describe('pull requests', () => {
  const repo = { full_name: REPOSITORY, default_branch: 'main' }
  test.each([
    ['of the same repository', repo],
    ['of a fork', { full_name: 'someone/repo', fork: true }],
    ['of a fork that was deleted', null],
  ])('%s, with a token that may only read', async (_, headRepository) => {
    scenario.pullRequest(BEFORE, AFTER)
    const payload = scenario.payload({ head: { sha: scenario.head, ref: 'topic', repo: headRepository } })
    const step = await scenario.run({ payload })
    expect([step.status, step.stderr, places(step)]).toEqual([1, '', ['kernels/fast.so']])
  })
})

describe('what the event says beside the change', () => {
  const token = ['hf_', 'ADykbVYMclNInaKTPbPyMtJHIPcnDvcgjy'].join('')

  test.each(['pull_request', 'pull_request_target'])(
    'a token in the description of a %s is found, masked, and shown at no file',
    async (event) => {
      scenario.pullRequest(BEFORE, { ...BEFORE, 'notes.txt': 'more\n' })
      const payload = scenario.payload({ body: `How to test:\n\n    export HF_TOKEN=${token}\n` })
      const step = await scenario.run({ event, payload, inputs: { sarif: 'report.sarif' } })
      expect([step.status, places(step)]).toEqual([1, ['description of the pull request']])
      expect(step.annotations.filter(({ title }) => title === 'secrets/huggingface-token')).toMatchObject([
        { level: 'error', message: expect.stringContaining('in description of the pull request') },
      ])
      expect(step.annotations.every((annotation) => annotation.file === undefined)).toBe(true)
      expect(step.masks).toContain(token)
      expect(step.log.map(({ text }) => text).join('\n') + step.summary).not.toContain(token)
      expect(step.summary).toContain('`description of the pull request:3`')
      expect(step.summary).not.toContain('](https://github.com/owner/repo/blob/')
    },
  )
})

/** What would leave a trace if anything of the change ran: hooks, filters, install scripts, test and build set-up. */
const TRAPS: Tree = {
  '.gitattributes': '* filter=trap diff=trap merge=trap\n',
  '.gitmodules':
    '[submodule "x"]\n\tpath = x\n\turl = --upload-pack=touch${IFS}trapped\n\tupdate = !touch trapped\n',
  '.gitconfig': '[filter "trap"]\n\tsmudge = touch trapped\n\tclean = touch trapped\n',
  '.husky/pre-commit': '#!/bin/sh\ntouch trapped\n',
  'package.json': '{"scripts":{"preinstall":"touch trapped","prepare":"touch trapped"}}\n',
  '.npmrc': 'script-shell=./trap.sh\n',
  'conftest.py': 'open("trapped", "w")\n',
  'sitecustomize.py': 'open("trapped", "w")\n',
  'jest.config.mjs': 'import { writeFileSync } from "node:fs"\nwriteFileSync("trapped", "")\n',
  'index.js': 'require("fs").writeFileSync("trapped", "")\n',
  'action.yml': 'runs: {using: node24, main: index.js}\n',
}

describe('pull_request_target', () => {
  test.each(['none', 'whole'] as const)(
    'through the API, checkout of the base: %s. Nothing of the change is written or run',
    async (checkout) => {
      scenario.pullRequest(BEFORE, { ...AFTER, ...TRAPS })
      const step = await scenario.run({ event: 'pull_request_target', checkout, ref: scenario.base })
      expect(step.status).toBe(1)
      expect(places(step)).toContain('kernels/fast.so')
      expect(scenario.github.asked('/')).toEqual([])
      const names = step.written.map((path) => path.split('/').at(-1))
      expect(names).not.toContain('trapped')
      for (const name of Object.keys({ ...AFTER, ...TRAPS })) {
        if (!(name in BEFORE)) expect(names).not.toContain(name.split('/').at(-1))
      }
    },
  )
})

describe('with a checkout of the change itself', () => {
  test('nothing of it runs, and the work tree stays as it was', async () => {
    scenario.pullRequest(BEFORE, { ...AFTER, ...TRAPS })
    const workspace = scenario.repository.clone('--branch=main')
    const git = (...args: readonly string[]): string => scenario.repository.git('-C', workspace, ...args)
    git('fetch', '--quiet', 'origin', 'refs/pull/7/merge')
    git('checkout', '--quiet', 'FETCH_HEAD')
    git('config', 'filter.trap.smudge', 'touch trapped')
    git('config', 'diff.trap.textconv', 'touch trapped')
    git('config', 'core.fsmonitor', 'touch trapped')
    const before = readdirSync(workspace, { recursive: true, encoding: 'utf8' }).sort()
    const step = await scenario.run({ workspace })
    expect([step.status, places(step).includes('kernels/fast.so')]).toEqual([1, true])
    expect(existsSync(join(workspace, 'trapped'))).toBe(false)
    expect(readdirSync(workspace, { recursive: true, encoding: 'utf8' }).sort()).toEqual(before)
  })
})

describe('merge groups and pushes', () => {
  const repository = { full_name: REPOSITORY, default_branch: 'main' }
  const push = (before: string, more: object = {}): object => ({
    ref: 'refs/heads/topic',
    before,
    after: scenario.head,
    head_commit: { id: scenario.head },
    repository,
    ...more,
  })

  beforeEach(() => {
    scenario.pullRequest(BEFORE, AFTER)
  })

  test.each(['none', 'depth 1'] as const)('a merge group, checkout: %s', async (checkout) => {
    const payload = {
      action: 'checks_requested',
      merge_group: { base_sha: scenario.base, head_sha: scenario.merge, base_ref: 'refs/heads/main' },
      repository,
    }
    const github = { sha: scenario.merge, ref: 'refs/heads/gh-readonly-queue/main/pr-7' }
    const step = await scenario.run({ event: 'merge_group', payload, checkout, github })
    expect([step.status, places(step)]).toEqual([1, ['kernels/fast.so']])
  })

  test.each([
    ['to a branch', () => scenario.base, 'the push against what was there before'],
    ['of a new branch', () => ZEROS, 'its merge base with the default branch'],
    [
      'that was forced over a commit nobody has any more',
      () => '5'.repeat(40),
      'its merge base with the default branch',
    ],
  ])('a push %s', async (_, before, description) => {
    const github = { sha: scenario.head, ref: 'refs/heads/topic' }
    for (const checkout of ['none', 'depth 1'] as const) {
      const step = await scenario.run({
        event: 'push',
        payload: push(before()),
        checkout,
        github,
        ref: scenario.head,
      })
      expect([step.status, places(step)]).toEqual([1, ['kernels/fast.so']])
      expect(step.summary).toContain(description)
    }
  })

  test('a forced push that left a commit behind is compared with that commit', async () => {
    const left = scenario.repository.commitFiles({ ...AFTER, 'docs/a.md': 'a\n' }, [scenario.base])
    const github = { sha: scenario.head, ref: 'refs/heads/topic' }
    const payload = push(left, { forced: true })
    const step = await scenario.run({ event: 'push', payload, github })
    expect([step.status, places(step)]).toEqual([0, []])
  })

  test('a deleted branch has nothing to judge, and the check answers', async () => {
    const payload = push(scenario.head, { after: ZEROS, deleted: true, head_commit: null })
    const step = await scenario.run({ event: 'push', payload })
    expect([step.status, step.outputs.get('verdict')]).toEqual([0, 'pass'])
    expect(step.summary).toContain('deleted a branch')
  })
})
