export const id = 563;
export const ids = [563];
export const modules = {

/***/ 4563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaredYaml: () => (/* binding */ declaredYaml)
/* harmony export */ });
/* unused harmony export yamlReleaseOf */
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2088);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(237);


const MANIFEST = 'package.json';
/** Bytes of a manifest that are read. */
const MAX_MANIFEST = 1_000_000;
/** Directories below the root that are searched. */
const MAX_DIRECTORIES = 12;
/** https://github.com/nodeca/js-yaml/blob/master/CHANGELOG.md#400---2021-01-03 */
const PLAIN_MAJOR = 4;
const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
/** By the nearest manifest that names js-yaml, from the directory of a file up to the root. */
async function declaredYaml(context, side, path) {
    const parts = path.split('/').slice(0, MAX_DIRECTORIES);
    for (let depth = parts.length - 1; depth >= 0; depth--) {
        const release = await releaseIn(context, side, parts.slice(0, depth).join('/'));
        if (release !== 'not-declared')
            return release;
    }
    return 'not-declared';
}
/** Read once a run. */
function releaseIn(context, side, directory) {
    return context.once(`code/js-yaml/${side}/${directory}`, async () => {
        const path = directory === '' ? MANIFEST : `${directory}/${MANIFEST}`;
        try {
            const bytes = await context.repository.read(side, path, MAX_MANIFEST);
            return bytes === undefined ? 'not-declared' : yamlReleaseOf(new TextDecoder().decode(bytes));
        }
        catch (cause) {
            // A manifest that cannot be read says nothing.
            if (cause instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c)
                return 'not-declared';
            throw cause;
        }
    });
}
function yamlReleaseOf(manifest) {
    const range = rangeIn(manifest);
    if (range === undefined)
        return 'not-declared';
    const lowest = lowestOf(range);
    if (lowest === undefined)
        return 'not-declared';
    return lowest < PLAIN_MAJOR ? 'with-functions' : 'plain';
}
function rangeIn(manifest) {
    let content;
    try {
        content = JSON.parse(manifest);
    }
    catch {
        return undefined;
    }
    for (const section of SECTIONS) {
        const range = fieldOf(fieldOf(content, section), 'js-yaml');
        if (typeof range === 'string')
            return range;
    }
    return undefined;
}
function fieldOf(record, name) {
    return typeof record === 'object' && record !== null
        ? record[name]
        : undefined;
}
/** Versions of a range that are longer than this are no ranges. */
const MAX_RANGE = 200;
/** The lowest major version that a range allows; a tag or an address allows none. `*` allows whatever is newest. */
function lowestOf(range) {
    if (range.length > MAX_RANGE)
        return undefined;
    try {
        const lowest = (0,semver__WEBPACK_IMPORTED_MODULE_0__.minVersion)(range);
        return lowest === null || lowest.version === '0.0.0' ? undefined : lowest.major;
    }
    catch {
        return undefined;
    }
}


/***/ })

};
