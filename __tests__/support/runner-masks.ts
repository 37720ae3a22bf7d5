/**
 * What the runner hides. It hides exactly the registered texts and each of their lines; the real runner hides some encodings as well,
 * so that what is hidden here is hidden there.
 */
export class RunnerMasks {
  private readonly secrets = new Set<string>()

  /** Takes the text and each of its lines. A single letter counts; blank text does not. */
  add(secret: string): void {
    for (const part of [secret, ...secret.split(/[\r\n]/)]) if (part.trim() !== '') this.secrets.add(part)
  }

  get all(): readonly string[] {
    return [...this.secrets]
  }

  /** The text with `***` for what is hidden; occurrences that touch or overlap become one. */
  hide(text: string): string {
    const ranges = [...this.secrets].flatMap((secret) => occurrences(text, secret))
    let shown = ''
    let at = 0
    let isHidden = false
    for (const { from, to } of ranges.sort((a, b) => a.from - b.from)) {
      if (from > at || !isHidden) shown += `${text.slice(at, from)}***`
      isHidden = true
      at = Math.max(at, to)
    }
    return shown + text.slice(at)
  }
}

function occurrences(
  text: string,
  secret: string,
): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let from = text.indexOf(secret); from !== -1; from = text.indexOf(secret, from + 1)) {
    found.push({ from, to: from + secret.length })
  }
  return found
}
