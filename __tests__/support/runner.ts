import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evaluateInputs, readManifest } from './runner-action.ts'
import type { RunnerAnnotation } from './runner-annotations.ts'
import { type GitHubContext, type Machine, REFUSED_VARIABLE, stepEnvironment } from './runner-environment.ts'
import { keyValues, uploadedSummary } from './runner-files.ts'
import { RunnerMasks } from './runner-masks.ts'
import { type LogLine, RunnerOutput, type SeenCommand } from './runner-output.ts'
import { type Patience, RUNNER_PATIENCE, runProcess } from './runner-process.ts'

/** The repository itself is the action. */
const PROJECT = join(import.meta.dirname, '../..')

export interface JobPlan {
  readonly event: {
    readonly name: string
    /** Text is written as it stands; undefined: there is no file. */
    readonly payload: object | string | undefined
  }
  /** `{ sha, ref, repository, api_url, server_url, … }`; the rest has sensible values, and empty ones are left out. */
  readonly github?: GitHubContext
  /** `${{ github.token }}`. */
  readonly token?: string
  /** `env:` of the job. Names of the runner's own variables have no effect, as in a workflow. */
  readonly env?: Readonly<Record<string, string>>
  /** A folder that is checked out; otherwise an empty one is made. */
  readonly workspace?: string
  /** RUNNER_TEMP; otherwise a folder is made. */
  readonly temporary?: string
  /** Debug logging is on. */
  readonly debug?: boolean
}

export interface StepPlan {
  readonly with?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** Folder of the action: `action.yml` and what it starts. */
  readonly action?: string
  readonly cancel?: AbortSignal
  readonly patience?: Patience
}

/** What a step did, as the runner sees it. */
export interface Step {
  readonly conclusion: 'success' | 'failure' | 'cancelled'
  /** The exit code; a step with 0 can still have failed. */
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  /** What was printed, with nothing hidden. */
  readonly stdout: string
  readonly stderr: string
  /** What a reader of the log sees: commands are gone, secrets are `***`. */
  readonly log: readonly LogLine[]
  /** The commands that the runner acted upon, in order. */
  readonly commands: readonly SeenCommand[]
  /** At most ten of each level; the rest is in `droppedAnnotations`. */
  readonly annotations: readonly RunnerAnnotation[]
  readonly droppedAnnotations: readonly RunnerAnnotation[]
  /** As it is shown: empty when it was too large. `writtenSummary` is what the step wrote. */
  readonly summary: string
  readonly writtenSummary: string
  /** What `steps.<id>.outputs` has. */
  readonly outputs: ReadonlyMap<string, string>
  /** Those that may leave the job: none that holds a secret. */
  readonly jobOutputs: ReadonlyMap<string, string>
  readonly state: ReadonlyMap<string, string>
  readonly masks: readonly string[]
  /** What the step wrote to GITHUB_ENV, for the steps after it. */
  readonly exported: ReadonlyMap<string, string>
}

/**
 * One job on a runner of its own, as actions/runner 2.336 has it on Linux:
 *
 *     const job = new RunnerJob({
 *       event: { name: 'pull_request', payload },
 *       github: { repository: 'octo/repo', sha: merge, ref: 'refs/pull/7/merge', server_url, api_url },
 *       token: TOKEN,
 *       workspace: repository.clone(),   // leave it out for a job without a checkout
 *     })
 *     const step = await job.uses({ with: { profile: 'strict' } })   // the committed action of this repository
 *     expect(step).toMatchObject({ conclusion: 'failure', status: 1, stderr: '' })
 *     expect(step.annotations).toEqual([expect.objectContaining({ level: 'error', file: 'a.so' })])
 *     readFileSync(join(job.temporary, 'supply-chain-checklist.json'))
 *     job.end()   // in afterEach: removes what was made
 *
 * Not modelled: problem matchers (a missing file fails, the patterns are not applied), `pre` and `post`, containers,
 * and the encodings of secrets that the real runner hides as well.
 */
export class RunnerJob {
  readonly temporary: string
  readonly workspace: string
  readonly masks = new RunnerMasks()
  private readonly directory: string
  private readonly machine: Machine
  private readonly plan: JobPlan
  private readonly exported = new Map<string, string>()
  private readonly paths: string[] = []

  constructor(plan: JobPlan) {
    this.plan = plan
    this.directory = realpathSync(mkdtempSync(join(tmpdir(), 'checklist-runner-')))
    const folder = (...names: readonly string[]): string => {
      const path = join(this.directory, ...names)
      mkdirSync(path, { recursive: true })
      return path
    }
    this.temporary = plan.temporary ?? folder('work', '_temp')
    this.workspace = plan.workspace ?? folder('work', 'repo', 'repo')
    this.machine = {
      temporary: this.temporary,
      workspace: this.workspace,
      toolCache: folder('work', '_tool'),
      home: folder('home'),
    }
    for (const name of ['_github_workflow', '_runner_file_commands'])
      mkdirSync(join(this.temporary, name), { recursive: true })
    if (plan.token !== undefined && plan.token !== '') this.masks.add(plan.token)
  }

  /** Starts an action in a step of its own. @throws Error when the manifest or an input cannot be used */
  async uses(step: StepPlan = {}): Promise<Step> {
    const { action = PROJECT } = step
    const { token = '', env = {}, debug = false } = this.plan
    const manifest = readManifest(action)
    const inputs = evaluateInputs(manifest, step.with ?? {}, token)
    const files = this.freshFiles()
    const output = new RunnerOutput(this.masks, this.workspace, debug)
    for (const warning of inputs.warnings) output.warning(warning)
    const environment = stepEnvironment({
      machine: this.machine,
      context: {
        ...branchesOf(this.plan.event.payload),
        ...this.plan.github,
        event_name: this.plan.event.name,
        event_path: this.writeEvent(),
        path: files.add_path,
        env: files.set_env,
        step_summary: files.step_summary,
        state: files.save_state,
        output: files.set_output,
      },
      env: { ...env, ...step.env, ...Object.fromEntries(this.exported) },
      inputs: inputs.environment,
      state: new Map(),
      paths: this.paths,
      debug,
    })
    const end = await runProcess({
      program: process.execPath,
      commandLine: [join(action, manifest.main)],
      cwd: this.workspace,
      environment,
      cancel: step.cancel,
      patience: step.patience ?? RUNNER_PATIENCE,
      onLine: (line, stream) => output.read(line, stream),
    })
    const written = this.readFiles(files, output)
    const hasFailed = end.status !== 0 || output.hasFailed
    const outputs = new Map([...output.outputs, ...written.outputs])
    return {
      conclusion: step.cancel?.aborted === true ? 'cancelled' : hasFailed ? 'failure' : 'success',
      ...end,
      log: output.log,
      commands: output.commands,
      annotations: output.annotations.kept,
      droppedAnnotations: output.annotations.dropped,
      summary: written.summary,
      writtenSummary: readFileSync(files.step_summary, 'utf8'),
      outputs,
      jobOutputs: new Map([...outputs].filter(([, value]) => this.masks.hide(value) === value)),
      state: new Map([...output.state, ...written.state]),
      masks: this.masks.all,
      exported: written.exported,
    }
  }

  /** Removes everything that was made; folders of the caller stay. */
  end(): void {
    rmSync(this.directory, { recursive: true, force: true })
  }

  private writeEvent(): string {
    const { payload } = this.plan.event
    const path = join(this.temporary, '_github_workflow', 'event.json')
    rmSync(path, { force: true })
    if (payload !== undefined) {
      writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload))
    }
    return path
  }

  private freshFiles(): StepFiles {
    const id = randomUUID()
    const fresh = (name: string): string => {
      const path = join(this.temporary, '_runner_file_commands', `${name}_${id}`)
      writeFileSync(path, '')
      return path
    }
    return {
      add_path: fresh('add_path'),
      set_env: fresh('set_env'),
      step_summary: fresh('step_summary'),
      save_state: fresh('save_state'),
      set_output: fresh('set_output'),
    }
  }

  /** After the process ended, also when it failed: what a file says beats what a command said. */
  private readFiles(files: StepFiles, output: RunnerOutput): WrittenByStep {
    const read = (file: string, name: string): ReadonlyMap<string, string> => {
      try {
        return keyValues(readFileSync(file, 'utf8'))
      } catch (error) {
        output.error(`Unable to process file command '${name}' successfully.`)
        output.error((error as Error).message)
        output.hasFailed = true
        return new Map()
      }
    }
    const added = readFileSync(files.add_path, 'utf8').split('\n').filter(Boolean)
    this.paths.unshift(...added.reverse())
    const exported = new Map(read(files.set_env, 'env'))
    for (const name of exported.keys()) {
      if (name.toUpperCase() !== REFUSED_VARIABLE) continue
      output.error(`Can't store ${REFUSED_VARIABLE} output parameter using '$GITHUB_ENV' command.`)
      exported.delete(name)
    }
    for (const [name, value] of exported) this.exported.set(name, value)
    const summary = uploadedSummary(readFileSync(files.step_summary), (text) => this.masks.hide(text))
    if ('error' in summary) output.error(summary.error)
    return {
      exported,
      summary: 'text' in summary ? summary.text : '',
      state: read(files.save_state, 'state'),
      outputs: read(files.set_output, 'output'),
    }
  }
}

/** Of a pull request; hostile names, as they stand. */
function branchesOf(payload: JobPlan['event']['payload']): GitHubContext {
  const { pull_request: pull } = (typeof payload === 'object' ? payload : {}) as {
    readonly pull_request?: Readonly<Partial<Record<'base' | 'head', { readonly ref?: string }>>>
  }
  return { base_ref: pull?.base?.ref ?? '', head_ref: pull?.head?.ref ?? '' }
}

interface StepFiles {
  readonly add_path: string
  readonly set_env: string
  readonly step_summary: string
  readonly save_state: string
  readonly set_output: string
}

interface WrittenByStep {
  readonly summary: string
  readonly outputs: ReadonlyMap<string, string>
  readonly state: ReadonlyMap<string, string>
  readonly exported: ReadonlyMap<string, string>
}
