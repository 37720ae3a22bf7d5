export const id = 181;
export const ids = [181];
export const modules = {

/***/ 4181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OPEN_SEARCH: () => (/* binding */ OPEN_SEARCH),
/* harmony export */   isOutside: () => (/* binding */ isOutside),
/* harmony export */   networkOf: () => (/* binding */ networkOf),
/* harmony export */   roleOf: () => (/* binding */ roleOf),
/* harmony export */   writesFiles: () => (/* binding */ writesFiles)
/* harmony export */ });
const MANIFEST_BYTES = 1_000_000;
/** Directories between a source and the manifest of its crate. */
const MAX_STEPS = 8;
const BUILD_PATH = /^[ \t]{0,20}build[ \t]{0,20}=[ \t]{0,20}["'](?<path>[^"']{1,200})["']/m;
const IS_MACRO_CRATE = /^[ \t]{0,20}proc-macro[ \t]{0,20}=[ \t]{0,20}true\b/m;
const MACRO_ATTRIBUTE = /#\[\s{0,20}proc_macro(?:_derive|_attribute)?\b/;
/** The manifest of the crate says what a file is; without one, its name and what stands in it. */
async function roleOf(file, context) {
    const manifest = await nearestManifest(file, context);
    const directory = manifest?.directory ?? file.path.slice(0, file.path.lastIndexOf('/') + 1);
    const build = manifest === undefined ? undefined : BUILD_PATH.exec(manifest.text)?.groups?.['path'];
    if (file.path === `${directory}${(build ?? 'build.rs').replace(/^\.\//, '')}`)
        return 'build-script';
    if (file.path.endsWith('/build.rs') && manifest === undefined)
        return 'build-script';
    if (manifest !== undefined && IS_MACRO_CRATE.test(manifest.text)) {
        return RUNS_ELSEWHERE.test(file.path.slice(directory.length)) ? 'program' : 'macro';
    }
    return MACRO_ATTRIBUTE.test(file.text ?? '') && file.path.endsWith('src/lib.rs') && manifest === undefined
        ? 'macro'
        : 'program';
}
/** Tests, examples and measurements of a crate are programs of their own. */
const RUNS_ELSEWHERE = /^(?:benches|examples|tests)\//;
async function nearestManifest(file, context) {
    const parts = file.path.split('/').slice(0, -1);
    for (let left = MAX_STEPS; left > 0; left--) {
        const directory = parts.length === 0 ? '' : `${parts.join('/')}/`;
        const text = await context.once(`rust-manifest ${file.side} ${directory}`, async () => {
            const bytes = await context.repository.read(file.side, `${directory}Cargo.toml`, MANIFEST_BYTES);
            return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
        });
        if (text !== undefined)
            return { directory, text };
        if (parts.pop() === undefined)
            return undefined;
    }
    return undefined;
}
/** Crates whose functions talk to the network. */
const NETWORK_CRATES = new Set([
    'attohttpc',
    'curl',
    'git2',
    'hyper',
    'isahc',
    'minreq',
    'reqwest',
    'surf',
    'tungstenite',
    'ureq',
]);
const CONNECTS = new Set([
    'TcpStream::connect',
    'UdpSocket::bind',
    'UnixStream::connect',
]);
/** Functions of git2 that only read the repository on disk, which scripts ask for the version to print. */
const LOCAL_GIT = /^git2::(?!.{0,100}(?:clone|fetch|RepoBuilder|connect))/;
const WRITES = new Set([
    'File::create',
    'File::create_new',
    'fs::copy',
    'fs::create_dir',
    'fs::create_dir_all',
    'fs::hard_link',
    'fs::remove_dir_all',
    'fs::remove_file',
    'fs::rename',
    'fs::set_permissions',
    'fs::write',
    'unix::symlink',
]);
const ROOTS_OF_WRITES = new Set(['async_std', 'fs_err', 'std', 'tokio']);
/** The crate through which a function reaches the network; undefined when it does not. */
function networkOf(path) {
    const segments = path.split('::');
    const root = segments[0] ?? '';
    if (segments.length < 2)
        return undefined;
    if (NETWORK_CRATES.has(root))
        return LOCAL_GIT.test(path) ? undefined : root;
    return ROOTS_OF_WRITES.has(root) && CONNECTS.has(segments.slice(-2).join('::')) ? `${root}::net` : undefined;
}
function writesFiles(path) {
    const segments = path.split('::');
    return ROOTS_OF_WRITES.has(segments[0] ?? '') && WRITES.has(segments.slice(-2).join('::'));
}
/** Absolute, of the person who builds, or beside the crate. */
function isOutside(path) {
    return /^(?:\/|~|\.\.[/\\]|[A-Za-z]:[/\\]|\$HOME)/.test(path);
}
/** A directory that everybody may write to is searched for libraries. */
const OPEN_SEARCH = /^cargo::?rustc-link-search=(?:[a-z]{1,20}=)?\/(?:tmp|var\/tmp|dev\/shm)\b/;


/***/ })

};
