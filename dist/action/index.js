/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 7053:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fe: () => (/* binding */ asksForDirectory),
/* harmony export */   Hi: () => (/* binding */ absolutePath),
/* harmony export */   Y8: () => (/* binding */ absolutePattern)
/* harmony export */ });
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(797);

/** The absolute path a line names when it is taken word by word. */
function absolutePath(text, place) {
    return (0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .slashed */ .df)(rooted(text, place, (directory) => directory), place.platform);
}
/** The line as an absolute pattern. A slash at its end is kept: it asks for directories. */
function absolutePattern(text, place) {
    const pattern = rooted(text, place, (directory) => escapeWildcards(directory, place.platform));
    const plain = (0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .slashed */ .df)(pattern, place.platform);
    return asksForDirectory(text, place) && !plain.endsWith('/') ? `${plain}/` : plain;
}
/** Whether the line ends with a slash. */
function asksForDirectory(text, { platform }) {
    return text.endsWith('/') || (platform === 'win32' && text.endsWith('\\'));
}
/** Puts the directory in front that a relative line starts from, written as `quote` says. */
function rooted(text, place, quote) {
    const { platform, workspace, home } = place;
    const given = platform === 'win32' ? text.replaceAll('\\', '/') : text;
    if (/^~(?=\/|$)/.test(given))
        return quote(home) + given.slice(1);
    if (/^\.(?=\/|$)/.test(given))
        return quote(workspace) + given.slice(1);
    if (platform === 'win32') {
        const drive = /^[a-z]:/i.exec(given)?.[0];
        if (drive !== undefined)
            return onDrive(drive, given.slice(2), workspace, quote);
        if (/^\/(?!\/)/.test(given))
            return quote(rootOf(workspace)) + given;
    }
    return given.startsWith('/') ? given : `${quote(workspace)}/${given}`;
}
/** `C:\x` is absolute; `C:x` starts from the workspace when that is on the same drive. */
function onDrive(drive, rest, workspace, quote) {
    if (rest.startsWith('/'))
        return drive + rest;
    const isOurs = workspace.toLowerCase().startsWith(`${drive.toLowerCase()}/`);
    return isOurs ? `${quote(workspace)}/${rest}` : `${drive}/${rest}`;
}
/** The drive or share a Windows path is on. */
function rootOf(path) {
    return /^([a-z]:|\/\/[^/]+\/[^/]+)/i.exec(path)?.[0] ?? '';
}
function escapeWildcards(directory, platform) {
    const backslashes = platform === 'win32' ? directory : directory.replaceAll('\\', '\\\\');
    return backslashes.replace(/[[?*]/g, '[$&]');
}


/***/ }),

/***/ 7258:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ formatBlock),
/* harmony export */   Aw: () => (/* binding */ markerId),
/* harmony export */   OG: () => (/* binding */ parseBody),
/* harmony export */   Rs: () => (/* binding */ markerStart),
/* harmony export */   WZ: () => (/* binding */ formatBody)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2443);


/** What any text of a template or name must not contain. */
const markerStart = '<!-- pixvid-';
/** Short name for a comment key or a section in markers: keys are users' text and may hold anything. */
function markerId(kind, text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${kind}\0${text}`).digest('hex').slice(0, 20);
}
function formatBody({ key, write, created, closed, blocks }, title) {
    const ends = closed === null ? '' : ` ${(0,_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .formatRevision */ .TU)(closed)}`;
    const head = `${markerStart}comment ${key} ${write} ${(0,_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .formatRevision */ .TU)(created)}${ends} -->`;
    return [head, title, ...blocks.map(formatBlock)].filter((part) => part !== '').join('\n\n');
}
function formatBlock({ id, revision, html, state }) {
    const begin = `${markerStart}section ${id} ${(0,_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .formatRevision */ .TU)(revision)} -->`;
    const kept = state === '' ? '' : `\n${markerStart}state ${state} -->`;
    return `${begin}\n${html}\n${kept}\n${markerStart}end ${id} -->`;
}
const revisionText = String.raw `\d{1,15}\.\d{1,6}\.\d{1,6}\.\d{1,9}`;
const headPattern = new RegExp(String.raw `^<!-- pixvid-comment ([0-9a-f]{20}) ([0-9a-f]{8}) (${revisionText})(?: (${revisionText}))? -->$`, 'm');
const blockPattern = new RegExp(String.raw `^<!-- pixvid-section ([0-9a-f]{20}) (${revisionText}) -->\n([^]*?)\n?^<!-- pixvid-end \1 -->$`, 'gm');
const statePattern = /^<!-- pixvid-state ([A-Za-z0-9+/=]*) -->$/m;
/** Reads a comment's text; undefined when it is not one of ours. Sections that are cut or doubled are dropped. */
function parseBody(text) {
    const unix = text.replaceAll('\r\n', '\n');
    const [, key, write, created, closed] = headPattern.exec(unix) ?? [];
    if (key === undefined || write === undefined || created === undefined)
        return undefined;
    const blocks = new Map();
    for (const [, id, revision, content] of unix.matchAll(blockPattern)) {
        if (id === undefined || revision === undefined || content === undefined || blocks.has(id))
            continue;
        blocks.set(id, { id, revision: (0,_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRevision */ .Pp)(revision), ...splitContent(content) });
    }
    return {
        key,
        write,
        created: (0,_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRevision */ .Pp)(created),
        closed: closed === undefined ? null : (0,_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRevision */ .Pp)(closed),
        blocks: [...blocks.values()],
    };
}
function splitContent(content) {
    const state = statePattern.exec(content)?.[1] ?? '';
    return { html: content.replace(statePattern, '').trim(), state };
}


/***/ }),

/***/ 2612:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ shortHash),
/* harmony export */   a: () => (/* binding */ fingerprintOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** Equal for uploads to one site with the same parameters: only those may stand for each other. */
function fingerprintOf(parameters, baseUrl) {
    const given = Object.entries(parameters).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify([baseUrl, given]))
        .digest('base64url')
        .slice(0, 11);
}
/** Characters of a SHA-256 in hex that are remembered: 128 bits are more than accident or malice can match. */
const rememberedHash = 32;
function shortHash(sha256) {
    return sha256?.slice(0, rememberedHash) ?? null;
}


/***/ }),

/***/ 9509:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   jf: () => (/* binding */ child),
/* harmony export */   rl: () => (/* binding */ numberOf),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The object under a name; empty where there is none. */
function child(record, name) {
    const value = record[name];
    return isRecord(value) ? value : {};
}
function textOf(record, name) {
    const value = record[name];
    return typeof value === 'string' ? value : '';
}
/** A positive whole number; undefined for anything else. */
function numberOf(record, name) {
    const value = record[name];
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}


/***/ }),

/***/ 7217:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   sn: () => (/* binding */ tellsTheSame),
/* harmony export */   tV: () => (/* binding */ nextSection)
/* harmony export */ });
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2612);
/* harmony import */ var _pairs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3349);
/* harmony import */ var _section_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(359);



/** The section after a run: its results, compared with what was there before. */
function nextSection(frame, uploads, previous, comparison) {
    const found = uploads.flatMap((one) => pictureOf(one, comparison));
    const failures = uploads.flatMap(({ result }) => failureOf(result));
    const here = new Set(uploads.map(({ result }) => result.file));
    const failed = new Set(failures.map(({ name }) => name));
    const kept = (previous?.pictures ?? [])
        .filter(({ name, remote }) => failed.has(name) && !isExpired(remote, comparison.now))
        .map((picture) => ({ ...picture, change: 'stale', before: null, difference: null }));
    const removed = (comparison.earlier ?? []).map(({ name }) => name).filter((name) => !here.has(name));
    return {
        ...frame,
        pictures: withoutEarlierOfPairs([...found, ...kept]),
        removed: removed.slice(0, _section_js__WEBPACK_IMPORTED_MODULE_1__/* .mostListed */ .p9),
        removedCount: removed.length,
        failures: failures.slice(0, _section_js__WEBPACK_IMPORTED_MODULE_1__/* .mostListed */ .p9),
        failedCount: failures.length,
        forgotten: 0,
    };
}
function pictureOf({ result, fingerprint }, { earlier, isPartial, now }) {
    if (result.status !== 'uploaded' && result.status !== 'reused')
        return [];
    const { hosted } = result;
    const remote = {
        ...hosted,
        mime: hosted.mime ?? result.mime,
        size: hosted.size ?? result.size,
        answer: null,
    };
    const sha = (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .shortHash */ .B)(result.sha256);
    const picture = {
        name: result.file,
        sha,
        fingerprint,
        remote,
        change: 'none',
        before: null,
        difference: null,
    };
    if (earlier === undefined)
        return [picture];
    const match = earlier.find(({ name }) => name === result.file);
    if (match === undefined)
        return [{ ...picture, change: isPartial ? 'none' : 'new' }];
    if (sha === null || match.sha === null)
        return [picture];
    if (sha === match.sha)
        return [{ ...picture, change: 'unchanged' }];
    return [{ ...picture, change: 'changed', before: isExpired(match.remote, now) ? null : match.remote }];
}
/** A pair of this run is shown as such, and not beside what either of them was before. */
function withoutEarlierOfPairs(pictures) {
    const inPairs = new Set((0,_pairs_js__WEBPACK_IMPORTED_MODULE_2__/* .pairByName */ .L)(pictures).flatMap(({ before, after }) => [before, after]));
    return pictures.map((picture) => (inPairs.has(picture) ? { ...picture, before: null } : picture));
}
function failureOf(result) {
    if (result.status !== 'failed' && result.status !== 'unknown')
        return [];
    return [{ name: result.file, reason: result.error.message.slice(0, 500) }];
}
/** Whether a site has deleted the file by now. */
function isExpired({ expiresAt }, now) {
    return expiresAt !== null && !(Date.parse(expiresAt) > now);
}
/** Whether the comment would tell the same: then it is not written again. */
function tellsTheSame(one, other, withBaseline) {
    const content = ({ label, layout, pictures, failures, forgotten }) => [
        label,
        layout,
        failures,
        forgotten,
        pictures
            .map(({ name, sha, remote, change, before }) => [
            name,
            sha,
            remote.url,
            ...(withBaseline ? [change, before?.url ?? null] : []),
        ])
            .toSorted(([left], [right]) => (String(left) < String(right) ? -1 : 1)),
    ];
    return JSON.stringify(content(one)) === JSON.stringify(content(other));
}


/***/ }),

/***/ 3349:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ pairByName)
/* harmony export */ });
/**
 * Finds pairs such as `x-before.png` and `x-after.png`, `x.before.png` and `x.after.png`, `x_before` and
 * `x_after`, or files of one name in folders `before` and `after`. A name that more than two files share, or two
 * files on the same side, is ambiguous: those stay single.
 */
function pairByName(items) {
    const groups = new Map();
    for (const item of items) {
        for (const { name, side } of readings(item.name)) {
            groups.set(name, [...(groups.get(name) ?? []), { side, item }]);
        }
    }
    const paired = new Set();
    const pairs = [];
    for (const [name, members] of groups) {
        const [before, ...moreBefore] = members.filter(({ side }) => side === 'before');
        const [after, ...moreAfter] = members.filter(({ side }) => side === 'after');
        if (!before || !after || moreBefore.length > 0 || moreAfter.length > 0)
            continue;
        if (paired.has(before.item) || paired.has(after.item))
            continue;
        paired.add(before.item).add(after.item);
        pairs.push({ before: before.item, after: after.item, name: name.replaceAll(placeholder, '') });
    }
    return pairs;
}
/** Stands where the side's mark was, so that `x-before` pairs with neither `x.after` nor `x`. */
const placeholder = '\0';
/** What a name may mean: by its folder, and by the mark at the end of its stem. */
function readings(name) {
    const found = [];
    const inStem = /^(.*[^/])([-_.])(before|after)(\.[^./]+)?$/is.exec(name);
    const [, stem, separator, mark, extension] = inStem ?? [];
    if (stem !== undefined && separator !== undefined && mark !== undefined) {
        const marked = `${placeholder.repeat('-_.'.indexOf(separator) + 1)}${extension ?? ''}`;
        found.push({ name: stem + marked, side: sideOf(mark) });
    }
    const parts = name.split('/');
    const folders = parts
        .slice(0, -1)
        .flatMap((part, index) => (/^(before|after)$/i.test(part) ? [index] : []));
    const [folder, ...others] = folders;
    if (folder !== undefined && others.length === 0) {
        const rest = parts.map((part, index) => (index === folder ? placeholder : part)).join('/');
        found.push({ name: rest.replace(`${placeholder}/`, placeholder), side: sideOf(parts[folder] ?? '') });
    }
    return found;
}
function sideOf(mark) {
    return mark.toLowerCase() === 'before' ? 'before' : 'after';
}


/***/ }),

/***/ 8249:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DN: () => (/* binding */ nextClosingStep),
/* harmony export */   sk: () => (/* binding */ nextStep),
/* harmony export */   sw: () => (/* binding */ commentModes)
/* harmony export */ });
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2443);

const commentModes = ['update', 'recreate', 'hide-and-recreate', 'new', 'delete'];
/**
 * Decides on nothing but its arguments. `seen` has the lowest id first; `known` are sections of this run seen in
 * earlier reads, which a write puts back if somebody has dropped them.
 */
function nextStep(seen, own, known) {
    const { target, spares } = choose(seen, own);
    const closed = latest([target, ...spares].map((comment) => comment?.body.closed ?? null));
    const alive = ({ id, revision }) => id !== own.section && isAlive(revision, closed);
    const folded = spares.flatMap(({ body }) => body.blocks).filter(alive);
    const others = known.filter(alive);
    if (target === undefined)
        return { kind: 'create', carried: newestOfEach([...folded, ...others]), closed };
    if (!isAlive(own.revision, closed))
        return { kind: 'overtaken', comment: target, by: closed ?? own.revision };
    const standing = target.body.blocks.find(({ id }) => id === own.section);
    const order = standing === undefined ? -1 : (0,_revision_js__WEBPACK_IMPORTED_MODULE_0__/* .compareRevisions */ .wo)(standing.revision, own.revision);
    if (standing !== undefined && order > 0)
        return { kind: 'overtaken', comment: target, by: standing.revision };
    const present = target.body.blocks.filter(alive);
    const missing = folded.filter((block) => !stands(block, present));
    if (order < 0 || missing.length > 0) {
        return {
            kind: 'write',
            comment: target,
            others: newestOfEach([...present, ...missing, ...others]),
            closed,
        };
    }
    const isHidden = ({ body }) => own.mode === 'hide-and-recreate' && !(0,_revision_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameRun */ .Mf)(body.created, own.revision);
    return {
        kind: 'stands',
        comment: target,
        remove: spares.filter((spare) => !isHidden(spare)),
        hide: spares.filter(isHidden),
    };
}
/** How to close the comment: all sections up to `revision` are dropped, and none of them comes back. */
function nextClosingStep(seen, revision) {
    const [target, ...spares] = seen;
    if (target === undefined)
        return { kind: 'absent' };
    const alive = seen.flatMap(({ body }) => body.blocks).filter((block) => isAlive(block.revision, revision));
    const isClosed = target.body.closed !== null && (0,_revision_js__WEBPACK_IMPORTED_MODULE_0__/* .compareRevisions */ .wo)(target.body.closed, revision) >= 0;
    const isClear = target.body.blocks.every((block) => isAlive(block.revision, revision));
    if (isClosed && isClear)
        return { kind: 'stands', comment: target, remove: spares, hide: [] };
    return { kind: 'write', comment: target, others: newestOfEach(alive), closed: revision };
}
/** The comment to write to, always the lowest id of those that qualify, and those to be folded into it. */
function choose(seen, { mode, revision }) {
    if (mode === 'update')
        return { target: seen[0], spares: seen.slice(1) };
    const newest = latest(seen.map(({ body }) => body.created));
    const wanted = newest !== null && newest.run > revision.run ? newest : revision;
    const ofRun = seen.filter(({ body }) => (0,_revision_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameRun */ .Mf)(body.created, wanted));
    const [target] = ofRun;
    return { target, spares: (mode === 'new' ? ofRun : seen).filter((comment) => comment !== target) };
}
/** The highest revision of each section; of equal ones the first. */
function newestOfEach(blocks) {
    const newest = new Map();
    for (const block of blocks) {
        const rival = newest.get(block.id);
        if (rival === undefined || (0,_revision_js__WEBPACK_IMPORTED_MODULE_0__/* .compareRevisions */ .wo)(rival.revision, block.revision) < 0)
            newest.set(block.id, block);
    }
    return [...newest.values()];
}
function stands(block, blocks) {
    return blocks.some(({ id, revision }) => id === block.id && (0,_revision_js__WEBPACK_IMPORTED_MODULE_0__/* .compareRevisions */ .wo)(revision, block.revision) >= 0);
}
/** Closing removes for good whatever was there or is still under way; only later runs begin anew. */
function isAlive(revision, closed) {
    return closed === null || (0,_revision_js__WEBPACK_IMPORTED_MODULE_0__/* .compareRevisions */ .wo)(revision, closed) > 0;
}
function latest(revisions) {
    return revisions.reduce((last, one) => (one !== null && (last === null || (0,_revision_js__WEBPACK_IMPORTED_MODULE_0__/* .compareRevisions */ .wo)(one, last) > 0) ? one : last), null);
}


/***/ }),

/***/ 4819:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ reuseRefused),
/* harmony export */   W: () => (/* binding */ recallFrom)
/* harmony export */ });
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2612);
/* harmony import */ var _next_section_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7217);


/** The remembered upload of the same bytes with the same parameters, while the site still has it. */
function recallFrom(previous, baseUrl, now) {
    return (sha256, { parameters }) => {
        const fingerprint = (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .a)(parameters, baseUrl);
        const known = previous?.pictures.find((picture) => picture.sha === (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .shortHash */ .B)(sha256) && picture.fingerprint === fingerprint);
        return known && !(0,_next_section_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpired */ ._d)(known.remote, now()) ? known.remote : undefined;
    };
}
/**
 * Results whose bytes the site refused as known, answered with a known upload of these bytes, whatever its
 * parameters were.
 *
 * @param known of any section, or of the baseline
 */
function reuseRefused(results, known, now) {
    return results.map((result) => {
        if (result.status !== 'failed' || result.error.kind !== 'duplicate' || result.sha256 === null)
            return result;
        const sha = (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .shortHash */ .B)(result.sha256);
        const match = known.find((picture) => picture.sha === sha && !(0,_next_section_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpired */ ._d)(picture.remote, now()));
        if (match === undefined)
            return result;
        const { file, sha256, size, mime, attempts, warnings } = result;
        return { file, sha256, size, mime, attempts, warnings, status: 'reused', hosted: match.remote };
    });
}


/***/ }),

/***/ 348:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PT: () => (/* binding */ figuresText),
/* harmony export */   Uv: () => (/* binding */ summaryUrl),
/* harmony export */   X5: () => (/* binding */ expiryText),
/* harmony export */   h5: () => (/* binding */ figuresOf),
/* harmony export */   tT: () => (/* binding */ commitText)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3450);

function figuresOf({ pictures, removedCount, failedCount, forgotten }) {
    const count = (change) => pictures.filter((one) => one.change === change).length;
    return {
        total: pictures.length + forgotten,
        changed: count('changed'),
        new: count('new'),
        unchanged: count('unchanged'),
        removed: removedCount,
        failed: failedCount,
    };
}
/** `12 pictures · 2 changed · 10 unchanged` */
function figuresText(section) {
    const figures = figuresOf(section);
    const compared = figures.changed + figures.unchanged + figures.removed > 0;
    const parts = [
        (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(figures.total, 'file'),
        figures.changed > 0 ? `<b>${figures.changed} changed</b>` : '',
        compared && figures.new > 0 ? `<b>${figures.new} new</b>` : '',
        figures.removed > 0 ? `${figures.removed} removed` : '',
        figures.unchanged > 0 ? `${figures.unchanged} unchanged` : '',
        figures.failed > 0 ? `<b>${figures.failed} failed</b>` : '',
    ];
    return parts.filter((part) => part !== '').join(' · ');
}
function commitText({ commit }, { serverUrl, repository }) {
    return /^[0-9a-f]{7,64}$/.test(commit)
        ? (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(`${serverUrl}/${repository}/commit/${commit}`, `<code>${commit.slice(0, 7)}</code>`)
        : '';
}
/** The page with the job summaries, which have room for every picture. */
function summaryUrl({ runId }, { serverUrl, repository }) {
    return `${serverUrl}/${repository}/actions/runs/${encodeURIComponent(runId)}`;
}
/** Says when the first pictures go; empty when all stay. */
function expiryText({ pictures }) {
    const dates = pictures.map(({ remote }) => remote.expiresAt).filter((date) => date !== null);
    const [first] = dates.toSorted();
    const last = dates.toSorted().at(-1);
    if (first === undefined || last === undefined)
        return '';
    const when = minute(first) === minute(last) ? `on ${minute(first)}` : `from ${minute(first)} on`;
    const what = dates.length === pictures.length ? 'These files are' : `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(dates.length, 'file')} will be`;
    return `<sub>${what} deleted ${when}.</sub>`;
}
/** `2026-11-23 18:46 UTC` */
function minute(date) {
    const parsed = new Date(date);
    if (Number.isNaN(parsed.getTime()))
        return 'an unknown date';
    return `${parsed.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}


/***/ }),

/***/ 8347:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   MS: () => (/* binding */ templateProblem),
/* harmony export */   dI: () => (/* binding */ hasHole),
/* harmony export */   oB: () => (/* binding */ defaultTemplate)
/* harmony export */ });
/* unused harmony export holes */
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7258);

/** The named holes of a template, and what fills them. */
const holes = {
    title: 'title of the comment',
    label: 'name of the section',
    figures: 'how many files are new, changed, unchanged, removed, failed',
    commit: 'commit, linked',
    'summary-url': 'address of the run, whose summary shows everything',
    failures: 'files that could not be uploaded, with reasons',
    changed: 'pairs, before and after',
    pictures: 'new pictures; with all that has no hole of its own',
    unchanged: 'unchanged pictures, folded',
    removed: 'names of pictures that are there no more',
    more: 'how many pictures did not fit, with a link to the summary',
    expiry: 'when files are deleted',
};
/** The layout without a template, and an example of one. */
const defaultTemplate = `<p><b>{{label}}</b> · {{figures}} · {{commit}}</p>

{{failures}}

{{changed}}

{{pictures}}

{{removed}}

{{unchanged}}

{{more}}

{{expiry}}`;
const holePattern = /\{\{\s*([^{}]*?)\s*\}\}/g;
/** State and pictures need the room. */
const longestTemplate = 8_000;
/** What is wrong with a template, as `problem` and `cure`; undefined when nothing is. */
function templateProblem(template) {
    const known = Object.keys(holes)
        .map((hole) => `{{${hole}}}`)
        .join(' ');
    const names = [...template.matchAll(holePattern)].map(([, name]) => name ?? '');
    const unknown = names.find((name) => !Object.hasOwn(holes, name));
    if (unknown !== undefined)
        return { problem: `has the unknown hole {{${unknown}}}`, cure: `Known are ${known}.` };
    if (!names.includes('pictures'))
        return { problem: 'has no hole for the pictures', cure: 'Put {{pictures}} where they belong.' };
    if (template.length > longestTemplate) {
        const problem = `has ${template.length} characters`;
        return {
            problem,
            cure: `A template may have ${longestTemplate}; the rest of the comment is for pictures.`,
        };
    }
    if (template.includes(_body_js__WEBPACK_IMPORTED_MODULE_0__/* .markerStart */ .Rs.trimEnd())) {
        return {
            problem: `contains ${_body_js__WEBPACK_IMPORTED_MODULE_0__/* .markerStart */ .Rs}`,
            cure: 'That is how the comment marks its own parts: leave it out.',
        };
    }
    const open = openElement(template);
    if (open !== undefined) {
        return { problem: `leaves ${open} open`, cure: 'Close it, or it swallows what follows in the comment.' };
    }
    return undefined;
}
/** What would reach beyond the template's end. */
function openElement(template) {
    const withoutComments = template.replace(/<!--[^]*?-->/g, '');
    if (withoutComments.includes('<!--'))
        return 'a comment <!--';
    const count = (pattern) => withoutComments.match(pattern)?.length ?? 0;
    for (const name of [
        'details',
        'table',
        'div',
        'blockquote',
        'ul',
        'ol',
        'pre',
        'picture',
        'sub',
        'sup',
        'kbd',
    ]) {
        const opened = count(new RegExp(`<${name}(?=[\\s>])`, 'gi'));
        if (opened !== count(new RegExp(`</${name}\\s*>`, 'gi')))
            return `<${name}>`;
    }
    return count(/^ {0,3}(```|~~~)/gm) % 2 === 1 ? 'a code block' : undefined;
}
function hasHole(template, hole) {
    return [...template.matchAll(holePattern)].some(([, name]) => name === hole);
}
/** Fills all holes in one pass: nothing in a value is taken for a hole. Lines left empty are dropped. */
function fill(template, values) {
    return template
        .replace(holePattern, (_, name) => (isHole(name) ? values[name] : ''))
        .replace(/\n\s*\n(\s*\n)+/g, '\n\n')
        .trim();
}
function isHole(name) {
    return Object.hasOwn(holes, name);
}


/***/ }),

/***/ 3450:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   uV: () => (/* binding */ reasonText)
/* harmony export */ });
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9235);

/**
 * Text that came from outside, for HTML and for Markdown, since a template may put it into either: marks that
 * Markdown knows are written as references, which it does not take for marks. GitHub makes formulas of `$x$` and
 * pictures of `:tada:`, too.
 */
function text(given) {
    return (0,_core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeHtml */ .ZD)(given.trim())
        .replace(/&#\d+;|[$*_~`[\](){}!|\\^#]|^[-+=]|(?<=^\d+)\./g, asReference)
        .replace(/:(?=[a-z0-9+-]|&#95;)(?=\S*:)/gi, ':&#8203;');
}
function asReference(mark) {
    if (mark.length > 1)
        return mark;
    return `&#${mark.charCodeAt(0)};${mark === '$' ? '&#8203;' : ''}`;
}
/** A name. GitHub looks for no mention, reference, commit or emoji within code. */
function code(name) {
    return `<code>${text(shortened(name))}</code>`;
}
/** The end of a long name tells more than its middle. */
function shortened(name) {
    const characters = [...(0,_core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(name)];
    if (characters.length <= longestName)
        return characters.join('');
    return [...characters.slice(0, longestName - 31), '…', ...characters.slice(-30)].join('');
}
/** Enough to recognise a file by; whole paths would make cells wider than their pictures. */
const longestName = 80;
/** Messages of servers can be pages long. */
const longestReason = 240;
function reasonText(reason) {
    const characters = [...(0,_core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(reason)];
    const cut = characters.length > longestReason ? [...characters.slice(0, longestReason), '…'] : characters;
    return text(cut.join(''));
}
/** A link around HTML that is safe already. */
function link(url, html) {
    return url === null ? html : `<a href="${(0,_core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeAttribute */ .Gj)(url)}">${html}</a>`;
}
function plural(count, one, many = `${one}s`) {
    return `${count} ${count === 1 ? one : many}`;
}


/***/ }),

/***/ 2443:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mf: () => (/* binding */ isSameRun),
/* harmony export */   Pp: () => (/* binding */ parseRevision),
/* harmony export */   TU: () => (/* binding */ formatRevision),
/* harmony export */   wo: () => (/* binding */ compareRevisions)
/* harmony export */ });
function compareRevisions(one, other) {
    return (one.run - other.run || one.attempt - other.attempt || one.step - other.step || one.writer - other.writer);
}
function formatRevision({ run, attempt, step, writer }) {
    return `${run}.${attempt}.${step}.${writer}`;
}
/** @param text as {@link formatRevision} writes it */
function parseRevision(text) {
    const [run = 0, attempt = 0, step = 0, writer = 0] = text.split('.').map(Number);
    return { run, attempt, step, writer };
}
function isSameRun(one, other) {
    return one.run === other.run && one.attempt === other.attempt;
}


/***/ }),

/***/ 1963:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X3: () => (/* binding */ givenSection),
/* harmony export */   jA: () => (/* binding */ sectionOfStep),
/* harmony export */   rH: () => (/* binding */ nameProblem)
/* harmony export */ });
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7258);
/* harmony import */ var _github_answers_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9509);


/** Named after the job, its matrix values and the step, so that matrix legs share a comment with nothing to set. */
function sectionOfStep({ job, step, matrix }) {
    const values = matrixValues(matrix);
    const legs = values.map(([, value]) => value).filter((value) => value !== '');
    const parts = [job || 'files', legs.length > 0 ? `(${legs.join(', ')})` : '', stepLabel(step)];
    return {
        identity: JSON.stringify([job, values, step]),
        label: parts.filter((part) => part !== '').join(' '),
    };
}
function givenSection(section) {
    return { identity: `given ${section}`, label: section };
}
function matrixValues(json) {
    try {
        const matrix = JSON.parse(json === '' ? 'null' : json);
        if (!(0,_github_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(matrix))
            return [];
        return Object.entries(matrix)
            .map(([name, value]) => [
            name,
            typeof value === 'string' ? value : JSON.stringify(value),
        ])
            .toSorted(([one], [other]) => (one < other ? -1 : 1));
    }
    catch {
        return [];
    }
}
/** A step without an id is called `__owner_repo`, the next one `__owner_repo_2`: only what differs is told. */
function stepLabel(step) {
    if (!step.startsWith('__'))
        return step === '' ? '' : `· ${step}`;
    const number = /_(\d{1,3})$/.exec(step)?.[1];
    return number === undefined ? '' : `· ${number}`;
}
/** Longer names would leave no room for pictures. */
const longestName = 100;
/** What is wrong with a section or comment key that a user chose. */
function nameProblem(name) {
    if (name.length > longestName) {
        return { problem: `has ${name.length} characters`, cure: `Use at most ${longestName}.` };
    }
    if (/[\p{Cc}\u2028\u2029]/u.test(name)) {
        return { problem: 'contains control characters', cure: 'Use a name of one line.' };
    }
    if (['<!--', '-->', _body_js__WEBPACK_IMPORTED_MODULE_0__/* .markerStart */ .Rs].some((mark) => name.includes(mark))) {
        return { problem: 'contains the mark of an HTML comment', cure: 'Leave <!-- and --> out.' };
    }
    return undefined;
}


/***/ }),

/***/ 359:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ao: () => (/* binding */ changes),
/* harmony export */   p9: () => (/* binding */ mostListed),
/* harmony export */   xY: () => (/* binding */ remotesOf)
/* harmony export */ });
/**
 * How a picture compares with the earlier one of the same name: `none` where there was nothing to compare with,
 * `stale` where it could not be uploaded and the earlier one is all there is.
 */
const changes = ['none', 'new', 'changed', 'unchanged', 'stale'];
/** Removed names and failures a section lists; the rest is counted only. */
const mostListed = 20;
/** All files a section has on the site. */
function remotesOf(section) {
    return section.pictures
        .flatMap(({ remote, before, difference }) => [remote, before, difference])
        .filter((remote) => remote !== null);
}


/***/ }),

/***/ 7836:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   dr: () => (/* binding */ leadsOutside),
/* harmony export */   oQ: () => (/* binding */ notRegular),
/* harmony export */   tD: () => (/* binding */ changed),
/* harmony export */   yC: () => (/* binding */ brokenLink)
/* harmony export */ });
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9235);

/** Why a file or directory cannot be read, from the error of a call to the file system. */
function unreadable(path, error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    // Node.js writes names that are not UTF-8 with this mark, and then cannot find them.
    if (code === 'ENOENT' && path.includes('\ufffd')) {
        return new _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('The file name is not valid UTF-8', 'Rename the file, or exclude it.');
    }
    switch (code) {
        case 'ENOENT':
        case 'ENOTDIR':
            return new _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('The file is gone', 'Make sure that nothing deletes or renames it before this step has ended.');
        case 'EACCES':
        case 'EPERM':
            return new _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8(`It cannot be read (${code})`, 'Let the runner’s user read it, or exclude it.');
        case 'ELOOP':
            return new _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('Its symbolic links lead in a circle', 'Correct the link, or exclude it.');
        default:
            return new _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8(`It cannot be read (${code})`, 'Check the disk, or exclude it.');
    }
}
function notRegular(kind) {
    return new _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8(`It is a ${kind}, not a file`, 'Name a file, or exclude it.');
}
function leadsOutside() {
    return new _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('A symbolic link leads out of the workspace', 'Name the place it leads to in the input path, if you do want to publish what is there.');
}
function brokenLink() {
    return new _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('The symbolic link leads nowhere', 'Correct the link, or exclude it.');
}
/** The file on disk is not the one the upload began with. */
function changed(how) {
    return new _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8(`The file ${how} while it was sent`, 'Make sure that whatever writes it has ended before this step starts.');
}


/***/ }),

/***/ 8224:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   N4: () => (/* binding */ endGroup),
/* harmony export */   Oh: () => (/* binding */ startGroup),
/* harmony export */   Yz: () => (/* binding */ debug),
/* harmony export */   lm: () => (/* binding */ notice),
/* harmony export */   pq: () => (/* binding */ info),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* unused harmony export harmless */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9235);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(778);


/**
 * The only place that prints. Names, titles and answers from outside reach the log through it, and the runner
 * reads commands out of the log: `::` opens one at the start of a line, `##[` anywhere in it.
 */
function info(text) {
    _runner_js__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq(harmless(text));
}
function debug(text) {
    _runner_js__WEBPACK_IMPORTED_MODULE_1__/* .debug */ .Yz(harmless(text));
}
function notice(text) {
    _runner_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm(harmless(text), { title: annotationTitle });
}
function warning(text) {
    _runner_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e(harmless(text), { title: annotationTitle });
}
function error(text) {
    _runner_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3(harmless(text), { title: annotationTitle });
}
function startGroup(title) {
    _runner_js__WEBPACK_IMPORTED_MODULE_1__/* .startGroup */ .Oh(harmless(title));
}
function endGroup() {
    _runner_js__WEBPACK_IMPORTED_MODULE_1__/* .endGroup */ .N4();
}
/** Annotations of all steps stand in one list: this tells ours. */
const annotationTitle = 'Pixvid upload';
/** One line in which the runner finds no command. A space is put inside the marks, so that they stay legible. */
function harmless(text) {
    return (0,_core_index_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(text)
        .replaceAll('##[', '# #[')
        .replace(/^(\s*):(?=:)/, '$1: ');
}


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ni: () => (/* binding */ maskDeleteUrl),
/* harmony export */   s9: () => (/* binding */ maskKey),
/* harmony export */   yE: () => (/* binding */ maskPassword)
/* harmony export */ });
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(778);

/**
 * Has the runner replace the key by asterisks in all that is logged from now on, in every form in which a
 * message could quote it. Called before anything else is done with the key.
 */
function maskKey(key) {
    const bytes = Buffer.from(key, 'utf8');
    maskAll([
        key,
        encodeURIComponent(key.toWellFormed()),
        bytes.toString('base64'),
        bytes.toString('base64').replace(/=+$/, ''),
        bytes.toString('base64url'),
        bytes.toString('hex'),
        bytes.toString('hex').toUpperCase(),
    ]);
}
/** The same for a delete URL. Its last part alone is masked too, since that is the secret in every spelling of it. */
function maskDeleteUrl(url) {
    const hash = /\/([^/?#]{16,})\/?(?:[?#].*)?$/.exec(url)?.[1];
    maskAll(hash === undefined ? [url] : [url, hash]);
}
/** The same for the password inside a proxy's address, as it stands there and decoded. */
function maskPassword(password) {
    maskAll([password, decoded(password)]);
}
/** A raw `%` in a password encodes nothing. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function maskAll(secrets) {
    for (const secret of new Set(secrets)) {
        if (secret !== '')
            _runner_js__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(secret);
    }
}


/***/ }),

/***/ 797:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DM: () => (/* binding */ fileLabel),
/* harmony export */   FK: () => (/* binding */ isInside),
/* harmony export */   Zm: () => (/* binding */ comparable),
/* harmony export */   df: () => (/* binding */ slashed),
/* harmony export */   kc: () => (/* binding */ placeOfRun)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(778);


function placeOfRun(environment) {
    const platform = process.platform === 'win32' ? 'win32' : 'posix';
    return {
        platform,
        workspace: slashed((0,_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .variable */ .bv)(environment, 'GITHUB_WORKSPACE') ?? process.cwd(), platform),
        home: slashed((0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), platform),
    };
}
/** A file as results and the log name it: relative to the workspace, absolute where it is outside. */
function fileLabel(file, { workspace, platform }) {
    return isInside(file, workspace, platform) ? file.slice(workspace.length + 1) : file;
}
/** Whether an absolute path lies below a directory. */
function isInside(file, directory, platform) {
    const prefix = directory.endsWith('/') ? directory : `${directory}/`;
    return comparable(file, platform).startsWith(comparable(prefix, platform));
}
/** Two paths of one file are equal in this form. */
function comparable(file, platform) {
    return platform === 'win32' ? file.toLowerCase() : file;
}
/** With single slashes between names and none behind; the two at the start of a Windows share are kept. */
function slashed(path, platform) {
    const forward = platform === 'win32' ? path.replaceAll('\\', '/') : path;
    const share = platform === 'win32' && /^\/\/+[^/]/.test(forward) ? '/' : '';
    const single = share + forward.replace(/\/+/g, '/');
    return /^(\/|[a-z]:\/)$/i.test(single) ? single : single.replace(/\/$/, '');
}


/***/ }),

/***/ 4768:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ Problems),
/* harmony export */   d: () => (/* binding */ InputError)
/* harmony export */ });
/** What is wrong with the inputs. Gathered, so that all of it is told together before anything is sent. */
class Problems {
    sentences = [];
    get any() {
        return this.sentences.length > 0;
    }
    /** Names the input and its value, then says what is wrong with it and what to do. */
    add(input, value, problem, cure) {
        this.addSentence(`${input}: ${value === '' ? 'it' : `"${shorten(value)}"`} ${problem}. ${cure}`);
    }
    addSentence(sentence) {
        this.sentences.push(sentence);
    }
    error() {
        return new InputError(this.sentences);
    }
}
/** The run cannot start. `sentences` are fit to be shown to the user, one by one. */
class InputError extends Error {
    sentences;
    constructor(sentences) {
        super(sentences.join('\n'));
        this.name = 'InputError';
        this.sentences = sentences;
    }
}
/** Long enough to recognise a value by. */
const longestShown = 100;
function shorten(value) {
    return value.length <= longestShown ? value : `${value.slice(0, longestShown)}…`;
}


/***/ }),

/***/ 778:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   Dg: () => (/* binding */ addToSummary),
/* harmony export */   N4: () => (/* binding */ endGroup),
/* harmony export */   Oh: () => (/* binding */ startGroup),
/* harmony export */   Pq: () => (/* binding */ setSecret),
/* harmony export */   V4: () => (/* binding */ getInput),
/* harmony export */   Yz: () => (/* binding */ debug),
/* harmony export */   bv: () => (/* binding */ variable),
/* harmony export */   lm: () => (/* binding */ notice),
/* harmony export */   pq: () => (/* binding */ info),
/* harmony export */   uH: () => (/* binding */ setOutput),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__nccwpck_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/**
 * Everything that is said to, or read from, the runner goes through here, so that its protocol has one home: the
 * part of @actions/core that the Action needs, byte for byte, without the HTTP client that comes along with it
 * (docs/decisions/0003-own-runner-protocol.md).
 */



/** A variable of it; undefined also when it is empty. */
function variable(environment, name) {
    const value = environment[name];
    return value === '' ? undefined : value;
}
/** White space around the value is dropped; empty when the input is not given. */
function getInput(name) {
    return (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();
}
/** @throws Error when the runner's file for it cannot be written. */
function setOutput(name, value) {
    if (variable(process.env, 'GITHUB_OUTPUT') === undefined) {
        say('');
        command('set-output', value, { name });
        return;
    }
    const delimiter = `ghadelimiter_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    appendToFile('GITHUB_OUTPUT', `${name}<<${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}${value}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}`);
}
/** @throws Error when the runner's file for it cannot be written. */
function addToSummary(html) {
    appendToFile('GITHUB_STEP_SUMMARY', html);
}
/** Has the runner replace the text by asterisks in all that is logged from now on. */
function setSecret(text) {
    command('add-mask', text);
}
function info(text) {
    say(text);
}
function debug(text) {
    command('debug', text);
}
function notice(text, properties) {
    command('notice', text, { ...properties });
}
function warning(text, properties) {
    command('warning', text, { ...properties });
}
function error(text, properties) {
    command('error', text, { ...properties });
}
function startGroup(title) {
    command('group', title);
}
function endGroup() {
    command('endgroup', '');
}
function appendToFile(name, text) {
    const path = variable(process.env, name);
    if (path === undefined)
        throw new Error(`The runner has not set ${name}`);
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(path))
        throw new Error(`The file that ${name} names does not exist: ${path}`);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync)(path, text);
}
/** `::name property=value::text`, as actions/runner's ActionCommand reads it. */
function command(name, text, properties = {}) {
    const list = Object.entries(properties).map(([property, value]) => `${property}=${escapeProperty(value)}`);
    say(`::${[name, list.join(',')].join(' ').trimEnd()}::${escapeText(text)}`);
}
function escapeText(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(value) {
    return escapeText(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
function say(line) {
    process.stdout.write(line + node_os__WEBPACK_IMPORTED_MODULE_2__.EOL);
}


/***/ }),

/***/ 9235:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Ys: () => (/* reexport */ BadInputError),
  Yp: () => (/* reexport */ DeleteRefusedError),
  di: () => (/* reexport */ PixvidError),
  c8: () => (/* reexport */ SourceError),
  Xl: () => (/* reexport */ bytesSource),
  Dy: () => (/* reexport */ checkParameters),
  As: () => (/* reexport */ checkSource),
  zM: () => (/* reexport */ choices),
  Ww: () => (/* reexport */ deleteFile),
  Gj: () => (/* reexport */ escapeAttribute),
  ZD: () => (/* reexport */ escapeHtml),
  u6: () => (/* reexport */ parameterNames),
  Xu: () => (/* reexport */ parseApiKey),
  X_: () => (/* reexport */ parseSite),
  h0: () => (/* reexport */ plainLine),
  Zz: () => (/* reexport */ ranges),
  Vw: () => (/* reexport */ toHtml),
  l6: () => (/* reexport */ toMarkdown),
  Lv: () => (/* reexport */ toRecord),
  dl: () => (/* reexport */ uploadAll)
});

// UNUSED EXPORTS: ApiRefusedError, AwaitingModerationError, BadKeyError, BadParameterError, CancelledError, DuplicateError, FloodError, NetworkError, RedirectedError, ServerError, TimeoutError, TooLargeError, UnsupportedMediaError, UnusableAnswerError, UrlRefusedError, WidthRefusedError, escapeMarkdown, escapeMarkdownUrl, floodWindows, parameters, toErrorRecord

;// CONCATENATED MODULE: ./build/core/errors.js
/** Base of all errors of the core. `message` says what happened, `hint` what to do; neither holds a secret. */
class PixvidError extends Error {
    /** Whether the same request may succeed later without anybody changing anything. */
    retryable = false;
    /** Whether every other upload to the site would fail for the same reason. */
    concernsWholeSite = false;
    status;
    code;
    retryAfter;
    mayBeStored;
    constructor(message, detail = {}) {
        super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
        this.name = new.target.name;
        this.status = detail.status;
        this.code = detail.code;
        this.retryAfter = detail.retryAfter;
        this.mayBeStored = detail.mayBeStored ?? false;
    }
}
/** A value was found wrong before anything was sent. */
class BadInputError extends PixvidError {
    kind = 'bad-input';
    hint;
    constructor(message, hint) {
        super(message);
        this.hint = hint;
    }
}
class BadKeyError extends PixvidError {
    kind = 'bad-key';
    hint = 'Check the API key: it is shown in the site’s settings under “API”, and the whole of it is needed.';
    concernsWholeSite = true;
}
class ApiRefusedError extends PixvidError {
    kind = 'api-refused';
    hint = 'The site must allow guest or API uploads: its administrator can switch them on (a stock free Chevereto refuses every API key).';
    concernsWholeSite = true;
}
class BadParameterError extends PixvidError {
    kind = 'bad-parameter';
    hint = 'Correct the parameter the message names, or leave it out.';
}
class WidthRefusedError extends PixvidError {
    kind = 'bad-parameter';
    hint = 'Leave the width out for pictures that are narrower: the site only shrinks.';
}
class DuplicateError extends PixvidError {
    kind = 'duplicate';
    hint = 'The site refuses bytes that were uploaded from the same address in the last 24 hours and does not tell their URL. Reuse that URL, delete the older upload, choose “reupload” or “skip” for duplicates, or let the site allow duplicates.';
}
/** The site's upload limit is reached. `limit` uploads are allowed in one `window`. */
class FloodError extends PixvidError {
    kind = 'flood';
    hint;
    limit;
    window;
    retryable;
    concernsWholeSite;
    constructor(message, limit, window, detail) {
        super(message, detail);
        this.limit = limit;
        this.window = window;
        // Only the minute is short enough to wait for.
        this.retryable = window === 'minute';
        this.concernsWholeSite = window !== 'minute';
        this.hint =
            window === 'minute'
                ? 'Set the uploads per minute below the site’s limit, or upload fewer files at once.'
                : `Try again when the ${window} is over, or ask the site’s administrator for a higher limit.`;
    }
}
const floodWindows = ['minute', 'hour', 'day', 'week', 'month'];
class TooLargeError extends PixvidError {
    kind = 'too-large';
    hint = 'Make the file smaller, or ask the site’s administrator to raise its upload limit.';
}
class UnsupportedMediaError extends PixvidError {
    kind = 'unsupported-media';
    hint = 'Use a format the site takes: PNG, JPEG, GIF, WebP, or MP4 and WebM for video.';
}
class UrlRefusedError extends PixvidError {
    kind = 'url-refused';
    hint = 'Choose “download” for URL sources, so that the file is fetched here and sent.';
}
class AwaitingModerationError extends PixvidError {
    kind = 'awaiting-moderation';
    hint = 'The file is on the site and gets its URL once a moderator has approved it. Do not upload it again.';
}
class NetworkError extends PixvidError {
    kind = 'network';
    hint = 'Check the base URL, the connection and any proxy settings.';
    retryable = true;
}
class TimeoutError extends PixvidError {
    kind = 'timeout';
    hint = 'Raise the timeout if the connection or the site is slow, or try again later.';
    retryable = true;
}
/** An HTTP error status without an answer of the API, as from a proxy, a CDN or a crashed server. */
class ServerError extends PixvidError {
    kind = 'server-error';
    hint;
    retryable;
    constructor(message, retryable, detail) {
        super(message, detail);
        this.retryable = retryable;
        this.hint = hintFor(retryable, detail.status);
    }
}
function hintFor(retryable, status) {
    if (status === 429)
        return 'The site asks for fewer requests: set fewer uploads per minute, or fewer at once.';
    if (retryable)
        return 'The site has trouble at the moment: try again later.';
    return 'Check that the base URL is the address of a Chevereto site.';
}
class RedirectedError extends PixvidError {
    kind = 'redirected';
    hint = 'Set the base URL to the address the site redirects to.';
    /** As a permanent redirect does; a temporary one may be a mishap. */
    concernsWholeSite = this.status === 301 || this.status === 308;
}
/** No refusal and no URL either. When the file may be stored, the answer was lost, and asking again makes sense. */
class UnusableAnswerError extends PixvidError {
    kind = 'unusable-answer';
    retryable = this.mayBeStored;
    hint = this.mayBeStored
        ? 'Look on the site whether the file is there before you upload it again.'
        : 'The site may be in maintenance, or the base URL is not the address of a Chevereto site. Open it in a browser to see.';
}
/** The bytes to send could not be read, or changed while they were sent. */
class SourceError extends PixvidError {
    kind = 'source';
    hint;
    retryable;
    constructor(message, hint, detail = {}) {
        super(message, detail);
        this.hint = hint;
        this.retryable = detail.retryable ?? false;
    }
}
class DeleteRefusedError extends PixvidError {
    kind = 'delete-refused';
    hint = 'The file may be gone already, or the delete URL is not the one the site gave.';
}
class CancelledError extends PixvidError {
    kind = 'cancelled';
    hint = 'Run it again to upload what is missing.';
}

;// CONCATENATED MODULE: ./build/core/site-gate.js

/** The window of the one limit that can be waited for. */
const minute = 60_000;
/** The site counts in whole seconds, by its own clock. */
const margin = 1_500;
/**
 * The one way to the site for all uploads of a run. It starts no more uploads in any 60 seconds than the site is
 * known to take, holds everybody while a flood window passes, and stays shut once the site has refused for a
 * reason that holds for every file.
 */
class SiteGate {
    #ports;
    #perMinute;
    #underWay = 0;
    /** When uploads were answered: the site counts them from when it has the whole file, not from their start. */
    #answers = [];
    #heldUntil = 0;
    #verdict;
    /** Wakes those who wait once there is a verdict. */
    #closing = new AbortController();
    constructor(ports, maxPerMinute) {
        this.#ports = ports;
        this.#perMinute = maxPerMinute === 0 ? Number.POSITIVE_INFINITY : maxPerMinute;
    }
    /**
     * Waits for this upload's turn, which lasts until `leave` is called.
     *
     * @throws CancelledError when the signal aborts; the error the gate was shut with, once it was.
     */
    async enter(signal) {
        for (;;) {
            if (signal?.aborted)
                throw new CancelledError('The upload was cancelled before it was sent');
            if (this.#verdict)
                throw this.#verdict;
            const now = this.#ports.now();
            const wait = Math.max(this.#heldUntil, this.#nextFreeTurn(now)) - now;
            if (wait <= 0)
                break;
            const closing = this.#closing.signal;
            await this.#ports.sleep(wait, signal ? AbortSignal.any([signal, closing]) : closing);
        }
        this.#underWay += 1;
    }
    /** The site has answered an upload, or will not any more. */
    leave() {
        this.#underWay -= 1;
        this.#answers.push(this.#ports.now());
    }
    /**
     * The site has answered the upload that left last: it takes `limit` a minute. Everybody waits until the window
     * has moved on.
     */
    flooded(limit) {
        this.#perMinute = Math.max(1, Math.min(this.#perMinute, limit));
        // What was refused has no place in the window.
        const now = this.#answers.pop() ?? this.#ports.now();
        const oldest = this.#answers.find((answeredAt) => answeredAt > now - minute) ?? now;
        this.#heldUntil = Math.max(this.#heldUntil, oldest + minute + margin);
    }
    /** No further upload can succeed. */
    shut(verdict) {
        this.#verdict ??= verdict;
        this.#closing.abort();
    }
    #nextFreeTurn(now) {
        const firstInWindow = this.#answers.findIndex((answeredAt) => answeredAt > now - minute - margin);
        if (firstInWindow !== 0)
            this.#answers.splice(0, firstInWindow === -1 ? Infinity : firstInWindow);
        const surplus = this.#underWay + this.#answers.length - this.#perMinute;
        if (surplus < 0)
            return now;
        // Without an answer to wait out, all places are taken by uploads under way.
        return (this.#answers[surplus] ?? now) + minute + margin;
    }
}

;// CONCATENATED MODULE: ./build/core/base64.js

/**
 * Takes plain base64 or a data URI to the form every server accepts; the `data:` prefix, white space and
 * base64url are refused by real ones.
 *
 * @throws BadInputError when the text is empty or not base64.
 */
function parseBase64(given) {
    const refuse = (what) => new BadInputError(`The base64 source ${what}`, 'Give standard base64 with padding, plain or as data:image/png;base64,…');
    let text = given.trim();
    if (/^data:/i.test(text)) {
        const comma = text.indexOf(',');
        if (comma === -1)
            throw refuse('is a data URI without a comma before its data');
        if (!/;base64$/i.test(text.slice(0, comma).trim()))
            throw refuse('is a data URI that is not base64');
        text = text.slice(comma + 1);
    }
    text = text.replace(/\s+/g, '');
    if (text === '')
        throw refuse('is empty');
    const odd = /[^A-Za-z0-9+/=]/.exec(text);
    if (odd)
        throw refuse(`has a character outside its alphabet at position ${odd.index + 1}`);
    if (text.length % 4 !== 0 || !/^[^=]*={0,2}$/.test(text)) {
        throw refuse(`is cut off or lacks its padding: it has ${text.length} characters`);
    }
    const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
    return { text, size: (text.length / 4) * 3 - padding };
}

;// CONCATENATED MODULE: ./build/core/distinct-bytes.js
/**
 * How to make a file's bytes, and so its checksum, new without changing what it shows: a text chunk in a PNG, a
 * comment in a JPEG or GIF, an unknown chunk in a WebP, a box or element to skip after an MP4, AVIF or WebM.
 * Undefined for formats, and files, that have no such place. Edits are in ascending order.
 *
 * @param mark what makes the difference; ASCII, at most 100 characters
 */
function distinctBytes(head, mime, size, mark) {
    const edits = placesFor(new TextEncoder().encode(mark), head, mime, size);
    return edits?.every(({ offset, removed }) => offset + removed <= size) ? edits : undefined;
}
function placesFor(text, head, mime, size) {
    switch (mime) {
        case 'image/png':
            return pngText(head, text);
        case 'image/jpeg':
            return [insertion(2, concat([0xff, 0xfe], uint16(text.length + 2), text))];
        case 'image/gif':
            return gifComment(head, text);
        case 'image/webp':
            return webpChunk(head, text);
        case 'image/avif':
        case 'image/heic':
        case 'image/heif':
        case 'video/mp4':
        case 'video/quicktime':
        case 'video/x-m4v':
        case 'video/3gpp':
            // ISO/IEC 14496-12, 8.1.2: free space.
            return [insertion(size, concat(uint32(text.length + 8), ascii('free'), text))];
        case 'video/webm':
        case 'video/x-matroska':
            // RFC 8794, 11.3.2: the element Void, its size in one byte.
            return [insertion(size, concat([0xec, 0x80 | text.length], text))];
        default:
            return undefined;
    }
}
/** Bytes that `edits` add to a file. */
function addedBytes(edits) {
    return edits.reduce((sum, edit) => sum + edit.bytes.length - edit.removed, 0);
}
/** Yields `bytes` with the edits applied on the way. */
async function* withEdits(bytes, edits) {
    const waiting = [...edits];
    let position = 0;
    for await (const chunk of bytes) {
        const end = position + chunk.length;
        let kept = position;
        for (let edit = waiting[0]; edit && edit.offset < end; edit = waiting[0]) {
            if (edit.offset > kept)
                yield chunk.subarray(kept - position, edit.offset - position);
            yield edit.bytes;
            kept = edit.offset + edit.removed;
            waiting.shift();
        }
        // What an edit removes may reach into the next chunk.
        if (kept < end)
            yield chunk.subarray(kept - position);
        else if (kept > end)
            waiting.unshift({ offset: end, removed: kept - end, bytes: new Uint8Array() });
        position = end;
    }
    for (const edit of waiting)
        yield edit.bytes;
}
function insertion(offset, bytes) {
    return { offset, removed: 0, bytes };
}
/** PNG specification 11.3.4.3: behind the signature (8 bytes) and IHDR (25 bytes), which must come first. */
function pngText(head, text) {
    const startsWithHeader = ascii('IHDR').every((byte, index) => head[12 + index] === byte);
    if (!startsWithHeader)
        return undefined;
    const typed = concat(ascii('tEXtComment'), [0], text);
    return [insertion(33, concat(uint32(typed.length - 4), typed, uint32(crc32(typed))))];
}
/** GIF89a 24: behind the screen descriptor and the global colour table. GIF87a has no extensions. */
function gifComment(head, text) {
    const flags = head[10];
    if (flags === undefined || head[4] !== 0x39)
        return undefined;
    const colourTable = flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
    return [insertion(13 + colourTable, concat([0x21, 0xfe, text.length], text, [0]))];
}
/** WebP container specification: the RIFF size grows, and readers pass over unknown chunks at the end. */
function webpChunk(head, text) {
    if (head.length < 12)
        return undefined;
    const riffSize = new DataView(head.buffer, head.byteOffset).getUint32(4, true);
    if (riffSize % 2 !== 0)
        return undefined;
    const padding = new Uint8Array(text.length % 2);
    const chunk = concat(ascii('NOTE'), uint32(text.length).reverse(), text, padding);
    const grown = Uint8Array.from(uint32(riffSize + chunk.length).reverse());
    return [{ offset: 4, removed: 4, bytes: grown }, insertion(riffSize + 8, chunk)];
}
function crc32(bytes) {
    let crc = 0xffffffff;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++)
            crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return (crc ^ 0xffffffff) >>> 0;
}
function ascii(text) {
    return [...text].map((character) => character.charCodeAt(0));
}
function uint16(value) {
    return [value >>> 8, value & 0xff];
}
function uint32(value) {
    return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}
function concat(...parts) {
    const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let offset = 0;
    for (const part of parts) {
        joined.set(part, offset);
        offset += part.length;
    }
    return joined;
}

;// CONCATENATED MODULE: ./build/core/file-name.js
/** Bytes of UTF-8 a file name may have: Chevereto 4.2.0 answers longer ones with an SQL error. */
const longestName = 255;
/**
 * The name as it goes into the part's header. Real servers read `filename="…"` byte for byte: browser-style
 * percent escapes are not decoded and `filename*` is ignored, so what would break the header is replaced.
 */
function safeFileName(name, extension) {
    const lastComponent = name.split(/[\\/]/).at(-1) ?? '';
    const visible = lastComponent
        .toWellFormed()
        .replace(/"/g, "'")
        .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '_')
        .trim();
    const stem = visible === '' || visible === '.' || visible === '..' ? 'upload' : visible;
    const named = /[^.]\.[A-Za-z0-9]+$/.test(stem) ? stem : `${stem}.${extension}`;
    return shorten(named);
}
/** Cuts the stem, keeps the extension, and cuts between characters. */
function shorten(name) {
    const encoder = new TextEncoder();
    if (encoder.encode(name).length <= longestName)
        return name;
    const extension = /\.[A-Za-z0-9]{1,16}$/.exec(name)?.[0] ?? '';
    const room = longestName - extension.length;
    const stem = new Uint8Array(room);
    const { read } = encoder.encodeInto(name.slice(0, name.length - extension.length), stem);
    return name.slice(0, read) + extension;
}

;// CONCATENATED MODULE: ./build/core/media.js
/** Bytes from the start of a file that are enough for {@link detectMedia} and for most picture headers. */
const headSize = 64 * 1024;
const media_image = (subtype, extension) => ({
    mime: `image/${subtype}`,
    extension,
    type: 'image',
});
const video = (subtype, extension) => ({
    mime: `video/${subtype}`,
    extension,
    type: 'video',
});
/** Brands of ISO base media files (ISO/IEC 14496-12) that are pictures; all others are video. */
const pictureBrands = new Map([
    ['avif', media_image('avif', 'avif')],
    ['avis', media_image('avif', 'avif')],
    ['heic', media_image('heic', 'heic')],
    ['heix', media_image('heic', 'heic')],
    ['heim', media_image('heic', 'heic')],
    ['heis', media_image('heic', 'heic')],
    ['hevc', media_image('heic', 'heic')],
    ['mif1', media_image('heif', 'heif')],
    ['msf1', media_image('heif', 'heif')],
]);
/** Brands of files with sound alone: music, audio books, protected music. */
const soundBrands = new Set(['M4A ', 'M4B ', 'M4P ']);
/** Extensions that settle what a container holds where its bytes leave it open. */
const containerNames = new Map([
    ['mov', video('quicktime', 'mov')],
    ['m4v', video('x-m4v', 'm4v')],
    ['3gp', video('3gpp', '3gp')],
]);
/**
 * Tells pictures and videos from their content, and only then from the name: a container such as MP4 or
 * Matroska goes by several. Undefined for anything else, whatever its name says.
 */
function detectMedia(head, name) {
    const at = (offset, text) => latin1(head.subarray(offset, offset + text.length)) === text;
    const bytes = (...expected) => expected.every((byte, index) => head[index] === byte);
    const byName = containerNames.get(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
    if (bytes(0x89) && at(1, 'PNG\r\n\x1a\n'))
        return media_image('png', 'png');
    if (bytes(0xff, 0xd8, 0xff))
        return media_image('jpeg', 'jpg');
    if (at(0, 'GIF87a') || at(0, 'GIF89a'))
        return media_image('gif', 'gif');
    if (at(0, 'RIFF') && at(8, 'WEBP'))
        return media_image('webp', 'webp');
    if (at(0, 'RIFF') && at(8, 'AVI '))
        return video('x-msvideo', 'avi');
    if (at(0, 'BM') && at(15, '\0\0\0') && bitmapHeaderSizes.has(head[14] ?? 0))
        return media_image('bmp', 'bmp');
    if (at(0, 'II*\0') || at(0, 'MM\0*'))
        return media_image('tiff', 'tiff');
    if (bytes(0xff, 0x0a) || at(0, '\0\0\0\x0cJXL '))
        return media_image('jxl', 'jxl');
    if (bytes(0x00, 0x00, 0x01, 0x00) && (head[4] ?? 0) > 0 && head[5] === 0)
        return media_image('x-icon', 'ico');
    // The first box of a file is small, unless it is the data itself: words at this place are none.
    if (bytes(0, 0) && at(4, 'ftyp'))
        return fileTypeBox(head, byName ?? video('mp4', 'mp4'));
    if (bytes(0) && (at(4, 'moov') || at(4, 'mdat') || at(4, 'wide')))
        return video('quicktime', 'mov');
    if (bytes(0x1a, 0x45, 0xdf, 0xa3)) {
        const isWebm = latin1(head.subarray(0, 64)).includes('webm');
        return isWebm ? video('webm', 'webm') : video('x-matroska', 'mkv');
    }
    if (at(0, 'OggS') && (at(28, '\x80theora') || at(28, 'fishead\0')))
        return video('ogg', 'ogv');
    if (at(0, 'FLV\x01'))
        return video('x-flv', 'flv');
    if (bytes(0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11))
        return video('x-ms-wmv', 'wmv');
    if (bytes(0x00, 0x00, 0x01, 0xba) || bytes(0x00, 0x00, 0x01, 0xb3))
        return video('mpeg', 'mpg');
    if (head[0] === 0x47 && head[188] === 0x47 && head[376] === 0x47)
        return video('mp2t', 'ts');
    if (isSvg(new TextDecoder().decode(head.subarray(0, 4096))))
        return media_image('svg+xml', 'svg');
    return undefined;
}
/** Sizes of the header that follows a bitmap's file header, by version of the format. */
const bitmapHeaderSizes = new Set([12, 40, 52, 56, 64, 108, 124]);
/** Told from the major brand, and from the compatible ones where that only says "a picture". */
function fileTypeBox(head, otherwise) {
    const size = (head[2] ?? 0) * 256 + (head[3] ?? 0);
    const [major, , ...compatible] = latin1(head.subarray(8, size)).match(/[^]{4}/g) ?? [];
    if (major === undefined || soundBrands.has(major))
        return undefined;
    if (major === 'qt  ')
        return video('quicktime', 'mov');
    if (major.startsWith('M4V'))
        return video('x-m4v', 'm4v');
    if (major.startsWith('3g'))
        return video('3gpp', '3gp');
    if (major === 'mif1' && compatible.includes('avif'))
        return media_image('avif', 'avif');
    return pictureBrands.get(major) ?? otherwise;
}
/** What may stand before the root of an SVG: white space, the XML declaration, comments, a document type. */
const svgProlog = /\s+|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE svg[^>[]*(?:\[[^\]]*\])?\s*>/iy;
function isSvg(text) {
    let root = 0;
    do {
        svgProlog.lastIndex = root;
        root += svgProlog.exec(text)?.[0].length ?? 0;
    } while (svgProlog.lastIndex > 0);
    return /^<svg[\s/>]/i.test(text.slice(root, root + 5));
}
function latin1(bytes) {
    return String.fromCharCode(...bytes);
}

;// CONCATENATED MODULE: ./build/core/private-address.js
/** Blocks of IPv4 that are not public (IANA special-purpose registry), as first address and prefix length. */
const privateBlocks = [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
];
const privateNames = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)\.?$/i;
/**
 * Whether a URL's host is, by its spelling, inside somebody's own network: loopback, private, link-local, metadata
 * or reserved. Takes `URL.hostname`, which has every form of an IPv4 address in dotted decimals, and none of them
 * inside an IPv6 address. Names that resolve to such addresses are not recognised here.
 */
function isPrivateHost(hostname) {
    if (hostname.startsWith('['))
        return isPrivateIpv6(hostname.slice(1, -1));
    const address = ipv4Number(hostname);
    return address === undefined ? privateNames.test(hostname) : isPrivateIpv4(address);
}
function isPrivateIpv4(address) {
    return privateBlocks.some(([first, length]) => {
        const size = 2 ** (32 - length);
        return Math.floor(address / size) === Math.floor((ipv4Number(first) ?? 0) / size);
    });
}
/** Unique local, link-local, site-local, multicast, locally translated, or with a private IPv4 address inside. */
function isPrivateIpv6(address) {
    const groups = ipv6Groups(address);
    const [first = 0, second = 0, third = 0] = groups;
    const isLocal = (first & 0xfe00) === 0xfc00 || (first & 0xff80) === 0xfe80 || (first & 0xff00) === 0xff00;
    if (isLocal || (first === 0x64 && second === 0xff9b && third === 1))
        return true;
    // 6to4 (RFC 3056) has the IPv4 address behind its prefix, the others have it at their end.
    if (first === 0x2002)
        return isPrivateIpv4(second * 0x10000 + third);
    const [high = 0, low = 0] = groups.slice(6);
    return ipv4Prefixes.has(hexadecimal(groups.slice(0, 6))) && isPrivateIpv4(high * 0x10000 + low);
}
/** First 96 bits of addresses that end in an IPv4 one: compatible (`::1` is one), mapped, translated, NAT64. */
const ipv4Prefixes = new Set(['0:0:0:0:0:0', '0:0:0:0:0:ffff', '0:0:0:0:ffff:0', '64:ff9b:0:0:0:0']);
/** All eight groups of an address that may leave out zeros by `::`. */
function ipv6Groups(address) {
    const [before = [], after = []] = address
        .split('::')
        .map((half) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16))));
    return [...before, ...new Array(8 - before.length - after.length).fill(0), ...after];
}
function hexadecimal(groups) {
    return groups.map((group) => group.toString(16)).join(':');
}
function ipv4Number(text) {
    const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
    return parts?.slice(1).reduce((number, part) => number * 256 + Number(part), 0);
}

;// CONCATENATED MODULE: ./build/core/remote-url.js


/**
 * The URL of a source, fit to be fetched from here or by the site.
 *
 * @throws BadInputError unless `text` is an http(s) URL without credentials, on a public address; private ones
 * are for sites that are private themselves.
 */
function parseRemoteUrl(text, site) {
    const refuse = (what) => new BadInputError(`The URL source ${what}`, 'Give the full http:// or https:// URL of a public picture or video.');
    const given = text.trim();
    if (!URL.canParse(given))
        throw refuse('is not a URL');
    const url = new URL(given);
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
        throw refuse(`has the scheme ${url.protocol}`);
    if (url.username !== '' || url.password !== '')
        throw refuse(`at ${url.host} contains a user name or password`);
    if (isPrivateHost(url.hostname) && !isPrivateHost(new URL(site.origin).hostname)) {
        throw refuse(`is at the private address ${url.host}`);
    }
    return url;
}
/** The last component of the URL's path, decoded. */
function remoteName(url) {
    const component = url.pathname.split('/').at(-1) ?? '';
    try {
        return decodeURIComponent(component);
    }
    catch {
        return component;
    }
}

;// CONCATENATED MODULE: ./build/core/source.js



/** A binary source over bytes that are already in memory. */
function bytesSource(name, bytes) {
    return {
        kind: 'binary',
        name,
        size: bytes.byteLength,
        // eslint-disable-next-line @typescript-eslint/require-await -- a body is read asynchronously wherever it comes from
        open: async function* () {
            yield bytes;
        },
    };
}
/**
 * Checks what can be known of a source without reading or fetching it.
 *
 * @throws BadInputError for base64 that is none, an empty file, or a URL that may not be fetched.
 */
function checkSource(source, site) {
    switch (source.kind) {
        case 'binary':
            if (source.size === 0)
                throw new BadInputError('The file is empty', 'Check how it is made, or exclude it.');
            return;
        case 'base64':
            parseBase64(source.text);
            return;
        case 'url':
            parseRemoteUrl(source.url, site);
    }
}

;// CONCATENATED MODULE: ./build/core/payload.js






/** Bytes of a file's start that {@link distinctBytes} looks at. */
const keptOfHead = 64;
/** @throws BadInputError when the text is not base64. */
function decoded(source, ports) {
    const { text } = parseBase64(source.text);
    return bytesSource(source.name ?? '', ports.decodeBase64(text));
}
/**
 * Looks at a source's first bytes and makes it ready to be sent. The first time it is sent, those bytes are used
 * and the reading goes on behind them.
 *
 * @throws UnsupportedMediaError when it is no picture or video, SourceError when it cannot be read.
 */
async function preparePayload(source, ports) {
    const begun = beginReading(source);
    try {
        const head = await begun.head();
        const media = detectMedia(head, source.name);
        if (media)
            return payloadOf(source, begun, head, media, ports);
        throw new UnsupportedMediaError('The content is not a picture or a video, whatever the name says');
    }
    catch (error) {
        await begun.close();
        throw error;
    }
}
function payloadOf(source, begun, head, media, ports) {
    let unused = begun;
    const start = head.slice(0, keptOfHead);
    const bytes = () => {
        const reading = unused?.all() ?? readAgain(source);
        unused = undefined;
        return reading;
    };
    return {
        ...editedPart(source, [], bytes, media, ports),
        media,
        head,
        distinct: (mark) => {
            const marked = distinctBytes(start, media.mime, source.size, mark);
            return marked && distinctPayload(source, marked, start, media, ports);
        },
        close: begun.close,
    };
}
function distinctPayload(source, edits, head, media, ports) {
    return {
        ...editedPart(source, edits, () => readAgain(source), media, ports),
        ...{ media, head, distinct: () => undefined, close: async () => Promise.resolve(source.release?.()) },
    };
}
function editedPart(source, edits, bytes, media, ports) {
    let sha256;
    const part = {
        fileName: safeFileName(source.name, media.extension),
        mime: media.mime,
        size: source.size + addedBytes(edits),
        open: async function* () {
            const hash = ports.sha256();
            const exact = exactBytes(bytes(), source.size);
            for await (const chunk of edits.length === 0 ? exact : withEdits(exact, edits)) {
                hash.update(chunk);
                yield chunk;
            }
            sha256 = hash.digest();
        },
    };
    return { part, sha256: () => sha256 };
}
/** Lower-case hex of all bytes of the source. @throws SourceError when it cannot be read as announced. */
async function hashOf(source, ports) {
    const hash = ports.sha256();
    try {
        for await (const chunk of exactBytes(readable(source), source.size))
            hash.update(chunk);
    }
    finally {
        source.release?.();
    }
    return hash.digest();
}
/** Nothing is needed of what an attempt before this one has read. */
function readAgain(source) {
    source.release?.();
    return readable(source);
}
function beginReading(source) {
    const bytes = readable(source);
    const chunks = [];
    return {
        head: async () => {
            const wanted = Math.min(headSize, source.size);
            for (let filled = 0; filled < wanted;) {
                const next = await bytes.next();
                if (next.done === true)
                    break;
                chunks.push(next.value);
                filled += next.value.length;
            }
            return start(chunks, wanted);
        },
        all: async function* () {
            yield* chunks.splice(0);
            yield* bytes;
        },
        close: async () => {
            await bytes.return(undefined);
            source.release?.();
        },
    };
}
/** The first bytes of all chunks together; without a copy where they lie in one. */
function start(chunks, wanted) {
    const [first] = chunks;
    if (first && first.length >= wanted)
        return first.subarray(0, wanted);
    const head = new Uint8Array(wanted);
    let filled = 0;
    for (const chunk of chunks) {
        const part = chunk.subarray(0, wanted - filled);
        head.set(part, filled);
        filled += part.length;
    }
    return head.subarray(0, filled);
}
/**
 * The source's bytes, exactly as many as announced. The last chunk is held back until the source has ended, so
 * that a file which changes while it is read never reaches the server whole.
 */
async function* exactBytes(bytes, size) {
    let read = 0;
    let held;
    for await (const chunk of bytes) {
        read += chunk.length;
        if (read > size)
            throw changed(`it grew beyond its ${size} bytes`);
        if (held)
            yield held;
        held = chunk;
    }
    if (read < size)
        throw changed(`it ended after ${read} of ${size} bytes`);
    if (held)
        yield held;
}
/** The source's bytes, with whatever goes wrong while reading them told as a SourceError. */
async function* readable(source) {
    try {
        yield* source.open();
    }
    catch (cause) {
        if (cause instanceof PixvidError)
            throw cause;
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new SourceError(`The file cannot be read: ${reason}`, 'Check that it is there and may be read.', {
            cause,
        });
    }
}
function changed(how) {
    return new SourceError(`The file changed while it was read: ${how}`, 'Upload it once whatever writes it has finished.');
}

;// CONCATENATED MODULE: ./build/core/twins.js



/**
 * Sees to it that equal bytes are sent once in a batch, and not at all when an earlier run's upload of them is
 * known. Only files that share their size with another one are hashed ahead, unless there is an earlier run to
 * compare with. URLs are told apart by their text; where their bytes turn out to be known, the site's refusal of
 * them is answered with what is known.
 */
class Twins {
    #ports;
    #recall;
    #onDuplicate;
    #countBySize = new Map();
    /** By SHA-256 or URL. */
    #firsts = new Map();
    #uploadedBySha256 = new Map();
    constructor(items, ports, onDuplicate, recall) {
        this.#ports = ports;
        this.#onDuplicate = onDuplicate;
        this.#recall = recall;
        for (const item of items) {
            const size = sizeOf(item);
            if (size !== undefined)
                this.#countBySize.set(size, (this.#countBySize.get(size) ?? 0) + 1);
        }
    }
    /** Uploads the item, or answers with what is known of its bytes already. */
    async once(item, upload) {
        if (item.source.kind === 'url')
            return this.#onceFor(item.source.url.trim(), null, item, upload);
        const sha256 = await this.#hashWhereNeeded(item);
        if (sha256 === undefined)
            return this.#sent(item, upload);
        const recalled = this.#recall?.(sha256, item);
        if (recalled)
            return { ...untouched(item, sha256), status: 'reused', hosted: recalled };
        return this.#onceFor(sha256, sha256, item, upload);
    }
    async #onceFor(identity, sha256, item, upload) {
        for (let first = this.#firsts.get(identity); first; first = this.#firsts.get(identity)) {
            const result = await first;
            const same = { ...untouched(item, sha256 ?? result.sha256), mime: result.mime };
            if (result.status === 'uploaded' || result.status === 'reused') {
                return { ...same, status: 'reused', hosted: result.hosted };
            }
            if (result.status === 'unknown')
                return { ...same, status: 'unknown', error: result.error };
            // The first one came to nothing: the next of its twins takes its place.
            if (this.#firsts.get(identity) === first)
                this.#firsts.delete(identity);
        }
        const uploading = this.#sent(item, upload);
        this.#firsts.set(identity, uploading);
        return uploading;
    }
    async #sent(item, upload) {
        const result = await upload();
        if (result.sha256 === null)
            return result;
        if (result.status === 'uploaded')
            this.#uploadedBySha256.set(result.sha256, result.hosted);
        const isKnownToSite = result.status === 'failed' && result.error.kind === 'duplicate';
        if (!isKnownToSite || this.#onDuplicate !== 'reuse')
            return result;
        const hosted = this.#uploadedBySha256.get(result.sha256) ?? this.#recall?.(result.sha256, item);
        if (!hosted)
            return result;
        const { file, sha256, size, mime, attempts, warnings } = result;
        return { file, sha256, size, mime, attempts, warnings, status: 'reused', hosted };
    }
    async #hashWhereNeeded(item) {
        const { source } = item;
        const size = sizeOf(item);
        if (source.kind === 'url' || size === undefined || size === 0)
            return undefined;
        if (!this.#recall && this.#countBySize.get(size) === 1)
            return undefined;
        try {
            return await hashOf(source.kind === 'base64' ? decoded(source, this.#ports) : source, this.#ports);
        }
        catch (error) {
            // The upload meets the same trouble and reports it.
            if (error instanceof PixvidError)
                return undefined;
            throw error;
        }
    }
}
/** What is known of an item that was not sent. */
function untouched(item, sha256) {
    return { file: item.file, sha256, size: sizeOf(item) ?? null, mime: null, attempts: 0, warnings: [] };
}
/** In bytes; undefined where it is not known before the source is fetched, or cannot be. */
function sizeOf({ source }) {
    switch (source.kind) {
        case 'binary':
            return source.size;
        case 'url':
            return undefined;
        case 'base64':
            try {
                return parseBase64(source.text).size;
            }
            catch {
                return undefined;
            }
    }
}

;// CONCATENATED MODULE: ./build/core/expiration.js
const expiration_minute = 60;
const day = 24 * 60 * expiration_minute;
/** Chevereto clamps shorter ones up to this (seen on 4.2.0). */
const shortestExpiration = 5 * expiration_minute;
/** Chevereto clamps longer ones down to this: one year. */
const longestExpiration = 365 * day;
const interval = /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const unitSeconds = [365 * day, (365 * day) / 12, 7 * day, day, 60 * expiration_minute, expiration_minute, 1];
/**
 * Seconds of an expiration as the API takes it: an upper-case ISO-8601 interval (`PT5M`, `P3D`) or plain
 * seconds. Months and years count as twelfths of 365 days. Undefined for anything else, which a real server
 * would accept in silence and turn into five minutes.
 */
function expirationSeconds(text) {
    if (/^\d+$/.test(text))
        return Number(text);
    const match = interval.exec(text);
    if (!match)
        return undefined;
    return unitSeconds.reduce((sum, seconds, unit) => sum + seconds * Number(match[unit + 1] ?? 0), 0);
}

;// CONCATENATED MODULE: ./build/core/http-url.js
/**
 * The absolute form of an http(s) URL, or null: an answer must not smuggle in another scheme, a user name, or
 * mere words. With a `base`, the path of a URL on the same site will do.
 */
function httpUrl(text, base) {
    if (typeof text !== 'string' || !/^\s*(https?:\/)?\//i.test(text) || !URL.canParse(text, base))
        return null;
    const url = new URL(text, base);
    const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
    return isHttp && url.username === '' && url.password === '' ? url.href : null;
}

;// CONCATENATED MODULE: ./build/core/image-answer.js

/**
 * The file in a json answer, in any of its spellings: `image` of Chevereto, `video` and `clip` of newer versions,
 * `data` of imgBB. Undefined when the answer describes no file. A missing `url` (a picture awaiting moderation
 * has none) stays null.
 */
function hostedFromJson(json, requestUrl) {
    const file = [json.image, json.video, json.clip, json.data].find(isRecord);
    if (!file)
        return undefined;
    const urlOf = (name) => httpUrl(file[name], requestUrl);
    const nestedUrl = (name) => (isRecord(file[name]) ? httpUrl(file[name].url, requestUrl) : null);
    return {
        url: urlOf('url') ?? nestedUrl('image') ?? nestedUrl('video') ?? nestedUrl('clip'),
        viewerUrl: urlOf('url_viewer'),
        shortUrl: urlOf('url_short'),
        thumbnailUrl: nestedUrl('thumb'),
        mediumUrl: nestedUrl('medium'),
        frameUrl: urlOf('url_frame') ?? nestedUrl('frame'),
        deleteUrl: urlOf('delete_url'),
        width: positiveNumber(file.width),
        height: positiveNumber(file.height),
        size: positiveNumber(file.size),
        mime: typeof file.mime === 'string' && /^[\w.+-]+\/[\w.+-]+$/.test(file.mime) ? file.mime : null,
        duration: positiveNumber(file.duration),
        expiresAt: utcDate(file.expiration_date_gmt),
        answer: withoutDeleteUrls(file),
    };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** `2026-11-26 09:21:55`, which the API means in UTC, as ISO 8601; null for anything else. */
function utcDate(value) {
    if (typeof value !== 'string')
        return null;
    const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?$/.exec(value);
    const iso = match ? `${match[1] ?? ''}T${match[2] ?? ''}Z` : '';
    return Number.isNaN(Date.parse(iso)) ? null : iso;
}
/** Numbers come as strings at times (`display_width` on 4.2.0). */
function positiveNumber(value) {
    const number = typeof value === 'string' && value !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : null;
}
function withoutDeleteUrls(record) {
    const kept = Object.entries(record).filter(([name]) => !/^delete_?(url|hash)$/i.test(name));
    return Object.fromEntries(kept.map(([name, value]) => [name, withoutDeleteUrlsInside(value)]));
}
function withoutDeleteUrlsInside(value) {
    if (Array.isArray(value))
        return value.map(withoutDeleteUrlsInside);
    return isRecord(value) ? withoutDeleteUrls(value) : value;
}

;// CONCATENATED MODULE: ./build/core/parameters.js

/**
 * The optional parameters of Chevereto's upload API, each described once. The Action's inputs, the node's
 * fields, the tables in the docs and the validation all derive from this table or are tested against it.
 * `fact` names where a rule comes from: the manual, or what Chevereto 4.2.0 was seen to do.
 */
const parameters = {
    title: {
        field: 'title',
        type: 'text',
        meaning: 'Title of the file. Taken from its metadata or name when empty.',
        fact: 'Seen on 4.2.0: kept verbatim, cut to 100 characters without a word; "0" counts as empty.',
        check: checkTitle,
    },
    description: {
        field: 'description',
        type: 'text',
        meaning: 'Description of the file. Taken from its metadata when empty.',
        fact: 'Seen on 4.2.0: kept verbatim; "0" counts as empty.',
        check: checkDescription,
    },
    tags: {
        field: 'tags',
        type: 'text',
        meaning: 'Tags, separated by commas, at most 32 characters each.',
        fact: 'Seen on 4.2.0: longer tags and those with # or / are dropped without a word.',
        check: checkTags,
    },
    albumId: {
        field: 'album_id',
        type: 'text',
        meaning: 'ID of the album to put the file in, as in the album’s URL. It must belong to the key’s user.',
        fact: 'Seen on 4.2.0: a wrong or foreign album is ignored without a word.',
        check: checkAlbum,
    },
    categoryId: {
        field: 'category_id',
        type: 'integer',
        meaning: 'Number of the category to put the file in.',
        fact: 'Seen on 4.2.0: numbers that do not exist are stored as given; other text is an SQL error.',
        check: checkCategory,
    },
    width: {
        field: 'width',
        type: 'integer',
        meaning: 'Target width in pixels; the height follows. Only shrinks, and only still pictures.',
        fact: 'Seen on 4.2.0: ignored for videos and animations; a width above the picture’s own is refused.',
        check: checkWidth,
    },
    expiration: {
        field: 'expiration',
        type: 'text',
        meaning: 'When the file is deleted: an ISO 8601 interval such as PT5M or P3D, or seconds; 5 minutes to 1 year. Empty: never.',
        fact: 'Seen on 4.2.0: clamped to 5 minutes and 1 year; anything unreadable becomes 5 minutes.',
        check: checkExpiration,
    },
    nsfw: {
        field: 'nsfw',
        type: 'boolean',
        meaning: 'Marks the file as not safe for work.',
        fact: 'Seen on 4.2.0: only 1 counts.',
        check: checkBoolean,
    },
    useFileDate: {
        field: 'use_file_date',
        type: 'boolean',
        meaning: 'Uses the Exif date as upload date. For administrators, on sites that support it.',
        fact: 'The manual has it for administrators; 4.2.0 was seen to ignore it for everybody.',
        check: checkBoolean,
    },
    format: {
        field: 'format',
        type: 'choice',
        choices: ['json', 'txt', 'redirect'],
        meaning: 'Format of the site’s answer. Only json tells everything: txt has the URL only, redirect the viewer only.',
        fact: 'Seen on 4.2.0: with txt and redirect, failures come with status 200 and text.',
        check: checkFormat,
    },
};
const parameterNames = Object.keys(parameters);
/** Checks values by what real servers do with them, before anything is sent. Empty values are left out. */
function checkParameters(given) {
    const values = {};
    const warnings = [];
    const problems = [];
    for (const parameter of parameterNames) {
        const value = given[parameter] ?? '';
        if (value.trim() === '')
            continue;
        const checked = parameters[parameter].check(value);
        if ('problem' in checked) {
            problems.push({ parameter, value, ...checked });
            continue;
        }
        if (checked.wire !== '')
            values[parameter] = checked.wire;
        if (checked.warning !== undefined)
            warnings.push({ parameter, warning: checked.warning });
    }
    return { values, warnings, problems };
}
/** Characters of a title that Chevereto keeps (seen on 4.2.0). */
const longestTitle = 100;
/** Characters of a tag that Chevereto accepts (seen on 4.2.0). */
const longestTag = 32;
function checkTitle(title) {
    if (title === '0')
        return { wire: title, warning: 'the site takes "0" for no title' };
    const length = [...title].length;
    if (length <= longestTitle)
        return { wire: title };
    return { wire: title, warning: `has ${length} characters: the site cuts it to ${longestTitle}` };
}
function checkDescription(description) {
    if (description === '0')
        return { wire: description, warning: 'the site takes "0" for no description' };
    return { wire: description };
}
function checkTags(list) {
    const tags = list.split(',').map((tag) => tag.trim());
    const unique = [...new Set(tags)].filter((tag) => tag !== '');
    for (const tag of unique) {
        if ([...tag].length > longestTag) {
            return {
                problem: `the tag "${tag}" has ${[...tag].length} characters and would be dropped by the site`,
                cure: `Use at most ${longestTag} characters a tag, and commas between tags.`,
            };
        }
        if (/[#/]/.test(tag)) {
            return {
                problem: `the tag "${tag}" contains # or / and would be dropped by the site`,
                cure: 'Write the tag without # and /.',
            };
        }
    }
    return { wire: unique.join(',') };
}
function checkAlbum(id) {
    const album = id.trim();
    if (/^[A-Za-z0-9]+$/.test(album))
        return { wire: album };
    return {
        problem: 'not the ID of an album, and the site would ignore it without a word',
        cure: 'Give the ID at the end of the album’s URL: letters and digits, such as “bXk”.',
    };
}
function checkCategory(text) {
    const category = text.trim();
    if (/^[1-9]\d{0,8}$/.test(category))
        return { wire: category };
    return { problem: 'not the number of a category', cure: 'Give a whole number from 1, or leave it empty.' };
}
function checkWidth(text) {
    const width = text.trim();
    if (/^[1-9]\d{0,5}$/.test(width))
        return { wire: width };
    return {
        problem: 'not a width in pixels',
        cure: 'Give a whole number from 1 to 999999, or leave it empty.',
    };
}
function checkExpiration(text) {
    const expiration = text.trim();
    const seconds = expirationSeconds(expiration);
    if (seconds === undefined) {
        return {
            problem: 'not an expiration, and the site would delete the file after 5 minutes',
            cure: 'Give an upper-case ISO 8601 interval such as PT5M, PT12H or P3D, or seconds; or leave it empty to keep the file.',
        };
    }
    if (seconds < shortestExpiration || seconds > longestExpiration) {
        return {
            problem: `${seconds < shortestExpiration ? 'shorter than 5 minutes' : 'longer than 1 year'}, which the site does not allow`,
            cure: 'Give 5 minutes (PT5M) to 1 year (P1Y), or leave it empty to keep the file.',
        };
    }
    return { wire: expiration };
}
/** False is not sent: it is the default, and Chevereto drops falsy values. */
function checkBoolean(text) {
    const value = text.trim().toLowerCase();
    if (value === 'true' || value === '1')
        return { wire: '1' };
    if (value === 'false' || value === '0')
        return { wire: '' };
    return { problem: 'neither true nor false', cure: 'Give true or false.' };
}
function checkFormat(text) {
    const format = text.trim().toLowerCase();
    if (format === 'json' || format === 'txt' || format === 'redirect')
        return { wire: format };
    return { problem: 'not a format of the API', cure: 'Give json, txt or redirect.' };
}

;// CONCATENATED MODULE: ./build/core/differences.js



/** Half a month, in which calendar months differ from the twelfths of a year that expirations are counted in. */
const calendarSlack = 0.05;
/** Seconds between the upload's date and the moment the site counts an expiration from. */
const clockSlack = 90;
/** What the site changed or ignored of what was asked, as warnings: it never says so itself. */
function differences(sent, hosted) {
    const { answer } = hosted;
    if (!answer)
        return [];
    return [
        titleDifference(sent, answer),
        expirationDifference(sent, hosted, answer),
        categoryDifference(sent, answer),
        tagsDifference(sent, answer),
        widthDifference(sent, hosted),
        nsfwDifference(sent, answer),
    ].filter((warning) => warning !== undefined);
}
function titleDifference({ title }, answer) {
    // That "0" counts as no title, and that a long one is cut, was said before it was sent.
    if (title === undefined || title === '0' || !('title' in answer))
        return undefined;
    const asked = comparable(title);
    const kept = typeof answer.title === 'string' ? comparable(answer.title) : '';
    const isCut = [...title].length > longestTitle && kept !== '' && asked.startsWith(kept);
    return kept === asked || isCut ? undefined : 'The site changed the title.';
}
function comparable(title) {
    return title.replace(/\r\n?/g, '\n').trim();
}
function expirationDifference({ expiration }, { expiresAt }, answer) {
    const uploadedAt = utcDate(answer.date_gmt);
    const seconds = expiration === undefined ? undefined : expirationSeconds(expiration);
    if (seconds === undefined)
        return expiresAt === null ? undefined : `The site set an expiration of its own: ${expiresAt}.`;
    if (expiresAt === null)
        return 'The site ignored the expiration: the file stays.';
    if (uploadedAt === null)
        return undefined;
    const kept = (Date.parse(expiresAt) - Date.parse(uploadedAt)) / 1000;
    if (Math.abs(kept - seconds) <= clockSlack + seconds * calendarSlack)
        return undefined;
    return `The site changed the expiration: the file is deleted at ${expiresAt}.`;
}
function categoryDifference({ categoryId }, answer) {
    if (categoryId === undefined || !('category_id' in answer))
        return undefined;
    return String(answer.category_id) === categoryId ? undefined : 'The site ignored the category.';
}
function tagsDifference({ tags }, answer) {
    const kept = answer.tags;
    if (tags === undefined || !Array.isArray(kept))
        return undefined;
    const names = new Set(kept.map((tag) => (isRecord(tag) ? String(tag.name).toLowerCase() : '')));
    const dropped = tags.split(',').filter((tag) => !names.has(tag.toLowerCase()));
    return dropped.length === 0
        ? undefined
        : `The site dropped the tags ${dropped.map((tag) => `"${tag}"`).join(', ')}.`;
}
function widthDifference({ width }, hosted) {
    if (width === undefined || hosted.width === null || hosted.width <= Number(width))
        return undefined;
    return `The site ignored the width ${width}, as it does for videos and animations: the file is ${hosted.width} pixels wide.`;
}
function nsfwDifference({ nsfw }, answer) {
    if (nsfw === undefined || !('nsfw' in answer))
        return undefined;
    return Number(answer.nsfw) === 1 ? undefined : 'The site did not mark the file as not safe for work.';
}

;// CONCATENATED MODULE: ./build/core/upload-run.js
/** Whether the site may refuse a file as a duplicate of what an earlier attempt brought there. */
function mayHaveArrived({ answerLost, serverFailed }) {
    return answerLost || serverFailed;
}

;// CONCATENATED MODULE: ./build/core/redaction.js
/**
 * Real keys have 64 characters and more. A shorter one, as in tests, could be an innocent word in a URL or title
 * of an answer, where replacing it would do harm.
 */
const shortestRealKey = 16;
/** A site's answer without the key, in case the site sends it back. */
function answerWithoutKey(text, apiKey) {
    return apiKey.length < shortestRealKey ? text : withoutKey(text, apiKey);
}
/** Words of a site, to be shown in a message, without the key. */
function withoutKey(text, apiKey) {
    if (apiKey === '')
        return text;
    const inJson = JSON.stringify(apiKey).slice(1, -1);
    const spellings = [apiKey, inJson, inJson.replaceAll('/', '\\/'), encodeURIComponent(apiKey)];
    return spellings.reduce((left, spelling) => left.replaceAll(spelling, '***'), text);
}

;// CONCATENATED MODULE: ./build/core/escaping.js
/**
 * Text from outside (file names, titles, server messages) is hostile wherever it is printed. Each function
 * makes it safe for one sink and keeps it legible.
 */
/** C0 and C1 controls, line and paragraph separators. */
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
/** Marks that reorder or hide the text around them: bidi controls, zero-width characters, soft hyphen, BOM, tags. */
const invisibles = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;
/** One line of visible text: controls become a visible replacement mark, invisible and bidi marks are removed. */
function plainLine(text) {
    return text
        .toWellFormed()
        .replace(/[\r\n\t]+/g, ' ')
        .replace(controls, '\ufffd')
        .replace(invisibles, '');
}
/** For attribute values in double or single quotes. */
function escapeAttribute(text) {
    return plainLine(text).replace(/[&<>"'`]/g, characterReference);
}
/** For text between HTML tags. What GitHub would make a mention, a reference or a link of stays text. */
function escapeHtml(text) {
    return breakAutolinks(escapeAttribute(text));
}
/**
 * For text inside a line of Markdown: no mark-up, HTML, maths, emoji, link, mention or reference comes of it.
 * CommonMark lets a backslash stand before any ASCII punctuation mark (2.4). Marks that mean something at the
 * start of a line only, such as `-` and `+`, are left legible.
 */
function escapeMarkdown(text) {
    const escaped = plainLine(text)
        .replace(/[&<>]/g, characterReference)
        .replace(/[!$()*:[\\\]^_`{|}~]/g, '\\$&');
    return breakAutolinks(escaped);
}
/** For the destination of a Markdown link or image: the same place, without a user name. The URL must be absolute. */
function escapeMarkdownUrl(url) {
    const place = new URL(url);
    place.username = '';
    place.password = '';
    const start = `${place.protocol}//${place.host}`;
    return start + place.href.slice(start.length).replace(/[^\w\-.~/?#&=+:;,%@!*]/g, percentEscape);
}
function percentEscape(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function characterReference(character) {
    return `&#${character.charCodeAt(0)};`;
}
/**
 * GitHub looks for mentions, references and bare links in the rendered text, where escapes no longer count. An
 * invisible break after the mark they start with keeps them text.
 */
function breakAutolinks(text) {
    return text.replace(/@(?=\w)|(?<!&)#(?=\w)|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-\d)/gi, (mark) => `${mark}&#8203;`);
}

;// CONCATENATED MODULE: ./build/core/retry.js
/** First delay's upper bound; it doubles with each attempt. */
const baseDelay = 500;
/** No delay is longer than this, unless the site asked for more. */
const longestDelay = 30_000;
/** A site that asks for a longer wait than this is not waited for. */
const longestRetryAfter = 5 * 60_000;
/**
 * Milliseconds to wait before a further attempt: full jitter, i.e. evenly between nothing and an exponentially
 * growing bound, so that many clients do not come back at once; but not before the site asked for.
 *
 * @param attempt the attempt that failed, from 1
 */
function retryDelay(attempt, retryAfter, random) {
    const bound = Math.min(longestDelay, baseDelay * 2 ** (attempt - 1));
    return Math.round((retryAfter ?? 0) + random * bound);
}
/** Statuses after which the same request may succeed: timeout, too early, too many requests, any server error. */
function isTemporary(status) {
    return status === 408 || status === 425 || status === 429 || status >= 500;
}
/** Milliseconds of a Retry-After header, in seconds or as an HTTP date (RFC 9110, 10.2.3). */
function retryAfterMilliseconds(header, now) {
    if (header === undefined)
        return undefined;
    const text = header.trim();
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    // The oldest of the three forms of a date names no zone, and means this one.
    const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text.replace(/( GMT)?$/, ' GMT')) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

;// CONCATENATED MODULE: ./build/core/refusal.js




/**
 * The error a refusal stands for. Message and code are read together: on real servers every refusal has HTTP
 * status 400, and codes mean several things (130 is a missing source and a flood, 100 is a bad key and a bad
 * video), while the formats txt and redirect give the message only.
 */
function refusal(saidMessage, saidCode, { status, headers }, asked) {
    const message = quotable(saidMessage, asked.apiKey);
    const code = typeof saidCode === 'string' ? quotable(saidCode, asked.apiKey, 40) : saidCode;
    const quote = code === undefined ? `"${message}"` : `"${message}" (code ${code})`;
    const detail = { status, code };
    const flood = /flooding detected.*?(\d+) \w+ per (minute|hour|day|week|month)/i.exec(message);
    if (flood) {
        const window = floodWindows.find((name) => name === flood[2]?.toLowerCase()) ?? 'month';
        return new FloodError(`The site refused the upload: ${quote}`, Number(flood[1]), window, detail);
    }
    const known = refusals.find((row) => row.message.test(message) &&
        (row.codes?.includes(code ?? null) ?? true) &&
        (row.auth ?? asked.auth) === asked.auth);
    if (known)
        return new known.error(`${known.means}: ${quote}`, detail);
    if (isTemporary(status)) {
        const retryAfter = retryAfterMilliseconds(headers['retry-after'], asked.now);
        return new ServerError(`The site answered ${status}: ${quote}`, true, { ...detail, retryAfter });
    }
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) {
        return new BadParameterError(`The site’s database refused a parameter: ${quote}`, detail);
    }
    return new ServerError(`The site refused the upload: ${quote}`, false, detail);
}
/** As seen on Chevereto 4.2.0, most specific first. */
const refusals = [
    {
        message: /^no key provided/i,
        auth: 'field',
        error: TooLargeError,
        means: 'The site received no field at all, as happens when a request is over its post limit',
    },
    { message: /^no key provided/i, error: BadKeyError, means: 'The site received no API key' },
    { message: /^invalid api key/i, error: BadKeyError, means: 'The site does not know the API key' },
    { message: /^request denied/i, error: ApiRefusedError, means: 'The site refuses API uploads' },
    { message: /^duplicated upload/i, error: DuplicateError, means: 'The site has these bytes already' },
    {
        message: /^file too big|UPLOAD_ERR_(INI|FORM)_SIZE/i,
        error: TooLargeError,
        means: 'The file is too large for the site',
    },
    {
        // What PHP leaves of a request over its post_max_size; a file was sent in any case.
        message: /^empty (upload )?source|UPLOAD_ERR_NO_FILE/i,
        error: TooLargeError,
        means: 'The site received no file, as happens when a request is over its post limit',
    },
    {
        message: /\b(quota|storage limit|disk space)\b/i,
        error: TooLargeError,
        means: 'The account or the site is full',
    },
    {
        message: /^url uploading is disabled/i,
        error: UrlRefusedError,
        means: 'The site does not fetch URLs',
    },
    {
        message: /^can't fetch target url/i,
        error: UrlRefusedError,
        means: 'The site could not fetch the URL',
    },
    {
        message: /^fopen\(.*failed to open stream: is a directory/i,
        codes: [0, null],
        error: UrlRefusedError,
        means: 'The site fails to fetch URLs, as Chevereto 4.2.0 does',
    },
    {
        message: /^can't get target upload source info|^invalid video file|^animated webp is not supported|^getimagesize\(|^imagecreatefrom|^invalid (image|file)/i,
        error: UnsupportedMediaError,
        means: 'The site cannot read this file',
    },
    {
        message: /^target width is greater/i,
        error: WidthRefusedError,
        means: 'The site cannot make the picture wider than it is',
    },
    {
        message: /^invalid base64 string/i,
        error: BadParameterError,
        means: 'The site refused a parameter',
    },
    {
        message: /^invalid api (version|action)|^no action provided/i,
        error: ApiRefusedError,
        means: 'The site does not offer this API',
    },
    {
        message: /\b(uploads? (is|are) (not allowed|disabled|forbidden)|banned)\b/i,
        error: ApiRefusedError,
        means: 'The site refuses uploads',
    },
];
/** The error for an answer that is not the API's: a redirect, or the page of a proxy, a CDN or a crashed server. */
function httpError({ status, headers }, { requestUrl, now }) {
    if (status >= 300 && status < 400) {
        const target = headers.location;
        const isKnown = target !== undefined && URL.canParse(target, requestUrl);
        const origin = isKnown ? new URL(target, requestUrl).origin : 'null';
        // An origin of "null" is what addresses such as javascript: have.
        const where = origin === 'null' ? '' : ` to ${origin}`;
        return new RedirectedError(`The upload address ${requestUrl} redirects${where} (status ${status}), which would lose the upload`, { status });
    }
    if (status === 413) {
        return new TooLargeError('The site’s front server refused the file’s size (status 413)', {
            status,
        });
    }
    return new ServerError(`The site answered with status ${status} and no API answer`, isTemporary(status), {
        status,
        retryAfter: retryAfterMilliseconds(headers['retry-after'], now),
        mayBeStored: gatewayTimeouts.has(status),
    });
}
/** A front server had passed the upload on and stopped waiting for the answer: 504, and 524 of Cloudflare. */
const gatewayTimeouts = new Set([504, 524]);
/** Words of a site as they may stand in a message: one line, bounded, without the key. */
function quotable(words, apiKey, longest = 300) {
    const line = plainLine(withoutKey(words, apiKey)).trim();
    return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

;// CONCATENATED MODULE: ./build/core/answer.js





/**
 * Reads the answer to an upload in any of the three formats. Only a URL that is http(s), in an answer of the
 * expected shape and status, counts as success: real servers send failures, maintenance pages and warnings
 * under 200 as well.
 */
function readAnswer(received, asked) {
    const answer = { ...received, text: answerWithoutKey(received.text, asked.apiKey) };
    const { status, text, headers } = answer;
    if (status === 302 && asked.format === 'redirect')
        return readRedirect(answer, asked);
    if (status >= 300 && status < 400)
        return refused(httpError(answer, asked));
    const json = parseJson(text);
    if (json !== undefined)
        return readJson(json, answer, asked);
    if (status !== 200)
        return refused(httpError(answer, asked));
    const encoding = headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity')
        return lost(`The site’s answer is encoded as ${quotable(encoding, '')}`, status);
    if (text.trim() === '')
        return lost('The site’s answer is empty', status);
    if (/^\s*<[!?a-z]/i.test(text)) {
        return unusable('The site answered with a web page instead of an API answer', status);
    }
    if (answer.truncated || text.trim().startsWith('{'))
        return lost('The site’s answer was cut off', status);
    if (asked.format === 'txt')
        return readText(answer, asked);
    if (asked.format === 'redirect')
        return refused(refusal(text, undefined, answer, asked));
    return unusable(`The site’s answer is not JSON: "${quotable(text, asked.apiKey)}"`, status);
}
function readJson(json, answer, asked) {
    const { status } = answer;
    const record = isRecord(json) ? json : {};
    if (isRecord(record.error)) {
        const { message, code } = record.error;
        return refused(refusal(typeof message === 'string' ? message : 'no reason given', typeof code === 'number' || typeof code === 'string' ? code : undefined, answer, asked));
    }
    if (status !== 200)
        return refused(httpError(answer, asked));
    const hosted = hostedFromJson(record, asked.requestUrl);
    if (!hosted || Number(record.status_code ?? record.status) !== 200) {
        return unusable('The site’s answer is not an answer of the API', status);
    }
    if (hosted.url !== null)
        return { outcome: 'hosted', hosted };
    if (awaitsApproval(hosted))
        return { ...refused(awaitingModeration(status)), hosted };
    return lost('The site took the file but its answer has no http(s) URL', status);
}
function awaitsApproval({ answer }) {
    return answer !== null && 'is_approved' in answer && Number(answer.is_approved) === 0;
}
function readText(answer, asked) {
    const text = answer.text.trim();
    const url = /\s/.test(text) ? null : httpUrl(text);
    if (url !== null && mediaUrl.test(new URL(url).pathname)) {
        return { outcome: 'hosted', hosted: { ...nothingKnown, url } };
    }
    if (url !== null || 'https://'.startsWith(text) || 'http://'.startsWith(text)) {
        return lost('The URL the site answered was cut off', answer.status);
    }
    // What PHP 8 and 7 print where a picture awaiting moderation has no URL (seen on 4.2.0).
    if (/undefined (array key "url"|index: url)/i.test(text))
        return refused(awaitingModeration(answer.status));
    return refused(refusal(text, undefined, answer, asked));
}
/** How the path of a direct URL ends: one that was cut off does not. */
const mediaUrl = /\.(?:avif|bmp|gif|heic|heif|ico|jpeg|jpg|jxl|png|svg|tiff|webp|3gp|avi|flv|m4v|mkv|mov|mp4|mpeg|mpg|ogv|ts|webm|wmv)$/i;
function readRedirect(answer, asked) {
    const viewerUrl = httpUrl(answer.headers.location, asked.requestUrl);
    if (viewerUrl === null || !isViewer(new URL(viewerUrl), new URL(asked.requestUrl))) {
        return refused(httpError(answer, asked));
    }
    return { outcome: 'hosted', hosted: { ...nothingKnown, viewerUrl } };
}
/** A viewer is a page like `/image/<slug>.<id>` of the same site: not its front page, login or API. */
function isViewer(url, request) {
    const segments = url.pathname.split('/').filter((segment) => segment !== '');
    return url.origin === request.origin && segments.length >= 2 && !url.pathname.startsWith(request.pathname);
}
const nothingKnown = {
    url: null,
    viewerUrl: null,
    shortUrl: null,
    thumbnailUrl: null,
    mediumUrl: null,
    frameUrl: null,
    deleteUrl: null,
    width: null,
    height: null,
    size: null,
    mime: null,
    duration: null,
    expiresAt: null,
    answer: null,
};
function refused(error) {
    return { outcome: 'refused', error };
}
/** No answer of this API: nothing says that the file was taken. */
function unusable(message, status) {
    return refused(new UnusableAnswerError(message, { status }));
}
/** An answer of which too little is left to know the URL: the file may well be there. */
function lost(message, status) {
    return refused(new UnusableAnswerError(message, { status, mayBeStored: true }));
}
function awaitingModeration(status) {
    return new AwaitingModerationError('The file was uploaded and waits for a moderator’s approval', {
        status,
    });
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/core/stall-guard.js
/** @param limit milliseconds without progress */
function guardAgainstStall(ports, limit, outer) {
    const inner = new AbortController();
    const stopped = new AbortController();
    let reason;
    let lastProgress = ports.now();
    let paused = false;
    const stop = () => {
        // A reason of our own spares the making of an error, for every request.
        stopped.abort('stopped');
        outer?.removeEventListener('abort', cancel);
    };
    const abort = (why) => {
        reason = why;
        stop();
        inner.abort();
    };
    const cancel = () => {
        abort('cancelled');
    };
    const watch = async () => {
        while (!stopped.signal.aborted) {
            if (paused)
                lastProgress = ports.now();
            const left = lastProgress + limit - ports.now();
            if (left <= 0)
                abort('stalled');
            else
                await ports.sleep(left, stopped.signal);
        }
    };
    outer?.addEventListener('abort', cancel);
    if (outer?.aborted)
        cancel();
    void watch();
    return {
        signal: inner.signal,
        get reason() {
            return reason;
        },
        progress: () => {
            paused = false;
            lastProgress = ports.now();
        },
        pause: () => {
            paused = true;
        },
        stop,
    };
}

;// CONCATENATED MODULE: ./build/core/exchange.js



/** Bytes read of an answer to the API, which has about 2 KB; more is not an answer of the API. */
const longestAnswer = 1024 * 1024;
/** Milliseconds an answer may take from its first byte to its last, however steadily it trickles. */
const slowestAnswer = 5 * 60_000;
/**
 * Sends a request and reads the whole answer.
 *
 * @throws CancelledError, TimeoutError, NetworkError; whatever the body throws when it is a PixvidError. Each
 * tells by `mayBeStored` whether the server had the whole request.
 */
async function exchange(request, ports, options) {
    const { timeout, signal, onSent } = options;
    const guard = guardAgainstStall(ports, timeout * 1000, signal);
    const sending = { complete: request.body === undefined, failure: undefined };
    const body = request.body && observed(request.body, sending, guard, onSent);
    try {
        const answering = async () => {
            const answer = await ports.transport({ ...request, ...(body && { body }), signal: guard.signal });
            return { status: answer.status, headers: answer.headers, ...(await exchange_readText(answer, guard, ports)) };
        };
        // A transport may be slow to notice the signal.
        return await Promise.race([answering(), aborted(guard.signal)]);
    }
    catch (cause) {
        if (sending.failure instanceof PixvidError)
            throw sending.failure;
        const { host } = new URL(request.url);
        const mayBeStored = sending.complete && !neverConnected.has(codeOf(cause));
        if (guard.reason === 'cancelled') {
            throw new CancelledError(`The request to ${host} was cancelled while it was under way`, {
                mayBeStored,
            });
        }
        if (guard.reason === 'stalled') {
            throw new TimeoutError(`No byte moved to or from ${host} for ${timeout} seconds`, { mayBeStored });
        }
        if (cause instanceof PixvidError)
            throw cause;
        // The URL can be a secret: that of a deletion, or of a private source.
        const reason = causeOf(cause).replaceAll(request.url, host);
        throw new NetworkError(`The connection to ${host} failed${reason}`, { mayBeStored });
    }
    finally {
        guard.stop();
    }
}
/** The body, telling how far it has got and what it threw: transports differ in what they make of that. */
function observed(body, sending, guard, onSent) {
    return {
        size: body.size,
        open: async function* () {
            let sent = 0;
            try {
                for await (const chunk of body.open()) {
                    yield chunk;
                    // The transport comes back for more when it has taken the last chunk.
                    sent += chunk.length;
                    guard.progress();
                    onSent?.(sent);
                }
                sending.complete = true;
            }
            catch (error) {
                sending.failure = error;
                throw error;
            }
        },
    };
}
async function exchange_readText(answer, guard, { now }) {
    const start = now();
    const decoder = new TextDecoder();
    let text = '';
    let size = 0;
    for await (const chunk of answer.body) {
        guard.progress();
        size += chunk.length;
        if (size > longestAnswer || now() > start + slowestAnswer)
            return { text, truncated: true };
        text += decoder.decode(chunk, { stream: true });
    }
    return { text: text + decoder.decode(), truncated: false };
}
async function aborted(signal) {
    return new Promise((_resolve, reject) => {
        const fail = () => {
            reject(new Error('aborted'));
        };
        if (signal.aborted)
            fail();
        signal.addEventListener('abort', fail, { once: true });
    });
}
/** Codes of Node.js and undici for a connection that did not come about, so that nothing was received. */
const neverConnected = new Set([
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
    'UND_ERR_CONNECT_TIMEOUT',
]);
/** What a transport's error says, in one line: its code where it has one (`ECONNREFUSED`), then its message. */
function causeOf(error) {
    const code = codeOf(error);
    const message = innermost(error)?.message ?? '';
    const line = plainLine(`${code} ${message.replace(code, '')}`)
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 200);
    return line === '' ? '' : `: ${line}`;
}
function codeOf(error) {
    const inner = innermost(error);
    return inner && 'code' in inner && typeof inner.code === 'string' ? inner.code : '';
}
function innermost(error) {
    if (!(error instanceof Error))
        return undefined;
    return error.cause instanceof Error ? error.cause : error;
}

;// CONCATENATED MODULE: ./build/core/attempts.js




/** Milliseconds after which no further attempt is started for a file, waits at the gate left out. */
const longestEffort = 15 * 60_000;
/** Flood windows a single file waits for, in case others keep the site at its limit. */
const mostFloodWaits = 15;
/**
 * Sends until there is an answer worth keeping: temporary failures are repeated, flood windows waited out.
 *
 * @param makeRequest builds the request anew for each attempt
 * @throws CancelledError; the verdict that closed the gate.
 */
async function sendUntilAnswered(makeRequest, values, upload) {
    const { settings, ports, gate, signal } = upload.run;
    let failures = 0;
    let floods = 0;
    let effort = 0;
    for (;;) {
        await gate.enter(signal);
        const start = ports.now();
        const answer = await attempt(makeRequest(), values, upload).finally(() => {
            gate.leave();
        });
        effort += ports.now() - start;
        if (answer.outcome === 'hosted')
            return answer;
        const { error } = answer;
        if (error.mayBeStored)
            upload.answerLost = true;
        if ((error.status ?? 0) >= 500)
            upload.serverFailed = true;
        if (error.concernsWholeSite && isAboutEveryFile(error, upload.run))
            gate.shut(error);
        if (!error.retryable)
            return answer;
        if (error instanceof FloodError) {
            floods += 1;
            gate.flooded(error.limit);
            if (floods > mostFloodWaits)
                return answer;
            continue;
        }
        failures += 1;
        const wait = retryDelay(failures, error.retryAfter, ports.random());
        const isTooLate = effort + wait > longestEffort || (error.retryAfter ?? 0) > longestRetryAfter;
        if (failures > settings.retries || isTooLate)
            return answer;
        effort += wait;
        await ports.sleep(wait, signal);
    }
}
async function attempt(request, values, upload) {
    const { settings, ports, signal } = upload.run;
    const { onAttempt, onSent } = upload.events;
    upload.attempts += 1;
    onAttempt(upload.attempts, request.body?.size ?? null);
    try {
        const received = await exchange(request, ports, { timeout: settings.timeout, signal, onSent });
        return readAnswer(received, {
            format: values.format ?? 'json',
            requestUrl: settings.site.uploadUrl,
            auth: settings.auth,
            apiKey: settings.apiKey,
            now: ports.now(),
        });
    }
    catch (error) {
        if (error instanceof CancelledError || !(error instanceof PixvidError))
            throw error;
        return { outcome: 'refused', error };
    }
}
/** A refused key or upload is no verdict while others succeed. */
function isAboutEveryFile(error, { siteAccepts }) {
    return error instanceof FloodError || !siteAccepts;
}

;// CONCATENATED MODULE: ./build/core/picture-width.js
/**
 * Width in pixels from the header of a PNG, GIF, WebP, BMP or JPEG. Undefined where the format has none that is
 * easily read, or where the header lies beyond the bytes given.
 */
function pictureWidth(head, mime) {
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const read = readers.get(mime);
    if (!read)
        return undefined;
    try {
        return read(view);
    }
    catch (error) {
        // The header is cut off: the site decides then.
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
const readers = new Map([
    ['image/png', (view) => view.getUint32(16)],
    ['image/gif', (view) => view.getUint16(6, true)],
    ['image/bmp', bitmapWidth],
    ['image/webp', webpWidth],
    ['image/jpeg', jpegWidth],
]);
/** The oldest of the headers, of 12 bytes, has shorter fields. */
function bitmapWidth(view) {
    return view.getUint32(14, true) === 12 ? view.getUint16(18, true) : view.getInt32(18, true);
}
/** WebP container specification: lossy frame header, lossless header, or the canvas of the extended format. */
function webpWidth(view) {
    switch (view.getUint32(12)) {
        case 0x56503820: // 'VP8 '
            return view.getUint16(26, true) & 0x3fff;
        case 0x5650384c: // 'VP8L'
            return (view.getUint16(21, true) & 0x3fff) + 1;
        case 0x56503858: // 'VP8X'
            return (view.getUint32(24, true) & 0xffffff) + 1;
        default:
            return undefined;
    }
}
/** Walks the segments to the frame header (SOF0 to SOF15 without DHT, JPG and DAC). */
function jpegWidth(view) {
    let offset = 2;
    while (view.getUint8(offset) === 0xff) {
        const marker = view.getUint8(offset + 1);
        if (marker === 0xff) {
            offset += 1;
            continue;
        }
        const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
        if (isFrame)
            return view.getUint16(offset + 7);
        if (marker === 0xda || marker === 0xd9)
            return undefined;
        offset += 2 + view.getUint16(offset + 2);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/core/remote.js






/** Bytes a download may have. Chevereto sites take far less; this bounds what a hostile server can make us carry. */
const longestDownload = 4 * 1024 ** 3;
/** Up to this size a download is held in memory, and so fetched once, however often it is sent. */
const longestHeld = 8 * 1024 ** 2;
/** A download of unknown size has to be held, since an upload says its length before it starts. */
const longestUnsized = 32 * 1024 ** 2;
const mostRedirects = 5;
/**
 * Opens a URL as a source: a first request learns its size; what is too large to be held is streamed by a request
 * for each read. Sends no credentials and no cookies; each redirect is checked like the first URL.
 *
 * @throws BadInputError, SourceError, TimeoutError or CancelledError.
 */
async function downloadSource(source, site, ports, options) {
    const url = parseRemoteUrl(source.url, site);
    const name = source.name ?? remoteName(url);
    let opened = await openDownload(url, site, ports, options);
    const { size } = opened;
    if (size === undefined || size <= longestHeld)
        return bytesSource(name, await held(opened, url));
    return {
        kind: 'binary',
        name,
        size,
        open: async function* () {
            const download = opened ?? (await openDownload(url, site, ports, options));
            opened = undefined;
            yield* download.bytes();
        },
    };
}
async function openDownload(from, site, ports, options) {
    const guard = guardAgainstStall(ports, options.timeout * 1000, options.signal);
    const left = new AbortController();
    const close = () => {
        guard.stop();
        left.abort();
    };
    const failure = (cause) => downloadError(cause, from, guard, options);
    try {
        const answer = await follow(from, site, ports, AbortSignal.any([guard.signal, left.signal]));
        return {
            size: declaredSize(answer, from),
            bytes: async function* () {
                try {
                    for await (const chunk of answer.body) {
                        // The upload that takes the bytes may be slower than the download.
                        guard.pause();
                        yield chunk;
                        guard.progress();
                    }
                }
                catch (cause) {
                    throw failure(cause);
                }
                finally {
                    close();
                }
            },
        };
    }
    catch (cause) {
        close();
        throw failure(cause);
    }
}
async function follow(from, site, ports, signal) {
    let url = from;
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
        // A size only counts for the bytes as they are.
        const headers = { accept: 'image/*,video/*;q=0.9,*/*;q=0.1', 'accept-encoding': 'identity' };
        const answer = await ports.transport({ method: 'GET', url: url.href, headers, signal });
        if (answer.status === 200)
            return answer;
        for await (const chunk of answer.body)
            if (chunk.length > 0)
                break;
        const location = answer.headers.location;
        if (answer.status < 300 || answer.status >= 400 || location === undefined) {
            throw new SourceError(`The source at ${url.host} answered with status ${answer.status}`, checkUrl, {
                retryable: isTemporary(answer.status),
                retryAfter: retryAfterMilliseconds(answer.headers['retry-after'], ports.now()),
            });
        }
        if (!URL.canParse(location, url.href)) {
            throw new SourceError(`The source at ${url.host} redirects to nowhere`, checkUrl);
        }
        url = parseRemoteUrl(new URL(location, url).href, site);
    }
    throw new SourceError(`The source at ${from.host} redirects more than ${mostRedirects} times`, checkUrl);
}
function declaredSize({ headers }, from) {
    const encoding = headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity') {
        throw new SourceError(`The source at ${from.host} sends its bytes encoded as ${encoding}`, checkUrl);
    }
    const length = headers['content-length'];
    if (length === undefined || !/^\d+$/.test(length))
        return undefined;
    const size = Number(length);
    if (size > longestDownload)
        throw tooLarge(from, `${size} bytes`);
    return size;
}
async function held({ size, bytes }, from) {
    const chunks = [];
    let received = 0;
    for await (const chunk of bytes()) {
        received += chunk.length;
        if (received > longestUnsized)
            throw tooLarge(from, `more than ${longestUnsized} bytes of unknown number`);
        chunks.push(chunk);
    }
    if (size !== undefined && received !== size) {
        throw new SourceError(`The source at ${from.host} sent ${received} of ${size} bytes`, checkUrl, {
            retryable: true,
        });
    }
    if (received === 0)
        throw new SourceError(`The source at ${from.host} is empty`, checkUrl);
    const all = new Uint8Array(received);
    let offset = 0;
    for (const chunk of chunks) {
        all.set(chunk, offset);
        offset += chunk.length;
    }
    return all;
}
function downloadError(cause, from, guard, { timeout }) {
    if (cause instanceof PixvidError)
        return cause;
    if (guard.reason === 'cancelled')
        return new CancelledError('The upload was cancelled during its download');
    if (guard.reason === 'stalled') {
        return new TimeoutError(`No byte came from the source at ${from.host} for ${timeout} seconds`);
    }
    const reason = causeOf(cause).replaceAll(from.href, from.host);
    return new SourceError(`The connection to the source at ${from.host} failed${reason}`, checkUrl, {
        retryable: true,
    });
}
function tooLarge(from, has) {
    return new SourceError(`The source at ${from.host} has ${has}`, `Downloads may have ${longestDownload} bytes, or ${longestUnsized} where the server does not say how many come.`);
}
const checkUrl = 'Open the URL in a browser that is not logged in anywhere: it must show the picture or video itself.';

;// CONCATENATED MODULE: ./build/core/multipart.js
/**
 * `multipart/form-data` (RFC 7578) as a stream of exactly known length: the text fields first, so that a server
 * knows them before the bytes come, then the file as the part `source`.
 */
function multipartForm(fields, file, boundary) {
    const encoder = new TextEncoder();
    let head = '';
    for (const [name, value] of Object.entries(fields)) {
        head += `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    }
    if (file) {
        head += `--${boundary}\r\nContent-Disposition: form-data; name="source"; filename="${file.fileName}"\r\n`;
        head += `Content-Type: ${file.mime}\r\n\r\n`;
    }
    const before = encoder.encode(head);
    const after = encoder.encode(`${file ? '\r\n' : ''}--${boundary}--\r\n`);
    return {
        contentType: `multipart/form-data; boundary=${boundary}`,
        body: {
            size: before.length + (file?.size ?? 0) + after.length,
            open: async function* () {
                yield before;
                if (file)
                    yield* file.open();
                yield after;
            },
        },
    };
}
/** 128 random bits: no file contains it by chance, and no field by design. */
function randomBoundary(random) {
    let digits = '';
    while (digits.length < 32)
        digits += Math.floor(random() * 16).toString(16);
    return `----pixvid-${digits}`;
}

;// CONCATENATED MODULE: ./build/core/upload-request.js


/** A POST with the file's bytes. */
function fileRequest(part, values, settings, random) {
    return post(formFields(values, settings), part, settings, random);
}
/** A request that asks the site to fetch `url` itself. */
function urlRequest(url, values, settings, random) {
    const fields = { source: url, ...formFields(values, settings) };
    if (settings.method === 'post')
        return post(fields, undefined, settings, random);
    // Only with the slash does a query reach the API: `/api/1/upload?…` is answered with 301 (seen on 4.2.0).
    const query = new URLSearchParams(fields).toString();
    return { method: 'GET', url: `${settings.site.uploadUrl}/?${query}`, headers: headers(settings) };
}
function post(fields, part, settings, random) {
    const form = multipartForm(fields, part, randomBoundary(random));
    return {
        method: 'POST',
        url: settings.site.uploadUrl,
        headers: { ...headers(settings), 'content-type': form.contentType },
        body: form.body,
    };
}
function headers({ auth, apiKey }) {
    return { accept: 'application/json', ...(auth === 'header' && { 'x-api-key': apiKey }) };
}
function formFields(values, { auth, apiKey }) {
    const fields = auth === 'field' ? { key: apiKey } : {};
    for (const parameter of parameterNames) {
        const value = values[parameter];
        if (value !== undefined)
            fields[parameters[parameter].field] = value;
    }
    return fields;
}

;// CONCATENATED MODULE: ./build/core/upload-source.js









/** Brings a source to the site, the way its kind and the settings ask for. */
async function uploadSource(source, values, upload) {
    switch (source.kind) {
        case 'binary':
            return uploadBytes(source, values, upload);
        case 'base64':
            return uploadBytes(decoded(source, upload.run.ports), values, upload);
        case 'url':
            return uploadUrl(source, values, upload);
    }
}
async function uploadUrl(source, values, upload) {
    const { run } = upload;
    const { remote } = run.settings;
    if (remote === 'site' || (remote === 'auto' && !run.siteRefusesUrls)) {
        const answer = await letSiteFetch(source, values, upload);
        const isRefused = answer.outcome === 'refused' && answer.error instanceof UrlRefusedError;
        if (remote === 'site' || !isRefused)
            return answer;
        run.siteRefusesUrls = true;
    }
    return uploadBytes(await download(source, run), values, upload);
}
async function letSiteFetch(source, values, upload) {
    const { settings, ports } = upload.run;
    if (settings.method === 'get' && settings.auth === 'field') {
        throw new BadInputError('The key cannot be sent as a field with the method GET', 'Send it in the header: a key in a URL would end up in logs.');
    }
    const { href } = parseRemoteUrl(source.url, settings.site);
    return sendUntilAnswered(() => urlRequest(href, values, settings, ports.random), values, upload);
}
async function download(source, { settings, ports, signal }) {
    for (let failures = 1;; failures++) {
        try {
            return await downloadSource(source, settings.site, ports, { timeout: settings.timeout, signal });
        }
        catch (error) {
            const mayRetry = error instanceof PixvidError && error.retryable && failures <= settings.retries;
            if (!mayRetry)
                throw error;
            await ports.sleep(retryDelay(failures, error.retryAfter, ports.random()), signal);
        }
    }
}
async function uploadBytes(source, values, upload) {
    const payload = await preparePayload(source, upload.run.ports);
    try {
        return await uploadPayload(payload, values, upload);
    }
    finally {
        await payload.close();
    }
}
async function uploadPayload(payload, values, upload) {
    const { settings, ports } = upload.run;
    const { width, ...withoutWidth } = values;
    let sentValues = isNarrower(payload, width, upload) ? withoutWidth : values;
    const send = async (sent) => {
        upload.payload = sent;
        const request = () => fileRequest(sent.part, sentValues, settings, ports.random);
        return sendUntilAnswered(request, sentValues, upload);
    };
    let answer = await send(payload);
    if (answer.outcome === 'refused' && answer.error instanceof WidthRefusedError) {
        upload.warnings.push(`Kept at its own width, as it is narrower than ${width ?? ''} pixels.`);
        sentValues = withoutWidth;
        answer = await send(payload);
    }
    const isKnown = answer.outcome === 'refused' && answer.error instanceof DuplicateError;
    if (!isKnown || settings.onDuplicate !== 'reupload' || mayHaveArrived(upload))
        return answer;
    const distinct = payload.distinct(`uploaded again: ${Math.floor(ports.random() * 1e15).toString(36)}`);
    if (!distinct)
        return answer;
    upload.warnings.push('The site had these bytes already: sent again with a mark inside that makes them differ.');
    return send(distinct);
}
/** Real servers refuse a width above the picture's own, so it is left out for pictures that are narrower. */
function isNarrower({ head, media }, width, upload) {
    const own = pictureWidth(head, media.mime);
    if (width === undefined || own === undefined || own > Number(width))
        return false;
    if (own < Number(width)) {
        upload.warnings.push(`Kept at its own width of ${own} pixels: width ${width} only shrinks.`);
    }
    return true;
}

;// CONCATENATED MODULE: ./build/core/upload.js






/** Uploads one file. Never rejects for what happens to it: that is in the result. */
async function uploadOne(file, source, parameters, run, events) {
    const upload = {
        ...{ run, events, attempts: 0, warnings: [], payload: undefined },
        ...{ answerLost: false, serverFailed: false },
    };
    const answer = await answerTo(source, parameters, upload);
    if (answer.outcome === 'hosted') {
        run.siteAccepts = true;
        if (upload.answerLost) {
            upload.warnings.push('The answer to an earlier attempt was lost: the site may hold this file twice.');
        }
        upload.warnings.push(...differences(parameters, answer.hosted));
    }
    const { payload, attempts, warnings } = upload;
    return {
        file,
        sha256: payload?.sha256() ?? null,
        size: payload?.part.size ?? ('size' in source ? source.size : null),
        mime: payload?.media.mime ?? null,
        attempts,
        warnings,
        ...verdict(answer, upload),
    };
}
async function answerTo(source, parameters, upload) {
    try {
        const { values, warnings, problems } = checkParameters(parameters);
        const [wrong] = problems;
        if (wrong) {
            const { parameter, value, problem, cure } = wrong;
            throw new BadInputError(`The parameter ${parameter} cannot be "${value}": ${problem}`, cure);
        }
        checkSource(source, upload.run.settings.site);
        upload.warnings.push(...warnings.map(({ parameter, warning }) => `${parameter}: ${warning}.`));
        return await uploadSource(source, values, upload);
    }
    catch (thrown) {
        return { outcome: 'refused', error: thrown instanceof PixvidError ? thrown : unforeseen(thrown) };
    }
}
function verdict(answer, upload) {
    if (answer.outcome === 'hosted')
        return { status: 'uploaded', hosted: answer.hosted };
    const { error, hosted } = answer;
    if (error instanceof DuplicateError) {
        if (mayHaveArrived(upload))
            return { status: 'unknown', error: ownDuplicate(error) };
        return { status: upload.run.settings.onDuplicate === 'skip' ? 'skipped' : 'failed', error };
    }
    if (hosted)
        return { status: 'failed', error, hosted };
    // A server error is a failure, unless something else came after it.
    const serverFailedEarlier = upload.serverFailed && (error.status ?? 0) < 500;
    const mayBeStored = error.mayBeStored || upload.answerLost || serverFailedEarlier;
    return { status: mayBeStored ? 'unknown' : 'failed', error };
}
/** What the site refused is most likely what an earlier attempt brought there. */
function ownDuplicate({ status, code }) {
    const message = 'The answer was lost, and the site now has these bytes: the file may have been uploaded';
    return new DuplicateError(message, { status, code });
}
function unforeseen(thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new SourceError(`The upload failed: ${message}`, 'Please report this with the message.', {
        cause: thrown,
    });
}

;// CONCATENATED MODULE: ./build/core/batch.js




/**
 * Uploads all items with bounded concurrency and answers with one result each, in the order given. Never
 * rejects for what happens to a file. Equal bytes are sent once. When `signal` aborts, what is under way stops
 * and what was not done is reported as failed with a `CancelledError`.
 */
async function uploadAll(items, settings, ports, options = {}) {
    const run = {
        settings,
        ports,
        gate: new SiteGate(ports, settings.maxPerMinute),
        signal: options.signal,
        siteRefusesUrls: false,
        siteAccepts: false,
    };
    const twins = new Twins(items, ports, settings.onDuplicate, options.recall);
    const results = new Array(items.length);
    const queue = items.entries();
    const kept = options.keepAnswers === false ? withoutAnswer : (result) => result;
    const work = async () => {
        for (const [index, item] of queue) {
            const result = options.signal?.aborted
                ? neverBegun(item)
                : await twins.once(item, async () => kept(await uploadItem(index, item, run, options.onProgress)));
            results[index] = result;
            options.onResult?.(result, index);
        }
    };
    await Promise.all(Array.from({ length: Math.min(settings.concurrency, items.length) }, work));
    return results;
}
function withoutAnswer(result) {
    return result.status === 'uploaded' || result.status === 'reused'
        ? { ...result, hosted: { ...result.hosted, answer: null } }
        : result;
}
function neverBegun({ file }) {
    const error = new CancelledError('The upload was cancelled before it began');
    return { file, status: 'failed', error, sha256: null, size: null, mime: null, attempts: 0, warnings: [] };
}
async function uploadItem(index, { file, source, parameters }, run, onProgress) {
    let attempt = 0;
    let total = null;
    const report = (sent) => onProgress?.({ index, file, sent, total, attempt });
    return uploadOne(file, source, parameters, run, {
        onAttempt: (number, size) => {
            attempt = number;
            total = size;
            report(0);
        },
        onSent: report,
    });
}

;// CONCATENATED MODULE: ./build/core/delete.js



/**
 * Deletes a file by its delete URL. Resolves when the site's answer proves the deletion: a 301 whose Location
 * has `?deleted` (seen on 4.2.0; any other 301 only leads to a canonical URL).
 *
 * @throws BadInputError when the URL is malformed or not on `site`; DeleteRefusedError when the site does not
 * confirm; NetworkError or TimeoutError when it does not answer. None of them shows the URL.
 */
async function deleteFile(deleteUrl, site, ports, options) {
    const url = parseDeleteUrl(deleteUrl, site);
    const answer = await exchange({ method: 'GET', url: url.href, headers: { accept: '*/*' } }, ports, options);
    const location = answer.headers.location;
    const leadsTo = location !== undefined && URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    if (answer.status === 301 && leadsTo?.searchParams.has('deleted'))
        return;
    if (answer.status === 404)
        throw new DeleteRefusedError('The site knows no such file or delete URL', { status: 404 });
    if (answer.status >= 300 && answer.status < 400) {
        throw new DeleteRefusedError('The site answered with a redirect that does not confirm a deletion', {
            status: answer.status,
        });
    }
    if (answer.status === 200)
        throw new DeleteRefusedError('The site answered with a page instead of a deletion', { status: 200 });
    throw httpError(answer, { requestUrl: site.uploadUrl, now: ports.now() });
}
/** Exactly the canonical form: with a trailing slash or a query the site redirects without deleting. */
function parseDeleteUrl(text, site) {
    const refuse = (what) => new BadInputError(`The delete URL ${what}`, 'Give the delete URL as the site answered it when the file was uploaded.');
    if (!URL.canParse(text.trim()))
        throw refuse('is not a URL');
    const url = new URL(text.trim());
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        throw refuse(`has the scheme ${url.protocol}`);
    if (url.origin !== site.origin)
        throw refuse(`is on ${url.host}, not on ${new URL(site.origin).host}`);
    if (url.username !== '' || url.password !== '')
        throw refuse('contains a user name or password');
    if (!/\/[^/]+\/delete\/[^/]+$/.test(url.pathname) || url.search !== '' || url.hash !== '') {
        throw refuse('has not the form …/image/<id>/delete/<code>');
    }
    return url;
}

;// CONCATENATED MODULE: ./build/core/result.js
function toErrorRecord(error) {
    return {
        kind: error.kind,
        message: error.message,
        code: error.code ?? null,
        status: error.status ?? null,
        hint: error.hint,
    };
}
function toRecord(result) {
    const hosted = 'hosted' in result ? result.hosted : undefined;
    return {
        file: result.file,
        status: result.status,
        url: hosted?.url ?? null,
        viewerUrl: hosted?.viewerUrl ?? null,
        shortUrl: hosted?.shortUrl ?? null,
        thumbnailUrl: hosted?.thumbnailUrl ?? null,
        mediumUrl: hosted?.mediumUrl ?? null,
        frameUrl: hosted?.frameUrl ?? null,
        width: hosted?.width ?? null,
        height: hosted?.height ?? null,
        size: hosted?.size ?? result.size,
        mime: hosted?.mime ?? result.mime,
        sha256: result.sha256,
        expiresAt: hosted?.expiresAt ?? null,
        attempts: result.attempts,
        warnings: [...result.warnings],
        error: 'error' in result ? toErrorRecord(result.error) : null,
    };
}

;// CONCATENATED MODULE: ./build/core/settings.js
/** Settings with a fixed set of values, the default first. */
const choices = {
    auth: ['header', 'field'],
    method: ['post', 'get'],
    remote: ['auto', 'site', 'download'],
    onDuplicate: ['reuse', 'reupload', 'skip', 'fail'],
};
/** Settings that are whole numbers, both ends of their range included. */
const ranges = {
    concurrency: { min: 1, max: 32, default: 8 },
    retries: { min: 0, max: 10, default: 4 },
    timeout: { min: 1, max: 3600, default: 60 },
    maxPerMinute: { min: 0, max: 10_000, default: 0 },
};

;// CONCATENATED MODULE: ./build/core/site.js

const uploadPath = '/api/1/upload';
/** @throws BadInputError when `text` is not the plain http(s) address of a site. */
function parseSite(text) {
    const refuse = (what) => new BadInputError(`The base URL ${what}.`, 'Give the address of the site and nothing more, such as https://pixvid.org.');
    const given = text.trim();
    if (!URL.canParse(given))
        throw refuse(`"${withoutSecrets(given)}" is not a URL with a scheme and a host`);
    const url = new URL(given);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
        throw refuse(`"${withoutSecrets(given)}" does not start with https:// or http://`);
    }
    if (url.username !== '' || url.password !== '')
        throw refuse(`for ${url.host} contains a user name or password`);
    if (url.search !== '' || given.includes('?'))
        throw refuse(`for ${url.host} contains a query`);
    if (url.hash !== '' || given.includes('#'))
        throw refuse(`for ${url.host} contains a fragment (#)`);
    const path = url.pathname.replace(/\/+$/, '');
    if (/\/api(\/1(\/upload)?)?$/.test(path)) {
        throw refuse(`"${given}" contains the path of the API, which is added to it`);
    }
    const baseUrl = url.origin + path;
    return { baseUrl, origin: url.origin, uploadUrl: baseUrl + uploadPath };
}
/** What an address may show in a message: user names, passwords and queries can hold secrets. */
function withoutSecrets(address) {
    return address.replace(/^([^/@]*\/\/)?[^/@]*@/, '$1…@').replace(/[?#].*$/s, '?…');
}
/** @throws BadInputError when the key cannot be sent as a header. The message does not show the key. */
function parseApiKey(text) {
    const key = text.trim();
    if (key === '') {
        throw new BadInputError('The API key is empty.', 'Give the API key of your account on the site.');
    }
    if (!/^[\x21-\x7e]+$/.test(key)) {
        throw new BadInputError('The API key contains spaces, control characters or letters outside ASCII.', 'Copy the key again from the site’s settings: it is one line of letters, digits and underscores.');
    }
    return key;
}

;// CONCATENATED MODULE: ./build/core/embed.js

/**
 * A result as one line of Markdown: the picture, linked to its viewer. A video is its still with a play mark,
 * since no Markdown host plays videos from elsewhere. Empty when the file has no URL.
 */
function toMarkdown(record) {
    const shown = shownUrls(record);
    if (!shown)
        return '';
    const label = escapeMarkdown(shown.label);
    const inner = shown.picture === null ? label : `![${label}](${escapeMarkdownUrl(shown.picture)})`;
    return shown.link === null ? inner : `[${inner}](${escapeMarkdownUrl(shown.link)})`;
}
/** The same as HTML, for pages and mails. */
function toHtml(record) {
    const shown = shownUrls(record);
    if (!shown)
        return '';
    const label = escapeAttribute(shown.label);
    const inner = shown.picture === null ? label : `<img src="${escapeAttribute(shown.picture)}" alt="${label}">`;
    return shown.link === null ? inner : `<a href="${escapeAttribute(shown.link)}">${inner}</a>`;
}
function shownUrls(record) {
    if (record.status !== 'uploaded' && record.status !== 'reused')
        return undefined;
    const isVideo = record.mime?.startsWith('video/') ?? false;
    const picture = isVideo ? (record.frameUrl ?? record.thumbnailUrl) : record.url;
    const link = record.viewerUrl ?? record.url;
    if (picture === null && link === null)
        return undefined;
    return { picture, link, label: isVideo ? `▶ ${record.file}` : record.file };
}

;// CONCATENATED MODULE: ./build/core/index.js












/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = require("buffer");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = require("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = require("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = require("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = require("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = require("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = require("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = require("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = require("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = require("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = require("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = require("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = require("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = require("node:stream");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = require("node:stream/web");

/***/ }),

/***/ 7997:
/***/ ((module) => {

module.exports = require("node:timers");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = require("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = require("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = require("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = require("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = require("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = require("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = require("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = require("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = require("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = require("zlib");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			id: moduleId,
/******/ 			loaded: false,
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Flag the module as loaded
/******/ 		module.loaded = true;
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".index.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/node module decorator */
/******/ 	(() => {
/******/ 		__nccwpck_require__.nmd = (module) => {
/******/ 			module.paths = [];
/******/ 			if (!module.children) module.children = [];
/******/ 			return module;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};

// EXTERNAL MODULE: ./build/core/index.js + 37 modules
var core = __nccwpck_require__(9235);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./build/action/cancellation.js

function listenForCancellation() {
    const controller = new AbortController();
    let exitCode = 0;
    const stop = (name) => {
        exitCode = 128 + external_node_os_.constants.signals[name];
        controller.abort();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
    return { signal: controller.signal, exitCode: () => exitCode };
}

// EXTERNAL MODULE: ./build/action/comment/fingerprint.js
var fingerprint = __nccwpck_require__(2612);
// EXTERNAL MODULE: ./build/action/comment/github/answers.js
var answers = __nccwpck_require__(9509);
;// CONCATENATED MODULE: ./build/action/comment/manifest.js


/** What a run uploaded, for a later run to compare with. */
function formatManifest(records) {
    return `${JSON.stringify({ version: manifestVersion, results: records }, undefined, 2)}\n`;
}
const manifestVersion = 1;
/** Far more than any run has; a baseline may come from anywhere. */
const mostEntries = 20_000;
const largestManifest = 32 * 1024 * 1024;
/** The text is no manifest; `message` says why and ends a sentence. */
class ManifestError extends Error {
    name = 'ManifestError';
}
/**
 * Reads a manifest or a results file. Nothing in it is trusted: only names, hashes, sizes and web addresses are
 * taken over.
 *
 * @throws ManifestError
 */
function parseManifest(text) {
    const results = resultsOf(parseJson(text));
    if (results.length > mostEntries)
        throw new ManifestError(`has ${results.length} entries, more than ${mostEntries}`);
    const entries = results.map(readEntry).filter((entry) => entry !== undefined);
    return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}
function parseJson(text) {
    try {
        return JSON.parse(text.replace(/^\ufeff/, ''));
    }
    catch {
        throw new ManifestError('is not JSON');
    }
}
function resultsOf(json) {
    if (Array.isArray(json))
        return json;
    if (!(0,answers/* isRecord */.u4)(json) || !Array.isArray(json.results)) {
        throw new ManifestError('is neither a manifest nor a results file of this action');
    }
    if (json.version !== manifestVersion) {
        throw new ManifestError(`has another version than ${manifestVersion}`);
    }
    return json.results;
}
function readEntry(entry, index) {
    const refuse = (what) => new ManifestError(`is not one of this action: entry ${index + 1} has ${what}`);
    if (!(0,answers/* isRecord */.u4)(entry) || typeof entry.status !== 'string' || typeof entry.file !== 'string')
        throw refuse('no file and status');
    if (entry.status !== 'uploaded' && entry.status !== 'reused')
        return undefined;
    const sha = textOrNull(entry, 'sha256');
    if (entry.file === '' || entry.file.length > 4096)
        throw refuse('an unusable file name');
    if (sha !== null && !/^[0-9a-f]{64}$/.test(sha))
        throw refuse('a sha256 that is none');
    const url = (name) => {
        const text = textOrNull(entry, name);
        if (text === null)
            return null;
        if (!/^https?:\/\//i.test(text) || !URL.canParse(text) || text.length > 2048)
            throw refuse(`a ${name} that is none`);
        return new URL(text).href;
    };
    return {
        name: entry.file,
        sha: (0,fingerprint/* shortHash */.B)(sha),
        remote: {
            url: url('url'),
            viewerUrl: url('viewerUrl'),
            shortUrl: url('shortUrl'),
            thumbnailUrl: url('thumbnailUrl'),
            mediumUrl: url('mediumUrl'),
            frameUrl: url('frameUrl'),
            deleteUrl: null,
            width: sizeOrNull(entry, 'width'),
            height: sizeOrNull(entry, 'height'),
            size: sizeOrNull(entry, 'size'),
            mime: textOrNull(entry, 'mime'),
            duration: null,
            expiresAt: textOrNull(entry, 'expiresAt'),
            answer: null,
        },
    };
}
function textOrNull(entry, name) {
    const value = entry[name];
    return typeof value === 'string' ? value : null;
}
function sizeOrNull(entry, name) {
    const value = entry[name];
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./build/action/absolute-path.js
var absolute_path = __nccwpck_require__(7053);
;// CONCATENATED MODULE: ./build/action/path-lines.js
/**
 * Splits the input as actions/upload-artifact does: a line each, white space around it dropped, empty lines and
 * those that start with `#` passed over, `!` before what is to be left out.
 */
function parsePathLines(input, problems) {
    const given = input.split('\n').map((line) => line.trim());
    const lines = given.filter((line) => line !== '' && !line.startsWith('#'));
    if (lines.length === 0) {
        problems.add('path', '', 'names nothing to upload', 'Give files, directories, patterns or URLs, one a line.');
    }
    return lines.map((line) => parseLine(line, problems)).filter((line) => line !== undefined);
}
function parseLine(given, problems) {
    const refuse = (value, problem, cure) => {
        problems.add('path', value, problem, cure);
        return undefined;
    };
    const marks = /^(?:!\s*)*/.exec(given)?.[0] ?? '';
    const exclude = marks.replace(/[^!]/g, '').length % 2 === 1;
    const text = given.slice(marks.length);
    if (text === '')
        return refuse(given, 'excludes nothing', 'Write a path or pattern after the !.');
    if (isAddress(text)) {
        if (exclude)
            return refuse(withoutSecrets(given), 'excludes a URL', 'Only files can be excluded: leave the URL out.');
        if (/^data:/i.test(text))
            return { kind: 'data', text };
        if (/^https?:/i.test(text))
            return { kind: 'url', url: text };
        return refuse(withoutSecrets(given), 'is neither a path nor an http(s) URL', 'Give an http or https URL.');
    }
    if (text.split(/[/\\]/).some((segment, index) => segment === '..' || (segment === '.' && index > 0))) {
        return refuse(given, 'contains a . or .. segment', 'Write the path from the workspace, from ~ or from the root.');
    }
    return { kind: 'pattern', text, exclude };
}
/** The letter of a Windows drive is no scheme. */
function isAddress(text) {
    return /^(data:|[a-z][a-z0-9+.-]+:\/\/)/i.test(text);
}
/** An address as it may be shown: user names, passwords and queries can hold secrets. */
function withoutSecrets(address) {
    return address.replace(/\/\/[^/?#]*@/, '//…@').replace(/[?#].*/s, '?…');
}

// EXTERNAL MODULE: ./build/action/problems.js
var action_problems = __nccwpck_require__(4768);
;// CONCATENATED MODULE: ./build/action/baseline.js





/** Long enough for a slow server, short enough for a job. */
const timeoutMs = 60_000;
/**
 * Reads what the input `baseline` names: a path, or an http(s) URL.
 *
 * @throws InputError when nothing usable is there.
 */
async function readBaseline(given, place, transport) {
    const problems = new action_problems/* Problems */.Z();
    const isUrl = /^https?:\/\//i.test(given);
    const shown = isUrl ? withoutSecrets(given) : given;
    try {
        return parseManifest(isUrl ? await download(given, transport) : await read((0,absolute_path/* absolutePath */.Hi)(given, place)));
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const isForeign = error instanceof ManifestError;
        problems.add('baseline', shown, isForeign ? reason : `cannot be read (${reason})`, 'Give the file that manifest-path or results-file wrote in another run, or leave it out.');
        throw problems.error();
    }
}
async function read(path) {
    const bytes = await (0,promises_.readFile)(path);
    if (bytes.length > largestManifest)
        throw new ManifestError(`has more than ${largestManifest} bytes`);
    return bytes.toString('utf8');
}
async function download(url, transport) {
    const signal = AbortSignal.timeout(timeoutMs);
    const { status, body } = await transport({
        method: 'GET',
        url,
        headers: { accept: 'application/json' },
        signal,
    });
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        chunks.push(chunk);
        size += chunk.byteLength;
        if (size > largestManifest)
            throw new ManifestError(`has more than ${largestManifest} bytes`);
    }
    if (status !== 200)
        throw new Error(`the server answered with status ${status}`);
    return Buffer.concat(chunks).toString('utf8');
}

// EXTERNAL MODULE: ./build/action/comment/next-section.js
var next_section = __nccwpck_require__(7217);
// EXTERNAL MODULE: ./build/action/comment/recall.js
var recall = __nccwpck_require__(4819);
// EXTERNAL MODULE: ./build/action/comment/render/figures.js
var render_figures = __nccwpck_require__(348);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./build/action/event.js

/** Reads the event's payload. Whatever is missing or malformed counts as not said. */
function readEvent(environment) {
    const payload = readPayload(environment.GITHUB_EVENT_PATH);
    const pullRequest = child(payload, 'pull_request');
    const issue = child(payload, 'issue');
    const number = event_text(pullRequest, 'number') || (isRecord(issue.pull_request) ? event_text(issue, 'number') : '');
    return {
        pullRequest: /^[1-9]\d*$/.test(number) ? number : '',
        fromFork: withoutSecretsOnForks.has(environment.GITHUB_EVENT_NAME ?? '') && isFork(pullRequest),
        fromDependabot: [environment.GITHUB_ACTOR, event_text(child(pullRequest, 'user'), 'login')].includes(dependabot),
        privateRepository: isPrivate(child(payload, 'repository')),
    };
}
const dependabot = 'dependabot[bot]';
/** Events of a fork's pull request that run without secrets; `pull_request_target` has them. */
const withoutSecretsOnForks = new Set(['pull_request', 'pull_request_review', 'pull_request_review_comment']);
/** A head without repository is a fork that was deleted. */
function isFork(pullRequest) {
    const base = event_text(child(child(pullRequest, 'base'), 'repo'), 'full_name');
    const head = event_text(child(child(pullRequest, 'head'), 'repo'), 'full_name');
    return base !== '' && head.toLowerCase() !== base.toLowerCase();
}
/** Internal repositories of a company say `visibility: internal` and `private: true`. */
function isPrivate(repository) {
    return repository.private === true || ['private', 'internal'].includes(event_text(repository, 'visibility'));
}
/** The event's payload; empty when it cannot be read. */
function readPayload(file) {
    if (file === undefined || file === '')
        return {};
    try {
        const payload = JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
        return isRecord(payload) ? payload : {};
    }
    catch {
        return {};
    }
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function child(record, name) {
    const value = record[name];
    return isRecord(value) ? value : {};
}
function event_text(record, name) {
    const value = record[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

;// CONCATENATED MODULE: ./build/action/outputs.js

/** Every output of the Action. */
const outputNames = (/* unused pure expression or super */ null && ([
    'url',
    'urls',
    'viewer-urls',
    'thumbnail-urls',
    'results',
    'markdown',
    'html',
    'count',
    'uploaded-count',
    'reused-count',
    'skipped-count',
    'failed-count',
    'results-path',
    'delete-urls',
    'comment-id',
    'comment-url',
    'manifest-path',
    'changed-count',
    'new-count',
    'removed-count',
    'unchanged-count',
    'pruned-count',
]));
/**
 * Characters an output may have. GitHub takes 1 MB of outputs a job, counted in UTF-16; the rest is left to the
 * other outputs a job may pass on.
 */
const longestOutput = 400_000;
/** The outputs of a run, each within GitHub's limit. Delete URLs are only among them when asked for. */
function composeOutputs(results, resultsPath, exposeDeleteUrls) {
    const records = results.map(core/* toRecord */.Lv);
    const tally = countResults(results);
    const list = (values) => jsonWithin(values, resultsPath);
    return {
        url: records.find((record) => record.url !== null)?.url ?? '',
        urls: list(present(records, 'url')),
        'viewer-urls': list(present(records, 'viewerUrl')),
        'thumbnail-urls': list(present(records, 'thumbnailUrl')),
        results: list(records),
        markdown: linesWithin(records.map(core/* toMarkdown */.l6)),
        html: linesWithin(records.map(core/* toHtml */.Vw)),
        count: String(results.length),
        'uploaded-count': String(tally.uploaded),
        'reused-count': String(tally.reused),
        'skipped-count': String(tally.skipped),
        'failed-count': String(tally.failed),
        'results-path': resultsPath,
        ...(exposeDeleteUrls && { 'delete-urls': list(deleteUrls(results)) }),
    };
}
const noComment = {
    id: null,
    url: null,
    changed: 0,
    new: 0,
    removed: 0,
    unchanged: 0,
    pruned: 0,
};
function composeCommentOutputs(facts, manifestPath) {
    return {
        'comment-id': facts.id === null ? '' : String(facts.id),
        'comment-url': facts.url ?? '',
        'manifest-path': manifestPath,
        'changed-count': String(facts.changed),
        'new-count': String(facts.new),
        'removed-count': String(facts.removed),
        'unchanged-count': String(facts.unchanged),
        'pruned-count': String(facts.pruned),
    };
}
function countResults(results) {
    const tally = { uploaded: 0, reused: 0, skipped: 0, failed: 0 };
    for (const { status } of results)
        tally[status === 'unknown' ? 'failed' : status] += 1;
    return tally;
}
function present(records, field) {
    return records.map((record) => record[field]).filter((url) => url !== null);
}
function deleteUrls(results) {
    return results
        .map((result) => ('hosted' in result ? result.hosted.deleteUrl : null))
        .filter((url) => typeof url === 'string');
}
/** A list as JSON. One that is too long is replaced by an object that says so and names the file that has it all. */
function jsonWithin(values, resultsPath) {
    const text = JSON.stringify(values);
    if (text.length <= longestOutput)
        return text;
    return JSON.stringify({
        tooLong: `${values.length} entries do not fit into an output: read them from the file`,
        file: resultsPath,
    });
}
function linesWithin(all) {
    const lines = all.filter((line) => line !== '');
    let length = 0;
    const kept = lines.findIndex((line) => (length += line.length + 1) > longestOutput);
    return kept === -1
        ? lines.join('\n')
        : [...lines.slice(0, kept), `… and ${lines.length - kept} more`].join('\n');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/action/ports.js

/** What the core needs of Node.js. */
function nodePorts(transport) {
    return {
        transport,
        sleep,
        now: Date.now,
        random: Math.random,
        sha256: () => {
            const hash = (0,external_node_crypto_.createHash)('sha256');
            return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
        },
        decodeBase64: (text) => Buffer.from(text, 'base64'),
    };
}
/** What node:timers/promises has would make an error for every sleep that is cut short: two a request. */
async function sleep(ms, signal) {
    if (signal?.aborted === true)
        return;
    await new Promise((resolve) => {
        const wake = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', wake);
            resolve();
        };
        const timer = setTimeout(wake, ms);
        signal?.addEventListener('abort', wake);
    });
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
;// CONCATENATED MODULE: ./build/action/direct-transport.js

/** Milliseconds an unused connection is kept: many servers end theirs after five seconds, and a race would lose an upload. */
const longestIdle = 4000;
/** Bytes that may wait for the socket before the body is asked for more. Smaller pieces leave together with what follows. */
const enoughToWaitFor = 64 * 1024;
/** The core's transport over node:http or node:https: keeps connections, follows no redirects, has no cookies. */
function openDirectConnections(scheme, concurrency) {
    const isTls = scheme === 'https:';
    // An import would load all that node:http can do, Node's own fetch among it.
    const http = process.getBuiltinModule(isTls ? 'node:https' : 'node:http');
    const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency, timeout: longestIdle });
    return {
        transport: async (request) => {
            const { method, url, headers, body } = request;
            const length = body && { 'content-length': String(body.size) };
            const outgoing = http.request(url, { agent, method, headers: { ...headers, ...length } });
            return exchange(outgoing, request, isTls ? 'secureConnect' : 'connect');
        },
        close: async () => {
            agent.destroy();
            return Promise.resolve();
        },
    };
}
async function exchange(outgoing, { body, signal }, connectEvent) {
    const stopListening = (0,external_node_events_.addAbortListener)(signal, () => outgoing.destroy(new Error('aborted')));
    outgoing.once('close', () => {
        stopListening[Symbol.dispose]();
    });
    return new Promise((resolve, reject) => {
        outgoing.on('error', reject);
        outgoing.once('close', () => {
            reject(new Error('The connection was closed without an answer'));
        });
        outgoing.once('response', (incoming) => {
            // Aborting ends the answer as well, when nobody may be reading it any more.
            incoming.on('error', () => undefined);
            incoming.once('close', () => {
                // An answer that came before the whole body had left: the rest is not wanted.
                if (!outgoing.writableFinished)
                    outgoing.destroy();
            });
            resolve({ status: incoming.statusCode ?? 0, headers: joined(incoming.headers), body: incoming });
        });
        if (body === undefined)
            outgoing.end();
        else {
            send(body, outgoing, connectEvent).catch((error) => {
                reject(error instanceof Error ? error : new Error(String(error)));
                outgoing.destroy();
            });
        }
    });
}
/** What is written within one turn of the event loop leaves in one write: the header and all of a small file. */
async function send(body, outgoing, connectEvent) {
    let wake = () => undefined;
    outgoing.once('close', () => {
        wake();
    });
    const untilWoken = async (begin) => new Promise((resolve) => {
        wake = resolve;
        begin(resolve);
    });
    await untilWoken((connected) => {
        outgoing.once('socket', (socket) => {
            if (outgoing.reusedSocket)
                connected();
            else
                socket.once(connectEvent, connected);
        });
    });
    if (outgoing.destroyed)
        return;
    let waiting = 0;
    let written = Promise.resolve();
    for await (const chunk of body.open()) {
        // The next bytes are read while these are written.
        await written;
        if (outgoing.destroyed)
            return;
        waiting += chunk.length;
        if (waiting < enoughToWaitFor)
            outgoing.write(chunk);
        else {
            waiting = 0;
            written = untilWoken((done) => outgoing.write(chunk, done));
        }
    }
    outgoing.end();
}
function joined(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
}

;// CONCATENATED MODULE: ./build/action/transport.js

/**
 * The core's transport: Node's own HTTP where hosts are reached directly, undici where a proxy is set. Which one
 * when, and by which figures, is in docs/decisions/0002-two-transports.md. Each is loaded once it is needed.
 */
function openConnections(concurrency, proxies) {
    const opened = new Map();
    const open = async (scheme) => {
        const proxy = scheme === 'https:' ? proxies.https : proxies.http;
        if (proxy === undefined)
            return openDirectConnections(scheme, concurrency);
        const { openProxiedConnections } = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(719)]).then(__nccwpck_require__.bind(__nccwpck_require__, 719));
        return openProxiedConnections(proxy, proxies.except, concurrency);
    };
    const connectionsFor = async (scheme) => {
        const connections = opened.get(scheme) ?? open(scheme);
        opened.set(scheme, connections);
        return connections;
    };
    return {
        transport: async (request) => {
            const { transport } = await connectionsFor(request.url.startsWith('https:') ? 'https:' : 'http:');
            return transport(request);
        },
        close: async () => {
            for (const connections of opened.values())
                await (await connections).close();
        },
    };
}

;// CONCATENATED MODULE: ./build/action/commenting.js








/** Without a comment: what there is to compare with is compared with all the same. */
function withoutComment(baseline) {
    return {
        recall: undefined,
        reuse: (results) => (0,recall/* reuseRefused */.$)(results, baseline ?? [], Date.now),
        conclude: async (results) => {
            const uploads = results.map((result) => ({ result, fingerprint: '' }));
            const comparison = { earlier: baseline, isPartial: false, now: Date.now() };
            const figures = (0,render_figures/* figuresOf */.h5)((0,next_section/* nextSection */.tV)(noFrame, uploads, undefined, comparison));
            return Promise.resolve({ ...noComment, ...countsOf(figures) });
        },
    };
}
const noFrame = {
    label: '',
    commit: '',
    runId: '',
    layout: { columns: 'auto', thumbnail: 'auto', title: '', template: '' },
};
/** Connections for reading a baseline and deleting files. */
const connections = 4;
/**
 * Opens the comment when one is wanted, and reads the baseline. Octokit is loaded only then.
 *
 * @throws InputError when the baseline or the number of the pull request cannot be used.
 */
async function beginComment(options) {
    const { inputs, place, proxies } = options;
    const baseline = inputs.baseline === ''
        ? undefined
        : await connected(proxies, async (ports) => readBaseline(inputs.baseline, place, ports.transport));
    if (inputs.comment === undefined)
        return withoutComment(baseline);
    const { openComment } = await Promise.all(/* import() */[__nccwpck_require__.e(845), __nccwpck_require__.e(389)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9389));
    const comment = await openComment({ ...(await commentOptions(options, inputs.comment)), baseline });
    return {
        recall: comment.recall,
        reuse: comment.reuse,
        conclude: async (results, tasks) => connected(proxies, async (ports) => factsOf(await comment.conclude(outcomesOf(results, tasks), ports))),
    };
}
/** `mode: cleanup`. Answers whether nothing is left on the site that should be gone. */
async function cleanUpComment(options) {
    const { inputs, proxies } = options;
    if (inputs.comment === undefined)
        return { ...noComment, left: 0 };
    const { cleanUp } = await Promise.all(/* import() */[__nccwpck_require__.e(845), __nccwpck_require__.e(389)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9389));
    const settings = await commentOptions(options, inputs.comment);
    const { title } = inputs.comment.layout;
    const { id, url, pruned, left } = await connected(proxies, async (ports) => cleanUp({ ...settings, title }, ports));
    return { ...noComment, id, url, pruned, left };
}
async function commentOptions({ inputs, signal }, comment) {
    const { readRun } = await Promise.all(/* import() */[__nccwpck_require__.e(845), __nccwpck_require__.e(389)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9389));
    const run = readRun(process.env, readPayload(process.env.GITHUB_EVENT_PATH));
    return { run, inputs: comment, settings: inputs.settings, signal };
}
function outcomesOf(results, tasks) {
    return results.map((result, index) => {
        const task = tasks[index];
        const item = task !== undefined && 'item' in task ? task.item : undefined;
        return { result, parameters: item?.parameters ?? {}, source: item?.source };
    });
}
function factsOf({ id, url, figures, pruned }) {
    return { id, url, pruned, ...countsOf(figures) };
}
function countsOf({ changed, new: fresh, removed, unchanged }) {
    return { changed, new: fresh, removed, unchanged };
}
async function connected(proxies, work) {
    const { transport, close } = openConnections(connections, proxies);
    try {
        return await work(nodePorts(transport));
    }
    finally {
        await close();
    }
}

// EXTERNAL MODULE: ./build/action/comment/race/plan.js
var plan = __nccwpck_require__(8249);
// EXTERNAL MODULE: ./build/action/comment/render/template.js
var render_template = __nccwpck_require__(8347);
// EXTERNAL MODULE: ./build/action/comment/section-name.js
var section_name = __nccwpck_require__(1963);
;// CONCATENATED MODULE: ./build/action/comment/inputs.js



const commentOccasions = ['always', 'changed', 'failed'];
/** Widest and narrowest a table of pictures may be asked for. */
const columnRange = { min: 1, max: 8 };
const thumbnailRange = { min: 32, max: 1200 };
/** Percent: a blinking cursor is less, a moved button more. */
const defaultThreshold = 0.1;
const defaultTitle = 'Screenshots';
function readCommentInputs(read, problems) {
    const token = read.text('github-token');
    if (token === '') {
        problems.add('github-token', '', 'is empty, and the comment needs it', 'Leave it out: its default is the token of the job.');
    }
    return {
        token,
        pullRequest: readPullRequest(read, problems),
        key: readName('comment-key', read, problems),
        section: readName('section', read, problems),
        matrix: read.text('matrix'),
        mode: read.choice('comment-mode', plan/* commentModes */.sw),
        when: read.choice('comment-when', commentOccasions),
        layout: {
            columns: readSize('columns', columnRange, read, problems),
            thumbnail: readSize('thumbnail', thumbnailRange, read, problems),
            title: read.text('comment-title') || defaultTitle,
            template: readTemplate(read, problems),
        },
        prune: read.onOrOff('prune'),
        diffThreshold: readThreshold(read, problems),
    };
}
function readPullRequest(read, problems) {
    const given = read.text('pr-number');
    if (given === '')
        return undefined;
    if (!/^[1-9]\d{0,9}$/.test(given)) {
        problems.add('pr-number', given, 'is not the number of a pull request', 'Give digits only, such as 42.');
        return undefined;
    }
    return Number(given);
}
function readName(input, read, problems) {
    const given = read.text(input);
    const wrong = (0,section_name/* nameProblem */.rH)(given);
    if (wrong)
        problems.add(input, given, wrong.problem, wrong.cure);
    return given;
}
function readSize(input, { min, max }, read, problems) {
    const given = read.text(input);
    if (given === '' || given.toLowerCase() === 'auto')
        return 'auto';
    const value = Number(given);
    if (/^\d+$/.test(given) && value >= min && value <= max)
        return value;
    problems.add(input, given, `is neither auto nor a whole number from ${min} to ${max}`, 'Use one, or leave it out for auto.');
    return 'auto';
}
function readThreshold(read, problems) {
    const isWanted = read.onOrOff('diff');
    const given = read.text('diff-threshold') || String(defaultThreshold);
    const value = Number(given);
    if (!/^\d+(\.\d+)?$/.test(given) || value > 100) {
        problems.add('diff-threshold', given, 'is not a percentage', 'Give a number from 0 to 100, such as 0.1.');
    }
    return isWanted ? value : undefined;
}
function readTemplate(read, problems) {
    const path = read.text('comment-template');
    if (path === '')
        return '';
    const template = read.file('comment-template', path);
    if (template === undefined)
        return '';
    const wrong = (0,render_template/* templateProblem */.MS)(template);
    if (wrong)
        problems.add('comment-template', path, wrong.problem, wrong.cure);
    return template.replaceAll('\r\n', '\n').trim();
}

// EXTERNAL MODULE: ./build/action/place.js
var action_place = __nccwpck_require__(797);
;// CONCATENATED MODULE: ./build/action/placeholders.js
/** The parameters that may hold placeholders. */
const templatedParameters = ['title', 'description', 'tags'];
/** What stands for what in a title, a description or tags. */
const placeholders = {
    name: 'name of the file without its extension',
    path: 'path of the file from the workspace, or the URL',
    dir: 'directory of the file from the workspace',
    ext: 'extension of the file, without the dot',
    index: 'position among all files, from 1',
    sha: 'commit of the run (github.sha)',
    ref: 'branch or tag of the run (github.ref_name)',
    'run-id': 'number of the run (github.run_id)',
    pr: 'number of the pull request, empty where there is none',
};
/** `{{` and `}}` stand for single braces. */
function parseTemplate(parameter, text, problems) {
    const parts = [];
    for (const [token, name] of text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]/g)) {
        if (name === undefined) {
            parts.push({ text: token === '{{' ? '{' : token === '}}' ? '}' : token });
            if (token === '{' || token === '}') {
                problems.add(parameter, text, `has a single ${token}`, `Write ${token}${token} for a brace that stays.`);
            }
        }
        else if (isPlaceholder(name)) {
            parts.push({ placeholder: name });
        }
        else {
            problems.add(parameter, text, `has the unknown placeholder {${name}}`, `Known are ${Object.keys(placeholders)
                .map((known) => `{${known}}`)
                .join(' ')}; write {{ and }} for braces that stay.`);
        }
    }
    return parts;
}
/** Fills a template in. Braces in the values stay what they are. */
function fillIn(template, values) {
    return template.map((part) => ('text' in part ? part.text : values[part.placeholder])).join('');
}
/** @param file a path with `/` between names, or a URL. */
function subjectOf(file, index) {
    const [, dir = '', base = ''] = /^(?:(.*)\/)?(.*)$/s.exec(file) ?? [];
    const [, name = base, ext = ''] = /^(.+)\.([^.]*)$/s.exec(base) ?? [];
    return { name, path: file, dir, ext, index: String(index + 1) };
}
function runValues(environment, pullRequest) {
    return {
        sha: environment.GITHUB_SHA ?? '',
        ref: environment.GITHUB_REF_NAME ?? '',
        'run-id': environment.GITHUB_RUN_ID ?? '',
        pr: pullRequest,
    };
}
function isPlaceholder(name) {
    return Object.hasOwn(placeholders, name);
}

// EXTERNAL MODULE: ./build/action/runner.js
var runner = __nccwpck_require__(778);
;// CONCATENATED MODULE: ./build/action/inputs.js









/** Inputs with a fixed set of values that the core knows nothing of, the default first. */
const ownChoices = {
    mode: ['upload', 'cleanup'],
    ifNoFilesFound: ['warn', 'error', 'ignore'],
    onError: ['fail', 'warn'],
};
/** Inputs that are true or false, with their defaults. */
const switches = {
    includeHiddenFiles: false,
    followSymbolicLinks: true,
    summary: true,
    exposeDeleteUrls: false,
    comment: false,
    prune: true,
    diff: false,
};
const defaultBaseUrl = 'https://pixvid.org';
/** The input of a setting or parameter: `onDuplicate` is read from `on-duplicate`. */
function inputName(name) {
    return name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}
/** The key as given, before anything is known of it. */
function givenKey() {
    return runner/* getInput */.V4('api-key');
}
/** What a run that uploads nothing is still asked to leave behind, as given. */
function givenForOutputs() {
    return {
        resultsFile: runner/* getInput */.V4('results-file'),
        exposeDeleteUrls: /^true$/i.test(runner/* getInput */.V4('expose-delete-urls')),
    };
}
/**
 * Reads and checks every input.
 *
 * @throws InputError with all that is wrong, not only the first.
 */
function readInputs() {
    const problems = new action_problems/* Problems */.Z();
    const mode = choice('mode', ownChoices.mode, problems);
    const lines = mode === 'cleanup' ? [] : parsePathLines(runner/* getInput */.V4('path'), problems);
    const site = checkedByCore('base-url', runner/* getInput */.V4('base-url') || defaultBaseUrl, core/* parseSite */.X_, problems);
    const apiKey = checkedByCore('api-key', givenKey(), core/* parseApiKey */.Xu, problems);
    const sending = {
        auth: choice('auth', core/* choices */.zM.auth, problems),
        method: choice('method', core/* choices */.zM.method, problems),
        remote: choice('remote', core/* choices */.zM.remote, problems),
        onDuplicate: choice('onDuplicate', core/* choices */.zM.onDuplicate, problems),
        concurrency: wholeNumber('concurrency', problems),
        retries: wholeNumber('retries', problems),
        timeout: wholeNumber('timeout', problems),
        maxPerMinute: wholeNumber('maxPerMinute', problems),
    };
    const others = {
        fixed: fixedParameters(problems),
        templates: templates(problems),
        ifNoFilesFound: choice('ifNoFilesFound', ownChoices.ifNoFilesFound, problems),
        includeHiddenFiles: onOrOff('includeHiddenFiles', problems),
        followSymbolicLinks: onOrOff('followSymbolicLinks', problems),
        onError: choice('onError', ownChoices.onError, problems),
        summary: onOrOff('summary', problems),
        resultsFile: runner/* getInput */.V4('results-file'),
        exposeDeleteUrls: onOrOff('exposeDeleteUrls', problems),
        comment: commentInputs(mode, problems),
        baseline: runner/* getInput */.V4('baseline'),
        manifestPath: runner/* getInput */.V4('manifest-path'),
    };
    findContradictions(sending, problems);
    if (site === undefined || apiKey === undefined || problems.any)
        throw problems.error();
    return { mode, lines, settings: { site, apiKey, ...sending }, ...others };
}
function checkedByCore(input, given, parse, problems) {
    try {
        return parse(given);
    }
    catch (error) {
        if (!(error instanceof core/* BadInputError */.Ys))
            throw error;
        problems.addSentence(`${input}: ${error.message} ${error.hint}`);
        return undefined;
    }
}
function choice(setting, values, problems) {
    const [otherwise] = values;
    const given = runner/* getInput */.V4(inputName(setting));
    if (given === '')
        return otherwise;
    const value = values.find((known) => known === given.toLowerCase());
    if (value !== undefined)
        return value;
    const cure = `Use ${oneOf(values)}, or leave it out for ${otherwise}.`;
    problems.add(inputName(setting), given, 'is not a value of this input', cure);
    return otherwise;
}
function wholeNumber(setting, problems) {
    const { min, max, default: otherwise } = core/* ranges */.Zz[setting];
    const given = runner/* getInput */.V4(inputName(setting));
    if (given === '')
        return otherwise;
    const value = Number(given);
    if (/^\d+$/.test(given) && value >= min && value <= max)
        return value;
    const cure = `Use one, or leave it out for ${otherwise}.`;
    problems.add(inputName(setting), given, `is not a whole number from ${min} to ${max}`, cure);
    return otherwise;
}
/** Takes the booleans of YAML 1.2, as all actions do. */
function onOrOff(setting, problems) {
    const otherwise = switches[setting];
    const given = runner/* getInput */.V4(inputName(setting));
    if (given === '')
        return otherwise;
    if (/^(true|True|TRUE)$/.test(given))
        return true;
    if (/^(false|False|FALSE)$/.test(given))
        return false;
    const cure = `Use one of them, or leave it out for ${otherwise}.`;
    problems.add(inputName(setting), given, 'is neither true nor false', cure);
    return otherwise;
}
function fixedParameters(problems) {
    const given = {};
    for (const parameter of core/* parameterNames */.u6) {
        if (!isTemplated(parameter))
            given[parameter] = runner/* getInput */.V4(inputName(parameter));
    }
    for (const { parameter, value, problem, cure } of (0,core/* checkParameters */.Dy)(given).problems) {
        problems.add(inputName(parameter), value, `is ${problem}`, cure);
    }
    return given;
}
function templates(problems) {
    const parse = (parameter) => parseTemplate(parameter, runner/* getInput */.V4(parameter), problems);
    return { title: parse('title'), description: parse('description'), tags: parse('tags') };
}
function isTemplated(parameter) {
    return templatedParameters.some((templated) => templated === parameter);
}
/** Cleaning up is about the comment, whether or not that is said as well. */
function commentInputs(mode, problems) {
    const isWanted = onOrOff('comment', problems) || mode === 'cleanup';
    const read = {
        text: runner/* getInput */.V4,
        choice: (name, values) => choice(name, values, problems),
        onOrOff: (name) => onOrOff(name, problems),
        file: (name, path) => readTextFile(name, path, problems),
    };
    return isWanted ? readCommentInputs(read, problems) : undefined;
}
function readTextFile(input, path, problems) {
    try {
        return (0,external_node_fs_.readFileSync)((0,absolute_path/* absolutePath */.Hi)(path, (0,action_place/* placeOfRun */.kc)(process.env)), 'utf8');
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        problems.add(input, path, `cannot be read (${reason})`, 'Give the path of a text file in the workspace.');
        return undefined;
    }
}
/** Inputs that are right alone and wrong together. */
function findContradictions({ method, auth, remote }, problems) {
    if (method !== 'get')
        return;
    const conflict = 'does not go with method "get"';
    if (auth === 'field') {
        problems.add('auth', auth, conflict, 'Use header: a key in a URL would end up in logs.');
    }
    if (remote === 'download') {
        problems.add('remote', remote, conflict, 'Use site or auto: what is downloaded here is sent by POST.');
    }
}
function oneOf(values) {
    return `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;
}

// EXTERNAL MODULE: ./build/action/log.js
var log = __nccwpck_require__(8224);
// EXTERNAL MODULE: ./build/action/masks.js
var masks = __nccwpck_require__(7451);
// EXTERNAL MODULE: ./build/action/file-errors.js
var file_errors = __nccwpck_require__(7836);
;// CONCATENATED MODULE: ./build/action/file-source.js




/** Bytes read at a time: fewer cost more calls, more no longer fit the processor's cache (docs/performance.md). */
const chunkSize = 256 * 1024;
/** Up to this size a file is read at once: on a warm cache that takes less than handing it to another thread. */
const smallFile = 1024 * 1024;
/**
 * Looks at a file without opening it, since opening a FIFO would wait for somebody to write to it.
 *
 * @throws SourceError when it cannot be uploaded.
 */
function inspectFile(path) {
    try {
        const stats = (0,external_node_fs_.statSync)(path, { bigint: true });
        refuseSpecial(stats);
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.R_OK);
        return stateOf(stats);
    }
    catch (error) {
        throw error instanceof core/* SourceError */.c8 ? error : (0,file_errors/* unreadable */.O$)(path, error);
    }
}
/**
 * A file as a source. Reading it fails with a SourceError when it is no longer the one that was found. The last
 * bytes are only handed over once that is known, so that no changed file makes a complete upload.
 */
function fileSource(path, name, found) {
    const lent = [];
    return {
        kind: 'binary',
        name,
        size: Number(found.size),
        open: () => (found.size <= smallFile ? readSmallFile(path, found, lent) : readFile(path, found, lent)),
        release: () => {
            unused.push(...lent.splice(0));
        },
    };
}
/** Memory that files are read into, again and again: a new buffer each would wait for the garbage collector. */
const unused = [];
function borrow(lent) {
    const buffer = unused.pop() ?? Buffer.allocUnsafeSlow(chunkSize);
    lent.push(buffer);
    return buffer;
}
/** Does not wait when a FIFO has taken the file's place. */
const openFlags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK;
// eslint-disable-next-line @typescript-eslint/require-await -- sources are read asynchronously wherever they come from
async function* readSmallFile(path, found, lent) {
    let file;
    const chunks = [];
    try {
        file = (0,external_node_fs_.openSync)(path, openFlags);
        refuseChange(found, (0,external_node_fs_.fstatSync)(file, { bigint: true }));
        for (let left = Number(found.size); left > 0;) {
            const buffer = borrow(lent);
            const bytesRead = (0,external_node_fs_.readSync)(file, buffer, 0, Math.min(chunkSize, left), null);
            if (bytesRead === 0)
                throw (0,file_errors/* changed */.tD)('became shorter');
            left -= bytesRead;
            chunks.push(buffer.subarray(0, bytesRead));
        }
        refuseChange(found, (0,external_node_fs_.fstatSync)(file, { bigint: true }));
        refuseChange(found, (0,external_node_fs_.statSync)(path, { bigint: true }));
    }
    catch (error) {
        throw error instanceof core/* SourceError */.c8 ? error : (0,file_errors/* unreadable */.O$)(path, error);
    }
    finally {
        if (file !== undefined)
            (0,external_node_fs_.closeSync)(file);
    }
    yield* chunks;
}
/** Buffers taken in turn: one is written and one held back by the core while the next is read. */
const buffersInTurn = 3;
async function* readFile(path, found, lent) {
    const handle = await (0,promises_.open)(path, openFlags).catch((error) => {
        throw (0,file_errors/* unreadable */.O$)(path, error);
    });
    try {
        refuseChange(found, await handle.stat({ bigint: true }));
        const size = Number(found.size);
        const buffers = Array.from({ length: buffersInTurn }, () => borrow(lent));
        for (let position = 0, turn = 0; position < size; turn += 1) {
            const buffer = buffers[turn % buffersInTurn] ?? borrow(lent);
            const { bytesRead } = await handle.read(buffer, 0, Math.min(chunkSize, size - position), position);
            if (bytesRead === 0)
                throw (0,file_errors/* changed */.tD)('became shorter');
            position += bytesRead;
            if (position === size) {
                refuseChange(found, await handle.stat({ bigint: true }));
                refuseChange(found, await (0,promises_.stat)(path, { bigint: true }));
            }
            yield buffer.subarray(0, bytesRead);
        }
    }
    catch (error) {
        throw error instanceof core/* SourceError */.c8 ? error : (0,file_errors/* unreadable */.O$)(path, error);
    }
    finally {
        await handle.close();
    }
}
function refuseChange(found, now) {
    refuseSpecial(now);
    const { device, inode, size, modified } = stateOf(now);
    if (device !== found.device || inode !== found.inode)
        throw (0,file_errors/* changed */.tD)('was replaced');
    if (size > found.size)
        throw (0,file_errors/* changed */.tD)('grew');
    if (size < found.size)
        throw (0,file_errors/* changed */.tD)('became shorter');
    if (modified !== found.modified)
        throw (0,file_errors/* changed */.tD)('was changed');
}
function refuseSpecial(stats) {
    if (stats.isFile())
        return;
    if (stats.isDirectory())
        throw (0,file_errors/* notRegular */.oQ)('directory');
    if (stats.isFIFO())
        throw (0,file_errors/* notRegular */.oQ)('named pipe');
    if (stats.isSocket())
        throw (0,file_errors/* notRegular */.oQ)('socket');
    throw (0,file_errors/* notRegular */.oQ)('device');
}
function stateOf({ dev, ino, size, mtimeNs }) {
    return { device: dev, inode: ino, size, modified: mtimeNs };
}

;// CONCATENATED MODULE: ./build/action/plan.js







/**
 * Makes uploads of what was found, with its titles, descriptions and tags filled in.
 *
 * @throws InputError when a URL, a data URI or a filled-in value cannot be used.
 */
function planUploads(found, inputs, place, run) {
    const problems = new action_problems/* Problems */.Z();
    const tasks = found.map((one, index) => {
        const file = labelOf(one, place);
        const source = sourceOf(one, file);
        if (source instanceof core/* SourceError */.c8)
            return { failed: failure(file, source) };
        checkAgainst(source, file, inputs, problems);
        return { item: { file, source, parameters: parametersFor(file, index, inputs, run, problems) } };
    });
    if (problems.any)
        throw problems.error();
    return tasks;
}
/** What a file, URL or data URI is called in results and messages. */
function labelOf(found, place) {
    switch (found.kind) {
        case 'file':
            return (0,action_place/* fileLabel */.DM)(found.path, place);
        case 'url':
            return withoutSecrets(found.url);
        case 'data':
            return found.text.length <= longestDataLabel ? found.text : `${found.text.slice(0, longestDataLabel)}…`;
    }
}
/** The media type, and enough of the data to tell one from another. */
const longestDataLabel = 60;
function sourceOf(found, file) {
    switch (found.kind) {
        case 'file':
            return found.problem ?? sourceOfFile(found, file);
        case 'url':
            return { kind: 'url', url: found.url };
        case 'data':
            return { kind: 'base64', text: found.text };
    }
}
function sourceOfFile({ path }, file) {
    try {
        return fileSource(path, file, inspectFile(path));
    }
    catch (error) {
        if (error instanceof core/* SourceError */.c8)
            return error;
        throw error;
    }
}
function failure(file, error) {
    return { file, status: 'failed', error, sha256: null, size: null, mime: null, attempts: 0, warnings: [] };
}
/** Files are for the core to refuse one by one; a line that is wrong by itself is told before anything is sent. */
function checkAgainst(source, file, { settings }, problems) {
    if (source.kind !== 'url' && settings.method === 'get') {
        problems.add('method', settings.method, `is for URLs only, and "${file}" is none`, 'Use post.');
    }
    if (source.kind === 'binary')
        return;
    try {
        (0,core/* checkSource */.As)(source, settings.site);
    }
    catch (error) {
        if (!(error instanceof core/* BadInputError */.Ys))
            throw error;
        problems.addSentence(`path: "${file}": ${error.message}. ${error.hint}`);
    }
}
function parametersFor(file, index, { fixed, templates }, run, problems) {
    const values = { ...run, ...subjectOf(file, index) };
    const filledIn = {
        title: fillIn(templates.title, values),
        description: fillIn(templates.description, values),
        tags: fillIn(templates.tags, values),
    };
    const checked = (0,core/* checkParameters */.Dy)({ ...fixed, ...filledIn });
    for (const { parameter, value, problem, cure } of checked.problems) {
        problems.add(inputName(parameter), value, `is wrong: ${problem}`, cure);
    }
    return checked.values;
}

;// CONCATENATED MODULE: ./build/action/proxies.js



/**
 * Reads the variables that the toolkit's own HTTP client reads, in the same order: lower case before upper case,
 * and an address without scheme is one of an HTTP proxy. Passwords in them are masked.
 *
 * @throws InputError for an address that is none.
 */
function readProxies(environment) {
    const problems = new action_problems/* Problems */.Z();
    const read = (name) => (0,runner/* variable */.bv)(environment, name) ?? (0,runner/* variable */.bv)(environment, name.toUpperCase());
    const address = (name) => {
        const given = read(name);
        if (given === undefined)
            return undefined;
        const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `http://${given}`;
        const url = URL.canParse(full) ? new URL(full) : undefined;
        if (url?.protocol === 'http:' || url?.protocol === 'https:') {
            (0,masks/* maskPassword */.yE)(url.password);
            url.username = decodable(url.username);
            url.password = decodable(url.password);
            return url.href;
        }
        problems.addSentence(`The environment variable ${name} is not the address of an HTTP proxy. Set it to one such as http://proxy.example:3128, or unset it.`);
        return undefined;
    };
    const proxies = {
        http: address('http_proxy'),
        https: address('https_proxy'),
        except: read('no_proxy') ?? '',
    };
    if (problems.any)
        throw problems.error();
    return proxies;
}
/** A raw `%` in a name or password encodes nothing: written as `%25`, undici reads it as it is meant. */
function decodable(text) {
    try {
        decodeURIComponent(text);
        return text;
    }
    catch {
        return text.replaceAll('%', '%25');
    }
}

;// CONCATENATED MODULE: ./build/action/figures.js
/** Figures as people read them. */
/** Bytes in decimal units, as Chevereto writes them: `11.1 KB`. */
function bytes(count) {
    let value = count;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit === 0 || value >= 100 ? Math.round(value) : Number(value.toFixed(1))} ${units[unit] ?? ''}`;
}
const units = ['B', 'KB', 'MB', 'GB', 'TB'];
/** Length of a video: `0:12`, `1:02:03`. */
function playingTime(seconds) {
    const whole = Math.round(seconds);
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor((whole % 3600) / 60);
    const rest = String(whole % 60).padStart(2, '0');
    return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}
/** How long something took: `0.4 s`, `2 min 5 s`. */
function elapsed(ms) {
    if (ms < 59_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
/** `1 file`, `3 files`. */
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
/** Bytes a second. */
function rate(byteCount, ms) {
    return `${bytes(byteCount / (Math.max(ms, 1) / 1000))}/s`;
}

;// CONCATENATED MODULE: ./build/action/result-line.js

/** A result as a line of the log. */
function resultLine(result) {
    switch (result.status) {
        case 'uploaded':
        case 'reused': {
            const { hosted, status, size, file } = result;
            const notes = [status === 'reused' ? 'reused' : '', size === null ? '' : bytes(size)].filter((note) => note !== '');
            return `✓ ${file} → ${hosted.url ?? hosted.viewerUrl ?? 'no URL'} (${notes.join(', ')})`;
        }
        case 'skipped':
            return `- ${result.file}: skipped. ${result.error.message}.`;
        case 'unknown':
            return `? ${explain(result.file, result.error)}`;
        case 'failed':
            return `✗ ${explain(result.file, result.error)}`;
    }
}
/** What went wrong with a file, and what to do. */
function explain(file, { message, hint }) {
    return `${file}: ${message.replace(/\.$/, '')}. ${hint}`;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./build/action/results-file.js







/**
 * Where the results of this run are written: where the input says, or among the runner's temporary files, which
 * it removes when the job ends.
 *
 * @throws InputError when no file can be written there.
 */
function prepareResultsFile(given, place, environment) {
    return given === ''
        ? (0,external_node_path_.join)((0,runner/* variable */.bv)(environment, 'RUNNER_TEMP') ?? (0,external_node_os_.tmpdir)(), `pixvid-results-${(0,external_node_crypto_.randomUUID)()}.json`)
        : prepareFile('results-file', given, place);
}
/**
 * The absolute path of a file to be written, whose name an input gives. Its directory is made.
 *
 * @throws InputError when no file can be written there.
 */
function prepareFile(input, given, place) {
    const path = (0,absolute_path/* absolutePath */.Hi)(given, place);
    const problems = new action_problems/* Problems */.Z();
    try {
        makeDirectory((0,external_node_path_.dirname)(path));
        (0,external_node_fs_.accessSync)((0,external_node_path_.dirname)(path), external_node_fs_.constants.W_OK);
        if ((0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isDirectory() === true || /[/\\]$/.test(given)) {
            problems.add(input, given, 'is a directory', 'Give the path of a file.');
        }
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        problems.add(input, given, `cannot be written (${reason})`, 'Give the path of a file that can.');
    }
    if (problems.any)
        throw problems.error();
    return path;
}
function writeResultsFile(path, records) {
    writeWhole(path, `${JSON.stringify(records, undefined, 2)}\n`);
}
/** Written beside and renamed, so that nobody reads half of it, and no link that lies there is written through. */
function writeWhole(path, text) {
    const unfinished = `${path}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        makeDirectory((0,external_node_path_.dirname)(path));
        (0,external_node_fs_.writeFileSync)(unfinished, text, { flag: 'wx' });
        (0,external_node_fs_.renameSync)(unfinished, path);
    }
    catch (error) {
        (0,external_node_fs_.rmSync)(unfinished, { force: true });
        throw error;
    }
}
/** One directory after the other: Node's own recursion never ends below a place such as /proc. */
function makeDirectory(path) {
    if ((0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isDirectory() === true)
        return;
    makeDirectory((0,external_node_path_.dirname)(path));
    (0,external_node_fs_.mkdirSync)(path);
}

;// CONCATENATED MODULE: ./build/action/report.js







/**
 * Writes the results file, unless its path is empty, and sets every output. Answers whether all of that worked:
 * a disk that is full must not lose the outputs.
 */
function record(results, resultsPath, exposeDeleteUrls) {
    const isWritten = resultsPath === '' || tryToWrite(results, resultsPath);
    return setOutputs(composeOutputs(results, isWritten ? resultsPath : '', exposeDeleteUrls)) && isWritten;
}
/** Sets the outputs about the comment. */
function recordComment(facts = noComment, manifestPath = '') {
    return setOutputs(composeCommentOutputs(facts, manifestPath));
}
function setOutputs(outputs) {
    try {
        for (const [name, value] of Object.entries(outputs))
            runner/* setOutput */.uH(name, value);
        return true;
    }
    catch (error) {
        log/* error */.z3(`The outputs could not be set: ${error instanceof Error ? error.message : String(error)}`);
        return false;
    }
}
function tryToWrite(results, path) {
    try {
        writeResultsFile(path, results.map(core/* toRecord */.Lv));
        return true;
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        log/* error */.z3(`results-file: "${path}" could not be written: ${reason}. Check the disk, or give another path.`);
        return false;
    }
}
/** Annotates what went wrong, and ends the log with the totals. Answers whether the step succeeded. */
function conclude(results, onError, isCancelled, ms) {
    const failures = results
        .filter((result) => result.status === 'failed' || result.status === 'unknown')
        .filter(({ error }) => error.kind !== 'cancelled')
        .map(({ file, error }) => explain(file, error));
    const warnings = results.flatMap(({ file, warnings }) => warnings.map((warning) => `${file}: ${warning}`));
    if (onError === 'fail') {
        annotate(log/* error */.z3, failures);
        annotate(log/* warning */.$e, warnings);
    }
    else {
        annotate(log/* warning */.$e, [...failures, ...warnings]);
    }
    if (isCancelled)
        log/* error */.z3('The step was cancelled. What was uploaded until then is in its outputs.');
    log/* info */.pq(totals(results, ms));
    return !isCancelled && (failures.length === 0 || onError === 'warn');
}
/** GitHub shows this many annotations of a kind for a step. The last one is kept to count the rest. */
const mostAnnotations = 10;
function annotate(say, sentences) {
    const shown = sentences.length <= mostAnnotations ? sentences.length : mostAnnotations - 1;
    sentences.slice(0, shown).forEach(say);
    if (shown === sentences.length)
        return;
    say(`… and ${sentences.length - shown} more like these: see the log and the output results.`);
    sentences.slice(shown).forEach(log/* info */.pq);
}
function totals(results, ms) {
    const { uploaded, reused, skipped, failed } = countResults(results);
    const sent = results.reduce((sum, { status, size }) => sum + (status === 'uploaded' ? (size ?? 0) : 0), 0);
    const counts = [
        `${uploaded} of ${count(results.length, 'file')} uploaded`,
        reused > 0 ? `${reused} reused` : '',
        skipped > 0 ? `${skipped} skipped` : '',
        failed > 0 ? `${failed} failed` : '',
    ].filter((part) => part !== '');
    return `${counts.join(', ')}: ${bytes(sent)} in ${elapsed(ms)} (${rate(sent, ms)})`;
}

;// CONCATENATED MODULE: ./build/action/links.js



/**
 * Symbolic links are followed within the workspace and within the places outside of it that the input `path`
 * names; a link out of there would let a checked-out file publish anything the runner can read.
 */
class Links {
    platform;
    allowed;
    known = new Map();
    /** Directories that are links, or were reached through one. */
    behindLinks = new Set();
    /** @param named absolute paths outside the workspace that lines of `path` name. */
    constructor(place, named) {
        this.platform = place.platform;
        this.allowed = [place.workspace, ...named].map((path) => this.realPath(path) ?? path);
    }
    /** Whether a path that may lead through links ends in an allowed place. */
    staysInside(path) {
        const real = this.realPath(path);
        return (real !== undefined &&
            this.allowed.some((place) => real === place || (0,action_place/* isInside */.FK)(real, place, this.platform)));
    }
    /** Whether the directory at `path` is one that it lies in, as can be once a link was followed. */
    isLoop(path, isLink) {
        if (!isLink && !this.behindLinks.has((0,external_node_path_.dirname)(path)))
            return false;
        this.behindLinks.add(path);
        const target = this.realPath(path);
        for (let directory = path; directory !== (0,external_node_path_.dirname)(directory);) {
            directory = (0,external_node_path_.dirname)(directory);
            if (this.realPath(directory) === target)
                return true;
        }
        return false;
    }
    /** Without links; undefined when nothing is there. */
    realPath(path) {
        const known = this.known.get(path);
        if (known !== undefined)
            return known;
        try {
            const real = (0,action_place/* slashed */.df)(external_node_fs_.realpathSync.native(path), this.platform);
            this.known.set(path, real);
            return real;
        }
        catch {
            return undefined;
        }
    }
}

;// CONCATENATED MODULE: ./build/action/search-rules.js



/**
 * Understands the lines for files. One that names an existing file word by word means that file, besides what it
 * matches as a pattern. Patterns are only loaded for lines that need them.
 */
async function readRules(lines, place) {
    const rules = new Map();
    for (const line of lines) {
        if (line.kind !== 'pattern')
            continue;
        const literal = line.exclude ? [] : literalRule(line, place);
        const isPattern = literal.length === 0 || /[*?[]/.test(line.text);
        rules.set(line, isPattern ? [...literal, await patternRule(line, place)] : literal);
    }
    return rules;
}
/** None when nothing has this very name. */
function literalRule({ text }, place) {
    const root = (0,absolute_path/* absolutePath */.Hi)(text, place);
    const isThere = isEntry((0,absolute_path/* asksForDirectory */.Fe)(text, place) ? `${root}/` : root);
    return isThere ? [{ text, exclude: false, root, walk: [], matches: isNamedBy(text, place) }] : [];
}
/** Whether something can be seen at a path. What hinders the view is told when the place is searched. */
function isEntry(path) {
    try {
        return entryAt(path) !== undefined;
    }
    catch {
        return false;
    }
}
async function patternRule({ text, exclude }, place) {
    const { compilePattern } = await Promise.all(/* import() */[__nccwpck_require__.e(138), __nccwpck_require__.e(159)]).then(__nccwpck_require__.bind(__nccwpck_require__, 159));
    const { root, walk, matches } = compilePattern(text, place);
    const isNamed = isNamedBy(text, place);
    return { text, exclude, root, walk, matches: (file) => isNamed(file) || matches(file) };
}
/** The last line that is about a file decides. */
function isWanted(file, rules) {
    return rules.findLast((rule) => rule.matches(file))?.exclude === false;
}
/** The excludes that no later line takes anything back from. */
function finalExcludes(rules) {
    return rules.slice(rules.findLastIndex((rule) => !rule.exclude) + 1);
}
/** What is at a path, links not followed. */
function entryAt(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path);
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
            return undefined;
        throw error;
    }
}
/** Whether a file is the one a line names word by word, or lies below it. */
function isNamedBy(text, place) {
    const { platform } = place;
    const itself = (0,action_place/* comparable */.Zm)((0,absolute_path/* absolutePath */.Hi)(text, place), platform);
    const prefix = itself.endsWith('/') ? itself : `${itself}/`;
    const onlyBelow = (0,absolute_path/* asksForDirectory */.Fe)(text, place);
    return (file) => {
        const candidate = (0,action_place/* comparable */.Zm)(file, platform);
        return (candidate === itself && !onlyBelow) || candidate.startsWith(prefix);
    };
}

;// CONCATENATED MODULE: ./build/action/search.js





/**
 * Finds the files of the input `path` with the meaning that actions/upload-artifact gives it: of all lines that
 * match a file the last decides, so that a line may take back what an earlier one excluded. Files come in the order
 * of the first line that finds them, sorted by path within it.
 */
async function search(lines, options) {
    const rules = await readRules(lines, options.place);
    const ordered = [...rules.values()].flat();
    const hunt = { ...options, links: linksFor(ordered, options.place), rules: ordered, passedOver: [] };
    const found = new Map();
    const fruitless = [];
    for (const line of lines) {
        if (line.kind !== 'pattern')
            found.set(line, line);
        const reasons = [];
        const including = (rules.get(line) ?? []).filter((rule) => !rule.exclude);
        for (const rule of including) {
            const finds = await follow(rule, hunt);
            if (typeof finds === 'string')
                reasons.push(finds);
            else
                addWanted(finds, found, hunt);
        }
        const [rule] = including;
        const [reason] = reasons;
        if (rule && reason !== undefined && reasons.length === including.length) {
            fruitless.push({ line: rule.text, reason });
        }
    }
    return { found: [...found.values()], fruitless, passedOver: hunt.passedOver };
}
/** Places outside the workspace are open to links once a line names them. */
function linksFor(rules, place) {
    const { workspace, platform } = place;
    const roots = rules.filter((rule) => !rule.exclude).map((rule) => rule.root);
    return new Links(place, roots.filter((root) => root !== workspace && !(0,action_place/* isInside */.FK)(root, workspace, platform)));
}
function addWanted(finds, found, { rules, place }) {
    const areAllWanted = rules.every((rule) => !rule.exclude);
    for (const file of finds) {
        const key = (0,action_place/* comparable */.Zm)(file.path, place.platform);
        if (!found.has(key) && (areAllWanted || isWanted(file.path, rules)))
            found.set(key, file);
    }
}
/** The files that a line finds, or why it finds none. */
async function follow(rule, hunt) {
    const { root } = rule;
    const alone = (problem) => [{ kind: 'file', path: root, problem }];
    try {
        const entry = entryAt(root);
        if (entry === undefined)
            return nothingThere(rule, hunt.place);
        if (isHidden(root, hunt))
            return 'it is hidden: set include-hidden-files to true to upload it';
        if (entry.isSymbolicLink() && !hunt.followSymbolicLinks) {
            return 'it is a symbolic link, and follow-symbolic-links is false';
        }
        const target = entry.isSymbolicLink() ? (0,external_node_fs_.statSync)(root, { throwIfNoEntry: false }) : entry;
        if (target === undefined)
            return alone((0,file_errors/* brokenLink */.yC)());
        if (!hunt.links.staysInside(root))
            return alone((0,file_errors/* leadsOutside */.dr)());
        if (target.isDirectory())
            return await filesBelow(rule, hunt);
        return rule.matches(root) ? alone() : nothingThere(rule, hunt.place);
    }
    catch (error) {
        return alone((0,file_errors/* unreadable */.O$)(root, error));
    }
}
async function filesBelow(rule, hunt) {
    const { walk } = await Promise.all(/* import() */[__nccwpck_require__.e(648), __nccwpck_require__.e(303)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9303));
    const leftOut = finalExcludes(hunt.rules);
    const outside = new Set();
    const files = [];
    const paths = await walk(rule.root, rule.walk.length === 0 ? ['**'] : rule.walk, {
        ...hunt,
        isLeftOut: (directory) => leftOut.some((exclude) => exclude.matches(directory)),
        onFileOutside: (path) => outside.add(path),
        onDirectoryOutside: (path) => hunt.passedOver.push(path),
        onUnreadable: (path, error) => files.push({ kind: 'file', path, problem: error }),
    });
    for (const path of paths) {
        const problem = outside.has(path) ? (0,file_errors/* leadsOutside */.dr)() : undefined;
        if (rule.matches(path))
            files.push({ kind: 'file', path, problem });
    }
    if (files.length > 0)
        return files.sort((one, other) => (one.path < other.path ? -1 : 1));
    return rule.walk.length === 0 ? 'the directory holds no files' : nothingThere(rule, hunt.place);
}
function nothingThere({ text }, { platform }) {
    const isEscaped = platform === 'posix' && text.includes('\\');
    return isEscaped
        ? 'nothing matches; \\ escapes the character behind it here, so use / between names'
        : 'nothing matches';
}
/** As in @actions/glob, a place is hidden by its own name, not by those above it. */
function isHidden(root, { place, includeHiddenFiles }) {
    return !includeHiddenFiles && root !== place.workspace && /\/\.[^/]*$/.test(root);
}

;// CONCATENATED MODULE: ./build/action/gallery.js



/**
 * The results of a run as HTML for a job summary. GitHub drops styles, scripts and players, so pictures are laid
 * out in a table, and a video is its still. Text from outside goes through core's escapers where it enters.
 *
 * @param host of the site, for the heading.
 * @param limit in bytes; what does not fit is counted instead of shown.
 */
function renderGallery(results, host, limit) {
    const shown = results.filter((result) => result.status === 'uploaded' || result.status === 'reused');
    const refused = results.filter((result) => result.status !== 'uploaded' && result.status !== 'reused');
    const head = heading(results, host);
    let left = limit - size(head) - spareBytes;
    const within = (share, block) => {
        const text = block.rows.length === 0 ? '' : `${fit(block, left * share)}\n`;
        left -= size(text);
        return text;
    };
    // What needs somebody's care comes first; the pictures take the room that is left.
    return head + within(0.4, refusals(refused)) + within(0.2, warnings(results)) + within(1, pictures(shown));
}
/** For the line that counts what was left out of each block. */
const spareBytes = 200;
function fit({ open, rows, close, perRow, total }, budget) {
    let used = size(open) + size(close);
    const firstTooMany = rows.findIndex((row) => (used += size(row)) > budget);
    const kept = firstTooMany === -1 ? rows : rows.slice(0, firstTooMany);
    const rest = total - Math.min(total, kept.length * perRow);
    const more = rest === 0 ? '' : `\n<p>… and ${rest} more</p>`;
    return (kept.length === 0 ? '' : open + kept.join('') + close) + more;
}
function heading(results, host) {
    const { uploaded, reused, skipped, failed } = countResults(results);
    const sent = results.reduce((sum, { status, size }) => sum + (status === 'uploaded' ? (size ?? 0) : 0), 0);
    const notes = [
        sent > 0 ? `${bytes(sent)} sent` : '',
        reused > 0 ? `${reused} reused` : '',
        skipped > 0 ? `${skipped} skipped` : '',
        failed > 0 ? `${failed} failed` : '',
    ].filter((note) => note !== '');
    const title = `${uploaded + reused} of ${count(results.length, 'file')} on ${(0,core/* escapeHtml */.ZD)(host)}`;
    return `<h3>${title}</h3>\n${notes.length === 0 ? '' : `<p>${notes.join(' · ')}</p>\n`}`;
}
const columns = 4;
/** Chevereto's thumbnails are squares of 320 pixels: half of that is sharp on dense screens. */
const thumbnailWidth = 160;
function pictures(shown) {
    const rows = [];
    for (let first = 0; first < shown.length; first += columns) {
        rows.push(`<tr>${shown
            .slice(first, first + columns)
            .map(cell)
            .join('')}</tr>\n`);
    }
    return { open: '<table>\n', rows, close: '</table>', perRow: columns, total: shown.length };
}
function cell(result) {
    const { hosted } = result;
    const isVideo = (hosted.mime ?? result.mime ?? '').startsWith('video/');
    const name = `${isVideo ? '▶ ' : ''}${(0,core/* escapeHtml */.ZD)(result.file)}`;
    const picture = pictureOf(hosted, isVideo);
    const image = picture === null
        ? ''
        : `<img src="${(0,core/* escapeAttribute */.Gj)(picture)}" alt="${(0,core/* escapeAttribute */.Gj)(result.file)}" width="${thumbnailWidth}"><br>`;
    const link = hosted.viewerUrl ?? hosted.url;
    const linked = link === null ? image + name : `<a href="${(0,core/* escapeAttribute */.Gj)(link)}">${image}${name}</a>`;
    return `<td align="center" valign="top">${linked}<br><sub>${facts(result).map(core/* escapeHtml */.ZD).join(' · ')}</sub></td>`;
}
/** Formats that no thumbnail was made of may still be shown by themselves; a video may not. */
function pictureOf({ thumbnailUrl, frameUrl, url }, isVideo) {
    return isVideo ? (frameUrl ?? thumbnailUrl) : (thumbnailUrl ?? url);
}
function facts({ hosted, size: sourceSize, status }) {
    const { width, height, duration, expiresAt } = hosted;
    const fileSize = hosted.size ?? sourceSize;
    return [
        width !== null && height !== null ? `${width} × ${height}` : '',
        duration !== null && duration > 0 ? playingTime(duration) : '',
        fileSize === null ? '' : bytes(fileSize),
        status === 'reused' ? 'reused' : '',
        expiresAt === null ? '' : `expires ${minuteOf(expiresAt)}`,
    ].filter((fact) => fact !== '');
}
/** `2026-11-26 09:21 UTC` of an ISO date in UTC. */
function minuteOf(date) {
    return `${date.slice(0, 10)} ${date.slice(11, 16)} UTC`;
}
function refusals(refused) {
    const rows = refused.map(({ file, status, error }) => {
        const cells = [file, status, error.message, error.hint].map((text) => `<td>${(0,core/* escapeHtml */.ZD)(text)}</td>`);
        return `<tr>${cells.join('')}</tr>\n`;
    });
    const open = '<table>\n<tr><th>File</th><th></th><th>Reason</th><th>What to do</th></tr>\n';
    return { open, rows, close: '</table>', perRow: 1, total: rows.length };
}
function warnings(results) {
    const rows = results.flatMap(({ file, warnings }) => warnings.map((warning) => `<li>${(0,core/* escapeHtml */.ZD)(file)}: ${(0,core/* escapeHtml */.ZD)(warning)}</li>\n`));
    const open = `<details><summary>${count(rows.length, 'warning')}</summary><ul>\n`;
    return { open, rows, close: '</ul></details>', perRow: 1, total: rows.length };
}
function size(text) {
    return Buffer.byteLength(text);
}

;// CONCATENATED MODULE: ./build/action/summary.js



/** Bytes of a step's summary: GitHub drops one above 1 MiB whole. */
const longestSummary = 1_000_000;
/** Adds the gallery to the job's summary page. */
function writeSummary(results, host) {
    try {
        runner/* addToSummary */.Dg(renderGallery(results, host, longestSummary));
    }
    catch (error) {
        log/* warning */.$e(`The job summary could not be written: ${error instanceof Error ? error.message : String(error)}`);
    }
}

;// CONCATENATED MODULE: ./build/action/progress.js


/** Milliseconds between two looks at the figures; shorter runs show none. */
const lookEvery = 1000;
/** A line is printed when this share of all bytes was added, or this many milliseconds went by. */
const shareStep = 0.1;
const atLatestAfter = 30_000;
/** Prints how far a long run has got, so that it is seen to live. */
class Progress {
    started = Date.now();
    files;
    /** Bytes each file needs and has sent, by position. */
    needed;
    sent;
    decided = 0;
    shownShare = 0;
    shownAt = this.started;
    timer;
    constructor(items) {
        this.files = items.length;
        this.needed = items.map(({ source }) => (source.kind === 'binary' ? source.size : 0));
        this.sent = items.map(() => 0);
        this.timer = setInterval(() => {
            this.look();
        }, lookEvery).unref();
    }
    onProgress({ index, sent, total }) {
        this.sent[index] = sent;
        if (total !== null)
            this.needed[index] = total;
    }
    onDecided(index) {
        this.decided += 1;
        this.sent[index] = this.needed[index] ?? 0;
    }
    stop() {
        clearInterval(this.timer);
    }
    look() {
        const now = Date.now();
        const [sent, needed] = [sum(this.sent), sum(this.needed)];
        const share = needed === 0 ? this.decided / this.files : sent / needed;
        if (share - this.shownShare < shareStep && now - this.shownAt < atLatestAfter)
            return;
        this.shownShare = share;
        this.shownAt = now;
        log/* info */.pq(`  ${Math.floor(share * 100)} % · ${bytes(sent)} of ${bytes(needed)} · ${rate(sent, now - this.started)} · ${this.decided} of ${count(this.files, 'file')}`);
    }
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}

;// CONCATENATED MODULE: ./build/action/uploads.js








/**
 * Uploads what is planned, with a log line for each file once it is decided. Answers in the order of the tasks.
 *
 * @param recall knows the uploads of earlier runs.
 */
async function carryOut(tasks, settings, proxies, signal, recall) {
    if (tasks.length === 0)
        return [];
    log/* startGroup */.Oh(`Uploading ${count(tasks.length, 'file')} to ${settings.site.baseUrl}`);
    try {
        const failed = tasks.flatMap((task) => ('failed' in task ? [task.failed] : []));
        for (const result of failed)
            log/* info */.pq(resultLine(result));
        const items = tasks.flatMap((task) => ('item' in task ? [task.item] : []));
        const uploaded = items.length === 0 ? [] : await uploads_send(items, settings, proxies, signal, recall);
        return inOrder(tasks, uploaded);
    }
    finally {
        log/* endGroup */.N4();
    }
}
function inOrder(tasks, uploaded) {
    const upcoming = uploaded.values();
    return tasks.flatMap((task) => ('failed' in task ? task.failed : (upcoming.next().value ?? [])));
}
async function uploads_send(items, settings, proxies, signal, recall) {
    const { transport, close } = openConnections(settings.concurrency, proxies);
    const progress = new Progress(items);
    try {
        return await (0,core/* uploadAll */.dl)(items, settings, nodePorts(transport), {
            signal,
            ...(recall && { recall }),
            keepAnswers: false,
            onProgress: (event) => {
                progress.onProgress(event);
            },
            onResult: (result, index) => {
                if ('hosted' in result && result.hosted.deleteUrl)
                    (0,masks/* maskDeleteUrl */.ni)(result.hosted.deleteUrl);
                progress.onDecided(index);
                log/* info */.pq(resultLine(result));
            },
        });
    }
    finally {
        progress.stop();
        await close();
    }
}

;// CONCATENATED MODULE: ./build/action/main.js


















/** The step, from its inputs to its outputs. */
async function main() {
    try {
        (0,masks/* maskKey */.s9)(givenKey());
        const event = readEvent(process.env);
        const reason = reasonToSkip(event);
        if (reason === undefined)
            await upload(event);
        else
            skip(reason);
    }
    catch (error) {
        fail(error);
    }
}
async function upload(event) {
    const started = Date.now();
    const cancellation = listenForCancellation();
    const inputs = readInputs();
    const proxies = readProxies(process.env);
    const place = (0,action_place/* placeOfRun */.kc)(process.env);
    const options = { inputs, place, proxies, signal: cancellation.signal };
    if (inputs.mode === 'cleanup')
        return cleanUp(options, cancellation);
    const resultsPath = prepareResultsFile(inputs.resultsFile, place, process.env);
    const manifestPath = inputs.manifestPath && prepareFile('manifest-path', inputs.manifestPath, place);
    const searched = await search(inputs.lines, { ...inputs, place });
    tellWhatIsMissing(searched, inputs.ifNoFilesFound, place);
    const tasks = planUploads(searched.found, inputs, place, runValues(process.env, event.pullRequest));
    const comment = await beginComment(options);
    if (event.privateRepository && tasks.length > 0)
        log/* info */.pq(publicity);
    const decided = await carryOut(tasks, inputs.settings, proxies, cancellation.signal, comment.recall);
    const results = inputs.settings.onDuplicate === 'reuse' ? comment.reuse(decided) : decided;
    const isRecorded = record(results, resultsPath, inputs.exposeDeleteUrls);
    if (manifestPath !== '')
        writeWhole(manifestPath, formatManifest(results.map(core/* toRecord */.Lv)));
    if (inputs.summary && results.length > 0)
        writeSummary(results, new URL(inputs.settings.site.origin).host);
    recordComment(await comment.conclude(results, tasks), manifestPath);
    const isSuccess = conclude(results, inputs.onError, cancellation.signal.aborted, Date.now() - started);
    if (!isRecorded || !isSuccess)
        process.exitCode = cancellation.exitCode() || 1;
}
async function cleanUp(options, cancellation) {
    const facts = await cleanUpComment(options);
    recordNothing(facts);
    if (facts.left > 0 || cancellation.signal.aborted)
        process.exitCode = cancellation.exitCode() || 1;
}
/** GitHub gives these runs no secrets, and whoever started them cannot change that. */
function reasonToSkip({ fromFork, fromDependabot }) {
    if (givenKey() !== '')
        return undefined;
    const why = fromFork
        ? 'this pull request comes from a fork, and GitHub withholds secrets from its runs'
        : fromDependabot
            ? 'Dependabot started this run, and GitHub gives it Dependabot’s secrets only'
            : undefined;
    return why && `Nothing was uploaded: the api-key is empty, as ${why}.`;
}
function skip(reason) {
    log/* notice */.lm(reason);
    recordNothing();
}
/** Later steps read the outputs and the results file whatever came of this one. */
function recordNothing(facts) {
    const { resultsFile, exposeDeleteUrls } = givenForOutputs();
    record([], usableResultsFile(resultsFile), exposeDeleteUrls);
    recordComment(facts);
}
function usableResultsFile(given) {
    try {
        return prepareResultsFile(given, (0,action_place/* placeOfRun */.kc)(process.env), process.env);
    }
    catch {
        return '';
    }
}
const publicity = 'This repository is private, but what is uploaded is public: whoever has the URL of a file can see it.';
/** @throws InputError when nothing was found and that is to be an error. */
function tellWhatIsMissing({ found, fruitless, passedOver }, ifNoFilesFound, place) {
    const links = passedOver.map((link) => `path: the link "${(0,action_place/* fileLabel */.DM)(link, place)}" leads out of the workspace and was not followed. Name the place it leads to, if you do want to publish what is there.`);
    const lines = fruitless.map(({ line, reason }) => `path: "${line}": ${reason}.`);
    const sentences = found.length > 0 ? lines : [`No files were found to upload. ${lines.join(' ')}`.trim()];
    if (found.length === 0 && ifNoFilesFound === 'error')
        throw new action_problems/* InputError */.d([...sentences, ...links]);
    annotate(log/* warning */.$e, links);
    annotate(ifNoFilesFound === 'ignore' ? log/* info */.pq : log/* warning */.$e, sentences);
}
function fail(error) {
    process.exitCode = 1;
    if (error instanceof action_problems/* InputError */.d) {
        annotate(log/* error */.z3, error.sentences);
        recordNothing();
        return;
    }
    log/* error */.z3(`The step failed unexpectedly: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof Error)
        log/* debug */.Yz(error.stack ?? '');
}

;// CONCATENATED MODULE: ./build/action/index.js

void main();

module.exports = __webpack_exports__;
/******/ })()
;