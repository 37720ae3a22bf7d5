import { evidence, excerpt, redactSecret } from '../../../text/redact.ts'
import type { Candidate } from '../candidate.ts'
import { isDocumented } from '../documented.ts'
import { isPlaceholder } from '../placeholders.ts'
import { looksRandom } from '../randomness.ts'
import type { Place } from './place.ts'

/** Cookies that log in whoever sends them, by frameworks and services; as the automaton reports them. */
export const COOKIE_WORDS = [
  'sessionid',
  'connect.sid',
  '_gitlab_session',
  'jsessionid',
  'phpsessid',
  'laravel_session',
  'grafana_session',
  '_oauth2_proxy',
  'user_session',
  'remember_user_token',
  '.aspnetcore.cookies',
  'asp.net_sessionid',
  'session-token',
  '__secure-1psid',
  'sessdata',
  'bduss',
  'li_at',
] as const

/** Characters before a cookie in which the header that carries it is named. */
const LOOK_BACK = 1_500
const SHORTEST = 24
/** `=`, or the value of a recorded cookie, or of an object. */
const VALUE =
  /(?:=|%3[dD]|\\{0,3}["'](?:\s{0,8},\s{0,40}\\{0,3}["']value\\{0,3}["'])?\s{0,8}[:,]\s{0,8}\\{0,3}["'])(?<value>[A-Za-z0-9%._~+/=|*-]{24,4000})/y

/** A session that is still somebody's, in a recorded request or a command. @param end offset after the cookie's name */
export function sessionCookieAt({ text, end, path, digest }: Place, word: string): Candidate | undefined {
  VALUE.lastIndex = end
  const value = VALUE.exec(text)?.groups?.['value']
  if (value === undefined || value.length < SHORTEST) return undefined
  const before = text.charCodeAt(end - word.length - 1)
  if ((before >= 0x61 && before <= 0x7a) || before === 0x5f) return undefined
  if (!/\.har$/i.test(path) && !/cookie/i.test(text.slice(Math.max(0, end - LOOK_BACK), end)))
    return undefined
  if (!looksRandom(value) || isPlaceholder(value) || isDocumented(value, digest)) return undefined
  const start = VALUE.lastIndex - value.length
  return {
    rule: 'secrets/session-cookie',
    recognition: 'address',
    start,
    end: VALUE.lastIndex,
    value,
    evidence: evidence`${excerpt(word)}: ${redactSecret(value, 0)}`,
    note: evidence`End the session, then record the request without its cookies.`,
    level: 'warning',
    confidence: 'medium',
    lowerInSamples: true,
    about: word,
  }
}
