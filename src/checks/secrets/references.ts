/** How a value says that the secret is kept somewhere else. */
const REFERENCE_STARTS = [
  '<',
  '{{',
  '%(',
  '%{',
  '#{',
  'enc[',
  'enc(',
  '{cipher}',
  'vault:',
  'vault+',
  'op://',
  'secret://',
  'secrets.',
  'secretsmanager:',
  'sm://',
  'gcp://',
  'awssm:',
  'ssm:',
  'kms:',
  'ref+',
  'env:',
  'env.',
  'env(',
  'file:',
  'arn:',
  'projects/',
  '/run/secrets/',
  'os.environ',
  'os.getenv',
  'process.env',
  'getenv',
  'system.getenv',
  'config.',
  'settings.',
  'self.',
  'this.',
  'args.',
  'none',
  'null',
  'undefined',
  'nil',
] as const

/** Variables of shells, tags, anchors and aliases of YAML, files of clients: a mark and a name, and not a password that begins so. */
const MARKED_NAME =
  /^(?:\$(?:[A-Za-z_][\w.]{0,80}$|[A-Z_][A-Z0-9_]{1,60}(?![A-Za-z0-9])|[({$@*#0-9])|![A-Za-z]{1,30}(?::|$)|&[A-Za-z]\w{0,60};?$|@[A-Za-z][\w./-]{0,100}(?:$|\()|\*\w{0,60}$)/

/** Interpolation anywhere: the literal is only part of the value. */
const INTERPOLATION = /\$[{(]|\{\{|#\{|<%|%\(\w|\{[\w.!:]{0,60}\}|%[sdrv](?![0-9A-Za-z])/

/** The name of an environment variable. */
const VARIABLE_NAME = /^[A-Z][A-Z0-9]{1,60}(?:_[A-Z0-9]{1,60}){1,12}$/

/** Digests and password hashes name what they check; they are no secret to log in with. */
const DIGEST_STARTS = [
  'sha1-',
  'sha256-',
  'sha384-',
  'sha512-',
  'sha1:',
  'sha256:',
  'sha512:',
  'md5:',
  'pbkdf2',
  'argon2',
  'scrypt:',
  'bcrypt',
  '{ssha',
  'h1:',
  'git+',
  'data:',
] as const

/** The stored form of a password: `$2b$12$…`, `$argon2id$…`, `$6$…`. PHC string format; crypt(5). */
const PASSWORD_HASH = /^\$(?:[0-9a-z][0-9a-z-]{0,15})\$[\w./+=,$-]{8,}$/
/** Made-up ones have letters that no number has, and are miscounted. */
const UUID = /^[0-9a-z]{6,8}-(?:[0-9a-z]{3,4}-){3}[0-9a-z]{11,12}$/i
const EMAIL = /^[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}$/
const FILE_NAME = /^[\w./~\\:@-]{1,180}\.[a-z][a-z0-9]{1,9}$/
const VERSION_OR_DATE = /^v?\d{1,4}(?:[.:/_T -]\d{1,4}){1,7}(?:[-+.]?[A-Za-z]{1,8}\d{0,4})?Z?$/
/** No base64 alphabet has both a slash and a hyphen or a dot; paths, addresses and names of models do. */
const SLASH_AND_JOINT = /^(?=[^/]{0,200}\/)(?=[^.-]{0,200}[.-])[\w./:@*-]{1,200}$/
/** Code where a value was expected: `get_password()`, `settings.SECRET`, `lambda: x`. */
const CODE = /^[A-Za-z_][\w.]{0,80}(?:\(|\[|->)/

/** Whether a value is the stored form of a password, which opens nothing. */
export function isPasswordHash(value: string): boolean {
  return PASSWORD_HASH.test(value)
}

/** Whether a whole value points elsewhere: a variable, a secret store, a file, an address, the digest of something. */
export function isReference(value: string): boolean {
  const lower = value.toLowerCase()
  if (REFERENCE_STARTS.some((start) => lower.startsWith(start)) || INTERPOLATION.test(value)) return true
  if (MARKED_NAME.test(value)) return true
  return VARIABLE_NAME.test(value) || CODE.test(value) || SLASH_AND_JOINT.test(value) || isPath(value)
}

/** Whether a value is something that is not secret by its kind: an id, a digest, an address, a file, a version. */
export function isPublicKind(value: string): boolean {
  const lower = value.toLowerCase()
  return (
    DIGEST_STARTS.some((start) => lower.startsWith(start)) ||
    isPasswordHash(value) ||
    value.includes('://') ||
    UUID.test(value) ||
    EMAIL.test(value) ||
    FILE_NAME.test(value) ||
    VERSION_OR_DATE.test(value)
  )
}

function isPath(value: string): boolean {
  return (
    value.startsWith('./') ||
    value.startsWith('../') ||
    value.startsWith('~/') ||
    /^\/[\w.-]{1,60}\/[\w./*-]{0,120}$/.test(value)
  )
}
