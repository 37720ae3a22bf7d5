import type { Member } from '../../bytes/member.ts'

const DRIVE = /^[A-Za-z]:/
const ROOT = /^[/\\]{1,8}$/
/** Steps of a path that are followed. */
const MAX_STEPS = 1_000

/** Whether a careless program would write this member, or through this link, outside the folder it unpacks to. */
export function escapes({ name, kind, target }: Member): boolean {
  // The root itself, which unpacking programs take for the folder they unpack to.
  if (kind === 'folder' && ROOT.test(name)) return false
  if (leaves(name, 0)) return true
  return kind === 'link' && target !== undefined && target !== '' && leaves(target, depthOf(name))
}

function leaves(path: string, depth: number): boolean {
  const plain = path.replaceAll('\\', '/')
  if (plain.startsWith('/') || DRIVE.test(plain)) return true
  let level = depth
  for (const step of plain.split('/', MAX_STEPS)) {
    if (step === '..') level--
    else if (step !== '' && step !== '.') level++
    if (level < 0) return true
  }
  return false
}

/** How many folders stand above a member. */
function depthOf(name: string): number {
  return name.split('/', MAX_STEPS).filter((step) => step !== '' && step !== '.').length - 1
}
