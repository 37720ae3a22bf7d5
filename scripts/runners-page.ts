import { RUNNERS, type Runner, type Selection, type Trigger } from '../src/checks/hidden/runners.ts'

const INTRODUCTION = `# What a repository makes run

Opening a folder, installing a package, building or testing it runs what files of the repository say. The rule
\`hidden/runs-on-open\` of [this check](../src/checks/hidden/README.md) tells what a change adds to that: a note, and a
warning where the command reaches the network or hands text to an interpreter. Of a file that runs as a whole it tells
that it is new; later edits of code are reviewed as code, and in a script each line that reaches out is told.

This page is written by \`npm run update\` from the table that the rule uses
([runners.ts](../src/checks/hidden/runners.ts)).
`

/** The table of the rule as a page for people. */
export function runnersPage(): string {
  const rows = RUNNERS.map(
    ({ paths, on, trigger, document }) =>
      `| ${paths.map(code).join(' ')} | ${on} | ${wordsOf(trigger)} | [${hostOf(document)}](${document}) |`,
  )
  return `${INTRODUCTION}\n| files | run on | what makes them run | document |\n|---|---|---|---|\n${rows.join('\n')}\n`
}

function wordsOf(trigger: Runner['trigger']): string {
  switch (trigger.kind) {
    case 'file':
      return trigger.beside === undefined
        ? 'the file itself'
        : `the file itself, beside ${code(trigger.beside)}`
    case 'lines':
      return code(trigger.sample)
    case 'calls':
      return code(`${trigger.name}(…)`)
    case 'values':
      return valuesIn(trigger)
  }
}

function valuesIn({ at }: Extract<Trigger, { kind: 'values' }>): string {
  return at.map(selectionText).join(', ')
}

function selectionText({ path, where, below = [], join }: Selection): string {
  const keys = code([...path, ...below].join('.'))
  const parts = join === undefined ? keys : `${keys} (${join.join(', ')})`
  if (where === undefined) return parts
  const key = where.path.join('.')
  return `${parts} with ${code(where.is === undefined ? key : `${key}: ${where.is}`)}`
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``
}

function hostOf(address: string): string {
  return new URL(address).host
}
