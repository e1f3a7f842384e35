import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' };
/** The program itself: the script npm puts before it would leave it running when killed. */
const binary = () => {
    const { resolve } = createRequire(createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json'));
    const { platform, arch } = process;
    const file = platform === 'win32' ? 'anvil.exe' : 'anvil';
    return resolve(`@foundry-rs/anvil-${platform}-${ARCHITECTURES[arch] ?? arch}/bin/${file}`);
};
/** Starts Anvil on a free port, or the given one. Blocks are mined only on request. */
export const startAnvil = async (options = {}) => {
    const port = options.port ?? (await freePort());
    const url = `http://127.0.0.1:${port}`;
    const args = [
        '--port',
        String(port),
        '--no-mining',
        '--silent',
        '--prune-history',
        '100000',
        ...(options.args ?? []),
    ];
    const child = spawn(binary(), args, { stdio: 'ignore' });
    const killWithUs = () => child.kill('SIGKILL');
    process.once('exit', killWithUs);
    child.once('exit', () => process.off('exit', killWithUs));
    const rpc = async (method, ...params) => {
        const response = await fetch(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
        });
        const answer = (await response.json());
        if (answer.error)
            throw new Error(`${method}: ${answer.error.message}`);
        return answer.result;
    };
    const end = async (signal) => {
        if (child.exitCode !== null || child.signalCode !== null)
            return;
        const exited = once(child, 'exit');
        child.kill(signal);
        await exited;
    };
    for (let attempt = 0;; attempt += 1) {
        try {
            await rpc('eth_chainId');
            break;
        }
        catch (error) {
            if (attempt > 200 || child.exitCode !== null)
                throw error;
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }
    return {
        url,
        rpc,
        stop: () => end('SIGINT'),
        [Symbol.asyncDispose]: () => end('SIGKILL'),
    };
};
/** A port nobody listens on. */
export const freePort = async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    if (address === null || typeof address === 'string')
        throw new Error('no port');
    return address.port;
};
//# sourceMappingURL=startAnvil.js.map