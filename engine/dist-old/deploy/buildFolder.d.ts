/** Which deployment, and where its files are. */
export type Place = Readonly<{
    dataDir: string;
    network: string;
    deployment: string;
}>;
/** Folder of a deployment's build in the data folder. */
export declare const buildFolder: ({ dataDir, network, deployment }: Place) => string;
/** Ids of the deployments of a network that the data folder has a database of. */
export declare const keptDeployments: ({ dataDir, network }: Omit<Place, 'deployment'>) => readonly string[];
/** Networks that the data folder has a database of. */
export declare const keptNetworks: (dataDir: string) => readonly string[];
/**
 * Copies a build, whole or not at all, to where it stays when the next one replaces it. False when it is there
 * already: then it takes only the wishes for indexes, which are no part of what makes a deployment.
 */
export declare const keepBuild: (build: string, place: Place) => Promise<boolean>;
export declare const deleteBuild: (place: Place) => Promise<void>;
/** Deletes the database of a deployment that nobody has open. */
export declare const deleteDatabase: (place: Place) => Promise<void>;
