import type { PathUse } from '../../syntax/rust-names.ts'
import { TEXT, type TokenList } from '../../syntax/rust-tokens.ts'
import type { Occurrence } from './rust-findings.ts'
import { RUST_EXECUTABLE_MEMORY, RUST_UNSAFE } from './rust-rules.ts'

/** Tokens before a path in which the type of what is made is looked for. */
const MAX_BACK = 60

const TRANSMUTE = /^(?:std|core)::(?:mem|intrinsics)::transmute$/
const ASSEMBLY = /^(?:std|core)::arch::(?:asm|global_asm|naked_asm)$/
/** Instructions that call the kernel past every library. */
const KERNEL_CALL = /(?:^|[\s;"])(?:syscall|sysenter|svc|int\s{1,8}(?:0x80|80h)|ecall|swi)(?=$|[\s;"#])/
const EXECUTABLE =
  /^(?:libc|nix|rustix|winapi|windows|windows_sys|region)::.{0,200}\b(?:PROT_EXEC|PAGE_EXECUTE(?:_READ|_READWRITE|_WRITECOPY)?|READ_WRITE_EXECUTE|READ_EXECUTE|WRITE_EXECUTE|EXEC)$/
const PROTECTS: ReadonlySet<string> = new Set([
  'VirtualAlloc',
  'VirtualAlloc2',
  'VirtualAllocEx',
  'VirtualProtect',
  'VirtualProtectEx',
  'alloc',
  'mmap',
  'mmap64',
  'mmap_anonymous',
  'mprotect',
  'pkey_mprotect',
  'protect',
  'protect_with_handle',
])
/** A symbol of a library that was loaded by its name. */
const SYMBOL = /dlsym|GetProcAddress|proc_?addr|symbol|\bsym\b/i

/** Memory that becomes code, or is taken for something else. */
export function memoryUse(
  tokens: TokenList,
  path: PathUse,
  meanings: readonly string[],
  isMacro: boolean,
): Occurrence | undefined {
  for (const meaning of meanings) {
    if (TRANSMUTE.test(meaning)) return transmuted(tokens, path)
    if (isMacro && ASSEMBLY.test(meaning)) return assembly(tokens, path)
    if (EXECUTABLE.test(meaning)) return protection(tokens, path)
  }
  return undefined
}

function transmuted(tokens: TokenList, path: PathUse): Occurrence | undefined {
  const open = path.to
  const close = tokens.partner(open)
  if (!tokens.is(open, '(') || close === -1) return undefined
  const place = { start: tokens.start(path.from), end: tokens.end(close) }
  const [source, target] = typesOf(tokens, path)
  const given = tokens.text.slice(tokens.start(open), tokens.end(close))
  const becomesFunction = target && !source && !SYMBOL.test(given)
  return becomesFunction
    ? { rule: RUST_EXECUTABLE_MEMORY, severity: 'medium', ...place, what: 'transmute|function' }
    : { rule: RUST_UNSAFE, severity: 'audit', ...place, what: 'transmute' }
}

/** Whether the type that is taken, and the one that is made, are functions, as far as they are written. */
function typesOf(tokens: TokenList, { from, to }: PathUse): readonly [source: boolean, target: boolean] {
  let comma = -1
  let written = false
  let last = false
  let first = false
  for (let at = from; at < to; at = tokens.after(at)) {
    if (tokens.is(at, '<')) written = true
    if (tokens.is(at, ',')) comma = at
    if (!tokens.is(at, 'fn')) continue
    if (comma === -1) first = true
    else last = true
  }
  if (written) return [first, last]
  for (let at = from - 1; at > from - MAX_BACK; at--) {
    if (tokens.is(at, ';') || tokens.is(at, '}')) break
    if (!tokens.is(at, 'let')) continue
    for (let type = at; type < from && !tokens.is(type, '='); type++)
      if (tokens.is(type, 'fn')) return [false, true]
    break
  }
  return [false, false]
}

function assembly(tokens: TokenList, path: PathUse): Occurrence | undefined {
  const close = tokens.partner(path.to + 1)
  if (close === -1) return undefined
  let callsKernel = false
  for (let at = path.to + 2; at < close && !callsKernel; at++) {
    callsKernel = tokens.kind(at) === TEXT && KERNEL_CALL.test(tokens.word(at))
  }
  const place = { start: tokens.start(path.from), end: tokens.end(close) }
  return callsKernel
    ? { rule: RUST_EXECUTABLE_MEMORY, severity: 'medium', ...place, what: 'asm|kernel' }
    : { rule: RUST_UNSAFE, severity: 'audit', ...place, what: 'asm' }
}

/** Only where memory is made or changed; programs that read a memory map ask for the same flags. */
function protection(tokens: TokenList, path: PathUse): Occurrence | undefined {
  for (let at = path.from - 1; at > path.from - MAX_BACK && at >= 0; at--) {
    if (tokens.is(at, ';')) return undefined
    if (tokens.partner(at) !== -1 && tokens.partner(at) < at) at = tokens.partner(at)
    else if (tokens.is(at, '(') && tokens.isName(at - 1)) {
      if (!PROTECTS.has(tokens.word(at - 1))) continue
      return {
        rule: RUST_EXECUTABLE_MEMORY,
        severity: 'medium',
        start: tokens.start(at - 1),
        end: tokens.end(tokens.partner(at)),
        what: 'protection',
      }
    }
  }
  return undefined
}
