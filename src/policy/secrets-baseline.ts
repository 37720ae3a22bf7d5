/** Accepted secrets of one path: lower-case hex SHA-1 of their text. */
export type SecretsBaseline = ReadonlyMap<string, ReadonlySet<string>>

/** Entries that are read; a file with more is refused. */
const MAX_ENTRIES = 200_000
const SHA1 = /^[0-9a-f]{40}$/i

/**
 * A `.secrets.baseline` of detect-secrets, of version 0 or 1: path → what was looked at and accepted. An entry that says
 * `is_secret: true` was looked at and is one. Entries without a hash are skipped, and so is what the file says about
 * filters and plugins: it is about how detect-secrets searches.
 * @returns undefined when it is no such file
 */
export function parseSecretsBaseline(text: string): SecretsBaseline | undefined {
  const results = fieldsOf(fieldsOf(parsed(text))?.['results'])
  if (results === undefined) return undefined
  const accepted = new Map<string, Set<string>>()
  let count = 0
  for (const [name, entries] of Object.entries(results)) {
    if (!Array.isArray(entries)) return undefined
    const hashes = new Set<string>()
    for (const entry of entries) {
      if (++count > MAX_ENTRIES) return undefined
      const { hashed_secret: hash, is_secret: isSecret } = fieldsOf(entry) ?? {}
      if (typeof hash === 'string' && SHA1.test(hash) && isSecret !== true) hashes.add(hash.toLowerCase())
    }
    // Made on Windows, names have the other slash.
    accepted.set(name.replaceAll('\\', '/').replace(/^\.\//, ''), hashes)
  }
  return accepted
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}
