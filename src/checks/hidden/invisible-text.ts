import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LevelOrOff, LoadedFile } from '../../model/rule.ts'
import { type Evidence, evidence } from '../../text/redact.ts'
import { MarkdownCells } from './notebook-cells.ts'
import { findingsOf, linesWith, namesOf, type OddLine } from './odd-lines.ts'
import { isTestPath, placeOfText, type TextPlace } from './text-place.ts'

/** Everything that takes no room where it is shown. */
const INVISIBLE =
  /[\u034f\u180b-\u180f\ufe00-\ufe0f\u00ad\u115f\u1160\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e01ef}\u{f0000}-\u{10ffff}]/gu

/** Selectors choose one form of one character, so that more than two in a row choose nothing. */
const SELECTOR_RUN = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{3}/u
/** After a letter there is nothing to choose; digits, # and * become keycaps. */
const SELECTED_LETTER = /[A-Za-z_$][\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u
/** Tag characters spell a region behind a black flag (Unicode Technical Standard 51, ED-14a) and nothing else. */
const TAG = /[\u{e0000}-\u{e007f}]/u
const TAGGED_FLAG = /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,10}\u{e007f}/gu
const ZERO_WIDTH_RUN = /[\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff\u180e]{8}/u
const PRIVATE_RUN = /[\u{f0000}-\u{10ffff}]{16}/u
/** Within a word of ASCII, where no script needs one. */
const WITHIN_WORD =
  /[A-Za-z0-9_$][\u034f\u00ad\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff]{1,7}[A-Za-z0-9_$]/
/** A letter of Korean without a shape, which is a name of its own in many languages. */
const FILLER = /[\u115f\u1160\u3164\uffa0]/
const KOREAN = /[\u1100-\u115e\u1161-\u11ff\u3131-\u3163\uac00-\ud7a3]/
/** What may split a path, an owner or a name of an action. */
const BESIDE_ASCII =
  /[!-~][\u034f\u00ad\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff]|[\u034f\u00ad\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff][!-~]/
const NOTEBOOK = /\.ipynb$/i
const EMOJI_JOINER = /(?<=\u200d|\ufe0f|\p{Extended_Pictographic})\u200d(?=\p{Extended_Pictographic})/gu

interface Sight {
  readonly level: LevelOrOff
  readonly note: Evidence
}

/** Lines that hold more than anybody sees: data in characters without a shape, or names that only look equal. */
export function invisibleText(file: LoadedFile, text: string, context: CheckContext): Iterable<Finding> {
  return findingsOf('hidden/invisible-text', file, context, oddLines(file.path, text))
}

function* oddLines(path: string, text: string): Generator<OddLine> {
  const place = placeOfText(path)
  const isTest = isTestPath(path)
  const cells = NOTEBOOK.test(path) ? new MarkdownCells(text) : undefined
  for (const line of linesWith(text, INVISIBLE)) {
    const sight = sightOf(line.text, place)
    if (sight === undefined) continue
    const characters = line.text.match(INVISIBLE) ?? []
    const first = line.text.search(INVISIBLE)
    const last = characters.at(-1) ?? ''
    // Word processors and chat programs leave characters without width in prose that people paste.
    const isProse = sight.level === 'warning' && cells?.contain(line.offset + first) === true
    yield {
      offset: line.offset + first,
      length: line.text.lastIndexOf(last) + last.length - first,
      evidence: evidence`${namesOf(characters.slice(0, 6))} (${characters.length} on this line)`,
      note: sight.note,
      level: isTest || isProse ? 'note' : sight.level,
    }
  }
}

/** Undefined where it is what the text needs: emoji, Persian, Indic and Khmer words, breaks in prose, placeholders. */
function sightOf(line: string, place: TextPlace): Sight | undefined {
  if (SELECTOR_RUN.test(line))
    return { level: 'error', note: evidence`variation selectors that select nothing` }
  if (TAG.test(line.replace(TAGGED_FLAG, '')))
    return { level: 'error', note: evidence`tag characters spell hidden text` }
  if (ZERO_WIDTH_RUN.test(line)) return { level: 'error', note: evidence`a run of characters without width` }
  if (place === 'prose') return undefined
  if (SELECTED_LETTER.test(line))
    return { level: 'warning', note: evidence`a variation selector behind a letter` }
  if (PRIVATE_RUN.test(line))
    return { level: 'warning', note: evidence`a run of characters without a meaning` }
  if (FILLER.test(line) && !KOREAN.test(line))
    return { level: 'error', note: evidence`a letter without a shape` }
  if (WITHIN_WORD.test(line)) {
    return { level: place === 'guard' ? 'error' : 'warning', note: evidence`within a word` }
  }
  if (place === 'guard' && BESIDE_ASCII.test(line.replace(EMOJI_JOINER, ''))) {
    return { level: 'error', note: evidence`beside what a program compares` }
  }
  return undefined
}
