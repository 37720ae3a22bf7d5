import { describeTargets } from '../support/fuzz/run-targets.ts'
import { sourceTargets } from '../support/fuzz/source-targets.ts'

describeTargets('damaged answers of git and GitHub', sourceTargets(), 60)
