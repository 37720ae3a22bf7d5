import { type Check, defineCheck } from '../../model/rule.ts'

export const dependencies: Check = defineCheck<undefined>({
  id: 'dependencies',
  rules: [],
  wants: () => false,
  inspect: () => [],
})
