import { type Evidence, evidence } from '../../text/redact.ts'

/** What in a file makes something run. */
export type Trigger =
  /** The file as such: it is run from its first line, or its folder is where commands are looked for. */
  | {
      readonly kind: 'file'
      readonly language: 'shell' | 'code' /** Must stand in the same folder. */
      readonly beside?: string
    }
  /** Lines of the text, of which the group `command` or the whole match is shown. The pattern is global. */
  | {
      readonly kind: 'lines'
      readonly pattern: RegExp /** How such a line looks. */
      readonly sample: string
    }
  /** Calls of this function, arguments included, in a language with parentheses. */
  | { readonly kind: 'calls'; readonly name: string }
  /** Values of a document. */
  | {
      readonly kind: 'values'
      readonly format: 'json' | 'yaml' | 'toml'
      readonly at: readonly Selection[]
      /** An older form of the whole document, in which nothing runs. */
      readonly harmless?: RegExp
    }

/** Where in a document commands stand. `*` stands for any key or list item. */
export interface Selection {
  readonly path: readonly string[]
  /** Only where this key has this value, or any. */
  readonly where?: { readonly path: readonly string[]; readonly is?: string }
  /** From there on. */
  readonly below?: readonly string[]
  /** Keys whose values make up the command; none: the value itself. */
  readonly join?: readonly string[]
  /** A command that says nothing new: the usual value. */
  readonly except?: string
}

export interface Runner {
  /** Globs, relative to the root, without regard to case. */
  readonly paths: readonly string[]
  /** Who runs it, and when. */
  readonly on: Evidence
  readonly trigger: Trigger
  /** A word without which nothing is found, where the paths are too common to look into each file. */
  readonly word?: string
  /** The document that says so. */
  readonly document: string
  /** Tests have it as a matter of course; elsewhere files below a folder of tests are data for them. */
  readonly inTests?: true
}

const values = (format: 'json' | 'yaml' | 'toml', ...at: readonly Selection[]): Trigger => ({
  kind: 'values',
  format,
  at,
})
const keys = (...paths: readonly string[]): readonly Selection[] =>
  paths.map((path) => ({ path: path.split('.') }))
/** The name of a channel alone, as `rust-toolchain` held before it became TOML. */
const CHANNEL = /^\s{0,100}[\w.-]{1,100}\s{0,100}$/
const SCRIPT: Trigger = { kind: 'file', language: 'shell' }
const CODE: Trigger = { kind: 'file', language: 'code' }
/** Of those that git knows, the ones that run where people work: https://git-scm.com/docs/githooks */
const HOOKS =
  '{applypatch-msg,pre-applypatch,post-applypatch,pre-commit,pre-merge-commit,prepare-commit-msg,commit-msg,post-commit,pre-rebase,post-checkout,post-merge,pre-push,post-rewrite,pre-auto-gc}'
const SERVER = ['command', 'args']

/** Everything that runs something because a repository is opened, installed, built, tested or worked in. */
export const RUNNERS: readonly Runner[] = [
  // Editors and development environments
  {
    paths: ['**/.vscode/tasks.json'],
    on: evidence`opening the folder in VS Code`,
    trigger: values('json', {
      path: ['tasks', '*'],
      where: { path: ['runOptions', 'runOn'], is: 'folderOpen' },
      join: ['command', 'script', 'args', 'windows', 'osx', 'linux', 'dependsOn'],
    }),
    document: 'https://code.visualstudio.com/docs/debugtest/tasks#_run-behavior',
  },
  {
    paths: ['**/*.code-workspace'],
    on: evidence`opening the workspace in VS Code`,
    trigger: values('json', {
      path: ['tasks', 'tasks', '*'],
      where: { path: ['runOptions', 'runOn'], is: 'folderOpen' },
      join: ['command', 'script', 'args', 'windows', 'osx', 'linux', 'dependsOn'],
    }),
    document: 'https://code.visualstudio.com/docs/debugtest/tasks#_run-behavior',
  },
  {
    paths: ['.devcontainer.json', '.devcontainer/devcontainer.json', '.devcontainer/*/devcontainer.json'],
    on: evidence`creating or starting the dev container, on the machine itself`,
    trigger: values('json', ...keys('initializeCommand')),
    document: 'https://containers.dev/implementors/json_reference/#lifecycle-scripts',
  },
  {
    paths: ['.devcontainer.json', '.devcontainer/devcontainer.json', '.devcontainer/*/devcontainer.json'],
    on: evidence`creating, starting or entering the dev container`,
    trigger: values(
      'json',
      ...keys(
        'onCreateCommand',
        'updateContentCommand',
        'postCreateCommand',
        'postStartCommand',
        'postAttachCommand',
      ),
    ),
    document: 'https://containers.dev/implementors/json_reference/#lifecycle-scripts',
  },
  {
    paths: ['**/.idea/startup.xml'],
    on: evidence`opening the project in an IDE of JetBrains`,
    trigger: {
      kind: 'lines',
      sample: '<configuration name=… type=… />',
      pattern: /<configuration\b[^<>\r\n]{1,400}>/g,
    },
    document: 'https://www.jetbrains.com/help/idea/settings-tools-startup-tasks.html',
  },
  {
    paths: ['.gitpod.yml'],
    on: evidence`starting a Gitpod workspace`,
    trigger: values('yaml', { path: ['tasks', '*'], join: ['before', 'init', 'prebuild', 'command'] }),
    document: 'https://ona.com/docs/classic/user/references/gitpod-yml#tasks',
  },
  {
    paths: ['**/.envrc'],
    on: evidence`entering the folder with direnv`,
    trigger: SCRIPT,
    document: 'https://direnv.net/man/direnv.1.html',
  },
  {
    paths: ['**/mise.toml', '**/.mise.toml', '**/mise/config.toml'],
    on: evidence`entering, leaving or installing tools in the folder with mise`,
    trigger: values('toml', ...keys('hooks.*')),
    document: 'https://mise.jdx.dev/hooks.html',
  },
  {
    paths: ['**/.exrc', '**/.nvimrc', '**/.nvim.lua'],
    on: evidence`starting Vim or Neovim in the folder, with 'exrc'`,
    trigger: SCRIPT,
    document: "https://neovim.io/doc/user/options.html#'exrc'",
  },
  {
    paths: ['**/.dir-locals.el', '**/.dir-locals-2.el'],
    on: evidence`opening a file of the folder in Emacs`,
    trigger: { kind: 'lines', sample: '(eval . …)', pattern: /\(eval[ \t]{1,20}(?<command>[^\r\n]{1,400})/g },
    document: 'https://www.gnu.org/software/emacs/manual/html_node/emacs/Safe-File-Variables.html',
  },
  // Debuggers and interpreters that look for a file in the folder they are started in
  {
    paths: ['**/.gdbinit'],
    on: evidence`starting gdb in the folder, where its safe path allows it`,
    trigger: SCRIPT,
    document:
      'https://sourceware.org/gdb/current/onlinedocs/gdb.html/Init-File-in-the-Current-Directory.html',
  },
  {
    paths: ['**/.lldbinit'],
    on: evidence`starting lldb in the folder, where target.load-cwd-lldbinit is set`,
    trigger: SCRIPT,
    document: 'https://lldb.llvm.org/man/lldb.html#configuration-files',
  },
  {
    paths: ['**/.pdbrc'],
    on: evidence`starting Python's debugger in the folder`,
    trigger: CODE,
    document: 'https://docs.python.org/3/library/pdb.html#debugger-commands',
  },
  {
    paths: ['**/.Rprofile'],
    on: evidence`starting R in the folder`,
    trigger: CODE,
    document: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Startup.html',
  },
  // Assistants
  {
    paths: ['**/.claude/settings.json', '**/.claude/settings.local.json'],
    on: evidence`working in the folder with Claude Code`,
    trigger: values(
      'json',
      { path: ['hooks', '*', '*', 'hooks', '*'], join: ['command', 'args'] },
      ...keys(
        'statusLine.command',
        'apiKeyHelper',
        'awsAuthRefresh',
        'awsCredentialExport',
        'otelHeadersHelper',
      ),
    ),
    document: 'https://code.claude.com/docs/en/settings',
  },
  {
    paths: ['**/.mcp.json'],
    on: evidence`starting Claude Code in the folder`,
    trigger: values('json', { path: ['mcpServers', '*'], join: SERVER }),
    document: 'https://code.claude.com/docs/en/mcp',
  },
  {
    paths: ['**/.cursor/hooks.json'],
    on: evidence`working in the folder with Cursor`,
    trigger: values('json', { path: ['hooks', '*', '*'], join: ['command'] }),
    document: 'https://cursor.com/docs/hooks',
  },
  {
    paths: ['**/.cursor/mcp.json'],
    on: evidence`opening the folder in Cursor`,
    trigger: values('json', { path: ['mcpServers', '*'], join: SERVER }),
    document: 'https://cursor.com/docs/mcp',
  },
  {
    paths: ['**/.vscode/mcp.json'],
    on: evidence`using an assistant in VS Code`,
    trigger: values('json', { path: ['servers', '*'], join: SERVER }),
    document: 'https://code.visualstudio.com/docs/agent-customization/mcp-servers',
  },
  {
    paths: ['.github/hooks/*.json', '.github/copilot/settings.json', '.github/copilot/settings.local.json'],
    on: evidence`working in the repository with GitHub Copilot`,
    trigger: values('json', {
      path: ['hooks', '*', '*'],
      join: ['command', 'bash', 'powershell', 'exec', 'args'],
    }),
    document: 'https://docs.github.com/en/copilot/reference/hooks-reference',
  },
  {
    paths: ['**/.gemini/settings.json'],
    on: evidence`starting Gemini CLI in the folder`,
    trigger: values(
      'json',
      { path: ['mcpServers', '*'], join: SERVER },
      { path: ['hooks', '*', '*', 'hooks', '*'], join: ['command'] },
      ...keys('tools.discoveryCommand', 'tools.callCommand', 'toolDiscoveryCommand', 'toolCallCommand'),
    ),
    document: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/reference/configuration.md',
  },
  {
    paths: ['**/.codex/config.toml'],
    on: evidence`starting Codex in the folder`,
    trigger: values('toml', { path: ['mcp_servers', '*'], join: SERVER }, ...keys('notify')),
    document: 'https://learn.chatgpt.com/docs/config-file/config-reference',
  },
  {
    paths: ['opencode.json', 'opencode.jsonc', '.opencode/opencode.json', '.opencode/opencode.jsonc'],
    on: evidence`starting OpenCode in the folder`,
    trigger: values('json', { path: ['mcp', '*'], join: ['command'] }),
    document: 'https://opencode.ai/docs/mcp-servers/',
  },
  {
    paths: ['.opencode/{plugin,plugins}/*.{js,ts}'],
    on: evidence`starting OpenCode in the folder`,
    trigger: CODE,
    document: 'https://opencode.ai/docs/plugins/',
  },
  // Git
  {
    paths: [`{.githooks,.git-hooks}/**/${HOOKS}`],
    on: evidence`working with git, once its hooks are taken from this folder`,
    trigger: SCRIPT,
    document: 'https://git-scm.com/docs/githooks',
  },
  {
    paths: [`**/.husky/${HOOKS}`],
    on: evidence`working with git, once packages are installed (husky)`,
    trigger: SCRIPT,
    document: 'https://typicode.github.io/husky/how-to.html',
  },
  {
    paths: ['{.,}lefthook.{yml,yaml}'],
    on: evidence`working with git, once lefthook is installed`,
    trigger: values(
      'yaml',
      { path: ['*', 'commands', '*'], join: ['run'] },
      { path: ['*', 'jobs', '*'], join: ['run', 'script'] },
    ),
    document: 'https://lefthook.dev/configuration/run/',
  },
  {
    paths: ['.pre-commit-config.{yaml,yml}'],
    on: evidence`committing, once pre-commit is installed`,
    trigger: values('yaml', {
      path: ['repos', '*'],
      where: { path: ['repo'], is: 'local' },
      below: ['hooks', '*'],
      join: ['entry', 'args'],
    }),
    document: 'https://pre-commit.com/#repository-local-hooks',
  },
  {
    paths: ['.pre-commit-hooks.yaml'],
    on: evidence`committing in any repository that takes its hooks from here`,
    trigger: values('yaml', { path: ['*'], join: ['entry', 'args'] }),
    document: 'https://pre-commit.com/#new-hooks',
  },
  {
    paths: [
      '**/*.{sh,bash,zsh,ps1,py,mk,js,cjs,mjs,ts,json,toml,yml,yaml}',
      '**/{makefile,gnumakefile,justfile,.envrc}',
    ],
    on: evidence`working with git, from then on`,
    trigger: {
      kind: 'lines',
      sample: 'git config core.hooksPath …',
      pattern:
        /\bcore\.hooksPath["']?[ ,=]{1,4}["']?(?!\S{0,20}dev\/?null|\d?>)[\w.~$/{][^\s;&|"'),]{0,200}/gi,
    },
    word: 'core.hookspath',
    document: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-corehooksPath',
  },
  // Installing: JavaScript
  {
    paths: ['**/package.json'],
    on: evidence`installing packages (npm, pnpm, Yarn, Bun)`,
    trigger: values(
      'json',
      ...[
        'preinstall',
        'install',
        'postinstall',
        'prepublish',
        'preprepare',
        'prepare',
        'postprepare',
        'dependencies',
        'pnpm:devPreinstall',
      ].map((name) => ({ path: ['scripts', name] })),
    ),
    document: 'https://github.com/npm/cli/blob/latest/docs/lib/content/using-npm/scripts.md',
  },
  {
    paths: ['**/binding.gyp'],
    on: evidence`installing packages: node-gyp builds it where package.json says nothing else`,
    trigger: { kind: 'file', language: 'code', beside: 'package.json' },
    document: 'https://github.com/npm/cli/blob/latest/docs/lib/content/using-npm/scripts.md',
  },
  {
    paths: ['**/.npmrc'],
    on: evidence`whatever npm runs`,
    trigger: {
      kind: 'lines',
      sample: 'script-shell=…, node-options=…, git=…',
      pattern: /^[ \t]{0,20}(?:script-shell|node-options|git|shell)[ \t]{0,20}=[^\r\n]{1,400}/gim,
    },
    document: 'https://github.com/npm/cli/blob/latest/workspaces/config/lib/definitions/definitions.js',
  },
  {
    paths: ['**/.pnpmfile.{cjs,mjs}', '**/pnpmfile.js'],
    on: evidence`installing packages with pnpm`,
    trigger: CODE,
    document: 'https://pnpm.io/pnpmfile',
  },
  {
    paths: ['**/.yarnrc.{yml,yaml}'],
    on: evidence`running Yarn in the folder`,
    trigger: values('yaml', { path: ['yarnPath'] }, { path: ['plugins', '*'] }),
    document:
      'https://github.com/yarnpkg/berry/blob/master/packages/docusaurus/static/configuration/yarnrc.json',
  },
  {
    paths: ['**/composer.json'],
    on: evidence`installing packages with Composer`,
    trigger: values(
      'json',
      ...[
        'pre-install-cmd',
        'post-install-cmd',
        'pre-update-cmd',
        'post-update-cmd',
        'pre-autoload-dump',
        'post-autoload-dump',
        'post-root-package-install',
        'post-create-project-cmd',
      ].map((name) => ({ path: ['scripts', name] })),
    ),
    document: 'https://getcomposer.org/doc/articles/scripts.md',
  },
  // Installing, building and starting: Python
  {
    paths: ['**/setup.py'],
    on: evidence`installing or building the package`,
    trigger: CODE,
    document: 'https://peps.python.org/pep-0517/#source-trees',
  },
  {
    paths: ['**/pyproject.toml'],
    on: evidence`installing or building the package`,
    trigger: values(
      'toml',
      { path: ['build-system'], join: ['build-backend', 'backend-path'], where: { path: ['backend-path'] } },
      ...keys(
        'tool.hatch.build.hooks.custom.path',
        'tool.hatch.build.targets.*.hooks.custom.path',
        'tool.hatch.metadata.hooks.custom.path',
        'tool.poetry.build.script',
        'tool.pdm.build.custom-hook',
      ),
    ),
    document: 'https://peps.python.org/pep-0517/#in-tree-build-backends',
  },
  {
    paths: ['**/hatch_build.py'],
    on: evidence`installing or building the package with Hatchling`,
    trigger: { kind: 'file', language: 'code', beside: 'pyproject.toml' },
    document: 'https://hatch.pypa.io/latest/plugins/build-hook/custom/',
  },
  {
    paths: ['**/{sitecustomize,usercustomize}.py'],
    on: evidence`starting Python, wherever this is on its path`,
    trigger: CODE,
    document: 'https://docs.python.org/3/library/site.html#module-sitecustomize',
    inTests: true,
  },
  {
    paths: ['**/*.pth'],
    on: evidence`starting Python, once this is installed`,
    trigger: { kind: 'lines', sample: 'import …', pattern: /^import[ \t][^\r\n]{0,400}/gm },
    document: 'https://docs.python.org/3/library/site.html',
    inTests: true,
  },
  {
    paths: ['**/conftest.py'],
    on: evidence`running the tests with pytest`,
    trigger: CODE,
    document: 'https://docs.pytest.org/en/stable/how-to/writing_plugins.html#localplugin',
    inTests: true,
  },
  // Building
  {
    paths: ['**/build.rs'],
    on: evidence`building with Cargo`,
    trigger: { kind: 'file', language: 'code', beside: 'Cargo.toml' },
    document: 'https://doc.rust-lang.org/cargo/reference/build-scripts.html',
  },
  {
    paths: ['**/Cargo.toml'],
    on: evidence`building with Cargo`,
    trigger: values('toml', { path: ['package', 'build'], except: 'build.rs' }),
    document: 'https://doc.rust-lang.org/cargo/reference/manifest.html#the-build-field',
  },
  {
    paths: ['**/.cargo/{config.toml,config}'],
    on: evidence`running Cargo in the folder`,
    trigger: values(
      'toml',
      ...keys(
        'build.rustc',
        'build.rustc-wrapper',
        'build.rustc-workspace-wrapper',
        'build.rustdoc',
        'target.*.linker',
        'target.*.runner',
        'doc.browser',
        'registry.credential-provider',
        'registries.*.credential-provider',
      ),
    ),
    document: 'https://doc.rust-lang.org/cargo/reference/config.html',
  },
  {
    paths: ['**/rust-toolchain.toml', '**/rust-toolchain'],
    on: evidence`running Cargo in the folder`,
    trigger: { kind: 'values', format: 'toml', at: keys('toolchain.path'), harmless: CHANNEL },
    document: 'https://rust-lang.github.io/rustup/overrides.html#the-toolchain-file',
  },
  {
    paths: ['**/CMakeLists.txt', '**/*.cmake'],
    on: evidence`configuring with CMake`,
    trigger: { kind: 'calls', name: 'execute_process' },
    document: 'https://cmake.org/cmake/help/latest/command/execute_process.html',
  },
  {
    paths: ['**/meson.build'],
    on: evidence`configuring with Meson`,
    trigger: { kind: 'calls', name: 'run_command' },
    document: 'https://mesonbuild.com/Reference-manual_functions.html#run_command',
  },
  {
    paths: ['**/*.go'],
    on: evidence`running go generate`,
    trigger: { kind: 'lines', sample: '//go:generate …', pattern: /^\/\/go:generate[ \t][^\r\n]{1,400}/gm },
    word: '//go:generate',
    document: 'https://go.dev/blog/generate',
  },
  {
    paths: ['**/.bazelrc'],
    on: evidence`building with Bazel`,
    trigger: {
      kind: 'lines',
      sample: '--workspace_status_command=…, --run_under=…, --credential_helper=…, --server_javabase=…',
      pattern:
        /--(?:workspace_status_command|run_under|credential_helper|server_javabase)(?:=| {1,4})[^\s#][^\r\n#]{0,300}/g,
    },
    document: 'https://bazel.build/docs/user-manual#workspace-status-command',
  },
  {
    paths: ['tools/bazel'],
    on: evidence`calling Bazel, which Bazelisk hands over to this file`,
    trigger: SCRIPT,
    document: 'https://github.com/bazelbuild/bazelisk#other-features',
  },
]
