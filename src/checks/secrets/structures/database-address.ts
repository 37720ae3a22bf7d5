import { evidence, excerpt, redactSecret } from '../../../text/redact.ts'
import type { Candidate } from '../candidate.ts'
import { isDocumented } from '../documented.ts'
import { isWeakPair, passwordStrength } from '../passwords.ts'
import type { Place } from './place.ts'

/** Characters before `@tcp(` in which the name and the password stand. */
const LOOK_BACK = 200
const BEFORE_PROTOCOL = /(?<user>[\w.%-]{1,60}):(?<password>[^\s"'`@/]{6,120})$/
const GO_HOST = /(?<host>[\w.-]{1,100})/y
const ORACLE = /@?(?<user>[\w.%-]{1,60})\/(?<password>[^\s"'`@/]{6,120})@(?:\/\/)?(?<host>[\w.-]{1,100})/y
const LOCAL_HOST = /^(?:localhost|127\.|0\.0\.0\.0|[\w-]{1,60}$)/i

/** `user:password@tcp(host:3306)/name`, as Go's MySQL driver takes it. @param end offset after `@tcp(` */
export function goAddressAt({ text, end, digest }: Place): Candidate | undefined {
  const before = text.slice(Math.max(0, end - 5 - LOOK_BACK), end - 5)
  const found = BEFORE_PROTOCOL.exec(before)?.groups
  GO_HOST.lastIndex = end
  const host = GO_HOST.exec(text)?.groups?.['host']
  if (found === undefined || host === undefined) return undefined
  const { user, password } = found as { user: string; password: string }
  return addressOf({ user, password, host, start: end - 5 - password.length }, digest)
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
