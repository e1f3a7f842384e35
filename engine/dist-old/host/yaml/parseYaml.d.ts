/** A YAML document as mappings see it: numbers as their text, tags of the author's own kept. */
export type YamlValue = Readonly<{
    kind: 'null';
}> | Readonly<{
    kind: 'bool';
    value: boolean;
}> | Readonly<{
    kind: 'number';
    text: string;
}> | Readonly<{
    kind: 'string';
    value: string;
}> | Readonly<{
    kind: 'array';
    value: readonly YamlValue[];
}> | Readonly<{
    kind: 'object';
    value: readonly (readonly [YamlValue, YamlValue])[];
}> | Readonly<{
    kind: 'tagged';
    tag: string;
    value: YamlValue;
}>;
/** Parses one YAML document. Throws a `SyntaxError` when it is not well formed. */
export declare const parseYaml: (text: string) => YamlValue;
