import { describe, expect, test } from '@jest/globals'
import { secrets } from '../../../src/checks/secrets/index.ts'
import { scanText } from '../../support/scan-text.ts'
import { type SecretSample, secretSamples } from '../../support/secret-samples.ts'

const SAMPLES = secretSamples().map((sample) => [sample.row, sample] as const)

const indented = (text: string): string => text.replaceAll('\n', '\n    ')

/** How people leave a secret in a file: where, and what stands around it. */
const PLACES: readonly (readonly [place: string, path: string, around: (sample: SecretSample) => string])[] =
  [
    [
      'a plain line',
      'src/notes.txt.bak',
      ({ name, value }) => (name === undefined ? `use ${value} for now\n` : `export ${name}=${value}\n`),
    ],
    ['a Python string', 'src/settings.py', ({ name, value }) => `${name ?? 'VALUE'} = """${value}"""\n`],
    [
      'JSON',
      'src/settings.json',
      ({ name, value }) => JSON.stringify({ [name ?? 'value']: value }, undefined, 2),
    ],
    [
      'a notebook cell',
      'src/train.ipynb',
      ({ name, value }) =>
        JSON.stringify(
          {
            source: [
              'import os\n',
              `os.environ["${name ?? 'VALUE'}"] = "${value.replaceAll('\n', '\\n')}"\n`,
            ],
          },
          undefined,
          1,
        ),
    ],
    [
      'the output of a notebook, on a new line',
      'src/train.ipynb',
      ({ name, value }) =>
        JSON.stringify({ text: `ok\n${name === undefined ? '' : `export ${name}=`}${value}\ndone` }),
    ],
    [
      'YAML',
      'deploy/values.yaml',
      ({ name, value }) =>
        value.includes('\n')
          ? `env:\n  ${name ?? 'VALUE'}: |\n    ${indented(value)}\n`
          : `env:\n  ${name ?? 'VALUE'}: '${value}'\n`,
    ],
    ['an env file', 'src/.env', ({ name, value }) => `# run\n${name ?? 'VALUE'}=${quotedForEnv(value)}\n`],
  ]

function quotedForEnv(value: string): string {
  if (value.startsWith('{')) return `'${value}'`
  return value.includes('\n') ? `"${value.replaceAll('\n', '\\n')}"` : value
}

describe('every format of the table', () => {
  describe.each(PLACES)('in %s', (_, path, around) => {
    test.each(SAMPLES)('%s', async (_row, sample) => {
      const { findings, gaps } = await scanText(secrets, path, around(sample))
      expect(findings.map((finding) => finding.rule)).toEqual([sample.rule])
      expect(gaps).toEqual([])
    })
  })

  test.each(SAMPLES.filter(([, sample]) => sample.tooShort !== undefined))(
    '%s, cut, is not found',
    async (_, sample) => {
      const value = sample.tooShort as string
      const text = sample.name === undefined ? `use ${value} for now\n` : `export ${sample.name}=${value}\n`
      const { findings } = await scanText(secrets, 'src/notes.txt.bak', text)
      expect(findings.map((finding) => finding.rule)).not.toContain(sample.rule)
    },
  )

  test.each(SAMPLES)('%s is masked and never shown', async (_, sample) => {
    const masked: string[] = []
    const text =
      sample.name === undefined ? `use ${sample.value} for now\n` : `export ${sample.name}=${sample.value}\n`
    const { findings } = await scanText(secrets, 'src/notes.txt.bak', text, masked)
    const secret = masked[0] as string
    expect(sample.value).toContain(secret)
    expect(JSON.stringify(findings)).not.toContain(secret)
  })
})
