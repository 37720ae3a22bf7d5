import { type DockerCommand, readDockerfile } from '../../syntax/dockerfile.ts'
import { type ReadShell, shellReader } from '../../syntax/shell.ts'
import { type Dependency, judge, unreadableAt } from './dependency.ts'
import { isDockerfile } from './dockerfile.ts'
import { defineEcosystem, type TextFile } from './ecosystem.ts'
import { meaningOfVariable, settingFinds } from './index-settings.ts'
import { installsIn } from './installs.ts'
import { SCRIPT_TRIPWIRES, scriptInstalls } from './shell-scripts.ts'
import { trustEdgesOf } from './trust-edges.ts'

const SHELL = /(?:^|\/)(?:ba|z|da|a|k)?sh$/
/** A script for another interpreter names it in its first line. */
const OTHER_INTERPRETER =
  /^#!(?!\s{0,5}\S{0,100}(?:\/|env\s{1,5}(?:-\S{1,20}\s{1,5}){0,3})(?:ba|z|da|a|k)?sh(?:\s|$))/

/** What the RUN instructions of Dockerfiles install, and what ENV and ARG say to installers. */
export const dockerfileScripts = defineEcosystem<readonly Dependency[]>({
  id: 'dockerfile-scripts',
  wants: ({ path }) => isDockerfile(path),
  tripwires: SCRIPT_TRIPWIRES,
  async prepare(file, context) {
    const instructions = await readDockerfile(file.text)
    if (instructions === undefined) return [unreadableAt(file, 0, 'over-limit')]
    const read = await shellReader(context)
    const found: Dependency[] = []
    let shell = 'sh'
    for (const instruction of instructions) {
      if (instruction.kind === 'from') shell = 'sh'
      else if (instruction.kind === 'shell') shell = instruction.words[0]?.text ?? shell
      else if (instruction.kind === 'env' || instruction.kind === 'arg') {
        const { name, value } = instruction
        const meaning = meaningOfVariable(name)
        if (meaning === undefined || value === undefined) continue
        found.push(
          ...settingFinds(file, { name, meaning, value: value.text, start: value.start, end: value.end }),
        )
      } else if (instruction.kind === 'run') {
        for (const each of installs(file, instruction.command, shell, read)) found.push(each)
      }
    }
    return found
  },
  inspect: (file, context, found) => judge(file, context, found),
  trustEdges: trustEdgesOf,
})

function installs(
  file: TextFile,
  command: DockerCommand,
  shell: string,
  read: ReadShell,
): readonly Dependency[] {
  if (command.kind === 'script') {
    const { script, start } = command
    if (!SHELL.test(shell) || OTHER_INTERPRETER.test(script)) return []
    return scriptInstalls(script, { file, offsetOf: (position) => start + position }, read)
  }
  const [program, ...others] = command.words
  const script = others.find(({ text }) => !text.startsWith('-'))
  if (program === undefined) return []
  if (SHELL.test(program.text) && script !== undefined) {
    // Its characters are those of a JSON string, which need not stand in the file one to one.
    return scriptInstalls(script.text, { file, offsetOf: () => script.start }, read)
  }
  const words = command.words.map(({ text, start, end }) => ({
    value: text,
    dynamic: text.includes('$'),
    start,
    end,
  }))
  return [
    ...installsIn([{ words, start: program.start, end: words.at(-1)?.end ?? program.end }], place(file)),
  ]
}

function place(file: TextFile): { readonly file: TextFile; offsetOf(position: number): number } {
  return { file, offsetOf: (position) => position }
}
