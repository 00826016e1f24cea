/** A hash of a dataframe's names and cells, bit for bit. The strategy and the test both compute it, each from its own data. */
export function hashCells(columns: readonly NamedCells[]): string {
  const hash = new Hash();
  for (const { name, cells } of columns) {
    hash.addText(name);
    for (const cell of cells) hash.addCell(cell);
  }
  return hash.toString();
}

/** A column of a dataframe. */
export interface NamedCells {
  readonly name: string;
  /** Missing cells are null. */
  readonly cells: readonly (string | number | boolean | null)[];
}

const MISSING = 1;
const TEXT = 2;
const NUMBER = 3;

/** Two hashes of 32 bits over the same words. */
class Hash {
  #a = 0x811c9dc5;
  #b = 0x9e3779b9;
  readonly #number = new Float64Array(1);
  readonly #words = new Uint32Array(this.#number.buffer);

  addCell(cell: NamedCells["cells"][number]): void {
    if (cell === null) return this.#add(MISSING);
    if (typeof cell === "string") return this.addText(cell);
    this.#add(NUMBER);
    this.#number[0] = Number(cell);
    for (const word of this.#words) this.#add(word);
  }

  addText(text: string): void {
    this.#add(TEXT);
    this.#add(text.length);
    for (let i = 0; i < text.length; i++) this.#add(text.charCodeAt(i));
  }

  toString(): string {
    return [this.#a, this.#b].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
  }

  #add(word: number): void {
    this.#a = Math.imul(this.#a ^ word, 0x01000193);
    this.#b = Math.imul(((this.#b << 13) | (this.#b >>> 19)) ^ word, 0x85ebca6b);
  }
}
