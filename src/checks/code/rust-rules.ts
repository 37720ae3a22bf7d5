import type { Rule } from '../../model/rule.ts'

export const RUST_SHELL_COMMAND: Rule = {
  id: 'code/rust-shell-command',
  item: 'no-dynamic-code',
  title: 'Rust hands text made at run time to a shell',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence a part of the text ends the intended command and starts another, with the rights of the process.',
  fix: 'Start the program itself: `Command::new("git").arg("clone").arg(url)`. Where a shell must stay, keep its script constant and pass values behind it: `sh -c \'… "$1"\' sh value`.',
  references: ['CWE-78', 'https://doc.rust-lang.org/std/process/struct.Command.html'],
}

export const RUST_PROGRAM_CHOICE: Rule = {
  id: 'code/rust-program-choice',
  item: 'no-dynamic-code',
  title: 'Rust decides at run time which program or script it starts',
  level: 'off',
  strictLevel: 'note',
  confidence: 'low',
  why: 'A path or name from outside decides what runs. In most programs it is a setting of the person who starts them.',
  fix: 'Name the program in the source, or choose it from a list of allowed ones.',
  references: ['CWE-78', 'CWE-426'],
}

export const RUST_NATIVE_LIBRARY: Rule = {
  id: 'code/rust-native-library',
  item: 'native-loading',
  title: 'Rust loads a native library from a place chosen at run time',
  level: 'error',
  confidence: 'high',
  why: 'A library runs its initialisers as soon as it is loaded. Whoever chooses the path, or may write to the directory, runs code in the process.',
  fix: 'Load the library by its plain name or from a fixed absolute path, or link it when building. For plugins, check the file against a list of known hashes first.',
  references: ['CWE-114', 'CWE-427', 'https://docs.rs/libloading/latest/libloading/struct.Library.html'],
}

export const RUST_FOREIGN_FUNCTION: Rule = {
  id: 'code/rust-foreign-function',
  item: 'native-loading',
  title: 'Rust declares a C function that starts programs or loads libraries',
  level: 'error',
  confidence: 'high',
  why: "A declaration of one's own goes past the names that reviewers and tools look for, and past the types that make the safe interfaces safe.",
  fix: 'Use `std::process::Command` with separate arguments, or `libloading` with a fixed name.',
  references: ['CWE-78', 'CWE-114', 'https://doc.rust-lang.org/reference/items/external-blocks.html'],
}

export const RUST_BUILD_NETWORK: Rule = {
  id: 'code/rust-build-network',
  item: 'trusted-sources',
  title: 'Build script fetches from the network',
  level: 'error',
  confidence: 'high',
  why: '`cargo build` runs the script on every machine that uses the crate. What it fetches is not in the lock file and was not reviewed.',
  fix: 'Commit the files, make them a pinned dependency, or ask for a path in an environment variable. Where a download must stay, compare its SHA-256 with a constant before it is used.',
  references: ['CWE-494', 'CWE-829', 'https://doc.rust-lang.org/cargo/reference/build-scripts.html'],
}

export const RUST_BUILD_COMMAND: Rule = {
  id: 'code/rust-build-command',
  item: 'reviewed-scripts',
  title: 'Build script installs software, changes the checkout or runs a shell script',
  level: 'warning',
  confidence: 'medium',
  why: '`cargo build` runs the script on every machine that uses the crate, and nobody who builds expects more than compiled files in `OUT_DIR`.',
  fix: 'Start the compiler or generator directly and write to `OUT_DIR` only; describe in the documentation what must be installed first.',
  references: [
    'CWE-829',
    'https://doc.rust-lang.org/cargo/reference/build-scripts.html#outputs-of-the-build-script',
  ],
}

export const RUST_MACRO_EFFECT: Rule = {
  id: 'code/rust-macro-effect',
  item: 'reviewed-scripts',
  title: 'Procedural macro starts programs, writes files or uses the network',
  level: 'error',
  confidence: 'high',
  why: 'The macro runs inside the compiler, and in editors as soon as the project is opened. A macro has tokens to read and tokens to return, and nothing else to do.',
  fix: 'Do it in a build script where it can be seen, or commit what it would make.',
  references: ['CWE-829', 'https://doc.rust-lang.org/reference/procedural-macros.html'],
}

export const RUST_EMBEDDED_SCRIPT: Rule = {
  id: 'code/rust-embedded-script',
  item: 'no-dynamic-code',
  title: 'Rust runs text in an interpreter',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence the text runs code with all that the interpreter can reach. For Python and JavaScript that is the whole process.',
  fix: 'Call functions with arguments (`module.getattr("f")?.call1((value,))`) instead of writing values into the source, and include scripts as files with `include_str!`.',
  references: ['CWE-94', 'CWE-95'],
}

export const RUST_RUN_TIME_COMPILATION: Rule = {
  id: 'code/rust-run-time-compilation',
  item: 'no-dynamic-code',
  title: 'Rust loads native or device code that is made at run time',
  level: 'warning',
  confidence: 'medium',
  why: 'Code that is compiled or loaded while the program runs was not reviewed with it. Device code reads and writes all memory of the device.',
  fix: 'Compile when building and embed the result with `include_str!` or `include_bytes!`. Where source is generated, let only numbers and names from a list vary.',
  references: ['CWE-94', 'CWE-829'],
}

export const RUST_EXECUTABLE_MEMORY: Rule = {
  id: 'code/rust-executable-memory',
  item: 'no-dynamic-code',
  title: 'Rust makes memory executable or turns data into a function',
  level: 'warning',
  confidence: 'medium',
  why: 'Bytes that become code have no source that could be reviewed, and one wrong address is enough to run others.',
  fix: 'Call functions that the compiler or the linker knows. For symbols of a library use `libloading::Library::get`, which keeps the library and the type together.',
  references: ['CWE-94', 'https://doc.rust-lang.org/std/mem/fn.transmute.html'],
}

export const RUST_DESERIALIZE: Rule = {
  id: 'code/rust-deserialize',
  item: 'no-unsafe-deserialization',
  title: 'Rust reads a format that can carry code',
  level: 'warning',
  confidence: 'medium',
  why: 'libtorch reads pickles and programs of TorchScript, and serialised trait objects carry addresses of functions: data from others becomes code.',
  fix: 'Store weights as safetensors and data in a format of plain values, such as JSON, MessagePack or bincode with types of your own.',
  references: ['CWE-502'],
}

export const RUST_UNSAFE: Rule = {
  id: 'code/rust-unsafe',
  item: 'no-dynamic-code',
  title: 'Rust reinterprets memory or holds assembly',
  level: 'off',
  strictLevel: 'note',
  confidence: 'low',
  why: "The compiler takes the programmer's word for it: a wrong size, lifetime or register is undefined behaviour.",
  fix: 'Use `bytemuck`, `zerocopy` or `to_ne_bytes` for reinterpretation and `core::arch` intrinsics for instructions.',
  references: ['CWE-119', 'https://doc.rust-lang.org/std/mem/fn.transmute.html'],
}

export const RUST_RULES: readonly Rule[] = [
  RUST_SHELL_COMMAND,
  RUST_PROGRAM_CHOICE,
  RUST_NATIVE_LIBRARY,
  RUST_FOREIGN_FUNCTION,
  RUST_BUILD_NETWORK,
  RUST_BUILD_COMMAND,
  RUST_MACRO_EFFECT,
  RUST_EMBEDDED_SCRIPT,
  RUST_RUN_TIME_COMPILATION,
  RUST_EXECUTABLE_MEMORY,
  RUST_DESERIALIZE,
  RUST_UNSAFE,
]
