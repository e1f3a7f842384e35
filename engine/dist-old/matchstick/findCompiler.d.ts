/** Path of the AssemblyScript compiler: the one among the libraries, otherwise the one graph-cli brings. */
export declare const findCompiler: (libsFolder: string) => string;
