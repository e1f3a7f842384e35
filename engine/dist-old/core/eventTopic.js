import { topicOf } from './abi/parseAbi.js';
/** Topic 0 of the logs a handler wants: its own `topic0`, or the hash of its event signature. */
export const eventTopic = ({ event, topic0 }) => topic0 ?? topicOf(event);
//# sourceMappingURL=eventTopic.js.map