/** Program of a thread that runs suites, one after the other: each message is a suite's code, and is answered. */
import { parentPort, workerData } from 'node:worker_threads';
import { CriticalError } from './criticalError.js';
import { readProject } from './readProject.js';
import { runSuite } from './runSuite.js';
const { directory, manifestPath } = workerData;
const project = readProject(directory, manifestPath);
const answerTo = (code) => {
    try {
        return { result: runSuite(code, project) };
    }
    catch (error) {
        if (!(error instanceof CriticalError))
            throw error;
        return { critical: { message: error.message, remedy: error.remedy } };
    }
};
parentPort?.on('message', (code) => parentPort?.postMessage(answerTo(code)));
//# sourceMappingURL=suiteWorker.js.map