/** Formats a number of bytes as megabytes of 2^20 bytes: `8.40 MB`. It rounds up, so that a size over 8 MB never reads 8.00 MB. */
export function formatMegabytes(bytes: number): string {
  return `${(Math.ceil(bytes / MEGABYTE * 100) / 100).toFixed(2)} MB`;
}

/** Freqtrade's megabyte: `<< 20`. */
export const MEGABYTE = 1_048_576;
