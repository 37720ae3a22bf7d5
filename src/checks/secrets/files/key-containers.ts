/** What a file of bytes holds. */
export interface KeyContainer {
  readonly what: string
  /** Not keys but logins, obscured in a way that anybody can undo. */
  readonly holdsLogins?: boolean
  /** Anybody can read the key: no passphrase protects it. */
  readonly isOpen: boolean
}

const SEQUENCE = 0x30
/** Object identifiers in DER: PKCS #7 data and signed data (RFC 2315), RSA and EC keys (RFC 3447, RFC 5480), PBES2 (RFC 8018). */
const PKCS7 = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07]
const RSA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01]
const ELLIPTIC = [0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01]
const PBES2 = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0d]
const JAVA = [0xfe, 0xed, 0xfe, 0xed]
const JAVA_EXTENDED = [0xce, 0xce, 0xce, 0xce]
const KEEPASS = [0x03, 0xd9, 0xa2, 0x9a]
const KEYCHAIN = [0x6b, 0x79, 0x63, 0x68]
/** Entries of a Java key store that are walked. */
const MAX_ENTRIES = 2_000
const PRIVATE_ENTRY = 1
const SECRET_ENTRY = 3
const GNUPG_KEYS = ['(11:private-key', '(21:protected-private-key', '(20:shadowed-private-key'] as const

/** Stores whose first bytes say too little; their names are the programs' own. */
const BY_NAME: readonly (readonly [path: RegExp, container: KeyContainer])[] = [
  [/(?:^|\/)\.mylogin\.cnf$/i, { what: 'MySQL logins', isOpen: true, holdsLogins: true }],
  [/(?:^|\/)\.vnc\/passwd$/i, { what: 'VNC password', isOpen: true, holdsLogins: true }],
  [/(?:^|\/)secring\.gpg$/i, { what: 'GnuPG key ring', isOpen: false }],
  [/(?:^|\/)wallet\.dat$/i, { what: 'wallet', isOpen: false }],
]

/** Tells a store of private keys or logins by its first bytes, or by its name; undefined for everything else. */
export function keyContainer(bytes: Uint8Array, path: string): KeyContainer | undefined {
  return (
    containerByBytes(bytes) ??
    (bytes.length === 0 ? undefined : BY_NAME.find(([pattern]) => pattern.test(path))?.[1])
  )
}

function containerByBytes(bytes: Uint8Array): KeyContainer | undefined {
  switch (bytes[0]) {
    case SEQUENCE:
      return derContainer(bytes)
    case JAVA[0]:
      return startsWith(bytes, 0, JAVA) ? javaStore(bytes, 'Java key store') : undefined
    case JAVA_EXTENDED[0]:
      return startsWith(bytes, 0, JAVA_EXTENDED) ? javaStore(bytes, 'Java key store (JCEKS)') : undefined
    case KEEPASS[0]:
      return startsWith(bytes, 0, KEEPASS) ? { what: 'KeePass database', isOpen: false } : undefined
    case KEYCHAIN[0]:
      return startsWith(bytes, 0, KEYCHAIN) ? { what: 'macOS keychain', isOpen: false } : undefined
    case 0x28:
      return gnupgKey(bytes)
    default:
      return undefined
  }
}

/** PKCS #12 (RFC 7292), PKCS #8 (RFC 5958), open or encrypted, PKCS #1 and SEC 1, each as long as the file. */
function derContainer(bytes: Uint8Array): KeyContainer | undefined {
  // Older writers leave the length open.
  if (bytes[1] === 0x80 && startsWith(bytes, 2, [0x02, 0x01, 0x03, SEQUENCE]))
    return { what: 'PKCS #12 store', isOpen: false }
  const outer = headerOf(bytes, 0)
  if (outer === undefined || outer.start + outer.length !== bytes.length) return undefined
  const at = outer.start
  const inner = headerOf(bytes, at)
  if (bytes[at] === SEQUENCE && inner !== undefined && startsWith(bytes, inner.start, PBES2))
    return { what: 'encrypted PKCS #8 key', isOpen: false }
  if (bytes[at] !== 0x02 || bytes[at + 1] !== 1) return undefined
  const version = bytes[at + 2]
  const second = headerOf(bytes, at + 3)
  if (second === undefined) return undefined
  if (version === 3 && bytes[at + 3] === SEQUENCE && startsWith(bytes, second.start, PKCS7))
    return { what: 'PKCS #12 store', isOpen: false }
  if (version === 0 && bytes[at + 3] === SEQUENCE) {
    const isKey = startsWith(bytes, second.start, RSA) || startsWith(bytes, second.start, ELLIPTIC)
    return isKey ? { what: 'PKCS #8 private key', isOpen: true } : undefined
  }
  // Modulus, then the public exponent 65537.
  const modulusEnd = second.start + second.length
  if (
    version === 0 &&
    bytes[at + 3] === 0x02 &&
    startsWith(bytes, modulusEnd, [0x02, 0x03, 0x01, 0x00, 0x01])
  )
    return { what: 'RSA private key', isOpen: true }
  return version === 1 && bytes[at + 3] === 0x04 && second.length >= 28 && second.length <= 66
    ? { what: 'EC private key', isOpen: true }
    : undefined
}

interface DerHeader {
  readonly start: number
  readonly length: number
}

/** Where the content of the element at `at` begins, and its bytes (X.690 section 8.1.3); at most 16 MB. */
function headerOf(bytes: Uint8Array, at: number): DerHeader | undefined {
  const first = bytes[at + 1]
  if (first === undefined) return undefined
  if (first < 0x80) return { start: at + 2, length: first }
  const count = first & 0x7f
  if (count === 0 || count > 3) return undefined
  let length = 0
  for (let index = 0; index < count; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0)
  return { start: at + 2 + count, length }
}

/** A store with a private or secret key; one that holds only certificates to trust is none. */
function javaStore(bytes: Uint8Array, what: string): KeyContainer | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const versionAt = 4
  if (bytes.length < 12) return undefined
  const version = view.getUint32(versionAt)
  const entries = view.getUint32(8)
  if (version !== 1 && version !== 2) return undefined
  let at = 12
  for (let entry = 0; entry < Math.min(entries, MAX_ENTRIES); entry++) {
    if (at + 6 > bytes.length) return undefined
    const tag = view.getUint32(at)
    if (tag === PRIVATE_ENTRY || tag === SECRET_ENTRY) return { what, isOpen: false }
    // Tag, alias, date, kind of certificate, certificate.
    at += 4
    at += 2 + view.getUint16(at) + 8
    if (version === 2 && at + 2 <= bytes.length) at += 2 + view.getUint16(at)
    if (at + 4 > bytes.length) return undefined
    at += 4 + view.getUint32(at)
  }
  return undefined
}

/** One key of GnuPG's agent: a canonical S-expression. */
function gnupgKey(bytes: Uint8Array): KeyContainer | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 30))
  const start = GNUPG_KEYS.find((key) => head.startsWith(key))
  return start === undefined ? undefined : { what: 'GnuPG key', isOpen: start === GNUPG_KEYS[0] }
}

function startsWith(bytes: Uint8Array, at: number, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte)
}
