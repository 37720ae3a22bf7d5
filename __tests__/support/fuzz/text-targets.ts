import type fc from 'fast-check'
import { CHECKS, rulesById } from '../../../src/checks/index.ts'
import { UsageError } from '../../../src/model/errors.ts'
import { parseBaseline } from '../../../src/policy/baseline.ts'
import { listItems } from '../../../src/policy/markdown-lists.ts'
import { parseChecklist, tickedLines } from '../../../src/policy/parse-checklist.ts'
import { parsePolicy } from '../../../src/policy/parse-policy.ts'
import { globListTest, globTest } from '../../../src/text/glob.ts'
import { LineIndex } from '../../../src/text/line-index.ts'
import { nearest } from '../../../src/text/nearest.ts'
import { excerpt, pasteText, redactedLine, redactSecret } from '../../../src/text/redact.ts'
import { suppressionMarks } from '../../../src/text/suppression-marks.ts'
import { TripwireSet } from '../../../src/text/tripwire.ts'
import { caseContents, mutated } from './mutation.ts'
import { type FuzzTarget, fuzzTarget, type TargetParts } from './target.ts'

const MARKDOWN_WORDS = [
  '- [ ] ',
  '- [x] ',
  '\n',
  '  ',
  '```',
  '<!--',
  '-->',
  '* ',
  '1. ',
  '**',
  '`',
  '\t',
  '\r',
]
const POLICY_WORDS = [
  '\n',
  ': ',
  '- ',
  '&a ',
  '*a',
  '<<: ',
  '{',
  '}',
  '[',
  ']',
  '!!binary ',
  '"',
  '\t',
  '? ',
  '|',
  '---\n',
]
const GLOB_WORDS = ['*', '**', '/', '?', '[a-z]', '{a,b}', '{1..9}', '!', '+(a)', '@(a|b)', '\\', '.', '[!a]']
const WORDS = ['he', 'she', 'hers', 'his', 'import', 'token', '_tok']
const POLICY = `version: 1\nprofile: strict\nfail-on: warning\nrules:\n  secrets/github-token: warning\npaths:\n  - match: 'docs/**'\n    rules: {code/python-eval: note}\nwaivers:\n  - rule: code/python-eval\n    path: a.py\n    reason: because\n    owner: me\n    expires: 2027-01-01\n`
const CHECKLIST =
  '# Checklist\n\n- [ ] No binary files\n- [x] No secrets **at all**\n  - nested\n* [link](http://a)\n'

/** Text of mutated seeds, as UTF-8 or, where that breaks, byte by byte. */
export function mutatedText(seeds: readonly Buffer[], words: readonly string[]): fc.Arbitrary<string> {
  return mutated(seeds, words).map((bytes) => bytes.toString('utf8'))
}

export function textTarget(
  name: string,
  inputs: fc.Arbitrary<string>,
  read: (text: string) => unknown,
  more: Partial<TargetParts<string>> = {},
): FuzzTarget {
  return fuzzTarget({ name, inputs, size: (text) => text.length, read, ...more })
}

function marked(words: readonly string[], seeds: readonly string[]): fc.Arbitrary<string> {
  return mutatedText(
    seeds.map((seed) => Buffer.from(seed)),
    words,
  )
}

export function textTargets(): readonly FuzzTarget[] {
  const rules = rulesById(CHECKS)
  const tripwires = new TripwireSet(new Map([['all', WORDS]]))
  const lines = caseContents((path) => /\.(?:py|sh|ya?ml|txt|md|js)$/.test(path))
  return [
    textTarget('line index', mutatedText(lines, ['\r', '\n', '\r\n', '\u2028']), linePlaces),
    textTarget(
      'tripwires',
      marked(WORDS, ['ushers his import _token']),
      (text) => {
        const found: string[] = []
        tripwires
          .scan(text)
          .of('all')
          .forEach((word, end) => {
            found.push(`${word}@${end}`)
          })
        return found.sort()
      },
      {
        verify: (text, found) => {
          if (/[^\0-\x7f]/.test(text)) return
          const expected = WORDS.flatMap((word) => endsOf(text.toLowerCase(), word)).sort()
          if (JSON.stringify(found) !== JSON.stringify(expected))
            throw new Error('not what a plain search finds')
        },
      },
    ),
    textTarget(
      'glob',
      marked(GLOB_WORDS, ['src/**/*.{ts,js}', '!docs/[a-z]*/', 'a?b/@(c|d)']),
      (text) => [
        globTest(text)('src/a/b.ts'),
        globTest(text)('a'.repeat(200)),
        globListTest([text, `!${text}`])('docs/a'),
      ],
      { errors: [RangeError] },
    ),
    textTarget('nearest word', marked(['secret'], ['secrets/github-tokens']), (text) =>
      nearest(text, ['secrets/github-token', 'code/python-eval']),
    ),
    textTarget('redaction', mutatedText(lines, ['\u202e', '\x1b[0m', '::error::', '##[group]']), (text) => [
      excerpt(text),
      pasteText(text),
      redactSecret(text, 4),
      redactedLine(text, [
        { from: 3, to: 9 },
        { from: 5, to: 2 ** 31 },
      ]),
    ]),
    textTarget(
      'marks of suppression',
      mutatedText(lines, ['# noqa', '# gitleaks:allow', '// nosem', '/*', '*/', '"', '# nosec B301', '#']),
      (text) => text.split('\n').flatMap(suppressionMarks),
    ),
    textTarget('policy', marked(POLICY_WORDS, [POLICY]), (text) => parsePolicy(text, 'policy.yml', rules), {
      errors: [UsageError],
    }),
    textTarget(
      'baseline',
      marked(
        ['"', '[', '{', '\\u0000', 'null'],
        [`{"version": 1, "findings": [{"fingerprint": "${'ab'.repeat(12)}"}]}`],
      ),
      (text) => parseBaseline(text, 'baseline.json'),
      { errors: [UsageError] },
    ),
    textTarget('lists of Markdown', marked(MARKDOWN_WORDS, [CHECKLIST]), listItems),
    textTarget('checklist', marked(MARKDOWN_WORDS, [CHECKLIST]), (text) =>
      parseChecklist([{ path: 'CONTRIBUTING.md', text }]),
    ),
    textTarget('ticked lines', marked(MARKDOWN_WORDS, [CHECKLIST]), tickedLines),
  ]
}

function linePlaces(text: string): readonly string[] {
  const index = new LineIndex(text)
  const places: string[] = []
  for (let offset = 0; offset <= text.length; offset += 1 + (text.length >> 6)) {
    const { line, column } = index.position(offset)
    if (index.startOf(line) + column - 1 !== offset) throw new Error('a place that leads elsewhere')
    places.push(`${line}:${column} ${index.line(line).length}`)
  }
  return places
}

function endsOf(text: string, word: string): readonly string[] {
  const ends: string[] = []
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    ends.push(`${word}@${at + word.length}`)
  return ends
}
