import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openGitHub } from '../../src/sources/github-client.ts'
import { pullFiles } from '../../src/sources/github-pull.ts'

let api: Server
let stranger: Server
const seen: (string | undefined)[] = []
let pages = 0

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

function listening(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

beforeAll(async () => {
  stranger = await listening(
    createServer((request, response) => {
      seen.push(request.headers.authorization)
      response.setHeader('content-type', 'application/json').end('{"fine": true}')
    }),
  )
  api = await listening(
    createServer((request, response) => {
      if (request.url?.includes('/thing') === true) {
        response.writeHead(302, { location: `http://localhost:${portOf(stranger)}/elsewhere` }).end()
        return
      }
      // A page that is followed by itself for ever, on another host.
      pages++
      const row = { filename: `f${pages}`, status: 'added', sha: 'a'.repeat(40) }
      const link = `<http://localhost:${portOf(stranger)}/next>; rel="next"`
      response.writeHead(200, { 'content-type': 'application/json', link }).end(JSON.stringify([row]))
    }),
  )
})
afterAll(() => {
  api.close()
  stranger.close()
})

function client() {
  const apiUrl = `http://127.0.0.1:${portOf(api)}`
  return openGitHub({ apiUrl, repository: 'octo/repo', token: 'a-token', sleep: async () => {} })
}

test('a redirect to another host does not take the token along', async () => {
  const request = { what: 'the thing', permission: 'contents: read', path: 'thing' }
  await (await client()).json(request, (document) => document).catch(() => undefined)
  expect(seen.filter((authorization) => authorization !== undefined)).toEqual([])
})

test('pages that never end are read as far as GitHub lists, and never from where they point', async () => {
  const before = seen.length
  const listing = await pullFiles(await client(), 7, 20)
  expect([listing.files.length, listing.isCapped, pages]).toEqual([20, true, 20])
  expect(seen).toHaveLength(before)
})
