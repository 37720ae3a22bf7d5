import type { ChannelTarget } from '../../src/channels/channels.ts'
import type { Gap } from '../../src/model/gap.ts'
import type { JudgedFinding, Report } from '../../src/model/report.ts'
import type { PullRequestPlan } from '../../src/sources/event.ts'
import { evidence, excerpt } from '../../src/text/redact.ts'
import type { GitHubStandIn } from './github-stand-in.ts'
import { REPOSITORY, TOKEN } from './github-stand-in.ts'
import { at, judged, reportOf } from './reports.ts'
import type { FaultReply } from './stand-in-faults.ts'

/** GitHub does what it is asked, and the answer gets lost. */
export const ANSWER_LOST: FaultReply = async (response, truth) => {
  await truth()
  response.socket?.resetAndDestroy()
}

/** GitHub never answers. */
export const SILENCE: FaultReply = () => undefined

/** The stand-in's pull request as an event tells of it. */
export function pullPlan(gitHub: GitHubStandIn, more: Partial<PullRequestPlan> = {}): PullRequestPlan {
  const { number = 0, base = '', head = '', merge } = gitHub.pull ?? {}
  return {
    kind: 'pull-request',
    number,
    baseSha: base,
    headSha: head,
    ...(merge === undefined ? {} : { mergeSha: merge }),
    isFork: false,
    targetOnly: false,
    title: '',
    body: '',
    ...more,
  }
}

/** A target with all the time in the world, in which nobody really sleeps. */
export function channelTarget(gitHub: GitHubStandIn, more: Partial<ChannelTarget> = {}): ChannelTarget {
  return {
    plan: pullPlan(gitHub),
    forge: 'github',
    apiUrl: gitHub.apiUrl,
    repository: REPOSITORY,
    token: TOKEN,
    job: 'checklist',
    externalId: 'this run',
    secrets: new Set(),
    hurry: new AbortController().signal,
    signal: new AbortController().signal,
    sleep: async () => {},
    ...more,
  }
}

/** A failing report with so many findings, each on its own line. */
export function reportWith(findings: number): Report {
  return reportOf({ findings: Array.from({ length: findings }, (_, index) => finding(index)) })
}

function finding(index: number): JudgedFinding {
  return judged({
    rule: 'code/torch-load',
    path: `kernels/load_${index % 7}.py`,
    location: at(index + 1, 5, 21),
    evidence: evidence`torch.load(path_${index})`,
  })
}

export function gapAt(path: string, kind: Gap['kind']): Gap {
  return { kind, reason: 'parse-failed', path, detail: excerpt('the text is no Python') }
}
