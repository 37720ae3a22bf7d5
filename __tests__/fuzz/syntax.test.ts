import { describeTargets } from '../support/fuzz/run-targets.ts'
import { syntaxTargets } from '../support/fuzz/syntax-targets.ts'

describeTargets('damaged source text', syntaxTargets(), 80)
