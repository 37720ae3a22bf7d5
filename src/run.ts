import type { LawReader } from './law.ts'
import type { ChangeMessage, ChangeSource } from './model/change-set.ts'
import type { Remark, Report } from './model/report.ts'
import type { Check, Rule } from './model/rule.ts'
import { checklistLines } from './policy/checklist.ts'
import { judge, weights } from './policy/judge.ts'
import { type Declared, governedFiles } from './policy/loosened.ts'
import { CHECKLIST_FILES, type Document, parseChecklist } from './policy/parse-checklist.ts'
import type { Policy } from './policy/policy.ts'
import type { Budget } from './scan/budget.ts'
import { type ContextParts, checkContext } from './scan/context.ts'
import { fingerprints } from './scan/fingerprint.ts'
import { scan } from './scan/scan.ts'
import { lineDigest } from './scan/traces.ts'
import { readSuppressions } from './suppressions.ts'
import { decodeText } from './text/decode.ts'

export interface RunParts {
  readonly source: ChangeSource
  readonly checks: readonly Check[]
  readonly rules: ReadonlyMap<string, Rule>
  readonly policy: Policy
  /** Fingerprints accepted when the tool was adopted, read from the base. */
  readonly baseline: ReadonlySet<string>
  /** The governing policy as its file says it. */
  readonly declared: Declared
  /** Reads the documents of the branch merged into. */
  readonly governing: LawReader
  /** What the edge has to say already. */
  readonly remarks: readonly Remark[]
  readonly context: Omit<ContextParts, 'repository' | 'trustedSources' | 'governed'>
  readonly budget: Budget
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string
  /** Milliseconds on a clock that only moves forward. */
  readonly now: () => number
  readonly version: string
  /** Body of the pull request; hostile. */
  readonly body?: string
  /** Texts that the event carries, that one among them. */
  readonly messages?: readonly ChangeMessage[]
  /** Address that a path and `#L1` can be appended to. */
  readonly linkBase?: string
  readonly onFile?: (listed: number) => void
  /** The source lists every file there is, and not only some of them. */
  readonly ofEveryFile?: boolean
}

/** Bytes of each document that may hold the maintainers' checklist. */
const MAX_DOCUMENT_BYTES = 256 * 1024

/** The whole road: what the change introduces, what the policy of the base makes of it, and what is said about it. */
export async function run(parts: RunParts): Promise<Report> {
  const { source, policy, rules } = parts
  const governed = governedFiles({ ...parts.declared, rules, baseline: parts.baseline }, source)
  const facts = await scan(source, {
    checks: parts.checks,
    context: checkContext({
      ...parts.context,
      repository: source,
      trustedSources: policy.trustedSources,
      // A run over every file compares nothing.
      ...(source.range.base === undefined ? {} : { governed }),
    }),
    budget: parts.budget,
    ...(parts.messages === undefined ? {} : { messages: parts.messages }),
    weigh: weights({ policy, rules, today: parts.today }),
    now: parts.now,
    ...(parts.onFile === undefined ? {} : { onFile: parts.onFile }),
  })
  const suppressions = await readSuppressions(facts.findings, parts.governing, lineDigest)
  const judgement = judge(
    {
      ...facts,
      fingerprints: fingerprints(facts.findings),
      suppressions: suppressions.byFinding,
      ofEveryFile: parts.ofEveryFile ?? false,
    },
    { policy, rules, baseline: parts.baseline, today: parts.today },
  )
  const listed = parseChecklist(await checklistDocuments(parts.governing))
  const turnedOff = [...policy.items].filter(([, level]) => level === 'off').map(([item]) => item)
  return {
    version: parts.version,
    range: source.range,
    profile: policy.profile,
    verdict: judgement.verdict,
    checklist: checklistLines(listed.lines, {
      findings: judgement.findings,
      gaps: facts.gaps,
      filesByItem: facts.coverage.filesByItem,
      rules,
      turnedOff: new Set(turnedOff),
      ...(parts.body === undefined ? {} : { body: parts.body }),
    }),
    findings: judgement.findings,
    gaps: facts.gaps,
    trustEdges: facts.trustEdges,
    coverage: facts.coverage,
    remarks: [
      ...parts.remarks,
      ...judgement.remarks,
      ...suppressions.remarks,
      ...listed.remarks.map((text): Remark => ({ level: 'note', text })),
    ],
    rules,
    ...(parts.linkBase === undefined ? {} : { linkBase: parts.linkBase }),
  }
}

/** The documents of the branch merged into: the change cannot rewrite the list that it is measured by. */
async function checklistDocuments(read: LawReader): Promise<readonly Document[]> {
  const documents: Document[] = []
  for (const path of CHECKLIST_FILES) {
    const bytes = await read(path, MAX_DOCUMENT_BYTES)
    const text = bytes === undefined ? undefined : decodeText(bytes)?.text
    if (text !== undefined) documents.push({ path, text })
  }
  return documents
}
