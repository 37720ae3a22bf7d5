import { argumentsOf } from '../../syntax/shell-arguments.ts'
import type { ShellWord } from '../../syntax/shell-words.ts'
import { fileName, type Step } from './step.ts'

/** A command that fetches something from elsewhere. */
export interface Download {
  readonly step: Step
  /** Addresses as written; empty when they are only known at run time. */
  readonly addresses: readonly string[]
  /** Names of the files it writes, without folders; empty when it writes to its output. */
  readonly files: readonly string[]
  readonly toOutput: boolean
  /** Does not look at certificates. */
  readonly unverified: boolean
  /** Sends something, or asks for headers alone: what comes back is an answer, no file. */
  readonly asks: boolean
}

const CURL_VALUED: ReadonlySet<string> = new Set(
  '-o -H -d -X -A -e -u -x -T -F -b -c -m -w -C -K -E -z -Y -y -Q -t -P -r -U -D --output --header --data --data-raw --data-binary --data-urlencode --request --retry --max-time --connect-timeout --cacert --capath --cert --key --user --proxy --url --output-dir --retry-delay --retry-max-time --write-out --form --user-agent --referer --cookie --cookie-jar --upload-file --range --limit-rate --proto --proto-redir --ciphers --continue-at --max-redirs --resolve --config --tls-max --interface --max-filesize --dump-header --noproxy --connect-to --unix-socket --speed-limit --speed-time --json --oauth2-bearer --netrc-file'.split(
    ' ',
  ),
)
const WGET_VALUED: ReadonlySet<string> = new Set(
  '-O -o -P -t -T -U -i -e -a -w -A -R -D -X -l -Q --output-document --output-file --directory-prefix --tries --timeout --user-agent --input-file --header --wait --waitretry --post-data --post-file --user --password --execute --append-output --read-timeout --dns-timeout --connect-timeout --retry-on-http-error --ca-certificate --method --body-data --limit-rate --progress --level --accept --reject --http-user --http-password --referer --load-cookies --save-cookies --secure-protocol'.split(
    ' ',
  ),
)
const OTHER_VALUED: ReadonlySet<string> = new Set(
  '-o -d -x -s -k -j --out --dir --output --max-connection-per-server --split -Uri -OutFile -UserAgent -Headers -Method'.split(
    ' ',
  ),
)
const TOOLS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['curl', CURL_VALUED],
  ['wget', WGET_VALUED],
  ['wget2', WGET_VALUED],
  ['fetch', OTHER_VALUED],
  ['aria2c', OTHER_VALUED],
  ['axel', OTHER_VALUED],
  ['http', OTHER_VALUED],
  ['https', OTHER_VALUED],
  ['xh', OTHER_VALUED],
  ['lwp-request', OTHER_VALUED],
  ['lynx', OTHER_VALUED],
  ['iwr', OTHER_VALUED],
  ['invoke-webrequest', OTHER_VALUED],
])
/** They write to their output unless told otherwise. */
const PRINTS: ReadonlySet<string> = new Set(['curl', 'http', 'https', 'xh', 'lwp-request', 'lynx', 'fetch'])
/** Names that are other things as well: only with an address they fetch. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['fetch', 'http', 'https', 'xh'])
const OUTPUT_OPTIONS: ReadonlySet<string> = new Set(['-o', '--output', '--out', '-OutFile'])
const SENDING: ReadonlySet<string> = new Set([
  '-d',
  '--data',
  '--data-raw',
  '--data-binary',
  '--json',
  '-F',
  '--form',
  '-T',
  '--upload-file',
  '-I',
  '--head',
  '--spider',
  '--post-data',
  '--post-file',
])
const UNVERIFIED: ReadonlySet<string> = new Set([
  '--insecure',
  '--no-check-certificate',
  '-SkipCertificateCheck',
])
const ADDRESS = /^(?:https?|ftp):\/\//i
const SOURCE_IN_CODE = /\b(?:urlopen|urlretrieve|requests\.get|LWP::Simple)\b/
const STDOUT: ReadonlySet<string> = new Set(['-', '/dev/stdout'])
const DISCARDED = '/dev/null'
const WRITES = /^(?:&?>>?|>\||>&)$/

/** Undefined when the command fetches nothing, or only from the machine itself. */
export function downloadOf(step: Step): Download | undefined {
  const tool = step.name
  const valued = TOOLS.get(tool)
  if (valued === undefined) return scriptedDownload(step)
  const isWget = valued === WGET_VALUED
  const addresses: string[] = []
  const files: string[] = []
  let toOutput = PRINTS.has(tool)
  let byAddress = !PRINTS.has(tool)
  let unverified = false
  let asks = false
  for (const argument of argumentsOf(step.words, valued)) {
    if (argument.kind === 'positional' || argument.name === '--url' || argument.name === '-Uri') {
      addresses.push(argument.kind === 'positional' ? argument.word.value : (argument.value ?? ''))
      continue
    }
    const { name, value } = argument
    const names = isWget ? name === '-O' || name === '--output-document' : OUTPUT_OPTIONS.has(name)
    if (names && value !== undefined) {
      byAddress = false
      toOutput = STDOUT.has(value)
      if (!toOutput) files.push(value)
    } else if (tool === 'curl' && (name === '-O' || name === '--remote-name' || name === '-J')) {
      byAddress = true
      toOutput = false
    }
    if (UNVERIFIED.has(name) || (tool === 'curl' && name === '-k')) unverified = true
    if (name === '--check-certificate' && value === 'false') unverified = true
    if (name === '-X' || name === '--request' || name === '--method') asks ||= value !== 'GET'
    if (!(isWget && name !== '--spider' && !name.startsWith('--post')) && SENDING.has(name)) asks = true
  }
  const remote = addresses.filter((address) => !isLocal(address))
  if (addresses.length > 0 && remote.length === 0) return undefined
  if (addresses.length === 0 && (AMBIGUOUS.has(tool) || step.words.length === 0)) return undefined
  if (AMBIGUOUS.has(tool) && !remote.some((address) => ADDRESS.test(address))) return undefined
  if (byAddress) files.push(...remote.map((address) => fileName(withoutQuery(address))))
  for (const { operator, target } of step.command.redirections ?? []) {
    if (!toOutput || !WRITES.test(operator) || /^\d$/.test(target.value)) continue
    toOutput = false
    files.push(target.value)
  }
  if (files.includes(DISCARDED)) asks = true
  return {
    step,
    addresses: remote,
    files: files.map(fileName).filter((name) => name !== ''),
    toOutput,
    unverified,
    asks,
  }
}

/** `python -c "… urlopen(…) …"`. */
function scriptedDownload(step: Step): Download | undefined {
  if (!/^(?:python|perl|ruby|node)/.test(step.name)) return undefined
  const at = step.words.findIndex(({ value }) => value === '-c' || value === '-e')
  const code: ShellWord | undefined = at === -1 ? undefined : step.words[at + 1]
  if (code === undefined || !SOURCE_IN_CODE.test(code.value)) return undefined
  return { step, addresses: [], files: [], toOutput: true, unverified: false, asks: false }
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, '')
}

const HOST = /^(?:[a-z]{3,10}:\/\/)?(?:[^/@\s]{1,200}@)?(?<host>\[[0-9a-f:]{2,45}\]|[^/:?#\s]{1,253})/i
const LOCAL_HOST =
  /^(?:localhost|\[::1\]|127\.[\d.]{1,11}|0\.0\.0\.0|10\.[\d.]{1,11}|192\.168\.[\d.]{1,7}|169\.254\.[\d.]{1,7}|172\.(?:1[6-9]|2\d|3[01])\.[\d.]{1,7}|[a-z0-9_-]{1,63}|[\w.-]{1,200}\.(?:local|localhost|internal|svc|test|example|invalid|lan)|(?:[\w-]{1,63}\.){0,3}example\.(?:com|org|net))$/i

export function hostOf(address: string): string {
  return (HOST.exec(address)?.groups?.['host'] ?? '').toLowerCase()
}

/** This machine, its network, or a name that stands for no host. */
export function isLocal(address: string): boolean {
  if (address.startsWith('file:')) return true
  if (!ADDRESS.test(address))
    return (
      LOCAL_HOST.test(hostOf(address)) && !address.startsWith('$') && hostOf(address).includes('localhost')
    )
  return LOCAL_HOST.test(hostOf(address))
}

/** Host and path, numbers left out, so that a newer version is the same download. */
export function addressIdentity({ addresses }: Download): string {
  return addresses.map((address) => plainAddress(address)).join(' ')
}

function plainAddress(address: string): string {
  return withoutQuery(address)
    .replace(/^[a-z]{3,5}:\/\//i, '')
    .replace(/\d{1,40}(?:\.\d{1,40}){0,6}/g, '#')
}
