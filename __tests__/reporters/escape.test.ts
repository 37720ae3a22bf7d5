import { error } from '@actions/core'
import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { cut, cutMiddle } from '../../src/reporters/cut.ts'
import {
  commandData,
  commandProperty,
  jsonText,
  logLine,
  markdownBlock,
  markdownCell,
  markdownCode,
  markdownText,
  sarifText,
  uriPath,
  visible,
  visibleBlock,
} from '../../src/reporters/escape.ts'
import { pathFromBytes } from '../../src/text/path-name.ts'
import { hostileText as hostile, SEED } from '../support/hostile-texts.ts'
import { referencesIn, rendered } from '../support/rendered-markdown.ts'
import { commandsIn } from '../support/runner-commands.ts'

fc.configureGlobal({ numRuns: 300, seed: SEED })
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u

describe('visible', () => {
  test.each([
    ['\u202egnp.exe', '\\u{202e}gnp.exe'],
    ['a\nb\r\tc', 'a\\u{a}b\\u{d}\\u{9}c'],
    ['\u001b[31m\u009b', '\\u{1b}[31m\\u{9b}'],
    ['x\ud800', 'x\\u{d800}'],
    ['soft\u00adhyphen, \u200bzero\ufeff', 'soft\\u{ad}hyphen, \\u{200b}zero\\u{feff}'],
    ['\u{e0041}tag', '\\u{e0041}tag'],
    ['no\u00a0break', 'no\\u{a0}break'],
    ['###[error]x', '##\\u{23}[error]x'],
  ])('%j shows as %j', (text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  test('ordinary text of any script stays', () => {
    const text = 'naïve Größe 日本語 עברית हिन्दी 😀 → x'
    expect(visible(text)).toBe(text)
  })

  test('nothing unprintable is left of any text', () => {
    fc.assert(fc.property(hostile, (text) => !UNPRINTABLE.test(visible(text))))
  })
})

describe('for the runner', () => {
  test('its parser, as the tests know it, understands what it must', () => {
    expect(commandsIn('  ::error file=a%2Cb,line=1::x%0Ay').map(({ name, data }) => [name, data])).toEqual([
      ['error', 'x\ny'],
    ])
    expect(commandsIn('a ##[add-mask]e\rb\r::stop-commands::q').map(({ name }) => name)).toEqual([
      'add-mask',
      'stop-commands',
    ])
  })

  test('no line of log text is a command, alone or inside other text', () => {
    fc.assert(
      fc.property(hostile, hostile, (first, second) => {
        const output = `${logLine(first)}\n  ${logLine(second)}\nlisted ${logLine(first)}`
        return commandsIn(output).length === 0 && output.split(/\r\n|\n|\r/).length === 3
      }),
    )
  })

  test('a command of ours stays one command whatever its data and properties', () => {
    fc.assert(
      fc.property(hostile, hostile, (property, data) => {
        const line = `::error file=${commandProperty(property)},title=t::${commandData(data)}`
        const [command, ...others] = commandsIn(line)
        expect(others).toEqual([])
        expect(command?.name).toBe('error')
        expect(command?.data).toBe(visibleBlock(data))
        expect(command?.properties.get('title')).toBe('t')
        expect(command?.properties.get('file') ?? '').toBe(visible(property))
      }),
    )
  })

  test('visible text is encoded exactly as @actions/core encodes it', () => {
    const printed: string[] = []
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk))
      return true
    })
    try {
      error('50 %, a:b\nnext, %0A', { title: 'a: 50 %, b', file: 'dir/x,y%z.py' })
    } finally {
      write.mockRestore()
    }
    const title = commandProperty('a: 50 %, b')
    const file = commandProperty('dir/x,y%z.py')
    expect(printed.join('').trimEnd()).toBe(
      `::error title=${title},file=${file}::${commandData('50 %, a:b\nnext, %0A')}`,
    )
  })
})

describe('in Markdown', () => {
  test.each([
    ['calls `eval` on *it*', 'calls `eval` on \\*it\\*'],
    ['ask @octocat, see #12.', 'ask `@octocat`, see `#12`.'],
    ['(https://evil.example.com)', '(`https://evil.example.com`)'],
    ['a|b & <b>', 'a&#124;b &amp; \\<b\\>'],
    ['- item', '\\- item'],
    ['1. item', '&#49;. item'],
    ['an odd ` backtick', 'an odd \\` backtick'],
  ])('%j becomes %j', (text, markdown) => {
    expect(markdownText(text)).toBe(markdown)
  })

  test('text has no live structure, no reference, and is all there', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = markdownText(text)
        const page = rendered(markdown)
        expect(page.elements.filter((name) => name !== 'p' && name !== 'code')).toEqual([])
        expect(page.html.indexOf('<p>')).toBe(page.html.lastIndexOf('<p>'))
        expect(referencesIn(page)).toEqual([])
        const words = (of: string): string => of.replace(/[` ]/g, '')
        expect(words(page.text)).toBe(words(visible(text)))
      }),
    )
  })

  test('a code span holds exactly its text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = visible(text)
        const markdown = `x ${markdownCode(text)} y`
        if (shown === '') expect(markdown).toBe('x (empty) y')
        else expect(rendered(markdown)).toMatchObject({ code: [shown], prose: ['x ', ' y'] })
      }),
    )
  })

  test('even a hundred backticks do not outgrow the longest fence that cmark knows', () => {
    expect(rendered(markdownCode('`'.repeat(100))).code).toEqual(['`'.repeat(100)])
    expect(markdownCode('`'.repeat(100))).toMatch(/^` /)
  })

  test('a cell has no bar, whatever it shows', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(markdownCell(markdownText(text))).not.toContain('|')
        expect(markdownCell(markdownCode(text))).not.toContain('|')
      }),
    )
  })

  test('a block ends where it should and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), (texts) => {
        const block = markdownBlock(texts.join('\n'))
        expect(rendered(block)).toMatchObject({ elements: ['code', 'pre'], prose: [], addresses: [] })
        const lines = block.split('\n')
        const fence = lines[0] as string
        const closing = lines.filter((line) => {
          const run = /^ {0,3}(`{3,})[ \t]*$/.exec(line)?.[1]
          return run !== undefined && run.length >= fence.length
        })
        expect(closing.slice(-1)).toEqual([fence])
        expect(closing.length).toBe(2)
        expect(commandsIn(lines.join('\n'))).toEqual([])
      }),
    )
  })

  test('a block shortens an endless fence instead of growing with it', () => {
    const block = markdownBlock('`'.repeat(300))
    expect(block.split('\n')[0]?.length).toBe(61)
    expect(block).toContain('…')
  })
})

describe('for programs', () => {
  test('JSON gives the exact text back and prints nothing odd', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const json = jsonText({ text, [text]: 1 })
        expect(JSON.parse(json)).toEqual({ text, [text]: 1 })
        expect(json.replaceAll('\n', '')).not.toMatch(UNPRINTABLE)
        expect(commandsIn(json)).toEqual([])
      }),
    )
  })

  test('a URI gives the exact bytes of the path back, and stays relative', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
        const uri = uriPath(pathFromBytes(bytes))
        expect(uri).toMatch(/^(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*$/)
        expect(uri.startsWith('/')).toBe(false)
        const back = [...uri.matchAll(/%(..)|(.)/g)].map((match) =>
          match[1] === undefined ? (match[2] as string).charCodeAt(0) : Number.parseInt(match[1], 16),
        )
        expect(back).toEqual([...bytes])
      }),
    )
  })

  test('a SARIF message makes no link of brackets', () => {
    expect(sarifText('handlers[name](x)')).toBe('handlers\\[name\\](x)')
    expect(sarifText('a[0] and b')).toBe('a[0] and b')
  })
})

describe('cutting', () => {
  test('never splits a character, and never grows', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.integer({ min: 2, max: 30 }),
        (text, most) => {
          for (const shown of [cut(text, most), cutMiddle(text, most)]) {
            expect(shown.length).toBeLessThanOrEqual(most)
            expect(shown.isWellFormed()).toBe(true)
          }
        },
      ),
    )
  })

  test('keeps the start and the end of a path', () => {
    expect(cutMiddle('kernels/very/deep/folder/with/many/parts/file.py', 20)).toBe('kernel…parts/file.py')
  })
})
