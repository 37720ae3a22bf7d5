import type { DockerCommand, DockerInstruction } from './dockerfile.ts'

const SHELL = /(?:^|\/)(?:ba|z|da|a|k)?sh$/
/** A script for another interpreter names it in its first line. */
const OTHER_INTERPRETER =
  /^#!(?!\s{0,5}\S{0,100}(?:\/|env\s{1,5}(?:-\S{1,20}\s{1,5}){0,3})(?:ba|z|da|a|k)?sh(?:\s|$))/

/** A script of the shell in a Dockerfile. */
export interface DockerScript {
  readonly text: string
  /** Offset into the file of an offset into the script. */
  offsetOf(position: number): number
}

/** Whether a program reads scripts of the shell, by its path. */
export function runsScripts(program: string): boolean {
  return SHELL.test(program)
}

/** What RUN instructions have a shell run. */
export function dockerScripts(instructions: readonly DockerInstruction[]): readonly DockerScript[] {
  const scripts: DockerScript[] = []
  let shell = 'sh'
  for (const instruction of instructions) {
    if (instruction.kind === 'from') shell = 'sh'
    else if (instruction.kind === 'shell') shell = instruction.words[0]?.text ?? shell
    else if (instruction.kind === 'run') scripts.push(...scriptsOf(instruction.command, shell))
  }
  return scripts
}

function* scriptsOf(command: DockerCommand, shell: string): Generator<DockerScript> {
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
