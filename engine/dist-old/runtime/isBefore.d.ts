/** Whether a version such as `1.2.0` is older than another. */
export declare const isBefore: (version: string, other: string) => boolean;
