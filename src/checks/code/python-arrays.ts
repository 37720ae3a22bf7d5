import { argumentOf } from '../../syntax/python-arguments.ts'
import { evidence } from '../../text/redact.ts'
import { cameFromHere } from './python-pickle.ts'
import { NUMPY_LOAD } from './python-rules.ts'
import type { Judge } from './python-use.ts'

/** @param position of `allow_pickle`, which is False by default since numpy 1.16.3 */
export function judgeAllowPickle(position: number): Judge {
  return (use, file) => {
    const { names } = file
    const truth = names.truth(use.args, 'allow_pickle', position)
    if (truth === false || truth === 'absent') return undefined
    const data = use.kind === 'call' ? use.args.positional[0] : undefined
    if (data !== undefined && cameFromHere(file, data)) return undefined
    const argument = argumentOf(use.args, 'allow_pickle', position)
    if (truth === 'unknown') {
      // Without a trace of the keyword a `**options` is most likely about something else.
      if (argument.kind === 'hidden') {
        return { rule: NUMPY_LOAD, severity: 'audit', confidence: 'low', state: 'hidden' }
      }
      const note = evidence`allow_pickle is not a constant`
      return { rule: NUMPY_LOAD, severity: 'medium', confidence: 'medium', state: 'unknown', note }
    }
    const [node] = argument.kind === 'given' ? argument.nodes : []
    const { tree } = names
    const written = node !== undefined && tree.parent(tree.parent(tree.parent(node))) === use.node
    return {
      rule: NUMPY_LOAD,
      severity: 'high',
      state: 'allowed',
      ...(written ? { edit: { from: tree.start(node), to: tree.end(node), text: 'False' } } : {}),
    }
  }
}
