export const id = 230;
export const ids = [230];
export const modules = {

/***/ 1965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hb: () => (/* binding */ NO_ARGUMENTS),
/* harmony export */   Nf: () => (/* binding */ argumentOf),
/* harmony export */   lR: () => (/* binding */ readArguments)
/* harmony export */ });
/* harmony import */ var _python_scopes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4);
/* harmony import */ var _tree_sitter_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3096);


const NO_ARGUMENTS = {
    positional: [],
    positionalKnown: true,
    keywords: new Map(),
    keywordsKnown: true,
};
/** @param list an `argument_list` node; for anything else (`f(x for x in y)`) it is the only argument */
function readArguments(tree, list, sources) {
    if (list === _tree_sitter_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_NODE */ .lB)
        return NO_ARGUMENTS;
    if (tree.type(list) !== 'argument_list')
        return { ...NO_ARGUMENTS, positional: [list] };
    const positional = [];
    const keywords = new Map();
    let positionalKnown = true;
    let keywordsKnown = true;
    for (const child of tree.children(list)) {
        switch (tree.type(child)) {
            case 'keyword_argument': {
                const value = tree.child(child, 'value');
                if (value !== _tree_sitter_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_NODE */ .lB)
                    keywords.set((0,_python_scopes_js__WEBPACK_IMPORTED_MODULE_1__/* .foldName */ .z)(tree.textOf(tree.child(child, 'name'))), [value]);
                break;
            }
            case 'dictionary_splat': {
                const spread = tree.firstChild(child) === _tree_sitter_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_NODE */ .lB ? undefined : sources.entries(tree.firstChild(child));
                for (const [key, nodes] of spread?.entries ?? [])
                    keywords.set(key, nodes);
                keywordsKnown &&= spread?.complete ?? false;
                break;
            }
            case 'list_splat': {
                const spread = tree.firstChild(child) === _tree_sitter_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_NODE */ .lB ? [] : sources.values(tree.firstChild(child));
                const only = spread.length === 1 ? spread[0] : undefined;
                const items = only?.kind === 'items' ? only.items : [undefined];
                for (const item of items) {
                    if (item === undefined)
                        positionalKnown = false;
                    else if (positionalKnown)
                        positional.push(item);
                }
                break;
            }
            default:
                if (positionalKnown)
                    positional.push(child);
        }
    }
    return { positional, positionalKnown, keywords, keywordsKnown };
}
/** @param position 0-based; undefined for an argument that has no place */
function argumentOf(args, keyword, position) {
    const named = keyword === undefined ? undefined : args.keywords.get(keyword);
    if (named !== undefined)
        return { kind: 'given', nodes: named };
    const placed = position === undefined ? undefined : args.positional[position];
    if (placed !== undefined)
        return { kind: 'given', nodes: [placed] };
    const hidden = (keyword !== undefined && !args.keywordsKnown) || (position !== undefined && !args.positionalKnown);
    return { kind: hidden ? 'hidden' : 'absent' };
}


/***/ }),

/***/ 7035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ readScopes)
});

// EXTERNAL MODULE: ./build/js/syntax/python-scopes.js
var python_scopes = __webpack_require__(4);
// EXTERNAL MODULE: ./build/js/syntax/tree-sitter.js
var tree_sitter = __webpack_require__(3096);
;// CONCATENATED MODULE: ./build/js/syntax/python-import-names.js


/** What `import a.b, c as d` or `from a import b as c, d` binds. */
function importedNames(tree, statement) {
    return tree.type(statement) === 'import_statement' ? modules(tree, statement) : members(tree, statement);
}
function modules(tree, statement) {
    return tree.children(statement).flatMap((at) => {
        if (tree.type(at) === 'aliased_import') {
            const path = dotted(tree, tree.child(at, 'name'));
            return [{ at, name: (0,python_scopes/* foldName */.z)(tree.textOf(tree.child(at, 'alias'))), path }];
        }
        if (tree.type(at) !== 'dotted_name')
            return [];
        const top = dotted(tree, at).split('.', 1)[0];
        return [{ at, name: top, path: top }];
    });
}
function members(tree, statement) {
    const moduleNode = tree.child(statement, 'module_name');
    if (moduleNode === tree_sitter/* NO_NODE */.lB)
        return [];
    const module = tree.type(moduleNode) === 'relative_import' ? '.' : dotted(tree, moduleNode);
    return tree.children(statement).flatMap((at) => {
        if (at === moduleNode)
            return [];
        if (tree.type(at) === 'wildcard_import')
            return [{ at, name: '*', path: module }];
        const aliased = tree.type(at) === 'aliased_import';
        const member = dotted(tree, aliased ? tree.child(at, 'name') : at);
        const name = aliased ? (0,python_scopes/* foldName */.z)(tree.textOf(tree.child(at, 'alias'))) : member;
        return [{ at, name, path: `${module}.${member}` }];
    });
}
/** `a.b.c` without the blanks that may stand between its parts. */
function dotted(tree, node) {
    if (node === tree_sitter/* NO_NODE */.lB)
        return '';
    const parts = tree.children(node).map((part) => (0,python_scopes/* foldName */.z)(tree.textOf(part)));
    return parts.length === 0 ? (0,python_scopes/* foldName */.z)(tree.textOf(node)) : parts.join('.');
}

;// CONCATENATED MODULE: ./build/js/syntax/python-targets.js

/** Tuples nested deeper in one target are not followed. */
const MAX_TARGET_DEPTH = 16;
const GROUPS = new Set([
    'pattern_list',
    'tuple_pattern',
    'list_pattern',
    'expression_list',
    'tuple',
    'list',
    'parenthesized_expression',
    'list_splat_pattern',
    'list_splat',
    'dictionary_splat_pattern',
    'parenthesized_list_splat',
    'as_pattern_target',
]);
/** Parentheses around `open(path) as file` that are looked through. */
const MAX_WRAPPERS = 16;
const WRAPPERS = new Set(['parenthesized_expression', 'tuple']);
/** The names of `a`, `(a, b)`, `[a, *b]`, `a.b, c[0], d` on the left of an assignment. */
function* targetNames(tree, target) {
    const left = [];
    if (target !== tree_sitter/* NO_NODE */.lB)
        left.push({ node: target, steps: [] });
    for (let item = left.pop(); item !== undefined; item = left.pop()) {
        const { node, steps } = item;
        const type = tree.type(node);
        if (type === 'identifier')
            yield { node, steps };
        else if (type === 'list_splat_pattern' || type === 'list_splat') {
            for (const part of singleTargets(tree, node)) {
                if (tree.type(part) === 'identifier')
                    yield { node: part, steps: undefined };
            }
        }
        else if (GROUPS.has(type) && steps.length < MAX_TARGET_DEPTH) {
            const parts = tree.children(node);
            const splat = parts.findIndex((part) => tree.type(part).startsWith('list_splat'));
            const transparent = isParenthesized(tree, node, parts.length);
            for (const [index, part] of parts.entries()) {
                // After `*rest` the position in the value is not known.
                const step = splat !== -1 && index > splat ? 'each' : index;
                left.push({ node: part, steps: transparent ? steps : [...steps, step] });
            }
        }
    }
}
/** `(x) = 1` is no tuple; the grammar calls it one. */
function isParenthesized(tree, node, parts) {
    if (tree.type(node) === 'parenthesized_expression')
        return true;
    return tree.type(node) === 'tuple_pattern' && parts === 1 && !tree.textOf(node).includes(',');
}
/** The names and other single targets inside a target list. */
function singleTargets(tree, node) {
    const found = [];
    const left = node === tree_sitter/* NO_NODE */.lB ? [] : [node];
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
        if (!GROUPS.has(tree.type(at)))
            found.push(at);
        else
            for (const child of tree.children(at))
                left.push(child);
    }
    return found;
}
/** `open(path) as file` in a `with` statement, not in an `except` clause. */
function isOpenedByWith(tree, pattern) {
    let around = tree.parent(pattern);
    for (let depth = 0; depth < MAX_WRAPPERS && WRAPPERS.has(tree.type(around)); depth++) {
        around = tree.parent(around);
    }
    return tree.type(around) === 'with_item';
}

;// CONCATENATED MODULE: ./build/js/syntax/python-bindings.js




const COMPREHENSIONS = new Set([
    'list_comprehension',
    'set_comprehension',
    'dictionary_comprehension',
    'generator_expression',
]);
const UNKNOWN = { kind: 'unknown' };
/** One pass over the tree; scopes follow the Language Reference, 4.2. */
function readScopes(tree) {
    const reader = new ScopeReader(tree);
    for (let node = 0; node < tree.size; node++)
        reader.visit(node);
    return {
        module: reader.scopes[0],
        of: (node) => reader.scopes[reader.scopeOf[node]],
    };
}
class ScopeReader {
    scopes = [];
    scopeOf;
    tree;
    /** Number of the scope that a node opens. */
    opened = new Map();
    chained = new Map();
    constructor(tree) {
        this.tree = tree;
        this.scopeOf = new Uint32Array(tree.size);
        this.open('module', 0, undefined);
    }
    visit(node) {
        const { tree } = this;
        const parent = tree.parent(node);
        if (parent !== tree_sitter/* NO_NODE */.lB)
            this.scopeOf[node] = this.scopeNumber(node, parent);
        const scope = this.scope(node);
        const type = tree.type(node);
        switch (type) {
            case 'import_statement':
            case 'import_from_statement':
                this.imports(node, scope);
                return;
            case 'assignment':
                this.assignment(node, scope);
                return;
            case 'augmented_assignment':
                this.bindTarget(tree.child(node, 'left'), scope, () => ({ kind: 'augmented', node }));
                return;
            case 'named_expression':
                this.bindTarget(tree.child(node, 'name'), enclosing(scope), assigned(tree.child(node, 'value')));
                return;
            case 'for_statement':
            case 'for_in_clause':
                this.bindTarget(tree.child(node, 'left'), scope, assigned(tree.child(node, 'right'), 'each'));
                return;
            case 'as_pattern':
                this.asPattern(node, scope);
                return;
            case 'function_definition':
            case 'lambda':
                this.callable(node, scope);
                return;
            case 'class_definition':
                this.define(node, scope);
                this.open('class', node, scope);
                return;
            case 'global_statement':
            case 'nonlocal_statement':
                for (const child of tree.children(node)) {
                    const names = type === 'global_statement' ? scope.globals : scope.nonlocals;
                    names.add(this.name(child));
                }
                return;
            case 'delete_statement':
                for (const target of singleTargets(this.tree, tree.firstChild(node))) {
                    if (tree.type(target) === 'identifier')
                        this.home(scope, this.name(target)).deleted.add(this.name(target));
                }
                return;
            case 'type_alias_statement':
                this.bindTarget(tree.firstChild(tree.child(node, 'left')), scope, () => UNKNOWN);
                return;
            case 'call':
                this.mappingCall(node, scope);
                return;
            case 'case_pattern':
            case 'splat_pattern':
            case 'keyword_pattern':
                this.capture(node, scope);
                return;
            default:
                if (COMPREHENSIONS.has(type))
                    this.open('comprehension', node, scope);
        }
    }
    scopeNumber(node, parent) {
        const outer = this.scopeOf[parent];
        const opened = this.opened.get(parent);
        if (opened !== undefined) {
            const whole = this.scopes[opened]?.kind === 'comprehension';
            return whole || this.tree.field(node) === 'body' ? opened : outer;
        }
        // The first iterable of a comprehension is evaluated outside of it.
        if (this.tree.type(parent) === 'for_in_clause' && this.tree.field(node) === 'right') {
            const comprehension = this.tree.parent(parent);
            let first = this.tree.firstChild(comprehension);
            while (this.tree.type(first) !== 'for_in_clause')
                first = this.tree.nextSibling(first);
            if (first === parent)
                return this.scopeOf[comprehension];
        }
        return outer;
    }
    scope(node) {
        return this.scopes[this.scopeOf[node]];
    }
    open(kind, node, parent) {
        const scope = {
            kind,
            node,
            parent,
            bindings: new Map(),
            globals: new Set(),
            nonlocals: new Set(),
            deleted: new Set(),
            stars: new Set(),
            stores: new Map(),
            depth: parent === undefined ? 0 : parent.depth + 1,
        };
        this.opened.set(node, this.scopes.length);
        this.scopes.push(scope);
        return scope;
    }
    name(node) {
        return (0,python_scopes/* foldName */.z)(this.tree.textOf(node));
    }
    /** The scope that a name bound in `scope` belongs to. */
    home(scope, name) {
        if (scope.globals.has(name))
            return this.scopes[0];
        if (!scope.nonlocals.has(name))
            return scope;
        for (let outer = scope.parent; outer !== undefined; outer = outer.parent) {
            if (outer.kind === 'function' && outer.bindings.has(name))
                return outer;
        }
        return scope;
    }
    bind(scope, name, at, bound) {
        const { bindings } = this.home(scope, name);
        const known = bindings.get(name);
        if (known === undefined)
            bindings.set(name, [{ at, bound }]);
        else
            known.push({ at, bound });
    }
    imports(node, scope) {
        for (const { at, name, path } of importedNames(this.tree, node)) {
            if (name === '*') {
                if (!path.startsWith('.') && scope.stars.size < MAX_STARS)
                    scope.stars.add(path);
            }
            else
                this.bind(scope, name, at, { kind: 'import', path });
        }
    }
    assignment(node, scope) {
        const { tree } = this;
        const left = tree.child(node, 'left');
        const right = this.assignedValue(node);
        if (right === tree_sitter/* NO_NODE */.lB) {
            // A bare annotation makes a name local to a function; elsewhere it binds nothing.
            if (scope.kind === 'function')
                this.bindTarget(left, scope, () => UNKNOWN);
            return;
        }
        this.bindTarget(left, scope, assigned(right));
        if (tree.type(left) !== 'subscript')
            return;
        this.store(tree.child(left, 'value'), scope, { key: tree.child(left, 'subscript'), value: right });
    }
    /** The value at the end of `a = b = value`. */
    assignedValue(node) {
        const known = this.chained.get(node);
        if (known !== undefined)
            return known;
        const chain = [];
        let right = node;
        while (right !== tree_sitter/* NO_NODE */.lB && this.tree.type(right) === 'assignment') {
            chain.push(right);
            right = this.tree.child(right, 'right');
        }
        if (chain.length > 1)
            for (const inner of chain)
                this.chained.set(inner, right);
        return right;
    }
    store(mapping, scope, store) {
        if (this.tree.type(mapping) !== 'identifier')
            return;
        const name = this.name(mapping);
        const stores = scope.stores.get(name);
        if (stores === undefined)
            scope.stores.set(name, [store]);
        else
            stores.push(store);
    }
    /** `d.setdefault(key, value)` and `d.update(key=value)`. */
    mappingCall(node, scope) {
        const { tree } = this;
        const method = tree.child(node, 'function');
        if (method === tree_sitter/* NO_NODE */.lB || tree.type(method) !== 'attribute')
            return;
        const name = tree.textOf(tree.child(method, 'attribute'));
        if (name !== 'setdefault' && name !== 'update')
            return;
        const given = tree.children(tree.child(node, 'arguments'));
        const mapping = tree.child(method, 'object');
        const [key, value] = given;
        if (name === 'setdefault' && key !== undefined && value !== undefined)
            this.store(mapping, scope, { key, value });
        if (name !== 'update')
            return;
        for (const argument of given) {
            if (tree.type(argument) !== 'keyword_argument')
                continue;
            const keyword = this.name(tree.child(argument, 'name'));
            this.store(mapping, scope, { key: keyword, value: tree.child(argument, 'value') });
        }
    }
    asPattern(node, scope) {
        const { tree } = this;
        const children = tree.children(node);
        const alias = tree.child(node, 'alias');
        if (alias === tree_sitter/* NO_NODE */.lB) {
            // `case … as name`
            const last = children[children.length - 1];
            if (last !== undefined && tree.type(last) === 'identifier')
                this.bindTarget(last, scope, () => UNKNOWN);
            return;
        }
        const opened = children[0] !== undefined && isOpenedByWith(tree, node);
        this.bindTarget(tree.firstChild(alias), scope, opened ? assigned(children[0]) : () => UNKNOWN);
    }
    callable(node, scope) {
        const { tree } = this;
        if (tree.type(node) === 'function_definition')
            this.define(node, scope);
        const inner = this.open('function', node, scope);
        const parameters = tree.child(node, 'parameters');
        if (parameters === tree_sitter/* NO_NODE */.lB)
            return;
        for (const parameter of tree.children(parameters)) {
            const named = tree.child(parameter, 'name');
            const target = named === tree_sitter/* NO_NODE */.lB && tree.type(parameter) !== 'identifier' ? tree.firstChild(parameter) : named;
            const name = target === tree_sitter/* NO_NODE */.lB ? parameter : target;
            for (const part of singleTargets(this.tree, name)) {
                if (tree.type(part) !== 'identifier')
                    continue;
                const value = tree.child(parameter, 'value');
                if (value !== tree_sitter/* NO_NODE */.lB)
                    this.bind(inner, this.name(part), parameter, { kind: 'value', node: value, steps: [] });
                this.bind(inner, this.name(part), parameter, UNKNOWN);
            }
        }
    }
    define(node, scope) {
        const name = this.tree.child(node, 'name');
        if (name !== tree_sitter/* NO_NODE */.lB)
            this.bind(scope, this.name(name), node, { kind: 'definition', node });
    }
    /** Names that a `case` pattern binds: `case x`, `*rest`, `Point(y=y)`. */
    capture(node, scope) {
        const { tree } = this;
        for (const child of tree.children(node)) {
            const type = tree.type(child);
            if (type === 'identifier' && tree.type(node) === 'splat_pattern')
                this.bind(scope, this.name(child), node, UNKNOWN);
            if (type !== 'dotted_name' || tree.children(child).length !== 1)
                continue;
            this.bind(scope, this.name(child), node, UNKNOWN);
        }
    }
    /** Binds every name of an assignment target; `bound` is given the steps from the whole to the part. */
    bindTarget(target, scope, bound) {
        for (const { node, steps } of targetNames(this.tree, target)) {
            this.bind(scope, this.name(node), node, steps === undefined ? UNKNOWN : bound(steps));
        }
    }
}
/** Modules of one scope that everything is imported from. */
const MAX_STARS = 64;
function assigned(node, ...first) {
    if (node === tree_sitter/* NO_NODE */.lB)
        return () => UNKNOWN;
    return (steps) => ({ kind: 'value', node, steps: [...first, ...steps] });
}
/** `:=` binds outside of comprehensions. */
function enclosing(scope) {
    let at = scope;
    while (at.kind === 'comprehension' && at.parent !== undefined)
        at = at.parent;
    return at;
}


/***/ }),

/***/ 5376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $n: () => (/* binding */ base64Text),
/* harmony export */   BS: () => (/* binding */ hexText),
/* harmony export */   KF: () => (/* binding */ indexed),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   b$: () => (/* binding */ percentFormat),
/* harmony export */   bK: () => (/* binding */ literalText),
/* harmony export */   bY: () => (/* binding */ sliced),
/* harmony export */   cz: () => (/* binding */ sum),
/* harmony export */   f$: () => (/* binding */ shownText),
/* harmony export */   hs: () => (/* binding */ characterOf),
/* harmony export */   "if": () => (/* binding */ decodedText),
/* harmony export */   pV: () => (/* binding */ textMethod),
/* harmony export */   qM: () => (/* binding */ product),
/* harmony export */   tn: () => (/* binding */ braceFormat)
/* harmony export */ });
/* harmony import */ var _python_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8175);

/** UTF-16 code units of a text put together from constants; longer ones are not names. */
const MAX_TEXT = 65_536;
function text(value) {
    return value.length > MAX_TEXT ? _python_values_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN_VALUE */ .PC : { kind: 'text', text: value };
}
/**
 * A string literal's value. Interpolated expressions are asked for.
 * @see https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals
 */
function literalText(tree, node, interpolated) {
    const children = tree.children(node);
    const opening = children[0];
    if (opening === undefined || tree.type(opening) !== 'string_start')
        return undefined;
    const prefix = (PREFIX.exec(tree.textOf(opening))?.[0] ?? '').toLowerCase();
    let value = '';
    for (const child of children) {
        const type = tree.type(child);
        if (type === 'string_content') {
            const part = contentText(tree, child, prefix);
            if (part === undefined)
                return undefined;
            value += part;
        }
        else if (type === 'interpolation') {
            const parts = tree.children(child);
            // A conversion or format changes the text in ways that are not worth following.
            const part = parts.length === 1 ? interpolated(parts[0]) : undefined;
            if (part === undefined)
                return undefined;
            value += part;
        }
        else if (type !== 'string_start' && type !== 'string_end')
            return undefined;
        if (value.length > MAX_TEXT)
            return undefined;
    }
    return value;
}
const PREFIX = /^[a-z]{0,3}/i;
function contentText(tree, content, prefix) {
    const parts = tree.children(content);
    let value = '';
    let at = tree.start(content);
    for (const part of parts) {
        value += tree.text.slice(at, tree.start(part));
        const escaped = tree.textOf(part);
        const meant = tree.type(part) === 'escape_interpolation' ? escaped[0] : escapeText(escaped, prefix);
        if (meant === undefined)
            return undefined;
        value += meant;
        at = tree.end(part);
    }
    return value + tree.text.slice(at, tree.end(content));
}
const SIMPLE_ESCAPES = {
    '\\': '\\',
    "'": "'",
    '"': '"',
    a: '\x07',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
};
/** Undefined for `\N{…}`: the names of characters are not carried along. */
function escapeText(escaped, prefix) {
    if (prefix.includes('r'))
        return escaped;
    const kind = escaped[1] ?? '';
    if (kind === '\n' || kind === '\r')
        return '';
    const simple = SIMPLE_ESCAPES[kind];
    if (simple !== undefined)
        return simple;
    if (kind >= '0' && kind <= '7')
        return String.fromCodePoint(Number.parseInt(escaped.slice(1), 8));
    if (prefix.includes('b') && kind !== 'x')
        return escaped;
    if (kind !== 'x' && kind !== 'u' && kind !== 'U')
        return kind === 'N' ? undefined : escaped;
    const code = Number.parseInt(escaped.slice(2), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
/** `left + right`. */
function sum(left, right) {
    if (left.kind === 'text' && right.kind === 'text')
        return text(left.text + right.text);
    if (left.kind === 'number' && right.kind === 'number')
        return { kind: 'number', number: left.number + right.number };
    if (left.kind === 'items' &&
        right.kind === 'items' &&
        left.items.length + right.items.length <= MAX_ITEMS) {
        return { kind: 'items', items: [...left.items, ...right.items] };
    }
    return _python_values_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN_VALUE */ .PC;
}
const MAX_ITEMS = 256;
/** `left * right`. */
function product(left, right) {
    if (left.kind === 'number' && right.kind === 'number')
        return { kind: 'number', number: left.number * right.number };
    const [repeated, times] = left.kind === 'text' ? [left, right] : [right, left];
    if (repeated.kind !== 'text' || times.kind !== 'number')
        return _python_values_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN_VALUE */ .PC;
    const count = Math.max(0, Math.trunc(times.number));
    return repeated.text.length * count > MAX_TEXT ? _python_values_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN_VALUE */ .PC : text(repeated.text.repeat(count));
}
/** `format % operands` for `%s`, `%c`, `%d` and `%%` only. */
function percentFormat(format, operands) {
    let next = 0;
    let known = true;
    const filled = format.replace(PERCENT, (directive, kind) => {
        if (kind === undefined)
            known = false;
        if (kind === '%')
            return '%';
        const operand = operands[next++];
        const shown = operand === undefined ? undefined : kind === 'c' ? characterOf(operand) : shownText(operand);
        if (shown === undefined)
            known = false;
        return shown ?? directive;
    });
    return known && next === operands.length ? text(filled) : _python_values_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN_VALUE */ .PC;
}
const PERCENT = /%(?:([scdi%])|)/g;
/** `format.format(…)` for `{}`, `{0}` and `{name}` only. */
function braceFormat(format, positional, named) {
    let next = 0;
    let known = true;
    const filled = format.replace(BRACES, (piece, field) => {
        if (piece === '{{')
            return '{';
        if (piece === '}}')
            return '}';
        const operand = field === undefined
            ? undefined
            : field === ''
                ? positional[next++]
                : DIGITS.test(field)
                    ? positional[Number(field)]
                    : named.get(field);
        const shown = operand === undefined ? undefined : shownText(operand);
        if (shown === undefined)
            known = false;
        return shown ?? piece;
    });
    return known ? text(filled) : _python_values_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN_VALUE */ .PC;
}
const BRACES = /\{\{|\}\}|\{(\w{0,64})\}|[{}]/g;
const DIGITS = /^\d{1,4}$/;
/** What `str(value)` gives. */
function shownText(value) {
    if (value.kind === 'text')
        return value.text;
    return value.kind === 'number' ? String(value.number) : undefined;
}
/** What `chr(value)` gives; a text of one character passes, for `%c`. */
function characterOf(value) {
    if (value.kind === 'text' && [...value.text].length === 1)
        return value.text;
    if (value.kind !== 'number' || !Number.isInteger(value.number))
        return undefined;
    return value.number >= 0 && value.number <= 0x10ffff ? String.fromCodePoint(value.number) : undefined;
}
/** A sequence display counted from either end. */
function indexed(length, index) {
    const at = index < 0 ? index + length : index;
    return Number.isInteger(at) && at >= 0 && at < length ? at : undefined;
}
/** `value[from:to:step]` with Python's rules for missing and negative bounds. */
function sliced(value, from, to, step) {
    const stride = step ?? 1;
    if (stride === 0)
        return _python_values_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN_VALUE */ .PC;
    const { length } = value;
    const clamp = (bound, low, high) => Math.min(Math.max(bound < 0 ? bound + length : bound, low), high);
    let taken = '';
    if (stride > 0) {
        const end = to === undefined ? length : clamp(to, 0, length);
        for (let at = from === undefined ? 0 : clamp(from, 0, length); at < end; at += stride)
            taken += value[at];
    }
    else {
        const end = to === undefined ? -1 : clamp(to, -1, length - 1);
        for (let at = from === undefined ? length - 1 : clamp(from, -1, length - 1); at > end; at += stride) {
            taken += value[at];
        }
    }
    return text(taken);
}
/** Text methods that only need constant texts: `"x".upper()`, `s.replace("a", "b")`. Undefined for any other. */
function textMethod(subject, method, operands) {
    const texts = operands.map((operand) => (operand.kind === 'text' ? operand.text : undefined));
    const [first, second] = texts;
    switch (method) {
        case 'lower':
        case 'casefold':
            return text(subject.toLowerCase());
        case 'upper':
            return text(subject.toUpperCase());
        case 'strip':
            return operands.length === 0 ? text(subject.trim()) : undefined;
        case 'encode':
        case 'format_map':
            return method === 'encode' ? decodedText(subject, first) : undefined;
        case 'decode':
            return decodedText(subject, first);
        case 'replace':
            if (operands.length !== 2 || first === undefined || second === undefined || first === '')
                return undefined;
            return text(subject.slice(0, MAX_TEXT).replaceAll(first, () => second));
        case 'removeprefix':
            return first === undefined
                ? undefined
                : text(subject.startsWith(first) ? subject.slice(first.length) : subject);
        case 'removesuffix':
            return first === undefined || first === ''
                ? undefined
                : text(subject.endsWith(first) ? subject.slice(0, -first.length) : subject);
        case '__add__':
            return first === undefined ? undefined : text(subject + first);
        case '__str__':
            return text(subject);
        default:
            return undefined;
    }
}
/** `codecs.decode(value, codec)` for the codecs that leave text as it is, and for those that names are hidden with. */
function decodedText(value, codec = 'utf-8') {
    switch (codec.toLowerCase().replace(CODEC_SEPARATORS, '')) {
        case 'utf8':
        case 'ascii':
        case 'latin1':
        case 'iso88591':
            return text(value);
        case 'rot13':
            return text(value.replace(LETTERS, rotated));
        case 'hex':
        case 'hexcodec':
            return hexText(value);
        case 'base64':
        case 'base64codec':
            return base64Text(value);
        default:
            return undefined;
    }
}
const CODEC_SEPARATORS = /[\s_-]/g;
const LETTERS = /[a-z]/gi;
function rotated(letter) {
    const code = letter.charCodeAt(0);
    const first = code < 0x61 ? 0x41 : 0x61;
    return String.fromCharCode(((code - first + 13) % 26) + first);
}
function hexText(value) {
    const digits = value.replace(BLANKS, '');
    if (digits.length > MAX_TEXT || digits.length % 2 !== 0 || !HEX.test(digits))
        return _python_values_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN_VALUE */ .PC;
    let decoded = '';
    for (let at = 0; at < digits.length; at += 2) {
        decoded += String.fromCharCode(Number.parseInt(digits.slice(at, at + 2), 16));
    }
    return text(decoded);
}
const BLANKS = /\s/g;
const HEX = /^[0-9a-f]*$/i;
function base64Text(value) {
    const standard = value.replace(BLANKS, '').replaceAll('-', '+').replaceAll('_', '/');
    if (standard.length > MAX_TEXT || !BASE64.test(standard))
        return _python_values_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN_VALUE */ .PC;
    return text(atob(standard.replaceAll('=', '')));
}
const BASE64 = /^(?:[A-Za-z0-9+/]{4}){0,16384}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;


/***/ }),

/***/ 168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ PythonNames)
});

// EXTERNAL MODULE: ./build/js/syntax/python-arguments.js
var python_arguments = __webpack_require__(1965);
// EXTERNAL MODULE: ./build/js/syntax/python-constants.js
var python_constants = __webpack_require__(5376);
// EXTERNAL MODULE: ./build/js/syntax/python-values.js
var python_values = __webpack_require__(8175);
// EXTERNAL MODULE: ./build/js/syntax/tree-sitter.js
var tree_sitter = __webpack_require__(3096);
;// CONCATENATED MODULE: ./build/js/syntax/python-bound-values.js



/** Bindings of a text that is put together by `+=`. */
const MAX_PIECES = 64;
/** Values that are gathered before repetitions are dropped. */
const MOST_WAITING = 2 * (python_values/* MAX_NAMES */.oA + python_values/* MAX_VALUES */.Ex);
/** Nodes between a name and the block its statement stands in. */
const MAX_STATEMENT_DEPTH = 6;
/** What names stand for, by what binds them. */
class BoundValues {
    names;
    augmented = new Map();
    constructor(names) {
        this.names = names;
    }
    /** @param use the node that asks */
    values(bindings, name, use) {
        let values = [];
        for (const binding of bindings) {
            this.names.spend();
            if (this.names.isOutOfSteps)
                return [...values, python_values/* UNKNOWN_VALUE */.PC];
            values.push(...this.ofBinding(binding, bindings, name, use));
            if (values.length > MOST_WAITING)
                values = [...(0,python_values/* limited */.TJ)(values, this.names.onCut)];
        }
        return values;
    }
    ofBinding({ bound }, bindings, name, use) {
        switch (bound.kind) {
            case 'import':
                return this.names.path(bound.path, use);
            case 'value':
                return this.unpacked(this.names.values(bound.node), bound.steps);
            case 'augmented':
                return this.afterAugmenting(bound.node, bindings, name);
            case 'definition':
                return this.names.tree.type(bound.node) === 'class_definition'
                    ? [{ kind: 'class', node: bound.node }]
                    : python_values/* UNKNOWN_VALUES */.qS;
            case 'unknown':
                return python_values/* UNKNOWN_VALUES */.qS;
        }
    }
    /** `x += y` after the bindings that stand above it. */
    afterAugmenting(statement, bindings, name) {
        const known = this.augmented.get(statement);
        if (known !== undefined)
            return known;
        if (bindings.length > MAX_PIECES)
            return python_values/* UNKNOWN_VALUES */.qS;
        // What asks for itself is not known.
        this.augmented.set(statement, python_values/* UNKNOWN_VALUES */.qS);
        const earlier = bindings.filter(({ at }) => at < statement);
        const last = earlier.at(-1);
        // In one block the statement right above decides; otherwise any of those above may.
        const block = this.blockOf(statement);
        const above = last !== undefined && this.blockOf(last.at) === block ? [last] : earlier;
        const after = this.names.deeper(() => {
            const added = this.names.values(this.names.tree.child(statement, 'right'));
            return (0,python_values/* limited */.TJ)((0,python_values/* combined */.yX)(this.values(above, name, statement), added, python_constants/* sum */.cz), this.names.onCut);
        });
        if (after === undefined)
            this.augmented.delete(statement);
        else
            this.augmented.set(statement, after);
        return after ?? python_values/* UNKNOWN_VALUES */.qS;
    }
    blockOf(node) {
        const { tree } = this.names;
        let at = node;
        for (let depth = 0; depth < MAX_STATEMENT_DEPTH && at !== tree_sitter/* NO_NODE */.lB; depth++) {
            if (tree.type(at) === 'block' || tree.type(at) === 'module')
                return at;
            at = tree.parent(at);
        }
        return tree_sitter/* NO_NODE */.lB;
    }
    unpacked(values, steps) {
        let current = values;
        for (const step of steps) {
            current = (0,python_values/* limited */.TJ)(current.flatMap((value) => this.parts(value, step)), this.names.onCut);
        }
        return current;
    }
    parts(value, step) {
        if (value.kind === 'items') {
            const chosen = step === 'each' ? value.items.slice(0, python_values/* MAX_NAMES */.oA + 1) : [value.items[step]];
            return chosen.flatMap((item) => (item === undefined ? python_values/* UNKNOWN_VALUES */.qS : this.names.values(item)));
        }
        // Looping over an open file gives its lines: what they come from is what matters.
        return step === 'each' && value.kind === 'result' ? [value] : python_values/* UNKNOWN_VALUES */.qS;
    }
}

// EXTERNAL MODULE: ./build/js/syntax/python-scopes.js
var python_scopes = __webpack_require__(4);
;// CONCATENATED MODULE: ./build/js/syntax/python-calls.js




/** Characters that a text joined from code points may have. */
const MAX_JOINED = 4096;
/** `reversed(reversed(…))` */
const MAX_REVERSALS = 4;
/** What a call gives back, when the file shows it. */
function calledValues(names, call) {
    const { tree } = names;
    const callee = tree.child(call, 'function');
    if (callee === tree_sitter/* NO_NODE */.lB)
        return python_values/* UNKNOWN_VALUES */.qS;
    const values = names.values(callee).flatMap((value) => calledValue(names, call, value));
    if (tree.type(callee) !== 'attribute')
        return values;
    const method = methodValues(names, callee, call);
    return method === undefined ? values : [...values.filter((value) => value.kind !== 'unknown'), ...method];
}
function calledValue(names, call, callee) {
    if (callee.kind === 'getter')
        return gotten(names, callee.names, names.arguments(call), call);
    if (callee.kind !== 'name')
        return python_values/* UNKNOWN_VALUES */.qS;
    // Most calls are of no special function, and reading their arguments would be in vain.
    const values = SPECIAL.get(callee.path)?.(names, names.arguments(call), call);
    return values ?? [{ kind: 'result', path: callee.path, call }];
}
const importModule = (names, args, call) => {
    const moduleNames = names.unionOf(args.positional.slice(0, 1).concat(args.keywords.get('name') ?? []));
    return moduleNames.flatMap((name) => name.kind === 'text' && !name.text.startsWith('.') ? names.path(name.text, call) : python_values/* UNKNOWN_VALUES */.qS);
};
const getAttribute = (names, args, call) => {
    const [object, attribute, fallback] = args.positional;
    if (object === undefined || attribute === undefined)
        return undefined;
    const values = names.values(object).flatMap((base) => names.values(attribute).flatMap((name) => {
        if (name.kind !== 'text')
            return python_values/* UNKNOWN_VALUES */.qS;
        if (name.text === '__builtins__')
            return names.path('builtins', call);
        if (name.text === '__dict__' && base.kind === 'name')
            return [{ kind: 'namespace', path: base.path, origin: call }];
        return names.member(base, name.text, call);
    }));
    return fallback === undefined ? values : [...values, ...names.values(fallback)];
};
const ownNamespace = (names, args, call) => args.positional.length === 0
    ? [{ kind: 'namespace', path: '', origin: call }]
    : namespaceOf(names, args, call);
function namespaceOf(names, args, call) {
    return names.unionOf(args.positional.slice(0, 1)).map((value) => {
        return value.kind === 'name' ? { kind: 'namespace', path: value.path, origin: call } : python_values/* UNKNOWN_VALUE */.PC;
    });
}
const getItem = (names, args, call) => {
    const [container, key] = args.positional;
    if (container === undefined || key === undefined)
        return undefined;
    return names
        .values(container)
        .flatMap((base) => names.values(key).flatMap((name) => names.element(base, name, call)));
};
const getter = (calls) => (names, args, call) => {
    const attributes = args.positional.slice(0, 1).map((node) => names.single(node));
    const texts = attributes.flatMap((name) => (name.kind === 'text' ? [name.text] : []));
    return texts.length === 0 ? undefined : [{ kind: 'getter', names: texts, calls, origin: call }];
};
function gotten(names, attributes, args, call) {
    const object = args.positional[0];
    if (object === undefined)
        return python_values/* UNKNOWN_VALUES */.qS;
    return names
        .values(object)
        .flatMap((base) => attributes.flatMap((attribute) => names.member(base, attribute, call)));
}
/** A function of constant texts and numbers. */
const ofValue = (compute) => (names, args) => {
    if (args.positional[0] === undefined)
        return undefined;
    return names.values(args.positional[0]).map((value) => compute(value) ?? python_values/* UNKNOWN_VALUE */.PC);
};
const ofText = (compute) => ofValue((value) => (value.kind === 'text' ? compute(value.text) : undefined));
const located = (names, args, call) => names
    .unionOf(args.positional.slice(0, 1))
    .flatMap((name) => name.kind === 'text' ? names.path(name.text.replace(':', '.'), call) : python_values/* UNKNOWN_VALUES */.qS);
const SPECIAL = new Map([
    ['builtins.__import__', importModule],
    ['importlib.__import__', importModule],
    ['importlib.import_module', importModule],
    ['importlib._bootstrap._gcd_import', importModule],
    ['builtins.__loader__.load_module', importModule],
    ['builtins.__spec__.loader.load_module', importModule],
    ['sys.modules.get', importModule],
    ['sys.modules.pop', importModule],
    ['sys.modules.setdefault', importModule],
    ['sys.modules.__getitem__', importModule],
    [
        'importlib.reload',
        (names, args) => (args.positional[0] === undefined ? undefined : names.values(args.positional[0])),
    ],
    ['builtins.getattr', getAttribute],
    ['inspect.getattr_static', getAttribute],
    ['builtins.object.__getattribute__', getAttribute],
    ['builtins.type.__getattribute__', getAttribute],
    ['builtins.vars', ownNamespace],
    ['builtins.globals', ownNamespace],
    ['builtins.locals', ownNamespace],
    ['operator.getitem', getItem],
    ['builtins.dict.get', getItem],
    ['builtins.dict.__getitem__', getItem],
    ['operator.attrgetter', getter(false)],
    ['operator.methodcaller', getter(true)],
    ['pydoc.locate', located],
    ['pkgutil.resolve_name', located],
    ['builtins.chr', ofValue((value) => textOrUndefined((0,python_constants/* characterOf */.hs)(value)))],
    ['builtins.unichr', ofValue((value) => textOrUndefined((0,python_constants/* characterOf */.hs)(value)))],
    ['builtins.str', ofValue((value) => textOrUndefined((0,python_constants/* shownText */.f$)(value)))],
    ['textwrap.dedent', ofText(python_constants/* text */.Qq)],
    ['inspect.cleandoc', ofText(python_constants/* text */.Qq)],
    ['builtins.bytes.fromhex', ofText(python_constants/* hexText */.BS)],
    ['builtins.bytearray.fromhex', ofText(python_constants/* hexText */.BS)],
    ['binascii.unhexlify', ofText(python_constants/* hexText */.BS)],
    ['binascii.a2b_hex', ofText(python_constants/* hexText */.BS)],
    ['base64.b64decode', ofText(python_constants/* base64Text */.$n)],
    ['base64.urlsafe_b64decode', ofText(python_constants/* base64Text */.$n)],
    ['base64.standard_b64decode', ofText(python_constants/* base64Text */.$n)],
    ['base64.decodebytes', ofText(python_constants/* base64Text */.$n)],
    ['binascii.a2b_base64', ofText(python_constants/* base64Text */.$n)],
    ['codecs.decode', (names, args) => decodedWith(names, args)],
    ['builtins.dict', (_names, _args, call) => [{ kind: 'pairs', node: call }]],
    [
        'operator.add',
        (names, args) => args.positional.length === 2
            ? [(0,python_constants/* sum */.cz)(names.single(args.positional[0]), names.single(args.positional[1]))]
            : undefined,
    ],
]);
function textOrUndefined(value) {
    return value === undefined ? undefined : (0,python_constants/* text */.Qq)(value);
}
function decodedWith(names, args) {
    const [subject, codec] = args.positional.map((node) => names.single(node));
    if (subject?.kind !== 'text')
        return undefined;
    return [(0,python_constants/* decodedText */["if"])(subject.text, codec?.kind === 'text' ? codec.text : 'utf-8') ?? python_values/* UNKNOWN_VALUE */.PC];
}
/** Methods of constant texts and of dictionaries of names; undefined when the object is neither. */
function methodValues(names, callee, call) {
    const { tree } = names;
    const bases = names.values(tree.child(callee, 'object'));
    if (bases.every((base) => base.kind === 'unknown' || base.kind === 'result'))
        return undefined;
    const method = (0,python_scopes/* foldName */.z)(tree.textOf(tree.child(callee, 'attribute')));
    const args = names.arguments(call);
    const [first] = args.positional;
    if (method === '__getattribute__' && first !== undefined) {
        return bases.flatMap((base) => names
            .values(first)
            .flatMap((name) => (name.kind === 'text' ? names.member(base, name.text, call) : python_values/* UNKNOWN_VALUES */.qS)));
    }
    if (bases.some((base) => base.kind === 'namespace' || (base.kind === 'name' && base.path === 'builtins'))) {
        if (!NAMESPACE_GETTERS.has(method) || first === undefined)
            return undefined;
        return bases.flatMap((base) => names.values(first).flatMap((key) => names.element(base, key, call)));
    }
    const texts = bases.filter((base) => base.kind === 'text');
    if (texts.length === 0)
        return undefined;
    if (method === 'join' && first !== undefined)
        return texts.map((base) => joined(names, base.text, first));
    if (method === 'format') {
        const named = new Map([...args.keywords].map(([key, nodes]) => [key, names.single(nodes[0])]));
        const operands = args.positional.map((node) => names.single(node));
        return texts.map((base) => (0,python_constants/* braceFormat */.tn)(base.text, operands, named));
    }
    const operands = args.positional.map((node) => names.single(node));
    const results = texts.map((base) => (0,python_constants/* textMethod */.pV)(base.text, method, operands));
    return results.map((result) => result ?? python_values/* UNKNOWN_VALUE */.PC);
}
const NAMESPACE_GETTERS = new Set(['get', '__getitem__', 'pop', 'setdefault']);
/** `separator.join(parts)`, also of `map(chr, codes)` and `chr(c) for c in codes`. */
function joined(names, separator, parts) {
    const texts = sequenceTexts(names, parts);
    return texts === undefined ? python_values/* UNKNOWN_VALUE */.PC : (0,python_constants/* text */.Qq)(texts.join(separator));
}
function sequenceTexts(names, node, depth = 0) {
    if (depth === MAX_REVERSALS)
        return undefined;
    const { tree } = names;
    const value = names.single(node);
    if (value.kind === 'text')
        return [...value.text];
    if (value.kind === 'items')
        return eachText(names, value.items, (item) => shownTextOnly(item));
    const type = tree.type(node);
    if (type === 'generator_expression' || type === 'list_comprehension')
        return comprehendedTexts(names, node);
    if (value.kind !== 'result')
        return undefined;
    const args = names.arguments(value.call);
    const [first, second] = args.positional;
    if (value.path === 'builtins.reversed' && first !== undefined) {
        const texts = sequenceTexts(names, first, depth + 1);
        return texts === undefined ? undefined : [...texts].reverse();
    }
    if (value.path !== 'builtins.map' || first === undefined || second === undefined)
        return undefined;
    const sequence = names.single(second);
    const computes = names.paths(first).includes('builtins.chr');
    return computes && sequence.kind === 'items' ? eachText(names, sequence.items, python_constants/* characterOf */.hs) : undefined;
}
/** `[chr(c) for c in (…)]` and `[c for c in (…)]`. */
function comprehendedTexts(names, node) {
    const { tree } = names;
    const [body, clause, ...rest] = tree.children(node);
    if (body === undefined || clause === undefined || rest.length > 0)
        return undefined;
    const loop = tree.textOf(tree.child(clause, 'left'));
    const sequence = names.single(tree.child(clause, 'right'));
    if (tree.textOf(body) === loop) {
        if (sequence.kind === 'text')
            return [...sequence.text];
        return sequence.kind === 'items' ? eachText(names, sequence.items, shownTextOnly) : undefined;
    }
    if (sequence.kind !== 'items' || tree.type(body) !== 'call')
        return undefined;
    const operands = tree.children(tree.child(body, 'arguments'));
    const isCharacter = names.paths(tree.child(body, 'function')).includes('builtins.chr');
    if (!isCharacter || operands.length !== 1 || tree.textOf(operands[0]) !== loop)
        return undefined;
    return eachText(names, sequence.items, python_constants/* characterOf */.hs);
}
function eachText(names, items, shown) {
    if (items.length > MAX_JOINED)
        return undefined;
    const texts = [];
    for (const item of items) {
        const part = item === undefined ? undefined : shown(names.single(item));
        if (part === undefined)
            return undefined;
        texts.push(part);
    }
    return texts;
}
function shownTextOnly(value) {
    return value.kind === 'text' ? value.text : undefined;
}

;// CONCATENATED MODULE: ./build/js/syntax/python-lookup.js

/** Built-ins for which it matters whether another binding of the name hides them. */
const WEIGHED_BUILTINS = new Set([
    '__builtins__',
    '__import__',
    'compile',
    'eval',
    'exec',
    'execfile',
    'getattr',
    'globals',
    'locals',
    'vars',
]);
/** Bindings of one name that are looked at for certainty; more count as uncertain. */
const MAX_BINDINGS_WEIGHED = 64;
/** Statements and expressions around a binding that are looked at. */
const MAX_NESTING = 400;
/** Functions within functions; deeper ones are taken to stand in the module. */
const MAX_SCOPE_DEPTH = 200;
/** Python's rule for names: local, enclosing functions, module, built-in; class bodies are seen from inside only. */
class NameLookup {
    tree;
    scopes;
    hiding = new Map();
    constructor(tree, scopes) {
        this.tree = tree;
        this.scopes = scopes;
    }
    meaning(name, use) {
        const start = this.scopes.of(use);
        const scope = scopeBinding(start, this.scopes.module, name);
        if (scope === undefined)
            return { scope: undefined, bindings: [], builtin: true };
        const bindings = scope.bindings.get(name) ?? [];
        if (!WEIGHED_BUILTINS.has(name))
            return { scope, bindings, builtin: false };
        const inPlace = nearestBody(start) === scope;
        return { scope, bindings, builtin: !this.hidesBuiltin(scope, bindings, name, use, inPlace) };
    }
    /**
     * Names of functions are local for the whole function; modules and classes look further until the name is bound.
     * @param inPlace the place runs as the scope's own statements do, from top to bottom
     */
    hidesBuiltin(scope, bindings, name, use, inPlace) {
        if (scope.kind === 'function' || scope.kind === 'comprehension')
            return true;
        if (scope.deleted.has(name) || bindings.length > MAX_BINDINGS_WEIGHED)
            return false;
        const early = bindings.flatMap(({ at, bound }) => {
            if (at < use)
                return [at];
            // A function runs later than its definition; assignments below it are too easily made after the call.
            return !inPlace && (bound.kind === 'definition' || bound.kind === 'import') ? [at] : [];
        });
        const known = this.hiding.get(scope) ?? new Map();
        this.hiding.set(scope, known);
        const key = `${name} ${early.join(' ')}`;
        const hides = known.get(key) ?? bindOnEveryWay(this.tree, scope.node, early);
        known.set(key, hides);
        return hides;
    }
}
function scopeBinding(start, module, name) {
    for (let scope = start; scope !== undefined; scope = scope.parent) {
        if (start.depth - scope.depth > MAX_SCOPE_DEPTH)
            return module.bindings.has(name) ? module : undefined;
        if (scope.globals.has(name))
            return module.bindings.has(name) ? module : undefined;
        const visible = scope === start || scope.kind !== 'class';
        if (visible && scope.bindings.has(name) && !scope.nonlocals.has(name))
            return scope;
    }
    return undefined;
}
/** The scope whose statements run at the place itself: comprehensions run in place. */
function nearestBody(scope) {
    let at = scope;
    while (at.kind === 'comprehension' && at.parent !== undefined)
        at = at.parent;
    return at;
}
/** Whether running the scope's statements to their end passes one of the nodes whatever the conditions are. */
function bindOnEveryWay(tree, scope, nodes) {
    const sureBranches = new Map();
    const left = [...nodes];
    for (let from = left.pop(); from !== undefined; from = left.pop()) {
        let branch = from;
        for (let depth = 0; depth < MAX_NESTING; depth++) {
            const parent = tree.parent(branch);
            if (parent === tree_sitter/* NO_NODE */.lB || parent === scope)
                return true;
            if (CONDITIONAL.has(tree.type(parent))) {
                const sure = sureBranches.get(parent) ?? new Set();
                sure.add(branch);
                sureBranches.set(parent, sure);
                if (!coversEveryWay(tree, parent, sure))
                    break;
            }
            branch = parent;
        }
    }
    return false;
}
const CONDITIONAL = new Set([
    'if_statement',
    'for_statement',
    'while_statement',
    'try_statement',
    'match_statement',
    'conditional_expression',
    'boolean_operator',
    'lambda',
    'list_comprehension',
    'set_comprehension',
    'dictionary_comprehension',
    'generator_expression',
]);
function coversEveryWay(tree, statement, sure) {
    const children = tree.children(statement);
    switch (tree.type(statement)) {
        case 'if_statement': {
            const branches = children.filter((child) => tree.field(child) !== 'condition');
            return (branches.some((child) => tree.type(child) === 'else_clause') &&
                branches.every((child) => sure.has(child)));
        }
        case 'try_statement': {
            const named = (type) => children.filter((child) => tree.type(child) === type);
            if (named('finally_clause').some((child) => sure.has(child)))
                return true;
            const body = tree.child(statement, 'body');
            const completes = sure.has(body) || named('else_clause').some((child) => sure.has(child));
            return completes && named('except_clause').every((child) => sure.has(child));
        }
        default:
            return false;
    }
}

;// CONCATENATED MODULE: ./build/js/syntax/python-mappings.js




/** Items put into one dictionary that are looked at. */
const MAX_ENTRIES = 256;
/** Statements and expressions around a store that are looked at. */
const python_mappings_MAX_NESTING = 64;
const UNSURE = new Set([
    'if_statement',
    'for_statement',
    'while_statement',
    'match_statement',
    'except_clause',
    'conditional_expression',
    'boolean_operator',
]);
const NO_ENTRIES = { entries: new Map(), complete: false };
/** What the dictionaries of a file hold. */
class PythonMappings {
    names;
    ofExpression = new Map();
    ofDisplay = new Map();
    constructor(names) {
        this.names = names;
    }
    entries(node) {
        return this.remembered(this.ofExpression, node, () => {
            const gathered = new GatheredEntries();
            for (const value of this.names.values(node)) {
                if (value.kind === 'pairs')
                    gathered.addAll(this.displayed(value.node));
                else
                    gathered.complete = false;
            }
            const stores = this.storesInto(node);
            if (stores.length > MAX_ENTRIES)
                gathered.complete = false;
            for (const store of stores.slice(0, MAX_ENTRIES)) {
                const keys = typeof store.key === 'string' ? [(0,python_constants/* text */.Qq)(store.key)] : this.names.values(store.key);
                gathered.add(keys, store.value);
                if (!this.surelyRuns(store.value, keys))
                    gathered.add(keys, tree_sitter/* NO_NODE */.lB);
            }
            return gathered;
        });
    }
    /** What a dictionary display or a `dict(…)` call holds. */
    displayed(node) {
        const { names } = this;
        const { tree } = names;
        return this.remembered(this.ofDisplay, node, () => {
            const gathered = new GatheredEntries();
            if (tree.type(node) === 'call') {
                const args = names.arguments(node);
                gathered.addAll({ entries: args.keywords, complete: args.keywordsKnown });
                if (!args.positionalKnown || args.positional.length > 0)
                    gathered.complete = false;
                return gathered;
            }
            for (const child of tree.children(node)) {
                if (tree.type(child) === 'dictionary_splat')
                    gathered.addAll(this.entries(tree.firstChild(child)));
                else
                    gathered.add(names.values(tree.child(child, 'key')), tree.child(child, 'value'));
            }
            return gathered;
        });
    }
    /** Guards against mappings that contain themselves, and against work done twice. */
    remembered(known, node, gather) {
        const before = known.get(node);
        if (before !== undefined)
            return before;
        known.set(node, NO_ENTRIES);
        const entries = this.names.deeper(gather);
        if (entries === undefined)
            known.delete(node);
        else
            known.set(node, entries);
        return entries ?? NO_ENTRIES;
    }
    /** The statement runs whenever its function does, or where the mapping has no such key yet. */
    surelyRuns(value, keys) {
        if (value === tree_sitter/* NO_NODE */.lB)
            return false;
        const { tree, scopes } = this.names;
        const scope = scopes.of(value).node;
        let at = value;
        for (let depth = 0; depth < python_mappings_MAX_NESTING && at !== scope && at !== tree_sitter/* NO_NODE */.lB; depth++) {
            const type = tree.type(at);
            if (UNSURE.has(type)) {
                const condition = tree.textOf(tree.child(at, 'condition'));
                if (!keys.some((key) => key.kind === 'text' && condition.includes(key.text)))
                    return false;
            }
            at = tree.parent(at);
        }
        return at === scope;
    }
    storesInto(node) {
        const { tree, scopes } = this.names;
        return tree.type(node) === 'identifier'
            ? (scopes.of(node).stores.get((0,python_scopes/* foldName */.z)(tree.textOf(node))) ?? [])
            : [];
    }
}
class GatheredEntries {
    entries = new Map();
    complete = true;
    add(keys, value) {
        for (const key of keys) {
            if (key.kind === 'text' && this.entries.size < MAX_ENTRIES)
                this.put(key.text, [value]);
            else
                this.complete = false;
        }
    }
    addAll(other) {
        for (const [key, values] of other.entries)
            this.put(key, values);
        this.complete &&= other.complete;
    }
    put(key, values) {
        const known = this.entries.get(key) ?? [];
        if (known.length > python_values/* MAX_VALUES */.Ex)
            this.complete = false;
        else
            this.entries.set(key, [...known, ...values]);
    }
}

;// CONCATENATED MODULE: ./build/js/syntax/python-operators.js



/** Elements of a tuple, list or set display. */
function displayedItems(names, node) {
    return names.tree.children(node).flatMap((child) => {
        if (names.tree.type(child) !== 'list_splat')
            return [child];
        const spread = names.values(names.tree.firstChild(child));
        const only = spread.length === 1 ? spread[0] : undefined;
        return only?.kind === 'items' ? only.items : [undefined];
    });
}
/** `base[index]` */
function elementAt(names, base, index) {
    if (base.kind === 'items') {
        const at = (0,python_constants/* indexed */.KF)(base.items.length, index);
        const item = at === undefined ? undefined : base.items[at];
        return item === undefined ? python_values/* UNKNOWN_VALUES */.qS : names.values(item);
    }
    if (base.kind !== 'text')
        return python_values/* UNKNOWN_VALUES */.qS;
    const at = (0,python_constants/* indexed */.KF)(base.text.length, index);
    return at === undefined ? python_values/* UNKNOWN_VALUES */.qS : [(0,python_constants/* text */.Qq)(base.text[at])];
}
/** `base[from:to:step]` */
function slicedValue(names, base, slice) {
    if (base.kind !== 'text')
        return python_values/* UNKNOWN_VALUE */.PC;
    const { tree } = names;
    const bounds = [undefined, undefined, undefined];
    const children = tree.children(slice);
    for (const child of children) {
        const values = names.values(child);
        const value = values.length === 1 ? values[0] : undefined;
        const colons = tree.text.slice(tree.start(slice), tree.start(child)).split(':').length - 1;
        if (value?.kind === 'number' && colons < 3)
            bounds[colons] = value.number;
        else if (value?.kind !== 'none')
            return python_values/* UNKNOWN_VALUE */.PC;
    }
    return (0,python_constants/* sliced */.bY)(base.text, bounds[0], bounds[1], bounds[2]);
}
/** A string display, also of several parts. */
function stringValues(names, node) {
    const parts = names.tree.type(node) === 'string' ? [node] : names.tree.children(node);
    let whole = '';
    for (const part of parts) {
        const value = (0,python_constants/* literalText */.bK)(names.tree, part, (expression) => {
            const values = names.values(expression);
            return values.length === 1 ? (0,python_constants/* shownText */.f$)(values[0]) : undefined;
        });
        if (value === undefined)
            return python_values/* UNKNOWN_VALUES */.qS;
        whole += value;
    }
    return [(0,python_constants/* text */.Qq)(whole)];
}
/** Operators on texts and numbers. */
function binaryValues(names, node) {
    const { tree } = names;
    const left = tree.child(node, 'left');
    const right = tree.child(node, 'right');
    if (left === tree_sitter/* NO_NODE */.lB || right === tree_sitter/* NO_NODE */.lB)
        return python_values/* UNKNOWN_VALUES */.qS;
    const between = tree.text.slice(tree.end(left), tree.start(right)).replace(COMMENTS, '');
    const operator = OPERATOR.exec(between)?.[0];
    const lefts = names.values(left);
    const rights = names.values(right);
    names.spend(lefts.length * rights.length);
    switch (operator) {
        case '+':
            return (0,python_values/* combined */.yX)(lefts, rights, python_constants/* sum */.cz);
        case '*':
            return (0,python_values/* combined */.yX)(lefts, rights, python_constants/* product */.qM);
        case '-':
            return (0,python_values/* combined */.yX)(lefts, rights, (a, b) => a.kind === 'number' && b.kind === 'number'
                ? { kind: 'number', number: a.number - b.number }
                : python_values/* UNKNOWN_VALUE */.PC);
        case '^':
            return (0,python_values/* combined */.yX)(lefts, rights, (a, b) => a.kind === 'number' && b.kind === 'number'
                ? { kind: 'number', number: a.number ^ b.number }
                : python_values/* UNKNOWN_VALUE */.PC);
        case '%':
            return (0,python_values/* combinedMany */.Lt)(lefts, rights, (a, b) => {
                if (a.kind !== 'text')
                    return python_values/* UNKNOWN_VALUES */.qS;
                if (b.kind !== 'items')
                    return [(0,python_constants/* percentFormat */.b$)(a.text, [b])];
                const operands = b.items.map((item) => (item === undefined ? python_values/* UNKNOWN_VALUE */.PC : names.single(item)));
                return [(0,python_constants/* percentFormat */.b$)(a.text, operands)];
            });
        default:
            return python_values/* UNKNOWN_VALUES */.qS;
    }
}
const COMMENTS = /#[^\n]*/g;
/** The operator between two operands; line continuations may stand beside it. */
const OPERATOR = /[-+*%^]/;
function integerValue(literal) {
    const number = Number(literal.replaceAll('_', ''));
    return Number.isSafeInteger(number) ? { kind: 'number', number } : python_values/* UNKNOWN_VALUE */.PC;
}

// EXTERNAL MODULE: ./build/js/syntax/python-paths.js
var python_paths = __webpack_require__(6217);
;// CONCATENATED MODULE: ./build/js/syntax/python-names.js










/** Aliases of aliases that are followed. */
const MAX_DEPTH = 120;
/** Evaluations in one file. Real files need a few for each node. */
const MAX_STEPS = 8_000_000;
/** Length of a dotted path; longer ones name nothing. */
const MAX_PATH = 256;
/** Finds out what expressions of one Python file stand for, without running anything. */
class PythonNames {
    tree;
    scopes;
    starMembers;
    lookup;
    known = new Map();
    pending = new Set();
    mappings = new PythonMappings(this);
    bound = new BoundValues(this);
    depth = 0;
    steps = 0;
    hasCutNames = false;
    constructor(tree, scopes, starMembers) {
        this.tree = tree;
        this.scopes = scopes;
        this.starMembers = starMembers;
        this.lookup = new NameLookup(tree, scopes);
    }
    /** The file asked for more work than it is granted: what followed was taken for unknown. */
    get exhausted() {
        return this.hasCutNames || this.isOutOfSteps;
    }
    /** Told when an expression may stand for more names than are kept. */
    onCut = () => {
        this.hasCutNames = true;
    };
    get isOutOfSteps() {
        return this.steps > MAX_STEPS;
    }
    /** One of these; never empty. Each node is evaluated once. */
    values(node) {
        if (node === tree_sitter/* NO_NODE */.lB)
            return python_values/* UNKNOWN_VALUES */.qS;
        const known = this.known.get(node);
        if (known !== undefined)
            return known;
        if (this.pending.has(node) || this.depth >= MAX_DEPTH || this.isOutOfSteps)
            return python_values/* UNKNOWN_VALUES */.qS;
        this.steps++;
        this.depth++;
        this.pending.add(node);
        const values = (0,python_values/* limited */.TJ)(this.evaluate(node), this.onCut);
        this.pending.delete(node);
        this.depth--;
        this.known.set(node, values);
        return values;
    }
    /** Counts work that is not the value of a node. */
    spend(steps = 1) {
        this.steps += steps;
    }
    /** Goes one step deeper for work that is not the value of a node; undefined when that is too deep. */
    deeper(work) {
        if (this.depth >= MAX_DEPTH || this.isOutOfSteps)
            return undefined;
        this.depth++;
        const done = work();
        this.depth--;
        return done;
    }
    arguments(call) {
        return (0,python_arguments/* readArguments */.lR)(this.tree, this.tree.child(call, 'arguments'), this);
    }
    /** Values of an argument; undefined when it is absent, unknown when it is out of sight. */
    argumentValues(argument) {
        switch (argument.kind) {
            case 'given':
                return this.unionOf(argument.nodes);
            case 'absent':
                return undefined;
            case 'hidden':
                return python_values/* UNKNOWN_VALUES */.qS;
        }
    }
    unionOf(nodes) {
        return (0,python_values/* limited */.TJ)(nodes.flatMap((node) => this.values(node)), this.onCut);
    }
    /** Whether the argument is true, false, absent, or not known. */
    truth(args, keyword, position) {
        const values = this.argumentValues((0,python_arguments/* argumentOf */.Nf)(args, keyword, position));
        return values === undefined ? 'absent' : ((0,python_values/* commonTruth */.pe)(values) ?? 'unknown');
    }
    /** Dotted paths that an expression may stand for. */
    paths(node) {
        return this.values(node).flatMap((value) => (value.kind === 'name' ? [value.path] : []));
    }
    /** What gives the name of an identifier a meaning. */
    bindings(identifier) {
        return this.lookup.meaning((0,python_scopes/* foldName */.z)(this.tree.textOf(identifier)), identifier).bindings;
    }
    /** What a mapping expression holds, with what is stored into its name elsewhere. */
    entries(node) {
        return this.mappings.entries(node);
    }
    /** `base[key]` */
    element(base, key, node) {
        if (key.kind === 'number')
            return elementAt(this, base, key.number);
        if (key.kind !== 'text')
            return python_values/* UNKNOWN_VALUES */.qS;
        if (base.kind === 'namespace')
            return this.member(base, key.text, node);
        if (base.kind === 'pairs') {
            const found = this.mappings.displayed(base.node).entries.get(key.text);
            return found === undefined ? python_values/* UNKNOWN_VALUES */.qS : this.unionOf(found);
        }
        if (base.kind !== 'name')
            return python_values/* UNKNOWN_VALUES */.qS;
        if (base.path === 'sys.modules')
            return this.path(key.text, node);
        // `__builtins__` is a dictionary in imported modules.
        return base.path === 'builtins' ? this.path(`builtins.${key.text}`, node) : python_values/* UNKNOWN_VALUES */.qS;
    }
    /** Values of a member of a module or of a dictionary of names. */
    member(base, name, node) {
        if (base.kind === 'name')
            return this.path(`${base.path}.${name}`, node);
        if (base.kind !== 'namespace')
            return python_values/* UNKNOWN_VALUES */.qS;
        if (base.path !== '')
            return this.path(`${base.path}.${name}`, node);
        if (name === '__builtins__')
            return [{ kind: 'name', path: 'builtins', origin: node }];
        const bindings = this.scopes.module.bindings.get(name);
        return bindings === undefined ? python_values/* UNKNOWN_VALUES */.qS : this.bound.values(bindings, name, node);
    }
    path(path, node) {
        if (path.length > MAX_PATH)
            return python_values/* UNKNOWN_VALUES */.qS;
        return [{ kind: 'name', path: (0,python_paths/* canonicalPath */.O)(path), origin: node }];
    }
    evaluate(node) {
        const { tree } = this;
        switch (tree.type(node)) {
            case 'identifier':
                return this.identifier(node);
            case 'attribute':
                return this.attribute(node);
            case 'subscript':
                return this.subscript(node);
            case 'call':
                return calledValues(this, node);
            case 'string':
            case 'concatenated_string':
                return stringValues(this, node);
            case 'binary_operator':
                return binaryValues(this, node);
            case 'parenthesized_expression':
            case 'type':
                return this.values(tree.children(node)[0] ?? tree_sitter/* NO_NODE */.lB);
            case 'conditional_expression': {
                const [whenTrue, , whenFalse] = tree.children(node);
                return this.unionOf([whenTrue ?? tree_sitter/* NO_NODE */.lB, whenFalse ?? tree_sitter/* NO_NODE */.lB]);
            }
            case 'boolean_operator':
                return this.unionOf([tree.child(node, 'left'), tree.child(node, 'right')]);
            case 'named_expression':
                return this.values(tree.child(node, 'value'));
            case 'integer':
                return [integerValue(tree.textOf(node))];
            case 'unary_operator':
                return this.values(tree.child(node, 'argument')).map((value) => value.kind === 'number' && tree.text[tree.start(node)] === '-'
                    ? { kind: 'number', number: -value.number }
                    : python_values/* UNKNOWN_VALUE */.PC);
            case 'not_operator': {
                const truth = (0,python_values/* commonTruth */.pe)(this.values(tree.child(node, 'argument')));
                return truth === undefined ? python_values/* UNKNOWN_VALUES */.qS : [{ kind: 'truth', truth: !truth }];
            }
            case 'true':
                return [{ kind: 'truth', truth: true }];
            case 'false':
                return [{ kind: 'truth', truth: false }];
            case 'none':
                return [{ kind: 'none' }];
            case 'list':
            case 'tuple':
            case 'set':
            case 'expression_list':
                return [{ kind: 'items', items: displayedItems(this, node) }];
            case 'dictionary':
                return [{ kind: 'pairs', node }];
            default:
                return python_values/* UNKNOWN_VALUES */.qS;
        }
    }
    identifier(node) {
        const name = (0,python_scopes/* foldName */.z)(this.tree.textOf(node));
        const meaning = this.lookup.meaning(name, node);
        const values = [];
        if (meaning.scope !== undefined) {
            values.push(...this.bound.values(meaning.bindings, name, node));
        }
        if (!meaning.builtin)
            return values;
        const starred = this.starred(name, node);
        if (starred !== undefined)
            return [...values, ...this.path(starred, node)];
        return [...values, ...this.path(name === '__builtins__' ? 'builtins' : `builtins.${name}`, node)];
    }
    /** `from module import *` stands in the module, in Python 2 also in functions. */
    starred(name, node) {
        for (const scope of [this.scopes.of(node), this.scopes.module]) {
            for (const module of scope.stars) {
                const member = this.starMembers(module, name);
                if (member !== undefined)
                    return member;
            }
        }
        return undefined;
    }
    attribute(node) {
        const { tree } = this;
        const name = (0,python_scopes/* foldName */.z)(tree.textOf(tree.child(node, 'attribute')));
        switch (name) {
            case '__builtins__':
                return this.path('builtins', node);
            case '__globals__':
            case 'f_globals':
            case 'f_locals':
                return [{ kind: 'namespace', path: '', origin: node }];
            case 'f_builtins':
                return [{ kind: 'namespace', path: 'builtins', origin: node }];
            default:
                return this.values(tree.child(node, 'object')).flatMap((base) => {
                    if (base.kind !== 'name')
                        return python_values/* UNKNOWN_VALUES */.qS;
                    return name === '__dict__'
                        ? [{ kind: 'namespace', path: base.path, origin: node }]
                        : this.path(`${base.path}.${name}`, node);
                });
        }
    }
    subscript(node) {
        const { tree } = this;
        const keyNode = tree.child(node, 'subscript');
        const bases = this.values(tree.child(node, 'value'));
        if (keyNode === tree_sitter/* NO_NODE */.lB)
            return python_values/* UNKNOWN_VALUES */.qS;
        if (tree.type(keyNode) === 'slice')
            return bases.map((base) => slicedValue(this, base, keyNode));
        const keys = this.values(keyNode);
        this.spend(bases.length * keys.length);
        const elements = (0,python_values/* combinedMany */.Lt)(bases, keys, (base, key) => this.element(base, key, node));
        return (0,python_values/* limited */.TJ)(elements, this.onCut);
    }
    /** The only value of an expression; unknown when there are several. */
    single(node) {
        const values = this.values(node);
        return values.length === 1 ? values[0] : python_values/* UNKNOWN_VALUE */.PC;
    }
}


/***/ }),

/***/ 6217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ canonicalPath),
/* harmony export */   S: () => (/* binding */ lastPart)
/* harmony export */ });
/** Modules that hold the built-ins under another name. */
const BUILTINS_ALIASES = [
    '__builtin__',
    'six.moves.builtins',
    'six.moves.__builtin__',
    'future.builtins',
    'past.builtins',
    'future.moves.builtins',
];
/** Modules that other modules import and so carry along as an attribute: `os.sys`, `codecs.builtins`. */
const CARRIED = new Set(['sys', 'importlib', 'marshal', 'builtins']);
/** Modules of the standard library that are commonly imported whole; only these are known to carry another one along. */
const CARRIERS = new Set([
    'asyncio', 'bdb', 'code', 'codecs', 'collections', 'contextlib', 'copy', 'dataclasses', 'doctest', 'enum',
    'functools', 'gettext', 'imp', 'importlib', 'inspect', 'io', 'json', 'locale', 'logging', 'operator', 'os', 'pathlib',
    'pdb', 'pickle', 'pkgutil', 'platform', 'pydoc', 'random', 're', 'runpy', 'shelve', 'shutil', 'site', 'socket', 'ssl',
    'subprocess', 'sysconfig', 'tempfile', 'threading', 'tokenize', 'traceback', 'types', 'typing', 'unittest', 'urllib',
    'warnings', 'zipfile', 'zipimport',
]); // biome-ignore format: a list of names
/** One spelling for each thing: `__builtins__.eval`, `codecs.builtins.eval` and `eval.__call__` are all `builtins.eval`. */
function canonicalPath(path) {
    // Paths that begin with a dot are the project's own modules.
    if (path.startsWith('.') || !path.includes('.'))
        return path === '__builtin__' ? 'builtins' : path;
    let canonical = path;
    const hidden = canonical.lastIndexOf('.__builtins__');
    if (hidden !== -1)
        canonical = `builtins${canonical.slice(hidden + '.__builtins__'.length)}`;
    canonical = withoutCarrier(canonical);
    for (const alias of BUILTINS_ALIASES) {
        if (canonical === alias || canonical.startsWith(`${alias}.`))
            canonical = `builtins${canonical.slice(alias.length)}`;
    }
    canonical = canonical.replace(OWN_MODULE, 'builtins');
    return canonical.endsWith('.__call__') ? canonical.slice(0, -'.__call__'.length) : canonical;
}
/** Each built-in function knows the module it lives in. */
const OWN_MODULE = /^builtins\.\w{1,64}\.__self__/;
function withoutCarrier(path) {
    if (!CARRIERS.has(path.slice(0, path.indexOf('.'))))
        return path;
    const parts = path.split('.');
    for (let index = parts.length - 1; index > 0; index--) {
        if (CARRIED.has(parts[index]))
            return parts.slice(index).join('.');
    }
    return path;
}
/** The last part of a dotted path. */
function lastPart(path) {
    return path.slice(path.lastIndexOf('.') + 1);
}


/***/ }),

/***/ 4:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ foldName)
/* harmony export */ });
/** Python compares identifiers after compatibility folding (Language Reference 2.3). */
function foldName(name) {
    return ASCII.test(name) ? name : name.normalize('NFKC');
}
const ASCII = /^[\x00-\x7f]*$/;


/***/ }),

/***/ 8175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ textsOf),
/* harmony export */   Ex: () => (/* binding */ MAX_VALUES),
/* harmony export */   Lt: () => (/* binding */ combinedMany),
/* harmony export */   PC: () => (/* binding */ UNKNOWN_VALUE),
/* harmony export */   TJ: () => (/* binding */ limited),
/* harmony export */   oA: () => (/* binding */ MAX_NAMES),
/* harmony export */   pe: () => (/* binding */ commonTruth),
/* harmony export */   qS: () => (/* binding */ UNKNOWN_VALUES),
/* harmony export */   yX: () => (/* binding */ combined)
/* harmony export */ });
/* unused harmony export truthOf */
const UNKNOWN_VALUE = { kind: 'unknown' };
const UNKNOWN_VALUES = [UNKNOWN_VALUE];
/** Truth of a value as `bool()` sees it; undefined when it is not known. */
function truthOf(value) {
    switch (value.kind) {
        case 'truth':
            return value.truth;
        case 'number':
            return value.number !== 0;
        case 'text':
            return value.text !== '';
        case 'none':
            return false;
        case 'items':
            return value.items.length > 0;
        case 'class':
            return true;
        case 'name':
        case 'namespace':
        case 'pairs':
        case 'result':
        case 'getter':
        case 'unknown':
            return undefined;
    }
}
/** The one truth that all values agree on. */
function commonTruth(values) {
    const first = values[0] === undefined ? undefined : truthOf(values[0]);
    return first !== undefined && values.every((value) => truthOf(value) === first) ? first : undefined;
}
/** The texts, when every value is a text. */
function textsOf(values) {
    const texts = [];
    for (const value of values) {
        if (value.kind !== 'text')
            return undefined;
        texts.push(value.text);
    }
    return texts.length === 0 ? undefined : texts;
}
/** Values kept of one expression, names aside; beyond, it also counts as unknown. */
const MAX_VALUES = 8;
/** Names kept of one expression. More than any file means, because a name that is left out may be the one that matters. */
const MAX_NAMES = 64;
/**
 * Without repetitions, and not more than are kept.
 * @param onCut told when a name was left out
 */
function limited(values, onCut) {
    if (values.length === 0)
        return UNKNOWN_VALUES;
    if (values.length === 1)
        return values;
    const seen = new Set();
    const kept = [];
    let names = 0;
    let isCut = false;
    for (const value of values) {
        const key = valueKey(value);
        if (seen.has(key))
            continue;
        seen.add(key);
        const leads = value.kind === 'name' || value.kind === 'namespace' || value.kind === 'getter';
        if (leads && names === MAX_NAMES)
            onCut();
        if (leads ? names < MAX_NAMES : kept.length - names < MAX_VALUES) {
            kept.push(value);
            if (leads)
                names++;
        }
        else
            isCut = true;
    }
    return isCut ? [...kept, UNKNOWN_VALUE] : kept;
}
function valueKey(value) {
    return value.kind === 'items' ? `items ${value.items.length} ${value.items[0]}` : JSON.stringify(value);
}
/** Every value of one side with every value of the other. */
function combined(lefts, rights, combine) {
    return combinedMany(lefts, rights, (left, right) => [combine(left, right)]);
}
function combinedMany(lefts, rights, combine) {
    return lefts.flatMap((left) => rights.flatMap((right) => combine(left, right)));
}


/***/ })

};
