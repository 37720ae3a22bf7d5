/**
 * What the folder of a file says about who uses it. `inert`: content that is copied, generated or only read by tests.
 * `secondary`: tests, documents and demonstrations, which nobody's product depends on.
 */
export type Place = 'own' | 'secondary' | 'inert'

const INERT_FOLDERS: ReadonlySet<string> = new Set([
  'vendor',
  'vendored',
  'third_party',
  'third-party',
  'thirdparty',
  '3rdparty',
  'external',
  'node_modules',
  'site-packages',
  'bower_components',
  'fixtures',
  'fixture',
  '__fixtures__',
  'testdata',
  'test_data',
  'test-data',
  'test-fixtures',
  'snapshots',
  '__snapshots__',
  'template',
  'templates',
  'cookiecutter',
])
const SECONDARY_FOLDERS: ReadonlySet<string> = new Set([
  'test',
  'tests',
  '__tests__',
  'testing',
  'doc',
  'docs',
  'example',
  'examples',
  'sample',
  'samples',
  'demo',
  'demos',
  'bench',
  'benches',
  'benchmark',
  'benchmarks',
])

/** Case and position of the folder do not matter: `Third_Party` deep down is still somebody else's. */
export function placeOfPath(path: string): Place {
  let place: Place = 'own'
  for (const folder of path.split('/').slice(0, -1)) {
    const name = folder.toLowerCase()
    // Braces stand in the folder names of project templates only.
    if (INERT_FOLDERS.has(name) || name.includes('{{')) return 'inert'
    if (SECONDARY_FOLDERS.has(name)) place = 'secondary'
  }
  return place
}
