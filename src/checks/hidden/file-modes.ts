import type { FileMode } from '../../model/change-set.ts'
import type { Finding } from '../../model/finding.ts'
import type { LoadedFile } from '../../model/rule.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { isTestPath } from './text-place.ts'

const ABSOLUTE = /^(?:[/\\~]|[A-Za-z]:[/\\])/
const SEPARATOR = /[/\\]/
/** Names and folders in which something executable is no surprise. */
const SCRIPT =
  /\.(?:sh|bash|zsh|fish|py|pl|rb|js|mjs|cjs|ts|lua|tcl|awk|php|ps1|bat|cmd|command|run|R|jl|exe|AppImage)$|(?:^|\/)(?:s?bin|scripts?|tools?|ci|hack|hooks|libexec|docker|\.github|\.buildkite|\.circleci|\.husky)\/|(?:^|\/)(?:gradlew|mvnw|configure|autogen|bootstrap|entrypoint)[^/]*$/i

/** The mode of the version that was loaded. */
export function modeOf({ header, side }: Pick<LoadedFile, 'header' | 'side'>): FileMode {
  return side === 'head' ? header.mode : (header.previousMode ?? header.mode)
}

export function gainedExecutableBit({ header, side }: Pick<LoadedFile, 'header' | 'side'>): boolean {
  return side === 'head' && header.mode === 'executable' && header.previousMode === 'file'
}

/** A file that can be run from now on and does not look like something that is meant to be. */
export function* modeChange(file: LoadedFile): Generator<Finding> {
  if (!gainedExecutableBit(file) || SCRIPT.test(file.path) || file.text?.startsWith('#!') === true) return
  const what =
    file.text === undefined ? evidence`binary content became executable` : evidence`became executable`
  yield { rule: 'hidden/mode-change', path: file.path, evidence: what, identity: 'executable' }
}

/** A link to what is not in the repository, or to what decides about it. */
export function* symlinkEscape(file: LoadedFile, target: string): Generator<Finding> {
  const isTest = isTestPath(file.path)
  const seen = destination(file.path, target)
  if (seen !== undefined) {
    yield {
      rule: 'hidden/symlink-escape',
      path: file.path,
      evidence: evidence`${seen.what}: ${excerpt(target)}`,
      identity: target,
      ...(isTest ? { level: 'note' } : seen.level === undefined ? {} : { level: seen.level }),
    }
  } else if (file.side === 'head' && (file.header.previousMode ?? 'symlink') !== 'symlink') {
    yield {
      rule: 'hidden/symlink-escape',
      path: file.path,
      evidence: evidence`was a file: ${excerpt(target)}`,
      identity: `was a file ${target}`,
      level: 'note',
    }
  }
}

/** Where a link leads, when that is worth a word. */
function destination(
  path: string,
  target: string,
): { readonly what: Evidence; readonly level?: 'error' } | undefined {
  if (ABSOLUTE.test(target)) return { what: evidence`absolute` }
  const place = path.split('/').slice(0, -1)
  for (const part of target.split(SEPARATOR)) {
    if (part === '' || part === '.') continue
    if (part !== '..') place.push(part)
    else if (place.pop() === undefined) return { what: evidence`leaves the repository` }
  }
  const [first = '', second = ''] = place.map((part) => part.toLowerCase())
  if (first === '.git') return { what: evidence`leads into .git`, level: 'error' }
  if (first === '.github' && second === 'workflows') return { what: evidence`leads to the workflows` }
  return undefined
}
