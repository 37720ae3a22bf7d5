import { CHECKLIST } from '../model/checklist.ts'
import { markdownText } from './escape.ts'

/** The checklist for the documentation: our wording, the name to bind a line to, and the words that bind by themselves. */
export function checklistPage(): string {
  const rows = CHECKLIST.map((entry) => {
    const name = entry.item === undefined ? '' : `\`${entry.item}\``
    return `| ${markdownText(entry.text)} | ${name} | ${markdownText(entry.understoodAs)} |`
  })
  return ['| Our wording | Name | Understood in your list as |', '|:--|:--|:--|', ...rows, ''].join('\n')
}
