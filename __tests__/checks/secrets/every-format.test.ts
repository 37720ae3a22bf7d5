import { describe, expect, test } from '@jest/globals'
import { secrets } from '../../../src/checks/secrets/index.ts'
import {
  FILLED,
  type FormatSample,
  LONGEST,
  SAMPLES,
  SHORTEST,
  shownPrefixes,
  UNPROVED,
  WORDED,
} from '../../support/format-samples.ts'
import { scanText } from '../../support/scan-text.ts'
import { SERVICE_SAMPLES } from '../../support/service-samples.ts'

/** Samples in one file; more would reach the bound on findings of a file. */
const A_FILE = 200
/** Further from a name than a provider's word may stand. */
const APART = '.'.repeat(260)

/** Where a secret stands: the line, and the line that keeps it apart from the one before. */
interface Surroundings {
  readonly path: string
  readonly line: (name: string, value: string) => string
  readonly apart: string
}

const SURROUNDINGS: Readonly<Record<string, Surroundings>> = {
  'an argument in Python': {
    path: 'src/deploy.py',
    line: (name, value) => `client = connect(region, ${name.toLowerCase()}="${value}", retries=3)`,
    apart: `# ${APART}`,
  },
  'a value in YAML': {
    path: 'config/service.yaml',
    line: (name, value) => `  ${name.toLowerCase()}: "${value}"`,
    apart: `# ${APART}`,
  },
  'an export in a shell script': {
    path: 'bin/start.sh',
    line: (name, value) => `export ${name}='${value}'`,
    apart: `# ${APART}`,
  },
}

/** The same for secrets that need no name. */
const BARE_SURROUNDINGS: Readonly<Record<string, Surroundings>> = {
  'a line break in a notebook': {
    path: 'notebooks/train.ipynb',
    line: (_, value) => `"import os\\n${value}\\n",`,
    apart: '"\\n",',
  },
  'an address in an address': {
    path: 'src/links.txt.bak',
    line: (_, value) => `https://portal.internal.net/go?next%3D${value}&lang=en`,
    apart: '',
  },
  'Markdown code': {
    path: 'notes/setup.md',
    line: (name, value) => `Run it with \`${name}=${value}\` set.`,
    apart: APART,
  },
  'a parameter of an address': {
    path: 'src/links.txt.bak',
    line: (_, value) => `curl "https://portal.internal.net/go?x=${value}"`,
    apart: '',
  },
}

/** Keys shorter than any that is judged; keys whose capital letters in front spoil the measure of their digits. */
const UNJUDGED: ReadonlySet<string> = new Set(['uClassify', 'eBay'])

/** Prefixes that one shape may have: `ghp_`, `gho_`, `ghu_`, `ghs_`, `ghr_`. Random characters make more. */
const MOST_PREFIXES = 6

/** A sample's own rule, as `found` writes it. */
const OWN_RULE = /^(?<rule>\S+) .*: \k<rule> at /

const BARE = SAMPLES.filter(({ name }) => name === undefined)

describe('every format', () => {
  test.each(Object.entries(SURROUNDINGS))('is found in %s', async (_, surroundings) => {
    await expectAll(SAMPLES, surroundings)
    await expectAll(SHORTEST.filter(withoutMaker), surroundings)
  })

  test.each(Object.entries(BARE_SURROUNDINGS))('is found in %s', async (_, surroundings) => {
    await expectAll(BARE, surroundings)
  })

  test('shows nothing of a token but its prefix', () => {
    expect(shownPrefixes().filter(([, shown]) => shown.length > MOST_PREFIXES)).toEqual([])
  })

  test('that checks itself has samples that pass', () => {
    expect(UNPROVED).toEqual([])
  })
})

describe('nothing is found', () => {
  const plain = SURROUNDINGS['an export in a shell script'] as Surroundings
  const changed = (samples: readonly FormatSample[], change: (value: string) => string): FormatSample[] =>
    samples.map((sample) => ({ ...sample, value: change(sample.value) }))

  test.each([
    ['glued to the end of a name', changed(BARE, (value) => `my${value}`), true],
    ['glued to the start of a name', changed(LONGEST, (value) => `${value}Ab3dE7gH`), true],
    ['cut by one', changed(SHORTEST, (value) => value.slice(0, -1)), true],
    ['made of one character', FILLED, false],
    ['made of words', WORDED, false],
  ])('when a token is %s', async (_, samples, mayBeAnother) => {
    const seen = await found(samples, plain)
    // What has lost the shape of one kind may have that of another, or of anything under the name of a secret.
    expect(seen.filter((line) => OWN_RULE.test(line))).toEqual([])
    if (!mayBeAnother) expect(seen).toEqual([])
  })
})

describe('every service', () => {
  test.each(Object.entries(SURROUNDINGS))('is known by its word in %s', async (_, { path, line, apart }) => {
    const unknown: string[] = []
    // A key of one service may fit another whose word is part of the same name: SonarQube and SonarQube Cloud.
    const isKnown = (rule: string | undefined): boolean =>
      rule === 'secrets/service-key' || SAMPLES.some((sample) => sample.rule === rule)
    for (let first = 0; first < SERVICE_SAMPLES.length; first += A_FILE) {
      const part = SERVICE_SAMPLES.slice(first, first + A_FILE)
      const lines = part.flatMap(({ name, value }) => [apart, line(name, value)])
      const { findings } = await scanText(secrets, path, lines.join('\n'))
      const seen = new Map(findings.map((finding) => [(finding.location?.line ?? 0) / 2 - 1, finding]))
      for (const [index, { service, name, value }] of part.entries()) {
        const finding = seen.get(index)
        const column = line(name, '\0').indexOf('\0') + 1
        if (UNJUDGED.has(service) || (isKnown(finding?.rule) && finding?.location?.column === column))
          continue
        unknown.push(`${service}, ${name}, ${value.length} characters: ${finding?.rule ?? 'nothing'}`)
      }
    }
    expect(unknown).toEqual([])
  })
})

function withoutMaker(sample: FormatSample): boolean {
  return !SAMPLES.some(({ format, maker }) => maker && format === sample.format)
}

async function expectAll(samples: readonly FormatSample[], surroundings: Surroundings): Promise<void> {
  expect(await found(samples, surroundings)).toEqual(
    samples.map((sample) => {
      const column = surroundings.line(nameOf(sample), '\0').indexOf('\0') + 1
      return `${sample.format}: ${sample.rule} at ${column}, ${sample.issued ? 'issued' : 'unchecked'}`
    }),
  )
}

async function found(samples: readonly FormatSample[], surroundings: Surroundings): Promise<string[]> {
  const seen: string[] = []
  for (let first = 0; first < samples.length; first += A_FILE) {
    const part = samples.slice(first, first + A_FILE)
    const lines = part.flatMap((sample) => [
      `${surroundings.apart}${sample.above}`,
      surroundings.line(nameOf(sample), sample.value),
    ])
    const { findings, gaps } = await scanText(secrets, surroundings.path, lines.join('\n'))
    expect(gaps).toEqual([])
    for (const { rule, location, note } of findings) {
      const sample = part[((location?.line ?? 0) - 2) / 2]
      const proof = note?.includes('so it was issued') === true ? 'issued' : 'unchecked'
      seen.push(`${sample?.format}: ${rule} at ${location?.column}, ${proof}`)
    }
  }
  return seen
}

function nameOf({ name }: FormatSample): string {
  return name ?? 'CURRENT_VALUE'
}
