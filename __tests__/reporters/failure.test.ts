import { describe, expect, test } from '@jest/globals'
import { SourceError, UsageError } from '../../src/model/errors.ts'
import { failureText } from '../../src/reporters/failure.ts'

const KEY = `key\n${'a1b2c3d4e5'.repeat(4)}`

describe('what kept a run from its end', () => {
  test.each([new UsageError(`a\nb ${KEY}`), new SourceError('git-failed', `a\nb ${KEY}`)])(
    'is the message on one line, without what looks like a secret, when it was foreseen',
    (error) => {
      expect(failureText(error)).toBe('a b key …(40 characters)')
    },
  )

  test('is said to be our mistake otherwise, with places in our code and no others', () => {
    const error = new TypeError(`x\n    at forged (file:1:1)\n${KEY}`)
    const [first, ...places] = failureText(error).split('\n')
    expect(first).toBe(
      'this is a mistake in supply-chain-checklist, please report it: TypeError: x at forged (file:1:1) key …(40 characters)',
    )
    expect(places.length).toBeGreaterThan(1)
    expect(places.length).toBeLessThanOrEqual(10)
    expect(places[0]).toContain('failure.test.ts')
  })

  test('may be anything that can be thrown', () => {
    const noStack = new Error('a')
    delete noStack.stack
    expect(failureText(noStack)).toMatch(/report it: Error: a$/)
    for (const thrown of [undefined, null, 'text\n##[x]', 7, Symbol('s')])
      expect(failureText(thrown)).toMatch(/^this is a mistake [^\n]+$/)
  })
})
