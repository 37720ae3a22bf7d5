import type { ChecklistItem } from '../model/rule.ts'

/** Words between a denial and what it denies, and between the halves of a pair. */
const REACH = 6
/** Words between a thing and "not" after it: "binaries must not". */
const REACH_AFTER = 2

const DENIALS = new Set('no not never none without avoid avoids avoided free dont doesnt cannot'.split(' '))
const LATE_DENIALS = new Set(['not', 'never', 'no'])

/** Which wordings of a maintainers' line mean one of our items, in lower-case words. A wrong binding is worse than none. */
interface Wording {
  readonly item: ChecklistItem
  /** Mean the item when the line denies them. */
  readonly denied?: readonly string[]
  /** Mean the item as they stand. */
  readonly plain?: readonly string[]
  /** Mean the item when one of the first list is followed by one of the second. */
  readonly followed?: readonly (readonly [readonly string[], readonly string[]])[]
  /** What makes the line about something else. */
  readonly unless?: readonly string[]
}

const DEPENDENCIES = ['dependency', 'dependencies', 'requirements']
const NATIVE = ['native libraries', 'shared libraries', 'native extensions', 'dynamic libraries']

const WORDINGS: readonly Wording[] = [
  {
    item: 'no-binaries',
    denied: [
      ...['binary file', 'binary files', 'binary blobs', 'binary artifacts', 'binaries', 'executables'],
      ...['compiled files', 'compiled artifacts', 'compiled objects', 'compiled libraries'],
    ],
    unless: [
      ...['stripped', 'signed', 'unsigned', 'size', 'larger', 'downloaded', 'download', 'run', 'fetched'],
      ...['built', 'published', 'released', 'linked', 'debug'],
    ],
  },
  {
    item: 'no-secrets',
    denied: [
      ...['secret', 'secrets', 'credential', 'credentials', 'api key', 'api keys', 'access tokens'],
      ...['password', 'passwords', 'private keys'],
    ],
    unless: [
      ...['log', 'logs', 'logged', 'logging', 'print', 'printed', 'output', 'outputs', 'message', 'messages'],
      ...['url', 'urls', 'inherit', 'workflow', 'workflows', 'user', 'users', 'share', 'shared', 'rotate'],
    ],
  },
  {
    item: 'no-dynamic-code',
    denied: [
      ...['eval()', 'exec()', 'eval or exec', 'exec or eval', 'eval and exec', 'eval exec', 'exec eval'],
      ...['dynamic code', 'dynamic code execution', 'dynamically generated code'],
    ],
  },
  {
    item: 'no-unsafe-deserialization',
    denied: [
      ...['pickle', 'pickles', 'unpickle', 'unpickling', 'pickle.load', 'pickle.loads', 'marshal'],
      ...['pickle.load()', 'pickle.loads()', 'unsafe deserialization', 'unsafe deserialisation'],
      ...['insecure deserialization', 'deserialization of untrusted', 'deserialisation of untrusted'],
    ],
    plain: ['instead of pickle', 'instead of pickles'],
    unless: ['test', 'tests', 'break', 'breaks', 'broken', 'backward', 'backwards', 'picklable'],
  },
  {
    item: 'pinned-dependencies',
    followed: [
      [DEPENDENCIES, ['pinned', 'upper bound', 'upper bounds', 'bounded', 'version bounds']],
      [['pin', 'pins', 'pinned', 'pinning'], DEPENDENCIES],
    ],
    unless: [
      'not pinned',
      'not be pinned',
      'not pin',
      'dont pin',
      'never pin',
      'no need',
      'unpin',
      'unpinned',
    ],
  },
  {
    item: 'trusted-sources',
    followed: [
      [
        [...DEPENDENCIES, 'packages'],
        ['trusted source', 'trusted sources', 'official source', 'official sources', 'trusted registries'],
      ],
      [
        ['download', 'downloads'],
        ['checksum', 'checksums', 'hash', 'hashes', 'digest'],
      ],
    ],
  },
  {
    item: 'native-loading',
    followed: [
      [
        NATIVE,
        [
          ...['fixed location', 'fixed locations', 'fixed path', 'fixed paths', 'trusted locations'],
          ...['trusted paths', 'absolute paths', 'untrusted paths', 'user-controlled paths'],
        ],
      ],
    ],
  },
  {
    item: 'reviewed-scripts',
    followed: [
      [
        ['shell script', 'shell scripts'],
        ['review', 'reviewed', 'root', 'sudo', 'system packages', 'system repositories'],
      ],
    ],
  },
  {
    item: 'safe-workflows',
    followed: [
      [
        ['workflow', 'workflows', 'github actions'],
        ['permissions', 'least privilege', 'pull_request_target'],
      ],
    ],
  },
  {
    item: 'nothing-hidden',
    denied: [
      ...['obfuscated', 'obfuscated code', 'obfuscation', 'invisible characters', 'invisible unicode'],
      ...['hidden code', 'hidden characters', 'hidden content', 'bidirectional'],
    ],
    plain: ['nothing is hidden', 'nothing hidden'],
  },
  {
    item: 'known-advisories',
    denied: ['known vulnerabilities', 'known security vulnerabilities', 'known cves', 'known advisories'],
  },
  {
    item: 'described-change',
    plain: ['commits are signed', 'signed commits', 'sign your commits', 'commits are gpg-signed'],
    unless: ['off', 'signed-off', 'sign-off', 'dco'],
  },
]

/** Items that maintainers often name in one line. Any other two items in one line contradict each other. */
const TOGETHER: readonly (readonly ChecklistItem[])[] = [
  ['no-dynamic-code', 'no-unsafe-deserialization'],
  ['pinned-dependencies', 'trusted-sources'],
]

const DECORATION = /[*`"“”'’]/g
const CLAUSE_END = /[.;:!?—–](?=\s|$)/g
const BETWEEN_WORDS = /[\s,/|[\]{}&]+|(?<![a-z])\(|(?<!\()\)/g
/** Stands between clauses; nothing reaches over it. */
const STOP = '|'

/** The items that a line means, in checklist order; none when it is about something else, or may be. */
export function itemsByWords(text: string): readonly ChecklistItem[] {
  const words = wordsOf(text)
  const items = WORDINGS.filter((wording) => means(wording, words)).map((wording) => wording.item)
  if (items.length < 2) return items
  return TOGETHER.some((pair) => items.every((item) => pair.includes(item))) ? items : []
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replace(DECORATION, '')
    .replace(BETWEEN_WORDS, ' ')
    .replace(CLAUSE_END, ` ${STOP} `)
    .split(' ')
    .filter((word) => word !== '')
}

function means(wording: Wording, words: readonly string[]): boolean {
  if (wording.unless?.some((phrase) => places(phrase, words).length > 0) === true) return false
  return (
    wording.plain?.some((phrase) => places(phrase, words).length > 0) === true ||
    wording.denied?.some((phrase) => isDenied(phrase, words)) === true ||
    wording.followed?.some(([first, second]) => isFollowed(first, second, words)) === true
  )
}

/** Indexes of the words at which a phrase starts. */
function places(phrase: string, words: readonly string[]): readonly number[] {
  const wanted = phrase.split(' ')
  return words.flatMap((_, index) =>
    wanted.every((word, step) => words[index + step] === word) ? index : [],
  )
}

function isDenied(phrase: string, words: readonly string[]): boolean {
  const length = phrase.split(' ').length
  return places(phrase, words).some((at) => {
    const before = words.slice(Math.max(0, at - REACH - 1), at)
    const after = words.slice(at + length, at + length + REACH_AFTER)
    return (
      before.slice(before.lastIndexOf(STOP) + 1).some((word) => DENIALS.has(word)) ||
      (after.some((word) => LATE_DENIALS.has(word)) && !after.includes(STOP))
    )
  })
}

function isFollowed(first: readonly string[], second: readonly string[], words: readonly string[]): boolean {
  const ends = first.flatMap((phrase) => places(phrase, words).map((at) => at + phrase.split(' ').length))
  const starts = second.flatMap((phrase) => places(phrase, words))
  return ends.some((end) =>
    starts.some((start) => start >= end && start - end <= REACH && !words.slice(end, start).includes(STOP)),
  )
}
