import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { marvin32 } from '../../src/checks/secrets/marvin.ts'

/** A secret of the right shape, with right check characters, that nobody ever issued. */
export interface SecretSample {
  /** Provider and kind, as the table of formats names them. */
  readonly row: string
  readonly rule: string
  readonly value: string
  /** The name it must stand under, for kinds that do not tell by themselves. */
  readonly name?: string
  /** The same, one character short, where the shape has a fixed length. */
  readonly tooShort?: string
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()
const DIGITS = '0123456789'
const ALPHANUMERIC = DIGITS + UPPER + LOWER
const HEX = `${DIGITS}abcdef`
const URL_SAFE = `${ALPHANUMERIC}-_`
const BASE64 = `${UPPER}${LOWER}${DIGITS}+/`
const BASE32 = `${UPPER}234567`
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** Mulberry32: the same samples in every run. */
export class Dice {
  private state: number

  constructor(seed: number) {
    this.state = seed
  }

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  text(alphabet: string, length: number): string {
    let text = ''
    while (text.length < length) text += alphabet[Math.floor(this.next() * alphabet.length)]
    return text
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => Math.floor(this.next() * 256)))
  }
}

/** One sample or more for each row of the table of formats. */
export function secretSamples(seed = 20261120): readonly SecretSample[] {
  const dice = new Dice(seed)
  const fixed = (row: string, rule: string, value: string): SecretSample => ({
    row,
    rule: `secrets/${rule}`,
    value,
    tooShort: value.slice(0, -1),
  })
  const open = (row: string, rule: string, value: string): SecretSample => ({
    row,
    rule: `secrets/${rule}`,
    value,
  })
  const named = (row: string, rule: string, name: string, value: string): SecretSample => ({
    row,
    rule: `secrets/${rule}`,
    name,
    value,
    tooShort: value.slice(0, -1),
  })
  return [
    fixed('Hugging Face access token', 'huggingface-token', `hf_${dice.text(UPPER + LOWER, 34)}`),
    fixed('Hugging Face access token with digits', 'huggingface-token', `hf_${dice.text(ALPHANUMERIC, 34)}`),
    fixed('Hugging Face organisation token', 'huggingface-token', `api_org_${dice.text(UPPER + LOWER, 34)}`),
    named('Weights & Biases classic', 'wandb-key', 'WANDB_API_KEY', dice.text(HEX, 40)),
    fixed('Weights & Biases v1', 'wandb-key', `wandb_v1_${dice.text(ALPHANUMERIC, 77)}`),
    ...[
      ['sk-proj-', 74],
      ['sk-svcacct-', 58],
      ['sk-admin-', 20],
    ].map(([prefix, length]) =>
      fixed(
        `OpenAI ${prefix}`,
        'openai-key',
        `${prefix}${dice.text(ALPHANUMERIC, length as number)}T3BlbkFJ${dice.text(ALPHANUMERIC, length as number)}`,
      ),
    ),
    fixed(
      'OpenAI legacy',
      'openai-key',
      `sk-${dice.text(ALPHANUMERIC, 20)}T3BlbkFJ${dice.text(ALPHANUMERIC, 20)}`,
    ),
    fixed('Anthropic API', 'anthropic-key', `sk-ant-api03-${dice.text(URL_SAFE, 93)}AA`),
    fixed('Anthropic admin', 'anthropic-key', `sk-ant-admin01-${dice.text(URL_SAFE, 93)}AA`),
    fixed('Replicate', 'replicate-token', `r8_${dice.text(ALPHANUMERIC, 37)}`),
    named('Comet', 'comet-key', 'COMET_API_KEY', dice.text(ALPHANUMERIC, 25)),
    open('Neptune', 'neptune-token', neptuneToken(dice)),
    named('Kaggle', 'kaggle-key', 'KAGGLE_KEY', dice.text(HEX, 32)),
    named('ClearML access', 'clearml-key', 'CLEARML_API_ACCESS_KEY', dice.text(UPPER + DIGITS, 20)),
    named('ClearML secret', 'clearml-key', 'CLEARML_API_SECRET_KEY', dice.text(ALPHANUMERIC, 40)),
    {
      ...named('MLflow', 'mlflow-credential', 'MLFLOW_TRACKING_PASSWORD', dice.text(ALPHANUMERIC, 24)),
      tooShort: '',
    },
    fixed('Databricks', 'databricks-token', `dapi${dice.text(HEX, 32)}`),
    open('Databricks numbered', 'databricks-token', `dapi${dice.text(HEX, 32)}-2`),
    named('Modal secret', 'modal-token', 'MODAL_TOKEN_SECRET', `as-${dice.text(ALPHANUMERIC, 22)}`),
    fixed('RunPod', 'runpod-key', `rpa_${dice.text(UPPER + DIGITS, 40)}${dice.text(ALPHANUMERIC, 6)}`),
    open('NVIDIA', 'nvidia-key', `nvapi-${dice.text(URL_SAFE, 64)}`),
    {
      ...named('NVIDIA NGC', 'nvidia-key', 'NGC_API_KEY', ngcKey(dice)),
      tooShort: dice.text(ALPHANUMERIC, 84),
    },
    fixed('Together AI', 'together-key', `tgp_v1_${dice.text(ALPHANUMERIC, 43)}`),
    fixed('Groq', 'groq-key', `gsk_${dice.text(ALPHANUMERIC, 52)}`),
    named('Mistral', 'mistral-key', 'MISTRAL_API_KEY', dice.text(ALPHANUMERIC, 32)),
    named('Cohere', 'cohere-key', 'CO_API_KEY', dice.text(ALPHANUMERIC, 40)),
    fixed('Pinecone', 'pinecone-key', `pcsk_${dice.text(ALPHANUMERIC, 6)}_${dice.text(ALPHANUMERIC, 63)}`),
    named('Pinecone older', 'pinecone-key', 'PINECONE_API_KEY', uuid(dice)),
    fixed('OpenRouter', 'openrouter-key', `sk-or-v1-${dice.text(HEX, 64)}`),
    named('DeepSeek', 'deepseek-key', 'DEEPSEEK_API_KEY', `sk-${dice.text(HEX, 32)}`),
    open('xAI', 'xai-key', `xai-${dice.text(ALPHANUMERIC, 80)}`),
    fixed('Perplexity', 'perplexity-key', `pplx-${dice.text(ALPHANUMERIC, 48)}`),
    fixed('Cerebras', 'cerebras-key', `csk-${dice.text(LOWER + DIGITS, 48)}`),
    fixed('LangSmith', 'langsmith-key', `lsv2_pt_${dice.text(HEX, 32)}_${dice.text(HEX, 10)}`),
    ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((prefix) =>
      fixed(`GitHub ${prefix}`, 'github-token', withCrc(prefix, dice.text(ALPHANUMERIC, 30))),
    ),
    fixed('GitHub long refresh', 'github-token', withCrc('ghr_', dice.text(ALPHANUMERIC, 70))),
    fixed('GitHub fine-grained', 'github-token', fineGrainedToken(dice)),
    open('GitHub stateless', 'github-token', `ghs_${dice.text(DIGITS, 8)}_${webToken(dice)}`),
    fixed('npm', 'npm-token', withCrc('npm_', dice.text(ALPHANUMERIC, 30))),
    fixed('GitLab routable', 'gitlab-token', routableToken(dice)),
    fixed('GitLab', 'gitlab-token', `glpat-${dice.text(ALPHANUMERIC, 20)}`),
    fixed('Grafana service account', 'grafana-token', grafanaToken(dice)),
    open('Grafana cloud', 'grafana-token', grafanaPolicy(dice)),
    fixed('Atlassian', 'atlassian-token', withHexCrc(`ATATT3xFfGF0${dice.text(ALPHANUMERIC, 171)}=`)),
    fixed('Bitbucket app password', 'atlassian-token', withHexCrc(`ATBB${dice.text(ALPHANUMERIC, 24)}`)),
    fixed(
      'Bitbucket repository',
      'atlassian-token',
      withHexCrc(`ATCTT3xFfGN0${dice.text(ALPHANUMERIC, 171)}=`),
    ),
    open('Sentry', 'sentry-token', sentryToken(dice)),
    open('Python index', 'pypi-token', `pypi-AgEIcHlwaS5vcmc${dice.text(URL_SAFE, 150)}`),
    open('Python test index', 'pypi-token', `pypi-AgENdGVzdC5weXBpLm9yZw${dice.text(URL_SAFE, 150)}`),
    open('JWT', 'json-web-token', webToken(dice)),
    fixed('age', 'age-key', ageKey(dice)),
    fixed('AWS id', 'aws-key', `AKIA${dice.text(BASE32, 16)}`),
    named('AWS secret', 'aws-key', 'AWS_SECRET_ACCESS_KEY', dice.text(BASE64, 40)),
    open('AWS Bedrock', 'aws-key', `ABSK${dice.text(BASE64.slice(0, 62), 120)}`),
    fixed('Google', 'google-key', `AIza${dice.text(ALPHANUMERIC, 35)}`),
    fixed('Gemini', 'google-key', `AQ.Ab8RN6${dice.text(ALPHANUMERIC, 44)}`),
    open('Entra', 'azure-key', `${dice.text(ALPHANUMERIC, 3)}8Q~${dice.text(ALPHANUMERIC, 34)}`),
    named('Azure storage', 'azure-key', 'AZURE_STORAGE_ACCOUNT_KEY', dice.bytes(64).toString('base64')),
    { ...open('Discord', 'discord-token', discordToken(dice)), name: 'DISCORD_TOKEN' },
    open(
      'Slack bot',
      'slack-token',
      `xoxb-${dice.text(DIGITS, 12)}-${dice.text(DIGITS, 13)}-${dice.text(ALPHANUMERIC, 24)}`,
    ),
    open(
      'Slack app',
      'slack-token',
      `xapp-1-A${dice.text(UPPER + DIGITS, 10)}-${dice.text(DIGITS, 13)}-${dice.text(HEX, 64)}`,
    ),
    fixed(
      'Slack webhook',
      'slack-token',
      `hooks.slack.com/services/T${dice.text(UPPER + DIGITS, 10)}/B${dice.text(UPPER + DIGITS, 10)}/${dice.text(ALPHANUMERIC, 24)}`,
    ),
    open('Stripe', 'stripe-key', `sk_live_${dice.text(ALPHANUMERIC, 24)}`),
    open('Stripe restricted test', 'stripe-key', `rk_test_${dice.text(ALPHANUMERIC, 24)}`),
    open('private key PKCS#8', 'private-key', pem('PRIVATE KEY', derSequence(dice, 1190))),
    open('private key Ed25519', 'private-key', pem('PRIVATE KEY', derSequence(dice, 46))),
    open('private key RSA', 'private-key', pem('RSA PRIVATE KEY', derSequence(dice, 1180))),
    open(
      'private key OpenSSH',
      'private-key',
      pem('OPENSSH PRIVATE KEY', Buffer.concat([Buffer.from('openssh-key-v1\0'), dice.bytes(380)])),
    ),
    open(
      'private key PGP',
      'private-key',
      pem('PGP PRIVATE KEY BLOCK', Buffer.concat([Buffer.from([0x95]), dice.bytes(500)])),
    ),
    open('Google service account', 'google-service-account', serviceAccount(dice)),
    open(
      'URL basic auth',
      'url-credentials',
      `postgres://ingest:${dice.text(ALPHANUMERIC, 18)}@db.prod-cluster.net:5432/runs`,
    ),
  ]
}

const BASE62 = DIGITS + UPPER + LOWER

function inBase(value: number, alphabet: string, length: number): string {
  let text = ''
  for (let left = value; left > 0; left = Math.floor(left / alphabet.length))
    text = alphabet[left % alphabet.length] + text
  return text.padStart(length, '0')
}

export function withCrc(prefix: string, body: string): string {
  return prefix + body + inBase(crc32(body), BASE62, 6)
}

export function withHexCrc(start: string): string {
  return start + crc32(start).toString(16).toUpperCase().padStart(8, '0')
}

export function fineGrainedToken(dice: Dice): string {
  const start = `github_pat_11${dice.text(UPPER + DIGITS, 20)}_${dice.text(ALPHANUMERIC, 43)}`
  const bits = [...createHash('sha256').update(start).digest()]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
  let check = ''
  for (let index = 0; index < 8; index++)
    check += BASE32[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)]
  return start + check + dice.text(ALPHANUMERIC, 8)
}

export function routableToken(dice: Dice): string {
  const start = `glpat-${dice.text(ALPHANUMERIC, 40)}.01.${dice.text(DIGITS + LOWER, 2)}`
  return start + inBase(crc32(start), DIGITS + LOWER, 7)
}

export function withBase36Crc(start: string): string {
  return start + inBase(crc32(start), DIGITS + LOWER, 7)
}

/** The check characters of Microsoft's annotated keys, as a base-62 number. */
export function withMarvin(start: string): string {
  const hash = Buffer.alloc(4)
  hash.writeUInt32LE(marvin32(Buffer.from(start, 'base64').toString('latin1'), 'Default0'))
  const number = inBase(hash.readUInt32BE(), BASE62, 0)
  return start + number.padEnd(6, '0').slice(0, 4)
}

export function artifactoryReference(dice: Dice): string {
  return Buffer.from(`reftkn:01:${dice.text(DIGITS, 10)}:${dice.text(ALPHANUMERIC, 27)}`).toString('base64')
}

export function serviceAccountToken(dice: Dice): string {
  return `ops_${base64({
    signInAddress: 'acme.1password.com',
    userAuth: { method: 'SRPg-4096', alg: 'PBES2g-HS256', iterations: 650000, salt: dice.text(URL_SAFE, 22) },
    email: `${dice.text(LOWER, 13)}@1passwordserviceaccounts.com`,
    srpX: dice.text(HEX, 64),
    secretKey: `A3-${dice.text(UPPER, 6)}-${dice.text(UPPER, 6)}`,
  })}`
}

export function flyMacaroon(dice: Dice): string {
  const bytes = Buffer.concat([Buffer.from([0x94, 0x93, 0xc4, 0x10]), dice.bytes(200)])
  return `fm2_${bytes.toString('base64')}`
}

export function grafanaToken(dice: Dice): string {
  const start = `glsa_${dice.text(ALPHANUMERIC, 32)}`
  const check = Buffer.alloc(4)
  check.writeUInt32LE(crc32(start))
  return `${start}_${check.toString('hex')}`
}

export function grafanaPolicy(dice: Dice): string {
  return `glc_${base64({ o: '652992', n: 'stack-1-x', k: dice.text(ALPHANUMERIC, 24), m: { r: 'us' } })}`
}

export function sentryToken(dice: Dice): string {
  const held = base64({
    iat: 1752143000.5,
    url: 'https://sentry.io',
    region_url: 'https://us.sentry.io',
    org: 'acme',
  })
  return `sntrys_${held}_${dice.text(BASE64, 43)}`
}

export function neptuneToken(dice: Dice): string {
  return base64({
    api_address: 'https://app.neptune.ai',
    api_url: 'https://app.neptune.ai',
    api_key: uuid(dice),
  })
}

export function ngcKey(dice: Dice): string {
  return Buffer.from(`${dice.text(LOWER + DIGITS, 26)}:${uuid(dice)}`).toString('base64')
}

export function discordToken(dice: Dice): string {
  const id = Buffer.from(`1${dice.text(DIGITS, 17)}`).toString('base64url')
  return `${id}.${dice.text(ALPHANUMERIC, 6)}.${dice.text(ALPHANUMERIC, 38)}`
}

export function webToken(dice: Dice, claims: object = { sub: dice.text(HEX, 12), aud: 'ci' }): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${dice.text(ALPHANUMERIC, 43)}`
}

/** BIP-173 with the human-readable part of age. */
export function ageKey(dice: Dice): string {
  const human = 'age-secret-key-'
  const values = Array.from({ length: 52 }, () => Math.floor(dice.next() * 32))
  const expanded = [...human].map((letter) => letter.charCodeAt(0) >> 5)
  expanded.push(0, ...[...human].map((letter) => letter.charCodeAt(0) & 31))
  const residue = polymod([...expanded, ...values, 0, 0, 0, 0, 0, 0]) ^ 1
  const check = [0, 1, 2, 3, 4, 5].map((index) => (residue >>> (5 * (5 - index))) & 31)
  return `${human}1${[...values, ...check].map((value) => BECH32[value]).join('')}`.toUpperCase()
}

function polymod(values: readonly number[]): number {
  let residue = 1
  for (const value of values) {
    const top = residue >>> 25
    residue = ((residue & 0x1ffffff) << 5) ^ value
    for (const [bit, generator] of [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].entries()) {
      if ((top >>> bit) & 1) residue ^= generator
    }
  }
  return residue
}

function derSequence(dice: Dice, length: number): Buffer {
  const header = length < 128 ? [0x30, length] : [0x30, 0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from(header), dice.bytes(length)])
}

export function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n')
}

function serviceAccount(dice: Dice): string {
  return JSON.stringify({
    type: 'service_account',
    project_id: 'trainer',
    private_key_id: dice.text(HEX, 40),
    private_key: `${pem('PRIVATE KEY', derSequence(dice, 1190))}\n`,
    client_email: 'bot@trainer.iam.gserviceaccount.com',
  })
}

function uuid(dice: Dice): string {
  return [8, 4, 4, 4, 12].map((length) => dice.text(HEX, length)).join('-')
}

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64').replace(/=+$/, '')
}
