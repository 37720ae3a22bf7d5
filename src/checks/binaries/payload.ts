/** Bytes of the shortest content that is judged: what a header and some code need, more than any digest or key has. */
export const MIN_PAYLOAD = 96

/** Bytes that a text spells out. */
export interface Payload {
  /** `base64`. Words of ours. */
  readonly encoding: string
  /** Where it begins and ends in the text, in UTF-16 code units. */
  readonly offset: number
  readonly end: number
  readonly bytes: Uint8Array
  /** Whether only an executable counts, because the letters may as well mean something else. */
  readonly executablesOnly?: boolean
}
