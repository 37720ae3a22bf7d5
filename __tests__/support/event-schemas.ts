import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'

const ajv = addFormats.default(new Ajv({ strict: false, validateSchema: false, inlineRefs: false }))
let isLoaded = false

/** What GitHub's schema of a webhook finds wrong with a payload; undefined when it is fine. */
export function payloadFault(name: string, payload: object): string | undefined {
  if (!isLoaded) ajv.addSchema(createRequire(import.meta.url)('@octokit/webhooks-schemas'), 'webhooks')
  isLoaded = true
  // The event that may be used in its place has the same payload.
  const webhook = name === 'pull_request_target' ? 'pull_request' : name
  const action = (payload as { readonly action?: string }).action ?? 'event'
  const isFine = ajv.validate({ $ref: `webhooks#/definitions/${webhook}$${action}` }, payload)
  return isFine ? undefined : ajv.errorsText()
}
