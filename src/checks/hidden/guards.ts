import { type Evidence, evidence } from '../../text/redact.ts'

/** Where GitHub looks for owners: the first that exists counts. Then the folders of Gitea and Forgejo. */
export const OWNER_FILES: readonly string[] = [
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.gitea/CODEOWNERS',
  '.forgejo/CODEOWNERS',
]

export const WORKFLOW = /^\.(?:github|gitea|forgejo)\/workflows\/[^/]{1,255}\.ya?ml$/i
export const HOOKS = /^\.pre-commit-config\.ya?ml$/i

/** A file that guards the repository because of where it stands. */
export interface Guard {
  /** `settings`: any edit matters. `exceptions`: only what is added lets more through. */
  readonly kind: 'settings' | 'exceptions'
  /** Relative to the root; without regard to case, because some checkouts have none. */
  readonly paths: RegExp
  readonly what: Evidence
  /** What one exception is, where it is not a line; counted wherever it stands. */
  readonly entry?: RegExp
}

export const GUARDS: readonly Guard[] = [
  {
    kind: 'settings',
    paths: /^\.github\/(?:settings\.ya?ml|rulesets\/[^/]{1,200}\.json|branch-protection\.(?:ya?ml|json))$/i,
    what: evidence`rules of branches`,
  },
  {
    kind: 'settings',
    paths: /^(?:\.github\/)?(?:\.gitleaks|gitleaks|\.betterleaks|kingfisher)\.(?:toml|ya?ml)$/i,
    what: evidence`settings of the search for secrets`,
  },
  {
    kind: 'exceptions',
    paths: /^(?:\.gitleaksignore|\.betterleaksignore)$/i,
    what: evidence`accepted secrets`,
  },
  {
    kind: 'exceptions',
    paths: /^\.secrets\.baseline$/i,
    what: evidence`accepted secrets`,
    entry: /"hashed_secret": ?"[0-9a-f]{40}"/g,
  },
  {
    kind: 'settings',
    paths: /^(?:\.github\/)?(?:\.?zizmor|\.poutine|\.?octoscan)\.ya?ml$/i,
    what: evidence`settings of the check of workflows`,
  },
  {
    kind: 'exceptions',
    paths: /^(?:\.semgrepignore|\.trivyignore(?:\.ya?ml)?|\.snyk|\.grype\.ya?ml|\.osv-scanner-ignore)$/i,
    what: evidence`what a scanner leaves out`,
  },
  {
    kind: 'settings',
    paths:
      /^(?:\.?osv-scanner\.toml|trivy\.ya?ml|\.bandit|\.semgrep\.ya?ml|\.checkov\.ya?ml|\.?reviewdog\.ya?ml)$/i,
    what: evidence`settings of a scanner`,
  },
  {
    kind: 'settings',
    paths: /^\.github\/(?:dependency-review-config|codeql\/codeql-config|codeql-config)\.ya?ml$/i,
    what: evidence`settings of a scanner`,
  },
]

/** The guard that a path is, if any. */
export function guardAt(path: string): Guard | undefined {
  return GUARDS.find((guard) => guard.paths.test(path))
}

/**
 * Scanners that a workflow runs (`uses:`) or a hook of pre-commit names (`id:`). Formatters and linters of style are none.
 */
export const SCANNERS: readonly RegExp[] = [
  /^github\/codeql-action\/analyze$/,
  /^(?:gitleaks\/gitleaks-action|trufflesecurity\/trufflehog|gitguardian\/ggshield(?:-action)?(?:\/.{1,100})?)$/i,
  /^(?:zizmorcore\/zizmor-action|woodruffw\/zizmor-action|boostsecurityio\/poutine-action)$/i,
  /^(?:actions\/dependency-review-action|ossf\/scorecard-action|step-security\/harden-runner)$/i,
  /^(?:aquasecurity\/trivy-action|anchore\/scan-action|snyk\/actions(?:\/.{1,100})?|bridgecrewio\/checkov-action)$/i,
  /^google\/osv-scanner-action(?:\/.{1,100})?$/i,
  /^(?:semgrep\/semgrep-action|returntocorp\/semgrep-action|pycqa\/bandit-action|pypa\/gh-action-pip-audit)$/i,
  /^(?:gitleaks|detect-secrets|trufflehog|ggshield|kingfisher|talisman-commit|ripsecrets)(?:-[\w-]{1,40})?$/,
  /^(?:detect-private-key|detect-aws-credentials|forbid-submodules|forbid-new-submodules)$/,
  /^(?:zizmor|bandit|semgrep|pip-audit|osv-scanner|checkov|trivy|poutine|python-safety-dependencies-check)(?:-[\w-]{1,40})?$/,
]

export function isScanner(name: string): boolean {
  return SCANNERS.some((scanner) => scanner.test(name))
}
