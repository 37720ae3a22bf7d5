import { AI_SERVICES } from './providers/ai-services.ts'
import { ANALYTICS } from './providers/analytics.ts'
import { AZURE } from './providers/azure.ts'
import { CHAT } from './providers/chat.ts'
import { CI } from './providers/ci.ts'
import { CLOUD } from './providers/cloud.ts'
import { COMMERCE } from './providers/commerce.ts'
import { DATABASES } from './providers/databases.ts'
import { DEVELOPER_TOOLS } from './providers/developer-tools.ts'
import { DEVICES } from './providers/devices.ts'
import { EMAIL } from './providers/email.ts'
import { ENCRYPTION } from './providers/encryption.ts'
import { HOSTING } from './providers/hosting.ts'
import { IDENTITY } from './providers/identity.ts'
import { INFRASTRUCTURE } from './providers/infrastructure.ts'
import { ML_PLATFORMS } from './providers/ml-platforms.ts'
import { OBSERVABILITY } from './providers/observability.ts'
import { PAYMENTS } from './providers/payments.ts'
import { PRODUCTIVITY } from './providers/productivity.ts'
import { REGISTRIES } from './providers/registries.ts'
import { SOCIAL } from './providers/social.ts'
import { SOURCE_HOSTS } from './providers/source-hosts.ts'
import { VERIFICATION } from './providers/verification.ts'
import { WEB_SERVICES } from './providers/web-services.ts'
import type { NamedFormat, Provider, TokenFormat } from './secret-format.ts'

/** Every provider, in the order of the documentation. A new family is one file and one line here. */
export const PROVIDERS: readonly Provider[] = [
  ...ML_PLATFORMS,
  ...AI_SERVICES,
  ...SOURCE_HOSTS,
  ...CI,
  ...REGISTRIES,
  ...DATABASES,
  ...CLOUD,
  ...AZURE,
  ...HOSTING,
  ...INFRASTRUCTURE,
  ...IDENTITY,
  ...OBSERVABILITY,
  ...DEVELOPER_TOOLS,
  ...CHAT,
  ...EMAIL,
  ...PAYMENTS,
  ...COMMERCE,
  ...VERIFICATION,
  ...PRODUCTIVITY,
  ...ANALYTICS,
  ...SOCIAL,
  ...DEVICES,
  ...WEB_SERVICES,
  ...ENCRYPTION,
]

export interface ProviderFormat {
  readonly provider: Provider
  readonly format: TokenFormat
}

export interface ProviderNamed {
  readonly provider: Provider
  readonly format: NamedFormat
}

/** By the literal that the automaton reports, in lower case. */
export const FORMATS_BY_LITERAL: ReadonlyMap<string, readonly ProviderFormat[]> = grouped(
  PROVIDERS.flatMap((provider) =>
    provider.formats.map((format) => [format.literal.toLowerCase(), { provider, format }] as const),
  ),
)

export const NAMED_FORMATS: readonly ProviderNamed[] = PROVIDERS.flatMap((provider) =>
  (provider.named ?? []).map((format) => ({ provider, format })),
)

/** By the provider's word beside a secret that has no shape of its own. */
export const NAMED_BY_WORD: ReadonlyMap<string, readonly ProviderNamed[]> = grouped(
  NAMED_FORMATS.filter(({ format }) => format.underNameOnly !== true).flatMap((named) =>
    named.format.words.map((word) => [word, named] as const),
  ),
)

function grouped<Value>(
  entries: readonly (readonly [string, Value])[],
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>()
  for (const [key, value] of entries) {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}
