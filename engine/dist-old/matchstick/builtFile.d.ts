/** Path of a built program beside the module at `url`, also when that module runs from its source. */
export declare const builtFile: (url: string, name: string) => string;
