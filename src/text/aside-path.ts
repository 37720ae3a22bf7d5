/** Directories whose code does not run for users of the project. Compared in lower case. */
const ASIDE_DIRECTORIES: ReadonlySet<string> = new Set([
  'test',
  'tests',
  '__tests__',
  'example',
  'examples',
  'doc',
  'docs',
])
/** `test_x.py`, `x_test.py`, `x.test.ts`, `x.spec.ts`. */
const TEST_FILE = /^test_|_test\.[a-z]{1,4}$|\.(?:test|spec)\.[a-z]{1,4}$/

/** A test, an example or documentation, by its directories or by the names test runners look for. */
export function standsAside(path: string): boolean {
  const parts = path.toLowerCase().split('/')
  const name = parts.pop() ?? ''
  return parts.some((part) => ASIDE_DIRECTORIES.has(part)) || TEST_FILE.test(name)
}
