// Of selenium-webdriver, what its published types leave out.

declare module 'selenium-webdriver/net/portprober.js' {
  export function findFreePort(): Promise<number>;
}

declare module 'selenium-webdriver/http/util.js' {
  /** Rejects where the server does not answer in time, in milliseconds. */
  export function waitForServer(url: string, timeout: number): Promise<void>;
}
