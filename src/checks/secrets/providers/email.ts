import type { Provider, TokenFormat } from '../secret-format.ts'

/** For the interface, and for sending by SMTP. */
const BREVO_PREFIXES = ['xkeysib-', 'xsmtpsib-'] as const

export const EMAIL: readonly Provider[] = [
  {
    rule: 'secrets/sendgrid-key',
    name: 'SendGrid',
    secret: 'API key',
    grants: "send mail in its owner's name and read addresses and templates, as far as its scopes reach",
    revoke: 'app.sendgrid.com/settings/api_keys',
    references: ['https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys'],
    formats: [{ literal: 'SG.', shape: /SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/y, publicPrefix: 3 }],
  },
  {
    rule: 'secrets/brevo-key',
    name: 'Brevo',
    secret: 'key',
    grants: "send mail in its owner's name and read every contact",
    revoke: 'app.brevo.com/settings/keys/api',
    references: ['https://developers.brevo.com/docs/api-key-authentication'],
    formats: BREVO_PREFIXES.map(
      (literal): TokenFormat => ({
        literal,
        shape: /x(?:keysib|smtpsib)-[0-9a-f]{64}-[A-Za-z0-9]{16}(?![A-Za-z0-9_])/y,
        publicPrefix: literal.length,
      }),
    ),
  },
  {
    rule: 'secrets/mailersend-token',
    name: 'MailerSend',
    secret: 'API token',
    grants: "send mail in its owner's name and read what was sent",
    revoke: 'app.mailersend.com, API tokens',
    references: ['https://www.mailersend.com/help/managing-api-tokens'],
    formats: [{ literal: 'mlsn.', shape: /mlsn\.[A-Za-z0-9]{30,100}(?![A-Za-z0-9_])/y, publicPrefix: 5 }],
  },
]
