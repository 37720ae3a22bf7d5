import { type Evidence, evidence } from '../../../text/redact.ts'
import type { Candidate } from '../candidate.ts'

/** How a text hides another one. */
export type Disguise = 'base64' | 'compressed' | 'escapes' | 'pieces'

/** Text that stands in a file in another form. */
export interface Revealed {
  readonly text: string
  readonly disguise: Disguise
  /** Offsets in the file of a part of the text. */
  span(start: number, end: number): { readonly start: number; readonly end: number }
}

const FORMS: Readonly<Record<Disguise, Evidence>> = {
  base64: evidence`in base64`,
  compressed: evidence`in compressed base64`,
  escapes: evidence`in escapes`,
  pieces: evidence`in pieces`,
}

/** Characters of the file that are masked in logs beside the secret; longer ones are lines of their own there. */
const LONGEST_MASK = 4_096

/** What was found in revealed text, at its place in the file. */
export function inFile(candidate: Candidate, revealed: Revealed, file: string): Candidate {
  const { start, end } = revealed.span(candidate.start, candidate.end)
  return {
    ...candidate,
    start,
    end,
    masks: [
      ...(candidate.masks ?? [candidate.value]),
      file.slice(start, Math.min(end, start + LONGEST_MASK)),
    ],
    evidence: evidence`${candidate.evidence} ${FORMS[revealed.disguise]}`,
  }
}
