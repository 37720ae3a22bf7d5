import type { IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { StandInRepository } from './stand-in-repository.ts'
import type { Reply } from './stand-in-route.ts'

/** An exchange of git's smart protocol. @param path below the repository */
export async function gitAnswer(
  repository: StandInRepository,
  incoming: IncomingMessage,
  path: string,
  query: URLSearchParams,
  body: Buffer,
): Promise<Reply> {
  const { headers } = incoming
  const answer = await repository.serve(
    {
      REQUEST_METHOD: incoming.method ?? '',
      QUERY_STRING: query.toString(),
      CONTENT_TYPE: headers['content-type'] ?? '',
      HTTP_GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
    },
    path,
    headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body,
  )
  const end = answer.indexOf('\r\n\r\n')
  const lines = answer.toString('latin1', 0, end).split('\r\n')
  const { Status: status = '200', ...sent } = Object.fromEntries(lines.map((line) => line.split(': ')))
  return { status: Number.parseInt(status, 10), headers: sent, body: answer.subarray(end + 4) }
}
