import { CHECKLIST_ITEMS } from '../model/checklist.ts'
import { ACCEPTED_WORDS, EDGE_WORDS, GAP_WORDS, STATE_WORDS, VERDICT_WORDS } from './words.ts'

const TEXT = { type: 'string' }
const COUNT = { type: 'integer', minimum: 0 }
/** Lines and columns are 1-based; columns count UTF-16 code units. */
const POSITION = { type: 'integer', minimum: 1 }
const FLAG = { type: 'boolean' }
const LEVEL = { enum: ['error', 'warning', 'note'] }
const ITEM = { enum: CHECKLIST_ITEMS }
/** Only beside a name that is no UTF-8: its bytes, all but unreserved characters and `/` percent-encoded. */
const ODD_NAMES = { pathUri: TEXT, memberUri: TEXT }
const HEX = { type: 'string', pattern: '^[0-9a-f]+$' }

/** An object whose listed properties are there, and may have more in a later release. */
function record(
  required: Readonly<Record<string, object>>,
  optional: Readonly<Record<string, object>> = {},
): object {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } }
}

function list(items: object): object {
  return { type: 'array', items }
}

/** JSON schema (draft 2020-12) of what the format `json` writes. */
export function reportSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Report of supply-chain-checklist, version 1',
    ...record({
      version: { const: 1 },
      tool: record({ name: TEXT, version: TEXT }),
      profile: { enum: ['default', 'strict'] },
      verdict: record({ kind: { enum: Object.keys(VERDICT_WORDS) }, passes: FLAG, reason: TEXT }),
      range: record({ description: TEXT }, { base: TEXT, head: TEXT }),
      checklist: list(
        record({
          state: { enum: Object.keys(STATE_WORDS) },
          text: TEXT,
          items: list(ITEM),
          files: COUNT,
          findings: COUNT,
          contradicted: FLAG,
        }),
      ),
      findings: list(finding()),
      gaps: list(
        record(
          { kind: { enum: ['missing', 'outside'] }, reason: { enum: Object.keys(GAP_WORDS) }, detail: TEXT },
          { path: TEXT, ...ODD_NAMES, member: TEXT, line: POSITION, check: TEXT },
        ),
      ),
      trustEdges: list(
        record(
          { kind: { enum: Object.keys(EDGE_WORDS) }, name: TEXT, path: TEXT },
          { ...ODD_NAMES, line: POSITION },
        ),
      ),
      coverage: record({
        expected: COUNT,
        listed: COUNT,
        inspected: COUNT,
        removed: COUNT,
        bytes: COUNT,
        moved: COUNT,
      }),
      remarks: list(record({ level: LEVEL, text: TEXT })),
      rules: list(
        record({ id: TEXT, item: ITEM, title: TEXT, why: TEXT, fix: TEXT, references: list(TEXT) }),
      ),
    }),
  }
}

function finding(): object {
  return record(
    {
      rule: TEXT,
      item: ITEM,
      level: LEVEL,
      disposition: { enum: ['blocking', 'advisory', ...Object.keys(ACCEPTED_WORDS)] },
      confidence: { enum: ['high', 'medium', 'low'] },
      path: TEXT,
      evidence: TEXT,
      fingerprint: HEX,
    },
    {
      justification: TEXT,
      ...ODD_NAMES,
      /** True: `path` names a text that comes with the change, and no file. */
      inMessage: FLAG,
      member: TEXT,
      location: record({ line: POSITION, column: POSITION, endLine: POSITION, endColumn: POSITION }),
      note: TEXT,
      excerpt: TEXT,
      paste: TEXT,
      suggestion: record({ startLine: POSITION, endLine: POSITION, replacement: TEXT }),
      sha256: HEX,
    },
  )
}
