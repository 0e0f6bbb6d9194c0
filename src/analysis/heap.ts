// A binary heap: the least element first.

/** Elements of which the least one can be taken at any time; adding and taking cost the logarithm of their number. */
export interface Heap<T> {
  readonly size: number;
  push(value: T): void;
  /** The least element, which stays. */
  peek(): T | undefined;
  /** The least element, which leaves. */
  pop(): T | undefined;
}

/** An empty heap; `before` says whether one element comes before another. */
export function createHeap<T>(before: (a: T, b: T) => boolean): Heap<T> {
  const items: T[] = [];
  const swap = (a: number, b: number): void => {
    const kept = items[a] as T;
    items[a] = items[b] as T;
    items[b] = kept;
  };
  return {
    get size() {
      return items.length;
    },
    push: (value) => {
      items.push(value);
      for (let at = items.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (!before(items[at] as T, items[parent] as T)) break;
        swap(at, parent);
        at = parent;
      }
    },
    peek: () => items[0],
    pop: () => {
      const least = items[0];
      const last = items.pop();
      if (items.length === 0 || last === undefined) return least;
      items[0] = last;
      for (let at = 0; ;) {
        const left = 2 * at + 1;
        const right = left + 1;
        let next = at;
        if (left < items.length && before(items[left] as T, items[next] as T)) next = left;
        if (right < items.length && before(items[right] as T, items[next] as T)) next = right;
        if (next === at) return least;
        swap(at, next);
        at = next;
      }
    },
  };
}
