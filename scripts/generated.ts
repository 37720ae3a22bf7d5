/** Everything in the tree that is written from something else. `npm run update` writes it, a test compares it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { CHECKS } from '../src/checks/index.ts'
import { wordingOf } from '../src/model/checklist.ts'
import type { Check } from '../src/model/rule.ts'
import { policySchema } from '../src/policy/policy-shape.ts'
import { checkPage } from '../src/reporters/check-page.ts'
import { checklistPage } from '../src/reporters/checklist-page.ts'
import { reportSchema } from '../src/reporters/report-schema.ts'
import { runnersPage } from './runners-page.ts'

export const ROOT = join(import.meta.dirname, '..')

export interface GeneratedFile {
  /** Relative to the root. */
  readonly path: string
  readonly text: string
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

export function generatedFiles(): readonly GeneratedFile[] {
  const rules = CHECKS.flatMap((check) => check.rules)
  return [
    { path: 'README.md', text: readme() },
    { path: 'docs/checklist.md', text: checklistPage() },
    { path: 'docs/runs-on-open.md', text: runnersPage() },
    { path: 'schema/policy.schema.json', text: jsonFile(policySchema(rules)) },
    { path: 'schema/report.schema.json', text: jsonFile(reportSchema()) },
    ...CHECKS.map((check) => ({
      path: `src/checks/${check.id}/README.md`,
      text: checkPage(check, examplesOf(check)),
    })),
  ]
}

function examplesOf(check: Check): ReadonlyMap<string, string> {
  return new Map(
    check.rules.flatMap((rule) => {
      const file = join(ROOT, 'fixtures', `${rule.id}.case`)
      return existsSync(file) ? [[rule.id, readFileSync(file, 'utf8')] as const] : []
    }),
  )
}

function readme(): string {
  const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionFile
  const inputs = Object.entries(action.inputs).map(
    ([name, input]) =>
      `| \`${name}\` | ${input.default === undefined ? '' : `\`${input.default}\``} | ${input.description} |`,
  )
  const outputs = Object.entries(action.outputs).map(
    ([name, output]) => `| \`${name}\` | ${output.description} |`,
  )
  const checks = CHECKS.map((check) => {
    const items = [...new Set(check.rules.map((rule) => rule.item))].map(wordingOf)
    return `| [${check.id}](src/checks/${check.id}/README.md) | ${check.rules.length} | ${items.join('; ')} |`
  })
  let text = readFileSync(join(ROOT, 'README.md'), 'utf8')
  text = replaced(text, 'inputs', ['| input | default | what it does |', '|---|---|---|', ...inputs])
  text = replaced(text, 'outputs', ['| output | what it holds |', '|---|---|', ...outputs])
  return replaced(text, 'checks', ['| check | rules | lines of the checklist |', '|---|---|---|', ...checks])
}

/** Puts lines between `<!-- name start -->` and `<!-- name end -->`. */
function replaced(text: string, name: string, lines: readonly string[]): string {
  const start = `<!-- ${name} start -->`
  const end = `<!-- ${name} end -->`
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from === -1 || to === -1) throw new Error(`README.md has no place for "${name}"`)
  return `${text.slice(0, from + start.length)}\n${lines.join('\n')}\n${text.slice(to)}`
}

function jsonFile(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
