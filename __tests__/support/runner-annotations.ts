import { relative } from 'node:path'
import { propertyOf, type RunnerCommand } from './runner-commands.ts'

/** Annotations of one level that one step can make; the rest are log lines only. */
const MAX_PER_LEVEL = 10
/** UTF-16 code units of a message, after what is hidden was hidden. */
const MAX_MESSAGE = 4_096

export type AnnotationLevel = 'error' | 'warning' | 'notice'

/** As GitHub would show it. */
export interface RunnerAnnotation {
  readonly level: AnnotationLevel
  readonly message: string
  readonly title?: string
  /** Relative to the workspace when it lies there. */
  readonly file?: string
  readonly line?: number
  readonly endLine?: number
  readonly col?: number
  readonly endColumn?: number
}

/** The annotations of one step: the first ten of each level. */
export class RunnerAnnotations {
  readonly kept: RunnerAnnotation[] = []
  readonly dropped: RunnerAnnotation[] = []

  add(annotation: RunnerAnnotation): void {
    const shown = { ...annotation, message: annotation.message.slice(0, MAX_MESSAGE) }
    const alike = this.kept.filter(({ level }) => level === annotation.level).length
    ;(alike < MAX_PER_LEVEL ? this.kept : this.dropped).push(shown)
  }
}

/** What the runner makes of the properties of `error`, `warning` and `notice`; it corrects what makes no sense. */
export function annotationOf(
  command: RunnerCommand,
  message: string,
  workspace: string,
): Omit<RunnerAnnotation, 'level'> {
  const text = (key: string): string | undefined => propertyOf(command, key)
  const file = text('file')
  const title = text('title')
  const place = placeOf({
    line: numberOf(text('line')),
    endLine: numberOf(text('endLine')),
    col: numberOf(text('col')),
    endColumn: numberOf(text('endColumn')),
  })
  return {
    message,
    ...(title === undefined ? {} : { title }),
    ...(file === undefined ? {} : { file: relativeTo(workspace, file) }),
    ...Object.fromEntries(Object.entries(place).filter(([, number]) => number !== undefined)),
  }
}

interface AnnotatedPlace {
  readonly line: number | undefined
  readonly endLine: number | undefined
  readonly col: number | undefined
  readonly endColumn: number | undefined
}

function placeOf(given: AnnotatedPlace): AnnotatedPlace {
  let { line, endLine, col, endColumn } = given
  line ??= endLine
  col ??= endColumn
  const isRange = endLine !== undefined && endLine !== line
  if (line === undefined || isRange) col = endColumn = undefined
  if (line !== undefined && endLine !== undefined && endLine < line) line = endLine = undefined
  if (col !== undefined && endColumn !== undefined && endColumn < col) col = endColumn = undefined
  return { line, endLine, col, endColumn }
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[-+]?\d{1,9}\s*$/.test(text) ? Number(text) : undefined
}

function relativeTo(workspace: string, file: string): string {
  return file.startsWith(`${workspace}/`) ? relative(workspace, file) : file
}
