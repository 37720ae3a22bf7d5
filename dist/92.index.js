export const id = 92;
export const ids = [92];
export const modules = {

/***/ 7092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ScriptInspection: () => (/* binding */ ScriptInspection)
});

// EXTERNAL MODULE: ./build/js/syntax/javascript-names.js + 1 modules
var javascript_names = __webpack_require__(3505);
// EXTERNAL MODULE: ./build/js/syntax/javascript-tree.js
var javascript_tree = __webpack_require__(1146);
// EXTERNAL MODULE: ./build/js/syntax/javascript-visit.js
var javascript_visit = __webpack_require__(6807);
// EXTERNAL MODULE: ./build/js/text/aside-path.js
var aside_path = __webpack_require__(5246);
// EXTERNAL MODULE: ./build/js/text/redact.js
var redact = __webpack_require__(9239);
;// CONCATENATED MODULE: ./build/js/checks/code/javascript-bundle.js
const BUNDLE_FOLDERS = new Set([
    'bower_components',
    'dist',
    'node_modules',
    'third_party',
    'thirdparty',
    'vendor',
    'vendored',
]);
/** `app.min.js`, `vendor.bundle.mjs`, `library.umd.js`. */
const BUNDLE_NAME = /[.-](?:bundle|iife|min|prod|umd)\.[cm]?js$/i;
/**
 * Whether the place says that a tool wrote the file, or somebody else did. Long lines and the marks of bundlers say
 * nothing: malicious code has them too, and anybody can put them into a source file.
 */
function isBundle(path) {
    const folders = path.toLowerCase().split('/');
    const name = folders.pop() ?? '';
    return BUNDLE_NAME.test(name) || folders.some((folder) => BUNDLE_FOLDERS.has(folder));
}

;// CONCATENATED MODULE: ./build/js/checks/code/javascript-called.js

/** The known functions that a call may run, called outright or through `call`, `apply` and `Reflect`. */
function* calledFunctions(callee, given, scope, names) {
    for (const value of names.resolve(callee, scope)) {
        if (value.kind !== 'named')
            continue;
        const { name } = value;
        if (name.endsWith('.call'))
            yield { name: name.slice(0, -'.call'.length), given: given.slice(1) };
        else if (name === 'Reflect.apply' || name === 'Reflect.construct') {
            const [target] = given;
            const passed = listed(given[name === 'Reflect.apply' ? 2 : 1]);
            for (const applied of target === undefined ? [] : names.resolve(target, scope)) {
                if (applied.kind === 'named')
                    yield { name: applied.name, given: passed };
            }
        }
        else if (name.endsWith('.apply')) {
            yield { name: name.slice(0, -'.apply'.length), given: listed(given[1]) };
        }
        else
            yield { name, given };
    }
}
function listed(list) {
    const array = list === undefined ? undefined : (0,javascript_tree/* unwrapped */.DE)(list);
    return array?.type === 'ArrayExpression' ? (0,javascript_tree/* listOf */.c3)(array, 'elements') : undefined;
}

;// CONCATENATED MODULE: ./build/js/syntax/javascript-alternatives.js

/** Expressions that are followed for one value. */
const MAX_ALTERNATIVES = 200;
/** Elements of one list, spread lists included. */
const MAX_ELEMENTS = 500;
/** Lists and objects inside each other that are spread into one. */
const MAX_SPREADS = 8;
/**
 * The expressions that a value may come from: branches of conditions, what its name is ever given, entries of tables.
 * An expression that leads nowhere else stands for itself. `unseen`: some value is given where nobody can see it.
 */
function alternativesOf(start, names) {
    const found = [];
    const seen = new Set();
    const waiting = [start];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        const node = (0,javascript_tree/* unwrapped */.DE)(at.node);
        if (seen.has(node))
            continue;
        if (seen.size === MAX_ALTERNATIVES || !names.spend())
            return 'too-many';
        seen.add(node);
        const next = nextOf(node, at.scope, names);
        if (next === 'unseen' || next === 'too-many')
            return next;
        if (next === undefined)
            found.push({ node, scope: at.scope });
        else
            waiting.push(...next);
    }
    return found;
}
function nextOf(node, scope, names) {
    switch (node.type) {
        case 'ConditionalExpression':
            return placed(scope, (0,javascript_tree/* childOf */.GG)(node, 'consequent'), (0,javascript_tree/* childOf */.GG)(node, 'alternate'));
        case 'LogicalExpression':
            // What stands before `&&` is only the value when there is none.
            return node['operator'] === '&&'
                ? placed(scope, (0,javascript_tree/* childOf */.GG)(node, 'right'))
                : placed(scope, (0,javascript_tree/* childOf */.GG)(node, 'left'), (0,javascript_tree/* childOf */.GG)(node, 'right'));
        case 'Identifier':
            return valuesOfName(node, scope, names);
        case 'MemberExpression':
            return entriesAt(node, scope, names);
    }
    return undefined;
}
function placed(scope, ...nodes) {
    return nodes.flatMap((node) => (node === undefined ? [] : [{ node, scope }]));
}
/** Undefined for a name that the script does not declare. */
function valuesOfName(node, scope, names) {
    const all = scope.lookup((0,javascript_tree/* nameOf */.Vb)(node) ?? '')?.origins ?? [];
    if (all.length > MAX_ALTERNATIVES)
        return 'too-many';
    const origins = all.filter(({ kind }) => kind !== 'global');
    if (origins.length === 0)
        return undefined;
    const values = [];
    // The name stands for itself: it is no more than its type says.
    if (origins.some((origin) => origin.kind === 'unknown' && origin.narrow === true))
        return undefined;
    for (const origin of origins) {
        if (origin.kind === 'module' || origin.kind === 'function')
            return undefined;
        if (origin.kind === 'nothing')
            continue;
        if (origin.kind === 'element') {
            const elements = elementsOf(origin, names);
            if (elements === undefined)
                return 'unseen';
            values.push(...elements);
        }
        else if (origin.kind === 'value' && origin.path.length === 0)
            values.push(origin);
        else
            return 'unseen';
    }
    return values;
}
/** `table.entry`, and any entry for a key that is chosen at run time. */
function entriesAt(node, scope, names) {
    const object = (0,javascript_tree/* childOf */.GG)(node, 'object');
    const tables = object === undefined ? [] : names.resolve(object, scope);
    if (tables.length === 0)
        return undefined;
    const key = names.memberName(node, scope);
    const entries = [];
    for (const table of tables) {
        if (table.kind !== 'literal')
            return undefined;
        const properties = names.propertiesOf(table.node);
        const { scope: around } = table;
        const chosen = key === undefined ? properties.values() : [properties.get(key)];
        let isEmpty = true;
        for (const entry of chosen) {
            if (entry === undefined)
                return undefined;
            if (entries.length > MAX_ALTERNATIVES)
                return 'too-many';
            entries.push({ node: entry, scope: around });
            isEmpty = false;
        }
        if (isEmpty)
            return undefined;
    }
    return entries;
}
/** The texts that a value may have, when all of them are constant. */
function textsOf(start, names) {
    const whole = names.textOf(start.node, start.scope);
    if (whole !== undefined)
        return [whole];
    const alternatives = alternativesOf(start, names);
    if (typeof alternatives === 'string')
        return undefined;
    const texts = alternatives.map(({ node, scope }) => names.textOf(node, scope));
    return texts.every((text) => text !== undefined) ? texts : undefined;
}
/** What stands in a list, lists spread or joined into it included; undefined when it cannot be seen. */
function elementsOf(list, names) {
    return javascript_alternatives_elements(list, { names, left: MAX_ELEMENTS });
}
/** Every value that an option may have, objects spread into the options included; empty when it is never given. */
function optionsNamed(option, options, names) {
    return values(option, options, { names, left: MAX_ELEMENTS }, 0);
}
const MERGES = new Set(['Object.assign']);
/** What is not looked at any more may matter: the script is named. */
function mayLookOn(spreading) {
    if (spreading.left-- <= 0)
        spreading.names.giveUp();
    return spreading.left >= 0 && spreading.names.spend();
}
function javascript_alternatives_elements(list, spreading, depth = 0) {
    if (depth > MAX_SPREADS)
        return undefined;
    const [literal, ...others] = spreading.names.resolve(list.node, list.scope);
    if (others.length > 0 || literal?.kind !== 'literal' || literal.node.type !== 'ArrayExpression') {
        return joined((0,javascript_tree/* unwrapped */.DE)(list.node), list.scope, spreading, depth);
    }
    const found = [];
    const { scope } = literal;
    for (const node of literal.node['elements']) {
        if (!mayLookOn(spreading))
            return undefined;
        if (!(0,javascript_tree/* isNode */.Ll)(node))
            continue;
        const spread = node.type === 'SpreadElement' ? (0,javascript_tree/* childOf */.GG)(node, 'argument') : undefined;
        const inner = spread && javascript_alternatives_elements({ node: spread, scope }, spreading, depth + 1);
        // What is not seen may be anything, in one element or many: it stands for itself.
        if (inner === undefined)
            found.push({ node, scope });
        else
            found.push(...inner);
    }
    return found;
}
/** `list.concat(more)`. */
function joined(node, scope, spreading, depth) {
    const callee = node.type === 'CallExpression' ? (0,javascript_tree/* childOf */.GG)(node, 'callee') : undefined;
    const object = callee && (0,javascript_tree/* childOf */.GG)(callee, 'object');
    if (callee === undefined || object === undefined)
        return undefined;
    if (spreading.names.memberName(callee, scope) !== 'concat')
        return undefined;
    const found = [];
    for (const part of [object, ...(0,javascript_tree/* listOf */.c3)(node, 'arguments')]) {
        if (!mayLookOn(spreading))
            return undefined;
        found.push(...(javascript_alternatives_elements({ node: part, scope }, spreading, depth + 1) ?? [{ node: part, scope }]));
    }
    return found;
}
function values(option, options, spreading, depth) {
    const found = [];
    const call = (0,javascript_tree/* unwrapped */.DE)(options.node);
    const callee = call.type === 'CallExpression' ? (0,javascript_tree/* childOf */.GG)(call, 'callee') : undefined;
    if (callee !== undefined && spreading.names.isNamed(callee, options.scope, MERGES)) {
        for (const node of (0,javascript_tree/* listOf */.c3)(call, 'arguments')) {
            if (depth === MAX_SPREADS || !mayLookOn(spreading))
                return found;
            found.push(...values(option, { node, scope: options.scope }, spreading, depth + 1));
        }
    }
    for (const value of spreading.names.resolve(options.node, options.scope)) {
        if (value.kind !== 'literal' || value.node.type !== 'ObjectExpression')
            continue;
        const { scope } = value;
        const own = spreading.names.propertiesOf(value.node).get(option);
        if (own !== undefined)
            found.push({ node: own, scope });
        if (own !== undefined || depth === MAX_SPREADS)
            continue;
        for (const property of value.node['properties']) {
            if (!mayLookOn(spreading))
                return found;
            const spread = property.type === 'SpreadElement' ? (0,javascript_tree/* childOf */.GG)(property, 'argument') : undefined;
            if (spread !== undefined)
                found.push(...values(option, { node: spread, scope }, spreading, depth + 1));
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./build/js/checks/code/javascript-parts.js

/** Names that are followed, one from the other. */
const MAX_HOPS = 3;
/** Expressions that are looked at for one value. */
const MAX_NODES = 200;
/** Whether any expression that a value is made from passes the test; names are followed to all that they are given. */
function somePart(start, test) {
    const seen = new Set();
    const waiting = [{ part: start, hops: 0 }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { part, hops } = next;
        const node = (0,javascript_tree/* unwrapped */.DE)(part.node);
        if (seen.has(node) || seen.size === MAX_NODES)
            continue;
        seen.add(node);
        if (test({ node, scope: part.scope }))
            return true;
        if (node.type === 'Identifier') {
            const origins = hops < MAX_HOPS ? (part.scope.lookup((0,javascript_tree/* nameOf */.Vb)(node) ?? '')?.origins ?? []) : [];
            for (const origin of origins) {
                if (origin.kind === 'value')
                    waiting.push({ part: origin, hops: hops + 1 });
            }
            continue;
        }
        if ((0,javascript_tree/* isFunction */.Tn)(node))
            continue;
        for (const child of partsOf(node))
            waiting.push({ part: { node: child, scope: part.scope }, hops });
    }
    return false;
}
/** Literal text included, names of properties left out. */
function* partsOf(node) {
    for (const [field, value] of Object.entries(node)) {
        if (field === 'key' || (field === 'property' && node['computed'] !== true))
            continue;
        if ((0,javascript_tree/* isNode */.Ll)(value))
            yield value;
        else if (Array.isArray(value))
            yield* value.slice(0, MAX_NODES).filter(javascript_tree/* isNode */.Ll);
    }
}

// EXTERNAL MODULE: ./build/js/checks/code/javascript-rules.js
var javascript_rules = __webpack_require__(569);
;// CONCATENATED MODULE: ./build/js/checks/code/javascript-use.js
/** The name of a function as people write it: `child_process.exec`. */
function labelOf(name) {
    return name.replace(/^new /, '').replace(/^module:/, '');
}

;// CONCATENATED MODULE: ./build/js/checks/code/javascript-data.js





/** Read formats that hold functions as text, and evaluate them. */
const EVALUATING = new Set([
    'module:cryo.parse',
    'module:funcster.deepDeserialize',
    'module:js-yaml.unsafeLoad',
    'module:js-yaml.unsafeLoadAll',
    'module:node-serialize.unserialize',
    'module:serialize-to-js.deserialize',
]);
const YAML_READERS = new Set([
    'module:js-yaml.load',
    'module:js-yaml.loadAll',
    'module:js-yaml.safeLoad',
    'module:js-yaml.safeLoadAll',
]);
/** Made functions of text before version 4. */
const OLD_DEFAULTS = new Set(['module:js-yaml.load', 'module:js-yaml.loadAll']);
/** The schema of js-yaml 3 with `!!js/function`, and what puts it back into version 4. */
const SCHEMAS_WITH_FUNCTIONS = new Set([
    'module:js-yaml-js-types.all',
    'module:js-yaml-js-types.function',
    'module:js-yaml.DEFAULT_FULL_SCHEMA',
]);
/** https://nodejs.org/api/v8.html#serialization-api: not for data of others, though nothing in it is a function. */
const NATIVE_READERS = new Set(['module:v8.deserialize', 'module:v8.Deserializer']);
/** A call that reads data, when the data can bring code. */
function judgeReading({ name, given }, scope, { names, yaml }) {
    const [first, ...others] = given ?? [];
    if (first !== undefined && names.textOf(first, scope) !== undefined)
        return undefined;
    const label = labelOf(name);
    if (EVALUATING.has(name))
        return { rule: javascript_rules/* JAVASCRIPT_DESERIALIZE */.S3, severity: 'high', what: label };
    if (NATIVE_READERS.has(name))
        return { rule: javascript_rules/* JAVASCRIPT_DESERIALIZE */.S3, severity: 'audit', what: label };
    if (!YAML_READERS.has(name))
        return undefined;
    const schemas = others.flatMap((node) => optionsNamed('schema', { node, scope }, names));
    const isWithFunctions = schemas.some((schema) => somePart(schema, ({ node, scope: around }) => names.isNamed(node, around, SCHEMAS_WITH_FUNCTIONS)));
    if (!isWithFunctions && schemas.length === 0 && yaml === 'with-functions' && OLD_DEFAULTS.has(name)) {
        return {
            rule: javascript_rules/* JAVASCRIPT_DESERIALIZE */.S3,
            severity: 'medium',
            what: `${label}|old release`,
            note: (0,redact/* evidence */.MX) `the declared js-yaml is older than 4, and makes functions of text`,
        };
    }
    if (!isWithFunctions)
        return undefined;
    return {
        rule: javascript_rules/* JAVASCRIPT_DESERIALIZE */.S3,
        severity: 'high',
        what: `${label}|schema with functions`,
        note: (0,redact/* evidence */.MX) `its schema makes functions of text`,
    };
}

;// CONCATENATED MODULE: ./build/js/checks/code/javascript-decoding.js

/** Names and calls between the text and what makes it. */
const javascript_decoding_MAX_HOPS = 3;
/** Values of one name that are followed: names in minified scripts stand for everything. */
const MAX_VALUES = 4;
/** Nodes that are searched for one piece of executed text. Beyond, it counts as any other text made at run time. */
const javascript_decoding_MAX_NODES = 3_000;
const MAX_NODES_OF_SCRIPT = 300_000;
/** Entries of a list that are searched; longer ones are tables of data. */
const MAX_ENTRIES = 1_000;
const BUFFERS = new Set([
    'Buffer.from',
    'new Buffer',
    'Buffer',
    'module:buffer.Buffer.from',
    'module:buffer.Buffer',
]);
const BINARY_TEXT = new Set(['base64', 'base64url', 'hex']);
const DECODERS = new Set([
    'atob',
    'module:buffer.atob',
    'module:zlib.brotliDecompressSync',
    'module:zlib.gunzipSync',
    'module:zlib.inflateRawSync',
    'module:zlib.inflateSync',
    'module:zlib.unzipSync',
    'module:crypto.createDecipheriv',
    'module:crypto.createDecipher',
]);
/** Hide code too, but helpers of honest templates use them as well: they count only in the executed text itself. */
const SPELLERS = new Set(['String.fromCharCode', 'String.fromCodePoint', 'unescape']);
const FETCHERS = new Set([
    'fetch',
    'module:axios',
    'module:axios.get',
    'module:got',
    'module:node-fetch',
    'module:undici.fetch',
    'module:request',
]);
/** https://xhr.spec.whatwg.org/#the-responsetext-getter */
const RESPONSE_TEXT = 'responseText';
/** Looks for what hides executed text, in one script. */
class HidingSearch {
    names;
    left = MAX_NODES_OF_SCRIPT;
    constructor(names) {
        this.names = names;
    }
    /** Whether the text is decoded or fetched, as far as the expression, its names and the functions it calls show. */
    hidingOf(text, scope) {
        const waiting = text.map((node) => ({ node, scope, hops: 0, called: false }));
        const seen = new Set(text);
        let hiding;
        for (let place = waiting.pop(); place !== undefined && this.left > 0; place = waiting.pop()) {
            const found = hidingAt(place, this.names);
            if (found === 'decoded')
                return found;
            hiding ??= found;
            this.left--;
            for (const next of nextPlaces(place)) {
                if (seen.size === javascript_decoding_MAX_NODES)
                    return hiding;
                if (seen.has(next.node))
                    continue;
                seen.add(next.node);
                waiting.push(next);
            }
        }
        return hiding;
    }
}
function hidingAt({ node, scope, called }, names) {
    if (node.type === 'MemberExpression') {
        return names.memberName(node, scope) === RESPONSE_TEXT ? 'fetched' : undefined;
    }
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression')
        return undefined;
    const callee = (0,javascript_tree/* childOf */.GG)(node, 'callee');
    if (callee === undefined)
        return undefined;
    if (reverses(node, callee, scope, names))
        return 'decoded';
    for (const value of names.resolve(callee, scope)) {
        if (value.kind !== 'named')
            continue;
        const name = value.name.replace(/\.(?:call|apply)$/, '');
        if (DECODERS.has(name) || (!called && SPELLERS.has(name)))
            return 'decoded';
        if (FETCHERS.has(name))
            return 'fetched';
        if (!BUFFERS.has(name))
            continue;
        const encoding = (0,javascript_tree/* listOf */.c3)(node, 'arguments')[1];
        const constant = encoding && names.textOf(encoding, scope);
        if (constant !== undefined && BINARY_TEXT.has(constant.toLowerCase()))
            return 'decoded';
    }
    return undefined;
}
/** `text.split('').reverse().join('')`. */
function reverses(node, callee, scope, names) {
    if (names.memberName(callee, scope) !== 'join')
        return false;
    const reversal = (0,javascript_tree/* childOf */.GG)(callee, 'object');
    const method = reversal?.type === 'CallExpression' ? (0,javascript_tree/* childOf */.GG)(reversal, 'callee') : undefined;
    const [separator] = (0,javascript_tree/* listOf */.c3)(node, 'arguments');
    return (method !== undefined &&
        names.memberName(method, scope) === 'reverse' &&
        separator !== undefined &&
        names.textOf(separator, scope) === '');
}
/** What makes a value: the parts of its expression, what its names stand for, and the bodies of functions it calls. */
function nextPlaces({ node, scope, hops, called }) {
    const next = [];
    if (node.type === 'Identifier') {
        const origins = scope.lookup((0,javascript_tree/* textOf */.b6)(node, 'name') ?? '')?.origins ?? [];
        if (hops === javascript_decoding_MAX_HOPS || origins.length > MAX_VALUES)
            return next;
        for (const origin of origins) {
            if (origin.kind !== 'value' || (0,javascript_tree/* isFunction */.Tn)((0,javascript_tree/* unwrapped */.DE)(origin.node)))
                continue;
            next.push({ node: origin.node, scope: origin.scope, hops: hops + 1, called });
        }
        return next;
    }
    if (node.type === 'CallExpression' && hops < javascript_decoding_MAX_HOPS) {
        const body = calledFunction(node, scope);
        if (body !== undefined)
            next.push({ ...body, hops: hops + 1, called: true });
    }
    if (hasLongList(node))
        return next;
    (0,javascript_tree/* forEachChild */.dK)(node, (child, field) => {
        const isName = field === 'key' || (field === 'property' && node['computed'] !== true);
        if (!isName)
            next.push({ node: child, scope, hops, called });
    });
    return next;
}
function hasLongList(node) {
    return Object.values(node).some((value) => Array.isArray(value) && value.length > MAX_ENTRIES);
}
/** The function of this script that a call runs. Names inside are looked up where it is written, as far as that is known. */
function calledFunction(node, scope) {
    const callee = (0,javascript_tree/* childOf */.GG)(node, 'callee');
    for (const origin of scope.lookup((0,javascript_tree/* nameOf */.Vb)(callee) ?? '')?.origins ?? []) {
        if (origin.kind === 'function')
            return { node: origin.node, scope: origin.scope };
        if (origin.kind === 'value' && (0,javascript_tree/* isFunction */.Tn)((0,javascript_tree/* unwrapped */.DE)(origin.node))) {
            return { node: (0,javascript_tree/* unwrapped */.DE)(origin.node), scope: origin.scope };
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/js/checks/code/javascript-escapes.js

const EVAL = new Set(['eval']);
/** Whether the node may name `eval` without calling it: `eval`, `window.eval`, `self["eval"]`. */
function evalIn(node) {
    if ((0,javascript_tree/* nameOf */.Vb)(node) === 'eval')
        return true;
    if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression')
        return false;
    const property = (0,javascript_tree/* childOf */.GG)(node, 'property');
    return (0,javascript_tree/* nameOf */.Vb)(property) === 'eval' || (property !== undefined && (0,javascript_tree/* textOf */.b6)(property, 'value') === 'eval');
}
/**
 * Where `eval` itself leaves the reach of names: given to a function, stored in an object, returned, exported. What it
 * is then called with stands elsewhere. Undefined for all other uses, among them names for it, whose calls are seen.
 */
function evalEscape(visit, names) {
    if (!evalIn(visit.node))
        return argumentEscape(visit, names);
    if (visit.field === 'key' || (visit.field === 'property' && visit.parent?.node['computed'] !== true))
        return undefined;
    const leaving = destinationOf(visit, names);
    return leaving !== undefined && names.isNamed(visit.node, visit.scope, EVAL) ? leaving : undefined;
}
/** Another name of `eval` among the arguments of a call. */
function argumentEscape({ node, scope }, names) {
    const escapes = (0,javascript_tree/* listOf */.c3)(node, 'arguments').some((given) => {
        const value = (0,javascript_tree/* unwrapped */.DE)(given);
        if (value.type !== 'Identifier' ||
            (0,javascript_tree/* nameOf */.Vb)(value) === 'eval' ||
            scope.lookup((0,javascript_tree/* nameOf */.Vb)(value) ?? '') === undefined) {
            return false;
        }
        return names.isNamed(value, scope, EVAL);
    });
    return escapes ? 'argument' : undefined;
}
/** Expressions whose value is that of the part in these fields. */
const PASSING = new Map([
    ['AwaitExpression', ['argument']],
    ['ConditionalExpression', ['consequent', 'alternate']],
    ['LogicalExpression', ['left', 'right']],
    ['ParenthesizedExpression', ['expression']],
    ['TSAsExpression', ['expression']],
    ['TSNonNullExpression', ['expression']],
    ['TSSatisfiesExpression', ['expression']],
    ['TSTypeAssertion', ['expression']],
]);
/** Where values leave for good, by the field that holds them. */
const LEAVING = new Map([
    ['ArrayExpression', 'elements'],
    ['ArrowFunctionExpression', 'body'],
    ['ClassPrivateProperty', 'value'],
    ['ClassProperty', 'value'],
    ['Decorator', 'expression'],
    ['ExportDefaultDeclaration', 'declaration'],
    ['JSXExpressionContainer', 'expression'],
    ['NewExpression', 'arguments'],
    ['ObjectProperty', 'value'],
    ['ReturnStatement', 'argument'],
    ['SpreadElement', 'argument'],
    ['TSExportAssignment', 'expression'],
    ['YieldExpression', 'argument'],
]);
/** Functions that look at a function and do not run it. */
const LOOKING = new Set([
    'Boolean',
    'Object.getPrototypeOf',
    'Reflect.getPrototypeOf',
    'String',
    'console.log',
    'expect',
]);
/** Expressions around a value that are followed. */
const MAX_AROUND = 50;
function destinationOf(visit, names) {
    let at = visit;
    for (let left = MAX_AROUND; at.parent !== undefined && left > 0; left--) {
        const around = at.parent;
        const { type } = around.node;
        if (PASSING.get(type)?.includes(at.field) === true || isLastOfSequence(at, around)) {
            at = around;
            continue;
        }
        if (type === 'AssignmentExpression') {
            // An assignment to a name makes an alias, and its calls are seen.
            return at.field === 'right' && !isName((0,javascript_tree/* childOf */.GG)(around.node, 'left')) ? 'property' : undefined;
        }
        if (type === 'VariableDeclarator') {
            return around.parent?.parent?.node.type === 'ExportNamedDeclaration' ? 'export' : undefined;
        }
        if (type === 'CallExpression' || type === 'OptionalCallExpression') {
            return at.field === 'arguments' && isHandedTo(around, names) ? 'argument' : undefined;
        }
        if (type === 'ObjectProperty' && around.parent?.node.type === 'ObjectPattern')
            return undefined;
        return LEAVING.get(type) === at.field ? at.field : undefined;
    }
    return undefined;
}
function isLastOfSequence(visit, around) {
    return around.node.type === 'SequenceExpression' && (0,javascript_tree/* listOf */.c3)(around.node, 'expressions').at(-1) === visit.node;
}
function isName(target) {
    return target?.type === 'Identifier' || target?.type === 'ObjectPattern' || target?.type === 'ArrayPattern';
}
/** A function written at the call gets it under the name of its parameter, and `Reflect.apply` calls it at once. */
function isHandedTo({ node, scope }, names) {
    const callee = (0,javascript_tree/* childOf */.GG)(node, 'callee');
    if (callee === undefined || (0,javascript_tree/* isFunction */.Tn)((0,javascript_tree/* unwrapped */.DE)(callee)))
        return false;
    return !names
        .resolve(callee, scope)
        .some(({ ...value }) => value.kind === 'named' && (LOOKING.has(value.name) || value.name.startsWith('Reflect.')));
}

// EXTERNAL MODULE: ./build/js/syntax/javascript-values.js
var javascript_values = __webpack_require__(132);
// EXTERNAL MODULE: ./build/js/checks/code/python-rules.js
var python_rules = __webpack_require__(4040);
;// CONCATENATED MODULE: ./build/js/checks/code/javascript-sinks.js




const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate']);
const EVALUATORS = new Set(['eval', 'execScript']);
/** https://nodejs.org/api/vm.html; the text is the first argument of each. */
const VM_FUNCTIONS = new Set([
    'module:vm.compileFunction',
    'module:vm.createScript',
    'module:vm.runInContext',
    'module:vm.runInNewContext',
    'module:vm.runInThisContext',
    'module:vm.Script',
    'module:vm.SourceTextModule',
    // Libraries around them.
    'module:require-from-string',
    'module:safe-eval',
]);
/** Not documented, but what `require` itself calls. */
const MODULE_COMPILE = /^(?:module|(?:new )?module:module(?:\.Module)?(?:\.prototype)?)\._compile$/;
const WORKER = 'module:worker_threads.Worker';
/** What a call, construction, tagged template or import runs as code; undefined when nothing. */
function sinkOf({ node, scope }, called, names, search) {
    if (node.type === 'ImportExpression')
        return importSink(node, scope, names);
    if (node.type === 'TaggedTemplateExpression') {
        // A tag gets its text in an array: `eval` would return it, the constructor of functions runs it.
        const tag = (0,javascript_tree/* childOf */.GG)(node, 'tag');
        const template = (0,javascript_tree/* childOf */.GG)(node, 'quasi');
        if (tag === undefined || template === undefined || !names.isNamed(tag, scope, javascript_values/* FUNCTION_CONSTRUCTORS */.FR))
            return undefined;
        return { rule: javascript_rules/* JAVASCRIPT_FUNCTION_CONSTRUCTOR */.ED, callee: 'Function', text: [template] };
    }
    const callee = (0,javascript_tree/* childOf */.GG)(node, 'callee');
    if (callee === undefined)
        return undefined;
    const given = (0,javascript_tree/* listOf */.c3)(node, 'arguments');
    for (const each of called) {
        const sink = directSink(each.name, each.given, scope, names);
        if (sink !== undefined)
            return sink;
    }
    if (compilesModule(callee, scope, names))
        return vmSink('module._compile', given);
    if (reachesConstructor(callee, scope, names)) {
        return { rule: javascript_rules/* JAVASCRIPT_FUNCTION_CONSTRUCTOR */.ED, callee: 'constructor', text: given };
    }
    return hiddenSink(callee, given, scope, names, search);
}
const GLOBAL_OBJECT = new Set(['globalThis']);
/** `globalThis[atob("ZXZhbA==")](text)`: nobody decodes the name of a function that may be known. */
function hiddenSink(callee, given, scope, names, search) {
    const member = (0,javascript_tree/* unwrapped */.DE)(callee);
    const object = member['computed'] === true ? (0,javascript_tree/* childOf */.GG)(member, 'object') : undefined;
    const key = (0,javascript_tree/* childOf */.GG)(member, 'property');
    if (object === undefined || key === undefined || names.textOf(key, scope) !== undefined)
        return undefined;
    if (!names.isNamed(object, scope, GLOBAL_OBJECT) || search.hidingOf([key], scope) !== 'decoded')
        return undefined;
    return { rule: python_rules/* DECODE_THEN_EXECUTE */.$K, callee: 'global', text: [key, ...given] };
}
/** @param given what the function gets; undefined when nobody can tell */
function directSink(name, given, scope, names) {
    const first = given?.slice(0, 1);
    if (EVALUATORS.has(name))
        return { rule: javascript_rules/* JAVASCRIPT_EVAL */.vV, callee: name, text: first };
    if (javascript_values/* FUNCTION_CONSTRUCTORS */.FR.has(name))
        return { rule: javascript_rules/* JAVASCRIPT_FUNCTION_CONSTRUCTOR */.ED, callee: name, text: given };
    if (VM_FUNCTIONS.has(name))
        return vmSink(name.slice('module:'.length), given);
    if (MODULE_COMPILE.test(name))
        return vmSink('module._compile', given);
    if (name === WORKER && evaluates(given?.[1], names, scope))
        return vmSink('worker_threads.Worker', given);
    const timed = first?.[0];
    if (!TIMERS.has(name) || timed === undefined || !isText(timed, scope, names))
        return undefined;
    return { rule: javascript_rules/* JAVASCRIPT_TIMER_TEXT */.qX, callee: name, text: first };
}
function vmSink(callee, given) {
    return { rule: javascript_rules/* JAVASCRIPT_VM */.Ov, callee, text: given?.slice(0, 1) };
}
/**
 * `[][…][…](text)` with names that are put together from nothing: an empty list has nothing to take but its methods, and
 * these have nothing that takes text but their constructor.
 */
function reachesConstructor(callee, scope, names) {
    let at = (0,javascript_tree/* unwrapped */.DE)(callee);
    for (let steps = 0; steps < 2; steps++) {
        const isComputed = at.type === 'MemberExpression' && at['computed'] === true;
        const object = isComputed && names.memberName(at, scope) === undefined ? (0,javascript_tree/* childOf */.GG)(at, 'object') : undefined;
        if (object === undefined)
            return false;
        at = (0,javascript_tree/* unwrapped */.DE)(object);
    }
    return at.type === 'ArrayExpression' && (0,javascript_tree/* listOf */.c3)(at, 'elements').length === 0;
}
/** `module._compile(…)` where `module` is the parameter of a hook that loads modules. */
function compilesModule(callee, scope, names) {
    const method = (0,javascript_tree/* unwrapped */.DE)(callee);
    const object = (0,javascript_tree/* childOf */.GG)(method, 'object');
    return (0,javascript_tree/* nameOf */.Vb)(object) === 'module' && names.memberName(method, scope) === '_compile';
}
/** The option of a worker that makes its first argument the program instead of a path. */
function evaluates(options, names, scope) {
    if (options === undefined)
        return false;
    return names.resolve(options, scope).some((value) => value.kind === 'literal' &&
        (0,javascript_tree/* listOf */.c3)(value.node, 'properties').some((property) => {
            const on = (0,javascript_tree/* childOf */.GG)(property, 'value');
            return (0,javascript_tree/* nameOf */.Vb)((0,javascript_tree/* childOf */.GG)(property, 'key')) === 'eval' && on !== undefined && on['value'] !== false;
        }));
}
const OBJECT_ADDRESS = new Set(['URL.createObjectURL']);
const CARRIES_CODE = /^\s{0,10}(?:data|blob):/i;
/** An address of some other host. */
const ON_THE_NETWORK = /^\s{0,10}(?:https?:)?\/\//i;
function importSink(node, scope, names) {
    const source = (0,javascript_tree/* childOf */.GG)(node, 'source');
    if (source === undefined)
        return undefined;
    const start = names.textOf(source, scope) ?? leadingText(source, scope, names);
    if (CARRIES_CODE.test(start))
        return { rule: javascript_rules/* JAVASCRIPT_DATA_IMPORT */.Vq, callee: 'import', text: [source] };
    if (ON_THE_NETWORK.test(start))
        return { rule: python_rules/* FETCH_THEN_EXECUTE */.Pm, callee: 'import', text: [source] };
    const made = (0,javascript_tree/* unwrapped */.DE)(source);
    const maker = made.type === 'CallExpression' ? (0,javascript_tree/* childOf */.GG)(made, 'callee') : undefined;
    return maker !== undefined && names.isNamed(maker, scope, OBJECT_ADDRESS)
        ? { rule: javascript_rules/* JAVASCRIPT_DATA_IMPORT */.Vq, callee: 'import', text: [source] }
        : undefined;
}
/** Operands of one concatenation that are followed. */
const MAX_OPERANDS = 10_000;
/** Names for names that are followed to see whether a value is text. */
const javascript_sinks_MAX_HOPS = 4;
/** The constant start of text whose rest is made at run time. */
function leadingText(node, scope, names, hops = 0) {
    let at = (0,javascript_tree/* unwrapped */.DE)(node);
    for (let left = MAX_OPERANDS; at.type === 'BinaryExpression' && left > 0; left--) {
        const next = (0,javascript_tree/* childOf */.GG)(at, 'left');
        if (next === undefined)
            break;
        at = (0,javascript_tree/* unwrapped */.DE)(next);
    }
    const template = at.type === 'TemplateLiteral' ? (0,javascript_tree/* listOf */.c3)(at, 'quasis')[0] : undefined;
    const cooked = template?.['value']?.cooked;
    const text = cooked ?? names.textOf(at, scope);
    const [first] = template === undefined ? [] : (0,javascript_tree/* listOf */.c3)(at, 'expressions');
    if (text === '' && first !== undefined && hops < javascript_sinks_MAX_HOPS)
        return leadingText(first, scope, names, hops + 1);
    if (text !== undefined)
        return text;
    const origin = at.type === 'Identifier' && hops < javascript_sinks_MAX_HOPS ? onlyValue(at, scope) : undefined;
    return origin === undefined ? '' : leadingText(origin.node, origin.scope, names, hops + 1);
}
const TEXT_MAKERS = new Set(['String', 'atob', 'decodeURIComponent', 'unescape']);
const TEXT_METHODS = new Set([
    'concat',
    'join',
    'replace',
    'replaceAll',
    'toString',
    'trim',
]);
/** Whether a value is certainly text. Most timers get a name, and what it stands for is a function then. */
function isText(node, scope, names, hops = 0) {
    const value = (0,javascript_tree/* unwrapped */.DE)(node);
    switch (value.type) {
        case 'StringLiteral':
        case 'TemplateLiteral':
            return true;
        case 'BinaryExpression':
            return value['operator'] === '+';
        case 'Identifier': {
            const origin = hops < javascript_sinks_MAX_HOPS ? onlyValue(value, scope) : undefined;
            return origin !== undefined && isText(origin.node, origin.scope, names, hops + 1);
        }
        case 'CallExpression': {
            const callee = (0,javascript_tree/* childOf */.GG)(value, 'callee');
            if (callee === undefined)
                return false;
            const method = callee.type === 'MemberExpression' ? names.memberName(callee, scope) : undefined;
            return (method !== undefined && TEXT_METHODS.has(method)) || names.isNamed(callee, scope, TEXT_MAKERS);
        }
    }
    return false;
}
/** The one value that a name is ever given. */
function onlyValue(identifier, scope) {
    const origins = scope.lookup((0,javascript_tree/* nameOf */.Vb)(identifier) ?? '')?.origins ?? [];
    const [only, ...others] = origins.filter((origin) => origin.kind !== 'global');
    return only?.kind === 'value' && only.path.length === 0 && others.length === 0 ? only : undefined;
}

;// CONCATENATED MODULE: ./build/js/checks/code/javascript-internals.js




const BINDINGS = new Set(['process._linkedBinding', 'process.binding']);
const SANDBOXES = new Set(['module:vm2.NodeVM', 'module:vm2.VM']);
const WASM_COMPILERS = new Set([
    'WebAssembly.compile',
    'WebAssembly.compileStreaming',
    'WebAssembly.instantiate',
    'WebAssembly.instantiateStreaming',
]);
/** Start processes, open files and sockets, compile code. */
const POWERFUL_BINDINGS = new Set([
    'contextify',
    'fs',
    'inspector',
    'module_wrap',
    'natives',
    'pipe_wrap',
    'process_wrap',
    'spawn_sync',
    'tcp_wrap',
    'tty_wrap',
    'udp_wrap',
    'worker',
]);
/** A call that reaches below the modules everybody uses. */
function judgeInternals({ name, given }, scope, script) {
    if (BINDINGS.has(name)) {
        const binding = given?.[0] && script.names.textOf(given[0], scope);
        const isHarmless = binding !== undefined && !POWERFUL_BINDINGS.has(binding);
        const severity = isHarmless ? 'audit' : 'medium';
        return { rule: javascript_rules/* JAVASCRIPT_INTERNAL_BINDING */.YN, severity, what: `${labelOf(name)}|${binding ?? ''}` };
    }
    if (SANDBOXES.has(name))
        return { rule: javascript_rules/* JAVASCRIPT_VM2 */.qi, severity: 'low', what: labelOf(name) };
    const [bytes] = given ?? [];
    if (!WASM_COMPILERS.has(name) || bytes === undefined)
        return undefined;
    return fetchesElsewhere(bytes, scope, script)
        ? { rule: javascript_rules/* JAVASCRIPT_FETCHED_WASM */.ds, severity: 'low', what: labelOf(name) }
        : undefined;
}
const FETCH = new Set(['fetch', 'module:node-fetch', 'module:undici.fetch']);
/** `fetch("https://…")`: what a project fetches from its own place has no host. */
function fetchesElsewhere(bytes, scope, { names }) {
    const values = [bytes];
    let at = (0,javascript_tree/* unwrapped */.DE)(bytes);
    // `(await fetch(…)).arrayBuffer()`, `fetch(…).then(…)`.
    for (let left = MAX_METHODS; left > 0; left--) {
        const callee = (0,javascript_tree/* childOf */.GG)(at, 'callee');
        const object = callee && (0,javascript_tree/* childOf */.GG)(callee, 'object');
        if (object === undefined)
            break;
        at = (0,javascript_tree/* unwrapped */.DE)(object);
        values.push(at);
    }
    return values.some((value) => {
        const call = (0,javascript_tree/* unwrapped */.DE)(value);
        const callee = call.type === 'CallExpression' ? (0,javascript_tree/* childOf */.GG)(call, 'callee') : undefined;
        if (callee === undefined || !names.isNamed(callee, scope, FETCH))
            return false;
        const [address] = call['arguments'] ?? [];
        return address !== undefined && ON_THE_NETWORK.test(leadingText(address, scope, names));
    });
}
/** Calls of methods one after another that are followed. */
const MAX_METHODS = 5;
/** Functions that load modules, by the ways to them. */
const LOADER_PART = /^module:module(?:\.Module)?(?:\.prototype)?\.(?:_load|_resolveFilename|_compile|require|_extensions(?:\.|$))/;
const LOADER_TABLE = new Set([
    'module:module.Module._extensions',
    'module:module._extensions',
    'require.extensions',
]);
/** An assignment that replaces part of what loads modules. */
function judgeAssignment({ node, scope }, { names }) {
    const target = (0,javascript_tree/* childOf */.GG)(node, 'left');
    if (target?.type !== 'MemberExpression')
        return undefined;
    const table = (0,javascript_tree/* childOf */.GG)(target, 'object');
    if (table !== undefined && names.isNamed(table, scope, LOADER_TABLE)) {
        return { rule: javascript_rules/* JAVASCRIPT_LOADER_HOOK */.ME, severity: 'low', what: 'extensions' };
    }
    for (const value of names.resolve(target, scope)) {
        if (value.kind === 'named' && LOADER_PART.test(value.name)) {
            return { rule: javascript_rules/* JAVASCRIPT_LOADER_HOOK */.ME, severity: 'medium', what: labelOf(value.name) };
        }
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/js/syntax/javascript-calls.js
var javascript_calls = __webpack_require__(5789);
;// CONCATENATED MODULE: ./build/js/checks/code/javascript-shapes.js


/** Expressions inside expressions that are followed. */
const MAX_DEPTH = 12;
/** Expressions that are looked at for one text. */
const MAX_LOOKS = 500;
const FIXED_NAMES = new Set([
    'module:bun:ffi.suffix',
    'module:os.EOL',
    'module:path.delimiter',
    'module:path.sep',
    'process.arch',
    'process.argv0',
    'process.execPath',
    'process.pid',
    'process.platform',
    'process.ppid',
    'process.version',
    'process.versions',
    'process.versions.modules',
    'process.versions.napi',
    'process.versions.node',
]);
const OWN_PLACE = new Set(['__dirname', '__filename']);
/** Whatever they are given, they return a number, or tell of the machine. */
const FIXED_CALLS = new Set([
    'Date.now',
    'Number',
    'module:os.arch',
    'module:os.cpus',
    'module:os.homedir',
    'module:os.platform',
    'module:os.tmpdir',
    'parseFloat',
    'parseInt',
    'process.cwd',
]);
/** What they return is made of what they are given. */
const PASSING_CALLS = new Set([
    'String',
    'URL',
    'module:path.basename',
    'module:path.dirname',
    'module:path.format',
    'module:path.join',
    'module:path.normalize',
    'module:path.relative',
    'module:path.resolve',
    'module:url.URL',
    'module:url.fileURLToPath',
    'module:url.pathToFileURL',
    'require.resolve',
]);
const PASSING_METHODS = new Set([
    'concat',
    'normalize',
    'padEnd',
    'padStart',
    'repeat',
    'replace',
    'replaceAll',
    'slice',
    'toLowerCase',
    'toString',
    'toUpperCase',
    'trim',
    'trimEnd',
    'trimStart',
]);
/** Properties that are numbers, whatever they are of. */
const NUMBERS = new Set(['byteLength', 'length', 'pid', 'ppid', 'size']);
const ARITHMETIC = new Set(['-', '*', '/', '%', '**', '|', '&', '<<', '>>', '>>>']);
/** The shape of a text, or of one that several parts are joined to. */
function shapeOf(parts, names, harmless) {
    return new Shaping(names, harmless).joined(parts, 0);
}
class Shaping {
    names;
    harmless;
    looks = 0;
    constructor(names, harmless) {
        this.names = names;
        this.harmless = harmless;
    }
    joined(parts, depth) {
        const shapes = parts.map((part) => this.shape(part, depth));
        if (shapes.every((shape) => shape === 'constant'))
            return 'constant';
        if (shapes.every((shape) => shape === 'constant' || shape === 'fixed'))
            return 'fixed';
        return shapes.every((shape) => shape === 'unknown') ? 'unknown' : 'mixed';
    }
    shape(start, depth) {
        if (depth > MAX_DEPTH || this.looks++ > MAX_LOOKS)
            return 'unknown';
        if (this.names.textOf(start.node, start.scope) !== undefined)
            return 'constant';
        const alternatives = alternativesOf(start, this.names);
        if (typeof alternatives === 'string')
            return 'unknown';
        // Any of them may be the one.
        let worst = 'constant';
        for (const alternative of alternatives) {
            const shape = this.madeFrom(alternative, depth);
            if (BADNESS[shape] > BADNESS[worst])
                worst = shape;
        }
        return worst;
    }
    madeFrom({ node, scope }, depth) {
        const all = (parts) => this.joined(parts.map((part) => ({ node: part, scope })), depth + 1);
        switch (node.type) {
            case 'StringLiteral':
            case 'NumericLiteral':
            case 'BooleanLiteral':
            case 'NullLiteral':
                return 'constant';
            case 'UnaryExpression':
            case 'UpdateExpression':
                return 'fixed';
            case 'TemplateLiteral':
                return all([...(0,javascript_tree/* listOf */.c3)(node, 'quasis').filter(hasText), ...(0,javascript_tree/* listOf */.c3)(node, 'expressions')]);
            case 'TemplateElement':
                return 'constant';
            case 'TaggedTemplateExpression': {
                const quasi = (0,javascript_tree/* childOf */.GG)(node, 'quasi');
                return quasi === undefined ? 'unknown' : all([quasi]);
            }
            case 'BinaryExpression':
                if (node['operator'] !== '+')
                    return ARITHMETIC.has(String(node['operator'])) ? 'fixed' : 'constant';
                return all(operandsOf(node));
            case 'Identifier':
            case 'MemberExpression':
            case 'OptionalMemberExpression':
                return this.named({ node, scope });
            case 'MetaProperty':
                return 'fixed';
            case 'CallExpression':
            case 'OptionalCallExpression':
            case 'NewExpression':
                return this.called({ node, scope }, depth);
        }
        return 'unknown';
    }
    named({ node, scope }) {
        const name = (0,javascript_tree/* nameOf */.Vb)(node);
        if (name !== undefined && OWN_PLACE.has(name) && scope.lookup(name) === undefined)
            return 'fixed';
        if (name !== undefined && scope.lookup(name)?.origins.some(isNarrow) === true)
            return 'fixed';
        if ((0,javascript_tree/* childOf */.GG)(node, 'object')?.type === 'MetaProperty')
            return 'fixed';
        if (NUMBERS.has((0,javascript_tree/* nameOf */.Vb)((0,javascript_tree/* childOf */.GG)(node, 'property')) ?? '') && node['computed'] !== true)
            return 'fixed';
        return this.names.isNamed(node, scope, FIXED_NAMES) ? 'fixed' : 'unknown';
    }
    called({ node, scope }, depth) {
        const callee = (0,javascript_tree/* childOf */.GG)(node, 'callee');
        if (callee === undefined)
            return 'unknown';
        const given = (0,javascript_tree/* listOf */.c3)(node, 'arguments');
        for (const value of this.names.resolve(callee, scope)) {
            if (value.kind !== 'named')
                continue;
            if (FIXED_CALLS.has(value.name) || value.name.startsWith('Math.'))
                return 'fixed';
            if (this.harmless.quoting.has(value.name))
                return 'fixed';
            if (PASSING_CALLS.has(value.name)) {
                return this.joined(given.map((part) => ({ node: part, scope })), depth + 1);
            }
        }
        const object = callee.type === 'MemberExpression' ? (0,javascript_tree/* childOf */.GG)(callee, 'object') : undefined;
        const method = object === undefined ? undefined : this.names.memberName(callee, scope);
        if (object === undefined || method === undefined)
            return 'unknown';
        if (method === 'join') {
            const elements = elementsOf({ node: object, scope }, this.names);
            const separators = given.map((part) => ({ node: part, scope }));
            return elements === undefined ? 'unknown' : this.joined([...elements, ...separators], depth + 1);
        }
        if (!PASSING_METHODS.has(method))
            return 'unknown';
        const added = method === 'concat' ? given : method.startsWith('replace') ? given.slice(1) : [];
        const parts = [object, ...added];
        return this.joined(parts.map((part) => ({ node: part, scope })), depth + 1);
    }
}
function isNarrow(origin) {
    return origin.kind === 'unknown' && origin.narrow === true;
}
const BADNESS = { constant: 0, fixed: 1, unknown: 2, mixed: 3 };
function hasText(quasi) {
    return quasi['value']?.raw !== '';
}
/** Operands of one chain of `+` that are looked at. */
const javascript_shapes_MAX_OPERANDS = 200;
function operandsOf(node) {
    const operands = [];
    let at = node;
    while (at.type === 'BinaryExpression' && at['operator'] === '+' && operands.length < javascript_shapes_MAX_OPERANDS) {
        const left = (0,javascript_tree/* childOf */.GG)(at, 'left');
        const right = (0,javascript_tree/* childOf */.GG)(at, 'right');
        if (left === undefined || right === undefined)
            break;
        operands.push(right);
        at = (0,javascript_tree/* unwrapped */.DE)(left);
    }
    return [...operands, at];
}

;// CONCATENATED MODULE: ./build/js/checks/code/javascript-commands.js


const LINES = new Set([
    'module:child-process-promise.exec',
    'module:child_process.exec',
    'module:child_process.execAsync',
    'module:child_process.execSync',
    'module:execa.shell',
    'module:execa.shellSync',
    'module:promisify-child-process.exec',
    'module:shelljs.exec',
]);
/** `(program, list, options)`; the list may be left out. */
const PROGRAMS = new Set([
    'module:child-process-promise.execFile',
    'module:child-process-promise.spawn',
    'module:child_process.execFile',
    'module:child_process.execFileSync',
    'module:child_process.spawn',
    'module:child_process.spawnSync',
    'module:cross-spawn',
    'module:cross-spawn.spawn',
    'module:cross-spawn.sync',
    'module:execa',
    'module:execa.command',
    'module:execa.commandSync',
    'module:execa.execa',
    'module:execa.execaCommand',
    'module:execa.execaCommandSync',
    'module:execa.execaSync',
    'module:execa.sync',
    'module:nano-spawn',
    'module:promisify-child-process.execFile',
    'module:promisify-child-process.spawn',
]);
/** `([program, …], options)` or `({ cmd: [program, …] })`. */
const LISTS = new Set([
    'Bun.spawn',
    'Bun.spawnSync',
    'Deno.run',
    'module:bun.spawn',
    'module:bun.spawnSync',
]);
/** What a known function starts; undefined when it starts nothing. */
function startedBy(name, given, scope, names) {
    const [first, second] = (given ?? []).map((node) => ({ node, scope }));
    if (LINES.has(name))
        return { kind: 'line', first, rest: [], options: [] };
    if (LISTS.has(name)) {
        const [list] = first === undefined ? [] : [...optionsNamed('cmd', first, names), first];
        const [program, ...rest] = (list && elementsOf(list, names)) ?? [];
        return { kind: 'program', first: program, rest, options: [] };
    }
    if (name === 'Deno.Command') {
        const [list] = second === undefined ? [] : optionsNamed('args', second, names);
        return { kind: 'program', first, rest: list && elementsOf(list, names), options: [] };
    }
    if (!PROGRAMS.has(name))
        return undefined;
    const listed = second && !isObject(second, names) ? elementsOf(second, names) : [];
    const options = (given ?? []).slice(1, 3).map((node) => ({ node, scope }));
    return { kind: 'program', first, rest: listed, options };
}
function isObject(value, names) {
    return names
        .resolve(value.node, value.scope)
        .some((found) => found.kind === 'literal' && found.node.type === 'ObjectExpression');
}
/** Whether the options ask for a shell. `maybe`: only the running script knows. */
function shellOf({ options }, names) {
    const values = options.flatMap((each) => optionsNamed('shell', each, names));
    const truths = values.flatMap((value) => {
        const alternatives = alternativesOf(value, names);
        return typeof alternatives === 'string' ? [undefined] : alternatives.map(({ node }) => truthOf(node));
    });
    if (truths.length === 0 || truths.every((truth) => truth === false))
        return 'off';
    return truths.every((truth) => truth === true) ? 'on' : 'maybe';
}
/** Undefined for a value that is only known when the script runs. */
function truthOf(node) {
    switch (node.type) {
        case 'BooleanLiteral':
        case 'NumericLiteral':
        case 'StringLiteral':
            return Boolean(node['value']);
        case 'NullLiteral':
            return false;
        case 'ObjectExpression':
        case 'ArrayExpression':
            return true;
        case 'TemplateLiteral':
            return true;
        case 'Identifier':
            return (0,javascript_tree/* nameOf */.Vb)(node) === 'undefined' ? false : undefined;
        case 'UnaryExpression': {
            const inner = (0,javascript_tree/* childOf */.GG)(node, 'argument');
            if (node['operator'] === 'void')
                return false;
            if (node['operator'] !== '!' || inner === undefined)
                return undefined;
            const truth = truthOf((0,javascript_tree/* unwrapped */.DE)(inner));
            return truth === undefined ? undefined : !truth;
        }
    }
    return undefined;
}
const TAKERS = [
    { to: 'shell', program: /^(?:ba|z|da|k|a|fi|tc|c)?sh$/, flag: /^-[a-zA-Z]{0,5}c$/ },
    { to: 'shell', program: /^cmd$/, flag: /^\/[ckr]$/i, all: true },
    {
        to: 'shell',
        program: /^(?:powershell|pwsh)$/,
        flag: /^-(?:c|command|e|ec|enc|encodedcommand)$/i,
        all: true,
    },
    { to: 'interpreter', program: /^(?:node|nodejs|bun|tsx|ts-node)$/, flag: /^(?:-e|-p|-pe|--eval|--print)$/ },
    { to: 'interpreter', program: /^deno$/, flag: /^eval$/ },
    { to: 'interpreter', program: /^(?:python|pypy|py)[\d.]{0,5}$/, flag: /^-[a-zA-Z]{0,5}c$/ },
    { to: 'interpreter', program: /^(?:ruby|perl|lua|osascript|Rscript)$/, flag: /^-[a-zA-Z]{0,5}e$/ },
    { to: 'interpreter', program: /^php$/, flag: /^-r$/ },
];
/** Start the program that they are given. */
const STARTERS = new Set(['env', 'nice', 'nohup', 'sudo', 'time', 'xvfb-run']);
const NODE_NAMES = new Set(['process.execPath', 'process.argv0']);
/** What a program is called, whatever its folder. */
const PROGRAM_NAME = /(?:^|[\\/])([^\\/]{1,40}?)(?:\.exe)?$/i;
/** Words before the text that are looked at. */
const MAX_WORDS = 200;
/** The text that a program is given to run: `sh -c text`, `node -e text`. */
function handedText({ first, rest }, names) {
    if (first === undefined)
        return undefined;
    let words = [first, ...(rest ?? [])];
    let programs = programsOf(words[0], names);
    while (programs.length > 0 && words.length > 1 && programs.every((name) => STARTERS.has(name))) {
        words = words.slice(1);
        programs = programsOf(words[0], names);
    }
    const isTaker = programs.some((name) => TAKERS.some(({ program }) => program.test(name)));
    if (isTaker && words.length > MAX_WORDS)
        names.giveUp();
    for (const [index, word] of words.slice(1, MAX_WORDS).entries()) {
        const flags = textsOf(word, names);
        if (flags === undefined)
            continue;
        const taker = TAKERS.find(({ program, flag }) => programs.some((name) => program.test(name)) && flags.some((text) => flag.test(text)));
        const isChosen = programs.length === 0 && isCalledShell(words[0]);
        if (taker === undefined && !(isChosen && flags.some((text) => SHELL_FLAG.test(text))))
            continue;
        const text = words.slice(index + 2);
        if (text.length === 0)
            return { to: taker?.to ?? 'shell', text: undefined };
        return { to: taker?.to ?? 'shell', text: taker?.all === true ? text : text.slice(0, 1) };
    }
    return undefined;
}
const SHELL_FLAG = /^(?:-[a-z]{0,3}c|\/c)$/i;
const SHELL_NAME = /shell|bash|comspec/i;
/** `process.env.SHELL`, `shell`: which one is chosen elsewhere. */
function isCalledShell({ node }) {
    const program = (0,javascript_tree/* unwrapped */.DE)(node);
    const name = (0,javascript_tree/* nameOf */.Vb)(program) ?? (0,javascript_tree/* nameOf */.Vb)((0,javascript_tree/* childOf */.GG)(program, 'property'));
    return name !== undefined && SHELL_NAME.test(name);
}
/** Names of the programs that a value may mean; what cannot be told is left out. */
function programsOf(value, names) {
    const found = [];
    const alternatives = alternativesOf(value, names);
    if (alternatives === 'too-many')
        names.giveUp();
    for (const { node, scope } of typeof alternatives === 'string' ? [] : alternatives) {
        const text = names.textOf(node, scope);
        const name = text === undefined ? undefined : PROGRAM_NAME.exec(text)?.[1];
        if (name !== undefined)
            found.push(name.toLowerCase());
        else if (names.isNamed(node, scope, NODE_NAMES))
            found.push('node');
    }
    return found;
}

;// CONCATENATED MODULE: ./build/js/checks/code/javascript-skeleton.js


/** Parts of one command line that are looked at. */
const MAX_PARTS = 100;
/** Stands where the line takes something from the running script. */
const FILLER = 'x';
/** UTF-16 code units of one line that are searched. */
const MAX_LINE = 20_000;
const DOWNLOADERS = new Set([
    'curl',
    'invoke-restmethod',
    'invoke-webrequest',
    'irm',
    'iwr',
    'wget',
]);
const SHELLS = ['ash', 'bash', 'dash', 'ksh', 'sh', 'zsh'];
const INTERPRETERS = new Set([
    ...SHELLS,
    'iex',
    'invoke-expression',
    'node',
    'perl',
    'php',
    'pwsh',
    'python',
    'python2',
    'python3',
    'ruby',
]);
/** Run what is substituted into their arguments. */
const javascript_skeleton_EVALUATORS = new Set([
    ...SHELLS,
    '.',
    'eval',
    'iex',
    'invoke-expression',
    'source',
]);
/** Run the command that follows. */
const PREFIXES = new Set(['doas', 'env', 'exec', 'nohup', 'sudo', 'time']);
const DECODING_FLAGS = new Set(['-d', '--decode']);
/** Make a command of what stands in the parentheses behind them. */
const SUBSTITUTIONS = new Set(['$', '<']);
const BETWEEN_COMMANDS = /[;&\n]/;
const BETWEEN_WORDS = /[\s"'()]/;
/** Whether a command line that a script hands to a shell runs what it downloads or decodes. */
function hidingInLine(text, names) {
    const line = lineOf(text, names);
    for (const pipeline of line.split(BETWEEN_COMMANDS)) {
        let hiding;
        for (const stage of pipeline.split('|')) {
            const words = wordsOf(stage);
            const [program = ''] = words;
            if (hiding !== undefined && INTERPRETERS.has(program))
                return hiding;
            if (javascript_skeleton_EVALUATORS.has(program) && substitutesDownload(words))
                return 'fetched';
            if (DOWNLOADERS.has(program))
                hiding = 'fetched';
            if (program === 'base64' && words.some((word) => DECODING_FLAGS.has(word)))
                hiding = 'decoded';
        }
    }
    return undefined;
}
function lineOf(text, names) {
    let line = '';
    for (const part of text) {
        line += ` ${skeletonOf(part, names)}`;
        if (line.length > MAX_LINE)
            break;
    }
    // `2>&1` ends no command.
    return line.slice(0, MAX_LINE).replaceAll('>&', '>');
}
/** Words in lower case, from the program on, which stands without its folder. */
function wordsOf(stage) {
    const words = stage
        .split(BETWEEN_WORDS)
        .filter((word) => word !== '')
        .map((word) => word.toLowerCase());
    const first = words.findIndex((word) => !PREFIXES.has(word));
    const [program = '', ...others] = words.slice(Math.max(first, 0));
    return [program.slice(program.lastIndexOf('/') + 1), ...others];
}
/** `sh -c "$(curl …)"`, `bash <(curl …)`, `iex (irm …)`. */
function substitutesDownload(words) {
    const [program = ''] = words;
    const isPowershell = program === 'iex' || program === 'invoke-expression';
    return words.some((word, index) => {
        if (isPowershell && word.endsWith('.downloadstring'))
            return true;
        return DOWNLOADERS.has(word) && (isPowershell || SUBSTITUTIONS.has(words[index - 1] ?? ''));
    });
}
/** The line as far as it is written out. */
function skeletonOf(start, names) {
    const whole = names.textOf(start.node, start.scope);
    if (whole !== undefined)
        return whole;
    const parts = [];
    const alternatives = alternativesOf(start, names);
    const waiting = typeof alternatives === 'string' ? [] : alternatives.toReversed();
    for (let left = MAX_PARTS; left > 0; left--) {
        const part = waiting.pop();
        if (part === undefined)
            break;
        const node = (0,javascript_tree/* unwrapped */.DE)(part.node);
        const inner = innerParts(node);
        if (inner.length === 0)
            parts.push(writtenText(node) ?? names.textOf(node, part.scope) ?? FILLER);
        waiting.push(...inner.toReversed().map((child) => ({ node: child, scope: part.scope })));
    }
    return parts.join('');
}
function writtenText(node) {
    if (node.type !== 'TemplateElement')
        return undefined;
    return node['value']?.cooked ?? undefined;
}
function innerParts(node) {
    if (node.type === 'BinaryExpression') {
        return [(0,javascript_tree/* childOf */.GG)(node, 'left'), (0,javascript_tree/* childOf */.GG)(node, 'right')].filter((part) => part !== undefined);
    }
    if (node.type !== 'TemplateLiteral')
        return [];
    const expressions = (0,javascript_tree/* listOf */.c3)(node, 'expressions');
    return (0,javascript_tree/* listOf */.c3)(node, 'quasis').flatMap((quasi, index) => [quasi, ...expressions.slice(index, index + 1)]);
}

;// CONCATENATED MODULE: ./build/js/checks/code/javascript-shell.js







const FOR_SHELLS = {
    quoting: new Set([
        'module:shell-escape',
        'module:shell-quote.quote',
        'module:shescape.quote',
        'module:shescape.quoteAll',
    ]),
};
/** What JSON writes is a literal of JavaScript and, but for `true` and `null`, of most others. */
const FOR_INTERPRETERS = { quoting: new Set(['JSON.stringify']) };
/** Text that is always the same was reviewed with the script. */
const SEVERITIES = {
    constant: 'audit',
    fixed: 'audit',
    unknown: 'medium',
    mixed: 'high',
};
const SEVERITIES_IF_SHELL = {
    ...SEVERITIES,
    unknown: 'low',
    mixed: 'medium',
};
/** Tests put together command lines of paths that they made themselves. */
function aside(shape) {
    return SEVERITIES[shape] === 'audit' ? {} : { aside: 'low' };
}
/** What is dangerous about the program or command line that a call starts. */
function judgeCommand({ name, given }, scope, script) {
    const started = startedBy(name, given, scope, script.names);
    if (started === undefined)
        return undefined;
    const callee = labelOf(name);
    if (started.kind === 'line') {
        return fetched(started, callee, script) ?? shellFound(callee, javascript_shell_lineOf(started), script);
    }
    const handed = handedText(started, script.names);
    if (handed?.to === 'shell')
        return shellFound(`${callee} of a shell`, handed.text, script);
    if (handed !== undefined)
        return interpreterFound(callee, handed.text, script);
    const shell = shellOf(started, script.names);
    const written = fetched(started, callee, script);
    if (shell === 'off' || written !== undefined)
        return written;
    return shellFound(callee, javascript_shell_lineOf(started), script, shell);
}
/** A shell gets the program and what it is given in one line. */
function javascript_shell_lineOf({ first, rest }) {
    return first === undefined ? undefined : [first, ...(rest ?? [])];
}
function shellFound(callee, text, script, option) {
    const shape = text === undefined ? 'unknown' : shapeOf(text, script.names, FOR_SHELLS);
    const what = `${callee}|${shape}${option === 'maybe' ? '|if asked' : ''}`;
    const inLine = text && hidingInLine(text, script.names);
    if (inLine !== undefined)
        return executed(inLine, what);
    const hidden = hiddenText(text, shape, what, script);
    if (hidden !== undefined)
        return hidden;
    return {
        rule: javascript_rules/* JAVASCRIPT_SHELL */.ht,
        severity: (option === 'maybe' ? SEVERITIES_IF_SHELL : SEVERITIES)[shape],
        ...aside(shape),
        what,
        ...noteOf(shape, option),
    };
}
function noteOf(shape, option) {
    if (option === 'maybe')
        return { note: (0,redact/* evidence */.MX) `whether a shell takes part is decided at run time` };
    if (option === 'on')
        return { note: (0,redact/* evidence */.MX) `its options ask for a shell` };
    if (shape === 'unknown')
        return { note: (0,redact/* evidence */.MX) `where the line is made is not seen here` };
    return SEVERITIES[shape] === 'audit' ? { note: (0,redact/* evidence */.MX) `the line holds nothing from outside` } : {};
}
function interpreterFound(callee, text, script) {
    const shape = text === undefined ? 'unknown' : shapeOf(text, script.names, FOR_INTERPRETERS);
    const what = `${callee} of an interpreter|${shape}`;
    return (hiddenText(text, shape, what, script) ?? {
        rule: javascript_rules/* JAVASCRIPT_INTERPRETER */.fs,
        severity: SEVERITIES[shape],
        ...aside(shape),
        what,
    });
}
/** Only of text that is nothing else: a line with a decoded or fetched part is made at run time, and said to be. */
function hiddenText(text, shape, what, { search }) {
    const [first] = text ?? [];
    if (shape !== 'unknown' || first === undefined)
        return undefined;
    const hiding = search.hidingOf([first.node], first.scope);
    return hiding === undefined ? undefined : executed(hiding, what);
}
/** The program is a file that the script wrote itself, with content that nobody reviewed. */
function fetched({ first }, callee, { written }) {
    const hiding = first === undefined ? undefined : written.hidingOf(first);
    return hiding === undefined ? undefined : executed(hiding, `${callee}|written before`);
}
/** Content that came in decoded or fetched, and runs. */
function executed(hiding, what) {
    return hiding === 'decoded'
        ? { rule: python_rules/* DECODE_THEN_EXECUTE */.$K, severity: 'critical', what }
        : { rule: python_rules/* FETCH_THEN_EXECUTE */.Pm, severity: 'high', what };
}

;// CONCATENATED MODULE: ./build/js/checks/code/javascript-loading.js











const NO_QUOTING = { quoting: new Set() };
/** Load native libraries from the path that stands at this place, or in this option there. */
const NATIVE_LOADERS = new Map([
    ['Deno.dlopen', { at: 0 }],
    ['module:bindings', { at: 0, option: 'bindings' }],
    ['module:bun:ffi.dlopen', { at: 0 }],
    ['module:ffi-napi.DynamicLibrary', { at: 0 }],
    ['module:ffi-napi.Library', { at: 0 }],
    ['module:ffi-rs.open', { at: 0, option: 'path' }],
    ['module:ffi.DynamicLibrary', { at: 0 }],
    ['module:ffi.Library', { at: 0 }],
    ['module:koffi.load', { at: 0 }],
    ['module:node-gyp-build', { at: 0 }],
    ['process.dlopen', { at: 1 }],
]);
/** Start the script that they are given, beside this one. */
const javascript_loading_STARTERS = new Set(['module:child_process.fork', 'module:worker_threads.Worker']);
/** What is dangerous about the module, script or library that a call loads. */
function judgeLoading({ name, given }, scope, script) {
    const [first] = given ?? [];
    const module = first && { node: first, scope };
    if (javascript_calls/* REQUIRES */.fh.has(name))
        return module && judgeModule(labelOf(name), module, script);
    if (javascript_loading_STARTERS.has(name))
        return module && javascript_loading_hidden(labelOf(name), module, script);
    if (name === 'importScripts') {
        const sources = (given ?? []).map((node) => ({ node, scope }));
        return sources.map((source) => judgeScript(source, script)).find((found) => found !== undefined);
    }
    const loader = NATIVE_LOADERS.get(name);
    const argument = loader && given?.[loader.at];
    if (loader === undefined || argument === undefined)
        return undefined;
    const whole = { node: argument, scope };
    const [path = whole] = loader.option === undefined ? [] : optionsNamed(loader.option, whole, script.names);
    return judgeLibrary(labelOf(name), path, script);
}
/** `require(…)` and `import(…)`. */
function judgeModule(callee, module, script) {
    const found = javascript_loading_hidden(callee, module, script);
    if (found !== undefined)
        return found;
    const { names } = script;
    if (textsOf(module, names) !== undefined)
        return undefined;
    const shape = shapeOf([module], names, NO_QUOTING);
    if (shape === 'constant' || shape === 'fixed')
        return undefined;
    const start = leadingText(module.node, module.scope, names);
    const isConfined = OWN_FOLDER.test(start) || startsHere(module);
    if (!isConfined && endsNative(module)) {
        return { rule: javascript_rules/* JAVASCRIPT_NATIVE_LIBRARY */.cx, severity: 'high', what: `${callee}|${shape}` };
    }
    return isConfined ? undefined : { rule: python_rules/* DYNAMIC_IMPORT */.qf, severity: 'audit', what: `${callee}|${shape}` };
}
/** A folder or package that is written out leaves only what lies in it to choose from. */
const OWN_FOLDER = /^(?:\.{1,2}\/|[@~#][\w./-]{0,100}\/|[\w-]{1,100}\/)/;
/** A path that begins where the script lies. */
function startsHere(module) {
    return somePart(module, ({ node, scope }) => {
        const name = (0,javascript_tree/* nameOf */.Vb)(node);
        if (name === '__dirname' && scope.lookup(name) === undefined)
            return true;
        return node.type === 'MetaProperty';
    });
}
function endsNative(module) {
    return somePart(module, ({ node }) => NATIVE_END.test(constantPart(node) ?? ''));
}
const NATIVE_END = /\.node$/;
function judgeLibrary(callee, path, script) {
    const found = javascript_loading_hidden(callee, path, script);
    if (found !== undefined)
        return found;
    const shape = shapeOf([path], script.names, NO_QUOTING);
    if (shape === 'constant' || shape === 'fixed')
        return undefined;
    const severity = startsHere(path) ? 'audit' : 'high';
    return { rule: javascript_rules/* JAVASCRIPT_NATIVE_LIBRARY */.cx, severity, what: `${callee}|${shape}` };
}
function judgeScript(source, { names }) {
    const start = names.textOf(source.node, source.scope) ?? leadingText(source.node, source.scope, names);
    if (ON_THE_NETWORK.test(start)) {
        return { rule: python_rules/* FETCH_THEN_EXECUTE */.Pm, severity: 'high', what: 'importScripts|address' };
    }
    const shape = shapeOf([source], names, NO_QUOTING);
    if (shape === 'constant' || shape === 'fixed')
        return undefined;
    return { rule: python_rules/* DYNAMIC_IMPORT */.qf, severity: 'audit', what: `importScripts|${shape}` };
}
/** Code from a file that this script wrote itself, or that lies where anybody may put one. */
function javascript_loading_hidden(callee, path, script) {
    const hiding = script.written.hidingOf(path);
    if (hiding !== undefined)
        return executed(hiding, `${callee}|written before`);
    if (!somePart(path, (part) => isTemporary(part, script)))
        return undefined;
    return {
        rule: python_rules/* DYNAMIC_IMPORT */.qf,
        severity: 'high',
        what: `${callee}|temporary`,
        note: (0,redact/* evidence */.MX) `the path leads to a folder for temporary or downloaded files`,
    };
}
const TEMPORARY = new Set([
    'module:fs-extra.mkdtemp',
    'module:fs-extra.mkdtempSync',
    'module:fs.mkdtemp',
    'module:fs.mkdtempSync',
    'module:fs.promises.mkdtemp',
    'module:fs/promises.mkdtemp',
    'module:os.tmpdir',
    'module:tempy.directory',
    'module:tempy.file',
    'module:tempy.temporaryDirectory',
    'module:tempy.temporaryFile',
    'module:tmp.dirSync',
    'module:tmp.fileSync',
    'module:tmp.tmpNameSync',
    'process.env.RUNNER_TEMP',
    'process.env.TEMP',
    'process.env.TMP',
    'process.env.TMPDIR',
]);
const TEMPORARY_FOLDER = /^(?:\/tmp|\/var\/tmp|\/dev\/shm|[A-Za-z]:[\\/]{1,2}(?:Windows[\\/]{1,2})?Temp)(?:[\\/]|$)/i;
/** As one part of a path, or below a home: `./Downloads/` may well be a folder of the project. */
const DOWNLOADS = /^(?:~\/|\/(?:home|Users)\/[^/]{1,60}\/)?Downloads(?:\/|$)/;
function isTemporary({ node, scope }, { names }) {
    const text = constantPart(node);
    if (text !== undefined)
        return TEMPORARY_FOLDER.test(text) || DOWNLOADS.test(text);
    return names.isNamed(node, scope, TEMPORARY);
}
function constantPart(node) {
    const text = node['value'];
    if (node.type === 'StringLiteral')
        return typeof text === 'string' ? text : undefined;
    const last = node.type === 'TemplateElement' ? text.cooked : undefined;
    return last ?? undefined;
}

;// CONCATENATED MODULE: ./build/js/checks/code/javascript-mangling.js

/** What obfuscators call everything: `_0x3fa2c1`, `a0_0x12f3`. Minifiers make names short, and people make them speak. */
const MANGLED = /^(?:[a-z]\d{0,3})?_0x[0-9a-f]{3,8}$/i;
/** Different names of that kind in one script. */
const ENOUGH = 5;
/** Looks for names that an obfuscator made, node by node. */
class MangledNames {
    names = new Set();
    first;
    possible;
    constructor(text) {
        this.possible = text.includes('_0x');
    }
    look(node) {
        if (!this.possible || node.type !== 'Identifier')
            return;
        const name = (0,javascript_tree/* nameOf */.Vb)(node);
        if (name === undefined || !MANGLED.test(name))
            return;
        this.names.add(name);
        if (this.first === undefined || node.start < this.first.start)
            this.first = node;
    }
    /** The first of them and how many there are; undefined when there are too few to mean anything. */
    get found() {
        if (this.first === undefined || this.names.size < ENOUGH)
            return undefined;
        return { first: this.first, count: this.names.size };
    }
}

;// CONCATENATED MODULE: ./build/js/checks/code/javascript-written.js



/** Write what stands second to the path that stands first. */
const WRITERS = new Set([
    'Bun.write',
    'Deno.writeFile',
    'Deno.writeFileSync',
    'Deno.writeTextFile',
    'Deno.writeTextFileSync',
    'module:bun.write',
    'module:fs-extra.outputFile',
    'module:fs-extra.outputFileSync',
    'module:fs-extra.writeFile',
    'module:fs-extra.writeFileSync',
    'module:fs.appendFileSync',
    'module:fs.promises.writeFile',
    'module:fs.writeFile',
    'module:fs.writeFileSync',
    'module:fs/promises.writeFile',
]);
/** Calls that write, in one script, whose content is looked at. */
const MAX_WRITES = 200;
/** The files that a script writes with content which is fetched or decoded, by the names of their paths. */
class WrittenFiles {
    visits;
    names;
    search;
    known;
    constructor(visits, names, search) {
        this.visits = visits;
        this.names = names;
        this.search = search;
    }
    /** How the content of the file at a path was hidden when this script wrote it. */
    hidingOf(path) {
        this.known ??= this.written();
        const hidings = this.known;
        if (hidings.size === 0)
            return undefined;
        let hiding;
        somePart(path, ({ node, scope }) => {
            const binding = scope.lookup((0,javascript_tree/* nameOf */.Vb)(node) ?? '');
            hiding = binding && hidings.get(binding);
            return hiding !== undefined;
        });
        return hiding;
    }
    written() {
        const hidings = new Map();
        let left = MAX_WRITES;
        for (const { node, scope } of this.visits) {
            const callee = (0,javascript_tree/* childOf */.GG)(node, 'callee');
            if (callee === undefined)
                continue;
            for (const { name, given } of calledFunctions(callee, (0,javascript_tree/* listOf */.c3)(node, 'arguments'), scope, this.names)) {
                const [path, content] = given ?? [];
                if (!WRITERS.has(name) || path === undefined || content === undefined || left-- <= 0)
                    continue;
                const binding = scope.lookup((0,javascript_tree/* nameOf */.Vb)(path) ?? '');
                const hiding = binding && this.search.hidingOf([content], scope);
                if (binding !== undefined && hiding !== undefined)
                    hidings.set(binding, hiding);
            }
        }
        return hidings;
    }
}

// EXTERNAL MODULE: ./build/js/checks/code/severity.js
var code_severity = __webpack_require__(2343);
;// CONCATENATED MODULE: ./build/js/checks/code/javascript-findings.js



















/** Run by package managers, not by somebody who reads them first. */
const INSTALL_SCRIPT = /(?:^|\/)(?:pre|post)?install\.[cm]?[jt]s$/i;
/** Equal findings of one bundle that are kept: one more says nothing. */
const MAX_EQUALS = 20;
const CALLS = new Set([
    'CallExpression',
    'ImportExpression',
    'NewExpression',
    'OptionalCallExpression',
    'TaggedTemplateExpression',
]);
const BUNDLE_NOTE = (0,redact/* evidence */.MX) `bundled file: look where the code comes from`;
/** What one script does with text that becomes code. */
class ScriptInspection {
    file;
    text;
    context;
    visits;
    names;
    search;
    script;
    mangled;
    isBundle;
    constructor(file, text, context, program, yaml) {
        this.file = file;
        this.text = text;
        this.context = context;
        this.mangled = new MangledNames(text);
        const { kept, bindings } = (0,javascript_visit/* visitScript */.v)(program, (node) => {
            this.mangled.look(node);
            return CALLS.has(node.type) || node.type === 'AssignmentExpression' || evalIn(node);
        });
        this.visits = kept;
        this.names = new javascript_names/* ScriptNames */.e(bindings);
        this.search = new HidingSearch(this.names);
        const written = new WrittenFiles(kept, this.names, this.search);
        this.script = { names: this.names, search: this.search, written, yaml };
        this.isBundle = isBundle(file.path);
    }
    *findings() {
        const equals = new Map();
        for (const visit of this.visits) {
            const finding = this.findingAt(visit);
            if (finding === undefined)
                continue;
            const count = (equals.get(finding.identity) ?? 0) + 1;
            equals.set(finding.identity, count);
            if (!this.isBundle || count <= MAX_EQUALS)
                yield finding;
        }
        const { found } = this.mangled;
        if (found !== undefined)
            yield this.obfuscation(found.first, found.count);
        // Bundles run the same names through everything, and nobody could act on it.
        if (!this.names.exhausted || this.isBundle)
            return;
        const detail = (0,redact/* evidence */.MX) `names in the script lead further than they are followed`;
        yield { kind: 'unreadable', gap: 'missing', reason: 'over-limit', detail };
    }
    findingAt(visit) {
        const called = calledAt(visit, this.names);
        const sink = CALLS.has(visit.node.type) ? sinkOf(visit, called, this.names, this.search) : undefined;
        if (sink !== undefined)
            return this.sinkFinding(visit, sink);
        const found = foundAt(visit, called, this.script);
        if (found !== undefined)
            return this.foundFinding(visit, found);
        const escaped = evalEscape(visit, this.names);
        if (escaped === undefined)
            return undefined;
        return this.finding(visit, {
            rule: javascript_rules/* JAVASCRIPT_EVAL */.vV,
            severity: this.weakened('high'),
            what: `eval|passed on|${escaped}`,
            note: (0,redact/* evidence */.MX) `handed on: whoever gets it evaluates what they like`,
        });
    }
    /** In bundles as well: tools that put files together do not make such names. */
    obfuscation(first, count) {
        const from = this.file.position(first.start);
        const to = this.file.position(first.end);
        const name = (0,redact/* excerpt */.Kb)(this.text.slice(first.start, first.end));
        return {
            rule: javascript_rules/* JAVASCRIPT_OBFUSCATED */.lq.id,
            path: this.file.path,
            location: { line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
            evidence: (0,redact/* evidence */.MX) `${count} names like ${name}`,
            identity: 'obfuscated',
            ...(0,code_severity/* levelFields */.iw)(javascript_rules/* JAVASCRIPT_OBFUSCATED */.lq, (0,code_severity/* severityAt */.xn)(this.file.path, 'high', false)),
        };
    }
    sinkFinding(visit, sink) {
        const { text, callee } = sink;
        if (text?.length === 0 || text?.every(isNoText) === true)
            return undefined;
        const constant = text?.every((node) => this.names.textOf(node, visit.scope) !== undefined) === true;
        const what = `${callee}|${constant ? 'constant' : 'made at run time'}`;
        const hiding = text === undefined ? undefined : this.search.hidingOf(text, visit.scope);
        if (hiding === 'decoded') {
            return this.finding(visit, { rule: python_rules/* DECODE_THEN_EXECUTE */.$K, severity: 'critical', what, note: undefined });
        }
        const rule = hiding === 'fetched' ? python_rules/* FETCH_THEN_EXECUTE */.Pm : sink.rule;
        const asksForGlobal = rule === javascript_rules/* JAVASCRIPT_FUNCTION_CONSTRUCTOR */.ED && this.names.returnsGlobal(visit.node, visit.scope);
        const severity = this.weakened(asksForGlobal ? 'low' : constant ? 'medium' : 'high');
        const note = asksForGlobal
            ? (0,redact/* evidence */.MX) `only asks for the global object; write globalThis`
            : constant
                ? (0,redact/* evidence */.MX) `the text is constant`
                : undefined;
        return this.finding(visit, { rule, severity, what, note });
    }
    foundFinding(visit, { note, aside, ...found }) {
        // What a bundle loads and starts of its own is the business of its sources.
        if (this.isBundle && found.severity === 'audit')
            return undefined;
        const isAside = aside !== undefined && (0,aside_path/* standsAside */.y)(this.file.path);
        const severity = found.severity === 'critical' ? found.severity : this.weakened(isAside ? aside : found.severity);
        return this.finding(visit, { ...found, severity, note });
    }
    /** Nobody can change what a bundler writes, and reviewers should look at its sources instead. */
    weakened(severity) {
        return this.isBundle ? 'low' : severity;
    }
    finding({ node, scope }, found) {
        const { rule, what } = found;
        const severity = (0,code_severity/* severityAt */.xn)(this.file.path, found.severity, INSTALL_SCRIPT.test(this.file.path));
        const from = this.file.position(node.start);
        const to = this.file.position(node.end);
        const source = this.text.slice(node.start, node.end);
        const note = this.noteOf(found.note);
        return {
            rule: rule.id,
            path: this.file.path,
            location: { line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
            evidence: (0,redact/* excerpt */.Kb)(source),
            ...(note === undefined ? {} : { note }),
            // Names in bundles change with every build.
            identity: this.isBundle
                ? what
                : `${what}|${scope.symbol.join('.')}|${this.context.digest(source.replace(/\s+/g, ''), false)}`,
            ...(0,code_severity/* levelFields */.iw)(rule, severity),
        };
    }
    noteOf(note) {
        if (!this.isBundle)
            return note;
        return note === undefined ? BUNDLE_NOTE : (0,redact/* evidence */.MX) `${note}; ${BUNDLE_NOTE}`;
    }
}
function calledAt({ node, scope }, names) {
    const callee = (0,javascript_tree/* childOf */.GG)(node, 'callee');
    return callee === undefined ? [] : [...calledFunctions(callee, (0,javascript_tree/* listOf */.c3)(node, 'arguments'), scope, names)];
}
function foundAt(visit, called, script) {
    const { node, scope } = visit;
    if (node.type === 'AssignmentExpression')
        return judgeAssignment(visit, script);
    if (node.type === 'ImportExpression') {
        const source = (0,javascript_tree/* childOf */.GG)(node, 'source');
        return source && judgeModule('import', { node: source, scope }, script);
    }
    for (const each of called) {
        const found = judgeCommand(each, scope, script) ??
            judgeLoading(each, scope, script) ??
            judgeReading(each, scope, script) ??
            judgeInternals(each, scope, script);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** A value that is no text, which is returned as it is instead of being run. */
function isNoText(node) {
    return NO_TEXT.has(node.type);
}
const NO_TEXT = new Set([
    'ArrowFunctionExpression',
    'BooleanLiteral',
    'FunctionExpression',
    'NullLiteral',
    'NumericLiteral',
]);


/***/ })

};
