import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { MARK_FORMS } from '../../src/text/suppression-forms.ts'
import { suppressionMarks } from '../../src/text/suppression-marks.ts'

function told(line: string): readonly string[] {
  return suppressionMarks(line).map(
    (mark) => `${mark.scanner} ${mark.appliesTo} ${[...mark.checks].sort().join(',')}`,
  )
}

const CODE = 'code,secrets'
const ANYTHING = 'code,dependencies,models,secrets,shell,workflows'

const MARKED: readonly (readonly [string, string])[] = [
  ['key = "x"  # pragma: allowlist secret', 'detect-secrets line secrets'],
  ['key = "x"  # pragma: whitelist secret', 'detect-secrets line secrets'],
  ['key = "x"; // pragma: allowlist secret', 'detect-secrets line secrets'],
  ['key = "x"; /* pragma: allowlist secret */', 'detect-secrets line secrets'],
  ['<a>x</a> <!-- pragma: allowlist secret -->', 'detect-secrets line secrets'],
  ["SELECT 'x' -- pragma: allowlist secret", 'detect-secrets line secrets'],
  ['; pragma: allowlist secret', 'detect-secrets line secrets'],
  ['key = x ; pragma: allowlist secret', 'detect-secrets line secrets'],
  ['% pragma: allowlist secret', 'detect-secrets line secrets'],
  ['# pragma: allowlist nextline secret', 'detect-secrets next-line secrets'],
  ['  key: x  #gitleaks:allow', 'gitleaks line secrets'],
  ['key = "x" # made up, gitleaks:allow', 'gitleaks line secrets'],
  [' * trufflehog:ignore', 'trufflehog line secrets'],
  ['x # betterleaks:allow', 'betterleaks line secrets'],
  ['x # kingfisher:ignore', 'kingfisher line secrets'],
  ['x // ggignore', 'ggshield line secrets'],
  ['// secretlint-disable-next-line', 'secretlint next-line secrets'],
  ['// secretlint-disable-line', 'secretlint line secrets'],
  ['/* secretlint-disable */', 'secretlint block secrets'],
  ['eval(x)  # nosec', `bandit line ${CODE}`],
  ['eval(x)#nosec', `bandit line ${CODE}`],
  ['eval(x)  # NOSEC: reviewed', `bandit line ${CODE}`],
  ['eval(x)  # nosec B307', 'bandit line code'],
  ['p = "x"  # nosec B105, B307', `bandit line ${CODE}`],
  ['p = "x"  # nosec hardcoded_password_string', 'bandit line secrets'],
  ['x := "y" // #nosec G101 -- an example', 'gosec line secrets'],
  ['eval(x)  # noqa', `flake8 line ${CODE}`],
  ['eval(x)  # noqa: S307,E501', 'flake8 line code'],
  ['p = "x"  # noqa:S105', 'flake8 line secrets'],
  ['eval(x)  # noqa: S3', 'flake8 line code'],
  ['eval(x)  # type: ignore  # noqa', `flake8 line ${CODE}`],
  ['# ruff: noqa', `flake8 block ${CODE}`],
  ['eval(x)  # nosemgrep', `semgrep line ${ANYTHING}`],
  ['eval(x)  # nosem: python.lang.eval', `semgrep line ${ANYTHING}`],
  ['# reviewed nosemgrep: python.lang.eval', `semgrep next-line ${ANYTHING}`],
  ['- uses: a/b@main # zizmor: ignore[unpinned-uses]', 'zizmor line dependencies,workflows'],
  ['eval(x) // eslint-disable-line', `eslint line ${CODE}`],
  ['// eslint-disable-next-line no-eval, no-console -- reviewed', 'eslint next-line code'],
  ['{/* eslint-disable-next-line security/detect-child-process */}', 'eslint next-line code'],
  ['/* eslint-disable no-new-func */', 'eslint block code'],
  ['/* eslint no-eval: "off" */', 'eslint block code'],
  ['// biome-ignore lint/security/noGlobalEval: reviewed', 'biome next-line code'],
  ['// deno-lint-ignore no-explicit-any no-eval', 'deno next-line code'],
  ['eval(x)  # pylint: disable=eval-used', 'pylint line code'],
  ['# pylint: disable=C0103,W0122', 'pylint block code'],
  ['# pylint: disable-next=exec-used', 'pylint next-line code'],
  ['eval(x) # rubocop:disable Security/Eval', 'rubocop line code'],
  ['x := y //nolint:gosec', `golangci-lint line ${CODE}`],
  ['// codeql[py/code-injection]', 'codeql next-line code,secrets,workflows'],
  ['eval(x) // lgtm[js/eval]', 'codeql line code,secrets,workflows'],
  ['eval(x) // reviewed NOSONAR', `sonar line ${CODE}`],
  ['eval(x) // DevSkim: ignore DS189424', `devskim line ${CODE}`],
  ['# skipcq: BAN-B301', `deepsource next-line ${CODE}`],
  ['# hadolint ignore=DL3008', 'hadolint next-line dependencies,shell'],
  ['# shellcheck disable=SC2294', 'shellcheck next-line code,shell'],
  ['# checkov:skip=CKV_SECRET_6:made up', 'checkov block secrets'],
  ['FROM a # trivy:ignore:AVD-DS-0001', 'trivy line dependencies,secrets'],
  ['# kics-scan ignore-line', 'kics next-line dependencies,secrets,workflows'],
]

describe('marks', () => {
  test.each(MARKED)('%s', (line, expected) => {
    expect(told(line)).toEqual([expected])
  })

  test('several on one line, each with its place', () => {
    const line = 'eval(x)  # noqa: S307  # nosec B307  # nosemgrep'
    expect(suppressionMarks(line).map((mark) => [mark.column, mark.text])).toEqual([
      [12, 'noqa: S307'],
      [26, 'nosec B307'],
      [40, 'nosemgrep'],
    ])
    expect(line.slice(25)).toMatch(/^nosec/)
  })
})

describe('no mark', () => {
  test.each([
    ['in a string', 'print("# nosec")'],
    ['in a string with an escaped quote', 'print("a \\" # gitleaks:allow")'],
    ['in Markdown code', 'Write `# pragma: allowlist secret` behind it.'],
    ['in prose', 'We say nosemgrep and gitleaks:allow in the manual.'],
    ['a word of a comment', '# we use noqa and nosec'],
    ['in an address', 'see https://example.com/#nosec and https://nosec.example.com'],
    ['a name', 'nosec = a // b'],
    ['after a comment', '/* reviewed */ nosec()'],
    ['after an empty comment', '/**/ nosec()'],
    ['a longer word', 'x = 1  # nosecond'],
    ['an option', 'ruff check --ignore-noqa && flake8 --disable-noqa'],
    ['another concern of the same scanner', 'import a  # noqa: F401'],
    ['another concern of bandit', 'assert x  # nosec B101'],
    ['another concern of eslint', '// eslint-disable-next-line no-console'],
    ['another concern of pylint', 'x = 1  # pylint: disable=invalid-name'],
    ['another concern of shellcheck', '# shellcheck disable=SC1091'],
    ['another concern of gosec', 'x := y // #nosec G304'],
    ['types', 'eval(x)  # type: ignore'],
    ['the compiler of Rust', '#[allow(unsafe_code)]'],
    ['praise', '// LGTM'],
    ['inherited names of objects', 'x  # nosec constructor_of __proto__'],
    ['a line that nobody reads', `${'x'.repeat(20_001)} # nosec`],
  ])('%s', (_, line) => expect(told(line)).toEqual([]))

  test('an apostrophe opens no string', () => {
    expect(told("it's x # don't worry, gitleaks:allow")).toEqual(['gitleaks line secrets'])
    expect(told("say 'x # gitleaks:allow")).toEqual(['gitleaks line secrets'])
  })
})

test('every scanner has a line above', () => {
  const tried = new Set(MARKED.map(([, expected]) => expected.split(' ')[0]))
  expect(new Set(MARK_FORMS.map((form) => form.scanner))).toEqual(tried)
})

test('a line of many look-alikes is read once', () => {
  for (const unit of ['# ', '/**/', "'", '"\\', '-- ', 'nosec ', '# noqa: S307,', '/* nosem */ "']) {
    const line = `nosec ${unit.repeat(Math.floor(19_000 / unit.length))}`
    expect(suppressionMarks(line).length).toBeLessThan(5_000)
  }
})

test('the documentation names every scanner', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/suppressions.md'), 'utf8')
  const missing = MARK_FORMS.map((form) => form.scanner).filter(
    (scanner) => !new RegExp(`\\b${scanner}\\b`).test(page),
  )
  expect(missing).toEqual([])
})
