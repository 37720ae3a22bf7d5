import type { RepositoryView, Side } from '../model/change-set.ts'
import { UsageError } from '../model/errors.ts'
import type { Location } from '../model/finding.ts'
import type { GovernedFiles, Loosening } from '../model/governed.ts'
import type { Rule } from '../model/rule.ts'
import { decodeText } from '../text/decode.ts'
import { LineIndex } from '../text/line-index.ts'
import { evidence, excerpt } from '../text/redact.ts'
import { parseBaseline } from './baseline.ts'
import { looserChoices } from './loosened-choices.ts'
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
  /** No run would use a larger one. */
  readonly maxPolicyBytes: number
  readonly maxBaselineBytes: number
}

/** What governs the run. */
export interface Governing extends Declared {
  /** Fingerprints accepted when the tool was adopted. */
  readonly baseline: ReadonlySet<string>
  readonly rules: ReadonlyMap<string, Rule>
}

/** A version of a policy, with what tells where its choices stand. */
interface Proposal {
  readonly policy: Policy
  locate(at: readonly (string | number)[]): Location | undefined
}

const NO_POLICY: Proposal = { policy: DEFAULT_POLICY, locate: () => undefined }

/** The files that govern the run, ready to be compared with the versions that a change brings. */
export function governedFiles(governing: Governing, repository: Pick<RepositoryView, 'read'>): GovernedFiles {
  const { policyPath } = governing
  const { baselinePath } = governing.policy
  const comparison = new Comparison(governing, repository)
  return {
    paths: baselinePath === undefined ? [policyPath] : [policyPath, baselinePath],
    async loosened(path, side) {
      try {
        return path === policyPath ? await comparison.ofPolicy(side) : await comparison.ofBaseline(path, side)
      } catch (cause) {
        if (!(cause instanceof UsageError)) throw cause
        const found = excerpt(cause.message, SHOWN_ERROR)
        return [{ evidence: evidence`cannot be used: ${found}`, identity: 'unusable', breaks: true }]
      }
    },
  }
}

/** Throws UsageError for a file that no run could use, and SourceError. */
class Comparison {
  private readonly governing: Governing
  private readonly repository: Pick<RepositoryView, 'read'>

  constructor(governing: Governing, repository: Pick<RepositoryView, 'read'>) {
    this.governing = governing
    this.repository = repository
  }

  async ofPolicy(side: Side): Promise<readonly Loosening[]> {
    const { governing } = this
    const proposal = await this.proposed(side)
    const choices = looserChoices(governing.policy, proposal.policy, governing.rules)
    const found = choices.slice(0, MAX_TOLD).map(({ at, evidence: words, note }): Loosening => {
      const location = proposal.locate(at)
      return {
        evidence: words,
        identity: words,
        ...(location === undefined ? {} : { location }),
        ...(note === undefined ? {} : { note }),
      }
    })
    if (choices.length > MAX_TOLD) {
      const words = evidence`${choices.length - MAX_TOLD} more choices that allow more`
      found.push({ evidence: words, identity: words })
    }
    const path = proposal.policy.baselinePath
    if (path === undefined || path === governing.policy.baselinePath) return found
    const location = proposal.locate(['baseline'])
    const more = await this.accepted(path, side)
    return [...found, ...more.map((loosening) => ({ ...loosening, ...(location && { location }) }))]
  }

  async ofBaseline(path: string, side: Side): Promise<readonly Loosening[]> {
    const { policy } = await this.proposed(side)
    return policy.baselinePath === path ? this.accepted(path, side) : []
  }

  /** What a baseline accepts beyond the governing one. */
  private async accepted(path: string, side: Side): Promise<readonly Loosening[]> {
    const text = await this.textOf(path, side, this.governing.maxBaselineBytes)
    if (text === undefined) {
      const words = evidence`names the baseline ${excerpt(path)}, which is not there`
      return [{ evidence: words, identity: words, breaks: true }]
    }
    const known = this.governing.baseline
    const more = [...parseBaseline(text, path)].filter((fingerprint) => !known.has(fingerprint))
    if (more.length === 0) return []
    const noun = more.length === 1 ? evidence`finding` : evidence`findings`
    // By the fingerprints, so that others are never taken for the same.
    return [{ evidence: evidence`accepts ${more.length} more ${noun}`, identity: more.sort().join(' ') }]
  }

  private async proposed(side: Side): Promise<Proposal> {
    const { policyPath, maxPolicyBytes, rules } = this.governing
    const text = await this.textOf(policyPath, side, maxPolicyBytes)
    if (text === undefined) return NO_POLICY
    const { parsePolicyWithPlaces } = await import('./parse-policy.ts')
    const { policy, document } = parsePolicyWithPlaces(text, policyPath, rules)
    const lines = new LineIndex(text)
    return { policy, locate: (at) => lineOf(valueAt(document, at), lines) }
  }

  private async textOf(path: string, side: Side, maxBytes: number): Promise<string | undefined> {
    const bytes = await this.repository.read(side, path, maxBytes + 1)
    if (bytes === undefined) return undefined
    if (bytes.length > maxBytes) throw new UsageError(`${path} is larger than ${maxBytes} bytes.`)
    const text = decodeText(bytes)?.text
    if (text === undefined) throw new UsageError(`${path} is no text.`)
    return text
  }
}

function valueAt(
  document: PolicyValue | undefined,
  at: readonly (string | number)[],
): PolicyValue | undefined {
  let value = document
  for (const step of at) {
    if (value?.kind === 'record') value = value.fields.get(String(step))
    else if (value?.kind === 'list') value = value.items[Number(step)]
    else return undefined
  }
  return value
}

/** The line on which a value begins, without the blanks around. */
function lineOf(value: PolicyValue | undefined, lines: LineIndex): Location | undefined {
  if (value === undefined) return undefined
  const { line } = value.place
  const text = lines.line(line)
  const column = text.length - text.trimStart().length + 1
  return { line, column, endLine: line, endColumn: text.trimEnd().length + 1 }
}
