import { TEXT, type TokenList } from '../../syntax/rust-tokens.ts'
import { rustText } from '../../syntax/rust-lexer.ts'
import type { Occurrence } from './rust-findings.ts'
import { RUST_FOREIGN_FUNCTION } from './rust-rules.ts'

/** Functions of C and of Windows that start programs or load libraries. */
export const DANGEROUS_FOREIGN: ReadonlySet<string> = new Set([
  'CreateProcessA', 'CreateProcessW', 'LoadLibraryA', 'LoadLibraryExA', 'LoadLibraryExW', 'LoadLibraryW',
  'LoadPackagedLibrary', 'ShellExecuteA', 'ShellExecuteExA', 'ShellExecuteExW', 'ShellExecuteW', 'WinExec', '_popen',
  '_wpopen', '_wsystem', 'dlmopen', 'dlopen', 'execl', 'execle', 'execlp', 'execv', 'execve', 'execvp', 'execvpe',
  'fexecve', 'popen', 'posix_spawn', 'posix_spawnp', 'system',
])

/** What the `extern` blocks of a source declare. */
export function* externFindings(tokens: TokenList): Generator<Occurrence & { readonly at: number }> {
  const others: string[] = []
  let firstOther = -1
  for (let at = 0; at < tokens.count; at++) {
    if (!tokens.is(at, 'extern')) continue
    const open = tokens.kind(at + 1) === TEXT ? at + 2 : at + 1
    if (!tokens.is(open, '{') || tokens.partner(open) === -1) continue
    const close = tokens.partner(open)
    for (let inner = open + 1; inner < close; inner++) {
      if (!tokens.is(inner, 'fn') || !tokens.is(inner + 2, '(')) continue
      const name = tokens.word(inner + 1)
      const linked = linkName(tokens, open, inner) ?? name
      if (DANGEROUS_FOREIGN.has(linked)) {
        yield {
          at: inner,
          rule: RUST_FOREIGN_FUNCTION,
          severity: 'high',
          start: tokens.start(inner),
          end: tokens.end(tokens.partner(inner + 2) === -1 ? inner + 1 : tokens.partner(inner + 2)),
          what: `extern|${linked}`,
        }
      } else {
        others.push(linked)
        if (firstOther === -1) firstOther = at
      }
    }
    at = close
  }
  if (firstOther === -1) return
  yield {
    at: firstOther,
    rule: RUST_FOREIGN_FUNCTION,
    severity: 'audit',
    start: tokens.start(firstOther),
    end: tokens.end(firstOther + 1),
    what: 'extern|others',
    depends: others.sort().join(','),
  }
}

/** `#[link_name = "system"]` before a function: the name that the linker looks for. */
function linkName(tokens: TokenList, open: number, from: number): string | undefined {
  for (let at = from - 1; at > open && !tokens.is(at, ';'); at--) {
    if (tokens.is(at, 'link_name') && tokens.is(at + 1, '=') && tokens.kind(at + 2) === TEXT) {
      return rustText(tokens.word(at + 2)).replace(/^\u{1}/u, '')
    }
  }
  return undefined
}
