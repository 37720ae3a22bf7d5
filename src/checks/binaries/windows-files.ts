import { Cursor } from '../../bytes/cursor.ts'
import { indexOfBytes } from '../../bytes/search.ts'
import type { Code, Data, Format, Sample } from './format.ts'
import { packageOf } from './packages.ts'

/** Class id of a shell link. https://learn.microsoft.com/openspecs/windows_protocols/ms-shllink */
const LINK_CLASS = '\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46'
/** Class ids of installer databases, patches and transforms, without their first byte. */
const INSTALLER_CLASS = '\x10\x0c\0\0\0\0\0\xc0\0\0\0\0\0\0\x46'
const INSTALLER_KINDS: ReadonlySet<number> = new Set([0x82, 0x84, 0x86])
const ROOT_CLASS_OFFSET = 80
/** Name of the stream that holds the macro project, as the directory stores it. */
const MACRO_PROJECT = Array.from('_VBA_PROJECT').join('\0')
const SMALLEST_SECTOR_SHIFT = 7
const LARGEST_SECTOR_SHIFT = 16

const SHORTCUT: Format = {
  magics: ['L\0\0\0'],
  recognise({ bytes }) {
    if (!new Cursor(bytes).seek(4).startsWith(LINK_CLASS)) return undefined
    return { kind: 'code', rule: 'binaries/windows-shortcut', name: 'Windows shortcut', facts: [] }
  },
}

/** Compound files hold installers, Office documents and mail: the class of the root tells. https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb */
const COMPOUND_FILE: Format = {
  magics: ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  recognise: readCompoundFile,
}

function readCompoundFile(sample: Sample): Code | Data {
  if (isInstaller(sample)) return packageOf('Windows installer (MSI)')
  if (indexOfBytes(sample.bytes, MACRO_PROJECT) !== -1) return macroDocument('Office document with macros')
  return { kind: 'data', name: 'Compound file (Office document)' }
}

function isInstaller({ bytes }: Sample): boolean {
  const cursor = new Cursor(bytes)
  if (!cursor.has(76)) return false
  const shift = cursor.seek(30).u16()
  const rootSector = cursor.seek(48).u32()
  if (shift < SMALLEST_SECTOR_SHIFT || shift > LARGEST_SECTOR_SHIFT) return false
  const classId = (rootSector + 1) * 2 ** shift + ROOT_CLASS_OFFSET
  if (classId + 16 > bytes.length) return false
  cursor.seek(classId)
  return INSTALLER_KINDS.has(cursor.u8()) && cursor.startsWith(INSTALLER_CLASS)
}

export function macroDocument(name: string): Code {
  return { kind: 'code', rule: 'binaries/macro-document', name, facts: [] }
}

export const WINDOWS_FORMATS: readonly Format[] = [SHORTCUT, COMPOUND_FILE]
