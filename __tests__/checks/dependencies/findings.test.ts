import { describe, expect, test } from '@jest/globals'
import { dependencies } from '../../../src/checks/dependencies/index.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { DEFAULT_BUDGET } from '../../../src/scan/budget.ts'
import { checkContext } from '../../../src/scan/context.ts'
import { type ScanResult, scan } from '../../../src/scan/scan.ts'
import type { CaseFile } from '../../support/cases.ts'
import { growth, MOST_GROWTH } from '../../support/growth.ts'
import { memorySource } from '../../support/memory-source.ts'

function file(path: string, text: string): CaseFile {
  return { path, mode: 'file', bytes: Buffer.from(text) }
}

function scanned(
  after: readonly CaseFile[],
  before: readonly CaseFile[] = [],
  trustedSources: readonly string[] = [],
): Promise<ScanResult> {
  const source = memorySource(before, after)
  const context = checkContext({
    repository: source,
    digestKey: 'test',
    mask: () => {},
    vendored: async () => new Uint8Array(),
    treeSitter: async () => {
      throw new Error('not needed')
    },
  })
  return scan(source, {
    checks: [dependencies],
    budget: DEFAULT_BUDGET,
    now: () => 0,
    context: { ...context, trustedSources },
  })
}

async function only(path: string, text: string, beside: readonly CaseFile[] = []): Promise<Finding> {
  const { findings } = await scanned([file(path, text), ...beside], beside)
  const here = findings.filter((finding) => finding.path === path && finding.level !== 'off')
  expect(here).toHaveLength(1)
  return here[0] as Finding
}

describe('the fix for an occurrence', () => {
  test.each([
    ['pyproject.toml', '[project]\nname = "x"\ndependencies = [\n  "torch>=2.0",\n]\n', '  "torch>=2.0,<3",'],
    ['requirements.txt', 'torch >= 2.0, != 2.1  # why\n', 'torch >= 2.0, != 2.1, <3  # why'],
    ['requirements.txt', 'torch >= 2.0, != 2.1 # why\n', 'torch >= 2.0, != 2.1, <3 # why'],
    ['requirements.txt', 'torch (>=2.0)\n', 'torch (>=2.0,<3)'],
    ['package.json', '{"name":"x","dependencies":{\n"a": ">=1.2"\n}}', '"a": ">=1.2 <2"'],
    ['Cargo.toml', '[package]\nname = "x"\n[dependencies]\na = ">=1.2"\n', 'a = "1.2"'],
  ])('%s: %j', async (path, text, replacement) => {
    expect((await only(path, text)).suggestion?.replacement).toBe(replacement)
  })

  test('a lock file says where to start and where not to stop', async () => {
    const lock = file('uv.lock', '[[package]]\nname = "einops"\nversion = "2.3.4"\n')
    const finding = await only(
      'pyproject.toml',
      '[build-system]\nrequires = []\n[project]\nname = "x"\ndependencies = ["einops>=0.8"]\n',
      [lock],
    )
    expect(finding.paste).toBe('einops>=0.8,<3')
  })

  test('an action says how to find its commit', async () => {
    const finding = await only(
      '.github/workflows/w.yml',
      'jobs: {a: {steps: [{uses: example/tool/sub@v1.2}]}}',
    )
    expect(finding.paste).toBe(
      'uses: example/tool/sub@<40-hex> # v1.2\n# 40-hex: gh api repos/example/tool/commits/v1.2 -q .sha',
    )
  })

  test('an address never shows who fetches it', async () => {
    const { findings } = await scanned([
      file(
        'requirements.txt',
        'a @ git+https://bot:hunter2secret@example.org/o/a@main\n--index-url https://u:hunter2secret@example.org/s\n',
      ),
    ])
    expect(findings.length).toBeGreaterThanOrEqual(2)
    // The line itself is shown by others, who know where the secrets on it stand.
    const own = findings.map(({ evidence, note, paste, suggestion, identity }) => [
      evidence,
      note,
      paste,
      suggestion,
      identity,
    ])
    expect(JSON.stringify(own)).not.toContain('hunter2secret')
  })
})

describe('a line with a password', () => {
  test('is never repeated as a suggestion', async () => {
    const { findings } = await scanned([
      file(
        'pyproject.toml',
        '[project]\nname="x"\ndependencies = ["torch>=2", "y @ git+https://u:hunter2@example.org/y@v1"]\n',
      ),
    ])
    const finding = findings.find(({ rule }) => rule === 'dependencies/no-upper-bound')
    expect(finding).toBeDefined()
    expect(finding?.suggestion).toBeUndefined()
  })
})

describe('trusted sources', () => {
  const text = '--extra-index-url https://wheels.example.com/simple\n'

  test('a host that the policy names is no finding', async () => {
    expect((await scanned([file('requirements.txt', text)])).findings).toHaveLength(1)
    expect(
      (await scanned([file('requirements.txt', text)], [], ['wheels.example.com'])).findings,
    ).toHaveLength(0)
  })

  test('a name that only ends like it is another host', async () => {
    const other = text.replace('wheels', 'evil-wheels')
    expect(
      (await scanned([file('requirements.txt', other)], [], ['wheels.example.com'])).findings,
    ).toHaveLength(1)
  })
})

describe('trust edges', () => {
  test('what head relies on and base did not, each once', async () => {
    const before = [
      file(
        'requirements.txt',
        '--index-url https://a.example.org/simple\nx @ git+https://github.com/one/x@main\n',
      ),
      file('.github/workflows/w.yml', 'jobs: {a: {steps: [{uses: known/tool@v1}]}}'),
    ]
    const after = [
      file(
        'requirements.txt',
        '--index-url https://a.example.org/simple\nx @ git+https://github.com/two/x@main\ny @ https://b.example.org/y.zip\n',
      ),
      file(
        '.github/workflows/w.yml',
        'jobs: {a: {container: "ghcr.io/three/i:1", steps: [{uses: known/tool@v2}, {uses: New/tool@v1}, {uses: new/other@v1}]}}',
      ),
    ]
    const { trustEdges } = await scanned(after, before)
    expect(trustEdges.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      'action-owner new',
      'git-owner github.com/two',
      'host b.example.org',
      'image-registry ghcr.io/three',
    ])
  })
})

describe('hostile manifests take linear time', () => {
  test.each([
    ['requirements.txt', (many: number) => 'x>=1\n'.repeat(many)],
    ['requirements.txt', (many: number) => `x==1 ${'--hash=sha256:0 '.repeat(many)}`],
    ['requirements.txt', (many: number) => '\\\n'.repeat(many)],
    ['requirements.txt', (many: number) => `${'-r x '.repeat(many)}`],
    ['pyproject.toml', (many: number) => `[project]\ndependencies = [${'"x>=1",\n'.repeat(many)}]`],
    [
      'package.json',
      (many: number) =>
        `{"dependencies":{${Array.from({ length: many }, (_, i) => `"x${i}":"*"`).join(',')}}}`,
    ],
    [
      'Cargo.toml',
      (many: number) =>
        `[dependencies]\n${Array.from({ length: many / 4 }, (_, i) => `x${i} = "*"`).join('\n')}`,
    ],
    ['setup.cfg', (many: number) => `[options]\ninstall_requires =\n${'  x>=1\n'.repeat(many)}`],
    [
      '.github/workflows/w.yml',
      (many: number) => `jobs:\n  a:\n    steps:\n${'      - uses: a/b@v1\n'.repeat(many / 4)}`,
    ],
    [
      '.github/workflows/w.yml',
      (many: number) =>
        `x: &s [${'{uses: a/b@v1},'.repeat(200)}]\njobs:\n${Array.from({ length: many / 20 }, (_, i) => `  j${i}: {steps: *s}`).join('\n')}`,
    ],
  ])('%s (%#)', async (path, make) => {
    const work = async (many: number): Promise<void> => {
      const { coverage } = await scanned([file(path, make(many))])
      expect(coverage.inspected).toBe(1)
    }
    expect(await growth(work, 10_000)).toBeLessThan(MOST_GROWTH)
  })
})
