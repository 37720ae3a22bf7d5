export const id = 693;
export const ids = [693];
export const modules = {

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
