import type { TrustEdge } from '../../model/report.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { ownerOf } from './address.ts'
import type { Dependency } from './dependency.ts'
import type { TextFile } from './ecosystem.ts'
import { isLocal } from './hosts.ts'
import { namespaceOf } from './image.ts'

/** Hosts, indexes, owners and registries that this version of a file relies on, each once. */
export function* trustEdgesOf(file: TextFile, found: Iterable<Dependency>): Generator<TrustEdge> {
  const seen = new Set<string>()
  for (const dependency of found) {
    const edge = edgeOf(dependency)
    if (edge === undefined) continue
    const key = `${edge.kind} ${edge.name}`
    if (seen.has(key)) continue
    seen.add(key)
    yield { kind: edge.kind, name: edge.name, path: file.path, line: file.position(edge.offset).line }
  }
}

interface Edge {
  readonly kind: TrustEdge['kind']
  readonly name: Evidence
  readonly offset: number
}

function edgeOf(dependency: Dependency): Edge | undefined {
  switch (dependency.kind) {
    case 'git': {
      const { address, start } = dependency
      if (isLocal(address)) return undefined
      return {
        kind: 'git-owner',
        name: evidence`${excerpt(address.host)}/${excerpt(ownerOf(address))}`,
        offset: start,
      }
    }
    case 'archive':
      if (isLocal(dependency.address)) return undefined
      return { kind: 'host', name: excerpt(dependency.address.host), offset: dependency.start }
    case 'index':
      if (isLocal(dependency.address)) return undefined
      return { kind: 'index', name: excerpt(dependency.address.host), offset: dependency.start }
    case 'action':
      return {
        kind: 'action-owner',
        name: excerpt(dependency.action.owner.toLowerCase()),
        offset: dependency.start,
      }
    case 'image': {
      const { image, start } = dependency
      const name = evidence`${excerpt(image.registry)}/${excerpt(namespaceOf(image))}`
      return { kind: 'image-registry', name, offset: start }
    }
    case 'version':
    case 'ready':
    case 'unreadable':
      return undefined
  }
}
