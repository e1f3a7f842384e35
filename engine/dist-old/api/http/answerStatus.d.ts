import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StatusApi } from '../status/createStatusApi.js';
/** Whether a path belongs to the status API. */
export declare const isStatusPath: (path: string) => boolean;
/** Answers a request to the status API, whose refusals are plain text. */
export declare const answerStatus: (request: IncomingMessage, response: ServerResponse, { path, status, maxBodyBytes }: {
    path: string;
    status: StatusApi;
    maxBodyBytes: number;
}) => Promise<void>;
