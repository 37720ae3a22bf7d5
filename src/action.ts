import { appendFile, readFile } from 'node:fs/promises'
import { getInput, setOutput, setSecret } from '@actions/core'
import { CHECKS, rulesById } from './checks/index.ts'
import { type ActionInputs, actionInputs, DEFAULT_POLICY_PATH } from './inputs.ts'
import { readerOfBase, readLaw } from './law.ts'
import { maskOnce } from './masks.ts'
import type { ChangeMessage, ChangeSource } from './model/change-set.ts'
import { UsageError } from './model/errors.ts'
import type { Remark, Report } from './model/report.ts'
import { publish } from './publish.ts'
import { commandData, logLine } from './reporters/escape.ts'
import { failureText } from './reporters/failure.ts'
import { run } from './run.ts'
import { DEFAULT_BUDGET } from './scan/budget.ts'
import { openSource } from './sources/choose.ts'
import { type EventPlan, planEvent } from './sources/event.ts'
import { eventMessages } from './sources/event-messages.ts'
import { forgeOf, linkBase } from './sources/forge.ts'
import { vendoredFiles } from './sources/vendored.ts'
import { workflowPath } from './sources/workflow-path.ts'
import { evidence, excerpt } from './text/redact.ts'
import { VERSION } from './version.ts'

const COULD_NOT_RUN = 2

async function main(): Promise<number> {
  const environment = process.env
  const inputs = actionInputs(getInput)
  const payload = await eventPayload()
  const plan = planEvent(environment['GITHUB_EVENT_NAME'] ?? '', payload, {
    sha: environment['GITHUB_SHA'],
    ref: environment['GITHUB_REF'],
    base: inputs.base,
    head: inputs.head,
  })
  if (plan.kind === 'nothing') return nothingToJudge(plan.reason)
  const source = await openSource(
    plan,
    { source: inputs.source, paths: inputs.paths },
    {
      workspace: environment['GITHUB_WORKSPACE'],
      temporary: environment['RUNNER_TEMP'],
      repository: environment['GITHUB_REPOSITORY'],
      serverUrl: environment['GITHUB_SERVER_URL'],
      apiUrl: environment['GITHUB_API_URL'],
      token: inputs.token,
      environment,
    },
  )
  try {
    const secrets = new Set<string>()
    const report = await judged(inputs, plan, eventMessages(payload), source, secrets)
    await publish(report, inputs, plan, secrets)
    return report.verdict.passes ? 0 : 1
  } finally {
    await source.close()
  }
}

/** @throws UsageError when the runner gave no event, or one that cannot be read */
async function eventPayload(): Promise<unknown> {
  const path = process.env['GITHUB_EVENT_PATH'] ?? ''
  if (path === '') throw new UsageError('GITHUB_EVENT_PATH is not set: run this as a step of a workflow.')
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new UsageError(`the event payload at ${path} cannot be read as JSON`, { cause })
  }
}

/** @param secrets gets every raw secret that the runner was told to hide */
async function judged(
  inputs: ActionInputs,
  plan: EventPlan,
  messages: readonly ChangeMessage[],
  source: ChangeSource,
  secrets: Set<string>,
): Promise<Report> {
  const rules = rulesById(CHECKS)
  const repository = process.env['GITHUB_REPOSITORY'] ?? ''
  const governing = readerOfBase(source)
  const law = await readLaw(governing, inputs.policy, rules, {
    ...(inputs.profile === undefined ? {} : { profile: inputs.profile }),
    ...(inputs.failOn === undefined ? {} : { failOn: inputs.failOn }),
  })
  const parsers = vendoredFiles(import.meta.dirname)
  const owner = repository.split('/')[0] ?? ''
  const ownWorkflow = workflowPath(process.env['GITHUB_WORKFLOW_REF'] ?? '', repository)
  const serverUrl = process.env['GITHUB_SERVER_URL'] ?? ''
  // The test merge is gone after the merge; the head of the pull request stays.
  const head = plan.kind === 'pull-request' ? plan.headSha : source.range.head
  return run({
    source,
    checks: CHECKS,
    rules,
    ...law,
    governing,
    messages,
    remarks: law.hasPolicy || inputs.policy === DEFAULT_POLICY_PATH ? [] : [noPolicyAt(inputs.policy)],
    context: {
      mask: maskOnce(secrets, setSecret),
      digestKey: repository,
      vendored: parsers.vendored,
      treeSitter: parsers.treeSitter,
      ...(owner === '' ? {} : { repositoryOwner: owner }),
      ...(ownWorkflow === undefined ? {} : { ownWorkflow }),
    },
    budget: DEFAULT_BUDGET,
    today: new Date().toISOString().slice(0, 10),
    now: () => performance.now(),
    version: VERSION,
    ofEveryFile: plan.kind === 'whole-tree' && inputs.paths.length === 0,
    ...(plan.kind === 'pull-request' ? { body: plan.body } : {}),
    ...(serverUrl === '' || repository === '' || head === undefined
      ? {}
      : {
          linkBase: linkBase(
            forgeOf(process.env, process.env['GITHUB_API_URL']),
            serverUrl,
            repository,
            head,
          ),
        }),
  })
}

/** Most repositories start without one; who names one expects it to hold. */
function noPolicyAt(path: string): Remark {
  const text = evidence`There is no policy file ${excerpt(path)} on the base, so the defaults hold.`
  return { level: 'warning', text }
}

/** A deleted branch has no change; a required check must still answer. */
async function nothingToJudge(reason: string): Promise<number> {
  const { GITHUB_STEP_SUMMARY: summary = '' } = process.env
  process.stdout.write(`${logLine(reason)}\n`)
  if (summary !== '') await appendFile(summary, `${logLine(reason)}\n`)
  setOutput('verdict', 'pass')
  return 0
}

/** One annotation, without a raw character of the change in it. */
function failure(error: unknown): string {
  return `::error title=Contributor checklist could not run::${commandData(failureText(error))}\n`
}

// What no `await` waits for: Node would print it as it stands, and the runner reads both streams.
process.on('uncaughtException', (error) => {
  process.stdout.write(failure(error), () => process.exit(COULD_NOT_RUN))
})

try {
  process.exitCode = await main()
} catch (error) {
  process.stdout.write(failure(error))
  process.exitCode = COULD_NOT_RUN
}
