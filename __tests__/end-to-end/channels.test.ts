import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { SeenRequest } from '../support/github-stand-in.ts'
import { type JudgedStep, Scenario, SHARED_OBJECT } from '../support/scenario.ts'

const CHANNELS_OFF = { 'check-run': 'off', comment: 'off' }
const CHANNELS_ON = { comment: 'on' }

let scenario: Scenario

beforeEach(async () => {
  scenario = await Scenario.start()
  scenario.pullRequest({ 'README.md': '# Kernels\n' }, { 'kernels/fast.so': SHARED_OBJECT })
})
afterEach(async () => {
  expect(scenario.github.violations).toEqual([])
  await scenario.close()
})

const writes = (): readonly SeenRequest[] => scenario.github.requests.filter(({ method }) => method !== 'GET')

/** All that decides, and all that people and programs read, but for remarks. */
function judgement({ status, outputs, annotations, report }: JudgedStep): object {
  const counts = Object.fromEntries([...outputs].filter(([name]) => !name.startsWith('report-')))
  const places = annotations.map(({ level, file }) => `${level} ${file}`)
  return { status, counts, places, report: { ...report, remarks: undefined } }
}

test('with the rights for it, the head gets a check run and the pull request a comment', async () => {
  scenario.github.permissions = new Set(['contents', 'pull-requests:write', 'checks:write'])
  const told = await scenario.run({ inputs: CHANNELS_ON, github: { run_id: '55', job: 'gate' } })
  expect(scenario.github.checkRuns).toEqual([
    expect.objectContaining({
      head_sha: scenario.head,
      status: 'completed',
      conclusion: 'failure',
      details_url: `${scenario.github.serverUrl}/octo/repo/actions/runs/55`,
      annotations: [expect.objectContaining({ path: 'kernels/fast.so', annotation_level: 'failure' })],
    }),
  ])
  expect(scenario.github.comments.map(({ body }) => body)).toEqual([
    `<!-- supply-chain-checklist: gate -->\n\n${told.summary}`,
  ])
  expect(scenario.github.checkRuns[0]?.summary).toBe(told.summary)
  const before = writes().length
  const silent = await scenario.run({ inputs: CHANNELS_OFF })
  expect(writes()).toHaveLength(before)
  expect(silent.summary).toBe(told.summary)
  expect(judgement(silent)).toEqual(judgement(told))
})

test('with a token that may only read, the same verdict and a remark for each', async () => {
  const silent = await scenario.run({ inputs: CHANNELS_OFF, checkout: 'whole' })
  const refused = await scenario.run({ inputs: CHANNELS_ON, checkout: 'whole' })
  expect(judgement(refused)).toEqual(judgement(silent))
  expect(refused.stderr).toBe('')
  expect(refused.report['remarks']).toEqual([
    expect.objectContaining({ level: 'note', text: expect.stringMatching(/^the check run: .*\(403\)/) }),
    expect.objectContaining({ level: 'note', text: expect.stringMatching(/^the comment: .*\(403\)/) }),
  ])
  expect(refused.summary).toMatch(/### Remarks\n\n- the check run: .*\n- the comment: /)
})

test('a server that refuses in its own words is quoted nowhere', async () => {
  const body = { message: '##[error]of the server', errors: ['::stop-commands::of the server'] }
  scenario.github.faults = [
    { when: ({ method }) => method === 'POST', reply: { status: 422, body } },
    { when: ({ path }) => path.startsWith('issues'), reply: { status: 422, body } },
  ]
  const step = await scenario.run({ inputs: CHANNELS_ON })
  expect(step.outputs.get('verdict')).toBe('fail')
  expect(step.report['remarks']).toHaveLength(2)
  expect(step.stdout + step.stderr + step.writtenSummary).not.toContain('of the server')
})

test('a server in trouble costs no verdict', async () => {
  scenario.github.faults = [
    {
      when: ({ method, path }) => method !== 'GET' || path.endsWith('check-runs'),
      reply: { status: 500, body: '' },
    },
  ]
  const step = await scenario.run({ checkout: 'whole' })
  expect(step).toMatchObject({ status: 1, stderr: '' })
  expect(step.report['remarks']).toEqual([
    expect.objectContaining({ text: 'the check run: GitHub answered 500' }),
  ])
})
