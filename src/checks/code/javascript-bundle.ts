const BUNDLE_FOLDERS: ReadonlySet<string> = new Set([
  'bower_components',
  'dist',
  'node_modules',
  'third_party',
  'thirdparty',
  'vendor',
  'vendored',
])
/** `app.min.js`, `vendor.bundle.mjs`, `library.umd.js`. */
const BUNDLE_NAME = /[.-](?:bundle|iife|min|prod|umd)\.[cm]?js$/i

/**
 * Whether the place says that a tool wrote the file, or somebody else did. Long lines and the marks of bundlers say
 * nothing: malicious code has them too, and anybody can put them into a source file.
 */
export function isBundle(path: string): boolean {
  const folders = path.toLowerCase().split('/')
  const name = folders.pop() ?? ''
  return BUNDLE_NAME.test(name) || folders.some((folder) => BUNDLE_FOLDERS.has(folder))
}
