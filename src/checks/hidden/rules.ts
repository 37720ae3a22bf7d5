import type { Rule } from '../../model/rule.ts'

const PROTECTION_MECHANISM = 'CWE-693'
const CODE_OWNERS =
  'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners'

export const RULES: readonly Rule[] = [
  {
    id: 'hidden/policy-loosened',
    item: 'nothing-hidden',
    title: 'Change allows more than the policy does',
    level: 'warning',
    strictLevel: 'error',
    confidence: 'high',
    why: 'The policy of the branch merged into judges this change; once it is merged, this one judges every later change. Whoever wants to bring something past the checklist loosens it first, in a change that looks harmless.',
    fix: 'Let somebody who answers for the policy confirm each of these, in a change of its own.',
    references: [PROTECTION_MECHANISM],
  },
  {
    id: 'hidden/suppression-added',
    item: 'nothing-hidden',
    title: 'Change asks a security scanner to be quiet',
    level: 'note',
    confidence: 'high',
    why: 'The scanner will not say anything about this place again. This check does not honour the comment; other gates do, so that only the reviewer of this change sees it.',
    fix: 'Remove what the scanner warns about. Where it is wrong, name the one rule that is meant and write the reason beside it.',
    references: [PROTECTION_MECHANISM],
  },
  {
    id: 'hidden/guard-edited',
    item: 'nothing-hidden',
    title: 'Change edits what guards the repository',
    level: 'note',
    strictLevel: 'warning',
    confidence: 'high',
    why: 'Reviews, rules and scanners hold as long as nobody takes them out, and for a pull request some of them are read from the change itself.',
    fix: 'Make the edit in a change of its own that says why, and have an owner of the guard review it.',
    references: [PROTECTION_MECHANISM, CODE_OWNERS],
  },
]
