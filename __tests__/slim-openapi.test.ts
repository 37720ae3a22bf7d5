import { expect, test } from '@jest/globals'
import { slimDocument } from '../scripts/slim-openapi.ts'

const WHOLE = {
  openapi: '3.0.3',
  info: { title: 'An API', version: '1', license: { name: 'MIT' }, contact: {} },
  paths: {
    '/things': {
      get: {
        description: 'All of them',
        parameters: [{ $ref: '#/components/parameters/page' }],
        responses: {
          '200': {
            description: 'fine',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/thing' }, examples: {} } },
          },
          '404': { $ref: '#/components/responses/missing' },
        },
      },
      post: {},
    },
    '/others': { get: {} },
  },
  components: {
    parameters: { page: { name: 'page', in: 'query', schema: { type: 'integer', example: 1 } } },
    responses: { missing: {} },
    schemas: {
      thing: {
        type: 'object',
        additionalProperties: { type: 'string', nullable: true },
        properties: {
          description: { type: 'string', nullable: true, description: 'words' },
          example: { type: 'string', enum: ['a'], nullable: true },
          nullable: { $ref: '#/components/schemas/part', nullable: true },
        },
      },
      part: { type: 'array', items: { $ref: '#/components/schemas/thing' } },
      unused: {},
    },
  },
}

test('one operation, what it needs, and nothing else', () => {
  expect(slimDocument(WHOLE, ['get /things'], 'a package 1')).toEqual({
    openapi: '3.0.3',
    info: {
      title: 'An API',
      version: '1',
      license: { name: 'MIT' },
      'x-source': 'a package 1',
      'x-cut-by': 'npm run openapi',
    },
    paths: {
      '/things': {
        get: {
          parameters: [{ $ref: '#/components/parameters/page' }],
          responses: {
            '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/thing' } } } },
          },
        },
      },
    },
    components: {
      parameters: { page: { name: 'page', in: 'query', schema: { type: 'integer' } } },
      schemas: {
        thing: {
          type: 'object',
          additionalProperties: { type: ['string', 'null'] },
          properties: {
            description: { type: ['string', 'null'] },
            example: { type: ['string', 'null'], enum: ['a', null] },
            nullable: { anyOf: [{ $ref: '#/components/schemas/part' }, { type: 'null' }] },
          },
        },
        part: { type: 'array', items: { $ref: '#/components/schemas/thing' } },
      },
    },
  })
})

test('an operation that is not there', () => {
  expect(() => slimDocument(WHOLE, ['get /nothing'], '')).toThrow('the document has no get /nothing')
})
