/** How far a mark reaches. `block`: to the end of a scope or of the file, which no single line shows. */
export type MarkReach = 'line' | 'next-line' | 'block'

const ANY_SECRET = ['secrets'] as const
const ANY_CODE = ['code', 'secrets'] as const
const ANYTHING = ['code', 'secrets', 'shell', 'models', 'dependencies', 'workflows'] as const

/** What single ids of a scanner silence. `*` at the end stands for any ending; other ids silence nothing that we look for. */
export type Ids = Readonly<Record<string, readonly string[]>>

/** One way in which a scanner is asked to be quiet. */
export interface MarkForm {
  readonly scanner: string
  /** Tried where a comment starts. The group `ids` holds what it is limited to. */
  readonly pattern: RegExp
  /** What it silences without ids, or whatever ids it names. */
  readonly checks: readonly string[]
  /** What it silences with ids. Without this table ids change nothing. */
  readonly ids?: Ids
  /** Tells ids from words; when no word is an id the mark is not limited. */
  readonly isId?: RegExp
  /** An id also stands for every id that begins with it. */
  readonly idsArePrefixes?: true
  readonly appliesTo: MarkReach
  /** On a line of its own it reaches elsewhere than behind code. */
  readonly alone?: MarkReach
}

/** https://bandit.readthedocs.io/en/latest/plugins/ */
const BANDIT_IDS: Ids = {
  ...table(['B105', 'B106', 'B107', 'hardcoded_password_*'], ANY_SECRET),
  ...table(
    [
      ...['B102', 'B301', 'B302', 'B307', 'B310', 'B403', 'B506', 'B601', 'B602', 'B604', 'B605', 'B609'],
      ...['B614', 'B615', 'exec_used', 'eval', 'pickle', 'marshal', 'yaml_load', 'pytorch_load'],
    ],
    ['code'],
  ),
}

/** https://docs.astral.sh/ruff/rules/#flake8-bandit-s */
const FLAKE8_IDS: Ids = {
  ...table(['S105', 'S106', 'S107'], ANY_SECRET),
  ...table(
    ['S102', 'S301', 'S302', 'S307', 'S310', 'S403', 'S506', 'S601', 'S602', 'S604', 'S605', 'S609', 'S614'],
    ['code'],
  ),
  ...table(['PGH001'], ['code']),
}

const ESLINT_IDS: Ids = {
  ...table(['no-eval', 'no-implied-eval', 'no-new-func', 'no-script-url', 'security/*'], ['code']),
  ...table(
    ['@typescript-eslint/no-implied-eval', 'eslint/no-eval', 'eslint/no-implied-eval', 'eslint/no-new-func'],
    ['code'],
  ),
  ...table(['no-secrets/*', '@secretlint/*'], ANY_SECRET),
}

const PYLINT_IDS: Ids = table(['eval-used', 'exec-used', 'W0122', 'W0123', 'all'], ['code'])

/** https://github.com/hadolint/hadolint#rules: tags, versions, downloads, the last user. */
const HADOLINT_IDS: Ids = table(
  [
    ...['DL3002', 'DL3004', 'DL3006', 'DL3007', 'DL3008', 'DL3013', 'DL3016', 'DL3018', 'DL3020', 'DL3026'],
    ...['DL3028', 'DL3033', 'DL3037', 'DL3041', 'DL3062', 'DL4001', 'DL4006'],
  ],
  ['dependencies', 'shell'],
)

const CHECKOV_IDS: Ids = {
  ...table(['CKV_SECRET_*'], ANY_SECRET),
  ...table(['CKV_GHA_*', 'CKV2_GHA_*'], ['workflows', 'dependencies']),
  ...table(['CKV_DOCKER_*', 'CKV2_DOCKER_*'], ['dependencies', 'shell']),
}

const GOSEC_IDS: Ids = { ...table(['G101'], ANY_SECRET), ...table(['G2*', 'G4*', 'G5*', 'G7*'], ['code']) }

function eslintForm(word: RegExp, appliesTo: MarkReach): MarkForm {
  return { scanner: 'eslint', pattern: word, checks: ANY_CODE, ids: ESLINT_IDS, appliesTo }
}

/** Marks that are words of the scanner alone come first; where two forms fit the same place the first counts. */
export const MARK_FORMS: readonly MarkForm[] = [
  // https://github.com/Yelp/detect-secrets#inline-allowlisting; `whitelist` is its older word.
  {
    scanner: 'detect-secrets',
    pattern: /pragma: ?(?:allow|white)list[ -]nextline[ -]secret/iy,
    checks: ANY_SECRET,
    appliesTo: 'next-line',
  },
  {
    scanner: 'detect-secrets',
    pattern: /pragma: ?(?:allow|white)list[ -]secret/iy,
    checks: ANY_SECRET,
    appliesTo: 'line',
  },
  { scanner: 'gitleaks', pattern: /gitleaks:allow/y, checks: ANY_SECRET, appliesTo: 'line' },
  { scanner: 'betterleaks', pattern: /betterleaks:allow/y, checks: ANY_SECRET, appliesTo: 'line' },
  { scanner: 'trufflehog', pattern: /trufflehog:ignore/y, checks: ANY_SECRET, appliesTo: 'line' },
  { scanner: 'kingfisher', pattern: /kingfisher:ignore/iy, checks: ANY_SECRET, appliesTo: 'line' },
  { scanner: 'ggshield', pattern: /ggignore(?![\w-])/y, checks: ANY_SECRET, appliesTo: 'line' },
  {
    scanner: 'secretlint',
    pattern: /secretlint-disable-next-line/y,
    checks: ANY_SECRET,
    appliesTo: 'next-line',
  },
  { scanner: 'secretlint', pattern: /secretlint-disable-line/y, checks: ANY_SECRET, appliesTo: 'line' },
  {
    scanner: 'secretlint',
    pattern: /secretlint-disable(?![\w-])/y,
    checks: ANY_SECRET,
    appliesTo: 'block',
  },
  // gosec shares bandit's word; its ids begin with G. https://github.com/securego/gosec#annotating-code
  {
    scanner: 'gosec',
    pattern: /nosec:? {1,4}(?<ids>G\d{3}(?:[ ,]{1,3}G\d{3}){0,20})/iy,
    checks: ANY_CODE,
    ids: GOSEC_IDS,
    appliesTo: 'line',
  },
  // https://bandit.readthedocs.io/en/latest/config.html#exclusions
  {
    scanner: 'bandit',
    pattern: /nosec(?![\w-])(?:[: ]{1,4}(?<ids>[\w ,-]{1,200}))?/iy,
    checks: ANY_CODE,
    ids: BANDIT_IDS,
    isId: /^B\d{3}$|_/i,
    appliesTo: 'line',
  },
  {
    scanner: 'flake8',
    pattern:
      /(?:flake8|ruff): ?noqa(?![\w-])(?:: ?(?<ids>[A-Z]{1,5}\d{1,5}(?:[ ,]{1,3}[A-Z]{1,5}\d{1,5}){0,40}))?/iy,
    checks: ANY_CODE,
    ids: FLAKE8_IDS,
    idsArePrefixes: true,
    appliesTo: 'block',
  },
  // https://docs.astral.sh/ruff/linter/#error-suppression
  {
    scanner: 'flake8',
    pattern: /noqa(?![\w-])(?: ?: {0,2}(?<ids>[A-Z]{1,5}\d{1,5}(?:[ ,]{1,3}[A-Z]{1,5}\d{1,5}){0,40}))?/iy,
    checks: ANY_CODE,
    ids: FLAKE8_IDS,
    idsArePrefixes: true,
    appliesTo: 'line',
  },
  // https://semgrep.dev/docs/ignoring-files-folders-code: on the line or on the one before
  {
    scanner: 'semgrep',
    pattern: /nosem(?:grep)?(?![\w-])/y,
    checks: ANYTHING,
    appliesTo: 'line',
    alone: 'next-line',
  },
  // https://docs.zizmor.sh/usage/#ignoring-results
  {
    scanner: 'zizmor',
    pattern: /zizmor: ?ignore\[[^\]]{1,200}\]/y,
    checks: ['workflows', 'dependencies'],
    appliesTo: 'line',
  },
  eslintForm(/(?:eslint|oxlint)-disable-next-line(?![\w-])(?<ids>[^*]{0,400})/y, 'next-line'),
  eslintForm(/(?:eslint|oxlint)-disable-line(?![\w-])(?<ids>[^*]{0,400})/y, 'line'),
  eslintForm(/(?:eslint|oxlint)-disable(?![\w-])(?<ids>[^*]{0,400})/y, 'block'),
  {
    scanner: 'eslint',
    pattern: /eslint (?:"|')?no-(?:eval|implied-eval|new-func)(?:"|')?: ?(?:0|"off"|'off'|off)/y,
    checks: ['code'],
    appliesTo: 'block',
  },
  {
    scanner: 'biome',
    pattern: /biome-ignore(?:-all|-start)? lint(?:\/security(?:\/\w{1,60})?)?(?=[: ]|$)/y,
    checks: ['code'],
    appliesTo: 'next-line',
  },
  {
    scanner: 'deno',
    pattern: /deno-lint-ignore (?:[\w-]{1,60}[ ,]{1,3}){0,10}no-eval(?![\w-])/y,
    checks: ['code'],
    appliesTo: 'next-line',
  },
  {
    scanner: 'pylint',
    pattern: /pylint: ?disable-next ?= ?(?<ids>[\w, -]{1,400})/y,
    checks: ['code'],
    ids: PYLINT_IDS,
    appliesTo: 'next-line',
  },
  {
    scanner: 'pylint',
    pattern: /pylint: ?disable ?= ?(?<ids>[\w, -]{1,400})/y,
    checks: ['code'],
    ids: PYLINT_IDS,
    appliesTo: 'line',
    alone: 'block',
  },
  {
    scanner: 'rubocop',
    pattern: /rubocop:(?:disable|todo) (?<ids>[\w/, ]{1,400})/y,
    checks: ['code'],
    ids: table(['Security/*', 'all', 'Security'], ['code']),
    appliesTo: 'line',
    alone: 'block',
  },
  {
    scanner: 'golangci-lint',
    pattern: /nolint(?::(?<ids>[a-z][\w, -]{0,200}))?(?![\w-])/y,
    checks: ANY_CODE,
    ids: table(['gosec', 'all'], ANY_CODE),
    appliesTo: 'line',
    alone: 'next-line',
  },
  // https://docs.github.com/en/code-security/code-scanning: `codeql[…]` stands above, `lgtm[…]` beside.
  {
    scanner: 'codeql',
    pattern: /codeql\[[^\]]{1,200}\]/iy,
    checks: ['code', 'secrets', 'workflows'],
    appliesTo: 'next-line',
  },
  {
    scanner: 'codeql',
    pattern: /lgtm ?\[[^\]]{1,200}\]/iy,
    checks: ['code', 'secrets', 'workflows'],
    appliesTo: 'line',
  },
  { scanner: 'sonar', pattern: /NOSONAR(?![\w-])/iy, checks: ANY_CODE, appliesTo: 'line' },
  {
    scanner: 'deepsource',
    pattern: /skipcq(?::(?<ids>[\w, -]{1,200}))?(?![\w-])/y,
    checks: ANY_CODE,
    ids: table(['BAN-*', 'PYL-W0122', 'PYL-W0123', 'JS-0060', 'SCT-*', 'GSC-*', 'GO-S*'], ANY_CODE),
    appliesTo: 'line',
    alone: 'next-line',
  },
  {
    scanner: 'devskim',
    pattern: /devskim: {0,2}ignore {1,2}(?:all|DS\d{1,8})/iy,
    checks: ANY_CODE,
    appliesTo: 'line',
  },
  {
    scanner: 'hadolint',
    pattern: /hadolint global ignore ?= ?(?<ids>[\w, ]{1,400})/y,
    checks: [],
    ids: HADOLINT_IDS,
    appliesTo: 'block',
  },
  {
    scanner: 'hadolint',
    pattern: /hadolint ignore ?= ?(?<ids>[\w, ]{1,400})/y,
    checks: [],
    ids: HADOLINT_IDS,
    appliesTo: 'next-line',
  },
  // Only what concerns eval: shellcheck does not look for the rest of what we look for.
  {
    scanner: 'shellcheck',
    pattern: /shellcheck disable=(?<ids>[\w,-]{1,400})/y,
    checks: [],
    ids: table(['SC2294', 'all'], ['shell', 'code']),
    appliesTo: 'next-line',
  },
  {
    scanner: 'checkov',
    pattern: /(?:checkov|bridgecrew):skip ?= ?(?<ids>\w{1,60})/y,
    checks: [],
    ids: CHECKOV_IDS,
    appliesTo: 'block',
  },
  {
    scanner: 'trivy',
    pattern: /(?:trivy|tfsec):ignore:[\w*.-]{1,100}/y,
    checks: ['dependencies', 'secrets'],
    appliesTo: 'line',
    alone: 'next-line',
  },
  {
    scanner: 'kics',
    pattern: /kics-scan ignore-line(?![\w-])/y,
    checks: ['secrets', 'dependencies', 'workflows'],
    appliesTo: 'next-line',
  },
  {
    scanner: 'kics',
    pattern: /kics-scan (?:ignore|ignore-block|disable=[\w,-]{1,400})(?![\w-])/y,
    checks: ['secrets', 'dependencies', 'workflows'],
    appliesTo: 'block',
  },
]

/** Literals of which every mark holds at least one, without regard to case. */
export const MARK_WORDS: readonly string[] = [
  ...['pragma:', 'gitleaks:allow', 'betterleaks:allow', 'trufflehog:ignore', 'kingfisher:ignore', 'ggignore'],
  ...['secretlint-disable', 'nosec', 'noqa', 'nosem', 'zizmor:', 'eslint-disable', 'oxlint-disable'],
  'eslint no-',
  'eslint "no-',
  "eslint 'no-",
  ...['biome-ignore', 'deno-lint-ignore', 'pylint:', 'rubocop:', 'nolint', 'codeql[', 'lgtm', 'nosonar'],
  ...['skipcq', 'devskim:', 'hadolint', 'shellcheck disable', ':skip', 'trivy:', 'tfsec:', 'kics-scan'],
]

function table(ids: readonly string[], checks: readonly string[]): Ids {
  return Object.fromEntries(ids.map((id) => [id, checks]))
}
