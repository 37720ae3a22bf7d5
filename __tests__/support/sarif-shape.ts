/**
 * The part of SARIF 2.1.0 that we write, and nothing else, as a JSON schema: an unknown or misspelt property fails.
 * (OASIS, Static Analysis Results Interchange Format Version 2.1.0, section 3.)
 */
const text = { type: 'string', minLength: 1 }
const position = { type: 'integer', minimum: 1 }

function object(required: readonly string[], properties: Readonly<Record<string, object>>): object {
  return { type: 'object', additionalProperties: false, required, properties }
}

function array(items: object, more: object = {}): object {
  return { type: 'array', items, ...more }
}

const message = object(['text'], { text, markdown: text })
const artifactLocation = object(['uri'], {
  // RFC 3986, section 4.2: a relative reference whose first segment has no colon.
  uri: { type: 'string', pattern: '^(?!/)(?:[A-Za-z0-9._~!/-]|%[0-9A-F]{2})*$' },
})
const region = object(['startLine'], {
  startLine: position,
  startColumn: position,
  endLine: position,
  endColumn: position,
})
const location = object(['physicalLocation'], {
  physicalLocation: object(['artifactLocation'], { artifactLocation, region }),
})

const rule = object(
  ['id', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration', 'properties'],
  {
    id: text,
    shortDescription: message,
    fullDescription: message,
    help: object(['text', 'markdown'], { text, markdown: text }),
    defaultConfiguration: object([], {
      level: { enum: ['error', 'warning', 'note'] },
      enabled: { const: false },
    }),
    properties: object(['tags', 'precision'], {
      tags: array(text, { minItems: 1, maxItems: 10, uniqueItems: true }),
      precision: { enum: ['high', 'medium', 'low'] },
    }),
  },
)

const result = object(['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints'], {
  ruleId: text,
  ruleIndex: { type: 'integer', minimum: 0 },
  level: { enum: ['error', 'warning', 'note'] },
  message,
  locations: array(location, { minItems: 1, maxItems: 1 }),
  partialFingerprints: object(['findingIdentity/v1'], { 'findingIdentity/v1': text }),
  suppressions: array(
    object(['kind', 'status'], {
      kind: { enum: ['inSource', 'external'] },
      status: { const: 'accepted' },
      justification: { type: 'string' },
    }),
    { minItems: 1 },
  ),
  fixes: array(
    object(['description', 'artifactChanges'], {
      description: message,
      artifactChanges: array(
        object(['artifactLocation', 'replacements'], {
          artifactLocation,
          replacements: array(
            object(['deletedRegion', 'insertedContent'], {
              deletedRegion: region,
              insertedContent: object(['text'], { text: { type: 'string' } }),
            }),
          ),
        }),
      ),
    }),
  ),
})

const notification = object(['descriptor', 'level', 'message'], {
  descriptor: object(['id'], { id: text }),
  level: { enum: ['error', 'warning', 'note'] },
  message,
  locations: array(location, { minItems: 1 }),
})

export const SARIF_SHAPE = object(['$schema', 'version', 'runs'], {
  $schema: { type: 'string', pattern: '^https://.*sarif-schema-2\\.1\\.0\\.json$' },
  version: { const: '2.1.0' },
  runs: array(
    object(['tool', 'invocations', 'columnKind', 'results', 'properties'], {
      tool: object(['driver'], {
        driver: object(['name', 'version', 'rules'], {
          name: { const: 'supply-chain-checklist' },
          version: text,
          rules: array(rule),
        }),
      }),
      invocations: array(
        object(['executionSuccessful', 'toolExecutionNotifications'], {
          executionSuccessful: { type: 'boolean' },
          toolExecutionNotifications: array(notification),
        }),
        { minItems: 1, maxItems: 1 },
      ),
      columnKind: { const: 'utf16CodeUnits' },
      results: array(result, { maxItems: 5_000 }),
      properties: object(['verdict'], { verdict: text, base: text, head: text }),
    }),
    { minItems: 1, maxItems: 1 },
  ),
})
