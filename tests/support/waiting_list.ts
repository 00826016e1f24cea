/** Things that happened, in their order, and a way to wait for one that has not yet: no polling, no sleeping. */
export class WaitingList<T> {
  readonly items: T[] = [];
  readonly #waiting = new Set<() => void>();

  push(item: T): void {
    this.items.push(item);
    for (const look of [...this.#waiting]) look();
  }

  /** Resolves with the first `count` items that fit, once there are so many. */
  first<S extends T>(count: number, fits: (item: T) => item is S): Promise<S[]>;
  first(count: number, fits?: (item: T) => boolean): Promise<T[]>;
  first(count: number, fits: (item: T) => boolean = () => true): Promise<T[]> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.items.filter(fits);
        if (found.length < count) return;
        this.#waiting.delete(look);
        resolve(found.slice(0, count));
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Resolves with the `n`-th item (from 0) once it is there. */
  async at(n: number): Promise<T> {
    const item = (await this.first(n + 1))[n];
    if (item === undefined) throw new RangeError(`there is no item ${n}`);
    return item;
  }
}
