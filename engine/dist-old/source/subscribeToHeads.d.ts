/**
 * Follows the new blocks of one endpoint. Never resolves: rejects when the subscription is refused or lost, or when the
 * signal is aborted.
 */
export declare const subscribeToHeads: (url: string, { signal, onSubscribed, onHead, silenceMs, }: {
    signal: AbortSignal;
    onSubscribed: () => void;
    onHead: (number: number) => void;
    /** Milliseconds without a word after which the server is asked, and after as many more given up. */
    silenceMs?: number;
}) => Promise<never>;
