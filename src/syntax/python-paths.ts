/** Modules that hold the built-ins under another name. */
const BUILTINS_ALIASES: readonly string[] = [
  '__builtin__',
  'six.moves.builtins',
  'six.moves.__builtin__',
  'future.builtins',
  'past.builtins',
  'future.moves.builtins',
]

/** Modules that other modules import and so carry along as an attribute: `os.sys`, `codecs.builtins`. */
const CARRIED: ReadonlySet<string> = new Set(['sys', 'importlib', 'marshal', 'builtins'])

/** Modules of the standard library that are commonly imported whole; only these are known to carry another one along. */
const CARRIERS: ReadonlySet<string> = new Set([
  'asyncio', 'bdb', 'code', 'codecs', 'collections', 'contextlib', 'copy', 'dataclasses', 'doctest', 'enum',
  'functools', 'gettext', 'imp', 'importlib', 'inspect', 'io', 'json', 'locale', 'logging', 'operator', 'os', 'pathlib',
  'pdb', 'pickle', 'pkgutil', 'platform', 'pydoc', 'random', 're', 'runpy', 'shelve', 'shutil', 'site', 'socket', 'ssl',
  'subprocess', 'sysconfig', 'tempfile', 'threading', 'tokenize', 'traceback', 'types', 'typing', 'unittest', 'urllib',
  'warnings', 'zipfile', 'zipimport',
]) // biome-ignore format: a list of names

/** One spelling for each thing: `__builtins__.eval`, `codecs.builtins.eval` and `eval.__call__` are all `builtins.eval`. */
export function canonicalPath(path: string): string {
  // Paths that begin with a dot are the project's own modules.
  if (path.startsWith('.') || !path.includes('.')) return path === '__builtin__' ? 'builtins' : path
  let canonical = path
  const hidden = canonical.lastIndexOf('.__builtins__')
  if (hidden !== -1) canonical = `builtins${canonical.slice(hidden + '.__builtins__'.length)}`
  canonical = withoutCarrier(canonical)
  for (const alias of BUILTINS_ALIASES) {
    if (canonical === alias || canonical.startsWith(`${alias}.`))
      canonical = `builtins${canonical.slice(alias.length)}`
  }
  canonical = canonical.replace(OWN_MODULE, 'builtins')
  return canonical.endsWith('.__call__') ? canonical.slice(0, -'.__call__'.length) : canonical
}
/** Each built-in function knows the module it lives in. */
const OWN_MODULE = /^builtins\.\w{1,64}\.__self__/

function withoutCarrier(path: string): string {
  if (!CARRIERS.has(path.slice(0, path.indexOf('.')))) return path
  const parts = path.split('.')
  for (let index = parts.length - 1; index > 0; index--) {
    if (CARRIED.has(parts[index] as string)) return parts.slice(index).join('.')
  }
  return path
}

/** The last part of a dotted path. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}
