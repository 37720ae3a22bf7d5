import type { ScriptNode } from '../../syntax/javascript.ts'
import type { ScriptNames } from '../../syntax/javascript-names.ts'
import type { Scope } from '../../syntax/javascript-scopes.ts'
import { listOf, unwrapped } from '../../syntax/javascript-tree.ts'

/** A known function that a call may run. */
export interface Called {
  /** As values spell it: `module:child_process.exec`. */
  readonly name: string
  /** What it gets; undefined when nobody can tell. */
  readonly given: readonly ScriptNode[] | undefined
}

/** The known functions that a call may run, called outright or through `call`, `apply` and `Reflect`. */
export function* calledFunctions(
  callee: ScriptNode,
  given: readonly ScriptNode[],
  scope: Scope,
  names: ScriptNames,
): Generator<Called> {
  for (const value of names.resolve(callee, scope)) {
    if (value.kind !== 'named') continue
    const { name } = value
    if (name.endsWith('.call')) yield { name: name.slice(0, -'.call'.length), given: given.slice(1) }
    else if (name === 'Reflect.apply' || name === 'Reflect.construct') {
      const [target] = given
      const passed = listed(given[name === 'Reflect.apply' ? 2 : 1])
      for (const applied of target === undefined ? [] : names.resolve(target, scope)) {
        if (applied.kind === 'named') yield { name: applied.name, given: passed }
      }
    } else if (name.endsWith('.apply')) {
      yield { name: name.slice(0, -'.apply'.length), given: listed(given[1]) }
    } else yield { name, given }
  }
}

function listed(list: ScriptNode | undefined): readonly ScriptNode[] | undefined {
  const array = list === undefined ? undefined : unwrapped(list)
  return array?.type === 'ArrayExpression' ? listOf(array, 'elements') : undefined
}
