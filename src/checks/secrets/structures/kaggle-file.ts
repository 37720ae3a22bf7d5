/** Characters on either side of `username` in which the key stands. */
const WINDOW = 200
const KEY_MEMBER = /\\{0,3}["']key\\{0,3}["']\s{0,8}:\s{0,8}\\{0,3}["'](?<key>[0-9a-f]{32})(?![0-9a-f])/

/** Where the key of `{"username": "…", "key": "…"}` stands, the file that Kaggle hands out. @param end offset after `username` */
export function kaggleKeyAt(
  text: string,
  end: number,
): { readonly start: number; readonly end: number } | undefined {
  const code = text.charCodeAt(end)
  if (code !== 0x22 && code !== 0x27 && code !== 0x5c) return undefined
  const from = Math.max(0, end - WINDOW)
  const found = KEY_MEMBER.exec(text.slice(from, end + WINDOW))
  const key = found?.groups?.['key']
  if (found === null || key === undefined) return undefined
  const start = from + found.index + found[0].length - key.length
  return { start, end: start + key.length }
}
