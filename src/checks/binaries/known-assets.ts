import { extensionSet } from './extensions.ts'
import type { Recognition, Sample } from './format.ts'
import { packageOf } from './packages.ts'
import { macroDocument } from './windows-files.ts'

/** Bytes that the detector of assets may see: enough for an image's or a zip's first headers. */
const MAX_SEEN_BYTES = 262_144

/** Kinds whose signature is two bytes or less of chance: believed only under their own name. */
const WEAK_KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['aac', ['aac', 'adts']],
  ['ac3', ['ac3']],
  ['bmp', ['bmp', 'dib']],
  ['cur', ['cur']],
  ['ico', ['ico']],
  ['jxr', ['jxr', 'wdp', 'hdp']],
  ['mp1', ['mp1', 'mp2', 'mp3', 'mpa']],
  ['mp2', ['mp1', 'mp2', 'mp3', 'mpa']],
  ['mp3', ['mp1', 'mp2', 'mp3', 'mpga']],
  ['mpc', ['mpc']],
  ['mpg', ['mpg', 'mpeg', 'vob', 'dat']],
  ['mts', ['mts', 'm2ts', 'ts']],
])
/** Assets whose media type does not say so. */
const ASSETS = extensionSet(
  'pdf rtf ps eps xml epub mobi indd icc dwg skp blend fbx drc 3mf mxf docx pptx xlsx dotx potx xltx ppsx vsdx',
  'odt ods odp odg ott ots otp otg key numbers pages sqlite arrow parquet avro sav jmp shp dcm pcap pst eot asf ogx',
  'rm mie alias',
)
const ASSET_TYPES = /^(?:image|audio|video|font|model|text)\//
const MACRO_DOCUMENTS = extensionSet('docm dotm xlsm xltm pptm potm ppsm')
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ['apk', 'Android package'],
  ['asar', 'Electron application archive'],
  ['cab', 'Windows cabinet'],
  ['crx', 'Chrome extension'],
  ['jar', 'Java archive (jar)'],
  ['rpm', 'RPM package'],
  ['xpi', 'Firefox extension'],
])
const ARCHIVES = extensionSet('zip tar gz rar 7z ace lzh xz bz2 lz4 zst')

/** What the package `file-type` makes of the start of binary content; loaded when the first file needs it. */
export async function recogniseAsset(sample: Sample, extension: string): Promise<Recognition | undefined> {
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(sample.bytes.subarray(0, MAX_SEEN_BYTES))
  if (found === undefined) return undefined
  const { ext, mime } = found
  if (MACRO_DOCUMENTS.has(ext)) return macroDocument('Office document with macros')
  const packageName = PACKAGES.get(ext)
  if (packageName !== undefined) return packageOf(packageName)
  if (ARCHIVES.has(ext)) return { kind: 'archive', name: `${ext} archive` }
  const ownNames = WEAK_KINDS.get(ext)
  if (ownNames !== undefined && !ownNames.includes(extension)) return undefined
  if (!ASSETS.has(ext) && !ASSET_TYPES.test(mime)) return undefined
  return { kind: 'data', name: ext.toUpperCase() }
}
