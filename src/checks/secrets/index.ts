import type { Finding, Location } from '../../model/finding.ts'
import { type Check, type CheckContext, defineCheck, type Level, type LoadedFile } from '../../model/rule.ts'
import { shannonEntropy } from '../../text/entropy.ts'
import { evidence } from '../../text/redact.ts'
import { type Candidate, settle } from './candidate.ts'
import { LiteralSearch } from './encodings/literal-search.ts'
import { sweep, WORDS } from './engine.ts'
import { isLoginFile } from './files/credential-stores.ts'
import { fileCandidates, isOfInterest, storedCandidate } from './files/whole-file.ts'
import { type LoggedReading, loggedSecrets, prepareLogged } from './logged/logged-secrets.ts'
import { isSample } from './paths.ts'
import { RULES } from './rules.ts'
import type { Digest } from './secret-format.ts'

/** Findings reported of one file; a file with more is data, and one is enough to stop it. */
const MAX_FINDINGS = 500
/** Bits of a whole value below which it could be found by trying. */
const GUESSABLE_BITS = 64

const LOWER: Readonly<Record<Level, Level>> = { error: 'warning', warning: 'note', note: 'note' }

interface Prepared {
  readonly logged: LoggedReading | undefined
  readonly literals: LiteralSearch
}

/** Secrets in text: tokens by their shape, keys and addresses by their structure, the rest by the name they stand under. */
export const secrets: Check = defineCheck<Prepared>({
  id: 'secrets',
  rules: RULES,
  tripwires: WORDS,
  readsMessages: true,
  wakes: isOfInterest,
  wants: (file) => file.mode !== 'submodule' && file.status !== 'removed',

  async prepare(file, context) {
    const literals = await context.once('secrets/literals', () => Promise.resolve(new LiteralSearch()))
    return { logged: await prepareLogged(file, context), literals }
  },

  *inspect(file, context, { logged, literals }) {
    const { text } = file
    const digest: Digest = (value) => context.digest(value, false)
    for (const candidate of fileCandidates(file, digest, literals)) {
      yield findingOf(candidate, file, context, undefined)
    }
    if (text === undefined) return
    if (logged !== undefined) yield* loggedSecrets(file, text, logged)
    const result = sweep(file, text, context, literals)
    const stored = storedCandidate(file.path, text, digest)
    const settled = settle(stored === undefined ? result.candidates : [...result.candidates, stored])
    for (const candidate of settled.slice(0, MAX_FINDINGS)) {
      yield findingOf(candidate, file, context, placeOf(candidate, file))
    }
    if (result.full || settled.length > MAX_FINDINGS) {
      yield {
        kind: 'unreadable',
        gap: 'missing',
        reason: 'too-many-findings',
        detail: evidence`only the first ${MAX_FINDINGS} secrets of this file are reported`,
      }
    }
    if (result.leftClosed) {
      yield {
        kind: 'unreadable',
        gap: 'missing',
        reason: 'over-limit',
        detail: evidence`more compressed texts than are opened`,
      }
    }
    for (const offset of result.crowdedLines) {
      yield {
        kind: 'unreadable',
        gap: 'missing',
        reason: 'over-limit',
        line: file.position(offset).line,
        detail: evidence`more beginnings of tokens on this line than are tried`,
      }
    }
  },
})

function placeOf(candidate: Candidate, file: LoadedFile): Location {
  const start = file.position(candidate.start)
  const end = file.position(candidate.end)
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
}

/** @param location undefined for what the file is as a whole */
function findingOf(
  candidate: Candidate,
  file: LoadedFile,
  context: CheckContext,
  location: Location | undefined,
): Finding {
  for (const secret of candidate.masks ?? [candidate.value]) context.mask(secret)
  const sample = isSample(file.path)
  const lowered = sample && candidate.lowerInSamples
  const guessable = shannonEntropy(candidate.value) * candidate.value.length < GUESSABLE_BITS
  const level = lowered ? LOWER[candidate.level] : levelIn(file.path, candidate)
  const strictLevel = candidate.strictLevel ?? candidate.level
  return {
    rule: candidate.rule,
    path: file.path,
    ...(location === undefined ? {} : { location }),
    evidence: candidate.evidence,
    note: candidate.note,
    identity: `${candidate.about}\0${context.digest(candidate.value, guessable)}`,
    level,
    strictLevel: lowered ? LOWER[strictLevel] : strictLevel,
    confidence: sample && candidate.confidence === 'high' ? 'medium' : candidate.confidence,
  }
}

/** In a file that holds nothing but logins, a password that a person chose is a password. */
function levelIn(path: string, { level, recognition }: Candidate): Level {
  const isLogin = recognition === 'name' || recognition === 'address'
  return level === 'warning' && isLogin && isLoginFile(path) ? 'error' : level
}
