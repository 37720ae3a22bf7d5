import { defineCheck } from '../../model/rule.ts'
import { mayHideText } from '../../text/ascii.ts'
import { MARK_WORDS } from '../../text/suppression-forms.ts'
import { bidiControls } from './bidi-control.ts'
import { editedGuards } from './guard-edited.ts'
import { invisibleText } from './invisible-text.ts'
import { lookAlikes } from './look-alike.ts'
import { loosenedPolicy } from './policy-loosened.ts'
import { RULES } from './rules.ts'
import { suppressions } from './suppression-added.ts'

export const hidden = defineCheck({
  id: 'hidden',
  rules: RULES,
  tripwires: MARK_WORDS,
  wants: (file) => file.mode !== 'symlink',
  wakes: (file) => file.text !== undefined && mayHideText(file.bytes),
  *inspect(file, context) {
    const { text } = file
    if (text === undefined) return
    yield* suppressions(file, context)
    if (!mayHideText(file.bytes)) return
    yield* bidiControls(file, text, context)
    yield* invisibleText(file, text, context)
    yield* lookAlikes(file, text, context)
  },
  async *inspectAll(changes, context) {
    yield* loosenedPolicy(changes, context)
    yield* editedGuards(changes, context)
  },
})
