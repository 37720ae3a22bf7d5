import type { Tier } from './declaration.ts'

export interface CargoRequirement {
  readonly tier: Tier
  readonly floor?: string
}

/** Comparators of one requirement; Cargo itself takes at most 32. */
const MAX_COMPARATORS = 32
const COMPARATOR = /^(?<operator>\^|~|=|<=|>=|<|>)?\s{0,5}v?(?<version>[\dxX*][\w.+*-]{0,100})$/

/** Comparators joined by commas hold together. A bare version stands for `^`. Undefined when one is malformed. */
export function parseCargoRequirement(text: string): CargoRequirement | undefined {
  let tier: Tier = 'none'
  let floor: string | undefined
  for (const part of text.split(',', MAX_COMPARATORS)) {
    const groups = COMPARATOR.exec(part.trim())?.groups
    const version = groups?.['version']
    if (version === undefined) return undefined
    const operator = groups?.['operator'] ?? '^'
    if (/^[*xX]$/.test(version)) continue
    if (operator.startsWith('>')) {
      floor = version
      if (tier === 'none') tier = 'lower'
    } else if (operator === '=' && !/[*xX]/.test(version)) tier = 'exact'
    else if (tier !== 'exact') tier = 'bounded'
  }
  return floor === undefined ? { tier } : { tier, floor }
}
