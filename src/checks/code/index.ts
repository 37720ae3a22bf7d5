import {
  type Check,
  type CheckContext,
  defineCheck,
  type LoadedFile,
  type Unreadable,
} from '../../model/rule.ts'
import { carriedScripts, carriesScripts } from '../../syntax/carried-scripts.ts'
import { embeddedFile } from '../../syntax/embedded-file.ts'
import { mayHideWords } from '../../syntax/notebook-scripts.ts'
import { evidence } from '../../text/redact.ts'
import { type Tripwire, TripwireSet } from '../../text/tripwire.ts'
import { c } from './c.ts'
import { cmake } from './cmake.ts'
import { configuration } from './configuration.ts'
import { configure } from './configure.ts'
import { go } from './go.ts'
import { java } from './java.ts'
import { javascript } from './javascript.ts'
import { julia } from './julia.ts'
import type { Language } from './language.ts'
import { lua } from './lua.ts'
import { perl } from './perl.ts'
import { php } from './php.ts'
import { powershell } from './powershell.ts'
import { python } from './python.ts'
import { r } from './r.ts'
import { ruby } from './ruby.ts'
import { rust } from './rust.ts'
import { zig } from './zig.ts'

const LANGUAGES: readonly Language[] = [
  python,
  javascript,
  rust,
  c,
  cmake,
  configure,
  zig,
  configuration,
  go,
  ruby,
  php,
  java,
  r,
  julia,
  lua,
  perl,
  powershell,
]
const TRIPWIRES: readonly Tripwire[] = LANGUAGES.flatMap((language) => language.tripwires)

/** A language that looks at a file, or at a program in it, and what its `prepare` made. */
interface Reading {
  readonly language: Language
  readonly program: LoadedFile
  readonly prepared: unknown
}

interface Prepared {
  readonly readings: readonly Reading[]
  readonly unread: readonly Unreadable[]
}

/** Code that runs data: each language resolves names and judges the calls that can execute what they are given. */
export const code: Check = defineCheck<Prepared>({
  id: 'code',
  rules: LANGUAGES.flatMap((language) => language.rules),
  tripwires: TRIPWIRES,
  wakes: (file) => mayHideWords(file.path, file.text),
  wants: (file) =>
    LANGUAGES.some((language) => language.wants(file)) || (carriesScripts(file.path) && isRegular(file.mode)),

  async prepare(file, context) {
    const { programs, unread } = await programsOf(file, context)
    const readings: Reading[] = []
    for (const program of programs) {
      for (const language of LANGUAGES) {
        // The automaton answers for the check as a whole; another language's words must not cost this one a parse.
        if (!language.wants({ ...program.header, path: program.path })) continue
        const seen = wordsOf(program, language)
        if (!language.tripwires.some((tripwire) => completes(tripwire, seen))) continue
        readings.push({ language, program, prepared: await language.prepare(program, context) })
      }
    }
    return { readings, unread }
  },

  *inspect(file, context, { readings, unread }) {
    yield* unread
    for (const { language, program, prepared } of readings) {
      for (const seen of language.inspect(program, context, prepared)) {
        yield 'kind' in seen || program === file ? seen : { ...seen, path: file.path }
      }
    }
  },
})

function isRegular(mode: LoadedFile['header']['mode']): boolean {
  return mode === 'file' || mode === 'executable'
}

/** The file itself, or the programs that stand in it. */
async function programsOf(
  file: LoadedFile,
  context: CheckContext,
): Promise<{ readonly programs: readonly LoadedFile[]; readonly unread: readonly Unreadable[] }> {
  if (!carriesScripts(file.path) || file.text === undefined) return { programs: [file], unread: [] }
  const { scripts, problems } = await carriedScripts(file.path, file.text)
  const words = await context.once('code:words', async () => new TripwireSet(new Map([['code', TRIPWIRES]])))
  const programs = scripts.map((script) => {
    const hits: [string, number, number][] = []
    const found = words.scan(script.text.text).of('code')
    found.forEach((...hit) => {
      hits.push(hit)
    })
    const forEach = (visit: (...hit: [string, number, number]) => void): void => {
      for (const hit of hits) visit(...hit)
    }
    return { ...embeddedFile(file, script), hits: { tripped: found.tripped, forEach } }
  })
  const unread = problems.map(({ reason, offset }): Unreadable => {
    const detail = evidence`code in this file is not seen`
    return { kind: 'unreadable', gap: 'missing', reason, detail, line: file.position(offset).line }
  })
  return { programs, unread }
}

/** Whether the words that stand in a file make up one tripwire. Takes a part of a name for the name: at worst a parse in vain. */
function completes(tripwire: Tripwire, seen: ReadonlySet<string>): boolean {
  const parts = typeof tripwire === 'object' && 'all' in tripwire ? tripwire.all : [tripwire]
  return parts.every((part) => seen.has((typeof part === 'string' ? part : part.name).toLowerCase()))
}

function wordsOf(file: LoadedFile, language: Language): ReadonlySet<string> {
  const words = new Set<string>()
  const counts = language.counts?.(file.text ?? '', file.path)
  file.hits.forEach((word, end) => {
    if (!words.has(word) && counts?.(word, end) !== false) words.add(word)
  })
  return words
}
