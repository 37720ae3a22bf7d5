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
