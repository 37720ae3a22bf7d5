import type {
  ChangedFile,
  ChangeSource,
  ComparedRange,
  ListingGap,
  RepositoryView,
} from '../model/change-set.ts'

/** A change whose files are listed already, so that it is known how much of it can be seen. */
export interface PreparedParts {
  readonly range: ComparedRange
  /** In path order. */
  readonly files: readonly ChangedFile[]
  readonly listingGaps: readonly ListingGap[]
  readonly expectedFiles?: number
  readonly read: RepositoryView['read']
  readonly readPolicy?: (path: string, maxBytes: number) => Promise<Uint8Array | undefined>
  /** Asked when every file was handed out: what changed meanwhile. */
  readonly lateGaps?: () => Promise<readonly ListingGap[]>
  readonly close: () => Promise<void>
}

export function preparedSource(parts: PreparedParts): ChangeSource {
  let listingGaps = parts.listingGaps
  return {
    range: parts.range,
    ...(parts.expectedFiles === undefined ? {} : { expectedFiles: parts.expectedFiles }),
    ...(parts.readPolicy === undefined ? {} : { readPolicy: parts.readPolicy }),
    get listingGaps() {
      return listingGaps
    },
    async *changes() {
      yield* parts.files
      listingGaps = [...parts.listingGaps, ...((await parts.lateGaps?.()) ?? [])]
    },
    read: parts.read,
    close: parts.close,
  }
}
