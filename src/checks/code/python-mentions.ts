import type { PythonNames } from '../../syntax/python-names.ts'

/** Searches that are worth their time in a file, by words without which they are in vain. */
export interface Mentions {
  readonly any: boolean
  readonly ctypes: boolean
  readonly network: boolean
  readonly preload: boolean
  readonly reduce: boolean
  readonly reflection: boolean
  readonly remoteCode: boolean
}

export function mentionsOf(text: string): Mentions {
  const mentions = {
    ctypes: text.includes('ctypes'),
    network: NETWORK.test(text),
    preload: PRELOAD.test(text),
    reduce: text.includes('__reduce'),
    reflection: REFLECTION.test(text),
    remoteCode: text.includes('trust_remote_code'),
  }
  return { ...mentions, any: Object.values(mentions).includes(true) }
}
const NETWORK =
  /\b(?:requests|urllib[23]?|httpx|aiohttp|niquests|ssl|socket|http\.client|httplib2?|wget|gdown|download_url_to_file|hvac|boto3|smtplib|PYTHONHTTPSVERIFY|CURL_CA_BUNDLE|REQUESTS_CA_BUNDLE|GIT_SSL_NO_VERIFY)\b/
const PRELOAD = /LD_PRELOAD|LD_AUDIT|DYLD_INSERT/
const REFLECTION = /__subclasses__|\b(?:globals|locals|vars)\(|f_globals|f_locals|__globals__/

/** `open().read` for the method `read` of what `open` gives back. */
export function methodPaths(names: PythonNames, callee: number): readonly string[] {
  const { tree } = names
  if (tree.type(callee) !== 'attribute') return []
  const method = tree.textOf(tree.child(callee, 'attribute'))
  return names
    .values(tree.child(callee, 'object'))
    .flatMap((value) => (value.kind === 'result' ? [`${value.path}().${method}`] : []))
}

/** What a call may call: dotted names, and methods of results. */
export function calleePaths(names: PythonNames, call: number): readonly string[] {
  const callee = names.tree.child(call, 'function')
  return [...names.paths(callee), ...methodPaths(names, callee)]
}
