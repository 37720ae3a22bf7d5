import { addressIdentity, type Download, isLocal } from './download.ts'
import type { Flows } from './flows.ts'
import type { Problem } from './problem.ts'
import type { ScriptPlace } from './severity.ts'
import { fileName, type ScriptReading, type Step } from './step.ts'
import { isVerified } from './verification.ts'

/** Formats that are unpacked, installed or run. */
const PROGRAM_NAME =
  /\.(?:tar(?:\.\w{2,4})?|tgz|tbz2?|txz|zip|7z|deb|rpm|apk|pkg|dmg|msi|exe|run|bin|whl|jar|gem|appimage|sh|bash|py|pl|ps1|so|dll)$/i
const ARCHIVE_NAME = /\.(?:tar(?:\.\w{2,4})?|tgz|tbz2?|txz|zip|7z)(?:$|[?#])/i
/** Data sets and models of other rules come in archives too; these folders and names say so. */
const DATA_ADDRESS =
  /\b(?:datasets?|data|corpus|corpora|checkpoints?|weights|images?|annotations?|samples?|models?|imagenet\w{0,20}|coco\w{0,20}|voc\w{0,20}|mnist|cifar\w{0,10}|librispeech)\b/i
/** Of what a commit names, the content is known. */
const COMMIT_ADDRESS = /[/=-][0-9a-f]{40}\b|\$\{?\w{0,40}(?:COMMIT|SHA|REVISION)\w{0,40}\b/i
const INSTALLERS: ReadonlySet<string> = new Set(['dpkg', 'rpm', 'install', 'apt', 'apt-get', 'dnf', 'yum'])
const UNPACKERS: ReadonlySet<string> = new Set(['tar', 'bsdtar', 'unzip', 'cpio', '7z'])
const PROGRAM_FOLDER = /^(?:\/usr)?(?:\/local)?\/(?:s?bin|lib\d{0,2}|opt)\b|\/\.local\/bin\b/

/** Programs fetched without a checksum, and fetches whose other end nobody knows. */
export function* looseDownloads(
  reading: ScriptReading,
  flows: Flows,
  verifications: readonly Step[],
  reported: ReadonlySet<Download>,
  place: ScriptPlace,
): Generator<Problem> {
  const used = usesOf(reading, flows)
  for (const download of flows.downloads) {
    const { command } = download.step
    const identity = addressIdentity(download)
    const range = { start: command.start, end: command.end }
    const isChecked = download.files.length > 0 && isVerified(reading, download, verifications)
    if (download.unverified) {
      yield {
        ...range,
        rule: 'shell/insecure-download',
        severity: download.asks ? 'medium' : 'high',
        identity: `certificate|${identity}`,
      }
    } else if (!isChecked && !download.asks && download.addresses.some(isPlain)) {
      yield { ...range, rule: 'shell/insecure-download', severity: 'medium', identity: `plain|${identity}` }
    }
    if (isChecked || download.unverified || download.asks || reported.has(download)) continue
    const use = used.get(download)
    if (use === undefined) continue
    yield {
      ...range,
      rule: 'shell/download-without-checksum',
      severity: isProgram(download, use, place) ? 'medium' : 'audit',
      identity,
      ...checksumLine(download),
    }
  }
}

/** Without encryption, from a host that is named. */
function isPlain(address: string): boolean {
  return /^(?:http|ftp):\/\/[^$/]/i.test(address) && !isLocal(address)
}

/** Archives that a notebook fetches hold data. */
function isProgram(download: Download, use: Use, place: ScriptPlace): boolean {
  const isArchive = place === 'notebook' && download.addresses.some((address) => ARCHIVE_NAME.test(address))
  return use === 'program' && !isArchive && !isByCommit(download)
}

function isByCommit({ addresses }: Download): boolean {
  return addresses.length > 0 && addresses.every((address) => COMMIT_ADDRESS.test(address))
}

/** The line to put behind the download, where its one file is named. */
function checksumLine({ step, files }: Download): Pick<Problem, 'paste'> {
  const [file] = files
  if (file === undefined || files.length > 1) return {}
  const words = step.words.map(({ value }) => value)
  const path = words.find((word) => !/^-|:\/\//.test(word) && fileName(word) === file) ?? file
  return PLAIN_PATH.test(path) ? { paste: `echo "<sha256>  ${path}" | sha256sum -c -` } : {}
}
/** Means the same in double quotes. */
const PLAIN_PATH = /^[\w./${}@%+:-]{1,200}$/

type Use = 'program' | 'archive'

/** What becomes of downloads: programs that are installed or made executable, archives that are unpacked. */
function usesOf({ steps }: ScriptReading, flows: Flows): ReadonlyMap<Download, Use> {
  const used = new Map<Download, Use>()
  const put = (download: Download | undefined, use: Use): void => {
    if (download !== undefined && used.get(download) !== 'program') used.set(download, use)
  }
  for (const download of flows.downloads) {
    const names = [...download.files, ...download.addresses.map((address) => address.replace(/[?#].*$/s, ''))]
    if (download.files.length === 0 || download.addresses.length === 0) continue
    if (!names.some((name) => PROGRAM_NAME.test(name))) continue
    const isData = download.addresses.some((address) => DATA_ADDRESS.test(address))
    put(download, isData ? 'archive' : 'program')
  }
  for (const { name, words, command } of steps) {
    if (UNPACKERS.has(name) && command.input !== undefined) {
      const source = flows.sourceIn(command.input)
      const isData = source?.download?.addresses.some((address) => DATA_ADDRESS.test(address)) === true
      put(source?.download, isData ? 'archive' : 'program')
    }
    if (flows.files.size === 0) continue
    const isInstalled =
      (name === 'chmod' && /x|[157]/.test(words[0]?.value ?? '')) ||
      INSTALLERS.has(name) ||
      ((name === 'mv' || name === 'cp') && PROGRAM_FOLDER.test(words.at(-1)?.value ?? ''))
    if (!isInstalled) continue
    for (const { value } of words) put(flows.files.get(fileName(value)), 'program')
  }
  return used
}
