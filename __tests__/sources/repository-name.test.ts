import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { openRepository } from '../../src/sources/git-repository.ts'
import { repositoryName } from '../../src/sources/repository-name.ts'
import { GitRepositoryFixture } from '../support/git-repository.ts'

let repository = new GitRepositoryFixture()

beforeEach(() => {
  repository = new GitRepositoryFixture()
})
afterEach(() => repository.remove())

test.each([
  ['https://github.com/example/kernels.git', 'example/kernels'],
  ['https://github.com/example/kernels', 'example/kernels'],
  ['git@github.com:example/kernels.git', 'example/kernels'],
  ['ssh://git@github.com:22/example/kernels.git', 'example/kernels'],
  ['kernels', undefined],
  ['../kernels\u0007', undefined],
])('a clone of %s', async (address, name) => {
  repository.git('config', 'remote.origin.url', address)
  expect(await repositoryName(await openRepository(repository.directory, process.env))).toBe(name)
})

test('a repository that was not cloned has no name', async () => {
  expect(await repositoryName(await openRepository(repository.directory, process.env))).toBeUndefined()
})
