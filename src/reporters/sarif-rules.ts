import { wordingOf } from '../model/checklist.ts'
import type { Rule } from '../model/rule.ts'
import { markdownText, sarifText } from './escape.ts'
import { sentence } from './words.ts'

/** Tags of one rule that code scanning keeps. */
const MAX_TAGS = 10
const CWE = /^CWE-(?<number>\d{1,5})$/i

/** The descriptor of a rule: documentation, default level and tags, all from its record. */
export function sarifRule(rule: Rule): object {
  const help = `${sentence(rule.why)} ${sentence(rule.fix)}`
  return {
    id: rule.id,
    shortDescription: { text: sarifText(rule.title) },
    fullDescription: { text: sarifText(sentence(rule.why)) },
    help: { text: sarifText(help), markdown: helpMarkdown(rule) },
    defaultConfiguration: rule.level === 'off' ? { enabled: false } : { level: rule.level },
    properties: { tags: tags(rule), precision: rule.confidence },
  }
}

function helpMarkdown(rule: Rule): string {
  const references = rule.references.map((reference) => `- ${referenceMarkdown(reference)}`)
  return [
    `**${markdownText(rule.title)}**`,
    markdownText(sentence(rule.why)),
    `**Instead:** ${markdownText(sentence(rule.fix))}`,
    `Checklist: ${markdownText(wordingOf(rule.item))}`,
    ...(references.length === 0 ? [] : [references.join('\n')]),
  ].join('\n\n')
}

/** References are ours, so their addresses may be links. */
export function referenceMarkdown(reference: string): string {
  const number = CWE.exec(reference)?.groups?.['number']
  if (number !== undefined) return `[CWE-${number}](https://cwe.mitre.org/data/definitions/${number}.html)`
  return reference.startsWith('https://') ? `<${reference}>` : markdownText(reference)
}

/** `external/cwe/cwe-502` is the form that code scanning reads. */
function tags(rule: Rule): readonly string[] {
  const weaknesses = rule.references.flatMap((reference) => {
    const number = CWE.exec(reference)?.groups?.['number']
    return number === undefined ? [] : `external/cwe/cwe-${number.padStart(3, '0')}`
  })
  return ['security', 'supply-chain', rule.item, ...weaknesses].slice(0, MAX_TAGS)
}
