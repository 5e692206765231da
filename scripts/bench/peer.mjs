// Uploads files with a package of npm, the way its README shows: peer.mjs <client> <base URL> <concurrency> <list>
import { createReadStream, openAsBlob, readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import { basename } from 'node:path';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';

const [client, baseUrl, concurrency, list] = process.argv.slice(2);
const url = `${baseUrl}/api/1/upload`;
const headers = { 'X-API-Key': 'bench-key', Accept: 'application/json' };
const options = { keepAlive: true, maxSockets: Number(concurrency) };
const httpAgent = new Agent(options);
const httpsAgent = new TlsAgent(options);
const limits = { maxBodyLength: Infinity, maxContentLength: Infinity };

const clients = {
  fetch: async () => async (file) => {
    const body = new FormData();
    body.append('source', await openAsBlob(file, { type: 'image/png' }), basename(file));
    const answer = await fetch(url, { method: 'POST', headers, body });
    return answer.json();
  },
  axios: async () => {
    const { default: axios } = await import('axios');
    const { default: FormData } = await import('form-data');
    return async (file) => {
      const form = new FormData();
      form.append('source', createReadStream(file), basename(file));
      const sent = { headers: { ...headers, ...form.getHeaders() }, httpAgent, httpsAgent, ...limits };
      return (await axios.post(url, form, sent)).data;
    };
  },
  got: async () => {
    const { default: got } = await import('got');
    const { default: FormData } = await import('form-data');
    const agent = { http: httpAgent, https: httpsAgent };
    return async (file) => {
      const form = new FormData();
      form.append('source', createReadStream(file), basename(file));
      const length = await promisify(form.getLength.bind(form))();
      const sent = { ...headers, ...form.getHeaders(), 'content-length': String(length) };
      return got.post(url, { headers: sent, body: form.pipe(new PassThrough()), agent }).json();
    };
  },
  imgbb: async () => {
    const { default: upload } = await import('imgbb-uploader');
    return async (file) => upload({ apiKey: 'bench-key', cheveretoHost: baseUrl, imagePath: file });
  },
};

const upload = await clients[client]();
const queue = JSON.parse(readFileSync(list, 'utf8')).values();
const work = async () => {
  for (const file of queue) await upload(file);
};
await Promise.all(Array.from({ length: Number(concurrency) }, work));
httpAgent.destroy();
httpsAgent.destroy();
