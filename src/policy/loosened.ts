import type { RepositoryView, Side } from '../model/change-set.ts'
import { UsageError } from '../model/errors.ts'
import type { GovernedFiles, Loosening } from '../model/governed.ts'
import type { Rule } from '../model/rule.ts'
import { decodeText } from '../text/decode.ts'
import { evidence, excerpt } from '../text/redact.ts'
import { parseBaseline } from './baseline.ts'
import { looserChoices } from './loosened-choices.ts'
import type { LooserChoice } from './loosened-levels.ts'
import { DEFAULT_POLICY, type Policy } from './policy.ts'
import type { PolicyValue } from './policy-document.ts'

/** Things that one version of a policy allows beyond the governing one, told one by one; the rest is counted. */
const MAX_TOLD = 100
/** UTF-16 code units of an error about a file that cannot be used. */
const SHOWN_ERROR = 300

/** The governing policy as its file says it: without inputs and flags. */
export interface Declared {
  readonly policyPath: string
  readonly policy: Policy
  /** Bytes of a baseline beyond which no run would use it. */
  readonly maxBytes: number
}

/** What governs the run. */
export interface Governing extends Declared {
  /** Fingerprints accepted when the tool was adopted. */
  readonly baseline: ReadonlySet<string>
  readonly rules: ReadonlyMap<string, Rule>
}

/** A version of a policy, with the document in which each choice has its place. */
interface Proposal {
  readonly policy: Policy
  readonly document?: PolicyValue
}

/** The files that govern the run, ready to be compared with the versions that a change brings. */
export function governedFiles(governing: Governing, repository: Pick<RepositoryView, 'read'>): GovernedFiles {
  const { policyPath, rules } = governing
  const { baselinePath } = governing.policy
  return {
    paths: baselinePath === undefined ? [policyPath] : [policyPath, baselinePath],
    async loosened(path, text, side) {
      try {
        if (path === policyPath) return await byPolicy(text, side)
        return text === undefined ? await withoutBaseline(path, side) : byBaseline(text, path, governing)
      } catch (cause) {
        if (!(cause instanceof UsageError)) throw cause
        const found = excerpt(cause.message, SHOWN_ERROR)
        return [{ evidence: evidence`cannot be used: ${found}`, identity: 'unusable', breaks: true }]
      }
    },
  }

  async function byPolicy(text: string | undefined, side: Side): Promise<readonly Loosening[]> {
    const proposal = text === undefined ? { policy: DEFAULT_POLICY } : await proposed(text)
    const found = told(looserChoices(governing.policy, proposal.policy, rules), proposal.document)
    const path = proposal.policy.baselinePath
    if (path === undefined || path === baselinePath) return found
    const line = lineAt(proposal.document, ['baseline'])
    const accepted = await textOf(side, path)
    const more = accepted === undefined ? [missing(path)] : byBaseline(accepted, path, governing)
    return [...found, ...more.map((loosening) => (line === undefined ? loosening : { ...loosening, line }))]
  }

  /** A policy that still names the file makes every run end before it starts. */
  async function withoutBaseline(path: string, side: Side): Promise<readonly Loosening[]> {
    const text = await textOf(side, policyPath)
    return text !== undefined && (await proposed(text)).policy.baselinePath === path ? [missing(path)] : []
  }

  async function proposed(text: string): Promise<Proposal> {
    const { parsePolicyWithPlaces } = await import('./parse-policy.ts')
    return parsePolicyWithPlaces(text, policyPath, rules)
  }

  async function textOf(side: Side, path: string): Promise<string | undefined> {
    const bytes = await repository.read(side, path, governing.maxBytes)
    return bytes === undefined ? undefined : decodeText(bytes)?.text
  }
}

function byBaseline(text: string, path: string, { baseline }: Governing): readonly Loosening[] {
  const more = [...parseBaseline(text, path)].filter((fingerprint) => !baseline.has(fingerprint))
  if (more.length === 0) return []
  const noun = more.length === 1 ? evidence`finding` : evidence`findings`
  // The fingerprints themselves, so that other ones are never taken for the same.
  return [{ evidence: evidence`accepts ${more.length} more ${noun}`, identity: more.sort().join(' ') }]
}

function missing(path: string): Loosening {
  return {
    evidence: evidence`the policy names the baseline ${excerpt(path)}, which is not there`,
    identity: `missing ${path}`,
    breaks: true,
  }
}

function told(choices: readonly LooserChoice[], document: PolicyValue | undefined): readonly Loosening[] {
  const rest = choices.length - MAX_TOLD
  const shown = choices.slice(0, MAX_TOLD).map((choice): Loosening => {
    const line = lineAt(document, choice.at)
    return {
      evidence: choice.evidence,
      identity: choice.evidence,
      ...(line === undefined ? {} : { line }),
      ...(choice.note === undefined ? {} : { note: choice.note }),
    }
  })
  if (rest <= 0) return shown
  const text = evidence`${rest} more choices that allow more, not told one by one`
  return [...shown, { evidence: text, identity: text }]
}

/** 1-based line of a value of the document; undefined when it is not there. */
function lineAt(document: PolicyValue | undefined, at: readonly (string | number)[]): number | undefined {
  let value = document
  for (const step of at) {
    if (value?.kind === 'record') value = value.fields.get(String(step))
    else if (value?.kind === 'list') value = value.items[Number(step)]
    else return undefined
  }
  return value?.place.line
}
