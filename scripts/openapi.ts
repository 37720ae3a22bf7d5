/**
 * `npm run openapi [file]`: cuts GitHub's OpenAPI document to the operations we use, for the tests.
 * Without a file (`api.github.com.json` of the package), the package is fetched into a temporary folder and nothing of it is run.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { slimDocument } from './slim-openapi.ts'

const PACKAGE = '@octokit/openapi'
const VERSION = '23.0.2'
const DOCUMENT = 'package/generated/api.github.com.json'
const TARGET = join(import.meta.dirname, '../fixtures/api/github-openapi.slim.json')

const REPOSITORY = '/repos/{owner}/{repo}'
const OPERATIONS = [
  `get ${REPOSITORY}/pulls/{pull_number}`,
  `get ${REPOSITORY}/pulls/{pull_number}/files`,
  `get ${REPOSITORY}/compare/{basehead}`,
  `get ${REPOSITORY}/commits/{ref}`,
  `get ${REPOSITORY}/commits/{ref}/check-runs`,
  `get ${REPOSITORY}/git/commits/{commit_sha}`,
  `get ${REPOSITORY}/git/trees/{tree_sha}`,
  `get ${REPOSITORY}/git/blobs/{file_sha}`,
  `post ${REPOSITORY}/check-runs`,
  `patch ${REPOSITORY}/check-runs/{check_run_id}`,
  `get ${REPOSITORY}/issues/{issue_number}/comments`,
  `post ${REPOSITORY}/issues/{issue_number}/comments`,
  `patch ${REPOSITORY}/issues/comments/{comment_id}`,
]

function fetched(): string {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  try {
    const name = output('npm', ['pack', `${PACKAGE}@${VERSION}`, '--silent', '--pack-destination', folder])
    return output('tar', ['-xzOf', join(folder, name.trim()), DOCUMENT])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function output(program: string, args: readonly string[]): string {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (done.status !== 0) throw new Error(`${program} ${args[0]}: ${done.stderr}`)
  return done.stdout
}

const given = process.argv[2]
const document = JSON.parse(given === undefined ? fetched() : readFileSync(given, 'utf8'))
if (document.info.version !== VERSION)
  throw new Error(`${PACKAGE} ${VERSION} is wanted, not ${document.info.version}`)
const slim = slimDocument(document, OPERATIONS, `${PACKAGE} ${VERSION}`)
writeFileSync(TARGET, `${JSON.stringify(slim, null, 1)}\n`)
