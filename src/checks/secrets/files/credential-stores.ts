import { passwordStrength } from '../passwords.ts'
import { isPlaceholder } from '../placeholders.ts'
import { isKeyText, looksRandom } from '../randomness.ts'

/** Where the credential of a file's own format stands. */
export interface StoredCredential {
  readonly start: number
  readonly end: number
  /** It is only a hash of a password, or a habit: worth a look, and no login by itself. */
  readonly isWeak: boolean
}

/** A kind of file in which programs keep credentials, by its name. */
export interface CredentialStore {
  readonly what: string
  readonly path: RegExp
  /** The first credential of the format; undefined when other rules know it, and only the file's name is told here. */
  readonly read?: (text: string) => StoredCredential | undefined
}

/** Characters of a file that are searched for its format. */
const MAX_SEARCHED = 100_000
const PORT = /^(?:[0-9]{1,5}|\*)$/
const PASSWORD_HASH =
  /^[\w.@-]{1,60}:(?<secret>\$(?:apr1|2[abxy]|1|5|6|y|7)\$[./A-Za-z0-9$=,]{20,140}|\{S?SHA\}[A-Za-z0-9+/]{27,60}={0,2})(?=[:\s]|$)/gm
/** Obscured with a key that is in the program's source, so anybody can undo it. */
const RCLONE = /^(?:pass|password|password2)[ \t]{0,4}=[ \t]{0,4}(?<secret>[\w-]{22,400})[ \t]{0,8}$/gm
const DOCKERCFG = /"auth"\s{0,8}:\s{0,8}"(?<secret>[A-Za-z0-9+/]{12,400}={0,2})"/g
const OBSCURED_XML = /<Pass encoding="base64">(?<secret>[A-Za-z0-9+/]{8,200}={0,2})<\/Pass>/g
const WINSCP = /^Password=(?<secret>[0-9A-F]{20,400})[ \t]{0,4}$/gm
const BROWSER_LOGINS = /"encryptedPassword"\s{0,8}:\s{0,8}"(?<secret>[A-Za-z0-9+/=]{20,400})"/g
const ETHEREUM = /"ciphertext"\s{0,8}:\s{0,8}"(?<secret>[0-9a-f]{64})"/g
const STATE = /"resources"\s{0,8}:\s{0,8}\[\s{0,80}(?<secret>\{)/g
const HISTORY_LINE = /^(?<secret>\S)/gm

const STREAMLIT = /^[ \t]{0,8}[\w.-]{1,80}[ \t]{0,4}=[ \t]{0,4}["'](?<secret>[^\s"']{16,400})["']/gm

/** In the order in which they are tried. */
const STORES: readonly CredentialStore[] = [
  { what: 'PostgreSQL passwords', path: /(?:^|\/)(?:\.pgpass|pgpass\.conf)$/i, read: pgpassEntry },
  {
    what: 'password hashes',
    path: /(?:^|\/)(?:[\w-]{0,40}\.?htpasswd(?:\.[\w-]{1,20})?|g?shadow-?)$/i,
    read: first(PASSWORD_HASH, true),
  },
  { what: 'rclone remotes', path: /(?:^|\/)rclone\.conf$/i, read: first(RCLONE) },
  { what: 'Streamlit secrets', path: /(?:^|\/)\.streamlit\/secrets\.toml$/i, read: first(STREAMLIT) },
  { what: 'registry logins', path: /(?:^|\/)\.dockercfg$/i, read: first(DOCKERCFG) },
  {
    what: 'FileZilla sites',
    path: /(?:^|\/)(?:sitemanager|recentservers)\.xml$/i,
    read: first(OBSCURED_XML),
  },
  { what: 'WinSCP sessions', path: /(?:^|\/)winscp\.ini$/i, read: first(WINSCP) },
  { what: 'browser logins', path: /(?:^|\/)logins\.json$/i, read: first(BROWSER_LOGINS, true) },
  {
    what: 'an Ethereum key',
    path: /(?:^|\/)UTC--20[0-9T.:Z-]{10,40}--[0-9a-f]{40}(?:\.json)?$/i,
    read: first(ETHEREUM, true),
  },
  {
    what: 'commands that were typed',
    path: /(?:^|\/)(?:\.(?:bash|zsh|sh|ash|ksh|python|psql|mysql|mariadb|sqlite|rediscli|node_repl|irb|pry|mongo)_history|fish_history|\.histfile|ConsoleHost_history\.txt)$/i,
    read: first(HISTORY_LINE, true),
  },
  {
    what: 'Terraform state',
    path: /(?:^|\/)[\w.-]{0,80}\.tfstate(?:\.(?:backup|[0-9]{1,14}\.backup))?$/i,
    read: first(STATE, true),
  },
  {
    what: 'one secret',
    path: /(?:^|\/)\.?(?:[\w-]{1,40}[._-])?(?:token|api[_-]?key|apikey|secret[_-]?key|secret|master\.key|credentials\.key|(?:vault|ansible)[_-]pass(?:word)?|vault[_-]password|password|passwd|erlang\.cookie)(?:\.(?:txt|key|secret|token|dat))?$/i,
    read: loneSecret,
  },
]

/** Files that hold nothing but logins: a password there is meant, however plain it is. Other rules read them. */
const LOGIN_FILES =
  /(?:^|\/)(?:\.git-credentials|[._]netrc|\.pypirc|\.my\.cnf|\.s3cfg|\.boto|\.databrickscfg|\.dockercfg|\.aws\/credentials|\.kube\/config|\.docker\/config\.json|\.snowsql\/config|application_default_credentials\.json)$/i

export function isLoginFile(path: string): boolean {
  return LOGIN_FILES.test(path)
}

/** The kind of file that a path names; undefined for all others. */
export function storeOf(path: string): CredentialStore | undefined {
  return STORES.find((store) => store.path.test(path))
}

/** @param pattern global, with a group `secret` */
function first(pattern: RegExp, isWeak = false): (text: string) => StoredCredential | undefined {
  return (text) => {
    for (const found of text.slice(0, MAX_SEARCHED).matchAll(pattern)) {
      const secret = found.groups?.['secret'] ?? ''
      if (!isWeak && !isMeant(secret)) continue
      const start = found.index + found[0].lastIndexOf(secret)
      return { start, end: start + secret.length, isWeak }
    }
    return undefined
  }
}

/** A password need not be good to be one; only what stands for one is none. */
function isMeant(secret: string): boolean {
  return passwordStrength(secret, true) !== undefined || looksRandom(secret)
}

/** `host:port:database:user:password` on a line. */
function pgpassEntry(text: string): StoredCredential | undefined {
  let at = 0
  for (const line of text.slice(0, MAX_SEARCHED).split('\n')) {
    const [host = '', port = '', , user, ...rest] = line.trimEnd().split(':')
    const secret = rest.join(':')
    if (!host.startsWith('#') && user !== undefined && PORT.test(port) && isMeant(secret)) {
      const start = at + line.indexOf(secret, line.length - secret.length - 1)
      return { start, end: start + secret.length, isWeak: false }
    }
    at += line.length + 1
  }
  return undefined
}

const LONGEST_LONE = 4_000
const SHORTEST_LONE = 16

/** The only word of a file, when a machine made it. */
function loneSecret(text: string): StoredCredential | undefined {
  if (text.length > LONGEST_LONE) return undefined
  const secret = text.trim()
  if (secret.length < SHORTEST_LONE || !isKeyText(secret) || !looksRandom(secret) || isPlaceholder(secret))
    return undefined
  const start = text.indexOf(secret)
  return { start, end: start + secret.length, isWeak: false }
}
