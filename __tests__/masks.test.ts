import { expect, test } from '@jest/globals'
import { maskOnce } from '../src/masks.ts'

function masked(...secrets: readonly string[]): readonly string[] {
  const registered: string[] = []
  const mask = maskOnce(new Set(), (line) => registered.push(line))
  for (const secret of secrets) mask(secret)
  return registered
}

test('each secret is registered once', () => {
  expect(masked('secret-1', 'secret-2', 'secret-1')).toEqual(['secret-1', 'secret-2'])
})

test('each line by itself, and none that is so short that it would hide ordinary words', () => {
  expect(masked('first line\ne\r\n     e\n\nlast line', 'short')).toEqual(['first line', 'last line'])
})

test('no more than the runner can compare with every line of the log', () => {
  expect(masked(...Array.from({ length: 1_000 }, (_, index) => `secret-${index}`)).length).toBe(500)
})
