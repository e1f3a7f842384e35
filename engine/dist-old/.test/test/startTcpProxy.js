import { once } from 'node:events';
import { connect, createServer } from 'node:net';
/** Passes connections on to the server of a URL. */
export const startTcpProxy = async (url) => {
    const { hostname, port } = new URL(url);
    const sockets = new Set();
    const keep = (socket) => {
        sockets.add(socket);
        socket.on('error', () => { }).on('close', () => sockets.delete(socket));
        return socket;
    };
    const server = createServer((near) => {
        const far = keep(connect(Number(port), hostname));
        keep(near).pipe(far).pipe(near);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const cut = () => {
        for (const socket of sockets)
            socket.destroy();
    };
    return {
        address: `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
        cut,
        block: () => {
            for (const socket of sockets)
                socket.unpipe();
        },
        [Symbol.asyncDispose]: async () => {
            cut();
            server.close();
            await once(server, 'close');
        },
    };
};
//# sourceMappingURL=startTcpProxy.js.map