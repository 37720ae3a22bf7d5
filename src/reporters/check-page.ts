import { wordingOf } from '../model/checklist.ts'
import type { Check, LevelOrOff, Rule } from '../model/rule.ts'
import { count } from '../text/count.ts'
import { wrapped } from './columns.ts'
import {
  markdownBlock,
  markdownCell,
  markdownCode,
  markdownText,
  visible,
  visibleBlock,
  withoutCommands,
} from './escape.ts'
import { referenceMarkdown } from './sarif-rules.ts'
import { sentence } from './words.ts'

/** Columns of an explanation at a prompt. */
const COLUMNS = 80

/**
 * The page of a check: its rules, each with its example.
 * @param examples rule id → text of its case, as it stands on disk
 */
export function checkPage(check: Check, examples: ReadonlyMap<string, string>): string {
  const rows = check.rules.map((rule) => {
    const name = `[${markdownCode(rule.id)}](#${rule.id.replaceAll('/', '')})`
    return `| ${name} | ${markdownCell(markdownText(rule.title))} | ${levels(rule)} |`
  })
  return [
    `<!-- Written by \`npm run update\` from the records of this check and from fixtures/${check.id}/. -->`,
    `# ${check.id}`,
    `${count(check.rules.length, 'rule')}. \`supply-chain-checklist explain ${check.id}/…\` prints the same at a prompt.`,
    ['| Rule | | Level |', '|:--|:--|:--|', ...rows].join('\n'),
    ...check.rules.map((rule) => rulePart(rule, examples.get(rule.id))),
    '',
  ].join('\n\n')
}

/**
 * Why a rule exists, what to do instead and an example, for a prompt.
 * @param example text of the rule's case, as it stands on disk
 */
export function explainRule(rule: Rule, example: string | undefined): string {
  const paragraphs = [
    `${rule.id}\n${fill(rule.title)}`,
    fill(`Level: ${levels(rule)}`),
    fill(rule.why),
    fill(`Instead: ${rule.fix}`),
    fill(`Checklist: ${wordingOf(rule.item)}`),
  ]
  if (example !== undefined) {
    const lines = visibleBlock(example.trimEnd()).split('\n')
    paragraphs.push(['Example:', '', ...lines.map((line) => `    ${line}`.trimEnd())].join('\n'))
  }
  if (rule.references.length > 0)
    paragraphs.push(['References:', ...rule.references].map(visible).join('\n  '))
  return withoutCommands(`${paragraphs.join('\n\n')}\n`)
}

function rulePart(rule: Rule, example: string | undefined): string {
  const references = rule.references.map((reference) => `- ${referenceMarkdown(reference)}`)
  return [
    `## ${rule.id}`,
    `**${markdownText(rule.title)}** (${levels(rule)})`,
    markdownText(sentence(rule.why)),
    `**Instead:** ${markdownText(sentence(rule.fix))}`,
    `Checklist: ${markdownText(wordingOf(rule.item))}`,
    ...(example === undefined ? [] : ['Example:', markdownBlock(example.trimEnd())]),
    ...(references.length === 0 ? [] : [references.join('\n')]),
  ].join('\n\n')
}

/** `warning, in the strict profile error; confidence high`. */
function levels({ level, strictLevel, confidence }: Rule): string {
  const strict =
    strictLevel === undefined || strictLevel === level
      ? ''
      : `, in the strict profile ${levelWord(strictLevel)}`
  return `${levelWord(level)}${strict}; confidence ${confidence}`
}

function levelWord(level: LevelOrOff): string {
  return level === 'off' ? 'not reported' : level
}

function fill(text: string): string {
  return wrapped(sentence(visible(text)), COLUMNS).join('\n')
}
