/** A volume that only the last round has. The strategy `children/keep_frames.ts` signals on it. */
export const LAST_VOLUME = 1_000_000;
