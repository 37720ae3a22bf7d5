import fc from 'fast-check'
import { CHECKS } from '../../../src/checks/index.ts'
import { DEFAULT_BUDGET } from '../../../src/scan/budget.ts'
import { pathFromBytes } from '../../../src/text/path-name.ts'
import { type CaseFile, caseFiles, loadCase } from '../cases.ts'
import { gapText, type Scanned, scanFiles } from '../scan-files.ts'
import { mutated } from './mutation.ts'
import { type FuzzTarget, fuzzTarget } from './target.ts'

const WORDS = [
  '\n',
  '(',
  ')',
  '"',
  "'",
  '\\',
  '\0',
  '\r',
  '{',
  '}',
  '${{ ',
  ' }}',
  '$(',
  '#',
  ': ',
  '\u202e',
  'eval(',
  '<<',
]

/** Each check with all its parsers, on damaged files of its cases under their own names, as a change of a file. */
export function checkTargets(): readonly FuzzTarget[] {
  return [headers(), ...eachCheck()]
}

/** What a check says of a name alone is not caught by the scan: it must never throw. */
function headers(): FuzzTarget {
  const names = [
    '.github/workflows/ci.yml',
    'a/b.py',
    'requirements/dev.txt',
    'Makefile',
    'x.tar.gz',
    'dist/a.min.js',
  ]
  return fuzzTarget({
    name: 'names',
    inputs: fc.record({
      path: mutated(
        names.map((name) => Buffer.from(name)),
        ['/', '..', '\xff', '\n', '\u202e', '.', '.git/'],
      ),
      mode: fc.constantFrom('file' as const, 'executable' as const, 'symlink' as const, 'submodule' as const),
      status: fc.constantFrom('added' as const, 'modified' as const, 'renamed' as const, 'removed' as const),
    }),
    size: ({ path }) => path.length,
    read: ({ path, mode, status }) =>
      CHECKS.map((check) => check.wants({ path: pathFromBytes(path), mode, status })),
  })
}

function eachCheck(): readonly FuzzTarget[] {
  return CHECKS.map((check) => {
    const cases = caseFiles(check.id)
      .map(loadCase)
      .flatMap(({ before, after }) => [...before, ...after])
      .filter(({ mode, bytes }) => mode === 'file' && bytes.length < 20_000)
    const contents = cases.map(({ bytes }) => bytes)
    const inputs = fc.record({ at: fc.nat(cases.length - 1), base: fc.boolean() }).chain(({ at, base }) => {
      const { path, bytes } = cases[at] as CaseFile
      return fc.record({
        path: fc.constant(path),
        before: fc.constant(base ? bytes : undefined),
        // The first seed is the file itself; the others are spliced in.
        after: mutated([bytes, ...contents.slice(0, 20)], WORDS),
      })
    })
    return fuzzTarget({
      name: `check ${check.id}`,
      inputs,
      size: ({ after }) => after.length,
      read: ({ path, before, after }) =>
        scanFiles({ [path]: after }, before === undefined ? {} : { [path]: before }, { checks: [check] }),
      isRefusal: (answer) => (answer as Scanned).gaps.length > 0,
      verify: (_, answer) => {
        const { findings, gaps } = answer as Scanned
        const failed = gaps.filter((gap) => gap.reason === 'check-failed')
        if (failed.length > 0) throw new Error(failed.map(gapText).join('\n'))
        if (
          findings.length > DEFAULT_BUDGET.findingsPerFile ||
          gaps.length > DEFAULT_BUDGET.gapsPerFile + 1
        ) {
          throw new Error('more than the budget allows')
        }
      },
    })
  })
}
