import type { ShellRange } from '../../syntax/shell-words.ts'
import { addressIdentity, type Download, hostOf } from './download.ts'
import { type Execution, executionOf } from './execution.ts'
import type { Flows, Source } from './flows.ts'
import type { Problem } from './problem.ts'
import type { Severity } from './severity.ts'
import { endWith, fileName, type ScriptReading, type Step } from './step.ts'
import { isVerified } from './verification.ts'

/** Installers that their projects document in no other way. The code behind the address changes all the same. */
const KNOWN_INSTALLERS: ReadonlySet<string> = new Set([
  'sh.rustup.rs',
  'astral.sh',
  'get.docker.com',
  'install.python-poetry.org',
  'deb.nodesource.com',
  'rpm.nodesource.com',
  'bun.sh',
  'bun.com',
  'deno.land',
  'get.pnpm.io',
  'install.determinate.systems',
  'nixos.org',
  'get.helm.sh',
  'cli.github.com',
  'sdk.cloud.google.com',
  'pixi.sh',
  'mise.run',
  'mise.jdx.dev',
  'get.sdkman.io',
  'starship.rs',
  'ollama.com',
  'ollama.ai',
  'claude.ai',
  'get-ghcup.haskell.org',
  'fnm.vercel.app',
  'just.systems',
])
const COMMIT = /\/[0-9a-f]{40}\//

/** Everything that is fetched or decoded and run without anybody having seen it. */
export function* unseenPrograms(
  reading: ScriptReading,
  flows: Flows,
  verifications: readonly Step[],
): Generator<Problem> {
  const reported = new Set<Source>()
  for (const step of reading.steps) {
    const execution = executionOf(step)
    const source =
      execution === undefined ? namedBySource(reading, step, flows) : sourceOf(step, execution, flows)
    if (source !== undefined) {
      // The text of `sh -c "$(…)"` is read as a script of its own as well.
      if (reported.has(source)) continue
      reported.add(source)
      yield problemOf(step, source, execution?.kind === 'input' ? step.command.input : undefined)
      continue
    }
    const download = downloadedProgram(step, execution, flows)
    if (download === undefined || download.step.command.start > step.command.start) continue
    if (!isVerified(reading, download, verifications)) yield downloadedProblem(step, download)
  }
}

function sourceOf({ command }: Step, execution: Execution, flows: Flows): Source | undefined {
  switch (execution.kind) {
    case 'input': {
      if (command.input !== undefined) return flows.sourceIn(command.input)
      for (const { operator, target } of command.redirections ?? []) {
        const isText = operator === '<<<' || operator === '<'
        const source = isText ? flows.sourceOfText(target) : undefined
        if (source !== undefined) return source
      }
      return undefined
    }
    case 'text': {
      for (const word of execution.words) {
        const source = flows.sourceOfText(word)
        if (source !== undefined) return source
      }
      return undefined
    }
    case 'file':
      return flows.sourceOfText(execution.word)
  }
}

/** `$(curl …)` in place of a command. */
function namedBySource({ text }: ScriptReading, { program }: Step, flows: Flows): Source | undefined {
  return /^"?(?:\$\(|`)/.test(text.slice(program.start, program.start + 3))
    ? flows.sourceIn(program)
    : undefined
}

function downloadedProgram(
  { command, program, name }: Step,
  execution: Execution | undefined,
  { files }: Flows,
): Download | undefined {
  if (files.size === 0) return undefined
  if (execution?.kind === 'file') return files.get(fileName(execution.word.value))
  if (execution?.kind === 'input') {
    const read = command.redirections?.find(({ operator }) => operator === '<')
    return read === undefined ? undefined : files.get(fileName(read.target.value))
  }
  const isPath = program.value.includes('/') || program.value.startsWith('$')
  return isPath && name !== '' ? files.get(fileName(program.value)) : undefined
}

function problemOf(
  step: Step,
  { kind, download, step: maker }: Source,
  input: ShellRange | undefined,
): Problem {
  const start = Math.min(input?.start ?? step.command.start, step.command.start)
  const from =
    input === undefined ? start : Math.max(start, Math.min(maker.command.start, step.command.start))
  const range = { start: from, end: endWith(step) }
  if (kind === 'decoded') {
    return {
      ...range,
      rule: 'shell/decoded-script',
      severity: 'critical',
      identity: `${maker.name}|${step.name}`,
    }
  }
  return {
    ...range,
    rule: 'shell/pipe-to-interpreter',
    ...weightOf(download),
    ...(download === undefined ? {} : { download }),
    identity: `${download === undefined ? '' : addressIdentity(download)}|${step.name}`,
  }
}

function downloadedProblem(step: Step, download: Download): Problem {
  const { severity, note } = weightOf(download)
  return {
    start: step.command.start,
    end: step.command.end,
    rule: 'shell/pipe-to-interpreter',
    severity: severity === 'critical' ? 'high' : severity,
    download,
    note: note ?? 'downloaded by this script and not compared with a checksum',
    identity: `${addressIdentity(download)}|file|${step.name}`,
  }
}

function weightOf(download: Download | undefined): { readonly severity: Severity; readonly note?: string } {
  const addresses = download?.addresses ?? []
  if (addresses.length === 0 || download?.unverified === true) return { severity: 'critical' }
  if (addresses.every((address) => COMMIT.test(address))) {
    return { severity: 'medium', note: 'the address holds a full commit' }
  }
  const isKnown = addresses.every(
    (address) => address.startsWith('https://') && KNOWN_INSTALLERS.has(hostOf(address)),
  )
  return isKnown
    ? { severity: 'medium', note: 'a documented installer, whose content can change at any time' }
    : { severity: 'critical' }
}
