import { defineCheck } from '../../model/rule.ts'
import { MARK_WORDS } from '../../text/suppression-forms.ts'
import { editedGuards } from './guard-edited.ts'
import { loosenedPolicy } from './policy-loosened.ts'
import { RULES } from './rules.ts'
import { suppressions } from './suppression-added.ts'

export const hidden = defineCheck({
  id: 'hidden',
  rules: RULES,
  tripwires: MARK_WORDS,
  wants: (file) => file.mode !== 'symlink',
  *inspect(file, context) {
    if (file.text !== undefined) yield* suppressions(file, context)
  },
  async *inspectAll(changes, context) {
    yield* loosenedPolicy(changes, context)
    yield* editedGuards(changes, context)
  },
})
