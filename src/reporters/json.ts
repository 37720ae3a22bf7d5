import type { Gap } from '../model/gap.ts'
import type { ChecklistLine, JudgedFinding, Report, TrustEdge } from '../model/report.ts'
import { jsonText, uriPath, visible, visibleBlock } from './escape.ts'
import { ruleOf } from './findings.ts'

/** Raised when a field is removed or changes its meaning; new fields do not raise it. */
const REPORT_VERSION = 1

/**
 * The report for programs, in a fixed order of keys; its schema is `reportSchema`.
 * Paths and members are exact, but for names that are no UTF-8: many programs refuse JSON that holds halves of characters,
 * so that such a name is made visible, and stands beside it with its bytes percent-encoded. Words about the change are made visible.
 */
export function json(report: Report): string {
  const { coverage, range } = report
  const named = [...new Set(report.findings.map((finding) => finding.rule))].sort()
  return jsonText({
    version: REPORT_VERSION,
    tool: { name: 'supply-chain-checklist', version: report.version },
    profile: report.profile,
    verdict: { ...report.verdict, reason: visible(report.verdict.reason) },
    range: {
      base: optional(range.base),
      head: optional(range.head),
      description: visible(range.description),
    },
    checklist: report.checklist.map(checklistLine),
    findings: report.findings.map((finding) => jsonFinding(report, finding)),
    gaps: report.gaps.map(jsonGap),
    trustEdges: report.trustEdges.map(trustEdge),
    coverage: {
      expected: coverage.expected,
      listed: coverage.listed,
      inspected: coverage.inspected,
      removed: coverage.removed,
      bytes: coverage.bytes,
      moved: coverage.moved,
    },
    remarks: report.remarks.map((remark) => ({ level: remark.level, text: visible(remark.text) })),
    rules: named.map((id) => jsonRule(report, id)),
  })
}

function checklistLine(line: ChecklistLine): object {
  return {
    state: line.state,
    text: visible(line.text),
    items: line.item === undefined ? [] : [line.item, ...(line.also ?? [])],
    files: line.files,
    findings: line.findings,
    contradicted: line.contradicted,
  }
}

function jsonFinding(report: Report, finding: JudgedFinding): object {
  const { location, suggestion } = finding
  return {
    rule: finding.rule,
    item: ruleOf(report, finding).item,
    level: finding.judgedLevel,
    disposition: finding.disposition,
    justification: optional(finding.justification),
    confidence: finding.confidence ?? ruleOf(report, finding).confidence,
    ...names(finding),
    inMessage: finding.inMessage,
    location: location && {
      line: location.line,
      column: location.column,
      endLine: location.endLine,
      endColumn: location.endColumn,
    },
    evidence: visible(finding.evidence),
    note: optional(finding.note),
    excerpt: optional(finding.excerpt),
    paste: finding.paste && visibleBlock(finding.paste),
    suggestion: suggestion && {
      startLine: suggestion.startLine,
      endLine: suggestion.endLine,
      replacement: visibleBlock(suggestion.replacement),
    },
    sha256: finding.sha256,
    fingerprint: finding.fingerprint,
  }
}

function jsonGap(gap: Gap): object {
  return {
    kind: gap.kind,
    reason: gap.reason,
    ...names(gap),
    line: gap.line,
    check: gap.check,
    detail: visible(gap.detail),
  }
}

function trustEdge(edge: TrustEdge): object {
  return { kind: edge.kind, name: visible(edge.name), ...names(edge), line: edge.line }
}

function jsonRule(report: Report, id: JudgedFinding['rule']): object {
  const { item, title, why, fix, references } = ruleOf(report, { rule: id })
  return { id, item, title, why, fix, references }
}

interface Named {
  readonly path?: string | undefined
  readonly member?: string | undefined
}

function names({ path, member }: Named): object {
  return {
    path: wellFormed(path),
    pathUri: encoded(path),
    member: wellFormed(member),
    memberUri: encoded(member),
  }
}

function wellFormed(name: string | undefined): string | undefined {
  return name === undefined || name.isWellFormed() ? name : visible(name)
}

function encoded(name: string | undefined): string | undefined {
  return name === undefined || name.isWellFormed() ? undefined : uriPath(name)
}

function optional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : visible(text)
}
