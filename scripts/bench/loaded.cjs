// Preloaded into the step: writes what it loaded and read to the file BENCH_LOADED once it ends.
const fs = require('node:fs');
const counts = { opened: 0, bytesRead: 0 };
const isUpload = (path) => /\.(png|mp4)$/.test(String(path));

const { openSync, readSync } = fs;
const uploads = new Set();
fs.openSync = (path, ...rest) => {
  const file = openSync(path, ...rest);
  uploads.delete(file);
  if (isUpload(path)) uploads.add(file);
  counts.opened += Number(isUpload(path));
  return file;
};
fs.readSync = (file, ...rest) => {
  const bytes = readSync(file, ...rest);
  if (uploads.has(file)) counts.bytesRead += bytes;
  return bytes;
};
const { open } = fs.promises;
fs.promises.open = async (path, ...rest) => {
  const handle = await open(path, ...rest);
  if (!isUpload(path)) return handle;
  counts.opened += 1;
  const read = handle.read.bind(handle);
  handle.read = async (...parameters) => {
    const result = await read(...parameters);
    counts.bytesRead += result.bytesRead;
    return result;
  };
  return handle;
};

process.on('exit', () => {
  const scripts = Object.keys(require.cache).filter((path) => path !== __filename);
  const builtins = process.moduleLoadList.filter((name) => name.startsWith('NativeModule '));
  const rss = process.resourceUsage().maxRSS * 1024;
  fs.writeFileSync(process.env.BENCH_LOADED, JSON.stringify({ ...counts, scripts, builtins, rss }));
});
