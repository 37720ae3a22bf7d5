import type { Rule } from '../../model/rule.ts'

const PROTECTION_MECHANISM = 'CWE-693'
const MISLEADING_DISPLAY = 'CWE-451'
const HOMOGLYPH = 'CWE-1007'
const TROJAN_SOURCE = 'CVE-2021-42574'
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
  {
    id: 'hidden/bidi-control',
    item: 'nothing-hidden',
    title: 'Text is shown in another order than it is read in',
    level: 'error',
    confidence: 'high',
    why: 'Controls for right-to-left text move what follows them on the screen, so that a reviewer sees a comment or a string where a program reads code.',
    fix: 'Remove the characters, or write them as escapes (`\\u202e`) where a program needs them.',
    references: [TROJAN_SOURCE, MISLEADING_DISPLAY, 'https://www.unicode.org/reports/tr55/'],
  },
  {
    id: 'hidden/invisible-text',
    item: 'nothing-hidden',
    title: 'Text holds characters that nobody sees',
    level: 'warning',
    strictLevel: 'error',
    confidence: 'high',
    why: 'Characters without a shape can spell a whole program, instructions for an assistant, or make two names different that look equal. No review shows them.',
    fix: 'Remove the characters, or write them as escapes where a program needs them.',
    references: [MISLEADING_DISPLAY, 'CWE-506', 'https://www.unicode.org/reports/tr36/'],
  },
  {
    id: 'hidden/look-alike-identifier',
    item: 'nothing-hidden',
    title: 'Name looks like another name',
    level: 'warning',
    strictLevel: 'error',
    confidence: 'medium',
    why: 'A letter of another alphabet makes a new name that looks like a known one, so that a reviewer takes it for the function or package that he knows.',
    fix: 'Type the name with the letters that it seems to have.',
    references: [HOMOGLYPH, 'CVE-2021-42694', 'https://www.unicode.org/reports/tr39/'],
  },
]
