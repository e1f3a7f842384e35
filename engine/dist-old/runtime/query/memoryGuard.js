import { workerData } from 'node:worker_threads';
/**
 * Thread of a query process that ends the whole process when it holds too much memory, or when its parent is gone.
 * SQLite has a limit of its own, but not in the builds we get.
 */
const { maxMemory, parent, intervalMs } = workerData;
setInterval(() => {
    if (process.memoryUsage.rss() > maxMemory || process.ppid !== parent)
        process.kill(process.pid, 'SIGKILL');
}, intervalMs);
//# sourceMappingURL=memoryGuard.js.map