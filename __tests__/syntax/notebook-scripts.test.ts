import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { notebookScripts } from '../../src/syntax/notebook-scripts.ts'

function notebook(...sources: readonly (string | readonly string[])[]): string {
  return JSON.stringify({ cells: sources.map((source) => ({ cell_type: 'code', source })) })
}

async function programs(...sources: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { scripts } = await notebookScripts(notebook(...sources))
  const found: Record<string, string> = {}
  for (const { extension, text } of scripts) found[extension] = `${found[extension] ?? ''}${text.text}`
  return found
}

describe('what IPython makes of a cell', () => {
  test.each<[string, string | undefined, string | undefined]>([
    ['x = 1', 'x = 1\n', undefined],
    ['!ls -l', 'pass\n\n', 'ls -l\n\n'],
    ['  !!ls', 'pass\n\n', 'ls\n\n'],
    ['if a:\n  !ls\nb', 'if a:\n  pass\nb\n', 'ls\n\n'],
    ['a, b = !ls $x', 'a, b = get_ipython()\n\n', 'ls $x\n\n'],
    ['%cd /a', 'pass\n\n', undefined],
    ['%sx ls', 'pass\n\n', 'ls\n\n'],
    ['%pip install a', 'pass\n\n', 'pip install a\n\n'],
    ['pip install a', 'pass\n\n', 'pip install a\n\n'],
    ['%time f(x)', 'f(x)\n', undefined],
    ['%timeit -n 10 -r3 f(x)', 'f(x)\n', undefined],
    ['%prun -s cumulative f(x)', 'f(x)\n', undefined],
    ['x = %time f', 'x = f\n', undefined],
    ['%%time\n!ls\nf()', 'pass\nf()\n', 'ls\n\n'],
    ['%%timeit -n 3 a = 1\nf(a)', 'a = 1\nf(a)\n', undefined],
    ['%%bash\nls', undefined, 'ls\n'],
    ['# note\n%%sh -e\nls', undefined, 'ls\n'],
    ['%%script --no-raise-error bash -e\nls', undefined, 'ls\n'],
    ['%%script python3.12\nx', 'x', undefined],
    ['%%sql\nselect', undefined, undefined],
    ['%%unknown a b\nf()', 'f()\n', undefined],
    ['f?', 'pass\n\n', undefined],
    ['?f', 'pass\n\n', undefined],
    ['/f a, b', 'f(a, b)\n\n', undefined],
    [',f a "b"', 'f("a \\"b\\"")\n\n', undefined],
    ['x = 7 \\\n  % 3', 'x = 7 \\\n  % 3\n', undefined],
    ['x = (7\n% 3)', 'x = (7\n% 3)\n', undefined],
    ['s = """\n!ls\n"""', 's = """\n!ls\n"""\n', undefined],
    ['print("a=%d" % 1)', 'print("a=%d" % 1)\n', undefined],
    ['"a=%d" % 1', '"a=%d" % 1\n', undefined],
    ['a != b', 'a != b\n', undefined],
    ['  x = 1\n  y = 2', 'x = 1\ny = 2\n', undefined],
    ['>>> if a:\n...     f()', 'if a:\n    f()\n', undefined],
  ])('%j', async (source, python, shell) => {
    const found = await programs(source)
    expect([found['py']?.trimEnd(), found['sh']?.trimEnd()]).toEqual([python?.trimEnd(), shell?.trimEnd()])
  })

  test.each([
    ['%%writefile a/b.py\nx', 'py'],
    ["%%writefile -a 'a b.sh'\nx", 'sh'],
    ['%%file a.R\nx', 'R'],
    ['%%javascript\nx', 'js'],
    ['%%ruby\nx', 'rb'],
    ['%%cython\nx', 'pyx'],
  ])('%j is a program of another language', async (source, extension) => {
    expect(Object.keys(await programs(source))).toEqual([extension])
  })

  test('a cell that leaves something open takes nothing else with it', async () => {
    const { scripts } = await notebookScripts(notebook('a = 1', 'b = """', 'c = (', 'd \\', 'e = 2'))
    expect(scripts.map(({ text }) => text.text.trim())).toEqual(['a = 1\ne = 2', 'b = """', 'c = (', 'd \\'])
  })
})

describe('the way back into the notebook', () => {
  test('every character of a plain cell leads to its literal', async () => {
    const character = fc.constantFrom(...'ab("\'\\é\t\u{1f600} =\n')
    const lines = fc.array(fc.string({ unit: character, maxLength: 20 }), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(lines, async (rest) => {
        const source = ['x0 ', ...rest]
        const text = notebook(source)
        const { scripts } = await notebookScripts(text)
        expect(scripts.map(({ text: program }) => program.text)).toEqual([`${source.join('')}\n`])
        for (const { text: program } of scripts) {
          for (let at = 0; at + 1 < program.text.length; at++) {
            const place = program.sourceOf(at)
            const written = JSON.stringify(program.text[at]).slice(1, -1)
            expect([written, program.text[at]]).toContain(
              text.slice(place, place + (text[place] === '\\' ? written.length : 1)),
            )
          }
        }
      }),
    )
  })

  test('a notebook without end, of brackets, or of one huge cell costs no more than its length', async () => {
    const deep = await notebookScripts('['.repeat(200_000))
    expect(deep.problems.map(({ reason }) => reason)).toContain('too-deep')
    const huge = await notebookScripts(notebook('x'.repeat(4_000_000)))
    expect(huge.problems.map(({ reason }) => reason)).toEqual(['over-limit'])
    const many = await notebookScripts(notebook(...Array.from({ length: 1000 }, () => '%%ruby\nx')))
    expect([many.scripts.length, many.problems.map(({ reason }) => reason)]).toEqual([400, ['over-limit']])
  })

  test('a text that is no notebook has no programs', async () => {
    expect(await notebookScripts('')).toEqual({ scripts: [], problems: [] })
    expect(await notebookScripts('{"a": ["cells"]}')).toEqual({ scripts: [], problems: [] })
  })
})
