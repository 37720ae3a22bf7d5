import { describe, expect, test } from '@jest/globals'
import { madeFile } from '../../../scripts/bench-tree.ts'
import { WORDS } from '../../../src/checks/secrets/engine.ts'
import { secrets } from '../../../src/checks/secrets/index.ts'
import { costRatio, growth, MOST_GROWTH, TRUE_SIZE } from '../../support/growth.ts'
import { scanText } from '../../support/scan-text.ts'

const MEGABYTE = 1_000_000
const HEX = '0123456789abcdef'
/** Put together here, so that no scanner of this file takes it for one. */
const KEY_ID = `AK${'IA7KQ2WZ5RXM3TVB4N'}`
const PEM = `-----BEGIN ${'PRIVATE'} KEY-----`

/** Text that is repeated until it fills the file, each made to cost one part of the engine as much as it can. */
const PUMPED: readonly (readonly [what: string, path: string, piece: string])[] = [
  ['prefixes run together', 'a.txt', 'hf_'],
  ['prefixes at boundaries', 'a.txt', '-sk-ant-api03-'],
  ['a long prefixed body, always one short', 'a.txt', `-nvapi-${'a1B'.repeat(19)}`],
  ['an infix in one run', 'a.txt', 'T3BlbkFJ'],
  ['an infix after its prefix', 'a.txt', `sk-${'a1B2c3D4e5F6g7H8i9J0'}T3BlbkFJ.`],
  ['routable tokens without an end', 'a.txt', `glpat-${'xY3'.repeat(90)}-`],
  ['bedrock keys without an end', 'a.txt', `.ABSK${'xY3z'.repeat(26)}`],
  ['index tokens without an end', 'a.txt', `.pypi-AgEIcHlwaS5vcmc${'x'.repeat(48)}`],
  ['headers of web tokens', 'a.txt', '-eyJ'],
  ['two parts of a web token', 'a.txt', `eyJ${'a'.repeat(40)}.eyJ${'b'.repeat(40)} `],
  ['dots between parts', 'a.txt', 'eyJhbGciOiJIUzI1NiJ9.'],
  ['a web token without a space', 'a.txt', 'eyJhbGciOiJIUzI1NiJ9-'],
  ['key headers without a body', 'a.pem', PEM],
  ['key headers on lines', 'a.pem', `${PEM}\n`],
  ['a key without an end', 'a.pem', `${PEM}\n${`${'Aa1+'.repeat(16)}\n`.repeat(240)}`],
  ['a key in one escaped line', 'a.json', `${PEM}${`\\\\n${'Aa1/'.repeat(16)}`.repeat(200)}`],
  ['addresses without a host', 'a.txt', 'x://'],
  ['addresses with names', 'a.txt', 'a://b:c@'],
  ['colons and at signs', 'a.txt', `x://${':@'.repeat(100)} `],
  ['names without values', 'a.py', 'password '],
  ['names run together', 'a.py', 'password'],
  ['assignments without an end', 'a.py', 'password="'],
  ['assignments of assignments', 'a.sh', 'password='],
  ['escaped quotes', 'a.ipynb', 'password\\\\\\"=\\\\\\"'],
  ['backslashes', 'a.py', 'token\\\\\\\\\\\\\\\\'],
  ['annotations without a value', 'a.ts', 'token: Aaaa | '],
  ['second arguments', 'a.py', '"api_key", ('],
  ['options without a default', 'a.py', '"--password", help="('],
  ['long names', 'a.py', `${'a'.repeat(70)}_secret=`],
  ['blanks after a name', 'a.yaml', `token:${' '.repeat(100)}`],
  ['properties on one line', 'a.ini', 'token = # ; '],
  ['machines without a password', '.netrc', 'machine a login b password '],
  ['parts of connection strings', 'a.txt', 'Server=a;Password='],
  ['signatures', 'a.txt', '&sig=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  ['authorization headers', 'a.txt', 'Authorization: Bearer '],
  ['a long authorization header', 'a.txt', `Authorization: Bearer ${'x1'.repeat(900)} `],
  ['key ids', 'a.txt', ` ${KEY_ID}`],
  ['key ids and runs of 40', 'a.txt', ` ${KEY_ID} ${HEX.repeat(2)}12345678`],
  ['user names', 'kaggle.json', '"username"'],
  ['provider words', 'a.txt', 'wandb '],
  ['provider words and keys', 'a.txt', `wandb key=${HEX} `],
  ['carriage returns', 'a.txt', 'token\r'],
  ['colour sequences', 'a.txt', '[0;0;0;0mhf_'],
  ['base64', 'a.txt', 'AKIA/ATBB+dapi/'],
  ['keys of words', 'a.pem', `${PEM} echo "${'Aa1+'.repeat(11)}" -----END `],
  ['a key of words without an end', 'a.pem', `${PEM}${' x "y" + z'.repeat(1_500)}-----END`],
  ['keys in base64', 'a.yaml', `LS0tLS1CRUdJTi${'Aa1+'.repeat(20)}\n`],
  ['service accounts in base64', 'a.yaml', 'eyJ0eXBlIjo'],
  ['bare keys', 'a.txt', `MIIEvgIBADANBgkqhkiG9w0BAQEFAASC${'Aa1+'.repeat(12)}\n`],
  ['web keys', 'a.json', '{"kty":"RSA","d":"'],
  ['members of a web key', 'a.json', `{"kty":"EC"${',"d":"AAAA"'.repeat(300)}`],
  ['PuTTY keys', 'a.ppk', `PuTTY-User-Key-File-3: a\nPrivate-Lines: 1\n${'Aa1+'.repeat(12)}\n`],
  ['webhooks', 'a.txt', 'https://discord.com/api/webhooks/12345678901234567/'],
  ['flows', 'a.txt', `/triggers/manual/paths/invoke?${'a=b&'.repeat(40)}`],
  ['flows of paths', 'a.txt', '/triggers/manual/paths/invoke/a'],
  ['commands', 'a.sh', 'curl -u a '],
  ['options of a command', 'a.sh', `curl ${'-u a:b '.repeat(150)}`],
  ['commands without an end', 'a.sh', 'mysql -u root -p '],
  ['logins', 'a.json', '"auths":{"a":{"auth":"'],
  ['logins without a password', 'a.json', `"auths":{${'"auth":"YWJjZGVmZ2g",'.repeat(200)}`],
  ['secrets of a cluster', 'a.yaml', 'kind: Secret\ndata:\n  a: b\n'],
  ['values of a cluster', 'a.yaml', `kind: Secret\ndata:\n${'  password: YWJjZGVmZ2g\n'.repeat(300)}---\n`],
  ['secrets of a cluster in JSON', 'a.json', '"kind": "Secret","data":{"a":"'],
  ['cookies', 'a.sh', 'Cookie: sessionid='],
  ['recorded cookies', 'a.har', '"sessionid","value":"'],
  ['databases', 'a.go', 'a:bbbbbb@tcp('],
  ['databases without a host', 'a.java', 'oracle:thin:aa/bbbbbb'],
  ['pairs of arguments', 'a.py', 'auth=("a", '],
  ['encoded literals', 'a.txt', btoa('ghp_ghp_xghp_xxghp_')],
  ['encoded literals on lines', 'a.txt', `${btoa('ghp_xx').repeat(6)}\n`],
  ['encoded key headers', 'a.txt', btoa(`${PEM}\n\n`)],
  ['encoded key headers on lines', 'a.txt', `${btoa(`${PEM}\nxx`)}\n`],
  ['encoded web tokens', 'a.txt', btoa(`.eyJ${'a'.repeat(50)}`)],
  ['compressed texts that are none', 'a.txt', `.H4sI${'A'.repeat(30)}.eJwx${'Q'.repeat(30)}`],
  ['starts of compressed texts', 'a.txt', '.eJw'],
  ['hexadecimal escapes', 'a.txt', '\\x41'],
  ['escapes between blanks', 'a.txt', '\\x41aaaaaaaaaaaaaaaaaaa '],
  ['escapes that are none', 'a.txt', '\\x4z'],
  ['percent escapes', 'a.txt', `%41${'a'.repeat(300)}`],
  ['joined literals', 'a.py', '"a"+'],
  ['operators between quotes', 'a.py', '"+"'],
  ['long literals before an operator', 'a.py', `"${'a'.repeat(390)}" + `],
  ['blanks behind an operator', 'a.py', `"a"+${' '.repeat(110)}`],
  ['literals at the ends of lines', 'a.py', '"ghp_"\n'],
  ['escaped literals that are joined', 'a.ipynb', '\\"a\\"+'],
  ['schemes', 'a.cs', 'AuthenticationHeaderValue("Bearer", "'],
]

describe('hostile text takes linear time', () => {
  test.each(PUMPED)(
    '%s',
    async (_, path, piece) => {
      const work = (size: number): unknown =>
        scanText(secrets, path, piece.repeat(Math.ceil(size / piece.length)))
      expect(await growth(work, TRUE_SIZE ? MEGABYTE : MEGABYTE / 8)).toBeLessThan(MOST_GROWTH)
    },
    60_000,
  )
})

/** Ordinary text goes at 200 MB/s; none may be slower than 5. */
const MOST_COST = 40
const SIZE = MEGABYTE / 16
/** Of each word. */
const WORD_SIZE = 500

const ORDINARY = ordinaryText()

describe('hostile text costs no more than so many times what ordinary text costs', () => {
  const ordinary = (): Promise<unknown> => scanText(secrets, 'a.py', ORDINARY)
  const scale = ORDINARY.length / SIZE
  const piled = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length))

  test.each(PUMPED)(
    '%s',
    async (_, path, piece) => {
      const text = piled(piece, SIZE)
      const cost = await costRatio(() => scanText(secrets, path, text), ordinary, MOST_COST / scale)
      expect(cost * scale).toBeLessThan(MOST_COST)
    },
    60_000,
  )

  test.each([
    ['as they are', (word: string) => word],
    ['apart', (word: string) => `.${word}`],
    ['given something', (word: string) => `${word}="`],
  ])(
    'all words of the check, %s',
    async (_, piece) => {
      const text = WORDS.map((word) => piled(piece(word), WORD_SIZE)).join('\n')
      const wordScale = ORDINARY.length / text.length
      const cost = await costRatio(() => scanText(secrets, 'a.py', text), ordinary, MOST_COST / wordScale)
      expect(cost * wordScale).toBeLessThan(MOST_COST)
    },
    60_000,
  )
})

/** Text of many kinds of file, half a megabyte of it. */
function ordinaryText(): string {
  let text = ''
  for (let number = 0; text.length < MEGABYTE / 2; number++)
    text += `${madeFile(number, 200, number).lines.join('\n')}\n`
  return text
}
