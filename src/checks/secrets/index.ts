import { type Check, defineCheck } from '../../model/rule.ts'

export const secrets: Check = defineCheck<undefined>({
  id: 'secrets',
  rules: [],
  wants: () => false,
  inspect: () => [],
})
