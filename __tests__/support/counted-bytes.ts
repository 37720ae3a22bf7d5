type Method = (this: unknown, ...args: unknown[]) => unknown

/** Bytes that each way to read a number takes. */
const WIDTHS = [
  ['getUint8', 1],
  ['getUint16', 2],
  ['getUint32', 4],
  ['getBigUint64', 8],
] as const

/** Puts another method in the place of one; returns what puts it back. */
function replace(owner: object, name: string, make: (plain: Method) => Method): () => void {
  const plain = Reflect.get(owner, name) as Method
  Reflect.set(owner, name, make(plain))
  return () => Reflect.set(owner, name, plain)
}

/** A content that knows which of its bytes were looked at, however they are reached: by index, view or native search. */
export class CountedBytes {
  /** What is handed to the code under test in place of the bytes. */
  readonly bytes: Uint8Array
  private readonly memory: ArrayBufferLike
  private readonly seen: Uint8Array

  constructor(content: Uint8Array) {
    const own = Uint8Array.from(content)
    this.memory = own.buffer
    this.seen = new Uint8Array(own.length)
    this.bytes = this.watched(own)
  }

  get touched(): number {
    let count = 0
    for (let at = this.seen.indexOf(1); at !== -1; at = this.seen.indexOf(1, at + 1)) count++
    return count
  }

  /** Runs code whose views and buffers of this memory count as well. Native code may read all of a buffer that it gets. */
  async watch<T>(run: () => Promise<T>): Promise<T> {
    const { memory } = this
    const see = (at: number, length: number): void => this.see(at, length)
    const restore = WIDTHS.map(([name, width]) =>
      replace(DataView.prototype, name, (plain) => {
        return function (this: unknown, ...args) {
          const view = this as DataView
          if (view.buffer === memory) see(view.byteOffset + Number(args[0]), width)
          return plain.apply(view, args)
        }
      }),
    )
    restore.push(
      replace(Buffer, 'from', (plain) => (...args) => {
        if (args[0] === memory) see(Number(args[1]), Number(args[2]))
        return plain.apply(Buffer, args)
      }),
    )
    try {
      return await run()
    } finally {
      for (const one of restore) one()
    }
  }

  private see(at: number, length: number): void {
    this.seen.fill(1, at, at + length)
  }

  private watched(view: Uint8Array): Uint8Array {
    return new Proxy(view, {
      get: (target, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) this.see(target.byteOffset + Number(key), 1)
        else if (key === 'subarray')
          return (from?: number, to?: number) => this.watched(target.subarray(from, to))
        else if (key === 'includes' || key === 'indexOf') return this.searching(target, key)
        const value: unknown = Reflect.get(target, key, target)
        if (typeof value !== 'function') return value
        this.see(target.byteOffset, target.length)
        return value.bind(target)
      },
    })
  }

  /** A search looks no further than what it finds. */
  private searching(view: Uint8Array, name: 'includes' | 'indexOf') {
    return (byte: number, from = 0): boolean | number => {
      const at = view.indexOf(byte, from)
      this.see(view.byteOffset + from, (at === -1 ? view.length : at + 1) - from)
      return name === 'includes' ? at !== -1 : at
    }
  }
}
