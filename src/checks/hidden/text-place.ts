/**
 * What a text is read as. `guard`: who reviews and what runs depend on it, or an assistant obeys it. `code`: something runs
 * or configures by it. `prose`: people and programs read it as text.
 */
export type TextPlace = 'guard' | 'code' | 'prose'

const GUARD =
  /(?:^|\/)(?:CODEOWNERS|action\.ya?ml|AGENTS\.md|CLAUDE\.md|GEMINI\.md|copilot-instructions\.md|\.cursorrules|\.pre-commit-config\.ya?ml)$|^\.(?:github|gitea|forgejo)\/workflows\/|(?:^|\/)\.cursor\/rules\//i
/** Folders of translations hold code in which text is data. */
const TRANSLATIONS =
  /(?:^|\/)(?:locales?|i18n|l10n|intl|lang|langs|languages|translations?|_locales)\/|(?:^|\/)messages[._-]/i
const CODE_NAME =
  /(?:^|\/)(?:(?:GNU)?Makefile|Dockerfile[^/]{0,60}|Containerfile|CMakeLists\.txt|Jenkinsfile|Rakefile|Gemfile|BUILD|WORKSPACE|package\.json|tsconfig[^/]{0,40}\.json|requirements[^/]{0,40}\.txt|\.env[^/]{0,40}|\.npmrc|\.gitattributes|\.gitmodules|\.gitignore)$/i
const CODE_EXTENSION =
  /\.(?:py|pyi|pyw|pyx|pxd|ipynb|[cm]?[jt]sx?|vue|svelte|astro|c|cc|cpp|cxx|cu|cuh|h|hh|hpp|hxx|inl|m|mm|metal|glsl|comp|vert|frag|geom|wgsl|hlsl|rs|go|java|kts?|scala|swift|rb|php|pl|pm|lua|r|jl|sh|bash|zsh|fish|ps1|psm1|bat|cmd|cmake|mk|bzl|bazel|nix|toml|ya?ml|cfg|ini|conf|gradle|groovy|sql|proto|dart|zig|cs|fsx?|exs?|erl|hs|mli?|tf|hcl|sol|v|sv|asm|s)$/i
const TEST =
  /(?:^|\/)(?:tests?|testing|testdata|test-data|test_data|__tests__|specs?|e2e|fixtures?|__fixtures__|snapshots?|__snapshots__|corpus|corpora)\/|(?:^|\/)(?:test_|conftest)[^/]*$|[._-](?:tests?|spec)\.[a-z]{1,4}$/i

export function placeOfText(path: string): TextPlace {
  if (GUARD.test(path)) return 'guard'
  if (TRANSLATIONS.test(path)) return 'prose'
  return CODE_NAME.test(path) || CODE_EXTENSION.test(path) ? 'code' : 'prose'
}

/** Tests need odd text to test with. */
export function isTestPath(path: string): boolean {
  return TEST.test(path)
}
