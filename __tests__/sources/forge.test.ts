import { describe, expect, test } from '@jest/globals'
import { forgeOf, linkBase } from '../../src/sources/forge.ts'

describe('what serves the repository', () => {
  test.each([
    ['github', {}, 'https://api.github.com'],
    ['github', {}, 'https://ghe.example.com/api/v3'],
    ['github', {}, undefined],
    ['github', { GITEA_ACTIONS: 'false' }, ''],
    ['gitea', {}, 'https://git.example.com/api/v1'],
    ['gitea', {}, 'https://example.com/git/api/v1/'],
    ['gitea', { GITEA_ACTIONS: 'true' }, 'https://api.github.com'],
    ['gitea', { FORGEJO_ACTIONS: 'true' }, undefined],
  ])('%s: %j and %s', (forge, environment, apiUrl) => {
    expect(forgeOf(environment, apiUrl)).toBe(forge)
  })
})

test.each([
  ['github', 'https://github.com', 'https://github.com/o/r/blob/abc/'],
  ['gitea', 'https://git.example.com/', 'https://git.example.com/o/r/src/commit/abc/'],
  ['gitea', 'https://example.com/git/', 'https://example.com/git/o/r/src/commit/abc/'],
] as const)('a link on %s below %s', (forge, serverUrl, expected) => {
  expect(linkBase(forge, serverUrl, 'o/r', 'abc')).toBe(expected)
})
