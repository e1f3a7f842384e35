import { readText } from '../../host/memory/text.js';
/** `test`, `describe` and the hooks. */
export const registrationImports = ({ heap, register }) => ({
    _registerTest: (name, shouldFail, index) => {
        register({ kind: 'test', name: readText(heap, name), shouldFail: shouldFail !== 0, index });
        return undefined;
    },
    _registerDescribe: (name, index) => {
        register({ kind: 'describe', name: readText(heap, name), index });
        return undefined;
    },
    _registerHook: (index, role) => {
        register({ kind: 'hook', role: readText(heap, role), index });
        return undefined;
    },
});
//# sourceMappingURL=registration.js.map