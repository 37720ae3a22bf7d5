/** Characters of encoded text that are decoded when nobody says how many. */
const MAX_ENCODED = 8_192

/**
 * Bytes of base64 text as Latin-1 characters, either alphabet, with or without padding.
 * @param limit characters that are decoded
 */
export function decodeBase64(text: string, limit = MAX_ENCODED): string {
  return Buffer.from(text.slice(0, limit), 'base64').toString('latin1')
}

/** The JSON object that base64 text holds; undefined when it holds none. */
export function decodeJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text.slice(0, MAX_ENCODED), 'base64').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
