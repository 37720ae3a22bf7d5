import {
  ageKey,
  artifactoryReference,
  type Dice,
  discordToken,
  fineGrainedToken,
  flyMacaroon,
  grafanaPolicy,
  grafanaToken,
  neptuneToken,
  ngcKey,
  routableToken,
  sentryToken,
  serviceAccountToken,
  webToken,
  withBase36Crc,
  withCrc,
  withHexCrc,
  withMarvin,
} from './secret-samples.ts'

/** A kind of secret that proves itself, and how one is made that nobody issued. */
interface Maker {
  /** Absent: of any rule. */
  readonly rule?: string
  /** Which drawn texts of the rule it is for; it may keep the random part of them. */
  readonly of: RegExp
  readonly make: (drawn: string, dice: Dice) => string
  /** Its structure fits, but nothing in it checks the rest, so that it does not prove it was issued. */
  readonly provesNothing?: boolean
}

export interface Made {
  readonly value: string
  readonly issued: boolean
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

const MAKERS: readonly Maker[] = [
  { rule: 'secrets/github-token', of: /^github_pat_/, make: (_, dice) => fineGrainedToken(dice) },
  {
    // A web token behind a prefix of the provider's.
    of: /^[\w-]{2,40}[_-]eyJ[\w-]+\.[\w-]+\.[\w-]+$/,
    make: (drawn, dice) => `${drawn.slice(0, drawn.indexOf('eyJ'))}${webToken(dice)}`,
  },
  {
    rule: 'secrets/github-token',
    of: /^gh[pousr]_/,
    make: (drawn) => withCrc(drawn.slice(0, 4), drawn.slice(4, -6)),
  },
  { rule: 'secrets/npm-token', of: /^npm_/, make: (drawn) => withCrc('npm_', drawn.slice(4, -6)) },
  { rule: 'secrets/gitlab-token', of: /^glpat-.{27,300}\.01\./, make: (_, dice) => routableToken(dice) },
  {
    rule: 'secrets/gitlab-token',
    of: /^glrt-.{27,300}\.01\./,
    make: (drawn) => withBase36Crc(drawn.slice(0, -7)),
  },
  { rule: 'secrets/artifactory-key', of: /^cmVmd/, make: (_, dice) => artifactoryReference(dice) },
  { rule: 'secrets/1password-key', of: /^ops_/, make: (_, dice) => serviceAccountToken(dice) },
  { rule: 'secrets/fly-token', of: /^fm2_/, make: (_, dice) => flyMacaroon(dice) },
  { rule: 'secrets/atlassian-token', of: /^AT/, make: (drawn) => withHexCrc(drawn.slice(0, -8)) },
  { rule: 'secrets/grafana-token', of: /^glsa_/, make: (_, dice) => grafanaToken(dice) },
  { rule: 'secrets/grafana-token', of: /^glc_/, make: (_, dice) => grafanaPolicy(dice) },
  {
    rule: 'secrets/grafana-token',
    of: /^eyJrIjoi/,
    make: (_, dice) => base64({ k: dice.text(LETTERS, 32), n: 'ci', id: 1 }),
  },
  { rule: 'secrets/sentry-token', of: /^sntrys_/, make: (_, dice) => sentryToken(dice) },
  { rule: 'secrets/neptune-token', of: /^eyJ/, make: (_, dice) => neptuneToken(dice) },
  { rule: 'secrets/nvidia-key', of: /^[A-Za-z0-9]{84}$/, make: (_, dice) => ngcKey(dice) },
  { rule: 'secrets/age-key', of: /^AGE-/, make: (_, dice) => ageKey(dice) },
  { rule: 'secrets/discord-token', of: /^[MNO][\w-]{10,40}\./, make: (_, dice) => discordToken(dice) },
  {
    rule: 'secrets/azure-key',
    of: /^[A-Za-z0-9]{52}JQQJ9/,
    make: (drawn) => withMarvin(drawn.slice(0, -4)),
  },
  {
    rule: 'secrets/azure-key',
    of: /^(?!.{76}(?:ACDb|APIM|\+ASt|\+ABa|\+AMC))[A-Za-z0-9+/]{86}==$/,
    make: (_, dice) => dice.bytes(64).toString('base64'),
    provesNothing: true,
  },
]

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}

/** A text of the same kind whose check characters fit; undefined when this kind has none. */
export function withCheckCharacters(rule: string, drawn: string, dice: Dice): Made | undefined {
  const maker = MAKERS.find((each) => (each.rule ?? rule) === rule && each.of.test(drawn))
  return maker && { value: maker.make(drawn, dice), issued: maker.provesNothing !== true }
}
