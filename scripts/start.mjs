/** `npm start`: installs what is missing, builds the page, serves it and says where. Ctrl-C stops it. */
import util from 'node:util';
import { install } from './install.mjs';
import { requireNode, ROOT, runTool } from './run.mjs';
import { listen, siteHandler } from './serve.mjs';

const USAGE = 'npm start [-- --port 4173] [--host 127.0.0.1]';

requireNode();
const { port, host } = readArguments();
await install();
const code = await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
if (code !== 0) process.exit(code);

// With the headers that give the runtime threads; hosts without them work on one.
const site = siteHandler({ root: `${ROOT}dist`, compress: true, useHeadersFile: true });
const server = await listen((request, response) => void site(request, response), { host, port });
console.log(`\nGlassbox is ready:  ${server.url}/\nCtrl-C stops it.`);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void server.close().then(() => process.exit(0)));

function readArguments() {
  try {
    const { values } = util.parseArgs({
      options: { port: { type: 'string', default: '4173' }, host: { type: 'string', default: '127.0.0.1' } },
    });
    const wanted = Number(values.port);
    if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) throw new Error(`${values.port} is not a port.`);
    return { port: wanted, host: String(values.host) };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nUsage: ${USAGE}`);
    process.exit(1);
  }
}
