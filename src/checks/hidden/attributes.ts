import type { FileHeader, Side } from '../../model/change-set.ts'
import type { Finding } from '../../model/finding.ts'
import type { CheckContext } from '../../model/rule.ts'
import { decodeText } from '../../text/decode.ts'
import { globTest, type PathTest } from '../../text/glob.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { type ChangedLine, linesOnlyIn } from './changed-lines.ts'
import { placeOfText } from './text-place.ts'

const NAME = /(?:^|\/)\.gitattributes$/
/** Bytes of one such file. */
const MAX_BYTES = 1024 * 1024
/** Such files in one change, and added lines in one of them, that are compared with every changed file. */
const MAX_FILES = 100
const MAX_LINES = 500
/** Pairs of a line that hides something and a changed file. */
const MAX_COMPARISONS = 2_000_000

/** Attributes that keep a file's text out of a difference or a page, or change it on the way. LFS is told by its pointers. */
const HIDING = [
  { attribute: /^-diff$/, isHard: true },
  { attribute: /^binary$/, isHard: true },
  { attribute: /^linguist-generated(?:=true)?$/, isHard: false },
  { attribute: /^linguist-vendored(?:=true)?$/, isHard: false },
  { attribute: /^export-ignore$/, isHard: false },
  { attribute: /^filter=(?!lfs$).{1,100}$/, isHard: false },
] as const

/** Nobody reads these line by line anyway. */
const MACHINE_TEXT =
  /(?:\.lock|-lock\.(?:json|yaml)|\.ipynb|\.min\.(?:js|css)|\.map|\.snap|\.pb\.go|_pb2\.pyi?|_gen\.go)$|(?:^|[._/-])generated[._]|(?:^|\/)(?:dist|build|generated)\//i
const BINARY_NAME =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|pdf|ttf|otf|woff2?|eot|mp[34]|wav|ogg|flac|webm|mov|zip|gz|tgz|bz2|xz|zst|7z|tar|jar|whl|bin|so|dll|dylib|exe|a|o|lib|pt|pth|onnx|npy|npz|pkl|parquet|arrow|h5|safetensors|gguf|tflite|pb|db|sqlite)$/i

/** Lines of .gitattributes that this change adds and that hide a file which it changes as well. */
export async function* hidingAttributes(
  changes: readonly FileHeader[],
  context: CheckContext,
): AsyncGenerator<Finding> {
  // Where nothing is compared, nothing of a difference is hidden.
  if (context.governed === undefined) return
  const files = changes.filter((file) => NAME.test(file.path) && file.status !== 'removed')
  if (files.length > MAX_FILES) throw new RangeError(`more than ${MAX_FILES} files of attributes`)
  let comparisons = 0
  for (const { path, previousPath } of files) {
    const before = await textAt(context, 'base', previousPath ?? path)
    const added = linesOnlyIn(await textAt(context, 'head', path), before)
    if (added.length > MAX_LINES) throw new RangeError(`more than ${MAX_LINES} new lines of attributes`)
    for (const line of added) {
      if (!hidesSomething(line)) continue
      comparisons += changes.length
      if (comparisons > MAX_COMPARISONS) throw new RangeError('more attributes and files than are compared')
      const hidden = hiddenBy(line, path.slice(0, -'.gitattributes'.length), changes)
      if (hidden === undefined) continue
      yield {
        rule: 'hidden/attributes-hide-changes',
        path,
        location: {
          line: line.line,
          column: line.column,
          endLine: line.line,
          endColumn: line.column + line.text.length,
        },
        evidence: hidden.what,
        identity: line.text,
        level: hidden.isHard ? 'warning' : 'note',
      }
    }
  }
}

function hidesSomething({ text }: ChangedLine): boolean {
  return text.split(/\s+/).some((word) => HIDING.some(({ attribute }) => attribute.test(word)))
}

function hiddenBy(
  { text }: ChangedLine,
  folder: string,
  changes: readonly FileHeader[],
): { readonly what: Evidence; readonly isHard: boolean } | undefined {
  if (text.startsWith('#') || text.startsWith('[attr]')) return undefined
  const [pattern = '', ...attributes] = text.split(/\s+/)
  const found = HIDING.flatMap((entry) => {
    const attribute = attributes.find((word) => entry.attribute.test(word))
    return attribute === undefined ? [] : [{ attribute, isHard: entry.isHard }]
  })
  const [first] = found
  const matches = first === undefined ? undefined : patternTest(pattern, folder)
  if (first === undefined || matches === undefined) return undefined
  const files = changes.filter(
    (file) => file.mode !== 'submodule' && matches(file.path) && !NAME.test(file.path) && isText(file.path),
  )
  const [file] = files
  if (file === undefined) return undefined
  const others = files.length === 1 ? evidence`` : evidence` and ${files.length - 1} more`
  return {
    what: evidence`${excerpt(first.attribute)}: ${excerpt(file.path)}${others}`,
    isHard: found.some((entry) => entry.isHard) && files.some(({ path }) => isReadByPeople(path)),
  }
}

/** A pattern without a slash stands for the name at any depth (gitattributes, gitignore). */
function patternTest(pattern: string, folder: string): PathTest | undefined {
  const isAnchored = pattern.includes('/')
  const own = pattern.replace(/^\//, '')
  try {
    const matches = globTest(isAnchored ? own : `**/${own}`)
    return (path) => path.startsWith(folder) && matches(path.slice(folder.length))
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

function isText(path: string): boolean {
  return !BINARY_NAME.test(path)
}

function isReadByPeople(path: string): boolean {
  return placeOfText(path) !== 'prose' && !MACHINE_TEXT.test(path)
}

async function textAt(context: CheckContext, side: Side, path: string): Promise<string> {
  const bytes = await context.repository.read(side, path, MAX_BYTES + 1)
  if (bytes === undefined) return ''
  if (bytes.length > MAX_BYTES) throw new RangeError(`a file of attributes of more than ${MAX_BYTES} bytes`)
  return decodeText(bytes, true)?.text ?? ''
}
