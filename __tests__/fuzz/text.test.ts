import { describeTargets } from '../support/fuzz/run-targets.ts'
import { textTargets } from '../support/fuzz/text-targets.ts'

describeTargets('damaged text', textTargets(), 60)
