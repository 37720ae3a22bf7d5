import { skipBlanks, type ValueSpan, wordAt } from './literals.ts'

/** Characters before `password` in which its machine is looked for. */
const LOOK_BACK = 240

/** `machine host login name password value`, on one line or several, in a file of its own or written by a script. */
export function netrcValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  if (text.charCodeAt(nameEnd) !== 0x20 || text.slice(nameStart, nameEnd) !== 'password') return undefined
  const before = text.slice(Math.max(0, nameStart - LOOK_BACK), nameStart)
  const machine = before.lastIndexOf('machine ')
  if (machine === -1 || !before.includes('login ', machine)) return undefined
  return wordAt(text, skipBlanks(text, nameEnd))
}
