import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { secrets } from '../../../src/checks/secrets/index.ts'
import { PROVIDERS } from '../../../src/checks/secrets/providers.ts'
import { SAMPLES } from '../../support/format-samples.ts'
import { scanText } from '../../support/scan-text.ts'
import { Dice, secretSamples } from '../../support/secret-samples.ts'

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

describe('bounds', () => {
  test('a file of secrets is cut, and says so', async () => {
    const dice = new Dice(1)
    const lines = Array.from({ length: 700 }, () => `api_key = "${dice.text(ALPHANUMERIC, 32)}"`)
    const { findings, gaps } = await scanText(secrets, 'a.py', lines.join('\n'))
    expect(findings).toHaveLength(500)
    expect(gaps.map((gap) => [gap.kind, gap.reason])).toEqual([['missing', 'too-many-findings']])
  })

  test('a file beyond all measure costs no more', async () => {
    const dice = new Dice(2)
    const lines = Array.from({ length: 5_000 }, () => `api_key = "${dice.text(ALPHANUMERIC, 32)}"`)
    const { findings, gaps } = await scanText(secrets, 'a.py', lines.join('\n'))
    expect(findings).toHaveLength(500)
    expect(gaps.map((gap) => gap.reason)).toEqual(['too-many-findings'])
  })

  test('a line of beginnings is given up, and says so', async () => {
    const { findings, gaps } = await scanText(secrets, 'a.txt', `first\n${'-nvapi-x.'.repeat(300)}\nlast\n`)
    expect(findings).toEqual([])
    expect(gaps.map((gap) => [gap.kind, gap.reason, gap.line])).toEqual([['missing', 'over-limit', 2]])
  })

  test('binary content is left to others', async () => {
    const { findings, gaps } = await scanText(
      secrets,
      'a.bin',
      `\0\u0001\u0002\u0003${'\0\u0001'.repeat(50)}api_key`,
    )
    expect({ findings, gaps }).toEqual({ findings: [], gaps: [] })
  })
})

describe('one finding', () => {
  test('spans the secret and nothing else', async () => {
    const secret = new Dice(3).text(ALPHANUMERIC, 32)
    const { findings } = await scanText(secrets, 'a.py', `x = 1\napi_key = "${secret}"  # key\n`)
    expect(findings[0]?.location).toEqual({ line: 2, column: 12, endLine: 2, endColumn: 44 })
  })

  test('a key spans its block', async () => {
    const key = secretSamples().find((sample) => sample.row === 'private key RSA')?.value as string
    const { findings } = await scanText(secrets, 'a.py', `KEY = """\n${key}\n"""\n`)
    expect(findings[0]?.location).toMatchObject({ line: 2, column: 1, endLine: 1 + key.split('\n').length })
  })

  test('a token in base64 is masked in both forms', async () => {
    const token = secretSamples()[0]?.value as string
    const encoded = Buffer.from(token).toString('base64')
    const masked: string[] = []
    const { findings } = await scanText(secrets, 'secret.yaml', `data:\n  token: ${encoded}\n`, masked)
    expect(findings.map((finding) => finding.rule)).toEqual(['secrets/huggingface-token'])
    expect(masked).toEqual([encoded, token])
  })

  test('the name is part of what makes it the same, the value is only there as a digest', async () => {
    const of = async (text: string): Promise<string | undefined> =>
      (await scanText(secrets, 'a.py', text)).findings[0]?.identity
    const one = await of('password = "Tr4ctor-Beam!"')
    expect(await of('\n\n    password="Tr4ctor-Beam!"')).toBe(one)
    expect(await of('db_password = "Tr4ctor-Beam!"')).not.toBe(one)
    expect(await of('password = "Tr4ctor-Beam?"')).not.toBe(one)
    expect(one).not.toContain('Beam')
  })
})

describe('records', () => {
  const formats = PROVIDERS.flatMap((provider) => provider.formats.map((format) => ({ provider, format })))

  test('every provider has a sample', () => {
    const sampled = new Set([...secretSamples(), ...SAMPLES].map((sample) => sample.rule))
    expect(PROVIDERS.map((provider) => provider.rule).filter((rule) => !sampled.has(rule))).toEqual([])
  })

  test.each(formats.map(({ provider, format }) => [`${provider.name} ${format.literal}`, format] as const))(
    '%s is matched in place',
    (_, format) => {
      expect(format.shape.sticky).toBe(true)
    },
  )

  test('what is shown of a token before the ellipsis is the same for every token of its kind', async () => {
    const shown = async (seed: number): Promise<readonly string[]> => {
      const samples = secretSamples(seed).filter((sample) => sample.name === undefined)
      const scans = samples.map((sample) => scanText(secrets, 'a.bak', `use ${sample.value} for now`))
      return (await Promise.all(scans)).map(
        ({ findings }) => findings[0]?.evidence.replace(/(?:…|\*\*\*).*/, '') ?? '',
      )
    }
    expect(await shown(1)).toEqual(await shown(2))
  })

  test('sentences are put together without double ends', () => {
    for (const provider of PROVIDERS) {
      expect(provider.grants).not.toMatch(/[.]$/)
      expect(provider.revoke).not.toMatch(/^https?:|[.]$/)
    }
  })
})

describe('whatever the text', () => {
  const pieces = fc.constantFrom(
    ...secretSamples().map((sample) => sample.value.slice(0, 24)),
    ...[
      'password',
      'api_key',
      'token',
      'Authorization',
      '=',
      ':',
      ',',
      '"',
      "'",
      '`',
      '\\',
      '\\n',
      '\n',
      '\r',
      ' ',
      '://',
      '@',
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      '-----BEGIN PRIVATE KEY-----',
      '-----END',
      'sig=',
      'username',
      '"key"',
      'wandb',
      '--',
      '\uD835\uDC00',
      '\u00e9',
      'A1b2C3d4E5f6G7h8I9j0K1l2',
      'or ',
      '||',
      '??',
      '=>',
      'ENV ',
      'export ',
    ],
  )

  test('it neither fails nor points outside', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { maxLength: 60 }),
        fc.constantFrom(
          'a.py',
          'a.ipynb',
          'a.yaml',
          'a.ini',
          'a.sh',
          'Dockerfile',
          '.netrc',
          'a.md',
          'a.lock',
        ),
        async (parts, path) => {
          const text = parts.join('')
          const lines = text.split(/\r\n|\r|\n/)
          const { findings, gaps } = await scanText(secrets, path, text)
          expect(gaps).toEqual([])
          for (const { location } of findings) {
            expect(location?.line).toBeLessThanOrEqual(lines.length)
            expect(location?.column).toBeLessThanOrEqual((lines[(location?.line ?? 1) - 1]?.length ?? 0) + 1)
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})
