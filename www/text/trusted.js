// Addresses of scripts of our own, named as such, which a policy can ask for (Trusted Types).

/** All that come here are our own. */
const policy = globalThis.window?.trustedTypes?.createPolicy('xor-playground-worker', {
  createScriptURL: (address) => address,
});

/** @param {string} address of a script of ours */
export function trusted(address) {
  return /** @type {string} */ (policy?.createScriptURL(address) ?? address);
}
