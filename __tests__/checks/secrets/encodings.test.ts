import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { secrets } from '../../../src/checks/secrets/index.ts'
import { type FormatSample, SAMPLES } from '../../support/format-samples.ts'
import { scanText } from '../../support/scan-text.ts'

/** Samples in one file; more would reach the bound on findings of a file. */
const A_FILE = 200
/** Characters of a wrapped line, as MIME has them. */
const WIDTH = 76

const BARE = SAMPLES.filter(({ name }) => name === undefined)

/** How a token is written, and formats for which that is not looked for. */
interface Encoding {
  readonly write: (value: string) => string
  readonly unless?: (sample: FormatSample) => boolean
}

/** Three characters or fewer that stand inside the token make no word long enough for the automaton. */
const shortInside = ({ format }: FormatSample): boolean => / (?:Q~|!A[QR]|==:|:AA) /.test(format)
/** A token with a blank in it. */
const blankInside = ({ format }: FormatSample): boolean => format.includes('FlyV1 ')

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const escaped = (text: string, start: string): string =>
  [...text].map((character) => `${start}${character.charCodeAt(0).toString(16)}`).join('')
const halves = (value: string, between: string): string =>
  `x = "${value.slice(0, value.length >> 1)}${between}${value.slice(value.length >> 1)}"`

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  'base64, first in its group': { write: (value) => `x: ${base64(value)}`, unless: shortInside },
  'base64, second in its group': {
    write: (value) => `x: ${base64(`key="${value}"\n`.slice(1))}`,
    unless: shortInside,
  },
  'base64, third in its group': {
    write: (value) => `x: ${base64(`key="${value}"\n`)}`,
    unless: shortInside,
  },
  'url-safe base64': {
    write: (value) => `x: ${Buffer.from(`k = '${value}' # ???>>>`).toString('base64url')}`,
    unless: shortInside,
  },
  'compressed base64': { write: (value) => `x: ${gzipSync(`KEY=${value}\n`).toString('base64')}` },
  'hexadecimal escapes': { write: (value) => `x = "${escaped(value, '\\x')}"` },
  'Unicode escapes': { write: (value) => `{"x": "${escaped(value, '\\u00')}"}` },
  'percent escapes': { write: (value) => `https://portal.internal.net/go?x=${escaped(value, '%')}&y=1` },
  'two literals with an operator': { write: (value) => halves(value, '" + "'), unless: blankInside },
  'two literals in a row': { write: (value) => halves(value, '" "'), unless: blankInside },
}

describe('every token that tells by itself is found', () => {
  test.each(Object.entries(ENCODINGS))('in %s', async (_, { write, unless }) => {
    const samples = BARE.filter((sample) => unless?.(sample) !== true)
    const missed: string[] = []
    for (let first = 0; first < samples.length; first += A_FILE) {
      const part = samples.slice(first, first + A_FILE)
      const { findings } = await scanText(
        secrets,
        'src/notes.bak',
        part.map(({ value }) => write(value)).join('\n'),
      )
      for (const [index, { rule, format }] of part.entries()) {
        const isFound = findings.some((found) => found.rule === rule && found.location?.line === index + 1)
        if (!isFound) missed.push(format)
      }
    }
    expect(missed).toEqual([])
  })
})

describe('encoded text', () => {
  const token = BARE.find(({ rule }) => rule === 'secrets/huggingface-token')?.value as string
  const places = async (path: string, text: string): Promise<readonly string[]> => {
    const { findings } = await scanText(secrets, path, text)
    return findings.map(({ rule, location }) => `${rule} ${location?.line}:${location?.column}`)
  }

  test('is joined over its lines, wherever the token is cut', async () => {
    const missed: number[] = []
    for (let before = 0; before < WIDTH; before++) {
      const encoded = base64(`${'# a comment '.repeat(9).slice(0, 60 + before)}\ntoken = ${token}\n`)
      const lines = encoded.match(new RegExp(`.{1,${WIDTH}}`, 'g')) ?? []
      const found = await places('a.yaml', `data: |\n${lines.map((line) => `  ${line}`).join('\n')}\n`)
      if (found.length !== 1) missed.push(before)
    }
    // Where the cut goes through the few characters by which the token is recognised, nothing shows it.
    expect(missed.length).toBeLessThan(WIDTH / 8)
  })

  test('is decoded once', async () => {
    expect(await places('a.txt', `x: ${base64(base64(`token=${token}`))}`)).toEqual([])
  })

  test('ends where its key ends', async () => {
    expect(await places('a.yaml', `a: ${base64(`a:${token}`)}\nnext: b\n`)).toEqual([
      'secrets/huggingface-token 1:6',
    ])
  })

  test('holds as many tokens as it holds', async () => {
    const text = base64(`A=${token}\nB=${token.slice(0, 3)}${[...token.slice(3)].reverse().join('')}\n`)
    expect(await places('a.txt', text)).toHaveLength(2)
  })

  test('that is expanded has a bound, which is no secret', async () => {
    const stream = gzipSync(Buffer.alloc(40_000_000)).toString('base64')
    const { gaps } = await scanText(secrets, 'a.txt', Array.from({ length: 20 }, () => stream).join('\n'))
    expect(gaps.map(({ reason }) => reason)).toEqual(['over-limit'])
  })
})
