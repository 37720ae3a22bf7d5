import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Tree } from '../support/git-repository.ts'
import type { Fault, Reply, SeenRequest } from '../support/github-stand-in.ts'
import { type JudgedStep, Scenario, type ScenarioStep } from '../support/scenario.ts'
import { slowBody } from '../support/stand-in-faults.ts'

type Act = Fault['reply']

/** Runs at a time: they mostly wait. */
const AT_ONCE = 16

const json = (status: number, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers,
  body: { message: 'No', documentation_url: 'https://docs.github.com/rest', status: String(status) },
})

/** GitHub asks to wait a second where it may ask, so that the test need not wait long. */
const PASSING: Readonly<Record<string, Act>> = {
  'status 429': json(429, { 'retry-after': '1' }),
  'status 503': json(503, { 'retry-after': '1' }),
  'a connection reset': (response) => void response.socket?.resetAndDestroy(),
  'a shortened body': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"sha":', () => response.destroy())
  },
}

/** Answers of another kind are met by the tests of the client. */
const LASTING: Readonly<Record<string, Act>> = {
  ...PASSING,
  'status 403': json(403),
  'status 404': json(404),
  'status 422': json(422),
}

const API_ONLY: ScenarioStep = { event: 'pull_request_target' }

interface Call {
  readonly path: RegExp
  readonly step: ScenarioStep
  /** Faults that leave the report whole, and why. */
  readonly harmless?: Readonly<Record<string, string>>
}

/** Every call that reading a pull request makes. */
const CALLS: Readonly<Record<string, Call>> = {
  'the pull request': { path: /^pulls\/7$/, step: API_ONLY },
  'its files': { path: /^pulls\/7\/files$/, step: API_ONLY },
  'a comparison': { path: /^compare\//, step: API_ONLY },
  'a tree': { path: /^git\/trees\//, step: API_ONLY },
  'a content': { path: /^git\/blobs\//, step: API_ONLY },
  'a commit': {
    path: /^git\/commits\//,
    step: { inputs: { source: 'api' } },
    harmless: { 'status 404': 'a test merge that is gone, so the head is judged against the merge base' },
  },
  'the git server': { path: /^\/octo\/repo/, step: { inputs: { source: 'git' } } },
}

// Clean, so that nothing but the fault decides. The renamed and edited file makes GitHub’s own listing needed.
const BEFORE: Tree = { 'README.md': '# Kernels\n', 'kernels/load.py': 'import json\n' }
const AFTER: Tree = { 'README.md': '# Kernels\n', 'kernels/loader.py': 'import json\n\n' }

let original: Scenario

beforeAll(async () => {
  original = await Scenario.start()
  original.pullRequest(BEFORE, AFTER)
})
afterAll(() => original.close())

interface Outcome extends JudgedStep {
  /** Requests that were answered with the fault. */
  readonly hits: number
  readonly violations: readonly string[]
}

async function runWith(faults: readonly Fault[], step: ScenarioStep): Promise<Outcome> {
  const scenario = await original.again()
  try {
    let hits = 0
    const counted = faults.map((fault): Fault => {
      const own: Fault = {
        ...fault,
        when: (request) => own.times !== 0 && fault.when(request) && ++hits > 0,
      }
      return own
    })
    scenario.github.faults = counted
    const done = await scenario.run(step)
    return { ...done, hits, violations: [...scenario.github.violations] }
  } finally {
    await scenario.close()
  }
}

async function inParallel<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  const waiting = items.entries()
  const worker = async (): Promise<void> => {
    for (const [at, item] of waiting) results[at] = await run(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results
}

describe('GitHub fails at one call and goes on failing', () => {
  const trials = Object.entries(CALLS).flatMap(([name, call]) =>
    Object.entries(LASTING).map(([fault, reply]) => ({ name, call, fault, reply })),
  )

  test('nothing passes that was not seen, and what went wrong is said on one line', async () => {
    const outcomes = await inParallel(trials, ({ call, reply }) =>
      runWith([{ when: ({ path }) => call.path.test(path), reply }], call.step),
    )
    for (const [at, { name, fault, call }] of trials.entries()) {
      const { hits, status, stdout, stderr, outputs } = outcomes[at] as Outcome
      const ended = { name, fault, wasHit: hits > 0, status, verdict: outputs.get('verdict'), stderr }
      const isHarmless = call.harmless?.[fault] !== undefined
      const could = status === 2 ? undefined : isHarmless ? 'pass' : 'incomplete'
      expect(ended).toEqual({
        name,
        fault,
        wasHit: true,
        status: status === 2 ? 2 : isHarmless ? 0 : 1,
        verdict: could,
        stderr: '',
      })
      if (status === 2)
        expect(stdout).toMatch(/^::error title=Contributor checklist could not run::[^\n]+\n$/)
    }
  })
})

describe('GitHub fails once at every call', () => {
  test('the same report as on a good day', async () => {
    const good = await runWith([], API_ONLY)
    const names = Object.keys(PASSING)
    const outcomes = await inParallel(names, (name) =>
      runWith(
        Object.values(CALLS).map(
          (call): Fault => ({
            when: (request: SeenRequest) => call.path.test(request.path),
            times: 1,
            reply: PASSING[name] as Act,
          }),
        ),
        API_ONLY,
      ),
    )
    for (const [at, fault] of names.entries()) {
      const { hits, status, report } = outcomes[at] as Outcome
      expect({ fault, hits, status, report }).toEqual({ fault, hits: 5, status: 0, report: good.report })
    }
  })
})

test('every body comes slowly: the same report as on a good day', async () => {
  const good = await runWith([], API_ONLY)
  const slow = await runWith([{ when: ({ path }) => !path.startsWith('/'), reply: slowBody(300) }], API_ONLY)
  expect(slow.hits).toBeGreaterThanOrEqual(5)
  expect([slow.status, slow.report]).toEqual([0, good.report])
})
