import { defineCheck } from '../../model/rule.ts'
import { mayHideText } from '../../text/ascii.ts'
import { MARK_WORDS } from '../../text/suppression-forms.ts'
import { hidingAttributes } from './attributes.ts'
import { bidiControls } from './bidi-control.ts'
import { gainedExecutableBit, modeChange, modeOf, symlinkEscape } from './file-modes.ts'
import { editedGuards } from './guard-edited.ts'
import { invisibleText } from './invisible-text.ts'
import { lookAlikes } from './look-alike.ts'
import { oddEncoding } from './odd-encoding.ts'
import { oddNames } from './odd-name.ts'
import { loosenedPolicy } from './policy-loosened.ts'
import { RULES } from './rules.ts'
import { submoduleEdits } from './submodules.ts'
import { suppressions } from './suppression-added.ts'

export const hidden = defineCheck({
  id: 'hidden',
  rules: RULES,
  tripwires: MARK_WORDS,
  wants: () => true,
  wakes: (file) => modeOf(file) === 'symlink' || gainedExecutableBit(file) || mayHideText(file.bytes),
  *inspect(file, context) {
    const { text } = file
    if (modeOf(file) === 'symlink') {
      yield* symlinkEscape(file, text ?? '')
      return
    }
    yield* modeChange(file)
    if (text === undefined) return
    yield* suppressions(file, context)
    if (!mayHideText(file.bytes)) return
    yield* bidiControls(file, text, context)
    yield* invisibleText(file, text, context)
    yield* lookAlikes(file, text, context)
    yield* oddEncoding(file, text)
  },
  async *inspectAll(changes, context) {
    yield* oddNames(changes)
    yield* loosenedPolicy(changes, context)
    yield* editedGuards(changes, context)
    yield* hidingAttributes(changes, context)
    yield* submoduleEdits(changes, context)
  },
})
