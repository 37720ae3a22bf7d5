import { type Evidence, evidence, excerpt } from '../../text/redact.ts'

/** Where something is fetched from. Never holds a user name, password or query, which may be secret. */
export interface Address {
  /** Lower case: `https`, `ssh`, `http`, `git`, `file`. */
  readonly scheme: string
  /** Lower case, without port; empty for a local file. */
  readonly host: string
  /** Without the first `/`, the query and the fragment. */
  readonly path: string
  /** What follows `#`, without it. */
  readonly fragment: string
  readonly shown: Evidence
}

/** UTF-16 code units of an address that is looked at. */
const MAX_ADDRESS_LENGTH = 4_096
/** Segments of a path that evidence shows. */
const MAX_SHOWN_SEGMENTS = 12
/** `git+https://`, as pip and npm write the tool in front of the transport. */
const TOOL_PREFIX = /^(?:git|hg|svn|bzr|registry|sparse)\+/i
const WITH_SCHEME = /^[a-z][a-z0-9.-]{0,20}:/i
/** `git@host:owner/name`, as ssh and git read it. */
const SCP_LIKE =
  /^(?:[\w.-]{1,64}@)?(?<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}):(?<path>[^/\s:][^\s:]{0,1000})$/
const PACKAGE_FILE = /\.(?:whl|zip|tgz|tar\.(?:gz|bz2|xz))$/i
/** `${TOKEN}`, `{version}`: filled in when it is used, so that nobody can tell now. */
const PLACEHOLDER = /[${}]/

/** Undefined when the text is no address, or cannot be told from here because its host is a placeholder. */
export function parseAddress(text: string): Address | undefined {
  if (text.length > MAX_ADDRESS_LENGTH) return undefined
  const bare = text.trim().replace(TOOL_PREFIX, '')
  const scp = SCP_LIKE.exec(bare)?.groups
  if (scp?.['host'] !== undefined && scp['path'] !== undefined) {
    const [path, fragment] = cutAt(scp['path'], '#')
    return address('ssh', scp['host'].toLowerCase(), path, fragment)
  }
  if (!WITH_SCHEME.test(bare)) return undefined
  let url: URL
  try {
    // A placeholder in the user name would spoil the parsing, and the user name is dropped anyway.
    url = new URL(bare.replace(/^([a-z][a-z0-9.-]{0,20}:\/\/)[^/@]{1,1000}@/i, '$1'))
  } catch {
    return undefined
  }
  const host = url.hostname.toLowerCase().replace(/\.$/, '')
  if (PLACEHOLDER.test(decoded(host))) return undefined
  const fragment = url.hash.slice(1)
  return address(url.protocol.slice(0, -1), host, url.pathname.replace(/^\/+/, ''), fragment)
}

/** Written as an address, and none: too long or malformed. A placeholder says that somebody else completes it. */
export function isUnreadableAddress(text: string): boolean {
  return (
    WITH_SCHEME.test(text.trim().replace(TOOL_PREFIX, '')) &&
    !PLACEHOLDER.test(text) &&
    parseAddress(text) === undefined
  )
}

function address(scheme: string, host: string, path: string, fragment: string): Address {
  return {
    scheme,
    host,
    path,
    fragment,
    shown: evidence`${excerpt(scheme)}://${excerpt(host)}/${shownPath(path)}`,
  }
}

/** The same address with another path: a reference cut off. */
export function withPath({ scheme, host, fragment }: Address, path: string): Address {
  return address(scheme, host, path, fragment)
}

/** Segment by segment, and file names of packages part by part, because a whole path easily looks like a key. */
export function shownPath(path: string): Evidence {
  return joined(path.split('/', MAX_SHOWN_SEGMENTS), evidence`/`, (segment) =>
    PACKAGE_FILE.test(segment)
      ? joined(segment.split('-', MAX_SHOWN_SEGMENTS), evidence`-`, (part) => excerpt(part))
      : excerpt(segment),
  )
}

function joined(parts: readonly string[], separator: Evidence, show: (part: string) => Evidence): Evidence {
  const [first = '', ...rest] = parts
  return rest.reduce<Evidence>((shown, part) => evidence`${shown}${separator}${show(part)}`, show(first))
}

function decoded(host: string): string {
  return host.replace(/%7b/gi, '{').replace(/%7d/gi, '}').replace(/%24/g, '$')
}

export function cutAt(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}

/** `owner/name` of a repository, in lower case and without `.git`; the whole path where hosts nest deeper. */
export function repositoryOf(address: Address): string {
  return address.path
    .replace(/\/{1,9}$/, '')
    .replace(/\.git$/i, '')
    .toLowerCase()
}

/** First segment of the path: whose repository it is on hosts with many owners. */
export function ownerOf(address: Address): string {
  return cutAt(address.path, '/')[0].toLowerCase()
}
