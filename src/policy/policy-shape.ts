import { CHECKLIST_ITEMS } from '../model/checklist.ts'
import type { Rule } from '../model/rule.ts'
import { hasOddNames, MAX_GLOB_LENGTH } from '../text/glob.ts'

/** What a value in the policy file may be. The parser and the published schema both follow it. */
export type Shape =
  | { readonly kind: 'choice'; readonly allowed: readonly (string | number)[] }
  | {
      readonly kind: 'text'
      readonly pattern?: RegExp
      /** What the pattern cannot say. Returns what is wrong with a text, as the end of `it is …`. */
      readonly fault?: (text: string) => string | undefined
      readonly example: string
      readonly maxLength: number
    }
  | { readonly kind: 'list'; readonly of: Shape }
  /** Names of rules, checks (`code/*`) or items to levels. */
  | { readonly kind: 'levels'; readonly names: readonly string[]; readonly what: string }
  | {
      readonly kind: 'record'
      readonly fields: Readonly<Record<string, Field>>
      /** Fields of which one must be there. */
      readonly oneOf?: readonly string[]
    }

interface Field {
  readonly shape: Shape
  readonly required?: true
  readonly description: string
}

export const LEVELS: readonly string[] = ['error', 'warning', 'note', 'off']
/** UTF-16 code units of a reason, an owner or an address. */
const MAX_WORDS = 500
const MAX_PATH = 1_000

const SHA256: Shape = {
  kind: 'text',
  pattern: /^[0-9a-f]{64}$/,
  example: '64 hexadecimal digits in lower case',
  maxLength: 64,
}
const DATE: Shape = {
  kind: 'text',
  pattern: /^\d{4}-\d{2}-\d{2}$/,
  fault: (text) => (isDay(text) ? undefined : 'no day of the calendar'),
  example: '2027-06-30',
  maxLength: 10,
}
const PATH: Shape = { kind: 'text', example: 'tests/data/tiny.bin', maxLength: MAX_PATH }
const GLOB: Shape = {
  kind: 'text',
  fault: globFault,
  example: 'third_party/**',
  maxLength: MAX_GLOB_LENGTH,
}
const WORDS: Shape = { kind: 'text', example: 'a few words', maxLength: MAX_WORDS }
const HOST: Shape = {
  kind: 'text',
  pattern: /^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/,
  example: 'wheels.example.com',
  maxLength: 253,
}

/** Of the proleptic Gregorian calendar (ISO 8601). */
function isDay(text: string): boolean {
  const milliseconds = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text)
}

function globFault(pattern: string): string | undefined {
  try {
    return hasOddNames(pattern) ? 'no path from the root of the repository' : undefined
  } catch (cause) {
    if (cause instanceof RangeError) return cause.message
    throw cause
  }
}

/** The whole policy file. */
export function policyShape(rules: Iterable<Rule>): Extract<Shape, { readonly kind: 'record' }> {
  const ids = [...rules].map((rule) => rule.id)
  const checks = [...new Set(ids.map((id) => `${id.split('/')[0]}/*`))]
  const ruleLevels: Shape = { kind: 'levels', names: [...ids, ...checks], what: 'rule' }
  const ruleName: Shape = { kind: 'choice', allowed: [...ids, ...checks] }
  return {
    kind: 'record',
    fields: {
      version: {
        shape: { kind: 'choice', allowed: [1] },
        required: true,
        description: 'Version of this format.',
      },
      profile: {
        shape: { kind: 'choice', allowed: ['default', 'strict'] },
        description: 'Which levels the rules start from.',
      },
      'fail-on': {
        shape: { kind: 'choice', allowed: ['error', 'warning', 'never'] },
        description: 'The lowest level that blocks.',
      },
      incomplete: {
        shape: { kind: 'choice', allowed: ['fail', 'warn'] },
        description: 'What it costs when something could not be inspected.',
      },
      outside: {
        shape: { kind: 'choice', allowed: ['note', 'warning', 'error'] },
        description: 'What content outside the repository costs: LFS objects, submodules, encrypted members.',
      },
      items: {
        shape: { kind: 'levels', names: CHECKLIST_ITEMS, what: 'checklist item' },
        description: 'Levels of whole checklist items.',
      },
      rules: { shape: ruleLevels, description: 'Levels of rules, or of a check as code/*.' },
      paths: {
        shape: {
          kind: 'list',
          of: {
            kind: 'record',
            fields: {
              match: {
                shape: GLOB,
                required: true,
                description: 'A glob; * stays in a folder, ** crosses them.',
              },
              rules: { shape: ruleLevels, required: true, description: 'Levels below that path.' },
            },
          },
        },
        description: 'Levels for paths; the first entry that matches decides.',
      },
      'trusted-sources': {
        shape: { kind: 'list', of: HOST },
        description: 'Hosts that dependencies may come from beside the usual ones.',
      },
      binaries: {
        shape: {
          kind: 'list',
          of: {
            kind: 'record',
            fields: {
              sha256: { shape: SHA256, required: true, description: 'The content that is allowed.' },
              path: { shape: PATH, description: 'Where it stands, for the reader.' },
              reason: { shape: WORDS, required: true, description: 'Why it is in the repository.' },
              source: { shape: WORDS, description: 'Where it comes from.' },
            },
          },
        },
        description: 'Binaries that may be in the repository, by content.',
      },
      waivers: {
        shape: {
          kind: 'list',
          of: {
            kind: 'record',
            fields: {
              rule: { shape: ruleName, required: true, description: 'The rule, or a check as code/*.' },
              path: { shape: GLOB, description: 'A glob. Required unless sha256 is given.' },
              sha256: { shape: SHA256, description: 'The content that is excepted.' },
              reason: { shape: WORDS, required: true, description: 'Why it is fine.' },
              owner: { shape: WORDS, required: true, description: 'Who answers for it.' },
              expires: { shape: DATE, description: 'The last day on which it works, UTC.' },
            },
            oneOf: ['path', 'sha256'],
          },
        },
        description: 'Reviewed exceptions.',
      },
      baseline: { shape: PATH, description: 'File of findings accepted when the tool was adopted.' },
    },
  }
}

/** The JSON schema (draft 2020-12) of the policy file. */
export function policySchema(rules: Iterable<Rule>): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Policy of supply-chain-checklist',
    ...schemaOf(policyShape(rules)),
  }
}

function schemaOf(shape: Shape): object {
  switch (shape.kind) {
    case 'choice':
      return { enum: shape.allowed }
    case 'text':
      return {
        type: 'string',
        minLength: 1,
        maxLength: shape.maxLength,
        ...(shape.pattern === undefined ? {} : { pattern: shape.pattern.source }),
      }
    case 'list':
      return { type: 'array', items: schemaOf(shape.of) }
    case 'levels':
      return { type: 'object', propertyNames: { enum: shape.names }, additionalProperties: { enum: LEVELS } }
    case 'record': {
      const fields = Object.entries(shape.fields)
      return {
        type: 'object',
        additionalProperties: false,
        required: fields.filter(([, field]) => field.required === true).map(([name]) => name),
        properties: Object.fromEntries(
          fields.map(([name, field]) => [name, { description: field.description, ...schemaOf(field.shape) }]),
        ),
        ...(shape.oneOf === undefined ? {} : { anyOf: shape.oneOf.map((name) => ({ required: [name] })) }),
      }
    }
  }
}
