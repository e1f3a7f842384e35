import type { HeldUp } from '@poco-explorer/gateway'

const WAITS: Readonly<Record<HeldUp['kind'], string>> = {
  rpc: 'No RPC endpoint answers as it should. Indexing goes on when one does; check the endpoints, or give others with --rpc-url.',
  disk: 'The disk does not take what is indexed. Indexing goes on when it does; free some space.',
  mapping:
    'A handler fails in a way that may pass. Its block is tried again; the output of the server says which and why.',
  other: 'The output of the server says why.',
}

/** What an index waits for, since when, and what to do about it. */
export const describeHoldUp = ({ kind, since }: HeldUp): string =>
  `since ${new Date(since * 1_000).toISOString()}: ${WAITS[kind]}`
