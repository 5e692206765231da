"use strict";
exports.id = 417;
exports.ids = [417];
exports.modules = {

/***/ 5417:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  drawDifferences: () => (/* binding */ drawDifferences)
});

// EXTERNAL MODULE: ./build/core/index.js + 37 modules
var core = __webpack_require__(9235);
// EXTERNAL MODULE: ./build/action/log.js
var log = __webpack_require__(8224);
// EXTERNAL MODULE: ./build/action/masks.js
var masks = __webpack_require__(7451);
// EXTERNAL MODULE: ./build/action/comment/pairs.js
var pairs = __webpack_require__(3349);
;// CONCATENATED MODULE: ./build/action/comment/difference/decode.js
/** What can be held three times in a runner's memory: both pictures and their differences, 4 bytes a pixel. */
const mostPixels = 24_000_000;
/**
 * Decodes a PNG, JPEG or WebP; the decoders are loaded when first needed.
 *
 * @throws Error when it is none of them, too large, or broken.
 */
async function decodePicture(bytes) {
    const decoded = await decoderFor(bytes)(bytes);
    return { width: decoded.width, height: decoded.height, data: decoded.data };
}
function decoderFor(bytes) {
    const starts = (text, at = 0) => bytes.subarray(at, at + text.length).toString('latin1') === text;
    if (starts('\x89PNG\r\n\x1a\n'))
        return decodePng;
    if (starts('\xff\xd8\xff'))
        return decodeJpeg;
    if (starts('RIFF') && starts('WEBP', 8))
        return decodeWebP;
    throw new Error('only PNG, JPEG and WebP can be compared');
}
async function decodePng(bytes) {
    // Width and height stand behind the signature and the header's length and name.
    refuseTooLarge(bytes.length < 24 ? 0 : bytes.readUInt32BE(16) * bytes.readUInt32BE(20));
    const { PNG } = await __webpack_require__.e(/* import() */ 359).then(__webpack_require__.t.bind(__webpack_require__, 2740, 19));
    return PNG.sync.read(bytes);
}
async function decodeJpeg(bytes) {
    const { decode } = await __webpack_require__.e(/* import() */ 598).then(__webpack_require__.t.bind(__webpack_require__, 3598, 23));
    return decode(bytes, {
        useTArray: true,
        maxResolutionInMP: mostPixels / 1_000_000,
        maxMemoryUsageInMB: 512,
    });
}
async function decodeWebP(bytes) {
    const { decode } = await __webpack_require__.e(/* import() */ 168).then(__webpack_require__.t.bind(__webpack_require__, 9168, 19));
    const { width, height, data } = decode(bytes);
    refuseTooLarge(width * height);
    return { width, height, data: new Uint8Array(data.buffer) };
}
function refuseTooLarge(pixels) {
    if (pixels > mostPixels)
        throw new Error(`it has more than ${mostPixels / 1_000_000} million pixels`);
}

;// CONCATENATED MODULE: ./build/action/comment/difference/compare.js

/** How different a colour must be, 0 to 1; pixelmatch's own default, which passes over anti-aliasing. */
const colourThreshold = 0.1;
/** @throws Error when one of them cannot be decoded. */
async function comparePictures(before, after) {
    const [one, other] = [await decodePicture(before), await decodePicture(after)];
    const width = Math.max(one.width, other.width);
    const height = Math.max(one.height, other.height);
    const [{ default: pixelmatch }, { PNG }] = await Promise.all([__webpack_require__.e(/* import() */ 342).then(__webpack_require__.bind(__webpack_require__, 3342)), __webpack_require__.e(/* import() */ 359).then(__webpack_require__.t.bind(__webpack_require__, 2740, 19))]);
    const drawn = new PNG({ width, height });
    const different = pixelmatch(onCanvas(one, width, height), onCanvas(other, width, height), drawn.data, width, height, {
        threshold: colourThreshold,
    });
    return { percent: (100 * different) / (width * height), png: PNG.sync.write(drawn) };
}
/** The picture in the upper left corner; the rest is transparent. */
function onCanvas(picture, width, height) {
    if (picture.width === width && picture.height === height)
        return picture.data;
    const canvas = new Uint8Array(width * height * 4);
    for (let row = 0; row < picture.height; row += 1) {
        const line = picture.data.subarray(row * picture.width * 4, (row + 1) * picture.width * 4);
        canvas.set(line, row * width * 4);
    }
    return canvas;
}

;// CONCATENATED MODULE: ./build/action/comment/difference/read.js
/** Screenshots are far smaller; what is larger is not worth comparing. */
const mostBytes = 50 * 1024 * 1024;
const timeoutMs = 60_000;
/** @throws Error when they cannot be read. */
async function readSource(source, options) {
    switch (source.kind) {
        case 'binary':
            return collect(source.open());
        case 'base64':
            return Buffer.from(source.text.replace(/^data:[^,]*,/, ''), 'base64');
        case 'url':
            return readUrl(source.url, options);
    }
}
/** @throws Error when nothing usable is there. */
async function readUrl(url, { ports, signal }) {
    if (url === null)
        throw new Error('the earlier picture has no URL');
    const answer = await ports.transport({
        method: 'GET',
        url,
        headers: { accept: 'image/*' },
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const bytes = await collect(answer.body);
    if (answer.status !== 200)
        throw new Error(`the earlier picture could not be fetched (status ${answer.status})`);
    return bytes;
}
async function collect(parts) {
    const chunks = [];
    let size = 0;
    for await (const chunk of parts) {
        size += chunk.byteLength;
        if (size > mostBytes)
            throw new Error(`it has more than ${mostBytes / 1024 / 1024} MB`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./build/action/comment/difference/draw.js






/**
 * Draws and uploads the differences of all changed pairs. A pair that hardly differs counts as unchanged; one
 * that cannot be compared stays as it is, and the log says why.
 */
async function drawDifferences(section, previous, options) {
    const partners = new Map((0,pairs/* pairByName */.L)(section.pictures).map(({ before, after }) => [after, before]));
    const pictures = [];
    for (const picture of section.pictures) {
        pictures.push(await withDifference(picture, partners.get(picture), previous, options));
    }
    return { ...section, pictures };
}
async function withDifference(picture, partner, previous, options) {
    const before = partner?.remote ?? picture.before;
    if (before === null || options.signal.aborted)
        return picture;
    const known = drawnBefore(picture, before, previous);
    if (known !== undefined)
        return { ...picture, difference: known };
    try {
        const { percent, png } = await compare(picture, partner, before, options);
        if (percent < options.threshold) {
            return partner === undefined ? { ...picture, change: 'unchanged', before: null } : picture;
        }
        return { ...picture, difference: await upload(png, picture, options) };
    }
    catch (error) {
        log/* info */.pq(`No differences of ${picture.name}: ${error instanceof Error ? error.message : String(error)}`);
        return picture;
    }
}
/** The differences of the same two files, drawn by an earlier run. */
function drawnBefore(picture, before, previous) {
    const earlier = previous?.pictures.find(({ remote }) => remote.url === picture.remote.url);
    if (!earlier?.difference)
        return undefined;
    const isSame = earlier.before === null
        ? previous?.pictures.some(({ remote }) => remote.url === before.url)
        : earlier.before.url === before.url;
    return isSame === true ? earlier.difference : undefined;
}
async function compare(picture, partner, before, options) {
    const after = options.origin(picture.name);
    if (after === undefined)
        throw new Error('its bytes are not here');
    const partnerSource = partner && options.origin(partner.name)?.source;
    const earlier = partnerSource === undefined
        ? await readUrl(before.url, options)
        : await readSource(partnerSource, options);
    return comparePictures(earlier, await readSource(after.source, options));
}
async function upload(png, { name }, { origin, settings, ports, signal }) {
    const source = (0,core/* bytesSource */.Xl)(`${name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')}.diff.png`, png);
    const items = [
        { file: `differences of ${name}`, source, parameters: keptWith(origin(name)?.parameters ?? {}) },
    ];
    // The same differences may have been drawn for another pull request.
    const [result] = await (0,core/* uploadAll */.dl)(items, { ...settings, onDuplicate: 'reupload' }, ports, { signal });
    if (result?.status !== 'uploaded' && result?.status !== 'reused') {
        throw new Error(result?.error.message ?? 'they were not uploaded');
    }
    if (result.hosted.deleteUrl !== null)
        (0,masks/* maskDeleteUrl */.ni)(result.hosted.deleteUrl);
    return { ...result.hosted, mime: result.hosted.mime ?? 'image/png', answer: null };
}
/** Differences stay where and as long as their picture does; its title, tags and width are not for them. */
function keptWith({ albumId, categoryId, expiration, nsfw }) {
    const kept = { albumId, categoryId, expiration, nsfw };
    return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}


/***/ })

};
;