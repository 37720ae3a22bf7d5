import type { CheckContext } from '../../model/rule.ts'
import type { Address } from './address.ts'

/** Indexes of vendors whose builds the language's own index does not hold. Exact hosts, https only. */
const VENDOR_INDEXES: ReadonlySet<string> = new Set([
  'download.pytorch.org',
  'pypi.nvidia.com',
  'pypi.ngc.nvidia.com',
  'data.pyg.org',
  'wheels.vllm.ai',
  'flashinfer.ai',
])

/** Where source and binaries of well-known projects are published. A known host says nothing about the owner on it. */
const KNOWN_HOSTS: ReadonlySet<string> = new Set([
  'github.com',
  'codeload.github.com',
  'objects.githubusercontent.com',
  'raw.githubusercontent.com',
  'gitlab.com',
  'codeberg.org',
  'bitbucket.org',
  'huggingface.co',
  'developer.download.nvidia.com',
  'developer.nvidia.com',
  'repo.anaconda.com',
  'ziglang.org',
  'static.rust-lang.org',
  'sh.rustup.rs',
  'astral.sh',
  'cmake.org',
  'dl.google.com',
  'repo.radeon.com',
])

/** Where anybody leaves anything, and links that hide where they lead. */
const UNTRACEABLE_HOSTS: ReadonlySet<string> = new Set([
  'bit.ly',
  'cutt.ly',
  'git.io',
  'goo.gl',
  'is.gd',
  'ow.ly',
  'rb.gy',
  'rebrand.ly',
  'shorturl.at',
  't.co',
  't.ly',
  'tinyurl.com',
  'v.gd',
  'dpaste.com',
  'dpaste.org',
  'gist.github.com',
  'gist.githubusercontent.com',
  'hastebin.com',
  'ix.io',
  'paste.ee',
  'pastebin.com',
  'rentry.co',
  'termbin.com',
  'transfer.sh',
])

/**
 * SHA-256 of the host names of the languages' own indexes. This project never spells those names out, and a second
 * index is judged differently when it is the one that everybody uses anyway.
 */
const PUBLIC_INDEX_DIGESTS: ReadonlySet<string> = new Set([
  'a4aa2ac280bb8d1a0ce7a1be5a7bfb10292b49fe9435ad5cff19f421f3c70e41',
  '0dc11026ac75c015aaa1deafff4a7a54ef6d0cf6b3c7f9b1d2c8f3502929aa9e',
])

/** Transports that verify neither the server nor the content. */
const INSECURE_SCHEMES: ReadonlySet<string> = new Set(['http', 'git', 'ftp', 'svn', 'rsync'])
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/

export type AddressProblem = 'insecure-transport' | 'untraceable-source'

/** What is wrong with an address whatever is fetched from it. */
export function problemOf(address: Address): AddressProblem | undefined {
  if (isLocal(address)) return undefined
  if (INSECURE_SCHEMES.has(address.scheme)) return 'insecure-transport'
  if (UNTRACEABLE_HOSTS.has(address.host) || isNumeric(address.host)) return 'untraceable-source'
  return undefined
}

/** This machine, or a file on it. */
export function isLocal(address: Address): boolean {
  const { host } = address
  return (
    address.scheme === 'file' ||
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    (IPV4.test(host) && host.startsWith('127.'))
  )
}

function isNumeric(host: string): boolean {
  return IPV4.test(host) || host.startsWith('[')
}

export type IndexTrust = 'public' | 'vendor' | 'listed' | 'unknown'

/** How well the host of a package index is known. Only an exact name over https counts. */
export function indexTrust(address: Address, context: CheckContext): IndexTrust {
  if (address.scheme !== 'https') return 'unknown'
  if (isListed(address.host, context)) return 'listed'
  if (VENDOR_INDEXES.has(address.host)) return 'vendor'
  return PUBLIC_INDEX_DIGESTS.has(context.digest(address.host, false)) ? 'public' : 'unknown'
}

/** A host from which downloads and repositories are no surprise. */
export function isKnownHost(address: Address, context: CheckContext): boolean {
  return KNOWN_HOSTS.has(address.host) || isLocal(address) || indexTrust(address, context) !== 'unknown'
}

/** The policy names it. */
export function isListed(host: string, context: CheckContext): boolean {
  return context.trustedSources?.includes(host) ?? false
}
