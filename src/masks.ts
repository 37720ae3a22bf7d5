/** Shorter texts are not masked: masking a common word would make the whole log unreadable. */
const SHORTEST_MASK = 6
/** The runner compares every log line with every mask. */
const MAX_MASKS = 500
const LINE_END = /[\r\n]/

/**
 * Registers each raw secret once, before anything else is printed. The runner hides each line of a secret by itself,
 * so that a secret with a line of one letter would hide that letter everywhere: lines are registered one by one.
 * @param masked gets what was registered
 */
export function maskOnce(masked: Set<string>, register: (line: string) => void): (secret: string) => void {
  return (secret) => {
    for (const line of secret.split(LINE_END)) {
      if (line.trim().length < SHORTEST_MASK || masked.size === MAX_MASKS || masked.has(line)) continue
      masked.add(line)
      register(line)
    }
  }
}
