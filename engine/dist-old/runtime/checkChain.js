import { connect } from './connect.js';
/**
 * Makes sure that the endpoints answer for the chain that is meant, before anything expensive is begun.
 * Throws an error that names the endpoint, or both chain ids.
 */
export const checkChain = async (settings, hooks) => {
    await connect(settings, hooks);
};
//# sourceMappingURL=checkChain.js.map