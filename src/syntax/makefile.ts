/** UTF-16 code units of a reference of make that are followed. */
const MAX_REFERENCE = 4_000
const PLAIN_NAME = /^[A-Za-z_]\w{0,60}$/

/**
 * The recipes of a makefile as one script of the shell, as long as the file, so that offsets are offsets of the file:
 * rules and definitions are blanks, references of make are variables of the shell.
 * https://www.gnu.org/software/make/manual/make.html#Recipe-Syntax
 */
export function recipesOf(source: string): string {
  let script = ''
  let continues = false
  for (let start = 0; start < source.length; ) {
    const feed = source.indexOf('\n', start)
    const end = feed === -1 ? source.length : feed
    const line = source.slice(start, end)
    const isRecipe: boolean = continues || line.startsWith('\t')
    script += isRecipe ? withShellReferences(withoutPrefix(line, continues)) : ' '.repeat(line.length)
    if (feed !== -1) script += '\n'
    continues = isRecipe && endsInBackslash(line)
    start = end + 1
  }
  return script
}

/** `@`, `-` and `+` at the start of a line are for make. */
function withoutPrefix(line: string, continues: boolean): string {
  let at = 0
  while (!continues && at < line.length && '\t @-+'.includes(line[at] as string)) at++
  return ' '.repeat(at) + line.slice(at)
}

function endsInBackslash(line: string): boolean {
  let count = 0
  const end = line.endsWith('\r') ? line.length - 1 : line.length
  while (count < end && line[end - 1 - count] === '\\') count++
  return count % 2 === 1
}

/** A line of make as the shell gets it: references are variables of the shell. Of the same length. */
export function withShellReferences(line: string): string {
  let text = ''
  let brackets: Brackets | undefined
  for (let at = 0; at < line.length; ) {
    const dollar = line.indexOf('$', at)
    if (dollar === -1) return text + line.slice(at)
    text += line.slice(at, dollar)
    const next = line[dollar + 1]
    if (next === '$') {
      // The shell sees one of the two.
      text += line[dollar + 2] === '(' ? ' $' : '$_'
      at = dollar + 2
    } else if (next === '(' || next === '{') {
      brackets ??= closingBrackets(line)
      const end = brackets.get(dollar + 1)
      if (end === undefined || end - dollar > MAX_REFERENCE) {
        text += '  '
        at = dollar + 2
        continue
      }
      const name = line.slice(dollar + 2, end - 1)
      text += `\${${PLAIN_NAME.test(name) ? name : '_'.repeat(name.length)}}`
      at = end
    } else {
      text += '$'
      at = dollar + 1
    }
  }
  return text
}

/** For each opening bracket, the offset behind the one that closes it. */
type Brackets = ReadonlyMap<number, number>

/** In one pass: references stand in references. Brackets of the other kind do not count. */
function closingBrackets(line: string): Brackets {
  const ends = new Map<number, number>()
  const round: number[] = []
  const curly: number[] = []
  for (let at = 0; at < line.length; at++) {
    const character = line[at]
    if (character === '(') round.push(at)
    else if (character === '{') curly.push(at)
    else if (character === ')' || character === '}') {
      const open = (character === ')' ? round : curly).pop()
      if (open !== undefined) ends.set(open, at + 1)
    }
  }
  return ends
}
