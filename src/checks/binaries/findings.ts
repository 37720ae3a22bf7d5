import type { LfsPointer } from '../../bytes/lfs-pointer.ts'
import type { Finding } from '../../model/finding.ts'
import type { LevelOrOff } from '../../model/rule.ts'
import { type Evidence, evidence, excerpt, hexDigest } from '../../text/redact.ts'
import type { BinaryRule } from './rules.ts'
import type { Subject } from './subject.ts'

/** Digits of a digest that people compare by eye. */
const SHOWN_DIGITS = 12
/** UTF-16 code units of one finding's evidence. */
const MAX_EVIDENCE = 240
const MAX_PATH = 400
const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'] as const

/** What is said of one file. */
export interface Said {
  readonly rule: BinaryRule
  /** What was found, in words of ours: `ELF shared object, x86-64, 64-bit`. */
  readonly words: string
  /** What makes two findings of the same content different. */
  readonly name: string
  readonly level?: LevelOrOff
  readonly strictLevel?: LevelOrOff
  readonly note?: string
}

/** A finding about the content of a file: its hash is its identity, and what the ledger allows. */
export function contentFinding(subject: Subject, said: Said): Finding {
  const digest = subject.sha256()
  const shown = `${said.words}, ${humanSize(subject.size)}, sha256 ${digest.slice(0, SHOWN_DIGITS)}`
  return {
    ...finding(subject, said, excerpt(shown, MAX_EVIDENCE)),
    ...allowedBy(subject.path, subject.fileSha256()),
    identity: `${said.name} ${digest}`,
  }
}

/** A finding about what is said of a content, not about its bytes: they may change under it without making it new. */
export function nameFinding(subject: Subject, said: Said): Finding {
  return {
    ...finding(subject, said, excerpt(said.words, MAX_EVIDENCE)),
    ...allowedBy(subject.path, subject.fileSha256()),
    identity: said.name,
  }
}

/** A finding about content that is elsewhere: the pointer states the hash that the ledger would allow. */
export function pointerFinding(subject: Subject, pointer: LfsPointer, level: LevelOrOff): Finding {
  const size = excerpt(humanSize(pointer.size))
  const shown = evidence`content not seen: ${size}, object ${hexDigest(pointer.oid)}`
  const said: Said = { rule: 'binaries/stored-in-lfs', words: '', name: 'pointer', level }
  return {
    ...finding(subject, said, shown),
    ...allowedBy(subject.path, pointer.oid),
    identity: `pointer ${pointer.oid}`,
  }
}

function finding(subject: Subject, said: Said, shown: Evidence): Omit<Finding, 'identity'> {
  return {
    rule: said.rule,
    path: subject.path,
    ...(subject.member === undefined ? {} : { member: subject.member }),
    evidence: shown,
    ...(said.level === undefined ? {} : { level: said.level }),
    ...(said.strictLevel === undefined ? {} : { strictLevel: said.strictLevel }),
    ...(said.note === undefined ? {} : { note: excerpt(said.note, MAX_EVIDENCE) }),
  }
}

/** The entry a maintainer adds under `binaries:` of the policy to allow exactly this content. */
function allowedBy(path: string, digest: string): Pick<Finding, 'sha256' | 'paste'> {
  const quoted = JSON.stringify(path)
  const shown = excerpt(quoted, MAX_PATH)
  // The path only helps readers; one that cannot be shown as it is would be wrong.
  const pathLine = shown === quoted ? evidence`\n    path: ${shown}` : evidence``
  return {
    sha256: digest,
    paste: evidence`# A maintainer may allow this content in the policy, under binaries:\n  - sha256: ${hexDigest(digest)}${pathLine}\n    reason: why it must be in the repository, and where it comes from`,
  }
}

/** `512 bytes`, `1.2 MiB`; binary multiples, one decimal below ten. */
export function humanSize(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  let value = bytes / 1024
  let unit = 0
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024
    unit++
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`
}
