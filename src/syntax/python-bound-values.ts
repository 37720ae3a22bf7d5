import { sum } from './python-constants.ts'
import type { PythonNames } from './python-names.ts'
import type { Binding, Step } from './python-scopes.ts'
import {
  combined,
  limited,
  MAX_NAMES,
  MAX_VALUES,
  UNKNOWN_VALUE,
  UNKNOWN_VALUES,
  type Value,
} from './python-values.ts'
import { NO_NODE } from './tree-sitter.ts'

/** Bindings of a text that is put together by `+=`. */
const MAX_PIECES = 64

/** Values that are gathered before repetitions are dropped. */
const MOST_WAITING = 2 * (MAX_NAMES + MAX_VALUES)

/** Nodes between a name and the block its statement stands in. */
const MAX_STATEMENT_DEPTH = 6

/** What names stand for, by what binds them. */
export class BoundValues {
  private readonly names: PythonNames
  private readonly augmented = new Map<number, readonly Value[]>()

  constructor(names: PythonNames) {
    this.names = names
  }

  /** @param use the node that asks */
  values(bindings: readonly Binding[], name: string, use: number): readonly Value[] {
    let values: Value[] = []
    for (const binding of bindings) {
      this.names.spend()
      if (this.names.isOutOfSteps) return [...values, UNKNOWN_VALUE]
      values.push(...this.ofBinding(binding, bindings, name, use))
      if (values.length > MOST_WAITING) values = [...limited(values, this.names.onCut)]
    }
    return values
  }

  private ofBinding(
    { bound }: Binding,
    bindings: readonly Binding[],
    name: string,
    use: number,
  ): readonly Value[] {
    switch (bound.kind) {
      case 'import':
        return this.names.path(bound.path, use)
      case 'value':
        return this.unpacked(this.names.values(bound.node), bound.steps)
      case 'augmented':
        return this.afterAugmenting(bound.node, bindings, name)
      case 'definition':
        return this.names.tree.type(bound.node) === 'class_definition'
          ? [{ kind: 'class', node: bound.node }]
          : UNKNOWN_VALUES
      case 'unknown':
        return UNKNOWN_VALUES
    }
  }

  /** `x += y` after the bindings that stand above it. */
  private afterAugmenting(statement: number, bindings: readonly Binding[], name: string): readonly Value[] {
    const known = this.augmented.get(statement)
    if (known !== undefined) return known
    if (bindings.length > MAX_PIECES) return UNKNOWN_VALUES
    // What asks for itself is not known.
    this.augmented.set(statement, UNKNOWN_VALUES)
    const earlier = bindings.filter(({ at }) => at < statement)
    const last = earlier.at(-1)
    // In one block the statement right above decides; otherwise any of those above may.
    const block = this.blockOf(statement)
    const above = last !== undefined && this.blockOf(last.at) === block ? [last] : earlier
    const after = this.names.deeper(() => {
      const added = this.names.values(this.names.tree.child(statement, 'right'))
      return limited(combined(this.values(above, name, statement), added, sum), this.names.onCut)
    })
    if (after === undefined) this.augmented.delete(statement)
    else this.augmented.set(statement, after)
    return after ?? UNKNOWN_VALUES
  }

  private blockOf(node: number): number {
    const { tree } = this.names
    let at = node
    for (let depth = 0; depth < MAX_STATEMENT_DEPTH && at !== NO_NODE; depth++) {
      if (tree.type(at) === 'block' || tree.type(at) === 'module') return at
      at = tree.parent(at)
    }
    return NO_NODE
  }

  private unpacked(values: readonly Value[], steps: readonly Step[]): readonly Value[] {
    let current = values
    for (const step of steps) {
      current = limited(
        current.flatMap((value) => this.parts(value, step)),
        this.names.onCut,
      )
    }
    return current
  }

  private parts(value: Value, step: Step): readonly Value[] {
    if (value.kind === 'items') {
      const chosen = step === 'each' ? value.items.slice(0, MAX_NAMES + 1) : [value.items[step]]
      return chosen.flatMap((item) => (item === undefined ? UNKNOWN_VALUES : this.names.values(item)))
    }
    // Looping over an open file gives its lines: what they come from is what matters.
    return step === 'each' && value.kind === 'result' ? [value] : UNKNOWN_VALUES
  }
}
