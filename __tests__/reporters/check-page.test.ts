import { describe, expect, test } from '@jest/globals'
import { CHECKLIST } from '../../src/model/checklist.ts'
import type { Check, Rule } from '../../src/model/rule.ts'
import { checkPage, explainRule } from '../../src/reporters/check-page.ts'
import { checklistPage } from '../../src/reporters/checklist-page.ts'
import { RULES_BY_ID } from '../support/reports.ts'

const rule = RULES_BY_ID.get('dependencies/unpinned-requirement') as Rule
const check: Check = { id: 'dependencies', rules: [rule], wants: () => true, inspect: () => [] }
const EXAMPLE =
  'Why this case exists.\n\n-- after:requirements.txt --\ntorch\n```\n-- expected --\nrequirements.txt:1:1 …\n'

describe('the page of a check', () => {
  const page = checkPage(check, new Map([[rule.id, EXAMPLE]]))

  test('lists its rules with a link to each', () => {
    expect(page).toContain(
      '| [`dependencies/unpinned-requirement`](#dependenciesunpinned-requirement) | Dependency is not pinned | warning, in the strict profile error; confidence high |',
    )
  })

  test('says why, what to write instead, the checklist item and references', () => {
    expect(page).toContain('## dependencies/unpinned-requirement\n')
    expect(page).toContain('A later release is installed without anybody having looked at it.')
    expect(page).toContain('**Instead:** Give an exact version, or at least an upper bound.')
    expect(page).toContain('Checklist: Dependencies are pinned, with upper bounds')
    expect(page).toContain('- [CWE-1357](https://cwe.mitre.org/data/definitions/1357.html)')
  })

  test('shows the example as it stands on disk, whatever fences it holds', () => {
    expect(page).toContain(`Example:\n\n\`\`\`\`\n${EXAMPLE.trimEnd()}\n\`\`\`\``)
  })

  test('does without an example', () => {
    expect(checkPage(check, new Map())).not.toContain('Example:')
  })
})

describe('explaining a rule at a prompt', () => {
  test('fits 80 columns and shows the example indented', () => {
    const text = explainRule(rule, EXAMPLE)
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect(text.split('\n').slice(0, 6)).toEqual([
      'dependencies/unpinned-requirement',
      'Dependency is not pinned.',
      '',
      'Level: warning, in the strict profile error; confidence high.',
      '',
      'A later release is installed without anybody having looked at it.',
    ])
    expect(text).toContain('Example:\n\n    Why this case exists.\n\n    -- after:requirements.txt --\n')
    expect(text).toContain('References:\n  CWE-1357')
  })

  test('does without an example', () => {
    expect(explainRule(rule, undefined)).not.toContain('Example')
  })
})

test('the page of the checklist has a row for every line of it', () => {
  const rows = checklistPage()
    .split('\n')
    .filter((line) => line.startsWith('| '))
  expect(rows.length).toBe(CHECKLIST.length + 1)
  expect(rows.filter((row) => row.split(' | ').length === 3).length).toBe(CHECKLIST.length + 1)
})
