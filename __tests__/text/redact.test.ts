import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { evidence, excerpt, hexDigest, redactedLine, redactSecret } from '../../src/text/redact.ts'

const secret = ['hf', 'aB3dE5gH7jK9mN2pQ4rS6tU8vW1xY3zA5b'].join('_')

describe('redaction', () => {
  test('a long secret keeps its public prefix, its last four characters and its length', () => {
    expect(redactSecret(secret, 3)).toBe(`hf_…${secret.slice(-4)} (${secret.length} characters)`)
  })

  test('a short secret keeps nothing but its public prefix', () => {
    expect(redactSecret('hunter2!', 0)).toBe('*** (8 characters)')
    expect(redactSecret(`key-${'x1'.repeat(8)}`, 4)).toBe('key-*** (20 characters)')
  })

  test('source text is put on one line, cut, and loses what looks like key material', () => {
    expect(excerpt('a\n   b\tc')).toBe('a b c')
    expect(excerpt(`login("${secret}")`)).toBe(`login("…(${secret.length} characters)")`)
    expect(excerpt('open("https://me:pa55@example.com/x")')).toBe('open("https://***@example.com/x")')
    expect(excerpt('x'.repeat(500)).length).toBeLessThanOrEqual(160)
    expect(excerpt('from transformers.modeling_utils_implementation import PreTrainedModel')).toBe(
      'from transformers.modeling_utils_implementation import PreTrainedModel',
    )
  })

  test.each([
    'uses: pytorch/test-infra/.github/workflows/linux_job_v2.yml@main',
    'read tests/Data2024/README.md-v12/llama_chat.Q4/notes.txt',
    'image-quay/manylinux-2-28-x86/builder-cuda-12-4-1/latest-linux-arm',
  ])('paths and names of words and numbers stay: %s', (text) => {
    expect(excerpt(text)).toBe(text)
  })

  test('key material goes, whatever joins stand in it', () => {
    const shown = Array.from({ length: 2_000 }, (_, seed) => {
      const digest = createHash('sha512').update(String(seed)).digest()
      return [
        digest.subarray(0, 30).toString('base64'),
        digest.subarray(30, 60).toString('base64url'),
        digest.subarray(0, 20).toString('hex'),
      ]
    })
      .flat()
      // Without a digit it may be a name.
      .filter((material) => /[0-9]/.test(material) && excerpt(material).includes(material.slice(0, 12)))
    expect(shown).toEqual([])
  })

  test('a line is shown with every secret on it blanked out, overlapping ones too', () => {
    const line = 'login("alice", "pa55", "pa55word")'
    const ranges = [
      { from: 17, to: 21 },
      { from: 25, to: 33 },
      { from: 27, to: 30 },
    ]
    expect(redactedLine(line, ranges)).toBe('login("alice", "***", "******")')
  })

  test('digests are digests', () => {
    expect(hexDigest('0a1b2c3')).toBe('0a1b2c3')
    expect(() => hexDigest(secret)).toThrow(TypeError)
  })

  test('words of ours take numbers and evidence only', () => {
    expect(evidence`${2} times ${excerpt('x\ny')}`).toBe('2 times x y')
  })
})
