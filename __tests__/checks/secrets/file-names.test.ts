import { expect, test } from '@jest/globals'
import { secrets } from '../../../src/checks/secrets/index.ts'
import { scanText } from '../../support/scan-text.ts'

/** Put together here, so that no scanner of this file takes it for one. */
const TOKEN = `hf${'_aBcQwErTyUiOpZxMnLkJhGfDsAqWeRtYuI'}`

test('a token in the name of a file is found, and masked', async () => {
  const masked: string[] = []
  const { findings } = await scanText(secrets, `backup/${TOKEN}/readme.txt`, 'nothing', masked)
  expect(findings.map(({ rule, location, evidence }) => ({ rule, location, evidence }))).toEqual([
    {
      rule: 'secrets/huggingface-token',
      location: undefined,
      evidence: "in the file's name: hf_…tYuI (37 characters)",
    },
  ])
  expect(masked).toContain(TOKEN)
})

test.each([
  'src/someLongNameOfAComponent2.tsx',
  'models/checkpoint-000012-of-000040-epoch3.safetensors',
  'assets/0123fa9bd7c65e1842ab90cd73fe5612ab89cd04.json',
  'hf_transformersModelCardTemplateForHub.md',
])('%s is a name', async (path) => {
  expect((await scanText(secrets, path, 'nothing')).findings).toEqual([])
})
