import type { DockerInstruction } from '../../syntax/dockerfile.ts'

/** Puts in the values of variables; undefined when one of them is given from outside. */
export type Expand = (text: string) => string | undefined

/** UTF-16 code units of a value, before and after its variables are put in. */
const MAX_EXPANDED = 4_096
/** https://docs.docker.com/reference/dockerfile/#environment-replacement */
const VARIABLE =
  /\$(?:\{(?<braced>\w{1,200})(?:(?<operator>:?[-+])(?<word>[^{}]{0,1000}))?\}|(?<bare>\w{1,200}))/g

/** The variables of a Dockerfile, as far as the instructions seen so far give them values. */
export function dockerVariables(): { see(instruction: DockerInstruction): void; readonly expand: Expand } {
  /** In front of the first FROM, and for FROM alone. */
  const global = new Map<string, string>()
  let current = global
  const expandWith = (variables: ReadonlyMap<string, string>, text: string): string | undefined => {
    if (text.length > MAX_EXPANDED) return undefined
    let known = true
    const expanded = text.replace(VARIABLE, (...match) => {
      const { braced, operator, word = '', bare } = match.at(-1) as Record<string, string | undefined>
      const value = variables.get(braced ?? bare ?? '')
      // An empty value counts as none with the colon.
      const isUnset = value === undefined || (value === '' && operator?.startsWith(':') === true)
      if (operator?.endsWith('+') === true) return isUnset ? '' : word
      if (value === undefined && operator === undefined) known = false
      return isUnset ? word : value
    })
    return known && expanded.length <= MAX_EXPANDED && !expanded.includes('$') ? expanded : undefined
  }
  let inFrom = false
  return {
    see(instruction) {
      inFrom = instruction.kind === 'from'
      if (inFrom) current = new Map()
      if (instruction.kind !== 'arg' && instruction.kind !== 'env') return
      const { name, value } = instruction
      // A stage takes the value of a global argument when it declares it again without one.
      const text = value === undefined ? global.get(name) : expandWith(current, value.text)
      if (text === undefined) current.delete(name)
      else current.set(name, text)
    },
    expand: (text) => expandWith(inFrom ? global : current, text),
  }
}
