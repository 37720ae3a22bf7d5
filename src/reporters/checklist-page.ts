import { CHECKLIST } from '../model/checklist.ts'
import { markdownCell, markdownText } from './escape.ts'

/** The checklist for the documentation: our wording, the name to bind a line to, and the words that bind by themselves. */
export function checklistPage(): string {
  const rows = CHECKLIST.map((entry) => {
    const name = entry.item === undefined ? '' : `\`${entry.item}\``
    return `| ${markdownCell(markdownText(entry.text))} | ${name} | ${markdownCell(markdownText(entry.understoodAs))} |`
  })
  return ['| Our wording | Name | Understood in your list as |', '|:--|:--|:--|', ...rows, ''].join('\n')
}
