import { skipBlanks, type ValueSpan } from './literals.ts'
import { assigned } from './shell.ts'

/** Characters of a command line, after or before its word, in which its password is looked for. */
const REACH = 200

/** A command or a call that takes a password without naming it. */
interface Command {
  /** What the finding calls it. */
  readonly label: string
  /** Ends where the password begins; anchored at the end of the word. */
  readonly leads: RegExp
  /** In the same line, when there are others of the same look. */
  readonly needs?: RegExp
  /** The password stands before the word, in what is piped into it. */
  readonly piped?: boolean
}

/** The key of a signature, after what is signed. */
const KEY_AFTER_NAME = /^[^"'\n,]{0,80},\s{0,4}b?(?=["'])/

/** By the word that the automaton looks for, in lower case. Sources: the commands' manual pages. */
const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['sshpass', { label: 'sshpass -p', leads: /^\s{1,4}(?:-[a-oq-z]{1,3}\s{1,4}){0,3}-p\s{0,4}(?=\S)/ }],
  [
    'mysql',
    {
      label: 'mysql -p',
      leads: /^(?:dump|admin|import|check|show|slap|binlog)?(?:\.exe)?\s[^\n|;]{0,100}?(?<=\s)-p(?=[^\s\\-])/,
    },
  ],
  [
    'mariadb',
    { label: 'mariadb -p', leads: /^(?:-dump|-admin|-import|-check)?\s[^\n|;]{0,100}?(?<=\s)-p(?=[^\s\\-])/ },
  ],
  [
    'docker login',
    { label: 'docker login -p', leads: /^\s[^\n|;]{0,100}?(?<=\s)(?:-p|--password)[\s=]{1,3}/ },
  ],
  [
    'podman login',
    { label: 'podman login -p', leads: /^\s[^\n|;]{0,100}?(?<=\s)(?:-p|--password)[\s=]{1,3}/ },
  ],
  ['az login', { label: 'az login -p', leads: /^\s[^\n|;]{0,120}?(?<=\s)(?:-p|--password)[\s=]{1,3}/ }],
  [
    'oc login',
    { label: 'oc login -p', leads: /^\s[^\n|;]{0,120}?(?<=\s)(?:-p|--password|--token)[\s=]{1,3}/ },
  ],
  ['redis-cli', { label: 'redis-cli -a', leads: /^\s[^\n|;]{0,100}?(?<=\s)(?:-a|--pass)\s{1,3}/ }],
  [
    'openssl',
    { label: 'openssl', leads: /^\s[^\n|;]{0,140}?(?<=\s)(?:-k\s{1,3}|-pass(?:in|out)?\s{1,3}["']?pass:)/ },
  ],
  [
    'htpasswd',
    {
      label: 'htpasswd -b',
      leads:
        /^\s{1,3}-[a-zA-Z]{0,5}b[a-zA-Z]{0,5}\s{1,3}(?:[^\s-]\S{0,80}\s{1,3}){1,2}(?=\S{1,80}\s{0,3}(?:$|[;|&>]))/,
    },
  ],
  [
    'chpasswd',
    {
      label: 'chpasswd',
      leads:
        /(?:echo|printf)\s{1,3}(?:-[ne]{1,2}\s{1,3})?["']?[^\s:"'|]{1,40}:(?=[^\s|]{1,120}\s{0,3}\|\s{0,3}(?:sudo\s)?$)/,
      piped: true,
    },
  ],
  [
    'sudo -s',
    { label: 'sudo -S', leads: /(?:echo|printf)\s{1,3}(?=[^\s|]{1,120}\s{0,3}\|\s{0,3}$)/, piped: true },
  ],
  [
    'password-stdin',
    {
      label: '--password-stdin',
      leads: /(?:echo|printf)\s{1,3}(?:-n\s{1,3})?(?=[^\s|]{1,120}\s{0,3}\|[^|\n]{1,100}--$)/,
      piped: true,
    },
  ],
  [
    'to-securestring',
    {
      label: 'ConvertTo-SecureString',
      leads: /^\s{1,3}(?:-(?:String|AsPlainText|Force)\s{1,3}){0,3}(?=["'])/i,
      needs: /AsPlainText/i,
    },
  ],
  [
    'identified',
    {
      label: 'IDENTIFIED BY',
      leads:
        /^\s{1,4}(?:(?:WITH|with)\s{1,4}["'`]?\w{1,40}["'`]?\s{1,4})?(?:(?:BY|by|By|AS|as)\s{1,4}(?:PASSWORD\s{1,4}|password\s{1,4})?(?=\\{0,3}["'])|BY\s{1,4}(?=[^\s"'<(]))/,
    },
  ],
  ['networkcredential(', { label: 'NetworkCredential', leads: secondArgument() }],
  ['passwordauthentication(', { label: 'PasswordAuthentication', leads: secondArgument() }],
  ['passwordcredentials(', { label: 'UsernamePasswordCredentials', leads: secondArgument() }],
  ['jwt.sign(', { label: 'jwt.sign', leads: KEY_AFTER_NAME }],
  ['jwt.verify(', { label: 'jwt.verify', leads: KEY_AFTER_NAME }],
  ['jwt.encode(', { label: 'jwt.encode', leads: KEY_AFTER_NAME }],
  ['jwt.decode(', { label: 'jwt.decode', leads: KEY_AFTER_NAME }],
  ['createhmac(', { label: 'createHmac', leads: secondArgument() }],
  ['hmac.new(', { label: 'hmac.new', leads: /^\s{0,4}b?(?=["'])/ }],
  ['auth=(', { label: 'auth', leads: secondArgument() }],
  ['auth = (', { label: 'auth', leads: secondArgument() }],
])

export const COMMAND_WORDS: readonly string[] = [...COMMANDS.keys()]

export interface CommandPassword {
  readonly label: string
  readonly span: ValueSpan
}

/** The password that a command or a call takes. @param end offset after its word */
export function commandPassword(text: string, word: string, end: number): CommandPassword | undefined {
  const command = COMMANDS.get(word)
  if (command === undefined) return undefined
  const start = end - word.length
  const from = command.piped === true ? Math.max(0, start - REACH) : end
  const reach = text.slice(from, command.piped === true ? start : end + REACH)
  const line =
    command.piped === true
      ? reach.slice(reach.lastIndexOf('\n') + 1)
      : (reach.split(/[\r\n]/, 1)[0] as string)
  const found = command.leads.exec(line)
  if (found === null || command.needs?.test(line) === false) return undefined
  const offset = command.piped === true ? start - line.length : end
  const span = assigned(text, skipBlanks(text, offset + found.index + found[0].length))
  return span === undefined ? undefined : { label: command.label, span }
}

function secondArgument(): RegExp {
  return /^\s{0,4}[rbuf]?["'][^"'\n]{1,80}["']\s{0,4},\s{0,4}[rbu]?(?=["'])/
}
