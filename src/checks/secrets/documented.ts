import type { Digest } from './secret-format.ts'

/** Hexadecimal digits of SHA-256 that identify an example; 64 bits. */
const DIGITS = 16
/** Characters of the shortest of them; for most values it saves a digest. */
const SHORTEST = 10
/** Characters of a private key's body that identify it. */
export const KEY_BODY_START = 64
/** Characters of a JSON Web Key's private member that identify it. */
export const WEB_KEY_START = 40

/** Secrets that providers publish as examples, and that open nothing. Digests, so that no scanner finds them here. */
const DOCUMENTED: ReadonlySet<string> = new Set([
  // AWS: the key pair of its documentation, and the session example's secret.
  '1a5d44a2dca19669',
  '78314b11be2e5815',
  'e21b597ba6b9cafa',
  // Azure: the account keys of the storage emulator (Azurite) and of the Cosmos DB emulator.
  '0011cc25eb432071',
  'aa6547439583c3a2',
  // Stripe: the test keys of its documentation.
  '2cafc0970149a84f',
  'f2d6ca16515033e5',
  '7e8de44ea9ecf6d5',
  // GitHub: the tokens of its REST documentation.
  '3543c50b0cb9cea8',
  'bc3ae723f57c6b9e',
  '82e74299544e0073',
  '797c0ce414586cc8',
  '6d7fa4e64d4b1f3e',
  // Google Maps documentation.
  'ac9265e56c79b234',
  // Google: the client secrets of its command-line tools, which everybody has.
  'f0386f9be1fe905f',
  '456a51b1f1b3cf3e',
  // Discord: the bot token and the bearer token of its API reference.
  '02f7ce3c263f85c0',
  '35cd205c3caa8aa9',
  // Databricks documentation.
  '32c2dc15c5120958',
  // Paddle's and Zoho's documentation.
  'af1efb26bd63a9a0',
  'a42f64ae9f6d49e1',
  // Dynatrace, CircleCI and Buildkite documentation; the join tokens of Docker's.
  '9154e2e6fbfb1e50',
  '905fe7cc0a49c622',
  '0bf94c226793084a',
  'af96efb3c15e5df8',
  '33a6d3750d9a769b',
  'b5b17ca1d65733bb',
  'fbc5f7847129b77f',
  // 1Password's documentation: the secret key inside its service account token.
  '4861b7d682dcbc5a',
  // RFC 7617 section 2: Aladdin's basic credentials.
  'cf4d418ed3de92d7',
  // RFC 6749 sections 2.3.1 and 4, RFC 6750 section 2.1.
  'ca7459e2b26776de',
  '6c96130f130ab0d6',
  '00cf4c781dc37003',
  'b8e148545b13c78b',
  // Payload of the first example of PyJWT.
  '60c7b360c6375891',
  // Payloads of the JWT debugger, three generations, and of RFC 7519 section 3.1.
  '3373cfa8cfd3d256',
  '9cad21446b79d6b1',
  '25be1edd45a3a982',
  '32cd61d7a4d1ae9f',
  // Vagrant's public insecure key: the start of its body.
  'eca7c0796c0d2871',
  // The JWT debugger's private keys, two RSA and one P-256: the starts of their bodies.
  '7cf97e4f2d2d8dbd',
  '48e903aaac6b226d',
  '152943e104e30dd4',
  // AWS: more key ids of its documentation.
  'c6ea27c534f993d3',
  'cb20d34a7adda2f5',
  // Slack: the bot token of its documentation of OAuth.
  '2ddc147f3a3b5a17',
  // Google: another key of its tutorials.
  '44b9f0d854dcf201',
  // RFC 7468 section 10, RFC 8410 section 10.3: the starts of the keys' bodies.
  '1c746670bb79fec5',
  '4ff96a60934849a7',
  'a795f827309289f3',
  // RFC 9421 appendix B.1: RSA, RSA-PSS, P-256 and Ed25519.
  '6bbfa469726c7dd4',
  '0f1c5ac0d3aeb452',
  '2a05f372dd6f7d01',
  '8cd81d547007c6e1',
  // RFC 9500 section 2: RSA of 1,024 and 2,048 bits, P-256 and P-384.
  'cebef39e801fcd54',
  '433b323a8a7586e5',
  '1ae005bc8a34d8cd',
  '302456b08b7445d0',
  // RFC 7515 appendix A, RFC 7517 appendix A.2, RFC 8037 appendix A: the starts of the private members.
  'a4cbfbc3eb39653c',
  '98d30327cd110d4f',
  '3e5d95c30a759886',
  '016633c92ad49b8c',
  '00701b3384c3cf5e',
  '3221fdd53cc23c06',
])

/** Whether a value is a published example: a whole token, a JWT's payload, or the start of a private key's body. */
export function isDocumented(value: string, digest: Digest): boolean {
  return value.length >= SHORTEST && DOCUMENTED.has(digest(value).slice(0, DIGITS))
}
