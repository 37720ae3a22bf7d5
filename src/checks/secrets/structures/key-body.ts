import { decodeBase64 } from '../decoding.ts'
import type { Proof } from '../secret-format.ts'

/** Ends of lines as they are, as strings, markup and addresses write them. */
const LINE_END =
  /\\{1,8}(?:[nr]|u000[aAdD]|x0[aAdD])|[\r\n]|%0[aAdD]|&#(?:1[03]|x0{0,3}[aAdD]);|<br {0,1}\/{0,1}>/
/** Comment marks, margins and opening quotes before a line of the body. */
const LEAD = /^[\s#*>|,]{0,80}(?:\+(?=[\s"'`])\s{0,20})?(?:[rbu]?\\{0,7}["'`]{1,3})?/
const ENCODED = /^[A-Za-z0-9+/]{1,4096}={0,2}$/
const PGP_CHECKSUM = /^=[A-Za-z0-9+/]{4}$/
const FIELD = /^[A-Za-z-]{2,20}: /
/** What joins two string literals: operators, commas, the end of a line by its name. */
const GLUE = /^[\s"'`,.&+_()[\]\\]{0,60}(?:vbCrLf|vbLf|vbNewLine)?[\s"'`,.&+_()[\]\\]{0,60}$/
const PERCENT_CODES: readonly (readonly [code: RegExp, character: string])[] = [
  [/%2[bB]/g, '+'],
  [/%2[fF]/g, '/'],
  [/%3[dD]/g, '='],
]

/** Characters of the shortest full line of a key; words of code between the lines are shorter. */
const SHORTEST_FULL_LINE = 40
/** Words after the last full line that are tried as the last, shorter one. */
const MAX_LAST_LINES = 20
/** Words of one block; a log of a long key has ten a line. */
const RUN_LIMIT = 3_000
const RUN = /[A-Za-z0-9+/]{1,4096}={0,2}/g
/** Fields of the older encryption (RFC 1421 section 4.6), on one line with the rest. */
const FIELDS = /Proc-Type: 4,ENCRYPTED|DEK-Info: [A-Z0-9-]{1,20},[0-9A-Fa-f]{16,32}/g

export interface KeyBody {
  readonly lines: readonly string[]
  readonly encoded: string
  readonly encrypted: boolean
  /** Characters of the block that were read. */
  readonly length: number
}

/**
 * The base64 of a block, whatever joins its lines: line ends, escapes, string literals; failing that, code between the
 * lines, when they are a key for sure.
 * @param margin what stands before every line, as in a patch
 */
export function readKeyBody(block: string, kind: string, isClosed: boolean, margin: string): KeyBody {
  const body = readLines(block, margin)
  if (!isClosed || body.encoded.length >= SHORTEST_FULL_LINE) return body
  return readScattered(block, kind) ?? body
}

/** The base64 lines up to the first line that is neither base64 nor a header field. */
function readLines(block: string, margin: string): KeyBody {
  const lines: string[] = []
  let encrypted = false
  let length = 0
  let rest = block
  while (rest !== '') {
    const cut = LINE_END.exec(rest)
    const raw = cut === null ? rest : rest.slice(0, cut.index)
    const line = bodyLine(margin !== '' && raw.startsWith(margin) ? raw.slice(margin.length) : raw)
    const parts = GLUE.test(line) ? [] : line.split(' ')
    if (parts.every((part) => part === '' || ENCODED.test(part)))
      lines.push(...parts.filter((part) => part !== ''))
    else if (FIELD.test(line)) encrypted ||= line.includes('ENCRYPTED')
    else if (!PGP_CHECKSUM.test(line)) break
    const read = cut === null ? rest.length : cut.index + cut[0].length
    length += read
    rest = rest.slice(read)
  }
  return { lines, encoded: lines.join(''), encrypted, length }
}

/** A line without comment marks, margins, quotes and what concatenates it with the next. */
function bodyLine(raw: string): string {
  const inner = raw.replace(LEAD, '')
  const quote = inner.search(/["'`]/)
  const line = (quote === -1 ? inner : inner.slice(0, quote)).replaceAll('\\', '').trim()
  return line.includes('%') ? withoutPercentCodes(line) : line
}

function withoutPercentCodes(line: string): string {
  return PERCENT_CODES.reduce((text, [code, character]) => text.replace(code, character), line)
}

/** The long runs of base64 between other words, and the short one after them that completes the key. */
function readScattered(block: string, kind: string): KeyBody | undefined {
  const encrypted = block.includes('ENCRYPTED')
  const runs: readonly string[] =
    withoutPercentCodes(block.replace(FIELDS, ' '))
      .split(LINE_END)
      .join(' ')
      .match(RUN)
      ?.slice(0, RUN_LIMIT) ?? []
  const lastFull = runs.findLastIndex((run) => run.length >= SHORTEST_FULL_LINE)
  const full = runs.filter((run) => run.length >= SHORTEST_FULL_LINE)
  for (const last of ['', ...runs.slice(lastFull + 1, lastFull + 1 + MAX_LAST_LINES)]) {
    const lines = last === '' ? full : [...full, last]
    const body = { lines, encoded: lines.join(''), encrypted, length: block.length }
    if (encrypted ? full.length > 2 : proofOf(kind, body) === 'valid') return body
  }
  return undefined
}

/** What the bytes of a body say of themselves (X.690, the OpenSSH key format, RFC 9580). */
export function proofOf(kind: string, body: Pick<KeyBody, 'encoded' | 'encrypted'>): Proof {
  const bytes = decodeBase64(body.encoded)
  if (kind.startsWith('OPENSSH')) return bytes.startsWith('openssh-key-v1\0') ? 'valid' : 'invalid'
  if (kind.startsWith('PGP')) return bytes.charCodeAt(0) >= 0x80 ? 'unknown' : 'invalid'
  if (kind.startsWith('SSH2')) return bytes.startsWith('\x3f\x6f\xf9\xeb') ? 'valid' : 'invalid'
  // The older encryption hides the structure.
  if (body.encrypted) return 'unknown'
  if (bytes.charCodeAt(0) !== 0x30) return 'invalid'
  return derLength(bytes) === bytes.length ? 'valid' : 'unknown'
}

const OPENSSH_CIPHER = /^openssh-key-v1\0\0{3}[^\0](?<name>[a-z0-9@.-]{1,40})\0/

/** Whether an OpenSSH or commercial SSH key names a cipher that protects it; `none` is what an open key names. */
export function namesCipher(kind: string, encoded: string): boolean {
  const head = decodeBase64(encoded.slice(0, 160))
  if (kind.startsWith('SSH2')) return !head.includes('\0\0\0\x04none')
  const name = kind.startsWith('OPENSSH') ? OPENSSH_CIPHER.exec(head)?.groups?.['name'] : undefined
  return name !== undefined && name !== 'none'
}

/** Bytes that the outermost DER element says it has, its header included (X.690 section 8.1.3). */
function derLength(bytes: string): number {
  const first = bytes.charCodeAt(1)
  if (first < 0x80) return 2 + first
  let length = 0
  for (let index = 0; index < (first & 0x7f); index++) length = length * 256 + bytes.charCodeAt(2 + index)
  return 2 + (first & 0x7f) + length
}
