export const id = 206;
export const ids = [206,868];
export const modules = {

/***/ 6206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CInspection: () => (/* binding */ CInspection)
});

// EXTERNAL MODULE: ./build/js/syntax/c-like-lexer.js + 2 modules
var c_like_lexer = __webpack_require__(2868);
;// CONCATENATED MODULE: ./build/js/syntax/c-constants.js

/** Names that lead to names, followed so far. */
const MAX_DEPTH = 6;
/** Values of one expression that are told apart. */
const MAX_VALUES = 16;
/** Tokens of one call or expression that are looked at; more is no constant. */
const MAX_TOKENS = 1_000;
/** Uses of one name that are looked at to see whether it ever changes. */
const MAX_USES = 2_000;
/** What expressions are worth when nothing but literals flows into them. */
class CConstants {
    structure;
    tokens;
    macros;
    uses;
    values = new Map();
    constructor(structure, macros) {
        this.structure = structure;
        this.tokens = structure.tokens;
        this.macros = macros;
    }
    /** The arguments of a call, without the commas. @param open the parenthesis or brace */
    argumentsOf(open) {
        const { tokens, structure } = this;
        const close = structure.match[open] === -1
            ? Math.min(tokens.count, open + MAX_TOKENS)
            : structure.match[open];
        const ranges = [];
        let from = open + 1;
        let steps = 0;
        for (let token = from; token < close && steps < MAX_TOKENS; token++, steps++) {
            if (tokens.is(token, '(') || tokens.is(token, '{') || tokens.is(token, '[')) {
                const end = structure.match[token];
                if (end > token)
                    token = end;
            }
            else if (tokens.is(token, ',')) {
                ranges.push({ from, to: token });
                from = token + 1;
            }
        }
        if (from < close)
            ranges.push({ from, to: close });
        return ranges;
    }
    /**
     * Every text the expression can be, a null pointer as an empty one; undefined: more than literals flows into it.
     * @param at the token whose macros hold
     */
    textsOf({ from, to }, depth = 0, at = from) {
        if (depth > MAX_DEPTH || to - from > MAX_TOKENS)
            return undefined;
        const { tokens } = this;
        const range = this.bare(from, to);
        if (range.from >= range.to)
            return undefined;
        const question = this.find(range, '?');
        if (question !== -1) {
            const colon = this.find({ from: question, to: range.to }, ':');
            if (colon === -1)
                return undefined;
            const first = this.textsOf({ from: question + 1, to: colon }, depth + 1, at);
            const second = this.textsOf({ from: colon + 1, to: range.to }, depth + 1, at);
            return first === undefined || second === undefined
                ? undefined
                : [...first, ...second].slice(0, MAX_VALUES);
        }
        let values = [''];
        for (let token = range.from; token < range.to; token++) {
            if (tokens.is(token, '+') || tokens.is(token, '@'))
                continue;
            let part;
            const literal = tokens.literalOf(token);
            if (literal !== undefined)
                part = [literal];
            else if (tokens.kinds[token] === c_like_lexer.NUMBER)
                part = tokens.textOf(token) === '0' ? [''] : undefined;
            else if (tokens.kinds[token] === c_like_lexer.NAME && tokens.is(token + 1, '[')) {
                part = this.textsOfElements(tokens.textOf(token), depth);
                token = Math.max(token + 1, this.structure.match[token + 1]);
            }
            else if (tokens.kinds[token] === c_like_lexer.NAME)
                part = this.textsOfName(token, depth, at);
            if (part === undefined)
                return undefined;
            const parts = part;
            values = values.flatMap((value) => parts.map((text) => value + text)).slice(0, MAX_VALUES);
        }
        return values;
    }
    /** The name that an argument is, through casts, `&` and `.c_str()`; undefined for anything longer. */
    nameOf({ from, to }) {
        const range = this.bare(from, to);
        return range.to - range.from === 1 && this.tokens.kinds[range.from] === c_like_lexer.NAME
            ? this.tokens.textOf(range.from)
            : undefined;
    }
    textsOfName(token, depth, at) {
        const { tokens } = this;
        const name = tokens.textOf(token);
        if (name === 'NULL' || name === 'nullptr' || name === 'nil')
            return [''];
        const macros = this.macros.at(name, at);
        if (macros.length > 0) {
            const values = [];
            for (const { parameters, from, to } of macros) {
                const texts = parameters === undefined ? this.textsOf({ from, to }, depth + 1, at) : undefined;
                if (texts === undefined)
                    return undefined;
                values.push(...texts);
            }
            return values.slice(0, MAX_VALUES);
        }
        if (this.values.has(name))
            return this.values.get(name);
        this.values.set(name, undefined); // Until it is known: a name may lead to itself.
        const texts = this.textsOfVariable(name, depth);
        this.values.set(name, texts);
        return texts;
    }
    /** The texts a variable is given, when all of its uses in the file leave it at that. */
    textsOfVariable(name, depth) {
        const { tokens } = this;
        const uses = this.usesOf(name);
        if (uses.length > MAX_USES)
            return undefined;
        const values = [];
        for (const token of uses) {
            if (tokens.is(token - 1, '.') || tokens.is(token - 1, '->'))
                continue;
            let after = token + 1;
            const isArray = tokens.is(after, '[') && tokens.is(after + 1, ']');
            if (isArray)
                after += 2;
            if (tokens.is(after, '=') || tokens.is(after, '{')) {
                const texts = this.isFixed(token, isArray)
                    ? this.textsOf({ from: after + 1, to: this.endOf(after) }, depth + 1)
                    : undefined;
                if (texts === undefined)
                    return undefined;
                values.push(...texts);
            }
            else if (tokens.is(after, '+=') || this.isOpenDeclaration(token))
                return undefined;
        }
        return values.length === 0 ? undefined : values.slice(0, MAX_VALUES);
    }
    /** The texts of a table: `static const char *const NAMES[] = {"a", "b"};`. */
    textsOfElements(name, depth) {
        const key = `${name}[]`;
        if (this.values.has(key))
            return this.values.get(key);
        this.values.set(key, undefined);
        const texts = this.textsOfTable(name, depth);
        this.values.set(key, texts);
        return texts;
    }
    textsOfTable(name, depth) {
        const { tokens } = this;
        const uses = this.usesOf(name);
        if (uses.length > MAX_USES)
            return undefined;
        let values;
        for (const token of uses) {
            const close = this.structure.match[token + 1];
            if (!tokens.is(token + 1, '[')) {
                if (this.isOpenDeclaration(token))
                    return undefined;
                continue;
            }
            const isTable = tokens.is(close + 1, '=') && tokens.is(close + 2, '{');
            if (tokens.is(close + 1, '=') && (!isTable || values !== undefined))
                return undefined;
            if (!isTable)
                continue;
            if (this.structure.match[close + 2] - close > MAX_TOKENS)
                return undefined;
            const parts = this.argumentsOf(close + 2).map((element) => this.textsOf(element, depth + 1));
            const known = parts.filter((part) => part !== undefined);
            if (known.length < parts.length || parts.length === 0)
                return undefined;
            values = known.flat().slice(0, MAX_VALUES);
        }
        return values;
    }
    /** A pointer, or an array or string that the compiler keeps from changing. */
    isFixed(token, isArray) {
        const { tokens } = this;
        if (!isArray &&
            (tokens.is(token - 1, '*') ||
                tokens.isName(token - 1, 'string_view') ||
                tokens.isName(token - 1, 'auto')))
            return true;
        for (let at = token - 1; at >= Math.max(0, token - 8); at--) {
            if (tokens.isName(at, 'const') || tokens.isName(at, 'constexpr'))
                return true;
            if (tokens.is(at, ';') || tokens.is(at, '{') || tokens.is(at, '}'))
                return at === token - 1 && !isArray;
        }
        return !isArray && !(tokens.kinds[token - 1] === c_like_lexer.NAME);
    }
    /** `char *cmd;`, `const char *cmd)`, `&cmd`: what it holds comes from elsewhere. */
    isOpenDeclaration(token) {
        const { tokens } = this;
        if (tokens.is(token - 1, '&'))
            return true;
        const isDeclared = tokens.is(token - 1, '*')
            ? tokens.kinds[token - 2] === c_like_lexer.NAME
            : tokens.kinds[token - 1] === c_like_lexer.NAME;
        if (!isDeclared || tokens.isName(token - 1, 'return'))
            return false;
        return (tokens.is(token + 1, ';') ||
            tokens.is(token + 1, ',') ||
            tokens.is(token + 1, ')') ||
            tokens.is(token + 1, '['));
    }
    endOf(assignment) {
        const { tokens, structure } = this;
        if (tokens.is(assignment, '{'))
            return Math.max(structure.match[assignment], assignment + 1);
        let token = assignment + 1;
        const last = Math.min(tokens.count, token + MAX_TOKENS);
        for (; token < last; token++) {
            if (tokens.is(token, ';') || tokens.is(token, ',') || tokens.is(token, ')') || tokens.is(token, '}'))
                break;
            if (tokens.is(token, '(') || tokens.is(token, '{')) {
                const end = structure.match[token];
                if (end > token)
                    token = end;
            }
        }
        return token;
    }
    /** Without parentheses and casts around, wrappers that only convert, and `.c_str()` behind. */
    bare(from, to) {
        const { tokens, structure } = this;
        let start = from;
        let end = to;
        for (let steps = 0; steps < MAX_DEPTH && start < end; steps++) {
            const close = structure.match[start];
            if (tokens.is(start, '(') && close === end - 1) {
                start++;
                end--;
            }
            else if (tokens.is(start, '(') && close > start && close < end - 1 && this.isCast(start, close))
                start = close + 1;
            else if (end - start > 4 &&
                tokens.is(end - 1, ')') &&
                tokens.is(end - 2, '(') &&
                tokens.is(end - 4, '.') &&
                ACCESSORS.has(tokens.textOf(end - 3)))
                end -= 4;
            else if (tokens.kinds[start] === c_like_lexer.NAME &&
                tokens.is(start + 1, '(') &&
                structure.match[start + 1] === end - 1 &&
                CONVERSIONS.has(tokens.textOf(start))) {
                start += 2;
                end--;
            }
            else if (tokens.isName(start, 'std') && tokens.is(start + 1, '::') && end - start > 2)
                start += 2;
            else
                break;
        }
        return { from: start, to: end };
    }
    isCast(open, close) {
        const { tokens } = this;
        for (let token = open + 1; token < close; token++) {
            if (tokens.kinds[token] !== c_like_lexer.NAME && !tokens.is(token, '*') && !tokens.is(token, '::'))
                return false;
        }
        return !tokens.is(close + 1, '+') && !tokens.is(close + 1, '?');
    }
    find({ from, to }, punctuator) {
        const { tokens, structure } = this;
        for (let token = from; token < to; token++) {
            if (tokens.is(token, punctuator))
                return token;
            if (tokens.is(token, '(') || tokens.is(token, '{')) {
                const end = structure.match[token];
                if (end > token)
                    token = end;
            }
        }
        return -1;
    }
    usesOf(name) {
        const { tokens, structure } = this;
        if (this.uses === undefined) {
            const uses = new Map();
            for (let token = 0; token < tokens.count; token++) {
                if (tokens.kinds[token] !== c_like_lexer.NAME || structure.aside[token] !== 0)
                    continue;
                const text = tokens.textOf(token);
                const known = uses.get(text);
                if (known === undefined)
                    uses.set(text, [token]);
                else
                    known.push(token);
            }
            this.uses = uses;
        }
        return this.uses.get(name) ?? [];
    }
}
const ACCESSORS = new Set(['c_str', 'data', 'str', 'wc_str']);
const CONVERSIONS = new Set(['TEXT', '_T', '_TEXT', 'string', 'wstring', 'string_view']);

;// CONCATENATED MODULE: ./build/js/syntax/c-macros.js

/** Macros that lead to macros, followed so far. */
const MAX_EXPANSIONS = 8;
/** Replacements that are tried for one name: definitions may lead to each other in circles. */
const MAX_ATTEMPTS = 128;
/** Definitions of one name that are told apart, the last ones: one a platform. */
const MAX_DEFINITIONS = 64;
/** The macros of one file (C++23 [cpp.replace]), as far as they can give a function another name. */
class CMacros {
    tokens;
    structure;
    byName = new Map();
    attempts = 0;
    constructor(structure) {
        this.structure = structure;
        this.tokens = structure.tokens;
        for (const directive of structure.directives)
            this.read(directive);
    }
    all() {
        return [...this.byName.values()].flat();
    }
    /** The macro in whose replacement a token stands. */
    around(token) {
        if (this.structure.aside[token] !== 1)
            return undefined;
        for (const macros of this.byName.values()) {
            for (const macro of macros)
                if (macro.from <= token && token < macro.to)
                    return macro;
        }
        return undefined;
    }
    /** The definitions of a name that hold at a token. */
    at(name, token) {
        return this.byName.get(name)?.filter((macro) => macro.at < token && token < macro.until) ?? [];
    }
    /**
     * The names that the name at a token can be after preprocessing, its own included when no macro takes it.
     * `next` is the token after it: the arguments of a macro that pastes names are part of it.
     */
    namesAt(token) {
        const name = this.tokens.textOf(token);
        const macros = this.at(name, token);
        if (macros.length === 0)
            return { names: [{ name, qualifier: undefined }], next: token + 1 };
        const names = [];
        let next = token + 1;
        this.attempts = 0;
        for (const macro of macros) {
            if (macro.parameters === undefined) {
                names.push(...this.resolve(this.replacement(macro, []), token, [name]));
                continue;
            }
            if (!this.tokens.is(token + 1, '('))
                continue;
            const close = this.structure.match[token + 1];
            if (close === -1 || close - token > MAX_REPLACEMENT)
                continue;
            const expansions = this.resolve(this.replacement(macro, this.argumentsOf(token + 1, close)), token, [
                name,
            ]);
            if (expansions.length === 0)
                continue;
            names.push(...expansions);
            next = close + 1;
        }
        return { names, next };
    }
    resolve(words, token, within) {
        const colons = words.lastIndexOf('::');
        const last = words.at(-1);
        if (last === undefined || within.length > MAX_EXPANSIONS || this.attempts++ > MAX_ATTEMPTS)
            return [];
        if (colons !== -1 && colons === words.length - 2) {
            return [{ name: last, qualifier: words.slice(0, colons).join('') }];
        }
        const [name] = words;
        if (name === undefined || !NAME_WORD.test(name))
            return [];
        // No macro is replaced within itself (C++23 [cpp.rescan]).
        const macros = within.includes(name) ? [] : this.at(name, token);
        const inside = [...within, name];
        if (words.length === 1) {
            const further = macros.filter(({ parameters }) => parameters === undefined);
            if (further.length === 0)
                return [{ name, qualifier: undefined }];
            return further.flatMap((macro) => this.resolve(this.replacement(macro, []), token, inside));
        }
        if (words[1] !== '(' || words.at(-1) !== ')')
            return [];
        const given = words.slice(2, -1).join('').split(',');
        const expanded = given.map((word) => this.resolve([word], token, inside)[0]?.name ?? word);
        return macros.flatMap((macro) => this.resolve(this.replacement(macro, expanded), token, inside));
    }
    /** The replacement as words, with single-token arguments put in and pasted; empty when it is more than a name or a call. */
    replacement(macro, given) {
        const { tokens } = this;
        if (macro.to - macro.from > MAX_REPLACEMENT)
            return [];
        const words = [];
        for (let token = macro.from; token < macro.to; token++) {
            if (tokens.is(token, '##')) {
                const before = words.pop();
                const after = this.word(macro, ++token, given);
                if (before === undefined || after === undefined)
                    return [];
                words.push(before + after);
                continue;
            }
            const word = this.word(macro, token, given);
            if (word === undefined)
                return [];
            words.push(word);
        }
        while (words.length > 2 && words[0] === '(' && words.at(-1) === ')') {
            words.shift();
            words.pop();
        }
        if (words[0] === '&')
            words.shift();
        return words;
    }
    word(macro, token, given) {
        if (token >= macro.to)
            return undefined;
        const text = this.tokens.textOf(token);
        const index = this.tokens.kinds[token] === c_like_lexer.NAME ? macro.parameters?.indexOf(text) : undefined;
        return index === undefined || index === -1 ? text : given[index];
    }
    argumentsOf(open, close) {
        return this.tokens
            .normalised(open + 1, Math.min(close, open + MAX_REPLACEMENT))
            .split(',')
            .map((word) => word.trim());
    }
    read(directive) {
        const { tokens, structure } = this;
        const isUndefinition = tokens.isName(directive + 1, 'undef');
        if (!isUndefinition && !tokens.isName(directive + 1, 'define'))
            return;
        const at = directive + 2;
        if (tokens.kinds[at] !== c_like_lexer.NAME)
            return;
        const name = tokens.textOf(at);
        const known = this.byName.get(name) ?? [];
        if (isUndefinition) {
            for (const macro of known)
                macro.until = Math.min(macro.until, directive);
            return;
        }
        if (known.length >= MAX_DEFINITIONS)
            known.pop();
        const to = structure.directiveEnd(directive);
        const hasParameters = tokens.is(at + 1, '(') && tokens.start(at + 1) === tokens.end(at);
        const close = hasParameters ? structure.match[at + 1] : at;
        if (close === -1)
            return;
        const parameters = hasParameters ? this.argumentsOf(at + 1, close) : undefined;
        // The latest first: it is what a definition that is not conditional replaces all others with.
        known.unshift({ name, parameters, at, from: close + 1, to, until: Number.MAX_SAFE_INTEGER });
        this.byName.set(name, known);
    }
}
/** Tokens of a replacement that may be a name: `ns::name`, `PASTE(a, b)`. */
const MAX_REPLACEMENT = 24;
const NAME_WORD = /^[A-Za-z_]\w{0,200}$/;

;// CONCATENATED MODULE: ./build/js/syntax/c-structure.js

/** Tokens before a brace that are looked at to see what the brace opens. Declarations are shorter. */
const MAX_HEAD = 200;
/** Braces around a token that are climbed. */
const MAX_CLIMB = 200;
/** Which bracket closes which, what each brace belongs to, and which tokens are never compiled. */
class CStructure {
    tokens;
    /** The closing bracket of an opening one and the reverse; -1: none. */
    match;
    /** The innermost bracket that is open at a token; -1: none. Directives start anew. */
    parent;
    /** 1: inside a directive; 2: between `#if 0` and its end. */
    aside;
    /** The `#` of each directive that is compiled. */
    directives;
    scopes = new Map();
    constructor(tokens) {
        this.tokens = tokens;
        this.match = new Int32Array(tokens.count).fill(-1);
        this.parent = new Int32Array(tokens.count).fill(-1);
        this.aside = new Uint8Array(tokens.count);
        this.directives = this.link();
    }
    /** The brace scopes around a token, innermost first. */
    *scopesAround(token) {
        let climbed = 0;
        for (let open = this.parent[token]; open >= 0; open = this.parent[open]) {
            if (climbed++ > MAX_CLIMB)
                return;
            if (this.tokens.is(open, '{'))
                yield this.scopeOf(open);
        }
    }
    /** What the brace at this token begins. */
    scopeOf(open) {
        let scope = this.scopes.get(open);
        if (scope === undefined) {
            scope = this.readScope(open);
            this.scopes.set(open, scope);
        }
        return scope;
    }
    /** The token after a directive's last one. */
    directiveEnd(directive) {
        const { kinds, count } = this.tokens;
        let token = directive + 1;
        while (token < count && kinds[token] !== c_like_lexer.DIRECTIVE_END)
            token++;
        return token;
    }
    link() {
        const { tokens, match, parent, aside } = this;
        const directives = [];
        /** What was open at each `#if`: every branch starts from there. */
        const branches = [];
        let open = -1;
        for (let token = 0; token < tokens.count; token++) {
            parent[token] = open;
            const kind = tokens.kinds[token];
            if (kind === c_like_lexer.DIRECTIVE) {
                const end = this.directiveEnd(token);
                const word = tokens.kinds[token + 1] === c_like_lexer.NAME ? tokens.textOf(token + 1) : '';
                directives.push(token);
                if (word === 'if' || word === 'ifdef' || word === 'ifndef')
                    branches.push(open);
                else if (word === 'else' || word.startsWith('elif'))
                    open = branches.at(-1) ?? open;
                else if (word === 'endif')
                    branches.pop();
                this.linkDirective(token, end);
                const isOff = word === 'if' &&
                    end === token + 3 &&
                    tokens.kinds[token + 2] === c_like_lexer.NUMBER &&
                    tokens.textOf(token + 2) === '0';
                token = isOff ? this.skipOff(end) - 1 : end;
                continue;
            }
            if (kind !== c_like_lexer.PUNCTUATOR)
                continue;
            const code = tokens.codes[token];
            if (OPENING.has(code))
                open = token;
            else if (CLOSING.has(code) && open !== -1) {
                // A bracket that closes another kind ends what was left open inside.
                let from = open;
                for (let step = 0; step < MAX_CLIMB && from !== -1 && CLOSING.get(code) !== tokens.codes[from]; step++) {
                    from = parent[from];
                }
                if (from === -1 || CLOSING.get(code) !== tokens.codes[from])
                    continue;
                match[from] = token;
                match[token] = from;
                open = parent[from];
                parent[token] = open;
            }
        }
        for (let token = 0; token < tokens.count; token++)
            if (aside[token] === 2)
                parent[token] = -1;
        return directives;
    }
    linkDirective(directive, end) {
        const { tokens, match, parent, aside } = this;
        let open = -1;
        for (let token = directive; token < end; token++) {
            aside[token] = 1;
            parent[token] = open;
            if (tokens.kinds[token] !== c_like_lexer.PUNCTUATOR)
                continue;
            const code = tokens.codes[token];
            if (OPENING.has(code))
                open = token;
            else if (open !== -1 && CLOSING.get(code) === tokens.codes[open]) {
                match[open] = token;
                match[token] = open;
                open = parent[open];
                parent[token] = open;
            }
        }
    }
    /** The directive at which compilation goes on. @param from the token after `#if 0` */
    skipOff(from) {
        const { tokens } = this;
        let depth = 0;
        for (let token = from; token < tokens.count; token++) {
            if (tokens.kinds[token] === c_like_lexer.DIRECTIVE && tokens.kinds[token + 1] === c_like_lexer.NAME) {
                const word = tokens.textOf(token + 1);
                if (word.startsWith('if'))
                    depth++;
                else if (depth === 0 && (word === 'endif' || word === 'else' || word.startsWith('elif')))
                    return token;
                else if (word === 'endif')
                    depth--;
            }
            this.aside[token] = 2;
        }
        return tokens.count;
    }
    readScope(open) {
        const { tokens, match } = this;
        const close = match[open] === -1 ? tokens.count : match[open];
        let head = open;
        let group = -1;
        let kind = 'block';
        let name = '';
        let assigned = false;
        for (let steps = 0; steps < MAX_HEAD && head > 0; steps++) {
            const before = head - 1;
            const code = tokens.kinds[before] === c_like_lexer.PUNCTUATOR ? tokens.codes[before] : 0;
            if (tokens.kinds[before] === c_like_lexer.DIRECTIVE_END || ENDING.has(code) || OPENING.has(code))
                break;
            if (CLOSING.has(code)) {
                const from = match[before];
                if (from === -1)
                    break;
                if (tokens.is(from, '(') && !isAnnotation(tokens, from))
                    group = from;
                head = from;
                continue;
            }
            if (tokens.is(before, '='))
                assigned = true;
            if (tokens.kinds[before] === c_like_lexer.NAME) {
                const word = tokens.textOf(before);
                if (word === 'namespace') {
                    kind = 'namespace';
                    name = tokens.kinds[before + 1] === c_like_lexer.NAME ? tokens.textOf(before + 1) : '';
                }
                else if (word === 'extern' && tokens.kinds[before + 1] === c_like_lexer.STRING && before + 2 === open)
                    kind = 'namespace';
                else if (CLASS_WORDS.has(word) && group === -1 && kind === 'block') {
                    kind = 'class';
                    name = classNameAfter(tokens, before, open);
                }
            }
            head = before;
        }
        let qualifier = '';
        if (kind === 'block' && group > 0 && !assigned && tokens.kinds[group - 1] === c_like_lexer.NAME) {
            const word = tokens.textOf(group - 1);
            if (!CONTROL_WORDS.has(word)) {
                kind = 'function';
                name = word;
                qualifier = qualifierBefore(tokens, group - 1);
            }
        }
        return { kind, name, qualifier, head, open, close };
    }
}
/** `A::b` before a name; empty when there is none. */
function qualifierBefore(tokens, name) {
    const parts = [];
    for (let at = name; tokens.is(at - 1, '::') && tokens.kinds[at - 2] === c_like_lexer.NAME; at -= 2) {
        parts.unshift(tokens.textOf(at - 2));
    }
    return parts.join('::');
}
function classNameAfter(tokens, word, open) {
    let name = '';
    for (let token = word + 1; token < open && !tokens.is(token, ':') && !tokens.is(token, '<'); token++) {
        if (tokens.kinds[token] === c_like_lexer.NAME && !tokens.isName(token, 'final'))
            name = tokens.textOf(token);
    }
    return name;
}
function isAnnotation(tokens, paren) {
    return tokens.kinds[paren - 1] === c_like_lexer.NAME && ANNOTATIONS.has(tokens.textOf(paren - 1));
}
const ANNOTATIONS = new Set([
    '__attribute__',
    '__attribute',
    '__declspec',
    'alignas',
    '_Alignas',
    'noexcept',
    'decltype',
    'requires',
    'explicit',
    '__launch_bounds__',
    'throw',
]);
const CLASS_WORDS = new Set(['class', 'struct', 'union', 'enum', 'interface']);
const CONTROL_WORDS = new Set([
    'if',
    'for',
    'while',
    'switch',
    'catch',
    'constexpr',
]);
const OPENING = new Set([0x28, 0x5b, 0x7b]);
/** By closing bracket, the one it closes. */
const CLOSING = new Map([
    [0x29, 0x28],
    [0x5d, 0x5b],
    [0x7d, 0x7b],
]);
/** `;` ends a declaration; a closing brace does as well, through its partner. */
const ENDING = new Set([0x3b, 0x7d]);
/** After them an expression begins. */
const EXPRESSION_WORDS = new Set([
    'return',
    'else',
    'do',
    'case',
    'throw',
    'goto',
    'co_return',
    'co_await',
    'co_yield',
    'and',
    'or',
    'not',
    'new',
    'delete',
]);

;// CONCATENATED MODULE: ./build/js/syntax/c-shadows.js


/** Tokens between a function's parameters and its body: `const noexcept override -> type`. */
const MAX_TRAILER = 24;
/** Tokens of a list of parameters. */
const MAX_PARAMETERS = 400;
/** Which names a file defines itself, and where, so that the library's functions of these names are not meant. */
class CShadows {
    structure;
    tokens;
    byName = new Map();
    constructor(structure, interesting) {
        this.structure = structure;
        this.tokens = structure.tokens;
        const { tokens } = this;
        for (let token = 0; token < tokens.count; token++) {
            if (tokens.kinds[token] !== c_like_lexer.NAME || structure.aside[token] !== 0)
                continue;
            const name = tokens.textOf(token);
            if (!interesting.has(name))
                continue;
            const shadow = this.shadowAt(token);
            if (shadow === undefined)
                continue;
            const known = this.byName.get(name);
            if (known === undefined)
                this.byName.set(name, [shadow]);
            else if (known.length < MAX_SHADOWS)
                known.push(shadow);
        }
    }
    /** Whether an unqualified name at this token is one of the file's own. */
    hides(name, token) {
        const shadows = this.byName.get(name);
        if (shadows === undefined)
            return false;
        if (shadows.some(({ from, to }) => from <= token && token < to))
            return true;
        const owners = new Set(shadows.flatMap(({ owner }) => owner ?? []));
        if (owners.size === 0)
            return false;
        for (const scope of this.structure.scopesAround(token)) {
            const owner = scope.kind === 'function' ? scope.qualifier.split('::').at(-1) : scope.name;
            if (owner !== undefined && owner !== '' && owners.has(owner))
                return true;
        }
        return false;
    }
    /** Whether the name is declared here, and not used. @param from first token of the qualified name */
    declares(from, token, next) {
        const { tokens } = this;
        if (tokens.is(next, '('))
            return this.isFunctionDeclaration(from, next);
        // `int (system)(const char *);` keeps macros of this name away.
        if (tokens.is(from - 1, '(') && tokens.is(next, ')') && tokens.is(next + 1, '(')) {
            return ((tokens.kinds[from - 2] === c_like_lexer.NAME || tokens.is(from - 2, '*')) && this.looksLikeParameters(next + 1));
        }
        if (this.isPointerDeclaration(token, next))
            return true;
        return from === token && this.isVariableDeclaration(token, next);
    }
    shadowAt(token) {
        const { tokens } = this;
        const next = token + 1;
        if (tokens.is(token - 1, '.') || tokens.is(token - 1, '->'))
            return undefined;
        if (tokens.is(token - 1, '::'))
            return this.qualifiedShadow(token);
        if (tokens.is(next, '(')) {
            if (!this.isFunctionDeclaration(token, next))
                return undefined;
            return this.functionShadow(token, this.hasBody(next));
        }
        if (!this.isPointerDeclaration(token, next) && !this.isVariableDeclaration(token, next))
            return undefined;
        return this.variableShadow(token);
    }
    /** `int Shell::system(…) {` and `using own::system;`. */
    qualifiedShadow(token) {
        const { tokens } = this;
        const owner = tokens.kinds[token - 2] === c_like_lexer.NAME ? tokens.textOf(token - 2) : '';
        if (owner === '' || owner === 'std')
            return undefined;
        if (tokens.is(token + 1, '(')) {
            if (!this.hasBody(token + 1))
                return undefined;
            return { from: token, to: token, owner };
        }
        let from = token;
        while (tokens.is(from - 1, '::') && tokens.kinds[from - 2] === c_like_lexer.NAME)
            from -= 2;
        return tokens.isName(from - 1, 'using') ? this.variableShadow(token) : undefined;
    }
    functionShadow(token, hasBody) {
        // In whatever namespace it is declared, a function of C is the same function (C++23 [dcl.link]).
        if (!hasBody && this.hasLanguageLinkage(token))
            return undefined;
        for (const scope of this.structure.scopesAround(token)) {
            if (scope.kind === 'class' || (scope.kind === 'namespace' && scope.name !== '')) {
                return { from: scope.open, to: scope.close, owner: scope.name === '' ? undefined : scope.name };
            }
            if (scope.kind !== 'namespace')
                return undefined;
        }
        // Without a body it is the library's own prototype.
        return hasBody ? { from: 0, to: this.tokens.count, owner: undefined } : undefined;
    }
    hasLanguageLinkage(token) {
        const { tokens } = this;
        for (let at = token - 1; at > Math.max(0, token - MAX_TRAILER); at--) {
            if (tokens.isName(at, 'extern'))
                return tokens.kinds[at + 1] === c_like_lexer.STRING;
            if (tokens.is(at, ';') || tokens.is(at, '{') || tokens.is(at, '}'))
                break;
        }
        for (const scope of this.structure.scopesAround(token))
            if (tokens.isName(scope.head, 'extern'))
                return true;
        return false;
    }
    variableShadow(token) {
        const { tokens, structure } = this;
        let open = structure.parent[token];
        let paren = -1;
        while (open !== -1 && !tokens.is(open, '{')) {
            if (tokens.is(open, '('))
                paren = open;
            open = structure.parent[open];
        }
        if (paren !== -1) {
            // A parameter is known in the body that follows.
            const close = structure.match[paren];
            let at = close === -1 ? tokens.count : close + 1;
            for (let steps = 0; steps < MAX_TRAILER && at < tokens.count && !tokens.is(at, '{') && !tokens.is(at, ';'); steps++)
                at++;
            if (tokens.is(at, '{')) {
                const end = structure.match[at];
                return { from: token, to: end === -1 ? tokens.count : end, owner: undefined };
            }
            if (close !== -1 && !this.isTypeBefore(token))
                return { from: token, to: close, owner: undefined };
        }
        const end = open === -1 ? -1 : structure.match[open];
        const scope = open === -1 ? undefined : structure.scopeOf(open);
        return {
            from: token,
            to: end === -1 ? tokens.count : end,
            owner: scope?.kind === 'class' && scope.name !== '' ? scope.name : undefined,
        };
    }
    isFunctionDeclaration(from, open) {
        const { tokens } = this;
        if (this.hasBody(open) && !tokens.is(from - 1, '('))
            return !isExpressionStart(tokens, from);
        if (isExpressionStart(tokens, from))
            return false;
        if (tokens.kinds[from - 1] === c_like_lexer.NAME) {
            // Inside a function, two names one after the other are more often a macro and a call.
            return this.isInFunction(from) ? this.looksLikeParameters(open) : !this.hasStringArgument(open);
        }
        const isAfterType = tokens.is(from - 1, '*') ||
            tokens.is(from - 1, '&') ||
            tokens.is(from - 1, '>') ||
            tokens.is(from - 1, '&&');
        return isAfterType && this.looksLikeParameters(open);
    }
    isInFunction(token) {
        for (const scope of this.structure.scopesAround(token)) {
            if (scope.kind === 'function')
                return true;
            if (scope.kind !== 'block')
                return false;
        }
        return false;
    }
    /** `int (*popen)(const char *)`: a pointer of this name. `(*popen)(x)` calls it. */
    isPointerDeclaration(token, next) {
        const { tokens } = this;
        if (!tokens.is(token - 1, '*') || !tokens.is(next, ')') || !tokens.is(next + 1, '('))
            return false;
        let before = token - 2;
        if (tokens.kinds[before] === c_like_lexer.NAME)
            before--; // A calling convention.
        return tokens.is(before, '(') && (this.isTypeBefore(before) || tokens.is(before - 1, '*'));
    }
    isVariableDeclaration(token, next) {
        const { tokens } = this;
        if (!VARIABLE_FOLLOWERS.some((follower) => tokens.is(next, follower)))
            return false;
        if (this.isTypeBefore(token))
            return true;
        // `std::function<int(char *)> popen`: what stands before is a template's argument, no operand.
        if (tokens.is(token - 1, '>') && ENDS_TYPE.some((end) => tokens.is(token - 2, end)))
            return true;
        const isPointer = tokens.is(token - 1, '*') || tokens.is(token - 1, '&') || tokens.is(token - 1, '>');
        return isPointer && this.isTypeBefore(token - 1) && !tokens.is(next, '[');
    }
    isTypeBefore(token) {
        const { tokens } = this;
        return (tokens.kinds[token - 1] === c_like_lexer.NAME &&
            !EXPRESSION_WORDS.has(tokens.textOf(token - 1)) &&
            !tokens.isName(token - 1, 'using'));
    }
    hasBody(open) {
        const { tokens, structure } = this;
        const close = structure.match[open];
        if (close === -1)
            return false;
        for (let at = close + 1; at < Math.min(tokens.count, close + MAX_TRAILER); at++) {
            if (tokens.is(at, '{'))
                return true;
            if (tokens.kinds[at] === c_like_lexer.NAME ||
                tokens.is(at, '->') ||
                tokens.is(at, '::') ||
                tokens.is(at, '*') ||
                tokens.is(at, '&'))
                continue;
            return false;
        }
        return false;
    }
    hasStringArgument(open) {
        const { tokens, structure } = this;
        const close = structure.match[open];
        for (let at = open + 1; at < Math.min(close, open + MAX_PARAMETERS); at++) {
            // A default argument is a string as well.
            if (tokens.kinds[at] === c_like_lexer.STRING && !tokens.is(at - 1, '='))
                return true;
        }
        return false;
    }
    /** `(const char *x)`, `(int a, …)`, `(void)`, `()`. */
    looksLikeParameters(open) {
        const { tokens } = this;
        if (tokens.is(open + 1, ')'))
            return true;
        if (tokens.kinds[open + 1] !== c_like_lexer.NAME)
            return false;
        if (TYPE_WORDS.has(tokens.textOf(open + 1)))
            return true;
        return (tokens.kinds[open + 2] === c_like_lexer.NAME ||
            (tokens.is(open + 2, '*') && (tokens.is(open + 4, ',') || tokens.is(open + 4, ')'))));
    }
}
/** Whether an expression or statement begins at this token, so that no type stands before it. */
function isExpressionStart(tokens, token) {
    const before = token - 1;
    if (tokens.kinds[before] === c_like_lexer.NAME)
        return EXPRESSION_WORDS.has(tokens.textOf(before));
    return !(tokens.is(before, '*') ||
        tokens.is(before, '&') ||
        tokens.is(before, '>') ||
        tokens.is(before, '&&'));
}
/** Own definitions of one name that are kept. */
const MAX_SHADOWS = 100;
const ENDS_TYPE = [')', '>', '*', '&'];
const VARIABLE_FOLLOWERS = ['=', ';', ',', ')', '[', '{'];
const TYPE_WORDS = new Set([
    'const',
    'void',
    'char',
    'int',
    'unsigned',
    'signed',
    'long',
    'short',
    'struct',
    'wchar_t',
    'size_t',
    'bool',
    'LPCSTR',
    'LPCWSTR',
    'LPCTSTR',
    'std',
]);

;// CONCATENATED MODULE: ./build/js/syntax/c-names.js



/** Parts of a qualified name that are read. */
const MAX_QUALIFIERS = 8;
/** Where functions of given names are used: not where they are declared, not methods, not others of the same name. */
class CNames {
    structure;
    tokens;
    macros;
    shadows;
    aliases = new Map(WELL_KNOWN_ALIASES);
    imported = new Set();
    constructor(structure, macros, interesting) {
        this.structure = structure;
        this.tokens = structure.tokens;
        this.macros = macros;
        this.readUsings();
        this.shadows = new CShadows(structure, interesting);
    }
    *mentions(interesting) {
        const { tokens, structure } = this;
        for (let token = 0; token < tokens.count; token++) {
            if (tokens.kinds[token] !== c_like_lexer.NAME || structure.aside[token] === 2)
                continue;
            const text = tokens.textOf(token);
            const direct = interesting.has(text);
            if (!direct && this.macros.at(text, token).length === 0)
                continue;
            if (structure.aside[token] === 1 && !this.isReplacement(token))
                continue;
            const { names, next } = this.macros.namesAt(token);
            for (const { name, qualifier } of names) {
                if (!interesting.has(name))
                    continue;
                const mention = this.mentionAt(token, next, name, qualifier);
                if (mention === undefined)
                    continue;
                yield mention;
                break;
            }
        }
    }
    /** Whether an unqualified name was brought in from this namespace. */
    isImported(namespace, name) {
        return this.imported.has(`${namespace}::${name}`) || this.imported.has(`${namespace}::`);
    }
    /** The functions and classes around a token, outermost first, for identities. */
    symbolAt(token) {
        const names = [];
        for (const scope of this.structure.scopesAround(token))
            if (scope.kind !== 'block')
                names.unshift(symbolOf(scope));
        return names.join('.');
    }
    mentionAt(token, next, name, given) {
        const { tokens, structure } = this;
        let from = token;
        let qualifier = given;
        if (tokens.is(token - 1, '.') || tokens.is(token - 1, '->'))
            return undefined;
        if (tokens.is(token - 1, '::')) {
            const parts = [];
            from = token - 1;
            while (parts.length < MAX_QUALIFIERS &&
                tokens.kinds[from - 1] === c_like_lexer.NAME &&
                !EXPRESSION_WORDS.has(tokens.textOf(from - 1))) {
                parts.unshift(tokens.textOf(from - 1));
                from -= 1;
                if (!tokens.is(from - 1, '::'))
                    break;
                from -= 1;
            }
            // `f<int>::system` names a member of something.
            if (tokens.is(from, '::') && (tokens.is(from - 1, '>') || tokens.is(from - 1, ')')))
                return undefined;
            qualifier = parts.join('::');
        }
        if (qualifier !== undefined)
            qualifier = this.expanded(qualifier);
        const open = this.callAfter(from, next);
        if (this.shadows.declares(from, token, next) || this.isListed(from, next))
            return undefined;
        if (qualifier === undefined && this.shadows.hides(name, token))
            return undefined;
        const kind = open === -1 ? 'reference' : 'call';
        // The parentheses around a called name are part of what is shown.
        if (open > next)
            from = structure.match[next];
        if (from < 0 || (kind === 'reference' && !this.isHandedOn(name, from, next, qualifier)))
            return undefined;
        return {
            name,
            qualifier,
            kind,
            from,
            to: open === -1 || structure.match[open] === -1 ? next : structure.match[open] + 1,
            open,
        };
    }
    /** The parenthesis that calls what stands before: `f(`, `(f)(`, `(*f)(`; -1: none. */
    callAfter(from, next) {
        const { tokens } = this;
        if (tokens.is(next, '('))
            return next;
        if (!tokens.is(next, ')') || !tokens.is(next + 1, '('))
            return -1;
        const isPointer = tokens.is(from - 1, '*') || tokens.is(from - 1, '&');
        const open = isPointer ? from - 2 : from - 1;
        if (!tokens.is(open, '('))
            return -1;
        // Behind a name it is the argument of a macro, which makes what it likes of it.
        const isArgument = tokens.kinds[open - 1] === c_like_lexer.NAME && !EXPRESSION_WORDS.has(tokens.textOf(open - 1));
        return isArgument ? -1 : next + 1;
    }
    /** `using std::system;`, `defined(system)`, `decltype(&system)`: named, and not used. */
    isListed(from, next) {
        const { tokens, structure } = this;
        if (tokens.isName(from - 1, 'using') || tokens.isName(from - 1, 'typename'))
            return true;
        const around = structure.parent[from];
        const word = around > 0 && tokens.kinds[around - 1] === c_like_lexer.NAME ? tokens.textOf(around - 1) : '';
        if (!tokens.is(next, '(') && (UNEVALUATED.has(word) || this.macros.at(word, from).length > 0))
            return true;
        return structure.aside[from] === 1 && !this.isReplacement(from);
    }
    /** A bare name that is also an everyday word counts only where it must be a function. */
    isHandedOn(name, from, next, qualifier) {
        const { tokens } = this;
        const before = from - 1;
        if (tokens.is(next, '::') || tokens.is(next, '<') || tokens.is(next, '=') || tokens.is(next, ':'))
            return false;
        if (tokens.is(next, '.') || tokens.is(next, '->') || tokens.is(next, '['))
            return false;
        if (!EVERYDAY_WORDS.has(name))
            return tokens.kinds[before] !== c_like_lexer.NAME || EXPRESSION_WORDS.has(tokens.textOf(before));
        if (tokens.is(before, '&') && !isOperand(tokens, before - 1))
            return true;
        if (qualifier !== undefined)
            return true;
        const around = this.structure.parent[from];
        if (around > 0 && tokens.kinds[around - 1] === c_like_lexer.NAME && TAKES_FUNCTION.has(tokens.textOf(around - 1)))
            return true;
        if (around > 1 && tokens.kinds[around - 2] === c_like_lexer.NAME && TAKES_FUNCTION.has(tokens.textOf(around - 2)))
            return true;
        if (tokens.is(before, ')'))
            return tokens.is(before - 1, ')') || tokens.is(before - 1, '*');
        if (!tokens.is(before, '='))
            return false;
        if (tokens.is(before - 1, ')'))
            return true;
        return (tokens.kinds[before - 1] === c_like_lexer.NAME && (tokens.isName(before - 2, 'auto') || tokens.is(before - 2, '*')));
    }
    /** Whether a token of a directive stands in the replacement of a macro. */
    isReplacement(token) {
        const { tokens } = this;
        const directive = this.directiveOf(token);
        if (directive === -1 || !tokens.isName(directive + 1, 'define'))
            return false;
        const isCall = tokens.is(token + 1, '(') || tokens.is(token + 1, ')');
        return token > directive + 2 && isCall;
    }
    directiveOf(token) {
        const { directives } = this.structure;
        let low = 0;
        let high = directives.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (directives[middle] <= token)
                low = middle;
            else
                high = middle - 1;
        }
        return directives[low] ?? -1;
    }
    expanded(qualifier) {
        const [first = '', ...rest] = qualifier.split('::');
        return [this.aliases.get(first) ?? first, ...rest].join('::');
    }
    readUsings() {
        const { tokens } = this;
        for (let token = 0; token < tokens.count; token++) {
            if (tokens.kinds[token] !== c_like_lexer.NAME)
                continue;
            if (tokens.isName(token, 'namespace') &&
                tokens.kinds[token + 1] === c_like_lexer.NAME &&
                tokens.is(token + 2, '=')) {
                this.aliases.set(tokens.textOf(token + 1), this.expanded(this.qualifiedFrom(token + 3)));
            }
            else if (tokens.isName(token, 'using')) {
                if (tokens.isName(token + 1, 'namespace'))
                    this.imported.add(`${this.expanded(this.qualifiedFrom(token + 2))}::`);
                else if (!tokens.is(token + 2, '='))
                    this.imported.add(this.expanded(this.qualifiedFrom(token + 1)));
            }
        }
    }
    qualifiedFrom(token) {
        const { tokens } = this;
        const parts = [];
        let at = tokens.is(token, '::') ? token + 1 : token;
        while (parts.length < MAX_QUALIFIERS && tokens.kinds[at] === c_like_lexer.NAME) {
            parts.push(tokens.textOf(at));
            if (!tokens.is(at + 1, '::'))
                break;
            at += 2;
        }
        return parts.join('::');
    }
}
function symbolOf({ qualifier, name }) {
    return qualifier === '' ? name : `${qualifier}.${name}`;
}
/** Whether `&` after this token joins two values instead of taking an address. */
function isOperand(tokens, token) {
    if (tokens.kinds[token] === c_like_lexer.NAME)
        return !EXPRESSION_WORDS.has(tokens.textOf(token));
    return (tokens.is(token, ')') || tokens.is(token, ']') || tokens.is(token, '>') || tokens.kinds[token] === c_like_lexer.STRING);
}
/** Names that most programs use for something else. */
const EVERYDAY_WORDS = new Set(['system', 'exec', 'eval']);
/** Callables that call what they are given; a variable of such a type has its name in between. */
const TAKES_FUNCTION = new Set([
    'invoke',
    'thread',
    'jthread',
    'async',
    'bind',
    'bind_front',
    'apply',
    'pthread_create',
    'call_once',
]);
const WELL_KNOWN_ALIASES = [
    ['py', 'pybind11'],
    ['bp', 'boost::process'],
];
const UNEVALUATED = new Set([
    'decltype',
    'sizeof',
    'alignof',
    '__typeof__',
    'typeof',
    'defined',
    '__has_builtin',
]);

// EXTERNAL MODULE: ./build/js/text/redact.js
var redact = __webpack_require__(9239);
;// CONCATENATED MODULE: ./build/js/checks/code/c-constructors.js

/** Tokens from an attribute to the body of its function. */
const MAX_SIGNATURE = 80;
/** Functions that the loader calls by their name. */
const ENTRY_POINTS = new Set(['DllMain', '_init', 'DllEntryPoint']);
const ATTRIBUTE_WORDS = new Set(['constructor', '__constructor__']);
/** The functions that run when the file's library is loaded. */
function* constructorsIn(structure) {
    const { tokens } = structure;
    const declared = new Set(ENTRY_POINTS);
    const macros = new Set();
    const found = new Map();
    for (const directive of structure.directives) {
        if (!tokens.isName(directive + 1, 'define'))
            continue;
        const end = structure.directiveEnd(directive);
        for (let token = directive + 3; token < end; token++) {
            if (isAttribute(structure, token))
                macros.add(tokens.textOf(directive + 2));
        }
    }
    for (let token = 0; token < tokens.count; token++) {
        if (tokens.kinds[token] !== c_like_lexer.NAME || structure.aside[token] !== 0)
            continue;
        if (!isAttribute(structure, token) && !macros.has(tokens.textOf(token)))
            continue;
        const end = signatureEnd(structure, token);
        if (tokens.is(end, '{'))
            found.set(end, structure.scopeOf(end));
        else {
            const name = declaredName(tokens, statementStart(tokens, token), end);
            if (name !== undefined)
                declared.add(name);
        }
    }
    for (let token = 0; token < tokens.count; token++) {
        if (!tokens.is(token, '(') || tokens.kinds[token - 1] !== c_like_lexer.NAME || !declared.has(tokens.textOf(token - 1)))
            continue;
        const end = signatureEnd(structure, token - 1);
        if (tokens.is(end, '{'))
            found.set(end, structure.scopeOf(end));
    }
    yield* found.values();
}
/** `__attribute__((constructor))`, also with a priority, and `[[gnu::constructor]]`. */
function isAttribute(structure, token) {
    const { tokens } = structure;
    if (!ATTRIBUTE_WORDS.has(tokens.textOf(token)))
        return false;
    const open = structure.parent[token];
    if (open < 2)
        return false;
    return ((tokens.is(open, '(') && tokens.is(open - 1, '(') && tokens.textOf(open - 2).startsWith('__attribute')) ||
        (tokens.is(open, '[') && tokens.is(open - 1, '[')));
}
/** The `{` or `;` that ends the declaration around a token. */
function signatureEnd(structure, token) {
    const { tokens } = structure;
    let at = token;
    // Out of the attribute first.
    for (let open = structure.parent[at]; open !== -1 && !tokens.is(open, '{'); open = structure.parent[open]) {
        const close = structure.match[open];
        if (close === -1)
            break;
        at = close;
    }
    for (let steps = 0; steps < MAX_SIGNATURE && at < tokens.count; steps++, at++) {
        if (tokens.is(at, '{') || tokens.is(at, ';'))
            return at;
        if (tokens.is(at, '(') && structure.match[at] > at)
            at = structure.match[at];
    }
    return at;
}
function statementStart(tokens, token) {
    let at = token;
    while (at > 0 && token - at < MAX_SIGNATURE && tokens.kinds[at - 1] !== c_like_lexer.DIRECTIVE_END) {
        if (tokens.is(at - 1, ';') || tokens.is(at - 1, '{') || tokens.is(at - 1, '}'))
            break;
        at--;
    }
    return at;
}
function declaredName(tokens, from, to) {
    for (let token = from; token < to; token++) {
        if (tokens.kinds[token] === c_like_lexer.NAME && tokens.is(token + 1, '(') && !tokens.textOf(token).startsWith('__'))
            return tokens.textOf(token);
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/js/checks/code/c-rules.js
var c_rules = __webpack_require__(9109);
// EXTERNAL MODULE: ./build/js/checks/code/c-sinks.js
var c_sinks = __webpack_require__(2198);
// EXTERNAL MODULE: ./build/js/checks/code/command-text.js
var command_text = __webpack_require__(5339);
;// CONCATENATED MODULE: ./build/js/checks/code/c-judgement.js





/** Tokens of an argument made of flags. */
const MAX_FLAGS = 200;
/** Undefined: nothing to say about this call. */
function judgeCall(sink, given) {
    // A declaration, or a method of the same name: none of these functions does without.
    if (given.args.length === 0)
        return undefined;
    switch (sink.kind) {
        case 'shell':
            return judgeShell(sink, given);
        case 'program':
            return judgeProgram(sink, given);
        case 'library':
            return judgeLibrary(sink, given);
        case 'script':
            return judgeScript(sink, given);
        case 'module':
            return { rule: c_rules/* C_GPU_MODULE */.kL, severity: 'audit', why: 'loaded' };
        case 'module-file': {
            const texts = textsAt(given, sink.argument);
            return {
                rule: c_rules/* C_GPU_MODULE */.kL,
                severity: texts === undefined ? 'low' : 'audit',
                why: 'loaded from a file',
            };
        }
        case 'memory':
            return judgeMemory(sink, given);
        case 'process':
            return {
                rule: c_rules/* C_PROCESS_TAMPERING */.Y3,
                severity: sink.name === 'ptrace' ? 'medium' : 'high',
                why: 'tampered',
            };
        case 'lookup':
            return judgeLookup(sink, given);
        case 'system-call':
            return judgeSystemCall(given);
    }
}
/** A function that is handed on: whoever gets it gives it what they like. */
function judgeReference(sink) {
    const note = (0,redact/* evidence */.MX) `handed on: what it is given is decided elsewhere`;
    switch (sink.kind) {
        case 'shell':
            return { rule: c_rules/* C_COMMAND */.wj, severity: 'high', why: 'handed on', note };
        case 'program':
            return { rule: c_rules/* C_COMMAND */.wj, severity: 'medium', why: 'handed on', note };
        case 'library':
            return { rule: c_rules/* C_LIBRARY_LOAD */.jA, severity: 'medium', why: 'handed on', note };
        case 'script':
            return { rule: c_rules/* C_INTERPRETER */.dr, severity: 'medium', why: 'handed on', note };
        case 'module':
        case 'module-file':
        case 'memory':
        case 'process':
        case 'lookup':
        case 'system-call':
            return undefined;
    }
}
/** Text of an assembly statement, or the label that gives a declared function another name. */
function judgeAssembly(text) {
    const label = text.replace(/^_/, '');
    if (HIDEABLE.test(label) && c_sinks/* C_SINK_NAMES */.F1.has(label)) {
        return {
            rule: c_rules/* C_COMMAND */.wj,
            severity: 'high',
            why: `label ${label}`,
            note: (0,redact/* evidence */.MX) `gives a function that starts commands another name`,
        };
    }
    return ENTERS_KERNEL.test(text) ? { rule: c_rules/* C_SYSTEM_CALL */.DE, severity: 'medium', why: 'assembly' } : undefined;
}
function judgeShell(sink, given) {
    const texts = textsAt(given, sink.argument);
    if (texts === undefined)
        return { rule: c_rules/* C_COMMAND */.wj, severity: 'high', why: 'made at run time' };
    // `system(NULL)` asks whether there is a shell.
    if (texts.every((text) => text === ''))
        return undefined;
    return judgeCommandText(texts);
}
function judgeCommandText(texts) {
    if (texts.some(command_text/* runsWhatItFetches */.o)) {
        return {
            rule: c_rules/* C_COMMAND */.wj,
            severity: 'critical',
            why: 'downloads and runs',
            note: (0,redact/* evidence */.MX) `what it runs is not in the repository`,
        };
    }
    return { rule: c_rules/* C_COMMAND */.wj, severity: 'low', why: 'constant', note: (0,redact/* evidence */.MX) `the command is constant` };
}
function judgeProgram(sink, given) {
    const { args } = given;
    let programs = textsAt(given, sink.argument);
    if (sink.name.startsWith('CreateProcess')) {
        const application = textsAt(given, sink.argument - 1);
        if (programs !== undefined && application !== undefined)
            programs = [...programs, ...application];
        else
            programs = undefined;
    }
    if (sink.name === 'fexecve' || sink.name === 'execveat')
        programs = undefined;
    if (programs?.some((program) => SHELL_PROGRAM.test(program)) === true) {
        const option = args.findIndex((_, place) => place > sink.argument && textsAt(given, place)?.some((text) => COMMAND_OPTION.test(text)) === true);
        // The arguments are in an array that was filled elsewhere, or there is no `-c` at all.
        if (option === -1)
            return { rule: c_rules/* C_COMMAND */.wj, severity: 'medium', why: 'shell' };
        const commands = textsAt(given, option + 1);
        if (commands === undefined)
            return { rule: c_rules/* C_COMMAND */.wj, severity: 'high', why: 'shell made at run time' };
        return judgeCommandText(commands);
    }
    if (programs !== undefined)
        return { rule: c_rules/* C_COMMAND */.wj, severity: 'audit', why: 'constant program' };
    return {
        rule: c_rules/* C_COMMAND */.wj,
        severity: 'medium',
        why: 'program chosen at run time',
        note: (0,redact/* evidence */.MX) `which program it is, is decided at run time`,
    };
}
function judgeLibrary(sink, given) {
    const { tokens, args } = given;
    const range = args[sink.argument];
    if (range === undefined)
        return undefined;
    const rest = args.slice(sink.argument + 1);
    // Only asks for what is loaded already; or the system's own directory is the only one that is searched.
    if (rest.some((flags) => namesIn(tokens, flags, SAFE_LOAD_FLAGS)))
        return undefined;
    const texts = textsAt(given, sink.argument);
    if (texts === undefined && given.isParameter(range)) {
        return {
            rule: c_rules/* C_LIBRARY_LOAD */.jA,
            severity: 'medium',
            why: 'place decided by callers',
            note: (0,redact/* evidence */.MX) `callers decide the place`,
        };
    }
    if (texts === undefined)
        return { rule: c_rules/* C_LIBRARY_LOAD */.jA, severity: 'high', why: 'place decided at run time' };
    if (texts.every(isFixedPlace))
        return undefined;
    return {
        rule: c_rules/* C_LIBRARY_LOAD */.jA,
        severity: 'high',
        why: 'relative',
        note: (0,redact/* evidence */.MX) `the place depends on the working directory, or anybody may write there`,
    };
}
/** A bare name, which the system resolves; a place that only root can write to; or one relative to the program. */
function isFixedPlace(text) {
    if (OPEN_PLACES.test(text))
        return false;
    if (!/[/\\]/.test(text))
        return true;
    return /^(?:\/|@(?:rpath|loader_path|executable_path)\/|\$ORIGIN\/|[A-Za-z]:\\)/.test(text);
}
function judgeScript(sink, given) {
    const texts = textsAt(given, sink.argument);
    // Other interpreters are embedded so that users can script the program.
    const isPython = sink.name.startsWith('Py') || sink.namespace !== undefined;
    if (texts === undefined)
        return { rule: c_rules/* C_INTERPRETER */.dr, severity: isPython ? 'high' : 'medium', why: 'made at run time' };
    return { rule: c_rules/* C_INTERPRETER */.dr, severity: 'low', why: 'constant', note: (0,redact/* evidence */.MX) `the text is constant` };
}
function judgeMemory(sink, { tokens, args }) {
    const protection = args[sink.argument];
    if (protection === undefined)
        return undefined;
    const isWindows = sink.name.startsWith('Virtual');
    let executable = namesIn(tokens, protection, isWindows ? PAGE_EXECUTE : PROT_EXEC);
    let writable = namesIn(tokens, protection, isWindows ? PAGE_EXECUTE_WRITE : PROT_WRITE);
    for (let token = protection.from; token < Math.min(protection.to, protection.from + MAX_FLAGS); token++) {
        if (tokens.kinds[token] !== c_like_lexer.NUMBER)
            continue;
        const value = Number(tokens.textOf(token).replace(/[uUlL]{1,3}$/, ''));
        executable ||= isWindows ? (value & 0xf0) !== 0 : (value & 4) !== 0;
        writable ||= isWindows ? (value & 0xc0) !== 0 : (value & 2) !== 0;
    }
    if (!executable)
        return undefined;
    if (!writable)
        return { rule: c_rules/* C_EXECUTABLE_MEMORY */.nM, severity: 'medium', why: 'executable' };
    return {
        rule: c_rules/* C_EXECUTABLE_MEMORY */.nM,
        severity: 'high',
        why: 'writable and executable',
        note: (0,redact/* evidence */.MX) `writable and executable at the same time`,
    };
}
function judgeLookup(sink, given) {
    const texts = textsAt(given, sink.argument);
    const hidden = texts?.find((text) => c_sinks/* C_SINK_NAMES */.F1.has(text) && HIDEABLE.test(text));
    if (hidden === undefined)
        return undefined;
    return {
        rule: c_rules/* C_COMMAND */.wj,
        severity: 'high',
        why: `looks up ${hidden}`,
        note: (0,redact/* evidence */.MX) `looks a function up by name that could be called by name`,
    };
}
function judgeSystemCall({ tokens, args, runsDescriptors }) {
    const number = args[0];
    if (number === undefined)
        return undefined;
    if (namesIn(tokens, number, EXECUTING_CALLS))
        return { rule: c_rules/* C_SYSTEM_CALL */.DE, severity: 'high', why: 'execve', note: (0,redact/* evidence */.MX) `starts a program` };
    if (namesIn(tokens, number, MEMORY_FILES) && runsDescriptors) {
        return {
            rule: c_rules/* C_SYSTEM_CALL */.DE,
            severity: 'critical',
            why: 'memfd',
            note: (0,redact/* evidence */.MX) `runs a program that never was a file`,
        };
    }
    return undefined;
}
function textsAt({ constants, args }, place) {
    const range = args[place];
    return range === undefined ? undefined : constants.textsOf(range);
}
function namesIn(tokens, { from, to }, names) {
    for (let token = from; token < Math.min(to, from + MAX_FLAGS); token++) {
        if (tokens.kinds[token] === c_like_lexer.NAME && names.has(tokens.textOf(token)))
            return true;
    }
    return false;
}
/** Instructions that enter the kernel: x86, ARM, RISC-V. */
const ENTERS_KERNEL = /\b(?:syscall|sysenter|ecall|int\s{1,4}\$?0x80|svc\s{1,4}#?(?:0x)?0|swi\s{1,4}#?0)\b/;
const SHELL_PROGRAM = /(?:^|[/\\])(?:(?:ba|z|da|k|c|tc|a)?sh|cmd|powershell|pwsh)(?:\.exe)?$/i;
const COMMAND_OPTION = /^(?:-[a-z]{0,4}c|\/[ck]|-Command|-EncodedCommand)$/i;
/** Directories in which anybody can put a library. */
const OPEN_PLACES = /^(?:\/tmp\/|\/var\/tmp\/|\/dev\/shm\/|\.{1,2}[/\\])/;
const HIDEABLE = /^_?w?(?:system|popen|exec|posix_spawn|WinExec|CreateProcess|ShellExecute)/;
const SAFE_LOAD_FLAGS = new Set([
    'RTLD_NOLOAD',
    'LOAD_LIBRARY_SEARCH_SYSTEM32',
    'LOAD_LIBRARY_AS_DATAFILE',
    'LOAD_LIBRARY_AS_IMAGE_RESOURCE',
]);
const PROT_EXEC = new Set(['PROT_EXEC']);
const PROT_WRITE = new Set(['PROT_WRITE']);
const PAGE_EXECUTE = new Set([
    'PAGE_EXECUTE',
    'PAGE_EXECUTE_READ',
    'PAGE_EXECUTE_READWRITE',
    'PAGE_EXECUTE_WRITECOPY',
]);
const PAGE_EXECUTE_WRITE = new Set(['PAGE_EXECUTE_READWRITE', 'PAGE_EXECUTE_WRITECOPY']);
const EXECUTING_CALLS = new Set([
    'SYS_execve',
    'SYS_execveat',
    '__NR_execve',
    '__NR_execveat',
]);
const MEMORY_FILES = new Set(['SYS_memfd_create', '__NR_memfd_create', 'memfd_create']);

// EXTERNAL MODULE: ./build/js/checks/code/severity.js
var code_severity = __webpack_require__(2343);
;// CONCATENATED MODULE: ./build/js/checks/code/c-findings.js











const c_findings_MEMORY_FILES = new Set(['memfd_create']);
/** Tokens of a function's head that may name parameters. */
const c_findings_MAX_SIGNATURE = 400;
/** Macros whose uses are looked for; further ones count as unused. */
const MAX_SEARCHED = 50;
/** Calls of functions with sinks that constructors are searched for. */
const MAX_CALLERS = 200;
/** What one source in C and its kin does. */
class CInspection {
    file;
    context;
    tokens;
    structure;
    macros;
    names;
    constants;
    runsDescriptors;
    constructor(file, text, context) {
        this.file = file;
        this.context = context;
        this.tokens = new c_like_lexer.CTokens(text);
        this.structure = new CStructure(this.tokens);
        this.macros = new CMacros(this.structure);
        this.names = new CNames(this.structure, this.macros, INTERESTING);
        this.constants = new CConstants(this.structure, this.macros);
        this.runsDescriptors = /\bfexecve\b|\bexecveat\b|\/proc\/self\/fd/.test(text);
    }
    *findings() {
        const found = [...this.sinks()];
        const startup = [...constructorsIn(this.structure)];
        const functions = new Set();
        for (const each of found) {
            const scope = this.functionAround(each.from);
            if (each.judgement.severity !== 'audit' && scope !== undefined && scope.name !== '')
                functions.add(scope.name);
        }
        for (const each of found)
            yield this.finding(each);
        for (const each of this.exportedNames())
            yield this.finding(each);
        yield* this.constructorFindings(found, startup, functions);
        if (!c_sinks/* DEVICE_SOURCE */.dW.test(this.file.path))
            yield* this.assembly();
    }
    *sinks() {
        for (const mention of this.names.mentions(INTERESTING)) {
            const sink = c_sinks/* C_SINKS */.Hl.find((each) => each.name === mention.name && this.isMeant(each, mention));
            const judgement = c_findings_MEMORY_FILES.has(mention.name)
                ? this.judgeMemoryFile(mention)
                : this.judge(sink, mention);
            if (judgement !== undefined)
                yield { judgement, callee: mention.name, from: mention.from, to: mention.to };
        }
    }
    /** Macros that give a function another name, for other files to use. Those that are used here are seen there. */
    *exportedNames() {
        let searched = 0;
        for (const macro of this.macros.all()) {
            const { name, parameters, from, to, at } = macro;
            const qualified = to - from === 1
                ? ''
                : to - from === 3 && this.tokens.is(from + 1, '::')
                    ? this.tokens.textOf(from)
                    : undefined;
            if (parameters !== undefined || qualified === undefined || c_sinks/* C_SINK_NAMES */.F1.has(name))
                continue;
            const sink = c_sinks/* C_SINKS */.Hl.find((each) => each.namespace === undefined && this.tokens.isName(to - 1, each.name));
            const judgement = sink === undefined || (searched++ < MAX_SEARCHED && this.isUsed(name, at))
                ? undefined
                : judgeReference(sink);
            if (sink === undefined || judgement === undefined || (qualified !== '' && qualified !== 'std'))
                continue;
            yield {
                judgement: { ...judgement, severity: 'medium', why: `named ${name}` },
                callee: sink.name,
                from: at,
                to,
            };
        }
    }
    isUsed(name, definition) {
        const { tokens } = this;
        for (let token = definition + 1; token < tokens.count; token++)
            if (tokens.isName(token, name))
                return true;
        return false;
    }
    judge(sink, mention) {
        if (sink === undefined)
            return undefined;
        if (mention.kind === 'reference')
            return judgeReference(sink);
        const { tokens, constants, runsDescriptors } = this;
        return judgeCall(sink, {
            tokens,
            constants,
            runsDescriptors,
            args: constants.argumentsOf(mention.open),
            isParameter: (range) => this.isParameter(mention.from, constants.nameOf(range)),
        });
    }
    isParameter(token, name) {
        const { tokens, structure } = this;
        if (name === undefined)
            return false;
        const macro = this.macros.around(token);
        if (macro !== undefined)
            return macro.parameters?.includes(name) === true;
        const scope = this.functionAround(token);
        if (scope === undefined)
            return false;
        for (let at = Math.max(scope.head, scope.open - c_findings_MAX_SIGNATURE); at < scope.open; at++) {
            if (tokens.isName(at, name) && tokens.is(structure.parent[at], '('))
                return true;
        }
        return false;
    }
    judgeMemoryFile({ kind, qualifier }) {
        if (kind !== 'call' || (qualifier !== undefined && qualifier !== '') || !this.runsDescriptors)
            return undefined;
        return {
            rule: c_rules/* C_COMMAND */.wj,
            severity: 'critical',
            why: 'memfd',
            note: (0,redact/* evidence */.MX) `runs a program that never was a file`,
        };
    }
    isMeant(sink, { qualifier, name }) {
        if (sink.namespace === undefined)
            return qualifier === undefined || qualifier === '' || qualifier === 'std';
        if (qualifier === undefined)
            return this.names.isImported(sink.namespace, name);
        return (qualifier === sink.namespace ||
            (qualifier !== '' && sink.namespace.endsWith(`::${qualifier}`) && sink.namespace.startsWith('v8')));
    }
    /** What runs at start-up: constructors that hold a sink or call a function that does, and initialisers of globals. */
    *constructorFindings(found, startup, functions) {
        const { tokens, structure } = this;
        const serious = found.filter(({ judgement }) => (0,code_severity/* compareSeverity */.zK)(judgement.severity, 'low') >= 0);
        for (const scope of startup) {
            const inside = firstBetween(serious, scope.open, scope.close);
            let reason = inside?.callee;
            let calls = 0;
            for (let token = scope.open; reason === undefined && token < scope.close && calls < MAX_CALLERS; token++) {
                if (tokens.kinds[token] !== c_like_lexer.NAME || !tokens.is(token + 1, '('))
                    continue;
                calls++;
                const name = tokens.textOf(token);
                if (functions.has(name) && name !== scope.name)
                    reason = name;
            }
            if (reason === undefined)
                continue;
            const judgement = {
                rule: c_rules/* C_CONSTRUCTOR */.VS,
                severity: 'high',
                why: reason,
                note: (0,redact/* evidence */.MX) `calls ${(0,redact/* excerpt */.Kb)(reason)}`,
            };
            yield this.finding({ judgement, callee: scope.name, from: scope.head, to: scope.open });
        }
        for (const each of found) {
            if (structure.aside[each.from] !== 0 || (0,code_severity/* compareSeverity */.zK)(each.judgement.severity, 'low') < 0)
                continue;
            if (each.judgement.why === 'handed on' || !this.runsAtStart(each.from))
                continue;
            yield this.finding({
                ...each,
                judgement: {
                    rule: c_rules/* C_CONSTRUCTOR */.VS,
                    severity: 'high',
                    why: `initialiser|${each.callee}`,
                    note: (0,redact/* evidence */.MX) `initialises a global`,
                },
            });
        }
    }
    *assembly() {
        const { tokens, structure } = this;
        for (let token = 0; token < tokens.count; token++) {
            if (tokens.kinds[token] !== c_like_lexer.NAME || !ASSEMBLY.has(tokens.textOf(token)) || structure.aside[token] === 2)
                continue;
            let open = token + 1;
            while (tokens.kinds[open] === c_like_lexer.NAME && QUALIFIERS.has(tokens.textOf(open)))
                open++;
            if (!tokens.is(open, '('))
                continue;
            const close = structure.match[open];
            let text = '';
            for (let at = open + 1; at < close && tokens.kinds[at] === c_like_lexer.STRING; at++)
                text += tokens.literalOf(at) ?? '';
            const judgement = judgeAssembly(text);
            if (judgement === undefined)
                continue;
            yield this.finding({ judgement, callee: 'asm', from: token, to: close + 1 });
        }
    }
    /** Whether a call stands outside every function: in the initialiser of a global. */
    runsAtStart(token) {
        const { tokens, structure } = this;
        for (const scope of structure.scopesAround(token)) {
            if (scope.kind === 'function' || scope.kind === 'class')
                return false;
            // A lambda is only run when it is called at once.
            if (scope.kind === 'block' && !tokens.is(scope.close + 1, '(') && !tokens.is(scope.open - 1, '='))
                return false;
        }
        const equals = tokens.is(token - 1, '=') ||
            tokens.is(token - 1, '(') ||
            tokens.is(token - 1, '{') ||
            tokens.kinds[token - 1] === c_like_lexer.NUMBER;
        return equals || [...structure.scopesAround(token)].some(({ kind }) => kind === 'block');
    }
    functionAround(token) {
        for (const scope of this.structure.scopesAround(token))
            if (scope.kind === 'function')
                return scope;
        return undefined;
    }
    finding({ judgement, callee, from, to }) {
        const { tokens, file } = this;
        const { rule, note } = judgement;
        const start = file.position(tokens.start(from));
        const offsetEnd = tokens.end(Math.max(to - 1, from));
        const end = file.position(offsetEnd);
        const severity = (0,code_severity/* severityAt */.xn)(file.path, judgement.severity, false);
        return {
            rule: rule.id,
            path: file.path,
            location: { line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
            evidence: (0,redact/* excerpt */.Kb)(tokens.source.slice(tokens.start(from), offsetEnd)),
            ...(note === undefined ? {} : { note }),
            identity: `${callee}|${judgement.why}|${this.names.symbolAt(from)}|${this.context.digest(tokens.normalised(from, to), false)}`,
            ...(0,code_severity/* levelFields */.iw)(rule, severity),
        };
    }
}
const INTERESTING = new Set([...c_sinks/* C_SINK_NAMES */.F1, ...c_findings_MEMORY_FILES]);
const ASSEMBLY = new Set(['asm', '__asm__', '__asm']);
const QUALIFIERS = new Set(['volatile', '__volatile__', '__volatile', 'goto', 'inline']);
/** The first of them in a range of tokens; they stand in order. */
function firstBetween(found, from, to) {
    let low = 0;
    let high = found.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (found[middle].from <= from)
            low = middle + 1;
        else
            high = middle;
    }
    const first = found[low];
    return first !== undefined && first.from < to ? first : undefined;
}


/***/ }),

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
