import { checkTargets } from '../support/fuzz/check-targets.ts'
import { describeTargets } from '../support/fuzz/run-targets.ts'

describeTargets('damaged files, through each check', checkTargets(), 25)
