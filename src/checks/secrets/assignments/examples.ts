/** Code units of a file in which it says what it describes. */
const HEAD = 2_000
/** Characters before a name in which the key stands that makes its value an example. */
const LOOK_BACK = 400

const DESCRIBES_INTERFACE = /(?:^|[\s{,])["']?(?:openapi|swagger|asyncapi)["']?\s{0,4}:/
const EXAMPLE = /(?:^|[\s{,])["']?(?:x-)?examples?["']?\s{0,4}:/

/** Whether a value is what the description of an interface shows: OpenAPI 3.1, sections 4.8.19 and 4.8.24. */
export function isShown(text: string, nameStart: number): boolean {
  return (
    EXAMPLE.test(text.slice(Math.max(0, nameStart - LOOK_BACK), nameStart)) &&
    DESCRIBES_INTERFACE.test(text.slice(0, HEAD))
  )
}
