import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** What the runner takes from an action's manifest. */
export interface ActionManifest {
  readonly name: string
  readonly main: string
  readonly inputs: Readonly<Record<string, ManifestInput>>
}

interface ManifestInput {
  readonly default?: string | number | boolean
  readonly deprecationMessage?: string
}

/** JavaScript actions only; older versions are run by a newer Node. */
const NODE_RUNTIMES: ReadonlySet<string> = new Set(['node12', 'node16', 'node20', 'node24'])
const TOKEN_EXPRESSION = /\$\{\{\s*github\.token\s*\}\}/g

/** @throws Error in the runner's words */
export function readManifest(directory: string): ActionManifest {
  const file = ['action.yml', 'action.yaml'].map((name) => join(directory, name)).find(existsSync)
  if (file === undefined) {
    throw new Error(`Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${directory}'.`)
  }
  const { name, inputs, runs } = parse(readFileSync(file, 'utf8'))
  const using = String(runs?.using)
  if (!NODE_RUNTIMES.has(using.toLowerCase())) throw new Error(`'using: ${using}' is not supported`)
  if (typeof runs.main !== 'string')
    throw new Error('You are using a JavaScript Action but there is not an entry JavaScript file provided')
  return { name: String(name), main: runs.main, inputs: inputs ?? {} }
}

export interface EvaluatedInputs {
  /** `INPUT_…`: every declared input is there, be it empty; undeclared ones are there as well. */
  readonly environment: Readonly<Record<string, string>>
  readonly warnings: readonly string[]
}

/**
 * The inputs of a step.
 * @param given `with:` of the step
 * @throws Error when a default holds an expression other than `${{ github.token }}`
 */
export function evaluateInputs(
  { inputs }: ActionManifest,
  given: Readonly<Record<string, string>>,
  token: string,
): EvaluatedInputs {
  const declared = Object.keys(inputs)
  const isDeclared = (name: string): boolean =>
    declared.some((other) => other.toLowerCase() === name.toLowerCase())
  const unexpected = Object.keys(given).filter((name) => !isDeclared(name))
  const defaults = Object.entries(inputs).map(([name, input]) => [
    variableOf(name),
    evaluated(String(input?.default ?? ''), token),
  ])
  const deprecated = Object.entries(inputs).flatMap(([name, input]) =>
    input?.deprecationMessage !== undefined && name in given
      ? [`Input '${name}' has been deprecated with message: ${input.deprecationMessage}`]
      : [],
  )
  const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ')
  return {
    environment: {
      ...Object.fromEntries(defaults),
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [variableOf(name), value])),
    },
    warnings:
      unexpected.length === 0
        ? deprecated
        : [...deprecated, `Unexpected input(s) ${list(unexpected)}, valid inputs are [${list(declared)}]`],
  }
}

/** Hyphens stay. */
function variableOf(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`
}

function evaluated(text: string, token: string): string {
  const value = text.replace(TOKEN_EXPRESSION, () => token)
  if (value.includes('${{')) throw new Error(`the stand-in cannot evaluate ${text}`)
  return value
}
