import { describe, expect, test } from '@jest/globals'
import { SINK_PATHS } from '../../../src/checks/code/python-sinks.ts'
import { countsInPython, PYTHON_TRIPWIRES } from '../../../src/checks/code/python-tripwires.ts'
import { TripwireSet } from '../../../src/text/tripwire.ts'

const WIRES = new TripwireSet(new Map([['code', PYTHON_TRIPWIRES]]))

/** Whether the file would be parsed. */
function isParsed(text: string): boolean {
  const seen = new Set<string>()
  const counts = countsInPython(text)
  WIRES.scan(text)
    .of('code')
    .forEach((word, end) => {
      if (counts(word, end)) seen.add(word)
    })
  return PYTHON_TRIPWIRES.some((wire) => {
    const parts = typeof wire === 'object' && 'all' in wire ? wire.all : [wire]
    return parts.every((part) => seen.has((typeof part === 'string' ? part : part.name).toLowerCase()))
  })
}

function split(path: string): readonly [string, string] {
  const dot = path.lastIndexOf('.')
  return [path.slice(0, dot), path.slice(dot + 1)]
}

/** What a first look must not miss: a sink that no tripwire knows is never found. */
describe('every sink wakes the parser', () => {
  test.each(SINK_PATHS.map((path) => [path]))('%s', (path) => {
    const [module, member] = split(path)
    const called = `value = ${member}(data)\n`
    const written =
      module === 'builtins'
        ? [called]
        : [
            `import ${module}\n${module}.${member}(data)\n`,
            `import ${module} as m\nm.${member}(data)\n`,
            `from ${module} import ${member}\n${called}`,
            `from ${module} import ${member} as f\nf(data)\n`,
            `from ${module} import *\n${called}`,
          ]
    expect(written.filter((text) => !isParsed(text))).toEqual([])
  })

  test.each([
    ['getattr(os, "__buil" + "tins__")["ev" + "al"](x)'],
    ['globals()["__buil" + "tins__"]'],
    ['vars()["x"]'],
    ['__import__("o" + "s")'],
    ['importlib.import_module("pic" + "kle")'],
    ['sys.modules["buil" + "tins"]'],
    ['f.__globals__["x"]'],
    ['print.__self__'],
  ])('%s', (text) => {
    expect(isParsed(text)).toBe(true)
  })
})

/** Functions that every program calls: what stands beside them decides whether the file is worth a parse. */
describe('words beside common functions wake the parser', () => {
  test.each([
    ['import subprocess\nsubprocess.run(c, shell=True)'],
    ['import subprocess\nsubprocess.run(c, **{"shell": True})'],
    ['from subprocess import run as r\nr(c, shell=flag)'],
    ['import subprocess\nsubprocess.run(["bash", "-c", c])'],
    ['import subprocess\nsubprocess.run(["sudo", c])'],
    ['import os\nos.execl("/bin/sh", "sh", "-c", c)'],
    ['import tarfile\ntarfile.open(p).extractall()'],
    ['from jinja2 import Environment\nEnvironment().from_string(t)'],
    ['import requests\nrequests.get(u, verify=False)'],
    ['import requests, os\nrequests.post(u, data=dict(os.environ))'],
    ['import requests, os\nopen(p, "wb").write(requests.get(u).content)\nos.chmod(p, 0o755)'],
    ['from cffi import FFI\nFFI().dlopen(p)'],
    ['f(x, trust_remote_code=True)'],
    ['d = {"trust_remote_code": True}'],
    ['def f(x, trust_remote_code: bool = True): pass'],
    ['from datasets import load_dataset\nload_dataset("a/b")'],
    ['load_model(p, safe_mode=False)'],
  ])('%j', (text) => {
    expect(isParsed(text)).toBe(true)
  })

  test.each([
    ['import subprocess\nsubprocess.run(["git", "status"])'],
    ['import subprocess\nsubprocess.run(c, shell=False)'],
    ['import subprocess\nprint(shell)'],
    ['import subprocess\n# run it with sudo when it is not allowed'],
    ['import platform\nplatform.system()'],
    ['import requests, os\ndef f(u):\n    requests.get(u, verify=True, auth=os.environ["TOKEN"])'],
    ['f(x, trust_remote_code=False)'],
    ['f(x, trust_remote_code=args.trust_remote_code)'],
    ['from datasets import load_dataset\nload_dataset(path)'],
  ])('%j does not', (text) => {
    expect(isParsed(text)).toBe(false)
  })
})
