import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

type TreeSitterModule = typeof import('web-tree-sitter')

/** Parsers shipped with us: beside the bundle, or in node_modules when running from source. */
export interface VendoredFiles {
  vendored(name: string): Promise<Uint8Array>
  treeSitter(): Promise<TreeSitterModule>
}

/** The packages that hold each file when there is no bundle. */
export const VENDORED_PACKAGES: Readonly<Record<string, string>> = {
  'web-tree-sitter.js': 'web-tree-sitter',
  'web-tree-sitter.wasm': 'web-tree-sitter',
  'tree-sitter-python.wasm': 'tree-sitter-python',
  'tree-sitter-bash.wasm': 'tree-sitter-bash',
}

/** @param bundleDirectory folder of the running entry; its `vendor` folder holds the parsers of a build */
export function vendoredFiles(bundleDirectory: string): VendoredFiles {
  const locate = (name: string): string => {
    for (const vendor of [join(bundleDirectory, 'vendor'), join(bundleDirectory, '..', 'vendor')]) {
      if (existsSync(vendor)) return join(vendor, name)
    }
    return join(bundleDirectory, '..', 'node_modules', VENDORED_PACKAGES[name] ?? name, name)
  }
  let module: Promise<TreeSitterModule> | undefined
  return {
    vendored: (name) => readFile(locate(name)),
    treeSitter() {
      module ??= startTreeSitter(locate('web-tree-sitter.js'))
      return module
    },
  }
}

async function startTreeSitter(file: string): Promise<TreeSitterModule> {
  // A computed URL keeps the bundler away: it would corrupt the wasm file beside the module.
  const url = pathToFileURL(file).href
  const module = (await import(/* webpackIgnore: true */ url)) as TreeSitterModule
  await module.Parser.init()
  return module
}
