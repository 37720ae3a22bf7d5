import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import semver from 'semver'
import { parseAction } from '../../../src/checks/dependencies/action.ts'
import { ownerOf, parseAddress, repositoryOf } from '../../../src/checks/dependencies/address.ts'
import { parseCargoRequirement } from '../../../src/checks/dependencies/cargo-requirement.ts'
import { referenceTier } from '../../../src/checks/dependencies/git-reference.ts'
import { parseImage } from '../../../src/checks/dependencies/image.ts'
import { parseSpecifier, rangeParser } from '../../../src/checks/dependencies/npm-specifier.ts'
import { placeOfPath } from '../../../src/checks/dependencies/places.ts'
import {
  isBackport,
  parseRequirement,
  tierOfClauses,
} from '../../../src/checks/dependencies/python-requirement.ts'
import {
  optionsOf,
  optionsStart,
  requirementLines,
} from '../../../src/checks/dependencies/python-requirements-file.ts'
import { capFor } from '../../../src/checks/dependencies/python-version.ts'

const COMMIT = '820762786026740c76f36085b0efc47a31fe5020'

describe('git references', () => {
  test.each([
    [undefined, 'head'],
    ['HEAD', 'head'],
    [COMMIT, 'commit'],
    [COMMIT.toUpperCase(), 'commit'],
    [`${COMMIT}0`, 'branch'],
    [COMMIT.slice(0, 7), 'short-commit'],
    ['abc1234', 'short-commit'],
    ['deadbeef', 'branch'],
    ['v4', 'tag'],
    ['4', 'tag'],
    ['1.2.3', 'tag'],
    ['v1.0.0-rc.1', 'tag'],
    ['codeql-bundle-v2.20.1', 'tag'],
    ['refs/tags/anything', 'tag'],
    ['20240131', 'tag'],
    ['packages/core@1.2.3', 'tag'],
    ['main', 'branch'],
    ['release/v1', 'branch'],
    ['releases/v1', 'branch'],
    ['refs/heads/v1', 'branch'],
    ['1.x', 'branch'],
    ['feature-2', 'branch'],
    ['python3-support', 'branch'],
  ] as const)('%s is a %s', (reference, tier) => {
    expect(referenceTier(reference)).toBe(tier)
  })
})

describe('requirements', () => {
  test.each([
    ['torch', 'none'],
    ['torch>=2', 'lower'],
    ['torch!=2.1', 'lower'],
    ['torch >= 2 , != 2.1', 'lower'],
    ['torch (>=2,<3)', 'bounded'],
    ['torch[a,b]~=2.1', 'bounded'],
    ['torch==2.*', 'bounded'],
    ['torch==26.8.*,>=0.0.0a0', 'bounded'],
    ['torch<2,', 'bounded'],
    ['torch==2.1', 'exact'],
    ['torch===2.1+local', 'exact'],
    ['torch>=2;python_version<"3.11"', 'lower'],
  ])('%s is %s', (text, tier) => {
    expect(tierOfClauses(parseRequirement(text)?.clauses ?? [])).toBe(tier)
  })

  test.each(['torch ^2', 'torch = 2', 'torch 2', '-', '{{ name }}', '=='])('%s is none', (text) => {
    expect(parseRequirement(text)).toBeUndefined()
  })

  test('an address keeps its semicolons, and the marker stands behind a blank', () => {
    expect(parseRequirement('a @ https://example.org/a;v=1.zip ; os_name == "nt"')).toMatchObject({
      url: 'https://example.org/a;v=1.zip',
      marker: 'os_name == "nt"',
    })
  })

  test.each([
    ['tomli; python_version < "3.11"', true],
    ['tomli; python_full_version<="3.10.2"', true],
    ["tomli; '3.11' > python_version", true],
    ['numpy; python_version >= "3.11"', false],
    ['numpy; sys_platform == "linux"', false],
  ])('backport: %s', (text, expected) => {
    const requirement = parseRequirement(text)
    expect(requirement !== undefined && isBackport(requirement)).toBe(expected)
  })
})

describe('bounds to suggest', () => {
  test.each([
    ['2.8.0', undefined, false, '3'],
    ['0.8', undefined, false, '1'],
    ['2.8.0', undefined, true, '2.9'],
    ['2.8.0', '4.1.0', false, '5'],
    ['2.8.0', '1.0', false, '3'],
    ['2.8.0rc1', undefined, false, '3'],
    ['2024.1', undefined, false, undefined],
    ['24.3', undefined, false, undefined],
    ['1!2.0', undefined, false, undefined],
    ['61.0', undefined, false, '62'],
  ])('%s, locked %s, ABI %s: %s', (floor, locked, abi, cap) => {
    expect(capFor(floor, locked, abi).cap).toBe(cap)
  })
})

describe('requirements files', () => {
  const lines = (source: string): readonly string[] =>
    [...requirementLines(source)].map(({ text }) => text.trim().replace(/\s+/g, ' '))

  test('continuations, comments and blank lines are what pip takes them for', () => {
    expect(lines('a \\\n  >=1\n\n# c\nb # d \\\nc\nd#e\n  f\r\ng \\\r\n==1')).toEqual([
      'a >=1',
      'b',
      'd#e',
      'f',
      'g ==1',
    ])
  })

  test('options: long, short, glued, shortened, several on a line', () => {
    const options = (source: string): readonly (readonly [string, string])[] =>
      [...requirementLines(source)].flatMap((line) =>
        [...optionsOf(line)].map(({ name, value }) => [name, value] as const),
      )
    expect(
      options(
        '--index-url https://a -f b\n-ihttps://c\n--extra-index=d\n-r "x y"\na==1 --hash=sha256:0 \\\n --hash=sha256:1',
      ),
    ).toEqual([
      ['index-url', 'https://a'],
      ['find-links', 'b'],
      ['index-url', 'https://c'],
      ['extra-index-url', 'd'],
      ['requirement', '"x'],
      ['hash', 'sha256:0'],
      ['hash', 'sha256:1'],
    ])
  })

  test('offsets are true for any text', () => {
    const unit = fc.constantFrom('a', '=', '1', ' ', '\\', '\n', '\r\n', '#', '-', '-r', '--hash', '"')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (source) => {
        let end = 0
        for (const line of requirementLines(source)) {
          expect(line.start).toBeGreaterThanOrEqual(end)
          end = line.start + line.text.length
          expect(end).toBeLessThanOrEqual(source.length)
          for (let index = 0; index < line.text.length; index++) {
            if (line.text[index] !== ' ') expect(source[line.start + index]).toBe(line.text[index])
          }
          expect(optionsStart(line.text)).toBeLessThanOrEqual(line.text.length)
          for (const option of optionsOf(line)) expect(source.slice(option.start, option.end)).toContain('-')
        }
      }),
    )
  })
})

describe('npm specifiers', () => {
  const parseRange = rangeParser(semver.Range)
  test.each([
    ['*', { kind: 'range', tier: 'none' }],
    ['', { kind: 'range', tier: 'none' }],
    ['latest', { kind: 'range', tier: 'none' }],
    ['^1.2', { kind: 'range', tier: 'bounded' }],
    ['1.x || >=3', { kind: 'range', tier: 'lower' }],
    ['=1.2.3 || 1.2.4', { kind: 'range', tier: 'exact' }],
    ['npm:other@~1.2', { kind: 'range', tier: 'bounded' }],
    ['npm:@scope/other', { kind: 'range', tier: 'none' }],
    ['jsr:@scope/other@^1', { kind: 'range', tier: 'bounded' }],
    ['jsr:^1', { kind: 'range', tier: 'bounded' }],
    ['workspace:^', { kind: 'local' }],
    ['../x', { kind: 'local' }],
    ['example/x', { kind: 'git', tier: 'head' }],
    ['example/x#v1.2.3', { kind: 'git', tier: 'tag', reference: 'v1.2.3' }],
    ['gist:11081aaa281', { kind: 'git', tier: 'head' }],
    [`git@github.com:example/x.git#${COMMIT}`, { kind: 'git', tier: 'commit' }],
    ['git+https://example.org/x#branch=main', { kind: 'git', tier: 'branch', reference: 'main' }],
    [
      'https://github.com/example/x#main&path:/packages/y',
      { kind: 'git', tier: 'branch', reference: 'main' },
    ],
    ['https://github.com/example/x/archive/main.tar.gz', { kind: 'archive' }],
    ['https://example.org/x.tgz', { kind: 'archive' }],
  ])('%s', (text, expected) => {
    expect(parseSpecifier(text, parseRange)).toMatchObject(expected)
  })

  test('what is no specifier is none', () => {
    expect(parseSpecifier('{{ version }}', parseRange)).toBeUndefined()
    expect(parseSpecifier('x'.repeat(5_000), parseRange)).toBeUndefined()
  })
})

describe('Cargo requirements', () => {
  test.each([
    ['1', 'bounded'],
    ['1.2.3-alpha', 'bounded'],
    ['~1.2', 'bounded'],
    ['=1.2.3', 'exact'],
    ['=1.*', 'bounded'],
    ['>=1, <2', 'bounded'],
    ['>=1', 'lower'],
    ['*', 'none'],
    ['1.*', 'bounded'],
  ])('%s is %s', (text, tier) => {
    expect(parseCargoRequirement(text)?.tier).toBe(tier)
  })
})

describe('addresses', () => {
  test.each([
    [
      'git+https://user:hunter2@Example.org:8443/Owner/Name.git?token=hunter2#egg=x',
      'https',
      'example.org',
      'owner/name',
    ],
    ['git@github.com:owner/name.git', 'ssh', 'github.com', 'owner/name'],
    ['ssh://git@github.com/owner/name', 'ssh', 'github.com', 'owner/name'],
    [`https://$\{USER}:$\{TOKEN}@example.org/owner/name`, 'https', 'example.org', 'owner/name'],
    ['http://2130706433/owner/name', 'http', '127.0.0.1', 'owner/name'],
    ['https://example.org./owner/name/', 'https', 'example.org', 'owner/name'],
  ])('%s', (text, scheme, host, repository) => {
    const address = parseAddress(text)
    expect(address).toMatchObject({ scheme, host })
    expect(address && repositoryOf(address)).toBe(repository)
    expect(address && ownerOf(address)).toBe('owner')
    expect(address?.shown).not.toMatch(/hunter2|TOKEN/)
  })

  test.each([`https://$\{HOST}/x`, 'just words', 'C:\\x', '', `https://${'x'.repeat(5_000)}`])(
    '%s is none',
    (text) => {
      expect(parseAddress(text)?.host ?? '').toBe('')
    },
  )
})

describe('images', () => {
  const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
  test.each([
    ['python', { registry: 'docker.io', repository: 'library/python' }],
    ['Example.org:5000/a/b:1.2', { registry: 'example.org:5000', repository: 'a/b', tag: '1.2' }],
    ['owner/image:tag', { registry: 'docker.io', repository: 'owner/image', tag: 'tag' }],
    ['localhost/x', { registry: 'localhost', repository: 'x' }],
    [`docker://python:3@${digest}`, { tag: '3', digest }],
  ])('%s', (text, expected) => {
    expect(parseImage(text)).toMatchObject(expected)
  })

  test('a digest that is none binds nothing, and placeholders cannot be told', () => {
    expect(parseImage('python@sha256:todo')?.digest).toBeUndefined()
    expect(parseImage(`python:$\{{ matrix.v }}`)).toBeUndefined()
    expect(parseImage(`$\{IMAGE}`)).toBeUndefined()
  })
})

describe('actions', () => {
  test.each(['./own', '$/own', '../own', 'docker://x', `$\{{ matrix.action }}`, 'just-words', ''])(
    '%s is none',
    (text) => {
      expect(parseAction(text)).toBeUndefined()
    },
  )

  test('the reference is what follows the first @', () => {
    expect(parseAction('o/r/.github/workflows/w.yml@release@2024')).toEqual({
      owner: 'o',
      repository: 'r',
      path: '.github/workflows/w.yml',
      reference: 'release@2024',
    })
  })
})

describe('places', () => {
  test.each([
    ['requirements.txt', 'own'],
    ['tests.txt', 'own'],
    ['Tests/requirements.txt', 'secondary'],
    ['tests/fixtures/x/package.json', 'inert'],
    ['Third_Party/docs/package.json', 'inert'],
    ['{{cookiecutter.name}}/pyproject.toml', 'inert'],
  ])('%s: %s', (path, place) => {
    expect(placeOfPath(path)).toBe(place)
  })
})
