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

/** The rules that only JavaScript and TypeScript have. */
export const JAVASCRIPT_RULES: readonly Rule[] = [
  JAVASCRIPT_EVAL,
  JAVASCRIPT_FUNCTION_CONSTRUCTOR,
  JAVASCRIPT_TIMER_TEXT,
  JAVASCRIPT_VM,
  JAVASCRIPT_DATA_IMPORT,
]
