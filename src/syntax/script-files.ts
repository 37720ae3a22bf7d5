// Which files hold scripts of the shell, by their names and first lines.

const SCRIPT_NAME = /\.(?:sh|bash|zsh|ksh)$/i
/** `#!/bin/bash`, `#!/usr/bin/env -S bash -e`. */
const SHELL_LINE = /^#!\s{0,5}\S{0,100}(?:\/|env\s{1,5}(?:-\S{1,20}\s{1,5}){0,3})(?:ba|z|da|k)?sh(?:\s|$)/
const MAKEFILE = /^(?:gnu)?makefile(?:\.\w{1,20})?$|\.(?:mk|make)$/i
const SCRIPTED = /^\.github\/workflows\/[^/]{1,300}\.ya?ml$|(?:^|\/)action\.ya?ml$/i
/** `bash -e {0}`; without a shell it is bash, or one of Windows, whose commands look the same where they install. */
const SHELL_NAME = /^(?:\/\S{0,100}\/)?(?:ba|z|da|k)?sh(?:\.exe)?(?:\s|$)/
const DOCKERFILE = /^(?:docker|container)file(?:[._-][\w.-]{0,200})?$|\.(?:docker|container)file$/i
/** Files about Dockerfiles, not Dockerfiles. */
const ANOTHER_FORMAT =
  /\.(?:c|cc|cpp|diff|dockerignore|go|html?|java|jsx?|json|lock|lua|md|mjs|patch|png|ps1|py|rb|rs|rst|sh|svg|tsx?|txt|vim|ya?ml)$/i

/** By name alone; of a file without an extension the first line decides. */
export function mayBeShellScript(path: string): boolean {
  return SCRIPT_NAME.test(path) || !baseName(path).slice(1).includes('.')
}

export function isShellScript(path: string, source: string): boolean {
  return SCRIPT_NAME.test(path) || SHELL_LINE.test(source.slice(0, 300))
}

export function isMakefile(path: string): boolean {
  return MAKEFILE.test(baseName(path))
}

/** A workflow of GitHub, or the metadata of an action. */
export function hasSteps(path: string): boolean {
  return SCRIPTED.test(path)
}

/** Whether the shell that a step names takes scripts of sh; undefined: it names none. */
export function isShellOfStep(shell: string | undefined): boolean {
  return shell === undefined || SHELL_NAME.test(shell)
}

export function isDockerfile(path: string): boolean {
  const name = baseName(path)
  return DOCKERFILE.test(name) && !ANOTHER_FORMAT.test(name)
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
