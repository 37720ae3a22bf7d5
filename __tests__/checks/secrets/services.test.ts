import { describe, expect, test } from '@jest/globals'
import { secrets } from '../../../src/checks/secrets/index.ts'
import { wordShare } from '../../../src/checks/secrets/likeness.ts'
import { isPlaceholder } from '../../../src/checks/secrets/placeholders.ts'
import type { Service } from '../../../src/checks/secrets/providers/services/service.ts'
import { SERVICES } from '../../../src/checks/secrets/providers/services/services.ts'
import { hasShape, type Run, type Shape } from '../../../src/checks/secrets/providers/services/shape.ts'
import { scanText } from '../../support/scan-text.ts'
import { Dice } from '../../support/secret-samples.ts'

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()
const DIGITS = '0123456789'
const CHARACTERS: Readonly<Record<Run['base'], string>> = {
  digits: DIGITS,
  hex: `${DIGITS}abcdef`,
  letters: LOWER + UPPER,
  lower: DIGITS + LOWER,
  alnum: DIGITS + UPPER + LOWER,
}
/** Below this length only the key's own name tells whose it is. */
const SHORTEST_FROM_AROUND = 20
/** Share of a short key's characters that may read like words. */
const MOST_WORDS = 0.2
/** Services a file: fewer keys than a file may hold findings. */
const SERVICES_A_FILE = 100

interface Sample {
  readonly service: Service
  readonly word: string
  readonly value: string
}

interface Place {
  readonly name: string
  readonly path: string
  readonly shortest: number
  /** Lines for one key; the value on the last. */
  write(sample: Sample): string
}

const nounOf = ({ under }: Service): string => (under === undefined ? 'api_key' : 'client_secret')

const PLACES: readonly Place[] = [
  {
    name: 'an environment file',
    path: 'deploy/production.env',
    shortest: 0,
    write: ({ service, word, value }) => [`${word}_${nounOf(service)}`.toUpperCase(), value].join('='),
  },
  {
    name: 'a call with keywords',
    path: 'src/clients.jl',
    shortest: SHORTEST_FROM_AROUND,
    write: ({ service, word, value }) => `client = ${word}(timeout=3, ${nounOf(service)}="${value}")`,
  },
  {
    name: 'YAML, under the name of the service',
    path: 'config/production.yaml',
    shortest: SHORTEST_FROM_AROUND,
    write: ({ service, word, value }) => `${word}:\n  region: eu\n  ${nounOf(service)}: '${value}'`,
  },
]

const dice = new Dice(20261121)

function randomText(run: Run): string {
  const length = run.extra === '=' && run.least === 0 ? 0 : Math.floor((run.least + run.most) / 2)
  // One further character is enough, and not at an end, where it would read as punctuation.
  const text = dice.text(CHARACTERS[run.base], length)
  return run.extra === '' || length < 8 ? text : `${text.slice(0, 3)}${run.extra[0]}${text.slice(4)}`
}

/** Random, unless chance wrote a placeholder, letters where digits are usual, or, in a short key, words. */
function sampleOf(shape: Shape): string {
  const hasDigits = shape.some((part) => typeof part !== 'string' && part.base !== 'letters')
  for (;;) {
    const value = shape.map((part) => (typeof part === 'string' ? part : randomText(part))).join('')
    const isWordy = value.length < SHORTEST_FROM_AROUND && wordShare(value) > MOST_WORDS
    if (!isPlaceholder(value) && !isWordy && /[0-9]/.test(value) === hasDigits) return value
  }
}

const SAMPLES: readonly Sample[] = SERVICES.flatMap((service) =>
  [...service.words, ...(service.ownWords ?? [])].flatMap((word) =>
    service.shapes.map((shape) => ({ service, word, value: sampleOf(shape) })),
  ),
)

const FILES: readonly (readonly Sample[])[] = Array.from(
  { length: Math.ceil(SAMPLES.length / SERVICES_A_FILE) },
  (_, index) => SAMPLES.slice(index * SERVICES_A_FILE, (index + 1) * SERVICES_A_FILE),
)

/** A word may be two services'; any of them is a fair answer. */
const namesOf = (word: string): readonly string[] =>
  SERVICES.filter((service) => [...service.words, ...(service.ownWords ?? [])].includes(word)).map(
    (service) => `${service.name} key`,
  )

describe('the table of services', () => {
  test('has names and words once, and words as they are looked up', () => {
    const names = SERVICES.map((service) => service.name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    for (const { words, ownWords = [], shapes } of SERVICES) {
      expect(words.length + ownWords.length).toBeGreaterThan(0)
      expect(shapes.length).toBeGreaterThan(0)
      for (const word of [...words, ...ownWords]) expect(word).toMatch(/^[a-z0-9]+$/)
    }
  })

  test('has shapes that their own samples have, and nothing longer or shorter', () => {
    for (const service of SERVICES) {
      for (const shape of service.shapes) {
        const value = sampleOf(shape)
        expect([service.name, hasShape(value, shape)]).toEqual([service.name, true])
        expect([service.name, hasShape(`${value}/`.repeat(2), shape)]).toEqual([service.name, false])
        expect([service.name, hasShape(value.slice(0, 7), shape)]).toEqual([service.name, false])
      }
    }
  })

  test.each(PLACES)('is found in $name', async ({ path, shortest, write }) => {
    for (const samples of FILES) {
      let line = 0
      const expected = new Map<number, Sample>()
      const blocks = samples
        .filter(({ value }) => value.length >= shortest)
        .map((sample) => {
          const block = write(sample)
          line += block.split('\n').length
          expected.set(line, sample)
          return block
        })
      const { findings, gaps } = await scanText(secrets, path, `${blocks.join('\n')}\n`)
      const found = new Map(findings.map((finding) => [finding.location?.line, finding]))
      const missed = [...expected].flatMap(([at, { word, value }]) => {
        const finding = found.get(at)
        if (finding === undefined) return [`${word} (${value.length}): nothing`]
        if (finding.rule === 'secrets/assigned-secret') return [`${word} (${value.length}): nobody's`]
        return finding.rule !== 'secrets/service-key' ||
          namesOf(word).some((name) => finding.evidence.startsWith(name))
          ? []
          : [`${word}: ${finding.evidence}`]
      })
      expect(gaps).toEqual([])
      expect(missed).toEqual([])
    }
  })
})

describe('whose a key is', () => {
  const key = dice.text(CHARACTERS.hex, 32)
  const id = [8, 4, 4, 4, 12].map((length) => dice.text(CHARACTERS.hex, length)).join('-')
  const found = async (path: string, text: string): Promise<readonly string[]> => {
    const { findings } = await scanText(secrets, path, text)
    return findings.map(({ evidence, level }) => `${evidence.replace(/ key .*$/, '')} ${level}`)
  }

  test.each([
    ['the name before what encloses it', 'a.yaml', `trello:\n  datadog_api_key: ${key}\n`, ['Datadog error']],
    [
      'the nearest on a line',
      'a.json',
      `{"trello": {"x": 1}, "datadog": {"api_key": "${key}"}}`,
      ['Datadog error'],
    ],
    ['the head of a section', 'a.toml', `[datadog]\nsite = "eu"\napi_key = "${key}"\n`, ['Datadog error']],
    ['the comment above', 'a.ini', `# the account at shodan.io\napi_key = ${key}\n`, ['Shodan error']],
    ['the path', 'src/shodan/client.py', `api_key = "${key}"\n`, ['Shodan error']],
    ['an everyday word that holds it', 'a.yaml', `linear:\n  client_secret: ${key}\n`, ['Linear error']],
    ['a key of the service under a plain name', 'a.ts', `const shodanKey = '${key}'`, ['Shodan error']],
    [
      'a parameter of an address of the service',
      'a.ts',
      `get('https://api.shodan.io/host?key=${key}')`,
      ['Shodan error'],
    ],
  ])('%s', async (_, path, text, expected) => {
    expect(await found(path, text)).toEqual(expected)
  })

  test.each([
    ['an everyday word elsewhere on the line', 'a.ts', `linear(x); const y = { client_secret: '${key}' }`],
    ['the name of another secret', 'a.ts', `login(SHODAN_TOKEN, { api_key: '${key}' })`],
    ['a service of keys of another length', 'a.ts', `const shodan = { api_key: '${key}a' }`],
  ])('not %s', async (_, path, text) => {
    for (const finding of await found(path, text)) expect(finding).not.toMatch(/^(?:Linear|Shodan) /)
  })

  test.each([
    ['an id after a service named lines before', 'a.py', `import snyk\n\nx = 1\ntoken = "${id}"\n`],
    ['a plain key of nobody', 'a.py', `import shodan\n\ncache = {"key": "${key}"}\n`],
    ['a cache key of a service', 'a.yaml', `circleci_cache_key: ${key}00000000\n`],
    ['the key of a search box', 'a.js', `docsearch({ apiKey: '${key}', indexName: 'x' })`],
  ])('silent: %s', async (_, path, text) => {
    expect(await found(path, text)).toEqual([])
  })
})
