/**
 * Makes names of files from names from outside, such as pairs, for one folder. Equal names give the same name of a file, other
 * names another one, also where letter case does not count.
 *
 * @example
 * ```ts
 * import { FileNames } from "./file_name.ts";
 * const names = new FileNames(".csv");
 * if (names.of("BTC/USDT:USDT") !== "BTC_USDT_USDT.csv" || names.of("btc/usdt:usdt") !== "btc_usdt_usdt_2.csv") throw new Error();
 * if (names.of("../../x") !== "_.._x.csv") throw new Error("outside of the folder");
 * ```
 */
export class FileNames {
  readonly #ending: string;
  readonly #made = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** @param ending the ending of each file, such as `.csv` */
  constructor(ending: string) {
    this.#ending = ending;
  }

  of(name: string): string {
    const known = this.#made.get(name);
    if (known !== undefined) return known;
    const plain = plainName(name);
    let made = plain;
    for (let number = 2; this.#taken.has(fold(made)); number++) made = `${plain}_${number}`;
    this.#taken.add(fold(made));
    this.#made.set(name, made + this.#ending);
    return made + this.#ending;
  }
}

function plainName(name: string): string {
  // a name may have 255 bytes, and a character up to 4
  const safe = [...name.toWellFormed().normalize("NFC").replaceAll(/[^\p{L}\p{M}\p{N}.\-+@#$]/gu, "_")]
    .slice(0, MAX_CHARACTERS).join("").replace(/^\.{1,100}/, "").replace(/\.$/, "_");
  return safe === "" || RESERVED.test(safe) ? `_${safe}` : safe;
}

/** Two names that a file system may take for the same one. */
function fold(name: string): string {
  return name.toLowerCase().normalize("NFKC");
}

const MAX_CHARACTERS = 60;
/** Names of devices on Windows, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i;
