"use strict";
exports.id = 303;
exports.ids = [303];
exports.modules = {

/***/ 9303:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  walk: () => (/* binding */ walk)
});

// EXTERNAL MODULE: ./node_modules/fast-glob/out/index.js
var out = __webpack_require__(5648);
var out_default = /*#__PURE__*/__webpack_require__.n(out);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/action/file-errors.js
var file_errors = __webpack_require__(7836);
// EXTERNAL MODULE: ./build/action/place.js
var action_place = __webpack_require__(797);
;// CONCATENATED MODULE: ./build/action/directory-listing.js




/**
 * A directory as a walk shall see it: hidden names and directories that are left out are not
 * there, links are what they lead to, and devices and the like are files, so that whoever named them hears of it.
 * A directory that cannot be read is empty, and a problem.
 */
async function listDirectory(directory, options) {
    const shown = [];
    const place = (0,action_place/* slashed */.df)(directory, options.place.platform);
    const prefix = place.endsWith('/') ? place : `${place}/`;
    for (const entry of await readEntries(place, options)) {
        if (entry.name.startsWith('.') && !options.includeHiddenFiles)
            continue;
        const path = prefix + entry.name;
        const kind = entry.isSymbolicLink() ? kindOfTarget(path, options) : kindOfEntry(entry);
        if (kind === undefined || (kind === 'directory' && options.isLeftOut(path)))
            continue;
        if (kind === 'directory' && options.links.isLoop(path, entry.isSymbolicLink()))
            continue;
        shown.push(kind === 'file' ? asFile(entry.name) : asDirectory(entry.name));
    }
    return shown;
}
async function readEntries(directory, { onUnreadable }) {
    try {
        return await (0,promises_.readdir)(directory, { withFileTypes: true });
    }
    catch (error) {
        onUnreadable(directory, (0,file_errors/* unreadable */.O$)(directory, error));
        return [];
    }
}
function kindOfEntry(entry) {
    return entry.isDirectory() ? 'directory' : 'file';
}
/** Undefined for a link that is not followed. One that is broken counts as absent, as in @actions/glob. */
function kindOfTarget(link, options) {
    const { links } = options;
    const target = options.followSymbolicLinks ? targetOf(link) : undefined;
    if (target === undefined)
        return undefined;
    const staysInside = links.staysInside(link);
    if (target.isDirectory()) {
        if (!staysInside)
            options.onDirectoryOutside(link);
        return staysInside ? 'directory' : undefined;
    }
    if (!staysInside)
        options.onFileOutside(link);
    return 'file';
}
/** Undefined where there is none, or only a circle of links. */
function targetOf(link) {
    try {
        return (0,external_node_fs_.statSync)(link);
    }
    catch {
        return undefined;
    }
}
const no = () => false;
const yes = () => true;
const neither = {
    isBlockDevice: no,
    isCharacterDevice: no,
    isDirectory: no,
    isFIFO: no,
    isFile: no,
    isSocket: no,
    isSymbolicLink: no,
};
function asFile(name) {
    return { ...neither, name, isFile: yes };
}
function asDirectory(name) {
    return { ...neither, name, isDirectory: yes };
}

;// CONCATENATED MODULE: ./build/action/walk.js


/**
 * Absolute paths of all below `root` that matches a pattern of fast-glob and is no directory. fast-glob sees each
 * directory as {@link listDirectory} shows it.
 */
async function walk(root, patterns, options) {
    const list = async (directory) => {
        const entries = await listDirectory(onDisk(directory), options);
        return entries.map((entry) => ({ ...entry, name: onOneLine(entry.name) }));
    };
    const readdir = (directory, _, done) => {
        void list(directory).then((entries) => done?.(null, entries));
    };
    const found = await out_default()([...patterns], {
        cwd: onOneLine(root),
        fs: { readdir },
        caseSensitiveMatch: options.place.platform !== 'win32',
        dot: true,
        braceExpansion: false,
        extglob: false,
        followSymbolicLinks: false,
    });
    const prefix = root.endsWith('/') ? root : `${root}/`;
    return found.map((file) => prefix + onDisk(file));
}
/** The wildcards of fast-glob find no name with a line break in it, so that it is shown this mark and a number instead. */
const mark = '\ue000';
function onOneLine(name) {
    return name.replace(/[\n\r\u2028\u2029\ue000]/g, (character) => `${mark}${character.charCodeAt(0)};`);
}
function onDisk(path) {
    return path.replace(/\ue000(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}


/***/ })

};
;