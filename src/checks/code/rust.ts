import { evidence } from '../../text/redact.ts'
import type { Tripwire } from '../../text/tripwire.ts'
import { defineLanguage, type Language } from './language.ts'
import type { RustRole } from './rust-effects.ts'
import { RUST_RULES } from './rust-rules.ts'

const SOURCE = /\.rs$/i

const TRIPWIRES: readonly Tripwire[] = [
  { all: [{ name: 'Command' }, 'process'] },
  { all: [{ name: 'Command' }, 'std'] },
  { all: [{ name: 'Command' }, { name: 'execute' }] },
  { name: 'duct' },
  { name: 'duct_sh' },
  { name: 'subprocess' },
  { name: 'xshell' },
  { name: 'async_process' },
  { name: 'async_std' },
  { name: 'smol' },
  { name: 'run_script' },
  { name: 'powershell_script' },
  { name: 'libc' },
  { name: 'nix' },
  { name: 'libloading' },
  { name: 'dlopen' },
  { name: 'dlopen2' },
  { name: 'sharedlib' },
  { name: 'abi_stable' },
  'LoadLibrary',
  'LoadPackagedLibrary',
  { name: 'pyo3' },
  { name: 'js_sys' },
  { name: 'v8' },
  { name: 'mlua' },
  { name: 'rlua' },
  { name: 'rquickjs' },
  { name: 'boa_engine' },
  { name: 'deno_core' },
  { name: 'rhai' },
  { name: 'wasmtime' },
  { name: 'cudarc' },
  { name: 'cust' },
  { name: 'rustacuda' },
  { name: 'inkwell' },
  { name: 'tch' },
  { name: 'serde_traitobject' },
  { name: 'transmute' },
  { name: 'asm' },
  { name: 'global_asm' },
  { name: 'naked_asm' },
  'PAGE_EXECUTE',
  { name: 'rustix' },
  { name: 'region' },
  // Blocks of foreign functions, and what they declare under whatever name.
  { all: [{ name: 'extern' }, { name: 'fn' }] },
  // What a build script or a macro reaches for.
  { name: 'reqwest' },
  { name: 'ureq' },
  { name: 'curl' },
  { name: 'attohttpc' },
  { name: 'isahc' },
  { name: 'minreq' },
  { name: 'git2' },
  { name: 'hyper' },
  { name: 'surf' },
  { name: 'tungstenite' },
  { name: 'TcpStream' },
  { name: 'UdpSocket' },
  'rustc-link-search',
  { name: 'fs' },
  { all: [{ name: 'File' }, { name: 'create' }] },
]

/** What reads Rust is loaded with the first file that needs it. */
interface Prepared {
  readonly rustTokens: typeof import('../../syntax/rust-lexer.ts').rustTokens
  readonly RustInspection: typeof import('./rust-inspection.ts').RustInspection
  readonly role: RustRole
}

/** Rust: a lexer and a table of names. Methods are judged only where the type of their object is written. */
export const rust: Language = defineLanguage<Prepared>({
  name: 'rust',
  rules: RUST_RULES,
  tripwires: TRIPWIRES,
  wants: ({ path, mode }) => (mode === 'file' || mode === 'executable') && SOURCE.test(path),
  async prepare(file, context) {
    const [{ rustTokens }, { roleOf }, { RustInspection }] = await Promise.all([
      import('../../syntax/rust-lexer.ts'),
      import('./rust-effects.ts'),
      import('./rust-inspection.ts'),
    ])
    return { rustTokens, RustInspection, role: await roleOf(file, context) }
  },
  *inspect(file, context, { rustTokens, RustInspection, role }) {
    if (file.text === undefined) return
    const tokens = rustTokens(file.text)
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
    yield* new RustInspection(file, tokens, context, role).findings()
  },
})
