import type { Rule } from '../../model/rule.ts'

export const ZIG_SHELL_COMMAND: Rule = {
  id: 'code/zig-shell-command',
  item: 'no-dynamic-code',
  title: 'Zig hands text made at run time to a shell',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence a part of the text ends the intended command and starts another, with the rights of the process.',
  fix: 'Start the program itself with a list of arguments: `.argv = &.{ "git", "clone", url }`. Where a shell must stay, keep its script constant and pass values behind it.',
  references: ['CWE-78', 'https://ziglang.org/documentation/master/std/#std.process'],
}

export const ZIG_PROGRAM_CHOICE: Rule = {
  id: 'code/zig-program-choice',
  item: 'no-dynamic-code',
  title: 'Zig decides at run time which program or script it starts',
  level: 'off',
  strictLevel: 'note',
  confidence: 'low',
  why: 'A path or name from outside decides what runs. In most programs it is a setting of the person who starts them.',
  fix: 'Name the program in the source, or choose it from a list of allowed ones.',
  references: ['CWE-78', 'CWE-426'],
}

export const ZIG_NATIVE_LIBRARY: Rule = {
  id: 'code/zig-native-library',
  item: 'native-loading',
  title: 'Zig loads a native library from a place chosen at run time',
  level: 'error',
  confidence: 'high',
  why: 'A library runs its initialisers as soon as it is loaded. Whoever chooses the path, or may write to the directory, runs code in the process.',
  fix: 'Load the library by its plain name or from a fixed absolute path, or link it when building. For plugins, check the file against a list of known hashes first.',
  references: ['CWE-114', 'CWE-427', 'https://ziglang.org/documentation/master/std/#std.DynLib'],
}

export const ZIG_FOREIGN_FUNCTION: Rule = {
  id: 'code/zig-foreign-function',
  item: 'native-loading',
  title: 'Zig declares a C function that starts programs or loads libraries',
  level: 'error',
  confidence: 'high',
  why: "A declaration of one's own goes past the names that reviewers and tools look for.",
  fix: 'Use `std.process` with a list of arguments, or `std.DynLib` with a fixed name.',
  references: ['CWE-78', 'CWE-114'],
}

export const ZIG_BUILD_NETWORK: Rule = {
  id: 'code/zig-build-network',
  item: 'trusted-sources',
  title: 'Zig build fetches from the network',
  level: 'error',
  confidence: 'high',
  why: '`zig build` runs the script on every machine that uses the package. What it fetches has no hash in `build.zig.zon` and was not reviewed.',
  fix: 'List the archive in `build.zig.zon` with its hash and use it through `b.dependency`.',
  references: ['CWE-494', 'CWE-829', 'https://ziglang.org/learn/build-system/'],
}

export const ZIG_BUILD_COMMAND: Rule = {
  id: 'code/zig-build-command',
  item: 'reviewed-scripts',
  title: 'Zig build installs software, changes the checkout or runs a shell script',
  level: 'warning',
  confidence: 'medium',
  why: '`zig build` runs the script on every machine that uses the package, and nobody who builds expects more than compiled files.',
  fix: 'Start the compiler or generator directly, or write the step in Zig; describe in the documentation what must be installed first.',
  references: ['CWE-829', 'https://ziglang.org/learn/build-system/'],
}

export const ZIG_RULES: readonly Rule[] = [
  ZIG_SHELL_COMMAND,
  ZIG_PROGRAM_CHOICE,
  ZIG_NATIVE_LIBRARY,
  ZIG_FOREIGN_FUNCTION,
  ZIG_BUILD_NETWORK,
  ZIG_BUILD_COMMAND,
]
