import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { GitRepositoryFixture } from '../support/git-repository.ts'
import { GitHubStandIn, REPOSITORY, TOKEN } from '../support/github-stand-in.ts'

// Each test starts git many times.
jest.setTimeout(240_000)

let fixture: GitRepositoryFixture
let gitHub: GitHubStandIn
let folder: string

beforeAll(async () => {
  fixture = new GitRepositoryFixture()
  gitHub = await GitHubStandIn.start()
  gitHub.reset(fixture.directory)
  folder = mkdtempSync(join(tmpdir(), 'checklist-cwd-'))
})
afterAll(async () => {
  await gitHub.close()
  fixture.remove()
  rmSync(folder, { recursive: true })
})

/** Node with no right but to read files and use the network. */
function run(
  permissions: readonly string[],
  script: readonly string[],
): Promise<{ readonly output: string; readonly errors: string }> {
  const child = spawn(process.execPath, [...permissions, ...script], {
    cwd: folder,
    env: { PATH: process.env['PATH'], GITHUB_API_URL: gitHub.apiUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { output: '', errors: '' }
  child.stdout.on('data', (part) => (said.output += part))
  child.stderr.on('data', (part) => (said.errors += part))
  return new Promise((resolve) => child.on('close', () => resolve(said)))
}

const READ_ONLY = ['--permission', '--allow-fs-read=*']

test('the runtime refuses to write and to start a program', async () => {
  for (const attempt of ["node:fs').writeFileSync('x', '')", "node:child_process').spawnSync('git')"]) {
    const { errors } = await run(READ_ONLY, ['-e', `require('${attempt}`])
    expect(errors).toContain('ERR_ACCESS_DENIED')
  }
})

test('pull_request_target is judged without writing a file or starting a program, whatever the change holds', async () => {
  const base = fixture.commitFiles({ 'package.json': '{}' }, [])
  const head = fixture.commitFiles(
    {
      'package.json': '{"scripts":{"preinstall":"touch owned"}}',
      '.gitattributes': '* filter=evil',
      '.gitmodules': '[submodule "x"]\n\turl = --upload-pack=evil\n',
      'conftest.py': 'open("owned", "w")',
      'run.sh': { mode: 'executable', bytes: Buffer.from('#!/bin/sh\ntouch owned\n') },
      link: { mode: 'symlink', bytes: Buffer.from('/etc/passwd') },
    },
    [base],
  )
  gitHub.pull = { number: 1, base, head }
  const payload = {
    pull_request: {
      number: 1,
      base: { sha: base, repo: { full_name: REPOSITORY } },
      head: { sha: head, repo: null },
    },
  }
  const environment = {
    workspace: folder,
    temporary: folder,
    repository: REPOSITORY,
    serverUrl: gitHub.serverUrl,
    apiUrl: gitHub.apiUrl,
    token: TOKEN,
    environment: {},
  }
  const script = [
    fileURLToPath(new URL('../support/read-through-api.ts', import.meta.url)),
    'pull_request_target',
    JSON.stringify(payload),
    JSON.stringify(environment),
  ]
  const { output, errors } = await run(READ_ONLY, script)
  expect(errors).not.toContain('ERR_ACCESS_DENIED')
  const { seen, gaps } = JSON.parse(output)
  expect(gaps).toEqual([])
  expect(seen.map(([path]: [string]) => path)).toEqual([
    '.gitattributes',
    '.gitmodules',
    'conftest.py',
    'link',
    'package.json',
    'run.sh',
  ])
  expect(Object.fromEntries(seen)['link']).toBe('/etc/passwd')
  expect(readdirSync(folder)).toEqual([])
})
