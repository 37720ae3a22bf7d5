import { createHash } from 'node:crypto'
import type { ChangeMessage, Content, FileHeader, Side } from '../model/change-set.ts'
import type { LoadedFile } from '../model/rule.ts'
import { decodeText } from '../text/decode.ts'
import { LineIndex } from '../text/line-index.ts'
import { NO_HITS, type TripwireHits } from '../text/tripwire.ts'

/** Names of files that something executes or parses as text whatever their bytes look like. */
const ALWAYS_TEXT =
  /(?:\.(?:py|pyi|pyw|pyx|js|mjs|cjs|jsx|ts|mts|cts|tsx|sh|bash|zsh|ya?ml|toml|json|cfg|ini|env|txt|in|cmake|rs|zig|go|rb|php|java|c|cc|cpp|cu|cuh|h|hpp|glsl|ipynb|md|ps1|bat)|(?:^|\/)(?:Makefile|Dockerfile|CMakeLists\.txt|\.env[^/]*))$/i

export function loadedFile(header: FileHeader, side: Side, content: Content): LoadedFile {
  const path = side === 'base' ? (header.previousPath ?? header.path) : header.path
  return versionOf(header, side, path, content, decodeText(content.bytes, ALWAYS_TEXT.test(path))?.text)
}

/** A message as if it were a new file of that name. */
export function loadedMessage({ place, text }: ChangeMessage): LoadedFile {
  const bytes = Buffer.from(text)
  const header: FileHeader = { path: place, status: 'added', mode: 'file' }
  return versionOf(header, 'head', place, { bytes, size: bytes.length }, text)
}

function versionOf(
  header: FileHeader,
  side: Side,
  path: string,
  content: Content,
  text: string | undefined,
): LoadedFile {
  const lines = new LineIndex(text ?? '')
  let digest = content.sha256
  return {
    header,
    side,
    path,
    bytes: content.bytes,
    size: content.size,
    text,
    hits: NO_HITS,
    position: (offset) => lines.position(offset),
    line: (number) => lines.line(number),
    sha256() {
      digest ??= createHash('sha256').update(content.bytes).digest('hex')
      return digest
    },
  }
}

export function withHits(file: LoadedFile, hits: TripwireHits): LoadedFile {
  return { ...file, hits }
}
