import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { BUNDLE } from '../support/bundle.ts'
import { GitRepositoryFixture } from '../support/git-repository.ts'
import { SHARED_OBJECT } from '../support/scenario.ts'

let fixture: GitRepositoryFixture
let folder: string
let environment: Readonly<Record<string, string>>

beforeAll(() => {
  fixture = new GitRepositoryFixture()
  folder = mkdtempSync(join(tmpdir(), 'checklist-exit-'))
  const before = fixture.commitFiles({ 'a.txt': 'a' }, [])
  // More text than a pipe holds, so that writing cannot be over before the reader has gone.
  const findings = Array.from({ length: 400 }, (_, index) => [`lib/${index}.so`, SHARED_OBJECT] as const)
  const after = fixture.commitFiles({ 'a.txt': 'a', ...Object.fromEntries(findings) }, [before])
  writeFileSync(join(folder, 'event.json'), JSON.stringify({ ref: 'refs/heads/main', before, after }))
  for (const name of ['summary', 'output']) writeFileSync(join(folder, name), '')
  environment = {
    PATH: process.env['PATH'] ?? '',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_WORKSPACE: fixture.directory,
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_OUTPUT: join(folder, 'output'),
    RUNNER_TEMP: folder,
  }
})
afterAll(() => {
  fixture.remove()
  rmSync(folder, { recursive: true })
})

/** @param redirect how a shell is to open the streams; without it they are read to the end */
function statusOf(
  more: Readonly<Record<string, string>>,
  redirect = '',
  closes = false,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const bundle = join(BUNDLE, 'index.js')
    const child = spawn('sh', ['-c', `exec "$0" "$1" ${redirect}`, process.execPath, bundle], {
      env: { ...environment, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (closes) child.stdout.destroy()
    else child.stdout.resume()
    child.stderr.resume()
    child.on('error', reject)
    child.on('exit', resolve)
  })
}

test('a change that fails, to begin with', async () => {
  expect(await statusOf({})).toBe(1)
})

test.each([
  ['a summary that is a folder', { GITHUB_STEP_SUMMARY: '/' }],
  ['outputs that cannot be written', { GITHUB_OUTPUT: '/nowhere/output' }],
  ['no folder for temporary files', { RUNNER_TEMP: '/nowhere' }],
  ['a disk that is full', { GITHUB_STEP_SUMMARY: '/dev/full', GITHUB_OUTPUT: '/dev/full' }],
  ['nothing set at all', { GITHUB_STEP_SUMMARY: '', GITHUB_OUTPUT: '', RUNNER_TEMP: '' }],
])('still fails with %s', async (_, more) => {
  expect(await statusOf(more)).not.toBe(0)
})

test.each([
  ['nobody reads the log', '', true],
  ['both streams are closed', '>&- 2>&-', false],
  ['both streams are on it', '>/dev/full 2>/dev/full', false],
])('still fails when %s', async (_, redirect, closes) => {
  expect(await statusOf({}, redirect, closes)).not.toBe(0)
})
