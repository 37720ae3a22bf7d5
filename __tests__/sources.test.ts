import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { ChangeSource } from '../src/model/change-set.ts'
import type { PullRequestPlan } from '../src/sources/event.ts'
import type { GitRepository } from '../src/sources/git.ts'
import { openRepository } from '../src/sources/git-repository.ts'
import { openApiSource } from '../src/sources/github-api.ts'
import { type GitHubClient, openGitHub } from '../src/sources/github-client.ts'
import { gitRange } from '../src/sources/local-git.ts'
import { type CaseCommits, commitCases } from './support/case-commits.ts'
import { type Case, caseFiles, loadCase } from './support/cases.ts'
import { GitRepositoryFixture } from './support/git-repository.ts'
import { GitHubStandIn, REPOSITORY, TOKEN } from './support/github-stand-in.ts'
import { memorySource } from './support/memory-source.ts'
import { reportCase } from './support/report-case.ts'

// Each test starts git many times.
jest.setTimeout(240_000)

const CASES = caseFiles().map(loadCase)

/** The same change gives the same report, wherever it is read from. */
describe('memory, git and the API agree', () => {
  let fixture: GitRepositoryFixture
  let repository: GitRepository
  let gitHub: GitHubStandIn
  let client: GitHubClient
  let commits: ReadonlyMap<string, CaseCommits>

  beforeAll(async () => {
    fixture = new GitRepositoryFixture()
    repository = await openRepository(fixture.directory, { PATH: process.env['PATH'] })
    gitHub = await GitHubStandIn.start()
    gitHub.reset(fixture.directory)
    commits = commitCases(fixture, CASES)
    client = await openGitHub({ apiUrl: gitHub.apiUrl, repository: REPOSITORY, token: TOKEN })
  })
  afterAll(async () => {
    await gitHub.close()
    fixture.remove()
  })

  function pullRequest(testCase: Case): PullRequestPlan & { readonly mergeSha: string } {
    const { base, head, merge } = commits.get(testCase.name) as CaseCommits
    gitHub.pull = { number: 1, base, head }
    gitHub.remaining = 1_000
    const common = { number: 1, isFork: false, targetOnly: false, title: '', body: '' }
    return { kind: 'pull-request', ...common, baseSha: base, headSha: head, mergeSha: merge }
  }

  async function reportFrom(testCase: Case, source: ChangeSource): Promise<object> {
    try {
      return await reportCase(testCase, source)
    } finally {
      await source.close()
    }
  }

  for (const testCase of CASES) {
    test(testCase.name, async () => {
      const expected = await reportFrom(testCase, memorySource(testCase.before, testCase.after))
      const plan = pullRequest(testCase)
      const range = { base: plan.baseSha, head: plan.mergeSha, description: '' }
      expect(await reportFrom(testCase, await gitRange(repository, range))).toEqual(expected)
      // JSON cannot hold a name that is no UTF-8; what GitHub makes of one is not documented.
      if (![...testCase.before, ...testCase.after].every((named) => named.path.isWellFormed())) return
      expect(await reportFrom(testCase, (await openApiSource(plan, client)).source)).toEqual(expected)
      expect(gitHub.violations).toEqual([])
    })
  }
})
