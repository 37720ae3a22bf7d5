import { evidence } from '../../text/redact.ts'
import { C_RULES } from './c-rules.ts'
import { C_TRIPWIRES, DEVICE_SOURCE } from './c-sinks.ts'
import { defineLanguage, type Language } from './language.ts'

/** C, C++, Objective-C, CUDA and HIP, and templates that become such files. */
const SOURCE =
  /\.(?:c|cc|cpp|cxx|c\+\+|h|hh|hpp|hxx|h\+\+|cu|cuh|hip|m|mm|inl|ipp|tpp|tcc|cppm|ixx|ino)(?:\.in)?$/i
/** MATLAB and Mercury have the extension of Objective-C. */
const OBJECTIVE_C =
  /^[ \t]{0,40}(?:#[ \t]{0,10}(?:import|include|define|pragma)\b|@(?:interface|implementation|import|protocol)\b)/m

/** What reads these languages is loaded with the first file that needs it. */
interface Prepared {
  readonly MAX_C_LENGTH: number
  readonly CInspection: typeof import('./c-findings.ts').CInspection
}

/** C and its kin, read by tokens: grammars break on macros. */
export const c: Language = defineLanguage<Prepared>({
  name: 'c',
  rules: C_RULES,
  tripwires: C_TRIPWIRES,
  counts: (text, path) => (word, end) => {
    if (word.startsWith('\\')) return cutsName(text, end - word.length)
    // Kernels for a GPU are full of assembly, and none of it is judged.
    return !ASSEMBLY.has(word) || !DEVICE_SOURCE.test(path)
  },
  wants: ({ path, mode }) => (mode === 'file' || mode === 'executable') && SOURCE.test(path),
  async prepare() {
    const [{ MAX_C_LENGTH }, { CInspection }] = await Promise.all([
      import('../../syntax/c-like-lexer.ts'),
      import('./c-findings.ts'),
    ])
    return { MAX_C_LENGTH, CInspection }
  },
  *inspect(file, context, { MAX_C_LENGTH, CInspection }) {
    if (file.text === undefined || (/\.m$/i.test(file.path) && !OBJECTIVE_C.test(file.text))) return
    if (file.text.length > MAX_C_LENGTH) {
      yield {
        kind: 'unreadable',
        gap: 'missing',
        reason: 'over-limit',
        detail: evidence`the source is longer than sources that are read`,
      }
      return
    }
    yield* new CInspection(file, file.text, context).findings()
  },
})

const ASSEMBLY: ReadonlySet<string> = new Set(['asm', '__asm', '__asm__'])

/** Whether a line splice stands inside a name. @param start of the backslash */
function cutsName(text: string, start: number): boolean {
  if (!NAME_CHARACTER.test(text[start - 1] ?? '')) return false
  let at = start + 1
  while ((text[at] === ' ' || text[at] === '\t') && at - start <= MAX_BLANKS) at++
  if (text[at] === '\r') at++
  if (text[at] === '\n') at++
  return at > start + 1 && NAME_CHARACTER.test(text[at] ?? '') && '\r\n'.includes(text[at - 1] as string)
}

/** Blanks that may stand between the backslash and the end of the line. */
const MAX_BLANKS = 100
const NAME_CHARACTER = /\w/
