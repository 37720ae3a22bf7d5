import { describe, expect, test } from '@jest/globals'
import { wordShare } from '../../../src/checks/secrets/likeness.ts'
import { passwordStrength } from '../../../src/checks/secrets/passwords.ts'
import { isPlaceholder } from '../../../src/checks/secrets/placeholders.ts'
import { looksRandom } from '../../../src/checks/secrets/randomness.ts'
import { isPublicKind, isReference } from '../../../src/checks/secrets/references.ts'
import { Dice } from '../../support/secret-samples.ts'

const DIGITS = '0123456789'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()
const SAMPLES = 2_000

describe('what a machine made', () => {
  test.each([
    ['letters and digits', DIGITS + UPPER + LOWER, 0.97],
    ['base64', `${UPPER}${LOWER}${DIGITS}+/`, 0.97],
    ['lower case and digits', DIGITS + LOWER, 0.96],
    ['upper case and digits', DIGITS + UPPER, 0.96],
    ['hexadecimal', `${DIGITS}abcdef`, 0.97],
  ])('%s from 20 characters on is told from names', (_, alphabet, least) => {
    const dice = new Dice(5)
    for (const length of [20, 24, 32, 40, 64]) {
      let recognised = 0
      for (let count = 0; count < SAMPLES; count++) {
        const text = dice.text(alphabet, length)
        if (looksRandom(text) && !isPlaceholder(text) && !isReference(text)) recognised++
      }
      expect(recognised / SAMPLES).toBeGreaterThan(least)
    }
  })

  test.each([
    'AutoModelForCausalLM2Config',
    'meta-llama/Llama-2-7b-chat-hf',
    'stabilityai/stable-diffusion-xl-base-1.0',
    'transformer.h.11.attn.c_proj.weight',
    'com.example.security.TokenProvider2',
    'max_position_embeddings_4096',
    'my-kubernetes-secret-name-2',
    'convert_checkpoint_to_pytorch_v2',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1',
  ])('%s is a name', (text) => {
    expect(looksRandom(text)).toBe(false)
  })

  test('the share of words tells prose from noise', () => {
    expect(wordShare('PasswordAuthenticator')).toBeGreaterThan(0.9)
    expect(wordShare('kX9qZ2vB7nM4wL1j')).toBeLessThan(0.2)
    expect(wordShare('')).toBe(0)
  })
})

describe('what stands for a secret', () => {
  test.each([
    'your-api-key',
    'xxxxxxxxxxxx',
    'abcdefghijklmnop',
    '1234567890',
    'a1b2c3d4e5f6',
    'deadbeefdeadbeef',
    'REPLACE_ME',
    'sk-...',
    '98765432109876',
  ])('%s is a placeholder', (text) => {
    expect(isPlaceholder(text)).toBe(true)
  })

  test.each([
    '\u0024{TOKEN}',
    '$TOKEN',
    '{{ token }}',
    '<token>',
    '%(token)s',
    'os.environ["X"]',
    'op://vault/item/field',
    'vault:secret/x#y',
    'arn:aws:secretsmanager:x',
    'projects/p/secrets/s',
    '/run/secrets/x',
    'MY_TOKEN_NAME',
    'get_token()',
    './key.pem',
    'org/model-7b',
    'ENC[AES256_GCM,data]',
  ])('%s points elsewhere', (text) => {
    expect(isReference(text)).toBe(true)
  })

  test.each([
    '123e4567-e89b-12d3-a456-426614174000',
    'sha256-47DEQpj8HBSa',
    'https://host/path',
    'bot@company.io',
    'id_rsa.pub',
    'v1.2.3-rc1',
    '2026-11-20',
    'pbkdf2_sha256$600000$abc',
  ])('%s is no secret by its kind', (text) => {
    expect(isPublicKind(text)).toBe(true)
  })
})

describe('passwords', () => {
  test.each([
    ['Tr4ctor-Beam!', 'chosen'],
    ['P@55w0rd!', 'chosen'],
    ['hW7fQz2LkT9vXc4NbR8m', 'random'],
    ['password1', undefined],
    ['admin12345', undefined],
    ['changeme123!', undefined],
    ['Passwort', undefined],
    ['Mot de passe', undefined],
    ['my_secret_name', undefined],
    ['^(?=.*[A-Z]).{8,}$', undefined],
    ['pässwörter1!', undefined],
    ['short1!', undefined],
  ])('%s: %s', (value, strength) => {
    expect(passwordStrength(value)).toBe(strength)
  })
})
