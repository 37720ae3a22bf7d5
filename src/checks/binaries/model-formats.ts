import { Cursor } from '../../bytes/cursor.ts'
import { extensionSet } from './extensions.ts'
import { byCondition, byMagic, type Data, type Format, type Sample } from './format.ts'

/** Loaders of safetensors refuse a longer header. */
const MAX_SAFETENSORS_HEADER = 100_000_000
const MAX_GGUF_VERSION = 16

function model(name: string): Data {
  return { kind: 'data', name }
}

/** https://github.com/huggingface/safetensors#format: a length, then a JSON object of that length. */
const SAFETENSORS: Format = {
  magics: [''],
  recognise({ bytes, size }) {
    if (bytes[8] !== 0x7b || bytes.length < 10) return undefined
    const length = new Cursor(bytes).u64()
    if (length < 2 || length > MAX_SAFETENSORS_HEADER || length > size - 8) return undefined
    return bytes[9] === 0x22 || bytes[9] === 0x7d || bytes[9] === 0x20 ? model('safetensors') : undefined
  },
}
const GGUF = byCondition(model('GGUF model'), ['GGUF'], ({ bytes }) => {
  const cursor = new Cursor(bytes).seek(4)
  if (!cursor.has(4)) return false
  const version = cursor.u32()
  return version <= MAX_GGUF_VERSION || version >>> 24 <= MAX_GGUF_VERSION
})
const GGML = byCondition(
  model('ggml model'),
  ['lmgg', 'fmgg', 'tjgg', 'algg'],
  ({ bytes }) => bytes.length > 8,
)
const NUMPY = byCondition(
  model('NumPy array'),
  ['\x93NUMPY'],
  ({ bytes }) => (bytes[6] ?? 0) >= 1 && (bytes[6] ?? 9) <= 3,
)
const HDF5 = byMagic(model('HDF5'), '\x89HDF\r\n\x1a\n')
const TFLITE = byMagic(model('TensorFlow Lite model'), 'TFL3', 4)
const EXECUTORCH = byMagic(model('ExecuTorch model'), 'ET12', 4)
const ORT = byMagic(model('ONNX Runtime model'), 'ORTM', 4)
const NCNN = byMagic(model('ncnn parameters'), '\x85\xdd\x76\x00')
/** Torch7 and legacy torch files begin with a pickle of a long integer; the models check reads them. */
const TORCH_LEGACY = byMagic(
  model('PyTorch checkpoint'),
  '\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19',
)

const STOP = 0x2e
/** Opcodes with which picklers begin the second instruction of protocol 2 and 3, PROTO being the first. */
const FIRST_OPCODES = '}])(cXUKJMGNV\x88\x89\x8a\x8b\x8cCB\x85\x86\x87\x95\x8f\x96'
const FRAME = 0x95

const PICKLE = byCondition(model('Pickle'), ['\x80'], isPickle)

function isPickle({ bytes, size }: Sample): boolean {
  const protocol = bytes[1] ?? 0
  const first = bytes[2] ?? 0
  if (protocol < 2 || protocol > 5 || !FIRST_OPCODES.includes(String.fromCharCode(first))) return false
  if (first !== FRAME) return size > bytes.length || bytes[bytes.length - 1] === STOP
  const cursor = new Cursor(bytes).seek(3)
  return cursor.has(8) && cursor.u64() <= size - 11
}

export const MODEL_FORMATS: readonly Format[] = [
  SAFETENSORS,
  GGUF,
  GGML,
  NUMPY,
  HDF5,
  TFLITE,
  EXECUTORCH,
  ORT,
  NCNN,
  TORCH_LEGACY,
  PICKLE,
]

/** Names whose loaders expect an archive or a compressed stream; the models check opens it. */
const ARCHIVED_MODEL_EXTENSIONS = extensionSet('pt pth ckpt pt2 npz keras pkl pickle joblib mar nemo skops')

export function isArchivedModelExtension(extension: string): boolean {
  return ARCHIVED_MODEL_EXTENSIONS.has(extension)
}
