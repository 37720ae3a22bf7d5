import type { LoadedFile } from '../../../model/rule.ts'
import { evidence, excerpt, redactSecret } from '../../../text/redact.ts'
import type { Candidate } from '../candidate.ts'
import { isDocumented } from '../documented.ts'
import type { LiteralSearch } from '../encodings/literal-search.ts'
import type { Digest } from '../secret-format.ts'
import { storeOf } from './credential-stores.ts'
import { type KeyContainer, keyContainer } from './key-containers.ts'

/** A run that is long enough for a token. */
const LONG_RUN = /[\w-]{20}/
/** Android's key of every developer, made by the build tools and of no worth. */
const DEBUG_KEYS = /(?:^|\/)debug\.(?:keystore|jks|p12)$/i
/** Stores of certificates to trust; PKCS #12 does not tell from outside. */
const TRUST_STORE = /trust|cacerts/i
const SHORTEST_MASK = 16

/** Whether a file without any word of ours must be looked at all the same. */
export function isOfInterest(file: LoadedFile): boolean {
  if (mayHoldToken(file.path)) return true
  return file.text === undefined
    ? keyContainer(file.bytes, file.path) !== undefined
    : storeOf(file.path) !== undefined
}

/** What a file is as a whole, without place in it: tokens in its name, a store of keys. */
export function fileCandidates(
  file: LoadedFile,
  digest: Digest,
  literals: LiteralSearch,
): readonly Candidate[] {
  const container = file.text === undefined ? keyContainer(file.bytes, file.path) : undefined
  return [
    ...(mayHoldToken(file.path) ? tokensInPath(file.path, digest, literals) : []),
    ...(container === undefined || DEBUG_KEYS.test(file.path) ? [] : [containerCandidate(file, container)]),
  ]
}

/** A quick no for most paths: a token is long, and has digits or letters of both cases. */
function mayHoldToken(path: string): boolean {
  return LONG_RUN.test(path) && /[0-9]|[a-z][A-Z]/.test(path)
}

function tokensInPath(path: string, digest: Digest, literals: LiteralSearch): readonly Candidate[] {
  return literals
    .search(path, digest)
    .filter((found) => found.dismissed !== true)
    .map((found) => ({
      ...found,
      evidence: evidence`in the file's name: ${found.evidence}`,
      about: 'path',
    }))
}

function containerCandidate(file: LoadedFile, { what, isOpen, holdsLogins }: KeyContainer): Candidate {
  const isTrust = !isOpen && TRUST_STORE.test(file.path.slice(file.path.lastIndexOf('/') + 1))
  return {
    rule: holdsLogins === true ? 'secrets/credential-file' : 'secrets/key-file',
    recognition: 'structure',
    start: 0,
    end: 0,
    value: file.sha256(),
    masks: [],
    evidence: evidence`${excerpt(what)} (${file.size} bytes)`,
    note: holdsLogins
      ? evidence`Its way of hiding passwords is public. Change them where they are accepted, then remove the file.`
      : isOpen
        ? evidence`No passphrase protects it. Replace the key pair wherever the public half is trusted, then remove it.`
        : evidence`Only its passphrase protects it, and that can be tried without limit. Keep it outside the repository.`,
    level: isOpen ? 'error' : isTrust ? 'note' : 'warning',
    confidence: isTrust ? 'low' : 'high',
    lowerInSamples: true,
    about: what,
  }
}

/** The credential of the format that the file's name says. */
export function storedCandidate(path: string, text: string, digest: Digest): Candidate | undefined {
  const store = storeOf(path)
  const found = store?.read?.(text)
  if (store === undefined || found === undefined) return undefined
  const value = text.slice(found.start, found.end)
  if (isDocumented(value, digest)) return undefined
  return {
    rule: 'secrets/credential-file',
    recognition: 'name',
    start: found.start,
    end: found.end,
    value,
    ...(value.length < SHORTEST_MASK && found.isWeak ? { masks: [] } : {}),
    evidence: found.isWeak
      ? evidence`${excerpt(store.what)}`
      : evidence`${excerpt(store.what)}: ${redactSecret(value, 0)}`,
    note: found.isWeak
      ? evidence`Remove the file from the history, and replace what it holds or lets guess.`
      : evidence`Replace the credential where it is accepted, then remove the file: the history keeps what was committed once.`,
    level: found.isWeak ? 'warning' : 'error',
    confidence: found.isWeak ? 'medium' : 'high',
    lowerInSamples: true,
    about: store.what,
  }
}
