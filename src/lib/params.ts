import { jsonString } from './json';

const BULK_KEY = 'bulk_cid';

/** CID of the bulk file that the params of a deal ask for, or null. */
export function bulkCidOf(params: string): string | null {
  return jsonString(params, BULK_KEY);
}
