import type { PythonNames } from '../../syntax/python-names.ts'
import { textsOf } from '../../syntax/python-values.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { ingredientsOf } from './python-ingredients.ts'
import { originsOf } from './python-origins.ts'
import { privilegeOf, privilegeOfText } from './python-privilege.ts'
import { DECODE_THEN_EXECUTE, FETCH_THEN_EXECUTE } from './python-rules.ts'
import { PRIVILEGED_COMMAND, PYTHON_SHELL } from './python-system-rules.ts'
import type { Judgement, PythonFile } from './python-use.ts'
import type { Severity } from './severity.ts'

/** Results that a shell reads as one word, or that hold nothing it would take apart. */
const HARMLESS: ReadonlySet<string> = new Set([
  'shlex.quote',
  'shlex.join',
  'pipes.quote',
  'six.moves.shlex_quote',
  'subprocess.list2cmdline',
  'builtins.int',
  'builtins.float',
  'builtins.len',
  'builtins.round',
  'builtins.hash',
  'builtins.id',
  'builtins.range',
  'builtins.enumerate',
  'builtins.__file__',
  'builtins.__name__',
  'multiprocessing.cpu_count',
  'os.cpu_count',
  'os.getpid',
  'os.getppid',
  'os.getuid',
  'os.getgid',
  'os.pathsep',
  'os.sep',
  'os.linesep',
  'os.name',
  'os.devnull',
  'platform.machine',
  'platform.system',
  'random.randint',
  'shutil.which',
  'sys.executable',
  'sys.platform',
  'sys.prefix',
  'sys.exec_prefix',
  'tempfile.gettempdir',
  'tempfile.mkdtemp',
  'tempfile.mktemp',
  'time.time',
  'torch.cuda.device_count',
  'uuid.uuid4',
])

/** Where what a shell is told may come from elsewhere than from this program. */
const OUTSIDE =
  /^(?:sys\.argv|builtins\.(?:input|raw_input)|os\.(?:environ|getenv)(?:\.|$)|flask\.request|requests\.|urllib\.|urllib2\.|httpx\.|socket\.|argparse\.)/

/** What is known of a text that a shell gets. */
type Text =
  | { readonly kind: 'constant'; readonly texts: readonly string[] }
  /** Put together from constants and what a shell cannot misread. */
  | { readonly kind: 'settled' }
  /** Constants with something else put in. */
  | { readonly kind: 'mixed'; readonly outside: boolean; readonly texts: readonly string[] }
  /** All of it comes from elsewhere. */
  | { readonly kind: 'unknown'; readonly outside: boolean }

export function textFor(names: PythonNames, node: number): Text {
  const texts = textsOf(names.values(node))
  if (texts !== undefined) return { kind: 'constant', texts }
  const found = ingredientsOf(names, node, (path) => HARMLESS.has(path))
  const outside = [...found.paths].some((path) => OUTSIDE.test(path))
  if (found.open === 0 && !outside) return { kind: 'settled' }
  const written = found.texts.filter((text) => text.trim().length > 1)
  return written.length === 0 ? { kind: 'unknown', outside } : { kind: 'mixed', outside, texts: written }
}

/** A text that a shell runs. Undefined argument: it is out of sight. */
export function judgeShellText(file: PythonFile, node: number | undefined): Judgement | undefined {
  const judged = judgeText(file, node)
  const isWorse = judged?.severity === 'critical'
  return !isWorse && node !== undefined && pipesDownload(file, node)
    ? { rule: FETCH_THEN_EXECUTE, severity: 'critical', state: 'piped' }
    : judged
}

/** `curl … | sh`, also with an address that is put in. */
function pipesDownload(file: PythonFile, node: number): boolean {
  const texts = textsOf(file.names.values(node)) ?? [file.names.tree.textOf(node)]
  return texts.some((text) => PIPED.test(text.slice(0, MAX_TEXT)))
}
/** Code units of one command that are searched. */
const MAX_TEXT = 4000
const PIPED =
  /\b(?:curl|wget)\s[^|;&\n]{1,400}\|\s{0,4}(?:sudo\s{1,4})?(?:[a-z/]{0,20}\/)?(?:ba|z|da|k)?sh\b|\b(?:ba|z)?sh\s{1,4}-c\s{1,4}["']?\$\((?:curl|wget)\s/

function judgeText(file: PythonFile, node: number | undefined): Judgement | undefined {
  if (node === undefined) return shell('medium', 'unseen')
  const text = textFor(file.names, node)
  switch (text.kind) {
    case 'constant':
      return (
        privileged(text.texts) ??
        wildcard(text.texts) ?? {
          rule: PYTHON_SHELL,
          severity: 'low',
          state: 'constant',
          calm: true,
          note: evidence`the command is a constant`,
        }
      )
    case 'settled':
      return { rule: PYTHON_SHELL, severity: 'low', state: 'settled', calm: true }
    case 'mixed': {
      const judged = shell('high', text.outside ? 'outside' : 'mixed')
      return text.outside
        ? { ...judged, note: evidence`what is put in comes from outside of the program` }
        : judged
    }
    case 'unknown': {
      const traced = judgeHidden(file, node)
      if (traced !== undefined) return traced
      // A function that runs the command it is given leaves the question to its callers.
      return shell(text.outside ? 'high' : 'medium', text.outside ? 'outside' : 'given')
    }
  }
}

function shell(severity: Severity, state: string): Judgement {
  return { rule: PYTHON_SHELL, severity, state }
}

/** `tar cf x *`: names of files turn into options. */
function wildcard(texts: readonly string[]): Judgement | undefined {
  if (!texts.some(hasWildcard)) return undefined
  const note = evidence`names of files that begin with - become options`
  return { rule: PYTHON_SHELL, severity: 'low', state: 'wildcard', note, calm: true }
}
/** Commands of one line, and what makes names into options. */
const COMMAND_ENDS = /[;|&\n]/
const TAKES_OPTIONS = /\b(?:tar|chown|chmod|rsync)\b/
const LONE_WILDCARD = /\s\*/

function hasWildcard(text: string): boolean {
  return text.split(COMMAND_ENDS).some((command) => {
    const name = TAKES_OPTIONS.exec(command)
    return name !== null && LONE_WILDCARD.test(command.slice(name.index))
  })
}

/** The worst that one of these command lines does to the system. */
export function privileged(texts: readonly string[]): Judgement | undefined {
  for (const text of texts) {
    const found = privilegeOfText(text)
    if (found !== undefined) return privilegeFinding(found.words, found.severity)
  }
  return undefined
}

function privilegeFinding(words: string, severity: Severity): Judgement {
  return {
    rule: PRIVILEGED_COMMAND,
    severity,
    state: words,
    note: evidence`it runs ${excerpt(words)}`,
  }
}

/** A program and its arguments, without a shell in between unless the program is one. */
export function judgeArguments(
  file: PythonFile,
  items: readonly (number | undefined)[],
): Judgement | undefined {
  return judgeWordList(file, [], items)
}

/** @param first words of the command that are known without an expression */
export function judgeWordList(
  file: PythonFile,
  first: readonly string[],
  items: readonly (number | undefined)[],
): Judgement | undefined {
  const { names } = file
  const words = items.slice(0, MAX_WORDS).map((item) => {
    if (item === undefined) return ''
    const [value] = names.values(item)
    if (value?.kind === 'text') return value.text
    return names.paths(item).includes('sys.executable') ? 'python' : ''
  })
  const all = [...first, ...words]
  const program = all.findIndex((word) => !PREFIXES.test(word))
  const at = words.findIndex((word) => COMMAND_OPTION.test(word))
  if (at !== -1 && SHELLS.test(all[program] ?? '')) return judgeShellText(file, items[at + 1])
  const handed = at === -1 ? undefined : items[at + 1]
  if (handed !== undefined && PYTHON.test(all[program] ?? '')) return judgeHidden(file, handed)
  const found = privilegeOf(all)
  return found === undefined ? undefined : privilegeFinding(found.words, found.severity)
}

/** Text from the network or in disguise, whatever runs it. */
function judgeHidden(file: PythonFile, node: number): Judgement | undefined {
  const origins = originsOf(file.names, node)
  if (origins.fetches) return { rule: FETCH_THEN_EXECUTE, severity: 'critical', state: 'fetched' }
  return origins.decodes ? { rule: DECODE_THEN_EXECUTE, severity: 'critical', state: 'decoded' } : undefined
}
const PYTHON = /^(?:[\w/.]{0,80}\/)?python[0-9.]{0,6}(?:\.exe)?$/
/** Arguments of one command that are looked at. */
const MAX_WORDS = 64
/** What may stand before the program that counts. */
const PREFIXES =
  /^(?:[\w/]{0,40}\/)?(?:sudo|doas|env|nohup|exec|setsid|nice|time|command|xvfb-run)$|^[A-Z_]{1,40}=|^-[A-Za-z]$/
const SHELLS = /^(?:[\w/.:\\-]{0,80}[/\\])?(?:sh|bash|zsh|dash|ash|ksh|fish|cmd|powershell|pwsh)(?:\.exe)?$/i
const COMMAND_OPTION = /^(?:-[a-z]{0,4}c|\/[ck]|-command|-encodedcommand|-enc?)$/i
