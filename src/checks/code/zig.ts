import { evidence } from '../../text/redact.ts'
import type { Tripwire } from '../../text/tripwire.ts'
import { defineLanguage, type Language } from './language.ts'
import { ZIG_RULES } from './zig-rules.ts'

const SOURCE = /\.zig$/i

const TRIPWIRES: readonly Tripwire[] = [
  { name: 'DynLib' },
  { name: 'dlopen' },
  'LoadLibrary',
  { name: 'process' },
  { name: 'ChildProcess' },
  { name: 'addSystemCommand' },
  { name: 'Build' },
  { name: 'system' },
  { name: 'popen' },
  { name: 'posix_spawn' },
  { all: ['exec', { name: 'c' }] },
  { all: [{ name: 'extern' }, { name: 'fn' }] },
  '@extern',
  'cInclude',
  // Names put together by text, or written with escapes.
  '@field',
  { all: ['@"', '\\x'] },
  { all: ['@"', '\\u{'] },
]

/** What reads Zig is loaded with the first file that needs it. */
interface Prepared {
  readonly zigTokens: typeof import('../../syntax/zig-lexer.ts').zigTokens
  readonly ZigInspection: typeof import('./zig-inspection.ts').ZigInspection
}

/** Zig: a lexer and a table of names. */
export const zig: Language = defineLanguage<Prepared>({
  name: 'zig',
  rules: ZIG_RULES,
  tripwires: TRIPWIRES,
  wants: ({ path, mode }) => (mode === 'file' || mode === 'executable') && SOURCE.test(path),
  async prepare() {
    const [{ zigTokens }, { ZigInspection }] = await Promise.all([
      import('../../syntax/zig-lexer.ts'),
      import('./zig-inspection.ts'),
    ])
    return { zigTokens, ZigInspection }
  },
  *inspect(file, context, { zigTokens, ZigInspection }) {
    if (file.text === undefined) return
    const tokens = zigTokens(file.text)
    if (tokens.failure !== undefined) {
      yield {
        kind: 'unreadable',
        gap: 'missing',
        reason: tokens.failure,
        detail:
          tokens.failure === 'too-deep'
            ? evidence`the source is nested too deeply`
            : evidence`the source is longer than sources that are read`,
      }
      return
    }
    yield* new ZigInspection(file, tokens, context).findings()
  },
})
