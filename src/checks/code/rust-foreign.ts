import type { Rule } from '../../model/rule.ts'
import { rustText } from '../../syntax/rust-lexer.ts'
import { TEXT, type TokenList } from '../../syntax/rust-tokens.ts'
import { evidence } from '../../text/redact.ts'
import type { Occurrence } from './rust-findings.ts'

/** Functions of C and of Windows that start programs or load libraries. */
export const DANGEROUS_FOREIGN: ReadonlySet<string> = new Set([
  'CreateProcessA',
  'CreateProcessW',
  'LoadLibraryA',
  'LoadLibraryExA',
  'LoadLibraryExW',
  'LoadLibraryW',
  'LoadPackagedLibrary',
  'ShellExecuteA',
  'ShellExecuteExA',
  'ShellExecuteExW',
  'ShellExecuteW',
  'WinExec',
  '_popen',
  '_wpopen',
  '_wsystem',
  'dlmopen',
  'dlopen',
  'execl',
  'execle',
  'execlp',
  'execv',
  'execve',
  'execvp',
  'execvpe',
  'fexecve',
  'popen',
  'posix_spawn',
  'posix_spawnp',
  'system',
])

/** Tokens of the attributes of one function. */
const MAX_ATTRIBUTES = 200

/** A function of another language that a source declares. */
export interface Declared {
  readonly at: number
  /** The name that the linker looks for. */
  readonly name: string
  /** Offsets of the declaration. */
  readonly start: number
  readonly end: number
}

/** Functions of one source from which on it is the translation of a whole header. */
const MAX_BY_HAND = 60
const TRANSLATED = evidence`one of many functions of a translated header`

/** Dangerous functions one by one; the others, and those of whole headers that nobody wrote by hand, as one. */
export function* foreignFindings(
  declared: readonly Declared[],
  rule: Rule,
): Generator<Occurrence & { readonly at: number }> {
  const dangerous = declared.filter(({ name }) => DANGEROUS_FOREIGN.has(name))
  const others = declared.filter(({ name }) => !DANGEROUS_FOREIGN.has(name))
  const isTranslated = declared.length > MAX_BY_HAND
  const shown = isTranslated ? dangerous.slice(0, 1) : dangerous
  for (const { name, ...place } of shown) {
    yield {
      ...place,
      rule,
      severity: isTranslated ? 'low' : 'high',
      what: `extern|${
        isTranslated
          ? dangerous
              .map((one) => one.name)
              .sort()
              .join(',')
          : name
      }`,
      ...(isTranslated ? { note: TRANSLATED } : {}),
    }
  }
  const [first] = others
  if (first === undefined) return
  const { name: _, ...place } = first
  const depends = others.map((one) => one.name).sort()
  yield { ...place, rule, severity: 'audit', what: 'extern|others', depends: depends.join(',') }
}

/** What the `extern` blocks of a Rust source declare. */
export function rustDeclared(tokens: TokenList): readonly Declared[] {
  const declared: Declared[] = []
  for (let at = 0; at < tokens.count; at++) {
    if (!tokens.is(at, 'extern')) continue
    const open = tokens.kind(at + 1) === TEXT ? at + 2 : at + 1
    const close = tokens.is(open, '{') ? tokens.partner(open) : -1
    for (let inner = open + 1; inner < close; inner++) {
      if (!tokens.is(inner, 'fn') || !tokens.is(inner + 2, '(')) continue
      const end = tokens.end(tokens.partner(inner + 2) === -1 ? inner + 1 : tokens.partner(inner + 2))
      const name = linkName(tokens, open, inner) ?? tokens.word(inner + 1)
      declared.push({ at: inner, name, start: tokens.start(inner), end })
    }
    if (close !== -1) at = close
  }
  return declared
}

/** `#[link_name = "system"]` before a function: the name that the linker looks for. */
function linkName(tokens: TokenList, open: number, from: number): string | undefined {
  for (let at = from - 1; at > Math.max(open, from - MAX_ATTRIBUTES) && !tokens.is(at, ';'); at--) {
    if (tokens.is(at, 'link_name') && tokens.is(at + 1, '=') && tokens.kind(at + 2) === TEXT) {
      return rustText(tokens.word(at + 2)).replace(/^\u{1}/u, '')
    }
  }
  return undefined
}
