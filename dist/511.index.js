export const id = 511;
export const ids = [511];
export const modules = {

/***/ 5789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KZ: () => (/* binding */ unpacked),
/* harmony export */   P1: () => (/* binding */ propertiesOf),
/* harmony export */   Vl: () => (/* binding */ returnsGlobal),
/* harmony export */   fh: () => (/* binding */ REQUIRES),
/* harmony export */   pb: () => (/* binding */ returnedBy)
/* harmony export */ });
/* harmony import */ var _javascript_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(445);
/* harmony import */ var _javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1146);
/* harmony import */ var _javascript_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(132);



/** Functions that load the module they are given the name of. */
const REQUIRES = new Set([
    'require',
    'module:module._load',
    'module:module.Module._load',
    'module.require',
    'module:process.getBuiltinModule',
    'process.getBuiltinModule',
    'process.mainModule.require',
    'require.main.require',
]);
/** Return the function, or the module, that they are given, made to return promises. */
const PROMISIFIERS = new Set([
    'module:bluebird.promisify',
    'module:bluebird.promisifyAll',
    'module:pify',
    'module:util.promisify',
]);
const INVOKERS = /\.(?:apply|bind|call)$/;
const NAME = /^[A-Za-z_$][\w$]{0,60}$/;
/** Names that Babel, TypeScript and esbuild give to these functions. */
const INTEROPERABILITY = /^_{1,2}(?:importDefault|importStar|interopRequire[A-Za-z]{0,20}|toESM)\d{0,3}$/;
/** `Function('return this')`: how scripts found the global object before it had a name. */
const RETURNS_GLOBAL = /^return (?:this|globalThis|global|window|self);?$/;
/** What a call of a known value returns. */
function returnedBy(value, node, isNew, looks) {
    if (value.kind === 'returns-global')
        return [_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .GLOBAL_OBJECT */ .mY];
    if (value.kind !== 'named')
        return [];
    const [first, second] = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(node, 'arguments');
    const { name } = value;
    if (_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .FUNCTION_CONSTRUCTORS */ .FR.has(name))
        return asksForGlobal(node, looks) ? [{ kind: 'returns-global' }] : [];
    if (isNew)
        return name.startsWith('new ') ? [] : (0,_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .some */ .zN)((0,_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .named */ .KT)(`new ${name}`));
    if (name === 'module:module.createRequire')
        return (0,_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .some */ .zN)((0,_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .named */ .KT)('require'));
    if (name.endsWith('.bind'))
        return bound(name.slice(0, -'.bind'.length), first, looks);
    if (first === undefined)
        return [];
    if (REQUIRES.has(name)) {
        const specifier = looks.textOf(first);
        return specifier === undefined ? [] : (0,_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .some */ .zN)((0,_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .moduleValue */ .GX)(specifier));
    }
    if (PROMISIFIERS.has(name))
        return looks.valuesOf(first);
    if (name === 'eval') {
        const text = looks.textOf(first);
        if (text === 'this')
            return [_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .GLOBAL_OBJECT */ .mY];
        return text !== undefined && NAME.test(text) ? (0,_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .some */ .zN)((0,_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .named */ .KT)(text)) : [];
    }
    if (name === 'Object.getPrototypeOf' || name === 'Reflect.getPrototypeOf') {
        return looks
            .valuesOf(first)
            .flatMap((of) => (of.kind === 'function' ? [{ kind: 'prototype', constructor: of.constructor }] : []));
    }
    if (name !== 'Reflect.get' || second === undefined)
        return [];
    return looks.property(looks.valuesOf(first), looks.textOf(second));
}
/** What `f.bind(…)` returns; of `f.call.bind(g)` that is `g.call`, whatever f is. */
function bound(name, target, looks) {
    const method = INVOKERS.exec(name)?.[0];
    if (method === undefined)
        return (0,_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .some */ .zN)((0,_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .named */ .KT)(name));
    if (method === '.bind' || target === undefined)
        return [];
    return looks
        .valuesOf(target)
        .flatMap((value) => (value.kind === 'named' ? (0,_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .some */ .zN)((0,_javascript_values_js__WEBPACK_IMPORTED_MODULE_2__/* .named */ .KT)(value.name + method)) : []));
}
/** Compilers wrap `require` in functions that return the module they are given. */
function unpacked(node, looks) {
    const callee = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'callee');
    const target = callee === undefined ? undefined : (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .unwrapped */ .DE)(callee);
    const name = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(target) ?? (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(target && (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(target, 'property'));
    const [module] = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(node, 'arguments');
    if (name === undefined || module === undefined || !INTEROPERABILITY.test(name))
        return [];
    return looks.valuesOf(module);
}
/** Whether the text given to a constructor of functions only asks for the global object. */
function returnsGlobal(node, scope, texts) {
    return asksForGlobal(node, { textOf: (of) => texts.textOf(of, scope) });
}
function asksForGlobal(node, looks) {
    const [body, ...others] = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(node, 'arguments');
    const text = body !== undefined && others.length === 0 ? looks.textOf(body) : undefined;
    return text !== undefined && RETURNS_GLOBAL.test(text.trim());
}
/** Values that an object or array literal gives to its properties; methods are their own value. */
function propertiesOf(literal) {
    const properties = new Map();
    if (literal.type === 'ArrayExpression') {
        for (const [index, element] of literal['elements'].entries()) {
            if ((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .isNode */ .Ll)(element) && element.type !== 'SpreadElement')
                properties.set(String(index), element);
        }
    }
    for (const property of (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(literal, 'properties')) {
        const name = (0,_javascript_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .propertyName */ .B)(property);
        const value = property.type === 'ObjectProperty' ? (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(property, 'value') : property;
        if (name !== undefined && value !== undefined)
            properties.set(name, value);
    }
    return properties;
}


/***/ }),

/***/ 3505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ ScriptNames)
});

// EXTERNAL MODULE: ./build/js/syntax/javascript-calls.js
var javascript_calls = __webpack_require__(5789);
// EXTERNAL MODULE: ./build/js/syntax/javascript-tree.js
var javascript_tree = __webpack_require__(1146);
;// CONCATENATED MODULE: ./build/js/syntax/javascript-constants.js

/** Expressions inside expressions that are followed, apart from chains of `+`. */
const MAX_DEPTH = 12;
/** Expressions that are looked at for one script. */
const MAX_STEPS = 2_000_000;
/** Parts of one chain of `+`, elements of one array. */
const MAX_PARTS = 2_000;
/** UTF-16 code units of constant text that are kept. */
const MAX_LENGTH = 10_000;
/** `%76`, as `unescape` reads it. */
const PERCENT = /%([0-9a-f]{2})/gi;
/** Tells the text that an expression always has, however it is spelled: `"ev" + "al"`, `["ev", "al"].join("")`. */
class ConstantTexts {
    /** A limit was hit, so that some text may have gone unseen. */
    exhausted = false;
    steps = 0;
    known = new Map();
    /** Undefined when the text is made at run time, or longer than anything we look for. */
    textOf(node, scope) {
        return this.text(node, scope, 0);
    }
    text(node, scope, depth) {
        const bare = (0,javascript_tree/* unwrapped */.DE)(node);
        const known = this.known.get(bare);
        if (known !== undefined)
            return known;
        if (this.steps++ > MAX_STEPS)
            this.exhausted = true;
        if (this.exhausted || depth > MAX_DEPTH)
            return undefined;
        const text = this.made(bare, scope, depth);
        if (text === undefined || text.length > MAX_LENGTH)
            return undefined;
        this.known.set(bare, text);
        return text;
    }
    made(node, scope, depth) {
        switch (node.type) {
            case 'StringLiteral':
                return (0,javascript_tree/* textOf */.b6)(node, 'value');
            case 'TemplateLiteral':
                return this.template(node, scope, depth);
            case 'BinaryExpression':
                return this.concatenation(node, scope, depth);
            case 'Identifier': {
                const origins = scope.lookup((0,javascript_tree/* textOf */.b6)(node, 'name') ?? '')?.origins ?? [];
                const [only, ...others] = origins.filter((origin) => origin.kind !== 'global');
                if (only?.kind !== 'value' || others.length > 0 || only.path.length > 0)
                    return undefined;
                return this.text(only.node, only.scope, depth + 1);
            }
            case 'CallExpression':
            case 'OptionalCallExpression':
                return this.returned(node, scope, depth);
        }
        return undefined;
    }
    template(node, scope, depth) {
        const expressions = (0,javascript_tree/* listOf */.c3)(node, 'expressions');
        let text = '';
        for (const [index, part] of (0,javascript_tree/* listOf */.c3)(node, 'quasis').entries()) {
            const cooked = part['value']?.cooked;
            if (typeof cooked !== 'string')
                return undefined;
            text += cooked;
            const expression = expressions[index];
            if (expression === undefined)
                continue;
            const inner = this.part(expression, scope, depth + 1);
            if (inner === undefined)
                return undefined;
            text += inner;
        }
        return text;
    }
    /** The left side of a chain of `+` is as deep as the chain is long. */
    concatenation(node, scope, depth) {
        const parts = [];
        let at = node;
        while (at.type === 'BinaryExpression') {
            const right = (0,javascript_tree/* childOf */.GG)(at, 'right');
            const left = (0,javascript_tree/* childOf */.GG)(at, 'left');
            if (at['operator'] !== '+' || left === undefined || right === undefined)
                return undefined;
            if (parts.length === MAX_PARTS)
                return undefined;
            parts.push((0,javascript_tree/* unwrapped */.DE)(right));
            at = (0,javascript_tree/* unwrapped */.DE)(left);
        }
        parts.push(at);
        parts.reverse();
        // Numbers alone would be added.
        if (parts.slice(0, 2).every((part) => part.type === 'NumericLiteral'))
            return undefined;
        let text = '';
        for (const part of parts) {
            const more = this.part(part, scope, depth + 1);
            if (more === undefined)
                return undefined;
            text += more;
        }
        return text;
    }
    /** Text or a number, as a concatenation takes it. */
    part(node, scope, depth) {
        const part = (0,javascript_tree/* unwrapped */.DE)(node);
        return part.type === 'NumericLiteral' ? String(part['value']) : this.text(part, scope, depth);
    }
    /** What a call of a method of text returns. */
    returned(node, scope, depth) {
        const callee = (0,javascript_tree/* childOf */.GG)(node, 'callee');
        const target = callee === undefined ? undefined : (0,javascript_tree/* unwrapped */.DE)(callee);
        const given = (0,javascript_tree/* listOf */.c3)(node, 'arguments');
        const [first, second] = given;
        if (target === undefined)
            return undefined;
        if ((0,javascript_tree/* nameOf */.Vb)(target) === 'unescape' && first !== undefined && scope.lookup('unescape') === undefined) {
            const text = this.text(first, scope, depth + 1);
            return text?.replace(PERCENT, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
        }
        const object = (0,javascript_tree/* childOf */.GG)(target, 'object');
        const method = target['computed'] === true ? undefined : (0,javascript_tree/* nameOf */.Vb)((0,javascript_tree/* childOf */.GG)(target, 'property'));
        if (object === undefined || method === undefined)
            return undefined;
        if (method === 'fromCharCode' && (0,javascript_tree/* nameOf */.Vb)(object) === 'String')
            return fromCodes(given);
        if (method === 'join') {
            const separator = first === undefined ? ',' : this.text(first, scope, depth + 1);
            return separator === undefined ? undefined : this.list(object, scope, depth + 1)?.join(separator);
        }
        const text = this.text(object, scope, depth + 1);
        if (text === undefined)
            return undefined;
        if (method === 'toString' || method === 'valueOf')
            return text;
        const argument = first && this.text(first, scope, depth + 1);
        if (argument === undefined)
            return undefined;
        if (method === 'concat' && second === undefined)
            return text + argument;
        const replacement = second && this.text(second, scope, depth + 1);
        if (replacement === undefined)
            return undefined;
        if (method === 'replace')
            return text.replace(argument, () => replacement);
        return method === 'replaceAll' && argument !== ''
            ? text.replaceAll(argument, () => replacement)
            : undefined;
    }
    list(node, scope, depth) {
        const array = (0,javascript_tree/* unwrapped */.DE)(node);
        if (depth > MAX_DEPTH)
            return undefined;
        if (array.type === 'ArrayExpression') {
            const elements = (0,javascript_tree/* listOf */.c3)(array, 'elements');
            if (elements.length > MAX_PARTS)
                return undefined;
            const texts = elements.map((element) => this.text(element, scope, depth + 1));
            return texts.every((text) => text !== undefined) ? texts : undefined;
        }
        const callee = array.type === 'CallExpression' ? (0,javascript_tree/* childOf */.GG)(array, 'callee') : undefined;
        const object = callee && (0,javascript_tree/* childOf */.GG)(callee, 'object');
        const method = (0,javascript_tree/* nameOf */.Vb)(callee && (0,javascript_tree/* childOf */.GG)(callee, 'property'));
        if (object === undefined)
            return undefined;
        if (method === 'reverse')
            return this.list(object, scope, depth + 1)?.toReversed();
        const [first] = (0,javascript_tree/* listOf */.c3)(array, 'arguments');
        const separator = method === 'split' && first !== undefined ? this.text(first, scope, depth + 1) : undefined;
        if (separator === undefined)
            return undefined;
        return this.text(object, scope, depth + 1)?.split(separator, MAX_PARTS);
    }
}
function fromCodes(given) {
    if (given.length > MAX_PARTS)
        return undefined;
    const codes = given.map((argument) => argument['value']);
    return codes.every((code) => typeof code === 'number') ? String.fromCharCode(...codes) : undefined;
}

// EXTERNAL MODULE: ./build/js/syntax/javascript-scopes.js
var javascript_scopes = __webpack_require__(491);
// EXTERNAL MODULE: ./build/js/syntax/javascript-values.js
var javascript_values = __webpack_require__(132);
;// CONCATENATED MODULE: ./build/js/syntax/javascript-names.js





/** Expressions inside expressions that are followed, apart from chains of calls and properties. */
const javascript_names_MAX_DEPTH = 40;
/** Expressions that are looked at for one script. Large bundles need a tenth. */
const javascript_names_MAX_STEPS = 5_000_000;
/** Different values of one name that are kept. */
const MAX_VALUES = 500;
/** Tells what expressions are, through scopes, aliases, imports, patterns and constant text. */
class ScriptNames {
    texts = new ConstantTexts();
    limitHit = false;
    steps = 0;
    known = new Map();
    /** Names that are made from a name. */
    dependents = new Map();
    properties = new Map();
    pending = new Set();
    current;
    /** @param bindings all of the script */
    constructor(bindings) {
        this.spread(bindings);
    }
    /** A limit was hit, so that some names may have gone unseen. */
    get exhausted() {
        return this.limitHit || this.texts.exhausted;
    }
    /** Everything the expression may be; empty when nothing is known of it. */
    resolve(node, scope) {
        return this.values(node, scope, 0);
    }
    /** Counts an expression that somebody else looks at; false when the script has cost all it may. */
    spend() {
        if (this.steps++ > javascript_names_MAX_STEPS)
            this.limitHit = true;
        return !this.limitHit;
    }
    /** Says that something of the script goes unseen. */
    giveUp() {
        this.limitHit = true;
    }
    /** Text that the expression always has; undefined when it is made at run time. */
    textOf(node, scope) {
        return this.texts.textOf(node, scope);
    }
    /** Whether the expression may be one of the names, spelled as values spell them. */
    isNamed(node, scope, names) {
        return this.resolve(node, scope).some((value) => value.kind === 'named' && names.has(value.name));
    }
    /** Name of the property that a member expression takes; undefined when it is computed at run time. */
    memberName(node, scope) {
        const property = (0,javascript_tree/* childOf */.GG)(node, 'property');
        if (property === undefined)
            return undefined;
        if (node['computed'] !== true)
            return (0,javascript_tree/* nameOf */.Vb)(property);
        return property.type === 'NumericLiteral' ? String(property['value']) : this.textOf(property, scope);
    }
    values(node, scope, depth) {
        if (depth > javascript_names_MAX_DEPTH || this.steps++ > javascript_names_MAX_STEPS) {
            this.limitHit = true;
            return [];
        }
        const operations = [];
        let root = (0,javascript_tree/* unwrapped */.DE)(node);
        for (;;) {
            const inner = this.operationOf(root, scope, operations);
            if (inner === undefined)
                break;
            root = (0,javascript_tree/* unwrapped */.DE)(inner);
        }
        let values = this.rootValues(root, scope, depth);
        this.steps += operations.length;
        for (const operation of operations.reverse())
            values = this.apply(values, operation, depth);
        return values;
    }
    /** Records the outermost operation of an expression and returns what it is done to. */
    operationOf(node, scope, operations) {
        switch (node.type) {
            case 'MemberExpression':
            case 'OptionalMemberExpression':
                if (this.memberOfThis(node, scope) !== undefined)
                    return undefined;
                operations.push({ kind: 'property', name: this.memberName(node, scope) });
                return (0,javascript_tree/* childOf */.GG)(node, 'object');
            case 'CallExpression':
            case 'OptionalCallExpression':
            case 'NewExpression':
                operations.push({ kind: node.type === 'NewExpression' ? 'new' : 'call', node, scope });
                return (0,javascript_tree/* childOf */.GG)(node, 'callee');
        }
        return undefined;
    }
    rootValues(node, scope, depth) {
        switch (node.type) {
            case 'Identifier': {
                const name = (0,javascript_tree/* textOf */.b6)(node, 'name') ?? '';
                const binding = scope.lookup(name);
                return binding === undefined ? (0,javascript_values/* some */.zN)((0,javascript_values/* named */.KT)(name)) : this.bindingValues(binding);
            }
            case 'MemberExpression':
            case 'OptionalMemberExpression': {
                const member = this.memberOfThis(node, scope);
                return member === undefined ? [] : this.bindingValues(member);
            }
            case 'ConditionalExpression':
                return this.union(branchesOf(node), scope, depth);
            case 'LogicalExpression':
            case 'AssignmentExpression':
                return this.union([(0,javascript_tree/* childOf */.GG)(node, 'left'), (0,javascript_tree/* childOf */.GG)(node, 'right')], scope, depth);
            case 'ImportExpression': {
                const source = (0,javascript_tree/* childOf */.GG)(node, 'source');
                const specifier = source && this.textOf(source, scope);
                return specifier === undefined ? [] : (0,javascript_values/* some */.zN)((0,javascript_values/* moduleValue */.GX)(specifier));
            }
            case 'ObjectExpression':
            case 'ArrayExpression':
                return [{ kind: 'literal', node, scope }];
            case 'ThisExpression':
                return scope.atTop ? [javascript_values/* GLOBAL_OBJECT */.mY] : [];
            case 'ClassExpression':
                return [{ kind: 'function', constructor: 'Function' }];
            case 'StringLiteral':
            case 'TemplateLiteral':
            case 'NumericLiteral':
            case 'BooleanLiteral':
            case 'RegExpLiteral':
                return [{ kind: 'primitive' }];
        }
        return (0,javascript_tree/* isFunction */.Tn)(node) ? [{ kind: 'function', constructor: (0,javascript_values/* functionConstructorOf */.M2)(node) }] : [];
    }
    /** What a class knows of `this.name`. */
    memberOfThis(node, scope) {
        if ((0,javascript_tree/* childOf */.GG)(node, 'object')?.type !== 'ThisExpression')
            return undefined;
        const name = this.memberName(node, scope);
        return name === undefined ? undefined : scope.forMembers?.lookup((0,javascript_scopes/* memberOfThis */.E)(name));
    }
    union(nodes, scope, depth) {
        return this.distinct(nodes.flatMap((node) => (node === undefined ? [] : this.values(node, scope, depth + 1))));
    }
    /** Carries what is known from name to name until nothing new comes out, so that circles do no harm. */
    spread(bindings) {
        const waiting = new Set(bindings);
        for (const binding of waiting) {
            waiting.delete(binding);
            this.current = binding;
            const before = this.known.get(binding)?.length ?? 0;
            const values = this.distinct(binding.origins.flatMap((origin) => this.originValues(origin)));
            if (values.length <= before)
                continue;
            this.known.set(binding, values);
            for (const dependent of this.dependents.get(binding) ?? [])
                waiting.add(dependent);
        }
        this.current = undefined;
    }
    bindingValues(binding) {
        if (this.current !== undefined) {
            const dependents = this.dependents.get(binding);
            if (dependents === undefined)
                this.dependents.set(binding, new Set([this.current]));
            else
                dependents.add(this.current);
        }
        return this.known.get(binding) ?? [];
    }
    originValues(origin) {
        switch (origin.kind) {
            case 'value':
                return this.along(this.values(origin.node, origin.scope, 0), origin.path, 0);
            case 'module':
                return this.along((0,javascript_values/* some */.zN)((0,javascript_values/* moduleValue */.GX)(origin.name)), origin.path, 0);
            case 'function':
                return [{ kind: 'function', constructor: (0,javascript_values/* functionConstructorOf */.M2)(origin.node) }];
            case 'global':
                return (0,javascript_values/* some */.zN)((0,javascript_values/* named */.KT)(origin.name));
            case 'element':
            case 'nothing':
            case 'unknown':
                return [];
        }
    }
    along(values, path, depth) {
        return path.reduce((at, name) => this.apply(at, { kind: 'property', name }, depth), values);
    }
    apply(values, operation, depth) {
        if (operation.kind === 'property')
            return this.property(values, operation.name, depth);
        const looks = {
            valuesOf: (node) => this.values(node, operation.scope, depth + 1),
            textOf: (node) => this.textOf(node, operation.scope),
            property: (of, name) => this.property(of, name, depth),
        };
        const isNew = operation.kind === 'new';
        return this.distinct([
            ...values.flatMap((value) => (0,javascript_calls/* returnedBy */.pb)(value, operation.node, isNew, looks)),
            ...(0,javascript_calls/* unpacked */.KZ)(operation.node, looks),
        ]);
    }
    property(values, name, depth) {
        if (name === undefined)
            return [];
        const known = values.length === 0 ? [undefined] : values;
        return this.distinct(known.flatMap((value) => {
            if (value?.kind === 'literal') {
                const own = this.propertiesOf(value.node).get(name);
                if (own !== undefined)
                    return this.propertyValues(own, value.scope, depth);
            }
            return (0,javascript_values/* some */.zN)((0,javascript_values/* propertyOf */.$r)(value, name));
        }));
    }
    /** A property that is made from itself adds nothing to what else it may be. */
    propertyValues(own, scope, depth) {
        if (this.pending.has(own))
            return [];
        this.pending.add(own);
        const values = this.values(own, scope, depth + 1);
        this.pending.delete(own);
        return values;
    }
    /** Values that an object or array literal gives to its properties. */
    propertiesOf(literal) {
        const known = this.properties.get(literal);
        if (known !== undefined)
            return known;
        const properties = (0,javascript_calls/* propertiesOf */.P1)(literal);
        this.properties.set(literal, properties);
        return properties;
    }
    /** Whether the text given to a constructor of functions only asks for the global object. */
    returnsGlobal(node, scope) {
        return (0,javascript_calls/* returnsGlobal */.Vl)(node, scope, this.texts);
    }
    distinct(values) {
        if (values.length < 2)
            return values;
        this.steps += values.length;
        const byKey = new Map(values.map((value) => [(0,javascript_values/* keyOf */.TN)(value), value]));
        if (byKey.size > MAX_VALUES)
            this.limitHit = true;
        return [...byKey.values()].slice(0, MAX_VALUES);
    }
}
function branchesOf(node) {
    return [(0,javascript_tree/* childOf */.GG)(node, 'consequent'), (0,javascript_tree/* childOf */.GG)(node, 'alternate')];
}


/***/ }),

/***/ 445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ propertyName),
/* harmony export */   m: () => (/* binding */ forEachName)
/* harmony export */ });
/* harmony import */ var _javascript_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1146);

/** Levels of one pattern that are followed; names below are declared as unknown. */
const MAX_PATTERN_DEPTH = 8;
/** Calls back with each name that a pattern gives a value to, and with the properties that lead to that value. */
function forEachName(pattern, visit) {
    if (pattern === undefined)
        return;
    const waiting = [{ node: pattern, path: [], defaultValue: undefined }];
    for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
        const { node, path, defaultValue } = part;
        const deeper = (step) => path.length < MAX_PATTERN_DEPTH ? [...path, step] : path;
        switch (node.type) {
            case 'Identifier':
                visit((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(node, 'name') ?? '', path, defaultValue);
                break;
            case 'AssignmentPattern': {
                const left = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .childOf */ .GG)(node, 'left');
                if (left !== undefined)
                    waiting.push({ node: left, path, defaultValue: (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .childOf */ .GG)(node, 'right') });
                break;
            }
            case 'RestElement': {
                const rest = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .childOf */ .GG)(node, 'argument');
                if (rest !== undefined)
                    waiting.push({ node: rest, path, defaultValue: undefined });
                break;
            }
            case 'ObjectPattern':
                for (const property of (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(node, 'properties')) {
                    const value = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .childOf */ .GG)(property, 'value');
                    if (property.type === 'RestElement')
                        waiting.push({ node: property, path, defaultValue: undefined });
                    else if (value !== undefined) {
                        waiting.push({ node: value, path: deeper(propertyName(property) ?? ''), defaultValue: undefined });
                    }
                }
                break;
            case 'ArrayPattern':
                for (const [index, element] of node['elements'].entries()) {
                    if ((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(element))
                        waiting.push({ node: element, path: deeper(String(index)), defaultValue: undefined });
                }
                break;
        }
    }
}
/** Name of a property or method as far as the source says it outright. */
function propertyName(property) {
    const key = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .childOf */ .GG)(property, 'key');
    if (key?.type === 'StringLiteral')
        return (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(key, 'value');
    return property['computed'] === true ? undefined : (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(key);
}


/***/ }),

/***/ 491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ memberOfThis),
/* harmony export */   H: () => (/* binding */ Scope)
/* harmony export */ });
/** Parts of the name of an enclosing symbol that are kept. */
const MAX_SYMBOL_PARTS = 3;
class Scope {
    parent;
    /** `Template.compile`: functions and classes around, the outermost first; empty at the top. */
    symbol;
    /** Takes `var` declarations. */
    takesVariables;
    /** `this` is the one of the whole script. */
    atTop;
    /** That of a class, where `this.name` is known under that name. */
    ofClass;
    /** Every binding of the script, shared by all its scopes. */
    all;
    bindings = new Map();
    constructor(parent, traits = {}) {
        this.parent = parent;
        this.all = parent?.all ?? [];
        this.takesVariables = parent === undefined || traits.takesVariables === true;
        this.ofClass = traits.ofClass === true;
        this.atTop = parent === undefined || (parent.atTop && traits.ownThis !== true);
        const around = parent?.symbol ?? [];
        this.symbol =
            traits.symbol === undefined ? around : [...around.slice(1 - MAX_SYMBOL_PARTS), traits.symbol];
    }
    lookup(name) {
        for (let scope = this; scope !== undefined; scope = scope.parent) {
            const binding = scope.bindings.get(name);
            if (binding !== undefined)
                return binding;
        }
        return undefined;
    }
    declare(name, origin) {
        const known = this.bindings.get(name);
        if (known !== undefined) {
            known.origins.push(origin);
            return;
        }
        const binding = { origins: [origin] };
        this.bindings.set(name, binding);
        this.all.push(binding);
    }
    /** Of the class around, if there is one. */
    get forMembers() {
        let scope = this;
        while (scope !== undefined && !scope.ofClass)
            scope = scope.parent;
        return scope;
    }
    get forVariables() {
        let scope = this;
        while (!scope.takesVariables && scope.parent !== undefined)
            scope = scope.parent;
        return scope;
    }
}
/** The name under which the scope of a class knows a property of its instances; no identifier is spelled so. */
function memberOfThis(name) {
    return `this.${name}`;
}


/***/ }),

/***/ 1146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ unwrapped),
/* harmony export */   GG: () => (/* binding */ childOf),
/* harmony export */   Ll: () => (/* binding */ isNode),
/* harmony export */   Tn: () => (/* binding */ isFunction),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   dK: () => (/* binding */ forEachChild)
/* harmony export */ });
/** Fields that hold no code which runs: positions, comments, types. */
const SILENT_FIELDS = new Set([
    'type',
    'start',
    'end',
    'loc',
    'range',
    'extra',
    'errors',
    'leadingComments',
    'innerComments',
    'trailingComments',
    'typeAnnotation',
    'typeArguments',
    'typeParameters',
    'returnType',
    'superTypeArguments',
    'superTypeParameters',
    'implements',
]);
/** TypeScript's nodes that are still there when the script runs, or hold some that are. */
const RUNTIME_TYPESCRIPT = new Set([
    'TSAsExpression',
    'TSEnumBody',
    'TSEnumDeclaration',
    'TSEnumMember',
    'TSExportAssignment',
    'TSImportEqualsDeclaration',
    'TSInstantiationExpression',
    'TSModuleBlock',
    'TSModuleDeclaration',
    'TSNonNullExpression',
    'TSParameterProperty',
    'TSSatisfiesExpression',
    'TSTypeAssertion',
]);
/** Nodes that stand for the expression inside them. */
const WRAPPERS = new Set([
    'AwaitExpression',
    'ParenthesizedExpression',
    'TSAsExpression',
    'TSInstantiationExpression',
    'TSNonNullExpression',
    'TSSatisfiesExpression',
    'TSTypeAssertion',
]);
function isNode(value) {
    return typeof value === 'object' && value !== null && typeof value.type === 'string';
}
function childOf(node, field) {
    const value = node[field];
    return isNode(value) ? value : undefined;
}
/** Nodes of a field that holds a list; holes of arrays are left out. */
function listOf(node, field) {
    const value = node[field];
    return Array.isArray(value) ? value.filter(isNode) : [];
}
function textOf(node, field) {
    const value = node[field];
    return typeof value === 'string' ? value : undefined;
}
/** The name of an identifier or private name; undefined for anything else. */
function nameOf(node) {
    return node?.type === 'Identifier' ? textOf(node, 'name') : undefined;
}
/** Calls back with the nodes right inside this one that can do or hold something, the last one first. */
function forEachChild(node, visit) {
    const fields = Object.keys(node);
    for (let at = fields.length - 1; at >= 0; at--) {
        const field = fields[at];
        if (SILENT_FIELDS.has(field))
            continue;
        const value = node[field];
        if (Array.isArray(value)) {
            for (let index = value.length - 1; index >= 0; index--) {
                const child = value[index];
                if (isNode(child) && runs(child))
                    visit(child, field);
            }
        }
        else if (isNode(value) && runs(value))
            visit(value, field);
    }
}
/** Nodes that hold nothing and do nothing. */
const LEAVES = new Set([
    'BigIntLiteral',
    'BooleanLiteral',
    'BreakStatement',
    'ContinueStatement',
    'DebuggerStatement',
    'Directive',
    'EmptyStatement',
    'JSXText',
    'NullLiteral',
    'NumericLiteral',
    'RegExpLiteral',
    'StringLiteral',
    'Super',
    'TemplateElement',
    'ThisExpression',
]);
function runs(node) {
    if (LEAVES.has(node.type))
        return false;
    return node.type.startsWith('TS') ? RUNTIME_TYPESCRIPT.has(node.type) : node['declare'] !== true;
}
/** The expression whose value this one has: without parentheses, types, `await`, all but the end of a sequence. */
function unwrapped(node) {
    let at = node;
    for (;;) {
        const inner = WRAPPERS.has(at.type)
            ? (childOf(at, 'expression') ?? childOf(at, 'argument'))
            : at.type === 'SequenceExpression'
                ? listOf(at, 'expressions').at(-1)
                : at.type === 'AssignmentExpression' && at['operator'] === '='
                    ? childOf(at, 'right')
                    : undefined;
        if (inner === undefined)
            return at;
        at = inner;
    }
}
function isFunction(node) {
    return FUNCTIONS.has(node.type);
}
const FUNCTIONS = new Set([
    'ArrowFunctionExpression',
    'ClassMethod',
    'ClassPrivateMethod',
    'FunctionDeclaration',
    'FunctionExpression',
    'ObjectMethod',
]);


/***/ }),

/***/ 132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ propertyOf),
/* harmony export */   FR: () => (/* binding */ FUNCTION_CONSTRUCTORS),
/* harmony export */   GX: () => (/* binding */ moduleValue),
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   M2: () => (/* binding */ functionConstructorOf),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   mY: () => (/* binding */ GLOBAL_OBJECT),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
const FUNCTION = { kind: 'named', name: 'Function' };
const METHOD_NAME = /^[a-z]/;
const FRAME = /^\d{1,3}$/;
/** The global object of browsers, workers, Node and frames. */
const GLOBAL_OBJECT = { kind: 'named', name: 'globalThis' };
const GLOBAL_OBJECT_NAMES = new Set([
    'frames',
    'global',
    'globalThis',
    'parent',
    'self',
    'top',
    'window',
]);
/** Properties of elements and documents that hold the global object of another page. */
const WINDOW_PROPERTIES = new Set(['contentWindow', 'defaultView']);
/** Objects of the language and its platforms that are no functions but hold some. */
const NAMESPACES = new Set([
    'Atomics',
    'Bun',
    'Deno',
    'Intl',
    'JSON',
    'Math',
    'Reflect',
    'WebAssembly',
    'console',
    'globalThis',
    'module',
    'process',
]);
/** Functions of the language and its platforms, whose constructor therefore is `Function`. */
const FUNCTIONS = new Set([
    'Array',
    'AsyncFunction',
    'AsyncGeneratorFunction',
    'Boolean',
    'Buffer',
    'Date',
    'Error',
    'Function',
    'GeneratorFunction',
    'Map',
    'Number',
    'Object',
    'Promise',
    'Proxy',
    'RegExp',
    'Set',
    'String',
    'Symbol',
    'URL',
    'alert',
    'atob',
    'btoa',
    'decodeURIComponent',
    'eval',
    'execScript',
    'expect',
    'fetch',
    'importScripts',
    'isNaN',
    'parseFloat',
    'parseInt',
    'require',
    'setImmediate',
    'setInterval',
    'setTimeout',
    'unescape',
]);
/** Modules that run, start, load, read, decode or fetch code, those that tell places and write files, and those that print. */
const MODULES = new Set([
    '@actions/core',
    'axios',
    'bindings',
    'bluebird',
    'buffer',
    'bun',
    'bun:ffi',
    'child-process-promise',
    'child_process',
    'consola',
    'cross-spawn',
    'cryo',
    'crypto',
    'execa',
    'ffi',
    'ffi-napi',
    'ffi-rs',
    'fs',
    'fs-extra',
    'fs/promises',
    'funcster',
    'got',
    'js-yaml',
    'js-yaml-js-types',
    'koffi',
    'loglevel',
    'module',
    'nano-spawn',
    'node-fetch',
    'node-gyp-build',
    'node-serialize',
    'npmlog',
    'os',
    'path',
    'path/posix',
    'path/win32',
    'pify',
    'process',
    'promisify-child-process',
    'request',
    'require-from-string',
    'safe-eval',
    'serialize-to-js',
    'shell-escape',
    'shell-quote',
    'shelljs',
    'shescape',
    'tempy',
    'tmp',
    'undici',
    'url',
    'util',
    'v8',
    'vm',
    'vm2',
    'winston',
    'worker_threads',
    'zlib',
]);
/** Properties of properties of one name that are followed. */
const MAX_STEPS = 5;
/** Undefined for a name that leads to none of the functions and modules that matter. */
function named(name) {
    if (GLOBAL_OBJECT_NAMES.has(name))
        return GLOBAL_OBJECT;
    const [root = '', ...steps] = name.replace(/^new /, '').split('.');
    const known = root.startsWith('module:')
        ? MODULES.has(root.slice('module:'.length))
        : FUNCTIONS.has(root) || NAMESPACES.has(root);
    return known && steps.length <= MAX_STEPS ? { kind: 'named', name } : undefined;
}
/** A module of Node by any of its names, or one of a few others. */
function moduleValue(specifier) {
    return named(`module:${specifier.replace(/^node:/, '')}`);
}
function functionConstructorOf(node) {
    if (node['async'] === true)
        return node['generator'] === true ? 'AsyncGeneratorFunction' : 'AsyncFunction';
    return node['generator'] === true ? 'GeneratorFunction' : 'Function';
}
/** The value of a property. `undefined` as value stands for one that nothing is known of. Properties of literals are not looked up here. */
function propertyOf(value, name) {
    if (value === undefined) {
        if (name === 'constructor')
            return { kind: 'constructor' };
        return WINDOW_PROPERTIES.has(name) ? GLOBAL_OBJECT : undefined;
    }
    switch (value.kind) {
        case 'named':
            return propertyOfName(value.name, name);
        case 'function':
            if (name === 'constructor')
                return { kind: 'named', name: value.constructor };
            return name === '__proto__' ? { kind: 'prototype', constructor: value.constructor } : undefined;
        case 'prototype':
            return name === 'constructor' ? { kind: 'named', name: value.constructor } : undefined;
        case 'constructor':
            return name === 'constructor' ? { kind: 'named', name: 'Function' } : undefined;
        case 'literal':
        case 'primitive':
            if (name === 'constructor')
                return { kind: 'constructor' };
            // Any method will do to reach the constructor of functions.
            return hasMethods(value) && METHOD_NAME.test(name)
                ? { kind: 'function', constructor: 'Function' }
                : undefined;
        case 'returns-global':
            return undefined;
    }
}
function propertyOfName(owner, name) {
    if (owner === 'globalThis') {
        // Frames are numbered.
        if (FRAME.test(name))
            return GLOBAL_OBJECT;
        return name === 'constructor' ? { kind: 'constructor' } : named(name);
    }
    if (WINDOW_PROPERTIES.has(name))
        return GLOBAL_OBJECT;
    if (name === 'default' && owner.startsWith('module:'))
        return { kind: 'named', name: owner };
    if (name !== 'constructor')
        return named(`${owner}.${name}`);
    // What every module of Node is made by.
    if (owner === 'module')
        return { kind: 'named', name: 'module:module' };
    if (owner === 'module:module')
        return FUNCTION;
    if (owner.endsWith('.prototype'))
        return named(owner.slice(0, -'.prototype'.length));
    if (owner.startsWith('module:'))
        return owner.includes('.') ? FUNCTION : { kind: 'constructor' };
    const dot = owner.indexOf('.');
    const root = dot === -1 ? owner : owner.slice(0, dot);
    return !owner.startsWith('new ') && (FUNCTIONS.has(root) || dot !== -1) ? FUNCTION : { kind: 'constructor' };
}
function hasMethods(value) {
    return value.kind === 'primitive' || (value.kind === 'literal' && value.node.type === 'ArrayExpression');
}
/** The same value twice says nothing new. */
function keyOf(value) {
    switch (value.kind) {
        case 'named':
            return `named ${value.name}`;
        case 'function':
        case 'prototype':
            return `${value.kind} ${value.constructor}`;
        case 'literal':
            return value.node;
        case 'constructor':
        case 'primitive':
        case 'returns-global':
            return value.kind;
    }
}
const FUNCTION_CONSTRUCTORS = new Set([
    'Function',
    'AsyncFunction',
    'GeneratorFunction',
    'AsyncGeneratorFunction',
]);
function some(value) {
    return value === undefined ? [] : [value];
}


/***/ }),

/***/ 6807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ visitScript)
/* harmony export */ });
/* harmony import */ var _javascript_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(445);
/* harmony import */ var _javascript_scopes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(491);
/* harmony import */ var _javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1146);



/** Declares every name of a script in its scope, and keeps some nodes. */
function visitScript(program, wanted) {
    const top = new _javascript_scopes_js__WEBPACK_IMPORTED_MODULE_2__/* .Scope */ .H(undefined);
    const kept = [];
    const assignments = [];
    /** Arguments of functions that are called where they are written. */
    const calledWith = new Map();
    const waiting = [{ node: program, scope: top, parent: undefined, field: '' }];
    for (;;) {
        const visit = waiting.pop();
        if (visit === undefined)
            break;
        const { node } = visit;
        if (wanted(node))
            kept.push(visit);
        if (node.type === 'AssignmentExpression')
            assignments.push(visit);
        if (node.type === 'CallExpression')
            noteCallOfLiteral(visit, calledWith);
        declareNames(visit);
        const inner = innerScope(visit, calledWith.get(node));
        (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .forEachChild */ .dK)(node, (child, field) => {
            const scope = OUTSIDE_OWN_SCOPE.has(field) ? visit.scope : inner;
            waiting.push({ node: child, scope, parent: visit, field });
        });
    }
    for (const assignment of assignments)
        assign(assignment, top);
    return { kept, bindings: top.all };
}
/** Fields that are evaluated before the scope of their node exists. */
const OUTSIDE_OWN_SCOPE = new Set(['key', 'decorators', 'discriminant', 'superClass']);
const BLOCKS = new Set([
    'BlockStatement',
    'CatchClause',
    'ForInStatement',
    'ForOfStatement',
    'ForStatement',
    'SwitchStatement',
]);
/** The scope of what stands inside a node; the same scope for most. */
function innerScope(visit, given) {
    const { node, scope } = visit;
    if ((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .isFunction */ .Tn)(node)) {
        const symbol = symbolOf(visit);
        const inner = new _javascript_scopes_js__WEBPACK_IMPORTED_MODULE_2__/* .Scope */ .H(scope, {
            takesVariables: true,
            ownThis: node.type !== 'ArrowFunctionExpression',
            ...(symbol === undefined ? {} : { symbol }),
        });
        if (node.type === 'FunctionExpression') {
            const own = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'id'));
            if (own !== undefined)
                inner.declare(own, { kind: 'function', node, scope });
        }
        declareParameters(node, inner, given);
        return inner;
    }
    if (node.type === 'ClassExpression' || node.type === 'ClassDeclaration') {
        const symbol = symbolOf(visit);
        const inner = new _javascript_scopes_js__WEBPACK_IMPORTED_MODULE_2__/* .Scope */ .H(scope, {
            ownThis: true,
            ofClass: true,
            ...(symbol === undefined ? {} : { symbol }),
        });
        const own = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'id'));
        if (own !== undefined)
            inner.declare(own, { kind: 'unknown' });
        return inner;
    }
    // A body takes its own variables: they do not hide what the defaults of the parameters name.
    if (node.type === 'TSModuleBlock' || node.type === 'StaticBlock') {
        return new _javascript_scopes_js__WEBPACK_IMPORTED_MODULE_2__/* .Scope */ .H(scope, { takesVariables: true, ownThis: true });
    }
    if (!BLOCKS.has(node.type))
        return scope;
    const isBody = visit.field === 'body' && visit.parent !== undefined && (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .isFunction */ .Tn)(visit.parent.node);
    const inner = new _javascript_scopes_js__WEBPACK_IMPORTED_MODULE_2__/* .Scope */ .H(scope, { takesVariables: isBody });
    if (node.type === 'CatchClause')
        declarePattern((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'param'), inner, { kind: 'unknown' });
    return inner;
}
function declareParameters(node, scope, given) {
    for (const [index, parameter] of (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(node, 'params').entries()) {
        const pattern = parameter.type === 'TSParameterProperty' ? (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(parameter, 'parameter') : parameter;
        const value = given?.values[index];
        const plain = pattern?.type === 'AssignmentPattern' ? (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(pattern, 'left') : pattern;
        const narrow = isNarrow(plain && (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(plain, 'typeAnnotation'));
        declarePattern(pattern, scope, narrow ? { kind: 'unknown', narrow } : { kind: 'unknown' });
        if (value === undefined || given === undefined || value.type === 'SpreadElement')
            continue;
        declarePattern(pattern, scope, { kind: 'value', node: value, scope: given.scope, path: [] });
    }
}
/** Types inside each other that are followed. */
const MAX_TYPE_DEPTH = 4;
const NARROW_TYPES = new Set([
    'TSBooleanKeyword',
    'TSLiteralType',
    'TSNullKeyword',
    'TSNumberKeyword',
    'TSUndefinedKeyword',
]);
/** `: number`, `` : `${number}` ``, `: 'npm' | 'yarn'`. */
function isNarrow(type, depth = 0) {
    if (type === undefined || depth > MAX_TYPE_DEPTH)
        return false;
    if (type.type === 'TSTypeAnnotation')
        return isNarrow((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(type, 'typeAnnotation'), depth + 1);
    const literal = type.type === 'TSLiteralType' ? (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(type, 'literal') : undefined;
    const template = type.type === 'TSTemplateLiteralType' || literal?.type === 'TemplateLiteral';
    if (template) {
        const parts = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(literal ?? type, literal === undefined ? 'types' : 'expressions');
        return parts.every((part) => isNarrow(part, depth + 1));
    }
    if (type.type !== 'TSUnionType')
        return NARROW_TYPES.has(type.type);
    return (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(type, 'types').every((member) => isNarrow(member, depth + 1));
}
/** `(function (a) { … })(x)`, and `import("x").then((a) => { … })`. */
function noteCallOfLiteral({ node, scope }, calledWith) {
    const callee = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'callee');
    const called = callee === undefined ? undefined : (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .unwrapped */ .DE)(callee);
    if (called === undefined)
        return;
    const values = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(node, 'arguments');
    if ((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .isFunction */ .Tn)(called))
        calledWith.set(called, { values, scope });
    const [handler] = values;
    const promised = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(called, 'property')) === 'then' ? (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(called, 'object') : undefined;
    if (promised !== undefined && handler !== undefined && (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .isFunction */ .Tn)(handler)) {
        calledWith.set(handler, { values: [promised], scope });
    }
}
function declareNames(visit) {
    const { node, scope } = visit;
    switch (node.type) {
        case 'VariableDeclaration':
            declareVariables(visit);
            break;
        case 'FunctionDeclaration':
        case 'ClassDeclaration': {
            const name = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'id'));
            if (name === undefined)
                break;
            scope.declare(name, node.type === 'FunctionDeclaration' ? { kind: 'function', node, scope } : { kind: 'unknown' });
            break;
        }
        case 'ClassProperty': {
            const name = (0,_javascript_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .propertyName */ .B)(node);
            const value = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'value');
            if (name === undefined || value === undefined)
                break;
            scope.declare((0,_javascript_scopes_js__WEBPACK_IMPORTED_MODULE_2__/* .memberOfThis */ .E)(name), { kind: 'value', node: value, scope, path: [] });
            break;
        }
        case 'ImportDeclaration':
            declareImports(node, scope);
            break;
        case 'TSImportEqualsDeclaration': {
            const name = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'id'));
            const reference = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'moduleReference');
            const module = reference && (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(reference, 'expression');
            if (name === undefined)
                break;
            scope.declare(name, moduleOrigin(module, []) ?? { kind: 'unknown' });
            break;
        }
        case 'TSEnumDeclaration':
        case 'TSModuleDeclaration': {
            const name = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'id'));
            if (name !== undefined)
                scope.declare(name, { kind: 'unknown' });
            break;
        }
    }
}
function declareVariables({ node, scope, parent, field }) {
    const loop = field === 'left' ? parent : undefined;
    const isVar = node['kind'] === 'var';
    const target = isVar ? scope.forVariables : scope;
    for (const declarator of (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(node, 'declarations')) {
        const value = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(declarator, 'init');
        const origin = value === undefined ? withoutValue(loop) : { kind: 'value', node: value, scope, path: [] };
        declarePattern((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(declarator, 'id'), target, origin);
        if (!isVar || target.parent !== undefined)
            continue;
        // A global of that name stays what it is when a script declares it again.
        (0,_javascript_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .forEachName */ .m)((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(declarator, 'id'), (name) => {
            target.declare(name, { kind: 'global', name });
        });
    }
}
/** @param loop whose variable it is */
function withoutValue(loop) {
    if (loop === undefined)
        return { kind: 'nothing' };
    const list = loop.node.type === 'ForOfStatement' ? (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(loop.node, 'right') : undefined;
    return list === undefined ? { kind: 'unknown' } : { kind: 'element', node: list, scope: loop.scope };
}
function declareImports(node, scope) {
    for (const specifier of (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(node, 'specifiers')) {
        const local = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(specifier, 'local'));
        if (local === undefined)
            continue;
        const imported = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(specifier, 'imported');
        const name = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(imported) ?? (imported === undefined ? undefined : (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(imported, 'value'));
        const path = specifier.type === 'ImportSpecifier' && name !== undefined ? [name] : [];
        scope.declare(local, moduleOrigin((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'source'), path) ?? { kind: 'unknown' });
    }
}
function moduleOrigin(source, path) {
    const name = source?.type === 'StringLiteral' ? (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(source, 'value') : undefined;
    return name === undefined ? undefined : { kind: 'module', name, path };
}
/** Declares the names of a pattern; each takes its own part of the origin. */
function declarePattern(pattern, scope, origin) {
    (0,_javascript_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .forEachName */ .m)(pattern, (name, path, defaultValue) => {
        scope.declare(name, at(origin, path));
        if (defaultValue !== undefined)
            scope.declare(name, { kind: 'value', node: defaultValue, scope, path: [] });
    });
}
function assign({ node, scope }, top) {
    const value = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'right');
    if (value === undefined)
        return;
    const origin = { kind: 'value', node: value, scope, path: [] };
    const member = memberName((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'left'));
    if (member !== undefined)
        scope.forMembers?.declare((0,_javascript_scopes_js__WEBPACK_IMPORTED_MODULE_2__/* .memberOfThis */ .E)(member), origin);
    (0,_javascript_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .forEachName */ .m)((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'left'), (name, path, defaultValue) => {
        const known = scope.lookup(name);
        if (known === undefined)
            top.declare(name, { kind: 'global', name });
        const binding = known ?? scope.lookup(name);
        binding?.origins.push(at(origin, path));
        if (defaultValue !== undefined)
            binding?.origins.push({ kind: 'value', node: defaultValue, scope, path: [] });
    });
}
/** `name` of `this.name`. */
function memberName(target) {
    const object = target?.type === 'MemberExpression' ? (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(target, 'object') : undefined;
    if (target === undefined || object?.type !== 'ThisExpression' || target['computed'] === true)
        return undefined;
    return (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(target, 'property'));
}
function at(origin, path) {
    if (path.length === 0)
        return origin;
    if (origin.kind === 'value' || origin.kind === 'module')
        return { ...origin, path: [...origin.path, ...path] };
    return { kind: 'unknown' };
}
/** Own name of a function or class, or the name it is given. */
function symbolOf({ node, parent, field }) {
    const own = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'id')) ?? (0,_javascript_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .propertyName */ .B)(node);
    if (own !== undefined || parent === undefined)
        return own;
    const holder = parent.node;
    if (field === 'init')
        return (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)((0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(holder, 'id'));
    if (field === 'value')
        return (0,_javascript_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .propertyName */ .B)(holder);
    if (field !== 'right')
        return undefined;
    const target = (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(holder, 'left');
    return (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(target) ?? (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(target && (0,_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(target, 'property'));
}


/***/ })

};
