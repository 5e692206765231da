"use strict";
exports.id = 159;
exports.ids = [159];
exports.modules = {

/***/ 159:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   compilePattern: () => (/* binding */ compilePattern)
/* harmony export */ });
/* harmony import */ var minimatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1138);
/* harmony import */ var _absolute_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7053);


/**
 * Reads a pattern as actions/upload-artifact does (through @actions/glob): `*`, `?`, `[…]` and `**` are wildcards
 * and nothing else is; they find names that start with a dot; a directory stands for all below it; case counts
 * except on Windows; `\` escapes a wildcard, but is a separator on Windows.
 */
function compilePattern(text, place) {
    const absolute = (0,_absolute_path_js__WEBPACK_IMPORTED_MODULE_1__/* .absolutePattern */ .Y8)(text, place);
    const onlyDirectories = absolute.endsWith('/');
    const glob = onlyDirectories ? absolute.slice(0, -1) : absolute;
    const options = { ...language, platform: place.platform === 'win32' ? 'win32' : 'linux' };
    const nocase = place.platform === 'win32';
    const itself = new minimatch__WEBPACK_IMPORTED_MODULE_0__/* .Minimatch */ .VR(glob, { ...options, nocase });
    const below = new minimatch__WEBPACK_IMPORTED_MODULE_0__/* .Minimatch */ .VR(`${glob}/**`, { ...options, nocase });
    const segments = new minimatch__WEBPACK_IMPORTED_MODULE_0__/* .Minimatch */ .VR(glob, options).set[0] ?? [];
    const wildcard = segments.findIndex((segment) => typeof segment !== 'string');
    const isTree = segments.at(-1) === minimatch__WEBPACK_IMPORTED_MODULE_0__/* .GLOBSTAR */ .ZN;
    return {
        root: rootPath(wildcard === -1 ? segments : segments.slice(0, wildcard)),
        walk: wildcard === -1 ? [] : walkFor(segments.slice(wildcard), onlyDirectories),
        matches: (file) => 
        // minimatch finds what stands right before a last ** only with a slash behind it.
        (!onlyDirectories && itself.match(isTree ? `${file}/` : file)) || below.match(file),
    };
}
/** What @actions/glob sets. */
const language = { dot: true, nobrace: true, nocomment: true, noext: true, nonegate: true };
function rootPath(segments) {
    const path = segments.join('/');
    return path === '' || /^[a-z]:$/i.test(path) ? `${path}/` : path;
}
function walkFor(segments, onlyDirectories) {
    const walk = segments
        .map(walkSegment)
        .join('/')
        .replace(/(^|\/)\*\*$/, '');
    const below = walk === '' ? '**' : `${walk}/**`;
    return walk === '' || onlyDirectories ? [below] : [walk, below];
}
/** Wildcards are left to fast-glob where both read them alike. Anything else becomes `*`, and {@link Pattern.matches} decides. */
function walkSegment(segment) {
    if (segment === minimatch__WEBPACK_IMPORTED_MODULE_0__/* .GLOBSTAR */ .ZN)
        return '**';
    const text = typeof segment === 'string' ? segment : segment.pattern;
    return /^[\w*-][\w.*-]*$/.test(text) && !text.includes('**') ? text : '*';
}


/***/ })

};
;