import type { Shape } from './shape.ts'

/** A service whose keys look like anybody's: only the service's word beside one tells whose it is. */
export interface Service {
  readonly name: string
  /** Lower case, without punctuation. One of them stands in the key's name, on its line, above it, or in the path. */
  readonly words: readonly string[]
  /** Words of everyday text and code: they count in the key's name, and as the name of what holds the key. */
  readonly ownWords?: readonly string[]
  readonly shapes: readonly Shape[]
  /** One of these is in the key's name, because the service has public values of the same shape. */
  readonly under?: readonly string[]
  /** Where the key is revoked: an address without scheme. Default: the settings of the service. */
  readonly revoke?: string
}
