import type { Rule } from '../../model/rule.ts'

export const PYTHON_SHELL: Rule = {
  id: 'code/python-shell',
  item: 'no-dynamic-code',
  title: 'Text is handed to a shell',
  level: 'error',
  confidence: 'medium',
  why: 'The shell takes the text apart again: a space, `;` or `$(…)` in a value that is put in becomes a command of its own.',
  fix: 'Pass a list of arguments and no shell: `subprocess.run(["git", "clone", url])`; where a shell is needed, `shlex.quote` each value.',
  references: ['CWE-78', 'https://docs.python.org/3/library/subprocess.html#security-considerations'],
}

export const PRIVILEGED_COMMAND: Rule = {
  id: 'code/privileged-command',
  item: 'reviewed-scripts',
  title: 'Program starts a command that changes the system',
  level: 'warning',
  confidence: 'medium',
  why: 'Packages, services, kernel modules and rights of the machine are changed by whoever runs the program, with nobody asked.',
  fix: 'Say in the documentation what has to be installed or configured, and let the program check for it.',
  references: ['CWE-250'],
}

export const NATIVE_LOAD: Rule = {
  id: 'code/native-load',
  item: 'native-loading',
  title: 'Native library is loaded from a place that is not fixed',
  level: 'error',
  confidence: 'medium',
  why: 'Loading a library runs its code at once. Whoever can choose the path, or put a file at it, runs code with the rights of the process.',
  fix: 'Load it from the directory of the package (`Path(__file__).parent / "libname.so"`), or by a fixed name from the system.',
  references: ['CWE-114', 'CWE-427'],
}

export const REMOTE_CODE: Rule = {
  id: 'code/remote-code',
  item: 'no-dynamic-code',
  title: 'Code from a model hub is run',
  level: 'error',
  confidence: 'high',
  why: 'Whoever may push to that repository on the hub decides what runs here, today and after every later push.',
  fix: 'Use a model whose code is in the library, or copy the code into the repository; at the least pin `revision` to a commit.',
  references: ['CWE-829', 'CWE-494'],
}

export const HUB_UNPINNED: Rule = {
  id: 'code/hub-unpinned',
  item: 'pinned-dependencies',
  title: 'Download from a model hub names no commit',
  level: 'off',
  strictLevel: 'note',
  confidence: 'medium',
  why: 'The files behind a name can be exchanged at any time; only a commit says which ones were reviewed.',
  fix: 'Pass `revision="<commit>"`.',
  references: ['CWE-494'],
}

export const KERAS_LOAD: Rule = {
  id: 'code/keras-load',
  item: 'no-unsafe-deserialization',
  title: 'Keras model may bring code of its own',
  level: 'error',
  confidence: 'high',
  why: 'Without safe mode, `Lambda` layers are unmarshalled and run; for the old HDF5 format safe mode is not even looked at.',
  fix: 'Leave `safe_mode` on and use the `.keras` format, or load weights into a model whose code is in the repository.',
  references: [
    'CWE-502',
    'CVE-2025-9905',
    'https://keras.io/api/models/model_saving_apis/model_saving_and_loading/',
  ],
}

export const NATIVE_COMPILE: Rule = {
  id: 'code/native-compile',
  item: 'native-loading',
  title: 'Native code is compiled from text at run time',
  level: 'warning',
  confidence: 'medium',
  why: 'What is compiled is put together while the program runs, and is machine code a moment later: the review cannot say what it does.',
  fix: 'Keep the source in a file of the repository and build it with the package.',
  references: ['CWE-94'],
}

export const PICKLE_GADGET: Rule = {
  id: 'code/pickle-gadget',
  item: 'no-unsafe-deserialization',
  title: 'Object runs a command when it is unpickled',
  level: 'error',
  confidence: 'high',
  why: '`__reduce__` says which function unpickling calls. Naming one that runs code or commands is how harmful pickles are made.',
  fix: 'Return the class itself and its arguments from `__reduce__`.',
  references: ['CWE-502', 'CWE-506', 'https://docs.python.org/3/library/pickle.html#object.__reduce__'],
}

export const PYTHON_REFLECTION: Rule = {
  id: 'code/python-reflection',
  item: 'no-dynamic-code',
  title: 'Function is reached through the inside of objects',
  level: 'warning',
  confidence: 'medium',
  why: 'Climbing from an object to all classes of the interpreter is how sandboxes are left and forbidden functions are called without their names.',
  fix: 'Call the function by its name.',
  references: ['CWE-94', 'CWE-470'],
}

export const PYTHON_INTERPRETER: Rule = {
  id: 'code/python-interpreter',
  item: 'no-dynamic-code',
  title: 'Text runs in an interpreter inside the program',
  level: 'error',
  confidence: 'medium',
  why: 'These functions run text as Python just as `exec` does, under a name that is easily overlooked.',
  fix: 'Write the code as functions and call them.',
  references: ['CWE-94', 'CWE-95'],
}

export const DEBUGGER_LEFT: Rule = {
  id: 'code/debugger-left',
  item: 'no-dynamic-code',
  title: 'Debugger stops the program',
  level: 'note',
  confidence: 'medium',
  why: 'The program halts here and waits for commands, which it runs.',
  fix: 'Remove the line.',
  references: ['CWE-489'],
}

export const UNVERIFIED_TLS: Rule = {
  id: 'code/unverified-tls',
  item: 'trusted-sources',
  title: 'Certificate of the other side is not checked',
  level: 'warning',
  confidence: 'high',
  why: 'Anybody on the way can answer instead of the server, and exchange what is downloaded or read what is sent.',
  fix: 'Leave verification on; for an own authority pass its certificate (`verify="/path/ca.pem"`).',
  references: ['CWE-295'],
}

export const DOWNLOAD_THEN_RUN: Rule = {
  id: 'code/download-then-run',
  item: 'trusted-sources',
  title: 'Downloaded file is run without a checksum',
  level: 'error',
  confidence: 'high',
  why: 'Whoever controls the server, or the way to it, decides what runs; nothing here would notice another file.',
  fix: 'Compare a SHA-256 that stands in the source before the file is used, or make it a pinned dependency.',
  references: ['CWE-494', 'CWE-829'],
}

export const UNVERIFIED_DOWNLOAD: Rule = {
  id: 'code/unverified-download',
  item: 'trusted-sources',
  title: 'Download is stored without a checksum',
  level: 'off',
  strictLevel: 'note',
  confidence: 'medium',
  why: 'The file behind an address can be exchanged; nothing here would notice.',
  fix: 'Compare a SHA-256 that stands in the source.',
  references: ['CWE-494'],
}

export const ARCHIVE_EXTRACT: Rule = {
  id: 'code/archive-extract',
  item: 'trusted-sources',
  title: 'Archive may write outside of the directory it is unpacked into',
  level: 'warning',
  confidence: 'medium',
  why: 'Members of a tar archive may be called `../../.bashrc` or be links that lead elsewhere. Before Python 3.14 nothing stops them.',
  fix: 'Pass `filter="data"`.',
  references: [
    'CWE-22',
    'CVE-2007-4559',
    'https://docs.python.org/3/library/tarfile.html#extraction-filters',
  ],
}

export const TEMPLATE_SOURCE: Rule = {
  id: 'code/template-source',
  item: 'no-dynamic-code',
  title: 'Template is made from text that is not part of the program',
  level: 'warning',
  confidence: 'medium',
  why: 'A template is a program: its expressions reach every object of the interpreter and call what they find.',
  fix: 'Use `jinja2.sandbox.ImmutableSandboxedEnvironment`, and keep templates in files of the repository.',
  references: ['CWE-1336', 'CVE-2024-34359'],
}

export const INSTALL_TIME_NETWORK: Rule = {
  id: 'code/install-time-network',
  item: 'trusted-sources',
  title: 'Installing the package talks to the network',
  level: 'error',
  confidence: 'medium',
  why: 'Installing runs this file without being asked. What it fetches is no part of the package that was reviewed and whose hash is pinned.',
  fix: 'Put the file into the package, or let users fetch it themselves and check its SHA-256.',
  references: ['CWE-829', 'CWE-494'],
}

export const ENVIRONMENT_SENT: Rule = {
  id: 'code/environment-sent',
  item: 'no-secrets',
  title: 'All environment variables go to the network',
  level: 'error',
  confidence: 'medium',
  why: 'Tokens and passwords of build machines and servers stand in the environment; this is how harmful packages take them.',
  fix: 'Send the variables that are needed, each by its name.',
  references: ['CWE-200', 'CWE-506'],
}

export const METADATA_ADDRESS: Rule = {
  id: 'code/metadata-address',
  item: 'no-secrets',
  title: "Program asks the cloud machine's metadata service",
  level: 'warning',
  confidence: 'medium',
  why: 'The service hands the credentials of the machine to every program that runs on it.',
  fix: "Use the cloud provider's client library, which asks for what it needs.",
  references: ['CWE-918', 'CWE-522'],
}

export const REVERSE_SHELL: Rule = {
  id: 'code/reverse-shell',
  item: 'no-dynamic-code',
  title: 'Shell is connected to a socket',
  level: 'error',
  confidence: 'high',
  why: 'Whoever is at the other end of the connection types commands into this machine.',
  fix: 'Remove it. There is no reviewable use of this pattern.',
  references: ['CWE-506', 'CWE-912'],
}

/** Rules about what a Python program does to the system around it. */
export const PYTHON_SYSTEM_RULES: readonly Rule[] = [
  PYTHON_SHELL,
  PRIVILEGED_COMMAND,
  NATIVE_LOAD,
  NATIVE_COMPILE,
  REMOTE_CODE,
  HUB_UNPINNED,
  KERAS_LOAD,
  PICKLE_GADGET,
  PYTHON_REFLECTION,
  PYTHON_INTERPRETER,
  DEBUGGER_LEFT,
  UNVERIFIED_TLS,
  DOWNLOAD_THEN_RUN,
  UNVERIFIED_DOWNLOAD,
  ARCHIVE_EXTRACT,
  TEMPLATE_SOURCE,
  INSTALL_TIME_NETWORK,
  ENVIRONMENT_SENT,
  METADATA_ADDRESS,
  REVERSE_SHELL,
]
