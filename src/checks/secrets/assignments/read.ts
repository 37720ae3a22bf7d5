import type { Notation } from '../paths.ts'
import { codeValue } from './code.ts'
import { headerValue } from './header.ts'
import type { ValueSpan } from './literals.ts'
import type { SecretName } from './names.ts'
import { netrcValue } from './netrc.ts'
import { propertyValue } from './properties.ts'
import { dockerfileValue, optionValue, shellValue, variableSetting } from './shell.ts'
import { yamlValue } from './yaml.ts'

/** The literal value that a file of some notation gives to a name; undefined when it gives none. */
export function readValue(
  text: string,
  name: Pick<SecretName, 'start' | 'end'>,
  notation: Notation,
): ValueSpan | undefined {
  const { start, end } = name
  switch (notation) {
    case 'code':
      return codeValue(text, end) ?? headerValue(text, start, end)
    case 'notebook':
    case 'prose':
      return (
        codeValue(text, end) ??
        variableSetting(text, start, end) ??
        optionValue(text, start, end) ??
        embeddedValue(text, start, end)
      )
    case 'yaml':
      return yamlValue(text, start, end) ?? embeddedValue(text, start, end)
    case 'properties':
      return propertyValue(text, end)
    case 'shell':
      return shellValue(text, start, end) ?? embeddedValue(text, start, end)
    case 'dockerfile':
      return dockerfileValue(text, start, end) ?? embeddedValue(text, start, end)
    case 'netrc':
      return netrcValue(text, start, end)
    case 'none':
      return undefined
  }
}

/** What commands carry in their arguments: a header, a line for another file. */
function embeddedValue(text: string, start: number, end: number): ValueSpan | undefined {
  return headerValue(text, start, end) ?? netrcValue(text, start, end)
}
