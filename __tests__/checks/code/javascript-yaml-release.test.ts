import { describe, expect, test } from '@jest/globals'
import { yamlReleaseOf } from '../../../src/checks/code/javascript-yaml-release.ts'

describe('what load of the declared js-yaml does', () => {
  test.each(['^3.14.1', '3.x', '>=3.10', '~3.13.0', '3 || 4', '1.0.3'])(
    '%s makes functions of text',
    (range) => {
      expect(yamlReleaseOf(JSON.stringify({ devDependencies: { 'js-yaml': range } }))).toBe('with-functions')
    },
  )

  test.each(['^4.1.0', '4', '>=4.0.0', '5.0.0-rc.1'])('%s does not', (range) => {
    expect(yamlReleaseOf(JSON.stringify({ dependencies: { 'js-yaml': range } }))).toBe('plain')
  })

  test.each(['*', 'latest', 'workspace:*', 'github:nodeca/js-yaml', '', 'x'.repeat(1_000)])(
    '%s does not say',
    (range) => {
      expect(yamlReleaseOf(JSON.stringify({ dependencies: { 'js-yaml': range } }))).toBe('not-declared')
    },
  )

  test.each(['', 'null', '[]', '{"dependencies":null}', '{"dependencies":{"js-yaml":3}}', '{broken'])(
    '%j declares nothing',
    (manifest) => {
      expect(yamlReleaseOf(manifest)).toBe('not-declared')
    },
  )
})
