/** Whether all of these addresses are of this machine. */
export const isOnThisMachine = (urls) => urls.every((url) => URL.canParse(url) && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname));
//# sourceMappingURL=isOnThisMachine.js.map