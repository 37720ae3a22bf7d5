import type { Finding } from '../../model/finding.ts'
import type { PathUse } from '../../syntax/rust-names.ts'
import type { TokenList } from '../../syntax/rust-tokens.ts'
import type { RustValues } from '../../syntax/rust-values.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { isOutside, networkOf, OPEN_SEARCH, type RustRole, writesFiles } from './rust-effects.ts'
import type { Occurrence, TokenFindings } from './rust-findings.ts'
import {
  RUST_BUILD_COMMAND,
  RUST_BUILD_NETWORK,
  RUST_MACRO_EFFECT,
  RUST_NATIVE_LIBRARY,
} from './rust-rules.ts'
import { type CommandLine, fetchedBy, runsShellScript, UNKNOWN_WORDS } from './rust-zig-commands.ts'

/** A function that is called, or a macro. */
export interface RustCall {
  readonly path: PathUse
  /** Its `(`. */
  readonly open: number
  readonly close: number
  /** Full paths that its name stands for. */
  readonly meanings: readonly string[]
}

/** Reading the hash of what was fetched. */
const HASHES: ReadonlySet<string> = new Set(['Sha256', 'Sha512', 'blake3', 'sha256', 'sha256_digest'])

/** What a build script or a macro does beside its task. Tests in it are not asked about. */
export class BuildEffects {
  private readonly tokens: TokenList
  private readonly values: RustValues
  private readonly found: TokenFindings
  private readonly role: RustRole
  private readonly reached = new Set<string>()
  private hashes: boolean | undefined

  constructor(tokens: TokenList, values: RustValues, found: TokenFindings, role: RustRole) {
    this.tokens = tokens
    this.values = values
    this.found = found
    this.role = role
  }

  /** @param line what a command starts, where the call makes one */
  *of(call: RustCall, isMacro: boolean, line: CommandLine | undefined): Generator<Finding> {
    const { tokens } = this
    const start = tokens.start(call.path.from)
    const end = tokens.end(call.close)
    if (line !== undefined) {
      yield* this.command(call, line)
      return
    }
    const [first] = tokens.split(call.open + 1, call.close)
    if (isMacro) {
      const texts = first === undefined ? undefined : this.values.texts(first)
      if (this.role === 'build-script' && texts?.some((text) => OPEN_SEARCH.test(text)) === true) {
        yield this.effect(call, {
          rule: RUST_NATIVE_LIBRARY,
          severity: 'high',
          start,
          end,
          what: 'link-search',
        })
      }
      return
    }
    const network = call.meanings.map(networkOf).find((crate) => crate !== undefined)
    if (network !== undefined) {
      if (this.reached.has(network)) return
      this.reached.add(network)
      yield this.effect(call, this.networkUse(start, end, network))
      return
    }
    if (!call.meanings.some(writesFiles)) return
    if (this.role === 'macro') {
      yield this.effect(call, { rule: RUST_MACRO_EFFECT, severity: 'high', start, end, what: 'writes' })
    } else if (first !== undefined && this.values.texts(first)?.some(isOutside) === true) {
      const note = evidence`outside of OUT_DIR`
      yield this.effect(call, {
        rule: RUST_BUILD_COMMAND,
        severity: 'medium',
        start,
        end,
        what: 'writes',
        note,
      })
    }
  }

  private networkUse(start: number, end: number, crate: string): Occurrence {
    if (this.role === 'macro') {
      return { rule: RUST_MACRO_EFFECT, severity: 'high', start, end, what: `network|${crate}` }
    }
    const isChecked = this.comparesHashes()
    return {
      rule: RUST_BUILD_NETWORK,
      severity: isChecked ? 'medium' : 'high',
      start,
      end,
      what: `network|${crate}|${isChecked ? 'checked' : 'unchecked'}`,
      ...(isChecked
        ? { note: evidence`a hash is computed in this file; see that it is compared with a constant` }
        : {}),
    }
  }

  private *command(call: RustCall, line: CommandLine): Generator<Finding> {
    const { tokens } = this
    const start = tokens.start(call.path.from)
    const end = tokens.end(call.close)
    if (this.role === 'macro') {
      yield this.effect(call, { rule: RUST_MACRO_EFFECT, severity: 'high', start, end, what: 'command' })
      return
    }
    const fetched = fetchedBy(line)
    const words = line.map((word) => (word === UNKNOWN_WORDS ? '…' : tokens.text.slice(word.start, word.end)))
    const depends = words.join(' ')
    const note = evidence`${excerpt(depends)}`
    if (fetched === 'download') {
      yield this.effect(call, { ...this.networkUse(start, end, 'command'), note, depends })
    } else if (fetched !== undefined || runsShellScript(line)) {
      const what = `command|${fetched ?? 'script'}`
      yield this.effect(call, {
        rule: RUST_BUILD_COMMAND,
        severity: 'medium',
        start,
        end,
        what,
        note,
        depends,
      })
    }
  }

  private comparesHashes(): boolean {
    this.hashes ??= this.hasHashes()
    return this.hashes
  }

  private hasHashes(): boolean {
    const { tokens } = this
    for (let at = 0; at < tokens.count; at++) {
      if (tokens.isName(at) && HASHES.has(tokens.word(at))) return true
    }
    return false
  }

  private effect(call: RustCall, occurrence: Occurrence): Finding {
    return this.found.finding(call.path.from, occurrence, false, 'own')
  }
}
