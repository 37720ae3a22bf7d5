export const id = 673;
export const ids = [673];
export const modules = {

/***/ 673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pythonReading: () => (/* binding */ pythonReading)
/* harmony export */ });
/* harmony import */ var _syntax_python_bindings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7035);
/* harmony import */ var _syntax_python_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(168);
/* harmony import */ var _syntax_tree_sitter_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3096);
/* harmony import */ var _secret_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7806);




/** What writes its arguments where others read them. */
const PRINTERS = new Set([
    'builtins.print',
    'pprint.pprint',
    'pprint.pp',
    'rich.print',
    'click.echo',
    'click.secho',
    'typer.echo',
    'typer.secho',
    'sys.stdout.write',
    'sys.stderr.write',
    'warnings.warn',
]);
const LEVELS = new Set('debug info warning warn error critical fatal exception log trace success'.split(' '));
/** `logging.info`, `loguru.logger.info`, `mypackage.log.logger.info`. */
const LOGGER = /(?:^|\.)(?:logging|logger|log)$/i;
const LOGGER_MAKERS = /(?:^|\.)(?:getLogger|get_logger)$/;
/** What gives back the same text. */
const COPIES = new Set(['builtins.str', 'builtins.repr', 'builtins.format']);
const COPYING_METHODS = new Set(['decode', 'strip', 'get_secret_value']);
const ENVIRONMENT = new Set(['os.getenv', 'os.environ.get', 'os.environ.__getitem__']);
/** Expressions inside one argument that are looked at. */
const MAX_PARTS = 200;
async function pythonReading(context) {
    const parser = await (0,_syntax_tree_sitter_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceParser */ .DG)(context, 'tree-sitter-python.wasm');
    return (text) => {
        const tree = (0,_syntax_tree_sitter_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSource */ .PJ)(parser, text);
        return 'reason' in tree ? [] : loggedInPython(new _syntax_python_names_js__WEBPACK_IMPORTED_MODULE_1__/* .PythonNames */ .Z(tree, (0,_syntax_python_bindings_js__WEBPACK_IMPORTED_MODULE_0__/* .readScopes */ .Q)(tree), () => undefined));
    };
}
/** Secrets that the calls of one file print, by their names. */
function* loggedInPython(names) {
    const { tree } = names;
    for (let call = 0; call < tree.size; call++) {
        if (tree.type(call) !== 'call')
            continue;
        const list = tree.child(call, 'arguments');
        const callee = tree.child(call, 'function');
        // The cheap half first: few calls are given a secret.
        if (list === _syntax_tree_sitter_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_NODE */ .lB || callee === _syntax_tree_sitter_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_NODE */ .lB)
            continue;
        for (const argument of tree.children(list)) {
            const name = secretIn(names, tree.type(argument) === 'keyword_argument' ? tree.child(argument, 'value') : argument);
            if (name === undefined)
                continue;
            if (!prints(names, callee))
                break;
            yield { start: tree.start(name), end: tree.end(name), callee: tree.textOf(callee) };
        }
    }
}
function prints(names, callee) {
    const { tree } = names;
    if (names.paths(callee).some((path) => PRINTERS.has(path) || isLogger(path)))
        return true;
    if (tree.type(callee) !== 'attribute')
        return false;
    if (!LEVELS.has(tree.textOf(tree.child(callee, 'attribute'))))
        return false;
    return names
        .values(tree.child(callee, 'object'))
        .some((value) => value.kind === 'result' && LOGGER_MAKERS.test(value.path));
}
function isLogger(path) {
    const dot = path.lastIndexOf('.');
    return dot !== -1 && LEVELS.has(path.slice(dot + 1)) && LOGGER.test(path.slice(0, dot));
}
/** The expression in an argument whose text is that of a secret; undefined when what is printed is only made from one. */
function secretIn(names, argument) {
    const { tree } = names;
    const waiting = [argument];
    for (let seen = 0; seen < MAX_PARTS; seen++) {
        const node = waiting.pop();
        if (node === undefined)
            return undefined;
        if (node === _syntax_tree_sitter_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_NODE */ .lB)
            continue;
        switch (tree.type(node)) {
            case 'identifier':
                if ((0,_secret_names_js__WEBPACK_IMPORTED_MODULE_2__/* .isTellingName */ .$7)(tree.textOf(node)) && isMadeElsewhere(names, node))
                    return node;
                break;
            case 'attribute':
                if ((0,_secret_names_js__WEBPACK_IMPORTED_MODULE_2__/* .isTellingName */ .$7)(tree.textOf(tree.child(node, 'attribute'))))
                    return node;
                break;
            case 'subscript':
                if (holdsTellingKey(names, tree.child(node, 'subscript')))
                    return node;
                break;
            case 'call':
                if (isEnvironmentSecret(names, node))
                    return node;
                waiting.push(...copied(names, node));
                break;
            case 'binary_operator':
                if ('+%'.includes(operatorOf(names, node)))
                    waiting.push(tree.child(node, 'left'), tree.child(node, 'right'));
                break;
            case 'parenthesized_expression':
            case 'tuple':
            case 'concatenated_string':
            case 'string':
                waiting.push(...tree.children(node));
                break;
            case 'interpolation':
                waiting.push(tree.child(node, 'expression'));
                break;
        }
    }
    return undefined;
}
/** A text that the file itself holds is reported where it stands. */
function isMadeElsewhere(names, node) {
    return !names
        .values(node)
        .every((value) => value.kind === 'text' || value.kind === 'none' || value.kind === 'truth');
}
function holdsTellingKey(names, key) {
    return (key !== _syntax_tree_sitter_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_NODE */ .lB && names.values(key).some((value) => value.kind === 'text' && (0,_secret_names_js__WEBPACK_IMPORTED_MODULE_2__/* .isTellingName */ .$7)(value.text)));
}
function isEnvironmentSecret(names, call) {
    const callee = names.tree.child(call, 'function');
    if (!names.paths(callee).some((path) => ENVIRONMENT.has(path)))
        return false;
    const [variable] = names.arguments(call).positional;
    return variable !== undefined && holdsTellingKey(names, variable);
}
/** What a call hands through unchanged. */
function copied(names, call) {
    const { tree } = names;
    const callee = tree.child(call, 'function');
    if (names.paths(callee).some((path) => COPIES.has(path)))
        return names.arguments(call).positional;
    if (tree.type(callee) !== 'attribute')
        return [];
    const method = tree.textOf(tree.child(callee, 'attribute'));
    if (COPYING_METHODS.has(method))
        return [tree.child(callee, 'object')];
    if (method !== 'format')
        return [];
    const args = names.arguments(call);
    return [...args.positional, ...[...args.keywords.values()].flat()];
}
function operatorOf({ tree }, node) {
    const left = tree.child(node, 'left');
    const right = tree.child(node, 'right');
    if (left === _syntax_tree_sitter_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_NODE */ .lB || right === _syntax_tree_sitter_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_NODE */ .lB)
        return ' ';
    return tree.text.slice(tree.end(left), tree.start(right)).trim().slice(0, 2);
}


/***/ })

};
