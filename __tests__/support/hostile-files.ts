/** A file of a change that is made to exhaust whoever reads it, with something to be found behind the hostile part. */
export interface HostileFile {
  readonly what: string
  readonly path: string
  /** The rule that the last lines break. */
  readonly rule: string
  readonly make: () => Buffer
}

/** Put together here, so that no scanner of this file takes it for one. */
const TOKEN = `${'gh'}p_${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5'}`
const BAIT = {
  secret: { rule: 'secrets/', text: `\npassword = "Tr0ub4dor-9xKq${'zWm4'}Lp7"\n# ${TOKEN}\n` },
  python: { rule: 'code/', text: '\nimport pickle\npickle.loads(data)\neval(data)\n' },
  script: { rule: 'code/', text: '\n;eval(location.hash);\n' },
  shell: { rule: 'dependencies/', text: '\npip install left-pad\n' },
  recipe: { rule: 'dependencies/', text: '\n\tpip install left-pad\n' },
} as const

type Lure = keyof typeof BAIT

function file(what: string, path: string, lure: Lure, hostile: () => string | Uint8Array): HostileFile {
  return {
    what,
    path,
    rule: BAIT[lure].rule,
    make: () => Buffer.concat([Buffer.from(hostile()), Buffer.from(BAIT[lure].text)]),
  }
}

/** Formats where nothing can stand behind the nesting: `tail` closes the document and holds what is to be found. */
function document(what: string, path: string, rule: string, text: () => string): HostileFile {
  return { what, path, rule, make: () => Buffer.from(text()) }
}

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('')
}

const WORKFLOW = '.github/workflows/ci.yml'
const STEPS = '\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: example/build@v4\n'
const REQUIREMENT = '"left-pad": "git+https://example.com/left.git"'

/** @param deep levels; ten thousand are more than any file has, and more than a parser that recurses survives */
export function nestedFiles(deep: number): readonly HostileFile[] {
  const nested = (open: string, middle: string, close: string): string =>
    `${open.repeat(deep)}${middle}${close.repeat(deep)}`
  return [
    document(
      'lists in JSON',
      'package.json',
      'dependencies/',
      () => `{"name": "a", "x": ${nested('[', '', ']')}, "dependencies": {${REQUIREMENT}}}`,
    ),
    document(
      'objects in JSON',
      'package.json',
      'dependencies/',
      () => `{"name": "a", "x": ${nested('{"a":', '1', '}')}, "dependencies": {${REQUIREMENT}}}`,
    ),
    document(
      'lists without an end in JSON',
      'package.json',
      'dependencies/',
      () => `{"dependencies": {${REQUIREMENT}}, "x": ${'['.repeat(deep)}`,
    ),
    document('lists in YAML', WORKFLOW, 'dependencies/', () => `x: ${nested('[', '', ']')}${STEPS}`),
    document('maps in YAML', WORKFLOW, 'dependencies/', () => `x: ${nested('{a: ', '1', '}')}${STEPS}`),
    document('dashes in YAML', WORKFLOW, 'dependencies/', () => `x:\n  ${'- '.repeat(deep)}1${STEPS}`),
    document(
      'question marks in YAML',
      WORKFLOW,
      'dependencies/',
      () => `x:\n  ${'? '.repeat(deep)}1${STEPS}`,
    ),
    document(
      'indented maps in YAML',
      WORKFLOW,
      'dependencies/',
      () => `x:\n${numbered(Math.min(deep, 1_500), (at) => `${' '.repeat(at + 1)}a:\n`)}${STEPS}`,
    ),
    document(
      'lists in TOML',
      'pyproject.toml',
      'dependencies/',
      () => `[tool.x]\na = ${nested('[', '', ']')}\n[project]\nname = "a"\ndependencies = ["left-pad"]\n`,
    ),
    document(
      'tables in TOML',
      'pyproject.toml',
      'dependencies/',
      () =>
        `[tool.x]\na = ${nested('{a = ', '1', '}')}\n[project]\nname = "a"\ndependencies = ["left-pad"]\n`,
    ),
    document(
      'dotted keys in TOML',
      'pyproject.toml',
      'dependencies/',
      () => `[tool.x]\na${'.a'.repeat(deep)} = 1\n[project]\nname = "a"\ndependencies = ["left-pad"]\n`,
    ),
    document(
      'table headers in TOML',
      'Cargo.toml',
      'dependencies/',
      () => `[a${'.a'.repeat(deep)}]\nb = 1\n[dependencies]\nleft = { git = "https://example.com/left" }\n`,
    ),
    file('elements in XML', 'pom.xml', 'secret', () => nested('<a>', '', '</a>')),
    file('parentheses in Python', 'a.py', 'python', () => nested('(', 'x', ')')),
    file('parentheses without an end in Python', 'a.py', 'python', () => '('.repeat(deep)),
    file('blocks in Python', 'a.py', 'python', () =>
      numbered(Math.min(deep, 1_500), (at) => `${' '.repeat(at)}if x:\n`).concat(
        `${' '.repeat(Math.min(deep, 1_500))}pass\n`,
      ),
    ),
    file('f-strings in Python', 'a.py', 'python', () => nested('f"{', 'x', '}"')),
    file('f-strings without an end in Python', 'a.py', 'python', () => 'f"{'.repeat(deep)),
    file('lambdas in Python', 'a.py', 'python', () => `${'lambda: '.repeat(deep)}x`),
    file('calls in Python', 'a.py', 'python', () => nested('f(', 'x', ')')),
    file('not in Python', 'a.py', 'python', () => `${'not '.repeat(deep)}x`),
    file('subscripts in Python', 'a.py', 'python', () => `x${'[0]'.repeat(deep)}`),
    file('else ifs in Python', 'a.py', 'python', () => `if x: pass\n${'elif x: pass\n'.repeat(deep)}`),
    file('lists in JavaScript', 'a.js', 'script', () => nested('[', '', ']')),
    file('functions in JavaScript', 'a.js', 'script', () => nested('(()=>{', '', '})()')),
    file('templates in JavaScript', 'a.js', 'script', () => nested('`${', 'x', '}`')),
    file('elses in JavaScript', 'a.js', 'script', () => `${'if(x);else '.repeat(deep)};`),
    file('sums in JavaScript', 'a.js', 'script', () => `x${'+x'.repeat(deep)}`),
    file('calls in JavaScript', 'a.js', 'script', () => `x${'()'.repeat(deep)}`),
    file('members in JavaScript', 'a.js', 'script', () => `x${'.x'.repeat(deep)}`),
    file('assignments in JavaScript', 'a.js', 'script', () => `${'x='.repeat(deep)}1`),
    file('types in TypeScript', 'a.ts', 'script', () => `type A = ${nested('Array<', 'x', '>')}`),
    file(
      'conditional types in TypeScript',
      'a.ts',
      'script',
      () => `type A = ${'B extends C ? D : '.repeat(deep)}E`,
    ),
    file('casts in TypeScript', 'a.ts', 'script', () => `${'<any>'.repeat(deep)}x`),
    file('elements in TSX', 'a.tsx', 'script', () => nested('<a>', '', '</a>')),
    file('namespaces in TypeScript', 'a.ts', 'script', () => nested('namespace a{', '', '}')),
    file('subshells in shell', 'a.sh', 'shell', () => nested('(', 'true', ')')),
    file('substitutions in shell', 'a.sh', 'shell', () => nested('$(', 'true', ')')),
    file('substitutions in strings in shell', 'a.sh', 'shell', () => nested('"$(', 'true', ')"')),
    file('expansions in shell', 'a.sh', 'shell', () => `echo ${nested('${a:-', 'b', '}')}`),
    file('ifs in shell', 'a.sh', 'shell', () => nested('if true; then ', 'true', '; fi')),
    file('blocks in shell', 'a.sh', 'shell', () => nested('{ ', 'true', '; }')),
    file('arithmetic in shell', 'a.sh', 'shell', () => `echo $((${nested('(', '1', ')')}))`),
    file('shells in shells', 'a.sh', 'shell', () => `${"bash -c 'true'\n".repeat(deep)}`),
    file(
      'substitutions in a Dockerfile',
      'Dockerfile',
      'shell',
      () => `FROM a\nRUN ${nested('$(', 'true', ')')}\nRUN true; \\`,
    ),
    file(
      'variables in a Dockerfile',
      'Dockerfile',
      'shell',
      () => `FROM ${nested('${a:-', 'b', '}')}\nRUN true; \\`,
    ),
    file(
      'triggers in a Dockerfile',
      'Dockerfile',
      'shell',
      () => `FROM a\n${'ONBUILD '.repeat(deep)}RUN true\nRUN true; \\`,
    ),
    file('references in a Makefile', 'Makefile', 'recipe', () => `a:\n\t${nested('$(', 'x', ')')}`),
  ]
}

/**
 * Small pieces in great number, and small texts that stand for large ones.
 * @param share of the true number, 1 or less
 */
export function multipliedFiles(share: number): readonly HostileFile[] {
  const many = (count: number): number => Math.ceil(count * share)
  return [
    document(
      'a billion laughs in YAML',
      WORKFLOW,
      'dependencies/',
      () =>
        `a0: &a0 [lol]\n${numbered(30, (at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}*a${at}]\n`)}${STEPS}`,
    ),
    document(
      'a billion laughs under the jobs',
      WORKFLOW,
      'dependencies/',
      () =>
        `a0: &a0 [{uses: example/build@v4}]\n${numbered(30, (at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}*a${at}]\n`)}jobs:\n  test: {steps: *a30}\n  other:\n    steps:\n      - uses: example/build@v4\n`,
    ),
    document(
      'merge keys in YAML',
      WORKFLOW,
      'dependencies/',
      () =>
        `a0: &a0 {k0: 1}\n${numbered(30, (at) => `a${at + 1}: &a${at + 1} {k${at + 1}: 1, <<: [${`*a${at},`.repeat(9)}*a${at}]}\n`)}jobs:\n  test:\n    <<: *a30\n    steps:\n      - uses: example/build@v4\n`,
    ),
    document('an alias to itself', WORKFLOW, 'dependencies/', () => `a: &a [*a, *a]\n${STEPS}`),
    document(
      'anchors and aliases in great number',
      WORKFLOW,
      'dependencies/',
      () =>
        `${numbered(many(10_000), (at) => `a${at}: &a${at} x\n`)}b: [${numbered(many(10_000), (at) => `*a${at},`)}]${STEPS}`,
    ),
    document(
      'documents in great number',
      WORKFLOW,
      'dependencies/',
      () => `${'---\na: 1\n'.repeat(many(20_000))}---${STEPS}`,
    ),
    document(
      'keys in great number',
      WORKFLOW,
      'dependencies/',
      () => `${numbered(many(30_000), (at) => `k${at}: 1\n`)}${STEPS}`,
    ),
    document('equal keys', WORKFLOW, 'dependencies/', () => `${'k: 1\n'.repeat(many(30_000))}${STEPS}`),
    document(
      'errors in YAML',
      WORKFLOW,
      'dependencies/',
      () => `${'a: b: c: }\n'.repeat(many(10_000))}${STEPS}`,
    ),
    document(
      'tables in great number in TOML',
      'Cargo.toml',
      'dependencies/',
      () =>
        `${numbered(many(10_000), (at) => `[a${at}]\nb = 1\n`)}[dependencies]\nleft = { git = "https://example.com/left" }\n`,
    ),
    document(
      'broken tables in TOML',
      'Cargo.toml',
      'dependencies/',
      () =>
        `${'[a]\nb = \n'.repeat(many(10_000))}[dependencies]\nleft = { git = "https://example.com/left" }\n`,
    ),
    document(
      'equal tables in TOML',
      'Cargo.toml',
      'dependencies/',
      () =>
        `${'[[a]]\nb = 1\n'.repeat(many(20_000))}[dependencies]\nleft = { git = "https://example.com/left" }\n`,
    ),
    document(
      'keys in great number in TOML',
      'Cargo.toml',
      'dependencies/',
      () =>
        `[a]\n${numbered(many(20_000), (at) => `k${at} = 1\n`)}[dependencies]\nleft = { git = "https://example.com/left" }\n`,
    ),
    document(
      'entries in great number in JSON',
      'package.json',
      'dependencies/',
      () =>
        `{"x": {${numbered(many(100_000), (at) => `"k${at}": "1.0.0",`)}"z":1}, "dependencies": {${REQUIREMENT}}}`,
    ),
    document(
      'errors in JSON',
      'package.json',
      'dependencies/',
      () => `{"x": [${'}'.repeat(many(100_000))}], "dependencies": {${REQUIREMENT}}}`,
    ),
    file('statements in Python', 'a.py', 'python', () => 'x = 1\n'.repeat(many(100_000))),
    file('statements on one line in Python', 'a.py', 'python', () => 'x=1;'.repeat(many(100_000))),
    file('functions in Python', 'a.py', 'python', () =>
      numbered(many(30_000), (at) => `def f${at}(): pass\n`),
    ),
    file('imports in Python', 'a.py', 'python', () => numbered(many(30_000), (at) => `import m${at}\n`)),
    file('decorators in Python', 'a.py', 'python', () => `${'@a\n'.repeat(many(30_000))}def f(): pass\n`),
    file('a long name in Python', 'a.py', 'python', () => `${'x'.repeat(65_536)} = 1`),
    file('bindings of one name in Python', 'a.py', 'python', () => 'pickle = 1\n'.repeat(many(30_000))),
    file('statements in JavaScript', 'a.js', 'script', () => 'x = 1\n'.repeat(many(100_000))),
    file('functions in JavaScript', 'a.js', 'script', () =>
      numbered(many(50_000), (at) => `function f${at}(){}\n`),
    ),
    file('declarations of one name in JavaScript', 'a.js', 'script', () =>
      'var eval1 = 1;'.repeat(many(50_000)),
    ),
    file('a long name in JavaScript', 'a.js', 'script', () => `${'x'.repeat(65_536)} = 1`),
    file('comments in JavaScript', 'a.js', 'script', () => '/**/'.repeat(many(100_000))),
    file('regular expressions in JavaScript', 'a.js', 'script', () => 'x(/a/);'.repeat(many(50_000))),
    file('statements in shell', 'a.sh', 'shell', () => 'true\n'.repeat(many(100_000))),
    file('here-documents in shell', 'a.sh', 'shell', () => 'cat <<E\nE\n'.repeat(many(5_000))),
    file(
      'here-documents without an end in shell',
      'a.sh',
      'shell',
      () => `pip install left-pad\n${'cat <<E\n'.repeat(many(5_000))}`,
    ),
    file('one command of many words in shell', 'a.sh', 'shell', () => `echo${' a'.repeat(many(100_000))}`),
    file('pipes in shell', 'a.sh', 'shell', () => `a${'|a'.repeat(many(20_000))}`),
    file('conditions in shell', 'a.sh', 'shell', () => `a${'&&a'.repeat(many(20_000))}`),
    file('a long word in shell', 'a.sh', 'shell', () => `echo ${'x'.repeat(65_536)}`),
    file('dollars in shell', 'a.sh', 'shell', () => `echo ${'$$'.repeat(many(50_000))}`),
    file(
      'instructions in a Dockerfile',
      'Dockerfile',
      'shell',
      () => `FROM a\n${'ENV a=b\n'.repeat(many(20_000))}RUN true; \\`,
    ),
    file(
      'flags in a Dockerfile',
      'Dockerfile',
      'shell',
      () => `FROM a\nRUN ${'--a=b '.repeat(many(20_000))} true\nRUN true; \\`,
    ),
    file(
      'continued lines in a Dockerfile',
      'Dockerfile',
      'shell',
      () => `FROM a\nRUN a ${'\\\n'.repeat(many(50_000))} true; \\`,
    ),
    file(
      'here-documents in a Dockerfile',
      'Dockerfile',
      'shell',
      () => `FROM a\nRUN ${'<<E '.repeat(many(10_000))}\nE\nRUN true; \\`,
    ),
    file('variables in great number in a Dockerfile', 'Dockerfile', 'shell', () =>
      `ARG a=$a$a$a$a$a$a$a$a\n`.repeat(many(5_000)).concat('FROM $a\nRUN true; \\'),
    ),
    file('open references in a Makefile', 'Makefile', 'recipe', () => `a:\n\t${'$('.repeat(many(250_000))}`),
    file('rules in a Makefile', 'Makefile', 'recipe', () => 'a:\n\ttrue\n'.repeat(many(20_000))),
    file('lines of requirements', 'requirements.txt', 'secret', () =>
      numbered(many(100_000), (at) => `a${at}==1.0\n`),
    ),
    file('continued lines of requirements', 'requirements.txt', 'secret', () =>
      'a==1.0 \\\n'.repeat(many(50_000)),
    ),
  ]
}

/** Great size with nothing in it. */
/** @param size of most of them, in bytes */
export function largeFiles(size: number): readonly HostileFile[] {
  return [
    file('a line of 20 MB', 'a.py', 'python', () => `x = "${'a'.repeat(size)}"`),
    file('a line of 20 MB in a script', 'a.js', 'script', () => `x = "${'a'.repeat(size)}"`),
    file('a line of 20 MB in a text', 'a.txt', 'secret', () => 'a'.repeat(size)),
    file('a line of 20 MB in a shell script', 'a.sh', 'shell', () => `echo ${'a'.repeat(size)}`),
    file('a line of 4 MB in a Makefile', 'Makefile', 'recipe', () => `a:\n\techo ${'a'.repeat(size / 5)}`),
    file(
      'a line of 4 MB in a Dockerfile',
      'Dockerfile',
      'shell',
      () => `FROM a\nRUN ${'a'.repeat(size / 5)}\nRUN true; \\`,
    ),
    file('a line of 4 MB in requirements', 'requirements.txt', 'secret', () => 'a'.repeat(size / 5)),
    document(
      'a value of 20 MB in JSON',
      'package.json',
      'dependencies/',
      () => `{"a":"${'a'.repeat(size)}","dependencies":{${REQUIREMENT}}}`,
    ),
    document('a value of 20 MB in YAML', WORKFLOW, 'dependencies/', () => `a: ${'a'.repeat(size)}${STEPS}`),
    document(
      'a value of 4 MB in TOML',
      'Cargo.toml',
      'dependencies/',
      () => `a = "${'a'.repeat(size / 5)}"\n[dependencies]\nleft = { git = "https://example.com/left" }\n`,
    ),
    document(
      'a value of 4 MB in a configuration',
      'setup.cfg',
      'dependencies/',
      () => `[metadata]\nname = ${'a'.repeat(size / 5)}\n[options]\ninstall_requires =\n  left-pad\n`,
    ),
    file('a hundred thousand lines', 'a.txt', 'secret', () => 'a line of a text\n'.repeat(100_000)),
    file('line feeds', 'a.txt', 'secret', () => '\n'.repeat(size / 20)),
    file('carriage returns in Python', 'a.py', 'python', () => '\r'.repeat(size / 20)),
    file('blanks in Python', 'a.py', 'python', () => ' '.repeat(size / 10)),
    file('zero bytes in a text', 'a.txt', 'secret', () => Buffer.alloc(30)),
    file('zero bytes in Python', 'a.py', 'python', () => `x = 1\n${'\0'.repeat(size / 20)}\n`),
    file('zero bytes in a shell script', 'a.sh', 'shell', () => `true\n${'\0'.repeat(100_000)}\n`),
    file('bytes that are no UTF-8 in Python', 'a.py', 'python', () =>
      Buffer.concat([Buffer.from('x = "'), Buffer.alloc(size / 20, 0xff), Buffer.from('"\n')]),
    ),
    file('bytes that are no UTF-8 in a script', 'a.js', 'script', () =>
      Buffer.concat([Buffer.from('x = "'), Buffer.alloc(size / 20, 0xff), Buffer.from('"\n')]),
    ),
    file('cut characters in a text', 'a.txt', 'secret', () =>
      Buffer.concat([Buffer.from('text '), Buffer.from([0xe2, 0x82]), Buffer.from(' text\n')]),
    ),
  ]
}
