import { describe, expect, test } from '@jest/globals'
import { secrets } from '../../../src/checks/secrets/index.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { ASSIGNMENT_FORMS } from '../../support/assignment-forms.ts'
import { textScanner } from '../../support/scan-text.ts'
import { Dice } from '../../support/secret-samples.ts'

const scan = textScanner(secrets)
const MARKER = /@(?:password|key)@/
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()
const DIGITS = '0123456789'
const WORDS =
  'tractor winter dragon purple orange falcon silver rocket ocean ginger marble velvet canyon'.split(' ')

type Make = (dice: Dice) => string

const PASSWORDS: readonly Make[] = [
  (dice) => `${capital(word(dice))}${dice.text(DIGITS, 4)}!`,
  (dice) => `${word(dice).replace('e', '3')}${dice.text(DIGITS, 2)}!${dice.text(LOWER, 2)}`,
  (dice) => `${capital(word(dice))}-${capital(word(dice))}${dice.text(DIGITS, 1)}!`,
  (dice) => dice.text(LOWER + UPPER + DIGITS, 14),
  (dice) => dice.text(LOWER + UPPER + DIGITS, 20),
  (dice) => `${word(dice)}-${word(dice)}-${dice.text(DIGITS, 2)}`,
]
const KEYS: readonly Make[] = [
  (dice) => dice.text(`${DIGITS}abcdef`, 32),
  (dice) => dice.text(`${DIGITS}abcdef`, 64),
  (dice) => dice.text(LOWER + UPPER + DIGITS, 20),
  (dice) => dice.text(LOWER + UPPER + DIGITS, 40),
  (dice) => dice.bytes(24).toString('base64'),
  (dice) => dice.bytes(48).toString('base64url'),
]
/** What stands in the same places in real files. */
const STAND_INS = [
  'changeme',
  'password123',
  'your-password-1',
  '********',
  'admin',
  'MY_SECRET_2',
  '<your-key-1>',
  'xxxxxxxxxxxxxxxx1',
  'config/Key-1.pem',
  'meta-llama/Llama-2-7b-hf',
  'encoder.layer.0.key.weight',
] as const

const FORMS = Object.entries(ASSIGNMENT_FORMS).flatMap(([path, forms]) =>
  forms.map((form) => [path, form] as const),
)

describe('what files give to the names of secrets', () => {
  test.each(FORMS)('%s: %j', async (path, form) => {
    const dice = new Dice(form.length)
    const makers = form.includes('@password@') ? PASSWORDS : KEYS
    const text = makers.map((make) => withValue(form, make(dice))).join('\n\n')
    expect((await findingsOf(path, text)).length / makers.length).toBeGreaterThanOrEqual(0.75)
  })

  test.each(STAND_INS)('%s is nothing in any of them', async (value) => {
    for (const [path, forms] of Object.entries(ASSIGNMENT_FORMS)) {
      const text = forms.map((form) => withValue(form, value)).join('\n\n')
      expect({ path, findings: await findingsOf(path, text) }).toEqual({ path, findings: [] })
    }
  })
})

async function findingsOf(path: string, text: string): Promise<readonly Finding[]> {
  const { findings } = await scan(path, `first\n${text}\n`)
  return findings.filter(({ rule }) => rule === 'secrets/assigned-secret')
}

function withValue(form: string, value: string): string {
  return form.replace(MARKER, () => value)
}

function word(dice: Dice): string {
  return WORDS[Math.floor(dice.next() * WORDS.length)] as string
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
