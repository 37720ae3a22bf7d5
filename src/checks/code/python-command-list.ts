/** A literal without prefix, escapes and line breaks. */
const PLAIN_LITERAL = /^(?:"(?<double>[^"\\\r\n]{1,400})"|'(?<single>[^'\\\r\n]{1,400})')$/
/** Words that a shell hands on as they are: no variables, patterns, quotes or operators. */
const WORDS = /^[\w./:@%+,-]+(?: [\w./:@%+,=-]+)*$/
/** What a shell does itself, so that there need not be a program of the name. */
const BUILT_IN: ReadonlySet<string> = new Set([
  '.',
  ':',
  'alias',
  'bg',
  'builtin',
  'cd',
  'command',
  'copy',
  'declare',
  'del',
  'dir',
  'echo',
  'eval',
  'exec',
  'exit',
  'export',
  'fg',
  'hash',
  'help',
  'history',
  'jobs',
  'local',
  'md',
  'mkdir',
  'mklink',
  'move',
  'pause',
  'popd',
  'pushd',
  'rd',
  'read',
  'ren',
  'return',
  'rmdir',
  'set',
  'shift',
  'source',
  'start',
  'time',
  'times',
  'title',
  'trap',
  'type',
  'typeset',
  'ulimit',
  'umask',
  'unalias',
  'unset',
  'ver',
  'vol',
  'wait',
])
/** Scripts on Windows, which only a shell starts by their names. */
const BATCH_FILES: ReadonlySet<string> = new Set([
  'bower',
  'code',
  'composer',
  'conda',
  'corepack',
  'eslint',
  'firebase',
  'gradle',
  'grunt',
  'gulp',
  'mamba',
  'mvn',
  'ng',
  'npm',
  'npx',
  'pnpm',
  'sphinx-build',
  'tsc',
  'vue',
  'webpack',
  'yarn',
])

/** `"git status"` → `["git", "status"]`, with the same quotes; undefined where a shell might do more than split it. */
export function argumentListOf(literal: string): string | undefined {
  const parts = PLAIN_LITERAL.exec(literal)?.groups
  const text = parts?.['double'] ?? parts?.['single']
  if (text === undefined || !WORDS.test(text)) return undefined
  const words = text.split(' ')
  const program = words[0] as string
  if (BUILT_IN.has(program) || BATCH_FILES.has(program)) return undefined
  const quote = literal[0] as string
  return `[${words.map((word) => `${quote}${word}${quote}`).join(', ')}]`
}
