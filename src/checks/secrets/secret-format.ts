import type { Level, RuleId } from '../../model/rule.ts'

/**
 * What a token says of itself. `valid`: its check characters or its decoded structure fit, so a provider issued it.
 * `invalid`: they do not, so somebody made it up or cut it. `unknown`: this kind has none.
 * `other`: it only begins like one.
 */
export type Proof = 'valid' | 'invalid' | 'unknown' | 'other'

/** Lower-case hex SHA-256 of a text. */
export type Digest = (text: string) => string

/** A token that is recognised by its shape alone. */
export interface TokenFormat {
  /** Part of the token as it is written, letter case included; the automaton looks for it. */
  readonly literal: string
  /** Offsets in the token where the literal may stand. Default: at its start. */
  readonly literalAt?: readonly number[]
  /** Sticky. From the token's first character to its last, then what must not follow. */
  readonly shape: RegExp
  /** Leading characters that all tokens of this kind share, and that may be shown. */
  readonly publicPrefix: number
  readonly prove?: (token: string, digest: Digest) => Proof
  /** The literal is short enough to turn up in encoded data: `+` and `/` before it are no boundary. */
  readonly occursInBase64?: boolean
  /** The prefix begins identifiers as well (`rnd_`, `tss_`): what follows must be as a machine makes it. */
  readonly mustLookRandom?: boolean
  /** What stands near those that the provider says may be published: they are notes. */
  readonly publishedBeside?: RegExp
  /** For the default profile, when this kind is worth less than the provider's others. */
  readonly level?: Level
}

/** A token without a shape of its own: it takes the provider's word beside it to tell. */
export interface NamedFormat {
  /** Lower case. One of them stands in the name, shortly before it, or in the file's path. Empty: the proof is enough. */
  readonly words: readonly string[]
  /** Anchored at both ends. */
  readonly shape: RegExp
  readonly publicPrefix: number
  readonly prove?: (token: string, digest: Digest) => Proof
  /** The provider's own calls take it as their first argument: `cohere.Client("…")`. */
  readonly positional?: boolean
  /** The word is too common to search behind it: only what stands under the name of a secret counts. */
  readonly underNameOnly?: boolean
  /** What the name must hold beside the word, when the provider has other values of the same shape. */
  readonly nameHolds?: RegExp
  /** Any password will do: the value is judged as under any other name. */
  readonly anyValue?: boolean
}

/** Who issues a kind of secret; one public rule each. */
export interface Provider {
  readonly rule: RuleId
  readonly name: string
  /** What the secret is called: "access token". */
  readonly secret: string
  /** Ends the sentence "Whoever reads it can …". */
  readonly grants: string
  /** Where it is revoked: an address without scheme, or the way through the settings. */
  readonly revoke: string
  readonly references?: readonly string[]
  readonly formats: readonly TokenFormat[]
  readonly named?: readonly NamedFormat[]
}
