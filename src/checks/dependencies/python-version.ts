import { evidence } from '../../text/redact.ts'
import type { Fix } from './declaration.ts'

/** Names whose newest release must always do: trusted certificates and time zones. */
const FRESH_DATA: ReadonlySet<string> = new Set([
  'certifi',
  'tzdata',
  'pytz',
  'publicsuffix2',
  'publicsuffixlist',
])

/** https://packaging.python.org/en/latest/specifications/version-specifiers/ : the release segment. */
const RELEASE = /^v?(?<release>\d{1,8}(?:\.\d{1,8}){0,5})/i
/** Two-digit years of releases named after their date, and months. */
const FIRST_SHORT_YEAR = 19
const LAST_SHORT_YEAR = 29
const FIRST_FULL_YEAR = 2000

export function isFreshData(name: string): boolean {
  return FRESH_DATA.has(name)
}

/** Numbers of a version up to its pre-release, `2.8.0rc1` → 2, 8, 0. Undefined with an epoch or without numbers. */
export function releaseOf(version: string): readonly number[] | undefined {
  if (version.includes('!')) return undefined
  const release = RELEASE.exec(version)?.groups?.['release']
  return release?.split('.').map(Number)
}

/** Versions named after a date do not say when they break: `2024.1`, `24.3`. */
export function isCalendarVersion(release: readonly number[]): boolean {
  const [year = 0, month] = release
  if (year >= FIRST_FULL_YEAR) return true
  return (
    year >= FIRST_SHORT_YEAR &&
    year <= LAST_SHORT_YEAR &&
    (month === undefined || (month >= 1 && month <= 12))
  )
}

/** The first version that may break: the next major one, or, for what is compiled against, the next minor one. */
export function nextBreaking(release: readonly number[], abi: boolean): string {
  const [major = 0, minor = 0] = release
  return abi ? `${major}.${minor + 1}` : String(major + 1)
}

export const CALENDAR_ADVICE = evidence`the versions look like dates: bound it only below a release that is known to break`

/**
 * The bound to put behind a floor. Never below what a lock file already holds.
 * @param floor the lowest version allowed
 */
export function capFor(
  floor: string,
  locked: string | undefined,
  abi: boolean,
): { readonly cap?: string } & Pick<Fix, 'advice'> {
  const release = releaseOf(floor)
  if (release === undefined) return {}
  if (isCalendarVersion(release)) return { advice: CALENDAR_ADVICE }
  const lockedRelease = locked === undefined ? undefined : releaseOf(locked)
  const highest = lockedRelease !== undefined && isHigher(lockedRelease, release) ? lockedRelease : release
  return { cap: nextBreaking(highest, abi) }
}

function isHigher(a: readonly number[], b: readonly number[]): boolean {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}

/** `2.31.4` → `2.31`: a floor that says what was tested without asking for a patch release. */
export function floorFrom(locked: string): string | undefined {
  const release = releaseOf(locked)
  return release === undefined ? undefined : release.slice(0, 2).join('.')
}
