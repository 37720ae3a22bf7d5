export const id = 356;
export const ids = [356];
export const modules = {

/***/ 9356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   scriptReading: () => (/* binding */ scriptReading)
/* harmony export */ });
/* harmony import */ var _syntax_javascript_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5985);
/* harmony import */ var _syntax_javascript_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3505);
/* harmony import */ var _syntax_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1146);
/* harmony import */ var _syntax_javascript_visit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6807);
/* harmony import */ var _secret_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7806);





const PRINTERS = /^(?:console\.(?:log|info|warn|error|debug|trace|dir)|process\.std(?:out|err)\.write|module:process\.std(?:out|err)\.write|module:@actions\/core\.(?:info|notice|warning|error|debug)|module:(?:winston|loglevel|npmlog|consola)(?:\.default)?\.(?:silly|verbose|http|log|info|warn|error|debug|trace))$/;
/** What gives back the same text. */
const COPIES = new Set(['String', 'JSON.stringify']);
const COPYING_METHODS = new Set(['toString', 'trim']);
const CALLS = new Set(['CallExpression', 'OptionalCallExpression']);
/** Expressions inside one argument that are looked at. */
const MAX_PARTS = 200;
async function scriptReading(context, path) {
    const parse = await (0,_syntax_javascript_js__WEBPACK_IMPORTED_MODULE_4__/* .scriptParser */ .rj)(context);
    const dialect = dialectOf(path);
    return (text) => {
        const script = (0,_syntax_javascript_js__WEBPACK_IMPORTED_MODULE_4__/* .parseScript */ .tl)(parse, text, dialect);
        return 'reason' in script ? [] : loggedInJavascript(script.program, text);
    };
}
function dialectOf(path) {
    const extension = path.slice(path.lastIndexOf('.')).toLowerCase();
    if (extension === '.tsx')
        return 'tsx';
    return extension.endsWith('ts') ? 'typescript' : 'javascript';
}
/** Secrets that the calls of one script print, by their names. */
function* loggedInJavascript(program, text) {
    const { kept, bindings } = (0,_syntax_javascript_visit_js__WEBPACK_IMPORTED_MODULE_2__/* .visitScript */ .v)(program, (node) => CALLS.has(node.type));
    const names = new _syntax_javascript_names_js__WEBPACK_IMPORTED_MODULE_0__/* .ScriptNames */ .e(bindings);
    for (const { node, scope } of kept) {
        const callee = (0,_syntax_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, 'callee');
        if (callee === undefined)
            continue;
        for (const argument of (0,_syntax_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(node, 'arguments')) {
            const name = secretIn(names, argument, scope);
            if (name === undefined)
                continue;
            if (!prints(names, callee, scope))
                break;
            yield { start: name.start, end: name.end, callee: text.slice(callee.start, callee.end) };
        }
    }
}
function prints(names, callee, scope) {
    return names.resolve(callee, scope).some((value) => value.kind === 'named' && PRINTERS.test(value.name));
}
/** The expression in an argument whose text is that of a secret; undefined when what is printed is only made from one. */
function secretIn(names, argument, scope) {
    const waiting = [argument];
    for (let seen = 0; seen < MAX_PARTS; seen++) {
        const next = waiting.pop();
        if (next === undefined)
            return undefined;
        const node = (0,_syntax_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .unwrapped */ .DE)(next);
        switch (node.type) {
            case 'Identifier':
                if ((0,_secret_names_js__WEBPACK_IMPORTED_MODULE_3__/* .isTellingName */ .$7)((0,_syntax_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(node) ?? '') && names.textOf(node, scope) === undefined)
                    return node;
                break;
            case 'MemberExpression':
            case 'OptionalMemberExpression':
                if ((0,_secret_names_js__WEBPACK_IMPORTED_MODULE_3__/* .isTellingName */ .$7)(names.memberName(node, scope) ?? ''))
                    return node;
                break;
            case 'TemplateLiteral':
                waiting.push(...(0,_syntax_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(node, 'expressions'));
                break;
            case 'BinaryExpression':
                if ((0,_syntax_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(node, 'operator') === '+')
                    push(waiting, node, 'left', 'right');
                break;
            case 'CallExpression':
            case 'OptionalCallExpression':
                waiting.push(...copied(names, node, scope));
                break;
            case 'ObjectExpression':
                for (const property of (0,_syntax_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(node, 'properties'))
                    push(waiting, property, 'value');
                break;
        }
    }
    return undefined;
}
/** What a call hands through unchanged. */
function copied(names, call, scope) {
    const callee = (0,_syntax_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(call, 'callee');
    if (callee === undefined)
        return [];
    if (names.isNamed(callee, scope, COPIES))
        return (0,_syntax_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(call, 'arguments').slice(0, 1);
    const object = (0,_syntax_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(callee, 'object');
    const method = object === undefined ? undefined : names.memberName(callee, scope);
    return object !== undefined && method !== undefined && COPYING_METHODS.has(method) ? [object] : [];
}
function push(waiting, node, ...fields) {
    for (const field of fields) {
        const child = (0,_syntax_javascript_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .childOf */ .GG)(node, field);
        if (child !== undefined)
            waiting.push(child);
    }
}


/***/ })

};
