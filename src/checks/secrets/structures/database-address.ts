import { evidence, excerpt, redactSecret } from '../../../text/redact.ts'
import type { Candidate } from '../candidate.ts'
import { isDocumented } from '../documented.ts'
import { isWeakPair, passwordStrength } from '../passwords.ts'
import type { Place } from './place.ts'

/** Characters before `@tcp(` in which the name and the password stand. */
const LOOK_BACK = 200
const SHORTEST_PASSWORD = 6
const USER = /^[\w.%-]{1,60}$/
const GO_HOST = /(?<host>[\w.-]{1,100})/y
const ORACLE = /@?(?<user>[\w.%-]{1,60})\/(?<password>[^\s"'`@/]{6,120})@(?:\/\/)?(?<host>[\w.-]{1,100})/y
const LOCAL_HOST = /^(?:localhost|127\.|0\.0\.0\.0|[\w-]{1,60}$)/i

/** `user:password@tcp(host:3306)/name`, as Go's MySQL driver takes it. @param end offset after `@tcp(` */
export function goAddressAt({ text, end, digest }: Place): Candidate | undefined {
  const at = end - 5
  let start = at
  while (start > Math.max(0, at - LOOK_BACK) && isAddressCharacter(text.charCodeAt(start - 1))) start--
  const pair = text.slice(start, at)
  const colon = pair.indexOf(':')
  const user = pair.slice(0, colon)
  const password = pair.slice(colon + 1)
  if (colon === -1 || password.length < SHORTEST_PASSWORD || !USER.test(user)) return undefined
  GO_HOST.lastIndex = end
  const host = GO_HOST.exec(text)?.groups?.['host']
  if (host === undefined) return undefined
  return addressOf({ user, password, host, start: start + colon + 1 }, digest)
}

/** `jdbc:oracle:thin:user/password@host`. @param end offset after `oracle:thin:` */
export function oracleAddressAt({ text, end, digest }: Place): Candidate | undefined {
  ORACLE.lastIndex = end
  const found = ORACLE.exec(text)
  if (found === null) return undefined
  const { user, password, host } = found.groups as { user: string; password: string; host: string }
  const start = text.indexOf('/', end) + 1
  return addressOf({ user, password, host, start }, digest)
}

/** No blank, quote, slash or `@`. */
function isAddressCharacter(code: number): boolean {
  return code > 0x20 && code !== 0x22 && code !== 0x27 && code !== 0x60 && code !== 0x2f && code !== 0x40
}

interface Login {
  readonly user: string
  readonly password: string
  readonly host: string
  readonly start: number
}

function addressOf({ user, password, host, start }: Login, digest: Place['digest']): Candidate | undefined {
  if (isWeakPair(user, password) || isDocumented(password, digest)) return undefined
  const strength = passwordStrength(password, true)
  if (strength === undefined || (strength !== 'random' && LOCAL_HOST.test(host))) return undefined
  return {
    rule: 'secrets/connection-string',
    recognition: 'address',
    start,
    end: start + password.length,
    value: password,
    evidence: evidence`…:${redactSecret(password, 0)} at ${excerpt(host, 60)}`,
    note: evidence`Change the password, then read the connection string from the environment or a secret store.`,
    level: strength === 'random' ? 'error' : 'warning',
    confidence: strength === 'random' ? 'high' : 'medium',
    lowerInSamples: true,
    about: `${user}@${host}`,
  }
}
