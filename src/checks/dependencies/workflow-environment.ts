import { type DataNode, distinctValuesAt } from '../../syntax/data.ts'
import { readYaml } from '../../syntax/yaml.ts'
import { meaningOfVariable, type Setting } from './index-settings.ts'

/** Where a workflow, or the metadata of an action, gives variables to its steps. */
const PLACES: readonly (readonly string[])[] = [
  ['env'],
  ['jobs', '*', 'env'],
  ['jobs', '*', 'container', 'env'],
  ['jobs', '*', 'steps', '*', 'env'],
  ['runs', 'steps', '*', 'env'],
]

/** Variables that say where installers look, as far as their values stand in the file. */
export async function environmentSettings(source: string): Promise<readonly Setting[]> {
  const settings: Setting[] = []
  const seen = new Set<DataNode>()
  for (const root of (await readYaml(source)).roots) {
    for (const path of PLACES) {
      for (const node of distinctValuesAt(root, ...path)) {
        if (node.kind !== 'map' || seen.has(node)) continue
        seen.add(node)
        for (const { key, value } of node.entries) {
          const meaning = meaningOfVariable(key)
          if (meaning === undefined || value.kind !== 'scalar' || value.value === undefined) continue
          const { start, end } = value
          settings.push({ name: key, meaning, value: String(value.value), start, end })
        }
      }
    }
  }
  return settings
}
