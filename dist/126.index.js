export const id = 126;
export const ids = [126];
export const modules = {

/***/ 9126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pythonReading: () => (/* binding */ pythonReading)
});

// EXTERNAL MODULE: ./build/js/syntax/python-bindings.js + 2 modules
var python_bindings = __webpack_require__(7035);
// EXTERNAL MODULE: ./build/js/syntax/python-names.js + 5 modules
var python_names = __webpack_require__(168);
// EXTERNAL MODULE: ./build/js/syntax/tree-sitter.js
var tree_sitter = __webpack_require__(3096);
// EXTERNAL MODULE: ./build/js/text/redact.js
var redact = __webpack_require__(9239);
// EXTERNAL MODULE: ./build/js/checks/code/python-encoding.js
var python_encoding = __webpack_require__(3634);
// EXTERNAL MODULE: ./build/js/syntax/python-arguments.js
var python_arguments = __webpack_require__(1965);
// EXTERNAL MODULE: ./build/js/syntax/python-values.js
var python_values = __webpack_require__(8175);
;// CONCATENATED MODULE: ./build/js/checks/code/python-origins.js


/** Nodes looked at to find out where one argument comes from. */
const MAX_NODES = 4000;
/** Assignments followed backwards, one after another. */
const MAX_HOPS = 3;
const DECODERS = new Set([
    'base64.b64decode',
    'base64.standard_b64decode',
    'base64.urlsafe_b64decode',
    'base64.b32decode',
    'base64.b32hexdecode',
    'base64.b16decode',
    'base64.b85decode',
    'base64.a85decode',
    'base64.z85decode',
    'base64.decodebytes',
    'base64.decodestring',
    'binascii.unhexlify',
    'binascii.a2b_hex',
    'binascii.a2b_base64',
    'binascii.a2b_qp',
    'binascii.a2b_uu',
    'builtins.bytes.fromhex',
    'builtins.bytearray.fromhex',
    'builtins.chr',
    'builtins.unichr',
    'zlib.decompress',
    'zlib.decompressobj',
    'gzip.decompress',
    'bz2.decompress',
    'lzma.decompress',
    'zstandard.decompress',
    'compression.zstd.decompress',
    'compression.zlib.decompress',
    'compression.gzip.decompress',
    'compression.bz2.decompress',
    'compression.lzma.decompress',
    'marshal.loads',
    'marshal.load',
]);
const FETCHERS = new Set([
    'urllib.request.urlopen',
    'urllib.request.urlretrieve',
    'urllib.urlopen',
    'urllib.urlretrieve',
    'urllib2.urlopen',
    'six.moves.urllib.request.urlopen',
    'six.moves.urllib.request.urlretrieve',
    'requests.get',
    'requests.post',
    'requests.request',
    'requests.Session',
    'requests.session',
    'httpx.get',
    'httpx.post',
    'httpx.request',
    'httpx.stream',
    'httpx.Client',
    'httpx.AsyncClient',
    'aiohttp.ClientSession',
    'urllib3.PoolManager',
    'urllib3.request',
    'http.client.HTTPConnection',
    'http.client.HTTPSConnection',
    'socket.socket',
    'socket.create_connection',
    'wget.download',
    'gdown.download',
    'pooch.retrieve',
    'fsspec.open',
    'smart_open.open',
]);
/** Methods whose result is hidden text made plain, whatever they are called on. */
const DECODING_METHODS = new Set(['decrypt', 'fromhex', 'translate']);
/** Codecs that are no character sets. */
const TRANSFORMS = /^(?:rot_?13|hex|base_?64|zlib|zip|bz2|uu|quopri|unicode_escape|punycode)(?:_codec)?$/;
/** Looks at an expression and, through assignments, loops and `with`, at what its names were given. */
function originsOf(names, expression) {
    const { tree } = names;
    let decodes = false;
    let fetches = false;
    let budget = MAX_NODES;
    const seen = new Set();
    const left = [{ root: expression, whole: true, hops: 0 }];
    for (let item = left.pop(); item !== undefined; item = left.pop()) {
        const { root, whole, hops } = item;
        if (root === tree_sitter/* NO_NODE */.lB || seen.has(root))
            continue;
        seen.add(root);
        for (let node = root; node <= tree.lastInside(root) && budget > 0; node++, budget--) {
            switch (tree.type(node)) {
                case 'call': {
                    for (const path of names.paths(tree.child(node, 'function'))) {
                        decodes ||= DECODERS.has(path);
                        fetches ||= FETCHERS.has(path);
                    }
                    decodes ||= decodesByMethod(names, node) || readsItself(names, node);
                    break;
                }
                case 'attribute':
                    decodes ||= names.paths(node).some((path) => DECODERS.has(path));
                    break;
                case 'identifier':
                    if (hops < MAX_HOPS) {
                        for (const given of assignedTo(names, node))
                            left.push({ ...given, hops: hops + 1 });
                    }
                    // `map(chr, codes)`
                    decodes ||= names.paths(node).some((path) => DECODERS.has(path));
                    break;
                case 'subscript':
                    decodes ||= isReversedText(names, node, whole && node === root);
            }
        }
    }
    return { decodes, fetches };
}
/** `text[::-1]`; lists are reversed for better reasons, so it must be the whole expression or a constant. */
function isReversedText(names, subscript, whole) {
    const { tree } = names;
    const key = tree.child(subscript, 'subscript');
    if (key === tree_sitter/* NO_NODE */.lB || tree.type(key) !== 'slice' || !REVERSED.test(tree.textOf(key)))
        return false;
    return whole || (0,python_values/* textsOf */.CB)(names.values(tree.child(subscript, 'value'))) !== undefined;
}
const REVERSED = /^\s{0,8}:\s{0,8}:\s{0,8}-\s{0,8}1$/;
/** Some call anywhere in the file reads from the network. */
function fileFetches(names) {
    const { tree } = names;
    for (let node = 0; node < tree.size; node++) {
        if (tree.type(node) !== 'call')
            continue;
        if (names.paths(tree.child(node, 'function')).some((path) => FETCHERS.has(path)))
            return true;
    }
    return false;
}
/** Expressions that a name was given; `whole` when it was given all of it. */
function assignedTo(names, identifier) {
    const { tree } = names;
    const parent = tree.parent(identifier);
    if (tree.type(parent) === 'attribute' && tree.field(identifier) === 'attribute')
        return [];
    if (tree.type(parent) === 'keyword_argument' && tree.field(identifier) === 'name')
        return [];
    return names
        .bindings(identifier)
        .slice(0, MAX_BINDINGS)
        .flatMap(({ bound }) => {
        if (bound.kind === 'value')
            return [{ root: bound.node, whole: bound.steps.length === 0 }];
        return bound.kind === 'augmented' ? [{ root: tree.child(bound.node, 'right'), whole: false }] : [];
    });
}
/** Assignments to one name that are followed. */
const MAX_BINDINGS = 8;
function decodesByMethod(names, call) {
    const { tree } = names;
    const callee = tree.child(call, 'function');
    if (tree.type(callee) !== 'attribute')
        return false;
    const method = tree.textOf(tree.child(callee, 'attribute'));
    if (DECODING_METHODS.has(method))
        return true;
    const codecAt = method === 'decode' && names.paths(callee).includes('codecs.decode') ? 1 : 0;
    if (method !== 'decode' && method !== 'encode')
        return false;
    const codec = names.arguments(call).positional[codecAt];
    const texts = codec === undefined ? undefined : (0,python_values/* textsOf */.CB)(names.values(codec));
    return texts?.some((text) => TRANSFORMS.test(text.toLowerCase().replaceAll('-', '_'))) ?? false;
}
/** A file that reads its own text hides code in what looks like a comment or a string. */
function readsItself(names, call) {
    const { tree } = names;
    if (!names.paths(tree.child(call, 'function')).includes('builtins.open'))
        return false;
    const path = names.arguments(call).positional[0];
    return path !== undefined && names.paths(path).includes('builtins.__file__');
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-repository-path.js

/** Assignments followed backwards, one after another. */
const python_repository_path_MAX_HOPS = 8;
/** Nodes looked at in one path expression, with the assignments it uses. */
const python_repository_path_MAX_NODES = 400;
/** Functions that turn paths inside the repository into paths inside the repository. */
const PATH_FUNCTIONS = new Set([
    'os.path.join',
    'os.path.dirname',
    'os.path.abspath',
    'os.path.realpath',
    'os.path.normpath',
    'os.getcwd',
    'pathlib.Path',
    'pathlib.PurePath',
    'pathlib.Path.cwd',
    'builtins.str',
]);
const PATH_METHODS = new Set([
    'joinpath',
    'resolve',
    'absolute',
    'with_name',
    'as_posix',
]);
const PATH_ATTRIBUTES = new Set(['parent', 'parents']);
/** Nodes that a path expression may consist of besides names and calls. */
const PATH_NODES = new Set([
    'attribute',
    'argument_list',
    'binary_operator',
    'concatenated_string',
    'integer',
    'parenthesized_expression',
    'subscript',
    'string',
    'string_start',
    'string_content',
    'string_end',
    'interpolation',
    'escape_sequence',
    'unary_operator',
    'comment',
]);
/** The only value that a name was given; any other expression is itself. */
function throughName(names, node) {
    const { tree } = names;
    let at = node;
    for (let hop = 0; hop < python_repository_path_MAX_HOPS; hop++) {
        if (tree.type(at) === 'parenthesized_expression')
            at = tree.children(at)[0] ?? tree_sitter/* NO_NODE */.lB;
        else if (tree.type(at) !== 'identifier')
            return at;
        else {
            const [only, ...others] = names.bindings(at);
            if (only?.bound.kind !== 'value' || only.bound.steps.length > 0 || others.length > 0)
                return tree_sitter/* NO_NODE */.lB;
            at = only.bound.node;
        }
        if (at === tree_sitter/* NO_NODE */.lB)
            return tree_sitter/* NO_NODE */.lB;
    }
    return tree_sitter/* NO_NODE */.lB;
}
/**
 * A Python file whose path is built from `__file__`, the working directory and constant relative parts only.
 * Other files of the repository are not read as code by anybody, so they are no place for it.
 */
function isRepositoryModule(names, expression, filePath) {
    const { tree } = names;
    if (!lastText(names, expression).endsWith('.py'))
        return false;
    let budget = python_repository_path_MAX_NODES;
    /** Steps towards the root; the first one from `__file__` only leads to its directory. */
    let climbed = 0;
    let fromFile = false;
    const left = [expression];
    for (let root = left.pop(); root !== undefined; root = left.pop()) {
        const constant = names.single(root);
        if (constant.kind === 'text') {
            if (ABSOLUTE.test(constant.text))
                return false;
            climbed += climbs(constant.text);
            continue;
        }
        for (let node = root; node <= tree.lastInside(root); node++) {
            if (budget-- === 0)
                return false;
            const type = tree.type(node);
            if (type === 'string') {
                const part = partOf(names, node);
                if (ABSOLUTE.test(part))
                    return false;
                climbed += climbs(part);
            }
            else if (type === 'call') {
                if (!isPathCall(names, node))
                    return false;
                if (names.paths(tree.child(node, 'function')).includes('os.path.dirname'))
                    climbed++;
            }
            else if (type === 'identifier') {
                if (tree.field(node) === 'attribute' && PATH_ATTRIBUTES.has(tree.textOf(node)))
                    climbed++;
                fromFile ||= names.paths(node).includes('builtins.__file__');
                if (isPathName(names, node))
                    continue;
                const given = throughName(names, node);
                if (given === tree_sitter/* NO_NODE */.lB || given === node)
                    return false;
                left.push(given);
            }
            else if (!PATH_NODES.has(type))
                return false;
        }
    }
    const depth = filePath.split('/').length - 1;
    return climbed <= depth + (fromFile ? 1 : 0);
}
/** What the path ends with; empty when that is not a constant. */
function lastText(names, expression) {
    const { tree } = names;
    let at = expression;
    for (let hop = 0; hop < MAX_PIECES && at !== tree_sitter/* NO_NODE */.lB; hop++) {
        const value = names.single(at);
        if (value.kind === 'text')
            return value.text;
        at = throughName(names, at);
        if (tree.type(at) === 'string')
            return interpolatedText(tree, at);
        if (tree.type(at) === 'binary_operator')
            at = tree.child(at, 'right');
        else if (tree.type(at) === 'call') {
            const last = names.arguments(at).positional.at(-1);
            const callee = tree.child(at, 'function');
            // `path.resolve()` ends as `path` does.
            at = last ?? (tree.type(callee) === 'attribute' ? tree.child(callee, 'object') : tree_sitter/* NO_NODE */.lB);
        }
        else
            return '';
    }
    return '';
}
/** Parts of one path that are looked through to its end. */
const MAX_PIECES = 32;
/** Text of one piece of a path; `here + "/version.py"` begins with a separator and stays below `here`. */
function partOf(names, string) {
    const { tree } = names;
    const value = names.single(string);
    const text = value.kind === 'text' ? value.text : interpolatedText(tree, string);
    const around = tree.parent(string);
    const added = tree.type(around) === 'binary_operator' &&
        tree.field(string) === 'right' &&
        tree.text.slice(tree.end(tree.child(around, 'left')), tree.start(string)).includes('+');
    return added ? text.replace(LEADING_SEPARATOR, '') : text;
}
/** What an f-string begins with, up to what is put in, and what it ends with. */
function interpolatedText(tree, string) {
    const parts = tree.children(string);
    const shown = (at) => (tree.type(at) === 'string_content' ? tree.textOf(at) : '');
    return `${shown(parts[1] ?? tree_sitter/* NO_NODE */.lB)}{}${shown(parts.at(-2) ?? tree_sitter/* NO_NODE */.lB)}`;
}
const LEADING_SEPARATOR = /^\/(?=\w)/;
/** How often a relative path leads upwards. */
function climbs(path) {
    return path.split(SEPARATOR).filter((part) => part === '..').length;
}
const SEPARATOR = /[/\\]/;
const ABSOLUTE = /^[/\\~$]|^[A-Za-z]:|:\/\//;
function isPathCall(names, call) {
    const { tree } = names;
    const callee = tree.child(call, 'function');
    if (names.paths(callee).some((path) => PATH_FUNCTIONS.has(path)))
        return true;
    return tree.type(callee) === 'attribute' && PATH_METHODS.has(tree.textOf(tree.child(callee, 'attribute')));
}
/** `__file__`, modules and functions of paths, and the attribute names after a dot. */
function isPathName(names, identifier) {
    const { tree } = names;
    if (tree.field(identifier) === 'attribute') {
        const name = tree.textOf(identifier);
        if (PATH_ATTRIBUTES.has(name) || PATH_METHODS.has(name))
            return true;
        const paths = names.paths(tree.parent(identifier));
        return paths.length > 0 && paths.every((path) => PATH_FUNCTIONS.has(path) || MODULES.has(path));
    }
    const paths = names.paths(identifier);
    return (paths.length > 0 &&
        paths.every((path) => path === 'builtins.__file__' || MODULES.has(path) || PATH_FUNCTIONS.has(path)));
}
const MODULES = new Set(['os', 'os.path', 'os.curdir', 'pathlib', 'builtins.open']);

;// CONCATENATED MODULE: ./build/js/checks/code/python-own-file.js


/** `compile(compile(…))` */
const MAX_COMPILED = 4;
const OPENERS = new Set(['builtins.open', 'io.open', 'codecs.open', 'tokenize.open']);
const READING_METHODS = new Set(['read', 'read_text', 'read_bytes']);
/**
 * The expression is the text of a file with a fixed place in the repository: `open("pkg/version.py").read()`,
 * `(here / "version.py").read_text()`, also compiled. Such a file is reviewed like any other.
 */
function readsRepositoryFile(names, expression, filePath) {
    const { tree } = names;
    let node = expression;
    for (let hop = 0; hop < MAX_COMPILED; hop++) {
        node = throughName(names, node);
        if (node === tree_sitter/* NO_NODE */.lB || tree.type(node) !== 'call')
            return false;
        const callee = tree.child(node, 'function');
        const [first] = names.arguments(node).positional;
        if (names.paths(callee).includes('builtins.compile') && first !== undefined) {
            node = first;
            continue;
        }
        if (tree.type(callee) !== 'attribute' ||
            !READING_METHODS.has(tree.textOf(tree.child(callee, 'attribute')))) {
            return false;
        }
        const opened = throughName(names, tree.child(callee, 'object'));
        if (opened === tree_sitter/* NO_NODE */.lB)
            return false;
        const path = openedPath(names, opened);
        return isRepositoryModule(names, path === tree_sitter/* NO_NODE */.lB ? opened : path, filePath);
    }
    return false;
}
/** The path argument of `open(path)`. */
function openedPath(names, call) {
    if (names.tree.type(call) !== 'call')
        return tree_sitter/* NO_NODE */.lB;
    const opens = names.paths(names.tree.child(call, 'function')).some((path) => OPENERS.has(path));
    return opens ? (names.arguments(call).positional[0] ?? tree_sitter/* NO_NODE */.lB) : tree_sitter/* NO_NODE */.lB;
}

// EXTERNAL MODULE: ./build/js/syntax/python-scopes.js
var python_scopes = __webpack_require__(4);
// EXTERNAL MODULE: ./build/js/checks/code/python-rules.js
var python_rules = __webpack_require__(4040);
;// CONCATENATED MODULE: ./build/js/checks/code/python-use.js
/** The same whatever the arguments are. */
function always(rule, severity, confidence) {
    return () => ({ rule, severity, state: '', ...(confidence === undefined ? {} : { confidence }) });
}
/** Naming the function does nothing yet; calling it does. */
function onlyCalls(judge) {
    return (use, file) => (use.kind === 'reference' ? undefined : judge(use, file));
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-pickle.js





/** What makes the bytes that the loaders read, from objects of the running program. */
const DUMPERS = /^(?:_?pickle|marshal|cPickle|pickle5|six\.moves\.cPickle|cloudpickle|dill|joblib|torch|numpy)(?:\.\w{1,32})?\.(?:dump|dumps|save)$/;
/** Buffers and files that nobody else has written. */
const FRESH = new Set([
    'io.BytesIO',
    'six.BytesIO',
    'tempfile.TemporaryFile',
    'tempfile.NamedTemporaryFile',
    'tempfile.SpooledTemporaryFile',
]);
/** Statements of one function that are searched for the writing call. */
const MAX_SEARCHED = 4000;
const judgePickle = (use, file) => {
    const data = use.kind === 'call' ? use.args.positional[0] : undefined;
    if (data !== undefined && cameFromHere(file, data)) {
        const note = (0,redact/* evidence */.MX) `reads back what the same function has written`;
        return { rule: python_rules/* PICKLE_LOAD */.uI, severity: 'info', state: 'round-trip', note };
    }
    return { rule: python_rules/* PICKLE_LOAD */.uI, severity: 'high', state: '' };
};
function judgeImplicitPickle(severity) {
    return onlyCalls(always(python_rules/* IMPLICIT_PICKLE */.hg, severity));
}
/** The result of `dumps`, or a buffer of this function that `dump` was given. */
function cameFromHere(file, data) {
    const { names } = file;
    const values = names.values(data);
    if (values.every((value) => value.kind === 'result' && DUMPERS.test(value.path)))
        return true;
    if (!values.every((value) => value.kind === 'result' && FRESH.has(value.path) && startsEmpty(file, value))) {
        return false;
    }
    return isWrittenNearby(file, data);
}
/** `BytesIO(data)` holds somebody's data from the start. */
function startsEmpty(file, value) {
    return !value.path.endsWith('BytesIO') || file.names.arguments(value.call).positional.length === 0;
}
function isWrittenNearby(file, buffer) {
    const { tree, scopes } = file.names;
    if (tree.type(buffer) !== 'identifier')
        return false;
    const name = (0,python_scopes/* foldName */.z)(tree.textOf(buffer));
    const scope = scopes.of(buffer);
    if (scope.kind !== 'function' || !scope.bindings.has(name))
        return false;
    const end = Math.min(buffer, scope.node + MAX_SEARCHED);
    for (let node = scope.node; node < end; node++) {
        if (tree.type(node) !== 'call' || scopes.of(node) !== scope)
            continue;
        if (!file.names.paths(tree.child(node, 'function')).some((path) => DUMPERS.test(path)))
            continue;
        const written = file.names.arguments(node).positional;
        if (written.some((argument) => (0,python_scopes/* foldName */.z)(tree.textOf(argument)) === name))
            return true;
    }
    return false;
}
/** Classes of which a subclass can decide what may be loaded. */
const UNPICKLERS = /^(?:_?pickle|cPickle|pickle5|dill(?:\._dill)?|cloudpickle|six\.moves\.cPickle|zodbpickle\.pickle)\._?Unpickler$/;
/** A class that derives from an unpickler: what matters is whether it refuses anything. Undefined for other classes. */
function judgeClass(file, definition) {
    const { tree } = file.names;
    const bases = tree.child(definition, 'superclasses');
    if (bases === tree_sitter/* NO_NODE */.lB)
        return undefined;
    const base = tree
        .children(bases)
        .find((node) => file.names.paths(node).some((path) => UNPICKLERS.test(path)));
    if (base === undefined)
        return undefined;
    if (refusesClasses(file, definition)) {
        return { rule: python_rules/* CUSTOM_UNPICKLER */.AH, severity: 'info', state: 'refuses', base };
    }
    const note = (0,redact/* evidence */.MX) `this Unpickler has no find_class that refuses classes`;
    return { rule: python_rules/* PICKLE_LOAD */.uI, severity: 'high', state: 'subclass', note, base };
}
/** Its `find_class` raises somewhere, or never hands on to the one that allows everything. */
function refusesClasses(file, definition) {
    const { tree } = file.names;
    const body = tree.child(definition, 'body');
    for (let node = body; node <= tree.lastInside(body); node++) {
        if (tree.type(node) !== 'function_definition')
            continue;
        if ((0,python_scopes/* foldName */.z)(tree.textOf(tree.child(node, 'name'))) !== 'find_class')
            continue;
        let handsOn = false;
        for (let inner = node; inner <= tree.lastInside(node); inner++) {
            if (tree.type(inner) === 'raise_statement')
                return true;
            if (tree.type(inner) !== 'call')
                continue;
            handsOn ||= GENERAL_LOOKUP.test(tree.textOf(tree.child(inner, 'function')));
        }
        return !handsOn;
    }
    return false;
}
const GENERAL_LOOKUP = /(?:^|\.)(?:find_class|getattr|import_module|__import__)$/;

;// CONCATENATED MODULE: ./build/js/checks/code/python-execution.js









/** Calls inside what is executed that would be findings of their own: one finding says it all. */
const STEPS = new Set([
    'builtins.compile',
    'builtins.eval',
    'builtins.exec',
    'codeop.compile_command',
    'marshal.load',
    'marshal.loads',
    'types.CodeType',
]);
/** Of these, what gives back something to execute. */
const MAKERS = new Set([
    'builtins.compile',
    'codeop.compile_command',
    'marshal.load',
    'marshal.loads',
    'types.CodeType',
]);
/** A constant text with one of these in it is a program, not a formula. */
const POWERFUL = /\b(?:__import__|__builtins__|__subclasses__|eval|exec|compile|base64|marshal|pickle|ctypes|subprocess|socket|urlopen|requests|system|popen)\b/;
const judgeEval = (use, file) => judgeExecution(use, file, python_rules/* PYTHON_EVAL */.Uk);
const judgeExec = (use, file) => judgeExecution(use, file, python_rules/* PYTHON_EXEC */.jh);
function judgeExecution(use, file, rule) {
    if (use.kind !== 'call')
        return judgeHandedOn(use, file, rule);
    const source = (0,python_arguments/* argumentOf */.Nf)(use.args, 'source', 0);
    const node = source.kind === 'given' ? source.nodes[0] : undefined;
    if (node === undefined)
        return { rule, severity: 'high', state: 'unseen' };
    const traced = traceExecution(node, file);
    if (traced !== undefined)
        return traced;
    const { names } = file;
    const explains = stepsOf(file, node);
    if (!file.fetches() && readsRepositoryFile(names, node, file.path)) {
        const note = (0,redact/* evidence */.MX) `runs a file with a fixed place in the repository`;
        return { rule, severity: 'low', state: 'own-file', note, explains, calm: true };
    }
    const compiled = compiledSource(node, file);
    const severity = literalSeverity(names.values(compiled ?? node));
    return {
        rule,
        severity: severity ?? 'high',
        state: severity === undefined ? 'computed' : 'literal',
        explains,
        ...noteOf(use, file, severity !== undefined),
        ...pasteOf(use, file, rule),
    };
}
/** `map(eval, lines)`, `register(eval)`; `assertRaises(SyntaxError, eval, "text")` says what it is called with. */
function judgeHandedOn(use, file, rule) {
    const note = (0,redact/* evidence */.MX) `the function itself is handed on`;
    const [first] = use.args.positional;
    const literal = use.kind === 'passed' && first !== undefined && literalSeverity(file.names.values(first));
    return literal
        ? { rule, severity: literal, state: 'handed-on-literal', note }
        : { rule, severity: 'high', state: 'handed-on', note };
}
/** Decoded or fetched data that is executed, whatever executes it. */
function traceExecution(node, file) {
    const origins = originsOf(file.names, node);
    if (!origins.decodes && !origins.fetches)
        return undefined;
    const explains = stepsOf(file, node);
    return origins.fetches
        ? { rule: python_rules/* FETCH_THEN_EXECUTE */.Pm, severity: 'critical', state: 'fetched', explains }
        : { rule: python_rules/* DECODE_THEN_EXECUTE */.$K, severity: 'critical', state: 'decoded', explains };
}
/** Calls written in the executed expression, or in the one that its name was given. */
function stepsOf(file, node) {
    const { names } = file;
    const { tree } = names;
    const roots = names
        .values(node)
        .flatMap((value) => (value.kind === 'result' && MAKERS.has(value.path) ? [value.call] : []));
    const steps = [];
    for (const root of [node, ...roots]) {
        const end = Math.min(tree.lastInside(root), root + MAX_STEPS);
        for (let inner = root; inner <= end; inner++) {
            if (tree.type(inner) !== 'call')
                continue;
            if (names.paths(tree.child(inner, 'function')).some((path) => STEPS.has(path)))
                steps.push(inner);
        }
    }
    return steps;
}
/** Nodes of one executed expression that are searched. */
const MAX_STEPS = 2000;
/** The text inside `compile(text, …)`. */
function compiledSource(node, file) {
    const value = file.names.single(node);
    if (value.kind !== 'result' || value.path !== 'builtins.compile')
        return undefined;
    return file.names.arguments(value.call).positional[0];
}
/** Undefined when it is not a constant, or a constant with too much power. */
function literalSeverity(values) {
    const texts = (0,python_values/* textsOf */.CB)(values);
    return texts === undefined || texts.some((text) => POWERFUL.test(text)) ? undefined : 'medium';
}
function noteOf(use, file, literal) {
    if (literal)
        return { note: (0,redact/* evidence */.MX) `the text is a constant` };
    const globals = (0,python_arguments/* argumentOf */.Nf)(use.args, 'globals', 1);
    const empties = globals.kind === 'given' &&
        globals.nodes.some((node) => file.names.entries(node).entries.has('__builtins__'));
    return empties ? { note: (0,redact/* evidence */.MX) `replacing __builtins__ is no sandbox` } : {};
}
function pasteOf(use, file, rule) {
    const only = use.args.positional.length === 1 && use.args.keywords.size === 0 ? use.args.positional[0] : undefined;
    if (rule !== python_rules/* PYTHON_EVAL */.Uk || only === undefined || (0,python_values/* textsOf */.CB)(file.names.values(only)) !== undefined)
        return {};
    return { paste: `ast.literal_eval(${file.names.tree.textOf(only)})` };
}
/** `execfile(path)` of Python 2. */
const judgeExecfile = (use, file) => {
    const path = use.args.positional[0];
    const own = use.kind === 'call' &&
        path !== undefined &&
        !file.fetches() &&
        isRepositoryModule(file.names, path, file.path);
    return own
        ? { rule: python_rules/* PYTHON_EXEC */.jh, severity: 'low', state: 'own-file', calm: true }
        : { rule: python_rules/* PYTHON_EXEC */.jh, severity: 'high', state: 'file' };
};
const judgeCompile = (use, file) => {
    if (use.kind !== 'call')
        return { rule: python_rules/* PYTHON_COMPILE */.XX, severity: 'medium', state: 'reference' };
    const { names } = file;
    const source = (0,python_arguments/* argumentOf */.Nf)(use.args, 'source', 0);
    const node = source.kind === 'given' ? source.nodes[0] : undefined;
    if (node === undefined)
        return { rule: python_rules/* PYTHON_COMPILE */.XX, severity: 'medium', state: 'unseen' };
    const flags = (0,python_arguments/* argumentOf */.Nf)(use.args, 'flags', 3);
    if (flags.kind === 'given' && flags.nodes.some((flag) => mentionsSyntaxOnly(flag, file))) {
        return { rule: python_rules/* PYTHON_COMPILE */.XX, severity: 'audit', state: 'syntax-only' };
    }
    const traced = traceExecution(node, file);
    if (traced !== undefined)
        return traced;
    const literal = literalSeverity(names.values(node)) !== undefined;
    return {
        rule: python_rules/* PYTHON_COMPILE */.XX,
        severity: literal ? 'low' : 'medium',
        state: literal ? 'literal' : 'computed',
    };
};
function mentionsSyntaxOnly(flags, file) {
    const { tree } = file.names;
    for (let node = flags; node <= tree.lastInside(flags); node++) {
        if (tree.textOf(node) === 'PyCF_ONLY_AST')
            return true;
        if (file.names.paths(node).some((path) => SYNTAX_ONLY.has(path)))
            return true;
    }
    return false;
}
const SYNTAX_ONLY = new Set(['ast.PyCF_ONLY_AST', '_ast.PyCF_ONLY_AST']);
const judgeMarshal = (use, file) => {
    const data = use.kind === 'call' ? use.args.positional[0] : undefined;
    if (data !== undefined && cameFromHere(file, data)) {
        const note = (0,redact/* evidence */.MX) `reads back what the same function has written`;
        return { rule: python_rules/* MARSHAL_LOAD */.Eo, severity: 'info', state: 'round-trip', note };
    }
    const traced = data === undefined ? undefined : traceExecution(data, file);
    return traced ?? { rule: python_rules/* MARSHAL_LOAD */.Eo, severity: 'high', state: '' };
};
/** `types.FunctionType(code, …)`; copying a function passes another function's code and is no new code. */
const judgeFunctionType = onlyCalls((use, file) => {
    const code = (0,python_arguments/* argumentOf */.Nf)(use.args, 'code', 0);
    const { tree } = file.names;
    const copied = code.kind === 'given' &&
        code.nodes.every((node) => tree.type(node) === 'attribute' && CODE_ATTRIBUTE.test(tree.textOf(node)));
    return copied ? undefined : { rule: python_rules/* CODE_OBJECT */.S1, severity: 'medium', state: '' };
});
const CODE_ATTRIBUTE = /\.\s{0,8}(?:__code__|func_code)$/;
/** Evaluating a constant expression is what these functions are for. */
function judgeExpression(severity) {
    return (use, file) => {
        if (use.kind === 'reference')
            return undefined;
        const expression = use.args.positional[0];
        if (expression !== undefined && (0,python_values/* textsOf */.CB)(file.names.values(expression)) !== undefined)
            return undefined;
        return { rule: python_rules/* EXPRESSION_EVAL */.af, severity, state: '' };
    };
}

// EXTERNAL MODULE: ./build/js/syntax/notebook-scripts.js + 3 modules
var notebook_scripts = __webpack_require__(7930);
// EXTERNAL MODULE: ./build/js/syntax/python-constants.js
var python_constants = __webpack_require__(5376);
;// CONCATENATED MODULE: ./build/js/checks/code/python-command-list.js
/** A literal without prefix, escapes and line breaks. */
const PLAIN_LITERAL = /^(?:"(?<double>[^"\\\r\n]{1,400})"|'(?<single>[^'\\\r\n]{1,400})')$/;
/** Words that a shell hands on as they are: no variables, patterns, quotes or operators. */
const WORDS = /^[\w./:@%+,-]+(?: [\w./:@%+,=-]+)*$/;
/** What a shell does itself, so that there need not be a program of the name. */
const BUILT_IN = new Set([
    '.',
    ':',
    'alias',
    'bg',
    'builtin',
    'cd',
    'command',
    'copy',
    'declare',
    'del',
    'dir',
    'echo',
    'eval',
    'exec',
    'exit',
    'export',
    'fg',
    'hash',
    'help',
    'history',
    'jobs',
    'local',
    'md',
    'mkdir',
    'mklink',
    'move',
    'pause',
    'popd',
    'pushd',
    'rd',
    'read',
    'ren',
    'return',
    'rmdir',
    'set',
    'shift',
    'source',
    'start',
    'time',
    'times',
    'title',
    'trap',
    'type',
    'typeset',
    'ulimit',
    'umask',
    'unalias',
    'unset',
    'ver',
    'vol',
    'wait',
]);
/** Scripts on Windows, which only a shell starts by their names. */
const BATCH_FILES = new Set([
    'bower',
    'code',
    'composer',
    'conda',
    'corepack',
    'eslint',
    'firebase',
    'gradle',
    'grunt',
    'gulp',
    'mamba',
    'mvn',
    'ng',
    'npm',
    'npx',
    'pnpm',
    'sphinx-build',
    'tsc',
    'vue',
    'webpack',
    'yarn',
]);
/** `"git status"` → `["git", "status"]`, with the same quotes; undefined where a shell might do more than split it. */
function argumentListOf(literal) {
    const parts = PLAIN_LITERAL.exec(literal)?.groups;
    const text = parts?.['double'] ?? parts?.['single'];
    if (text === undefined || !WORDS.test(text))
        return undefined;
    const words = text.split(' ');
    const program = words[0];
    if (BUILT_IN.has(program) || BATCH_FILES.has(program))
        return undefined;
    const quote = literal[0];
    return `[${words.map((word) => `${quote}${word}${quote}`).join(', ')}]`;
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-edits.js



/**
 * The fix of a call as an edit of its source, where one is certain; more than one line is for `suggestionOf` to refuse.
 * Judges that know the edit themselves have made it.
 */
function editOfCall(names, call, path, judgement) {
    const { tree } = names;
    if (tree.type(call) !== 'call')
        return undefined;
    const make = EDITS.get(judgement.rule.id);
    return make?.({ names, tree, call, path, judgement });
}
const EDITS = new Map([
    ['code/archive-extract', extractionFilter],
    ['code/yaml-load', safeFunction],
    ['code/python-shell', withoutShell],
    ['code/unverified-tls', verified],
    ['code/python-eval', literalEval],
]);
/** `archive.extractall(path)` → `archive.extractall(path, filter="data")` */
function extractionFilter({ tree, call, judgement }) {
    const list = tree.child(call, 'arguments');
    if (tree.type(list) !== 'argument_list')
        return undefined;
    const filter = keywordValue(tree, call, 'filter');
    if (filter !== tree_sitter/* NO_NODE */.lB) {
        return tree.type(filter) === 'string'
            ? replace(tree, filter, quotedLike(tree.textOf(filter), 'data'))
            : undefined;
    }
    if (judgement.state !== 'no-filter')
        return undefined;
    const given = tree.children(list).filter((node) => tree.type(node) !== 'comment');
    if (given.some((node) => tree.type(node) === 'dictionary_splat'))
        return undefined;
    const last = given.at(-1);
    const at = last === undefined ? tree.end(list) - 1 : tree.end(last);
    return { from: at, to: at, text: `${last === undefined ? '' : ', '}filter="data"` };
}
function quotedLike(literal, text) {
    return literal.startsWith("'") ? `'${text}'` : `"${text}"`;
}
/** `yaml.unsafe_load(x)`, `yaml.full_load(x)` → `yaml.safe_load(x)` */
function safeFunction({ tree, call }) {
    const callee = tree.child(call, 'function');
    if (tree.type(callee) !== 'attribute')
        return undefined;
    const name = tree.child(callee, 'attribute');
    const safe = SAFE_FUNCTIONS.get(tree.textOf(name));
    return safe === undefined ? undefined : replace(tree, name, safe);
}
const SAFE_FUNCTIONS = new Map([
    ['unsafe_load', 'safe_load'],
    ['unsafe_load_all', 'safe_load_all'],
    ['full_load', 'safe_load'],
    ['full_load_all', 'safe_load_all'],
]);
/** `run("git status", shell=True)` → `run(["git", "status"])`, of a text that a shell reads as words and nothing else. */
function withoutShell({ tree, call, path }) {
    const [first] = tree.children(tree.child(call, 'arguments'));
    if (!RUNNERS.test(path) || first === undefined || tree.type(first) !== 'string')
        return undefined;
    if (keywordValue(tree, call, 'executable') !== tree_sitter/* NO_NODE */.lB)
        return undefined;
    const shell = keywordValue(tree, call, 'shell');
    const list = argumentListOf(tree.textOf(first));
    if (shell === tree_sitter/* NO_NODE */.lB || list === undefined || tree.textOf(shell) !== 'True')
        return undefined;
    const keyword = tree.parent(shell);
    const before = tree
        .children(tree.child(call, 'arguments'))
        .filter((node) => tree.start(node) < tree.start(keyword))
        .at(-1);
    if (before === undefined || tree.type(before) === 'comment')
        return undefined;
    const kept = tree.text.slice(tree.end(first), tree.end(before));
    return { from: tree.start(first), to: tree.end(keyword), text: `${list}${kept}` };
}
const RUNNERS = /^(?:six\.moves\.)?subprocess\.(?:run|call|check_call|check_output|Popen)$/;
/** `requests.get(url, verify=False)` → `verify=True` */
function verified({ tree, call }) {
    const verify = keywordValue(tree, call, 'verify');
    return verify !== tree_sitter/* NO_NODE */.lB && tree.textOf(verify) === 'False' ? replace(tree, verify, 'True') : undefined;
}
/** `eval("[1, 2]")` → `ast.literal_eval("[1, 2]")`, where `ast` is imported and the text is nothing but values. */
function literalEval({ names, tree, call, path }) {
    const callee = tree.child(call, 'function');
    const given = tree.children(tree.child(call, 'arguments'));
    const [only] = given;
    if (path !== 'builtins.eval' ||
        tree.type(callee) !== 'identifier' ||
        only === undefined ||
        given.length > 1) {
        return undefined;
    }
    const texts = (0,python_values/* textsOf */.CB)(names.values(only));
    if (texts === undefined || texts.length === 0 || !texts.every((text) => VALUE.test(text)))
        return undefined;
    return meansModuleAst(names, call) ? replace(tree, callee, 'ast.literal_eval') : undefined;
}
function meansModuleAst({ scopes, tree }, node) {
    let scope = scopes.of(node);
    while (scope.parent !== undefined) {
        if (scope.bindings.has('ast'))
            return false;
        scope = scope.parent;
    }
    return scope.bindings.get('ast')?.length === 1 && IMPORTS_AST.test(tree.text);
}
/** A number, a name of a constant, or a flat list, tuple or set of numbers; what one writes there by hand. */
const VALUE = /^(?:-?\d{1,20}(?:\.\d{1,20})?|True|False|None|[[({](?:-?\d{1,20}(?:\.\d{1,20})?(?:, ?(?=[-\d])|,?(?=[\])}]))){1,200}[\])}])$/;
const IMPORTS_AST = /^import ast[ \t]{0,8}(?:#|\r?$)/m;
function replace(tree, node, text) {
    return { from: tree.start(node), to: tree.end(node), text };
}
/** The value of a keyword that is written in the call itself. */
function keywordValue(tree, call, name) {
    for (const child of tree.children(tree.child(call, 'arguments'))) {
        if (tree.type(child) === 'keyword_argument' && tree.textOf(tree.child(child, 'name')) === name) {
            return tree.child(child, 'value');
        }
    }
    return tree_sitter/* NO_NODE */.lB;
}

// EXTERNAL MODULE: ./build/js/checks/code/severity.js
var code_severity = __webpack_require__(2343);
;// CONCATENATED MODULE: ./build/js/checks/code/python-findings.js






/** Files that installing, building or testing runs without being asked. */
const INSTALL_TIME = new Set([
    'setup.py',
    'conftest.py',
    'sitecustomize.py',
    'usercustomize.py',
    'hatch_build.py',
]);
/** Functions and classes around one another that an identity names. */
const MAX_SYMBOLS = 24;
function findingOf(file, names, place, judgement) {
    const { tree } = names;
    const { node, path } = place;
    const from = place.start ?? tree.start(node);
    const { rule, confidence, note } = judgement;
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const runsAtInstall = INSTALL_TIME.has(name) && judgement.calm !== true;
    const severity = (0,code_severity/* severityAt */.xn)(file.path, judgement.severity, runsAtInstall);
    const start = file.position(from);
    const end = file.position(tree.end(node));
    const resolved = resolvedNote(tree, node, path);
    const edit = judgement.edit ?? editOfCall(names, node, path, judgement);
    const said = note === undefined || resolved === undefined ? (note ?? resolved) : (0,redact/* evidence */.MX) `${note}; ${resolved}`;
    return {
        rule: rule.id,
        path: file.path,
        location: { line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
        evidence: (0,redact/* excerpt */.Kb)(tree.text.slice(from, tree.end(node))),
        ...(said === undefined ? {} : { note: said }),
        ...(judgement.paste === undefined ? {} : { paste: (0,redact/* pasteText */.vK)(judgement.paste) }),
        ...(edit === undefined ? {} : suggestionOf(file, tree.text, edit)),
        identity: [symbolOf(names, node), path, normalized(tree, node), judgement.state, severity].join('\0'),
        ...(0,code_severity/* levelFields */.iw)(rule, severity),
        ...(confidence === undefined ? {} : { confidence }),
    };
}
/** Says what is called when the source does not. */
function resolvedNote(tree, node, path) {
    if (path === '')
        return undefined;
    const plain = path.startsWith('builtins.') ? path.slice('builtins.'.length) : path;
    return tree
        .textOf(node)
        .slice(0, plain.length + 400)
        .includes(plain)
        ? undefined
        : (0,redact/* evidence */.MX) `this is ${(0,redact/* excerpt */.Kb)(path)}`;
}
/**
 * None where the edit does not stand on one line just as the program has it, or where the line cannot be shown as it is.
 * Lines of a notebook are literals of JSON, so that the edit is one as well.
 */
function suggestionOf(file, program, edit) {
    const { line, column } = file.position(edit.from);
    const before = file.line(line);
    const old = program.slice(edit.from, edit.to);
    const inJson = (0,notebook_scripts/* isNotebook */.Aj)(file.header.path);
    const written = inJson ? jsonEscaped(old) : old;
    const isThere = before.startsWith(written, column - 1) && (column === 1 || before[column - 2] === program[edit.from - 1]);
    if (!isThere || LINE_BREAK.test(edit.text))
        return {};
    const after = before.slice(0, column - 1) +
        (inJson ? jsonEscaped(edit.text) : edit.text) +
        before.slice(column - 1 + written.length);
    const replacement = (0,redact/* pasteText */.vK)(after);
    return replacement === after ? { suggestion: { startLine: line, endLine: line, replacement } } : {};
}
const LINE_BREAK = /[\r\n]/;
function jsonEscaped(text) {
    return JSON.stringify(text).slice(1, -1);
}
/** `Class.method`: the named functions and classes around a place. */
function symbolOf(names, node) {
    const { tree, scopes } = names;
    const parts = [];
    for (let scope = scopes.of(node); scope !== undefined; scope = scope.parent) {
        if (parts.length === MAX_SYMBOLS)
            break;
        const name = tree.child(scope.node, 'name');
        if (scope.kind !== 'module' && name !== -1)
            parts.push((0,python_scopes/* foldName */.z)(tree.textOf(name)));
    }
    return parts.reverse().join('.');
}
/** Source without layout, comments and the choice of quotes: equal for equal programs that differ in formatting. */
function normalized(tree, node) {
    let out = '';
    let at = tree.start(node);
    for (let inner = node; inner <= tree.lastInside(node); inner++) {
        const type = tree.type(inner);
        if (type !== 'comment' && type !== 'string')
            continue;
        out += bare(tree.text.slice(at, tree.start(inner)));
        if (type === 'string')
            out += quoted(tree, inner);
        at = tree.end(inner);
        inner = tree.lastInside(inner);
    }
    return (out + bare(tree.text.slice(at, tree.end(node)))).replace(TRAILING_COMMA, '$1');
}
const TRAILING_COMMA = /,([)\]}])/g;
const LAYOUT = /[\s\\]/g;
function bare(source) {
    return source.replace(LAYOUT, '');
}
function quoted(tree, node) {
    const text = (0,python_constants/* literalText */.bK)(tree, node, () => undefined);
    return text === undefined ? tree.textOf(node) : JSON.stringify(text);
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-activity.js



/** What one function, or the module outside of functions, does. */
class Activity {
    /** Calls that store a file from the network, with what says where. */
    stored = [];
    ran = [];
    dumped = [];
    sent = [];
    opensSocket = false;
    duplicates;
    startsShell = false;
    checks = false;
}
/** Functions that fetch into a file, by the place of the argument that names it. */
const STORES = new Map([
    ['urllib.request.urlretrieve', ['filename', 1]],
    ['urllib.urlretrieve', ['filename', 1]],
    ['six.moves.urllib.request.urlretrieve', ['filename', 1]],
    ['wget.download', ['out', 1]],
    ['gdown.download', ['output', 1]],
    ['torch.hub.download_url_to_file', ['dst', 1]],
]);
/** Functions that run, load or allow to run a file, by the place of their argument. */
const RUNS = new Map([
    ['subprocess.run', 0],
    ['subprocess.call', 0],
    ['subprocess.check_call', 0],
    ['subprocess.check_output', 0],
    ['subprocess.Popen', 0],
    ['os.system', 0],
    ['os.popen', 0],
    ['os.startfile', 0],
    ['os.execv', 0],
    ['os.execl', 0],
    ['os.execvp', 0],
    ['os.execve', 0],
    ['runpy.run_path', 0],
    ['ctypes.CDLL', 0],
    ['ctypes.cdll.LoadLibrary', 0],
    ['torch.ops.load_library', 0],
    ['importlib.util.spec_from_file_location', 1],
    ['builtins.execfile', 0],
    ['pickle.load', 0],
    ['torch.load', 0],
    ['joblib.load', 0],
]);
const STARTS = /^(?:subprocess\.\w{3,12}|os\.(?:system|popen|exec\w{1,2}))$/;
/** Programs that run, install or allow to run the file they are given. */
const python_activity_RUNNERS = /^(?:[\w/.]{0,80}\/)?(?:sudo|env|sh|bash|zsh|dash|python[0-9.]{0,6}|node|perl|ruby|java|php|pip3?|uv|dpkg|apt|apt-get|rpm|yum|dnf|installer|msiexec|powershell|pwsh|cmd|source|\.|start|open|npm)(?:\.exe)?(?:\s|$)/;
const SENDS = /^(?:requests|httpx)\.(?:post|put|get|request|patch)$|^(?:requests|httpx)\.(?:Session|session|Client)\(\)\.\w{1,10}$|^urllib\.request\.(?:urlopen|Request)$|^urllib2\.(?:urlopen|Request)$|^http\.client\.HTTPS?Connection\(\)\.request$|^socket\.(?:socket|create_connection)\(\)\.(?:send|sendall|sendto)$|^smtplib\.SMTP(?:_SSL)?\(\)\.sendmail$/;
const SHELL_STARTS = /^(?:pty\.spawn|subprocess\.(?:run|call|Popen|check_call|check_output)|os\.(?:system|popen|exec\w{1,3}|spawn\w{1,4}))$/;
const HASHES = /^hashlib\.\w{1,20}$|^hmac\.compare_digest$/;
const SHELL_WORD = /\b(?:sh|bash|zsh|dash|cmd(?:\.exe)?|powershell(?:\.exe)?|pwsh)\b/;
/** Notes what one call does. @param paths what its callee resolves to, methods of results included */
function noteCall(names, call, paths, activity, mayStore) {
    const { tree } = names;
    const callee = tree.child(call, 'function');
    const method = tree.type(callee) === 'attribute' ? tree.textOf(tree.child(callee, 'attribute')) : '';
    if (DIGESTS.has(method))
        activity.checks = true;
    for (const path of paths) {
        if (HASHES.test(path))
            activity.checks = true;
        const store = STORES.get(path);
        if (store !== undefined) {
            const args = names.arguments(call);
            const place = args.keywords.get(store[0])?.[0] ?? args.positional[store[1]];
            if (place !== undefined)
                activity.stored.push({ call, place });
        }
        const position = RUNS.get(path);
        const what = position === undefined ? undefined : names.arguments(call).positional[position];
        if (what !== undefined)
            activity.ran.push({ call, path, what: STARTS.test(path) ? startedFiles(names, what) : [what] });
        if (STARTS.test(path)) {
            const place = fetchedByProgram(names, call);
            if (place !== undefined)
                activity.stored.push({ call, place });
        }
        if (path === 'os.chmod' && givesExecution(names, call)) {
            const what = names.arguments(call).positional[0];
            if (what !== undefined)
                activity.ran.push({ call, path, what: [what] });
        }
        if (SENDS.test(path)) {
            const args = names.arguments(call);
            activity.sent.push({
                call,
                arguments: [
                    ...args.positional,
                    ...[...args.keywords].flatMap(([key, nodes]) => (key === 'env' ? [] : nodes)),
                ],
            });
        }
        if (path === 'socket.socket' || path === 'socket.create_connection')
            activity.opensSocket = true;
        if (path === 'os.dup2')
            activity.duplicates = call;
        if (SHELL_STARTS.test(path) && SHELL_WORD.test(tree.textOf(tree.child(call, 'arguments')).slice(0, 400)))
            activity.startsShell = true;
        if (path === 'subprocess.Popen' || path === 'subprocess.call') {
            const piped = names.arguments(call).keywords.get('stdin')?.[0];
            if (piped !== undefined && isSocket(names, piped)) {
                activity.opensSocket = true;
                activity.duplicates ??= call;
            }
        }
    }
    if (mayStore && WRITES.has(method)) {
        const place = writtenPlace(names, call, tree.child(callee, 'object'), method);
        if (place !== tree_sitter/* NO_NODE */.lB)
            activity.stored.push({ call, place });
    }
    if (mayStore && paths.includes('shutil.copyfileobj')) {
        const [from, to] = names.arguments(call).positional;
        if (from !== undefined && to !== undefined && originsOf(names, from).fetches) {
            const place = openedPlace(names, to);
            if (place !== tree_sitter/* NO_NODE */.lB)
                activity.stored.push({ call, place });
        }
    }
}
const DIGESTS = new Set([
    'hexdigest',
    'digest',
    'verify_hash',
    'check_sha256',
    'verify_checksum',
]);
const WRITES = new Set(['write', 'write_bytes', 'write_text']);
/** Where `["curl", "-o", path, url]` stores what it fetches. */
function fetchedByProgram(names, call) {
    const command = names.arguments(call).positional[0];
    const value = command === undefined ? undefined : names.single(command);
    if (value?.kind !== 'items')
        return undefined;
    const texts = value.items.map((item) => (item === undefined ? undefined : (0,python_values/* textsOf */.CB)(names.values(item))?.[0]));
    if (!FETCHING_PROGRAMS.test(texts[0] ?? ''))
        return undefined;
    return value.items[texts.findIndex((text) => OUTPUT_OPTION.test(text ?? '')) + 1 || value.items.length];
}
const FETCHING_PROGRAMS = /^(?:[\w/]{0,40}\/)?(?:curl|wget)(?:\.exe)?$/;
const OUTPUT_OPTION = /^(?:-[a-zA-Z]{0,6}[oO]|--output(?:-document)?)$/;
/** What of a command is run: the program, or the file that an interpreter or an installer gets. */
function startedFiles(names, command) {
    const { tree } = names;
    return names.values(command).flatMap((value) => {
        if (value.kind === 'items') {
            const [program, ...rest] = value.items.flatMap((item) => item ?? []);
            if (program === undefined)
                return [];
            const isRunner = names.paths(program).includes('sys.executable') ||
                ((0,python_values/* textsOf */.CB)(names.values(program))?.some((text) => python_activity_RUNNERS.test(text)) ?? false);
            return isRunner ? [program, ...rest] : [program];
        }
        if (value.kind === 'text')
            return python_activity_RUNNERS.test(value.text) || !value.text.includes(' ') ? [command] : [];
        const text = tree.textOf(command).replace(OPENING, '');
        return text.startsWith('{') || python_activity_RUNNERS.test(text) || tree.type(command) === 'identifier' ? [command] : [];
    });
}
/** What stands before the text of a string. */
const OPENING = /^[A-Za-z]{0,2}["']{1,3}/;
/** `sock.fileno()`, `sock.makefile()`, or the socket itself. */
function isSocket(names, node) {
    const { tree } = names;
    const called = tree.type(node) === 'call' ? tree.child(tree.child(node, 'function'), 'object') : node;
    return names
        .values(called)
        .some((value) => value.kind === 'result' &&
        (value.path === 'socket.socket' || value.path === 'socket.create_connection'));
}
/** `os.chmod(path, 0o755)`, `os.chmod(path, st.st_mode | stat.S_IEXEC)`. */
function givesExecution(names, call) {
    const mode = names.arguments(call).positional[1];
    if (mode === undefined)
        return false;
    const text = names.tree.textOf(mode).slice(0, MAX_MODE);
    return EXECUTE_FLAG.test(text) || OCTAL_EXECUTE.test(text);
}
/** Code units of a mode that are read. */
const MAX_MODE = 200;
const EXECUTE_FLAG = /S_I(?:EXEC|XUSR|XGRP|XOTH|RWXU)\b/;
const OCTAL_EXECUTE = /^0o?[0-7]{0,2}[1357][0-7]{2}$/;
/** What it costs to find out where data comes from. */
const SEARCH_STEPS = 100;
/** Where `file.write(response.content)` and `path.write_bytes(response.content)` store what was fetched. */
function writtenPlace(names, call, object, method) {
    const data = names.arguments(call).positional[0];
    names.spend(SEARCH_STEPS);
    if (data === undefined || names.isOutOfSteps || !originsOf(names, data).fetches)
        return tree_sitter/* NO_NODE */.lB;
    return method === 'write' ? openedPlace(names, object) : object;
}
/** The path of `with open(path, "wb") as file`. */
function openedPlace(names, file) {
    for (const value of names.values(file)) {
        if (value.kind === 'result' && value.path === 'builtins.open')
            return names.arguments(value.call).positional[0] ?? tree_sitter/* NO_NODE */.lB;
    }
    return tree_sitter/* NO_NODE */.lB;
}

// EXTERNAL MODULE: ./build/js/checks/code/python-system-rules.js
var python_system_rules = __webpack_require__(4740);
;// CONCATENATED MODULE: ./build/js/checks/code/python-flows.js




/** Calls of one function that are compared with one another. */
const MAX_CALLS = 200;
/** Of these, what is harmless when its arguments say so. */
const LOADERS = new Set([
    'pickle.load',
    'torch.load',
    'joblib.load',
    'importlib.util.spec_from_file_location',
]);
/** @param pathsOf what a call's callee resolves to, methods of results included */
function flowFindings(file, pathsOf) {
    const { names } = file;
    const { tree, scopes } = names;
    const activities = new Map();
    for (let node = 0; node < tree.size; node++) {
        if (tree.type(node) !== 'call')
            continue;
        const scope = functionOf(scopes.of(node));
        const activity = activities.get(scope) ?? new Activity();
        activities.set(scope, activity);
        noteCall(names, node, pathsOf(node), activity, file.fetches());
    }
    return [...activities.values()].flatMap((activity) => [...judged(file, activity)]);
}
/** Comprehensions and class bodies run where they stand. */
function functionOf(scope) {
    let at = scope;
    while (at.kind !== 'function' && at.parent !== undefined)
        at = at.parent;
    return at;
}
function* judged(file, activity) {
    const { names } = file;
    if (!activity.checks) {
        for (const ran of activity.ran.slice(0, MAX_CALLS)) {
            const stored = activity.stored
                .slice(0, MAX_CALLS)
                .find(({ call, place }) => call < ran.call && ran.what.some((what) => speaksOf(names, what, place)));
            if (stored === undefined)
                continue;
            yield {
                node: ran.call,
                path: ran.path,
                needsFinding: LOADERS.has(ran.path),
                judgement: {
                    rule: python_system_rules/* DOWNLOAD_THEN_RUN */.vK,
                    severity: 'high',
                    state: ran.path,
                    note: (0,redact/* evidence */.MX) `the same function downloads it`,
                },
                replaces: true,
            };
        }
    }
    for (const { call, arguments: given } of activity.sent.slice(0, MAX_CALLS)) {
        if (!given.some((node) => holdsEnvironment(names, node)))
            continue;
        yield {
            node: call,
            path: '',
            judgement: { rule: python_system_rules/* ENVIRONMENT_SENT */.DT, severity: 'critical', state: '' },
            replaces: false,
        };
    }
    if (activity.opensSocket && activity.duplicates !== undefined && activity.startsShell) {
        yield {
            node: activity.duplicates,
            path: 'os.dup2',
            judgement: { rule: python_system_rules/* REVERSE_SHELL */.ec, severity: 'critical', state: '' },
            replaces: true,
        };
    }
}
/** The expression is, or has in it, the same name or the same constant path. */
function speaksOf(names, expression, place) {
    const { tree } = names;
    const written = tree.textOf(place);
    const constants = (0,python_values/* textsOf */.CB)(names.values(place));
    if (names.isOutOfSteps)
        return false;
    const end = Math.min(tree.lastInside(expression), expression + python_flows_MAX_NODES);
    names.spend(end - expression + 1);
    for (let node = expression; node <= end; node++) {
        const type = tree.type(node);
        if ((type === 'identifier' || type === 'attribute' || type === 'call' || type === 'subscript') &&
            tree.end(node) - tree.start(node) === written.length &&
            tree.textOf(node) === written)
            return true;
        if (type !== 'string' && type !== 'identifier')
            continue;
        const texts = (0,python_values/* textsOf */.CB)(names.values(node));
        if (constants !== undefined &&
            texts?.some((text) => constants.some((constant) => constant.length > 1 && text.includes(constant))))
            return true;
        // `cmd = [path, "--version"]; run(cmd)`, `file = open(path, "rb"); load(file)`
        if (type === 'identifier') {
            for (const { bound } of names.bindings(node).slice(0, python_flows_MAX_BINDINGS)) {
                if (bound.kind === 'value' &&
                    tree.type(place) === 'identifier' &&
                    mentions(names, bound.node, written))
                    return true;
            }
        }
    }
    return false;
}
const python_flows_MAX_NODES = 400;
const python_flows_MAX_BINDINGS = 4;
function mentions(names, expression, name) {
    const { tree } = names;
    if (names.isOutOfSteps)
        return false;
    const end = Math.min(tree.lastInside(expression), expression + python_flows_MAX_NODES);
    names.spend(end - expression + 1);
    for (let node = expression; node <= end; node++) {
        if (tree.type(node) === 'identifier' && tree.field(node) !== 'attribute' && tree.textOf(node) === name)
            return true;
    }
    return false;
}
/** `dict(os.environ)`, `os.environ.copy()`, `str(os.environ)`: all of it, not one variable. */
function holdsEnvironment(names, expression, hops = 0) {
    const { tree } = names;
    if (names.isOutOfSteps)
        return false;
    const end = Math.min(tree.lastInside(expression), expression + python_flows_MAX_NODES);
    names.spend(end - expression + 1);
    for (let node = expression; node <= end; node++) {
        const type = tree.type(node);
        if (type !== 'identifier' && type !== 'attribute')
            continue;
        if (names.paths(node).includes('os.environ') && isWhole(names, node))
            return true;
        if (type !== 'identifier' || hops >= python_flows_MAX_HOPS || tree.field(node) === 'attribute')
            continue;
        const parent = tree.parent(node);
        if (tree.type(parent) === 'keyword_argument' && tree.field(node) === 'name')
            continue;
        for (const { bound } of names.bindings(node).slice(0, python_flows_MAX_BINDINGS)) {
            if (bound.kind === 'value' && bound.node < expression && holdsEnvironment(names, bound.node, hops + 1))
                return true;
        }
    }
    return false;
}
const python_flows_MAX_HOPS = 2;
function isWhole(names, node) {
    const { tree } = names;
    const parent = tree.parent(node);
    switch (tree.type(parent)) {
        case 'subscript':
            return tree.field(node) !== 'value';
        case 'attribute':
            return tree.field(node) === 'object' && WHOLE_METHODS.has(tree.textOf(tree.child(parent, 'attribute')));
        case 'comparison_operator':
            return false;
        default:
            return true;
    }
}
const WHOLE_METHODS = new Set(['copy', 'items', 'values']);

;// CONCATENATED MODULE: ./build/js/checks/code/python-ingredients.js

/** Assignments followed backwards, one after another. */
const python_ingredients_MAX_HOPS = 6;
/** Nodes looked at for one expression. */
const python_ingredients_MAX_NODES = 600;
/** Assignments to one name that are followed. */
const python_ingredients_MAX_BINDINGS = 8;
/** Functions and methods whose result says what their arguments and their object say. */
const TRANSPARENT = new Set([
    'os.path.join',
    'os.path.dirname',
    'os.path.basename',
    'os.path.abspath',
    'os.path.realpath',
    'os.path.normpath',
    'os.path.expanduser',
    'os.path.expandvars',
    'os.fspath',
    'os.fsencode',
    'glob.glob',
    'glob.iglob',
    'pathlib.Path',
    'pathlib.PurePath',
    'pathlib.PosixPath',
    'builtins.str',
    'builtins.list',
    'builtins.tuple',
    'builtins.sorted',
    'builtins.map',
    'builtins.filter',
    'builtins.next',
    'builtins.iter',
    'builtins.repr',
    'builtins.bytes',
    'builtins.getattr',
    'textwrap.dedent',
]);
const TRANSPARENT_METHODS = new Set([
    'absolute',
    'as_posix',
    'copy',
    'decode',
    'encode',
    'expanduser',
    'format',
    'glob',
    'iterdir',
    'join',
    'joinpath',
    'lower',
    'lstrip',
    'replace',
    'resolve',
    'rglob',
    'rstrip',
    'split',
    'splitlines',
    'strip',
    'upper',
    'with_name',
    'with_suffix',
]);
/** Attributes of paths that are paths again. */
const TRANSPARENT_ATTRIBUTES = new Set(['parent', 'parents', 'name', 'stem']);
/** @param settles dotted names that are no unknown ingredient, whatever they are called with */
function ingredientsOf(names, expression, settles) {
    const gathering = new Gathering(names, settles);
    gathering.from(expression);
    return gathering;
}
class Gathering {
    texts = [];
    paths = new Set();
    open = 0;
    given = 0;
    foreign = 0;
    names;
    settles;
    seen = new Set();
    left = [];
    constructor(names, settles) {
        this.names = names;
        this.settles = settles;
    }
    from(expression) {
        this.push(expression, 0);
        let budget = python_ingredients_MAX_NODES;
        for (let item = this.left.pop(); item !== undefined; item = this.left.pop()) {
            if (budget-- === 0 || this.names.isOutOfSteps) {
                this.open++;
                return;
            }
            this.names.spend();
            this.take(item.node, item.hops);
        }
    }
    push(node, hops) {
        if (node === tree_sitter/* NO_NODE */.lB || this.seen.has(node))
            return;
        this.seen.add(node);
        this.left.push({ node, hops });
    }
    take(node, hops) {
        const { tree } = this.names;
        switch (tree.type(node)) {
            case 'string_content':
                this.texts.push(tree.textOf(node));
                return;
            case 'identifier':
                this.identifier(node, hops);
                return;
            case 'attribute':
                this.attribute(node, hops);
                return;
            case 'call':
                this.call(node, hops);
                return;
            case 'subscript':
                this.push(tree.child(node, 'value'), hops);
                return;
            case 'conditional_expression': {
                const [whenTrue, , whenFalse] = tree.children(node);
                this.push(whenTrue ?? tree_sitter/* NO_NODE */.lB, hops);
                this.push(whenFalse ?? tree_sitter/* NO_NODE */.lB, hops);
                return;
            }
            case 'keyword_argument':
                this.push(tree.child(node, 'value'), hops);
                return;
            case 'list_comprehension':
            case 'generator_expression':
            case 'set_comprehension':
                this.push(tree.child(node, 'body'), hops);
                return;
            default:
                for (const child of tree.children(node))
                    this.push(child, hops);
        }
    }
    /** Names that lead out of the file. Undefined: none does. */
    known(node) {
        const paths = this.names.paths(node);
        for (const path of paths)
            this.paths.add(path);
        return paths.length > 0;
    }
    identifier(node, hops) {
        const bindings = this.names.bindings(node);
        if (bindings.length === 0) {
            if (!this.known(node))
                this.open++;
            return;
        }
        if (hops >= python_ingredients_MAX_HOPS || bindings.length > python_ingredients_MAX_BINDINGS) {
            this.open++;
            return;
        }
        for (const { at, bound } of bindings) {
            if (bound.kind === 'value')
                this.push(bound.node, hops + 1);
            else if (bound.kind === 'augmented')
                this.push(this.names.tree.child(bound.node, 'right'), hops + 1);
            else if (bound.kind === 'import')
                this.paths.add(bound.path);
            else {
                this.open++;
                if (bound.kind === 'unknown' && this.isParameter(at))
                    this.given++;
            }
        }
    }
    isParameter(binding) {
        const { tree } = this.names;
        for (let at = binding, depth = 0; depth < 4 && at !== tree_sitter/* NO_NODE */.lB; at = tree.parent(at), depth++) {
            if (PARAMETER_LISTS.has(tree.type(at)))
                return true;
        }
        return false;
    }
    attribute(node, hops) {
        const { tree } = this.names;
        if (this.known(node)) {
            if (!this.names.paths(node).some((path) => this.settles(path))) {
                this.open++;
                this.foreign++;
            }
            return;
        }
        const attribute = tree.textOf(tree.child(node, 'attribute'));
        // Whatever module it is, it lies where it was installed.
        if (attribute === '__file__' || attribute === '__path__')
            this.paths.add(`builtins.${attribute}`);
        else if (TRANSPARENT_ATTRIBUTES.has(attribute)) {
            this.push(tree.child(node, 'object'), hops);
        }
        else
            this.open++;
    }
    call(node, hops) {
        const { tree } = this.names;
        const callee = tree.child(node, 'function');
        const paths = this.names.paths(callee);
        for (const path of paths)
            this.paths.add(path);
        if (paths.some((path) => this.settles(path)))
            return;
        const method = tree.type(callee) === 'attribute' ? tree.textOf(tree.child(callee, 'attribute')) : '';
        const isMethod = paths.length === 0 && TRANSPARENT_METHODS.has(method);
        if (isMethod)
            this.push(tree.child(callee, 'object'), hops);
        else if (hops < python_ingredients_MAX_HOPS && this.follows(callee, hops))
            return;
        else if (!paths.some((path) => TRANSPARENT.has(path))) {
            this.open++;
            if (paths.length > 0 && !paths.every((path) => path.startsWith('builtins.')))
                this.foreign++;
        }
        for (const argument of tree.children(tree.child(node, 'arguments')))
            this.push(argument, hops);
    }
    /** What a function of this file gives back: the expressions of its `return` statements. */
    follows(callee, hops) {
        const { tree, scopes } = this.names;
        if (tree.type(callee) !== 'identifier')
            return false;
        const bindings = this.names.bindings(callee);
        const [only] = bindings;
        if (bindings.length !== 1 || only?.bound.kind !== 'definition')
            return false;
        const definition = only.bound.node;
        if (tree.type(definition) !== 'function_definition')
            return false;
        const end = Math.min(tree.lastInside(definition), definition + MAX_BODY);
        this.names.spend(end - definition);
        for (let node = definition; node <= end; node++) {
            if (tree.type(node) !== 'return_statement' || scopes.of(node).node !== definition)
                continue;
            this.push(tree.firstChild(node), hops + 1);
        }
        return true;
    }
}
/** Nodes of one function that are searched for what it gives back. */
const MAX_BODY = 4000;
const PARAMETER_LISTS = new Set(['parameters', 'lambda_parameters']);

;// CONCATENATED MODULE: ./build/js/checks/code/python-imports.js








/** `import_module(name)` with a name that the file does not show. */
const judgeImport = onlyCalls((use, file) => {
    const name = (0,python_arguments/* argumentOf */.Nf)(use.args, 'name', 0);
    if (name.kind !== 'given')
        return undefined;
    if ((0,python_values/* textsOf */.CB)(file.names.unionOf(name.nodes)) !== undefined)
        return undefined;
    // A fixed first part, or a package to start from, leaves only modules of that package to choose from.
    const confined = name.nodes.every((node) => hasFixedStart(file, node)) ||
        (0,python_arguments/* argumentOf */.Nf)(use.args, 'package', use.path === 'importlib.import_module' ? 1 : undefined).kind === 'given';
    const severity = confined ? 'audit' : 'low';
    return { rule: python_rules/* DYNAMIC_IMPORT */.qf, severity, state: confined ? 'confined' : '', calm: true };
});
/** `"package." + name`, `f"package.{name}"`, `"package.%s" % name`. */
function hasFixedStart(file, node) {
    const { tree } = file.names;
    let at = node;
    for (let depth = 0; depth < 32; depth++) {
        const type = tree.type(at);
        if (type === 'binary_operator')
            at = tree.child(at, 'left');
        else if (type === 'call') {
            const callee = tree.child(at, 'function');
            if (tree.type(callee) !== 'attribute' || tree.textOf(tree.child(callee, 'attribute')) !== 'format')
                return false;
            at = tree.child(callee, 'object');
        }
        else if (type === 'parenthesized_expression' || type === 'concatenated_string')
            at = tree.children(at)[0] ?? tree_sitter/* NO_NODE */.lB;
        else
            break;
        if (at === tree_sitter/* NO_NODE */.lB)
            return false;
    }
    if (tree.type(at) === 'identifier')
        return OWN_PACKAGE.test(tree.textOf(at));
    return tree.type(at) === 'string' && FIXED_START.test(tree.textOf(at));
}
const OWN_PACKAGE = /^__(?:name|package)__$/;
/** A quoted text that names a package, or `.`, or its own name, before anything else is put in. */
const FIXED_START = /^[A-Za-z]{0,2}["']{1,3}(?:\.{1,8}|[A-Za-z_][A-Za-z0-9_]{0,60}\.|\{__(?:name|package)__\}\.)/;
/** A module from a file: what the path may be decides. */
function judgeModuleFile(position) {
    return onlyCalls((use, file) => {
        const path = (0,python_arguments/* argumentOf */.Nf)(use.args, 'location', position);
        if (path.kind === 'given' &&
            path.nodes.every((node) => isRepositoryModule(file.names, node, file.path))) {
            return undefined;
        }
        if (path.kind === 'given' && path.nodes.some((node) => isTemporary(file, node))) {
            const note = (0,redact/* evidence */.MX) `others may write there`;
            return { rule: python_rules/* DYNAMIC_IMPORT */.qf, severity: 'high', state: 'temporary', note };
        }
        return { rule: python_rules/* DYNAMIC_IMPORT */.qf, severity: 'low', state: 'file', calm: true };
    });
}
/** Directories for temporary files that everybody may write to, and what was just downloaded. */
function isTemporary(file, node) {
    const found = ingredientsOf(file.names, node, () => false);
    return (found.texts.some((text) => SHARED_PLACE.test(text)) ||
        [...found.paths].some((path) => DOWNLOADS.test(path)));
}
const SHARED_PLACE = /^(?:\/tmp|\/var\/tmp|\/dev\/shm)\//;
const DOWNLOADS = /^(?:huggingface_hub\.(?:hf_hub_download|snapshot_download)|torch\.hub\.get_dir|wget\.download|gdown\.download|pooch\.retrieve|urllib\.request\.urlretrieve)$/;
/** `getattr(builtins, name)`, `vars(builtins)[name]`, `__builtins__[name]` with a name that the file does not show. */
function judgeBuiltinChoice(file, node) {
    const { names } = file;
    const { tree } = names;
    if (tree.type(node) === 'subscript') {
        const base = tree.child(node, 'value');
        const key = tree.child(node, 'subscript');
        return isBuiltins(file, base) && !isConstant(file, key) ? CHOICE : undefined;
    }
    const callee = tree.child(node, 'function');
    if (names.paths(callee).includes('builtins.getattr')) {
        const [object, name] = names.arguments(node).positional;
        if (object === undefined || name === undefined)
            return undefined;
        return isBuiltins(file, object) && !isConstant(file, name) ? CHOICE : undefined;
    }
    if (tree.type(callee) !== 'attribute' || !isBuiltins(file, tree.child(callee, 'object')))
        return undefined;
    const [key] = names.arguments(node).positional;
    const getting = GETTING_METHODS.has(tree.textOf(tree.child(callee, 'attribute')));
    return getting && key !== undefined && !isConstant(file, key) ? CHOICE : undefined;
}
const GETTING_METHODS = new Set(['get', '__getitem__', '__getattribute__']);
const CHOICE = { rule: python_rules/* DYNAMIC_BUILTIN */.Ik, severity: 'low', state: '' };
function isBuiltins(file, node) {
    return file.names
        .values(node)
        .some((value) => (value.kind === 'name' || value.kind === 'namespace') && value.path === 'builtins');
}
function isConstant(file, node) {
    return node !== tree_sitter/* NO_NODE */.lB && (0,python_values/* textsOf */.CB)(file.names.values(node)) !== undefined;
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-mentions.js
function mentionsOf(text) {
    const mentions = {
        ctypes: text.includes('ctypes'),
        network: NETWORK.test(text),
        preload: PRELOAD.test(text),
        reduce: text.includes('__reduce'),
        reflection: REFLECTION.test(text),
        remoteCode: text.includes('trust_remote_code'),
    };
    return { ...mentions, any: Object.values(mentions).includes(true) };
}
const NETWORK = /\b(?:requests|urllib[23]?|httpx|aiohttp|niquests|ssl|socket|http\.client|httplib2?|wget|gdown|download_url_to_file|hvac|boto3|smtplib|PYTHONHTTPSVERIFY|CURL_CA_BUNDLE|REQUESTS_CA_BUNDLE|GIT_SSL_NO_VERIFY)\b/;
const PRELOAD = /LD_PRELOAD|LD_AUDIT|DYLD_INSERT/;
const REFLECTION = /__subclasses__|\b(?:globals|locals|vars)\(|f_globals|f_locals|__globals__/;
/** `open().read` for the method `read` of what `open` gives back. */
function methodPaths(names, callee) {
    const { tree } = names;
    if (tree.type(callee) !== 'attribute')
        return [];
    const method = tree.textOf(tree.child(callee, 'attribute'));
    return names
        .values(tree.child(callee, 'object'))
        .flatMap((value) => (value.kind === 'result' ? [`${value.path}().${method}`] : []));
}
/** What a call may call: dotted names, and methods of results. */
function calleePaths(names, call) {
    const callee = names.tree.child(call, 'function');
    return [...names.paths(callee), ...methodPaths(names, callee)];
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-references.js

/** Nodes in which an identifier names something instead of standing for its value. */
const NAMING_PARENTS = new Set([
    'aliased_import',
    'as_pattern_target',
    'delete_statement',
    'dictionary_splat_pattern',
    'dotted_name',
    'global_statement',
    'lambda_parameters',
    'list_pattern',
    'list_splat_pattern',
    'nonlocal_statement',
    'parameters',
    'pattern_list',
    'tuple_pattern',
    'type_parameter',
]);
const NAMING_FIELDS = new Set(['attribute', 'name', 'alias']);
const ASSIGNING = new Set([
    'assignment',
    'augmented_assignment',
    'for_statement',
    'for_in_clause',
]);
/** Functions that look at a function and never call it. */
const LOOKING = new Set([
    'builtins.callable',
    'builtins.dir',
    'builtins.hasattr',
    'builtins.help',
    'builtins.id',
    'builtins.isinstance',
    'builtins.issubclass',
    'builtins.print',
    'builtins.repr',
    'builtins.type',
    'functools.update_wrapper',
    'functools.wraps',
    'inspect.getdoc',
    'inspect.getfullargspec',
    'inspect.getsource',
    'inspect.isbuiltin',
    'inspect.signature',
]);
const LOOKING_AT_FIRST = new Set([
    'builtins.getattr',
    'typing.cast',
    'typing_extensions.cast',
]);
const LOOKING_ATTRIBUTES = new Set([
    '__annotations__',
    '__doc__',
    '__module__',
    '__name__',
    '__qualname__',
    '__signature__',
]);
/** How far a name may stand inside of an annotation. */
const MAX_ANNOTATION = 12;
/** The expression is evaluated here, and not as what a call calls: that is judged with the call. */
function standsForValue(tree, node) {
    const parent = tree.parent(node);
    if (parent === tree_sitter/* NO_NODE */.lB)
        return false;
    const type = tree.type(parent);
    const field = tree.field(node);
    if (NAMING_PARENTS.has(type) || NAMING_FIELDS.has(field))
        return false;
    if (field === 'left' && ASSIGNING.has(type))
        return false;
    return !(type === 'call' && field === 'function');
}
/** The value goes somewhere where it can be called. */
function isWeighed(names, node) {
    const { tree } = names;
    const parent = tree.parent(node);
    if (!standsForValue(tree, node))
        return false;
    const type = tree.type(parent);
    const field = tree.field(node);
    if (type === 'comparison_operator')
        return false;
    if (type === 'typed_parameter' && field === '')
        return false;
    if (type === 'attribute') {
        const attribute = tree.textOf(tree.child(parent, 'attribute'));
        // `eval.__call__` is judged as a whole.
        return !LOOKING_ATTRIBUTES.has(attribute) && attribute !== '__call__';
    }
    return !isAnnotation(names, node) && !isLookedAt(names, node, parent);
}
function isAnnotation(names, node) {
    const { tree } = names;
    let at = tree.parent(node);
    for (let depth = 0; depth < MAX_ANNOTATION && at !== tree_sitter/* NO_NODE */.lB; depth++) {
        const type = tree.type(at);
        if (type === 'type')
            return true;
        if (type === 'call' || type === 'block' || type === 'module')
            return false;
        at = tree.parent(at);
    }
    return false;
}
function isLookedAt(names, node, parent) {
    const { tree } = names;
    let list = parent;
    // `isinstance(x, (A, B))`
    if (tree.type(list) === 'tuple')
        list = tree.parent(list);
    if (list === tree_sitter/* NO_NODE */.lB || tree.type(list) !== 'argument_list')
        return false;
    const callee = tree.child(tree.parent(list), 'function');
    if (callee === tree_sitter/* NO_NODE */.lB)
        return false;
    const paths = names.paths(callee);
    if (paths.some((path) => LOOKING.has(path)))
        return true;
    // `getattr(torch.load, "__doc__", "")` and `cast(FunctionType, value)` look at their first argument.
    return paths.some((path) => LOOKING_AT_FIRST.has(path)) && tree.children(list)[0] === node;
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-arrays.js




/** @param position of `allow_pickle`, which is False by default since numpy 1.16.3 */
function judgeAllowPickle(position) {
    return (use, file) => {
        const { names } = file;
        const truth = names.truth(use.args, 'allow_pickle', position);
        if (truth === false || truth === 'absent')
            return undefined;
        const data = use.kind === 'call' ? use.args.positional[0] : undefined;
        if (data !== undefined && cameFromHere(file, data))
            return undefined;
        const argument = (0,python_arguments/* argumentOf */.Nf)(use.args, 'allow_pickle', position);
        if (truth === 'unknown') {
            // Without a trace of the keyword a `**options` is most likely about something else.
            if (argument.kind === 'hidden') {
                return { rule: python_rules/* NUMPY_LOAD */.Pp, severity: 'audit', confidence: 'low', state: 'hidden' };
            }
            const note = (0,redact/* evidence */.MX) `allow_pickle is not a constant`;
            return { rule: python_rules/* NUMPY_LOAD */.Pp, severity: 'medium', confidence: 'medium', state: 'unknown', note };
        }
        const [node] = argument.kind === 'given' ? argument.nodes : [];
        const { tree } = names;
        const written = node !== undefined && tree.parent(tree.parent(tree.parent(node))) === use.node;
        return {
            rule: python_rules/* NUMPY_LOAD */.Pp,
            severity: 'high',
            state: 'allowed',
            ...(written ? { edit: { from: tree.start(node), to: tree.end(node), text: 'False' } } : {}),
        };
    };
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-hub.js







const SETTING = 'trust_remote_code';
const COMMIT = /^[0-9a-f]{7,64}$/;
const LOCAL_PATH = /^(?:\.{1,2}(?:\/|$)|[/~]|[A-Za-z]:\\)/;
/**
 * `trust_remote_code` set to true, whatever gets it: as an argument, a default, an entry or an attribute. Handing on the
 * choice of the caller under the same name decides nothing.
 */
function judgeRemoteCode(file, node) {
    const { names } = file;
    const { tree } = names;
    const value = settingValue(file, node);
    if (value === tree_sitter/* NO_NODE */.lB)
        return undefined;
    const values = names.values(value);
    const truth = (0,python_values/* commonTruth */.pe)(values);
    if (truth === false)
        return undefined;
    if (truth === true)
        return remoteCode(file, node);
    if (PASSED_ON.test(tree.text.slice(tree.start(value), Math.min(tree.end(value), tree.start(value) + MAX_NAME))))
        return undefined;
    if (values.some((one) => (0,python_values/* commonTruth */.pe)([one]) === true))
        return remoteCode(file, node);
    // What is read from a call here is asked of the user or of a file.
    if (tree.type(value) === 'call')
        return undefined;
    return { rule: python_system_rules/* REMOTE_CODE */.TP, severity: 'low', confidence: 'low', state: 'variable' };
}
function remoteCode(file, node) {
    if (isPinnedBeside(file, node)) {
        const note = (0,redact/* evidence */.MX) `the commit is fixed, its code is still not part of this review`;
        return { rule: python_system_rules/* REMOTE_CODE */.TP, severity: 'low', state: `pinned ${receiverOf(file, node)}`, note };
    }
    // Test runners meet it on purpose, on machines made for it.
    return {
        rule: python_system_rules/* REMOTE_CODE */.TP,
        severity: TESTS.test(file.path) ? 'medium' : 'high',
        state: `on ${receiverOf(file, node)}`,
    };
}
/** What gets the setting: two calls of one function may get it for different things. */
function receiverOf(file, node) {
    const { tree } = file.names;
    const call = tree.parent(tree.parent(node));
    if (tree.type(node) !== 'keyword_argument' || tree.type(call) !== 'call')
        return '';
    const callee = tree.child(call, 'function');
    return tree.text
        .slice(tree.start(callee), Math.min(tree.end(callee), tree.start(callee) + MAX_NAME))
        .replace(BLANKS, '');
}
const BLANKS = /\s/g;
const TESTS = /(?:^|\/)tests?\//;
/** `revision="<commit>"` in the same call. */
function isPinnedBeside(file, node) {
    const { names } = file;
    const call = names.tree.parent(names.tree.parent(node));
    if (names.tree.type(call) !== 'call')
        return false;
    const args = names.arguments(call);
    return ['revision', 'code_revision'].some((keyword) => {
        const revision = names.argumentValues((0,python_arguments/* argumentOf */.Nf)(args, keyword, undefined));
        return (0,python_values/* textsOf */.CB)(revision ?? [])?.every((text) => FULL_COMMIT.test(text)) === true;
    });
}
const FULL_COMMIT = /^[0-9a-f]{40}$/;
/** `trust_remote_code`, `args.trust_remote_code`, `config["trust_remote_code"]`. */
/** Code units of an expression that are taken for a name. */
const MAX_NAME = 200;
const PASSED_ON = /trust_remote_code|remote_code|trust/i;
/** What the setting is given at this node; no node where it is not given anything. */
function settingValue(file, node) {
    const { names } = file;
    const { tree } = names;
    switch (tree.type(node)) {
        case 'keyword_argument':
        case 'default_parameter':
        case 'typed_default_parameter':
            return isNamed(file, tree.child(node, 'name')) ? tree.child(node, 'value') : tree_sitter/* NO_NODE */.lB;
        case 'pair':
            return isText(file, tree.child(node, 'key')) ? tree.child(node, 'value') : tree_sitter/* NO_NODE */.lB;
        case 'assignment': {
            const left = tree.child(node, 'left');
            const type = tree.type(left);
            const meant = type === 'attribute'
                ? isNamed(file, tree.child(left, 'attribute'))
                : type === 'subscript'
                    ? isText(file, tree.child(left, 'subscript'))
                    : false;
            return meant ? tree.child(node, 'right') : tree_sitter/* NO_NODE */.lB;
        }
        default:
            return tree_sitter/* NO_NODE */.lB;
    }
}
function isNamed(file, name) {
    return name !== tree_sitter/* NO_NODE */.lB && (0,python_scopes/* foldName */.z)(file.names.tree.textOf(name)) === SETTING;
}
function isText(file, key) {
    return file.names.values(key).some((value) => value.kind === 'text' && value.text === SETTING);
}
/** `torch.hub.load` runs `hubconf.py` of the repository it is given. */
const judgeHubLoad = onlyCalls((use, file) => {
    const { names } = file;
    const repository = (0,python_arguments/* argumentOf */.Nf)(use.args, 'repo_or_dir', 0);
    if (repository.kind === 'absent')
        return undefined;
    const source = names.argumentValues((0,python_arguments/* argumentOf */.Nf)(use.args, 'source', 2));
    if (source !== undefined && (0,python_values/* textsOf */.CB)(source)?.every((text) => text === 'local'))
        return undefined;
    const texts = (0,python_values/* textsOf */.CB)(names.argumentValues(repository) ?? []);
    const pinned = texts?.every((text) => COMMIT.test(text.slice(text.indexOf(':') + 1)) && text.includes(':'));
    if (pinned === true) {
        const note = (0,redact/* evidence */.MX) `the commit is fixed, its code is still not part of this review`;
        return { rule: python_system_rules/* REMOTE_CODE */.TP, severity: 'low', state: 'pinned', note };
    }
    return { rule: python_system_rules/* REMOTE_CODE */.TP, severity: 'high', state: 'hub' };
});
/** Downloads by name; a revision, whatever it is, or a path gets the benefit of the doubt. */
const judgeHubDownload = onlyCalls((use, file) => {
    const { names } = file;
    for (const keyword of ['revision', 'commit_id']) {
        const revision = names.argumentValues((0,python_arguments/* argumentOf */.Nf)(use.args, keyword, undefined));
        if (revision === undefined || revision.every((value) => value.kind === 'none'))
            continue;
        const texts = (0,python_values/* textsOf */.CB)(revision);
        if (texts === undefined || texts.every((text) => COMMIT.test(text)))
            return undefined;
    }
    const [first] = use.args.positional;
    const named = (0,python_arguments/* argumentOf */.Nf)(use.args, 'repo_id', 0);
    const node = named.kind === 'given' ? named.nodes[0] : first;
    const texts = node === undefined ? undefined : (0,python_values/* textsOf */.CB)(names.values(node));
    // What is not a constant may as well be a directory.
    if (texts === undefined || texts.every((text) => LOCAL_PATH.test(text)))
        return undefined;
    return { rule: python_system_rules/* HUB_UNPINNED */.q0, severity: 'audit', state: '' };
});
/** `load_model(path, safe_mode=…)`; HDF5 files know no safe mode. */
const judgeKerasLoad = onlyCalls((use, file) => {
    const { names } = file;
    const safe = names.truth(use.args, 'safe_mode', use.path.endsWith('load_model') ? 3 : 2);
    if (safe === false)
        return { rule: python_system_rules/* KERAS_LOAD */.Us, severity: 'high', state: 'unsafe' };
    const path = (0,python_arguments/* argumentOf */.Nf)(use.args, 'filepath', 0);
    const texts = path.kind === 'given' ? (0,python_values/* textsOf */.CB)(names.unionOf(path.nodes)) : undefined;
    if (use.path.endsWith('load_model') && texts?.some((text) => HDF5.test(text))) {
        const note = (0,redact/* evidence */.MX) `safe mode is not looked at for HDF5 files`;
        return { rule: python_system_rules/* KERAS_LOAD */.Us, severity: 'medium', state: 'hdf5', note };
    }
    return safe === 'unknown' && (0,python_arguments/* argumentOf */.Nf)(use.args, 'safe_mode', undefined).kind === 'given'
        ? { rule: python_system_rules/* KERAS_LOAD */.Us, severity: 'low', confidence: 'low', state: 'variable' }
        : undefined;
});
const HDF5 = /\.(?:h5|hdf5|keras\.h5)$/i;

;// CONCATENATED MODULE: ./build/js/checks/code/python-interpreters.js










/** The text an interpreter, compiler or template engine is given; undefined where it is constant or fixed in the repository. */
function openText(use, file, keyword, position) {
    const argument = (0,python_arguments/* argumentOf */.Nf)(use.args, keyword, position);
    if (argument.kind === 'absent')
        return undefined;
    if (argument.kind === 'hidden')
        return 'unseen';
    const { names } = file;
    const open = argument.nodes.find((node) => {
        const values = names.values(node);
        if ((0,python_values/* textsOf */.CB)(values) !== undefined || values.every((value) => value.kind === 'none'))
            return false;
        // Functions of the file itself: `timeit(run)`.
        return !names.bindings(node).some(({ bound }) => bound.kind === 'definition');
    });
    return open;
}
/** Code from the network or in disguise is that rule's business, whatever runs it. */
function python_interpreters_hidden(file, node) {
    const origins = originsOf(file.names, node);
    if (origins.fetches)
        return { rule: python_rules/* FETCH_THEN_EXECUTE */.Pm, severity: 'critical', state: 'fetched' };
    return origins.decodes ? { rule: python_rules/* DECODE_THEN_EXECUTE */.$K, severity: 'critical', state: 'decoded' } : undefined;
}
/** Runs the text at `position` as Python. */
function judgeInterpreter(position, severity, keyword = 'source') {
    return onlyCalls((use, file) => {
        const text = openText(use, file, keyword, position);
        if (text === undefined)
            return undefined;
        const { tree } = file.names;
        // `timeit(lambda: f(x))` runs what stands there.
        if (text !== 'unseen' && tree.type(text) === 'lambda')
            return undefined;
        const traced = text === 'unseen' ? undefined : python_interpreters_hidden(file, text);
        return traced ?? { rule: python_system_rules/* PYTHON_INTERPRETER */.oY, severity, state: 'text' };
    });
}
/** `logging.config.listen()` runs what it receives, unless it is told to verify it. */
const judgeListen = onlyCalls((use, file) => {
    const verifies = (0,python_arguments/* argumentOf */.Nf)(use.args, 'verify', 1);
    if (verifies.kind === 'given' && !file.names.unionOf(verifies.nodes).some((value) => value.kind === 'none'))
        return undefined;
    return { rule: python_system_rules/* PYTHON_INTERPRETER */.oY, severity: 'high', state: 'listen' };
});
/** Compiles the text at `position` to machine code. */
function judgeCompiler(keyword, position) {
    return onlyCalls((use, file) => {
        const text = openText(use, file, keyword, position);
        if (text === undefined)
            return undefined;
        if (text === 'unseen')
            return { rule: python_system_rules/* NATIVE_COMPILE */.Ke, severity: 'low', confidence: 'low', state: 'unseen' };
        const traced = python_interpreters_hidden(file, text);
        if (traced !== undefined) {
            const note = (0,redact/* evidence */.MX) `the source is decoded or fetched`;
            return { rule: python_system_rules/* NATIVE_COMPILE */.Ke, severity: 'high', state: 'hidden', note };
        }
        const found = ingredientsOf(file.names, text, (path) => FILE_READS.test(path));
        // Templates whose gaps are filled with types and sizes are how kernels are written.
        return {
            rule: python_system_rules/* NATIVE_COMPILE */.Ke,
            severity: found.given > 0 && found.texts.length === 0 ? 'medium' : 'low',
            state: 'text',
        };
    });
}
const FILE_READS = /^(?:builtins\.(?:open|__file__)|os\.path\.\w{1,20}|pathlib\.\w{1,20})$/;
/** `cpp_extension.load(name, sources)`: a build of files; `load_inline` has the sources in the program. */
function judgeExtension(sources, position) {
    return onlyCalls((use, file) => {
        const { names } = file;
        for (const [index, keyword] of sources.entries()) {
            const argument = (0,python_arguments/* argumentOf */.Nf)(use.args, keyword, position + index);
            if (argument.kind !== 'given')
                continue;
            for (const node of argument.nodes) {
                const traced = python_interpreters_hidden(file, node);
                if (traced !== undefined)
                    return {
                        rule: python_system_rules/* NATIVE_COMPILE */.Ke,
                        severity: 'high',
                        state: 'hidden',
                        note: (0,redact/* evidence */.MX) `the source is decoded or fetched`,
                    };
                const found = ingredientsOf(names, node, (path) => FILE_READS.test(path));
                if (found.given > 0 && found.texts.length === 0)
                    return { rule: python_system_rules/* NATIVE_COMPILE */.Ke, severity: 'medium', state: 'given' };
            }
        }
        return { rule: python_system_rules/* NATIVE_COMPILE */.Ke, severity: 'low', state: 'fixed' };
    });
}
/** A template from text; `sandboxed` engines are other functions and not asked. */
function judgeTemplate(keyword, severity) {
    return onlyCalls((use, file) => {
        const text = openText(use, file, keyword, 0);
        if (text === undefined)
            return undefined;
        if (text === 'unseen')
            return undefined;
        const traced = python_interpreters_hidden(file, text);
        if (traced === undefined && isFileText(file, text)) {
            return { rule: python_system_rules/* TEMPLATE_SOURCE */.Dn, severity: 'audit', state: 'file' };
        }
        return {
            rule: python_system_rules/* TEMPLATE_SOURCE */.Dn,
            severity: traced === undefined ? severity : 'high',
            state: traced === undefined ? 'text' : 'fetched',
        };
    });
}
/** Templates lie in files; which files these are is another question. */
function isFileText(file, node) {
    const { names } = file;
    const { tree } = names;
    const read = throughName(names, node);
    if (read === tree_sitter/* NO_NODE */.lB || tree.type(read) !== 'call')
        return false;
    const callee = tree.child(read, 'function');
    return (names.paths(callee).some((path) => PACKAGE_READS.test(path)) ||
        (tree.type(callee) === 'attribute' && READING.has(tree.textOf(tree.child(callee, 'attribute')))));
}
const READING = new Set(['read', 'read_text']);
const PACKAGE_READS = /^(?:pkgutil\.get_data|importlib[._]resources\.\w{1,20}|pkg_resources\.resource_\w{1,10})$/;

;// CONCATENATED MODULE: ./build/js/checks/code/python-native.js






/** Names that lead to the place of installed code, or say something of the platform and nothing else. */
const FIXED = new Set([
    'builtins.__file__',
    'builtins.__path__',
    'builtins.__name__',
    'builtins.__package__',
    'builtins.len',
    'ctypes.util.find_library',
    'importlib.machinery.EXTENSION_SUFFIXES',
    'importlib.resources.files',
    'importlib.resources.path',
    'importlib.resources.as_file',
    'importlib.util.find_spec',
    'importlib_resources.files',
    'inspect.getfile',
    'os.name',
    'os.sep',
    'os.uname',
    'pkg_resources.resource_filename',
    'platform.architecture',
    'platform.machine',
    'platform.python_version_tuple',
    'platform.system',
    'platform.uname',
    'site.getsitepackages',
    'site.getusersitepackages',
    'sys.base_prefix',
    'sys.exec_prefix',
    'sys.executable',
    'sys.maxsize',
    'sys.platform',
    'sys.prefix',
    'sys.version_info',
    'sysconfig.get_config_var',
    'sysconfig.get_config_vars',
    'sysconfig.get_path',
    'sysconfig.get_paths',
    'sysconfig.get_platform',
    'distutils.sysconfig.get_config_var',
    'torch.version.cuda',
]);
/** A module's own place. */
const MODULE_PLACE = /\.__(?:file|path)__(?:\.|$)/;
/** Of these, what leads to a directory that users of the machine cannot write to, or to the package itself. */
const ANCHOR = /^(?:builtins\.__(?:file|path)__|ctypes\.util\.find_library|importlib(?:_|\.)resources\.\w{1,20}|importlib\.util\.find_spec|inspect\.getfile|pkg_resources\.resource_filename|site\.get\w{1,30}|sys\.(?:base_prefix|exec_prefix|executable|prefix)|sysconfig\.get_paths?)$/;
const FROM_OUTSIDE = /^(?:os\.(?:environ|getenv)(?:\.|$)|sys\.argv|builtins\.(?:input|raw_input))/;
const WORKING_DIRECTORY = /^(?:os\.getcwdb?|os\.curdir|pathlib\.Path\.cwd)$/;
const TEMPORARY = /^(?:tempfile\.|torch\.hub\.|huggingface_hub\.|urllib\.|requests\.|wget\.|gdown\.)/;
/** Directories of the system, where only its administrator writes. */
const SYSTEM_PLACE = /^(?:\/usr\/|\/lib(?:32|64)?\/|\/System\/Library\/|\/Library\/|\/opt\/(?:homebrew|rocm|cuda|intel|nvidia|local)|[A-Za-z]:[\\/](?:Windows|Program Files)|%?SystemRoot)/i;
const TEMPORARY_PLACE = /^(?:\/tmp\/|\/var\/tmp\/|\/dev\/shm\/|~|\/home\/|\/Users\/)/;
/** A library that is loaded from a path, given at `position` or by a keyword. */
function judgeNativeLoad(position, keyword) {
    return onlyCalls((use, file) => {
        const path = (0,python_arguments/* argumentOf */.Nf)(use.args, keyword, position);
        if (path.kind === 'absent')
            return undefined;
        if (path.kind === 'hidden')
            return python_native_native('medium', 'unseen');
        return path.nodes.map((node) => judgePath(file, node)).find((judged) => judged !== undefined);
    });
}
function judgePath(file, node) {
    const { names } = file;
    const values = names.values(node).filter((value) => value.kind !== 'none');
    if (values.length === 0)
        return undefined;
    const texts = (0,python_values/* textsOf */.CB)(values);
    if (texts !== undefined)
        return texts.map(judgeConstant).find((judged) => judged !== undefined);
    return judgeIngredients(ingredientsOf(names, node, (path) => FIXED.has(path) || MODULE_PLACE.test(path)));
}
const WHERE_STARTED = (0,redact/* evidence */.MX) `it depends on the directory the program is started in`;
/** The linker looks for a bare name in the directories of the system. */
function judgeConstant(path) {
    if (path === '' || !/[/\\]/.test(path))
        return undefined;
    if (TEMPORARY_PLACE.test(path))
        return python_native_native('high', 'temporary', (0,redact/* evidence */.MX) `others may write there`);
    if (SYSTEM_PLACE.test(path) && !path.includes('..'))
        return undefined;
    if (python_native_ABSOLUTE.test(path))
        return python_native_native('low', 'absolute');
    return python_native_native('high', 'relative', WHERE_STARTED);
}
const python_native_ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/])/;
function judgeIngredients(found) {
    const paths = [...found.paths];
    if (paths.some((path) => TEMPORARY.test(path)) || found.texts.some((text) => TEMPORARY_PLACE.test(text)))
        return python_native_native('high', 'temporary', (0,redact/* evidence */.MX) `the library comes from a temporary or downloaded place`);
    if (paths.some((path) => WORKING_DIRECTORY.test(path)))
        return python_native_native('high', 'relative', WHERE_STARTED);
    const anchored = paths.some((path) => ANCHOR.test(path) || MODULE_PLACE.test(path)) ||
        found.texts.some((text) => SYSTEM_PLACE.test(text));
    const fromOutside = paths.some((path) => FROM_OUTSIDE.test(path));
    // A name of the library in the source, wherever it lies, leaves only the directory open.
    const named = found.texts.some((text) => LIBRARY_NAME.test(text));
    if (fromOutside) {
        const note = (0,redact/* evidence */.MX) `what the program is started with decides where it is`;
        return python_native_native(named ? 'medium' : 'high', 'outside', note);
    }
    if (found.open === 0)
        return undefined;
    if (anchored)
        return python_native_native(found.given > 0 && !named ? 'medium' : 'low', 'below-package');
    // What an installed package says of its own files is as good as the package.
    return python_native_native(found.open === found.foreign ? 'low' : 'medium', 'open');
}
const LIBRARY_NAME = /\w\.(?:so|dll|dylib|pyd)(?:$|[.*])|^lib\w{2}/;
function python_native_native(severity, state, note) {
    return { rule: python_system_rules/* NATIVE_LOAD */.JB, severity, state, ...(note === undefined ? {} : { note }) };
}
/** `ctypes.cdll["name"]` and `ctypes.cdll.name` load a library by its bare name: only what is computed matters. */
function judgeLibraryChoice(file, node) {
    const { names } = file;
    const { tree } = names;
    if (!names.paths(tree.child(node, 'value')).some((path) => python_native_LOADERS.has(path)))
        return undefined;
    return judgePath(file, tree.child(node, 'subscript'));
}
const python_native_LOADERS = new Set([
    'ctypes.cdll',
    'ctypes.windll',
    'ctypes.oledll',
    'ctypes.pydll',
]);
/** Variables that make the linker load other libraries into every program that is started. */
const PRELOADS = new Set(['LD_PRELOAD', 'LD_AUDIT', 'DYLD_INSERT_LIBRARIES']);
/** `os.environ["LD_PRELOAD"] = path` */
function judgePreload(file, assignment) {
    const { names } = file;
    const { tree } = names;
    const left = tree.child(assignment, 'left');
    if (tree.type(left) !== 'subscript')
        return undefined;
    const key = (0,python_values/* textsOf */.CB)(names.values(tree.child(left, 'subscript')));
    if (key?.some((text) => PRELOADS.has(text)) !== true)
        return undefined;
    const value = tree.child(assignment, 'right');
    const cleared = (0,python_values/* textsOf */.CB)(names.values(value))?.every((text) => text === '');
    if (cleared === true)
        return undefined;
    const judged = judgePath(file, value);
    return python_native_native(judged?.severity === 'high' ? 'high' : 'medium', 'preload', (0,redact/* evidence */.MX) `the library is put into every program that is started`);
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-network.js






/** Clients whose `verify=False` switches the certificate check off. */
const CLIENTS = /^(?:requests|httpx|niquests)\.(?:get|post|put|patch|delete|head|options|request|stream|Session|session|Client|AsyncClient|api\.\w{1,10})$|^(?:requests|httpx)\.(?:Session|session|Client|AsyncClient)\(\)\.\w{1,10}$|^boto3\.(?:client|resource)$|^hvac\.Client$/;
const VERIFY_ARGUMENTS = new Set([
    'verify',
    'verify_ssl',
    'ssl_verify',
    'cert_reqs',
    'disable_ssl_certificate_validation',
]);
/** `requests.get(url, verify=False)` */
function judgeVerifyArgument(file, call, paths) {
    if (!paths.some((path) => CLIENTS.test(path) || SSL_POOLS.test(path)))
        return undefined;
    const { names } = file;
    const args = names.arguments(call);
    for (const keyword of VERIFY_ARGUMENTS) {
        const values = names.argumentValues((0,python_arguments/* argumentOf */.Nf)(args, keyword, undefined));
        if (values === undefined)
            continue;
        const switchesOff = (value) => {
            if (keyword === 'cert_reqs')
                return value.kind === 'text'
                    ? value.text === 'CERT_NONE'
                    : value.kind === 'name' && value.path === 'ssl.CERT_NONE';
            return value.kind !== 'none' && (0,python_values/* commonTruth */.pe)([value]) === keyword.startsWith('disable');
        };
        if (!values.some(switchesOff))
            continue;
        // A setting of the user is no decision of the program.
        const always = values.every(switchesOff);
        return { rule: python_system_rules/* UNVERIFIED_TLS */.GQ, severity: always ? 'medium' : 'low', state: keyword };
    }
    return undefined;
}
const SSL_POOLS = /^(?:urllib3\.(?:PoolManager|HTTPSConnectionPool|ProxyManager)|ssl\.wrap_socket|httplib2\.Http|aiohttp\.(?:TCPConnector|ClientSession))$/;
/** `context.verify_mode = ssl.CERT_NONE`, `session.verify = False`, `ssl._create_default_https_context = …` */
function judgeVerifyAssignment(file, assignment) {
    const { names } = file;
    const { tree } = names;
    const left = tree.child(assignment, 'left');
    if (tree.type(left) === 'subscript')
        return judgeVerifyVariable(file, assignment);
    if (tree.type(left) !== 'attribute')
        return undefined;
    const right = tree.child(assignment, 'right');
    if (right === tree_sitter/* NO_NODE */.lB)
        return undefined;
    const attribute = tree.textOf(tree.child(left, 'attribute'));
    if (attribute === 'verify_mode') {
        return names.paths(right).includes('ssl.CERT_NONE')
            ? { rule: python_system_rules/* UNVERIFIED_TLS */.GQ, severity: names.values(right).length > 1 ? 'low' : 'medium', state: 'mode' }
            : undefined;
    }
    if (attribute === 'verify') {
        const client = names
            .values(tree.child(left, 'object'))
            .some((value) => value.kind === 'result' && CLIENTS.test(value.path));
        return client && (0,python_values/* commonTruth */.pe)(names.values(right)) === false
            ? { rule: python_system_rules/* UNVERIFIED_TLS */.GQ, severity: 'medium', state: 'client' }
            : undefined;
    }
    if (attribute !== '_create_default_https_context')
        return undefined;
    const note = (0,redact/* evidence */.MX) `holds for every connection of the process`;
    return names.paths(right).includes('ssl._create_unverified_context')
        ? { rule: python_system_rules/* UNVERIFIED_TLS */.GQ, severity: 'medium', state: 'process', note, explains: [right] }
        : undefined;
}
/** `os.environ["PYTHONHTTPSVERIFY"] = "0"`, `os.environ["CURL_CA_BUNDLE"] = ""` */
function judgeVerifyVariable(file, assignment) {
    const { names } = file;
    const { tree } = names;
    const left = tree.child(assignment, 'left');
    if (!names.paths(tree.child(left, 'value')).includes('os.environ'))
        return undefined;
    const key = (0,python_values/* textsOf */.CB)(names.values(tree.child(left, 'subscript')));
    const value = (0,python_values/* textsOf */.CB)(names.values(tree.child(assignment, 'right')));
    if (key === undefined || value === undefined)
        return undefined;
    const off = (key.includes('PYTHONHTTPSVERIFY') && value.includes('0')) ||
        (key.some((name) => BUNDLES.has(name)) && value.includes('')) ||
        (key.includes('GIT_SSL_NO_VERIFY') && !value.includes('')) ||
        (key.includes('NODE_TLS_REJECT_UNAUTHORIZED') && value.includes('0'));
    const note = (0,redact/* evidence */.MX) `holds for every connection of the process and of what it starts`;
    return off ? { rule: python_system_rules/* UNVERIFIED_TLS */.GQ, severity: 'medium', state: 'variable', note } : undefined;
}
const BUNDLES = new Set(['CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE']);
const judgeUnverifiedContext = onlyCalls(() => ({
    rule: python_system_rules/* UNVERIFIED_TLS */.GQ,
    severity: 'medium',
    state: 'context',
}));
/** Functions that store what they download, and the argument that says what it must be. */
const HASH_ARGUMENTS = [
    ['hash_prefix', 2],
    ['file_hash', 4],
    ['md5_hash', 3],
    ['known_hash', 1],
    ['md5', 3],
    ['sha256', 5],
    ['checksum', 5],
];
/** A download to a file, of which nothing is checked. Shown in the strict profile. */
function judgeStored(keywords) {
    return onlyCalls((use, file) => {
        for (const [keyword, position] of HASH_ARGUMENTS) {
            if (!keywords.includes(keyword))
                continue;
            const values = file.names.argumentValues((0,python_arguments/* argumentOf */.Nf)(use.args, keyword, position));
            if (values?.some((value) => value.kind !== 'none'))
                return undefined;
        }
        return { rule: python_system_rules/* UNVERIFIED_DOWNLOAD */.lf, severity: 'audit', state: '' };
    });
}
/** Unpacking a tar archive; since Python 3.12 the filter says what members may do. */
function judgeExtract(filterAt) {
    return onlyCalls((use, file) => {
        const { names } = file;
        const filter = (0,python_arguments/* argumentOf */.Nf)(use.args, 'filter', filterAt);
        const values = names.argumentValues(filter);
        if (values !== undefined) {
            const open = values.some((value) => (value.kind === 'text' && value.text === 'fully_trusted') ||
                (value.kind === 'name' && value.path === 'tarfile.fully_trusted_filter'));
            return open ? { rule: python_system_rules/* ARCHIVE_EXTRACT */.fM, severity: 'medium', state: 'trusted' } : undefined;
        }
        // Members that somebody chose were looked at.
        const members = (0,python_arguments/* argumentOf */.Nf)(use.args, 'members', 1);
        const chosen = use.path.endsWith('extractall') && members.kind !== 'absent';
        if (chosen && !names.argumentValues(members)?.every((value) => value.kind === 'none'))
            return undefined;
        return { rule: python_system_rules/* ARCHIVE_EXTRACT */.fM, severity: 'medium', state: 'no-filter' };
    });
}
/** Address of the metadata service of clouds, which answers every program on the machine. */
const METADATA = /169\.254\.169\.254|metadata\.google\.internal|100\.100\.100\.200|fd00:ec2::254/;
/** Code units of an address that are read. */
const MAX_ADDRESS = 400;
/** The string is passed to a call, by itself or through a name; a list of addresses that are refused is none. */
function judgeMetadata(file, call, paths) {
    if (!paths.some((path) => REQUESTS.test(path)))
        return undefined;
    const { names } = file;
    const args = names.arguments(call);
    const nodes = [...args.positional.slice(0, 2), ...(args.keywords.get('url') ?? [])];
    const asked = nodes.some((node) => (0,python_values/* textsOf */.CB)(names.values(node))?.some((text) => METADATA.test(text)) ??
        METADATA.test(names.tree.textOf(node).slice(0, MAX_ADDRESS)));
    return asked ? { rule: python_system_rules/* METADATA_ADDRESS */.L6, severity: 'medium', state: '' } : undefined;
}
const REQUESTS = /^(?:requests|httpx|niquests|aiohttp)\.\w{1,20}(?:\(\)\.\w{1,10})?$|^urllib\.request\.(?:urlopen|urlretrieve|Request)$|^urllib2\.(?:urlopen|Request)$|^http\.client\.HTTPS?Connection$|^urllib3\.\w{1,20}(?:\(\)\.\w{1,10})?$/;
/** Files that run when a package is installed or Python starts, at the top level or in the commands they define. */
const INSTALLS = /(?:^|\/)(?:setup|sitecustomize|usercustomize|hatch_build)\.py$/;
/** Test runners import it before anything is asked; functions in it are tests' own business. */
const IMPORTED_FIRST = /(?:^|\/)conftest\.py$/;
const FETCHES = /^(?:requests|httpx|niquests)\.(?:get|post|put|request|stream)$|^(?:requests|httpx)\.(?:Session|session|Client)\(\)\.\w{1,10}$|^(?:six\.moves\.)?urllib\.(?:request\.)?(?:urlopen|urlretrieve)$|^urllib2\.urlopen$|^wget\.download$|^gdown\.download$|^socket\.create_connection$|^torch\.hub\.download_url_to_file$/;
const python_network_STARTS = /^(?:subprocess\.(?:run|call|check_call|check_output|Popen)|os\.(?:system|popen))$/;
const python_network_FETCHING_PROGRAMS = /^["'[(\s]{0,6}(?:curl|wget|aria2c)\b/;
function judgeInstallTime(file, call, paths) {
    const { names } = file;
    const atTop = names.scopes.of(call).kind === 'module';
    if (!INSTALLS.test(file.path) && !(atTop && IMPORTED_FIRST.test(file.path)))
        return undefined;
    const starts = paths.some((path) => python_network_STARTS.test(path));
    const fetches = paths.some((path) => FETCHES.test(path));
    const command = starts ? names.arguments(call).positional[0] : undefined;
    if (!fetches && (command === undefined || !python_network_FETCHING_PROGRAMS.test(names.tree.textOf(command))))
        return undefined;
    return { rule: python_system_rules/* INSTALL_TIME_NETWORK */.pI, severity: 'high', state: atTop ? 'top' : 'command', calm: true };
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-privilege.js
/** Programs that begin another command, and are looked through. */
const PREFIXES = new Set(['env', 'nohup', 'exec', 'time', 'nice', 'command', 'timeout']);
const ROOT = new Set(['sudo', 'pkexec', 'doas', 'runas', 'gsudo']);
/** Programs that change rights, the kernel or the network, whatever they are called with. */
const SYSTEM_PROGRAMS = new Set([
    'add-apt-repository',
    'apt-key',
    'insmod',
    'iptables',
    'ip6tables',
    'ldconfig',
    'modprobe',
    'nft',
    'rmmod',
    'setcap',
    'setenforce',
    'useradd',
    'usermod',
    'visudo',
]);
/** Package managers of the system, and what makes them change it. */
const SYSTEM_PACKAGES = new Set([
    'apt', 'apt-get', 'aptitude', 'dpkg', 'yum', 'dnf', 'zypper', 'apk', 'pacman', 'rpm', 'snap', 'brew', 'port', 'choco', 'winget',
]); // biome-ignore format: a list of names
const SYSTEM_INSTALLS = /^(?:install|reinstall|upgrade|update|dist-upgrade|full-upgrade|add|remove|purge|-i|--install|-U|-S\w{0,3})$/;
/** Package managers of languages. */
const LANGUAGE_PACKAGES = new Set([
    'pip', 'pip3', 'uv', 'pipx', 'conda', 'mamba', 'micromamba', 'easy_install', 'npm', 'pnpm', 'yarn', 'cargo', 'gem', 'go',
]); // biome-ignore format: a list of names
const SERVICE_CHANGES = /^(?:start|stop|restart|enable|disable|mask|unmask|daemon-reload|kill)$/;
/** Modes that give everybody rights, or the rights of the owner. */
const WIDE_MODE = /^(?:[0-7]?[0-7]?[0-7][2367]|[ugoa]{0,4}\+[rwx]{0,3}s[rwx]{0,3}|[2467][0-7]{3})$/;
const OWN_TO_ROOT = /^root(?::|$)/;
/** Settings of a graphics card that hold for everybody who uses it. */
const CARD_SETTINGS = /^(?:-pm|-pl|-lgc|-lmc|-mig|-ac|-r|-e|-c|--persistence-mode|--power-limit|--gpu-reset|--lock-gpu-clocks|--multi-instance-gpu)$/;
/** The worst that one of the commands of a shell text does. */
function privilegeOfText(text) {
    return worst(text
        .slice(0, MAX_TEXT)
        .split(SEPARATORS)
        .map((part) => privilegeOf(part.trim().split(python_privilege_BLANKS))));
}
/** Code units of a command text that are read. */
const MAX_TEXT = 4000;
const SEPARATORS = /&&|\|\||[;|&\n]/;
const python_privilege_BLANKS = /[ \t]+/;
function worst(found) {
    return found.find((privilege) => privilege?.severity === 'medium') ?? found.find((privilege) => privilege);
}
/** @param words a command and its arguments; an empty word stands for what is not known */
function privilegeOf(words) {
    let at = 0;
    while (at < words.length && (PREFIXES.has(programOf(words[at])) || ASSIGNMENT.test(words[at] ?? '')))
        at++;
    const program = programOf(words[at]);
    const rest = words.slice(at + 1);
    const [first = '', second = ''] = rest.filter((word) => !word.startsWith('-'));
    if (ROOT.has(program)) {
        // `sudo -n true` only asks whether it would work.
        return first === '' && rest.length > 0 && !rest.includes('')
            ? undefined
            : change('medium', program, first);
    }
    if (SYSTEM_PROGRAMS.has(program) && rest.length > 0)
        return change('medium', program, first);
    if (program === 'sysctl') {
        return rest.some((word) => word === '-w' || word.includes('='))
            ? change('medium', program, first)
            : undefined;
    }
    if (SYSTEM_PACKAGES.has(program)) {
        const does = rest.find((word) => SYSTEM_INSTALLS.test(word));
        return does === undefined ? undefined : change('medium', program, does);
    }
    if (program === 'systemctl' || program === 'launchctl' || program === 'service') {
        return rest.some((word) => SERVICE_CHANGES.test(word)) && !rest.includes('--user')
            ? change('medium', program, first)
            : undefined;
    }
    if (program === 'chmod' && WIDE_MODE.test(first))
        return change('medium', program, first);
    if (program === 'chown' && OWN_TO_ROOT.test(first))
        return change('medium', program, first);
    if (program === 'mount' && first !== '')
        return change('medium', program, first);
    if (program === 'nvidia-smi') {
        const setting = rest.find((word) => CARD_SETTINGS.test(word));
        // `-r` and the like are options of queries as well.
        return setting === undefined || rest.some((word) => QUERIES.test(word))
            ? undefined
            : change('medium', program, setting);
    }
    return installs(program, rest, first, second);
}
const ASSIGNMENT = /^[A-Za-z_]\w{0,60}=/;
const QUERIES = /^--(?:query|format|list|help|version)/;
/** Packages of the language: seldom a surprise in what the project's own scripts do. */
function installs(program, rest, first, second) {
    if (PYTHON.test(program)) {
        const module = rest.indexOf('-m');
        return module === -1 ? undefined : privilegeOf(rest.slice(module + 1));
    }
    if (!LANGUAGE_PACKAGES.has(program))
        return undefined;
    const isInstall = first === 'install' || first === 'uninstall' || (first === 'pip' && second === 'install');
    const global = program !== 'npm' && program !== 'pnpm' && program !== 'yarn';
    if (!isInstall || (!global && !rest.includes('-g') && !rest.includes('--global')))
        return undefined;
    return change('low', program, 'install');
}
const PYTHON = /^(?:python[0-9.]{0,6}|py)$/;
function change(severity, program, what) {
    return { severity, words: what === '' ? program : `${program} ${what}` };
}
function programOf(word) {
    if (word === undefined)
        return '';
    const name = word.slice(word.lastIndexOf('/') + 1);
    return name.endsWith('.exe') ? name.slice(0, -4) : name;
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-command.js







/** Results that a shell reads as one word, or that hold nothing it would take apart. */
const HARMLESS = new Set([
    'shlex.quote',
    'shlex.join',
    'pipes.quote',
    'six.moves.shlex_quote',
    'subprocess.list2cmdline',
    'builtins.int',
    'builtins.float',
    'builtins.len',
    'builtins.round',
    'builtins.hash',
    'builtins.id',
    'builtins.range',
    'builtins.enumerate',
    'builtins.__file__',
    'builtins.__name__',
    'multiprocessing.cpu_count',
    'os.cpu_count',
    'os.getpid',
    'os.getppid',
    'os.getuid',
    'os.getgid',
    'os.pathsep',
    'os.sep',
    'os.linesep',
    'os.name',
    'os.devnull',
    'platform.machine',
    'platform.system',
    'random.randint',
    'shutil.which',
    'sys.executable',
    'sys.platform',
    'sys.prefix',
    'sys.exec_prefix',
    'tempfile.gettempdir',
    'tempfile.mkdtemp',
    'tempfile.mktemp',
    'time.time',
    'torch.cuda.device_count',
    'uuid.uuid4',
]);
/** Where what a shell is told may come from elsewhere than from this program. */
const OUTSIDE = /^(?:sys\.argv|builtins\.(?:input|raw_input)|os\.(?:environ|getenv)(?:\.|$)|flask\.request|requests\.|urllib\.|urllib2\.|httpx\.|socket\.|argparse\.)/;
function textFor(names, node) {
    const texts = (0,python_values/* textsOf */.CB)(names.values(node));
    if (texts !== undefined)
        return { kind: 'constant', texts };
    const found = ingredientsOf(names, node, (path) => HARMLESS.has(path));
    const outside = [...found.paths].some((path) => OUTSIDE.test(path));
    if (found.open === 0 && !outside)
        return { kind: 'settled' };
    const written = found.texts.filter((text) => text.trim().length > 1);
    return written.length === 0 ? { kind: 'unknown', outside } : { kind: 'mixed', outside, texts: written };
}
/** A text that a shell runs. Undefined argument: it is out of sight. */
function judgeShellText(file, node) {
    const judged = judgeText(file, node);
    const isWorse = judged?.severity === 'critical';
    return !isWorse && node !== undefined && pipesDownload(file, node)
        ? { rule: python_rules/* FETCH_THEN_EXECUTE */.Pm, severity: 'critical', state: 'piped' }
        : judged;
}
/** `curl … | sh`, also with an address that is put in. */
function pipesDownload(file, node) {
    const texts = (0,python_values/* textsOf */.CB)(file.names.values(node)) ?? [file.names.tree.textOf(node)];
    return texts.some((text) => PIPED.test(text.slice(0, python_command_MAX_TEXT)));
}
/** Code units of one command that are searched. */
const python_command_MAX_TEXT = 4000;
const PIPED = /\b(?:curl|wget)\s[^|;&\n]{1,400}\|\s{0,4}(?:sudo\s{1,4})?(?:[a-z/]{0,20}\/)?(?:ba|z|da|k)?sh\b|\b(?:ba|z)?sh\s{1,4}-c\s{1,4}["']?\$\((?:curl|wget)\s/;
function judgeText(file, node) {
    if (node === undefined)
        return shell('medium', 'unseen');
    const text = textFor(file.names, node);
    switch (text.kind) {
        case 'constant':
            return (privileged(text.texts) ??
                wildcard(text.texts) ?? {
                rule: python_system_rules/* PYTHON_SHELL */.CB,
                severity: 'low',
                state: 'constant',
                calm: true,
                note: (0,redact/* evidence */.MX) `the command is a constant`,
            });
        case 'settled':
            return { rule: python_system_rules/* PYTHON_SHELL */.CB, severity: 'low', state: 'settled', calm: true };
        case 'mixed': {
            const judged = shell('high', text.outside ? 'outside' : 'mixed');
            return text.outside
                ? { ...judged, note: (0,redact/* evidence */.MX) `what is put in comes from outside of the program` }
                : judged;
        }
        case 'unknown': {
            const traced = judgeHidden(file, node);
            if (traced !== undefined)
                return traced;
            // A function that runs the command it is given leaves the question to its callers.
            return shell(text.outside ? 'high' : 'medium', text.outside ? 'outside' : 'given');
        }
    }
}
function shell(severity, state) {
    return { rule: python_system_rules/* PYTHON_SHELL */.CB, severity, state };
}
/** `tar cf x *`: names of files turn into options. */
function wildcard(texts) {
    if (!texts.some(hasWildcard))
        return undefined;
    const note = (0,redact/* evidence */.MX) `names of files that begin with - become options`;
    return { rule: python_system_rules/* PYTHON_SHELL */.CB, severity: 'low', state: 'wildcard', note, calm: true };
}
/** Commands of one line, and what makes names into options. */
const COMMAND_ENDS = /[;|&\n]/;
const TAKES_OPTIONS = /\b(?:tar|chown|chmod|rsync)\b/;
const LONE_WILDCARD = /\s\*/;
function hasWildcard(text) {
    return text.split(COMMAND_ENDS).some((command) => {
        const name = TAKES_OPTIONS.exec(command);
        return name !== null && LONE_WILDCARD.test(command.slice(name.index));
    });
}
/** The worst that one of these command lines does to the system. */
function privileged(texts) {
    for (const text of texts) {
        const found = privilegeOfText(text);
        if (found !== undefined)
            return privilegeFinding(found.words, found.severity);
    }
    return undefined;
}
function privilegeFinding(words, severity) {
    return {
        rule: python_system_rules/* PRIVILEGED_COMMAND */.s_,
        severity,
        state: words,
        note: (0,redact/* evidence */.MX) `it runs ${(0,redact/* excerpt */.Kb)(words)}`,
    };
}
/** A program and its arguments, without a shell in between unless the program is one. */
function judgeArguments(file, items) {
    return judgeWordList(file, [], items);
}
/** @param first words of the command that are known without an expression */
function judgeWordList(file, first, items) {
    const { names } = file;
    const words = items.slice(0, MAX_WORDS).map((item) => {
        if (item === undefined)
            return '';
        const [value] = names.values(item);
        if (value?.kind === 'text')
            return value.text;
        return names.paths(item).includes('sys.executable') ? 'python' : '';
    });
    const all = [...first, ...words];
    const program = all.findIndex((word) => !python_command_PREFIXES.test(word));
    const at = words.findIndex((word) => COMMAND_OPTION.test(word));
    if (at !== -1 && SHELLS.test(all[program] ?? ''))
        return judgeShellText(file, items[at + 1]);
    const handed = at === -1 ? undefined : items[at + 1];
    if (handed !== undefined && python_command_PYTHON.test(all[program] ?? ''))
        return judgeHidden(file, handed);
    const found = privilegeOf(all);
    return found === undefined ? undefined : privilegeFinding(found.words, found.severity);
}
/** Text from the network or in disguise, whatever runs it. */
function judgeHidden(file, node) {
    const origins = originsOf(file.names, node);
    if (origins.fetches)
        return { rule: python_rules/* FETCH_THEN_EXECUTE */.Pm, severity: 'critical', state: 'fetched' };
    return origins.decodes ? { rule: python_rules/* DECODE_THEN_EXECUTE */.$K, severity: 'critical', state: 'decoded' } : undefined;
}
const python_command_PYTHON = /^(?:[\w/.]{0,80}\/)?python[0-9.]{0,6}(?:\.exe)?$/;
/** Arguments of one command that are looked at. */
const MAX_WORDS = 64;
/** What may stand before the program that counts. */
const python_command_PREFIXES = /^(?:[\w/]{0,40}\/)?(?:sudo|doas|env|nohup|exec|setsid|nice|time|command|xvfb-run)$|^[A-Z_]{1,40}=|^-[A-Za-z]$/;
const SHELLS = /^(?:[\w/.:\\-]{0,80}[/\\])?(?:sh|bash|zsh|dash|ash|ksh|fish|cmd|powershell|pwsh)(?:\.exe)?$/i;
const COMMAND_OPTION = /^(?:-[a-z]{0,4}c|\/[ck]|-command|-encodedcommand|-enc?)$/i;

;// CONCATENATED MODULE: ./build/js/checks/code/python-process.js







/** `os.system(text)` and its kin: there is always a shell. */
const judgeAlwaysShell = (use, file) => {
    if (use.kind === 'reference') {
        const note = (0,redact/* evidence */.MX) `the function itself is handed on`;
        return { rule: python_system_rules/* PYTHON_SHELL */.CB, severity: 'medium', state: 'handed-on', note };
    }
    const text = ['cmd', 'command', 'args', 'commandline']
        .map((keyword) => (0,python_arguments/* argumentOf */.Nf)(use.args, keyword, 0))
        .find((argument) => argument.kind !== 'absent');
    return text === undefined ? undefined : worstOf(nodesOf(text), (node) => judgeShellText(file, node));
};
/** `loop.subprocess_shell(factory, text)`: the text stands second. */
const judgeLoopShell = onlyCalls((use, file) => {
    const text = (0,python_arguments/* argumentOf */.Nf)(use.args, 'cmd', 1);
    return worstOf(nodesOf(text), (node) => judgeShellText(file, node));
});
/** `subprocess.run(args, shell=…)`: everything depends on `shell`, and on the program. */
const judgeSubprocess = (use, file) => {
    if (use.kind === 'reference')
        return undefined;
    const command = (0,python_arguments/* argumentOf */.Nf)(use.args, 'args', 0);
    const shell = (0,python_arguments/* argumentOf */.Nf)(use.args, 'shell', use.kind === 'call' ? 8 : undefined);
    const truth = shellTruth(use, file, shell);
    if (truth === false)
        return worstOf(nodesOf(command), (node) => judgeWords(file, node));
    if (use.kind === 'passed' && command.kind === 'absent' && truth === true) {
        const note = (0,redact/* evidence */.MX) `the command comes later`;
        return { rule: python_system_rules/* PYTHON_SHELL */.CB, severity: 'medium', state: 'handed-on', note };
    }
    const judged = worstOf(nodesOf(command), (node) => judgeInShell(file, node));
    if (truth === true || judged === undefined)
        return judged;
    const note = (0,redact/* evidence */.MX) `shell is not a constant`;
    // The choice is made elsewhere; a constant command is no danger either way.
    return judged.rule === python_system_rules/* PYTHON_SHELL */.CB
        ? { ...judged, severity: 'low', confidence: 'low', note, calm: true }
        : judged;
};
function shellTruth(use, file, shell) {
    if (shell.kind === 'absent')
        return false;
    // What is hidden behind `**options` is hardly ever a shell.
    if (shell.kind === 'hidden')
        return false;
    return truthOf(file, use, shell);
}
function truthOf(file, _use, shell) {
    const { names } = file;
    const values = names.argumentValues(shell) ?? [];
    // A dictionary display says by its entries whether it is empty.
    const truths = values.map((value) => {
        if (value.kind !== 'pairs')
            return (0,python_values/* commonTruth */.pe)([value]);
        const { entries, complete } = { ...names.entries(value.node) };
        return entries.size > 0 ? true : complete ? false : undefined;
    });
    if (truths.some((truth) => truth === true))
        return true;
    return truths.length > 0 && truths.every((truth) => truth === false) ? false : 'unknown';
}
/** The command of a call with `shell=True`: a text, or a list whose first element is the text. */
function judgeInShell(file, node) {
    if (node === undefined)
        return judgeShellText(file, undefined);
    const values = file.names.values(node);
    const lists = values.flatMap((value) => (value.kind === 'items' ? [value.items] : []));
    if (lists.length === 0 || lists.length < values.length)
        return judgeShellText(file, node);
    const words = worstOf(lists, (items) => judgeArguments(file, items));
    const first = worstOf(lists.flatMap((items) => (items[0] === undefined ? [] : [items[0]])), (text) => judgeShellText(file, text));
    return words ?? first;
}
/** A list of arguments without a shell, also one that a constant text is split into. */
function judgeWords(file, node) {
    if (node === undefined)
        return undefined;
    const { names } = file;
    const lists = worstOf(names.values(node), (value) => value.kind === 'items' ? judgeArguments(file, value.items) : undefined);
    if (lists !== undefined)
        return lists;
    const texts = (0,python_values/* textsOf */.CB)(names.values(splitText(file, node)));
    return texts === undefined ? undefined : privileged(texts);
}
/** The text in `"…".split()` and `shlex.split("…")`; any other expression itself. */
function splitText(file, node) {
    const { names } = file;
    const { tree } = names;
    if (tree.type(node) !== 'call')
        return node;
    const callee = tree.child(node, 'function');
    if (names.paths(callee).includes('shlex.split'))
        return names.arguments(node).positional[0] ?? node;
    const splits = tree.type(callee) === 'attribute' && tree.textOf(tree.child(callee, 'attribute')) === 'split';
    return splits ? tree.child(callee, 'object') : node;
}
/** `os.execvp(file, args)` and `os.posix_spawn(path, args, env)`: the list stands second. */
function judgeListAt(position) {
    return onlyCalls((use, file) => {
        const list = use.args.positional[position];
        return list === undefined ? undefined : judgeWords(file, list);
    });
}
/** `asyncio.create_subprocess_exec(program, *args)`, `os.execlp(file, arg0, …)`: each argument stands alone. */
function judgeSpread(position) {
    return onlyCalls((use, file) => judgeArguments(file, use.args.positional.slice(position)));
}
/** `pty.spawn(argv)`: a list, or one program. */
const judgePtySpawn = onlyCalls((use, file) => judgeWords(file, use.args.positional[0]));
/** A text that the library splits or hands to a shell, on this machine or another. */
const judgeCommandLine = onlyCalls((use, file) => {
    const [text] = nodesOf((0,python_arguments/* argumentOf */.Nf)(use.args, 'command', 0));
    if (text === undefined)
        return undefined;
    const judged = judgeShellText(file, text);
    return judged?.severity === 'high' ? { ...judged, severity: 'medium' } : judged;
});
function nodesOf(argument) {
    if (argument.kind === 'given')
        return argument.nodes;
    return argument.kind === 'hidden' ? [undefined] : [];
}
function worstOf(items, judge) {
    let worst;
    for (const item of items) {
        const judged = judge(item);
        if (judged !== undefined && (worst === undefined || (0,code_severity/* compareSeverity */.zK)(judged.severity, worst.severity) > 0))
            worst = judged;
    }
    return worst;
}
/** `sh.bash("-c", text)` */
const judgeNamedShell = onlyCalls((use, file) => judgeWordList(file, ['bash'], use.args.positional));
/** `pip.main(["install", name])` */
const judgePipMain = onlyCalls((use, file) => {
    const [list] = use.args.positional;
    if (list === undefined)
        return undefined;
    return worstOf(file.names.values(list), (value) => value.kind === 'items' ? judgeWordList(file, ['pip'], value.items) : undefined);
});
/** `os.setuid(0)`: becoming root; becoming anybody else gives rights away. */
const judgeIdentity = onlyCalls((use, file) => {
    const root = use.args.positional.some((id) => {
        const value = file.names.single(id);
        return value.kind === 'number' && value.number === 0;
    });
    return root ? { rule: python_system_rules/* PRIVILEGED_COMMAND */.s_, severity: 'medium', state: 'root' } : undefined;
});
/** `run_line_magic("system", text)`, `run_cell_magic("bash", "", text)`. @param position of the text */
function judgeMagic(position) {
    return onlyCalls((use, file) => {
        const [magic] = use.args.positional;
        const names = magic === undefined ? undefined : (0,python_values/* textsOf */.CB)(file.names.values(magic));
        if (names?.some((name) => SHELL_MAGICS.has(name)) !== true)
            return undefined;
        return judgeShellText(file, use.args.positional[position]);
    });
}
const SHELL_MAGICS = new Set(['!', 'bash', 'sh', 'sx', 'system']);

;// CONCATENATED MODULE: ./build/js/checks/code/python-system-sinks.js








/** Names of one module that are judged alike. `x().y` is the method `y` of what calling `x` gives. */
function of(module, members, judge) {
    return members.split(' ').map((member) => [`${module}.${member}`, judge]);
}
const call = (...given) => onlyCalls(always(...given));
/** What these do to the system around the program depends on their arguments; their names alone wake the parser. */
const SYSTEM_SINKS = [
    ...of('os', 'system popen popen2 popen3 popen4', judgeAlwaysShell),
    ...of('os', 'setuid seteuid setresuid setgid setegid', judgeIdentity),
    ...of('os', 'startfile', judgeCommandLine),
    ...['pip', 'pip._internal', 'pip._internal.cli.main'].flatMap((module) => of(module, 'main', judgePipMain)),
    ...of('posix', 'system popen', judgeAlwaysShell),
    ...of('nt', 'system popen', judgeAlwaysShell),
    ...of('popen2', 'popen2 popen3 popen4 Popen3 Popen4', judgeAlwaysShell),
    ...of('commands', 'getoutput getstatusoutput', judgeAlwaysShell),
    ...of('subprocess', 'getoutput getstatusoutput', judgeAlwaysShell),
    ...of('asyncio', 'create_subprocess_shell', judgeAlwaysShell),
    ...of('asyncio.subprocess', 'create_subprocess_shell', judgeAlwaysShell),
    ...of('pexpect', 'run runu spawn spawnu', judgeCommandLine),
    ...of('pexpect.popen_spawn', 'PopenSpawn', judgeCommandLine),
    ...of('pty', 'spawn', judgePtySpawn),
    ...of('fabric.api', 'local run sudo', judgeCommandLine),
    ...of('fabric.operations', 'local run sudo', judgeCommandLine),
    ...of('invoke', 'run', judgeCommandLine),
    ...of('ctypes', 'CDLL PyDLL WinDLL OleDLL', judgeNativeLoad(0, 'name')),
    ...['cdll', 'windll', 'oledll', 'pydll'].flatMap((loader) => of(`ctypes.${loader}`, 'LoadLibrary', judgeNativeLoad(0))),
    ...of('_ctypes', 'dlopen LoadLibrary', judgeNativeLoad(0)),
    ...of('numpy.ctypeslib', 'load_library', judgeLoadLibrary()),
    ...of('torch.ops', 'load_library', judgeNativeLoad(0, 'path')),
    ...of('torch.classes', 'load_library', judgeNativeLoad(0, 'path')),
    ...of('tensorflow', 'load_op_library load_library', judgeNativeLoad(0)),
    ...of('llvmlite.binding', 'load_library_permanently', judgeNativeLoad(0, 'filename')),
    ...of('importlib.machinery', 'ExtensionFileLoader', judgeNativeLoad(1, 'path')),
    ...of('imp', 'load_dynamic', judgeNativeLoad(1, 'pathname')),
    ...of('os', 'add_dll_directory', judgeDirectory()),
    ...of('torch.utils.cpp_extension', 'load_inline', judgeExtension(['cpp_sources', 'cuda_sources'], 1)),
    ...of('cupy', 'RawModule', judgeCompiler('code', 0)),
    ...of('cupy', 'RawKernel', judgeCompiler('code', 0)),
    ...of('cupy', 'ElementwiseKernel', judgeCompiler('operation', 2)),
    ...of('cupy', 'ReductionKernel', judgeCompiler('map_expr', 2)),
    ...of('pycuda.compiler', 'SourceModule', judgeCompiler('source', 0)),
    ...of('cuda.nvrtc', 'nvrtcCreateProgram', judgeCompiler('src', 0)),
    ...of('cuda.bindings.nvrtc', 'nvrtcCreateProgram', judgeCompiler('src', 0)),
    ...of('cuda.core.experimental', 'Program', judgeCompiler('code', 0)),
    ...of('pyopencl', 'Program', judgeCompiler('src', 1)),
    ...of('cppyy', 'cppdef cppexec', judgeCompiler('code', 0)),
    ...of('cython', 'inline', judgeCompiler('code', 0)),
    ...of('Cython', 'inline', judgeCompiler('code', 0)),
    ...of('scipy.weave', 'inline', judgeCompiler('code', 0)),
    ...of('pyximport', 'install', call(python_system_rules/* NATIVE_COMPILE */.Ke, 'low')),
    ...of('torch.hub', 'load', judgeHubLoad),
    ...of('keras.config', 'enable_unsafe_deserialization', call(python_system_rules/* KERAS_LOAD */.Us, 'high')),
    ...of('keras.src.saving.serialization_lib', 'enable_unsafe_deserialization', call(python_system_rules/* KERAS_LOAD */.Us, 'high')),
    ...of('tensorflow.keras.config', 'enable_unsafe_deserialization', call(python_system_rules/* KERAS_LOAD */.Us, 'high')),
    ...['keras.models', 'keras.saving', 'tensorflow.keras.models', 'tensorflow.keras.saving'].flatMap((module) => of(module, 'load_model', judgeKerasLoad)),
    ...['keras.saving', 'tensorflow.keras.saving', 'keras.utils'].flatMap((module) => of(module, 'deserialize_keras_object', judgeKerasLoad)),
    ...of('code', 'InteractiveConsole InteractiveInterpreter', call(python_system_rules/* PYTHON_INTERPRETER */.oY, 'audit')),
    ...of('code', 'interact', call(python_system_rules/* DEBUGGER_LEFT */.UG, 'low')),
    ...of('runpy', 'run_module', runModule()),
    ...of('_xxsubinterpreters', 'run_string', judgeInterpreter(1, 'high', 'script')),
    ...of('_interpreters', 'run_string exec', judgeInterpreter(1, 'high', 'script')),
    ...of('_testcapi', 'run_in_subinterp', judgeInterpreter(0, 'high', 'code')),
    ...of('test.support', 'run_in_subinterp', judgeInterpreter(0, 'high', 'code')),
    ...of('timeit', 'timeit repeat Timer', judgeInterpreter(0, 'medium', 'stmt')),
    ...of('cProfile', 'run runctx', judgeInterpreter(0, 'medium', 'statement')),
    ...of('profile', 'run runctx', judgeInterpreter(0, 'medium', 'statement')),
    ...of('pdb', 'run runeval', judgeInterpreter(0, 'medium', 'statement')),
    ...of('logging.config', 'listen', judgeListen),
    ...of('zipimport', 'zipimporter', call(python_rules/* DYNAMIC_IMPORT */.qf, 'low')),
    ...of('site', 'addsitedir', call(python_rules/* DYNAMIC_IMPORT */.qf, 'audit')),
    ...of('pdb', 'set_trace', call(python_system_rules/* DEBUGGER_LEFT */.UG, 'info')),
    ...of('ipdb', 'set_trace', call(python_system_rules/* DEBUGGER_LEFT */.UG, 'info')),
    ...of('pudb', 'set_trace', call(python_system_rules/* DEBUGGER_LEFT */.UG, 'info')),
    ...of('builtins', 'breakpoint', call(python_system_rules/* DEBUGGER_LEFT */.UG, 'info')),
    ...of('ssl', '_create_unverified_context _create_stdlib_context', judgeUnverifiedContext),
    ...of('urllib.request', 'urlretrieve', judgeStored([])),
    ...of('wget', 'download', judgeStored([])),
    ...of('torch.hub', 'download_url_to_file', judgeStored(['hash_prefix'])),
    ...of('pooch', 'retrieve', judgeStored(['known_hash'])),
    ...of('torchvision.datasets.utils', 'download_url download_and_extract_archive', judgeStored(['md5'])),
    ...of('shutil', 'unpack_archive', judgeUnpack()),
    ...of('mako.template', 'Template', judgeTemplate('text', 'medium')),
    ...of('jinja2', 'Template', judgeTemplate('source', 'medium')),
    ...of('jinja2.environment', 'Template', judgeTemplate('source', 'medium')),
];
/** These need another word beside them before they can matter, and words of their own wake the parser. */
const WORDED_SINKS = [
    ...of('huggingface_hub', 'hf_hub_download snapshot_download', judgeHubDownload),
    ...of('datasets', 'load_dataset', judgeHubDownload),
    ...of('subprocess', 'run call check_call check_output Popen', judgeSubprocess),
    ...of('six.moves.subprocess', 'run call check_call check_output Popen', judgeSubprocess),
    ...of('sh', 'bash sh zsh dash', judgeNamedShell),
    ...of('asyncio', 'create_subprocess_exec', judgeSpread(0)),
    ...of('asyncio.subprocess', 'create_subprocess_exec', judgeSpread(0)),
    ...of('os', 'execl execlp execle execlpe', judgeSpread(1)),
    ...of('os', 'spawnl spawnlp spawnle spawnlpe', judgeSpread(2)),
    ...of('os', 'execv execvp execve execvpe posix_spawn posix_spawnp', judgeListAt(1)),
    ...of('os', 'spawnv spawnvp spawnve spawnvpe', judgeListAt(2)),
    ...['asyncio.get_event_loop()', 'asyncio.get_running_loop()', 'asyncio.new_event_loop()'].flatMap((loop) => of(loop, 'subprocess_shell', judgeLoopShell)),
    ...['fabric.Connection()', 'fabric2.Connection()', 'invoke.Context()'].flatMap((owner) => of(owner, 'run sudo local', judgeCommandLine)),
    ...of('paramiko.SSHClient()', 'exec_command', judgeCommandLine),
    ...of('paramiko.client.SSHClient()', 'exec_command', judgeCommandLine),
    ...of('cffi.FFI()', 'dlopen', judgeNativeLoad(0)),
    ...of('cffi.FFI()', 'verify', judgeCompiler('source', 0)),
    ...of('onnxruntime.SessionOptions()', 'register_custom_ops_library', judgeNativeLoad(0)),
    ...of('torch.utils.cpp_extension', 'load', judgeExtension(['sources'], 1)),
    ...of('code.InteractiveConsole()', 'push runcode runsource', judgeInterpreter(0, 'high')),
    ...of('code.InteractiveInterpreter()', 'runcode runsource', judgeInterpreter(0, 'high')),
    // It is a built-in where IPython runs the program, which is how notebooks are saved as scripts.
    ...['builtins.get_ipython()', 'IPython.get_ipython()'].flatMap((shell) => [
        ...of(shell, 'run_cell run_code', judgeInterpreter(0, 'medium', 'raw_cell')),
        ...of(shell, 'system system_raw system_piped getoutput', judgeAlwaysShell),
        ...of(shell, 'run_line_magic', judgeMagic(1)),
        ...of(shell, 'run_cell_magic', judgeMagic(2)),
    ]),
    ...of('pdb.Pdb()', 'run runeval', judgeInterpreter(0, 'medium')),
    ...of('cProfile.Profile()', 'run runctx', judgeInterpreter(0, 'medium', 'cmd')),
    ...of('tarfile.open()', 'extractall', judgeExtract(4)),
    ...of('tarfile.TarFile()', 'extractall', judgeExtract(4)),
    ...of('tarfile.TarFile.open()', 'extractall', judgeExtract(4)),
    ...of('jinja2.Environment()', 'from_string', judgeTemplate('source', 'medium')),
    ...of('jinja2.environment.Environment()', 'from_string', judgeTemplate('source', 'medium')),
    ...[
        'transformers.AutoModel',
        'transformers.AutoTokenizer',
        'transformers.AutoConfig',
        'transformers.AutoProcessor',
        'transformers.AutoModelForCausalLM',
        'transformers.AutoModelForSeq2SeqLM',
        'transformers.AutoModelForSequenceClassification',
        'diffusers.DiffusionPipeline',
        'diffusers.StableDiffusionPipeline',
    ].flatMap((owner) => of(owner, 'from_pretrained', judgeHubDownload)),
];
/** `load_library(libname, loader_path)`: the directory decides, the name is only its tail. */
function judgeLoadLibrary() {
    const directory = judgeNativeLoad(1, 'loader_path');
    return onlyCalls((use, file) => directory(use, file));
}
/** Where Windows looks for libraries besides: a step before a load, not one. */
function judgeDirectory() {
    const directory = judgeNativeLoad(0, 'path');
    return (use, file) => {
        const judged = directory(use, file);
        return judged === undefined || judged.severity === 'high' ? judged : { ...judged, severity: 'low' };
    };
}
/** `runpy.run_module(name)` with a name that the file does not show. */
function runModule() {
    const text = judgeInterpreter(0, 'low', 'mod_name');
    return onlyCalls((use, file) => {
        const judged = text(use, file);
        return judged === undefined || judged.severity === 'critical'
            ? judged
            : { ...judged, rule: python_rules/* DYNAMIC_IMPORT */.qf, calm: true };
    });
}
/** `shutil.unpack_archive` handles tar archives as `tarfile` does; what kind it gets is seldom shown. */
function judgeUnpack() {
    const extract = judgeExtract(undefined);
    return onlyCalls((use, file) => {
        const judged = extract(use, file);
        return judged === undefined || judged.state === 'trusted' ? judged : { ...judged, severity: 'audit' };
    });
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-torch.js





/** Reading weights only: `weights_only` is a keyword of its own, `pickle_module` stands third. */
const judgeTorchLoad = (use, file) => {
    const { names } = file;
    const weightsOnly = (0,python_arguments/* argumentOf */.Nf)(use.args, 'weights_only', undefined);
    const truth = names.truth(use.args, 'weights_only');
    if (truth === true)
        return undefined;
    const data = use.kind === 'call' ? use.args.positional[0] : undefined;
    if (data !== undefined && cameFromHere(file, data)) {
        const note = (0,redact/* evidence */.MX) `reads back what the same function has written`;
        return { rule: python_rules/* TORCH_LOAD */.Uu, severity: 'info', state: 'round-trip', note };
    }
    if (truth === false && !isNone(file, weightsOnly)) {
        return {
            rule: python_rules/* TORCH_LOAD */.Uu,
            severity: 'high',
            state: 'switched-off',
            note: (0,redact/* evidence */.MX) `weights_only is False`,
            ...editOf(file, use, weightsOnly),
        };
    }
    const pickleModule = names.argumentValues((0,python_arguments/* argumentOf */.Nf)(use.args, 'pickle_module', 2));
    if (pickleModule?.some((value) => value.kind !== 'none' && value.kind !== 'unknown')) {
        const note = (0,redact/* evidence */.MX) `passing pickle_module turns the safe default off, also in torch 2.6 and later`;
        return {
            rule: python_rules/* TORCH_LOAD */.Uu,
            severity: 'high',
            state: 'pickle-module',
            note,
            ...editOf(file, use, weightsOnly),
        };
    }
    if (weightsOnly.kind === 'given' && truth === 'unknown') {
        const note = (0,redact/* evidence */.MX) `weights_only is not a constant`;
        return { rule: python_rules/* TORCH_LOAD */.Uu, severity: 'medium', confidence: 'medium', state: 'unknown', note };
    }
    return { ...judgeDefault(file), ...editOf(file, use, weightsOnly) };
};
function isNone(file, argument) {
    return file.names.argumentValues(argument)?.every((value) => value.kind === 'none') ?? false;
}
function judgeDefault(file) {
    switch (file.torchFloor) {
        case 'safe-by-default': {
            const note = (0,redact/* evidence */.MX) `the repository asks for torch 2.6 or newer, where weights_only=True is the default`;
            return { rule: python_rules/* TORCH_LOAD */.Uu, severity: 'info', state: 'default-safe', note };
        }
        case 'unsafe-by-default': {
            const note = (0,redact/* evidence */.MX) `the repository allows torch before 2.6, where this runs code from the file`;
            return { rule: python_rules/* TORCH_LOAD */.Uu, severity: 'medium', state: 'default', note };
        }
        case 'not-declared': {
            const note = (0,redact/* evidence */.MX) `safe only with torch 2.6 or newer, and the repository declares no such bound`;
            return { rule: python_rules/* TORCH_LOAD */.Uu, severity: 'medium', state: 'default', note };
        }
    }
}
function editOf(file, use, weightsOnly) {
    const { tree } = file.names;
    if (weightsOnly.kind === 'given') {
        const [node] = weightsOnly.nodes;
        // Only a value written in the call itself, not one from a dictionary elsewhere.
        if (node === undefined || tree.parent(tree.parent(tree.parent(node))) !== use.node)
            return {};
        return { edit: { from: tree.start(node), to: tree.end(node), text: 'True' } };
    }
    if (use.kind !== 'call' || weightsOnly.kind === 'hidden')
        return {};
    const last = tree.children(tree.child(use.node, 'arguments')).at(-1);
    if (last === undefined)
        return {};
    return { edit: { from: tree.end(last), to: tree.end(last), text: ', weights_only=True' } };
}
/** `torch.hub.load_state_dict_from_url`: `weights_only` is False by default in every release. */
const judgeStateDictFromUrl = (use, file) => {
    if (file.names.truth(use.args, 'weights_only', 6) === true)
        return undefined;
    const checked = file.names.truth(use.args, 'check_hash', 4) === true;
    const note = checked
        ? (0,redact/* evidence */.MX) `the file is compared with the hash in its name`
        : (0,redact/* evidence */.MX) `the default is weights_only=False, and nothing compares the download with a hash`;
    return {
        rule: python_rules/* TORCH_LOAD */.Uu,
        severity: checked ? 'low' : 'medium',
        state: checked ? 'url-hashed' : 'url',
        note,
        ...editOf(file, use, (0,python_arguments/* argumentOf */.Nf)(use.args, 'weights_only', 6)),
    };
};
/** `anything.load_checkpoint(path, weights_only=False)`: wrappers hand the keyword on to `torch.load`. */
function judgeWrapper(file, call) {
    const { names } = file;
    const { tree } = names;
    const callee = tree.child(call, 'function');
    const method = tree.textOf(tree.type(callee) === 'attribute' ? tree.child(callee, 'attribute') : callee);
    if (callee === tree_sitter/* NO_NODE */.lB || method.length > MAX_METHOD || !LOADING.test(method))
        return undefined;
    const args = names.arguments(call);
    const given = (0,python_arguments/* argumentOf */.Nf)(args, 'weights_only', undefined);
    if (given.kind !== 'given' || names.truth(args, 'weights_only') !== false || isNone(file, given))
        return undefined;
    const use = { kind: 'call', node: call, path: '', args };
    return {
        rule: python_rules/* TORCH_LOAD */.Uu,
        severity: 'medium',
        confidence: 'medium',
        state: 'wrapper',
        note: (0,redact/* evidence */.MX) `the wrapper is told to run code from the file`,
        ...editOf(file, use, given),
    };
}
/** Code units of the name of a method; longer ones are no names. */
const MAX_METHOD = 80;
const LOADING = /load/i;
/** Programs in files: PyTorch packages run Python, AOTInductor packages are native libraries. */
const judgePackage = () => ({ rule: python_rules/* TORCH_PACKAGE_LOAD */.Bl, severity: 'high', state: '' });
/** TorchScript and exported graphs run in PyTorch's own interpreter. */
const judgeProgram = (use) => use.kind === 'reference'
    ? undefined
    : { rule: python_rules/* TORCH_PACKAGE_LOAD */.Bl, severity: 'low', confidence: 'medium', state: 'graph' };
const FORCE_UNSAFE = 'TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD';
/** What torch takes for true. */
const SWITCHED_ON = new Set(['1', 'y', 'yes', 'true']);
const SETTERS = new Set(['setdefault', 'putenv', 'setenv', 'setitem', '__setitem__']);
/** A place that sets the environment variable which turns the safe default off. */
function judgeEnvironment(file, node) {
    const { names } = file;
    for (const [key, value] of settings(file, node)) {
        const isName = key.kind === 'name' ? key.name === FORCE_UNSAFE : names.values(key.node).some(isVariable);
        if (!isName)
            continue;
        const values = names.values(value);
        const off = values.every((one) => one.kind === 'text' && !SWITCHED_ON.has(one.text.toLowerCase()));
        if (!off && value !== tree_sitter/* NO_NODE */.lB)
            return { rule: python_rules/* TORCH_UNSAFE_DEFAULT */.k_, severity: 'high', state: '' };
    }
    return undefined;
}
function isVariable(value) {
    return value.kind === 'text' && value.text === FORCE_UNSAFE;
}
/** Keys and values that a statement or expression puts into some mapping. */
function* settings(file, node) {
    const { tree } = file.names;
    switch (tree.type(node)) {
        case 'assignment': {
            const left = tree.child(node, 'left');
            if (tree.type(left) !== 'subscript')
                return;
            yield [{ kind: 'node', node: tree.child(left, 'subscript') }, tree.child(node, 'right')];
            return;
        }
        case 'pair':
            yield [{ kind: 'node', node: tree.child(node, 'key') }, tree.child(node, 'value')];
            return;
        case 'keyword_argument':
            yield [{ kind: 'name', name: tree.textOf(tree.child(node, 'name')) }, tree.child(node, 'value')];
            return;
        case 'call': {
            const callee = tree.child(node, 'function');
            const method = tree.type(callee) === 'attribute' ? tree.textOf(tree.child(callee, 'attribute')) : '';
            if (!SETTERS.has(method))
                return;
            const { positional } = file.names.arguments(node);
            for (const [index, key] of positional.entries()) {
                const value = positional[index + 1];
                if (value !== undefined)
                    yield [{ kind: 'node', node: key }, value];
            }
        }
    }
}

// EXTERNAL MODULE: ./build/js/syntax/python-paths.js
var python_paths = __webpack_require__(6217);
;// CONCATENATED MODULE: ./build/js/checks/code/python-yaml.js





/** By the last part of the name, in PyYAML and in ruamel.yaml. `Loader` builds any object since PyYAML 5.1. */
const python_yaml_LOADERS = new Map([
    ['SafeLoader', 'safe'],
    ['CSafeLoader', 'safe'],
    ['BaseLoader', 'safe'],
    ['CBaseLoader', 'safe'],
    ['RoundTripLoader', 'safe'],
    ['Loader', 'unsafe'],
    ['CLoader', 'unsafe'],
    ['UnsafeLoader', 'unsafe'],
    ['CUnsafeLoader', 'unsafe'],
    ['FullLoader', 'partly'],
    ['CFullLoader', 'partly'],
]);
const YAML_MODULE = /^(?:yaml|ruamel\.yaml|ruamel_yaml|_yaml)(?:\.\w{1,32}){0,2}$/;
/** Classes deriving from classes that are followed. */
const MAX_BASES = 8;
/** `yaml.load` and `yaml.load_all`: everything depends on the loader. */
const judgeYamlLoad = (use, file) => {
    const argument = (0,python_arguments/* argumentOf */.Nf)(use.args, 'Loader', 1);
    const loaders = file.names.argumentValues(argument);
    if (loaders === undefined) {
        const note = (0,redact/* evidence */.MX) `without a loader, PyYAML before 5.1 builds any object, and 6.0 refuses to run`;
        return { rule: python_rules/* YAML_LOAD */.fo, severity: 'medium', state: 'no-loader', note, ...safeLoadEdit(file, use) };
    }
    const safeties = loaders.map((loader) => safetyOf(file, loader, 0));
    if (safeties.every((safety) => safety === 'safe'))
        return undefined;
    if (safeties.includes('unsafe')) {
        return { rule: python_rules/* YAML_LOAD */.fo, severity: 'high', state: 'unsafe', ...loaderEdit(file, argument) };
    }
    if (safeties.includes('partly'))
        return { ...judgeFull(), ...loaderEdit(file, argument) };
    const note = (0,redact/* evidence */.MX) `it is not known which loader this is`;
    return { rule: python_rules/* YAML_LOAD */.fo, severity: 'low', confidence: 'low', state: 'unknown', note };
};
const judgeFullLoad = () => judgeFull();
function judgeFull() {
    const note = (0,redact/* evidence */.MX) `the full loader could be made to run code before PyYAML 5.4`;
    return { rule: python_rules/* YAML_LOAD */.fo, severity: 'medium', state: 'full', note };
}
const judgeUnsafeLoad = () => ({ rule: python_rules/* YAML_LOAD */.fo, severity: 'high', state: 'unsafe' });
/** `ruamel.yaml.YAML(typ="unsafe")` */
const judgeRuamel = (use, file) => {
    if (use.kind === 'reference')
        return undefined;
    const types = file.names.argumentValues((0,python_arguments/* argumentOf */.Nf)(use.args, 'typ', 0)) ?? [];
    const unsafe = types.some((value) => (value.kind === 'text' && value.text === 'unsafe') ||
        (value.kind === 'items' &&
            value.items.some((item) => item !== undefined && python_yaml_isText(file.names.values(item), 'unsafe'))));
    return unsafe ? { rule: python_rules/* YAML_LOAD */.fo, severity: 'high', state: 'unsafe' } : undefined;
};
function python_yaml_isText(values, text) {
    return values.some((value) => value.kind === 'text' && value.text === text);
}
function safetyOf(file, loader, depth) {
    if (loader.kind === 'name') {
        const known = python_yaml_LOADERS.get((0,python_paths/* lastPart */.S)(loader.path));
        const module = loader.path.slice(0, loader.path.lastIndexOf('.'));
        return known !== undefined && YAML_MODULE.test(module) ? known : 'unknown';
    }
    if (loader.kind !== 'class' || depth === MAX_BASES)
        return 'unknown';
    const { tree } = file.names;
    const bases = tree.child(loader.node, 'superclasses');
    if (bases === tree_sitter/* NO_NODE */.lB)
        return 'unknown';
    const safeties = tree
        .children(bases)
        .filter((base) => tree.type(base) !== 'keyword_argument')
        .flatMap((base) => file.names.values(base).map((value) => safetyOf(file, value, depth + 1)));
    const order = ['unsafe', 'partly', 'safe'];
    return order.find((safety) => safeties.includes(safety)) ?? 'unknown';
}
/** `yaml.load(x)` → `yaml.safe_load(x)` */
function safeLoadEdit(file, use) {
    const { tree } = file.names;
    const callee = use.kind === 'call' ? tree.child(use.node, 'function') : tree_sitter/* NO_NODE */.lB;
    if (callee === tree_sitter/* NO_NODE */.lB || tree.type(callee) !== 'attribute' || use.args.keywords.size > 0)
        return {};
    const name = tree.child(callee, 'attribute');
    if (!LOAD_NAME.test(tree.textOf(name)))
        return {};
    return { edit: { from: tree.start(name), to: tree.start(name), text: 'safe_' } };
}
const LOAD_NAME = /^load(?:_all)?$/;
/** `Loader=yaml.Loader` → `Loader=yaml.SafeLoader` */
function loaderEdit(file, argument) {
    const { tree } = file.names;
    const [node] = argument.kind === 'given' ? argument.nodes : [];
    if (node === undefined || tree.type(node) !== 'attribute')
        return {};
    const name = tree.child(node, 'attribute');
    const text = tree.textOf(name);
    if (!python_yaml_LOADERS.has(text))
        return {};
    return {
        edit: {
            from: tree.start(name),
            to: tree.end(name),
            text: text.startsWith('C') ? 'CSafeLoader' : 'SafeLoader',
        },
    };
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-sinks.js









/** Dotted names without their module, for modules with the same members. */
function members(modules, names, judge) {
    return modules.flatMap((module) => names.map((name) => [`${module}.${name}`, judge]));
}
function each(paths, judge) {
    return paths.map((path) => [path, judge]);
}
const PICKLE_MODULES = [
    'pickle',
    '_pickle',
    'cPickle',
    'pickle5',
    'cloudpickle',
    'dill',
    'dill._dill',
    'six.moves.cPickle',
    'zodbpickle.pickle',
    'compress_pickle',
    'ray.cloudpickle',
    'joblib.externals.cloudpickle',
    'distributed.protocol.pickle',
    'multiprocessing.reduction.ForkingPickler',
    'numpy.compat.py3k.pickle',
    'pandas.compat.pickle_compat',
];
const PICKLE_MEMBERS = ['load', 'loads', '_load', '_loads', 'Unpickler', '_Unpickler'];
/** What each function that can run data comes to, by its canonical dotted path. */
const SINKS = new Map([
    ['builtins.eval', judgeEval],
    ['builtins.exec', judgeExec],
    ['six.exec_', judgeExec],
    ['future.utils.exec_', judgeExec],
    ['builtins.execfile', judgeExecfile],
    ['builtins.compile', judgeCompile],
    ['codeop.compile_command', judgeCompile],
    ['code.compile_command', judgeCompile],
    ['types.CodeType', onlyCalls(always(python_rules/* CODE_OBJECT */.S1, 'medium'))],
    ['types.FunctionType', judgeFunctionType],
    ['types.LambdaType', judgeFunctionType],
    ['numexpr.evaluate', judgeExpression('medium')],
    ['sympy.parsing.sympy_parser.parse_expr', judgeExpression('medium')],
    ['sympy.parse_expr', judgeExpression('medium')],
    ['sympy.sympify', judgeExpression('audit')],
    ['sympy.lambdify', judgeExpression('audit')],
    ['builtins.__import__', judgeImport],
    ['importlib.import_module', judgeImport],
    ['importlib.__import__', judgeImport],
    ['importlib.util.spec_from_file_location', judgeModuleFile(1)],
    ['importlib.machinery.SourceFileLoader', judgeModuleFile(1)],
    ['importlib.machinery.SourcelessFileLoader', judgeModuleFile(1)],
    ['imp.load_source', judgeModuleFile(1)],
    ['imp.load_compiled', judgeModuleFile(1)],
    ['runpy.run_path', judgeModuleFile(0)],
    ...members(PICKLE_MODULES, PICKLE_MEMBERS, judgePickle),
    ...each([
        'dill.load_session',
        'dill.load_module',
        'dill.load_module_asdict',
        'dill.session.load_session',
        'dill.session.load_module',
        'dill.session.load_module_asdict',
        'pandas.read_pickle',
        'pandas.io.pickle.read_pickle',
        'pandas.io.api.read_pickle',
        'networkx.read_gpickle',
        'networkx.readwrite.gpickle.read_gpickle',
        'srsly.pickle_loads',
        'srsly.read_pickle',
        'kombu.serialization.pickle_loads',
    ], judgePickle),
    ...each(['joblib.load', 'sklearn.externals.joblib.load', 'joblib.numpy_pickle.load'], always(python_rules/* JOBLIB_LOAD */.mU, 'high')),
    ...members(['shelve'], ['open', 'Shelf', 'BsdDbShelf', 'DbfilenameShelf'], onlyCalls(always(python_rules/* SHELVE_OPEN */.Vl, 'high'))),
    ...members(['jsonpickle', 'jsonpickle.unpickler'], ['decode', 'loads', 'Unpickler'], always(python_rules/* JSONPICKLE_DECODE */.Qh, 'high')),
    ...members(['marshal'], ['load', 'loads'], judgeMarshal),
    ['importlib._bootstrap_external._compile_bytecode', judgeMarshal],
    ...each([
        'multiprocessing.connection.Client',
        'multiprocessing.connection.Listener',
        'mlflow.pyfunc.load_model',
        'mlflow.sklearn.load_model',
        'mlflow.pytorch.load_model',
        'fastai.learner.load_learner',
        'fastai.basics.load_learner',
        'fastai.vision.all.load_learner',
        'fastai.text.all.load_learner',
        'fastai.tabular.all.load_learner',
        'gensim.utils.unpickle',
        'gensim.models.Word2Vec.load',
        'gensim.models.Doc2Vec.load',
        'gensim.models.FastText.load',
        'gensim.models.LdaModel.load',
        'gensim.models.KeyedVectors.load',
        'gensim.corpora.Dictionary.load',
        'klepto.archives.file_archive',
        'klepto.archives.dir_archive',
    ], judgeImplicitPickle('medium')),
    ...each([
        'pyspark.serializers.PickleSerializer',
        'pyspark.serializers.CPickleSerializer',
        'django.contrib.sessions.serializers.PickleSerializer',
    ], always(python_rules/* IMPLICIT_PICKLE */.hg, 'medium')),
    // Between the processes of one job, which training code does everywhere.
    ...members(['torch.distributed'], [
        'broadcast_object_list',
        'recv_object_list',
        'scatter_object_list',
        'gather_object',
        'all_gather_object',
    ], judgeImplicitPickle('audit')),
    ['torch.distributed.rpc.init_rpc', judgeImplicitPickle('low')],
    ...each(['torch.load', 'torch.serialization.load'], judgeTorchLoad),
    ...each([
        'torch.hub.load_state_dict_from_url',
        'torch.utils.model_zoo.load_url',
        'torchvision.models.utils.load_state_dict_from_url',
        'torchvision._internally_replaced_utils.load_state_dict_from_url',
    ], judgeStateDictFromUrl),
    ...each([
        'torch.package.PackageImporter',
        'torch._inductor.aoti_load_package',
        'torch._inductor.package.load_package',
    ], judgePackage),
    ...each(['torch.jit.load', 'torch.export.load'], judgeProgram),
    ...each(['numpy.load', 'jax.numpy.load', 'cupy.load', 'numpy.lib.npyio.load', 'numpy.lib.npyio.NpzFile'], judgeAllowPickle(2)),
    ...each(['numpy.lib.format.read_array', 'numpy.lib.npyio.format.read_array'], judgeAllowPickle(1)),
    ...members(['yaml', 'ruamel.yaml', 'ruamel_yaml'], ['load', 'load_all'], judgeYamlLoad),
    ...members(['yaml', 'ruamel.yaml', 'ruamel_yaml'], ['unsafe_load', 'unsafe_load_all'], judgeUnsafeLoad),
    ...members(['yaml'], ['full_load', 'full_load_all'], judgeFullLoad),
    ...members(['yaml'], ['UnsafeLoader', 'Loader', 'CLoader', 'CUnsafeLoader'], onlyCalls(judgeUnsafeLoad)),
    ['ruamel.yaml.YAML', judgeRuamel],
    ...SYSTEM_SINKS,
]);
const METHOD = /\(\)\.(\w{1,64})$/;
const WORDED = new Map(WORDED_SINKS);
/** Names of methods that are judged by what they are methods of. */
const SINK_METHODS = new Set([...SINKS.keys(), ...WORDED.keys()].flatMap((path) => METHOD.exec(path)?.[1] ?? []));
/** Every function whose name alone is worth a look. */
const SINK_PATHS = [...SINKS.keys()];
/** Another module hands on these modules as its own member: `from compat import pickle`. */
const HANDED_ON = /\.((?:_?pickle|cPickle|pickle5|cloudpickle|dill|marshal)\.(?:_?loads?|_?Unpickler))$/;
function judgeOf(path) {
    const known = SINKS.get(path) ?? WORDED.get(path);
    if (known !== undefined || path.startsWith('.'))
        return known;
    const handedOn = HANDED_ON.exec(path)?.[1];
    const judge = handedOn === undefined ? undefined : SINKS.get(handedOn);
    if (judge === undefined)
        return undefined;
    return (use, file) => {
        const judged = judge(use, file);
        return judged === undefined ? undefined : { ...judged, confidence: 'medium' };
    };
}
/** Members of other modules that take the place of a built-in when everything is imported. */
const SHADOWING = new Set([
    'pandas.eval',
    're.compile',
    'regex.compile',
    'torch.compile',
    'numexpr.compile',
    'sre_compile.compile',
]);
/** What `from module import *` makes of a name, as far as sinks and built-ins are concerned. */
function starMember(module, name) {
    const path = `${module}.${name}`;
    return SINKS.has(path) || WORDED.has(path) || SHADOWING.has(path) ? path : undefined;
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-gadgets.js





const REDUCERS = new Set(['__reduce__', '__reduce_ex__']);
/** Nodes of one statement that the finding speaks of. */
const python_gadgets_MAX_NODES = 400;
/** What no object needs to be put together again. */
const HARMFUL = /^(?:builtins\.(?:eval|exec|compile|__import__|breakpoint)|os\.(?:system|popen|exec\w{1,4}|spawn\w{1,4}|posix_spawnp?|remove|unlink)|posix\.system|nt\.system|subprocess\.\w{1,30}|pty\.spawn|importlib\.import_module|runpy\.\w{1,20}|socket\.\w{1,30}|webbrowser\.open|ctypes\.\w{1,20}|shutil\.rmtree|commands\.\w{1,20}|platform\.popen)$/;
/** A `__reduce__` that gives back a function that runs code. */
function judgeReduce(file, statement) {
    const { names } = file;
    const { tree, scopes } = names;
    const scope = scopes.of(statement);
    if (scope.kind !== 'function' || scope.parent?.kind !== 'class')
        return undefined;
    if (!REDUCERS.has((0,python_scopes/* foldName */.z)(tree.textOf(tree.child(scope.node, 'name')))))
        return undefined;
    const returned = tree.firstChild(statement);
    if (returned === tree_sitter/* NO_NODE */.lB)
        return undefined;
    for (const value of names.values(returned)) {
        const callable = value.kind === 'items' ? value.items[0] : undefined;
        const harmful = callable === undefined ? undefined : names.paths(callable).find((path) => HARMFUL.test(path));
        if (harmful === undefined)
            continue;
        const end = Math.min(tree.lastInside(statement), statement + python_gadgets_MAX_NODES);
        return {
            rule: python_system_rules/* PICKLE_GADGET */.uE,
            severity: 'high',
            state: harmful,
            note: (0,redact/* evidence */.MX) `unpickling calls ${(0,redact/* excerpt */.Kb)(harmful)}`,
            explains: Array.from({ length: end - statement }, (_, index) => statement + 1 + index),
        };
    }
    return undefined;
}
/** `().__class__.__base__.__subclasses__()`: from an object of the language to every class there is. */
function judgeClimb(file, call) {
    const { tree } = file.names;
    const callee = tree.child(call, 'function');
    if (tree.type(callee) !== 'attribute' || tree.textOf(tree.child(callee, 'attribute')) !== '__subclasses__')
        return undefined;
    let object = tree.child(callee, 'object');
    let climbs = 0;
    for (let depth = 0; depth < MAX_CLIMB; depth++) {
        const type = tree.type(object);
        if (type === 'subscript')
            object = tree.child(object, 'value');
        else if (type === 'call')
            object = tree.child(object, 'function');
        else if (type === 'attribute') {
            if (CLIMBING.has(tree.textOf(tree.child(object, 'attribute'))))
                climbs++;
            object = tree.child(object, 'object');
        }
        else
            break;
    }
    const fromObject = file.names.paths(tree.child(callee, 'object')).includes('builtins.object');
    const fromLiteral = LITERALS.has(tree.type(object)) && climbs > 0;
    return climbs > 1 || fromLiteral || fromObject
        ? { rule: python_system_rules/* PYTHON_REFLECTION */.Zc, severity: fromLiteral || climbs > 1 ? 'high' : 'low', state: 'subclasses' }
        : undefined;
}
const MAX_CLIMB = 16;
const CLIMBING = new Set(['__class__', '__base__', '__bases__', '__mro__', 'mro']);
const LITERALS = new Set([
    'string',
    'tuple',
    'list',
    'dictionary',
    'integer',
    'float',
    'set',
    'parenthesized_expression',
]);
/** `globals()[name](…)`, `locals().get(name)()`, `vars()[name]()`: which function is called is text from elsewhere. */
function judgeNamespaceCall(file, call) {
    const { names } = file;
    const { tree } = names;
    const callee = tree.child(call, 'function');
    let container = tree_sitter/* NO_NODE */.lB;
    let key = tree_sitter/* NO_NODE */.lB;
    if (tree.type(callee) === 'subscript') {
        container = tree.child(callee, 'value');
        key = tree.child(callee, 'subscript');
    }
    else if (tree.type(callee) === 'call') {
        const method = tree.child(callee, 'function');
        if (tree.type(method) !== 'attribute' || tree.textOf(tree.child(method, 'attribute')) !== 'get')
            return undefined;
        container = tree.child(method, 'object');
        key = names.arguments(callee).positional[0] ?? tree_sitter/* NO_NODE */.lB;
    }
    if (container === tree_sitter/* NO_NODE */.lB || key === tree_sitter/* NO_NODE */.lB || tree.type(key) === 'slice')
        return undefined;
    const isNamespace = names.values(container).some((value) => value.kind === 'namespace' && value.path === '');
    if (!isNamespace || (0,python_values/* textsOf */.CB)(names.values(key)) !== undefined)
        return undefined;
    return { rule: python_system_rules/* PYTHON_REFLECTION */.Zc, severity: 'low', state: 'namespace' };
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-system.js





/** What one expression or statement says by its form, whether or not the function it calls is judged by itself. */
function* systemJudgements(file, mentions, node) {
    const { names } = file;
    switch (names.tree.type(node)) {
        case 'call':
            if (mentions.reflection) {
                yield { path: '', judgement: judgeClimb(file, node) };
                yield { path: '', judgement: judgeNamespaceCall(file, node) };
            }
            if (mentions.network)
                yield* networkJudgements(file, node);
            return;
        case 'assignment':
            if (mentions.network)
                yield { path: '', judgement: judgeVerifyAssignment(file, node) };
            if (mentions.preload)
                yield { path: '', judgement: judgePreload(file, node) };
            break;
        case 'subscript':
            if (mentions.ctypes)
                yield { path: '', judgement: judgeLibraryChoice(file, node) };
            return;
        case 'return_statement':
            if (mentions.reduce)
                yield { path: '', judgement: judgeReduce(file, node) };
            return;
    }
    if (mentions.remoteCode)
        yield { path: '', judgement: judgeRemoteCode(file, node) };
}
function* networkJudgements(file, call) {
    const paths = calleePaths(file.names, call);
    const [path] = paths;
    if (path === undefined)
        return;
    yield { path, judgement: judgeVerifyArgument(file, call, paths) };
    yield { path, judgement: judgeMetadata(file, call, paths) };
    yield { path, judgement: judgeInstallTime(file, call, paths) };
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-inspection.js














const HIDDEN_ARGUMENTS = { ...python_arguments/* NO_ARGUMENTS */.Hb, positionalKnown: false, keywordsKnown: false };
const NONE = [];
const PARTIALS = new Set(['functools.partial', 'functools.partialmethod']);
/** All findings of one file, unordered. */
function* inspectPython(loaded, file) {
    const inspection = new Inspection(file);
    for (const found of inspection.run())
        yield findingOf(loaded, file.names, found, found.judgement);
}
class Inspection {
    file;
    names;
    tree;
    /** Words without which some searches are in vain. */
    mentionsByteCode;
    mentionsTorchForce;
    mentions;
    found = [];
    /** Where an alias was made, and the worst that came of its uses. */
    viaAlias = new Map();
    explained = new Set();
    constructor(file) {
        this.file = file;
        this.names = file.names;
        this.tree = file.names.tree;
        this.mentionsByteCode = this.tree.text.includes('co_code');
        this.mentionsTorchForce = this.tree.text.includes('TORCH_FORCE');
        this.mentions = mentionsOf(this.tree.text);
    }
    run() {
        // Backwards, so that inner expressions are known before those around them ask.
        for (let node = this.tree.size - 1; node >= 0; node--)
            this.visit(node);
        this.flows();
        return this.found.filter((found) => !this.isSaidAlready(found));
    }
    visit(node) {
        switch (this.tree.type(node)) {
            case 'call':
                this.call(node);
                break;
            case 'identifier':
            case 'attribute':
                this.reference(node);
                break;
            case 'subscript':
                this.reference(node);
                this.add(node, '', judgeBuiltinChoice(this.file, node), 'other');
                this.system(node);
                break;
            case 'exec_statement':
                this.execStatement(node);
                break;
            case 'class_definition':
                this.classDefinition(node);
                break;
            case 'assignment':
                this.codeAssignment(node);
                this.environment(node);
                this.system(node);
                break;
            case 'pair':
            case 'keyword_argument':
                this.environment(node);
                this.system(node);
                break;
            case 'return_statement':
            case 'default_parameter':
            case 'typed_default_parameter':
                this.system(node);
                break;
            case 'binary_operator':
            case 'conditional_expression':
            case 'boolean_operator':
            case 'parenthesized_expression':
                this.names.values(node);
        }
    }
    call(node) {
        // The result may be a function itself: `getattr(builtins, "eval")`.
        this.reference(node);
        const callee = this.tree.child(node, 'function');
        const sinks = [...this.sinksOf(callee), ...this.methodsOf(callee)];
        this.system(node);
        if (sinks.length > 0) {
            const args = this.names.arguments(node);
            const uses = sinks.map(({ path, origin }) => ({ origin, path, kind: 'call', node, args }));
            if (this.judgeAll(uses, callee).some((judged) => judged !== undefined))
                return;
        }
        this.passedOn(node);
        if (sinks.length > 0)
            return;
        this.add(node, '', judgeBuiltinChoice(this.file, node), 'other');
        this.add(node, '', judgeWrapper(this.file, node), 'other');
        this.environment(node);
        if (this.mentionsByteCode && this.names.arguments(node).keywords.has('co_code')) {
            this.add(node, '', { rule: python_rules/* CODE_OBJECT */.S1, severity: 'medium', state: 'bytes' }, 'other');
        }
    }
    /** `tarfile.open(path).extractall()`: a method of what a known function gave back. */
    methodsOf(callee) {
        if (this.tree.type(callee) !== 'attribute')
            return NONE;
        if (!SINK_METHODS.has(this.tree.textOf(this.tree.child(callee, 'attribute'))))
            return NONE;
        return methodPaths(this.names, callee)
            .filter((path) => judgeOf(path) !== undefined)
            .map((path) => ({ path, origin: callee }));
    }
    system(node) {
        if (!this.mentions.any)
            return;
        for (const { path, judgement } of systemJudgements(this.file, this.mentions, node)) {
            this.add(node, path, judgement, 'other');
        }
    }
    /** What several calls of one function come to together. */
    flows() {
        if (!this.mentions.network)
            return;
        const flows = flowFindings(this.file, (call) => calleePaths(this.names, call));
        for (const { node, path, judgement, replaces, needsFinding } of flows) {
            if (needsFinding === true && !this.found.some((found) => found.node === node))
                continue;
            if (replaces) {
                for (let index = this.found.length - 1; index >= 0; index--) {
                    if (this.found[index]?.node === node)
                        this.found.splice(index, 1);
                }
            }
            this.add(node, path, judgement, 'other');
        }
    }
    environment(node) {
        if (this.mentionsTorchForce)
            this.add(node, '', judgeEnvironment(this.file, node), 'other');
    }
    /** `partial(torch.load, weights_only=True)`: a sink given to a call together with its arguments. */
    passedOn(node) {
        const given = this.tree.children(this.tree.child(node, 'arguments'));
        if (!given.some((argument) => this.sinksOf(argument).length > 0))
            return;
        const args = this.names.arguments(node);
        for (const [index, argument] of args.positional.entries()) {
            const sinks = this.sinksOf(argument);
            if (sinks.length === 0 || !isWeighed(this.names, argument))
                continue;
            const isPartial = this.names.paths(this.tree.child(node, 'function')).some((path) => PARTIALS.has(path));
            const rest = { ...args, positional: args.positional.slice(index + 1) };
            const uses = sinks.map(({ path, origin }) => ({
                origin,
                path,
                kind: 'passed',
                node: isPartial ? node : argument,
                args: rest,
            }));
            this.judgeAll(uses, argument);
            this.explained.add(argument);
        }
    }
    reference(node) {
        if (!standsForValue(this.tree, node))
            return;
        const sinks = this.sinksOf(node);
        if (sinks.length === 0 || !isWeighed(this.names, node))
            return;
        const uses = sinks.map(({ path, origin }) => ({
            origin,
            path,
            kind: 'reference',
            node,
            args: HIDDEN_ARGUMENTS,
        }));
        this.judgeAll(uses, node);
    }
    /** Judges what an expression may stand for and keeps the worst. @param spelled the expression itself, to tell aliases */
    judgeAll(uses, spelled) {
        const judged = uses.map((use) => judgeOf(use.path)?.(use, this.file));
        let worst = -1;
        for (const [index, judgement] of judged.entries()) {
            const { origin } = uses[index];
            if (origin !== spelled)
                this.noteAlias(origin, judgement);
            if (judgement === undefined)
                continue;
            const best = judged[worst];
            if (best === undefined || (0,code_severity/* compareSeverity */.zK)(judgement.severity, best.severity) > 0)
                worst = index;
        }
        const use = uses[worst];
        if (use !== undefined)
            this.add(use.node, use.path, judged[worst], use.kind);
        return judged;
    }
    noteAlias(origin, judgement) {
        const known = this.viaAlias.get(origin);
        if (known === undefined ||
            (judgement !== undefined && (0,code_severity/* compareSeverity */.zK)(judgement.severity, known.severity) > 0)) {
            this.viaAlias.set(origin, judgement);
        }
    }
    sinksOf(node) {
        if (node === tree_sitter/* NO_NODE */.lB)
            return [];
        return this.names
            .values(node)
            .flatMap((value) => (value.kind === 'name' && judgeOf(value.path) !== undefined ? [value] : []));
    }
    /** Python 2's `exec code in namespace`. */
    execStatement(node) {
        const code = this.tree.child(node, 'code');
        const args = { ...python_arguments/* NO_ARGUMENTS */.Hb, positional: code === tree_sitter/* NO_NODE */.lB ? [] : [code] };
        const use = { kind: 'call', node, path: 'builtins.exec', args };
        this.add(node, use.path, judgeOf(use.path)?.(use, this.file), 'call');
    }
    classDefinition(node) {
        const judged = judgeClass(this.file, node);
        if (judged === undefined)
            return;
        this.explained.add(judged.base);
        this.found.push({
            node: this.tree.child(node, 'superclasses'),
            path: this.tree.textOf(judged.base),
            start: this.tree.start(node),
            judgement: judged,
            kind: 'other',
        });
    }
    /** `function.__code__ = …` */
    codeAssignment(node) {
        const left = this.tree.child(node, 'left');
        if (this.tree.type(left) !== 'attribute' || !CODE_ATTRIBUTE.test(this.tree.textOf(left).slice(-32)))
            return;
        const right = this.tree.child(node, 'right');
        if (right === tree_sitter/* NO_NODE */.lB || this.tree.type(right) === 'none')
            return;
        const swapped = CODE_ATTRIBUTE.test(this.tree.textOf(right).slice(-32));
        this.add(node, '', { rule: python_rules/* CODE_OBJECT */.S1, severity: swapped ? 'low' : 'medium', state: swapped ? 'swapped' : '' }, 'other');
    }
    add(node, path, judgement, kind) {
        if (judgement === undefined)
            return;
        for (const inner of judgement.explains ?? [])
            if (inner !== node)
                this.explained.add(inner);
        this.found.push({ node, path, judgement, kind });
    }
    isSaidAlready({ node, judgement, kind }) {
        if (kind !== 'passed' && this.explained.has(node))
            return true;
        if (kind !== 'reference' || !this.viaAlias.has(node))
            return false;
        // An alias inside a function is used there or nowhere; one of a module may be used by other files.
        if (this.names.scopes.of(node).kind === 'function')
            return true;
        const worst = this.viaAlias.get(node);
        return worst !== undefined && (0,code_severity/* compareSeverity */.zK)(worst.severity, judgement.severity) >= 0;
    }
}

// EXTERNAL MODULE: ./build/js/model/errors.js
var errors = __webpack_require__(237);
;// CONCATENATED MODULE: ./build/js/checks/code/python-torch-floor.js

/** Where a repository says which torch it needs. */
const MANIFESTS = [
    'pyproject.toml',
    'requirements.txt',
    'setup.cfg',
    'setup.py',
    'environment.yml',
    'environment.yaml',
];
/** Bytes of a manifest that are read. */
const MAX_MANIFEST = 262_144;
/** The first release in which `torch.load` only loads weights unless told otherwise. */
const SAFE_MAJOR = 2;
const SAFE_MINOR = 6;
/**
 * The oldest torch that the manifests nearest to a file allow: those of its own directory, else of the one above,
 * up to the root.
 */
async function declaredTorch(context, side, path) {
    const parts = path.split('/').slice(0, MAX_DIRECTORIES);
    for (let depth = parts.length - 1; depth >= 0; depth--) {
        const floor = await floorOf(context, side, parts.slice(0, depth).join('/'));
        if (floor !== 'not-declared')
            return floor;
    }
    return 'not-declared';
}
/** Directories below the root that are searched. */
const MAX_DIRECTORIES = 12;
/** Read once a run. */
function floorOf(context, side, directory) {
    return context.once(`code/torch-floor/${side}/${directory}`, async () => {
        const decoder = new TextDecoder();
        const floors = [];
        for (const name of MANIFESTS) {
            const bytes = await readable(context, side, directory === '' ? name : `${directory}/${name}`);
            if (bytes !== undefined)
                floors.push(...torchFloors(decoder.decode(bytes)));
        }
        if (floors.length === 0)
            return 'not-declared';
        return floors.every((floor) => floor === 'safe-by-default') ? 'safe-by-default' : 'unsafe-by-default';
    });
}
/** A manifest that cannot be read proves nothing about torch: it counts as absent, which is the stricter way. */
async function readable(context, side, path) {
    try {
        return await context.repository.read(side, path, MAX_MANIFEST);
    }
    catch (cause) {
        if (cause instanceof errors/* SourceError */.c)
            return undefined;
        throw cause;
    }
}
/** Each requirement on torch: `torch>=2.6`, `"torch ~= 2.7.0"`, `torch = "^2.6"`, `- pytorch=2.6`. */
const REQUIREMENT = /(?:^|[\s"'[,(])(?:py)?torch(?:\[[\w,. -]{0,80}\])?(?:[ \t]{0,8}=[ \t]{0,8}(?:\{[ \t]{0,8}version[ \t]{0,8}=[ \t]{0,8})?["']([^"'\n]{0,120})["']|[ \t]{0,8}\(?((?:===?|[<>!~]=?|=)[^"'\n#;)]{1,120})|(?=["'\s,;\])]|$))/gim;
function torchFloors(manifest) {
    const floors = [];
    for (const match of manifest.matchAll(REQUIREMENT)) {
        const bounds = match[1] ?? match[2];
        // The bare word also stands in prose, keywords and imports; only a bare list entry would be a requirement.
        if (bounds === undefined)
            continue;
        floors.push(excludesOldReleases(bounds) ? 'safe-by-default' : 'unsafe-by-default');
    }
    return floors;
}
const BOUND = /(?<![!<>=~])(===?|>=|>|~=|\^|~|=)[ \t]{0,8}v?(\d{1,4})(?:\.(\d{1,4}))?/g;
function excludesOldReleases(bounds) {
    for (const match of bounds.matchAll(BOUND)) {
        const major = Number(match[2]);
        const minor = Number(match[3] ?? 0);
        if (major > SAFE_MAJOR || (major === SAFE_MAJOR && minor >= SAFE_MINOR))
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./build/js/checks/code/python-reading.js









/** Reads what surrounds the file; the result looks through the file itself. */
async function pythonReading(file, text, context) {
    const parser = await (0,tree_sitter/* sourceParser */.DG)(context, 'tree-sitter-python.wasm');
    const torchFloor = TORCH.test(text) ? await declaredTorch(context, file.side, file.path) : 'not-declared';
    return function* () {
        const encoding = (0,python_encoding/* declaredEncoding */.Qc)((0,python_encoding/* firstTwoLines */.gn)(text));
        if (encoding?.kind === 'transforming')
            yield (0,python_encoding/* encodingFinding */.Jw)(file, encoding);
        if (encoding?.kind === 'multibyte' && !ALL_ASCII.test(text)) {
            yield unreadable('parse-failed', (0,redact/* evidence */.MX) `the file is in an encoding that is not read`, encoding.line);
        }
        const tree = (0,tree_sitter/* parseSource */.PJ)(parser, sourceLines(text));
        if ('reason' in tree) {
            yield unreadable(tree.reason, (0,redact/* evidence */.MX) `the Python parser gave up on this file`);
            return;
        }
        const lost = lostName(tree);
        if (lost !== undefined) {
            const detail = (0,redact/* evidence */.MX) `this part of the file is no Python that can be read`;
            yield unreadable('parse-failed', detail, file.position(lost).line);
        }
        const names = new python_names/* PythonNames */.Z(tree, (0,python_bindings/* readScopes */.Q)(tree), starMember);
        let fetches;
        yield* inspectPython(file, {
            path: file.path,
            names,
            torchFloor,
            fetches: () => {
                fetches ??= fileFetches(names);
                return fetches;
            },
        });
        if (names.exhausted)
            yield unreadable('over-limit', (0,redact/* evidence */.MX) `names of this file take too long to resolve`);
    };
}
/** Offset of a name that leads to the built-ins and stands in text that fits no rule of the grammar. */
function lostName(tree) {
    for (let node = 0; node < tree.size; node++) {
        if (tree.type(node) !== 'ERROR')
            continue;
        for (const child of tree.children(node)) {
            if (tree.type(child) === 'identifier' && LEADING_NAMES.test(tree.textOf(child)))
                return tree.start(child);
        }
    }
    return undefined;
}
const LEADING_NAMES = /^(?:__builtins__|__import__|builtins|getattr|globals|locals|vars|import_module|importlib|eval|exec)$/;
const TORCH = /torch/i;
const ALL_ASCII = /^[\x00-\x7f]*$/;
/** Python ends a line, and so a comment, at a lone CR; the grammar does not. Offsets stay as they are. */
function sourceLines(text) {
    return text.includes('\r') ? text.replace(LONE_RETURN, '\n') : text;
}
const LONE_RETURN = /\r(?!\n)/g;
function unreadable(reason, detail, line) {
    return { kind: 'unreadable', gap: 'missing', reason, detail, ...(line === undefined ? {} : { line }) };
}


/***/ })

};
