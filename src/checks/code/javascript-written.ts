import type { Placed } from '../../syntax/javascript-alternatives.ts'
import type { ScriptNames } from '../../syntax/javascript-names.ts'
import type { Binding } from '../../syntax/javascript-scopes.ts'
import { childOf, listOf, nameOf } from '../../syntax/javascript-tree.ts'
import type { Visit } from '../../syntax/javascript-visit.ts'
import { calledFunctions } from './javascript-called.ts'
import type { Hiding, HidingSearch } from './javascript-decoding.ts'
import { somePart } from './javascript-parts.ts'

/** Write what stands second to the path that stands first. */
const WRITERS: ReadonlySet<string> = new Set([
  'Bun.write',
  'Deno.writeFile',
  'Deno.writeFileSync',
  'Deno.writeTextFile',
  'Deno.writeTextFileSync',
  'module:bun.write',
  'module:fs-extra.outputFile',
  'module:fs-extra.outputFileSync',
  'module:fs-extra.writeFile',
  'module:fs-extra.writeFileSync',
  'module:fs.appendFileSync',
  'module:fs.promises.writeFile',
  'module:fs.writeFile',
  'module:fs.writeFileSync',
  'module:fs/promises.writeFile',
])
/** Calls that write, in one script, whose content is looked at. */
const MAX_WRITES = 200

/** The files that a script writes with content which is fetched or decoded, by the names of their paths. */
export class WrittenFiles {
  private readonly visits: readonly Visit[]
  private readonly names: ScriptNames
  private readonly search: HidingSearch
  private known: ReadonlyMap<Binding, Hiding> | undefined

  constructor(visits: readonly Visit[], names: ScriptNames, search: HidingSearch) {
    this.visits = visits
    this.names = names
    this.search = search
  }

  /** How the content of the file at a path was hidden when this script wrote it. */
  hidingOf(path: Placed): Hiding | undefined {
    this.known ??= this.written()
    const hidings = this.known
    if (hidings.size === 0) return undefined
    let hiding: Hiding | undefined
    somePart(path, ({ node, scope }) => {
      const binding = scope.lookup(nameOf(node) ?? '')
      hiding = binding && hidings.get(binding)
      return hiding !== undefined
    })
    return hiding
  }
  private written(): ReadonlyMap<Binding, Hiding> {
    const hidings = new Map<Binding, Hiding>()
    let left = MAX_WRITES
    for (const { node, scope } of this.visits) {
      const callee = childOf(node, 'callee')
      if (callee === undefined) continue
      for (const { name, given } of calledFunctions(callee, listOf(node, 'arguments'), scope, this.names)) {
        const [path, content] = given ?? []
        if (!WRITERS.has(name) || path === undefined || content === undefined || left-- <= 0) continue
        const binding = scope.lookup(nameOf(path) ?? '')
        const hiding = binding && this.search.hidingOf([content], scope)
        if (binding !== undefined && hiding !== undefined) hidings.set(binding, hiding)
      }
    }
    return hidings
  }
}
