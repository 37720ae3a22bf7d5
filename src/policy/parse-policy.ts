import type { ChecklistItem, LevelOrOff, Rule } from '../model/rule.ts'
import { type Evidence, excerpt } from '../text/redact.ts'
import {
  DEFAULT_POLICY,
  type FailOn,
  type LedgerEntry,
  type PathPolicy,
  type Policy,
  type Profile,
  type Waiver,
} from './policy.ts'
import { type PolicyValue, policyError, readPolicyDocument } from './policy-document.ts'
import { policyShape } from './policy-shape.ts'

/** UTF-16 code units of a reason or owner in a report. */
const SHOWN_WORDS = 300

const EVERY_PATH = /^[*/]{1,20}$/

type RecordValue = Extract<PolicyValue, { readonly kind: 'record' }>

/**
 * The repository's choices. An empty file means the defaults.
 * @throws UsageError that names file, line, column, what was found and what is allowed
 */
export function parsePolicy(text: string, fileName: string, rules: ReadonlyMap<string, Rule>): Policy {
  return parsePolicyWithPlaces(text, fileName, rules).policy
}

/** The same, with the document in which each choice has its place; none when the file is empty. */
export function parsePolicyWithPlaces(
  text: string,
  fileName: string,
  rules: ReadonlyMap<string, Rule>,
): { readonly policy: Policy; readonly document?: PolicyValue } {
  const document = readPolicyDocument(text, fileName, policyShape(rules.values()))
  if (document === undefined) return { policy: DEFAULT_POLICY }
  return { policy: policyOf(document, fileName), document }
}

function policyOf(document: PolicyValue, fileName: string): Policy {
  const fields = recordOf(document)
  const baselinePath = textOf(fields, 'baseline')
  return {
    profile: (textOf(fields, 'profile') as Profile | undefined) ?? DEFAULT_POLICY.profile,
    failOn: (textOf(fields, 'fail-on') as FailOn | undefined) ?? DEFAULT_POLICY.failOn,
    incomplete:
      (textOf(fields, 'incomplete') as Policy['incomplete'] | undefined) ?? DEFAULT_POLICY.incomplete,
    outside: (textOf(fields, 'outside') as Policy['outside'] | undefined) ?? DEFAULT_POLICY.outside,
    items: levelsOf(fields, 'items') as ReadonlyMap<ChecklistItem, LevelOrOff>,
    rules: levelsOf(fields, 'rules'),
    paths: listOf(fields, 'paths').map((entry) => pathPolicy(entry)),
    trustedSources:
      (fields.get('trusted-sources') as Extract<PolicyValue, { kind: 'list' }> | undefined)?.items.map(
        (item) => String((item as Extract<PolicyValue, { kind: 'scalar' }>).value),
      ) ?? [],
    binaries: listOf(fields, 'binaries').map(ledgerEntry),
    waivers: listOf(fields, 'waivers').map((entry) => waiver(entry, fileName)),
    ...(baselinePath === undefined ? {} : { baselinePath }),
  }
}

function pathPolicy({ fields }: RecordValue): PathPolicy {
  return { match: textOf(fields, 'match') ?? '', rules: levelsOf(fields, 'rules') }
}

function ledgerEntry({ fields }: RecordValue): LedgerEntry {
  const path = textOf(fields, 'path')
  return {
    sha256: textOf(fields, 'sha256') ?? '',
    reason: words(fields, 'reason'),
    ...(path === undefined ? {} : { path }),
  }
}

function waiver({ fields, place }: RecordValue, fileName: string): Waiver {
  const rule = textOf(fields, 'rule') ?? ''
  const path = textOf(fields, 'path')
  const sha256 = textOf(fields, 'sha256')
  const expires = textOf(fields, 'expires')
  if (rule.endsWith('/*') && sha256 === undefined && path !== undefined && EVERY_PATH.test(path)) {
    const message = `the waiver of ${rule} for ${path} covers everything. Name the rule or the path.`
    throw policyError(fileName, fields.get('path')?.place ?? place, message)
  }
  return {
    rule,
    reason: words(fields, 'reason'),
    owner: words(fields, 'owner'),
    line: place.line,
    ...(path === undefined ? {} : { path }),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(expires === undefined ? {} : { expires }),
  }
}

function recordOf(value: PolicyValue): ReadonlyMap<string, PolicyValue> {
  return (value as RecordValue).fields
}

function textOf(fields: ReadonlyMap<string, PolicyValue>, name: string): string | undefined {
  const value = fields.get(name)
  return value?.kind === 'scalar' ? String(value.value) : undefined
}

function words(fields: ReadonlyMap<string, PolicyValue>, name: string): Evidence {
  return excerpt(textOf(fields, name) ?? '', SHOWN_WORDS)
}

function listOf(fields: ReadonlyMap<string, PolicyValue>, name: string): readonly RecordValue[] {
  const value = fields.get(name)
  return value?.kind === 'list' ? (value.items as readonly RecordValue[]) : []
}

function levelsOf(fields: ReadonlyMap<string, PolicyValue>, name: string): ReadonlyMap<string, LevelOrOff> {
  const value = fields.get(name)
  if (value?.kind !== 'record') return new Map()
  return new Map(
    [...value.fields].map(([key, level]) => [
      key,
      String((level as { value?: unknown }).value) as LevelOrOff,
    ]),
  )
}
