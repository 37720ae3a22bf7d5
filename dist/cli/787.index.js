export const id = 787;
export const ids = [787,347,181];
export const modules = {

/***/ 4181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OPEN_SEARCH: () => (/* binding */ OPEN_SEARCH),
/* harmony export */   isOutside: () => (/* binding */ isOutside),
/* harmony export */   networkOf: () => (/* binding */ networkOf),
/* harmony export */   roleOf: () => (/* binding */ roleOf),
/* harmony export */   writesFiles: () => (/* binding */ writesFiles)
/* harmony export */ });
const MANIFEST_BYTES = 1_000_000;
/** Directories between a source and the manifest of its crate. */
const MAX_STEPS = 8;
const BUILD_PATH = /^[ \t]{0,20}build[ \t]{0,20}=[ \t]{0,20}["'](?<path>[^"']{1,200})["']/m;
const IS_MACRO_CRATE = /^[ \t]{0,20}proc-macro[ \t]{0,20}=[ \t]{0,20}true\b/m;
const MACRO_ATTRIBUTE = /#\[\s{0,20}proc_macro(?:_derive|_attribute)?\b/;
/** The manifest of the crate says what a file is; without one, its name and what stands in it. */
async function roleOf(file, context) {
    const manifest = await nearestManifest(file, context);
    const directory = manifest?.directory ?? file.path.slice(0, file.path.lastIndexOf('/') + 1);
    const build = manifest === undefined ? undefined : BUILD_PATH.exec(manifest.text)?.groups?.['path'];
    if (file.path === `${directory}${(build ?? 'build.rs').replace(/^\.\//, '')}`)
        return 'build-script';
    if (file.path.endsWith('/build.rs') && manifest === undefined)
        return 'build-script';
    if (manifest !== undefined && IS_MACRO_CRATE.test(manifest.text)) {
        return RUNS_ELSEWHERE.test(file.path.slice(directory.length)) ? 'program' : 'macro';
    }
    return MACRO_ATTRIBUTE.test(file.text ?? '') && file.path.endsWith('src/lib.rs') && manifest === undefined
        ? 'macro'
        : 'program';
}
/** Tests, examples and measurements of a crate are programs of their own. */
const RUNS_ELSEWHERE = /^(?:benches|examples|tests)\//;
async function nearestManifest(file, context) {
    const parts = file.path.split('/').slice(0, -1);
    for (let left = MAX_STEPS; left > 0; left--) {
        const directory = parts.length === 0 ? '' : `${parts.join('/')}/`;
        const text = await context.once(`rust-manifest ${file.side} ${directory}`, async () => {
            const bytes = await context.repository.read(file.side, `${directory}Cargo.toml`, MANIFEST_BYTES);
            return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
        });
        if (text !== undefined)
            return { directory, text };
        if (parts.pop() === undefined)
            return undefined;
    }
    return undefined;
}
/** Crates whose functions talk to the network. */
const NETWORK_CRATES = new Set([
    'attohttpc',
    'curl',
    'git2',
    'hyper',
    'isahc',
    'minreq',
    'reqwest',
    'surf',
    'tungstenite',
    'ureq',
]);
const CONNECTS = new Set([
    'TcpStream::connect',
    'UdpSocket::bind',
    'UnixStream::connect',
]);
/** Functions of git2 that only read the repository on disk, which scripts ask for the version to print. */
const LOCAL_GIT = /^git2::(?!.{0,100}(?:clone|fetch|RepoBuilder|connect))/;
const WRITES = new Set([
    'File::create',
    'File::create_new',
    'fs::copy',
    'fs::create_dir',
    'fs::create_dir_all',
    'fs::hard_link',
    'fs::remove_dir_all',
    'fs::remove_file',
    'fs::rename',
    'fs::set_permissions',
    'fs::write',
    'unix::symlink',
]);
const ROOTS_OF_WRITES = new Set(['async_std', 'fs_err', 'std', 'tokio']);
/** The crate through which a function reaches the network; undefined when it does not. */
function networkOf(path) {
    const segments = path.split('::');
    const root = segments[0] ?? '';
    if (segments.length < 2)
        return undefined;
    if (NETWORK_CRATES.has(root))
        return LOCAL_GIT.test(path) ? undefined : root;
    return ROOTS_OF_WRITES.has(root) && CONNECTS.has(segments.slice(-2).join('::')) ? `${root}::net` : undefined;
}
function writesFiles(path) {
    const segments = path.split('::');
    return ROOTS_OF_WRITES.has(segments[0] ?? '') && WRITES.has(segments.slice(-2).join('::'));
}
/** Absolute, of the person who builds, or beside the crate. */
function isOutside(path) {
    return /^(?:\/|~|\.\.[/\\]|[A-Za-z]:[/\\]|\$HOME)/.test(path);
}
/** A directory that everybody may write to is searched for libraries. */
const OPEN_SEARCH = /^cargo::?rustc-link-search=(?:[a-z]{1,20}=)?\/(?:tmp|var\/tmp|dev\/shm)\b/;


/***/ }),

/***/ 8081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ TokenFindings)
/* harmony export */ });
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9239);
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2343);


/** Tokens before a block in which its name is looked for. */
const MAX_HEADER = 300;
const NAMED = new Set(['fn', 'impl', 'mod', 'struct', 'trait']);
/** Turns occurrences in a source of Rust or Zig into findings. */
class TokenFindings {
    file;
    tokens;
    context;
    runsAtInstall;
    constructor(file, tokens, context, runsAtInstall) {
        this.file = file;
        this.tokens = tokens;
        this.context = context;
        this.runsAtInstall = runsAtInstall;
    }
    /**
     * @param at token at which it stands
     * @param weight `install`: one step worse where the file runs for whoever installs; `own`: the rule has judged that
     */
    finding(at, found, isTest, weight = 'install') {
        const { rule, start, end, what, note, depends } = found;
        const path = isTest ? 'tests/' : this.file.path;
        const severity = (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .severityAt */ .xn)(path, found.severity, this.runsAtInstall && weight === 'install');
        const from = this.file.position(start);
        const to = this.file.position(end);
        const source = this.tokens.text.slice(start, end);
        const digest = this.context.digest(`${source}${depends ?? ''}`.replace(/\s+/g, ''), false);
        return {
            rule: rule.id,
            path: this.file.path,
            location: { line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
            evidence: (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .excerpt */ .Kb)(source),
            ...(note === undefined ? {} : { note }),
            identity: `${what}|${this.symbol(at)}|${digest}`,
            ...(0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .levelFields */ .iw)(rule, severity),
        };
    }
    /** Names of the items around a token, outermost first. */
    symbol(at) {
        const { tokens } = this;
        const names = [];
        for (let block = tokens.block(at); block !== -1; block = tokens.block(block)) {
            const name = this.nameOf(block);
            if (name !== undefined)
                names.unshift(name);
        }
        return names.join('.');
    }
    nameOf(block) {
        const { tokens } = this;
        for (let at = block - 1; at > Math.max(block - MAX_HEADER, -1); at--) {
            if (tokens.is(at, ';') || tokens.is(at, '{') || tokens.is(at, '}'))
                return undefined;
            if (tokens.partner(at) !== -1 && tokens.partner(at) < at)
                at = tokens.partner(at);
            else if (tokens.isName(at) && NAMED.has(tokens.word(at)))
                return tokens.word(at + 1);
        }
        return undefined;
    }
}


/***/ }),

/***/ 6507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   vD: () => (/* binding */ foreignFindings),
/* harmony export */   zb: () => (/* binding */ rustDeclared)
/* harmony export */ });
/* unused harmony export DANGEROUS_FOREIGN */
/* harmony import */ var _syntax_rust_lexer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1347);
/* harmony import */ var _syntax_rust_tokens_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2811);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9239);



/** Functions of C and of Windows that start programs or load libraries. */
const DANGEROUS_FOREIGN = new Set([
    'CreateProcessA',
    'CreateProcessW',
    'LoadLibraryA',
    'LoadLibraryExA',
    'LoadLibraryExW',
    'LoadLibraryW',
    'LoadPackagedLibrary',
    'ShellExecuteA',
    'ShellExecuteExA',
    'ShellExecuteExW',
    'ShellExecuteW',
    'WinExec',
    '_popen',
    '_wpopen',
    '_wsystem',
    'dlmopen',
    'dlopen',
    'execl',
    'execle',
    'execlp',
    'execv',
    'execve',
    'execvp',
    'execvpe',
    'fexecve',
    'popen',
    'posix_spawn',
    'posix_spawnp',
    'system',
]);
/** Tokens of the attributes of one function. */
const MAX_ATTRIBUTES = 200;
/** Functions of one source from which on it is the translation of a whole header. */
const MAX_BY_HAND = 60;
const TRANSLATED = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .evidence */ .MX) `one of many functions of a translated header`;
/** Dangerous functions one by one; the others, and those of whole headers that nobody wrote by hand, as one. */
function* foreignFindings(declared, rule) {
    const dangerous = declared.filter(({ name }) => DANGEROUS_FOREIGN.has(name));
    const others = declared.filter(({ name }) => !DANGEROUS_FOREIGN.has(name));
    const isTranslated = declared.length > MAX_BY_HAND;
    const shown = isTranslated ? dangerous.slice(0, 1) : dangerous;
    for (const { name, ...place } of shown) {
        yield {
            ...place,
            rule,
            severity: isTranslated ? 'low' : 'high',
            what: `extern|${isTranslated
                ? dangerous
                    .map((one) => one.name)
                    .sort()
                    .join(',')
                : name}`,
            ...(isTranslated ? { note: TRANSLATED } : {}),
        };
    }
    const [first] = others;
    if (first === undefined)
        return;
    const { name: _, ...place } = first;
    const depends = others.map((one) => one.name).sort();
    yield { ...place, rule, severity: 'audit', what: 'extern|others', depends: depends.join(',') };
}
/** What the `extern` blocks of a Rust source declare. */
function rustDeclared(tokens) {
    const declared = [];
    for (let at = 0; at < tokens.count; at++) {
        if (!tokens.is(at, 'extern'))
            continue;
        const open = tokens.kind(at + 1) === _syntax_rust_tokens_js__WEBPACK_IMPORTED_MODULE_1__/* .TEXT */ .a$ ? at + 2 : at + 1;
        const close = tokens.is(open, '{') ? tokens.partner(open) : -1;
        for (let inner = open + 1; inner < close; inner++) {
            if (!tokens.is(inner, 'fn') || !tokens.is(inner + 2, '('))
                continue;
            const end = tokens.end(tokens.partner(inner + 2) === -1 ? inner + 1 : tokens.partner(inner + 2));
            const name = linkName(tokens, open, inner) ?? tokens.word(inner + 1);
            declared.push({ at: inner, name, start: tokens.start(inner), end });
        }
        if (close !== -1)
            at = close;
    }
    return declared;
}
/** `#[link_name = "system"]` before a function: the name that the linker looks for. */
function linkName(tokens, open, from) {
    for (let at = from - 1; at > Math.max(open, from - MAX_ATTRIBUTES) && !tokens.is(at, ';'); at--) {
        if (tokens.is(at, 'link_name') && tokens.is(at + 1, '=') && tokens.kind(at + 2) === _syntax_rust_tokens_js__WEBPACK_IMPORTED_MODULE_1__/* .TEXT */ .a$) {
            return (0,_syntax_rust_lexer_js__WEBPACK_IMPORTED_MODULE_0__.rustText)(tokens.word(at + 2)).replace(/^\u{1}/u, '');
        }
    }
    return undefined;
}


/***/ }),

/***/ 787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RustInspection: () => (/* binding */ RustInspection)
});

;// CONCATENATED MODULE: ./build/js/syntax/rust-statements.js
/** Tokens between the parameters of a function and its body. */
const MAX_SIGNATURE = 400;
/** Tokens of one statement, those within brackets aside. */
const MAX_STATEMENT = 400;
function endOfStatement(tokens, from) {
    let at = from;
    for (let left = MAX_STATEMENT; left > 0 && at < tokens.count; left--) {
        if (tokens.is(at, ';') || tokens.is(at, '}'))
            return at;
        at = tokens.after(at);
    }
    return Math.min(at, tokens.count);
}
/** Past `<…>`; arrows within do not end it. */
function skipGenerics(tokens, from) {
    if (!tokens.is(from, '<'))
        return from;
    let depth = 0;
    for (let at = from; at < Math.min(from + MAX_SIGNATURE, tokens.count); at++) {
        if (tokens.is(at, '<'))
            depth++;
        else if (tokens.is(at, '>') && !tokens.isPair(at - 1, '->'))
            depth--;
        if (depth === 0)
            return at + 1;
    }
    return from;
}
function bodyAfter(tokens, from) {
    const limit = Math.min(from + MAX_SIGNATURE, tokens.count);
    for (let at = from; at < limit; at++) {
        if (tokens.is(at, '{'))
            return at;
        if (tokens.is(at, ';') || tokens.is(at, '}'))
            return -1;
    }
    return -1;
}
/** Names of a range that holds nothing but a path; generic arguments at its end are left out. */
function purePath(tokens, from, to) {
    const path = [];
    let at = tokens.isPair(from, '::') ? from + 2 : from;
    while (tokens.isName(at)) {
        path.push(tokens.word(at));
        at++;
        if (tokens.is(at, '<'))
            at = skipGenerics(tokens, at);
        if (at === to)
            return path;
        if (!tokens.isPair(at, '::'))
            return undefined;
        at += 2;
    }
    return undefined;
}
function fieldColon(tokens, from, to) {
    for (let at = from; at < to; at = tokens.after(at)) {
        if (tokens.isName(at) && tokens.is(at + 1, ':') && !tokens.isPair(at + 1, '::'))
            return at + 1;
    }
    return -1;
}
function equalsAfter(tokens, from) {
    let at = from;
    for (let left = MAX_STATEMENT; left > 0 && at < tokens.count; left--) {
        if (tokens.is(at, ';') || tokens.is(at, '}') || tokens.is(at, '{'))
            return -1;
        if (tokens.is(at, '=') && !tokens.isPair(at, '==') && !tokens.isPair(at, '=>'))
            return at;
        at = tokens.after(at);
    }
    return -1;
}
/** `[…].iter().find_map(|name| …)`: the closure gets the elements one by one. */
function receiverElements(tokens, dot) {
    let at = dot - 1;
    while (tokens.is(at, ')') && tokens.partner(at) === at - 1 && tokens.is(at - 3, '.'))
        at -= 4;
    if (!tokens.is(at, ']') || tokens.partner(at) === -1) {
        return tokens.isName(at) && !tokens.is(at - 1, '.') ? { made: [at, at + 1], isElement: true } : {};
    }
    return { made: [tokens.partner(at), at + 1], isElement: true };
}
/** `test`, `tokio::test`, `cfg(test)`, `cfg(all(test, …))`; not `cfg(not(test))`. */
function isTestAttribute(tokens, from, to) {
    const isCondition = tokens.is(from, 'cfg');
    for (let at = from; at < to; at++) {
        if (tokens.is(at, 'not') || tokens.is(at, 'any'))
            return false;
        if (tokens.is(at, 'test') && (isCondition || at + 1 === to || tokens.is(at + 1, '(')))
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./build/js/syntax/rust-value-bindings.js

function* localValues(tokens, at) {
    const equals = equalsAfter(tokens, at + 1);
    const end = endOfStatement(tokens, equals === -1 ? at + 1 : equals + 1);
    const made = equals === -1 ? {} : { made: [equals + 1, end] };
    if (tokens.is(at + 1, '(')) {
        const close = tokens.partner(at + 1);
        const parts = close === -1 ? [] : tokens.split(at + 2, close);
        for (const [index, [from, to]] of parts.entries()) {
            const isMutable = tokens.is(from, 'mut');
            const name = isMutable ? from + 1 : from;
            if (name + 1 !== to || !tokens.isName(name))
                continue;
            const part = { index, width: parts.length };
            yield { name, value: { kind: 'value', at: end, ...made, part, isLocal: true, isMutable } };
        }
        return;
    }
    const isMutable = tokens.is(at + 1, 'mut');
    const name = isMutable ? at + 2 : at + 1;
    if (!tokens.isName(name))
        return;
    const isTyped = tokens.is(name + 1, ':') && !tokens.isPair(name + 1, '::');
    if (!isTyped && !tokens.is(name + 1, '=') && !tokens.is(name + 1, ';'))
        return;
    const type = isTyped ? { type: [name + 2, equals === -1 ? end : equals] } : {};
    yield { name, value: { kind: 'value', at: end, ...made, ...type, isLocal: true, isMutable } };
}
function* constantValues(tokens, at) {
    const isMutable = tokens.is(at + 1, 'mut');
    const name = isMutable ? at + 2 : at + 1;
    if (!tokens.isName(name) || !tokens.is(name + 1, ':'))
        return;
    const equals = equalsAfter(tokens, name + 1);
    if (equals === -1)
        return;
    const made = [equals + 1, endOfStatement(tokens, equals + 1)];
    const type = [name + 2, equals];
    yield { name, value: { kind: 'value', at: name, made, type, isLocal: false, isMutable } };
}
function* loopValues(tokens, at) {
    if (!tokens.isName(at + 1) || !tokens.is(at + 2, 'in'))
        return;
    let body = at + 3;
    for (let left = MAX_STATEMENT; left > 0 && body < tokens.count; left--, body = tokens.after(body)) {
        if (tokens.is(body, ';'))
            return;
        if (!tokens.is(body, '{'))
            continue;
        const value = { kind: 'value', at: at + 1, made: [at + 3, body], isElement: true };
        yield { name: at + 1, value: { ...value, isLocal: false, isMutable: false }, block: body };
        return;
    }
}
/** `Python::attach(|py| …)`: what a closure gets is made by whom it is handed to. */
function* handedValues(tokens, at) {
    const open = tokens.is(at - 1, 'move') ? at - 2 : at - 1;
    if (!tokens.is(open, '(') || !tokens.isName(open - 1) || !tokens.isName(at + 1))
        return;
    if (!tokens.is(at + 2, '|') && !tokens.is(at + 2, ':'))
        return;
    let from = open - 1;
    while (tokens.isPair(from - 2, '::') && tokens.isName(from - 3))
        from -= 3;
    const block = tokens.is(at + 2, '|') && tokens.is(at + 3, '{') ? at + 3 : tokens.block(at);
    const isElement = tokens.is(from - 1, '.');
    const value = { kind: 'value', at: at + 1, isLocal: block === tokens.block(at), isMutable: false };
    yield isElement
        ? { name: at + 1, value: { ...value, ...receiverElements(tokens, from - 1) }, block }
        : { name: at + 1, value: { ...value, made: [from, open], isHanded: true }, block };
}

;// CONCATENATED MODULE: ./build/js/syntax/rust-bindings.js


const OWN_ITEMS = new Set(['enum', 'macro_rules', 'struct', 'trait', 'union']);
/** Names of one `use` and paths within it. */
const MAX_USE_DEPTH = 50;
/** `::*` of one block that are kept; a prelude or two is usual. */
const MAX_GLOBS = 50;
function rustBindings(tokens) {
    return new Collector(tokens).collect();
}
class Collector {
    tokens;
    scopes = new Map();
    fields = new Map();
    declarations = [];
    tests = [];
    /** Bodies of `impl` and `trait`: their functions have no names of their own. */
    typeBodies = new Set();
    constructor(tokens) {
        this.tokens = tokens;
    }
    collect() {
        const { tokens } = this;
        this.scope(-1).isModule = true;
        for (let at = 0; at < tokens.count; at++) {
            if (tokens.isName(at))
                this.declaration(at);
            else if (tokens.is(at, '#'))
                this.attribute(at);
            else if (tokens.is(at, '|'))
                this.bindAll(handedValues(tokens, at));
        }
        const { scopes, fields, declarations, tests } = this;
        return { scopes, fields, declarations, tests };
    }
    declaration(at) {
        const { tokens } = this;
        if (tokens.is(at - 1, '.') || tokens.isPair(at - 2, '::'))
            return;
        switch (tokens.word(at)) {
            case 'use':
                this.use(at);
                break;
            case 'extern':
                this.externCrate(at);
                break;
            case 'mod':
                this.module(at);
                break;
            case 'fn':
                this.function(at);
                break;
            case 'impl':
            case 'trait':
                this.typeBody(at);
                break;
            case 'type':
                this.typeAlias(at);
                break;
            case 'let':
                this.bindAll(localValues(tokens, at));
                break;
            case 'const':
            case 'static':
                this.bindAll(constantValues(tokens, at));
                break;
            case 'for':
                this.bindAll(loopValues(tokens, at));
                break;
            case 'struct':
                this.structure(at);
                break;
        }
        if (!OWN_ITEMS.has(tokens.word(at)))
            return;
        const name = tokens.is(at + 1, '!') ? at + 2 : at + 1;
        if (tokens.isName(name))
            this.bind(name, { kind: 'own', at: name });
    }
    scope(block) {
        let scope = this.scopes.get(block);
        if (scope === undefined) {
            scope = { names: new Map(), globs: [], isModule: false };
            this.scopes.set(block, scope);
        }
        return scope;
    }
    bind(name, binding, block = this.tokens.block(name), word = this.tokens.word(name)) {
        const { names } = this.scope(block);
        const known = names.get(word);
        if (known === undefined)
            names.set(word, [binding]);
        else
            known.push(binding);
    }
    bindAll(values) {
        for (const { name, value, block } of values)
            this.bind(name, value, block);
    }
    use(at) {
        const end = endOfStatement(this.tokens, at + 1);
        this.declarations.push([at, end]);
        this.useTree([at + 1, end], [], at, 0);
    }
    useTree([from, to], prefix, use, depth) {
        const { tokens } = this;
        if (depth > MAX_USE_DEPTH)
            return;
        const path = [...prefix];
        const block = tokens.block(use);
        for (let at = from; at < to; at++) {
            if (tokens.is(at, '*'))
                this.glob(block, path);
            else if (tokens.is(at, '{')) {
                for (const part of tokens.split(at + 1, Math.max(tokens.partner(at), at + 1))) {
                    this.useTree(part, path, use, depth + 1);
                }
            }
            else if (tokens.isName(at)) {
                const word = tokens.word(at);
                if (!(word === 'self' && path.length > 0))
                    path.push(word);
                if (tokens.isPair(at + 1, '::')) {
                    at += 2;
                    continue;
                }
                const alias = tokens.is(at + 1, 'as') ? tokens.word(at + 2) : path.at(-1);
                if (alias !== undefined && alias !== '_')
                    this.bind(at, { kind: 'path', path, at }, block, alias);
            }
            else
                continue;
            return;
        }
    }
    glob(block, path) {
        const { globs } = this.scope(block);
        if (globs.length < MAX_GLOBS)
            globs.push(path);
    }
    externCrate(at) {
        const { tokens } = this;
        if (!tokens.is(at + 1, 'crate') || !tokens.isName(at + 2))
            return;
        const renamed = tokens.is(at + 3, 'as');
        const alias = renamed ? at + 4 : at + 2;
        this.bind(alias, { kind: 'path', path: [tokens.word(at + 2)], at });
        this.declarations.push([at, alias + 1]);
    }
    module(at) {
        const { tokens } = this;
        if (!tokens.isName(at + 1))
            return;
        if (!tokens.is(at + 2, '{')) {
            if (tokens.is(at + 2, ';'))
                this.bind(at + 1, { kind: 'own', at: at + 1 });
            return;
        }
        this.scope(at + 2).isModule = true;
        this.bind(at + 1, { kind: 'module', block: at + 2, at: at + 1 });
    }
    function(at) {
        const { tokens } = this;
        if (!tokens.isName(at + 1))
            return;
        if (!this.typeBodies.has(tokens.block(at)))
            this.bind(at + 1, { kind: 'own', at: at + 1 });
        const open = skipGenerics(tokens, at + 2);
        if (!tokens.is(open, '(') || tokens.partner(open) === -1)
            return;
        const body = bodyAfter(this.tokens, tokens.partner(open) + 1);
        if (body === -1)
            return;
        for (const [from, to] of tokens.split(open + 1, tokens.partner(open)))
            this.parameter(from, to, body);
    }
    parameter(from, to, body) {
        const { tokens } = this;
        const name = tokens.is(from, 'mut') ? from + 1 : from;
        if (!tokens.isName(name) || !tokens.is(name + 1, ':'))
            return;
        this.bind(name, { kind: 'value', at: name, type: [name + 2, to], isLocal: false, isMutable: name !== from }, body);
    }
    typeBody(at) {
        const body = bodyAfter(this.tokens, at + 1);
        if (body !== -1)
            this.typeBodies.add(body);
    }
    typeAlias(at) {
        const { tokens } = this;
        const equals = skipGenerics(tokens, at + 2);
        if (!tokens.isName(at + 1) || !tokens.is(equals, '='))
            return;
        const path = purePath(tokens, equals + 1, endOfStatement(this.tokens, equals));
        this.bind(at + 1, path === undefined ? { kind: 'own', at: at + 1 } : { kind: 'path', path, at: equals + 1 });
    }
    structure(at) {
        const { tokens } = this;
        const body = bodyAfter(this.tokens, at + 1);
        if (body === -1)
            return;
        for (const [from, to] of tokens.split(body + 1, Math.max(tokens.partner(body), body + 1))) {
            const colon = fieldColon(this.tokens, from, to);
            if (colon === -1)
                continue;
            const name = tokens.word(colon - 1);
            const known = this.fields.get(name);
            if (known === undefined)
                this.fields.set(name, [[colon + 1, to]]);
            else
                known.push([colon + 1, to]);
        }
    }
    attribute(at) {
        const { tokens } = this;
        const open = tokens.is(at + 1, '!') ? at + 2 : at + 1;
        const close = tokens.is(open, '[') ? tokens.partner(open) : -1;
        if (close === -1 || !isTestAttribute(tokens, open + 1, close))
            return;
        if (tokens.is(at + 1, '!')) {
            this.tests.push([at, tokens.block(at) === -1 ? tokens.count : tokens.partner(tokens.block(at))]);
            return;
        }
        let body = close + 1;
        for (let left = MAX_STATEMENT; left > 0 && body < tokens.count; left--) {
            if (tokens.is(body, ';') || tokens.is(body, '}'))
                return;
            if (tokens.is(body, '{')) {
                this.tests.push([at, tokens.after(body)]);
                return;
            }
            body = tokens.after(body);
        }
    }
}

;// CONCATENATED MODULE: ./build/js/syntax/rust-names.js

/** Names for names that are followed. */
const MAX_HOPS = 12;
/** Meanings of one name that are followed. */
const MAX_MEANINGS = 8;
/** Tokens of generic arguments within a path. */
const MAX_GENERICS = 200;
/** What the names of one Rust source stand for. */
class RustNames {
    bindings;
    tokens;
    constructor(tokens) {
        this.tokens = tokens;
        this.bindings = rustBindings(tokens);
    }
    /** The path that starts with the name at `from`; undefined where none starts. */
    pathAt(from) {
        const { tokens } = this;
        if (!tokens.isName(from) || tokens.is(from - 1, '.') || tokens.is(from - 1, '$'))
            return undefined;
        const isGlobal = tokens.isPair(from - 2, '::');
        if (isGlobal && (tokens.isName(from - 3) || tokens.is(from - 3, '>')))
            return undefined;
        const segments = isGlobal ? ['', tokens.word(from)] : [tokens.word(from)];
        let at = from + 1;
        // `<Command>::new`
        if (tokens.is(from - 1, '<') && tokens.is(at, '>') && tokens.isPair(at + 1, '::'))
            at++;
        for (;;) {
            if (!tokens.isPair(at, '::'))
                break;
            if (tokens.isName(at + 2)) {
                segments.push(tokens.word(at + 2));
                at += 3;
                if (tokens.is(at, '>') && tokens.isPair(at + 1, '::') && tokens.is(from - 1, '<'))
                    at++;
            }
            else if (tokens.is(at + 2, '<')) {
                const end = this.endOfGenerics(at + 2);
                if (end === -1)
                    break;
                at = end;
            }
            else
                break;
        }
        return { from, to: at, segments };
    }
    /** Full paths that a path may stand for, such as `std::process::Command::new`; none when it is the file's own. */
    resolve(segments, at) {
        const found = [];
        this.follow(segments, at, found, new Set(), 0);
        return found;
    }
    /** What a plain name stands for as a value, nearest first. */
    valueOf(name, at) {
        const found = this.lookup(name, at)?.binding;
        return found?.kind === 'value' ? found : undefined;
    }
    isTest(at) {
        return this.bindings.tests.some(([from, to]) => at >= from && at < to);
    }
    /** After `<…>`; -1 when it does not end. */
    endOfGenerics(from) {
        const { tokens } = this;
        let depth = 0;
        for (let at = from; at < Math.min(from + MAX_GENERICS, tokens.count); at++) {
            if (tokens.is(at, '<'))
                depth++;
            else if (tokens.is(at, '>') && !tokens.isPair(at - 1, '->'))
                depth--;
            if (depth === 0)
                return at + 1;
        }
        return -1;
    }
    follow(segments, at, found, seen, hops) {
        const [first, ...rest] = segments;
        if (first === undefined || hops > MAX_HOPS || found.length >= MAX_MEANINGS)
            return;
        if (first === '') {
            found.push(rest.join('::'));
            return;
        }
        if (first === 'crate' || first === 'self' || first === 'super') {
            this.inModule(this.moduleOf(first, at), rest, found, seen, hops);
            return;
        }
        const meaning = this.lookup(first, at, seen);
        if (meaning !== undefined) {
            seen.add(meaning.binding);
            this.through(meaning.binding, rest, found, seen, hops);
            return;
        }
        found.push(segments.join('::'));
        for (const { path, block } of this.globsAt(at)) {
            if (found.length >= MAX_MEANINGS)
                return;
            const [start, ...others] = path;
            if (start === 'super' || start === 'crate' || start === 'self') {
                this.inModule(this.moduleOf(start, block), [...others, ...segments], found, seen, hops + 1);
            }
            else
                this.follow([...path, ...segments], block, found, seen, hops + 2);
        }
    }
    through(binding, rest, found, seen, hops) {
        switch (binding.kind) {
            case 'path':
                this.follow([...binding.path, ...rest], binding.at, found, seen, hops + 1);
                return;
            case 'module':
                this.inModule(binding.block, rest, found, seen, hops + 1);
                return;
            case 'own':
                return;
            case 'value': {
                const path = binding.made === undefined || binding.part !== undefined ? undefined : this.pathAt(binding.made[0]);
                if (path === undefined || path.to !== binding.made?.[1] || binding.isHanded)
                    return;
                this.follow([...path.segments, ...rest], path.from, found, seen, hops + 1);
                return;
            }
        }
    }
    /** A path within a module of this file, whose block is given; undefined when the module is not in it. */
    inModule(block, path, found, seen, hops) {
        const [first, ...rest] = path;
        const scope = block === undefined ? undefined : this.bindings.scopes.get(block);
        if (first === undefined || scope === undefined || hops > MAX_HOPS)
            return;
        for (const binding of scope.names.get(first) ?? []) {
            if (seen.has(binding) || found.length >= MAX_MEANINGS)
                continue;
            seen.add(binding);
            this.through(binding, rest, found, seen, hops + 1);
        }
        if (scope.names.has(first))
            return;
        for (const glob of scope.globs)
            this.follow([...glob, ...path], block + 1, found, seen, hops + 2);
    }
    moduleOf(keyword, at) {
        if (keyword === 'crate')
            return -1;
        const own = this.moduleAround(at);
        if (keyword === 'self')
            return own;
        return own === -1 ? undefined : this.moduleAround(own);
    }
    moduleAround(at) {
        let block = this.tokens.block(at);
        while (block !== -1 && this.bindings.scopes.get(block)?.isModule !== true)
            block = this.tokens.block(block);
        return block;
    }
    lookup(name, at, seen) {
        for (const { scope } of this.scopesAt(at)) {
            const candidates = scope.names
                .get(name)
                ?.filter((binding) => isKnown(binding, at) && seen?.has(binding) !== true);
            const binding = candidates?.at(-1);
            if (binding !== undefined)
                return { binding };
        }
        return undefined;
    }
    *scopesAt(at) {
        let block = this.tokens.block(at);
        for (;;) {
            const scope = this.bindings.scopes.get(block);
            if (scope !== undefined)
                yield { scope, block };
            if (block === -1 || scope?.isModule === true)
                return;
            block = this.tokens.block(block);
        }
    }
    *globsAt(at) {
        for (const { scope, block } of this.scopesAt(at)) {
            for (const path of scope.globs)
                yield { path, block: block + 1 };
        }
    }
    /** Full paths of the types that a type expression names, references and boxes included. */
    typesIn([from, to]) {
        const types = [];
        for (let at = from; at < to; at++) {
            const path = this.pathAt(at);
            if (path === undefined)
                continue;
            types.push(...this.resolve(path.segments, at));
            at = path.to - 1;
        }
        return types;
    }
}
function isKnown(binding, at) {
    return binding.kind !== 'value' || !binding.isLocal || binding.at <= at;
}

;// CONCATENATED MODULE: ./build/js/syntax/rust-choices.js
/** Tokens of one value that is chosen among several. */
const MAX_CHOICE = 4_000;
/** Texts that one expression may be. */
const MAX_TEXTS = 64;
/** The same part of each tuple that the value may be: `if … { ("cmd", "/C") } else { ("sh", "-c") }`. */
function partsOf(tokens, { part }, [from, to]) {
    const found = [];
    if (part === undefined)
        return found;
    for (let at = from; at < Math.min(to, from + MAX_CHOICE) && found.length < MAX_TEXTS; at++) {
        if (!tokens.is(at, '(') || tokens.partner(at) === -1)
            continue;
        const parts = tokens.split(at + 1, tokens.partner(at));
        const wanted = parts[part.index];
        if (parts.length !== part.width || wanted === undefined)
            continue;
        if (!tokens.is(at - 1, '!') && !tokens.isName(at - 1))
            found.push(wanted);
    }
    return found;
}
function branches(tokens, from, to) {
    const found = [];
    for (let at = from; at < to; at = tokens.after(at)) {
        if (tokens.is(at, '{'))
            found.push(tail(tokens, at));
    }
    return found;
}
function arms(tokens, from, to) {
    let body = from;
    while (body < to && !tokens.is(body, '{'))
        body = tokens.after(body);
    const found = [];
    for (let at = body + 1; at < Math.min(tokens.partner(body), body + MAX_CHOICE); at++) {
        if (!tokens.isPair(at, '=>'))
            continue;
        let end = at + 2;
        if (tokens.is(end, '{'))
            end = tokens.after(end);
        else
            while (end < tokens.partner(body) && !tokens.is(end, ','))
                end = tokens.after(end);
        found.push([at + 2, end]);
        at = end - 1;
    }
    return found;
}
/** What a block is: what stands after its last statement. */
function tail(tokens, open) {
    const close = Math.max(tokens.partner(open), open + 1);
    return tokens.split(open + 1, close, ';').at(-1) ?? [open + 1, close];
}

// EXTERNAL MODULE: ./build/js/syntax/rust-lexer.js
var rust_lexer = __webpack_require__(1347);
// EXTERNAL MODULE: ./build/js/syntax/rust-tokens.js
var rust_tokens = __webpack_require__(2811);
;// CONCATENATED MODULE: ./build/js/syntax/rust-values.js



/** Expressions of one source that are looked at. More than any real source needs. */
const MAX_STEPS = 200_000;
/** Expressions within expressions, names for names. */
const MAX_DEPTH = 16;
/** Code units of a text that is put together. */
const MAX_LENGTH = 10_000;
/** Change the type of a text, not what it says. */
const CONVERSIONS = new Set([
    'as_bytes',
    'as_c_str',
    'as_os_str',
    'as_path',
    'as_ptr',
    'as_ref',
    'as_str',
    'borrow',
    'cast',
    'clone',
    'cloned',
    'copied',
    'deref',
    'expect',
    'into',
    'into_bytes',
    'into_boxed_str',
    'into_owned',
    'into_string',
    'leak',
    'to_bytes',
    'to_owned',
    'to_str',
    'to_string',
    'to_string_lossy',
    'to_vec',
    'trim',
    'unwrap',
    'unwrap_or_default',
]);
/** `String::from("a")` and its like. */
const TEXT_TYPES = new Set([
    'CStr',
    'CString',
    'Cow',
    'HSTRING',
    'OsStr',
    'OsString',
    'PCSTR',
    'PCWSTR',
    'Path',
    'PathBuf',
    'Source',
    'String',
]);
const TEXT_MAKERS = new Set([
    'Borrowed',
    'from',
    'from_bytes',
    'from_bytes_with_nul',
    'from_bytes_with_nul_unchecked',
    'from_str',
    'new',
    'Owned',
]);
const WRAPPERS = new Set(['Some', 'Ok', 'library_filename']);
/** Macros whose value is fixed by the sources that are compiled. */
const COMPILED = new Set([
    'env',
    'file',
    'include_bytes',
    'include_str',
    'module_path',
    'stringify',
]);
/** Macros that make nothing but another type of their text. */
const TEXT_MACROS = new Set(['c_str', 'cstr', 'h', 'indoc', 's', 'w']);
const NEVER = new Set([
    'bail',
    'panic',
    'return',
    'todo',
    'unimplemented',
    'unreachable',
]);
/** `{}`, `{name}`, `{0:?}`, and doubled braces. */
const PLACEHOLDER = /\{\{|\}\}|\{(?<name>[A-Za-z0-9_]{0,100})(?::[^{}]{0,100})?\}/g;
/** The last part of a path, with no placeholder in it. */
const CONSTANT_NAME = /[/\\][^{}/\\]{1,200}$/;
/** Stands in a text for what is fixed when the program is compiled. */
const COMPILED_PART = '\u{1}';
/** What expressions of one Rust source are, as far as it is constant. */
class RustValues {
    tokens;
    names;
    steps = 0;
    constructor(tokens, names) {
        this.tokens = tokens;
        this.names = names;
    }
    /** Every text that an expression may be; undefined when it is put together at run time. */
    texts(range, depth = 0) {
        if (this.steps++ > MAX_STEPS || depth > MAX_DEPTH)
            return undefined;
        const [from, to] = this.stripped(range);
        const { tokens } = this;
        if (to <= from)
            return undefined;
        if (tokens.kind(from) === rust_tokens/* TEXT */.a$ && to === from + 1)
            return [(0,rust_lexer.rustText)(tokens.word(from))];
        if (tokens.is(from, 'if'))
            return this.union(branches(this.tokens, from, to), depth);
        if (tokens.is(from, 'match'))
            return this.union(arms(this.tokens, from, to), depth);
        if (tokens.is(from, '{') && tokens.partner(from) === to - 1)
            return this.union([tail(this.tokens, from)], depth);
        const parts = tokens.split(from, to, '+');
        if (parts.length > 1)
            return this.joined(parts, '', depth);
        return this.called([from, to], depth) ?? this.named([from, to], depth);
    }
    /** Whether a path ends in a constant name, whatever directory it starts from: `directory.join("libx.so")`. */
    hasConstantEnd(range, depth = 0) {
        if (this.steps++ > MAX_STEPS || depth > MAX_DEPTH)
            return false;
        const { tokens } = this;
        const [from, to] = this.stripped(range);
        const open = tokens.is(to - 1, ')') ? tokens.partner(to - 1) : -1;
        if (open > from && tokens.is(open - 1, 'join') && tokens.is(open - 2, '.')) {
            return this.texts([open + 1, to - 1], depth + 1) !== undefined;
        }
        if (tokens.is(open - 1, '!') && tokens.is(open - 2, 'format')) {
            const [pattern] = tokens.split(open + 1, to - 1);
            const texts = pattern === undefined ? undefined : this.texts(pattern, depth + 1);
            return texts?.every((text) => CONSTANT_NAME.test(text)) === true;
        }
        const path = this.names.pathAt(from);
        if (path?.to !== to || path.segments.length !== 1)
            return false;
        const value = this.names.valueOf(tokens.word(from), from);
        if (value?.made === undefined || value.isMutable || value.isElement || value.part !== undefined)
            return false;
        return this.hasConstantEnd(value.made, depth + 1);
    }
    /** Elements of a list that is written out; undefined when it is not. */
    items(range, depth = 0) {
        if (this.steps++ > MAX_STEPS || depth > MAX_DEPTH)
            return undefined;
        const { tokens } = this;
        let [from, to] = this.stripped(range);
        while (tokens.is(to - 1, ')') && tokens.partner(to - 1) === to - 2 && tokens.is(to - 4, '.'))
            to -= 4;
        if (tokens.is(from, 'vec') && tokens.is(from + 1, '!'))
            from += 2;
        if (tokens.is(from, '[') && tokens.partner(from) === to - 1)
            return tokens.split(from + 1, to - 1);
        if (to !== from + 1 || !tokens.isName(from))
            return undefined;
        const value = this.names.valueOf(tokens.word(from), from);
        if (value?.made === undefined || value.isMutable || value.part !== undefined || value.isElement)
            return undefined;
        return this.items(value.made, depth + 1);
    }
    /** Without references, parentheses and conversions. */
    stripped([start, end]) {
        const { tokens } = this;
        let from = start;
        let to = end;
        for (let left = MAX_DEPTH * 4; left > 0 && from < to; left--) {
            if (tokens.is(from, '&') || tokens.is(from, '*') || tokens.is(from, 'mut') || tokens.is(from, 'unsafe'))
                from++;
            else if (tokens.is(from, '(') && tokens.partner(from) === to - 1) {
                from++;
                to--;
            }
            else if (tokens.is(to - 1, '?'))
                to--;
            else if (tokens.is(to - 2, 'as') || tokens.is(to - 1, ','))
                to -= tokens.is(to - 1, ',') ? 1 : 2;
            else {
                const open = tokens.is(to - 1, ')') ? tokens.partner(to - 1) : -1;
                const method = this.beforeGenerics(open);
                if (open <= from || !tokens.is(method - 1, '.') || !CONVERSIONS.has(tokens.word(method)))
                    break;
                to = method - 1;
            }
        }
        return [from, to];
    }
    /** The name before `(` or `::<…>(`. */
    beforeGenerics(open) {
        const { tokens } = this;
        if (!tokens.is(open - 1, '>'))
            return open - 1;
        let at = open - 2;
        while (at > open - 20 && !tokens.is(at, '<'))
            at--;
        return tokens.isPair(at - 2, '::') ? at - 3 : -1;
    }
    called([from, to], depth) {
        const { tokens } = this;
        const open = tokens.is(to - 1, ')') || tokens.is(to - 1, ']') || tokens.is(to - 1, '}') ? tokens.partner(to - 1) : -1;
        if (open <= from)
            return undefined;
        const given = tokens.split(open + 1, to - 1);
        if (tokens.is(open - 1, '!'))
            return this.macro(tokens.word(open - 2), given, depth);
        const [first] = given;
        const name = tokens.word(open - 1);
        if (name === 'join' && tokens.is(open - 2, '.') && first !== undefined) {
            return this.joined([[from, open - 2], first], '/', depth);
        }
        const path = this.names.pathAt(from);
        if (path?.to !== open || first === undefined)
            return undefined;
        const [type, maker] = path.segments.slice(-2);
        const keeps = WRAPPERS.has(name) || (type !== undefined && TEXT_TYPES.has(type) && TEXT_MAKERS.has(maker ?? ''));
        return keeps ? this.texts(first, depth + 1) : undefined;
    }
    macro(name, given, depth) {
        if (COMPILED.has(name))
            return [COMPILED_PART];
        if (name === 'concat')
            return this.joined(given, '', depth);
        const [first, ...rest] = given;
        if (first === undefined)
            return undefined;
        if (TEXT_MACROS.has(name))
            return this.texts(first, depth + 1);
        if (name !== 'format' && name !== 'formatcp' && name !== 'formatdoc')
            return undefined;
        const [pattern] = this.texts(first, depth + 1) ?? [];
        return pattern === undefined ? undefined : this.formatted(pattern, rest, first[0], depth);
    }
    /** `format!` whose parts are all constant. */
    formatted(pattern, given, at, depth) {
        let next = 0;
        let isConstant = true;
        const text = pattern.replace(PLACEHOLDER, (whole, name) => {
            if (name === undefined)
                return whole.charAt(0);
            const range = name === '' || /^\d/.test(name)
                ? given[name === '' ? next++ : Number(name)]
                : this.argument(name, given);
            const [value, ...others] = (range === undefined ? this.byName(name, at, depth + 1) : this.texts(range, depth + 1)) ?? [];
            if (value === undefined || others.length > 0)
                isConstant = false;
            return value ?? '';
        });
        return isConstant ? [text.slice(0, MAX_LENGTH)] : undefined;
    }
    /** `name = value` among the arguments of a format. */
    argument(name, given) {
        const { tokens } = this;
        const found = given.find(([from]) => tokens.is(from, name) && tokens.is(from + 1, '='));
        return found === undefined ? undefined : [found[0] + 2, found[1]];
    }
    named([from, to], depth) {
        const { tokens } = this;
        const path = this.names.pathAt(from);
        if (path === undefined || path.to !== to)
            return undefined;
        return this.byName(tokens.word(to - 1), from, depth + 1);
    }
    byName(name, at, depth) {
        const value = this.names.valueOf(name, at);
        if (value?.made === undefined || value.isMutable || value.isHanded)
            return undefined;
        if (value.isElement) {
            const items = this.items(value.made, depth + 1);
            return items === undefined ? undefined : this.union(items, depth);
        }
        if (value.part === undefined)
            return this.texts(value.made, depth + 1);
        return this.union(partsOf(this.tokens, value, value.made), depth);
    }
    union(ranges, depth) {
        const all = new Set();
        for (const range of ranges) {
            if (NEVER.has(this.tokens.word(range[0])))
                continue;
            const texts = this.texts(range, depth + 1);
            if (texts === undefined || all.size > MAX_TEXTS)
                return undefined;
            for (const text of texts)
                all.add(text);
        }
        return all.size === 0 ? undefined : [...all];
    }
    joined(ranges, glue, depth) {
        const parts = [];
        for (const range of ranges) {
            const [text, ...others] = this.texts(range, depth + 1) ?? [];
            if (text === undefined || others.length > 0)
                return undefined;
            parts.push(text);
        }
        return [parts.join(glue).slice(0, MAX_LENGTH)];
    }
}

// EXTERNAL MODULE: ./build/js/text/redact.js
var redact = __webpack_require__(9239);
// EXTERNAL MODULE: ./build/js/checks/code/rust-effects.js
var rust_effects = __webpack_require__(4181);
// EXTERNAL MODULE: ./build/js/checks/code/rust-rules.js
var rust_rules = __webpack_require__(5816);
// EXTERNAL MODULE: ./build/js/checks/code/rust-zig-commands.js
var rust_zig_commands = __webpack_require__(7848);
;// CONCATENATED MODULE: ./build/js/checks/code/rust-build.js




/** Reading the hash of what was fetched. */
const HASHES = new Set(['Sha256', 'Sha512', 'blake3', 'sha256', 'sha256_digest']);
/** What a build script or a macro does beside its task. Tests in it are not asked about. */
class BuildEffects {
    tokens;
    values;
    found;
    role;
    reached = new Set();
    hashes;
    constructor(tokens, values, found, role) {
        this.tokens = tokens;
        this.values = values;
        this.found = found;
        this.role = role;
    }
    /** @param line what a command starts, where the call makes one */
    *of(call, isMacro, line) {
        const { tokens } = this;
        const start = tokens.start(call.path.from);
        const end = tokens.end(call.close);
        if (line !== undefined) {
            yield* this.command(call, line);
            return;
        }
        const [first] = tokens.split(call.open + 1, call.close);
        if (isMacro) {
            const texts = first === undefined ? undefined : this.values.texts(first);
            if (this.role === 'build-script' && texts?.some((text) => rust_effects.OPEN_SEARCH.test(text)) === true) {
                yield this.effect(call, {
                    rule: rust_rules/* RUST_NATIVE_LIBRARY */.tV,
                    severity: 'high',
                    start,
                    end,
                    what: 'link-search',
                });
            }
            return;
        }
        const network = call.meanings.map(rust_effects.networkOf).find((crate) => crate !== undefined);
        if (network !== undefined) {
            if (this.reached.has(network))
                return;
            this.reached.add(network);
            yield this.effect(call, this.networkUse(start, end, network));
            return;
        }
        if (!call.meanings.some(rust_effects.writesFiles))
            return;
        if (this.role === 'macro') {
            yield this.effect(call, { rule: rust_rules/* RUST_MACRO_EFFECT */.E7, severity: 'high', start, end, what: 'writes' });
        }
        else if (first !== undefined && this.values.texts(first)?.some(rust_effects.isOutside) === true) {
            const note = (0,redact/* evidence */.MX) `outside of OUT_DIR`;
            yield this.effect(call, {
                rule: rust_rules/* RUST_BUILD_COMMAND */.MW,
                severity: 'medium',
                start,
                end,
                what: 'writes',
                note,
            });
        }
    }
    networkUse(start, end, crate) {
        if (this.role === 'macro') {
            return { rule: rust_rules/* RUST_MACRO_EFFECT */.E7, severity: 'high', start, end, what: `network|${crate}` };
        }
        const isChecked = this.comparesHashes();
        return {
            rule: rust_rules/* RUST_BUILD_NETWORK */.f$,
            severity: isChecked ? 'medium' : 'high',
            start,
            end,
            what: `network|${crate}|${isChecked ? 'checked' : 'unchecked'}`,
            ...(isChecked
                ? { note: (0,redact/* evidence */.MX) `a hash is computed in this file; see that it is compared with a constant` }
                : {}),
        };
    }
    *command(call, line) {
        const { tokens } = this;
        const start = tokens.start(call.path.from);
        const end = tokens.end(call.close);
        if (this.role === 'macro') {
            yield this.effect(call, { rule: rust_rules/* RUST_MACRO_EFFECT */.E7, severity: 'high', start, end, what: 'command' });
            return;
        }
        const fetched = (0,rust_zig_commands/* fetchedBy */.tD)(line);
        const words = line.map((word) => (word === rust_zig_commands/* UNKNOWN_WORDS */.$u ? '…' : tokens.text.slice(word.start, word.end)));
        const depends = words.join(' ');
        const note = (0,redact/* evidence */.MX) `${(0,redact/* excerpt */.Kb)(depends)}`;
        if (fetched === 'download') {
            yield this.effect(call, { ...this.networkUse(start, end, 'command'), note, depends });
        }
        else if (fetched !== undefined || (0,rust_zig_commands/* runsShellScript */.cX)(line)) {
            const what = `command|${fetched ?? 'script'}`;
            yield this.effect(call, {
                rule: rust_rules/* RUST_BUILD_COMMAND */.MW,
                severity: 'medium',
                start,
                end,
                what,
                note,
                depends,
            });
        }
    }
    comparesHashes() {
        this.hashes ??= this.hasHashes();
        return this.hashes;
    }
    hasHashes() {
        const { tokens } = this;
        for (let at = 0; at < tokens.count; at++) {
            if (tokens.isName(at) && HASHES.has(tokens.word(at)))
                return true;
        }
        return false;
    }
    effect(call, occurrence) {
        return this.found.finding(call.path.from, occurrence, false, 'own');
    }
}

;// CONCATENATED MODULE: ./build/js/checks/code/rust-command-line.js

/** Tokens after a command is made in which its arguments are looked for. */
const MAX_REACH = 4_000;
/** Arguments of one command that are kept. */
const MAX_WORDS = 200;
const BLANKS = /\s{1,1000}/;
const ONE_WORD = new Set(['arg', 'raw_arg']);
/** Libraries that quote for a shell. */
const QUOTERS = /^(?:shlex|shell_words|shell_escape|shell_quote|snailquote)$/;
/** Collects the words of a command that is put together by a chain of methods. */
class CommandLines {
    tokens;
    values;
    constructor(tokens, values) {
        this.tokens = tokens;
        this.values = values;
    }
    /** @param path where `Command::new` starts; @param open its `(` */
    ofBuilder(path, open) {
        const { tokens } = this;
        const close = tokens.partner(open);
        const [program] = tokens.split(open + 1, close);
        const line = program === undefined ? [rust_zig_commands/* UNKNOWN_WORDS */.$u] : [this.word(program)];
        const end = this.chain(close + 1, line);
        const owner = this.ownerOf(path, end);
        if (owner !== undefined)
            this.later(owner.name, Math.max(owner.end, end), owner.block, line);
        return line;
    }
    ofWords(ranges) {
        return ranges.slice(0, MAX_WORDS).map((range) => this.word(range));
    }
    /** The program, then a list of words: `cmd("sh", ["-c", text])`. */
    ofProgramAndList([program, list]) {
        if (program === undefined)
            return [rust_zig_commands/* UNKNOWN_WORDS */.$u];
        return [this.word(program), ...(list === undefined ? [] : this.list(list))];
    }
    /** `"git push {remote} {args...}"`: a placeholder is a word, or a part of one. */
    ofTemplate(range) {
        const [template] = range === undefined ? [] : (this.values.texts(range) ?? []);
        if (range === undefined || template === undefined)
            return [rust_zig_commands/* UNKNOWN_WORDS */.$u];
        const place = { start: this.tokens.start(range[0]), end: this.tokens.end(range[1] - 1) };
        const words = template.trim().split(BLANKS).slice(0, MAX_WORDS);
        return words.map((word) => ({ texts: word.includes('{') ? undefined : [word], ...place }));
    }
    word(range) {
        const { tokens } = this;
        let isQuoted = false;
        for (let at = range[0]; at < range[1] && !isQuoted; at++)
            isQuoted = tokens.isName(at) && QUOTERS.test(tokens.word(at));
        const place = { start: tokens.start(range[0]), end: tokens.end(range[1] - 1) };
        return { texts: this.values.texts(range), ...place, isQuoted };
    }
    list(range) {
        const items = this.values.items(range);
        return items === undefined ? [rust_zig_commands/* UNKNOWN_WORDS */.$u] : this.ofWords(items);
    }
    /** @returns after the last method of the chain */
    chain(from, line) {
        const { tokens } = this;
        let at = from;
        for (;;) {
            if (tokens.is(at, '?'))
                at++;
            if (!tokens.is(at, '.') || !tokens.isName(at + 1))
                return at;
            const open = this.openAfter(at + 2);
            const close = tokens.partner(open);
            if (!tokens.is(open, '(') || close === -1)
                return at;
            const name = tokens.word(at + 1);
            const [given] = tokens.split(open + 1, close);
            if (given !== undefined && line.length < MAX_WORDS) {
                if (ONE_WORD.has(name))
                    line.push(this.word(given));
                else if (name === 'args')
                    line.push(...this.list(given));
            }
            at = close + 1;
        }
    }
    /** Past `::<…>`. */
    openAfter(at) {
        const { tokens } = this;
        if (!tokens.isPair(at, '::'))
            return at;
        let open = at + 2;
        while (open < at + 40 && !tokens.is(open, '('))
            open++;
        return open;
    }
    /** The variable that a command ends up in: `let mut c = if … { Command::new(…) } else { … };` */
    ownerOf(path, end) {
        const { tokens } = this;
        let after = end;
        let at = path - 1;
        for (let steps = 0; steps < MAX_REACH && at >= 0; steps++) {
            if (tokens.is(at, '}') || tokens.is(at, ')') || tokens.is(at, ']')) {
                at = tokens.partner(at) - 1;
                continue;
            }
            if (tokens.is(at, ';') || tokens.is(at, '(') || tokens.is(at, '['))
                return undefined;
            if (tokens.is(at, '{')) {
                const close = tokens.partner(at);
                if (close !== after)
                    return undefined;
                after = close + 1;
                while (tokens.is(after, 'else')) {
                    while (after < tokens.count && !tokens.is(after, '{'))
                        after = tokens.after(after);
                    after = tokens.after(after);
                }
            }
            if (tokens.is(at, 'let')) {
                const name = tokens.is(at + 1, 'mut') ? at + 2 : at + 1;
                return tokens.isName(name)
                    ? { name: tokens.word(name), end: after, block: tokens.block(at) }
                    : undefined;
            }
            at--;
        }
        return undefined;
    }
    later(name, from, block, line) {
        const { tokens } = this;
        const end = Math.min(block === -1 ? tokens.count : tokens.partner(block), from + MAX_REACH);
        for (let at = from; at < end; at++) {
            if (!tokens.is(at, name) || tokens.is(at - 1, '.'))
                continue;
            // Another variable of the same name.
            if (tokens.is(at - 1, 'let') || (tokens.is(at - 1, 'mut') && tokens.is(at - 2, 'let')))
                return;
            if (tokens.is(at + 1, '.'))
                at = Math.max(at, this.chain(at + 1, line) - 1);
            // The value of its block, which another variable may keep.
            else if (tokens.is(at + 1, '}')) {
                const owner = this.ownerOf(tokens.block(at) + 1, at + 1);
                if (owner !== undefined)
                    this.later(owner.name, owner.end, owner.block, line);
                return;
            }
        }
    }
}

// EXTERNAL MODULE: ./build/js/checks/code/rust-findings.js
var rust_findings = __webpack_require__(8081);
// EXTERNAL MODULE: ./build/js/checks/code/rust-foreign.js
var rust_foreign = __webpack_require__(6507);
;// CONCATENATED MODULE: ./build/js/checks/code/rust-memory.js


/** Tokens before a path in which the type of what is made is looked for. */
const MAX_BACK = 60;
const TRANSMUTE = /^(?:std|core)::(?:mem|intrinsics)::transmute$/;
const ASSEMBLY = /^(?:std|core)::arch::(?:asm|global_asm|naked_asm)$/;
/** Instructions that call the kernel past every library. */
const KERNEL_CALL = /(?:^|[\s;"])(?:syscall|sysenter|svc|int\s{1,8}(?:0x80|80h)|ecall|swi)(?=$|[\s;"#])/;
const EXECUTABLE = /^(?:libc|nix|rustix|winapi|windows|windows_sys|region)::.{0,200}\b(?:PROT_EXEC|PAGE_EXECUTE(?:_READ|_READWRITE|_WRITECOPY)?|READ_WRITE_EXECUTE|READ_EXECUTE|WRITE_EXECUTE|EXEC)$/;
const PROTECTS = new Set([
    'VirtualAlloc',
    'VirtualAlloc2',
    'VirtualAllocEx',
    'VirtualProtect',
    'VirtualProtectEx',
    'alloc',
    'mmap',
    'mmap64',
    'mmap_anonymous',
    'mprotect',
    'pkey_mprotect',
    'protect',
    'protect_with_handle',
]);
/** A symbol of a library that was loaded by its name. */
const SYMBOL = /dlsym|GetProcAddress|proc_?addr|symbol|\bsym\b/i;
/** Memory that becomes code, or is taken for something else. */
function memoryUse(tokens, path, meanings, isMacro) {
    for (const meaning of meanings) {
        if (TRANSMUTE.test(meaning))
            return transmuted(tokens, path);
        if (isMacro && ASSEMBLY.test(meaning))
            return assembly(tokens, path);
        if (EXECUTABLE.test(meaning))
            return protection(tokens, path);
    }
    return undefined;
}
function transmuted(tokens, path) {
    const open = path.to;
    const close = tokens.partner(open);
    if (!tokens.is(open, '(') || close === -1)
        return undefined;
    const place = { start: tokens.start(path.from), end: tokens.end(close) };
    const [source, target] = typesOf(tokens, path);
    const given = tokens.text.slice(tokens.start(open), tokens.end(close));
    const becomesFunction = target && !source && !SYMBOL.test(given);
    return becomesFunction
        ? { rule: rust_rules/* RUST_EXECUTABLE_MEMORY */.gc, severity: 'medium', ...place, what: 'transmute|function' }
        : { rule: rust_rules/* RUST_UNSAFE */._T, severity: 'audit', ...place, what: 'transmute' };
}
/** Whether the type that is taken, and the one that is made, are functions, as far as they are written. */
function typesOf(tokens, { from, to }) {
    let comma = -1;
    let written = false;
    let last = false;
    let first = false;
    for (let at = from; at < to; at = tokens.after(at)) {
        if (tokens.is(at, '<'))
            written = true;
        if (tokens.is(at, ','))
            comma = at;
        if (!tokens.is(at, 'fn'))
            continue;
        if (comma === -1)
            first = true;
        else
            last = true;
    }
    if (written)
        return [first, last];
    for (let at = from - 1; at > from - MAX_BACK; at--) {
        if (tokens.is(at, ';') || tokens.is(at, '}'))
            break;
        if (!tokens.is(at, 'let'))
            continue;
        for (let type = at; type < from && !tokens.is(type, '='); type++)
            if (tokens.is(type, 'fn'))
                return [false, true];
        break;
    }
    return [false, false];
}
function assembly(tokens, path) {
    const close = tokens.partner(path.to + 1);
    if (close === -1)
        return undefined;
    let callsKernel = false;
    for (let at = path.to + 2; at < close && !callsKernel; at++) {
        callsKernel = tokens.kind(at) === rust_tokens/* TEXT */.a$ && KERNEL_CALL.test(tokens.word(at));
    }
    const place = { start: tokens.start(path.from), end: tokens.end(close) };
    return callsKernel
        ? { rule: rust_rules/* RUST_EXECUTABLE_MEMORY */.gc, severity: 'medium', ...place, what: 'asm|kernel' }
        : { rule: rust_rules/* RUST_UNSAFE */._T, severity: 'audit', ...place, what: 'asm' };
}
/** Only where memory is made or changed; programs that read a memory map ask for the same flags. */
function protection(tokens, path) {
    for (let at = path.from - 1; at > path.from - MAX_BACK && at >= 0; at--) {
        if (tokens.is(at, ';'))
            return undefined;
        if (tokens.partner(at) !== -1 && tokens.partner(at) < at)
            at = tokens.partner(at);
        else if (tokens.is(at, '(') && tokens.isName(at - 1)) {
            if (!PROTECTS.has(tokens.word(at - 1)))
                continue;
            return {
                rule: rust_rules/* RUST_EXECUTABLE_MEMORY */.gc,
                severity: 'medium',
                start: tokens.start(at - 1),
                end: tokens.end(tokens.partner(at)),
                what: 'protection',
            };
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/js/checks/code/rust-receivers.js
const PYTHON = 'pyo3::Python';
/** Full paths of the types that the value before a method may have; empty when nothing says. */
function receiverTypes(tokens, names, at) {
    if (!tokens.isName(at))
        return isInterpreter(tokens, at + 1) ? [PYTHON] : [];
    const name = tokens.word(at);
    if (tokens.is(at - 1, '.'))
        return (names.bindings.fields.get(name) ?? []).flatMap((range) => names.typesIn(range));
    const value = names.valueOf(name, at);
    if (value?.type !== undefined)
        return names.typesIn(value.type);
    if (value?.made === undefined || value.isElement)
        return [];
    if (isInterpreter(tokens, value.made[1]))
        return [PYTHON];
    const maker = names.pathAt(value.made[0]);
    if (maker === undefined)
        return [];
    return names
        .resolve(maker.segments, maker.from)
        .map((path) => path.slice(0, Math.max(path.lastIndexOf('::'), 0)));
}
/** Whether what ends before `to` is `object.py()`: every object of PyO3 leads to the interpreter so. */
function isInterpreter(tokens, to) {
    return (tokens.is(to - 1, ')') &&
        tokens.partner(to - 1) === to - 2 &&
        tokens.is(to - 3, 'py') &&
        tokens.is(to - 4, '.') &&
        tokens.text.includes('pyo3'));
}

;// CONCATENATED MODULE: ./build/js/checks/code/rust-sinks.js

const BUILDER = { kind: 'builder' };
const LIBRARY = { kind: 'library', argument: 0 };
function rust_sinks_text(rule, madeAtRunTime, constant, argument = 0) {
    return { kind: 'text', rule, argument, madeAtRunTime, constant };
}
const SHELL = rust_sinks_text(rust_rules/* RUST_SHELL_COMMAND */.sl, 'high', 'audit');
const PROGRAM = rust_sinks_text(rust_rules/* RUST_PROGRAM_CHOICE */.mh, 'audit', undefined);
/** A line of another language that stands in the source is read with it; a module of it (`from_code`) hardly is. */
const SCRIPT = rust_sinks_text(rust_rules/* RUST_EMBEDDED_SCRIPT */.yK, 'high', 'low');
/** Interpreters that reach only what they are given. */
const CONFINED_SCRIPT = rust_sinks_text(rust_rules/* RUST_EMBEDDED_SCRIPT */.yK, 'medium', undefined);
const DEVICE_CODE = rust_sinks_text(rust_rules/* RUST_RUN_TIME_COMPILATION */.fU, 'medium', undefined);
const NATIVE_CODE = rust_sinks_text(rust_rules/* RUST_RUN_TIME_COMPILATION */.fU, 'high', undefined);
const WEIGHTS = rust_sinks_text(rust_rules/* RUST_DESERIALIZE */.dh, 'medium', 'low');
/**
 * By the crate and the last one or two names of the full path, because crates export their types at several places.
 * Each line was looked up in the documentation of the crate.
 */
const RUST_SINKS = new Map([
    ['std|Command::new', BUILDER],
    ['tokio|Command::new', BUILDER],
    ['async_process|Command::new', BUILDER],
    ['async_std|Command::new', BUILDER],
    ['smol|Command::new', BUILDER],
    ['subprocess|Exec::cmd', BUILDER],
    ['execute|Command::new', BUILDER],
    ['duct|cmd', { kind: 'program-and-list' }],
    ['duct|cmd!', { kind: 'words' }],
    ['xshell|cmd!', { kind: 'template', argument: 1 }],
    ['libc|system', SHELL],
    ['libc|popen', SHELL],
    ['subprocess|Exec::shell', SHELL],
    ['duct_sh|sh_dangerous', SHELL],
    ['run_script|run', SHELL],
    ['run_script|run_script', SHELL],
    ['run_script|spawn', SHELL],
    ['run_script|run_script!', SHELL],
    ['powershell_script|run', SHELL],
    ['execute|shell', SHELL],
    ...[
        'execl',
        'execle',
        'execlp',
        'execv',
        'execve',
        'execvp',
        'execvpe',
        'fexecve',
        'posix_spawn',
        'posix_spawnp',
    ].map((name) => [`libc|${name}`, PROGRAM]),
    ...['execv', 'execve', 'execvp', 'execvpe', 'fexecve'].map((name) => [`nix|${name}`, PROGRAM]),
    ['libloading|Library::new', LIBRARY],
    ['libloading|Library::open', LIBRARY],
    ['libloading|Library::load_with_flags', LIBRARY],
    ['dlopen|Library::open', LIBRARY],
    ['dlopen|Container::load', LIBRARY],
    ['dlopen2|Library::open', LIBRARY],
    ['dlopen2|Container::load', LIBRARY],
    ['sharedlib|Lib::new', LIBRARY],
    ['dlib|Library::new', LIBRARY],
    ['abi_stable|lib_header_from_path', LIBRARY],
    ['libc|dlopen', LIBRARY],
    ['libc|dlmopen', { kind: 'library', argument: 1 }],
    ...['windows', 'windows_sys', 'winapi'].flatMap((crate) => ['LoadLibraryA', 'LoadLibraryW', 'LoadLibraryExA', 'LoadLibraryExW', 'LoadPackagedLibrary'].map((name) => [`${crate}|${name}`, LIBRARY])),
    ['pyo3|PyModule::from_code', rust_sinks_text(rust_rules/* RUST_EMBEDDED_SCRIPT */.yK, 'high', 'medium', 1)],
    ['pyo3|PyModule::from_code_bound', rust_sinks_text(rust_rules/* RUST_EMBEDDED_SCRIPT */.yK, 'high', 'medium', 1)],
    ['pyo3|Python::run', rust_sinks_text(rust_rules/* RUST_EMBEDDED_SCRIPT */.yK, 'high', 'low', 1)],
    ['pyo3|Python::eval', rust_sinks_text(rust_rules/* RUST_EMBEDDED_SCRIPT */.yK, 'high', 'low', 1)],
    ['pyo3|PyRun_SimpleString', SCRIPT],
    ['pyo3|PyRun_String', SCRIPT],
    ['pyo3|Py_CompileString', SCRIPT],
    ['js_sys|eval', SCRIPT],
    ['js_sys|Function::new_with_args', rust_sinks_text(rust_rules/* RUST_EMBEDDED_SCRIPT */.yK, 'high', 'low', 1)],
    ['js_sys|Function::new_no_args', SCRIPT],
    ['v8|Script::compile', rust_sinks_text(rust_rules/* RUST_EMBEDDED_SCRIPT */.yK, 'high', 'low', 1)],
    ['wasmtime|Module::deserialize', rust_sinks_text(rust_rules/* RUST_RUN_TIME_COMPILATION */.fU, 'medium', undefined, 1)],
    ['wasmtime|Module::deserialize_file', rust_sinks_text(rust_rules/* RUST_RUN_TIME_COMPILATION */.fU, 'medium', undefined, 1)],
    ['wasmtime|Component::deserialize_file', rust_sinks_text(rust_rules/* RUST_RUN_TIME_COMPILATION */.fU, 'medium', undefined, 1)],
    ['cudarc|compile_ptx', DEVICE_CODE],
    ['cudarc|compile_ptx_with_opts', DEVICE_CODE],
    ['cudarc|Ptx::from_src', DEVICE_CODE],
    ['cudarc|Ptx::from_file', NATIVE_CODE],
    ['cust|Module::from_ptx', DEVICE_CODE],
    ['cust|Module::from_ptx_cstr', DEVICE_CODE],
    ['cust|Module::from_file', NATIVE_CODE],
    ['cust|Module::from_cubin', DEVICE_CODE],
    ['cust|Module::from_fatbin', DEVICE_CODE],
    ['rustacuda|Module::load_from_string', DEVICE_CODE],
    ['rustacuda|Module::load_from_file', NATIVE_CODE],
    ['inkwell|MemoryBuffer::create_from_file', DEVICE_CODE],
    ['tch|CModule::load', WEIGHTS],
    ['tch|CModule::load_data', WEIGHTS],
    ['tch|CModule::load_on_device', WEIGHTS],
    ['tch|Tensor::load', WEIGHTS],
    ['tch|Tensor::load_multi', WEIGHTS],
    ['serde_traitobject|from_slice', rust_sinks_text(rust_rules/* RUST_DESERIALIZE */.dh, 'high', 'high')],
]);
/** Methods that run text, by the full type of what they are called on. */
const RUST_METHODS = new Map([
    ...['run', 'eval', 'run_bound', 'eval_bound'].map((name) => [`pyo3|Python.${name}`, SCRIPT]),
    ['mlua|Lua.load', SCRIPT],
    ['rlua|Lua.load', SCRIPT],
    ['rquickjs|Ctx.eval', SCRIPT],
    ['rquickjs|Ctx.eval_with_options', SCRIPT],
    ['boa_engine|Context.eval', CONFINED_SCRIPT],
    ['deno_core|JsRuntime.execute_script', rust_sinks_text(rust_rules/* RUST_EMBEDDED_SCRIPT */.yK, 'high', undefined, 1)],
    ['rhai|Engine.eval', CONFINED_SCRIPT],
    ['rhai|Engine.eval_expression', CONFINED_SCRIPT],
    ['rhai|Engine.run', CONFINED_SCRIPT],
    ['rhai|Engine.compile', CONFINED_SCRIPT],
    ['tch|VarStore.load', WEIGHTS],
    ['tch|VarStore.load_partial', WEIGHTS],
]);
const RUST_METHOD_NAMES = new Set([...RUST_METHODS.keys()].map((key) => key.slice(key.indexOf('.') + 1)));
/** Parts of the standard library that crates without it use. */
const STANDARD = new Set(['alloc', 'core']);
/** The keys under which a full path may stand in the tables: with its last two names, and with the last alone. */
function keysOf(path) {
    const segments = path.split('::');
    const [root, ...rest] = segments;
    if (root === undefined || rest.length === 0)
        return [];
    const crate = STANDARD.has(root) ? 'std' : root;
    const last = `${crate}|${rest.at(-1)}`;
    return rest.length > 1 ? [`${crate}|${rest.slice(-2).join('::')}`, last] : [last];
}

;// CONCATENATED MODULE: ./build/js/checks/code/rust-inspection.js












const WEIGHTS_WITHOUT_CODE = /\.(?:safetensors|gguf|npz|npy)$/i;
const OPEN_PLACE = (0,redact/* evidence */.MX) `a place that others may write to, or that depends on where the program is started`;
const CHOSEN_DIRECTORY = (0,redact/* evidence */.MX) `the name is constant, the directory is chosen at run time`;
const APPENDED = (0,redact/* evidence */.MX) `the rest of the line is read by the interpreter as well`;
/** What one Rust source does that its text alone does not say. */
class RustInspection {
    tokens;
    names;
    values;
    commands;
    found;
    role;
    build;
    constructor(file, tokens, context, role) {
        this.tokens = tokens;
        this.names = new RustNames(tokens);
        this.values = new RustValues(tokens, this.names);
        this.commands = new CommandLines(tokens, this.values);
        this.found = new rust_findings/* TokenFindings */.s(file, tokens, context, role !== 'program');
        this.role = role;
        this.build = new BuildEffects(tokens, this.values, this.found, role);
    }
    *findings() {
        const { tokens, names } = this;
        const declarations = names.bindings.declarations.values();
        let declaration = declarations.next().value;
        for (let at = 0; at < tokens.count; at++) {
            while (declaration !== undefined && declaration[1] <= at)
                declaration = declarations.next().value;
            if (declaration !== undefined && at >= declaration[0])
                continue;
            if (!tokens.isName(at))
                continue;
            const path = names.pathAt(at);
            if (path !== undefined) {
                yield* this.atPath(path);
                at = Math.max(at, path.to - 1);
            }
            else if (tokens.is(at - 1, '.') && RUST_METHOD_NAMES.has(tokens.word(at)))
                yield* this.atMethod(at);
        }
        const foreign = (0,rust_foreign/* foreignFindings */.vD)((0,rust_foreign/* rustDeclared */.zb)(tokens), rust_rules/* RUST_FOREIGN_FUNCTION */.zF);
        for (const { at, ...occurrence } of foreign)
            yield this.finding(at, occurrence);
    }
    *atPath(path) {
        const { tokens } = this;
        const isMacro = tokens.is(path.to, '!') && !tokens.isPair(path.to, '!=');
        const open = isMacro ? path.to + 1 : path.to;
        const close = tokens.partner(open);
        const isCall = close > open && (isMacro ? !tokens.isName(open) : tokens.is(open, '('));
        if (!isCall && !tokens.is(path.to, ',') && !tokens.is(path.to, ')') && !tokens.is(path.to, '|'))
            return;
        if (tokens.is(path.from - 1, 'fn'))
            return;
        const meanings = this.names.resolve(path.segments, path.from);
        if (meanings.length === 0)
            return;
        const memory = memoryUse(tokens, path, meanings, isMacro);
        if (memory !== undefined)
            yield this.finding(path.from, memory);
        if (!isCall) {
            yield* this.handedOn(path, meanings);
            return;
        }
        const call = { path, open, close, meanings };
        const sink = this.sinkOf(meanings, isMacro);
        if (sink !== undefined)
            yield* this.atSink(sink.sink, sink.name, call);
        if (this.role === 'program' || this.names.isTest(path.from))
            return;
        const line = sink?.sink.kind === 'builder' ? this.commands.ofBuilder(path.from, open) : undefined;
        yield* this.build.of(call, isMacro, line);
    }
    sinkOf(meanings, isMacro) {
        for (const meaning of meanings) {
            for (const key of keysOf(meaning)) {
                const sink = RUST_SINKS.get(isMacro ? `${key}!` : key);
                if (sink !== undefined)
                    return { sink, name: key };
            }
        }
        return undefined;
    }
    /** A function that is passed on is called by somebody else, with what they like. */
    *handedOn(path, meanings) {
        const sink = this.sinkOf(meanings, false);
        const rule = sink?.sink.kind === 'library'
            ? rust_rules/* RUST_NATIVE_LIBRARY */.tV
            : sink?.sink.kind === 'text'
                ? sink.sink.rule
                : undefined;
        if (sink === undefined || rule === undefined || rule === rust_rules/* RUST_PROGRAM_CHOICE */.mh)
            return;
        const { tokens } = this;
        yield this.finding(path.from, {
            rule,
            severity: sink.sink.kind === 'text' ? sink.sink.madeAtRunTime : 'high',
            start: tokens.start(path.from),
            end: tokens.end(path.to - 1),
            what: `${sink.name}|passed on`,
            note: (0,redact/* evidence */.MX) `passed on as a value: whoever gets it decides what it is given`,
        });
    }
    *atSink(sink, name, call) {
        const { tokens } = this;
        const given = tokens.split(call.open + 1, call.close);
        switch (sink.kind) {
            case 'builder':
                yield* this.command(name, call, this.commands.ofBuilder(call.path.from, call.open));
                return;
            case 'words':
                yield* this.command(name, call, this.commands.ofWords(given));
                return;
            case 'program-and-list':
                yield* this.command(name, call, this.commands.ofProgramAndList(given));
                return;
            case 'template':
                yield* this.command(name, call, this.commands.ofTemplate(given[sink.argument]));
                return;
            case 'library':
                yield* this.library(name, call, given[sink.argument]);
                return;
            case 'text':
                yield* this.text(sink, name, call.path.from, call.close, given[sink.argument]);
                return;
        }
    }
    *command(name, call, line) {
        const problem = (0,rust_zig_commands/* commandProblem */.RS)(line);
        if (problem === undefined)
            return;
        const start = this.tokens.start(call.path.from);
        const ownEnd = this.tokens.end(call.close);
        switch (problem.kind) {
            case 'program':
            case 'unknown-script': {
                const what = `${name}|${problem.kind}`;
                yield this.finding(call.path.from, {
                    rule: rust_rules/* RUST_PROGRAM_CHOICE */.mh,
                    severity: 'audit',
                    start,
                    end: ownEnd,
                    what,
                });
                return;
            }
            case 'constant-script': {
                // A build script that needs a shell is judged for what the shell does.
                if (this.role !== 'program' || problem.language === 'other')
                    return;
                const what = `${name}|${problem.interpreter}|constant`;
                yield this.finding(call.path.from, {
                    rule: rust_rules/* RUST_SHELL_COMMAND */.sl,
                    severity: 'audit',
                    start,
                    end: ownEnd,
                    what,
                });
                return;
            }
            case 'script': {
                const { script, interpreter } = problem;
                const isWeaker = problem.isAppended || problem.language === 'other' || script.isQuoted === true;
                const source = this.tokens.text.slice(script.start, script.end);
                const end = this.endOfEvidence(call, script.end);
                const note = problem.isAppended
                    ? { note: APPENDED }
                    : end < script.end
                        ? { note: (0,redact/* evidence */.MX) `the script: ${(0,redact/* excerpt */.Kb)(source)}` }
                        : {};
                yield this.finding(call.path.from, {
                    rule: rust_rules/* RUST_SHELL_COMMAND */.sl,
                    severity: isWeaker ? 'medium' : 'high',
                    start,
                    end,
                    what: `${name}|${interpreter}|made at run time`,
                    ...note,
                    depends: source,
                });
                return;
            }
        }
    }
    /** The chain up to the script, where it is one expression. */
    endOfEvidence({ close }, scriptEnd) {
        const { tokens } = this;
        let at = close;
        while (tokens.end(at) < scriptEnd) {
            const open = tokens.is(at + 1, '.') ? at + 3 : -1;
            if (!tokens.is(open, '(') || tokens.partner(open) === -1)
                return tokens.end(close);
            at = tokens.partner(open);
        }
        return tokens.end(at);
    }
    *library(name, { path, close }, argument) {
        const { tokens } = this;
        if (argument === undefined || isNothing(tokens, argument))
            return;
        const texts = this.values.texts(argument);
        if (texts?.every((text) => !(0,rust_zig_commands/* isOpenPlace */.Cc)(text.replaceAll('\0', ''))) === true)
            return;
        const isNamed = texts === undefined && this.values.hasConstantEnd(argument);
        const note = texts !== undefined ? OPEN_PLACE : isNamed ? CHOSEN_DIRECTORY : undefined;
        yield this.finding(path.from, {
            rule: rust_rules/* RUST_NATIVE_LIBRARY */.tV,
            severity: isNamed ? 'medium' : 'high',
            start: tokens.start(path.from),
            end: tokens.end(close),
            what: `${name}|${texts !== undefined ? 'open place' : isNamed ? 'directory' : 'made at run time'}`,
            ...(note === undefined ? {} : { note }),
        });
    }
    *text(sink, name, at, close, argument) {
        const { tokens } = this;
        if (argument === undefined)
            return;
        const texts = this.values.texts(argument);
        if (texts?.every((text) => WEIGHTS_WITHOUT_CODE.test(text)) === true)
            return;
        // A file of the same change is read by whoever reads the change.
        const isIncluded = texts?.every((text) => text === COMPILED_PART) === true;
        const severity = texts === undefined ? sink.madeAtRunTime : isIncluded ? undefined : sink.constant;
        if (severity === undefined)
            return;
        yield this.finding(at, {
            rule: sink.rule,
            severity,
            start: tokens.start(at),
            end: tokens.end(close),
            what: `${name}|${texts === undefined ? 'made at run time' : 'constant'}`,
            ...(texts === undefined ? {} : { note: (0,redact/* evidence */.MX) `the text is constant` }),
        });
    }
    *atMethod(at) {
        const { tokens } = this;
        const open = tokens.isPair(at + 1, '::') ? this.names.endOfGenerics(at + 3) : at + 1;
        if (!tokens.is(open, '(') || tokens.partner(open) === -1)
            return;
        const method = tokens.word(at);
        for (const type of receiverTypes(tokens, this.names, at - 2)) {
            for (const key of keysOf(type)) {
                const name = `${key}.${method}`;
                const sink = RUST_METHODS.get(name);
                if (sink?.kind !== 'text')
                    continue;
                const given = tokens.split(open + 1, tokens.partner(open));
                const start = tokens.isName(at - 2) ? at - 2 : tokens.isName(at - 6) ? at - 6 : at;
                yield* this.text(sink, name, start, tokens.partner(open), given[sink.argument]);
                return;
            }
        }
    }
    finding(at, occurrence) {
        return this.found.finding(at, occurrence, this.names.isTest(at));
    }
}
/** `dlopen(null())`: the program itself. */
function isNothing(tokens, [from, to]) {
    for (let at = from; at < to; at++) {
        if (tokens.is(at, 'null') || tokens.is(at, 'null_mut') || tokens.is(at, 'None'))
            return true;
    }
    return false;
}


/***/ }),

/***/ 1347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rustText: () => (/* binding */ rustText),
/* harmony export */   rustTokens: () => (/* binding */ rustTokens)
/* harmony export */ });
/* harmony import */ var _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2811);

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const HASH = 0x23;
const SLASH = 0x2f;
const STAR = 0x2a;
const BACKSLASH = 0x5c;
/** `b`, `c`, `r`, `br`, `cr` before a quote. https://doc.rust-lang.org/reference/tokens.html#string-literals */
const PREFIXES = new Set(['b', 'c', 'r', 'br', 'cr']);
/** Tokens of a Rust source, with brackets paired. Documentation is a comment here. */
function rustTokens(text) {
    const tokens = new _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .TokenList */ .cu(text);
    if (text.length > _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_SOURCE */ .VD) {
        tokens.failure = 'over-limit';
        return tokens;
    }
    let at = startOfCode(text);
    while (at < text.length) {
        const next = step(text, at, tokens);
        if (tokens.failure !== undefined)
            return tokens;
        at = next;
    }
    tokens.pair();
    return tokens;
}
/** `#!/usr/bin/env rust-script` is no attribute. */
function startOfCode(text) {
    if (!text.startsWith('#!') || text.startsWith('#!['))
        return 0;
    const end = text.indexOf('\n');
    return end === -1 ? text.length : end;
}
function step(text, at, tokens) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0x85 || code === 0x200e || code === 0x200f || code === 0xfeff)
        return at + 1;
    if (code === SLASH) {
        const next = text.charCodeAt(at + 1);
        if (next === SLASH)
            return endOfLine(text, at);
        if (next === STAR)
            return endOfComment(text, at);
    }
    if ((0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigit */ .yp)(code))
        return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER */ .uk, at, (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfNumber */ .uF)(text, at));
    if ((0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamePart */ .L8)(code))
        return nameOrText(text, at, tokens);
    if (code === QUOTE)
        return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$, at, (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfQuoted */ .Lc)(text, at, QUOTE));
    if (code === APOSTROPHE)
        return characterOrLifetime(text, at, tokens);
    return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .SIGN */ .AJ, at, at + 1);
}
function added(tokens, kind, start, end) {
    tokens.add(kind, start, end);
    return end;
}
function endOfLine(text, at) {
    const end = text.indexOf('\n', at);
    return end === -1 ? text.length : end;
}
/** Block comments nest. */
function endOfComment(text, start) {
    let depth = 1;
    for (let at = start + 2; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === STAR && text.charCodeAt(at + 1) === SLASH) {
            depth--;
            at++;
            if (depth === 0)
                return at + 1;
        }
        else if (code === SLASH && text.charCodeAt(at + 1) === STAR) {
            depth++;
            at++;
        }
    }
    return text.length;
}
function nameOrText(text, at, tokens) {
    const end = (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfName */ .IL)(text, at);
    const next = text.charCodeAt(end);
    if (end - at <= 2 && (next === QUOTE || next === HASH || next === APOSTROPHE)) {
        const prefix = text.slice(at, end);
        if (next === APOSTROPHE && prefix === 'b') {
            return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .CHARACTER */ .Cw, at, (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfQuoted */ .Lc)(text, end, APOSTROPHE));
        }
        if (PREFIXES.has(prefix) && next !== APOSTROPHE) {
            const raw = prefix.endsWith('r');
            if (!raw && next === QUOTE)
                return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$, at, (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfQuoted */ .Lc)(text, end, QUOTE));
            const close = raw ? endOfRaw(text, end) : -1;
            if (close !== -1)
                return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$, at, close);
            // `r#type` is the name `type`.
            if (prefix === 'r' && next === HASH && (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamePart */ .L8)(text.charCodeAt(end + 1))) {
                return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_, end + 1, (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfName */ .IL)(text, end + 1));
            }
        }
    }
    return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_, at, end);
}
/** After a raw string whose hashes or quote start at `start`; -1 when it is none. */
function endOfRaw(text, start) {
    let at = start;
    while (text.charCodeAt(at) === HASH)
        at++;
    if (text.charCodeAt(at) !== QUOTE)
        return -1;
    const closing = `"${'#'.repeat(at - start)}`;
    const end = text.indexOf(closing, at + 1);
    return end === -1 ? text.length : end + closing.length;
}
function characterOrLifetime(text, at, tokens) {
    const first = text.codePointAt(at + 1) ?? 0;
    if (first === BACKSLASH)
        return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .CHARACTER */ .Cw, at, (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfQuoted */ .Lc)(text, at, APOSTROPHE));
    const width = first > 0xffff ? 2 : 1;
    if (text.charCodeAt(at + 1 + width) === APOSTROPHE)
        return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .CHARACTER */ .Cw, at, at + width + 2);
    const end = (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfName */ .IL)(text, at + 1);
    return end > at + 1 ? added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .LIFETIME */ .Sf, at, end) : at + 1;
}
/** The text that a string of the source stands for. */
function rustText(word) {
    const open = word.indexOf('"');
    const prefix = word.slice(0, open);
    if (prefix.includes('r')) {
        const hashes = prefix.length - prefix.indexOf('r') - 1;
        return word.slice(open + 1, Math.max(open + 1, word.length - 1 - hashes));
    }
    const body = word.slice(open + 1, word.endsWith('"') && word.length > open + 1 ? -1 : undefined);
    return body.includes('\\') ? body.replace(ESCAPE, unescaped) : body;
}
/** https://doc.rust-lang.org/reference/tokens.html#ascii-escapes; a backslash at the end of a line eats the indent after it. */
const ESCAPE = /\\(?:x(?<hex>[0-9A-Fa-f]{2})|u\{(?<point>[0-9A-Fa-f_]{1,12})\}|\r?\n\s{0,1000}|(?<one>[^xu]))/g;
const SIMPLE = { n: '\n', r: '\r', t: '\t', '0': '\0' };
function unescaped(whole, hex, point, one) {
    if (hex !== undefined)
        return String.fromCharCode(Number.parseInt(hex, 16));
    if (point !== undefined) {
        const value = Number.parseInt(point.replaceAll('_', ''), 16);
        return value <= 0x10ffff ? String.fromCodePoint(value) : '';
    }
    if (one === undefined)
        return whole.startsWith('\\\n') || whole.startsWith('\\\r') ? '' : whole;
    return SIMPLE[one] ?? one;
}


/***/ }),

/***/ 2811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AJ: () => (/* binding */ SIGN),
/* harmony export */   Cw: () => (/* binding */ CHARACTER),
/* harmony export */   IL: () => (/* binding */ endOfName),
/* harmony export */   L8: () => (/* binding */ isNamePart),
/* harmony export */   Lc: () => (/* binding */ endOfQuoted),
/* harmony export */   Sf: () => (/* binding */ LIFETIME),
/* harmony export */   VD: () => (/* binding */ MAX_SOURCE),
/* harmony export */   a$: () => (/* binding */ TEXT),
/* harmony export */   cu: () => (/* binding */ TokenList),
/* harmony export */   o_: () => (/* binding */ NAME),
/* harmony export */   uF: () => (/* binding */ endOfNumber),
/* harmony export */   uk: () => (/* binding */ NUMBER),
/* harmony export */   yp: () => (/* binding */ isDigit)
/* harmony export */ });
/** What a token of Rust or Zig is. Comments and blanks are none. */
const NAME = 1;
/** A string; `word` is its source, with quotes and prefix. */
const TEXT = 2;
const CHARACTER = 3;
const NUMBER = 4;
/** `'a` of Rust. */
const LIFETIME = 5;
/** One character of punctuation. */
const SIGN = 6;
/** Code units of one source. Generated bindings are the longest that occur, with a few millions. */
const MAX_SOURCE = 8_000_000;
/** Tokens of one source. */
const MAX_TOKENS = 2_000_000;
/** Brackets within brackets. Nobody reads beyond fifty. */
const MAX_DEPTH = 500;
const BRACES = 0x7b;
/** Tokens of one source in arrays of numbers, so that no token is an object. */
class TokenList {
    text;
    count = 0;
    failure;
    kinds = new Uint8Array(1024);
    starts = new Uint32Array(1024);
    ends = new Uint32Array(1024);
    partners = new Int32Array(0);
    blocks = new Int32Array(0);
    constructor(text) {
        this.text = text;
    }
    /** @returns whether there is room for more */
    add(kind, start, end) {
        if (this.count === MAX_TOKENS) {
            this.failure = 'over-limit';
            return false;
        }
        if (this.count === this.kinds.length)
            this.grow();
        this.kinds[this.count] = kind;
        this.starts[this.count] = start;
        this.ends[this.count] = end;
        this.count++;
        return true;
    }
    /** Finds the partner of each bracket. A bracket that has none ends nothing. */
    pair() {
        this.partners = new Int32Array(this.count).fill(-1);
        this.blocks = new Int32Array(this.count);
        const open = [];
        let block = -1;
        for (let at = 0; at < this.count; at++) {
            this.blocks[at] = block;
            const code = this.kinds[at] === SIGN ? this.text.charCodeAt(this.starts[at]) : 0;
            const closes = OPENERS.get(code);
            if (closes === undefined) {
                if (code !== BRACES && code !== 0x28 && code !== 0x5b)
                    continue;
                if (open.length === MAX_DEPTH) {
                    this.failure = 'too-deep';
                    return;
                }
                open.push(at);
                if (code === BRACES)
                    block = at;
                continue;
            }
            const found = open.findLastIndex((index) => this.codeAt(index) === closes);
            if (found === -1)
                continue;
            const partner = open[found];
            open.length = found;
            this.partners[at] = partner;
            this.partners[partner] = at;
            block = open.findLast((index) => this.codeAt(index) === BRACES) ?? -1;
        }
    }
    kind(at) {
        return this.kinds[at] ?? 0;
    }
    start(at) {
        return this.starts[at] ?? this.text.length;
    }
    end(at) {
        return this.ends[at] ?? this.text.length;
    }
    word(at) {
        return this.text.slice(this.starts[at], this.ends[at]);
    }
    /** Whether a token is this name or this sign. */
    is(at, word) {
        const start = this.starts[at];
        if (at < 0 || at >= this.count || this.ends[at] - start !== word.length)
            return false;
        const kind = this.kinds[at];
        return (kind === NAME || kind === SIGN) && this.text.startsWith(word, start);
    }
    isName(at) {
        return at >= 0 && at < this.count && this.kinds[at] === NAME;
    }
    /** `::`, `=>` and their like: two signs without anything between them. */
    isPair(at, pair) {
        return (at >= 0 &&
            at + 1 < this.count &&
            this.kinds[at] === SIGN &&
            this.ends[at] === this.starts[at + 1] &&
            this.text.startsWith(pair, this.starts[at]));
    }
    /** The bracket that belongs to the one at `at`; -1 when none does. */
    partner(at) {
        return this.partners[at] ?? -1;
    }
    /** The innermost `{` around a token; -1 outside of all. */
    block(at) {
        return this.blocks[at] ?? -1;
    }
    /** After a bracket's partner; the next token for any other. */
    after(at) {
        const partner = this.partner(at);
        return partner > at ? partner + 1 : at + 1;
    }
    /** Parts between the commas of a range, those within brackets aside. Empty parts are left out. */
    split(from, to, separator = ',') {
        const parts = [];
        let start = from;
        for (let at = from; at < to; at = this.after(at)) {
            if (!this.is(at, separator))
                continue;
            if (at > start)
                parts.push([start, at]);
            start = at + 1;
        }
        if (to > start)
            parts.push([start, to]);
        return parts;
    }
    codeAt(at) {
        return this.text.charCodeAt(this.starts[at]);
    }
    grow() {
        const length = this.kinds.length * 4;
        const kinds = new Uint8Array(length);
        kinds.set(this.kinds);
        this.kinds = kinds;
        const starts = new Uint32Array(length);
        starts.set(this.starts);
        this.starts = starts;
        const ends = new Uint32Array(length);
        ends.set(this.ends);
        this.ends = ends;
    }
}
/** By closing bracket, the one that opens. */
const OPENERS = new Map([
    [0x29, 0x28],
    [0x5d, 0x5b],
    [0x7d, 0x7b],
]);
function isDigit(code) {
    return code >= 0x30 && code <= 0x39;
}
/** What may stand in a name after its first character. */
function isNamePart(code) {
    return ((code >= 0x61 && code <= 0x7a) ||
        (code >= 0x41 && code <= 0x5a) ||
        code === 0x5f ||
        isDigit(code) ||
        code > 0x7f);
}
function endOfName(text, start) {
    let at = start;
    while (at < text.length && isNamePart(text.charCodeAt(at)))
        at++;
    return at;
}
/** After a number: digits, letters, and a dot that a digit follows. */
function endOfNumber(text, start) {
    let at = endOfName(text, start);
    if (text.charCodeAt(at) === 0x2e && isDigit(text.charCodeAt(at + 1)))
        at = endOfName(text, at + 1);
    return at;
}
/** After the quote that ends a string with escapes; `start` is the opening quote. */
function endOfQuoted(text, start, quote) {
    for (let at = start + 1; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === 0x5c)
            at++;
        else if (code === quote)
            return at + 1;
    }
    return text.length;
}


/***/ })

};
