/** How many characters a name or a tag may have: freqtrade's limit for tags (`CUSTOM_TAG_MAX_LENGTH`). */
export const MAX_TEXT_LENGTH = 255;
