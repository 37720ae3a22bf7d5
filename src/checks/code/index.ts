import { type Check, defineCheck, type LoadedFile } from '../../model/rule.ts'
import type { Tripwire } from '../../text/tripwire.ts'
import { javascript } from './javascript.ts'
import type { Language } from './language.ts'
import { python } from './python.ts'

const LANGUAGES: readonly Language[] = [python, javascript]

/** A language that looks at this file, and what its `prepare` made. */
interface Reading {
  readonly language: Language
  readonly prepared: unknown
}

/** Code that runs data: each language resolves names and judges the calls that can execute what they are given. */
export const code: Check = defineCheck<readonly Reading[]>({
  id: 'code',
  rules: LANGUAGES.flatMap((language) => language.rules),
  tripwires: LANGUAGES.flatMap((language) => language.tripwires),
  wants: (file) => LANGUAGES.some((language) => language.wants(file)),

  async prepare(file, context) {
    const readings: Reading[] = []
    for (const language of LANGUAGES) {
      // The automaton answers for the check as a whole; another language's words must not cost this one a parse.
      if (!language.wants({ ...file.header, path: file.path })) continue
      const seen = wordsOf(file, language)
      if (!language.tripwires.some((tripwire) => completes(tripwire, seen))) continue
      readings.push({ language, prepared: await language.prepare(file, context) })
    }
    return readings
  },

  *inspect(file, context, readings) {
    for (const { language, prepared } of readings) yield* language.inspect(file, context, prepared)
  },
})

/** Whether the words that stand in a file make up one tripwire. Takes a part of a name for the name: at worst a parse in vain. */
function completes(tripwire: Tripwire, seen: ReadonlySet<string>): boolean {
  const parts = typeof tripwire === 'object' && 'all' in tripwire ? tripwire.all : [tripwire]
  return parts.every((part) => seen.has((typeof part === 'string' ? part : part.name).toLowerCase()))
}

function wordsOf(file: LoadedFile, language: Language): ReadonlySet<string> {
  const words = new Set<string>()
  const counts = language.counts?.(file.text ?? '')
  file.hits.forEach((word, end) => {
    if (!words.has(word) && counts?.(word, end) !== false) words.add(word)
  })
  return words
}
