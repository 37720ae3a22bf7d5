import { type DockerCommand, type DockerInstruction, readDockerfile } from '../../syntax/dockerfile.ts'
import type { ShellCommand } from '../../syntax/shell.ts'
import { isDockerfile } from './dockerfile.ts'
import { meaningOfVariable, type Setting } from './index-settings.ts'
import { type Script, scriptEcosystem } from './script-ecosystem.ts'

const SHELL = /(?:^|\/)(?:ba|z|da|a|k)?sh$/
/** A script for another interpreter names it in its first line. */
const OTHER_INTERPRETER =
  /^#!(?!\s{0,5}\S{0,100}(?:\/|env\s{1,5}(?:-\S{1,20}\s{1,5}){0,3})(?:ba|z|da|a|k)?sh(?:\s|$))/

/** What the RUN instructions of Dockerfiles install, and what ENV and ARG say to installers. */
export const dockerfileScripts = scriptEcosystem(
  'dockerfile-scripts',
  ({ path }) => isDockerfile(path),
  async (source) => {
    const instructions = await readDockerfile(source)
    // That it is too long is said where its images are read.
    if (instructions === undefined) return { scripts: [] }
    const scripts: Script[] = []
    const programs: ShellCommand[] = []
    let shell = 'sh'
    for (const instruction of instructions) {
      if (instruction.kind === 'from') shell = 'sh'
      else if (instruction.kind === 'shell') shell = instruction.words[0]?.text ?? shell
      else if (instruction.kind === 'run') {
        scripts.push(...scriptsOf(instruction.command, shell))
        programs.push(...programsOf(instruction.command))
      }
    }
    return {
      scripts,
      programs,
      settings: instructions.flatMap((instruction) => [...settingsOf(instruction)]),
    }
  },
)

function* scriptsOf(command: DockerCommand, shell: string): Generator<Script> {
  if (command.kind === 'script') {
    const { script, start } = command
    if (!SHELL.test(shell) || OTHER_INTERPRETER.test(script)) return
    yield { text: script, offsetOf: (position) => start + position }
    return
  }
  const [program, ...others] = command.words
  const script = others.find(({ text }) => !text.startsWith('-'))
  if (program === undefined || script === undefined || !SHELL.test(program.text)) return
  // Its characters are those of a JSON string, which need not stand in the file one to one.
  yield { text: script.text, offsetOf: () => script.start }
}

function* programsOf(command: DockerCommand): Generator<ShellCommand> {
  if (command.kind !== 'program') return
  const words = command.words.map(({ text, start, end }) => ({
    value: text,
    dynamic: text.includes('$'),
    start,
    end,
  }))
  const [first] = words
  if (first === undefined || SHELL.test(first.value)) return
  yield { words, start: first.start, end: words.at(-1)?.end ?? first.end }
}

function* settingsOf(instruction: DockerInstruction): Generator<Setting> {
  if (instruction.kind !== 'env' && instruction.kind !== 'arg') return
  const { name, value } = instruction
  const meaning = meaningOfVariable(name)
  if (meaning === undefined || value === undefined) return
  yield { name, meaning, value: value.text, start: value.start, end: value.end }
}
