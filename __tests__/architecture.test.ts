import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse } from '@babel/parser'
import { describe, expect, test } from '@jest/globals'

const SOURCE = join(import.meta.dirname, '../src')
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

/** Every node of a source text. */
function* nodesOf(text: string): Generator<Record<string, unknown>> {
  const waiting: unknown[] = [parse(text, { sourceType: 'module', plugins: ['typescript'] }).program]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (typeof node !== 'object' || node === null) continue
    yield node as Record<string, unknown>
    for (const [key, child] of Object.entries(node)) if (key !== 'loc') waiting.push(child)
  }
}

/** Modules named by imports, re-exports, dynamic imports and types. */
function importsOf(text: string): readonly string[] {
  return [...nodesOf(text)].flatMap(({ type, source }) => {
    if (typeof type !== 'string' || !/^(?:Import|Export|TSImportType)/.test(type)) return []
    const value = (source as { readonly value?: unknown } | null | undefined)?.value
    return typeof value === 'string' ? [value] : []
  })
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

  test('imports are seen at all', () => {
    expect(files.flatMap((file) => importsOf(file.text)).length).toBeGreaterThan(files.length)
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
      .flatMap((file) =>
        namesUsed(file.text)
          .filter(isOutside)
          .map((name) => `${file.path}: ${name}`),
      )
    expect(wrong).toEqual([])
  })

  test('no file or folder has a name that says nothing', () => {
    const names = files.flatMap((file) => file.path.split('/'))
    expect(names.filter((name) => NAMELESS.test(name))).toEqual([])
  })

  test('no default exports, enums or namespaces', () => {
    const wrong = files.filter((file) =>
      /^export default|^(?:export )?(?:const )?enum |^(?:export )?namespace /m.test(file.text),
    )
    expect(wrong.map((file) => file.path)).toEqual([])
  })
})

/** Free names and `object.member` pairs of a source text. */
function namesUsed(text: string): readonly string[] {
  return [...nodesOf(text)].flatMap((node) => {
    const object = (node['callee'] ?? node['object']) as
      | { readonly type?: string; readonly name?: string }
      | undefined
    if (object?.type !== 'Identifier' || object.name === undefined) return []
    const member = (node['property'] as { readonly name?: string } | undefined)?.name
    const bare = (node['arguments'] as readonly unknown[] | undefined)?.length === 0 ? '()' : ''
    return [member === undefined ? `${object.name}${bare}` : `${object.name}.${member}`]
  })
}

function isOutside(name: string): boolean {
  return /^(?:process\.|console\.|globalThis\.|Date\.now$|Math\.random$|fetch(?:\(\))?$|Date\(\)$)/.test(name)
}
