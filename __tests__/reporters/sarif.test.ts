import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import type { Report } from '../../src/model/report.ts'
import { sarif } from '../../src/reporters/sarif.ts'
import { pathFromBytes } from '../../src/text/path-name.ts'
import { evidence, excerpt, pasteText } from '../../src/text/redact.ts'
import {
  at,
  HOSTILE,
  INCOMPLETE,
  judged,
  PASSING,
  RULES_BY_ID,
  reportOf,
  TYPICAL,
} from '../support/reports.ts'
import { commandsIn } from '../support/runner-commands.ts'
import { SARIF_SHAPE } from '../support/sarif-shape.ts'

interface SarifResult {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string }
        readonly region?: Readonly<Record<string, number>>
      }
    },
  ]
  readonly suppressions?: readonly object[]
  readonly fixes?: readonly object[]
}

interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly Readonly<Record<string, unknown>>[] } }
  readonly invocations: readonly [
    {
      readonly executionSuccessful: boolean
      readonly toolExecutionNotifications: readonly {
        readonly level: string
        readonly message: { readonly text: string }
        readonly locations?: readonly unknown[]
      }[]
    },
  ]
  readonly results: readonly SarifResult[]
}

const validate = new Ajv({ allErrors: true }).compile(SARIF_SHAPE)

function runOf(report: Report): SarifRun {
  const log = JSON.parse(sarif(report)) as { readonly runs: readonly [SarifRun] }
  validate(log)
  expect(validate.errors ?? []).toEqual([])
  return log.runs[0]
}

function uriOf(report: Report): string | undefined {
  return runOf(report).results[0]?.locations[0].physicalLocation.artifactLocation.uri
}

test.each([
  ['passing', PASSING],
  ['typical', TYPICAL],
  ['incomplete', INCOMPLETE],
  ['hostile', HOSTILE],
])('the report "%s" has the shape of SARIF and prints no command', (_, report) => {
  runOf(report)
  expect(commandsIn(sarif(report))).toEqual([])
})

describe('rules', () => {
  const { rules } = runOf(TYPICAL).tool.driver

  test('are all there, in order of their id, and results point at theirs', () => {
    expect(rules.map((rule) => rule['id'])).toEqual([...RULES_BY_ID.keys()].sort())
    for (const result of runOf(TYPICAL).results) expect(rules[result.ruleIndex]?.['id']).toBe(result.ruleId)
  })

  test('carry their weaknesses as tags that code scanning reads', () => {
    const rule = rules.find((each) => each['id'] === 'code/python-eval')
    expect(rule?.['properties']).toEqual({
      tags: ['security', 'supply-chain', 'no-dynamic-code', 'external/cwe/cwe-095'],
      precision: 'medium',
    })
    expect(JSON.stringify(rule?.['help'])).toContain(
      '[CWE-95](https://cwe.mitre.org/data/definitions/95.html)',
    )
  })

  test('that a profile starts from off are not enabled by default', () => {
    const off = {
      ...(RULES_BY_ID.get('code/python-eval') as NonNullable<ReturnType<typeof RULES_BY_ID.get>>),
    }
    const report = reportOf({ rules: new Map([[off.id, { ...off, level: 'off' }]]) })
    expect(runOf(report).tool.driver.rules[0]?.['defaultConfiguration']).toEqual({ enabled: false })
  })
})

describe('results', () => {
  test('name the place with line and columns', () => {
    const result = runOf(TYPICAL).results.find((each) => each.ruleId === 'code/torch-load')
    expect(result?.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'kernels/fast/loader.py' },
      region: { startLine: 12, startColumn: 13, endLine: 12, endColumn: 29 },
    })
    expect(result?.message.text).toBe('Model file is unpickled: torch.load(path).')
  })

  test('have no region for a whole file', () => {
    const result = runOf(TYPICAL).results.find((each) => each.ruleId === 'binaries/shared-library')
    expect(result?.locations[0].physicalLocation.region).toBeUndefined()
  })

  test.each([
    ['dir/ä b#1?.py', undefined, 'dir/%C3%A4%20b%231%3F.py'],
    ['a.zip', 'x/b.so', 'a.zip!/x/b.so'],
    ['http://evil.example.com/', undefined, 'http%3A//evil.example.com/'],
    ['//evil.example.com', undefined, '%2F/evil.example.com'],
    [pathFromBytes(new Uint8Array([0x61, 0xff])), undefined, 'a%FF'],
  ])('the uri of %j with member %j is %s', (path, member, uri) => {
    const finding = judged({ rule: 'code/python-eval', path, ...(member === undefined ? {} : { member }) })
    expect(uriOf(reportOf({ findings: [finding] }))).toBe(uri)
  })

  test('that were accepted earlier say so, and only those', () => {
    const { results } = runOf(
      reportOf({
        findings: (['waived', 'baselined', 'suppressed', 'blocking'] as const).flatMap((disposition) =>
          (disposition === 'suppressed' ? (['mark', 'file'] as const) : [undefined]).map((suppressedBy) =>
            judged({
              rule: 'code/python-eval',
              path: `${suppressedBy ?? disposition}.py`,
              disposition,
              ...(suppressedBy === undefined ? {} : { suppressedBy }),
              ...(disposition === 'waived' ? { justification: excerpt('reads the version') } : {}),
            }),
          ),
        ),
      }),
    )
    expect(
      results.map((result) => [
        result.locations[0].physicalLocation.artifactLocation.uri,
        result.suppressions,
      ]),
    ).toEqual([
      ['blocking.py', undefined],
      ['waived.py', [{ kind: 'external', status: 'accepted', justification: 'reads the version' }]],
      ['baselined.py', [{ kind: 'external', status: 'accepted' }]],
      ['mark.py', [{ kind: 'inSource', status: 'accepted' }]],
      ['file.py', [{ kind: 'external', status: 'accepted' }]],
    ])
  })

  test('offer their suggestion as a fix, unless redaction left something out of it', () => {
    const fixesFor = (replacement: string): readonly object[] | undefined =>
      runOf(
        reportOf({
          findings: [
            judged({
              rule: 'code/torch-load',
              path: 'a b.py',
              suggestion: { startLine: 3, endLine: 4, replacement: pasteText(replacement) },
            }),
          ],
        }),
      ).results[0]?.fixes
    expect(fixesFor('x = 1')).toMatchObject([
      {
        artifactChanges: [
          {
            artifactLocation: { uri: 'a%20b.py' },
            replacements: [
              { deletedRegion: { startLine: 3, endLine: 4 }, insertedContent: { text: 'x = 1' } },
            ],
          },
        ],
      },
    ])
    expect(fixesFor('y'.repeat(1_000))).toBeUndefined()
  })

  test('beyond what code scanning keeps are the mildest, and are counted', () => {
    const findings = Array.from({ length: 6_000 }, (_, index) =>
      judged({
        rule: index % 6 === 0 ? 'code/torch-load' : 'dependencies/unpinned-requirement',
        path: `${index}.txt`,
        location: at(1, 1, 2),
      }),
    )
    const run = runOf(reportOf({ findings }))
    expect(run.results.length).toBe(5_000)
    expect(run.results.filter((result) => result.level === 'error').length).toBe(1_000)
    expect(run.invocations[0].toolExecutionNotifications).toEqual([
      {
        descriptor: { id: 'report/limit' },
        level: 'warning',
        message: {
          text: 'Left out of this file: 1,000 findings beyond the first 5000. The JSON report has them all.',
        },
      },
    ])
  })
})

describe('gaps', () => {
  test('are notifications with their place, and an incomplete run was not successful', () => {
    const [invocation] = runOf(INCOMPLETE).invocations
    expect(invocation.executionSuccessful).toBe(false)
    expect(invocation.toolExecutionNotifications.length).toBe(62)
    expect(invocation.toolExecutionNotifications[1]).toEqual({
      descriptor: { id: 'gap/parse-failed' },
      level: 'error',
      message: { text: 'Not inspected: not parsable (code: the text is no Python).' },
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'kernels/broken.py' }, region: { startLine: 7 } } },
      ],
    })
    expect(invocation.toolExecutionNotifications[0]?.locations).toBeUndefined()
  })

  test('outside the repository leave the run successful', () => {
    const report = reportOf({
      gaps: [{ kind: 'outside', reason: 'encrypted', path: 'a.zip', member: 'b', detail: evidence`no key` }],
    })
    const [invocation] = runOf(report).invocations
    expect(invocation.executionSuccessful).toBe(true)
    expect(invocation.toolExecutionNotifications[0]?.level).toBe('note')
  })
})
