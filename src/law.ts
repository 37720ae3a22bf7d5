import type { ChangeSource } from './model/change-set.ts'
import { SourceError, UsageError } from './model/errors.ts'
import type { Rule } from './model/rule.ts'
import { parseBaseline } from './policy/baseline.ts'
import type { Declared } from './policy/loosened.ts'
import { DEFAULT_POLICY, type FailOn, type Policy, type Profile } from './policy/policy.ts'
import { decodeText } from './text/decode.ts'

/** Bytes of a policy, and of a baseline, that are read. Larger ones are refused, never cut. */
const MAX_POLICY_BYTES = 1024 * 1024
const MAX_BASELINE_BYTES = 32 * 1024 * 1024

/** What governs a run. */
export interface Law {
  readonly policy: Policy
  /** There is a policy; otherwise the defaults hold. */
  readonly hasPolicy: boolean
  /** Fingerprints accepted when the tool was adopted. */
  readonly baseline: ReadonlySet<string>
  /** What the governing files say without the overrides, to compare what the change makes of them with. */
  readonly declared: Declared
}

/** What the inputs or flags set; it beats the policy. */
export interface Overrides {
  readonly profile?: Profile
  readonly failOn?: FailOn
}

/** Reads a governing file by its path in the repository; undefined when there is none. Throws SourceError. */
export type LawReader = (path: string, maxBytes: number) => Promise<Uint8Array | undefined>

/** A file that governs the run, from where the change cannot reach it. */
export function readerOfBase(source: ChangeSource): LawReader {
  return (path, maxBytes) =>
    source.readPolicy === undefined ? source.read('base', path, maxBytes) : source.readPolicy(path, maxBytes)
}

/**
 * The policy at a path and the baseline it names; defaults when there is no policy.
 * @param withBaseline false: the baseline is about to be written again, and may be missing or broken
 * @throws UsageError when one of them is there and cannot be used: never defaults in silence
 */
export async function readLaw(
  read: LawReader,
  path: string,
  rules: ReadonlyMap<string, Rule>,
  overrides: Overrides,
  withBaseline = true,
): Promise<Law> {
  const text = await governingText(read, path, MAX_POLICY_BYTES)
  // Most repositories start without a policy, and the YAML parser takes time to load.
  const parsed =
    text === undefined
      ? DEFAULT_POLICY
      : (await import('./policy/parse-policy.ts')).parsePolicy(text, path, rules)
  const policy = { ...parsed, ...overrides }
  const hasPolicy = text !== undefined
  const declared: Declared = {
    policyPath: path,
    policy: parsed,
    maxPolicyBytes: MAX_POLICY_BYTES,
    maxBaselineBytes: MAX_BASELINE_BYTES,
  }
  if (policy.baselinePath === undefined || !withBaseline)
    return { policy, hasPolicy, declared, baseline: new Set() }
  const baseline = await governingText(read, policy.baselinePath, MAX_BASELINE_BYTES)
  if (baseline === undefined) {
    throw new UsageError(
      `${path} names the baseline ${policy.baselinePath}, which is not there. Add the file or remove the line.`,
    )
  }
  return { policy, hasPolicy, declared, baseline: parseBaseline(baseline, policy.baselinePath) }
}

async function governingText(read: LawReader, path: string, maxBytes: number): Promise<string | undefined> {
  const bytes = await readable(read, path, maxBytes)
  if (bytes === undefined) return undefined
  if (bytes.length > maxBytes) throw new UsageError(`${path} is larger than ${maxBytes} bytes.`)
  const text = decodeText(bytes)?.text
  if (text === undefined) throw new UsageError(`${path} is no text.`)
  return text
}

async function readable(read: LawReader, path: string, maxBytes: number): Promise<Uint8Array | undefined> {
  try {
    // One byte more than allowed, to tell a file that is too large from one that fits.
    return await read(path, maxBytes + 1)
  } catch (cause) {
    if (!(cause instanceof SourceError)) throw cause
    throw new UsageError(`${path} governs this run and cannot be read: ${cause.message}`, { cause })
  }
}
