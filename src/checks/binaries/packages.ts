import { Cursor } from '../../bytes/cursor.ts'
import { extensionSet } from './extensions.ts'
import { byCondition, byMagic, type Code, type Format } from './format.ts'

const RULE = 'binaries/package'

export function packageOf(name: string): Code {
  return { kind: 'code', rule: RULE, name, facts: [] }
}

const RPM = byMagic(packageOf('RPM package'), '\xed\xab\xee\xdb')
const CHROME_EXTENSION = byCondition(packageOf('Chrome extension'), ['Cr24'], ({ bytes }) => {
  const cursor = new Cursor(bytes).seek(4)
  return cursor.has(4) && cursor.u32() <= 4
})
const MACOS_PACKAGE = byCondition(packageOf('macOS installer package (xar)'), ['xar!'], ({ bytes }) => {
  const cursor = new Cursor(bytes, 'big').seek(4)
  return cursor.has(4) && cursor.u16() >= 28 && cursor.u16() <= 2
})
const CABINET = byCondition(packageOf('Windows cabinet'), ['MSCF\0\0\0\0'], ({ bytes, size }) => {
  const cursor = new Cursor(bytes).seek(8)
  return cursor.has(4) && cursor.u32() <= size
})
const WINDOWS_IMAGE = byMagic(packageOf('Windows disk image (WIM)'), 'MSWIM\0\0\0')
const SQUASHFS = byCondition(packageOf('squashfs file system'), ['hsqs', 'sqsh'], ({ bytes }) => {
  if (bytes.length < 96) return false
  const little = bytes[0] === 0x68
  return new Cursor(bytes, little ? 'little' : 'big').seek(28).u16() === 4
})
const CRAMFS = byMagic(packageOf('cramfs file system'), '\x45\x3d\xcd\x28')
const QCOW = byCondition(packageOf('QEMU disk image'), ['QFI\xfb'], ({ bytes }) => bytes[7] !== 0)
const VMDK = byMagic(packageOf('VMware disk image'), 'KDMV')
const VHDX = byMagic(packageOf('Hyper-V disk image'), 'vhdxfile')
const VDI = byMagic(packageOf('VirtualBox disk image'), '\x7f\x10\xda\xbe', 64)
const VHD = byMagic(packageOf('Virtual PC disk image'), 'conectix\0\0\0\x02')
const EROFS = byMagic(packageOf('EROFS file system'), '\xe2\xe1\xf5\xe0', 1024)
const HTML_HELP = byMagic(packageOf('Compiled HTML help (chm)'), 'ITSF\x03\0\0\0')
/** A volume descriptor in the seventeenth sector of 2,048 bytes: ECMA-119. */
const ISO_9660 = byMagic(packageOf('ISO 9660 disk image'), 'CD001', 0x8001)
const UF2 = byMagic(packageOf('UF2 firmware image'), 'UF2\n\x57\x51\x5d\x9e')
const U_BOOT = byCondition(packageOf('U-Boot image'), ['\x27\x05\x19\x56'], ({ bytes }) => bytes.length >= 64)
const ANDROID_BOOT = byMagic(packageOf('Android boot image'), 'ANDROID!')

const JAVA_MODULE = byMagic(packageOf('Java module'), 'JM\x01\0PK')

/** Apple's disk image ends in a trailer of 512 bytes. */
const DMG_TRAILER_BYTES = 512
const DMG: Format = {
  magics: [''],
  recognise({ bytes, size }) {
    if (size !== bytes.length || size < DMG_TRAILER_BYTES) return undefined
    return new Cursor(bytes).seek(size - DMG_TRAILER_BYTES).startsWith('koly\0\0\0\x04\0\0\x02\0')
      ? packageOf('Apple disk image')
      : undefined
  },
}

export const PACKAGE_FORMATS: readonly Format[] = [
  RPM,
  CHROME_EXTENSION,
  MACOS_PACKAGE,
  CABINET,
  WINDOWS_IMAGE,
  SQUASHFS,
  CRAMFS,
  QCOW,
  VMDK,
  VHDX,
  VDI,
  VHD,
  EROFS,
  HTML_HELP,
  ISO_9660,
  UF2,
  U_BOOT,
  ANDROID_BOOT,
  JAVA_MODULE,
  DMG,
]

/** Packages that are an archive by their content: only the name says what installs them. Folded extensions. */
const PACKAGES_BY_EXTENSION: ReadonlyMap<string, string> = new Map([
  ['aab', 'Android app bundle'],
  ['aar', 'Android library'],
  ['apk', 'Android package'],
  ['appx', 'Windows app package'],
  ['conda', 'Conda package'],
  ['ear', 'Java enterprise archive'],
  ['egg', 'Python egg'],
  ['gem', 'Ruby gem'],
  ['ipa', 'iOS app'],
  ['jar', 'Java archive (jar)'],
  ['jmod', 'Java module'],
  ['mcpb', 'Desktop extension'],
  ['msix', 'Windows app package'],
  ['nupkg', 'NuGet package'],
  ['oxt', 'Office extension'],
  ['pex', 'Python executable (pex)'],
  ['pyz', 'Python zip application'],
  ['snupkg', 'NuGet symbol package'],
  ['vsix', 'Editor extension (vsix)'],
  ['war', 'Java web archive'],
  ['whl', 'Python wheel'],
  ['xap', 'Silverlight application'],
  ['xpi', 'Firefox extension'],
])

/** What an archive under this name is installed or run as. */
export function packageByExtension(extension: string): Code | undefined {
  const name = PACKAGES_BY_EXTENSION.get(extension)
  return name === undefined ? undefined : packageOf(name)
}

/** Extensions of the packages that have a magic of their own; for pointers to content that is not here. */
const OWN_FORMAT_EXTENSIONS = extensionSet(
  'appimage cab crx deb dmg flatpak iso msi pkg qcow2 rpm run snap squashfs uf2 vhdx vmdk',
)

export function isPackageExtension(extension: string): boolean {
  return PACKAGES_BY_EXTENSION.has(extension) || OWN_FORMAT_EXTENSIONS.has(extension)
}
