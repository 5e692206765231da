"use strict";
exports.id = 389;
exports.ids = [389];
exports.modules = {

/***/ 9389:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanUp: () => (/* reexport */ cleanUp),
  openComment: () => (/* reexport */ openComment),
  readRun: () => (/* reexport */ readRun)
});

// EXTERNAL MODULE: ./build/action/log.js
var log = __webpack_require__(8224);
// EXTERNAL MODULE: ./build/action/comment/body.js
var comment_body = __webpack_require__(7258);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/action/masks.js
var masks = __webpack_require__(7451);
;// CONCATENATED MODULE: ./build/action/comment/race/conversation.js
class CommentGoneError extends Error {
    constructor(id) {
        super(`The comment ${id} was deleted.`);
        this.name = 'CommentGoneError';
    }
}
/** GitHub is busy, unreachable, or wants fewer requests: the same may succeed later. A write may have been done. */
class TryAgainError extends Error {
    /** Milliseconds GitHub asked to wait; undefined when it did not say. */
    wait;
    constructor(message, wait, cause) {
        super(message, { cause });
        this.name = 'TryAgainError';
        this.wait = wait;
    }
}

;// CONCATENATED MODULE: ./build/action/comment/github/failures.js

/** GitHub will not let this token write here: nothing to try again. `reason` ends a sentence. */
class CommentRefusedError extends Error {
    cure;
    constructor(reason, cure) {
        super(reason);
        this.name = 'CommentRefusedError';
        this.cure = cure;
    }
}
/** Nothing is there under this address, or the token may not see it. */
class NotFoundError extends Error {
    constructor(what) {
        super(`GitHub has no ${what}, or hides it from the token`);
        this.name = 'NotFoundError';
    }
}
const readOnlyCure = 'Give the job `permissions: pull-requests: write`. In runs for pull requests from forks and from Dependabot the token stays read-only: comment from a workflow_run workflow there, as in examples/workflows/fork-safe-comment.yml.';
/** What a failed request means. */
function explainFailure(error, what) {
    const { status, message, headers } = readFailure(error);
    const wait = waitAskedFor(headers);
    const limited = headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(message);
    if (status === 429 || (status === 403 && (wait !== undefined || limited))) {
        return new TryAgainError(`GitHub’s rate limit is reached (${status})`, wait ?? leastWait, error);
    }
    if (status === 401)
        return new CommentRefusedError('GitHub does not know the token', 'Check the input github-token.');
    if (status === 403 && /lock/i.test(message)) {
        return new CommentRefusedError('the conversation is locked', 'Unlock it to have the pictures in a comment.');
    }
    if (status === 403) {
        return new CommentRefusedError(`the token may not write comments here ("${message}")`, readOnlyCure);
    }
    if (status === 404 || status === 410)
        return new NotFoundError(what);
    if (status !== undefined && status >= 400 && status < 500 && status !== 408) {
        return new CommentRefusedError(`GitHub refused the request (${status}: ${message})`, 'Please report this.');
    }
    const why = status === undefined ? message : `status ${status}`;
    return new TryAgainError(`GitHub could not be reached (${why})`, undefined, error);
}
/** Where GitHub says that it is a rate limit and not for how long (its guide: at least a minute). */
const leastWait = 60_000;
function waitAskedFor(headers) {
    const after = Number(headers['retry-after'] ?? NaN);
    if (Number.isFinite(after) && after >= 0)
        return after * 1000;
    const reset = Number(headers['x-ratelimit-reset'] ?? NaN);
    if (headers['x-ratelimit-remaining'] !== '0' || !Number.isFinite(reset))
        return undefined;
    return Math.max(1_000, reset * 1000 - Date.now() + 1_000);
}
/** Octokit's errors, and whatever else may be thrown on the way. */
function readFailure(error) {
    const { status, message, response } = record(error);
    const { headers, data } = record(response);
    const said = record(data).message ?? message;
    return {
        // Octokit gives network errors the status 500, and no answer with it.
        status: typeof status === 'number' && response !== undefined ? status : undefined,
        message: typeof said === 'string' ? said : 'no answer',
        headers: Object.fromEntries(Object.entries(record(headers)).map(([name, value]) => [name, String(value)])),
    };
}
function record(value) {
    return typeof value === 'object' && value !== null ? { ...value, ...messageOf(value) } : {};
}
/** The message of an Error is not among its own enumerable properties. */
function messageOf(value) {
    return value instanceof Error ? { message: value.message } : {};
}

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/utils.js + 21 modules
var utils = __webpack_require__(1845);
// EXTERNAL MODULE: ./build/action/comment/github/answers.js
var answers = __webpack_require__(9509);
;// CONCATENATED MODULE: ./build/action/comment/github/github.js




/** Proxies are honoured as the toolkit does. */
function connect(token, { apiUrl }) {
    // What Octokit logs would reach the runner unfiltered.
    const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
    return new utils/* GitHub */.gq((0,utils/* getOctokitOptions */.EG)(token, { baseUrl: apiUrl, log }));
}
function ignore() {
    // Said by the errors it throws as well.
}
/** The comments of this token's account in a pull request's conversation. */
function openConversation(octokit, { graphqlUrl }, thread) {
    const [owner = '', repo = ''] = thread.repository.split('/');
    const conversation = `pull request #${thread.pullRequest}`;
    const graphql = async (query, variables) => {
        const answer = await request(conversation, async () => octokit.request({ method: 'POST', url: graphqlUrl, query, variables }));
        return dataOf(answer, conversation);
    };
    return {
        list: async () => {
            const comments = [];
            let after = null;
            do {
                const page = readPage(await graphql(listQuery, { owner, repo, number: thread.pullRequest, after }), conversation);
                comments.push(...page.comments);
                after = page.next;
            } while (after !== null);
            return comments.toSorted((one, other) => one.id - other.id);
        },
        create: async (text) => {
            const { data } = await request(conversation, async () => octokit.rest.issues.createComment({ owner, repo, issue_number: thread.pullRequest, body: text }));
            return { id: data.id, nodeId: data.node_id, url: data.html_url, text };
        },
        update: async (id, text) => {
            await request(`comment ${id}`, async () => octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body: text })).catch((error) => {
                throw error instanceof NotFoundError ? new CommentGoneError(id) : error;
            });
        },
        remove: async (id) => {
            await request(`comment ${id}`, async () => octokit.rest.issues.deleteComment({ owner, repo, comment_id: id })).catch((error) => {
                if (!(error instanceof NotFoundError))
                    throw error;
            });
        },
        hide: async (nodeId) => {
            await graphql(hideMutation, { id: nodeId });
        },
    };
}
/** @throws what {@link explainFailure} makes of a failure; `what` names the thing asked for. */
async function request(what, ask) {
    try {
        return await ask();
    }
    catch (error) {
        throw explainFailure(error, what);
    }
}
/** `viewerDidAuthor` tells our own comments from copies of our marker, for GITHUB_TOKEN as well. */
const listQuery = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        nodes { id url body isMinimized viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
const hideMutation = `mutation ($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
}`;
/** GraphQL tells of failures in answers with status 200. */
function dataOf({ data, headers }, what) {
    if (!(0,answers/* isRecord */.u4)(data))
        throw new TryAgainError('GitHub’s answer to GraphQL is not JSON');
    const [error] = Array.isArray(data.errors) ? data.errors.filter(answers/* isRecord */.u4) : [];
    if (error === undefined)
        return data.data;
    const message = typeof error.message === 'string' ? error.message : 'an error of GraphQL';
    const status = error.type === 'NOT_FOUND' ? 404 : error.type === 'RATE_LIMITED' ? 429 : 403;
    throw explainFailure({ status, message, response: { headers, data: { message } } }, what);
}
function readPage(data, what) {
    const repository = (0,answers/* isRecord */.u4)(data) ? data.repository : undefined;
    const pullRequest = (0,answers/* isRecord */.u4)(repository) ? repository.pullRequest : undefined;
    if (!(0,answers/* isRecord */.u4)(pullRequest))
        throw new NotFoundError(what);
    const { nodes, pageInfo } = (0,answers/* isRecord */.u4)(pullRequest.comments) ? pullRequest.comments : {};
    const next = (0,answers/* isRecord */.u4)(pageInfo) && pageInfo.hasNextPage === true ? pageInfo.endCursor : null;
    return {
        comments: (Array.isArray(nodes) ? nodes : []).flatMap(readOwnComment),
        next: typeof next === 'string' ? next : null,
    };
}
function readOwnComment(node) {
    if (!(0,answers/* isRecord */.u4)(node) || node.viewerDidAuthor !== true || node.isMinimized === true)
        return [];
    const { id, url, body } = node;
    if (typeof id !== 'string' || typeof url !== 'string' || typeof body !== 'string')
        return [];
    // GraphQL's own number is null above 32 bits, and its long form is missing on older servers.
    const number = /#issuecomment-(\d+)$/.exec(url)?.[1];
    return number === undefined ? [] : [{ id: Number(number), nodeId: id, url, text: body }];
}

;// CONCATENATED MODULE: ./build/action/comment/github/pulls.js



function openPullRequests(octokit, repository) {
    const [owner = '', repo = ''] = repository.split('/');
    return {
        byNumber: async (number) => {
            try {
                const { data } = await request(`pull request #${number}`, async () => octokit.rest.pulls.get({ owner, repo, pull_number: number }));
                return readPull(data)[0];
            }
            catch (error) {
                if (error instanceof NotFoundError)
                    return undefined;
                throw error;
            }
        },
        byHead: async (headOwner, branch) => {
            const { data } = await request(`repository ${repository}`, async () => octokit.rest.pulls.list({
                owner,
                repo,
                state: 'open',
                head: `${headOwner}:${branch}`,
                per_page: 100,
            }));
            return data.flatMap(readPull);
        },
        byCommit: async (sha) => {
            const { data } = await request(`commit ${sha}`, async () => octokit.rest.repos.listPullRequestsAssociatedWithCommit({
                owner,
                repo,
                commit_sha: sha,
                per_page: 100,
            }));
            return data.flatMap(readPull);
        },
    };
}
/** Octokit's types promise more than GitHub keeps: `head.repo` is null for a deleted fork. */
function readPull(data) {
    const pull = (0,answers/* isRecord */.u4)(data) ? data : {};
    const number = (0,answers/* numberOf */.rl)(pull, 'number');
    const head = (0,answers/* child */.jf)(pull, 'head');
    if (number === undefined)
        return [];
    return [
        {
            number,
            isOpen: pull.state === 'open',
            headSha: (0,answers/* textOf */.b6)(head, 'sha'),
            headRepository: (0,answers/* textOf */.b6)((0,answers/* child */.jf)(head, 'repo'), 'full_name'),
        },
    ];
}

// EXTERNAL MODULE: ./build/action/comment/revision.js
var comment_revision = __webpack_require__(2443);
// EXTERNAL MODULE: ./build/action/comment/section.js
var comment_section = __webpack_require__(359);
;// CONCATENATED MODULE: ./build/action/comment/memory.js



/** Reads what earlier runs left in the comment. */
class Memory {
    #sealer;
    #thread;
    #commentKey;
    #onSecret;
    /** @param onSecret told of every delete URL before anything is done with it. */
    constructor(sealer, thread, commentKey, onSecret) {
        this.#sealer = sealer;
        this.#thread = thread;
        this.#commentKey = commentKey;
        this.#onSecret = onSecret;
    }
    seal({ id, revision, section }) {
        return this.#sealer.seal(section, this.#binding(id, revision));
    }
    /** Undefined for a state that another key sealed, or that was tampered with. */
    open({ id, revision, state }) {
        if (state === '')
            return undefined;
        const section = this.#sealer.open(state, this.#binding(id, revision));
        if (section)
            for (const { deleteUrl } of (0,comment_section/* remotesOf */.xY)(section))
                if (deleteUrl !== null)
                    this.#onSecret(deleteUrl);
        return section;
    }
    /** The latest version of a section in any of the comments. */
    latest(comments, section) {
        const id = (0,comment_body/* markerId */.Aw)('section', section);
        return comments
            .flatMap(({ body }) => body.blocks)
            .filter((block) => block.id === id)
            .toSorted((one, other) => (0,comment_revision/* compareRevisions */.wo)(other.revision, one.revision))[0];
    }
    sections(comments) {
        return comments
            .flatMap(({ body }) => body.blocks)
            .map((block) => this.open(block))
            .filter((section) => section !== undefined);
    }
    /** Every file the comments remember. */
    remotes(comments) {
        return this.sections(comments).flatMap(comment_section/* remotesOf */.xY);
    }
    #binding(section, revision) {
        const { repository, pullRequest } = this.#thread;
        return { repository, pullRequest, commentKey: this.#commentKey, section, revision };
    }
}

// EXTERNAL MODULE: ./build/action/problems.js
var problems = __webpack_require__(4768);
;// CONCATENATED MODULE: ./build/action/comment/pull-request/named-by-event.js

/** The number GitHub itself put into the payload: of the pull request, or of the conversation if it is one's. */
function namedByEvent({ payload }) {
    const issue = (0,answers/* child */.jf)(payload, 'issue');
    return ((0,answers/* numberOf */.rl)((0,answers/* child */.jf)(payload, 'pull_request'), 'number') ??
        ((0,answers/* isRecord */.u4)(issue.pull_request) ? (0,answers/* numberOf */.rl)(issue, 'number') : undefined));
}

;// CONCATENATED MODULE: ./build/action/comment/pull-request/given-number.js



/**
 * The pull request of the input `pr-number`. The number may come from an artifact, and so from anybody: where the
 * event has a commit, it must be the pull request's head.
 *
 * @throws InputError when the repository has no such pull request, or the event names another one.
 */
async function ofGivenNumber(number, context, pulls) {
    const named = namedByEvent(context);
    if (named !== undefined && named !== number) {
        throw new problems/* InputError */.d([
            `pr-number: "${number}" is not the pull request of this run, #${named}. Leave it empty: the event names the pull request.`,
        ]);
    }
    if (named !== undefined)
        return { number };
    const pull = await pulls.byNumber(number);
    if (pull === undefined) {
        throw new problems/* InputError */.d([
            `pr-number: "${number}" is no pull request of ${context.repository}. Give the number of one in this repository.`,
        ]);
    }
    const commit = commitOf(context);
    if (commit === '' || pull.headSha === commit)
        return { number };
    return {
        none: `the head of pull request #${number} is ${pull.headSha.slice(0, 7)}, and this run is for ${commit.slice(0, 7)}`,
    };
}
/** The commit an event is about; empty for events that are about none, such as a dispatch. */
function commitOf({ eventName, payload, sha }) {
    switch (eventName) {
        case 'push':
            return sha;
        case 'workflow_run':
            return (0,answers/* textOf */.b6)((0,answers/* child */.jf)(payload, 'workflow_run'), 'head_sha') || 'unknown';
        case 'deployment':
        case 'deployment_status':
            return (0,answers/* textOf */.b6)((0,answers/* child */.jf)(payload, 'deployment'), 'sha') || sha;
        case 'status':
            return (0,answers/* textOf */.b6)(payload, 'sha') || sha;
        case 'check_run':
        case 'check_suite':
            return (0,answers/* textOf */.b6)((0,answers/* child */.jf)(payload, eventName), 'head_sha') || sha;
        default:
            return '';
    }
}

;// CONCATENATED MODULE: ./build/action/comment/pull-request/of-merge-group.js

/** The name of the queue's branch has the number, behind that of the base branch, which may hold slashes. */
const queueBranch = /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,9})-[0-9a-f]{40}$/;
function ofMergeGroup({ payload }) {
    const ref = (0,answers/* textOf */.b6)((0,answers/* child */.jf)(payload, 'merge_group'), 'head_ref');
    const number = queueBranch.exec(ref)?.[1];
    return number === undefined
        ? { none: `the merge queue’s branch "${ref}" names no pull request` }
        : { number: Number(number) };
}

;// CONCATENATED MODULE: ./build/action/comment/pull-request/of-push.js
/** The open pull request whose head was pushed. A merged one belongs to the commit, too, and is passed over. */
async function ofPush({ sha }, pulls) {
    if (!/^[0-9a-f]{40,64}$/.test(sha) || /^0+$/.test(sha))
        return { none: 'the push has no commit' };
    const heads = (await pulls.byCommit(sha)).filter(({ isOpen, headSha }) => isOpen && headSha === sha);
    const [first] = heads.toSorted((one, other) => one.number - other.number);
    return first ?? { none: `no open pull request has ${sha.slice(0, 7)} as its head` };
}

;// CONCATENATED MODULE: ./build/action/comment/pull-request/of-workflow-run.js

/**
 * The pull request another workflow ran for. GitHub names it only where its branch is in this repository. For one
 * from a fork, the open pull request of that branch is taken if its head is the very commit that was run: who
 * owns a fork can choose the branch, but not the commit GitHub says it ran.
 */
async function ofWorkflowRun({ payload }, pulls) {
    const run = (0,answers/* child */.jf)(payload, 'workflow_run');
    const sha = (0,answers/* textOf */.b6)(run, 'head_sha');
    const here = (0,answers/* child */.jf)(payload, 'repository').id;
    const named = (Array.isArray(run.pull_requests) ? run.pull_requests : [])
        .filter(answers/* isRecord */.u4)
        .filter((pull) => (0,answers/* child */.jf)((0,answers/* child */.jf)(pull, 'base'), 'repo').id === here && (0,answers/* textOf */.b6)((0,answers/* child */.jf)(pull, 'head'), 'sha') === sha)
        .map((pull) => (0,answers/* numberOf */.rl)(pull, 'number'))
        .find((number) => number !== undefined);
    if (named !== undefined)
        return { number: named };
    const repository = (0,answers/* child */.jf)(run, 'head_repository');
    const owner = (0,answers/* textOf */.b6)((0,answers/* child */.jf)(repository, 'owner'), 'login');
    const branch = (0,answers/* textOf */.b6)(run, 'head_branch');
    if (sha === '' || owner === '' || branch === '')
        return { none: 'the workflow_run names no branch and commit' };
    const heads = await pulls.byHead(owner, branch);
    const match = heads.find(({ headSha, headRepository }) => headSha === sha && headRepository.toLowerCase() === (0,answers/* textOf */.b6)(repository, 'full_name').toLowerCase());
    return match ?? { none: `no open pull request from ${owner}:${branch} has ${sha.slice(0, 7)} as its head` };
}

;// CONCATENATED MODULE: ./build/action/comment/pull-request/find.js





/**
 * The pull request this run belongs to.
 *
 * @throws InputError when the input `pr-number` (`given`) cannot be meant.
 */
async function findPullRequest(context, given, pulls) {
    if (given !== undefined)
        return ofGivenNumber(given, context, pulls);
    const named = namedByEvent(context);
    if (named !== undefined)
        return { number: named };
    switch (context.eventName) {
        case 'workflow_run':
            return ofWorkflowRun(context, pulls);
        case 'merge_group':
            return ofMergeGroup(context);
        case 'push':
            return ofPush(context, pulls);
        case 'issue_comment':
            return { none: 'the comment that started this run is on an issue' };
        default:
            return { none: `the event ${context.eventName} names no pull request, and pr-number is empty` };
    }
}

;// CONCATENATED MODULE: ./build/action/comment/race/timing.js
/** All in milliseconds. */
/** From the beginning of a read to the end of the write that rests on it; both take well under a second as a rule. */
const decision = 4_000;
/** How far a read may lag behind the writes. */
const staleness = 1_000;
/** After this long, whoever could still drop a section has done so, and a read shows it. */
const quiet = decision + 2 * staleness;
/** Waits for rate limits included; a job must come to an end. */
const longestEffort = 10 * 60_000;
/** Writes of one section, in case something undoes all of them. */
const mostWrites = 20;
/** Sightings of a section in a row that settle it in a comment that never rests. */
const mostSightings = 8;
/** How long several steps that end together take turns. */
const crowd = 8_000;
const few = 1_000;
/** Between two writes of different steps, so that neither is lost. */
const turn = 600;
const longestBackOff = 40_000;
/** How long to hold back before a write; `chance` in [0, 1). The conversation is read again after it. */
function pauseBefore(step, writes, crowded, chance) {
    if (step.kind === 'create')
        return creationPause(crowded ? crowd : few, chance);
    if (writes === 0 && !crowded)
        return 0;
    const window = Math.min(longestBackOff, turn * Math.max(4, step.others.length) * 2 ** Math.max(0, writes - 1));
    return Math.round(chance * window);
}
/**
 * Most wait long and few go early, at distances that do not shrink with their number: so that the first has made
 * the comment before the second looks again.
 */
function creationPause(longest, chance) {
    return Math.round(longest * Math.max(0, 1 + Math.log2(1 - chance) / 12)) + 1;
}

;// CONCATENATED MODULE: ./build/action/comment/race/patience.js


/** Waits for rate limits longer than this are not worth a job's time before it has done anything. */
const longestWait = 2 * 60_000;
const mostTries = 4;
/** Asks again when GitHub is busy or wants fewer requests. For reads, which may be repeated freely. */
async function patiently(ask, clock) {
    for (let tries = 1;; tries += 1) {
        try {
            return await ask();
        }
        catch (error) {
            const wait = error instanceof TryAgainError ? (error.wait ?? turn * 2 ** tries) : undefined;
            if (wait === undefined || wait > longestWait || tries === mostTries)
                throw error;
            await clock.sleep(wait + clock.random() * turn);
        }
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/action/comment/race/settle.js





/**
 * Puts our section into the comment and makes sure that it stays, with any number of writers doing the same at
 * once. GitHub has no compare-and-swap, so a write may drop what others wrote since it was read.
 *
 * The guarantee: when this resolves as written, our section is in the one comment with the lowest id, and no
 * writer drops it any more, provided that
 *   (1) a write is done at most `decision` after the read it rests on was begun, and
 *   (2) a read shows everything that was written more than `staleness` before it was begun.
 * Why: a section counts as settled once the comment has rested with it, that is when two reads at least
 * decision + 2 · staleness apart show the same write. Then the comment was the same for decision + staleness.
 * Whatever is written later rests on a view no older than that, has our section in it, and keeps it.
 *
 * A comment that does not come to rest, because steps end one after the other for minutes, settles a section that
 * was there in `mostSightings` reads in a row, each that far from the one before.
 *
 * Of several comments made at the same moment the lowest id wins: each writer moves all sections there, and the
 * others are removed only after that comment has rested.
 */
async function settle(writing, conversation, clock) {
    const giveUpAt = clock.now() + longestEffort;
    const known = new Map();
    let writes = 0;
    let rested = false;
    let last;
    let trouble = 'other steps kept overwriting it';
    while (clock.now() < giveUpAt && writes < mostWrites) {
        const readAt = clock.now();
        try {
            const seen = readComments(await conversation.list(), writing.key);
            const step = writing.plan(seen, [...known.values()]);
            remember(known, seen, writing.revision);
            if (step.kind === 'absent')
                return { outcome: 'absent' };
            if (step.kind === 'overtaken')
                return { outcome: step.kind, comment: step.comment, by: step.by };
            if (step.kind === 'stands') {
                if (writes === 0)
                    last ??= { comment: step.comment, since: -Infinity, sightings: 0 };
                const isSame = last?.comment.id === step.comment.id && last.comment.body.write === step.comment.body.write;
                const sightings = (last?.sightings ?? 0) + 1;
                if ((isSame && readAt - (last?.since ?? readAt) >= quiet) || sightings >= mostSightings) {
                    await tidy(step, conversation);
                    return { outcome: writes > 0 ? 'written' : 'unchanged', comment: step.comment };
                }
                last = {
                    comment: step.comment,
                    since: isSame ? (last?.since ?? clock.now()) : clock.now(),
                    sightings,
                };
                await clock.sleep(quiet + clock.random() * turn);
                continue;
            }
            const pause = rested ? 0 : pauseBefore(step, writes, writing.crowded, clock.random());
            rested = pause > 0;
            if (rested)
                await clock.sleep(pause);
            // A read that is this old is too old to rest a write on.
            if (rested || clock.now() - readAt > decision / 2)
                continue;
            writes += 1;
            last = { comment: await write(step, writing, conversation), since: clock.now(), sightings: 0 };
            await clock.sleep(quiet + clock.random() * turn);
        }
        catch (error) {
            if (!(error instanceof TryAgainError) && !(error instanceof CommentGoneError))
                throw error;
            trouble = error.message;
            const wait = error instanceof TryAgainError ? Math.max(error.wait ?? 0, quiet) : 0;
            if (clock.now() + wait > giveUpAt)
                break;
            await clock.sleep(wait + clock.random() * turn);
        }
    }
    return { outcome: 'unconfirmed', comment: last?.comment, reason: trouble };
}
/** Only sections of this run can be in the race; of older ones a read knows best. */
function remember(known, seen, revision) {
    for (const block of seen.flatMap(({ body }) => body.blocks)) {
        const rival = known.get(block.id);
        if (!(0,comment_revision/* isSameRun */.Mf)(block.revision, revision))
            continue;
        if (!rival || (0,comment_revision/* compareRevisions */.wo)(rival.revision, block.revision) <= 0)
            known.set(block.id, block);
    }
}
/** Those with our key. */
function readComments(comments, key) {
    return comments.flatMap((comment) => {
        const body = (0,comment_body/* parseBody */.OG)(comment.text);
        return body?.key === key ? [{ ...comment, body }] : [];
    });
}
async function write(step, { key, revision, compose }, conversation) {
    const created = step.kind === 'write' ? step.comment.body.created : revision;
    const frame = { key, write: (0,external_node_crypto_.randomBytes)(4).toString('hex'), created, closed: step.closed };
    const text = compose(frame, step.kind === 'write' ? step.others : step.carried);
    const body = { ...frame, blocks: [] };
    if (step.kind === 'create')
        return { ...(await conversation.create(text)), body };
    await conversation.update(step.comment.id, text);
    return { ...step.comment, text, body };
}
async function tidy({ remove, hide }, conversation) {
    for (const comment of remove)
        await conversation.remove(comment.id);
    for (const comment of hide)
        await conversation.hide(comment.nodeId);
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/action/comment/state/compact.js

/**
 * The state as arrays without names, its URLs without what they share with the site's address: half the size of
 * plain JSON once compressed, and a comment has room for 65,536 characters only.
 */
function compactSection(section, baseUrl) {
    const { label, commit, runId, layout, pictures, removed, failures } = section;
    return [
        label,
        commit,
        runId,
        [layout.columns, layout.thumbnail, layout.title, layout.template],
        pictures.map((picture) => compactPicture(picture, baseUrl)),
        removed,
        failures.map(({ name, reason }) => [name, reason]),
        [section.removedCount, section.failedCount, section.forgotten],
    ];
}
function compactPicture(picture, baseUrl) {
    const { name, sha, fingerprint, remote, change, before, difference } = picture;
    const row = [
        name,
        sha,
        fingerprint,
        comment_section/* changes */.Ao.indexOf(change),
        compactRemote(remote, baseUrl),
        before && compactRemote(before, baseUrl),
        difference && compactRemote(difference, baseUrl),
    ];
    return withoutTrailingNulls(row);
}
function compactRemote(remote, baseUrl) {
    const { viewerUrl, deleteUrl } = remote;
    const short = (url) => (url?.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url);
    // A delete URL is the viewer URL with a code behind it.
    const secret = viewerUrl !== null && deleteUrl?.startsWith(viewerUrl)
        ? `+${deleteUrl.slice(viewerUrl.length)}`
        : short(deleteUrl);
    return withoutTrailingNulls([
        ...[remote.url, viewerUrl, remote.thumbnailUrl, remote.mediumUrl].map(short),
        secret,
        remote.width,
        remote.height,
        remote.size,
        remote.mime,
        remote.expiresAt,
        remote.duration,
        ...[remote.frameUrl, remote.shortUrl].map(short),
    ]);
}
function withoutTrailingNulls(values) {
    return values.slice(0, values.findLastIndex((value) => value !== null) + 1);
}
/** @throws TypeError when `value` is not what {@link compactSection} makes. */
function expandSection(value, baseUrl) {
    const [label, commit, runId, layout, pictures, removed, failures, counts] = list(value);
    const [removedCount, failedCount, forgotten] = list(counts);
    return {
        label: compact_text(label),
        commit: compact_text(commit),
        runId: compact_text(runId),
        layout: expandLayout(layout),
        pictures: list(pictures).map((picture) => expandPicture(picture, baseUrl)),
        removed: list(removed).map(compact_text),
        removedCount: number(removedCount),
        failures: list(failures).map(expandFailure),
        failedCount: number(failedCount),
        forgotten: number(forgotten),
    };
}
function expandLayout(value) {
    const [columns, thumbnail, title, template] = list(value);
    const size = (given) => (given === 'auto' ? given : number(given));
    return { columns: size(columns), thumbnail: size(thumbnail), title: compact_text(title), template: compact_text(template) };
}
function expandFailure(value) {
    const [name, reason] = list(value);
    return { name: compact_text(name), reason: compact_text(reason) };
}
function expandPicture(value, baseUrl) {
    const [name, sha, fingerprint, change, remote, before, difference] = list(value);
    return {
        name: compact_text(name),
        sha: orNull(sha, compact_text),
        fingerprint: compact_text(fingerprint),
        change: expandChange(number(change)),
        remote: expandRemote(remote, baseUrl),
        before: orNull(before, (given) => expandRemote(given, baseUrl)),
        difference: orNull(difference, (given) => expandRemote(given, baseUrl)),
    };
}
function expandChange(index) {
    const change = comment_section/* changes */.Ao[index];
    if (change === undefined)
        throw new TypeError(`There is no change ${index}.`);
    return change;
}
function expandRemote(value, baseUrl) {
    const [url, viewerUrl, thumbnailUrl, mediumUrl, secret, width, height, size, mime, expiresAt, duration, ...rest] = list(value);
    const full = (given) => orNull(given, (one) => webAddress(compact_text(one), baseUrl));
    const viewer = full(viewerUrl);
    const isSuffix = typeof secret === 'string' && secret.startsWith('+');
    return {
        url: full(url),
        viewerUrl: viewer,
        shortUrl: full(rest[1]),
        thumbnailUrl: full(thumbnailUrl),
        mediumUrl: full(mediumUrl),
        frameUrl: full(rest[0]),
        deleteUrl: isSuffix ? `${viewer ?? ''}${secret.slice(1)}` : full(secret),
        width: orNull(width, number),
        height: orNull(height, number),
        size: orNull(size, number),
        mime: orNull(mime, compact_text),
        duration: orNull(duration, number),
        expiresAt: orNull(expiresAt, compact_text),
        answer: null,
    };
}
function webAddress(given, baseUrl) {
    const url = given.startsWith('/') ? baseUrl + given : given;
    if (!/^https?:\/\//.test(url) || !URL.canParse(url))
        throw new TypeError('A URL is none.');
    return url;
}
function list(value) {
    if (!Array.isArray(value))
        throw new TypeError('A list is none.');
    return value;
}
function compact_text(value) {
    if (typeof value !== 'string')
        throw new TypeError('A text is none.');
    return value;
}
function number(value) {
    if (typeof value !== 'number' || !Number.isFinite(value))
        throw new TypeError('A number is none.');
    return value;
}
function orNull(value, read) {
    return value === undefined || value === null ? null : read(value);
}

;// CONCATENATED MODULE: ./build/action/comment/state/seal.js




/** Raised whenever a reader of an earlier version would misunderstand what a later one wrote. */
const formatVersion = 1;
/** AES-GCM's own sizes: 96 bits is what it takes best, 128 the full tag. */
const nonceBytes = 12;
const tagBytes = 16;
/** The best one takes a second for 500 pictures, and saves some hundred characters more. */
const quality = 9;
/** Far above any state that fits into a comment. */
const largestState = 4 * 1024 * 1024;
/**
 * Seals states with AES-256-GCM under a key derived from the API key: only who has that key reads or forges
 * them, and only in the place they were written for.
 */
class Sealer {
    #key;
    #baseUrl;
    constructor(apiKey, baseUrl) {
        this.#key = Buffer.from((0,external_node_crypto_.hkdfSync)('sha256', apiKey, '', `pixvid comment state ${formatVersion}`, 32));
        this.#baseUrl = baseUrl;
    }
    /** @returns base64 */
    seal(section, binding) {
        const plain = (0,external_node_zlib_.brotliCompressSync)(JSON.stringify(compactSection(section, this.#baseUrl)), {
            params: {
                [external_node_zlib_.constants.BROTLI_PARAM_MODE]: external_node_zlib_.constants.BROTLI_MODE_TEXT,
                [external_node_zlib_.constants.BROTLI_PARAM_QUALITY]: quality,
            },
        });
        const nonce = (0,external_node_crypto_.randomBytes)(nonceBytes);
        const cipher = (0,external_node_crypto_.createCipheriv)('aes-256-gcm', this.#key, nonce).setAAD(associated(binding));
        const sealed = [nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
        return Buffer.concat(sealed).toString('base64');
    }
    /** Undefined when it was sealed with another key or for another thread, or was changed by a single bit. */
    open(sealed, binding) {
        const bytes = Buffer.from(sealed, 'base64');
        // Base64 can hold bits that mean nothing; a state with any of them changed is not ours either.
        if (bytes.length < nonceBytes + tagBytes || bytes.toString('base64') !== sealed)
            return undefined;
        try {
            const decipher = (0,external_node_crypto_.createDecipheriv)('aes-256-gcm', this.#key, bytes.subarray(0, nonceBytes))
                .setAAD(associated(binding))
                .setAuthTag(bytes.subarray(-tagBytes));
            const plain = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
            const json = (0,external_node_zlib_.brotliDecompressSync)(plain, { maxOutputLength: largestState }).toString('utf8');
            return expandSection(JSON.parse(json), this.#baseUrl);
        }
        catch {
            return undefined;
        }
    }
}
function associated({ repository, pullRequest, commentKey, section, revision }) {
    const parts = [formatVersion, repository.toLowerCase(), pullRequest, commentKey, section];
    return Buffer.from(JSON.stringify([...parts, (0,comment_revision/* formatRevision */.TU)(revision)]));
}

;// CONCATENATED MODULE: ./build/action/comment/desk.js












/** There is no comment for this run, which is no fault of the uploads. `message` is a notice to the user. */
class NoCommentError extends Error {
    name = 'NoCommentError';
}
/**
 * Finds the pull request and reads its conversation.
 *
 * @throws NoCommentError; InputError when `pr-number` cannot be meant.
 */
async function openDesk({ run, inputs, settings, signal }) {
    const clock = realClock(signal);
    const octokit = connect(inputs.token, run);
    return explained(async () => {
        const pulls = openPullRequests(octokit, run.repository);
        const found = await patiently(async () => findPullRequest(run, inputs.pullRequest, pulls), clock);
        if ('none' in found)
            throw new NoCommentError(`No comment was written: ${found.none}.`);
        const thread = { serverUrl: run.serverUrl, repository: run.repository, pullRequest: found.number };
        const conversation = openConversation(octokit, run, thread);
        const commentKey = inputs.key || run.workflow;
        const key = (0,comment_body/* markerId */.Aw)('comment', commentKey);
        const sealer = new Sealer(settings.apiKey, settings.site.baseUrl);
        return {
            thread,
            conversation,
            memory: new Memory(sealer, thread, commentKey, masks/* maskDeleteUrl */.ni),
            key,
            comments: readComments(await patiently(conversation.list, clock), key),
            clock,
        };
    });
}
/** Turns what GitHub refuses, and a cancelled wait, into a {@link NoCommentError}: the files are uploaded all the same. */
async function explained(work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof CommentRefusedError) {
            throw new NoCommentError(`No comment was written: ${error.message}. ${error.cure}`);
        }
        if (error instanceof NotFoundError || error instanceof TryAgainError) {
            throw new NoCommentError(`No comment was written: ${error.message}.`);
        }
        if (error instanceof Error && error.name === 'AbortError') {
            throw new NoCommentError('No comment was written: the step was cancelled.');
        }
        throw error;
    }
}
function realClock(signal) {
    return {
        now: () => performance.now(),
        sleep: async (ms) => {
            await (0,promises_.setTimeout)(ms, undefined, { signal });
        },
        random: Math.random,
    };
}

// EXTERNAL MODULE: ./build/core/index.js + 37 modules
var core = __webpack_require__(9235);
;// CONCATENATED MODULE: ./build/action/comment/prune.js


/** Delete URLs of what was shown and is not any more, by our section or any other. */
function superseded(before, now) {
    const shown = new Set(now.flatMap(comment_section/* remotesOf */.xY).map(({ deleteUrl }) => deleteUrl));
    const gone = before.map(({ deleteUrl }) => deleteUrl).filter((url) => url !== null);
    return [...new Set(gone)].filter((url) => !shown.has(url));
}
/** Gentle on the site: nobody waits for deletions. */
const atOnce = 4;
const timeoutSeconds = 30;
/** Deletes files. What the site does not know any more counts as gone, but not as deleted. */
async function deleteAll(deleteUrls, site, ports, signal) {
    const done = { deleted: 0, left: [], reason: '' };
    const queue = deleteUrls.values();
    const work = async () => {
        for (const url of queue) {
            try {
                await (0,core/* deleteFile */.Ww)(url, site, ports, { timeout: timeoutSeconds, signal });
                done.deleted += 1;
            }
            catch (error) {
                if (error instanceof core/* DeleteRefusedError */.Yp && error.status === 404)
                    continue;
                if (!(error instanceof core/* PixvidError */.di))
                    throw error;
                done.left.push(url);
                done.reason ||= error.message;
            }
        }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return done;
}

// EXTERNAL MODULE: ./build/action/comment/race/plan.js
var plan = __webpack_require__(8249);
// EXTERNAL MODULE: ./build/action/comment/render/text.js
var render_text = __webpack_require__(3450);
;// CONCATENATED MODULE: ./build/action/comment/run.js


function readRun(environment, payload) {
    const value = (name) => environment[name] ?? '';
    const event = (0,answers/* isRecord */.u4)(payload) ? payload : {};
    return {
        eventName: value('GITHUB_EVENT_NAME'),
        payload: event,
        repository: value('GITHUB_REPOSITORY'),
        sha: value('GITHUB_SHA'),
        apiUrl: withoutSlash(value('GITHUB_API_URL')),
        graphqlUrl: withoutSlash(value('GITHUB_GRAPHQL_URL')),
        serverUrl: withoutSlash(value('GITHUB_SERVER_URL')),
        runId: value('GITHUB_RUN_ID'),
        attempt: Number(value('GITHUB_RUN_ATTEMPT')) || 1,
        workflow: value('GITHUB_WORKFLOW'),
        job: value('GITHUB_JOB'),
        step: value('GITHUB_ACTION'),
        commit: headCommit(event) || value('GITHUB_SHA'),
    };
}
/** GITHUB_SHA is a merge commit nobody knows for pull requests, and the default branch's for workflow_run. */
function headCommit(event) {
    return ((0,answers/* textOf */.b6)((0,answers/* child */.jf)((0,answers/* child */.jf)(event, 'pull_request'), 'head'), 'sha') ||
        (0,answers/* textOf */.b6)((0,answers/* child */.jf)(event, 'workflow_run'), 'head_sha') ||
        (0,answers/* textOf */.b6)((0,answers/* child */.jf)(event, 'merge_group'), 'head_sha'));
}
/** @param step how many times this run has written the section before. */
function revisionOf({ runId, attempt }, step) {
    return { run: Number(runId) || 0, attempt, step, writer: (0,external_node_crypto_.randomInt)(1_000_000) };
}
function withoutSlash(url) {
    return url.replace(/\/+$/, '');
}

;// CONCATENATED MODULE: ./build/action/comment/clean-up.js










const nothing = { id: null, url: null, pruned: 0, left: 0 };
/** Higher than any step that writes: whatever this run wrote before is closed, too. */
const lastStep = 999_999;
/**
 * `mode: cleanup`: deletes every file the comment remembers, and makes it say so. Sections that are still under
 * way do not come back.
 *
 * @throws InputError when `pr-number` cannot be meant.
 */
async function cleanUp(options, ports) {
    try {
        const desk = await openDesk(options);
        return await explained(async () => closeComment(desk, options, ports));
    }
    catch (error) {
        if (!(error instanceof NoCommentError))
            throw error;
        log/* notice */.lm(error.message);
        return nothing;
    }
}
async function closeComment(desk, options, ports) {
    if (desk.comments.length === 0) {
        log/* info */.pq('There is nothing to clean up: this pull request has no comment of this workflow.');
        return nothing;
    }
    const { settings, run, signal } = options;
    const seen = new Collection(desk);
    seen.add(desk.comments);
    const first = await deleteAll(seen.newUrls(), settings.site, ports, signal);
    const revision = revisionOf(run, lastStep);
    const settled = await settle({
        key: desk.key,
        revision,
        crowded: false,
        plan: (comments) => {
            seen.add(comments);
            return (0,plan/* nextClosingStep */.DN)(comments, revision);
        },
        compose: (frame, others) => (0,comment_body/* formatBody */.WZ)({ ...frame, blocks: [...others, ...leftovers(seen, first.left, revision, desk)] }, farewell(options, first.deleted, first.left.length)),
    }, desk.conversation, desk.clock);
    // Sections that others wrote while this one was deleting.
    const late = await deleteAll(seen.newUrls(), settings.site, ports, signal);
    const pruned = first.deleted + late.deleted;
    const remaining = first.left.length + late.left.length;
    log/* info */.pq(`Deleted from the site: ${pruned}`);
    if (remaining > 0)
        log/* warning */.$e(`Not deleted from the site: ${remaining}. ${first.reason || late.reason}. Run it again.`);
    if (settled.outcome === 'unconfirmed')
        log/* warning */.$e(`The comment may not tell so: ${settled.reason}.`);
    const comment = settled.outcome === 'absent' ? undefined : settled.comment;
    return { id: comment?.id ?? null, url: comment?.url ?? null, pruned, left: remaining };
}
/** All sections that any read showed. */
class Collection {
    #desk;
    #sections = new Map();
    #handedOut = new Set();
    constructor(desk) {
        this.#desk = desk;
    }
    add(comments) {
        for (const block of comments.flatMap(({ body }) => body.blocks)) {
            const name = `${block.id} ${(0,comment_revision/* formatRevision */.TU)(block.revision)}`;
            if (this.#sections.has(name))
                continue;
            const section = this.#desk.memory.open(block);
            if (section !== undefined)
                this.#sections.set(name, { block, section });
        }
    }
    /** Delete URLs that were not handed out before. */
    newUrls() {
        const all = superseded([...this.#sections.values()].flatMap(({ section }) => (0,comment_section/* remotesOf */.xY)(section)), []);
        const fresh = all.filter((url) => !this.#handedOut.has(url));
        for (const url of fresh)
            this.#handedOut.add(url);
        return fresh;
    }
    /** The latest version of each section that has one of the files, with those only. */
    sectionsWith(deleteUrls) {
        const wanted = new Set(deleteUrls);
        const sections = new Map();
        for (const { block, section } of this.#sections.values()) {
            const pictures = section.pictures.filter((picture) => (0,comment_section/* remotesOf */.xY)({ ...section, pictures: [picture] }).some(({ deleteUrl }) => wanted.has(deleteUrl)));
            if (pictures.length > 0)
                sections.set(block.id, { ...section, pictures });
        }
        return [...sections].map(([id, section]) => ({ id, section }));
    }
}
/** What could not be deleted stays remembered, hidden, for the next clean-up. */
function leftovers(seen, left, closed, { memory }) {
    const revision = { ...closed, step: closed.step + 1 };
    return seen
        .sectionsWith(left)
        .map(({ id, section }) => ({ id, revision, html: '', state: memory.seal({ id, revision, section }) }));
}
function farewell({ title, settings }, deleted, left) {
    const host = (0,render_text/* text */.Qq)(new URL(settings.site.baseUrl).host);
    const what = `${(0,render_text/* plural */.LS)(deleted, 'file')} ${deleted === 1 ? 'was' : 'were'} deleted from ${host}`;
    const rest = left === 0 ? '' : ` ${(0,render_text/* plural */.LS)(left, 'file')} could not be deleted.`;
    return `${title === '' ? '' : `<h3>${(0,render_text/* text */.Qq)(title)}</h3>\n\n`}<p>The pull request is closed: ${what}.${rest}</p>`;
}

// EXTERNAL MODULE: ./build/action/comment/pairs.js
var pairs = __webpack_require__(3349);
;// CONCATENATED MODULE: ./build/action/comment/render/contents.js

function contentsOf(section) {
    const pictures = section.pictures.toSorted(inOrder);
    const named = (0,pairs/* pairByName */.L)(pictures);
    const inPairs = new Set(named.flatMap(({ before, after }) => [before, after]));
    const replaced = pictures.filter((one) => one.before !== null && !inPairs.has(one));
    const single = pictures.filter((one) => one.before === null && !inPairs.has(one));
    return {
        pairs: [...replaced.flatMap(replacement), ...named.map(namedPair)],
        pictures: single.filter(({ change }) => change !== 'unchanged'),
        unchanged: single.filter(({ change }) => change === 'unchanged'),
        fresh: pictures.every(({ change }) => change === 'new') ? 'plain' : 'marked',
    };
}
/** Numbers in names by their value, `home` before `home-2`; the same on every machine. */
function inOrder(one, other) {
    const stem = ({ name }) => name.replace(/\.[^./]+$/, '');
    return byName.compare(stem(one), stem(other)) || byName.compare(one.name, other.name);
}
const byName = new Intl.Collator('en', { numeric: true });
function replacement({ name, before, remote, difference }) {
    if (before === null)
        return [];
    return [{ name, before: { remote: before, name }, after: { remote, name }, difference }];
}
function namedPair(pair) {
    const { before, after } = pair;
    return { name: pair.name, before, after, difference: after.difference };
}

;// CONCATENATED MODULE: ./build/action/comment/render/budget.js
/** Characters that are left. */
class Budget {
    #left;
    constructor(characters) {
        this.#left = characters;
    }
    /** The first rows that fit, each with its line break; they are taken off. */
    fit(rows) {
        const fitting = [];
        for (const row of rows) {
            const cost = row.html.length + 2;
            if (cost > this.#left)
                break;
            this.#left -= cost;
            fitting.push(row);
        }
        return fitting;
    }
}

// EXTERNAL MODULE: ./build/action/comment/render/figures.js
var figures = __webpack_require__(348);
;// CONCATENATED MODULE: ./build/action/comment/render/embeddable.js
/**
 * GitHub shows pictures through a proxy that refuses more than 5 MiB (camo's default length limit, 2026) and
 * types it does not know.
 */
const largestEmbedded = 5 * 1024 * 1024;
const embeddedTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);
/** Sites make versions of middle size 500 pixels wide: twice this, and so sharp on any screen. */
const mediumIsEnough = 250;
function isVideo({ mime }) {
    return mime?.startsWith('video/') ?? false;
}
/** What stands for a file in a comment at the given width in CSS pixels. */
function embeddable_embed(remote, width) {
    const { url, viewerUrl, mediumUrl, thumbnailUrl, frameUrl, mime, size } = remote;
    const smaller = mediumUrl ?? thumbnailUrl;
    const viewer = viewerUrl ?? url;
    if (isVideo(remote))
        return { src: frameUrl ?? smaller, href: viewer };
    if (!embeddedTypes.has(mime ?? '') || (size ?? 0) > largestEmbedded)
        return { src: smaller, href: url ?? viewer };
    // A smaller version of an animation stands still.
    if (mediumUrl !== null && width <= mediumIsEnough && mime !== 'image/gif')
        return { src: mediumUrl, href: viewer };
    return { src: url ?? smaller, href: viewer };
}

;// CONCATENATED MODULE: ./build/action/comment/render/cell.js



/** Pictures of phones would fill the page at the width of their column. */
const tallest = 480;
/** A picture, linked to its viewer; a video as its still. `width` in CSS pixels is the most it may take. */
function picture(remote, name, width) {
    const { src, href } = embeddable_embed(remote, width);
    if (src === null)
        return (0,render_text/* link */.nf)(href, `${isVideo(remote) ? '▶ ' : ''}${(0,render_text/* code */.aY)(name)}`);
    const alt = (0,core/* escapeAttribute */.Gj)([...(0,core/* plainLine */.h0)(name)].slice(0, longestAlt).join(''));
    return (0,render_text/* link */.nf)(href, `<img src="${(0,core/* escapeAttribute */.Gj)(src)}" alt="${alt}" width="${fitting(remote, width)}">`);
}
/** Screen readers read it out whole. */
const longestAlt = 100;
/** The picture's own width where that is less, so that nothing is blown up. */
function fitting({ width, height }, most) {
    const own = width ?? most;
    const byHeight = width && height ? Math.round((tallest * width) / height) : most;
    return Math.max(16, Math.min(most, own, byHeight));
}
/** What stands below a picture. */
function caption(remote, name, mark = '') {
    const label = isVideo(remote) ? (0,render_text/* link */.nf)(remote.viewerUrl ?? remote.url, `▶ ${(0,render_text/* code */.aY)(name)}`) : (0,render_text/* code */.aY)(name);
    const length = isVideo(remote) && remote.duration !== null ? ` · ${clock(remote.duration)}` : '';
    return `<sub>${label}${length}${mark}</sub>`;
}
/** `0:12`, `1:02:05` */
function clock(seconds) {
    const whole = Math.max(0, Math.round(seconds));
    const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const [hours = 0, minutes = 0, rest = 0] = parts;
    const padded = (part) => String(part).padStart(2, '0');
    return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
}

;// CONCATENATED MODULE: ./build/action/comment/render/columns.js
/** What a comment is wide on a desktop, cell paddings taken off, in CSS pixels. */
const roomInComment = 780;
/** A table cell has 13 pixels of padding on either side. */
const cellPadding = 26;
/** Above and below these ratios of width to height, pictures go fewer or more to a row. */
const wide = 2.2;
const tall = 0.8;
/** Number of pictures a row, and the width of each. */
function arrange(remotes, { columns, thumbnail }) {
    const count = remotes.length;
    const chosen = columns === 'auto' ? columnsFor(count, typicalRatio(remotes)) : columns;
    const used = Math.max(1, Math.min(chosen, count));
    const share = Math.floor(roomInComment / used) - (used > 1 ? cellPadding : 0);
    return { columns: chosen, width: thumbnail === 'auto' ? share : thumbnail };
}
function columnsFor(count, ratio) {
    if (count <= 1)
        return 1;
    if (ratio > wide)
        return count <= 4 ? 1 : 2;
    if (ratio < tall)
        return count <= 4 ? count : 4;
    return count <= 2 || count === 4 ? 2 : 3;
}
/** The median, so that a single banner among screenshots changes nothing. */
function typicalRatio(remotes) {
    const ratios = remotes
        .map(({ width, height }) => (width && height ? width / height : undefined))
        .filter((ratio) => ratio !== undefined)
        .toSorted((one, other) => one - other);
    return ratios[Math.floor(ratios.length / 2)] ?? 1.5;
}
/** Widths of the pictures of a pair, beside each other; with a third that shows the differences. */
function pairWidth({ thumbnail }, withDifference) {
    if (thumbnail !== 'auto')
        return thumbnail;
    const cells = withDifference ? 3 : 2;
    return Math.floor(roomInComment / cells) - cellPadding;
}

;// CONCATENATED MODULE: ./build/action/comment/render/rows.js



/** A picture alone needs no table; one among others that did not change is no larger than theirs would be. */
function single({ remote, name, change }, layout, { isOnly, fresh }) {
    const width = layout.thumbnail === 'auto' ? (isOnly ? widthOfOnly : widthOfSingle) : layout.thumbnail;
    return `<p>${picture(remote, name, width)}<br>${caption(remote, name, markOf(change, fresh))}</p>`;
}
/** In CSS pixels. */
const widthOfOnly = 720;
const widthOfSingle = 480;
/** Rows of a grid. */
function gridRows(pictures, layout, fresh) {
    const { columns, width } = arrange(pictures.map(({ remote }) => remote), layout);
    return chunks(pictures, columns).map((row) => ({
        html: ['<tr>', ...row.map((one) => gridCell(one, width, fresh)), '</tr>'].join('\n'),
        pictures: row.length,
    }));
}
function gridCell({ remote, name, change }, width, fresh) {
    const below = caption(remote, name, markOf(change, fresh));
    return `<td align="center" valign="top">${picture(remote, name, width)}<br>${below}</td>`;
}
function markOf(change, fresh) {
    if (change === 'stale')
        return ' · <b>of an earlier push</b>';
    return change === 'new' && fresh === 'marked' ? ' · <b>new</b>' : '';
}
function pairRows(pairs, layout) {
    const withDifference = hasDifference(pairs);
    const width = pairWidth(layout, withDifference);
    return pairs.map(({ name, before, after, difference }) => {
        const cells = [
            picture(before.remote, `${before.name} before`, width),
            picture(after.remote, `${after.name} after`, width),
            ...(withDifference ? [difference ? picture(difference, `${name} differences`, width) : ''] : []),
        ];
        const title = `<tr><td colspan="${cells.length}" align="center"><sub>${(0,render_text/* code */.aY)(name)}</sub></td></tr>`;
        const row = cells.map((cell) => `<td align="center" valign="top">${cell}</td>`);
        return { html: [title, '<tr>', ...row, '</tr>'].join('\n'), pictures: 1 };
    });
}
/** The heading row above pairs. */
function pairHead(pairs) {
    const titles = ['Before', 'After', ...(hasDifference(pairs) ? ['Differences'] : [])];
    return `<tr>${titles.map((title) => `<th>${title}</th>`).join('')}</tr>`;
}
function hasDifference(pairs) {
    return pairs.some(({ difference }) => difference !== null);
}
function chunks(items, size) {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, row) => items.slice(row * size, (row + 1) * size));
}

// EXTERNAL MODULE: ./build/action/comment/render/template.js
var render_template = __webpack_require__(8347);
;// CONCATENATED MODULE: ./build/action/comment/render/render-section.js






/** Pictures above which a grid folds: a reviewer scrolls through this many. */
const shownOpen = 24;
/** Tags around rows and the line that counts what was dropped. */
const wrappings = 900;
/**
 * Draws a section as HTML that GitHub keeps, in at most `budget` characters: rows that do not fit are dropped
 * whole and counted. The same section gives the same text.
 *
 * HTML ends at an empty line for GitHub's Markdown, so none stands inside an element.
 */
function renderSection(section, thread, budget) {
    const template = section.layout.template || render_template/* defaultTemplate */.oB;
    const contents = contentsOf(section);
    const inline = {
        title: (0,render_text/* text */.Qq)(section.layout.title),
        label: (0,render_text/* link */.nf)((0,figures/* summaryUrl */.Uv)(section, thread), (0,render_text/* text */.Qq)(section.label)),
        figures: (0,figures/* figuresText */.PT)(section),
        commit: (0,figures/* commitText */.tT)(section, thread),
        'summary-url': (0,figures/* summaryUrl */.Uv)(section, thread),
        expiry: (0,figures/* expiryText */.X5)(section),
    };
    const frame = (0,render_template/* fill */.GS)(template, { ...noBlocks, ...inline });
    const room = new Budget(budget - frame.length - wrappings);
    const blocks = drawBlocks(section, contents, room, (0,figures/* summaryUrl */.Uv)(section, thread));
    const withoutHole = (hole, block) => ((0,render_template/* hasHole */.dI)(template, hole) ? '' : block);
    const pictures = [
        withoutHole('changed', blocks.changed),
        blocks.pictures,
        withoutHole('unchanged', blocks.unchanged),
    ];
    const values = { ...inline, ...blocks, pictures: pictures.filter((block) => block !== '').join('\n\n') };
    const drawn = (0,render_template/* fill */.GS)(template, values);
    const forgottenHoles = [withoutHole('failures', blocks.failures), withoutHole('more', blocks.more)];
    return [drawn, ...forgottenHoles]
        .filter((part) => part !== '')
        .join('\n\n')
        .replaceAll(' · </p>', '</p>');
}
const noBlocks = { failures: '', changed: '', pictures: '', unchanged: '', removed: '', more: '' };
/** What matters most takes its room first. */
function drawBlocks(section, contents, room, summary) {
    const failures = failureList(section, room);
    const pairs = room.fit(pairRows(contents.pairs, section.layout));
    const pictures = drawPictures(section, contents, room);
    const removed = removedList(section, room);
    const unchanged = room.fit(gridRows(contents.unchanged, section.layout, contents.fresh));
    const dropped = contents.pairs.length +
        contents.pictures.length +
        contents.unchanged.length +
        section.forgotten -
        (countOf(pairs) + pictures.count + countOf(unchanged));
    return {
        failures,
        removed,
        changed: table(pairs, pairHead(contents.pairs)),
        pictures: pictures.html,
        unchanged: fold(`${(0,render_text/* plural */.LS)(contents.unchanged.length, 'file')} unchanged`, table(unchanged)),
        more: dropped > 0 ? `<p>… and ${(0,render_text/* link */.nf)(summary, `${dropped} more`)} in the job summary.</p>` : '',
    };
}
function drawPictures({ layout }, { pictures, pairs, unchanged, fresh }, room) {
    const [only, ...others] = pictures;
    if (only !== undefined && others.length === 0) {
        const [row] = room.fit([
            { html: single(only, layout, { isOnly: pairs.length + unchanged.length === 0, fresh }), pictures: 1 },
        ]);
        return { html: row?.html ?? '', count: row === undefined ? 0 : 1 };
    }
    const rows = room.fit(gridRows(pictures, layout, fresh));
    const open = [];
    while (open.length < rows.length && countOf(open) < shownOpen)
        open.push(...rows.slice(open.length, open.length + 1));
    const folded = rows.slice(open.length);
    const blocks = [table(open), fold(`${countOf(folded)} more`, table(folded))];
    return { html: blocks.filter((block) => block !== '').join('\n\n'), count: countOf(rows) };
}
function failureList({ failures, failedCount }, room) {
    if (failedCount === 0)
        return '';
    const items = failures.map(({ name, reason }) => ({
        html: `<li>${(0,render_text/* code */.aY)(name)}: ${(0,render_text/* reasonText */.uV)(reason)}</li>`,
    }));
    const listed = room.fit(items);
    const rest = failedCount - listed.length;
    const more = rest > 0 ? `<li>and ${rest} more</li>` : '';
    const title = `<p><b>${(0,render_text/* plural */.LS)(failedCount, 'file')} could not be uploaded:</b></p>`;
    return `${title}\n<ul>\n${listed.map(({ html }) => html).join('\n')}${more}\n</ul>`;
}
function removedList({ removed, removedCount }, room) {
    if (removedCount === 0)
        return '';
    const listed = room.fit(removed.map((name) => ({ html: (0,render_text/* code */.aY)(name) })));
    const rest = removedCount - listed.length;
    const parts = [...listed.map(({ html }) => html), ...(rest > 0 ? [`${rest} more`] : [])];
    return `<p>Removed: ${parts.join(', ')}</p>`;
}
function table(rows, head = '') {
    if (rows.length === 0)
        return '';
    return ['<table>', ...(head === '' ? [] : [head]), ...rows.map(({ html }) => html), '</table>'].join('\n');
}
function fold(summary, content) {
    return content === '' ? '' : `<details><summary>${summary}</summary>\n${content}\n</details>`;
}
function countOf(rows) {
    return rows.reduce((sum, { pictures }) => sum + pictures, 0);
}

;// CONCATENATED MODULE: ./build/action/comment/compose.js




/** GitHub refuses longer comments with 422 (a column of 262,144 bytes, four a character). */
const longestComment = 65_536;
/** The comment has no room for this section beside the others. */
class CommentFullError extends Error {
    constructor() {
        super(`The comment is full: its sections need more than ${longestComment} characters.`);
        this.name = 'CommentFullError';
    }
}
/**
 * Writes the comment: our section anew, all others as they stand. Where there is too little room, each gets a
 * fair share, and those that need more are drawn again from their states with fewer pictures.
 *
 * @throws CommentFullError when even that is not enough.
 */
function composeComment(frame, own, others, composer) {
    const heading = headingOf(own.section);
    const total = longestComment - (0,comment_body/* formatBody */.WZ)({ ...frame, blocks: [] }, heading).length;
    const drawnOwn = drawBlock(own, total, composer);
    const parts = [
        { block: drawnOwn, source: own },
        ...others.map((block) => ({ block, source: openBlock(block, composer) })),
    ];
    const share = fairShare(parts.map(({ block, source }) => ({ need: lengthOf(block), fixed: source === undefined })), total);
    const blocks = parts.map(({ block, source }) => source !== undefined && lengthOf(block) > share ? drawBlock(source, share, composer) : block);
    const body = (0,comment_body/* formatBody */.WZ)({ ...frame, blocks: blocks.toSorted(byFirstLine) }, heading);
    if (body.length > longestComment)
        throw new CommentFullError();
    return body;
}
function headingOf({ layout }) {
    return layout.title === '' || layout.template.includes('{{title}}') ? '' : `<h3>${(0,render_text/* text */.Qq)(layout.title)}</h3>`;
}
function openBlock(block, composer) {
    const section = composer.open(block);
    return section && { id: block.id, revision: block.revision, section };
}
/** Sections begin with their names. */
function byFirstLine(one, other) {
    return compose_inOrder.compare(firstLine(one), firstLine(other)) || compose_inOrder.compare(one.id, other.id);
}
const compose_inOrder = new Intl.Collator('en', { numeric: true });
function firstLine({ html }) {
    return html.split('\n', 1)[0]?.replace(/<[^>]*>/g, '') ?? '';
}
function lengthOf(block) {
    return (0,comment_body/* formatBlock */.$4)(block).length + '\n\n'.length;
}
/** The most characters a section may have so that all fit: those that need less leave the rest to the others. */
function fairShare(parts, total) {
    let left = total;
    for (const { need, fixed } of parts)
        left -= fixed ? need : 0;
    const flexible = parts.filter(({ fixed }) => !fixed).map(({ need }) => need);
    let share = 0;
    for (const [index, need] of flexible.toSorted((one, other) => one - other).entries()) {
        share = left / (flexible.length - index);
        if (need > share)
            return Math.floor(share);
        left -= need;
    }
    return total;
}
/** Part of a section's room that its pictures get when its state is large. */
const partForPictures = 0.4;
function drawBlock({ id, revision, section }, budget, { thread, seal }) {
    const frame = lengthOf({ id, revision, html: '', state: '-' });
    const room = budget - frame;
    const whole = renderSection(section, thread, room).length;
    const forState = Math.max(room - whole, Math.floor(room * (1 - partForPictures)));
    const remembered = fitState(section, forState, (kept) => seal({ id, revision, section: kept }));
    const html = renderSection(remembered.section, thread, room - remembered.state.length);
    return { id, revision, html, state: remembered.state };
}
/** Forgets as many pictures as it takes for the state to fit; those shown first are kept first. */
function fitState(section, room, seal) {
    const whole = { section, state: seal(section) };
    if (whole.state.length <= room)
        return whole;
    let fitting = forgetAllBut(section, 0, seal);
    let low = 0;
    let high = section.pictures.length - 1;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        const tried = forgetAllBut(section, middle, seal);
        if (tried.state.length <= room) {
            low = middle;
            fitting = tried;
        }
        else
            high = middle - 1;
    }
    return fitting;
}
function forgetAllBut(section, count, seal) {
    const { pairs, pictures, unchanged } = contentsOf(section);
    const inPairs = new Set(pairs.flatMap(({ before, after }) => [before.remote, after.remote]));
    const paired = section.pictures.filter(({ remote }) => inPairs.has(remote));
    const kept = new Set([...paired, ...pictures, ...unchanged].slice(0, count));
    const smaller = {
        ...section,
        pictures: section.pictures.filter((picture) => kept.has(picture)),
        forgotten: section.forgotten + section.pictures.length - kept.size,
    };
    return { section: smaller, state: seal(smaller) };
}

// EXTERNAL MODULE: ./build/action/comment/fingerprint.js
var fingerprint = __webpack_require__(2612);
// EXTERNAL MODULE: ./build/action/comment/next-section.js
var next_section = __webpack_require__(7217);
// EXTERNAL MODULE: ./build/action/comment/recall.js
var recall = __webpack_require__(4819);
// EXTERNAL MODULE: ./build/action/comment/section-name.js
var section_name = __webpack_require__(1963);
;// CONCATENATED MODULE: ./build/action/comment/comment.js















/**
 * Finds the pull request and reads its comment. Where there is no comment to write, that is told by a notice, and
 * what is answered compares with the baseline only.
 *
 * @throws InputError when `pr-number` cannot be meant.
 */
async function openComment(options) {
    const section = sectionName(options.inputs, options.run);
    const desk = await deskOrNotice(options);
    const block = desk?.memory.latest(desk.comments, section.identity);
    const previous = block && desk?.memory.open(block);
    if (block !== undefined && previous === undefined) {
        log/* info */.pq('The comment’s memory of this section cannot be read with this api-key: everything is uploaded anew.');
    }
    const step = block !== undefined && (0,comment_revision/* isSameRun */.Mf)(block.revision, revisionOf(options.run, 0))
        ? block.revision.step + 1
        : 0;
    if (step > 0 && options.inputs.section !== '') {
        log/* warning */.$e(`section: "${options.inputs.section}" was written by another step of this run. Give each its own.`);
    }
    const job = { ...options, section, desk, previous, block, revision: revisionOf(options.run, step) };
    return {
        recall: (0,recall/* recallFrom */.W)(previous, options.settings.site.baseUrl, Date.now),
        reuse: (results) => (0,recall/* reuseRefused */.$)(results, knownTo(job), Date.now),
        conclude: async (outcomes, ports) => conclude(job, outcomes, ports),
    };
}
async function deskOrNotice(options) {
    try {
        return await openDesk(options);
    }
    catch (error) {
        if (!(error instanceof NoCommentError))
            throw error;
        log/* notice */.lm(error.message);
        return undefined;
    }
}
/** Uploads of the same bytes that can stand for what the site refuses as a duplicate. */
function knownTo({ desk, baseline = [] }) {
    const remembered = desk?.memory.sections(desk.comments).flatMap(({ pictures }) => pictures) ?? [];
    return [...remembered, ...baseline];
}
function sectionName({ section, matrix }, { job, step }) {
    return section === '' ? (0,section_name/* sectionOfStep */.jA)({ job, step, matrix }) : (0,section_name/* givenSection */.X3)(section);
}
async function conclude(job, outcomes, ports) {
    const { desk, previous, inputs } = job;
    const next = await compared(sectionAfter(job, outcomes), outcomes, job, ports);
    const report = { id: null, url: null, figures: (0,figures/* figuresOf */.h5)(next), pruned: 0 };
    if (desk === undefined || job.signal.aborted)
        return report;
    try {
        return await explained(async () => {
            if (inputs.mode === 'delete')
                return { ...report, pruned: await removeComment(desk, job, ports) };
            if (!isOccasion(job, report.figures))
                return report;
            const settled = await put(next, inputs.mode, desk, job);
            tell(settled, job.section);
            const pruned = inputs.prune ? await prune(settled, next, previous, { desk, job, ports }) : 0;
            const comment = settled.outcome === 'absent' ? undefined : settled.comment;
            return { ...report, id: comment?.id ?? null, url: comment?.url ?? null, pruned };
        });
    }
    catch (error) {
        if (error instanceof NoCommentError)
            log/* notice */.lm(error.message);
        else if (error instanceof CommentFullError)
            log/* warning */.$e(`${error.message} See the job summary.`);
        else
            throw error;
        return report;
    }
}
function sectionAfter(job, outcomes) {
    const { section, run, inputs, previous, baseline, settings } = job;
    const frame = { label: section.label, commit: run.commit, runId: run.runId, layout: inputs.layout };
    const uploads = outcomes.map(({ result, parameters }) => ({
        result,
        fingerprint: (0,fingerprint/* fingerprintOf */.a)(parameters, settings.site.baseUrl),
    }));
    return (0,next_section/* nextSection */.tV)(frame, uploads, previous, {
        earlier: baseline ?? previous?.pictures,
        isPartial: baseline === undefined && (previous?.forgotten ?? 0) > 0,
        now: Date.now(),
    });
}
/** With the differences of changed pairs, where they are wanted. */
async function compared(next, outcomes, { inputs, desk, previous, settings, signal }, ports) {
    if (inputs.diffThreshold === undefined || desk === undefined)
        return next;
    const { drawDifferences } = await __webpack_require__.e(/* import() */ 417).then(__webpack_require__.bind(__webpack_require__, 5417));
    return drawDifferences(next, previous, {
        threshold: inputs.diffThreshold,
        origin: (name) => {
            const outcome = outcomes.find(({ result }) => result.file === name);
            return outcome?.source && { source: outcome.source, parameters: outcome.parameters };
        },
        settings,
        ports,
        signal,
    });
}
/** A comment that has this section already is always kept up to date, whatever the occasion. */
function isOccasion({ block, inputs }, figures) {
    const { total, changed, new: fresh, removed, failed, unchanged } = figures;
    if (block !== undefined)
        return true;
    if (total + removed + failed === 0)
        return false;
    switch (inputs.when) {
        case 'always':
            return true;
        case 'failed':
            return failed > 0;
        case 'changed':
            return changed + fresh + removed + failed > 0 || unchanged === 0;
    }
}
/** Writes our section, unless it would tell what stands there already. */
async function put(next, mode, desk, job) {
    const { previous, block, baseline } = job;
    const isSame = previous !== undefined && block !== undefined && (0,next_section/* tellsTheSame */.sn)(previous, next, baseline !== undefined);
    const own = {
        id: (0,comment_body/* markerId */.Aw)('section', job.section.identity),
        revision: isSame ? block.revision : job.revision,
        section: isSame ? previous : next,
    };
    const { thread, memory, key } = desk;
    const composer = {
        thread,
        seal: (open) => memory.seal(open),
        open: (one) => memory.open(one),
    };
    return settle({
        key,
        revision: job.revision,
        crowded: isCrowded(desk, job),
        plan: (seen, known) => (0,plan/* nextStep */.sk)(seen, { section: own.id, revision: own.revision, mode: isSame ? 'update' : mode }, known),
        compose: (frame, others) => composeComment(frame, own, others, composer),
    }, desk.conversation, desk.clock);
}
/** Legs of a matrix, and steps of a run that others have written for already, tend to end together. */
function isCrowded({ comments }, { inputs, revision }) {
    const hasMatrix = !['', 'null', '{}'].includes(inputs.matrix.trim());
    return (hasMatrix || comments.some(({ body }) => body.blocks.some((block) => (0,comment_revision/* isSameRun */.Mf)(block.revision, revision))));
}
function tell(settled, { label }) {
    switch (settled.outcome) {
        case 'written':
            log/* info */.pq(`The comment stands: ${settled.comment.url}`);
            break;
        case 'unchanged':
            log/* info */.pq(`Nothing changed, so the comment was left as it is: ${settled.comment.url}`);
            break;
        case 'overtaken':
            log/* notice */.lm(`The comment was left as it is: run ${settled.by.run} has written "${label}" in the meantime, or has cleaned up.`);
            break;
        case 'unconfirmed':
            log/* warning */.$e(`The comment may lack the pictures of "${label}": ${settled.reason}.`);
            break;
        case 'absent':
    }
}
/** Deletes what the comment does not show any more, once it is certain to stand. */
async function prune(settled, next, previous, { desk, job, ports }) {
    if (settled.outcome !== 'written' && settled.outcome !== 'overtaken')
        return 0;
    const standing = desk.memory.sections([settled.comment]);
    const sent = new Set(job.previous?.pictures.map(({ remote }) => remote.deleteUrl));
    const before = settled.outcome === 'written'
        ? previous === undefined
            ? []
            : (0,comment_section/* remotesOf */.xY)(previous)
        : (0,comment_section/* remotesOf */.xY)(next).filter(({ deleteUrl }) => !sent.has(deleteUrl));
    const urls = superseded(before.filter((remote) => !(0,next_section/* isExpired */._d)(remote, Date.now())), standing);
    return remove(urls, job, ports);
}
async function remove(urls, { settings, signal }, ports) {
    if (urls.length === 0)
        return 0;
    const { deleted, left, reason } = await deleteAll(urls, settings.site, ports, signal);
    if (deleted > 0)
        log/* info */.pq(`Deleted from the site, as the comment does not show them any more: ${deleted}`);
    if (left.length > 0)
        log/* warning */.$e(`Not deleted from the site: ${left.length} superseded files. ${reason}.`);
    return deleted;
}
/** `comment-mode: delete`. The remotes go after the comment, so that it never shows a hole. */
async function removeComment(desk, job, ports) {
    const remotes = desk.memory.remotes(desk.comments);
    for (const comment of desk.comments)
        await desk.conversation.remove(comment.id);
    if (desk.comments.length > 0)
        log/* info */.pq('The comment was deleted.');
    return job.inputs.prune ? remove(superseded(remotes, []), job, ports) : 0;
}

;// CONCATENATED MODULE: ./build/action/comment/index.js
/** The pull request's comment. Loaded only when one is wanted: it brings Octokit with it. */





/***/ })

};
;