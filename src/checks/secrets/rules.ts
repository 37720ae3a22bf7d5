import type { Rule } from '../../model/rule.ts'
import { PROVIDERS } from './providers.ts'
import type { Provider } from './secret-format.ts'

const HARD_CODED = ['CWE-798', 'CWE-312'] as const

export const RULES: readonly Rule[] = [
  ...PROVIDERS.map(providerRule),
  {
    id: 'secrets/google-service-account',
    item: 'no-secrets',
    title: 'Google service account key is written into a file',
    level: 'error',
    confidence: 'high',
    why: 'Whoever reads it can act as the service account in the project, from any machine, until the key is deleted.',
    fix: 'Delete the key at console.cloud.google.com/iam-admin/serviceaccounts, then use workload identity, or mount the key from a secret store.',
    references: [
      ...HARD_CODED,
      'https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys',
    ],
  },
  {
    id: 'secrets/private-key',
    item: 'no-secrets',
    title: 'Private key is written into a file',
    level: 'error',
    confidence: 'high',
    why: 'Whoever reads it can log in, sign or decrypt as its owner wherever the public half is trusted.',
    fix: 'Replace the key pair, then load the new private key from outside the repository. For tests, make a key when the test runs.',
    references: ['CWE-321', 'https://www.rfc-editor.org/rfc/rfc7468'],
  },
  {
    id: 'secrets/json-web-token',
    item: 'no-secrets',
    title: 'Signed JSON Web Token is written into a file',
    level: 'warning',
    strictLevel: 'error',
    confidence: 'medium',
    why: 'A signed token is a credential until it expires, and what it says of its expiry is only a claim. It also shows names and roles.',
    fix: 'End the session or rotate the signing key. In tests, sign a token with a key made when the test runs.',
    references: [...HARD_CODED, 'https://www.rfc-editor.org/rfc/rfc7519'],
  },
  {
    id: 'secrets/url-credentials',
    item: 'no-secrets',
    title: 'Address contains a password',
    level: 'error',
    confidence: 'high',
    why: 'Whoever reads the address can log in to the host it names; addresses are also copied into logs and error messages.',
    fix: 'Change the password, then put the address together from the environment or a secret store.',
    references: [...HARD_CODED, 'https://www.rfc-editor.org/rfc/rfc3986#section-7.5'],
  },
  {
    id: 'secrets/connection-string',
    item: 'no-secrets',
    title: 'Connection string contains a password',
    level: 'error',
    confidence: 'high',
    why: 'Whoever reads it can log in to the database or service it names.',
    fix: 'Change the password, then read the connection string from the environment or a secret store.',
    references: HARD_CODED,
  },
  {
    id: 'secrets/authorization-header',
    item: 'no-secrets',
    title: 'Authorization header contains a credential',
    level: 'error',
    confidence: 'medium',
    why: 'Whoever reads it can send requests as its owner until the credential is revoked.',
    fix: 'Revoke the credential, then build the header from the environment or a secret store.',
    references: [...HARD_CODED, 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2'],
  },
  {
    id: 'secrets/webhook-address',
    item: 'no-secrets',
    title: 'Webhook address is written into a file',
    level: 'error',
    confidence: 'high',
    why: 'The address is the whole credential: whoever knows it can post in the channel or start what it starts, and nobody can tell them from you.',
    fix: 'Delete the webhook where it was made, make another, then read its address from the environment or a secret store.',
    references: HARD_CODED,
  },
  {
    id: 'secrets/assigned-secret',
    item: 'no-secrets',
    title: 'Password or key is written into a file',
    level: 'warning',
    confidence: 'medium',
    why: 'A literal under the name of a secret is read by everybody who can read the repository or its history.',
    fix: 'Replace the secret where it is accepted, then read it from the environment or a secret store. For an example, write a value that cannot be mistaken: `changeme`, `<your key>`.',
    references: HARD_CODED,
  },
  {
    id: 'secrets/logged-secret',
    item: 'no-secrets',
    title: 'Secret is printed or logged',
    level: 'warning',
    confidence: 'medium',
    why: 'Logs are kept longer than the secret should live, and are read by more people; those of a public workflow by everybody.',
    fix: 'Log that it is set (`bool(token)`), or nothing. A command that must hand a secret to its user writes it to a file that only they can read.',
    references: ['CWE-532'],
  },
]

function providerRule(provider: Provider): Rule {
  return {
    id: provider.rule,
    item: 'no-secrets',
    title: `${provider.name} ${provider.secret} is written into a file`,
    level: 'error',
    confidence: provider.formats.length > 0 ? 'high' : 'medium',
    why: `Whoever reads it can ${provider.grants}.`,
    fix: `Revoke it at ${provider.revoke}: removing it from the file leaves it in the history. Then read the new one from the environment or a secret store.`,
    references: [...HARD_CODED, ...(provider.references ?? [])],
  }
}
