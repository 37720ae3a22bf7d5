import { argumentOf } from '../../syntax/python-arguments.ts'
import { commonTruth, textsOf, type Value } from '../../syntax/python-values.ts'
import { NO_NODE } from '../../syntax/tree-sitter.ts'
import { evidence } from '../../text/redact.ts'
import {
  ARCHIVE_EXTRACT,
  INSTALL_TIME_NETWORK,
  METADATA_ADDRESS,
  UNVERIFIED_DOWNLOAD,
  UNVERIFIED_TLS,
} from './python-system-rules.ts'
import { type Judge, type Judgement, onlyCalls, type PythonFile } from './python-use.ts'

/** Clients whose `verify=False` switches the certificate check off. */
const CLIENTS =
  /^(?:requests|httpx|niquests)\.(?:get|post|put|patch|delete|head|options|request|stream|Session|session|Client|AsyncClient|api\.\w{1,10})$|^(?:requests|httpx)\.(?:Session|session|Client|AsyncClient)\(\)\.\w{1,10}$|^boto3\.(?:client|resource)$|^hvac\.Client$/
const VERIFY_ARGUMENTS: ReadonlySet<string> = new Set([
  'verify',
  'verify_ssl',
  'ssl_verify',
  'cert_reqs',
  'disable_ssl_certificate_validation',
])

/** `requests.get(url, verify=False)` */
export function judgeVerifyArgument(
  file: PythonFile,
  call: number,
  paths: readonly string[],
): Judgement | undefined {
  if (!paths.some((path) => CLIENTS.test(path) || SSL_POOLS.test(path))) return undefined
  const { names } = file
  const args = names.arguments(call)
  for (const keyword of VERIFY_ARGUMENTS) {
    const values = names.argumentValues(argumentOf(args, keyword, undefined))
    if (values === undefined) continue
    const switchesOff = (value: Value): boolean => {
      if (keyword === 'cert_reqs')
        return value.kind === 'text'
          ? value.text === 'CERT_NONE'
          : value.kind === 'name' && value.path === 'ssl.CERT_NONE'
      return value.kind !== 'none' && commonTruth([value]) === keyword.startsWith('disable')
    }
    if (!values.some(switchesOff)) continue
    // A setting of the user is no decision of the program.
    const always = values.every(switchesOff)
    return { rule: UNVERIFIED_TLS, severity: always ? 'medium' : 'low', state: keyword }
  }
  return undefined
}
const SSL_POOLS =
  /^(?:urllib3\.(?:PoolManager|HTTPSConnectionPool|ProxyManager)|ssl\.wrap_socket|httplib2\.Http|aiohttp\.(?:TCPConnector|ClientSession))$/

/** `context.verify_mode = ssl.CERT_NONE`, `session.verify = False`, `ssl._create_default_https_context = …` */
export function judgeVerifyAssignment(file: PythonFile, assignment: number): Judgement | undefined {
  const { names } = file
  const { tree } = names
  const left = tree.child(assignment, 'left')
  if (tree.type(left) === 'subscript') return judgeVerifyVariable(file, assignment)
  if (tree.type(left) !== 'attribute') return undefined
  const right = tree.child(assignment, 'right')
  if (right === NO_NODE) return undefined
  const attribute = tree.textOf(tree.child(left, 'attribute'))
  if (attribute === 'verify_mode') {
    return names.paths(right).includes('ssl.CERT_NONE')
      ? { rule: UNVERIFIED_TLS, severity: names.values(right).length > 1 ? 'low' : 'medium', state: 'mode' }
      : undefined
  }
  if (attribute === 'verify') {
    const client = names
      .values(tree.child(left, 'object'))
      .some((value) => value.kind === 'result' && CLIENTS.test(value.path))
    return client && commonTruth(names.values(right)) === false
      ? { rule: UNVERIFIED_TLS, severity: 'medium', state: 'client' }
      : undefined
  }
  if (attribute !== '_create_default_https_context') return undefined
  const note = evidence`holds for every connection of the process`
  return names.paths(right).includes('ssl._create_unverified_context')
    ? { rule: UNVERIFIED_TLS, severity: 'medium', state: 'process', note, explains: [right] }
    : undefined
}

/** `os.environ["PYTHONHTTPSVERIFY"] = "0"`, `os.environ["CURL_CA_BUNDLE"] = ""` */
function judgeVerifyVariable(file: PythonFile, assignment: number): Judgement | undefined {
  const { names } = file
  const { tree } = names
  const left = tree.child(assignment, 'left')
  if (!names.paths(tree.child(left, 'value')).includes('os.environ')) return undefined
  const key = textsOf(names.values(tree.child(left, 'subscript')))
  const value = textsOf(names.values(tree.child(assignment, 'right')))
  if (key === undefined || value === undefined) return undefined
  const off =
    (key.includes('PYTHONHTTPSVERIFY') && value.includes('0')) ||
    (key.some((name) => BUNDLES.has(name)) && value.includes('')) ||
    (key.includes('GIT_SSL_NO_VERIFY') && !value.includes('')) ||
    (key.includes('NODE_TLS_REJECT_UNAUTHORIZED') && value.includes('0'))
  const note = evidence`holds for every connection of the process and of what it starts`
  return off ? { rule: UNVERIFIED_TLS, severity: 'medium', state: 'variable', note } : undefined
}
const BUNDLES: ReadonlySet<string> = new Set(['CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE'])

export const judgeUnverifiedContext: Judge = onlyCalls(() => ({
  rule: UNVERIFIED_TLS,
  severity: 'medium',
  state: 'context',
}))

/** Functions that store what they download, and the argument that says what it must be. */
const HASH_ARGUMENTS: readonly (readonly [string, number])[] = [
  ['hash_prefix', 2],
  ['file_hash', 4],
  ['md5_hash', 3],
  ['known_hash', 1],
  ['md5', 3],
  ['sha256', 5],
  ['checksum', 5],
]

/** A download to a file, of which nothing is checked. Shown in the strict profile. */
export function judgeStored(keywords: readonly string[]): Judge {
  return onlyCalls((use, file) => {
    for (const [keyword, position] of HASH_ARGUMENTS) {
      if (!keywords.includes(keyword)) continue
      const values = file.names.argumentValues(argumentOf(use.args, keyword, position))
      if (values?.some((value) => value.kind !== 'none')) return undefined
    }
    return { rule: UNVERIFIED_DOWNLOAD, severity: 'audit', state: '' }
  })
}

/** Unpacking a tar archive; since Python 3.12 the filter says what members may do. */
export function judgeExtract(filterAt: number | undefined): Judge {
  return onlyCalls((use, file) => {
    const { names } = file
    const filter = argumentOf(use.args, 'filter', filterAt)
    const values = names.argumentValues(filter)
    if (values !== undefined) {
      const open = values.some(
        (value) =>
          (value.kind === 'text' && value.text === 'fully_trusted') ||
          (value.kind === 'name' && value.path === 'tarfile.fully_trusted_filter'),
      )
      return open ? { rule: ARCHIVE_EXTRACT, severity: 'medium', state: 'trusted' } : undefined
    }
    // Members that somebody chose were looked at.
    const members = argumentOf(use.args, 'members', 1)
    const chosen = use.path.endsWith('extractall') && members.kind !== 'absent'
    if (chosen && !names.argumentValues(members)?.every((value) => value.kind === 'none')) return undefined
    return { rule: ARCHIVE_EXTRACT, severity: 'medium', state: 'no-filter' }
  })
}

/** Address of the metadata service of clouds, which answers every program on the machine. */
const METADATA = /169\.254\.169\.254|metadata\.google\.internal|100\.100\.100\.200|fd00:ec2::254/

/** Code units of an address that are read. */
const MAX_ADDRESS = 400

/** The string is passed to a call, by itself or through a name; a list of addresses that are refused is none. */
export function judgeMetadata(
  file: PythonFile,
  call: number,
  paths: readonly string[],
): Judgement | undefined {
  if (!paths.some((path) => REQUESTS.test(path))) return undefined
  const { names } = file
  const args = names.arguments(call)
  const nodes = [...args.positional.slice(0, 2), ...(args.keywords.get('url') ?? [])]
  const asked = nodes.some(
    (node) =>
      textsOf(names.values(node))?.some((text) => METADATA.test(text)) ??
      METADATA.test(names.tree.textOf(node).slice(0, MAX_ADDRESS)),
  )
  return asked ? { rule: METADATA_ADDRESS, severity: 'medium', state: '' } : undefined
}
const REQUESTS =
  /^(?:requests|httpx|niquests|aiohttp)\.\w{1,20}(?:\(\)\.\w{1,10})?$|^urllib\.request\.(?:urlopen|urlretrieve|Request)$|^urllib2\.(?:urlopen|Request)$|^http\.client\.HTTPS?Connection$|^urllib3\.\w{1,20}(?:\(\)\.\w{1,10})?$/

/** Files that run when a package is installed or Python starts, at the top level or in the commands they define. */
const INSTALLS = /(?:^|\/)(?:setup|sitecustomize|usercustomize|hatch_build)\.py$/
/** Test runners import it before anything is asked; functions in it are tests' own business. */
const IMPORTED_FIRST = /(?:^|\/)conftest\.py$/
const FETCHES =
  /^(?:requests|httpx|niquests)\.(?:get|post|put|request|stream)$|^(?:requests|httpx)\.(?:Session|session|Client)\(\)\.\w{1,10}$|^(?:six\.moves\.)?urllib\.(?:request\.)?(?:urlopen|urlretrieve)$|^urllib2\.urlopen$|^wget\.download$|^gdown\.download$|^socket\.create_connection$|^torch\.hub\.download_url_to_file$/
const STARTS = /^(?:subprocess\.(?:run|call|check_call|check_output|Popen)|os\.(?:system|popen))$/
const FETCHING_PROGRAMS = /^["'[(\s]{0,6}(?:curl|wget|aria2c)\b/

export function judgeInstallTime(
  file: PythonFile,
  call: number,
  paths: readonly string[],
): Judgement | undefined {
  const { names } = file
  const atTop = names.scopes.of(call).kind === 'module'
  if (!INSTALLS.test(file.path) && !(atTop && IMPORTED_FIRST.test(file.path))) return undefined
  const starts = paths.some((path) => STARTS.test(path))
  const fetches = paths.some((path) => FETCHES.test(path))
  const command = starts ? names.arguments(call).positional[0] : undefined
  if (!fetches && (command === undefined || !FETCHING_PROGRAMS.test(names.tree.textOf(command))))
    return undefined
  return { rule: INSTALL_TIME_NETWORK, severity: 'high', state: atTop ? 'top' : 'command', calm: true }
}
