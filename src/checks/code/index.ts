import { type Check, defineCheck } from '../../model/rule.ts'

export const code: Check = defineCheck<undefined>({
  id: 'code',
  rules: [],
  wants: () => false,
  inspect: () => [],
})
