import type { Download } from './download.ts'
import type { ScriptReading, Step } from './step.ts'

const SUM = /^g?(?:sha(?:1|224|256|384|512)?sum|shasum|md5sum|b2sum|b3sum|cksum|sha256)$/
const SIGNATURE = /^(?:gpg2?|gpgv|cosign|minisign|signify|slsa-verifier|rpmkeys|sigstore|debsig-verify)$/
const VERIFIES = /^-{0,2}verify|^-V|^-K$|^--checksig$/
const FILE_COMMAND: ReadonlySet<string> = new Set(['gpgv', 'slsa-verifier', 'debsig-verify'])
/** UTF-16 code units around a verification in which the file's name may stand: its here-document, the list it compares with. */
const AROUND = 400

/** Commands of a script that compare a file with what it should be. */
export function verificationsOf({ steps }: ScriptReading): readonly Step[] {
  return steps.filter(isVerification)
}

function isVerification({ name, words }: Step): boolean {
  if (SUM.test(name)) return words.length > 0
  if (name === 'openssl') return words[0]?.value === 'dgst'
  if (name === 'gh') return words[0]?.value === 'attestation'
  if (name === 'certutil') return words.some(({ value }) => /hashfile/i.test(value))
  return FILE_COMMAND.has(name) || (SIGNATURE.test(name) && words.some(({ value }) => VERIFIES.test(value)))
}

/**
 * Whether a later command checks what was downloaded: one that names the file, or one that takes its names from a list or
 * a variable. A check of another file does not count.
 */
export function isVerified(
  { text }: ScriptReading,
  { files, step }: Download,
  verifications: readonly Step[],
): boolean {
  for (const { command, words } of verifications) {
    if (command.start < step.command.start) continue
    const from = Math.max(command.input?.start ?? command.start, command.start - AROUND)
    const around = text.slice(from, command.end + AROUND)
    if (files.some((file) => around.includes(file))) return true
    const list = words.some(
      ({ value, dynamic }) => dynamic || (!value.startsWith('-') && value.includes('.')),
    )
    if (list || text.slice(from, command.end).includes('$')) return true
  }
  return false
}
