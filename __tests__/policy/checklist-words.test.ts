import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { CHECKLIST } from '../../src/model/checklist.ts'
import type { ChecklistItem } from '../../src/model/rule.ts'
import { itemsByWords } from '../../src/policy/checklist-words.ts'

const BOUND: readonly (readonly [string, ...ChecklistItem[]])[] = [
  ['No binary files (`.so`, `.dll`)', 'no-binaries'],
  ['**No** compiled artifacts or generated code', 'no-binaries'],
  ['I have not added any binaries', 'no-binaries'],
  ['Binaries must not be committed', 'no-binaries'],
  ['No binaries committed unless the maintainers asked for them', 'no-binaries'],
  ['No hardcoded secrets, API keys, or credentials', 'no-secrets'],
  ['The diff is free of passwords and access tokens', 'no-secrets'],
  ['Credentials are never checked in', 'no-secrets'],
  ['No `eval()`, `exec()`, or dynamic code execution with user input', 'no-dynamic-code'],
  ["Doesn't use eval or exec", 'no-dynamic-code'],
  ['No eval/exec', 'no-dynamic-code'],
  ['No pickle files', 'no-unsafe-deserialization'],
  ['Avoids unsafe deserialization of untrusted data', 'no-unsafe-deserialization'],
  ['Weights are stored as safetensors instead of pickle', 'no-unsafe-deserialization'],
  ['No `eval()`, `exec()` or `pickle.loads()`', 'no-dynamic-code', 'no-unsafe-deserialization'],
  ['Dependencies pinned to exact versions, no floating references', 'pinned-dependencies'],
  ['All new dependencies have upper bounds', 'pinned-dependencies'],
  ['Pin all requirements', 'pinned-dependencies'],
  ['Dependencies are pinned and come from trusted sources', 'pinned-dependencies', 'trusted-sources'],
  ['Downloads are verified by SHA-256 checksum', 'trusted-sources'],
  ['Native libraries are loaded from fixed locations', 'native-loading'],
  ['Shell scripts have been reviewed', 'reviewed-scripts'],
  ['Workflows ask for the least privilege', 'safe-workflows'],
  ['No obfuscated code', 'nothing-hidden'],
  ['No known vulnerabilities', 'known-advisories'],
  ['Commits are signed', 'described-change'],
]

const UNBOUND = [
  'No binary sensor entities are created',
  'No binary size regression',
  'No binary is downloaded and executed',
  'Release binaries are not stripped',
  'There is no rush. Binaries are published by the release job',
  'There is no rush. Binaries are large',
  'No secrets in logs or error messages',
  'Secrets are not shared with pull_request_target workflows',
  'Users never type their password twice',
  'No regression on the eval set',
  'Evaluation numbers are attached',
  'Models are evaluated, and the exec summary is updated',
  'Tests that pickle a tensor do not break',
  'Dependencies are installed',
  'No circular dependencies introduced',
  'No new runtime dependency',
  'Dependencies need not be pinned; there is no need in tests',
  'Only approved dependencies are used',
  'The hidden layer has the right size',
  'Nothing else changed',
  'Commits are signed off (`git commit -s`)',
  'Commits are signed off and GPG-signed',
  'The licence header is there',
  'Input validation for user-provided data',
  'No secrets in workflow files',
  'No hardcoded values',
  'I ran the shell scripts',
  'Workflow runs pass',
  '',
]

describe('words bind a line to an item', () => {
  test.each(BOUND)('%s → %s', (line, ...items) => {
    expect(itemsByWords(line)).toEqual(items.filter((item) => item !== undefined))
  })

  test.each(CHECKLIST.map((entry) => [entry.text, entry.item] as const))('our own line: %s', (text, item) => {
    // A line that says two unlike things binds by its comment, or not at all.
    const both = ['native-loading', 'safe-workflows', 'known-advisories', 'reviewed-scripts']
    const found = itemsByWords(text)
    if (item === undefined) expect(found).toEqual([])
    else if (found.length > 0 || !both.includes(item)) expect(found).toEqual([item])
  })
})

test.each(UNBOUND)('words of something else bind nothing: %s', (line) => {
  expect(itemsByWords(line)).toEqual([])
})

test('any text is understood in time, and to at most two items', () => {
  const words = fc.constantFrom(
    ...'no not binaries eval() exec or pickle dependencies pinned , . secrets log'.split(' '),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
      ),
      (line) => {
        expect(itemsByWords(line).length).toBeLessThanOrEqual(2)
      },
    ),
  )
})
