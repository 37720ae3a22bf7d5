import type { Finding } from '../../model/finding.ts'
import type { LoadedFile } from '../../model/rule.ts'
import { excerpt } from '../../text/redact.ts'
import { SOURCE_ENCODING } from './python-rules.ts'

/** PEP 263: the declaration stands in a comment on one of the first two lines. */
const DECLARATION = /^[ \t\f]{0,80}#[^\r\n]{0,400}?coding[:=][ \t]{0,20}([-\w.]{1,80})/
/** Codecs that turn ASCII characters into other characters than they are. Names as Python normalises them. */
const TRANSFORMING =
  /^(?:u7|utf_?7|unicode_1_1_utf_7|unicode_?escape|raw_?unicode_?escape|string_?escape|unicode_?internal|utf_?16|utf_?32|u16|u32|utf_(?:16|32)_[bl]e|punycode|idna|rot_?13|hex|hex_codec|base_?64|base64_codec|zlib|zip|zlib_codec|bz2|bz2_codec|uu|uu_codec|quopri|quopri_codec|hz|hz_?gb|hz_gb_2312|hzgb|iso_?2022_\w{1,16}|iso2022\w{1,16}|csiso2022\w{1,16}|cp037|cp273|cp424|cp500|cp875|cp1026|cp1140|ibm\d{3,4}|ebcdic_cp_\w{1,4})$/
/** Codecs whose second bytes may look like ASCII; text that is all ASCII reads the same. */
const MULTIBYTE =
  /^(?:gbk|gb18030|gb2312|cp936|936|ms936|big5\w{0,8}|cp950|950|shift_?jis\w{0,8}|sjis\w{0,8}|s_jis|cp932|932|ms932|mskanji|ms_kanji|johab|cp949|949|ms949|uhc|cp1361|ms1361)$/
const SEPARATORS = /[^A-Za-z0-9.]{1,80}/g

export interface EncodingDeclaration {
  readonly kind: 'plain' | 'multibyte' | 'transforming'
  /** 1-based. */
  readonly line: number
  readonly text: string
}

/** Undefined when there is no declaration. @param lines as `firstTwoLines` gives them */
export function declaredEncoding(lines: string): EncodingDeclaration | undefined {
  for (const [index, text] of lines.split(LINE_END, 2).entries()) {
    const codec = DECLARATION.exec(text)?.[1]
    if (codec !== undefined) return { kind: kindOf(codec), line: index + 1, text }
    // Only a comment or a blank line may stand above a declaration.
    if (!BLANK_OR_COMMENT.test(text)) return undefined
  }
  return undefined
}
const LINE_END = /\r\n?|\n/
const BLANK_OR_COMMENT = /^[ \t\f]{0,400}(?:#|$)/

/** Up to and with the end of the second line. */
export function firstTwoLines(text: string): string {
  let lines = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines++
    if (lines === 2) return text.slice(0, at + 1)
  }
  return text
}

function kindOf(codec: string): EncodingDeclaration['kind'] {
  const name = codec.toLowerCase().replace(SEPARATORS, '_')
  if (TRANSFORMING.test(name)) return 'transforming'
  return MULTIBYTE.test(name) ? 'multibyte' : 'plain'
}

export function encodingFinding(file: LoadedFile, declaration: EncodingDeclaration): Finding {
  const { line, text } = declaration
  return {
    rule: SOURCE_ENCODING.id,
    path: file.path,
    location: { line, column: 1, endLine: line, endColumn: text.length + 1 },
    evidence: excerpt(text),
    identity: text.replace(/\s/g, ''),
  }
}
