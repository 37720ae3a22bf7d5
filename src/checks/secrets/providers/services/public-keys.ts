import { alnum, digits, hasShape, hex, parts, type Shape } from './shape.ts'

/**
 * Keys that are made to be sent to every browser: they say whose data is meant, and open nothing that is private.
 * Stripe and Clerk publishable keys, PostHog project keys, Mapbox public tokens, Supabase publishable keys, Datadog client
 * tokens, LaunchDarkly client-side and mobile keys, New Relic browser keys, Mailgun's public key, Lob's publishable keys,
 * Google Analytics measurement ids, Razorpay key ids.
 */
const PUBLIC_SHAPES: readonly Shape[] = [
  ...['pk_live_', 'pk_test_', 'phc_', 'sb_publishable_', 'NRJS-', 'rzp_live_', 'rzp_test_'].map((prefix) =>
    parts(prefix, alnum([8, 190], '_-$=')),
  ),
  parts('pk.eyJ', alnum([20, 190], '_-.')),
  parts('pub', hex(32)),
  parts('mob-', hex([8, 40], '-')),
  parts('pubkey-', hex(32)),
  parts('live_pub_', hex(31)),
  parts('test_pub_', hex(31)),
  parts('UA-', digits([4, 10]), '-', digits([1, 4])),
]

/** Members beside the key in a configuration of Algolia's search box, which holds a key that can only search. */
const SEARCH_BOX =
  /\b(?:indexName|index_name|inputSelector|searchParameters|contextualSearch|docsearch|algoliaOptions)\b/i
/** Characters before and after a key in which they stand. */
const SEARCH_BOX_REACH = 400
const SEARCH_ONLY_NAME = /search/i
const SEARCH_KEY = hex(32)

/** Whether a value is public by the design of its provider. */
export function isPublicKey(value: string): boolean {
  return PUBLIC_SHAPES.some((shape) => hasShape(value, shape))
}

/** Whether a key belongs to a search box on a page: documentation sites publish it. */
export function isSearchBoxKey(text: string, name: string, start: number, value: string): boolean {
  if (!hasShape(value, SEARCH_KEY)) return false
  const around = text.slice(
    Math.max(0, start - SEARCH_BOX_REACH),
    Math.min(text.length, start + value.length + SEARCH_BOX_REACH),
  )
  return SEARCH_BOX.test(around) || (SEARCH_ONLY_NAME.test(name) && /algolia/i.test(name))
}
