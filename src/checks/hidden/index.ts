import { defineCheck } from '../../model/rule.ts'
import { mayHideText } from '../../text/ascii.ts'
import { MARK_WORDS } from '../../text/suppression-forms.ts'
import { hidingAttributes } from './attributes.ts'
import { bidiControls } from './bidi-control.ts'
import { gainedExecutableBit, modeChange, modeOf, symlinkEscape } from './file-modes.ts'
import { editedGuards } from './guard-edited.ts'
import { invisibleText } from './invisible-text.ts'
import { lookAlikes } from './look-alike.ts'
import { textToCompare } from './mostly-whitespace.ts'
import { oddEncoding } from './odd-encoding.ts'
import { hasOddLayout, oddLayout } from './odd-layout.ts'
import { oddNames } from './odd-name.ts'
import { loosenedPolicy } from './policy-loosened.ts'
import { RULES } from './rules.ts'
import { mayRun, RUNNER_WORDS, runsOnOpen, whatRuns } from './runs-on-open.ts'
import { submoduleEdits } from './submodules.ts'
import { suppressions } from './suppression-added.ts'

/** What the whole change shows. One that fails leaves the others their say, and its gap. */
const COMPARISONS = [oddNames, loosenedPolicy, editedGuards, hidingAttributes, submoduleEdits]

export const hidden = defineCheck({
  id: 'hidden',
  rules: RULES,
  tripwires: [...MARK_WORDS, ...RUNNER_WORDS],
  wants: () => true,
  wakes: (file) =>
    modeOf(file) === 'symlink' ||
    gainedExecutableBit(file) ||
    (file.text !== undefined && mayHideText(file.bytes)) ||
    mayRun(file) ||
    hasOddLayout(file),
  async prepare(file, context) {
    const isLink = modeOf(file) === 'symlink'
    return {
      started: await whatRuns(file, context, isLink),
      base: isLink ? undefined : await textToCompare(file, context),
    }
  },
  *inspect(file, context, { started, base }) {
    const { text } = file
    if (modeOf(file) === 'symlink') {
      yield* symlinkEscape(file, text ?? '')
      yield* runsOnOpen(file, '', started, context)
      return
    }
    yield* modeChange(file)
    if (text === undefined) return
    // A run over every file adds nothing: what stands there was accepted by whoever merged it.
    if (context.governed !== undefined) yield* suppressions(file, context)
    yield* runsOnOpen(file, text, started, context)
    yield* oddLayout(file, text, base, context)
    if (!mayHideText(file.bytes)) return
    yield* bidiControls(file, text, context)
    yield* invisibleText(file, text, context)
    yield* lookAlikes(file, text, context)
    yield* oddEncoding(file, text)
  },
  async *inspectAll(changes, context) {
    const failures: unknown[] = []
    for (const compare of COMPARISONS) {
      try {
        yield* compare(changes, context)
      } catch (cause) {
        failures.push(cause)
      }
    }
    if (failures.length > 0) throw failures[0]
  },
})
