import type { ScriptNode } from '../../syntax/javascript.ts'
import { nameOf } from '../../syntax/javascript-tree.ts'

/** What obfuscators call everything: `_0x3fa2c1`, `a0_0x12f3`. Minifiers make names short, and people make them speak. */
const MANGLED = /^(?:[a-z]\d{0,3})?_0x[0-9a-f]{3,8}$/i
/** Different names of that kind in one script. */
const ENOUGH = 5

/** Looks for names that an obfuscator made, node by node. */
export class MangledNames {
  private readonly names = new Set<string>()
  private first: ScriptNode | undefined
  private readonly possible: boolean

  constructor(text: string) {
    this.possible = text.includes('_0x')
  }

  look(node: ScriptNode): void {
    if (!this.possible || node.type !== 'Identifier') return
    const name = nameOf(node)
    if (name === undefined || !MANGLED.test(name)) return
    this.names.add(name)
    if (this.first === undefined || node.start < this.first.start) this.first = node
  }

  /** The first of them and how many there are; undefined when there are too few to mean anything. */
  get found(): { readonly first: ScriptNode; readonly count: number } | undefined {
    if (this.first === undefined || this.names.size < ENOUGH) return undefined
    return { first: this.first, count: this.names.size }
  }
}
