import { type Evidence, evidence } from '../../text/redact.ts'

/** Programs that talk to other machines, as the name of a command. */
const NETWORK_COMMAND =
  /(?<![\w./-])(?:curl|wget|aria2c|iwr|irm|Invoke-WebRequest|Invoke-RestMethod|Start-BitsTransfer|bitsadmin|certutil|nc|ncat|netcat|socat|scp|telnet)(?:\.exe)?(?![\w.-])|\/dev\/tcp\/|\.(?:DownloadString|DownloadFile)\b/i
/** Text that is handed to a shell, and what unpacks such a text. */
const SHELL_TEXT =
  /(?<![\w.-])(?:ba|z|da|k|c)?sh(?:\.exe)? {1,4}(?:-[\w-]{1,20} {1,4}){0,3}-[a-z]{0,6}c\b|(?<![\w.-])cmd(?:\.exe)? {1,4}\/c\b|(?<![\w./-])(?:eval|iex|Invoke-Expression|base64)(?![\w.-])|\| {0,4}(?:sudo {1,4})?(?:ba|z|da|k)?sh\b/i
/** Text that is handed to another interpreter. */
const INTERPRETER_TEXT =
  /(?<![\w.-])(?:powershell|pwsh)(?:\.exe)? [^\r\n]{0,100}-(?:c|command|e|ec|enc|encodedcommand)\b|\b(?:node|bun|deno) {1,4}(?:-e|--eval|-p|--print|eval)\b|\b(?:python[\d.]{0,5}|perl|ruby|php) {1,4}-[a-z]{0,3}[cer]\b/i
/** The same in Python, Rust, JavaScript and R. A socket alone is how tests find a free port. */
const NETWORK_CODE =
  /["'](?:curl|wget)["' ]|\b(?:urlopen|urlretrieve|download\.file)\(|\brequests\.(?:get|post|put|request)\(|\b(?:httpx|aiohttp)\.[A-Za-z]{1,20}\(|\bsocket\.create_connection\(|\b(?:reqwest|ureq)::|\bTcpStream::connect\b|\bfetch\(["'`]/
/** Node's modules. In Python nothing is called so but what a test made. */
const NODE_NETWORK = /\bhttps?\.(?:get|request)\(/
const SHELL_CODE =
  /\bos\.(?:system|popen)\(|\bshell ?= ?True\b|\bb64decode\(|(?<![\w.])(?:eval|exec)\(|\bCommand::new\("(?:[/\w]{0,40}\/)?(?:(?:ba|z|da)?sh|cmd|powershell|pwsh)(?:\.exe)?"\)|\bexecSync\(|\bchild_process["']\)?\.exec\(/

export type Language = 'shell' | 'python' | 'code'

/** What a command does that a reviewer must see; undefined when it only starts a program of the repository. */
export function reachOf(text: string, language: Language): Evidence | undefined {
  const isShell = language === 'shell'
  const network = isShell
    ? NETWORK_COMMAND.test(text)
    : NETWORK_CODE.test(text) || (language !== 'python' && NODE_NETWORK.test(text))
  const shell = isShell ? SHELL_TEXT.test(text) || INTERPRETER_TEXT.test(text) : SHELL_CODE.test(text)
  if (network && shell) return evidence`it reaches the network and hands text to an interpreter`
  if (network) return evidence`it reaches the network`
  return shell ? evidence`it hands text to an interpreter` : undefined
}
