import { beforeAll, describe, expect, test } from '@jest/globals'
import { type ReadShell, type ShellScript, shellReader } from '../../src/syntax/shell.ts'
import { contextWithParsers } from '../support/scan-code.ts'

let read: ReadShell

beforeAll(async () => {
  read = await shellReader(contextWithParsers())
})

function scriptOf(text: string): ShellScript {
  const script = read(text)
  if ('reason' in script) throw new Error(script.reason)
  return script
}

/** Words of each command; those that are only known when it runs in angle brackets. */
function commandsIn(text: string): readonly string[] {
  return scriptOf(text).commands.map(({ words }) =>
    words.map(({ value, dynamic }) => (dynamic ? `<${value}>` : value)).join(' '),
  )
}

describe('commands of a script', () => {
  test.each([
    ['a && b | c; d &', ['a', 'b', 'c', 'd']],
    ['A=1 B=2 run --to x > log 2>&1', ['run --to x']],
    ['run one>=2 two', ['run one two']],
    ['run \\\n  one \\\r\n  two', ['run one two']],
    [`run "a b" 'c d' e\\ f g"h"'i'`, ['run a b c d e f ghi']],
    [`run "$A" b$C '\${{ x }}' *.txt {a,b}`, ['run <$A> <b$C> <$_______> <*.txt> <{a,b}>']],
    ['f() { a; }\nfor x in 1; do b; done\ncase x in y) c ;; esac\n(d)', ['a', 'b', 'c', 'd']],
    ['cat <<E\nno command\n$(a)\nE', ['cat', 'a']],
    ['# no command\necho "no command" `a`', ['echo no command <`a`>', 'a']],
    [`sudo bash -ec 'a; sh -c "b"'`, [`sudo bash -ec a; sh -c "b"`, 'a', 'sh -c b', 'b']],
    [`echo sh -c 'a'`, [`echo sh -c a`]],
    ['sudo bash -e <<E\na\nE\nsh -s -- x <<E\nb\nE', ['sudo bash -e', 'sh -s -- x', 'a', 'b']],
    ['bash run.sh <<E\na\nE\necho sh <<E\na\nE', ['bash run.sh', 'echo sh']],
    ['a | b\nc > d', ['a', 'b', 'c']],
    ['\\a one\n  \\b', ['a one', 'b']],
    ['cat <<E | sudo bash\na\nE', ['cat', 'sudo bash', 'a']],
    [`run \${{ a }}b c`, ['run <$_______b> c']],
  ])('%j', (text, commands) => {
    expect(commandsIn(text)).toEqual(commands)
  })

  test('words stand where they say, in nested scripts as well', () => {
    const text = `a \${{ matrix.x }} "b" && bash -c "c 'd'"`
    for (const { words } of scriptOf(text).commands) {
      for (const { value, dynamic, start, end } of words) {
        if (!dynamic) expect(text.slice(start, end)).toContain(value.split(' ', 1)[0])
      }
    }
    expect(
      scriptOf(text)
        .commands.at(-1)
        ?.words.map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['c', "'d'"])
  })

  test('more nested scripts than are read are a gap', () => {
    const script = scriptOf("sh -c 'a'\n".repeat(300))
    expect(script.commands).toHaveLength(500)
    expect(script.unreadable).toHaveLength(100)
  })

  test('more words than are kept are a gap', () => {
    const text = `run ${'a '.repeat(5_000)}`
    expect(scriptOf(text).commands[0]?.words).toHaveLength(4_096)
    expect(scriptOf(text).unreadable).toEqual([{ start: 0, end: text.trimEnd().length }])
  })
})

test('assignments are kept wherever they stand', () => {
  const text = 'A=1; export B="x y" C=$D\nE=3 run\nbash -c "F=4"\nG=(1 2)'
  const found = scriptOf(text).assignments
  expect(found.map(({ name, value }) => `${name}=${value.dynamic ? '?' : value.value}`)).toEqual([
    'A=1',
    'B=x y',
    'C=?',
    'E=3',
    'F=4',
  ])
})

test.each([
  ['a | b | c', 'c', 'a | b | '],
  ['a | b | c\nd > e', 'c', 'a | b | '],
  ['(a; b) | { c; }', 'c', '(a; b) | '],
  ['a | b >(c)', 'c', 'a | '],
  ['a | b; c', 'c', undefined],
])('what feeds a command of %j', (text, name, input) => {
  const command = scriptOf(text).commands.find(({ words }) => words[0]?.value === name)
  const range = command?.input
  expect(range === undefined ? undefined : text.slice(range.start, range.end)).toBe(input)
})

test('redirections are those of the command that they end', () => {
  const streams = scriptOf('a < b | c >> "d e"; f <<< text; g 2>&1').commands.map(({ redirections }) =>
    redirections?.map(({ operator, target }) => `${operator} ${target.value}`),
  )
  expect(streams).toEqual([['< b'], ['>> d e'], ['<<< text'], ['>& 1']])
})
