import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

export interface GitObject {
  readonly kind: string
  readonly bytes: Buffer
}

/** Objects of a repository from one `git cat-file --batch`: starting git anew for each costs a test run minutes. */
export class BatchObjects {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>
  private readonly chunks: AsyncIterator<Buffer>
  private rest: Buffer = Buffer.alloc(0)
  private last: Promise<unknown> = Promise.resolve()

  constructor(directory: string, environment: NodeJS.ProcessEnv) {
    this.child = spawn('git', ['cat-file', '--batch'], {
      cwd: directory,
      env: environment,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    this.chunks = this.child.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  /** @param name anything that names an object, on one line */
  object(name: string): Promise<GitObject | undefined> {
    const answer = this.last.then(() => this.ask(name))
    this.last = answer.catch(() => {})
    return answer
  }

  end(): void {
    this.child.kill()
  }

  private async ask(name: string): Promise<GitObject | undefined> {
    this.child.stdin.write(`${name}\n`)
    while (!this.rest.includes('\n')) await this.more()
    const end = this.rest.indexOf('\n')
    const [, kind = '', size = ''] = this.rest.toString('latin1', 0, end).split(' ')
    this.rest = this.rest.subarray(end + 1)
    if (kind === 'missing') return undefined
    const length = Number(size)
    while (this.rest.length <= length) await this.more()
    const bytes = Buffer.from(this.rest.subarray(0, length))
    this.rest = this.rest.subarray(length + 1)
    return { kind, bytes }
  }

  private async more(): Promise<void> {
    const next = await this.chunks.next()
    if (next.done === true) throw new Error('git cat-file ended')
    this.rest = Buffer.concat([this.rest, next.value])
  }
}
