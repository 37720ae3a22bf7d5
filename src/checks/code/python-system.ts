import { judgeClimb, judgeNamespaceCall, judgeReduce } from './python-gadgets.ts'
import { judgeRemoteCode } from './python-hub.ts'
import { calleePaths, type Mentions } from './python-mentions.ts'
import { judgeLibraryChoice, judgePreload } from './python-native.ts'
import {
  judgeInstallTime,
  judgeMetadata,
  judgeVerifyArgument,
  judgeVerifyAssignment,
} from './python-network.ts'
import type { Judgement, PythonFile } from './python-use.ts'

interface Judged {
  readonly path: string
  readonly judgement: Judgement | undefined
}

/** What one expression or statement says by its form, whether or not the function it calls is judged by itself. */
export function* systemJudgements(file: PythonFile, mentions: Mentions, node: number): Iterable<Judged> {
  const { names } = file
  switch (names.tree.type(node)) {
    case 'call':
      if (mentions.reflection) {
        yield { path: '', judgement: judgeClimb(file, node) }
        yield { path: '', judgement: judgeNamespaceCall(file, node) }
      }
      if (mentions.network) yield* networkJudgements(file, node)
      return
    case 'assignment':
      if (mentions.network) yield { path: '', judgement: judgeVerifyAssignment(file, node) }
      if (mentions.preload) yield { path: '', judgement: judgePreload(file, node) }
      break
    case 'subscript':
      if (mentions.ctypes) yield { path: '', judgement: judgeLibraryChoice(file, node) }
      return
    case 'return_statement':
      if (mentions.reduce) yield { path: '', judgement: judgeReduce(file, node) }
      return
  }
  if (mentions.remoteCode) yield { path: '', judgement: judgeRemoteCode(file, node) }
}

function* networkJudgements(file: PythonFile, call: number): Iterable<Judged> {
  const paths = calleePaths(file.names, call)
  const [path] = paths
  if (path === undefined) return
  yield { path, judgement: judgeVerifyArgument(file, call, paths) }
  yield { path, judgement: judgeMetadata(file, call, paths) }
  yield { path, judgement: judgeInstallTime(file, call, paths) }
}
