import type { Finding } from '../../model/finding.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { CONFIGURE_DECODE } from './cmake-rules.ts'
import { defineLanguage, type Language } from './language.ts'
import { levelFields, severityAt } from './severity.ts'

const BUILD_FILE = /(?:^|\/)configure(?:\.in|\.ac)?$|(?:^|\/)Makefile\.(?:in|am)$|\.(?:m4|ac|am)$/i
/** UTF-16 code units of one logical line that is looked at; generated scripts stay below. */
const MAX_LINE = 200_000
/** Parts of one pipe. */
const MAX_STAGES = 64

/** The inputs of autoconf and automake, whose macros and quotes no grammar reads: judged by the pipes on each line. */
export const configure: Language = defineLanguage<undefined>({
  name: 'configure',
  rules: [CONFIGURE_DECODE],
  tripwires: [{ name: 'eval' }, { name: 'SHELL' }, { name: 'bash' }, { name: 'sh' }],
  wants: ({ path, mode }) => (mode === 'file' || mode === 'executable') && BUILD_FILE.test(path),
  prepare: async () => undefined,
  *inspect(file, context) {
    const text = file.text ?? ''
    for (let start = 0; start < text.length; ) {
      const end = logicalEnd(text, start)
      const line = text.slice(start, Math.min(end, start + MAX_LINE))
      if (line.includes('|') && isDecodedAndRun(line)) {
        const offset = start + (line.length - line.trimStart().length)
        const from = file.position(offset)
        const to = file.position(offset + line.trim().length)
        yield {
          rule: CONFIGURE_DECODE.id,
          path: file.path,
          location: { line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
          evidence: excerpt(line),
          identity: context.digest(line.replace(/\s{1,200000}/g, ' ').trim(), false),
          ...levelFields(CONFIGURE_DECODE, severityAt(file.path, 'critical', true)),
        } satisfies Finding
      }
      start = end + 1
    }
    if (text.length > 0 && longestLine(text) > MAX_LINE) {
      yield {
        kind: 'unreadable',
        gap: 'missing',
        reason: 'line-too-long',
        detail: evidence`a line is longer than lines that are read`,
      }
    }
  },
})

/** Whether one part of a pipe decodes, and a later one runs what comes out; or a filter's text comes from a variable. */
function isDecodedAndRun(line: string): boolean {
  const bare = withoutComment(line).replace(/[[\]'"\\\n\r]/g, ' ')
  const stages = bare.replaceAll('||', ';').split('|', MAX_STAGES)
  let decodes = false
  let selects = 0
  let filters = false
  for (const [place, stage] of stages.entries()) {
    if (place > 0 && RUNS.test(stage) && (decodes || selects > 1 || EVALUATED.test(stages[place - 1] ?? '')))
      return true
    if (filters && VARIABLE_DECODER.test(stage)) return true
    if (DECODES.test(stage) || VARIABLE_DECODER.test(stage)) decodes = true
    if (SELECTS.test(stage)) selects++
    if (place > 0 && place < stages.length - 1 && FILTERS_BY_VARIABLE.test(stage)) filters = true
    if (place === 0 && EVALUATES_OUTPUT.test(stage) && stages.slice(1).some((later) => DECODES.test(later)))
      return true
  }
  return false
}

function withoutComment(line: string): string {
  const comment = COMMENT.exec(line)
  return comment === null ? line : line.slice(0, comment.index)
}

/** The end of a line and of those that it continues on. */
function logicalEnd(text: string, start: number): number {
  let at = start
  for (;;) {
    const feed = text.indexOf('\n', at)
    if (feed === -1) return text.length
    if (text[feed - 1] !== '\\' && !(text[feed - 1] === '\r' && text[feed - 2] === '\\')) return feed
    at = feed + 1
  }
}

function longestLine(text: string): number {
  let longest = 0
  for (let start = 0; start < text.length; ) {
    const end = logicalEnd(text, start)
    longest = Math.max(longest, end - start)
    start = end + 1
  }
  return longest
}

/** `dnl` and `#` where a comment can start. */
const COMMENT = /(?:^|[\s\]])(?:dnl\b|#(?:\s|$))/
const RUNS =
  /^\s{0,100}(?:exec\s{1,10})?(?:\/\S{0,40}\/)?(?:\$?[({]?(?:CONFIG_)?SHELL[)}]?|(?:ba|da|z|k)?sh|eval|python\d?|perl)(?:\s|$|;|\)|`)/
const DECODES =
  /^\s{0,100}(?:eval\s{1,10})?(?:(?:xz|gzip|bzip2|lzma|zstd|lz4)\s{1,10}-\w{0,6}d|base(?:64|32)\s{1,10}-{1,2}d|openssl\s{1,10}(?:enc|base64)|uudecode\b|xxd\s{1,10}-\w{0,4}r|gunzip\b|unxz\b|xzcat\b|zcat\b|bzcat\b)/
/** `$prefix_prefix -d`: which program it is, is hidden in a variable. */
const VARIABLE_DECODER = /^\s{0,100}\$[\w${}() ]{1,80}\s-{1,2}d(?:ecompress|ecode)?\b/
/** Takes pieces out of a file, or exchanges its characters. */
const SELECTS = /^\s{0,100}(?:tr\s|head\s{1,10}-c|tail\s{1,10}-c|dd\s|rev\b|awk\s)|\b(?:head|tail)\s{1,10}-c/
const FILTERS_BY_VARIABLE = /^\s{0,100}eval\s{1,10}\$/
const EVALUATED = /\beval\s{1,10}\$[\w{(]/
const EVALUATES_OUTPUT = /\beval\s{0,10}(?:`|\$\()/
