// How long something may take, in words.

/** @param {number} milliseconds */
export function duration(milliseconds) {
  const minutes = milliseconds / 60_000;
  if (minutes < 1.5) return `about ${Math.ceil(minutes * 60)} seconds`;
  return minutes < 90
    ? `about ${Math.round(minutes)} minutes`
    : `about ${Math.round(minutes / 60)} hours`;
}
