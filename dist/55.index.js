export const id = 55;
export const ids = [55,347,693];
export const modules = {

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

/***/ 8055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ZigInspection: () => (/* binding */ ZigInspection)
});

// EXTERNAL MODULE: ./build/js/syntax/rust-tokens.js
var rust_tokens = __webpack_require__(2811);
// EXTERNAL MODULE: ./build/js/syntax/zig-lexer.js
var zig_lexer = __webpack_require__(5693);
;// CONCATENATED MODULE: ./build/js/syntax/zig-names.js


/** Names for names that are followed. */
const MAX_HOPS = 12;
/** Tokens between the parameters of a function and its body. */
const MAX_SIGNATURE = 200;
/** Tokens of one statement, those within brackets aside. */
const MAX_STATEMENT = 400;
/** Names of one Zig source by block. A name is declared once in what can be seen at a place, so that order hardly matters. */
class ZigNames {
    tokens;
    scopes = new Map();
    constructor(tokens) {
        this.tokens = tokens;
        for (let at = 0; at < tokens.count; at++) {
            if (tokens.kind(at) !== rust_tokens/* NAME */.o_ || tokens.is(at - 1, '.'))
                continue;
            if (tokens.is(at, 'const') || tokens.is(at, 'var'))
                this.declaration(at);
            else if (tokens.is(at, 'fn'))
                this.function(at);
            else if (tokens.is(at, 'for'))
                this.loop(at);
        }
    }
    /** The chain that starts at `from`: at a name, or at the `@` of `@import` and `@field`. */
    pathAt(from) {
        const { tokens } = this;
        const head = this.headAt(from);
        if (head === undefined)
            return undefined;
        const segments = [...head.segments];
        let at = head.to;
        while (tokens.is(at, '.')) {
            if (tokens.isName(at + 1))
                segments.push(nameOf(tokens.word(at + 1)));
            else if (!tokens.is(at + 1, '?') && !tokens.is(at + 1, '*'))
                break;
            at += 2;
        }
        return { from, to: at, segments };
    }
    /** The full name of what a chain stands for, such as `std.process.Child.run`; undefined when it is the file's own. */
    resolve(segments, at, hops = 0) {
        const [first, ...rest] = segments;
        if (first === undefined || hops > MAX_HOPS)
            return undefined;
        if (first.startsWith('@'))
            return [first.slice(1), ...rest].join('.');
        const binding = this.binding(first, at);
        if (binding === undefined)
            return undefined;
        return this.through(binding, rest, hops);
    }
    /** What a plain name is bound to where it stands. */
    binding(name, at) {
        let block = this.tokens.block(at);
        for (;;) {
            const found = this.scopes.get(block)?.get(name);
            if (found !== undefined || block === -1)
                return found;
            block = this.tokens.block(block);
        }
    }
    through(binding, rest, hops) {
        const { tokens } = this;
        const { made, type } = binding;
        if (type !== undefined) {
            const path = this.typePath(type);
            const name = path === undefined ? undefined : this.resolve(path.segments, path.from, hops + 1);
            if (name !== undefined)
                return name === 'type' ? undefined : [name, ...rest].join('.');
        }
        if (made === undefined || binding.isElement)
            return undefined;
        const from = this.start(made);
        const container = this.containerOf(from);
        if (container !== -1)
            return this.inContainer(container, rest, hops);
        const path = this.pathAt(from);
        if (path === undefined)
            return undefined;
        if (path.to === made[1]) {
            return this.resolve([...path.segments, ...rest], path.from, hops + 1);
        }
        // A value of a type: `Type{ … }`, or what `Type.init(…)` returns.
        const isValue = tokens.is(path.to, '{') || tokens.is(path.to, '(');
        const typed = tokens.is(path.to, '(') ? path.segments.slice(0, -1) : path.segments;
        if (!isValue || typed.length === 0)
            return undefined;
        return this.resolve([...typed, ...rest], path.from, hops + 1);
    }
    inContainer(block, path, hops) {
        const [first, ...rest] = path;
        const binding = first === undefined ? undefined : this.scopes.get(block)?.get(first);
        return binding === undefined || hops > MAX_HOPS ? undefined : this.through(binding, rest, hops + 1);
    }
    /** The `{` of `struct { … }`; -1 when it is none. */
    containerOf(from) {
        const { tokens } = this;
        let at = from;
        while (tokens.is(at, 'extern') || tokens.is(at, 'packed'))
            at++;
        if (!tokens.is(at, 'struct') && !tokens.is(at, 'opaque'))
            return -1;
        const open = tokens.is(at + 1, '(') ? tokens.after(at + 1) : at + 1;
        return tokens.is(open, '{') ? open : -1;
    }
    headAt(from) {
        const { tokens } = this;
        if (tokens.isName(from)) {
            if (tokens.is(from - 1, '.') || tokens.is(from - 1, '@'))
                return undefined;
            return { segments: [nameOf(tokens.word(from))], to: from + 1 };
        }
        if (!tokens.is(from, '@') || !tokens.is(from + 2, '('))
            return undefined;
        const close = tokens.partner(from + 2);
        if (close === -1)
            return undefined;
        const builtin = tokens.word(from + 1);
        if (builtin === 'cImport')
            return { segments: ['@c'], to: close + 1 };
        if (builtin === 'import') {
            const name = tokens.kind(from + 3) === rust_tokens/* TEXT */.a$ ? (0,zig_lexer.zigText)(tokens.word(from + 3)) : '';
            return name === '' || name.includes('.') ? undefined : { segments: [`@${name}`], to: close + 1 };
        }
        if (builtin !== 'field')
            return undefined;
        const [object, key] = tokens.split(from + 3, close);
        const path = object === undefined ? undefined : this.pathAt(object[0]);
        const name = key === undefined ? undefined : this.keyOf(key);
        if (path === undefined || name === undefined)
            return undefined;
        return { segments: [...path.segments, name], to: close + 1 };
    }
    /** `"Ch" ++ "ild"` */
    keyOf([from, to]) {
        const { tokens } = this;
        let name = '';
        for (let at = from; at < to; at++) {
            if (tokens.kind(at) === rust_tokens/* TEXT */.a$)
                name += (0,zig_lexer.zigText)(tokens.word(at));
            else if (!tokens.is(at, '+'))
                return undefined;
        }
        return name;
    }
    /** Without `try`, `comptime` and the like. */
    start([from, to]) {
        let at = from;
        while (at < to &&
            (this.tokens.is(at, 'try') || this.tokens.is(at, 'comptime') || this.tokens.is(at, '&')))
            at++;
        return at;
    }
    typePath([from, to]) {
        const { tokens } = this;
        for (let at = from; at < to; at++) {
            if (tokens.is(at, '['))
                return undefined;
            if (tokens.is(at, '@') || (tokens.isName(at) && !tokens.is(at, 'const')))
                return this.pathAt(at);
        }
        return undefined;
    }
    bind(binding, block) {
        let scope = this.scopes.get(block);
        if (scope === undefined) {
            scope = new Map();
            this.scopes.set(block, scope);
        }
        scope.set(binding.name, binding);
    }
    declaration(at) {
        const { tokens } = this;
        const name = at + 1;
        if (!tokens.isName(name))
            return;
        const isTyped = tokens.is(name + 1, ':');
        const equals = this.skipTo('=', name + 1);
        if (!isTyped && equals !== name + 1)
            return;
        const end = tokens.is(equals, '=') ? this.skipTo(';', equals) : equals;
        this.bind({
            name: tokens.word(name),
            at: name,
            ...(end > equals ? { made: [equals + 1, end] } : {}),
            ...(isTyped ? { type: [name + 2, equals] } : {}),
            isVariable: tokens.is(at, 'var'),
        }, tokens.block(at));
    }
    /** The next such sign outside of brackets, or the end of the statement. */
    skipTo(sign, from) {
        const { tokens } = this;
        let at = from;
        for (let left = MAX_STATEMENT; left > 0 && at < tokens.count; left--) {
            if (tokens.is(at, sign) || tokens.is(at, ';'))
                break;
            at = tokens.after(at);
        }
        return at;
    }
    function(at) {
        const { tokens } = this;
        const open = tokens.isName(at + 1) ? at + 2 : at + 1;
        if (!tokens.is(open, '(') || tokens.partner(open) === -1)
            return;
        if (tokens.isName(at + 1)) {
            this.bind({ name: tokens.word(at + 1), at, isVariable: false }, tokens.block(at));
        }
        const body = this.bodyAfter(tokens.partner(open) + 1);
        if (body === -1)
            return;
        for (const [from, to] of tokens.split(open + 1, tokens.partner(open))) {
            const name = tokens.is(from, 'comptime') || tokens.is(from, 'noalias') ? from + 1 : from;
            if (!tokens.isName(name) || !tokens.is(name + 1, ':'))
                continue;
            const isCompiled = tokens.is(from, 'comptime') ? { isCompiled: true } : {};
            const type = [name + 2, to];
            this.bind({ name: tokens.word(name), at: name, type, isVariable: false, ...isCompiled }, body);
        }
    }
    bodyAfter(from) {
        const { tokens } = this;
        for (let at = from; at < Math.min(from + MAX_SIGNATURE, tokens.count); at++) {
            if (tokens.is(at, ';') || tokens.is(at, '}'))
                return -1;
            // Sets of errors and types written in place are no bodies.
            if (tokens.is(at, '{') && (tokens.is(at - 1, 'error') || tokens.is(at - 1, 'struct'))) {
                if (tokens.partner(at) === -1)
                    return -1;
                at = tokens.partner(at);
            }
            else if (tokens.is(at, '{'))
                return at;
        }
        return -1;
    }
    loop(at) {
        const { tokens } = this;
        const close = tokens.is(at + 1, '(') ? tokens.partner(at + 1) : -1;
        if (close === -1 || !tokens.is(close + 1, '|'))
            return;
        const lists = tokens.split(at + 2, close);
        let bar = close + 2;
        while (bar < tokens.count && bar < close + 40 && !tokens.is(bar, '|'))
            bar++;
        const names = tokens.split(close + 2, bar);
        const body = tokens.is(bar + 1, '{') ? bar + 1 : tokens.block(at);
        names.forEach(([from], index) => {
            const made = lists[index];
            if (!tokens.isName(from) || made === undefined)
                return;
            this.bind({ name: tokens.word(from), at: from, made, isElement: true, isVariable: false }, body);
        });
    }
}
/** Names in quotes may hold escapes. */
function nameOf(word) {
    return word.includes('\\') ? (0,zig_lexer.zigText)(`"${word}"`) : word;
}

;// CONCATENATED MODULE: ./build/js/syntax/zig-values.js


const MAX_STEPS = 100_000;
const MAX_DEPTH = 16;
/** Texts that one expression may be. */
const MAX_TEXTS = 64;
/** Code units of a text that is put together. */
const MAX_LENGTH = 10_000;
/** Tokens between a list and its use in which elements are added. */
const MAX_REACH = 4_000;
const ADDS = new Set(['append', 'appendAssumeCapacity']);
const ADDS_SEVERAL = new Set(['appendSlice', 'appendSliceAssumeCapacity']);
const JOINS = new Set(['bufJoin', 'bufJoinZ', 'join', 'joinZ', 'pathJoin', 'resolve']);
const KEEPS = new Set(['comptime', 'try']);
/** What expressions of one Zig source are, as far as it is constant. */
class ZigValues {
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
        const { tokens } = this;
        const [from, to] = this.stripped(range);
        if (to <= from)
            return undefined;
        if (tokens.kind(from) === rust_tokens/* TEXT */.a$ && to === from + 1)
            return [(0,zig_lexer.zigText)(tokens.word(from))];
        if (tokens.is(from, 'if') || tokens.is(from, 'switch'))
            return this.chosen(from, to, depth);
        const parts = this.concatenated(from, to);
        if (parts.length > 1)
            return this.joined(parts, depth);
        if (tokens.is(from, '@') && (tokens.is(from + 1, 'embedFile') || tokens.is(from + 1, 'tagName')))
            return [''];
        const path = this.names.pathAt(from);
        if (path === undefined || path.to !== to || path.segments.length !== 1)
            return undefined;
        const binding = this.names.binding(path.segments[0], from);
        if (binding?.isCompiled)
            return [''];
        if (binding?.made === undefined || binding.isVariable)
            return undefined;
        if (binding.isElement && this.isCompiled(binding.made))
            return [''];
        if (!binding.isElement)
            return this.texts(binding.made, depth + 1);
        const items = this.items(binding.made, depth + 1);
        return items === undefined || items.includes('unknown')
            ? undefined
            : this.union(items, depth);
    }
    /** Whether a path ends in a constant name, whatever directory it starts from: `join(…, &.{ directory, "libx.so" })`. */
    hasConstantEnd(range, depth = 0) {
        if (this.steps++ > MAX_STEPS || depth > MAX_DEPTH)
            return false;
        const { tokens } = this;
        const [from, end] = this.stripped(range);
        let to = from;
        while (to < end && !tokens.is(to, 'catch') && !tokens.is(to, 'orelse'))
            to = tokens.after(to);
        const path = this.names.pathAt(from);
        if (path === undefined)
            return false;
        const called = path.segments.at(-1) ?? '';
        if (JOINS.has(called) && tokens.is(path.to, '(')) {
            const list = tokens.split(path.to + 1, Math.max(tokens.partner(path.to), path.to + 1)).at(-1);
            const last = list === undefined ? undefined : this.items(list, depth + 1)?.at(-1);
            return last !== undefined && last !== 'unknown' && this.texts(last, depth + 1) !== undefined;
        }
        if (path.to !== to || path.segments.length !== 1)
            return false;
        const binding = this.names.binding(called, from);
        if (binding?.made === undefined || binding.isVariable || binding.isElement)
            return false;
        return this.hasConstantEnd(binding.made, depth + 1);
    }
    /** Elements of a list; undefined when it is none that is written out. */
    items(range, depth = 0) {
        if (this.steps++ > MAX_STEPS || depth > MAX_DEPTH)
            return undefined;
        const { tokens } = this;
        const [from, to] = this.stripped(range);
        const parts = this.concatenated(from, to);
        if (parts.length > 1) {
            const lists = parts.map((part) => this.items(part, depth + 1));
            return lists[0] === undefined ? undefined : lists.flatMap((list) => list ?? ['unknown']);
        }
        const open = this.literal(from, to);
        if (open !== -1)
            return tokens.split(open + 1, to - 1);
        const path = this.names.pathAt(from);
        const [name, field] = path?.to === to ? path.segments : [];
        if (name === undefined)
            return undefined;
        const binding = this.names.binding(name, from);
        if (field === 'items' && binding !== undefined)
            return this.added(name, binding.at, from);
        if (field !== undefined || binding?.made === undefined || binding.isElement)
            return undefined;
        return this.items(binding.made, depth + 1);
    }
    /** Both sides of `if (…) a else b`; anything else as it is. */
    alternatives(range) {
        const { tokens } = this;
        const [from, to] = this.stripped(range);
        if (!tokens.is(from, 'if'))
            return [range];
        const after = tokens.after(from + 1);
        let other = after;
        while (other < to && !tokens.is(other, 'else'))
            other = tokens.after(other);
        return other < to
            ? [
                [after, other],
                [other + 1, to],
            ]
            : [range];
    }
    /** The value of a field of `.{ .name = value }`. */
    field([from, to], name) {
        const { tokens } = this;
        const open = this.literal(from, to);
        if (open === -1)
            return undefined;
        for (const [start, end] of tokens.split(open + 1, to - 1)) {
            if (tokens.is(start, '.') && tokens.is(start + 1, name) && tokens.is(start + 2, '='))
                return [start + 3, end];
        }
        return undefined;
    }
    /** Whether a list is a parameter whose value is fixed when the program is compiled. */
    isCompiled([from, to]) {
        const { tokens } = this;
        if (to !== from + 1 || !tokens.isName(from))
            return false;
        return this.names.binding(tokens.word(from), from)?.isCompiled === true;
    }
    stripped([start, end]) {
        const { tokens } = this;
        let from = start;
        let to = end;
        for (let left = MAX_DEPTH * 2; left > 0 && from < to; left--) {
            if (tokens.is(from, '&') || (tokens.isName(from) && KEEPS.has(tokens.word(from))))
                from++;
            else if (tokens.is(from, '(') && tokens.partner(from) === to - 1) {
                from++;
                to--;
            }
            else if (tokens.is(to - 1, ']') && this.isWhole(tokens.partner(to - 1), to))
                to = tokens.partner(to - 1);
            else
                break;
        }
        return [from, to];
    }
    /** `text[0..]`, `text[0.. :0]`: all of it. */
    isWhole(open, to) {
        const { tokens } = this;
        return open > 0 && tokens.word(open + 1) === '0' && tokens.isPair(open + 2, '..') && to - open < 8;
    }
    /** The `{` of `.{ … }` and `[_][]const u8{ … }`; -1 when the range is no such literal. */
    literal(from, to) {
        const { tokens } = this;
        const open = tokens.is(to - 1, '}') ? tokens.partner(to - 1) : -1;
        if (open < from)
            return -1;
        const isAnonymous = tokens.is(from, '.') && open === from + 1;
        return isAnonymous || tokens.is(from, '[') || tokens.isName(open - 1) ? open : -1;
    }
    /** Operands of `++`. */
    concatenated(from, to) {
        const { tokens } = this;
        const parts = [];
        let start = from;
        for (let at = from; at < to; at = tokens.after(at)) {
            if (!tokens.isPair(at, '++'))
                continue;
            parts.push([start, at]);
            start = at + 2;
            at++;
        }
        parts.push([start, to]);
        return parts;
    }
    joined(ranges, depth) {
        const parts = [];
        for (const range of ranges) {
            const [text, ...others] = this.texts(range, depth + 1) ?? [];
            if (text === undefined || others.length > 0)
                return undefined;
            parts.push(text);
        }
        return [parts.join('').slice(0, MAX_LENGTH)];
    }
    union(ranges, depth) {
        const all = new Set();
        for (const range of ranges) {
            const texts = this.texts(range, depth + 1);
            if (texts === undefined || all.size > MAX_TEXTS)
                return undefined;
            for (const text of texts)
                all.add(text);
        }
        return all.size === 0 ? undefined : [...all];
    }
    /** `if (…) a else b`, `switch (…) { x => a, else => b }` */
    chosen(from, to, depth) {
        const { tokens } = this;
        const after = tokens.after(from + 1);
        const found = [];
        if (tokens.is(from, 'if'))
            found.push(...this.alternatives([from, to]));
        else {
            for (const [start, end] of tokens.split(after + 1, to - 1)) {
                let arrow = start;
                while (arrow < end && !tokens.isPair(arrow, '=>'))
                    arrow++;
                // Alternatives of one prong stand before commas of their own.
                if (arrow < end && !tokens.is(arrow + 2, 'return') && !tokens.is(arrow + 2, '@'))
                    found.push([arrow + 2, end]);
            }
        }
        return this.union(found, depth);
    }
    /** What is added to a list between its declaration and its use. */
    added(name, from, to) {
        const { tokens } = this;
        const found = [];
        for (let at = from; at < Math.min(to, from + MAX_REACH); at++) {
            if (!tokens.is(at, name) ||
                !tokens.is(at + 1, '.') ||
                tokens.is(at - 1, '.') ||
                !tokens.is(at + 3, '('))
                continue;
            const close = tokens.partner(at + 3);
            const last = close === -1 ? undefined : tokens.split(at + 4, close).at(-1);
            if (last === undefined)
                continue;
            if (ADDS.has(tokens.word(at + 2)))
                found.push(last);
            else if (ADDS_SEVERAL.has(tokens.word(at + 2)))
                found.push(...(this.items(last) ?? ['unknown']));
        }
        return found.length === 0 ? ['unknown'] : found;
    }
}

// EXTERNAL MODULE: ./build/js/text/redact.js
var redact = __webpack_require__(9239);
// EXTERNAL MODULE: ./build/js/checks/code/rust-findings.js
var rust_findings = __webpack_require__(8081);
// EXTERNAL MODULE: ./build/js/checks/code/rust-foreign.js
var rust_foreign = __webpack_require__(6507);
// EXTERNAL MODULE: ./build/js/checks/code/rust-zig-commands.js
var rust_zig_commands = __webpack_require__(7848);
;// CONCATENATED MODULE: ./build/js/checks/code/zig-foreign.js


/** Headers of C that hold functions of that kind. */
const HEADERS = new Set(['dlfcn.h', 'spawn.h']);
/** `extern "c" fn system(…)`, `@extern(…, .{ .name = "system" })` and headers that bring their like. */
function zigDeclared(tokens) {
    const declared = [];
    for (let at = 0; at < tokens.count; at++) {
        const found = declaredAt(tokens, at);
        if (found === undefined)
            continue;
        declared.push({ at, name: found.name, start: tokens.start(at), end: tokens.end(found.end) });
    }
    return declared;
}
function declaredAt(tokens, at) {
    if (tokens.is(at, '@'))
        return builtinAt(tokens, at);
    if (!tokens.is(at, 'extern'))
        return undefined;
    const fn = tokens.kind(at + 1) === rust_tokens/* TEXT */.a$ ? at + 2 : at + 1;
    if (!tokens.is(fn, 'fn') || !tokens.isName(fn + 1))
        return undefined;
    return { name: tokens.word(fn + 1), end: fn + 1 };
}
function builtinAt(tokens, at) {
    const open = at + 2;
    const close = tokens.is(open, '(') ? tokens.partner(open) : -1;
    if (close === -1)
        return undefined;
    if (tokens.is(at + 1, 'cInclude')) {
        const header = tokens.kind(open + 1) === rust_tokens/* TEXT */.a$ ? (0,zig_lexer.zigText)(tokens.word(open + 1)) : '';
        return HEADERS.has(header) ? { name: header, end: close } : undefined;
    }
    if (!tokens.is(at + 1, 'extern'))
        return undefined;
    for (let inner = open + 1; inner + 3 < close; inner++) {
        if (!tokens.is(inner, '.') || !tokens.is(inner + 1, 'name') || !tokens.is(inner + 2, '='))
            continue;
        if (tokens.kind(inner + 3) === rust_tokens/* TEXT */.a$)
            return { name: (0,zig_lexer.zigText)(tokens.word(inner + 3)), end: close };
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/js/checks/code/zig-rules.js
var zig_rules = __webpack_require__(5082);
;// CONCATENATED MODULE: ./build/js/checks/code/zig-inspection.js








/** Start a program; the words are the first list, or the field `argv` of the options. Names of several releases of Zig. */
const STARTS = new Set([
    'std.ChildProcess.exec',
    'std.ChildProcess.init',
    'std.ChildProcess.run',
    'std.process.Child.exec',
    'std.process.Child.init',
    'std.process.Child.run',
    'std.process.execv',
    'std.process.execve',
    'std.process.replace',
    'std.process.run',
    'std.process.spawn',
]);
/** The same while a project is built. */
const BUILD_STARTS = /^std\.(?:Build|build\.Builder)\.(?:addSystemCommand|exec|run|runAllowFail)$/;
const LIBRARIES = /^(?:std\.DynLib\.open(?:Z|ZC)?|std\.(?:os|posix)\.dlopen|(?:std\.)?c\.(?:dlopen|LoadLibrary(?:Ex)?[AW]))$/;
const WINDOWS_LIBRARIES = /^std\.os\.windows\.(?:kernel32\.)?LoadLibrary(?:Ex)?[AW]$/;
const SHELLS = /^(?:std\.)?c\.(?:system|popen|_popen)$/;
const PROGRAMS = /^(?:std\.)?c\.(?:exec(?:l|le|lp|v|ve|vp|vpe)|posix_spawnp?)$/;
const HTTP_CLIENT = /^std\.http\.Client(?:\.|$)/;
/** Methods of a build step that add a word. */
const ADDS_WORD = new Set(['addArg']);
const ADDS_WORDS = new Set(['addArgs']);
const BUILD_FILE = /(?:^|\/)build\.zig$/;
/** Tokens after a step is made in which its arguments are looked for. */
const zig_inspection_MAX_REACH = 4_000;
/** Words of one command that are kept. */
const MAX_WORDS = 200;
const OPEN_PLACE = (0,redact/* evidence */.MX) `a place that others may write to, or that depends on where the program is started`;
const CHOSEN_DIRECTORY = (0,redact/* evidence */.MX) `the name is constant, the directory is chosen at run time`;
const APPENDED = (0,redact/* evidence */.MX) `the rest of the line is read by the interpreter as well`;
/** What one Zig source does that its text alone does not say. */
class ZigInspection {
    tokens;
    names;
    values;
    found;
    isBuild;
    reachedNetwork = false;
    constructor(file, tokens, context) {
        this.tokens = tokens;
        this.names = new ZigNames(tokens);
        this.values = new ZigValues(tokens, this.names);
        this.isBuild = BUILD_FILE.test(file.path);
        this.found = new rust_findings/* TokenFindings */.s(file, tokens, context, this.isBuild);
    }
    *findings() {
        const { tokens, names } = this;
        for (let at = 0; at < tokens.count; at++) {
            if (!tokens.isName(at) && !tokens.is(at, '@'))
                continue;
            const path = names.pathAt(at);
            if (path === undefined)
                continue;
            if (path.segments.length > 1 || tokens.is(path.to, '('))
                yield* this.atPath(path);
            // What stands in the brackets of `@field(…)` is a part of the chain.
            if (tokens.isName(at))
                at = Math.max(at, path.to - 1);
        }
        const foreign = (0,rust_foreign/* foreignFindings */.vD)(zigDeclared(tokens), zig_rules/* ZIG_FOREIGN_FUNCTION */.rQ);
        for (const { at, ...occurrence } of foreign)
            yield this.finding(at, occurrence);
    }
    *atPath(path) {
        const { tokens } = this;
        const name = this.names.resolve(path.segments, path.from);
        if (name === undefined)
            return;
        if (this.isBuild && HTTP_CLIENT.test(name))
            yield* this.network(path);
        const open = path.to;
        const close = tokens.is(open, '(') ? tokens.partner(open) : -1;
        if (close === -1)
            return;
        const given = tokens.split(open + 1, close);
        const isStep = BUILD_STARTS.test(name);
        if (isStep || STARTS.has(name))
            yield* this.command(path, close, given, isStep);
        else if (LIBRARIES.test(name) || WINDOWS_LIBRARIES.test(name))
            yield* this.library(path, close, name, given[0]);
        else if (SHELLS.test(name))
            yield* this.text(path, close, name, given[0]);
        else if (PROGRAMS.test(name) && given[0] !== undefined && this.values.texts(given[0]) === undefined) {
            yield this.called(path, close, { rule: zig_rules/* ZIG_PROGRAM_CHOICE */.e4, severity: 'audit', what: name });
        }
    }
    *network(path) {
        if (this.reachedNetwork)
            return;
        this.reachedNetwork = true;
        yield this.found.finding(path.from, {
            rule: zig_rules/* ZIG_BUILD_NETWORK */.dV,
            severity: 'high',
            start: this.tokens.start(path.from),
            end: this.tokens.end(path.to - 1),
            what: 'network|std.http',
        }, this.isTest(path.from), 'own');
    }
    *library(path, close, name, argument) {
        if (argument === undefined || this.tokens.is(argument[0], 'null'))
            return;
        const texts = this.values.texts(argument);
        if (texts?.every((text) => !(0,rust_zig_commands/* isOpenPlace */.Cc)(text)) === true)
            return;
        const isNamed = texts === undefined && this.values.hasConstantEnd(argument);
        const note = texts !== undefined ? OPEN_PLACE : isNamed ? CHOSEN_DIRECTORY : undefined;
        yield this.called(path, close, {
            rule: zig_rules/* ZIG_NATIVE_LIBRARY */.dy,
            severity: isNamed ? 'medium' : 'high',
            what: `${name}|${texts !== undefined ? 'open place' : isNamed ? 'directory' : 'made at run time'}`,
            ...(note === undefined ? {} : { note }),
        });
    }
    *text(path, close, name, argument) {
        const isMade = argument !== undefined && this.values.texts(argument) === undefined;
        yield this.called(path, close, {
            rule: zig_rules/* ZIG_SHELL_COMMAND */.qZ,
            severity: isMade ? 'high' : 'audit',
            what: `${name}|${isMade ? 'made at run time' : 'constant'}`,
        });
    }
    *command(path, close, given, isStep) {
        const lines = this.lines(given, isStep ? this.laterWords(path, close) : []);
        const line = lines.find((one) => (0,rust_zig_commands/* commandProblem */.RS)(one)?.kind === 'script') ?? lines[0] ?? [rust_zig_commands/* UNKNOWN_WORDS */.$u];
        const words = line.map((word) => word === rust_zig_commands/* UNKNOWN_WORDS */.$u ? '…' : this.tokens.text.slice(word.start, word.end));
        const depends = words.join(' ');
        const problem = (0,rust_zig_commands/* commandProblem */.RS)(line);
        const isBuild = isStep || this.isBuild;
        const fetched = isBuild ? (0,rust_zig_commands/* fetchedBy */.tD)(line) : undefined;
        if (fetched !== undefined || (isBuild && (0,rust_zig_commands/* runsShellScript */.cX)(line))) {
            const download = fetched === 'download';
            const occurrence = {
                rule: download ? zig_rules/* ZIG_BUILD_NETWORK */.dV : zig_rules/* ZIG_BUILD_COMMAND */.Mb,
                severity: download ? 'high' : 'medium',
                start: this.tokens.start(path.from),
                end: this.tokens.end(close),
                what: `command|${fetched ?? 'script'}`,
                depends,
            };
            yield this.found.finding(path.from, occurrence, this.isTest(path.from), 'own');
        }
        if (problem === undefined)
            return;
        if (problem.kind === 'script') {
            const { script, interpreter, isAppended } = problem;
            const isInside = script.start >= this.tokens.start(path.from) && script.end <= this.tokens.end(close);
            const note = isAppended
                ? { note: APPENDED }
                : isInside
                    ? {}
                    : { note: (0,redact/* evidence */.MX) `the script: ${(0,redact/* excerpt */.Kb)(this.tokens.text.slice(script.start, script.end))}` };
            yield this.called(path, close, {
                rule: zig_rules/* ZIG_SHELL_COMMAND */.qZ,
                severity: isAppended || problem.language === 'other' ? 'medium' : 'high',
                what: `${interpreter}|made at run time`,
                ...note,
                depends,
            });
        }
        else if (problem.kind !== 'constant-script' || (!isBuild && problem.language === 'shell')) {
            const rule = problem.kind === 'constant-script' ? zig_rules/* ZIG_SHELL_COMMAND */.qZ : zig_rules/* ZIG_PROGRAM_CHOICE */.e4;
            yield this.called(path, close, { rule, severity: 'audit', what: problem.kind, depends });
        }
    }
    /** What may be started: one line, or one for each side of a condition. */
    lines(given, later) {
        for (const argument of given) {
            const list = this.values.field(argument, 'argv') ?? this.structureField(argument);
            const choices = this.values.alternatives(list ?? argument).map((choice) => this.values.items(choice));
            if (list === undefined && choices.every((items) => items === undefined))
                continue;
            return choices.map((items) => [...this.words(items), ...later]);
        }
        return [[rust_zig_commands/* UNKNOWN_WORDS */.$u, ...later]];
    }
    /** The field `argv` of options that a name stands for. */
    structureField([from, to]) {
        const { tokens } = this;
        const binding = to === from + 1 && tokens.isName(from) ? this.names.binding(tokens.word(from), from) : undefined;
        return binding?.made === undefined ? undefined : this.values.field(binding.made, 'argv');
    }
    words(items) {
        const { tokens } = this;
        return (items ?? ['unknown'])
            .slice(0, MAX_WORDS)
            .map((item) => item === 'unknown'
            ? rust_zig_commands/* UNKNOWN_WORDS */.$u
            : { texts: this.values.texts(item), start: tokens.start(item[0]), end: tokens.end(item[1] - 1) });
    }
    /** `const step = b.addSystemCommand(…); step.addArg(…);` */
    laterWords(path, close) {
        const { tokens } = this;
        if (!tokens.is(path.from - 1, '=') || !tokens.isName(path.from - 2))
            return [];
        const name = tokens.word(path.from - 2);
        const block = tokens.block(path.from);
        const end = Math.min(block === -1 ? tokens.count : tokens.partner(block), close + zig_inspection_MAX_REACH);
        const found = [];
        for (let at = close + 1; at < end && found.length < MAX_WORDS; at++) {
            if (!tokens.is(at, name) ||
                !tokens.is(at + 1, '.') ||
                tokens.is(at - 1, '.') ||
                !tokens.is(at + 3, '('))
                continue;
            const [first] = tokens.split(at + 4, Math.max(tokens.partner(at + 3), at + 4));
            if (first === undefined)
                continue;
            if (ADDS_WORD.has(tokens.word(at + 2)))
                found.push(...this.words([first]));
            else if (ADDS_WORDS.has(tokens.word(at + 2)))
                found.push(...this.words(this.values.items(first)));
        }
        return found;
    }
    called(path, close, occurrence) {
        const start = this.tokens.start(path.from);
        return this.finding(path.from, { ...occurrence, start, end: this.tokens.end(close) });
    }
    finding(at, occurrence) {
        return this.found.finding(at, occurrence, this.isTest(at));
    }
    /** `test "…" { … }` */
    isTest(at) {
        const { tokens } = this;
        for (let block = tokens.block(at); block !== -1; block = tokens.block(block)) {
            if (tokens.is(block - 2, 'test') || tokens.is(block - 1, 'test'))
                return true;
        }
        return false;
    }
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


/***/ }),

/***/ 5693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   zigText: () => (/* binding */ zigText),
/* harmony export */   zigTokens: () => (/* binding */ zigTokens)
/* harmony export */ });
/* harmony import */ var _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2811);

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const AT = 0x40;
/** Tokens of a Zig source, with brackets paired; lines of one multi-line string are one token. */
function zigTokens(text) {
    const tokens = new _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .TokenList */ .cu(text);
    if (text.length > _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_SOURCE */ .VD) {
        tokens.failure = 'over-limit';
        return tokens;
    }
    let at = 0;
    while (at < text.length) {
        const next = step(text, at, tokens);
        if (tokens.failure !== undefined)
            return tokens;
        at = next;
    }
    tokens.pair();
    return tokens;
}
function step(text, at, tokens) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0xfeff)
        return at + 1;
    const next = text.charCodeAt(at + 1);
    if (code === SLASH && next === SLASH)
        return endOfLine(text, at);
    if (code === BACKSLASH && next === BACKSLASH)
        return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$, at, endOfLines(text, at));
    if ((0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigit */ .yp)(code))
        return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER */ .uk, at, (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfNumber */ .uF)(text, at));
    if ((0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamePart */ .L8)(code))
        return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_, at, (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfName */ .IL)(text, at));
    if (code === QUOTE)
        return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$, at, (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfQuoted */ .Lc)(text, at, QUOTE));
    if (code === APOSTROPHE)
        return added(tokens, _rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .CHARACTER */ .Cw, at, (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfQuoted */ .Lc)(text, at, APOSTROPHE));
    if (code === AT && next === QUOTE) {
        // `@"Child"` is the name `Child`.
        const end = (0,_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfQuoted */ .Lc)(text, at + 1, QUOTE);
        tokens.add(_rust_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_, at + 2, Math.max(at + 2, end - 1));
        return end;
    }
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
/** After the last of the lines that start with two backslashes. */
function endOfLines(text, start) {
    let end = endOfLine(text, start);
    for (;;) {
        let at = end;
        while (at < text.length && text.charCodeAt(at) <= 0x20)
            at++;
        if (text.charCodeAt(at) !== BACKSLASH || text.charCodeAt(at + 1) !== BACKSLASH)
            return end;
        end = endOfLine(text, at);
    }
}
/** The text that a string of the source stands for. */
function zigText(word) {
    if (word.startsWith('\\\\')) {
        return word
            .split('\n')
            .map((line) => line.trimStart().slice(2))
            .join('\n');
    }
    const body = word.slice(1, word.endsWith('"') && word.length > 1 ? -1 : undefined);
    return body.includes('\\') ? body.replace(ESCAPE, unescaped) : body;
}
/** https://ziglang.org/documentation/master/#Escape-Sequences */
const ESCAPE = /\\(?:x(?<hex>[0-9A-Fa-f]{2})|u\{(?<point>[0-9A-Fa-f]{1,6})\}|(?<one>[^xu]))/g;
const SIMPLE = { n: '\n', r: '\r', t: '\t' };
function unescaped(_, hex, point, one) {
    if (hex !== undefined)
        return String.fromCharCode(Number.parseInt(hex, 16));
    if (point !== undefined) {
        const value = Number.parseInt(point, 16);
        return value <= 0x10ffff ? String.fromCodePoint(value) : '';
    }
    return SIMPLE[one ?? ''] ?? one ?? '';
}


/***/ })

};
