import { Cursor, standsAt } from '../../bytes/cursor.ts'
import { byCondition, byMagic, type Data, type Format, type Sample } from './format.ts'
import { RECORD_FILE } from './record-file.ts'

/** Bytes of a netpbm header, comments included. */
const NETPBM_HEADER = 4_096
const MAX_NETPBM_DIGITS = 7
const GETTEXT_MAGICS = ['\xde\x12\x04\x95', '\x95\x04\x12\xde']
const MAX_IDX_DIMENSIONS = 8
/** Bytes of an element by its type code: http://yann.lecun.com/exdb/mnist/ */
const IDX_ELEMENT_BYTES: ReadonlyMap<number, number> = new Map([
  [0x08, 1],
  [0x09, 1],
  [0x0b, 2],
  [0x0c, 4],
  [0x0d, 4],
  [0x0e, 8],
])

function data(name: string): Data {
  return { kind: 'data', name }
}

const GETTEXT = byCondition(data('gettext catalogue'), GETTEXT_MAGICS, ({ bytes, size }) => {
  const cursor = new Cursor(bytes, bytes[0] === 0xde ? 'little' : 'big')
  return cursor.has(20) && cursor.skip(4).u32() >>> 16 <= 1 && cursor.u32() * 8 <= size
})

/** `P6 640 480 255` with comments between, then the pixels: https://netpbm.sourceforge.net/doc/ppm.html */
const NETPBM_IMAGE = byCondition(data('netpbm image'), ['P4', 'P5', 'P6'], ({ bytes, size }) => {
  const isBitmap = bytes[1] === 0x34
  const [width = 0, height = 0, most = 1] = netpbmNumbers(bytes, isBitmap ? 2 : 3)
  const sample = most > 255 ? 2 : 1
  const row = isBitmap ? Math.ceil(width / 8) : width * sample * (bytes[1] === 0x36 ? 3 : 1)
  const pixels = row * height
  return pixels > 0 && pixels <= size && pixels >= size - NETPBM_HEADER
})

/** The numbers of the header; fewer than wanted when something else stands there. */
function netpbmNumbers(bytes: Uint8Array, wanted: number): readonly number[] {
  const numbers: number[] = []
  let digits = ''
  let inComment = false
  for (let at = 2; at < bytes.length && at < NETPBM_HEADER && numbers.length < wanted; at++) {
    const character = String.fromCharCode(bytes[at] as number)
    if (inComment) inComment = character !== '\n'
    else if (character >= '0' && character <= '9' && digits.length < MAX_NETPBM_DIGITS) digits += character
    else if (!' \t\r\n#'.includes(character)) break
    else {
      inComment = character === '#'
      if (digits !== '') numbers.push(Number(digits))
      digits = ''
    }
  }
  return numbers.length === wanted ? numbers : []
}

/** The dimensions must account for every byte. */
const IDX: Format = byCondition(data('IDX array'), ['\0\0'], ({ bytes, size }) => {
  const element = IDX_ELEMENT_BYTES.get(bytes[2] ?? 0)
  const dimensions = bytes[3] ?? 0
  if (element === undefined || dimensions === 0 || dimensions > MAX_IDX_DIMENSIONS) return false
  const cursor = new Cursor(bytes, 'big').seek(4)
  if (!cursor.has(dimensions * 4)) return false
  let count = element
  for (let index = 0; index < dimensions; index++) count *= cursor.u32()
  return count + 4 + dimensions * 4 === size
})

/** The encapsulated stream form: a continuation mark and an aligned length. https://arrow.apache.org/docs/format/Columnar.html */
const ARROW_STREAM = byCondition(data('Arrow stream'), ['\xff\xff\xff\xff'], ({ bytes, size }) => {
  const cursor = new Cursor(bytes).seek(4)
  if (!cursor.has(8)) return false
  const length = cursor.u32()
  return length > 0 && length % 8 === 0 && length <= size - 8 && cursor.u32() < length
})

const TERMINFO: Format = byCondition(data('terminfo entry'), ['\x1a\x01', '\x1e\x02'], ({ bytes, size }) => {
  const cursor = new Cursor(bytes).seek(2)
  if (!cursor.has(10) || size > 32_768) return false
  const names = cursor.u16()
  const booleans = cursor.u16()
  const numbers = cursor.u16()
  const strings = cursor.u16()
  const table = cursor.u16()
  const numberBytes = bytes[0] === 0x1e ? 4 : 2
  return (
    names > 1 &&
    names < 512 &&
    12 + names + booleans + numbers * numberBytes + strings * 2 + table <= size + 1
  )
})

const PCAPNG = byCondition(
  data('Packet capture'),
  ['\n\r\r\n'],
  ({ bytes }) => bytes.length >= 12 && [0x1a2b3c4d, 0x4d3c2b1a].includes(new Cursor(bytes).seek(8).u32()),
)
const TYPE_1_FONT = byCondition(data('Type 1 font'), ['\x80\x01'], ({ bytes }) =>
  new Cursor(bytes).seek(6).startsWith('%!'),
)
const ICU_DATA = byCondition(
  data('ICU data'),
  [''],
  ({ bytes }) => bytes[2] === 0xda && bytes[3] === 0x27 && bytes[0] !== 0,
)
const FASTTEXT = byCondition(
  data('fastText model'),
  ['\xba\x16\x4f\x2f'],
  ({ bytes }) => (bytes[4] ?? 99) < 32,
)
const FAISS = byCondition(data('Faiss index'), ['Ix', 'Iw', 'IH', 'IB'], ({ bytes }) => {
  const cursor = new Cursor(bytes)
  return (
    cursor.has(12) && /^I[A-Za-z0-9]{3}$/.test(cursor.latin1(4)) && cursor.u32() < 65_536 && bytes.includes(0)
  )
})
const DDS = byMagic(data('DirectDraw surface'), 'DDS \x7c\0\0\0')
const ROOT = byCondition(data('ROOT file'), ['root\0'], ({ bytes }) => bytes.length > 60)
const GDSII = byMagic(data('GDSII layout'), '\0\x06\0\x02\0')

/** `TRUEVISION-XFILE.` and NUL end every second-version file. */
const TARGA: Format = {
  magics: [''],
  recognise: ({ bytes }) =>
    bytes.length > 44 && new Cursor(bytes).seek(bytes.length - 18).startsWith('TRUEVISION-XFILE.\0')
      ? data('Targa image')
      : undefined,
}

function named(name: string, ...magics: readonly string[]): readonly Format[] {
  return magics.map((magic) => byMagic(data(name), magic))
}

export const DATA_FORMATS: readonly Format[] = [
  GETTEXT,
  NETPBM_IMAGE,
  IDX,
  RECORD_FILE,
  ARROW_STREAM,
  TERMINFO,
  PCAPNG,
  TYPE_1_FONT,
  ICU_DATA,
  FASTTEXT,
  FAISS,
  DDS,
  ROOT,
  GDSII,
  TARGA,
  ...named('Sun raster image', '\x59\xa6\x6a\x95'),
  ...named('SGI image', '\x01\xda\0\x01', '\x01\xda\x01\x01', '\x01\xda\0\x02', '\x01\xda\x01\x02'),
  ...named('Berkeley DB', '\0\x06\x15\x61', '\x61\x15\x06\0', '\0\x05\x31\x62', '\x62\x31\x05\0'),
  ...named('PFM image', 'PF\n', 'Pf\n', 'PF4\n'),
  ...named('OpenEXR image', '\x76\x2f\x31\x01'),
  ...named('Radiance image', '#?RADIANCE\n', '#?RGBE\n'),
  ...named('KTX texture', '\xabKTX 11\xbb', '\xabKTX 20\xbb'),
  ...named('ASTC texture', '\x13\xab\xa1\x5c'),
  ...named('PVR texture', 'PVR\x03'),
  ...named('QOI image', 'qoif\0'),
  ...named('farbfeld image', 'farbfeld'),
  ...named('DPX image', 'SDPX\0', 'XPDS'),
  ...named('FITS image', 'SIMPLE  = '),
  ...named('X cursor', 'Xcur'),
  ...named('PCF font', '\x01fcp'),
  ...named('PLY model', 'ply\nformat ', 'ply\r\nformat '),
  ...named('USD scene', 'PXR-USDC'),
  ...named('Alembic scene', 'Ogawa'),
  ...named('OpenVDB volume', ' BDV\0\0\0\0'),
  ...named('LAS point cloud', 'LASF'),
  ...named('PCD point cloud', '# .PCD v'),
  ...named('Qt translation', '\x3c\xb8\x64\x18\xca\xef\x9c\x95'),
  ...named('Time zone', 'TZif'),
  ...named('Sphinx inventory', '# Sphinx inventory version '),
  ...named('Property list', 'bplist00'),
  ...named('Interface Builder file', 'NIBArchive'),
  ...named('BOM store', 'BOMStore'),
  ...named('GVariant database', 'GVariant'),
  ...named('Vim spell file', 'VIMspell', 'VIMsug'),
  ...named('Git index', 'DIRC\0\0\0', '\xfftOc\0\0\0'),
  ...named('SQLite journal', '\x37\x7f\x06\x82', '\x37\x7f\x06\x83'),
  ...named('Java key store', '\xfe\xed\xfe\xed\0\0\0'),
  ...named('NetCDF', 'CDF\x01', 'CDF\x02', 'CDF\x05'),
  ...named('HDF4', '\x0e\x03\x13\x01'),
  ...named('MATLAB array', 'MATLAB 5.0 MAT-file', 'MATLAB 7.'),
  ...named('GRIB message', 'GRIB\0\0', 'BUFR\0'),
  ...named('ORC table', 'ORC\x08', 'ORC\x0a'),
  ...named('Feather table', 'FEA1'),
  ...named('Stata table', '<stata_dta>'),
  ...named('R workspace', 'RDX2\n', 'RDX3\n', 'X\n\0\0\0\x02', 'X\n\0\0\0\x03'),
  ...named('Weights & Biases run', ':W&B\xe1\xbe\0'),
  ...named('Figma design', 'fig-kiwi'),
  ...named('Token index', 'MMIDIDX\0\0'),
  ...named('MARISA trie', 'We love Marisa.'),
  ...named('KenLM model', 'mmap lm http://kheafield.com/code format'),
  ...named('Sun audio', '.snd\0'),
  ...named('NIST audio', 'NIST_1A\n'),
  byMagic(data('NIfTI volume'), 'n+1\0', 344),
  byMagic(data('MRC map'), 'MAP ', 208),
  byMagic(data('DuckDB database'), 'DUCK', 8),
  byMagic(data('LMDB database'), '\xde\xc0\xef\xbe', 16),
]

/** Left behind by programs on a contributor's machine: it says where they work and what they edit. */
const LEFTOVERS: ReadonlyMap<string, string> = new Map([
  ['\0\0\0\x01Bud1', 'folder settings of macOS (.DS_Store)'],
  ['b0VIM ', 'swap file of Vim'],
])

/** What a program left behind by accident, in words; undefined for everything else. */
export function leftoverOf({ bytes }: Sample): string | undefined {
  for (const [magic, name] of LEFTOVERS) if (standsAt(bytes, magic, 0)) return name
  return undefined
}
