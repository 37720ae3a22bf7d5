import type { ServerResponse } from 'node:http'
import type { Reply } from './stand-in-route.ts'

/** What a fault does instead of the truthful answer. */
export type FaultReply = Reply | ((response: ServerResponse, truth: () => Promise<Reply>) => unknown)

/** The connection is gone before anything was answered. */
export const CONNECTION_RESET: FaultReply = (response) => response.socket?.resetAndDestroy()

/** The truthful answer ends in the middle, although its head promised all of it. */
export const TRUNCATED_BODY: FaultReply = async (response, truth) => {
  const { status, headers, bytes } = sendable(await truth())
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length + 1) })
  response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.end())
}

/** The truthful answer ends in the middle, and its head says nothing of it: a proxy's work. */
export const SHORTENED_BODY: FaultReply = async (response, truth) => {
  const { status, headers, bytes } = sendable(await truth())
  response.writeHead(status, headers)
  response.end(bytes.subarray(0, bytes.length / 2))
}

export const NO_JSON: FaultReply = {
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: '{"message": <html>',
}

/** The truthful answer, with a pause after its first byte. */
export function slowBody(milliseconds: number): FaultReply {
  return async (response, truth) => {
    const { status, headers, bytes } = sendable(await truth())
    response.writeHead(status, headers)
    response.write(bytes.subarray(0, 1))
    const timer = setTimeout(() => response.end(bytes.subarray(1)), milliseconds)
    response.once('close', () => clearTimeout(timer))
  }
}

/** What stands before GitHub answers with a page. */
export function serverError(status: 500 | 502 | 503 | 504): FaultReply {
  return { status, headers: { 'content-type': 'text/html' }, body: '<html><title>Unicorn!</title></html>' }
}

interface Sendable {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
}

export function sendable(reply: Reply): Sendable {
  const { status = 200, headers = {}, body } = reply
  if (typeof body === 'string' || body instanceof Uint8Array)
    return { status, headers, bytes: Buffer.from(body) }
  const type = { 'content-type': 'application/json; charset=utf-8' }
  return { status, headers: { ...type, ...headers }, bytes: Buffer.from(JSON.stringify(body)) }
}
