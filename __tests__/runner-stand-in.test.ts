import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type JobPlan, RunnerJob, type Step, type StepPlan } from './support/runner.ts'
import { commandsIn, linesOf, parseCommand } from './support/runner-commands.ts'
import { keyValues, MAX_SUMMARY_BYTES, uploadedSummary } from './support/runner-files.ts'
import { RunnerMasks } from './support/runner-masks.ts'
import { RunnerOutput } from './support/runner-output.ts'

/** The contract is that of actions/runner 2.336; each row is one sentence of it. */

const WORKSPACE = '/home/runner/repo'

/** What the runner makes of lines on standard output. */
function printed(...lines: readonly string[]): RunnerOutput {
  const output = new RunnerOutput(new RunnerMasks(), WORKSPACE)
  for (const line of lines) output.read(line, 'stdout')
  return output
}

const logOf = (output: RunnerOutput): readonly string[] => output.log.map((line) => line.text)
const errorsOf = (output: RunnerOutput): readonly string[] =>
  output.annotations.kept.filter(({ level }) => level === 'error').map(({ message }) => message)

describe('lines', () => {
  test.each([
    ['a\nb', ['a', 'b']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['a\rb\r', ['a', 'b']],
    ['a\n\r\n\n', ['a', '', '']],
    ['a\u2028b\u0085c\vd', ['a\u2028b\u0085c\vd']],
    ['', []],
  ])('%j', (output, lines) => {
    expect(linesOf(output)).toEqual(lines)
  })
})

describe('a command', () => {
  test.each<[line: string, name: string, properties: object, data: string]>([
    ['::error::x', 'error', {}, 'x'],
    ['  \t\u00a0::error::x', 'error', {}, 'x'],
    ['::ERROR file=a,Line=2::x', 'error', { file: 'a', Line: '2' }, 'x'],
    ['::error file=a%2Cb%3Ac%0A%0D%25,line=1::x', 'error', { file: 'a,b:c\n\r%', line: '1' }, 'x'],
    ['::error title=a=b::x', 'error', { title: 'a=b' }, 'x'],
    ['::error title=,file=a,lonely::x', 'error', { file: 'a' }, 'x'],
    ['::error file=a,FILE=b::x', 'error', { file: 'b' }, 'x'],
    ['::error::50%25 %0A %3A ::more', 'error', {}, '50% \n %3A ::more'],
    ['::error::%250A', 'error', {}, '%0A'],
    ['::stop-commands::', 'stop-commands', {}, ''],
    ['any text ##[error]x', 'error', {}, 'x'],
    ['##[set-output name=a;other=b]c', 'set-output', { name: 'a', other: 'b' }, 'c'],
    ['##[error title=%3B%5D%0A%25]x%3By%5D%250A', 'error', { title: ';]\n%' }, 'x;y]%0A'],
    ['##[ErRoR]x]y', 'error', {}, 'x]y'],
    ['::unknown:: ##[warning]x', 'warning', {}, 'x'],
  ])('%j', (line, name, properties, data) => {
    const command = parseCommand(line)
    expect({ ...command, properties: Object.fromEntries(command?.properties ?? []) }).toEqual({
      name,
      properties,
      data,
    })
  })

  test.each([
    'error::x',
    'text ::error::x',
    ':: error::x',
    '::error:x',
    '::unknown::x',
    '\ufeff::error::x',
    '##[error',
    '##[unknown]x ##[error]y',
    '## [error]x',
    '%0A::error::x',
    '',
  ])('%j is plain text', (line) => {
    expect(parseCommand(line)).toBeUndefined()
    expect(logOf(printed(line))).toEqual([line])
  })

  test('hides after a lone CR, and stands on either stream', () => {
    expect(commandsIn('a\r::error::x\r\n##[add-mask]y').map(({ name }) => name)).toEqual([
      'error',
      'add-mask',
    ])
  })

  test('is not in the log', () => {
    expect(logOf(printed('::set-output name=a::b', '::save-state name=c::d', '::debug::e'))).toEqual([])
  })
})

describe('what commands do', () => {
  test('outputs and state', () => {
    const output = printed('::set-output name=a::1', '::save-state name=b::2', '::set-output name=a::3')
    expect([...output.outputs]).toEqual([['a', '3']])
    expect([...output.state]).toEqual([['b', '2']])
  })

  test('groups are marks in the log', () => {
    expect(logOf(printed('::group::a', 'b', '::endgroup::c'))).toEqual(['##[group]a', 'b', '##[endgroup]'])
  })

  test('echo shows later commands, but those of annotations and masks', () => {
    const lines = ['::echo::on', '::set-output name=a::b', '::add-mask::secret', '::notice::n', '::echo::OFF']
    expect(logOf(printed(...lines, '::set-output name=c::d'))).toEqual([
      '::set-output name=a::b',
      '##[notice]n',
      '::echo::OFF',
    ])
  })

  test.each([
    ['::set-env name=A::b', 'set-env'],
    ['##[add-path]x', 'add-path'],
    ['::set-output::no name', "'name'"],
    ['::echo::maybe', "'maybe'"],
    ['##[add-matcher]missing.json', 'missing.json'],
    ['::remove-matcher::', "'owner'"],
  ])('%s fails the step with two errors', (line, words) => {
    const output = printed(line)
    expect(output.hasFailed).toBe(true)
    expect(errorsOf(output)).toEqual([
      `Unable to process command '${line}' successfully.`,
      expect.stringContaining(words),
    ])
  })
})

describe('stop-commands', () => {
  test('until its token, in any case and any form, nothing is a command', () => {
    const output = printed(
      '::stop-commands::Tok',
      '::error::x',
      '##[set-output name=a]b',
      'x ##[tOK]',
      '::error::y',
    )
    expect(errorsOf(output)).toEqual(['y'])
    expect(logOf(output)).toEqual(['::error::x', '##[set-output name=a]b', '##[error]y'])
    expect(output.outputs.size).toBe(0)
  })

  test('the token is no command before and after', () => {
    expect(logOf(printed('::Tok::', '::stop-commands::Tok', '::Tok::', '::Tok::'))).toEqual([
      '::Tok::',
      '::Tok::',
    ])
  })

  test.each(['', 'error', 'Stop-Commands', 'pause-logging'])(
    '%j is no token, and the step fails',
    (token) => {
      const output = printed(`::stop-commands::${token}`, 'never read')
      expect(output.hasFailed).toBe(true)
      expect(errorsOf(output).length).toBe(1)
      expect(logOf(output)).not.toContain('never read')
    },
  )

  test.each([
    ['sixsix', false],
    ['seven77', true],
  ])('the token %s is hidden: %s', (token, isHidden) => {
    expect(logOf(printed(`::stop-commands::${token}`, `a ${token} b`))).toEqual([
      isHidden ? 'a *** b' : `a ${token} b`,
    ])
  })
})

describe('add-mask', () => {
  test('hides a value and each of its lines from then on, on the log and in annotations', () => {
    const output = printed('ab', '::add-mask::ab%0Acd', 'ab cd', '::error file=f::x cd y')
    expect(logOf(output)).toEqual(['ab', '*** ***', '##[error]x *** y'])
    expect(errorsOf(output)).toEqual(['x *** y'])
  })

  test('takes a single letter, and warns when there is none', () => {
    const output = printed('::add-mask::e', '::add-mask::  ', 'hello')
    expect(logOf(output)).toEqual([expect.stringMatching(/^##\[warning\]/), 'h***llo'])
  })

  test('texts that touch or overlap become one', () => {
    const masks = new RunnerMasks()
    for (const secret of ['abc', 'cde', 'fg', 'b']) masks.add(secret)
    expect(masks.hide('xabcdefgy abc-b')).toBe('x***y ***-***')
    expect(masks.hide('nothing')).toBe('nothing')
  })
})

describe('annotations', () => {
  const annotation = (properties: string): object | undefined =>
    printed(`::error ${properties}::m`).annotations.kept[0]
  const plain = { level: 'error', message: 'm' }

  test.each<[properties: string, expected: object]>([
    ['file=a.py,line=1,endLine=2,title=t', { file: 'a.py', line: 1, endLine: 2, title: 't' }],
    ['FILE=a.py,LINE=1', { file: 'a.py', line: 1 }],
    ['line=4,endLine=4,col=1,endColumn=9', { line: 4, endLine: 4, col: 1, endColumn: 9 }],
    ['endLine=3', { line: 3, endLine: 3 }],
    ['line=1,endColumn=3', { line: 1, col: 3, endColumn: 3 }],
    ['col=3,endColumn=4', {}],
    ['line=1,endLine=2,col=3,endColumn=4', { line: 1, endLine: 2 }],
    ['line=3,endLine=1', {}],
    ['line=1,col=5,endColumn=2', { line: 1 }],
    [`file=${WORKSPACE}/dir/a.py`, { file: 'dir/a.py' }],
    ['file=/elsewhere/a.py', { file: '/elsewhere/a.py' }],
    ['file=../a.py', { file: '../a.py' }],
  ])('%s', (properties, expected) => {
    expect(annotation(properties)).toEqual({ ...plain, ...expected })
  })

  test('are the first ten of each level; all stay in the log', () => {
    const lines = ['error', 'warning', 'notice'].flatMap((level) =>
      Array.from({ length: 12 }, (_, index) => `::${level}::${index}`),
    )
    const output = printed(...lines)
    expect(output.annotations.kept.map(({ message }) => message)).toEqual(
      [0, 1, 2].flatMap(() => Array.from({ length: 10 }, (_, index) => `${index}`)),
    )
    expect(output.annotations.dropped.length).toBe(6)
    expect(output.log.length).toBe(36)
  })

  test('have 4,096 characters, counted after hiding', () => {
    const output = printed('::add-mask::secret', `::error::secret${'x'.repeat(5_000)}`)
    expect(errorsOf(output)).toEqual([`***${'x'.repeat(4_093)}`])
  })
})

describe('files of names and values', () => {
  test.each<[text: string, pairs: Readonly<Record<string, string>>]>([
    ['', {}],
    ['\n\na=b\n', { a: 'b' }],
    ['a=b=c\nd=', { a: 'b=c', d: '' }],
    ['=b', { '': 'b' }],
    ['a=x<<E', { a: 'x<<E' }],
    ['a=1\na=2\n', { a: '2' }],
    ['a<<E\none\n\n two \nE\nb=c', { a: 'one\n\n two ', b: 'c' }],
    ['a<<E\nE\n', { a: '' }],
    ['a<<E\nx\nE', { a: 'x' }],
    ['a<<E\ne\n E\nE \nE\n', { a: 'e\n E\nE ' }],
    ['a<<E=F\nx\nE=F\n', { a: 'x' }],
    ['a=b\r\n', { a: 'b\r' }],
    ['a<<E\nx\r\nE\n', { a: 'x\r' }],
  ])('%j', (text, pairs) => {
    expect(Object.fromEntries(keyValues(text))).toEqual(pairs)
  })

  test.each([
    ['<<E\nx\nE', "Invalid format '<<E'. Name must not be empty and delimiter must not be empty"],
    ['a<<\nx', "Invalid format 'a<<'. Name must not be empty and delimiter must not be empty"],
    ['a<<E\nx\n', "Invalid value. Matching delimiter not found 'E'"],
    ['a<<E\r\nx\nE\n', "Invalid value. Matching delimiter not found 'E\r'"],
    ['a<<E\nx', 'Invalid value. EOF marker missing new line.'],
    ['a=b\nword\n', "Invalid format 'word'"],
  ])('%j cannot be read', (text, words) => {
    expect(() => keyValues(text)).toThrow(new Error(words))
  })
})

describe('the summary', () => {
  const upload = (bytes: Buffer) => uploadedSummary(bytes, (text) => text.replaceAll('secret', '***'))

  test('is hidden line by line, with line ends of its own', () => {
    expect(upload(Buffer.from('a secret\r\nb\rc'))).toEqual({ text: 'a ***\nb\nc\n' })
    expect(upload(Buffer.alloc(0))).toEqual({ text: '' })
  })

  test('of one byte too many is dropped as a whole; bytes of UTF-8 count, before hiding', () => {
    expect(upload(Buffer.from('é'.repeat(MAX_SUMMARY_BYTES / 2)))).toHaveProperty('text')
    expect(upload(Buffer.from(`${'é'.repeat(MAX_SUMMARY_BYTES / 2)}x`))).toEqual({
      error: expect.stringMatching(/^\$GITHUB_STEP_SUMMARY upload aborted, .* 1024k, got 1024k/),
    })
    expect(upload(Buffer.alloc(MAX_SUMMARY_BYTES * 3, 'secret'))).toHaveProperty('error')
  })
})

describe('a step', () => {
  let action = ''
  let job: RunnerJob | undefined

  beforeEach(() => {
    action = mkdtempSync(join(tmpdir(), 'checklist-step-'))
  })
  afterEach(() => {
    rmSync(action, { recursive: true })
    job?.end()
    job = undefined
  })

  const manifest = (text: string): void => writeFileSync(join(action, 'action.yml'), text)

  /** Runs a program as the entry of an action. */
  function run(program: string, plan: Partial<JobPlan> = {}, step: StepPlan = {}): Promise<Step> {
    if (!existsSync(join(action, 'action.yml')))
      manifest('name: A\nruns: { using: node24, main: main.mjs }\n')
    writeFileSync(join(action, 'main.mjs'), program)
    job ??= new RunnerJob({ event: { name: 'push', payload: {} }, ...plan })
    return job.uses({ action, ...step })
  }

  const IMPORTS = `import { appendFileSync, readFileSync } from 'node:fs'; const e = process.env;`
  const SHOW_ENVIRONMENT = 'process.stdout.write(JSON.stringify(process.env))'

  test('finds its inputs, its context and nothing else in its environment', async () => {
    manifest(
      [
        'name: A',
        'inputs:',
        '  token: { default: "${{ github.token }}" }',
        '  fail-on: {}',
        '  Two words: { required: true, default: 3 }',
        '  old: { deprecationMessage: use another }',
        'runs: { using: NODE24, main: main.mjs }',
      ].join('\n'),
    )
    process.env['CHECKLIST_OF_THE_MACHINE'] = 'x'
    const step = await run(
      SHOW_ENVIRONMENT,
      {
        token: 'job-token',
        github: { sha: 'abc', ref: 'refs/heads/topic', repository: 'o/r', head_ref: '' },
        env: { NAME: 'value', GITHUB_SHA: 'forged', RUNNER_TEMP: 'forged', CI: 'no' },
      },
      { with: { 'fail-on': ' never', OTHER: 'y', old: 'z' } },
    )
    delete process.env['CHECKLIST_OF_THE_MACHINE']
    const seen: Readonly<Record<string, string>> = JSON.parse(step.stdout)
    const names = Object.keys(seen).filter(
      (name) => !/^(?:PATH|HOME|CI|NAME|(?:INPUT|GITHUB|RUNNER|ACTIONS)_.*)$/.test(name),
    )
    expect(names).toEqual([])
    expect(seen).toMatchObject({
      INPUT_TOKEN: 'job-token',
      'INPUT_FAIL-ON': ' never',
      INPUT_TWO_WORDS: '3',
      INPUT_OLD: 'z',
      INPUT_OTHER: 'y',
      CI: 'no',
      NAME: 'value',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_SHA: 'abc',
      GITHUB_REF_NAME: 'topic',
      GITHUB_REPOSITORY_OWNER: 'o',
      GITHUB_WORKSPACE: job?.workspace,
      RUNNER_TEMP: job?.temporary,
    })
    for (const absent of [
      'GITHUB_TOKEN',
      'GITHUB_HEAD_REF',
      'GITHUB_ACTION_PATH',
      'NODE_OPTIONS',
      'RUNNER_DEBUG',
    ])
      expect(seen).not.toHaveProperty(absent)
    expect(step.annotations.map(({ level, message }) => `${level} ${message}`)).toEqual([
      "warning Input 'old' has been deprecated with message: use another",
      "warning Unexpected input(s) 'OTHER', valid inputs are ['token', 'fail-on', 'Two words', 'old']",
    ])
    expect(step.log.map((line) => line.text).join('')).not.toContain('job-token')
  })

  test('of a pull request finds the branches as they stand', async () => {
    const payload = { pull_request: { base: { ref: 'main' }, head: { ref: '##[error]x' } } }
    const step = await run(SHOW_ENVIRONMENT, { event: { name: 'pull_request', payload } })
    expect(JSON.parse(step.stdout)).toMatchObject({ GITHUB_BASE_REF: 'main', GITHUB_HEAD_REF: '##[error]x' })
  })

  test('works in the workspace, with the event and five empty files under RUNNER_TEMP', async () => {
    const step = await run(
      `import { readFileSync, statSync } from 'node:fs'; const e = process.env
       let input = ''; for await (const part of process.stdin) input += part
       const files = ['PATH', 'ENV', 'STEP_SUMMARY', 'STATE', 'OUTPUT'].map((name) => e['GITHUB_' + name])
       process.stdout.write(JSON.stringify([process.cwd(), process.argv.length, process.execArgv, input,
         files.map((file) => statSync(file).size), files, e.GITHUB_EVENT_PATH, readFileSync(e.GITHUB_EVENT_PATH, 'utf8')]))`,
      { event: { name: 'push', payload: { ref: 'é' } } },
    )
    const [cwd, words, flags, input, sizes, files, path, event] = JSON.parse(step.stdout)
    expect([cwd, words, flags, input, sizes]).toEqual([job?.workspace, 2, [], '', [0, 0, 0, 0, 0]])
    expect(path).toBe(join(job?.temporary ?? '', '_github_workflow/event.json'))
    expect(event).toBe('{"ref":"é"}')
    for (const file of files)
      expect(file).toMatch(
        /\/_runner_file_commands\/(?:add_path|set_env|step_summary|save_state|set_output)_[0-9a-f-]{36}$/,
      )
    expect(readdirSync(job?.workspace ?? '')).toEqual([])
  })

  test('speaks on both streams; bytes that are no UTF-8 are replaced, characters may be split', async () => {
    const step = await run(
      `const { stdout, stderr } = process
       stdout.write(Buffer.from([0xc3])); await new Promise((done) => setTimeout(done, 30))
       stdout.write(Buffer.from([0xa9, 0x0d])); await new Promise((done) => setTimeout(done, 30))
       stdout.write(Buffer.from('\\nz\\xff\\r::warning::w', 'latin1'))
       stderr.write('a\\r##[error]from stderr\\n')`,
    )
    expect(step.log.filter(({ from }) => from === 'stdout').map(({ text }) => text)).toEqual([
      'é',
      'z\ufffd',
      '##[warning]w',
    ])
    expect(step.log.filter(({ from }) => from === 'stderr').map(({ text }) => text)).toEqual([
      'a',
      '##[error]from stderr',
    ])
    expect(step.annotations.map(({ message }) => message).sort()).toEqual(['from stderr', 'w'])
    expect(step.conclusion).toBe('success')
  })

  test.each([
    ['process.exitCode = 3', 3, 'failure'],
    ["console.log('::error::x')", 0, 'success'],
    ["console.log('::set-env name=A::b')", 0, 'failure'],
    [`${IMPORTS} appendFileSync(e.GITHUB_OUTPUT, 'word')`, 0, 'failure'],
    [`${IMPORTS} appendFileSync(e.GITHUB_STEP_SUMMARY, 'x'.repeat(1048577))`, 0, 'success'],
    [`${IMPORTS} appendFileSync(e.GITHUB_ENV, 'NODE_OPTIONS=--inspect')`, 0, 'success'],
  ])('%s: status %d is a %s', async (program, status, conclusion) => {
    expect(await run(program)).toMatchObject({ status, conclusion })
  })

  test('an unhandled rejection is a failure, and its stack is read for commands', async () => {
    const step = await run("await Promise.reject(new Error('x\\n##[set-output name=verdict]pass'))")
    expect(step).toMatchObject({ status: 1, conclusion: 'failure' })
    expect(step.outputs.get('verdict')).toMatch(/^pass/)
  })

  test('a file beats a command of the same name, later lines earlier ones, and secrets stay in the job', async () => {
    const step = await run(
      `${IMPORTS} appendFileSync(e.GITHUB_OUTPUT, 'a=1\\na=2\\nkey=has secret\\n'); console.log('::set-output name=a::0')
       console.log('::set-output name=b::0'); console.log('::add-mask::secret')
       appendFileSync(e.GITHUB_STEP_SUMMARY, 'a secret\\n'); appendFileSync(e.GITHUB_STATE, 'c=3')`,
    )
    expect(Object.fromEntries(step.outputs)).toEqual({ a: '2', b: '0', key: 'has secret' })
    expect([...step.jobOutputs.keys()].sort()).toEqual(['a', 'b'])
    expect([step.summary, step.writtenSummary]).toEqual(['a ***\n', 'a secret\n'])
    expect([...step.state]).toEqual([['c', '3']])
  })

  test('files that cannot be read are two errors each, also when the process failed', async () => {
    const step = await run(
      `${IMPORTS} appendFileSync(e.GITHUB_OUTPUT, 'a<<E\\nb\\n'); appendFileSync(e.GITHUB_STATE, 'x'); process.exitCode = 1`,
    )
    expect(step.annotations.map(({ message }) => message)).toEqual([
      "Unable to process file command 'state' successfully.",
      "Invalid format 'x'",
      "Unable to process file command 'output' successfully.",
      "Invalid value. Matching delimiter not found 'E'",
    ])
  })

  test('what it exports reaches the next one, but for NODE_OPTIONS', async () => {
    const first = await run(
      `${IMPORTS} appendFileSync(e.GITHUB_ENV, 'A=b\\nnode_options=x\\n'); appendFileSync(e.GITHUB_PATH, '/one\\n/two\\n')`,
    )
    expect(first.annotations.map(({ message }) => message)).toEqual([expect.stringContaining('NODE_OPTIONS')])
    const second = await run(SHOW_ENVIRONMENT)
    expect(JSON.parse(second.stdout)).toMatchObject({ A: 'b', PATH: expect.stringMatching(/^\/two:\/one:/) })
  })

  test('debug lines and echo come with debug logging', async () => {
    const step = await run(
      "console.log('::debug::a%0Ab'); console.log('::set-output name=a::b'); console.log(process.env.RUNNER_DEBUG)",
      {
        debug: true,
      },
    )
    expect(step.log.map(({ text }) => text)).toEqual([
      '##[debug]a',
      '##[debug]b',
      '::set-output name=a::b',
      '1',
    ])
  })

  test('that is cancelled gets SIGINT, then SIGTERM, then no choice', async () => {
    const cancelled = async (program: string): Promise<Step> => {
      const cancel = new AbortController()
      const running = run(
        program,
        {},
        {
          cancel: cancel.signal,
          patience: { afterInterrupt: 400, afterTerminate: 400 },
        },
      )
      // The files of the step are there before the process is.
      const started = join(job?.workspace ?? '', 'started')
      while (!existsSync(started)) await new Promise((resolve) => setTimeout(resolve, 5))
      cancel.abort()
      const step = await running
      rmSync(started)
      return step
    }
    const begin = "import { writeFileSync } from 'node:fs'; setInterval(() => {}, 1000);"
    const end = ";writeFileSync('started', '')"
    expect(await cancelled(begin + end)).toMatchObject({ signal: 'SIGINT', conclusion: 'cancelled' })
    expect(await cancelled(`${begin} process.on('SIGINT', () => console.log('int'))${end}`)).toMatchObject({
      signal: 'SIGTERM',
      stdout: 'int\n',
    })
    expect(
      await cancelled(
        `${begin} for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => console.log(s))${end}`,
      ),
    ).toMatchObject({ signal: 'SIGKILL', stdout: 'SIGINT\nSIGTERM\n' })
  })

  test.each([
    ['no manifest', undefined, /Can't find 'action\.yml'/],
    ['another runtime', 'runs: { using: node18, main: a.js }', /'using: node18' is not supported/],
    ['no entry', 'runs: { using: node24 }', /entry/],
    [
      'an expression that nobody can evaluate here',
      'inputs: { a: { default: "${{ runner.os }}" } }\nruns: { using: node24, main: a.js }',
      /cannot evaluate/,
    ],
  ])('of an action with %s does not start', async (_, text, message) => {
    if (text !== undefined) manifest(text)
    job = new RunnerJob({ event: { name: 'push', payload: {} } })
    await expect(job.uses({ action })).rejects.toThrow(message)
  })

  test('leaves nothing on the machine', async () => {
    await run('')
    const folder = job?.temporary ?? ''
    expect(readFileSync(join(folder, '_github_workflow/event.json'), 'utf8')).toBe('{}')
    job?.end()
    expect(existsSync(folder)).toBe(false)
  })
})
