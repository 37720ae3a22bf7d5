import { expect, test } from '@jest/globals'
import { workflowPath } from '../../src/sources/workflow-path.ts'

const REPOSITORY = 'Example/project'

test.each([
  ['Example/project/.github/workflows/ci.yml@refs/pull/7/merge', '.github/workflows/ci.yml'],
  ['example/Project/.github/workflows/ci.yml@refs/heads/a@b', '.github/workflows/ci.yml'],
  ['other/project/.github/workflows/ci.yml@refs/heads/main', undefined],
  ['Example/project-2/.github/workflows/ci.yml@refs/heads/main', undefined],
  ['', undefined],
])('%s', (reference, path) => {
  expect(workflowPath(reference, REPOSITORY)).toBe(path)
})

test('without a repository no workflow is ours', () => {
  expect(workflowPath('/.github/workflows/ci.yml@refs/heads/main', '')).toBeUndefined()
})
