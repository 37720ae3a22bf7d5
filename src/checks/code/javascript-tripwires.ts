import type { Tripwire } from '../../text/tripwire.ts'

/** Modules whose name is enough to look for what is done with them. */
const MODULES: readonly Tripwire[] = [
  'child_process',
  'child-process-promise',
  'promisify-child-process',
  'shelljs',
  'execa',
  'cross-spawn',
  'nano-spawn',
  'bun:ffi',
  'ffi-napi',
  'ffi-rs',
  'koffi',
  'node-gyp-build',
  'node-serialize',
  'serialize-to-js',
  'funcster',
  'require-from-string',
  'safe-eval',
  'worker_threads',
  ...quoted('bindings'),
  ...quoted('cryo'),
  ...quoted('ffi'),
  ...quoted('vm2'),
  ...quoted('vm'),
  'node:vm',
]

export const JAVASCRIPT_TRIPWIRES: readonly Tripwire[] = [
  { name: 'eval' },
  { name: 'Function' },
  { name: 'execScript' },
  { name: 'setTimeout' },
  { name: 'setInterval' },
  { name: 'setImmediate' },
  { name: '_compile' },
  { name: 'createRequire' },
  ...MODULES,
  // Only where what is loaded is not written out; see below.
  { name: 'require' },
  'import(',
  { all: ['import (', '=>'] },
  { all: ['import (', { name: 'function' }] },
  { all: ['import (', { name: 'const' }] },
  { name: 'importScripts' },
  { name: '_load' },
  { name: '_extensions' },
  { name: '_resolveFilename' },
  { name: '_linkedBinding' },
  { name: 'dlopen' },
  { all: [{ name: 'process' }, { name: 'binding' }] },
  'Bun.spawn',
  'Deno.Command',
  'Deno.run',
  'DEFAULT_FULL_SCHEMA',
  'js-yaml-js-types',
  { all: ['js-yaml', { name: 'load' }] },
  { all: ['js-yaml', { name: 'loadAll' }] },
  'unsafeLoad',
  { all: [{ name: 'v8' }, { name: 'deserialize' }] },
  { all: [{ name: 'v8' }, { name: 'Deserializer' }] },
  { all: [{ name: 'WebAssembly' }, '://'] },
  { all: [{ name: 'constructor' }, '.constructor'] },
  { all: [{ name: 'constructor' }, '['] },
  { all: [{ name: 'import' }, 'data:'] },
  { all: [{ name: 'import' }, '://'] },
  { all: [{ name: 'import' }, 'createObjectURL'] },
  '[][(',
  // Names that an obfuscator makes.
  '_0x',
  // Names that are computed, or spelled with escapes.
  { all: [{ name: 'globalThis' }, '['] },
  { all: [{ name: 'window' }, '['] },
  { all: [{ name: 'global' }, '['] },
  { all: [{ name: 'self' }, '['] },
  '\\u004',
  '\\u005',
  '\\u006',
  '\\u007',
  '\\u{',
]

function quoted(name: string): readonly Tripwire[] {
  return [`'${name}'`, `"${name}"`, `\`${name}\``]
}

/** What stands behind `require` and says which module is meant: `("fs")`. */
const WRITTEN_OUT =
  /[ \t]{0,20}\([ \t\r\n]{0,50}(?:'[^'\\\r\n]{0,200}'|"[^"\\\r\n]{0,200}")[ \t\r\n]{0,50}[,)]/y
/** The same behind `import(`. */
const WRITTEN_OUT_INSIDE = /[ \t\r\n]{0,50}(?:'[^'\\\r\n]{0,200}'|"[^"\\\r\n]{0,200}")[ \t\r\n]{0,50}[,)]/y
/** A call, a property, or the end of an expression that passes `require` itself on. */
const USED = /[ \t]{0,20}(?:[([;,)\r\n]|\?\.|\.(?:apply|bind|call|extensions|main)\b)/y

/** Most modules are loaded by a name that is written out, and say nothing by that. */
export function countsInScript(text: string): (word: string, end: number) => boolean {
  return (word, end) => {
    if (word === 'import(') return !matchesAt(WRITTEN_OUT_INSIDE, text, end)
    if (word !== 'require') return true
    return !matchesAt(WRITTEN_OUT, text, end) && matchesAt(USED, text, end)
  }
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}
