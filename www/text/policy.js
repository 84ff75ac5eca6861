// Trusted Types: texts of our own, named as such, which the policy of a page can ask for.

/**
 * None where the page's own policy allows none of this name: whether it asks for one is its affair.
 * @param {string} name
 * @param {TrustedTypePolicyOptions} rules
 */
export function policyFor(name, rules) {
  try {
    // Workers have no need of it.
    return globalThis.window?.trustedTypes?.createPolicy(name, rules);
  } catch {
    return undefined;
  }
}
