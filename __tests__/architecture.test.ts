import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from '@jest/globals'

const SOURCE = join(import.meta.dirname, '../src')
const FORBIDDEN_IN_THE_MIDDLE = /\b(?:process\.|Date\.now|Math\.random|fetch\(|console\.|new Date\(\))/
const MIDDLE = ['text', 'bytes', 'model', 'syntax', 'checks', 'scan', 'policy', 'reporters']
const NAMELESS = /^(?:util|utils|helper|helpers|common|misc|types|shared|manager|handler|processor)(?:\.ts)?$/

interface SourceFile {
  readonly path: string
  readonly layer: string
  readonly text: string
}

const files: readonly SourceFile[] = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map((path) => ({
    path,
    layer: (path.split('/')[0] as string).replace(/\.ts$/, ''),
    text: readFileSync(join(SOURCE, path), 'utf8'),
  }))

function layers(): ReadonlyMap<string, readonly string[]> {
  const block = /```layers\n([\s\S]*?)```/.exec(readFileSync(join(SOURCE, 'README.md'), 'utf8'))?.[1] ?? ''
  return new Map(
    block
      .trim()
      .split('\n')
      .map((line) => {
        const [layer, allowed] = line.split('<-') as [string, string]
        return [layer.trim(), allowed.trim().split(/\s+/)]
      }),
  )
}

function importsOf(text: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '')
  return [...code.matchAll(/(?:\bfrom|\bimport\()\s*'([^']+)'|^import '([^']+)'/gm)].map(
    (match) => (match[1] ?? match[2]) as string,
  )
}

/** The layer of a relative import, the package name of any other. */
function target(file: SourceFile, specifier: string): string {
  if (!specifier.startsWith('.')) {
    if (specifier.startsWith('node:')) return specifier
    return specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/')
  }
  const path = relative(SOURCE, join(SOURCE, file.path, '..', specifier))
  return (path.split('/')[0] as string).replace(/\.ts$/, '')
}

describe('architecture', () => {
  const allowed = layers()

  test('every layer is in the block of src/README.md, and nothing else', () => {
    expect([...new Set(files.map((file) => file.layer))].sort()).toEqual([...allowed.keys()].sort())
  })

  test.each(files.map((file) => [file.path, file] as const))('%s imports what its layer may', (_, file) => {
    const rule = allowed.get(file.layer) ?? []
    const wrong = importsOf(file.text)
      .map((specifier) => target(file, specifier))
      .filter((name) => name !== file.layer && !rule.includes(name) && !rule.includes('*'))
      .filter((name) => !(name.startsWith('node:') && rule.includes('node:*')))
    expect(wrong).toEqual([])
  })

  test('one check never imports another', () => {
    const wrong = files.flatMap((file) => {
      const own = /^checks\/([^/]+)\//.exec(file.path)?.[1]
      if (own === undefined) return []
      return importsOf(file.text)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => relative(SOURCE, join(SOURCE, file.path, '..', specifier)))
        .filter((path) => path.startsWith('checks/') && !path.startsWith(`checks/${own}/`))
        .map((path) => `${file.path} imports ${path}`)
    })
    expect(wrong).toEqual([])
  })

  test('the middle reads no clock, environment, network or chance', () => {
    const wrong = files
      .filter((file) => MIDDLE.includes(file.layer))
      .filter((file) => FORBIDDEN_IN_THE_MIDDLE.test(withoutCommentsAndStrings(file.text)))
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  test('no file or folder has a name that says nothing', () => {
    const names = files.flatMap((file) => file.path.split('/'))
    expect(names.filter((name) => NAMELESS.test(name))).toEqual([])
  })

  test('no default exports, enums, namespaces or any', () => {
    const wrong = files.filter((file) =>
      /^export default|^(?:export )?(?:const )?enum |^(?:export )?namespace |: any\b|\bas any\b/m.test(
        withoutCommentsAndStrings(file.text),
      ),
    )
    expect(wrong.map((file) => file.path)).toEqual([])
  })
})

function withoutCommentsAndStrings(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/(?:[^/\\\n]|\\.)+\/[a-z]*/g, "''")
}
