import { dockerScripts, runsScripts } from '../../syntax/docker-scripts.ts'
import { type DockerCommand, type DockerInstruction, readDockerfile } from '../../syntax/dockerfile.ts'
import { isDockerfile } from '../../syntax/script-files.ts'
import type { ShellCommand } from '../../syntax/shell.ts'
import { meaningOfVariable, type Setting } from './index-settings.ts'
import { scriptEcosystem } from './script-ecosystem.ts'

/** What the RUN instructions of Dockerfiles install, and what ENV and ARG say to installers. */
export const dockerfileScripts = scriptEcosystem(
  'dockerfile-scripts',
  ({ path }) => isDockerfile(path),
  async (source) => {
    const instructions = await readDockerfile(source)
    // That it is too long is said where its images are read.
    if (instructions === undefined) return { scripts: [] }
    return {
      scripts: dockerScripts(instructions),
      programs: instructions.flatMap((instruction) =>
        instruction.kind === 'run' ? [...programsOf(instruction.command)] : [],
      ),
      settings: instructions.flatMap((instruction) => [...settingsOf(instruction)]),
    }
  },
)

function* programsOf(command: DockerCommand): Generator<ShellCommand> {
  if (command.kind !== 'program') return
  const words = command.words.map(({ text, start, end }) => ({
    value: text,
    dynamic: text.includes('$'),
    start,
    end,
  }))
  const [first] = words
  if (first === undefined || runsScripts(first.value)) return
  yield { words, start: first.start, end: words.at(-1)?.end ?? first.end }
}

function* settingsOf(instruction: DockerInstruction): Generator<Setting> {
  if (instruction.kind !== 'env' && instruction.kind !== 'arg') return
  const { name, value } = instruction
  const meaning = meaningOfVariable(name)
  if (meaning === undefined || value === undefined) return
  yield { name, meaning, value: value.text, start: value.start, end: value.end }
}
