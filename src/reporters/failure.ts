import { SourceError, UsageError } from '../model/errors.ts'
import { excerpt } from '../text/redact.ts'

/** UTF-16 code units of a message. */
const MAX_MESSAGE = 1_000
/** Places in our code that a mistake of ours shows, and code units of each. */
const MAX_PLACES = 10
const MAX_PLACE = 200
/** How V8 writes a place (its document "Stack trace API"). */
const PLACE = /^ {4}at /

/**
 * What kept a run from its end. Not escaped. Messages may quote the change, so what looks like a secret is left out of them;
 * the places of an unexpected error are V8's words about our code, and whoever reports the error needs them.
 */
export function failureText(error: unknown): string {
  if (error instanceof UsageError || error instanceof SourceError) return excerpt(error.message, MAX_MESSAGE)
  const intro = 'this is a mistake in supply-chain-checklist, please report it'
  if (!(error instanceof Error)) return `${intro}: ${excerpt(String(error), MAX_MESSAGE)}`
  const { name, message, stack = '' } = error
  // The stack begins with the message, which can hold lines that look like places.
  const afterMessage = stack.slice(Math.max(stack.indexOf(message), 0) + message.length)
  const places = afterMessage.split('\n').filter((line) => PLACE.test(line))
  return [
    `${intro}: ${excerpt(`${name}: ${message}`, MAX_MESSAGE)}`,
    ...places.slice(0, MAX_PLACES).map((line) => line.slice(0, MAX_PLACE)),
  ].join('\n')
}
