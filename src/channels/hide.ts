/** What is shown of a secret. */
const HIDDEN = '***'

/**
 * Leaves secrets out of a finished text, as the runner does in its log. The text gets no longer.
 * @param secrets longer than what is shown of one
 */
export function hiding(secrets: ReadonlySet<string>): (text: string) => string {
  // The longest first, so that no end of one is left over.
  const wanted = [...secrets].sort((a, b) => b.length - a.length)
  return (text) => wanted.reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text)
}
