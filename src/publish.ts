import { randomUUID } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setOutput } from '@actions/core'
import { type ChannelTarget, tellGitHub } from './channels/channels.ts'
import type { ActionInputs } from './inputs.ts'
import { isOpen, type Report } from './model/report.ts'
import type { Level } from './model/rule.ts'
import { annotations } from './reporters/annotations.ts'
import { REPORTERS } from './reporters/index.ts'
import { summaryMarkdown } from './reporters/summary.ts'
import type { EventPlan } from './sources/event.ts'
import { forgeOf } from './sources/forge.ts'
import { writeReport } from './write-report.ts'

/** Milliseconds that GitHub has to take check run and comment; the rest of the report is written after that in any case. */
const CHANNELS_MILLISECONDS = 60_000
/** Milliseconds after which what was begun is only brought to an end. */
const HURRY_MILLISECONDS = 35_000
const RUN_ID = /^\d{1,20}$/

/** Brings a report to everybody who reads it. GitHub is told first, so that what it refuses stands in the report itself. */
export async function publish(
  judged: Report,
  inputs: ActionInputs,
  plan: EventPlan,
  secrets: ReadonlySet<string>,
): Promise<void> {
  const {
    GITHUB_STEP_SUMMARY: summary = '',
    RUNNER_TEMP: temporary = '',
    GITHUB_WORKSPACE: workspace = '',
  } = process.env
  const refusals = await tellGitHub(judged, inputs, channelTarget(inputs, plan, secrets))
  const report = { ...judged, remarks: [...judged.remarks, ...refusals] }
  if (inputs.annotations === 'auto')
    for (const command of annotations(report)) process.stdout.write(`${command}\n`)
  process.stdout.write(REPORTERS.text(report, { quiet: true }))
  if (summary !== '') await appendFile(summary, summaryMarkdown(report))
  const sarif = REPORTERS.sarif(report, {})
  if (inputs.sarifFile !== undefined) await writeReport(workspace, inputs.sarifFile, sarif)
  if (temporary !== '') {
    const files = {
      'report-json': 'supply-chain-checklist.json',
      'report-sarif': 'supply-chain-checklist.sarif',
    }
    await writeReport(temporary, files['report-json'], REPORTERS.json(report, {}))
    await writeReport(temporary, files['report-sarif'], sarif)
    for (const [output, name] of Object.entries(files)) setOutput(output, join(temporary, name))
  }
  setCounts(report)
}

function channelTarget(
  { token }: ActionInputs,
  plan: EventPlan,
  secrets: ReadonlySet<string>,
): ChannelTarget {
  const {
    GITHUB_API_URL: apiUrl = '',
    GITHUB_SERVER_URL: serverUrl = '',
    GITHUB_REPOSITORY: repository = '',
    GITHUB_RUN_ID: run = '',
    GITHUB_JOB: job = '',
  } = process.env
  return {
    plan,
    forge: forgeOf(process.env, apiUrl),
    apiUrl,
    repository,
    token,
    job,
    externalId: randomUUID(),
    secrets,
    hurry: AbortSignal.timeout(HURRY_MILLISECONDS),
    signal: AbortSignal.timeout(CHANNELS_MILLISECONDS),
    ...(serverUrl === '' || !RUN_ID.test(run)
      ? {}
      : { detailsUrl: `${serverUrl}/${repository}/actions/runs/${run}` }),
  }
}

/** Last, so that nothing printed earlier can stand for them. */
function setCounts(report: Report): void {
  const open = report.findings.filter(isOpen)
  const count = (level: Level): number => open.filter((finding) => finding.judgedLevel === level).length
  setOutput('errors', count('error'))
  setOutput('warnings', count('warning'))
  setOutput('notes', count('note'))
  setOutput('gaps', report.gaps.filter((gap) => gap.kind === 'missing').length)
  const states = report.checklist.flatMap((line) =>
    [line.item, ...(line.also ?? [])].flatMap((item) =>
      item === undefined ? [] : [[item, line.state] as const],
    ),
  )
  setOutput('checklist', JSON.stringify(Object.fromEntries(states)))
  setOutput('verdict', report.verdict.kind)
}
