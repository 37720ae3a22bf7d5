interface Node {
  [name: string]: Node
}

/** Where GitHub does what its own document does not allow. */
interface KnownFault {
  readonly why: string
  /** Makes the document say what GitHub does. */
  readonly mend: (document: Node) => void
}

const KNOWN_FAULTS: Readonly<Record<string, KnownFault>> = {
  'raw-blob': {
    why: 'the raw form of a blob is told of in prose alone, and not among the media types of the answer',
    mend(document) {
      const operation = inside(document, 'paths', '/repos/{owner}/{repo}/git/blobs/{file_sha}', 'get')
      const content = inside(operation, 'responses', '200', 'content')
      Object.assign(content, { 'application/vnd.github.raw+json': { schema: {} } })
    },
  },
  'deleted-fork': {
    why: 'the repository of a pull request whose fork was deleted is null, as the schema of webhooks says',
    mend(document) {
      const head = inside(
        document,
        'components',
        'schemas',
        'pull-request',
        'properties',
        'head',
        'properties',
      )
      Object.assign(head, { repo: { anyOf: [head['repo'], { type: 'null' }] } })
    },
  },
}

/** The document, as GitHub should have written it. */
export function mended(document: object): object {
  const copy = structuredClone(document) as Node
  for (const { mend } of Object.values(KNOWN_FAULTS)) mend(copy)
  return copy
}

/** Throws when there is nothing to mend any more. */
function inside(node: Node, ...path: readonly string[]): Node {
  return path.reduce((part, name) => {
    const next = part[name]
    if (next === undefined) throw new Error(`GitHub's document has no ${path.join(' ')}`)
    return next
  }, node)
}
