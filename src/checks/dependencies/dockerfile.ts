import {
  type DockerFlag,
  type DockerInstruction,
  type DockerPart,
  readDockerfile,
} from '../../syntax/dockerfile.ts'
import { isDockerfile } from '../../syntax/script-files.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { isUnreadableAddress, parseAddress } from './address.ts'
import { type Dependency, judge, unreadableAt } from './dependency.ts'
import { dockerVariables, type Expand } from './docker-variables.ts'
import { defineEcosystem, type TextFile } from './ecosystem.ts'
import { referenceTier } from './git-reference.ts'
import { parseImage } from './image.ts'
import { isHashed } from './source.ts'
import { trustEdgesOf } from './trust-edges.ts'

const CHECKSUM = /^sha(?:256|384|512):[0-9a-f]{64,128}$/i
const REMOTE = /^(?:https?|ftp|git|ssh):\/\/|^git@/i
const REPOSITORY = /\.git$/i
/** The name that means an image without content. */
const NO_IMAGE = 'scratch'

/** Images and downloads of https://docs.docker.com/reference/dockerfile/ */
export const dockerfile = defineEcosystem<readonly Dependency[]>({
  id: 'dockerfile',
  wants: ({ path }) => isDockerfile(path),
  prepare: readImages,
  inspect: (file, context, found) => judge(file, context, found),
  trustEdges: trustEdgesOf,
})

async function readImages(file: TextFile): Promise<readonly Dependency[]> {
  const instructions = await readDockerfile(file.text)
  if (instructions === undefined) return [unreadableAt(file, 0, 'over-limit')]
  const found: Dependency[] = []
  const stages = new Set<string>()
  const variables = dockerVariables()
  for (const instruction of instructions) {
    variables.see(instruction)
    found.push(...dependenciesOf(file, instruction, stages, variables.expand))
    if (instruction.kind === 'from' && instruction.stage !== undefined) {
      stages.add(instruction.stage.toLowerCase())
    }
  }
  return found
}

function* dependenciesOf(
  file: TextFile,
  instruction: DockerInstruction,
  stages: ReadonlySet<string>,
  expand: Expand,
): Generator<Dependency> {
  switch (instruction.kind) {
    case 'from': {
      const { image, stage } = instruction
      const as = stage === undefined ? evidence`` : evidence` AS ${excerpt(stage)}`
      yield* imageUsed(image, expand(image.text), 'FROM', stages, (pinned) => evidence`FROM ${pinned}${as}`)
      break
    }
    case 'copy':
    case 'add': {
      const from = instruction.flags.find(({ name }) => name === 'from')
      if (from !== undefined)
        yield* imageOfFlag(from, from.text, `${instruction.kind.toUpperCase()} --from`, stages, expand)
      else if (instruction.kind === 'add') yield* downloads(file, instruction, expand)
      break
    }
    case 'run':
      for (const flag of instruction.flags) {
        const from = flag.name === 'mount' ? MOUNTED_FROM.exec(flag.text)?.groups?.['image'] : undefined
        if (from !== undefined) yield* imageOfFlag(flag, from, 'RUN --mount', stages, expand)
      }
      break
    case 'arg':
    case 'env':
    case 'shell':
      break
  }
}

const MOUNTED_FROM = /(?:^|,)from=(?<image>[^,]{1,500})/

/** Besides images and stages, a flag may name a context that is given to the build, of which nothing stands in the file. */
function* imageOfFlag(
  flag: DockerFlag,
  name: string,
  use: string,
  stages: ReadonlySet<string>,
  expand: Expand,
): Generator<Dependency> {
  if (!/[/:@.$]/.test(name)) return
  yield* imageUsed(flag, expand(name), use, stages, (pinned) => pinned)
}

function* imageUsed(
  { start, end }: DockerPart,
  name: string | undefined,
  use: string,
  stages: ReadonlySet<string>,
  paste: (pinned: Evidence) => Evidence,
): Generator<Dependency> {
  if (name === undefined || name.toLowerCase() === NO_IMAGE || stages.has(name.toLowerCase())) return
  const image = parseImage(name)
  if (image !== undefined) yield { kind: 'image', image, use, start, end, paste }
}

/** What ADD fetches: every word but the last is a source. */
function* downloads(
  file: TextFile,
  { flags, words }: Extract<DockerInstruction, { kind: 'copy' | 'add' }>,
  expand: Expand,
): Generator<Dependency> {
  const hashed = flags.some(({ name, text }) => name === 'checksum' && CHECKSUM.test(expand(text) ?? ''))
  for (const { text, start, end } of words.slice(0, -1)) {
    if (!REMOTE.test(text)) continue
    const written = expand(text) ?? text
    const address = parseAddress(written)
    if (address === undefined) {
      if (isUnreadableAddress(written)) yield unreadableAt(file, start)
      continue
    }
    const place = { name: '', address, table: 'ADD', start, end, locked: false }
    if (REPOSITORY.test(address.path) || address.scheme === 'ssh' || address.scheme === 'git') {
      // Behind the reference stands the folder: `#main:docs`.
      const reference = address.fragment.split(':', 1)[0]
      const named = reference === undefined || reference === '' ? {} : { reference }
      const fix = { paste: evidence`ADD ${address.shown}#<40-hex>` }
      yield { kind: 'git', ...place, ...named, tier: referenceTier(reference), fix }
    } else {
      const fix = { paste: evidence`ADD --checksum=sha256:<hash> ${address.shown}` }
      yield { kind: 'archive', ...place, hashed: hashed || isHashed(address), fix }
    }
  }
}
