import type { ScriptNode } from '../../syntax/javascript.ts'
import { alternativesOf, type Placed } from '../../syntax/javascript-alternatives.ts'
import type { ScriptNames } from '../../syntax/javascript-names.ts'
import { childOf, listOf, unwrapped } from '../../syntax/javascript-tree.ts'
import type { Hiding } from './javascript-decoding.ts'

/** Parts of one command line that are looked at. */
const MAX_PARTS = 100
/** Stands where the line takes something from the running script. */
const FILLER = 'x'

/** UTF-16 code units of one line that are searched. */
const MAX_LINE = 20_000

const FETCHED: readonly RegExp[] = [
  /\b(?:curl|wget)\s[^|;&]{0,500}\|\s{0,5}(?:sudo\s{1,5})?(?:(?:ba|z|da|k)?sh|node|perl|php|python[\d.]{0,5}|ruby)\b/,
  /\b(?:ba|z|da|k)?sh\s[^|;&]{0,40}(?:\$\(|<\()\s{0,5}(?:curl|wget)\s/,
  /\b(?:irm|iwr|invoke-restmethod|invoke-webrequest)\s[^|;&]{0,500}\|\s{0,5}(?:iex|invoke-expression)\b/i,
  /\b(?:iex|invoke-expression)[\s(][^|;&]{0,40}(?:\birm|\biwr|\binvoke-restmethod|\binvoke-webrequest|\.downloadstring)\b/i,
]
const DECODED =
  /\bbase64\s{1,5}(?:-d|-D|--decode)\b[^|;&]{0,200}\|\s{0,5}(?:(?:ba|z|da|k)?sh|node|perl|python[\d.]{0,5})\b/

/** Whether a command line that a script hands to a shell runs what it downloads or decodes. */
export function hidingInLine(text: readonly Placed[], names: ScriptNames): Hiding | undefined {
  const line = text
    .map((part) => skeletonOf(part, names))
    .join(' ')
    .slice(0, MAX_LINE)
  if (DECODED.test(line)) return 'decoded'
  return FETCHED.some((pattern) => pattern.test(line)) ? 'fetched' : undefined
}

/** The line as far as it is written out. */
function skeletonOf(start: Placed, names: ScriptNames): string {
  const whole = names.textOf(start.node, start.scope)
  if (whole !== undefined) return whole
  const parts: string[] = []
  const waiting: Placed[] = [...(alternativesOf(start, names) ?? [])].reverse()
  for (let left = MAX_PARTS; left > 0; left--) {
    const part = waiting.pop()
    if (part === undefined) break
    const node = unwrapped(part.node)
    const text = writtenText(node) ?? names.textOf(node, part.scope)
    const inner = text === undefined ? innerParts(node) : []
    if (text !== undefined || inner.length === 0) parts.push(text ?? FILLER)
    waiting.push(...inner.toReversed().map((child) => ({ node: child, scope: part.scope })))
  }
  return parts.join('')
}

function writtenText(node: ScriptNode): string | undefined {
  if (node.type !== 'TemplateElement') return undefined
  return (node['value'] as { readonly cooked?: string | null } | undefined)?.cooked ?? undefined
}

function innerParts(node: ScriptNode): readonly ScriptNode[] {
  if (node.type === 'BinaryExpression') {
    return [childOf(node, 'left'), childOf(node, 'right')].filter((part) => part !== undefined)
  }
  if (node.type !== 'TemplateLiteral') return []
  const expressions = listOf(node, 'expressions')
  return listOf(node, 'quasis').flatMap((quasi, index) => [quasi, ...expressions.slice(index, index + 1)])
}
