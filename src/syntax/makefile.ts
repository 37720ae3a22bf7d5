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

function withShellReferences(line: string): string {
  let text = ''
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
      const end = endOfReference(line, dollar + 1)
      if (end === undefined) {
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

/** Offset behind the bracket that closes the one at `open`; undefined when none does on this line. */
function endOfReference(line: string, open: number): number | undefined {
  const [opening, closing] = line[open] === '(' ? ['(', ')'] : ['{', '}']
  let depth = 0
  const limit = Math.min(line.length, open + MAX_REFERENCE)
  for (let at = open; at < limit; at++) {
    if (line[at] === opening) depth++
    else if (line[at] === closing && --depth === 0) return at + 1
  }
  return undefined
}
