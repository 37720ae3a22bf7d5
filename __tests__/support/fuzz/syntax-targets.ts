import { readDockerfile } from '../../../src/syntax/dockerfile.ts'
import { parseScript, scriptParser } from '../../../src/syntax/javascript.ts'
import { readJson } from '../../../src/syntax/json.ts'
import { recipesOf } from '../../../src/syntax/makefile.ts'
import { readScopes } from '../../../src/syntax/python-bindings.ts'
import { PythonNames } from '../../../src/syntax/python-names.ts'
import { shellReader } from '../../../src/syntax/shell.ts'
import { readToml } from '../../../src/syntax/toml.ts'
import { parseSource, sourceParser } from '../../../src/syntax/tree-sitter.ts'
import { readYaml } from '../../../src/syntax/yaml.ts'
import { contextWithParsers } from '../scan-code.ts'
import { caseContents } from './mutation.ts'
import type { FuzzTarget } from './target.ts'
import { mutatedText, textTarget } from './text-targets.ts'

const WORDS: Readonly<Record<string, readonly string[]>> = {
  yaml: [
    '\n',
    '  ',
    '- ',
    ': ',
    '&a ',
    '*a',
    '<<: *a',
    '[',
    '{',
    '|\n',
    '>-\n',
    '---\n',
    '!!set ',
    '? ',
    '"',
    "'",
    '\t',
    '%TAG ! x\n',
  ],
  toml: [
    '\n',
    '[a]\n',
    '[[a]]\n',
    'a.b = ',
    '"""',
    "'''",
    '{',
    '[',
    '1979-05-27T07:32:00Z',
    '0x',
    '\\u',
    '=',
    '.',
    '#',
  ],
  json: ['{', '[', '"a":', ',', '\\u', '1e999', '//', '/*', 'null', '\ufeff', '}', ']', '-'],
  docker: [
    '\n',
    '\\\n',
    'FROM ',
    'RUN ',
    '<<EOF',
    '\nEOF\n',
    '# escape=`\n',
    'ONBUILD ',
    '["',
    '$a',
    '${a:-',
    '--mount=',
    'ENV a ',
    '`\n',
  ],
  make: ['\t', '\\\n', '$(', '${', '$$', 'define a\n', 'endef\n', ':\n\t', '\n', '@', ')'],
  shell: [
    '\n',
    ';',
    '&&',
    '|',
    '$(',
    ')',
    '`',
    '"',
    "'",
    '<<E\n',
    '\nE\n',
    '\\\n',
    'bash -c "',
    '${{ a }}',
    '((',
    'case a in ',
    'esac',
    '[[ ',
    '\0',
  ],
  python: [
    '\n',
    '    ',
    '\t',
    ':',
    '(',
    ')',
    '[',
    'f"{',
    '}"',
    '"""',
    'lambda ',
    'import ',
    'from a import *\n',
    ' = ',
    'eval',
    '.',
    ',',
    '**',
    '\\\n',
    '\0',
    'match a:\n',
  ],
  script: [
    '{',
    '}',
    '(',
    ')',
    '[',
    '`${',
    '=>',
    '/',
    '<a>',
    '</a>',
    'eval',
    '.',
    '?.',
    'class a{',
    '\\u{65}',
    '<T>',
    'import(',
    ';',
    '\u2028',
  ],
}

function seeds(path: RegExp): readonly Buffer[] {
  return caseContents((each) => path.test(each))
}

export function syntaxTargets(): readonly FuzzTarget[] {
  const context = contextWithParsers()
  const target = (name: string, path: RegExp, words: string, read: (text: string) => unknown): FuzzTarget =>
    textTarget(name, mutatedText(seeds(path), WORDS[words] ?? []), read, { isRefusal })
  return [
    target('yaml', /\.ya?ml$/, 'yaml', readYaml),
    target('toml', /\.toml$/, 'toml', readToml),
    target('json', /\.json$/, 'json', readJson),
    target('dockerfile', /Dockerfile/, 'docker', readDockerfile),
    textTarget('makefile', mutatedText(seeds(/[Mm]akefile/), WORDS['make'] ?? []), recipesOf, {
      verify: (text, script) => {
        if ((script as string).length !== text.length) throw new Error('offsets do not add up')
      },
    }),
    target('shell', /\.sh$/, 'shell', async (text) => (await shellReader(context))(text)),
    target('python', /\.py$/, 'python', async (text) => {
      const tree = parseSource(await sourceParser(context, 'tree-sitter-python.wasm'), text)
      if ('reason' in tree) return tree
      const names = new PythonNames(tree, readScopes(tree), () => undefined)
      return [
        tree.size,
        Array.from({ length: tree.size }, (_, node) => tree.lastInside(node)),
        names.exhausted,
      ]
    }),
    ...(['javascript', 'typescript', 'tsx', 'declarations'] as const).map((dialect) =>
      target(dialect, /\.[cm]?[jt]sx?$/, 'script', async (text) => {
        const parsed = parseScript(await scriptParser(context), text, dialect)
        return 'reason' in parsed ? parsed : parsed.program.end
      }),
    ),
  ]
}

/** Undefined, a failure with its reason, or a document with problems. */
function isRefusal(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return answer === undefined
  const { reason, problems, unreadable } = answer as Readonly<Record<string, unknown>>
  return [problems, unreadable].some((list) => Array.isArray(list) && list.length > 0) || reason !== undefined
}
