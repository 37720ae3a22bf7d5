import type { Tripwire } from '../../text/tripwire.ts'

const name = (word: string): { readonly name: string } => ({ name: word })

/** Every module word with every member word. Words are separated by spaces. */
function pairs(modules: string, members: string): readonly Tripwire[] {
  return modules
    .split(' ')
    .flatMap((module) => members.split(' ').map((member) => ({ all: [name(module), name(member)] })))
}

/** Names that say enough alone. */
const TELLING =
  'getoutput getstatusoutput create_subprocess_shell subprocess_shell popen2 popen3 popen4 CDLL PyDLL WinDLL OleDLL LoadLibrary dlopen load_library load_op_library load_library_permanently ExtensionFileLoader load_dynamic add_dll_directory register_custom_ops_library load_inline RawModule RawKernel ElementwiseKernel ReductionKernel SourceModule nvrtcCreateProgram cppdef cppexec pyximport hf_hub_download snapshot_download load_dataset enable_unsafe_deserialization deserialize_keras_object safe_mode InteractiveConsole InteractiveInterpreter run_module run_string run_in_subinterp set_trace breakpoint zipimporter addsitedir _create_unverified_context _create_stdlib_context CERT_NONE cert_reqs urlretrieve download_url_to_file unpack_archive extractall trust_remote_code __subclasses__ __reduce__ __reduce_ex__ exec_command dup2 PYTHONHTTPSVERIFY CURL_CA_BUNDLE REQUESTS_CA_BUNDLE GIT_SSL_NO_VERIFY LD_PRELOAD LD_AUDIT DYLD_INSERT_LIBRARIES'.split(
    ' ',
  )

/** Programs that change the system, and words that come with them; beside a way to start programs. */
const PROGRAMS =
  'sudo pkexec doas apt dpkg yum dnf zypper apk pacman brew snap systemctl launchctl chmod chown mount modprobe insmod iptables setcap sysctl pip conda mamba nvidia-smi curl wget'

/** Clients of the network, beside which other words matter. */
const CLIENTS = 'requests urllib urllib2 httpx aiohttp socket'

/** Calls that importing a file should not make; they count at the top level only. */
const FETCHES: readonly string[] = ['requests.get(', 'requests.post(', 'urlopen(']

export const SYSTEM_TRIPWIRES: readonly Tripwire[] = [
  ...TELLING.map(name),
  ...FETCHES,
  '169.254.169.254',
  'metadata.google.internal',
  ...pairs('os posix nt', 'system popen'),
  ...pairs('popen2', 'Popen3 Popen4'),
  ...pairs(
    'get_ipython',
    'system system_raw system_piped getoutput run_cell run_code run_line_magic run_cell_magic',
  ),
  ...pairs('subprocess', 'shell'),
  ...pairs('subprocess asyncio', PROGRAMS),
  ...[
    '"-c"',
    "'-c'",
    '"-lc"',
    "'-lc'",
    '"-ec"',
    "'-ec'",
    '"-exc"',
    '"-euc"',
    '"/c"',
    "'/c'",
    '"-command"',
    "'-command'",
  ].flatMap((option) => [
    { all: [name('subprocess'), option] },
    { all: [name('asyncio'), option] },
    { all: [name('os'), option] },
    { all: [name('pty'), option] },
  ]),
  ...pairs('pexpect', 'run runu spawn spawnu PopenSpawn'),
  ...pairs('pty', 'spawn'),
  ...pairs('os', 'setuid seteuid setresuid setgid setegid startfile'),
  ...pairs('pip', 'main'),
  ...pairs('sh', 'bash zsh dash'),
  ...pairs('fabric fabric2', 'run sudo local'),
  ...pairs('invoke', 'run'),
  ...pairs('cpp_extension', 'load'),
  ...pairs('pyopencl cuda', 'Program'),
  ...pairs('cython weave', 'inline'),
  ...pairs('cffi', 'verify'),
  { all: [name('torch'), name('hub'), name('load')] },
  ...pairs('keras tensorflow', 'load_model'),
  name('_interpreters'),
  ...pairs('code', 'interact runsource runcode'),
  ...pairs('timeit', 'timeit repeat Timer'),
  ...pairs('cProfile profile', 'run runctx'),
  ...pairs('pdb', 'run runeval'),
  ...pairs('logging', 'listen'),
  ...pairs('wget', 'download'),
  ...pairs('pooch', 'retrieve'),
  ...pairs('torchvision', 'download_url download_and_extract_archive'),
  ...pairs('mako jinja2', 'Template'),
  ...pairs('jinja2', 'from_string'),
  ...pairs('requests httpx aiohttp hvac boto3 niquests', 'verify verify_ssl'),
  ...pairs(CLIENTS, 'environ'),
  ...pairs('requests httpx urlopen', 'chmod subprocess'),
  { all: [name('socket'), name('subprocess'), name('stdin')] },
  ...pairs('setuptools distutils', 'urlopen requests httpx gdown'),
]

/** Members whose names are common words and common methods. */
export const OFTEN_SYSTEM_MEMBERS: readonly string[] =
  'system popen run spawn hub listen retrieve download repeat timer interact main program template inline'.split(
    ' ',
  )

/** False where the word cannot matter; undefined: others judge it. */
export function countsForSystem(text: string, word: string, start: number): false | undefined {
  if (FETCHES.includes(word)) return isIndented(text, start) ? false : undefined
  const pattern = AT_PLACE.get(word)
  if (pattern === undefined) return undefined
  pattern.lastIndex = Math.max(0, start - 1)
  return pattern.test(text) ? undefined : false
}

const HUB_NAME = /(?:^|\W)\w{1,40}\(\s{0,80}(?:\w{1,20}\s{0,8}=\s{0,8})?["']/y

/** Inside of a function or another block, which importing the file does not run. */
function isIndented(text: string, start: number): boolean {
  const first = text.charCodeAt(text.lastIndexOf('\n', start) + 1)
  return first === 0x20 || first === 0x09
}

/** What has to stand around a word: from the character before it on. */
const AT_PLACE: ReadonlyMap<string, RegExp> = new Map([
  // A name that is a constant; any other may be a directory.
  ['load_dataset', HUB_NAME],
  ['hf_hub_download', HUB_NAME],
  ['snapshot_download', HUB_NAME],
  // `shell=True`, `"shell": True`; not `shell=False`, and not what is merely called a shell.
  ['shell', /["']shell["']|(?:^|\W)shell\s{0,20}=\s{0,20}(?!=|False\b|None\b|0\b)/y],
  ['verify', /["']verify["']|(?:^|\W)verify\s{0,20}(?:=\s{0,20}(?!=|True\b|None\b)|\()/y],
  ['verify_ssl', /["']verify_ssl["']|(?:^|\W)verify_ssl\s{0,20}=\s{0,20}(?!=|True\b|None\b)/y],
  ['safe_mode', /["']safe_mode["']|(?:^|\W)safe_mode\s{0,20}=\s{0,20}(?!=|True\b|None\b)/y],
  [
    'trust_remote_code',
    /["']trust_remote_code["']|(?:^|\W)trust_remote_code\s{0,20}(?::[^=\n]{0,80})?=\s{0,20}(?!=|False\b|None\b|\w{0,40}\.?trust_remote_code\b)/y,
  ],
  // One variable at a time is how programs are configured.
  ['environ', /(?:^|\W)environ(?!\s{0,8}(?:\[|\.\s{0,8}(?:get|setdefault|pop|update)\b))/y],
])
