import { describe, expect, test } from '@jest/globals'
import { lintSource } from '@secretlint/core'
import { creator } from '@secretlint/secretlint-rule-preset-recommend'
import { secrets } from '../../../src/checks/secrets/index.ts'
import { decodeText } from '../../../src/text/decode.ts'
import { type Case, caseFiles, loadCase } from '../../support/cases.ts'
import { memorySource } from '../../support/memory-source.ts'
import { scanSource } from '../../support/scan-files.ts'

const PRESET = { id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, rules: [], options: {} }

/** Whatever the shape, nobody issued it. */
const FILLER = /(.)\1{5}|abcdefghij|1234567890|\byour\b|:example@|user:pass@/
/** Where secretlint is wrong for another reason. */
const NO_SECRETS: ReadonlyMap<string, string> = new Map([
  ['secrets/huggingface-token--boundaries words.py:1', 'the end of a longer name'],
  ['secrets/huggingface-token--boundaries words.py:2', 'longer than a token'],
  ['secrets/huggingface-token train.py:6', 'a name of words'],
  ['secrets/linear-key linear.ts:3', 'a name of words'],
  ['secrets/slack-token--kinds slack.json:11', "the example of Slack's documentation"],
  ['secrets/slack-token--kinds slack.json:12', "the example of Slack's documentation"],
  ['secrets/stripe-key pay.py:4', "the key of Stripe's documentation"],
])

interface Opinion {
  /** `path:line` */
  readonly place: string
  readonly rule: string
  readonly text: string
}

/** What secretlint says of the head version. */
async function opinions(testCase: Case): Promise<readonly Opinion[]> {
  const found: Opinion[] = []
  for (const { path, bytes, mode } of testCase.after) {
    const text = mode === 'submodule' ? undefined : decodeText(bytes)?.text
    if (text === undefined) continue
    const lines = text.split('\n')
    const { messages } = await lintSource({
      source: { content: text, filePath: `/${path}`, contentType: 'text' },
      options: { noPhysicFilePath: true, config: { rules: [PRESET] } },
    })
    for (const { loc, ruleId } of messages) {
      for (let line = loc.start.line; line <= loc.end.line; line++)
        found.push({ place: `${path}:${line}`, rule: ruleId, text: lines[line - 1] ?? '' })
    }
  }
  return found
}

describe('secretlint as a second opinion: what it finds in a case, ours finds', () => {
  for (const file of caseFiles('secrets')) {
    const testCase = loadCase(file)
    test(testCase.name, async () => {
      const { findings } = await scanSource(memorySource([], testCase.after), { checks: [secrets] })
      const ours = new Set(
        findings.flatMap(({ path, location }) =>
          location === undefined
            ? []
            : Array.from(
                { length: location.endLine - location.line + 1 },
                (_, index) => `${path}:${location.line + index}`,
              ),
        ),
      )
      const missed = (await opinions(testCase)).filter(
        ({ place, text }) =>
          !ours.has(place) && !FILLER.test(text) && !NO_SECRETS.has(`${testCase.name} ${place}`),
      )
      expect(missed.map(({ place, rule }) => `${place} ${rule}`)).toEqual([])
    })
  }
})
