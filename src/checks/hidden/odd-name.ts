import type { FileHeader } from '../../model/change-set.ts'
import type { Finding } from '../../model/finding.ts'
import type { LevelOrOff } from '../../model/rule.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { looksLikeAscii } from './look-alike.ts'
import { isTestPath } from './text-place.ts'

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
/** A joiner between emoji is part of the picture. */
const INVISIBLE =
  /[\u00ad\u180e\u200b\u200c\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0]|[\u{e0000}-\u{e007f}]/u
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g
/** Windows drops these at the end of a name. */
const DROPPED_END = /[. ]$/
/** Devices of Windows; no checkout there can hold such a file. */
const DEVICE = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i
const LONGEST_WORD = 200

interface Oddity {
  readonly what: Evidence
  readonly level: LevelOrOff
}

/** Names that a reviewer cannot see as they are, or that are another file elsewhere. Only names that the change brings. */
export function* oddNames(changes: readonly FileHeader[]): Generator<Finding> {
  const known = new Map<string, string>()
  for (const { path, status } of changes) {
    if (status === 'removed') continue
    const folded = path.normalize('NFC').toLowerCase()
    const twin = known.get(folded)
    known.set(folded, path)
    if (status === 'modified') continue
    const odd = path
      .split('/')
      .map(oddityOf)
      .find((found) => found !== undefined)
    const seen = odd ?? (twin === undefined ? undefined : twinOf(twin))
    if (seen === undefined) continue
    yield {
      rule: 'hidden/odd-name',
      path,
      evidence: seen.what,
      identity: `${seen.what} ${path}`,
      level: isTestPath(path) ? 'note' : seen.level,
    }
  }
}

function oddityOf(name: string): Oddity | undefined {
  if (CONTROL.test(name)) return { what: evidence`control character in the name`, level: 'error' }
  if (DIRECTION.test(name)) return { what: evidence`name is shown in another order`, level: 'error' }
  if (isRepositoryFolder(name)) return { what: evidence`name is .git on some systems`, level: 'error' }
  if (INVISIBLE.test(name)) return { what: evidence`invisible character in the name`, level: 'error' }
  if (!name.isWellFormed()) return { what: evidence`name is not UTF-8`, level: 'warning' }
  if (DROPPED_END.test(name)) return { what: evidence`dot or blank at the end of a name`, level: 'warning' }
  if (name.length <= LONGEST_WORD && name.split(/[^\p{L}\p{N}]/u).some(looksLikeAscii)) {
    return { what: evidence`letter of another alphabet in the name`, level: 'warning' }
  }
  if (DEVICE.test(name)) return { what: evidence`name of a device on Windows`, level: 'note' }
  return undefined
}

/** What some file systems take for `.git` (CVE-2014-9390, CVE-2019-1353). */
function isRepositoryFolder(name: string): boolean {
  let folded = name.replace(IGNORED, '').normalize('NFKC').toLowerCase()
  while (DROPPED_END.test(folded)) folded = folded.slice(0, -1)
  return folded === '.git' || folded === 'git~1' || folded.startsWith('.git::$')
}

function twinOf(path: string): Oddity {
  return { what: evidence`same as ${excerpt(path)} where case does not count`, level: 'warning' }
}
