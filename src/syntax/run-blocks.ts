import { type DataNode, distinctValuesAt, textAt } from './data.ts'
import { readYaml, sourceOffset } from './yaml.ts'

/** The script of one step of a workflow or composite action. */
export interface RunBlock {
  readonly script: string
  /** As written: `bash`, `pwsh`, `python {0}`. Undefined: what the machine takes by default. */
  readonly shell?: string
  /** Offset into the file of an offset into the script; exact except in folded text, where it is the start of the value. */
  offsetOf(position: number): number
}

/** Scripts of a workflow, or of the action that a metadata file describes; each once, however many aliases lead to it. */
export async function runBlocks(source: string): Promise<readonly RunBlock[]> {
  const blocks: RunBlock[] = []
  const seen = new Set<DataNode>()
  for (const root of (await readYaml(source)).roots) {
    const everywhere = textAt(root, 'defaults', 'run', 'shell')
    const parents = [...distinctValuesAt(root, 'jobs', '*'), ...distinctValuesAt(root, 'runs')]
    for (const parent of parents) {
      const shell = textAt(parent, 'defaults', 'run', 'shell') ?? everywhere
      for (const steps of distinctValuesAt(parent, 'steps')) {
        if (seen.has(steps)) continue
        seen.add(steps)
        for (const step of distinctValuesAt(steps, '*')) {
          if (seen.has(step)) continue
          seen.add(step)
          blocks.push(...blocksOf(source, step, shell))
        }
      }
    }
  }
  return blocks
}

function* blocksOf(source: string, step: DataNode, inherited: string | undefined): Generator<RunBlock> {
  const shell = textAt(step, 'shell') ?? inherited
  for (const node of distinctValuesAt(step, 'run')) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') continue
    yield {
      script: node.value,
      ...(shell === undefined ? {} : { shell }),
      offsetOf: (position) => sourceOffset(source, node, position),
    }
  }
}
