import { awsCandidates } from './aws-pairs.ts'
import type { Candidate } from './candidate.ts'
import type { ProviderFormat } from './providers.ts'
import type { Digest } from './secret-format.ts'
import { type Attempts, tokenAt } from './tokens.ts'

/** What the formats of one literal find where it ends. */
export function tokensAt(
  text: string,
  end: number,
  formats: readonly ProviderFormat[],
  digest: Digest,
  attempts: Attempts,
  add: (candidate: Candidate | undefined) => void,
): void {
  for (const { provider, format } of formats) {
    const found = tokenAt(text, end, provider, format, digest, attempts)
    if (found === undefined) continue
    if (found.rule === 'secrets/aws-key')
      for (const candidate of awsCandidates(text, found, provider, digest)) add(candidate)
    else add(found)
  }
}
