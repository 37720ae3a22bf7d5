import type { Finding } from '../../model/finding.ts'
import type { LoadedFile, Rule, Unreadable } from '../../model/rule.ts'
import { readYamlMarks, type YamlMarks, type YamlTag } from '../../syntax/yaml-marks.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { CONFIG_TARGET, YAML_PYTHON_TAG } from './configuration-rules.ts'
import { defineLanguage, type Language } from './language.ts'
import { levelFields, type Severity, severityAt } from './severity.ts'

const CONFIGURATION = /\.(?:ya?ml|json)$/i
const TARGET = '_target_'
const PYTHON_TAG = /^tag:yaml\.org,2002:python\/(?<kind>[\w/]{1,40})(?::(?<name>[\w.]{1,400}))?/
/** Plain values under their Python names, which loaders without objects build as well. */
const PLAIN: ReadonlySet<string> = new Set([
  'bool',
  'bytes',
  'complex',
  'dict',
  'float',
  'int',
  'list',
  'long',
  'none',
  'str',
  'tuple',
  'unicode',
])
/** MkDocs reads its settings with a loader for these tags, and its themes ask for them. */
const MKDOCS = /(?:^|\/)mkdocs[\w.-]{0,40}\.ya?ml$/i
/** Functions that run what they are given: commands, code, or files as code. */
const RUNNING =
  /^(?:(?:os|posix|nt)\.(?:system|popen\d?|startfile|exec[lv]p?e?|spawn[lv]p?e?|posix_spawnp?)|subprocess\.(?:run|call|check_call|check_output|Popen|getoutput|getstatusoutput)|commands\.(?:getoutput|getstatusoutput)|(?:(?:builtins|__builtin__|__builtins__)\.)?(?:eval|exec|execfile|compile|__import__)|builtins\.(?:getattr|breakpoint)|pty\.spawn|runpy\.run_(?:path|module)|importlib\.(?:import_module|__import__)|code\.(?:interact|InteractiveConsole|InteractiveInterpreter)|timeit\.(?:timeit|repeat)|cProfile\.run(?:ctx)?|asyncio\.create_subprocess_(?:shell|exec)|pexpect\.(?:run|spawn)|ctypes\.(?:CDLL|PyDLL|WinDLL|OleDLL)|types\.(?:FunctionType|CodeType)|torch\.utils\.cpp_extension\.load(?:_inline)?|torch\.hub\.load)$/
/** Functions that read objects from a file, and with them programs. */
const UNPICKLING =
  /^(?:(?:_?pickle|cPickle|dill|cloudpickle|joblib|marshal|torch)\.(?:loads?|Unpickler)|pandas\.(?:io\.pickle\.)?read_pickle|yaml\.(?:unsafe_load|full_load|load)(?:_all)?|shelve\.open|jsonpickle\.decode)$/

/** Settings and data that call functions of Python when they are read. */
export const configuration: Language = defineLanguage<YamlMarks | undefined>({
  name: 'configuration',
  rules: [YAML_PYTHON_TAG, CONFIG_TARGET],
  tripwires: ['!!p', '!!%', '!<', '%TAG', { name: TARGET }],
  wants: ({ path, mode }) => (mode === 'file' || mode === 'executable') && CONFIGURATION.test(path),
  prepare: async (file) => (file.text === undefined ? undefined : readYamlMarks(file.text, TARGET)),

  *inspect(file, _context, marks) {
    if (marks === undefined) return
    if (marks.isTooLong) yield tooLong
    for (const tag of marks.tags) {
      const judged = judgeTag(file.path, tag)
      if (judged !== undefined) yield findingOf(file, YAML_PYTHON_TAG, tag, judged, tag.tag)
    }
    for (const value of marks.values) {
      const severity = RUNNING.test(value.text) ? 'high' : UNPICKLING.test(value.text) ? 'medium' : undefined
      if (severity !== undefined) yield findingOf(file, CONFIG_TARGET, value, severity, value.text)
    }
  },
})

const tooLong: Unreadable = {
  kind: 'unreadable',
  gap: 'missing',
  reason: 'over-limit',
  detail: evidence`the document is longer than is read for calls of functions`,
}

function judgeTag(path: string, { tag }: YamlTag): Severity | undefined {
  const { kind, name = '' } = PYTHON_TAG.exec(tag)?.groups ?? {}
  if (kind === undefined || PLAIN.has(kind)) return undefined
  if (RUNNING.test(name)) return 'critical'
  if (UNPICKLING.test(name)) return 'high'
  if (MKDOCS.test(path)) return undefined
  return kind === 'name' || kind === 'module' ? 'low' : 'medium'
}

function findingOf(
  file: LoadedFile,
  rule: Rule,
  place: { readonly start: number; readonly end: number },
  judged: Severity,
  identity: string,
): Finding {
  const severity = severityAt(file.path, judged, false)
  const start = file.position(place.start)
  const end = file.position(place.end)
  const shown = (file.text ?? '').slice(place.start, place.end)
  return {
    rule: rule.id,
    path: file.path,
    location: { ...start, endLine: end.line, endColumn: end.column },
    evidence: rule === CONFIG_TARGET ? evidence`_target_: ${excerpt(identity)}` : excerpt(shown),
    identity: `${identity}\0${severity}`,
    ...levelFields(rule, severity),
  }
}
