export const id = 463;
export const ids = [463];
export const modules = {

/***/ 1463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  inspectScript: () => (/* binding */ inspectScript)
});

// EXTERNAL MODULE: ./build/js/syntax/shell-arguments.js
var shell_arguments = __webpack_require__(9939);
// EXTERNAL MODULE: ./build/js/syntax/shell-wrappers.js
var shell_wrappers = __webpack_require__(9175);
;// CONCATENATED MODULE: ./build/js/checks/shell/step.js

const VARIABLE = /^\$[{(]?(?<name>[A-Za-z_]\w{0,60})[})]?$/;
const LOOKUP_OPTION = /^-[vV]$/;
const EXTENSION = /\.exe$/;
function readSteps(text, script) {
    const steps = script.commands.flatMap((command) => [...stepOf(command)]);
    steps.sort((a, b) => a.command.start - b.command.start || b.command.end - a.command.end);
    return { text, script, steps };
}
function* stepOf(command) {
    if (isLookup(command))
        return;
    const outside = variableName(command.words[0]);
    const raised = outside === 'sudo' || outside === 'as_root';
    const { words, wrappers } = (0,shell_wrappers/* unwrap */.oA)(raised ? command.words.slice(1) : command.words);
    const [program, ...rest] = words;
    const all = new Set(raised ? ['sudo', ...wrappers] : wrappers);
    if (program === undefined) {
        const [only] = command.words;
        if (only !== undefined)
            yield { command, name: '', program: only, words: [], wrappers: all };
        return;
    }
    const name = program.dynamic
        ? (variableName(program) ?? plainName(program))
        : (0,shell_wrappers/* programName */.kX)(program.value).toLowerCase().replace(EXTENSION, '');
    yield { command, name, program, words: rest, wrappers: all };
}
/** `command -v name` only asks where it is. */
function isLookup({ words }) {
    return words[0]?.value === 'command' && LOOKUP_OPTION.test(words[1]?.value ?? '');
}
/** Behind the command and those of its redirections that lead to the given path, or to any. */
function endWith({ command }, path) {
    let { end } = command;
    for (const { target } of command.redirections ?? []) {
        if (path === undefined || target.value === path)
            end = Math.max(end, target.end);
    }
    return end;
}
function variableName(word) {
    if (word === undefined || !word.dynamic)
        return undefined;
    return VARIABLE.exec(word.value)?.groups?.['name']?.toLowerCase();
}
/** `$BIN/curl` is `curl`. */
function plainName({ value }) {
    const name = (0,shell_wrappers/* programName */.kX)(value);
    return value.includes('/') && !/[$`{}()*?\s]/.test(name) ? name.toLowerCase() : '';
}
/** `${NAME}` as `$NAME`, without the dot of `./name`. */
function plainPath(path) {
    return path.replaceAll(BRACED, '$$$<name>').replace(/^(?:\.\/)+/, '');
}
const BRACED = /\$\{(?<name>\w{1,60})\}/g;
/** Last part of a path, so that a file is known whatever folder is gone to meanwhile. */
function fileName(path) {
    return (0,shell_wrappers/* programName */.kX)(plainPath(path));
}
/** Whether something begins in a range; for many ranges over the same sorted places. */
function firstWithin(places, range) {
    let low = 0;
    let high = places.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (places[middle] < range.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < places.length && places[low] < range.end ? low : -1;
}

;// CONCATENATED MODULE: ./build/js/checks/shell/download.js


const CURL_VALUED = new Set('-o -H -d -X -A -e -u -x -T -F -b -c -m -w -C -K -E -z -Y -y -Q -t -P -r -U -D --output --header --data --data-raw --data-binary --data-urlencode --request --retry --max-time --connect-timeout --cacert --capath --cert --key --user --proxy --url --output-dir --retry-delay --retry-max-time --write-out --form --user-agent --referer --cookie --cookie-jar --upload-file --range --limit-rate --proto --proto-redir --ciphers --continue-at --max-redirs --resolve --config --tls-max --interface --max-filesize --dump-header --noproxy --connect-to --unix-socket --speed-limit --speed-time --json --oauth2-bearer --netrc-file'.split(' '));
const WGET_VALUED = new Set('-O -o -P -t -T -U -i -e -a -w -A -R -D -X -l -Q --output-document --output-file --directory-prefix --tries --timeout --user-agent --input-file --header --wait --waitretry --post-data --post-file --user --password --execute --append-output --read-timeout --dns-timeout --connect-timeout --retry-on-http-error --ca-certificate --method --body-data --limit-rate --progress --level --accept --reject --http-user --http-password --referer --load-cookies --save-cookies --secure-protocol'.split(' '));
const OTHER_VALUED = new Set('-o -d -x -s -k -j --out --dir --output --max-connection-per-server --split -Uri -OutFile -UserAgent -Headers -Method'.split(' '));
const TOOLS = new Map([
    ['curl', CURL_VALUED],
    ['wget', WGET_VALUED],
    ['wget2', WGET_VALUED],
    ['fetch', OTHER_VALUED],
    ['aria2c', OTHER_VALUED],
    ['axel', OTHER_VALUED],
    ['http', OTHER_VALUED],
    ['https', OTHER_VALUED],
    ['xh', OTHER_VALUED],
    ['lwp-request', OTHER_VALUED],
    ['lynx', OTHER_VALUED],
    ['iwr', OTHER_VALUED],
    ['invoke-webrequest', OTHER_VALUED],
]);
/** They write to their output unless told otherwise. */
const PRINTS = new Set(['curl', 'http', 'https', 'xh', 'lwp-request', 'lynx', 'fetch']);
/** Names that are other things as well: only with an address they fetch. */
const AMBIGUOUS = new Set(['fetch', 'http', 'https', 'xh']);
const OUTPUT_OPTIONS = new Set(['-o', '--output', '--out', '-OutFile']);
const SENDING = new Set([
    '-d',
    '--data',
    '--data-raw',
    '--data-binary',
    '--json',
    '-F',
    '--form',
    '-T',
    '--upload-file',
    '-I',
    '--head',
    '--spider',
    '--post-data',
    '--post-file',
]);
const UNVERIFIED = new Set([
    '--insecure',
    '--no-check-certificate',
    '-SkipCertificateCheck',
]);
const ADDRESS = /^(?:https?|ftp):\/\//i;
const SOURCE_IN_CODE = /\b(?:urlopen|urlretrieve|requests\.get|LWP::Simple)\b/;
const STDOUT = new Set(['-', '/dev/stdout']);
const DISCARDED = '/dev/null';
const WRITES = /^(?:&?>>?|>\||>&)$/;
/** Undefined when the command fetches nothing, or only from the machine itself. */
function downloadOf(step) {
    const tool = step.name;
    const valued = TOOLS.get(tool);
    if (valued === undefined)
        return scriptedDownload(step);
    const isWget = valued === WGET_VALUED;
    const addresses = [];
    const files = [];
    let toOutput = PRINTS.has(tool);
    let byAddress = !PRINTS.has(tool);
    let unverified = false;
    let asks = false;
    for (const argument of (0,shell_arguments/* argumentsOf */.a)(step.words, valued)) {
        if (argument.kind === 'positional' || argument.name === '--url' || argument.name === '-Uri') {
            addresses.push(argument.kind === 'positional' ? argument.word.value : (argument.value ?? ''));
            continue;
        }
        const { name, value } = argument;
        const names = isWget ? name === '-O' || name === '--output-document' : OUTPUT_OPTIONS.has(name);
        if (names && value !== undefined) {
            byAddress = false;
            toOutput = STDOUT.has(value);
            if (!toOutput)
                files.push(value);
        }
        else if (tool === 'curl' && (name === '-O' || name === '--remote-name' || name === '-J')) {
            byAddress = true;
            toOutput = false;
        }
        if (UNVERIFIED.has(name) || (tool === 'curl' && name === '-k'))
            unverified = true;
        if (name === '--check-certificate' && value === 'false')
            unverified = true;
        if (name === '-X' || name === '--request' || name === '--method')
            asks ||= value !== 'GET';
        if (!(isWget && name !== '--spider' && !name.startsWith('--post')) && SENDING.has(name))
            asks = true;
    }
    const remote = addresses.filter((address) => !isLocal(address));
    if (addresses.length > 0 && remote.length === 0)
        return undefined;
    if (addresses.length === 0 && (AMBIGUOUS.has(tool) || step.words.length === 0))
        return undefined;
    if (AMBIGUOUS.has(tool) && !remote.some((address) => ADDRESS.test(address)))
        return undefined;
    if (byAddress)
        files.push(...remote.map((address) => fileName(withoutQuery(address))));
    for (const { operator, target } of step.command.redirections ?? []) {
        if (!toOutput || !WRITES.test(operator) || /^\d$/.test(target.value))
            continue;
        toOutput = false;
        files.push(target.value);
    }
    if (files.includes(DISCARDED))
        asks = true;
    return {
        step,
        addresses: remote,
        files: files.map(fileName).filter((name) => name !== ''),
        toOutput,
        unverified,
        asks,
    };
}
/** `python -c "… urlopen(…) …"`. */
function scriptedDownload(step) {
    if (!/^(?:python|perl|ruby|node)/.test(step.name))
        return undefined;
    const at = step.words.findIndex(({ value }) => value === '-c' || value === '-e');
    const code = at === -1 ? undefined : step.words[at + 1];
    if (code === undefined || !SOURCE_IN_CODE.test(code.value))
        return undefined;
    return { step, addresses: [], files: [], toOutput: true, unverified: false, asks: false };
}
function withoutQuery(address) {
    return address.replace(/[?#].*$/s, '');
}
const HOST = /^(?:[a-z]{3,10}:\/\/)?(?:[^/@\s]{1,200}@)?(?<host>\[[0-9a-f:]{2,45}\]|[^/:?#\s]{1,253})/i;
const LOCAL_HOST = /^(?:localhost|\[::1\]|127\.[\d.]{1,11}|0\.0\.0\.0|10\.[\d.]{1,11}|192\.168\.[\d.]{1,7}|169\.254\.[\d.]{1,7}|172\.(?:1[6-9]|2\d|3[01])\.[\d.]{1,7}|[a-z0-9_-]{1,63}|[\w.-]{1,200}\.(?:local|localhost|internal|svc|test|example|invalid|lan)|(?:[\w-]{1,63}\.){0,3}example\.(?:com|org|net))$/i;
function hostOf(address) {
    return (HOST.exec(address)?.groups?.['host'] ?? '').toLowerCase();
}
/** This machine, its network, or a name that stands for no host. */
function isLocal(address) {
    if (address.startsWith('file:'))
        return true;
    if (!ADDRESS.test(address))
        return (LOCAL_HOST.test(hostOf(address)) && !address.startsWith('$') && hostOf(address).includes('localhost'));
    return LOCAL_HOST.test(hostOf(address));
}
/** Host and path, numbers left out, so that a newer version is the same download. */
function addressIdentity({ addresses }) {
    return addresses.map((address) => plainAddress(address)).join(' ');
}
function plainAddress(address) {
    return withoutQuery(address)
        .replace(/^[a-z]{3,5}:\/\//i, '')
        .replace(/\d{1,40}(?:\.\d{1,40}){0,6}/g, '#');
}

;// CONCATENATED MODULE: ./build/js/checks/shell/verification.js

const SUM = /^g?(?:sha(?:1|224|256|384|512)?sum|shasum|md5sum|b2sum|b3sum|cksum|sha256)$/;
const SIGNATURE = /^(?:gpg2?|gpgv|cosign|minisign|signify|slsa-verifier|rpmkeys|sigstore|debsig-verify)$/;
const VERIFIES = /^-{0,2}verify|^-V|^-K$|^--checksig$/;
const FILE_COMMAND = new Set(['gpgv', 'slsa-verifier', 'debsig-verify']);
/** UTF-16 code units of a here-document, or of what is piped in, in which a file's name is looked for. */
const MAX_LISTED = 2_000;
/** Checks of one script that are looked at. */
const MAX_VERIFICATIONS = 200;
const DOCUMENT = /<<-?[ \t]{0,10}["'\\]?[A-Za-z_]/;
/** Lists of many files. */
const LIST_NAME = /^(?:sha|md5|b2|check|sum|hash|manifest)/i;
/** Commands of a script that compare a file with what it should be. */
function verificationsOf({ steps }) {
    return steps.filter(isVerification).slice(0, MAX_VERIFICATIONS);
}
function isVerification({ name, words }) {
    if (SUM.test(name))
        return words.length > 0;
    if (name === 'openssl')
        return words[0]?.value === 'dgst';
    if (name === 'gh')
        return words[0]?.value === 'attestation';
    if (name === 'certutil')
        return words.some(({ value }) => /hashfile/i.test(value));
    return FILE_COMMAND.has(name) || (SIGNATURE.test(name) && words.some(({ value }) => VERIFIES.test(value)));
}
/**
 * Whether a later command checks what was downloaded: one that names the file, or one that takes its names from a list or
 * a variable. A check of another file does not count.
 */
function isVerified({ text }, { files, step }, verifications) {
    const stems = files.map(stemOf);
    for (const { command, words } of verifications) {
        if (command.start < step.command.start)
            continue;
        const from = Math.max(command.input?.start ?? command.start, command.start - MAX_LISTED);
        const line = text.indexOf('\n', command.end);
        const rest = text.slice(command.end, line === -1 ? undefined : Math.min(line, command.end + MAX_LISTED));
        const end = DOCUMENT.test(rest) ? command.end + MAX_LISTED : command.end;
        const said = text.slice(from, end);
        if (said.includes('$') || files.some((file) => said.includes(file)))
            return true;
        const lists = words.filter(({ value }) => !value.startsWith('-')).map(({ value }) => fileName(value));
        if (lists.some((list) => LIST_NAME.test(list) || stems.includes(stemOf(list))))
            return true;
    }
    return false;
}
/** `tool` of `tool.sha256`. */
function stemOf(file) {
    return file.split('.', 1)[0];
}

;// CONCATENATED MODULE: ./build/js/checks/shell/downloads.js



/** Formats that are unpacked, installed or run. */
const PROGRAM_NAME = /\.(?:tar(?:\.\w{2,4})?|tgz|tbz2?|txz|zip|7z|deb|rpm|apk|pkg|dmg|msi|exe|run|bin|whl|jar|gem|appimage|sh|bash|py|pl|ps1|so|dll)$/i;
const ARCHIVE_NAME = /\.(?:tar(?:\.\w{2,4})?|tgz|tbz2?|txz|zip|7z)(?:$|[?#])/i;
/** Data sets and models of other rules come in archives too; these folders and names say so. */
const DATA_ADDRESS = /\b(?:datasets?|data|corpus|corpora|checkpoints?|weights|images?|annotations?|samples?|models?|imagenet\w{0,20}|coco\w{0,20}|voc\w{0,20}|mnist|cifar\w{0,10}|librispeech)\b/i;
/** Of what a commit names, the content is known. */
const COMMIT_ADDRESS = /[/=-][0-9a-f]{40}\b|\$\{?\w{0,40}(?:COMMIT|SHA|REVISION)\w{0,40}\b/i;
const INSTALLERS = new Set(['dpkg', 'rpm', 'install', 'apt', 'apt-get', 'dnf', 'yum']);
const UNPACKERS = new Set(['tar', 'bsdtar', 'unzip', 'cpio', '7z']);
const PROGRAM_FOLDER = /^(?:\/usr)?(?:\/local)?\/(?:s?bin|lib\d{0,2}|opt)\b|\/\.local\/bin\b/;
/** Programs fetched without a checksum, and fetches whose other end nobody knows. */
function* looseDownloads(reading, flows, verifications, reported, place) {
    const used = usesOf(reading, flows);
    for (const download of flows.downloads) {
        const { command } = download.step;
        const identity = addressIdentity(download);
        const range = { start: command.start, end: command.end };
        const isChecked = download.files.length > 0 && isVerified(reading, download, verifications);
        if (download.unverified) {
            yield {
                ...range,
                rule: 'shell/insecure-download',
                severity: download.asks ? 'medium' : 'high',
                identity: `certificate|${identity}`,
            };
        }
        else if (!isChecked && !download.asks && download.addresses.some(isPlain)) {
            yield { ...range, rule: 'shell/insecure-download', severity: 'medium', identity: `plain|${identity}` };
        }
        if (isChecked || download.unverified || download.asks || reported.has(download))
            continue;
        const use = used.get(download);
        if (use === undefined)
            continue;
        yield {
            ...range,
            rule: 'shell/download-without-checksum',
            severity: isProgram(download, use, place) ? 'medium' : 'audit',
            identity,
            ...checksumLine(download),
        };
    }
}
/** Without encryption, from a host that is named. */
function isPlain(address) {
    return /^(?:http|ftp):\/\/[^$/]/i.test(address) && !isLocal(address);
}
/** Archives that a notebook fetches hold data. */
function isProgram(download, use, place) {
    const isArchive = place === 'notebook' && download.addresses.some((address) => ARCHIVE_NAME.test(address));
    return use === 'program' && !isArchive && !isByCommit(download);
}
function isByCommit({ addresses }) {
    return addresses.length > 0 && addresses.every((address) => COMMIT_ADDRESS.test(address));
}
/** The line to put behind the download, where its one file is named. */
function checksumLine({ step, files }) {
    const [file] = files;
    if (file === undefined || files.length > 1)
        return {};
    const words = step.words.map(({ value }) => value);
    const path = words.find((word) => !/^-|:\/\//.test(word) && fileName(word) === file) ?? file;
    return PLAIN_PATH.test(path) ? { paste: `echo "<sha256>  ${path}" | sha256sum -c -` } : {};
}
/** Means the same in double quotes. */
const PLAIN_PATH = /^[\w./${}@%+:-]{1,200}$/;
/** What becomes of downloads: programs that are installed or made executable, archives that are unpacked. */
function usesOf({ steps }, flows) {
    const used = new Map();
    const put = (download, use) => {
        if (download !== undefined && used.get(download) !== 'program')
            used.set(download, use);
    };
    for (const download of flows.downloads) {
        const names = [...download.files, ...download.addresses.map((address) => address.replace(/[?#].*$/s, ''))];
        if (download.files.length === 0 || download.addresses.length === 0)
            continue;
        if (!names.some((name) => PROGRAM_NAME.test(name)))
            continue;
        const isData = download.addresses.some((address) => DATA_ADDRESS.test(address));
        put(download, isData ? 'archive' : 'program');
    }
    for (const { name, words, command } of steps) {
        if (UNPACKERS.has(name) && command.input !== undefined) {
            const source = flows.sourceIn(command.input);
            const isData = source?.download?.addresses.some((address) => DATA_ADDRESS.test(address)) === true;
            put(source?.download, isData ? 'archive' : 'program');
        }
        if (flows.files.size === 0)
            continue;
        const isInstalled = (name === 'chmod' && /x|[157]/.test(words[0]?.value ?? '')) ||
            INSTALLERS.has(name) ||
            ((name === 'mv' || name === 'cp') && PROGRAM_FOLDER.test(words.at(-1)?.value ?? ''));
        if (!isInstalled)
            continue;
        for (const { value } of words)
            put(flows.files.get(fileName(value)), 'program');
    }
    return used;
}

;// CONCATENATED MODULE: ./build/js/checks/shell/execution.js

const SHELL = /^(?:ba|z|da|a|k|mk|fi)?sh(?:-\d{1,3})?$/;
const LANGUAGE = /^(?:python|pypy|perl|ruby|node|nodejs|deno|bun|php|pwsh|powershell|lua|rscript)(?:\d{1,2}(?:\.\d{1,2})?)?$/;
const SHELL_VALUED = new Set(['-o', '-O', '--rcfile', '--init-file']);
const LANGUAGE_VALUED = new Set(['-W', '-X', '-I', '-M', '-r', '--require', '-d']);
const INPUTS = new Set(['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']);
/** Code is given as a word, or a module is named: the input is data. */
const CODE_OPTION = /^-[A-Za-z0-9]{0,12}[ceEmnpr]$|^--(?:eval|print|run|command|version|help)$/;
/** Undefined when the command runs nothing of the kind. */
function executionOf(step) {
    const { name, words } = step;
    if (name === 'eval')
        return words.length === 0 ? undefined : { kind: 'text', words, by: 'eval' };
    if (name === 'source' || name === '.') {
        const [word] = words;
        return word === undefined
            ? undefined
            : INPUTS.has(word.value)
                ? { kind: 'input' }
                : { kind: 'file', word };
    }
    if (SHELL.test(name))
        return shellExecution(step);
    if (name === 'su') {
        const at = words.findIndex(({ value }) => value === '-c' || value === '--command');
        const text = words[at + 1];
        return at === -1 || text === undefined ? undefined : { kind: 'text', words: [text], by: 'shell' };
    }
    return LANGUAGE.test(name) ? languageExecution(words) : undefined;
}
function shellExecution({ words, wrappers }) {
    let fromInput = false;
    let asText = false;
    for (const argument of (0,shell_arguments/* argumentsOf */.a)(words, SHELL_VALUED)) {
        if (argument.kind === 'option') {
            if (argument.name === '-c')
                asText = true;
            if (argument.name === '-s')
                fromInput = true;
            if (argument.name === '--version' || argument.name === '--help')
                return undefined;
            continue;
        }
        const { word } = argument;
        // `+x`, `+e`: options that are switched off.
        if (word.value.startsWith('+'))
            continue;
        if (asText)
            return { kind: 'text', words: [word], by: 'shell' };
        return fromInput || INPUTS.has(word.value) ? { kind: 'input' } : { kind: 'file', word };
    }
    // `xargs sh` names files, `xargs sh -c` gives the text.
    return wrappers.has('xargs') && !asText ? undefined : { kind: 'input' };
}
function languageExecution(words) {
    for (const [at, word] of words.entries()) {
        if (CODE_OPTION.test(word.value)) {
            const code = words[at + 1];
            const isCode = code !== undefined && /^-[A-Za-z]{0,12}[ce]$/.test(word.value);
            return isCode ? { kind: 'text', words: [code], by: 'language' } : undefined;
        }
        if (LANGUAGE_VALUED.has(words[at - 1]?.value ?? ''))
            continue;
        if (INPUTS.has(word.value))
            return { kind: 'input' };
        if (!word.value.startsWith('-'))
            return { kind: 'file', word };
    }
    return { kind: 'input' };
}

;// CONCATENATED MODULE: ./build/js/checks/shell/evaluation.js


/** What these print is made for the shell that evaluates it. */
const PRINTS_FOR_SHELLS = new Set('ssh-agent conda mamba micromamba brew direnv pyenv rbenv nodenv goenv jenv fnm nvm mise asdf opam starship zoxide atuin register-python-argcomplete dircolors lesspipe resize minikube docker-machine luarocks thefuck keychain gpg-agent dbus-launch dpkg-architecture dpkg-buildflags tset hub gh op pixi spack modulecmd locale getopt kubectl helm stty shopt declare typeset alias printf'.split(' '));
/** Options put in order by getopt, and what assigns through a name that it builds itself. */
const OPTIONS = new Set(['set']);
/** UTF-16 code units of a text that tell it from others. */
const MAX_IDENTITY = 500;
const BLANKS = /\s+/g;
const WHOLE_VARIABLE = /^\$(?:\w{1,100}|[@*]|\{\w{1,100}(?:\[[@*]\])?\})$/;
/** Every dollar sign, with the name behind it. */
const REFERENCE = /\$\{?(?<name>[A-Za-z_]\w{0,100})?/g;
const SUBSTITUTION = /^["']?(?:\$\(|`)/;
/** `eval` and `sh -c` of text that is only known when it runs. */
function* evaluations({ text, script, steps }) {
    const fixed = fixedVariables(text, script);
    const starts = steps.map(({ command }) => command.start);
    const printing = (word) => steps[firstWithin(starts, { start: word.start + 1, end: word.end })]?.name ?? '';
    for (const step of steps) {
        const execution = executionOf(step);
        if (execution?.kind !== 'text')
            continue;
        const { words, by } = execution;
        if (!words.some(({ dynamic }) => dynamic))
            continue;
        const whole = words.map(({ value }) => value).join(' ');
        const range = { start: step.command.start, end: step.command.end };
        const identity = `${step.name}|${whole.slice(0, MAX_IDENTITY).replace(BLANKS, ' ')}`;
        if (by === 'eval') {
            const isKnown = isFixed(whole, fixed) || words.every((word) => isWrittenOut(text, word));
            const severity = isKnown ? 'low' : severityOf(text, words, printing);
            yield { ...range, rule: 'shell/eval', severity, identity };
        }
        else if (by === 'shell' && words.length === 1 && isHandedOn(step, whole)) {
            yield { ...range, rule: 'shell/eval', severity: 'medium', identity };
        }
    }
}
/** Variables that the script itself gives every one of their values, each written out. */
function fixedVariables(text, { assignments }) {
    const fixed = new Set();
    const open = new Set();
    for (const { name, value } of assignments) {
        ;
        (isWrittenOut(text, value) ? fixed : open).add(name);
    }
    for (const name of open)
        fixed.delete(name);
    return fixed;
}
/** Nothing is put in when it runs: in single quotes a variable is one of the text that is evaluated. */
function isWrittenOut(text, { dynamic, start, end }) {
    return !dynamic || (text[start] === "'" && text.indexOf("'", start + 1) === end - 1);
}
/** Whether a text to evaluate holds nothing but such variables. */
function isFixed(text, fixed) {
    const names = [...text.matchAll(REFERENCE)].map(({ groups }) => groups?.['name'] ?? '');
    return names.length > 0 && !text.includes('`') && names.every((name) => fixed.has(name));
}
function severityOf(text, words, printing) {
    const [first] = words;
    if (OPTIONS.has(first.value.split(' ', 1)[0]))
        return 'audit';
    if (SUBSTITUTION.test(text.slice(first.start, first.start + 4))) {
        // Another command of the machine prints it: worth a look, but nothing that came from outside.
        return PRINTS_FOR_SHELLS.has(printing(first)) ? 'audit' : 'low';
    }
    const last = words.at(-1);
    const written = text.slice(first.start, last.end);
    // Copies a function, or goes through a name that is built: `\$$name`.
    if (printing(last) === 'declare')
        return 'audit';
    return written.includes('\\$') ? 'low' : 'medium';
}
/** `bash -c "$COMMAND"`: nothing of the text stands in the script. */
function isHandedOn(step, text) {
    return WHOLE_VARIABLE.test(text) && !step.wrappers.has('xargs');
}

;// CONCATENATED MODULE: ./build/js/checks/shell/flows.js


const DECODERS = new Map([
    ['base64', /^(?:-[a-z]{0,3}[dD][a-z]{0,3}|--decode)$/],
    ['gbase64', /^(?:-[a-z]{0,3}[dD][a-z]{0,3}|--decode)$/],
    ['base32', /^(?:-d|--decode)$/],
    ['basenc', /^(?:-d|--decode)$/],
    ['xxd', /^-[a-z]{0,4}r[a-z]{0,4}$|^-revert$/],
    ['openssl', /^-[dD]$|^-base64$/],
    ['uudecode', /^/],
    ['gunzip', /^(?:-[a-z]{0,4}c|--stdout)$/],
    ['zcat', /^/],
    ['xzcat', /^/],
    ['bzcat', /^/],
    ['xz', /^-[a-z]{0,4}d/],
    ['gzip', /^-[a-z]{0,4}d/],
    ['bzip2', /^-[a-z]{0,4}d/],
]);
/** These decode without being told to. */
const DECODES_ALWAYS = new Set(['uudecode', 'zcat', 'xzcat', 'bzcat']);
const COPIES = new Set(['mv', 'cp', 'ln']);
const PRINTERS = new Set(['echo', 'printf', 'cat', 'print']);
/** `$(`, a back-tick, `<(`, with the quote around it. */
const flows_SUBSTITUTION = /^["']?(?:\$\(|`|<\()/;
const flows_WHOLE_VARIABLE = /^\$(?:\{(?<braced>[A-Za-z_]\w{0,100})|(?<plain>[A-Za-z_]\w{0,100}))/;
function flowsOf(reading) {
    const downloads = reading.steps.flatMap((step) => downloadOf(step) ?? []);
    const files = new Map();
    for (const download of downloads)
        for (const file of download.files)
            files.set(file, download);
    for (const { name, words } of reading.steps) {
        const [from, to] = COPIES.has(name) ? words.slice(-2) : [];
        const download = from === undefined ? undefined : files.get(fileName(from.value));
        if (to !== undefined && download !== undefined)
            files.set(fileName(to.value), download);
    }
    const sources = [...sourcesOf(reading, downloads, files)];
    const starts = sources.map(({ start }) => start);
    const direct = (range) => sources[firstWithin(starts, range)];
    const variables = variablesOf(reading, direct);
    // What prints a variable that holds something fetched is a source as well.
    const printed = reading.steps.flatMap((step) => {
        const source = PRINTERS.has(step.name)
            ? step.words.map((word) => heldBy(word, variables)).find((held) => held !== undefined)
            : undefined;
        return source === undefined ? [] : [{ ...source, start: step.command.start }];
    });
    const all = [...sources, ...printed].sort((a, b) => a.start - b.start);
    const places = all.map(({ start }) => start);
    const sourceIn = (range) => all[firstWithin(places, range)];
    return {
        downloads,
        files,
        sourceIn,
        sourceOfText: (word) => flows_SUBSTITUTION.test(reading.text.slice(word.start, word.start + 4))
            ? sourceIn({ start: word.start, end: word.end })
            : heldBy(word, variables),
    };
}
function* sourcesOf({ steps }, downloads, files) {
    const bySteps = new Map(downloads.map((download) => [download.step, download]));
    for (const step of steps) {
        const { start } = step.command;
        const download = bySteps.get(step);
        if (download !== undefined) {
            if (download.toOutput)
                yield { start, kind: 'downloaded', step, download };
            continue;
        }
        if (step.name === 'cat') {
            const read = step.words
                .map(({ value }) => files.get(fileName(value)))
                .find((each) => each !== undefined);
            if (read !== undefined)
                yield { start, kind: 'downloaded', step, download: read };
            continue;
        }
        const option = DECODERS.get(step.name);
        if (option === undefined)
            continue;
        if (DECODES_ALWAYS.has(step.name) || step.words.some(({ value }) => option.test(value))) {
            yield { start, kind: 'decoded', step };
        }
    }
}
/** In the order of the script, so that what is copied on is known as well. */
function variablesOf({ script }, direct) {
    const variables = new Map();
    for (const { name, value } of script.assignments) {
        const source = direct(value) ?? heldBy(value, variables);
        if (source !== undefined)
            variables.set(name, source);
    }
    return variables;
}
function heldBy(word, variables) {
    const groups = flows_WHOLE_VARIABLE.exec(plainPath(word.value))?.groups;
    const name = groups?.['braced'] ?? groups?.['plain'];
    return name === undefined ? undefined : variables.get(name);
}

;// CONCATENATED MODULE: ./build/js/checks/shell/malformed.js
/** UTF-16 code units of one malformed part that are searched, and of one line of it. */
const MAX_SEARCHED = 200_000;
const MAX_LINE = 2_000;
/** Pipes behind one command that are looked at. */
const MAX_STAGES = 20;
const FETCHES = /\b(?:curl|wget)\s/;
const DECODES = /\bbase64 {1,5}(?:-d|-D|--decode)\b/;
const INTO_INTERPRETER = /^\|&?\s{0,5}(?:sudo\s{1,5})?(?:(?:ba|z|da|k)?sh|python3?|perl|ruby|node)(?:\s|$)/;
const RUNS_FETCHED = /\b(?:eval|source|(?:ba)?sh -c) ["']?(?:\$\(|`|<\() ?(?:curl|wget)\b/;
const REVERSE = /\/dev\/(?:tcp|udp)\/[\w.$]{1,100}\/[\d$]/;
/** A comment, or what is printed. */
const TOLD = /^\s{0,100}(?:#|@?echo\b|printf\b)/;
/** Guesses about the parts of a script that do not parse, line by line. */
function* malformedSinks({ text, script }) {
    for (const { start, end } of script.malformed) {
        const last = Math.min(end, start + MAX_SEARCHED);
        for (let at = start; at < last;) {
            const feed = text.indexOf('\n', at);
            const stop = feed === -1 ? last : Math.min(feed, last);
            const line = text.slice(at, Math.min(stop, at + MAX_LINE));
            if (!TOLD.test(line))
                yield* guessesIn(line, at);
            at = stop + 1;
        }
    }
}
function* guessesIn(line, offset) {
    const runs = RUNS_FETCHED.exec(line) ?? pipedFrom(line, FETCHES);
    if (runs !== null)
        yield guess('shell/pipe-to-interpreter', line, offset, runs);
    const decodes = pipedFrom(line, DECODES);
    if (decodes !== null)
        yield guess('shell/decoded-script', line, offset, decodes);
    const reverse = REVERSE.exec(line);
    if (reverse !== null)
        yield guess('shell/reverse-shell', line, offset, reverse);
}
/** A match whose output goes into an interpreter. */
function pipedFrom(line, source) {
    const found = source.exec(line);
    let pipe = found?.index ?? line.length;
    for (let stage = 0; stage < MAX_STAGES; stage++) {
        pipe = line.indexOf('|', pipe + 1);
        if (pipe === -1)
            return null;
        if (INTO_INTERPRETER.test(line.slice(pipe, pipe + 40)))
            return found;
    }
    return null;
}
function guess(rule, line, offset, found) {
    const range = { start: offset + found.index, end: offset + line.trimEnd().length };
    return {
        ...range,
        rule,
        severity: 'low',
        identity: `malformed|${found[0]}`,
        note: 'the script does not parse here',
        isGuess: true,
    };
}

;// CONCATENATED MODULE: ./build/js/checks/shell/pipes.js




/** Installers that their projects document in no other way. The code behind the address changes all the same. */
const KNOWN_INSTALLERS = new Set([
    'sh.rustup.rs',
    'astral.sh',
    'get.docker.com',
    'install.python-poetry.org',
    'deb.nodesource.com',
    'rpm.nodesource.com',
    'bun.sh',
    'bun.com',
    'deno.land',
    'get.pnpm.io',
    'install.determinate.systems',
    'nixos.org',
    'get.helm.sh',
    'cli.github.com',
    'sdk.cloud.google.com',
    'pixi.sh',
    'mise.run',
    'mise.jdx.dev',
    'get.sdkman.io',
    'starship.rs',
    'ollama.com',
    'ollama.ai',
    'claude.ai',
    'get-ghcup.haskell.org',
    'fnm.vercel.app',
    'just.systems',
]);
const COMMIT = /\/[0-9a-f]{40}\//;
/** Everything that is fetched or decoded and run without anybody having seen it. */
function* unseenPrograms(reading, flows, verifications) {
    const reported = new Set();
    for (const step of reading.steps) {
        const execution = executionOf(step);
        const source = execution === undefined ? namedBySource(reading, step, flows) : sourceOf(step, execution, flows);
        if (source !== undefined) {
            // The text of `sh -c "$(…)"` is read as a script of its own as well.
            if (reported.has(source))
                continue;
            reported.add(source);
            yield problemOf(step, source, execution?.kind === 'input' ? step.command.input : undefined);
            continue;
        }
        const download = downloadedProgram(step, execution, flows);
        if (download === undefined || download.step.command.start > step.command.start)
            continue;
        if (!isVerified(reading, download, verifications))
            yield downloadedProblem(step, download);
    }
}
function sourceOf({ command }, execution, flows) {
    switch (execution.kind) {
        case 'input': {
            if (command.input !== undefined)
                return flows.sourceIn(command.input);
            for (const { operator, target } of command.redirections ?? []) {
                const isText = operator === '<<<' || operator === '<';
                const source = isText ? flows.sourceOfText(target) : undefined;
                if (source !== undefined)
                    return source;
            }
            return undefined;
        }
        case 'text': {
            for (const word of execution.words) {
                const source = flows.sourceOfText(word);
                if (source !== undefined)
                    return source;
            }
            return undefined;
        }
        case 'file':
            return flows.sourceOfText(execution.word);
    }
}
/** `$(curl …)` in place of a command. */
function namedBySource({ text }, { program }, flows) {
    return /^"?(?:\$\(|`)/.test(text.slice(program.start, program.start + 3))
        ? flows.sourceIn(program)
        : undefined;
}
function downloadedProgram({ command, program, name }, execution, { files }) {
    if (files.size === 0)
        return undefined;
    if (execution?.kind === 'file')
        return files.get(fileName(execution.word.value));
    if (execution?.kind === 'input') {
        const read = command.redirections?.find(({ operator }) => operator === '<');
        return read === undefined ? undefined : files.get(fileName(read.target.value));
    }
    const isPath = program.value.includes('/') || program.value.startsWith('$');
    return isPath && name !== '' ? files.get(fileName(program.value)) : undefined;
}
function problemOf(step, { kind, download, step: maker }, input) {
    const start = Math.min(input?.start ?? step.command.start, step.command.start);
    const from = input === undefined ? start : Math.max(start, Math.min(maker.command.start, step.command.start));
    const range = { start: from, end: endWith(step) };
    if (kind === 'decoded') {
        return {
            ...range,
            rule: 'shell/decoded-script',
            severity: 'critical',
            identity: `${maker.name}|${step.name}`,
        };
    }
    return {
        ...range,
        rule: 'shell/pipe-to-interpreter',
        ...weightOf(download),
        ...(download === undefined ? {} : { download }),
        identity: `${download === undefined ? '' : addressIdentity(download)}|${step.name}`,
    };
}
function downloadedProblem(step, download) {
    const { severity, note } = weightOf(download);
    return {
        start: step.command.start,
        end: step.command.end,
        rule: 'shell/pipe-to-interpreter',
        severity: severity === 'critical' ? 'high' : severity,
        download,
        note: note ?? 'downloaded by this script and not compared with a checksum',
        identity: `${addressIdentity(download)}|file|${step.name}`,
    };
}
function weightOf(download) {
    const addresses = download?.addresses ?? [];
    if (addresses.length === 0 || download?.unverified === true)
        return { severity: 'critical' };
    if (addresses.every((address) => COMMIT.test(address))) {
        return { severity: 'medium', note: 'the address holds a full commit' };
    }
    const isKnown = addresses.every((address) => address.startsWith('https://') && KNOWN_INSTALLERS.has(hostOf(address)));
    return isKnown
        ? { severity: 'medium', note: 'a documented installer, whose content can change at any time' }
        : { severity: 'critical' };
}

// EXTERNAL MODULE: ./build/js/checks/shell/severity.js
var shell_severity = __webpack_require__(4732);
;// CONCATENATED MODULE: ./build/js/checks/shell/system.js


/** Tools with the words that make them install. */
const INSTALLS = new Map([
    ...['apt', 'apt-get', 'aptitude', 'dnf', 'yum', 'microdnf', 'tdnf', 'brew', 'port'].map((name) => [name, new Set(['install', 'reinstall', 'localinstall', 'groupinstall'])]),
    ['zypper', new Set(['install', 'in'])],
    ['apk', new Set(['add'])],
    ['snap', new Set(['install'])],
    ['flatpak', new Set(['install'])],
    ['pkg', new Set(['install'])],
    ['xbps-install', new Set()],
    ['choco', new Set(['install'])],
    ['winget', new Set(['install'])],
    ['scoop', new Set(['install'])],
    ['emerge', new Set()],
    ['dpkg', new Set(['-i', '--install'])],
]);
const PACMAN = /^-S[a-z]{0,6}$/;
const REPOSITORY_TOOLS = new Set(['add-apt-repository', 'apt-add-repository', 'apt-key']);
const REPOSITORY_FILES = /^\/etc\/(?:apt\/(?:sources\.list|trusted\.gpg)|yum\.repos\.d|zypp\/repos\.d|apk\/repositories|pacman\.conf|dnf\/dnf\.conf)/;
const WRITERS = new Set(['tee', 'cp', 'mv', 'install', 'ln']);
const UNSIGNED = /^(?:--allow-unauthenticated|--allow-untrusted|--nogpgcheck|--no-gpg-checks|--nosignature|--force-yes|--no-gpg-check)$/;
const TRUSTED = /\btrusted\s{0,3}=\s{0,3}yes\b/;
const UNSIGNED_SETTING = /^(?:APT::Get::AllowUnauthenticated|Acquire::AllowInsecureRepositories)=(?:true|1|yes)$/i;
const system_ADDRESS = /^(?:https?|ftp):\/\//i;
const system_WRITES = /^(?:&?>>?|>\|)$/;
/** The distribution's own further parts. */
const OWN_PARTS = new Set([
    'universe',
    'multiverse',
    'restricted',
    'main',
    'contrib',
    'non-free',
]);
/** Packages of the system, and where they come from. */
function* systemPackages(reading, place) {
    for (const step of reading.steps) {
        const { command, name, words } = step;
        const range = { start: command.start, end: command.end };
        const unsigned = unsignedBy(step);
        if (unsigned !== undefined) {
            yield { ...range, rule: 'shell/unsigned-packages', severity: 'high', identity: `${name}|${unsigned}` };
        }
        const source = repositoryOf(step);
        if (source !== undefined) {
            yield {
                start: command.start,
                end: endWith(step, source),
                rule: 'shell/system-repository',
                severity: 'medium',
                identity: `${name}|${source}`,
            };
        }
        else if (unsigned === undefined && isInstall(step)) {
            const packages = words.filter(({ value }) => !value.startsWith('-')).map(({ value }) => value);
            yield {
                ...range,
                rule: 'shell/system-package',
                severity: (0,shell_severity/* isThrownAway */.T)(place) ? 'audit' : 'low',
                identity: `${name}|${packages.slice(0, 60).sort().join(' ')}`,
            };
        }
    }
}
function isInstall({ name, words }) {
    if (name === 'pacman' || name === 'yay' || name === 'paru')
        return words.some(({ value }) => PACMAN.test(value));
    const verbs = INSTALLS.get(name);
    if (verbs === undefined)
        return false;
    return verbs.size === 0 ? words.length > 0 : words.some(({ value }) => verbs.has(value));
}
function unsignedBy({ name, words, command }) {
    if (INSTALLS.has(name) || name === 'rpm' || name === 'apt-key') {
        const found = words.find(({ value }) => UNSIGNED.test(value) || UNSIGNED_SETTING.test(value));
        if (found !== undefined)
            return found.value;
    }
    if (name !== 'echo' && name !== 'printf' && name !== 'add-apt-repository')
        return undefined;
    const trusts = words.find(({ value }) => value.includes('[') && TRUSTED.test(value));
    // Printed for a reader it does nothing.
    const goes = name === 'add-apt-repository' || command.redirections !== undefined;
    return trusts !== undefined && goes ? 'trusted=yes' : undefined;
}
/** The repository, key or file that is added; undefined when none is. */
function repositoryOf({ name, words, command }) {
    const has = (...wanted) => words.some(({ value }) => wanted.includes(value));
    const last = words.at(-1)?.value ?? '';
    if (REPOSITORY_TOOLS.has(name)) {
        if (has('--remove', '-r', 'del', 'list', 'finger', 'export', '--help', '-h'))
            return undefined;
        const added = positional(words);
        if (added.length > 0 && added.every((word) => OWN_PARTS.has(word)))
            return undefined;
        return name === 'apt-key' && !has('add', 'adv') ? undefined : added.join(' ');
    }
    if (name === 'yum-config-manager' || ((name === 'dnf' || name === 'dnf5') && has('config-manager'))) {
        return has('--add-repo', 'addrepo') || words.some(({ value }) => value.startsWith('--add-repo='))
            ? last
            : undefined;
    }
    if (name === 'dnf' || name === 'yum') {
        if (has('copr') && has('enable'))
            return last;
        const added = has('install', 'localinstall') ? words.find(({ value }) => system_ADDRESS.test(value)) : undefined;
        return added?.value;
    }
    if (name === 'rpm') {
        return (has('--import') || words.some(({ value }) => /^-[UiFvh]{1,5}$/.test(value))) && system_ADDRESS.test(last)
            ? last
            : undefined;
    }
    if (name === 'zypper')
        return has('ar', 'addrepo') ? last : undefined;
    if (name === 'apk') {
        const at = words.findIndex(({ value }) => value === '--repository' || value === '-X');
        const given = at === -1 ? words.find(({ value }) => value.startsWith('--repository='))?.value : words[at + 1]?.value;
        return given === undefined || /alpinelinux\.org/.test(given) ? undefined : given;
    }
    if (name === 'brew')
        return has('tap') && positional(words).length > 1 ? last : undefined;
    if (name === 'pacman-key')
        return has('--add', '-a', '--recv-keys', '-r') ? last : undefined;
    if (WRITERS.has(name)) {
        const target = name === 'tee' ? words.find(({ value }) => REPOSITORY_FILES.test(value))?.value : last;
        return target !== undefined && REPOSITORY_FILES.test(target) ? target : undefined;
    }
    if (name === 'sed' && words.some(({ value }) => /^-[a-z]{0,3}i/.test(value))) {
        return REPOSITORY_FILES.test(last) && words.some(({ value }) => ADDRESS_INSIDE.test(value))
            ? last
            : undefined;
    }
    const written = command.redirections?.find(({ operator, target }) => system_WRITES.test(operator) && REPOSITORY_FILES.test(target.value));
    return written?.target.value;
}
const ADDRESS_INSIDE = /https?:\\?\/\\?\/|mirror/;
function positional(words) {
    return words.map(({ value }) => value).filter((value) => !value.startsWith('-'));
}

;// CONCATENATED MODULE: ./build/js/checks/shell/privilege.js




const RAISERS = ['sudo', 'doas', 'pkexec'];
const GPU_STATE = /^(?:-pm|-pl|-lgc|-lmc|-rgc|-rmc|-mig|-ac|-rac|-r|-e|-c|-acp|-am|--persistence-mode|--power-limit|--lock-gpu-clocks|--lock-memory-clocks|--gpu-reset|--compute-mode|--multi-instance-gpu|--applications-clocks|--ecc-config)(?:=|$)/;
/** `u+s`, `+s`, `4755`, `06755`. */
const SETUID = /^(?:[ugoa]{0,4}\+[rwxt]{0,4}s[rwxt]{0,4}|0?[2467][0-7]{3})$/;
const EVERYBODY = /^(?:0?777|a\+rwx|ugo\+rwx)$/;
const SUDOERS = /^\/etc\/sudoers(?:\.d\/|$)/;
const LOADER = /^\/etc\/ld\.so\.(?:preload|conf)/;
const STARTUP = /^\/etc\/(?:rc\.local|cron(?:tab|\.)|init\.d\/|systemd\/system\/|profile(?:\.d\/|$))|^\/var\/spool\/cron/;
const CONTAINERS = new Set(['docker', 'podman', 'nerdctl']);
const HOST_MOUNT = /^(?:--volume=|-v=?|--mount=)?(?:type=bind,(?:source|src)=)?(?:\/:\/|\/,|\/var\/run\/docker\.sock|\/run\/docker\.sock|\/\/var\/run\/docker\.sock)/;
const HOST_RIGHTS = /^(?:--privileged(?:=true)?|--pid=host|--cap-add=(?:ALL|SYS_ADMIN)|--security-opt=(?:seccomp|apparmor)[=:]unconfined)$/;
const privilege_WRITES = /^(?:&?>>?|>\|)$/;
/** Firewalls with the words that change their rules. */
const FIREWALLS = new Map([
    ['iptables', /^-[AIDRFPNXZ]$|^--(?:append|insert|delete|replace|flush|policy)$/],
    ['ip6tables', /^-[AIDRFPNXZ]$|^--(?:append|insert|delete|replace|flush|policy)$/],
    ['nft', /^(?:add|create|delete|destroy|flush|insert|replace|reset|-f)$/],
    ['ufw', /^(?:allow|deny|reject|limit|enable|disable|delete|reset|route)$/],
]);
const MODULE_TOOLS = new Set(['insmod', 'modprobe', 'rmmod']);
const DRIVER = /(?:^|\/)(?:cuda_[\w.-]{1,100}|NVIDIA-Linux-[\w.-]{1,100})\.run$/;
/** Other allocators and sanitizers are loaded so; they come with the system. */
const KNOWN_PRELOADS = /(?:^$|lib(?:jemalloc|tcmalloc|mimalloc|asan|tsan|ubsan|lsan|clang_rt|stdc\+\+|gomp|iomp|omp|nvidia|cuda|SegFault|faketime|eatmydata|fakeroot|hugetlbfs|dl|m|c|python|mkl|scalene|profiler)|-print-file-name)/i;
/** What asks for root, and what changes the machine for everybody on it. */
function* privileges(reading, place) {
    for (const step of reading.steps) {
        const { start, end } = step.command;
        const change = changeBy(step, place);
        if (change !== undefined) {
            const { what, severity } = change;
            yield {
                start,
                end: endWith(step, what),
                rule: 'shell/privileged-change',
                severity,
                identity: `${step.name}|${what}`,
            };
        }
        else if (isRaised(step) && !isInstall(step)) {
            const severity = (0,shell_severity/* isThrownAway */.T)(place) ? 'audit' : place === 'hook' ? 'medium' : 'low';
            yield { start, end, rule: 'shell/root', severity, identity: `root|${step.name}` };
        }
    }
    for (const { name, value } of reading.script.assignments) {
        const preloads = name === 'LD_PRELOAD' || name === 'DYLD_INSERT_LIBRARIES';
        if (!preloads || KNOWN_PRELOADS.test(value.value))
            continue;
        const start = value.start - name.length - 1;
        const { end } = value;
        const severity = (0,shell_severity/* isThrownAway */.T)(place) || value.dynamic ? 'low' : 'medium';
        yield { start, end, rule: 'shell/privileged-change', severity, identity: `${name}|${value.value}` };
    }
}
function isRaised({ wrappers, name, words }) {
    if (name === 'su' || name === 'runuser')
        return words.length > 0;
    return RAISERS.some((raiser) => wrappers.has(raiser) || name === raiser);
}
function changeBy(step, place) {
    const { name, words, command } = step;
    const values = words.map(({ value }) => value);
    const has = (pattern) => values.find((value) => pattern.test(value));
    const grave = place === 'image' ? 'low' : 'medium';
    if (name === 'chmod') {
        const mode = values.find((value) => !value.startsWith('-'));
        if (mode !== undefined && SETUID.test(mode))
            return { what: mode, severity: grave };
        if (mode !== undefined && EVERYBODY.test(mode))
            return { what: mode, severity: (0,shell_severity/* isThrownAway */.T)(place) ? 'audit' : 'low' };
        return undefined;
    }
    if (name === 'setcap')
        return { what: values[0] ?? '', severity: grave };
    if (name === 'visudo')
        return { what: 'sudoers', severity: grave };
    if (MODULE_TOOLS.has(name))
        return { what: values.at(-1) ?? '', severity: 'medium' };
    if (name === 'nsenter')
        return { what: 'nsenter', severity: 'medium' };
    if (name === 'nvidia-smi') {
        const option = has(GPU_STATE);
        return option === undefined ? undefined : { what: option, severity: 'medium' };
    }
    if (CONTAINERS.has(name))
        return containerChange(values);
    const driver = DRIVER.test(step.program.value) || (executionOf(step) !== undefined && has(DRIVER) !== undefined);
    if (driver)
        return { what: 'driver', severity: grave };
    const isQuiet = (0,shell_severity/* isThrownAway */.T)(place);
    if (name === 'systemctl') {
        const verb = has(/^(?:enable|disable|mask|daemon-reload)$/);
        return verb === undefined ? undefined : { what: verb, severity: isQuiet ? 'audit' : 'low' };
    }
    if (name === 'sysctl' && has(/^(?:-w$|--write$|[^\s=]{1,200}=)/) !== undefined) {
        return { what: values.at(-1) ?? '', severity: isQuiet ? 'audit' : 'medium' };
    }
    const rule = FIREWALLS.get(name);
    if (rule !== undefined) {
        const verb = has(rule);
        return verb === undefined ? undefined : { what: verb, severity: isQuiet ? 'audit' : 'medium' };
    }
    if (name === 'crontab' && has(/^-l$/) === undefined)
        return { what: 'crontab', severity: isQuiet ? 'low' : 'medium' };
    return writtenBy(step, command.redirections ?? [], place);
}
function containerChange(values) {
    if (!values.some((value) => value === 'run' || value === 'create' || value === 'exec'))
        return undefined;
    const rights = values.find((value) => HOST_RIGHTS.test(value));
    if (rights !== undefined)
        return { what: rights, severity: 'medium' };
    const mount = values.find((value) => HOST_MOUNT.test(value));
    return mount === undefined ? undefined : { what: mount, severity: 'medium' };
}
function writtenBy({ name, words }, redirections, place) {
    const targets = redirections
        .filter(({ operator }) => privilege_WRITES.test(operator))
        .map(({ target }) => target.value);
    if (name === 'tee')
        targets.push(...words.map(({ value }) => value));
    if (['cp', 'mv', 'install', 'ln'].includes(name))
        targets.push(words.at(-1)?.value ?? '');
    if (name === 'sed' && words.some(({ value }) => /^-[a-zA-Z]{0,3}i/.test(value))) {
        targets.push(words.at(-1)?.value ?? '');
    }
    for (const target of targets) {
        if (SUDOERS.test(target))
            return { what: target, severity: 'medium' };
        if (LOADER.test(target)) {
            return { what: target, severity: target.startsWith('/etc/ld.so.preload') ? 'high' : 'low' };
        }
        if (STARTUP.test(target))
            return { what: target, severity: (0,shell_severity/* isThrownAway */.T)(place) ? 'low' : 'medium' };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/js/checks/shell/reverse-shell.js


const DEVICE = /^["']?\/dev\/(?:tcp|udp)\//;
const NETCAT = new Set(['nc', 'ncat', 'netcat', 'nc.traditional', 'nc.openbsd']);
const RUNS_PROGRAM = /^(?:-[a-z]{0,8}[ec]|--exec|--sh-exec|-e\/.{1,100}|-c\/.{1,100})$/;
const SHELL_PATH = /(?:^|[\s/:=])(?:ba|z|da|k|a)?sh\b|cmd(?:\.exe)?$|powershell/;
const SOCAT_RUNS = /(?:^|,)(?:exec|system):/i;
const SOCAT_NETWORK = /^(?:tcp|udp|openssl|sctp)\d?(?:-connect)?:/i;
/** Code of one line that ties a socket to a shell: each of these words. */
const CODE_PARTS = [
    /\bsocket\b|\bfsockopen\b|\bTCPSocket\b|\bnet\.connect\b|IO::Socket/i,
    /\bdup2\b|\bpty\.spawn\b|\bexec\b|\bSTDIN\b|\bspawn\b|\bchild_process\b/,
    /\bsh\b/,
];
/** UTF-16 code units of the last stages in front of a connection. */
const MAX_STAGE = 300;
const NETCAT_STAGE = /(?:^|\s|\/)(?:nc|ncat|netcat)\s/;
const SHELL_STAGE = /\|\s{0,5}(?:\/[\w/]{1,40}\/)?(?:ba|z|da)?sh\b/;
/** A shell whose commands come from another machine. */
function* reverseShells({ steps, text }) {
    let pipe;
    let attached = false;
    for (const step of steps) {
        const { command } = step;
        const range = { start: command.start, end: endWith(step) };
        const streams = command.redirections ?? [];
        const toDevice = streams.some(({ target }) => DEVICE.test(target.value));
        const isShell = executionOf(step) !== undefined && !['eval', 'source', '.'].includes(step.name);
        if (step.name === 'exec' || command.words[0]?.value === 'exec')
            attached ||= toDevice;
        if (step.name === 'mkfifo' || (step.name === 'mknod' && step.words.some(({ value }) => value === 'p'))) {
            pipe = step;
        }
        const isReverse = (toDevice && isShell) ||
            (attached &&
                (isShell || step.program.dynamic) &&
                streams.some(({ target }) => /^\d{1,3}$/.test(target.value))) ||
            runsShell(step) ||
            (NETCAT.has(step.name) && pipe !== undefined && isFedBy(text, step, SHELL_STAGE)) ||
            (isShell && pipe !== undefined && isFedBy(text, step, NETCAT_STAGE)) ||
            isCode(step);
        if (isReverse)
            yield { ...range, rule: 'shell/reverse-shell', severity: 'critical', identity: step.name };
    }
}
function runsShell({ name, words }) {
    if (name === 'socat') {
        const runs = words.some(({ value }) => SOCAT_RUNS.test(value) && SHELL_PATH.test(value));
        return runs && words.some(({ value }) => SOCAT_NETWORK.test(value));
    }
    if (!NETCAT.has(name))
        return false;
    const at = words.findIndex(({ value }) => RUNS_PROGRAM.test(value));
    return at !== -1 && [words[at], words[at + 1]].some((word) => SHELL_PATH.test(word?.value ?? ''));
}
/** `cat pipe | sh -i 2>&1 | nc host port > pipe`. */
function isFedBy(text, { command }, stage) {
    const { input } = command;
    return (input !== undefined && stage.test(text.slice(Math.max(input.start, input.end - MAX_STAGE), input.end)));
}
function isCode({ name, words }) {
    if (!/^(?:python|perl|ruby|php|node|lua)/.test(name))
        return false;
    const at = words.findIndex(({ value }) => /^-[a-zA-Z]{0,4}[cer]$/.test(value));
    const code = at === -1 ? undefined : words[at + 1]?.value;
    return code !== undefined && CODE_PARTS.every((part) => part.test(code));
}

;// CONCATENATED MODULE: ./build/js/checks/shell/inspection.js










/** All problems of a script, each place once for a rule. Offsets are into its text. */
function inspectScript(text, place, read) {
    const script = read(text);
    if ('reason' in script)
        return script;
    const problems = [];
    const seen = new Set();
    for (const problem of problemsOf(readSteps(text, script), place)) {
        const key = `${problem.rule} ${problem.start}`;
        if (!seen.has(key))
            problems.push(problem);
        seen.add(key);
    }
    return problems;
}
function* problemsOf(reading, place) {
    const flows = flowsOf(reading);
    const verifications = verificationsOf(reading);
    const unseen = [...unseenPrograms(reading, flows, verifications)];
    yield* unseen;
    const reported = new Set(unseen.flatMap(({ download }) => download ?? []));
    yield* looseDownloads(reading, flows, verifications, reported, place);
    const evaluated = new Set(unseen.map(({ end }) => end));
    for (const problem of evaluations(reading))
        if (!evaluated.has(problem.end))
            yield problem;
    yield* reverseShells(reading);
    yield* systemPackages(reading, place);
    yield* privileges(reading, place);
    yield* malformedSinks(reading);
}


/***/ })

};
