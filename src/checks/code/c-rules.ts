import type { Rule } from '../../model/rule.ts'

export const C_COMMAND: Rule = {
  id: 'code/c-command',
  item: 'no-dynamic-code',
  title: 'C code starts a command that is put together at run time',
  level: 'error',
  confidence: 'high',
  why: 'A shell runs everything in the text it is given, so whoever can influence a file name, an argument or a variable of the environment runs commands of their own.',
  fix: 'Call the library that does the work; where a program is really needed, start it by its full path with `posix_spawn` and an array of arguments.',
  references: ['CWE-78', 'https://wiki.sei.cmu.edu/confluence/pages/viewpage.action?pageId=87152177'],
}

export const C_LIBRARY_LOAD: Rule = {
  id: 'code/c-library-load',
  item: 'native-loading',
  title: 'C code loads a native library from a place that can change',
  level: 'error',
  confidence: 'medium',
  why: 'A library runs its constructors as soon as it is loaded. When its path comes from the environment, an argument or the working directory, whoever controls that controls the process.',
  fix: 'Load by a constant name that the system resolves (`libcuda.so.1`) or a constant absolute path; on Windows add `LOAD_LIBRARY_SEARCH_SYSTEM32`.',
  references: ['CWE-114', 'CWE-427', 'https://man7.org/linux/man-pages/man3/dlopen.3.html'],
}

export const C_INTERPRETER: Rule = {
  id: 'code/c-embedded-interpreter',
  item: 'no-dynamic-code',
  title: 'C code gives text to an embedded interpreter',
  level: 'error',
  confidence: 'high',
  why: 'The text runs with every right of the process. A script that is put together or read while the program runs is not the script that was reviewed.',
  fix: "Call the interpreter's functions through its API (`PyObject_Call`, `lua_pcall`) with the values as arguments, or keep the script a literal.",
  references: ['CWE-94', 'https://docs.python.org/3/c-api/veryhigh.html'],
}

export const C_GPU_MODULE: Rule = {
  id: 'code/c-gpu-module',
  item: 'native-loading',
  title: 'Code for the GPU is compiled or loaded at run time',
  level: 'note',
  confidence: 'medium',
  why: 'What the device runs is chosen while the program runs. In a kernel library that is its purpose; elsewhere it deserves a look at where the module comes from.',
  fix: 'Compile kernels with the project and embed them, or load them from a constant path that the package installs.',
  references: ['CWE-114', 'https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MODULE.html'],
}

export const C_EXECUTABLE_MEMORY: Rule = {
  id: 'code/c-executable-memory',
  item: 'no-dynamic-code',
  title: 'Memory is made executable',
  level: 'error',
  confidence: 'medium',
  why: 'Bytes that were written as data become code that no reviewer and no scanner has seen. Outside compilers and emulators it is how payloads are started.',
  fix: 'Remove it, or say in the description of the change what generates the code; never map memory writable and executable at the same time.',
  references: ['CWE-94', 'https://man7.org/linux/man-pages/man2/mprotect.2.html'],
}

export const C_PROCESS_TAMPERING: Rule = {
  id: 'code/c-process-tampering',
  item: 'no-dynamic-code',
  title: 'Another process is controlled or written to',
  level: 'warning',
  confidence: 'medium',
  why: 'Tracing a process or writing into its memory is what debuggers do, and what code does that hides from them or moves into other programs.',
  fix: 'Keep it to a debugger or profiler that users start themselves, and say so in the description of the change.',
  references: ['CWE-94', 'https://man7.org/linux/man-pages/man2/ptrace.2.html'],
}

export const C_SYSTEM_CALL: Rule = {
  id: 'code/c-direct-system-call',
  item: 'no-dynamic-code',
  title: 'System is called past the C library',
  level: 'warning',
  confidence: 'medium',
  why: 'A system call by number or in assembly does what `execve` does without naming it, so that neither reviewers nor tools that look for names find it.',
  fix: "Use the C library's function for it.",
  references: ['CWE-676', 'https://man7.org/linux/man-pages/man2/syscall.2.html'],
}

export const C_CONSTRUCTOR: Rule = {
  id: 'code/c-constructor',
  item: 'nothing-hidden',
  title: 'Dangerous code runs as soon as the library is loaded',
  level: 'error',
  confidence: 'high',
  why: 'Constructors, initialisers of globals and `DllMain` run before anybody calls the library, in every process that loads it.',
  fix: 'Do it in a function that callers call.',
  references: ['CWE-506', 'https://gcc.gnu.org/onlinedocs/gcc/Common-Function-Attributes.html'],
}

export const C_RULES: readonly Rule[] = [
  C_COMMAND,
  C_LIBRARY_LOAD,
  C_INTERPRETER,
  C_GPU_MODULE,
  C_EXECUTABLE_MEMORY,
  C_PROCESS_TAMPERING,
  C_SYSTEM_CALL,
  C_CONSTRUCTOR,
]
