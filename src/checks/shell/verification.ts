import type { Download } from './download.ts'
import { fileName, type ScriptReading, type Step } from './step.ts'

const SUM = /^g?(?:sha(?:1|224|256|384|512)?sum|shasum|md5sum|b2sum|b3sum|cksum|sha256)$/
const SIGNATURE = /^(?:gpg2?|gpgv|cosign|minisign|signify|slsa-verifier|rpmkeys|sigstore|debsig-verify)$/
const VERIFIES = /^-{0,2}verify|^-V|^-K$|^--checksig$/
const FILE_COMMAND: ReadonlySet<string> = new Set(['gpgv', 'slsa-verifier', 'debsig-verify'])
/** UTF-16 code units of a here-document, or of what is piped in, in which a file's name is looked for. */
const MAX_LISTED = 2_000
/** Checks of one script that are looked at. */
const MAX_VERIFICATIONS = 200
const DOCUMENT = /<<-?[ \t]{0,10}["'\\]?[A-Za-z_]/
/** Lists of many files. */
const LIST_NAME = /^(?:sha|md5|b2|check|sum|hash|manifest)/i

/** Commands of a script that compare a file with what it should be. */
export function verificationsOf({ steps }: ScriptReading): readonly Step[] {
  return steps.filter(isVerification).slice(0, MAX_VERIFICATIONS)
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
  const stems = files.map(stemOf)
  for (const { command, words } of verifications) {
    if (command.start < step.command.start) continue
    const from = Math.max(command.input?.start ?? command.start, command.start - MAX_LISTED)
    const line = text.indexOf('\n', command.end)
    const rest = text.slice(command.end, line === -1 ? undefined : Math.min(line, command.end + MAX_LISTED))
    const end = DOCUMENT.test(rest) ? command.end + MAX_LISTED : command.end
    const said = text.slice(from, end)
    if (said.includes('$') || files.some((file) => said.includes(file))) return true
    const lists = words.filter(({ value }) => !value.startsWith('-')).map(({ value }) => fileName(value))
    if (lists.some((list) => LIST_NAME.test(list) || stems.includes(stemOf(list)))) return true
  }
  return false
}

/** `tool` of `tool.sha256`. */
function stemOf(file: string): string {
  return file.split('.', 1)[0] as string
}
