import { describe, expect, test } from '@jest/globals'
import { CHECKS } from '../../src/checks/index.ts'
import { DEFAULT_POLICY_PATH } from '../../src/inputs.ts'
import { readerOfBase, readLaw } from '../../src/law.ts'
import type { ChangeSource } from '../../src/model/change-set.ts'
import type { Report } from '../../src/model/report.ts'
import { annotations } from '../../src/reporters/annotations.ts'
import { checkAnnotations } from '../../src/reporters/check-annotations.ts'
import { REPORTERS } from '../../src/reporters/index.ts'
import { run } from '../../src/run.ts'
import { DEFAULT_BUDGET } from '../../src/scan/budget.ts'
import { caseFiles, loadCase } from '../support/cases.ts'
import { SAMPLES } from '../support/format-samples.ts'
import { memorySource } from '../support/memory-source.ts'
import { CASE_RULES, caseContext } from '../support/run-case.ts'

/** Characters of a secret in a row that a report may show beside its public prefix. */
const MOST_SHOWN = 7
/** Samples in one file, so that no limit on findings hides one. */
const SAMPLES_A_FILE = 40
const MOST_ANNOTATIONS = 10_000
/** Names of providers stand in their tokens and in what we say. */
const OUR_WORDS = JSON.stringify([...CASE_RULES.values()])

interface Told {
  readonly report: Report
  /** What every reporter says, joined. */
  readonly output: string
  readonly secrets: ReadonlySet<string>
}

async function told(source: ChangeSource): Promise<Told> {
  const governing = readerOfBase(source)
  const secrets = new Set<string>()
  const report = await run({
    source,
    checks: CHECKS,
    rules: CASE_RULES,
    ...(await readLaw(governing, DEFAULT_POLICY_PATH, CASE_RULES, { profile: 'strict' })),
    governing,
    remarks: [],
    context: {
      ...caseContext(loadCase(caseFiles('secrets')[0] as string)),
      mask: (secret) => secrets.add(secret),
    },
    budget: DEFAULT_BUDGET,
    today: '2026-01-01',
    now: () => 0,
    version: 'test',
    linkBase: 'https://github.com/owner/repo/blob/main/',
  })
  const texts = Object.values(REPORTERS).map((reporter) =>
    reporter(report, { color: false, quiet: false, verbose: true }),
  )
  const notes = [...annotations(report), JSON.stringify(checkAnnotations(report, MOST_ANNOTATIONS))]
  return { report, secrets, output: [...texts, ...notes].join('\n') }
}

/** Parts of a secret that the output holds, beyond the prefix that all of its kind have. */
function leaks({ report, output, secrets }: Told): readonly string[] {
  const prefixes = report.findings.map(({ evidence }) => evidence.split(/…|\*\*\*/)[0] ?? '')
  return [...secrets].flatMap((secret) => {
    const shown = Math.max(
      0,
      ...prefixes.filter((prefix) => secret.startsWith(prefix)).map((prefix) => prefix.length),
    )
    for (let at = shown; at + MOST_SHOWN < secret.length; at++) {
      const part = secret.slice(at, at + MOST_SHOWN + 1)
      if (output.includes(part) && !OUR_WORDS.includes(part)) return [`${part} of ${secret}`]
    }
    return []
  })
}

describe('no report holds a secret, or enough of one to recover it', () => {
  test('of every format, on lines of which other rules show an excerpt', async () => {
    const files: string[][] = []
    for (const [index, { value, name }] of SAMPLES.entries()) {
      const file = files[Math.floor(index / SAMPLES_A_FILE)] ?? []
      files[Math.floor(index / SAMPLES_A_FILE)] = file
      file.push(
        `eval(input()); ${name ?? 'token'} = "${value}"; requests.get("https://u:${value}@a.invalid/")`,
      )
    }
    const seen = new Set<string>()
    for (const [index, lines] of files.entries()) {
      const after = [
        { path: `app/part_${index}.py`, mode: 'file' as const, bytes: Buffer.from(`${lines.join('\n')}\n`) },
      ]
      const one = await told(memorySource([], after))
      expect(leaks(one)).toEqual([])
      expect(one.report.findings.some(({ rule }) => rule.startsWith('code/'))).toBe(true)
      for (const secret of one.secrets) seen.add(secret)
    }
    // Every one was found, or nothing would be proved.
    expect(SAMPLES.filter(({ value }) => ![...seen].some((secret) => secret.includes(value)))).toEqual([])
  })

  for (const file of caseFiles('secrets')) {
    const testCase = loadCase(file)
    test(testCase.name, async () => {
      expect(leaks(await told(memorySource(testCase.before, testCase.after)))).toEqual([])
    })
  }
})
