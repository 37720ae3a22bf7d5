/** Files that say what happens during a build, a test run or a release. */
const BUILD_SCRIPT =
  /(?:^|\/)(?:configure(?:\.ac|\.in)?|CMakeLists\.txt|(?:GNU)?[Mm]akefile(?:\.\w{1,20})?|setup\.py|build\.(?:rs|zig)|meson\.build|SCons(?:truct|cript)|BUILD(?:\.bazel)?|WORKSPACE|Rakefile|[Jj]ustfile|Taskfile\.ya?ml|noxfile\.py|tox\.ini|conanfile\.py|hatch_build\.py|binding\.gyp|package\.json|action\.ya?ml)$|\.(?:m4|cmake|mk|am|bzl|gradle|gradle\.kts|sh|bash)$|(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]{1,200}\.ya?ml$/

export function isBuildScript(path: string): boolean {
  return BUILD_SCRIPT.test(path)
}

/** Names and steps of paths, as they stand in scripts. */
const PATH_WORD = /[A-Za-z0-9_.+-]{1,255}/g
const NAME_PART = /[A-Za-z0-9_.-]/
/** What workflows and shells run is about everything; recipes are about what they name. */
const TRIGGERED_SCRIPT = /\.(?:ya?ml|sh|bash|json)$/
/** The rest of a path, and what makes a pattern of it. */
const BELOW = /^[A-Za-z0-9_.\-/]{0,200}/
const PATTERN_SIGN = /[*?[{$%]/
const WORD_PART = /[A-Za-z0-9_-]/
/** A name that is a word of any text: only the end of a path makes it a file's. */
const PLAIN_WORD = /^[A-Za-z]{1,64}$/
const LINE_END = /\r\n?|\n/

/** Where a script names a file or its folder. */
export interface Mention {
  /** 1-based. */
  readonly line: number
  readonly column: number
  readonly length: number
}

/** A build script that a change touches. */
export class BuildScript {
  readonly path: string
  private readonly lines: readonly string[]
  private readonly known: ReadonlySet<string>
  private readonly words: ReadonlySet<string>
  private readonly folder: string

  /** @param before the version that the change replaces; empty for a new script */
  constructor(path: string, text: string, before: string) {
    this.path = path
    this.lines = text.split(LINE_END)
    this.known = new Set(before.split(LINE_END).map((line) => line.trim()))
    this.words = new Set(text.match(PATH_WORD) ?? [])
    this.folder = path.slice(0, path.lastIndexOf('/') + 1)
  }

  /** Where the script names this file. */
  mentionOfFile(path: string): Mention | undefined {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return this.words.has(name)
      ? this.find(
          name,
          (line, at) =>
            !WORD_PART.test(line.charAt(at + name.length)) &&
            (!PLAIN_WORD.test(name) || line.charAt(at - 1) === '/'),
        )
      : undefined
  }

  /**
   * Where it names the file's folder. In a recipe of a build a path of several steps counts wherever it stands; in other
   * scripts, and for one step, only a line that the change adds counts, because every script has `src/` and `tests/`.
   */
  mentionOfFolder(path: string): Mention | undefined {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    const last = folder.slice(folder.lastIndexOf('/') + 1)
    if (last === '' || !this.words.has(last)) return undefined
    const isBelow = this.folder !== '' && `${folder}/`.startsWith(this.folder)
    const forms = [folder, ...(isBelow ? [folder.slice(this.folder.length)] : [])].filter(
      (form) => form !== '',
    )
    for (const form of forms) {
      const countsAnywhere = form.includes('/') && !TRIGGERED_SCRIPT.test(this.path)
      const found = this.find(
        form,
        (line, at) => (countsAnywhere || !this.known.has(line.trim())) && isFolderAt(line, at, form),
      )
      if (found !== undefined) return found
    }
    return undefined
  }

  private find(words: string, counts: (line: string, at: number) => boolean): Mention | undefined {
    for (const [index, line] of this.lines.entries()) {
      const at = line.indexOf(words)
      if (at === -1 || NAME_PART.test(line.charAt(at - 1)) || !counts(line, at)) continue
      return { line: index + 1, column: at + 1, length: words.length }
    }
    return undefined
  }
}

/** Names the folder itself or a pattern in it, not another file below it; a single step needs the slash to be one. */
function isFolderAt(line: string, at: number, folder: string): boolean {
  const rest = line.slice(at + folder.length)
  const below = BELOW.exec(rest)?.[0] ?? ''
  if (!folder.includes('/') && !below.startsWith('/')) return false
  return (
    below === '' || below === '/' || (below.startsWith('/') && PATTERN_SIGN.test(rest.charAt(below.length)))
  )
}
