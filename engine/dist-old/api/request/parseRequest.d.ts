import { type DocumentNode } from 'graphql';
import type { ParsedRequest } from './parsedRequest.js';
/**
 * The document that a text is.
 *
 * @throws RequestRefusedError on a syntax error, and when it is too large to be parsed.
 */
export declare const parseDocument: (text: string) => DocumentNode;
/**
 * Reads a query text.
 *
 * @throws RequestRefusedError on a syntax error and on anything but exactly one `query` operation.
 */
export declare const parseRequest: (text: string) => ParsedRequest;
