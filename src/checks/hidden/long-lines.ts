import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile } from '../../model/rule.ts'
import { count } from '../../text/count.ts'
import { excerpt } from '../../text/redact.ts'
import { findingsOf, type OddLine } from './odd-lines.ts'
import { isTestPath } from './text-place.ts'

/** UTF-16 code units. */
const LONG_LINE = 5_000
/** Where people write code by hand. */
const SOURCE =
  /\.(?:py|pyi|pyx|pxd|[cm]?[jt]sx?|vue|svelte|c|cc|cpp|cxx|cu|cuh|h|hh|hpp|hxx|inl|m|mm|metal|glsl|wgsl|hlsl|rs|go|java|kts?|scala|swift|rb|php|pl|pm|lua|r|jl|sh|bash|zsh|fish|ps1|psm1|bat|cmd|cmake|mk|gradle|groovy|cs|ya?ml|toml)$/i
const SOURCE_NAME = /(?:^|\/)(?:(?:GNU)?Makefile|Dockerfile[^/]{0,60}|CMakeLists\.txt|Jenkinsfile|Rakefile)$/i
/** What tools write, or others wrote. */
const WRITTEN_BY_TOOLS =
  /(?:^|\/)(?:dist|build|out|vendor|vendored|node_modules|third[_-]?party|3rdparty|site-packages|bower_components|generated|__generated__|gen|data|assets|static|\.yarn|docs?)\/|[._-](?:min|bundle|umd|iife|prod|pb|pb2|generated|gen|lock)\.[cm]?[a-z]{1,5}$|(?:^|\/)[^/]{0,100}(?:-lock|\.lock)\.[a-z]{2,4}$/i
/** What generators write at the top of their files. */
const GENERATED =
  /@generated|do not (?:edit|modify)|(?:auto|automatically)[- ]?generated|generated (?:by|from|with)|code generated/i
/** UTF-16 code units of a file's start in which that stands. */
const HEADER = 2_000
/** UTF-16 code units of a long line that are shown. */
const SHOWN = 60

/** Whether a line of a text is long. Looks for one line end in each stretch of this length. */
export function hasLongLine(path: string, text: string): boolean {
  return isSource(path) && !longLines(text).next().done
}

/** Lines of which a reviewer sees the start only. */
export function longLineFindings(file: LoadedFile, text: string, context: CheckContext): Iterable<Finding> {
  return findingsOf('hidden/long-line', file, context, oddLines(file.path, text))
}

function* oddLines(path: string, text: string): Generator<OddLine> {
  if (!isSource(path)) return
  const isQuiet = isTestPath(path) || WRITTEN_BY_TOOLS.test(path) || GENERATED.test(text.slice(0, HEADER))
  for (const { start, end } of longLines(text)) {
    yield {
      offset: start,
      length: Math.min(end - start, SHOWN),
      evidence: excerpt(
        `${count(end - start, 'character')} on one line: ${text.slice(start, start + SHOWN).trim()}`,
      ),
      ...(isQuiet ? { level: 'off' as const, strictLevel: 'note' as const } : {}),
    }
  }
}

function isSource(path: string): boolean {
  return SOURCE.test(path) || SOURCE_NAME.test(path)
}

function* longLines(text: string): Generator<{ readonly start: number; readonly end: number }> {
  let start = 0
  while (start + LONG_LINE < text.length) {
    const inside = text.lastIndexOf('\n', start + LONG_LINE)
    if (inside >= start) {
      start = inside + 1
      continue
    }
    const next = text.indexOf('\n', start + LONG_LINE)
    const end = next === -1 ? text.length : next
    // Lone carriage returns end lines too; another rule names them.
    yield { start, end }
    start = end + 1
  }
}
