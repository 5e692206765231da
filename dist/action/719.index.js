"use strict";
exports.id = 719;
exports.ids = [719];
exports.modules = {

/***/ 719:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openProxiedConnections: () => (/* binding */ openProxiedConnections)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_stream__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var undici__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6752);


/**
 * The core's transport over undici, through a proxy: keeps connections, follows no redirects, has no cookies.
 *
 * @param except hosts to be reached directly, as in `no_proxy`.
 */
function openProxiedConnections(proxy, except, concurrency) {
    const dispatcher = new undici__WEBPACK_IMPORTED_MODULE_1__/* .EnvHttpProxyAgent */ .J2({
        httpProxy: proxy,
        httpsProxy: proxy,
        noProxy: except,
        connections: concurrency,
        // The core watches for stalls, and ends what stalls through the signal.
        headersTimeout: 0,
        bodyTimeout: 0,
        connect: { timeout: 0 },
        // One upload a connection: sharing one gained nothing, and a reset would end them all.
        allowH2: false,
    });
    return {
        transport: async ({ method, url, headers, body, signal }) => {
            const answer = await (0,undici__WEBPACK_IMPORTED_MODULE_1__/* .request */ .Em)(url, {
                dispatcher,
                method,
                headers: body === undefined ? headers : { ...headers, 'content-length': String(body.size) },
                body: body === undefined ? null : node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(copied(body)),
                signal,
            });
            // Aborting ends the answer as well, when nobody may be reading it any more.
            answer.body.on('error', () => undefined);
            return { status: answer.statusCode, headers: joined(answer.headers), body: answer.body };
        },
        close: async () => dispatcher.destroy(),
    };
}
/** undici asks for more than it has sent, and files reuse the memory of what was taken. */
async function* copied(body) {
    for await (const chunk of body.open())
        yield chunk.slice();
}
function joined(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
}


/***/ })

};
;