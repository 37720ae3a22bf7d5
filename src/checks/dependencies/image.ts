import type { Finding } from '../../model/finding.ts'
import type { CheckContext } from '../../model/rule.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { cutAt, shownPath } from './address.ts'
import { locationOf } from './declaration.ts'
import type { TextFile } from './ecosystem.ts'
import { isListed } from './hosts.ts'

/** A reference to a container image. Offsets are into the file's text. */
export interface ImageUse {
  readonly kind: 'image'
  readonly image: Image
  /** What uses it: `container`, `FROM`. */
  readonly use: string
  readonly start: number
  readonly end: number
  /** How to write the pinned form in this format; `image@sha256:…` is put in place of the reference. */
  readonly paste?: (reference: Evidence) => Evidence
}

/** https://github.com/distribution/reference : `[registry/]repository[:tag][@digest]`. */
export interface Image {
  /** Lower case; of an image without one, the registry that everybody's tools take. */
  readonly registry: string
  /** `library/python` for what is written `python`. */
  readonly repository: string
  /** Registry and repository as written. */
  readonly name: string
  readonly tag?: string
  readonly digest?: string
}

export const DEFAULT_REGISTRY = 'docker.io'
const DEFAULT_NAMESPACE = 'library'
const DIGEST = /^sha(?:256|512):[0-9a-f]{64,128}$/i
const PLACEHOLDER = /[${}]/
const IMAGE_NAME = /^[A-Za-z0-9][A-Za-z0-9._/:-]{0,500}$/

/** Tags that are pushed anew with every build. */
const MOVING_TAGS: ReadonlySet<string> = new Set([
  'latest',
  'main',
  'master',
  'head',
  'edge',
  'nightly',
  'dev',
])

/** Where images are no surprise. */
const KNOWN_REGISTRIES: ReadonlySet<string> = new Set([
  'ghcr.io',
  'mcr.microsoft.com',
  'nvcr.io',
  'public.ecr.aws',
  'quay.io',
])
/** Namespaces of the default registry whose publisher is known. */
const KNOWN_NAMESPACES: ReadonlySet<string> = new Set([
  DEFAULT_NAMESPACE,
  'nvidia',
  'pytorch',
  'rocm',
  'intel',
])

/** Undefined when a placeholder is filled in only when the image is used, or the text is no reference. */
export function parseImage(text: string): Image | undefined {
  const trimmed = text.trim().replace(/^docker:\/\//i, '')
  if (PLACEHOLDER.test(trimmed)) return undefined
  const [named, digest] = cutAt(trimmed, '@')
  if (!IMAGE_NAME.test(named)) return undefined
  const lastSlash = named.lastIndexOf('/')
  const colon = named.indexOf(':', lastSlash + 1)
  const name = colon === -1 ? named : named.slice(0, colon)
  const tag = colon === -1 ? undefined : named.slice(colon + 1)
  const [first, rest] = cutAt(name, '/')
  const hasRegistry = rest !== '' && (/[.:]/.test(first) || first === 'localhost')
  const path = hasRegistry ? rest : name
  return {
    registry: hasRegistry ? first.toLowerCase() : DEFAULT_REGISTRY,
    repository: path.includes('/') || hasRegistry ? path : `${DEFAULT_NAMESPACE}/${path}`,
    name,
    ...(tag === undefined ? {} : { tag }),
    ...(DIGEST.test(digest) ? { digest } : {}),
  }
}

export function* judgeImage(file: TextFile, context: CheckContext, used: ImageUse): Generator<Finding> {
  const { image, use } = used
  if (/^localhost(?::|$)/.test(image.registry)) return
  if (!isKnownImage(image, context)) {
    yield {
      rule: 'dependencies/unlisted-host',
      path: file.path,
      location: locationOf(file, used.start, used.end),
      evidence: evidence`${excerpt(image.registry)}/${excerpt(namespaceOf(image))}`,
      note: evidence`image of ${excerpt(use)}`,
      identity: `image|${image.registry}/${namespaceOf(image)}`,
    }
  }
  if (image.digest !== undefined) return
  const moving = image.tag === undefined || MOVING_TAGS.has(image.tag.toLowerCase())
  const versioned = evidence`${shownPath(image.name)}:${moving ? evidence`<version>` : excerpt(image.tag ?? '')}`
  const pinned = evidence`${versioned}@sha256:<digest>`
  yield {
    rule: 'dependencies/unpinned-image',
    path: file.path,
    location: locationOf(file, used.start, used.end),
    evidence:
      image.tag === undefined
        ? shownPath(image.name)
        : evidence`${shownPath(image.name)}:${excerpt(image.tag)}`,
    note: moving
      ? evidence`image of ${excerpt(use)}; whatever was pushed last`
      : evidence`image of ${excerpt(use)}; the tag can be moved`,
    paste: evidence`${used.paste?.(pinned) ?? pinned}
# digest: docker buildx imagetools inspect ${versioned}`,
    identity: `${use}|${image.registry}/${image.repository}|${moving ? 'none' : 'tag'}`,
    // Whoever runs this repository pushes the images of its owner as well.
    level: moving
      ? namespaceOf(image) === context.repositoryOwner?.toLowerCase()
        ? 'warning'
        : 'error'
      : 'off',
    strictLevel: moving ? 'error' : 'warning',
  }
}

/** Whose image it is, as far as the registry separates owners. */
export function namespaceOf(image: Image): string {
  return cutAt(image.repository, '/')[0].toLowerCase()
}

function isKnownImage(image: Image, context: CheckContext): boolean {
  if (isListed(image.registry, context)) return true
  if (image.registry === DEFAULT_REGISTRY) return KNOWN_NAMESPACES.has(namespaceOf(image))
  if (image.registry === 'gcr.io') return namespaceOf(image) === 'distroless'
  return KNOWN_REGISTRIES.has(image.registry)
}
