import { defineLanguage, type Language } from './language.ts'

/** Python: names are resolved through scopes and imports, never matched as text. */
export const python: Language = defineLanguage<undefined>({
  name: 'python',
  rules: [],
  tripwires: [],
  wants: () => false,
  prepare: async () => undefined,
  inspect: () => [],
})
