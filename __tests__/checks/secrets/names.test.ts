import { describe, expect, test } from '@jest/globals'
import { endOfName, NOUNS, secretName, startOfName } from '../../../src/checks/secrets/assignments/names.ts'
import { beginsAt, insideBase64 } from '../../../src/checks/secrets/boundary.ts'
import { isSample, notationOf } from '../../../src/checks/secrets/paths.ts'

/** The name that the last noun in a text ends, as the engine would read it. */
function nameIn(
  text: string,
): { readonly text: string; readonly kind: string; readonly strong: boolean } | undefined {
  const lower = text.toLowerCase()
  for (const noun of [...NOUNS.keys()].sort((a, b) => b.length - a.length)) {
    const start = lower.lastIndexOf(noun)
    if (start === -1) continue
    const end = endOfName(text, start + noun.length)
    if (end === -1) continue
    const name = secretName(text, noun, start, end)
    if (name !== undefined) return { text: name.text, kind: name.kind, strong: name.strong }
  }
  return undefined
}

describe('names of secrets', () => {
  test.each([
    ['HF_TOKEN', 'HF_TOKEN', 'token', true],
    ['myApiKey', 'myApiKey', 'key', true],
    ['openai_api_key_2', 'openai_api_key_2', 'key', true],
    ['DB_PASSWORD_PROD', 'DB_PASSWORD_PROD', 'password', true],
    ['clientSecret', 'clientSecret', 'key', true],
    ['token', 'token', 'token', false],
    ['session.token', 'token', 'token', false],
    ['X-Api-Key', 'X-Api-Key', 'key', true],
    ['--access-token', 'access-token', 'token', true],
    ['\\nAPI_TOKEN', 'API_TOKEN', 'token', true],
    ['authtoken', 'authtoken', 'token', true],
    ['mypassword', 'mypassword', 'password', true],
  ])('%s', (source, text, kind, strong) => {
    expect(nameIn(source)).toEqual({ text, kind, strong })
  })

  test.each([
    'tokenizer',
    'tokens',
    'max_new_tokens',
    'pad_token',
    'eosToken',
    'token_type',
    'token_id',
    'detoken',
    'next_page_token',
    'csrfToken',
    'secretName',
    'password_file',
    'PASSWORD_HASH',
    'publicApiKey',
    'hashed_password',
    'AWS::Service::ApiKey',
    'tokenization',
    'wordpwdless',
  ])('%s is another name', (source) => {
    expect(nameIn(source)).toBeUndefined()
  })

  test('a name is read to its start, but not into an escape', () => {
    expect(startOfName('a b_token', 4)).toBe(2)
    expect(startOfName('x\\ntoken', 3)).toBe(3)
    expect(startOfName('--token', 2)).toBe(2)
  })
})

describe('where a token may begin', () => {
  test.each([
    ['', true],
    [' ', true],
    ['"', true],
    ['=', true],
    ['x', false],
    ['_', false],
    ['7', false],
    ['\\n', true],
    ['\\t', true],
    ['\\\\n', true],
    ['\\x', false],
    ['%3D', true],
    ['%3', false],
    ['\\u0022', true],
    ['\\x22', true],
    ['u0022', false],
    ['\\u001b[0;31m', true],
    ['[hum', false],
  ])('after %j: %s', (before, may) => {
    expect(beginsAt(`${before}token`, before.length)).toBe(may)
  })

  test('inside encoded data nothing begins', () => {
    expect(insideBase64('iVBORw0KGgo/AKIA', 12)).toBe(true)
    expect(insideBase64('https://a.io/AKIA', 13)).toBe(false)
  })
})

describe('paths', () => {
  test.each([
    ['a.py', 'code'],
    ['a/train.ipynb', 'notebook'],
    ['a.yml', 'yaml'],
    ['package-lock.json', 'none'],
    ['sub/uv.lock', 'none'],
    ['app.min.js', 'none'],
    ['logo.SVG', 'none'],
    ['.secrets.baseline', 'none'],
    ['Dockerfile', 'dockerfile'],
    ['docker/gpu.Dockerfile', 'dockerfile'],
    ['Dockerfile.dev', 'dockerfile'],
    ['.env', 'properties'],
    ['.env.local', 'properties'],
    ['prod.env', 'properties'],
    ['.npmrc', 'properties'],
    ['.netrc', 'netrc'],
    ['run.sh', 'shell'],
    ['README.md', 'prose'],
    ['LICENSE', 'prose'],
    ['a/b.unknown', 'prose'],
  ])('%s is %s', (path, notation) => {
    expect(notationOf(path)).toBe(notation)
  })

  test.each([
    'tests/a.py',
    'src/test_a.py',
    'a_test.go',
    'a.spec.ts',
    'docs/x.py',
    'README.md',
    '.env.example',
    'third_party/a/b.c',
    'conftest.py',
    'pkg/testdata/k.pem',
  ])('%s shows something', (path) => {
    expect(isSample(path)).toBe(true)
  })

  test.each(['src/latest.py', 'contest/a.py', 'src/attestation.ts', 'app/docset.py', 'deploy/prod.yaml'])(
    '%s does not',
    (path) => {
      expect(isSample(path)).toBe(false)
    },
  )
})
