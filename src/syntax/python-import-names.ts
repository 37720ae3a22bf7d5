import { foldName } from './python-scopes.ts'
import { NO_NODE, type SyntaxTree } from './tree-sitter.ts'

/** A name that an import binds. */
export interface ImportedName {
  readonly at: number
  /** `*` when everything is imported; the path is then the module's. */
  readonly name: string
  /** Dotted; led by a dot when it is relative, whatever package that is. */
  readonly path: string
}

/** What `import a.b, c as d` or `from a import b as c, d` binds. */
export function importedNames(tree: SyntaxTree, statement: number): readonly ImportedName[] {
  return tree.type(statement) === 'import_statement' ? modules(tree, statement) : members(tree, statement)
}

function modules(tree: SyntaxTree, statement: number): readonly ImportedName[] {
  return tree.children(statement).flatMap((at): readonly ImportedName[] => {
    if (tree.type(at) === 'aliased_import') {
      const path = dotted(tree, tree.child(at, 'name'))
      return [{ at, name: foldName(tree.textOf(tree.child(at, 'alias'))), path }]
    }
    if (tree.type(at) !== 'dotted_name') return []
    const top = dotted(tree, at).split('.', 1)[0] as string
    return [{ at, name: top, path: top }]
  })
}

function members(tree: SyntaxTree, statement: number): readonly ImportedName[] {
  const moduleNode = tree.child(statement, 'module_name')
  if (moduleNode === NO_NODE) return []
  const module = tree.type(moduleNode) === 'relative_import' ? '.' : dotted(tree, moduleNode)
  return tree.children(statement).flatMap((at): readonly ImportedName[] => {
    if (at === moduleNode) return []
    if (tree.type(at) === 'wildcard_import') return [{ at, name: '*', path: module }]
    const aliased = tree.type(at) === 'aliased_import'
    const member = dotted(tree, aliased ? tree.child(at, 'name') : at)
    const name = aliased ? foldName(tree.textOf(tree.child(at, 'alias'))) : member
    return [{ at, name, path: `${module}.${member}` }]
  })
}

/** `a.b.c` without the blanks that may stand between its parts. */
function dotted(tree: SyntaxTree, node: number): string {
  if (node === NO_NODE) return ''
  const parts = tree.children(node).map((part) => foldName(tree.textOf(part)))
  return parts.length === 0 ? foldName(tree.textOf(node)) : parts.join('.')
}
