import { UsageError } from './model/errors.ts'
import type { FailOn, Profile } from './policy/policy.ts'
import { hasOddNames } from './text/glob.ts'
import { nearest } from './text/nearest.ts'

export type SourceChoice = 'auto' | 'git' | 'api'

/** The action's inputs, checked. Undefined: not given, so that the policy decides. */
export interface ActionInputs {
  readonly token: string
  /** Path of the policy on the base. */
  readonly policy: string
  readonly profile?: Profile
  readonly failOn?: FailOn
  readonly source: SourceChoice
  readonly base?: string
  readonly head?: string
  readonly paths: readonly string[]
  readonly sarifFile?: string
  readonly annotations: 'auto' | 'off'
  readonly checkRun: 'auto' | 'off'
  readonly comment: 'on' | 'off'
}

export const DEFAULT_POLICY_PATH = '.github/supply-chain-checklist.yml'

export const PROFILES: readonly Profile[] = ['default', 'strict']
export const FAIL_ON: readonly FailOn[] = ['error', 'warning', 'never']

/**
 * Reads the action's inputs.
 * @param get the value of an input, trimmed; empty when it was not given
 * @throws UsageError for a value that is not allowed, naming the allowed ones
 */
export function actionInputs(get: (name: string) => string): ActionInputs {
  const text = (name: string): string | undefined => {
    const value = get(name).trim()
    return value === '' ? undefined : value
  }
  const choice = <T extends string>(name: string, allowed: readonly T[]): T | undefined => {
    const value = text(name)
    return value === undefined ? undefined : oneOf(value, allowed, `the input "${name}"`)
  }
  const profile = choice('profile', PROFILES)
  const failOn = choice('fail-on', FAIL_ON)
  const base = text('base')
  const head = text('head')
  const sarifFile = text('sarif-file')
  return {
    token: text('token') ?? '',
    policy: policyPath(text('policy') ?? DEFAULT_POLICY_PATH),
    source: choice('source', ['auto', 'git', 'api']) ?? 'auto',
    paths: lines(text('paths') ?? '').map(pathPattern),
    annotations: choice('annotations', ['auto', 'off']) ?? 'auto',
    checkRun: choice('check-run', ['auto', 'off']) ?? 'auto',
    comment: choice('comment', ['off', 'on']) ?? 'off',
    ...(profile === undefined ? {} : { profile }),
    ...(failOn === undefined ? {} : { failOn }),
    ...(base === undefined ? {} : { base }),
    ...(head === undefined ? {} : { head }),
    ...(sarifFile === undefined ? {} : { sarifFile }),
  }
}

/** A pattern that matches nothing would make a run over no file, which passes. */
function pathPattern(pattern: string): string {
  const usage = (why: string): UsageError =>
    new UsageError(`the input "paths" has "${pattern.slice(0, 60)}", ${why}; write it like src/**.`)
  try {
    if (!hasOddNames(pattern.replace(/^!/, ''))) return pattern
  } catch (cause) {
    if (cause instanceof RangeError) throw usage(cause.message)
    throw cause
  }
  throw usage('which is no path from the root of the repository')
}

/** A path that git would never list names no file, so that the defaults would hold without a word. */
function policyPath(path: string): string {
  const isOdd =
    path.includes('\\') || path.split('/').some((name) => name === '' || name === '.' || name === '..')
  if (!isOdd) return path
  throw new UsageError(
    `the input "policy" is "${path.slice(0, 60)}"; write it from the root of the repository, such as ${DEFAULT_POLICY_PATH}.`,
  )
}

/** @throws UsageError with the allowed values and the nearest of them */
export function oneOf<T extends string>(value: string, allowed: readonly T[], what: string): T {
  const found = allowed.find((candidate) => candidate === value)
  if (found !== undefined) return found
  const near = nearest(value, allowed)
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`
  throw new UsageError(`${what} is "${value.slice(0, 60)}"; allowed are ${allowed.join(', ')}.${hint}`)
}

function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}
