/** Whether all of these addresses are of this machine. */
export declare const isOnThisMachine: (urls: readonly string[]) => boolean;
