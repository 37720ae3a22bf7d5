import type { ChecklistItem, Level, LevelOrOff, Rule, RuleId } from '../../src/model/rule.ts'

/** Rules for tests of what is done with rules, so that they do not change with the real ones. */
export function rulesForTests(): ReadonlyMap<string, Rule> {
  const rules = [
    rule('code/python-eval', 'no-dynamic-code', 'error'),
    rule('code/python-exec', 'no-dynamic-code', 'warning', 'error'),
    rule('code/curious', 'no-dynamic-code', 'off', 'note'),
    rule('dependencies/unpinned-action', 'pinned-dependencies', 'warning'),
    rule('binaries/elf', 'no-binaries', 'error'),
  ]
  return new Map(rules.map((entry) => [entry.id, entry]))
}

function rule(id: RuleId, item: ChecklistItem, level: LevelOrOff, strictLevel?: Level): Rule {
  return {
    id,
    item,
    level,
    ...(strictLevel === undefined ? {} : { strictLevel }),
    title: 'A problem',
    confidence: 'high',
    why: 'It harms.',
    fix: 'Do without.',
    references: [],
  }
}
