import { EventEmitter, once } from 'node:events';
import { watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
/** An editor writes a file in several steps. */
const SETTLED_MS = 50;
/** Watches the files of the folders, not of folders in them. Hidden files are no concern. */
export const watchFolders = (folders) => {
    const changes = new EventEmitter();
    let changed = false;
    const note = () => {
        changed = true;
        changes.emit('change');
    };
    const watchers = [...folders].map((folder) => 
    // A folder that can no longer be watched was removed, which is a change.
    watch(folder, (_event, name) => name?.startsWith('.') || note()).on('error', note));
    return {
        changed: async (signal) => {
            if (!changed)
                await once(changes, 'change', { signal });
            await sleep(SETTLED_MS, undefined, { signal });
        },
        [Symbol.dispose]: () => {
            for (const watcher of watchers)
                watcher.close();
        },
    };
};
//# sourceMappingURL=watchFolders.js.map