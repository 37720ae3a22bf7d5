import { NAME, TEXT } from '../../syntax/script-stream.ts'
import type { ScriptTokens } from '../../syntax/script-tokens.ts'

/** `import x "a/b"`, `import ( … )`: local name → path. */
export function goImports(tokens: ScriptTokens): ReadonlyMap<string, string> {
  const imports = new Map<string, string>()
  for (let at = 0; at < tokens.count; at++) {
    if (tokens.word(at) !== 'import') continue
    const isList = tokens.is(at + 1, '(')
    const end = isList ? (tokens.partners[at + 1] as number) : at + 3
    for (let next = at + 1; next < end; next++) {
      if (tokens.kind(next) !== TEXT) continue
      const path = tokens.source(next).slice(1, -1)
      const alias =
        tokens.kind(next - 1) === NAME && tokens.word(next - 1) !== 'import'
          ? tokens.word(next - 1)
          : tokens.is(next - 1, '.')
            ? '.'
            : undefined
      imports.set(alias ?? goName(path), path)
      if (!isList) break
    }
  }
  return imports
}

/** `github.com/x/goja/v2` → `goja`. */
function goName(path: string): string {
  const parts = path.split('/')
  const last = parts.at(-1) ?? ''
  return /^v\d{1,3}$/.test(last) ? (parts.at(-2) ?? last) : last.replace(/\.v\d{1,3}$/, '')
}

/** `import a.b.C`, `import a.b.C as D`, `import static a.b.C.d`. */
export function javaImports(tokens: ScriptTokens): ReadonlyMap<string, string> {
  const imports = new Map<string, string>()
  for (let at = 0; at < tokens.count; at++) {
    if (tokens.word(at) !== 'import' || !tokens.startsLine(at)) continue
    const parts: string[] = []
    let next = at + (tokens.word(at + 1) === 'static' ? 2 : 1)
    for (; tokens.kind(next) === NAME || tokens.is(next, '.') || tokens.is(next, '*'); next++) {
      if (tokens.startsLine(next) || tokens.word(next) === 'as') break
      if (!tokens.is(next, '.')) parts.push(tokens.source(next))
    }
    const last = tokens.word(next) === 'as' ? tokens.word(next + 1) : (parts.at(-1) ?? '')
    imports.set(last === '*' ? `${parts.join('.')}` : last, parts.join('.'))
  }
  return imports
}
