import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { FileMode } from '../../src/model/change-set.ts'

/** One version of one file in a case. */
export interface CaseFile {
  readonly path: string
  readonly mode: FileMode
  /** Content; a symlink's target; a submodule's commit id as text. */
  readonly bytes: Buffer
  /** Where the file stood at base, when the case says it was renamed. */
  readonly from?: string
}

export interface Case {
  /** Relative to fixtures/, without `.case`. */
  readonly name: string
  readonly file: string
  readonly why: string
  readonly before: readonly CaseFile[]
  readonly after: readonly CaseFile[]
  readonly options: ReadonlyMap<string, string>
  readonly expected: readonly string[]
}

export const FIXTURES = join(import.meta.dirname, '../../fixtures')

const SECTION = /^-- (?<kind>before|after|both):(?<rest>.+) --$/
const WORD_SECTION = /^-- (?<kind>options|expected) --$/

export function caseFiles(under = ''): readonly string[] {
  return readdirSync(join(FIXTURES, under), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.case'))
    .map((name) => join(FIXTURES, under, name))
    .sort()
}

export function loadCase(file: string): Case {
  return parseCase(readFileSync(file, 'utf8'), file)
}

export function parseCase(source: string, file: string): Case {
  const before: CaseFile[] = []
  const after: CaseFile[] = []
  const options = new Map<string, string>()
  const expected: string[] = []
  const why: string[] = []
  let body: string[] = why
  const finish: (() => void)[] = []
  const lines = source.split('\n')
  if (lines.at(-1) === '') lines.pop()
  for (const line of lines) {
    const words = WORD_SECTION.exec(line)?.groups
    const section = SECTION.exec(line)?.groups
    if (words !== undefined) {
      const own: string[] = []
      body = own
      finish.push(() => {
        const filled = own.filter((entry) => entry.trim() !== '')
        if (words['kind'] === 'expected') expected.push(...filled)
        else for (const entry of filled) options.set(...splitOption(entry, file))
      })
    } else if (section !== undefined) {
      const own: string[] = []
      body = own
      finish.push(() => {
        const made = caseFile(section['rest'] as string, own, file)
        if (section['kind'] !== 'after') before.push(made)
        if (section['kind'] !== 'before') after.push(made)
      })
    } else body.push(line)
  }
  for (const step of finish) step()
  const name = relative(FIXTURES, file).replace(/\.case$/, '')
  return { name, file, why: why.join('\n').trim(), before, after, options, expected }
}

function splitOption(line: string, file: string): [string, string] {
  const colon = line.indexOf(':')
  if (colon === -1) throw new Error(`${file}: an option reads "name: value", not "${line}"`)
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
}

function caseFile(rest: string, body: readonly string[], file: string): CaseFile {
  const quoted = rest.startsWith('"') ? /^"(?:[^"\\]|\\.)*"/.exec(rest)?.[0] : undefined
  const path = quoted === undefined ? (rest.split(' ')[0] as string) : (JSON.parse(quoted) as string)
  const words = rest
    .slice((quoted ?? path).length)
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  let mode: FileMode = 'file'
  let from: string | undefined
  let encoding: 'text' | 'hex' | 'base64' = 'text'
  for (const word of words) {
    if (word === 'executable' || word === 'symlink' || word === 'submodule') mode = word
    else if (word === 'hex' || word === 'base64') encoding = word
    else if (word.startsWith('from=')) from = word.slice('from='.length)
    else throw new Error(`${file}: unknown option "${word}" of ${path}`)
  }
  return {
    path,
    mode,
    bytes: decodeBody(body, encoding, mode, file),
    ...(from === undefined ? {} : { from }),
  }
}

function decodeBody(
  body: readonly string[],
  encoding: 'text' | 'hex' | 'base64',
  mode: FileMode,
  file: string,
): Buffer {
  const lines = [...body]
  // The blank line before the next section separates sections; it is not content.
  if (lines.at(-1) === '') lines.pop()
  switch (encoding) {
    case 'hex':
      return hexBody(lines, file)
    case 'base64':
      return Buffer.from(lines.join('').replaceAll('{{}}', ''), 'base64')
    case 'text': {
      const text = lines.join('\n').replaceAll('{{}}', '')
      return Buffer.from(
        mode === 'symlink' || mode === 'submodule' ? text.trim() : lines.length === 0 ? '' : `${text}\n`,
      )
    }
  }
}

/** `7f 45 4c 46  # comment`; `00*16` repeats a byte; `"text"` stands for its ASCII bytes. */
function hexBody(lines: readonly string[], file: string): Buffer {
  const bytes: number[] = []
  for (const line of lines) {
    for (const [, text, hex, times] of line.matchAll(/"([^"]*)"|#.*$|([0-9a-f]{2})(?:\*(\d+))?|\S+/gi)) {
      if (text !== undefined) bytes.push(...Buffer.from(text, 'latin1'))
      else if (hex !== undefined) {
        for (let count = Number(times ?? 1); count > 0; count--) bytes.push(Number.parseInt(hex, 16))
      }
    }
    const unknown = line
      .replace(/"[^"]*"|#.*$|\b[0-9a-f]{2}(?:\*\d+)?(?=\s|$|[0-9a-f"])/gi, '')
      .replace(/[0-9a-f\s]/gi, '')
    if (unknown !== '') throw new Error(`${file}: "${unknown}" is no hexadecimal byte`)
  }
  return Buffer.from(bytes)
}

/** The same case with other expected lines, as it is written to disk. */
export function withExpected(source: string, lines: readonly string[]): string {
  const at = source.search(/^-- expected --$/m)
  const head = at === -1 ? `${source.trimEnd()}\n\n` : source.slice(0, at)
  return `${head}-- expected --\n${lines.map((line) => `${line}\n`).join('')}`
}
