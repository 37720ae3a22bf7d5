import { type Check, defineCheck } from '../../model/rule.ts'

export const binaries: Check = defineCheck<undefined>({
  id: 'binaries',
  rules: [],
  wants: () => false,
  inspect: () => [],
})
