import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LevelOrOff, LoadedFile } from '../../model/rule.ts'
import { evidence } from '../../text/redact.ts'
import { findingsOf, linesWith, namesOf, type OddLine, type TextLine } from './odd-lines.ts'
import { isTestPath, placeOfText } from './text-place.ts'

/** Unicode Standard Annex 9, section 2: embeddings, overrides, isolates, marks. */
const CONTROL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const OVERRIDE = /[\u202d\u202e]/
const MARK = /^[\u061c\u200e\u200f]+$/
const OPENING = /[\u202a\u202b\u202d\u202e\u2066-\u2068]/
const POP_EMBEDDING = '\u202c'
const POP_ISOLATE = '\u2069'
/** Letters that are written from right to left. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u

/** Lines whose characters are shown in another order than they are read in. */
export function bidiControls(file: LoadedFile, text: string, context: CheckContext): Iterable<Finding> {
  return findingsOf('hidden/bidi-control', file, context, oddLines(file.path, text))
}

function* oddLines(path: string, text: string): Generator<OddLine> {
  for (const line of linesWith(text, CONTROL)) {
    const controls = line.text.match(CONTROL) ?? []
    const level = levelOf(path, line, controls)
    if (level === 'off') continue
    const first = line.text.search(CONTROL)
    yield {
      offset: line.offset + first,
      length: line.text.lastIndexOf(controls.at(-1) ?? '') + 1 - first,
      evidence: namesOf(controls),
      level,
      ...(isOpen(controls) ? { note: evidence`it is not closed on this line` } : {}),
    }
  }
}

/** Marks stand beside right-to-left letters for good reason; whoever reorders other text hides something. */
function levelOf(path: string, { text }: TextLine, controls: readonly string[]): LevelOrOff {
  const place = placeOfText(path)
  const isRightToLeft = RIGHT_TO_LEFT.test(text)
  const onlyMarks = controls.every((control) => MARK.test(control))
  if (place === 'prose') {
    return OVERRIDE.test(text) && !isRightToLeft && !isTestPath(path) ? 'warning' : 'off'
  }
  if (place === 'guard') return 'error'
  if (isRightToLeft && (onlyMarks || (!OVERRIDE.test(text) && !isOpen(controls)))) return 'off'
  if (isTestPath(path)) return onlyMarks ? 'note' : 'warning'
  return onlyMarks ? 'warning' : 'error'
}

function isOpen(controls: readonly string[]): boolean {
  let embeddings = 0
  let isolates = 0
  for (const control of controls) {
    if (control === POP_EMBEDDING) embeddings--
    else if (control === POP_ISOLATE) isolates--
    else if (OPENING.test(control)) {
      if (control >= '\u2066') isolates++
      else embeddings++
    }
  }
  return embeddings > 0 || isolates > 0
}
