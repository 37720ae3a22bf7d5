import { describe, expect, test } from '@jest/globals'
import { listItems } from '../../src/policy/markdown-lists.ts'
import { parseChecklist, tickedLines } from '../../src/policy/parse-checklist.ts'
import { growth, MOST_GROWTH } from '../support/growth.ts'

const SECURITY = `# Security policy

Report problems to security@example.com.

- Write in English
- Expect an answer within a week

## Checklist for contributors

- [ ] **No binary files** (\`.so\`, \`.dll\`)
- [ ] No hardcoded [secrets](https://example.com/secrets)
- [ ] Kernels were profiled on two devices
      and the numbers are in the description
- [ ] Models load safely <!-- checklist: no-unsafe-deserialization -->

\`\`\`markdown
- [ ] No obfuscated code
\`\`\`

<!--
- [ ] No known vulnerabilities
-->

## Releases

- [ ] Dependencies are pinned
`

function parsed(text: string, path = 'SECURITY.md'): readonly (readonly [string, ...string[]])[] {
  return parseChecklist([{ path, text }]).lines.map((line) => [line.text, ...line.items])
}

describe("the maintainers' checklist", () => {
  test('is the boxes under a heading about security or contributing, in their words', () => {
    expect(parsed(SECURITY)).toEqual([
      ['No binary files (`.so`, `.dll`)', 'no-binaries'],
      ['No hardcoded secrets', 'no-secrets'],
      ['Kernels were profiled on two devices and the numbers are in the description'],
      ['Models load safely', 'no-unsafe-deserialization'],
      ['Dependencies are pinned', 'pinned-dependencies'],
    ])
  })

  test('goes on until a blank line, indented or not', () => {
    expect(parsed('# Checklist\n- [ ] Profiled on\n  two\ndevices\n\nand text\n')).toEqual([
      ['Profiled on two devices'],
    ])
  })

  test('ends with its heading, unless the document as a whole is about it', () => {
    const text = SECURITY.replace('# Security policy', '# Kernels')
    expect(parsed(text).map(([words]) => words)).not.toContain('Dependencies are pinned')
  })

  test('is a plain list when two of its bullets mean our items', () => {
    const text = `# Contributing

- Fork the repository
- Write a test

## Security

- No binary files
- No hardcoded secrets
- Be kind
`
    expect(parsed(text, 'CONTRIBUTING.md')).toEqual([
      ['No binary files', 'no-binaries'],
      ['No hardcoded secrets', 'no-secrets'],
      ['Be kind'],
    ])
  })

  test('is not every list of a document about contributing', () => {
    expect(parsed('# Contributing\n\n- Fork it\n- No binary files\n- Be kind\n')).toEqual([])
    expect(parsed('# Kernels\n\n- [ ] No binary files\n')).toEqual([])
  })

  test.each([
    ['a line of text in bold', '**Security checklist**\n- [ ] No binary files\n'],
    ['an underlined heading', 'Security checklist\n------------------\n* [ ] No binary files\n'],
    ['numbers', '## Checklist\n1. [ ] No binary files\n'],
    ['line ends of Windows', '## Checklist\r\n- [ ] No binary files\r\n'],
    ['a box that is ticked in the template', '## Checklist\n- [x] No binary files\n'],
  ])('may stand under or have %s', (_, text) => {
    expect(parsed(text)).toEqual([['No binary files', 'no-binaries']])
  })

  test('counts an item only in the first document that names it', () => {
    const lines = parseChecklist([
      { path: 'SECURITY.md', text: '# Security\n- [ ] No binary files\n- [ ] Profiled\n' },
      {
        path: '.github/PULL_REQUEST_TEMPLATE.md',
        text: '# Checklist\n- [ ] No binaries\n- [ ] profiled\n- [ ] Tested\n',
      },
    ]).lines
    expect(lines.map((line) => line.text)).toEqual(['No binary files', 'Profiled', 'Tested'])
  })
})

describe('a comment binds a line', () => {
  test.each([
    ['behind it', '- [ ] Be careful <!-- checklist: no-secrets -->\n'],
    ['before it', '<!-- checklist: no-secrets -->\n- [ ] Be careful\n'],
    ['on its next line', '- [ ] Be careful\n  <!-- checklist: no-secrets -->\n'],
    ['without a heading, and to a bullet', '- Be careful <!-- checklist: no-secrets -->\n'],
  ])('%s', (_, text) => {
    expect(parsed(text)).toEqual([['Be careful', 'no-secrets']])
  })

  test('to several items, in the order of the checklist', () => {
    const text = '- Load safely <!-- checklist: native-loading, no-unsafe-deserialization -->\n'
    expect(parsed(text)).toEqual([['Load safely', 'no-unsafe-deserialization', 'native-loading']])
  })

  test('against its words, or to nobody but the reviewer', () => {
    const text =
      '# Security\n- [ ] No binary files <!-- checklist: nothing-hidden -->\n- [ ] No pickle <!-- checklist: reviewer -->\n'
    expect(parsed(text)).toEqual([['No binary files', 'nothing-hidden'], ['No pickle']])
  })

  test('or says that it does not, with the name that was meant', () => {
    const { lines, remarks } = parseChecklist([
      { path: 'SECURITY.md', text: '# Security\n- [ ] No binary files <!-- checklist: no-binary -->\n' },
    ])
    expect(lines[0]?.items).toEqual(['no-binaries'])
    expect(remarks).toEqual([
      'SECURITY.md:2 binds a line to no-binary, which is no checklist item; did you mean no-binaries?',
    ])
  })
})

describe('ticks in the description of a pull request', () => {
  test('are read wherever they stand, but not in code or comments', () => {
    const body =
      'Hi\n- [x] No binary files\n- [ ] No pickle\n- [X] Something else\n```\n- [x] No eval()\n```\n<!-- - [x] No known CVEs -->\n'
    const ticked = tickedLines(body)
    expect([...ticked.items]).toEqual(['no-binaries'])
    expect([...ticked.texts]).toEqual(['no binary files', 'something else'])
  })
})

describe('hostile documents', () => {
  test('are read to a bound, which is told', () => {
    const text = `# Security\n${Array.from({ length: 500 }, (_, index) => `- [ ] item ${index}\n`).join('')}`
    const { lines, remarks } = parseChecklist([{ path: 'SECURITY.md', text }])
    expect(lines.length).toBe(60)
    expect(remarks).toEqual(['440 lines of the checklist are left out after the first 60'])
  })

  test('that are too long are read in part, which is told', () => {
    const { remarks } = parseChecklist([
      { path: 'SECURITY.md', text: `# Security\n${'- [ ] x\n'.repeat(2_000)}` },
    ])
    expect(remarks).toContain('SECURITY.md is too long; its checklist was read in part')
  })

  test.each([
    ['[', '['.repeat(300_000)],
    ['![', '!['.repeat(150_000)],
    ['<a', '<a'.repeat(150_000)],
    ['<!--', '<!--'.repeat(80_000)],
    ['spaces', `- [ ]${' '.repeat(300_000)}x`],
    ['lines', '- [x] no '.repeat(3) + '\n- [ ] no'.repeat(40_000)],
  ])('of %s take linear time', async (_, text) => {
    const work = (size: number): unknown =>
      parseChecklist([{ path: 'SECURITY.md', text: `# Security\n- [ ] ${text.slice(0, size)}` }])
    expect(await growth(work, 100_000)).toBeLessThan(MOST_GROWTH)
  })

  test('keep their words short and on one line', () => {
    const [line] = parsed(`# Security\n- [ ] ${'word '.repeat(300)}\n`)
    expect(line?.[0]?.length).toBeLessThanOrEqual(240)
  })
})

test('an unclosed fence or comment swallows the rest, as on GitHub', () => {
  expect(listItems('```\n- [ ] a\n').items).toEqual([])
  expect(listItems('<!-- \n- [ ] a\n').items).toEqual([])
})
