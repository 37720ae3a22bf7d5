import type { Candidate } from '../candidate.ts'
import { isDocumented } from '../documented.ts'
import { isPlaceholder } from '../placeholders.ts'
import { PROVIDERS } from '../providers.ts'
import type { Digest, Provider } from '../secret-format.ts'
import { providerCandidate } from '../tokens.ts'

const KAGGLE = PROVIDERS.find((provider) => provider.rule === 'secrets/kaggle-key') as Provider

/** Characters on either side of `username` in which the key stands. */
const WINDOW = 200
const KEY_MEMBER = /\\{0,3}["']key\\{0,3}["']\s{0,8}:\s{0,8}\\{0,3}["'](?<key>[0-9a-f]{32})(?![0-9a-f])/

/** The key of `{"username": "…", "key": "…"}`, the file that Kaggle hands out. @param end offset after `username` */
export function kaggleKeyAt(text: string, end: number, digest: Digest): Candidate | undefined {
  const code = text.charCodeAt(end)
  if (code !== 0x22 && code !== 0x27 && code !== 0x5c) return undefined
  const from = Math.max(0, end - WINDOW)
  const found = KEY_MEMBER.exec(text.slice(from, end + WINDOW))
  const value = found?.groups?.['key']
  if (found === null || value === undefined) return undefined
  if (isPlaceholder(value) || isDocumented(value, digest)) return undefined
  return providerCandidate(KAGGLE, 'unknown', {
    recognition: 'name-and-shape',
    start: from + found.index + found[0].length - value.length,
    value,
    publicPrefix: 0,
    level: 'error',
    about: '',
  })
}
