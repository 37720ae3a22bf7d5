import type { Notation } from '../paths.ts'
import { cmakeValue } from './cmake.ts'
import { codeValue } from './code.ts'
import { insertedValue } from './columns.ts'
import { withoutVariable } from './defaults.ts'
import { headerValue } from './header.ts'
import type { ValueSpan } from './literals.ts'
import type { SecretName } from './names.ts'
import { netrcValue } from './netrc.ts'
import { pairedValue } from './pairs.ts'
import { configurationLine, propertyValue } from './properties.ts'
import { proseValue } from './prose.ts'
import { queryValue } from './query.ts'
import { dockerfileValue, optionValue, shellValue, variableSetting } from './shell.ts'
import { xmlValue } from './xml.ts'
import { yamlValue } from './yaml.ts'

/** The literal value that a file of some notation gives to a name; undefined when it gives none. */
export function readValue(
  text: string,
  name: Pick<SecretName, 'start' | 'end'>,
  notation: Notation,
): ValueSpan | undefined {
  const span = queryValue(text, name.start, name.end) ?? inNotation(text, name, notation)
  return span === undefined ? undefined : withoutVariable(text, span)
}

function inNotation(
  text: string,
  { start, end }: Pick<SecretName, 'start' | 'end'>,
  notation: Notation,
): ValueSpan | undefined {
  switch (notation) {
    case 'code':
      return (
        codeValue(text, start, end) ??
        pairedValue(text, start, end) ??
        headerValue(text, start, end) ??
        variableSetting(text, start, end) ??
        optionValue(text, start, end)
      )
    case 'notebook':
    case 'prose':
      return proseValue(text, start, end)
    case 'sql':
      return insertedValue(text, start, end) ?? codeValue(text, start, end)
    case 'xml':
      return xmlValue(text, start, end)
    case 'cmake':
      return cmakeValue(text, start, end)
    case 'yaml':
      return yamlValue(text, start, end) ?? embeddedValue(text, start, end)
    case 'properties':
      return propertyValue(text, start, end)
    case 'shell':
      return scriptLine(text, start, end) ?? embeddedValue(text, start, end)
    case 'dockerfile':
      return dockerfileValue(text, start, end) ?? embeddedValue(text, start, end)
    case 'netrc':
      return netrcValue(text, start, end)
    case 'none':
      return undefined
  }
}

/** A shell's own, or a line of configuration that the script writes. */
function scriptLine(text: string, start: number, end: number): ValueSpan | undefined {
  return shellValue(text, start, end) ?? configurationLine(text, start, end)
}

/** What commands carry in their arguments: a header, a line for another file. */
function embeddedValue(text: string, start: number, end: number): ValueSpan | undefined {
  return headerValue(text, start, end) ?? netrcValue(text, start, end)
}
