/** How assignments are written in a file. `none`: only secrets that tell by themselves are looked for. */
export type Notation =
  | 'code'
  | 'notebook'
  | 'yaml'
  | 'xml'
  | 'cmake'
  | 'sql'
  | 'properties'
  | 'shell'
  | 'dockerfile'
  | 'netrc'
  | 'prose'
  | 'none'

/** Locked, generated, drawn and minified content: full of keywords, digests and names, written by no hand. */
const MACHINE_WRITTEN =
  /(?:\.(?:lock|lockb|min\.(?:js|mjs|cjs|css)|map|css|scss|less|svg|ttf|woff2?|eot|otf|csv|tsv|jsonl|ndjson|po|pot|xliff|sum|ipynb_checkpoints)|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|composer\.lock|go\.sum|\.secrets\.baseline|\.gitleaksignore|\.?gitleaks\.toml|vocab\.json|merges\.txt|tokenizer\.json))$/i

/** Folders of code that shows or tries something, or that somebody else wrote. */
const SAMPLE_FOLDERS: ReadonlySet<string> = new Set(
  'test tests testing __tests__ spec specs e2e fixture fixtures testdata test-data test_data test-fixtures mock mocks __mocks__ cassettes snapshots __snapshots__ example examples sample samples demo demos doc docs documentation tutorial tutorials third_party third-party 3rdparty vendor vendored node_modules site-packages external'.split(
    ' ',
  ),
)

/** Parts of a file's name that say the same. */
const SAMPLE_NAMES: ReadonlySet<string> = new Set(
  'test tests spec conftest example examples sample template tmpl mock mocks fixture fixtures dist testdata testutil md mdx rst adoc txt'.split(
    ' ',
  ),
)

const BY_NAME: readonly (readonly [pattern: RegExp, notation: Notation])[] = [
  [/(?:^|\/)(?:[\w.-]{1,80}\.)?(?:dockerfile|containerfile)(?:\.[\w.-]{1,40})?$/i, 'dockerfile'],
  [/(?:^|\/)[._]netrc$/i, 'netrc'],
  [/(?:^|\/)(?:[\w.-]{1,60}\.)?(?:web|app|nuget|packages)\.config$/i, 'xml'],
  [/(?:^|\/)cmakelists\.txt$/i, 'cmake'],
  [
    /(?:^|\/)(?:procfile|\.(?:bash|zsh|sh|fish|psql|mysql|rediscli|python)_history|\.(?:bash|zsh)(?:rc|env|_profile)|\.profile)$/i,
    'shell',
  ],
  [
    /(?:^|\/)(?:jenkinsfile|vagrantfile|gemfile|rakefile|podfile|fastfile|tiltfile|build|workspace)$/i,
    'code',
  ],
  [
    /(?:^|\/)(?:\.?env(?:\.[\w.-]{1,40})?|\.(?:npm|pypi|yarn|pip|curl|wget|hg|gem|conda|dvc)rc|\.(?:flaskenv|s3cfg|boto|my\.cnf|muttrc|gitconfig)|pip\.conf|credentials|config|gnumakefile|makefile|justfile)$/i,
    'properties',
  ],
  [/\.env$/i, 'properties'],
]

const BY_EXTENSION: ReadonlyMap<string, Notation> = new Map(
  (
    [
      [
        'code',
        'py pyi pyw pyx pxd js mjs cjs jsx ts mts cts tsx vue svelte json jsonc json5 toml go rs java kt kts scala groovy gradle cs fs vb c h cc cpp cxx hpp hh cu cuh m mm swift rb php pl pm lua r jl dart ex exs erl hcl tf tfvars jinja j2 tpl bzl bazel star proto graphql zig nim sol clj cljs edn el hs ml fsx vim tcl pas cls har tfstate kts ino pde v sv',
      ],
      ['notebook', 'ipynb'],
      ['yaml', 'yaml yml condarc'],
      ['xml', 'xml html htm xhtml csproj vbproj fsproj props targets plist resx xaml storyboard config pom'],
      ['cmake', 'cmake'],
      ['sql', 'sql ddl dml psql plsql mysql pgsql'],
      ['properties', 'ini cfg conf properties cnf prefs envrc mk mak desktop service'],
      ['shell', 'sh bash zsh fish ksh ps1 psm1 bat cmd sbatch slurm'],
    ] as const
  ).flatMap(([notation, extensions]) =>
    extensions.split(' ').map((extension) => [extension, notation] as const),
  ),
)

export function notationOf(path: string): Notation {
  if (MACHINE_WRITTEN.test(path)) return 'none'
  const named = BY_NAME.find(([pattern]) => pattern.test(path))
  if (named !== undefined) return named[1]
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return (dot === -1 ? undefined : BY_EXTENSION.get(name.slice(dot + 1).toLowerCase())) ?? 'prose'
}

/** Tests, fixtures, documentation, examples and other people's code: a secret there is more often made up. */
export function isSample(path: string): boolean {
  const segments = path.toLowerCase().split('/')
  const name = segments.pop() ?? ''
  return (
    segments.some((segment) => SAMPLE_FOLDERS.has(segment)) ||
    (name !== 'cmakelists.txt' && name.split(/[._-]/).some((part) => SAMPLE_NAMES.has(part)))
  )
}
