/** Those of the named settings that are set, for callees that tell an absent option from an undefined one. */
export declare const given: <Settings extends object, Name extends keyof Settings>(settings: Settings, ...names: Name[]) => { [N in Name]?: Exclude<Settings[N], undefined>; };
