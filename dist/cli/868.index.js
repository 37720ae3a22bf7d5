export const id = 868;
export const ids = [868];
export const modules = {

/***/ 2868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CHARACTER: () => (/* binding */ CHARACTER),
  CTokens: () => (/* binding */ CTokens),
  DIRECTIVE: () => (/* binding */ DIRECTIVE),
  DIRECTIVE_END: () => (/* binding */ DIRECTIVE_END),
  MAX_C_LENGTH: () => (/* binding */ MAX_C_LENGTH),
  NAME: () => (/* binding */ NAME),
  NUMBER: () => (/* binding */ NUMBER),
  PUNCTUATOR: () => (/* binding */ PUNCTUATOR),
  STRING: () => (/* binding */ STRING)
});

;// CONCATENATED MODULE: ./build/js/syntax/c-characters.js
/** `<::` is `<` and `::`, not a digraph, unless `:` or `>` follows (C++23 [lex.pptoken]). */
function isScopeAfterLess(text, at) {
    return text.startsWith('<::', at) && text[at + 3] !== ':' && text[at + 3] !== '>';
}
function codeOf(punctuator) {
    const first = punctuator.charCodeAt(0);
    return punctuator.length === 1 ? first : ((first << 8) | punctuator.charCodeAt(1)) & 0xffff;
}
function lineEnd(text, from) {
    let at = from;
    while (at < text.length && text.charCodeAt(at) !== LINE_FEED && text.charCodeAt(at) !== CARRIAGE_RETURN)
        at++;
    return at;
}
function isNameStart(code) {
    return ((code >= 0x61 && code <= 0x7a) ||
        (code >= 0x41 && code <= 0x5a) ||
        code === 0x5f ||
        code === 0x24 ||
        (code > 0x7f && code !== BYTE_ORDER_MARK));
}
function isDigit(code) {
    return code >= 0x30 && code <= 0x39;
}
function isWord(code) {
    return isNameStart(code) || isDigit(code);
}
/** Octal, hexadecimal and simple escapes (C++23 [lex.ccon]). */
const ESCAPE = /\\(?:x(?<hex>[0-9a-fA-F]{1,8})|(?<octal>[0-7]{1,3})|(?<simple>[\s\S]))/g;
const SIMPLE = {
    n: '\n',
    t: '\t',
    r: '\r',
    a: '\x07',
    b: '\b',
    f: '\f',
    v: '\v',
};
function unescapeC(text) {
    if (!text.includes('\\'))
        return text;
    return text.replace(ESCAPE, (_, hex, octal, simple) => {
        if (simple !== undefined)
            return SIMPLE[simple] ?? simple;
        return String.fromCharCode(Number.parseInt(hex ?? octal ?? '0', hex === undefined ? 8 : 16) & 0xffff);
    });
}
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const HASH = 0x23;
const PERCENT = 0x25;
const SINGLE_QUOTE = 0x27;
const STAR = 0x2a;
const PLUS = 0x2b;
const MINUS = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const BYTE_ORDER_MARK = 0xfeff;
const PREFIXES = new Set(['L', 'u', 'U', 'u8']);
const RAW_PREFIXES = new Set(['R', 'LR', 'uR', 'UR', 'u8R']);
const DIGRAPHS = new Map([
    ['<:', 0x5b],
    [':>', 0x5d],
    ['<%', 0x7b],
    ['%>', 0x7d],
    ['%:', HASH],
]);
/** `>>` stays two, because it closes two lists of template arguments. */
const PAIRS = new Set([
    '::',
    '->',
    '##',
    '==',
    '!=',
    '<=',
    '>=',
    '&&',
    '||',
    '+=',
    '-=',
    '*=',
    '/=',
    '|=',
    '&=',
    '^=',
    '%=',
    '++',
    '--',
    '<<',
]);

;// CONCATENATED MODULE: ./build/js/syntax/c-splices.js
/** A backslash at the end of a line; compilers accept blanks behind it. */
const SPLICE = /\\[ \t]{0,100}(?:\r\n|\n|\r)/g;
/** A source without its line splices, and where everything was (C++23 [lex.phases], phase 2). */
class CSplices {
    text;
    /** Where splices were, in `text`, and how much was left out up to there. */
    cuts;
    shifts;
    constructor(source) {
        const cuts = [];
        const shifts = [];
        let text = source;
        if (source.includes('\\')) {
            const parts = [];
            let from = 0;
            let left = 0;
            for (const { index, 0: splice } of source.matchAll(SPLICE)) {
                parts.push(source.slice(from, index));
                cuts.push(index - left);
                left += splice.length;
                shifts.push(left);
                from = index + splice.length;
            }
            if (from > 0)
                text = parts.join('') + source.slice(from);
        }
        this.text = text;
        this.cuts = cuts;
        this.shifts = shifts;
    }
    /** The offset into the source of an offset into `text`. */
    original(offset) {
        let low = 0;
        let high = this.cuts.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.cuts[middle] <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return offset + (low === 0 ? 0 : this.shifts[low - 1]);
    }
    /** The offset into `text` of an offset into the source. */
    spliced(offset) {
        let low = 0;
        let high = this.cuts.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.cuts[middle] + this.shifts[middle] <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return offset - (low === 0 ? 0 : this.shifts[low - 1]);
    }
}

;// CONCATENATED MODULE: ./build/js/syntax/c-like-lexer.js


/** UTF-16 code units of a source that is lexed at all. Amalgamated libraries have a tenth of it. */
const MAX_C_LENGTH = 16_000_000;
/** UTF-16 code units of one literal's decoded value; more is cut, because nothing that is looked for is that long. */
const MAX_LITERAL = 20_000;
/** Tokens of a range that are written out to compare it. */
const MAX_NORMALISED = 300;
/** What may stand between `R"` and `(` (C++23 [lex.string]). */
const MAX_RAW_DELIMITER = 16;
const NAME = 1;
const NUMBER = 2;
const STRING = 3;
const CHARACTER = 4;
const PUNCTUATOR = 5;
/** The `#` that starts a directive, and the place where the directive ends. */
const DIRECTIVE = 6;
const DIRECTIVE_END = 7;
/**
 * The tokens of a source in C, C++, Objective-C or CUDA, without comments, before any macro is expanded
 * (C++23 [lex.phases], phases 1 to 3; trigraphs are left alone, as compilers do by default).
 * Kept in flat arrays: a file has a hundred thousand tokens.
 */
class CTokens {
    source;
    count = 0;
    kinds = new Uint8Array(1024);
    /** Of punctuators: code units of its one or two characters (`a << 8 | b`), digraphs translated. */
    codes = new Uint16Array(1024);
    starts = new Uint32Array(1024);
    ends = new Uint32Array(1024);
    /** Without line splices; offsets in `starts` and `ends` are into this. */
    text;
    splices;
    /** Throws RangeError when the source is longer than `MAX_C_LENGTH`. */
    constructor(source) {
        if (source.length > MAX_C_LENGTH)
            throw new RangeError('source is too long');
        this.source = source;
        this.splices = new CSplices(source);
        this.text = this.splices.text;
        this.lex();
    }
    /** Offset into the source of a token's first character. */
    start(token) {
        return this.splices.original(this.starts[token]);
    }
    /** Offset into the source after a token's last character. */
    end(token) {
        const end = this.ends[token];
        return end === 0 ? 0 : this.splices.original(end - 1) + 1;
    }
    /** As the compiler sees it: splices are gone. */
    textOf(token) {
        return this.text.slice(this.starts[token], this.ends[token]);
    }
    isName(token, name) {
        return (this.kinds[token] === NAME &&
            this.ends[token] - this.starts[token] === name.length &&
            this.text.startsWith(name, this.starts[token]));
    }
    /** Whether the token is this punctuator: one or two characters. */
    is(token, punctuator) {
        return this.kinds[token] === PUNCTUATOR && this.codes[token] === codeOf(punctuator);
    }
    /** The characters a string literal stands for; `undefined` for other tokens. */
    literalOf(token) {
        if (this.kinds[token] !== STRING)
            return undefined;
        const text = this.textOf(token);
        const open = text.indexOf('"');
        if (text[open - 1] === 'R') {
            const paren = text.indexOf('(', open);
            return text.slice(paren + 1, text.length - (paren - open) - 1).slice(0, MAX_LITERAL);
        }
        return unescapeC(text.slice(open + 1, text.length - 1).slice(0, MAX_LITERAL));
    }
    /** Tokens in a form that neither blanks nor comments change. */
    normalised(from, to) {
        const parts = [];
        for (let token = from; token < Math.min(to, from + MAX_NORMALISED); token++)
            parts.push(this.textOf(token));
        return parts.join(' ');
    }
    push(kind, start, end, code) {
        if (this.count === this.kinds.length)
            this.grow();
        this.kinds[this.count] = kind;
        this.starts[this.count] = start;
        this.ends[this.count] = end;
        this.codes[this.count] = code;
        this.count++;
    }
    grow() {
        const size = this.count * 2;
        const kinds = new Uint8Array(size);
        const codes = new Uint16Array(size);
        const starts = new Uint32Array(size);
        const ends = new Uint32Array(size);
        kinds.set(this.kinds);
        codes.set(this.codes);
        starts.set(this.starts);
        ends.set(this.ends);
        this.kinds = kinds;
        this.codes = codes;
        this.starts = starts;
        this.ends = ends;
    }
    lex() {
        const { text } = this;
        let inDirective = false;
        let atLineStart = true;
        for (let at = 0; at < text.length;) {
            const code = text.charCodeAt(at);
            if (code === LINE_FEED || code === CARRIAGE_RETURN) {
                if (inDirective)
                    this.push(DIRECTIVE_END, at, at, 0);
                inDirective = false;
                atLineStart = true;
                at++;
                continue;
            }
            if (code <= SPACE || code === BYTE_ORDER_MARK) {
                at++;
                continue;
            }
            const next = text.charCodeAt(at + 1);
            if (code === SLASH && next === SLASH) {
                at = lineEnd(text, at);
                continue;
            }
            if (code === SLASH && next === STAR) {
                const close = text.indexOf('*/', at + 2);
                at = close === -1 ? text.length : close + 2;
                continue;
            }
            if (atLineStart && (code === HASH || (code === PERCENT && next === COLON))) {
                const end = code === HASH ? at + 1 : at + 2;
                this.push(DIRECTIVE, at, end, HASH);
                inDirective = true;
                atLineStart = false;
                at = end;
                continue;
            }
            atLineStart = false;
            if (isNameStart(code))
                at = this.name(at);
            else if (isDigit(code) || (code === DOT && isDigit(next)))
                at = this.number(at);
            else if (code === DOUBLE_QUOTE)
                at = this.quoted(at, at, STRING, DOUBLE_QUOTE);
            else if (code === SINGLE_QUOTE)
                at = this.quoted(at, at, CHARACTER, SINGLE_QUOTE);
            else
                at = this.punctuator(at);
        }
        if (inDirective)
            this.push(DIRECTIVE_END, text.length, text.length, 0);
    }
    name(start) {
        const { text } = this;
        let end = start + 1;
        while (end < text.length && (isNameStart(text.charCodeAt(end)) || isDigit(text.charCodeAt(end))))
            end++;
        const after = text.charCodeAt(end);
        if ((after === DOUBLE_QUOTE || after === SINGLE_QUOTE) && end - start <= 3) {
            const prefix = text.slice(start, end);
            if (after === DOUBLE_QUOTE && RAW_PREFIXES.has(prefix))
                return this.raw(start, end);
            if (PREFIXES.has(prefix)) {
                return this.quoted(start, end, after === DOUBLE_QUOTE ? STRING : CHARACTER, after);
            }
        }
        this.push(NAME, start, end, 0);
        return end;
    }
    /** A preprocessing number: whatever may follow a digit, separators and exponents with their signs. */
    number(start) {
        const { text } = this;
        let end = start + 1;
        for (; end < text.length; end++) {
            const code = text.charCodeAt(end);
            if (isNameStart(code) || isDigit(code) || code === DOT)
                continue;
            if (code === SINGLE_QUOTE && isWord(text.charCodeAt(end + 1)))
                continue;
            const before = text.charCodeAt(end - 1) | 0x20;
            if ((code === PLUS || code === MINUS) && (before === 0x65 || before === 0x70))
                continue;
            break;
        }
        this.push(NUMBER, start, end, 0);
        return end;
    }
    /** Ends at the line's end at the latest: apostrophes stand alone in `#error` and in code that is switched off. */
    quoted(start, open, kind, quote) {
        const { text } = this;
        let at = open + 1;
        for (; at < text.length; at++) {
            const code = text.charCodeAt(at);
            if (code === BACKSLASH)
                at++;
            else if (code === quote) {
                this.push(kind, start, at + 1, 0);
                return at + 1;
            }
            else if (code === LINE_FEED || code === CARRIAGE_RETURN)
                break;
        }
        const end = Math.min(at, text.length);
        this.push(kind, start, end, 0);
        return end;
    }
    /** Splices inside are part of the string, so that its end is looked for in the source. */
    raw(start, open) {
        const { source, text } = this;
        const from = this.splices.original(open) + 1;
        const paren = source.indexOf('(', from);
        if (paren === -1 || paren - from > MAX_RAW_DELIMITER)
            return this.quoted(start, open, STRING, DOUBLE_QUOTE);
        const ending = `)${source.slice(from, paren)}"`;
        const close = source.indexOf(ending, paren);
        const end = close === -1 ? text.length : this.splices.spliced(close + ending.length);
        this.push(STRING, start, end, 0);
        return end;
    }
    punctuator(at) {
        const { text } = this;
        const pair = text.slice(at, at + 2);
        const digraph = DIGRAPHS.get(pair);
        if (digraph !== undefined && !isScopeAfterLess(text, at)) {
            const isPaste = pair === '%:' && text.startsWith('%:', at + 2);
            const end = at + (isPaste ? 4 : 2);
            this.push(PUNCTUATOR, at, end, isPaste ? codeOf('##') : digraph);
            return end;
        }
        const length = PAIRS.has(pair) ? 2 : 1;
        this.push(PUNCTUATOR, at, at + length, codeOf(text.slice(at, at + length)));
        return at + length;
    }
}


/***/ })

};
