import { byteTargets } from '../support/fuzz/byte-targets.ts'
import { describeTargets } from '../support/fuzz/run-targets.ts'

describeTargets('damaged bytes', byteTargets(), 40)
