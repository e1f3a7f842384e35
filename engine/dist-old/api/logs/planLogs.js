import { renderLogs } from './renderLogs.js';
export const planLogs = (field) => ({
    kind: 'logs',
    key: field.key,
    arguments: field.arguments,
    render: renderLogs(field),
});
//# sourceMappingURL=planLogs.js.map