import type { Rule } from '../../model/rule.ts'

export const JAVASCRIPT_EVAL: Rule = {
  id: 'code/javascript-eval',
  item: 'no-dynamic-code',
  title: 'eval runs text as JavaScript',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence the text runs any code with the rights of the page or process, and the review cannot say what that code is.',
  fix: 'Use `JSON.parse` for data, an object or `Map` of allowed functions for names, and a parser for the expressions that are really needed.',
  references: [
    'CWE-95',
    'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/eval#never_use_direct_eval!',
  ],
}

export const JAVASCRIPT_FUNCTION_CONSTRUCTOR: Rule = {
  id: 'code/javascript-function-constructor',
  item: 'no-dynamic-code',
  title: 'Function is made from text',
  level: 'error',
  confidence: 'high',
  why: '`Function` and its asynchronous and generator variants compile their arguments; that is `eval` by another name, and can be reached from any value through `constructor`.',
  fix: 'Write the function as source. Where a template or query language has to be compiled, interpret it instead.',
  references: [
    'CWE-95',
    'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Function/Function',
  ],
}

export const JAVASCRIPT_TIMER_TEXT: Rule = {
  id: 'code/javascript-timer-text',
  item: 'no-dynamic-code',
  title: 'Timer is given text to run',
  level: 'error',
  confidence: 'high',
  why: 'Browsers evaluate text that is given to a timer, in the global scope, when nobody is looking any more.',
  fix: 'Give the timer a function: `setTimeout(() => refresh(id), 1000)`.',
  references: ['CWE-95', 'https://developer.mozilla.org/en-US/docs/Web/API/Window/setTimeout#code'],
}

export const JAVASCRIPT_VM: Rule = {
  id: 'code/javascript-vm',
  item: 'no-dynamic-code',
  title: "Text is run through Node's compiler",
  level: 'error',
  confidence: 'high',
  why: "Node's documentation says it outright: `node:vm` is no protection against untrusted code. What runs has every right of the process.",
  fix: 'Import the code as a module. To run code of others, use a process or container without rights.',
  references: ['CWE-94', 'https://nodejs.org/api/vm.html'],
}

export const JAVASCRIPT_DATA_IMPORT: Rule = {
  id: 'code/javascript-data-import',
  item: 'no-dynamic-code',
  title: 'Module is imported from text',
  level: 'error',
  confidence: 'high',
  why: 'A `data:` or `blob:` address carries the module in itself: importing it evaluates text that is no file of the repository.',
  fix: 'Put the module in a file and import that.',
  references: ['CWE-95', 'https://nodejs.org/api/esm.html#data-imports'],
}

export const JAVASCRIPT_SHELL: Rule = {
  id: 'code/javascript-shell',
  item: 'no-dynamic-code',
  title: 'Command line is handed to a shell',
  level: 'error',
  confidence: 'high',
  why: 'A shell takes the line apart: a space, a semicolon or a `$(…)` in a file name, branch or argument becomes a command of its own.',
  fix: 'Start the program without a shell and give it a list: `execFileSync("git", ["checkout", branch])`.',
  references: [
    'CWE-78',
    'https://nodejs.org/api/child_process.html#child_processexeccommand-options-callback',
    'https://nodejs.org/api/deprecations.html#DEP0190',
  ],
}

export const JAVASCRIPT_INTERPRETER: Rule = {
  id: 'code/javascript-interpreter-text',
  item: 'no-dynamic-code',
  title: 'Interpreter is started on text',
  level: 'error',
  confidence: 'high',
  why: 'What stands behind `-e` or `-c` is a whole program. One that is put together while running is `eval` in another process.',
  fix: 'Put the program in a file of the repository and give it what changes as arguments.',
  references: ['CWE-94', 'https://nodejs.org/api/cli.html#-e---eval-script'],
}

export const JAVASCRIPT_DESERIALIZE: Rule = {
  id: 'code/javascript-deserialize',
  item: 'no-unsafe-deserialization',
  title: 'Data can bring functions that run',
  level: 'error',
  confidence: 'high',
  why: 'The format holds functions as text, and reading it evaluates them. Whoever writes the data runs code where it is read.',
  fix: 'Use `JSON.parse`, or `load` of js-yaml 4 with its own schema.',
  references: ['CWE-502', 'https://nvd.nist.gov/vuln/detail/CVE-2017-5941'],
}

export const JAVASCRIPT_NATIVE_LIBRARY: Rule = {
  id: 'code/javascript-native-library',
  item: 'native-loading',
  title: 'Native library is loaded from a path made at run time',
  level: 'error',
  confidence: 'medium',
  why: 'A native library runs with all rights of the process as soon as it is loaded, and no runtime holds it back. Whoever chooses the path chooses the code.',
  fix: 'Load it by a name or path that is written in the source, beside the script: `path.join(__dirname, "addon.node")`.',
  references: [
    'CWE-114',
    'CWE-427',
    'https://nodejs.org/api/process.html#processdlopenmodule-filename-flags',
  ],
}

export const JAVASCRIPT_LOADER_HOOK: Rule = {
  id: 'code/javascript-loader-hook',
  item: 'no-dynamic-code',
  title: 'The way modules are loaded is replaced',
  level: 'warning',
  confidence: 'high',
  why: 'From then on every `require` of the process, also those of packages, gets what this function gives it. Malicious packages use it to read and exchange the code of others.',
  fix: 'Compile ahead of time, or register a loader when starting the process (`node --import`), where it can be seen.',
  references: ['CWE-913', 'https://nodejs.org/api/modules.html#requireextensions'],
}

export const JAVASCRIPT_INTERNAL_BINDING: Rule = {
  id: 'code/javascript-internal-binding',
  item: 'native-loading',
  title: "Node's internal bindings are reached",
  level: 'warning',
  confidence: 'high',
  why: 'The bindings start processes and open files below every module that could be watched or restricted, and they may change or vanish with any release.',
  fix: 'Use the public module: `node:fs`, `node:child_process`, `node:zlib`.',
  references: ['CWE-676', 'https://nodejs.org/api/deprecations.html#DEP0111'],
}

export const JAVASCRIPT_VM2: Rule = {
  id: 'code/javascript-vm2',
  item: 'no-dynamic-code',
  title: 'vm2 is taken for a sandbox',
  level: 'note',
  confidence: 'high',
  why: 'Ways out of vm2 have been published again and again, and its authors once gave it up over them. What runs inside can run anything outside.',
  fix: 'Run code of others in a process or container without rights, or in an isolate of its own (`isolated-vm`).',
  references: ['CWE-1104', 'https://nvd.nist.gov/vuln/detail/CVE-2023-37903'],
}

export const JAVASCRIPT_FETCHED_WASM: Rule = {
  id: 'code/javascript-fetched-wasm',
  item: 'no-dynamic-code',
  title: 'WebAssembly is fetched from another host',
  level: 'note',
  confidence: 'medium',
  why: 'The other host decides at each start what runs here; the review says nothing about it.',
  fix: 'Ship the module with the project, or compare its digest before it is compiled.',
  references: ['CWE-494', 'https://webassembly.github.io/spec/web-api/#streaming-modules'],
}

export const JAVASCRIPT_OBFUSCATED: Rule = {
  id: 'code/javascript-obfuscated',
  item: 'nothing-hidden',
  title: 'Script was put through an obfuscator',
  level: 'error',
  confidence: 'high',
  why: 'Names such as `_0x3fa2c1` come from tools whose only purpose is that nobody can read the script. Minifiers do not make them; malicious releases of well-known packages were full of them.',
  fix: 'Commit the source. Code that nobody may read cannot be reviewed.',
  references: ['CWE-506'],
}

/** The rules that only JavaScript and TypeScript have. */
export const JAVASCRIPT_RULES: readonly Rule[] = [
  JAVASCRIPT_EVAL,
  JAVASCRIPT_FUNCTION_CONSTRUCTOR,
  JAVASCRIPT_TIMER_TEXT,
  JAVASCRIPT_VM,
  JAVASCRIPT_DATA_IMPORT,
  JAVASCRIPT_SHELL,
  JAVASCRIPT_INTERPRETER,
  JAVASCRIPT_DESERIALIZE,
  JAVASCRIPT_NATIVE_LIBRARY,
  JAVASCRIPT_LOADER_HOOK,
  JAVASCRIPT_INTERNAL_BINDING,
  JAVASCRIPT_VM2,
  JAVASCRIPT_FETCHED_WASM,
  JAVASCRIPT_OBFUSCATED,
]
