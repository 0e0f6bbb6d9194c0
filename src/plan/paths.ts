// Paths, folders and globs as sets of files: do two of them have a file in common?

/** Whether the statement names more than one file: a folder (trailing slash) or a glob. */
export function isPattern(path: string): boolean {
  return path.endsWith('/') || /[*?{[]/.test(path);
}

/** A path with `./` and doubled slashes removed and backslashes turned; a trailing slash stays, as it marks a folder. */
export function normalizePath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/\/{2,}/g, '/')
    .replace(/^(?:\.\/)+/, '');
}

/** Whether two paths, folders or globs can name the same file. Folders hold everything below them. */
export function pathsOverlap(a: string, b: string): boolean {
  if (a === b) return true;
  if (!isPattern(a) && !isPattern(b)) return false;
  // Everything that a pattern matches starts with what stands before its first special character.
  const [one, other] = [literalPrefix(a), literalPrefix(b)];
  if (!one.startsWith(other) && !other.startsWith(one)) return false;
  return expandBraces(asGlob(a)).some((one) => expandBraces(asGlob(b)).some((other) => segmentsMeet(one.split('/'), other.split('/'))));
}

/** The narrower of two overlapping paths, to name what they share: a file before a pattern, a longer pattern before a shorter. */
export function sharedPath(a: string, b: string): string {
  if (isPattern(a) !== isPattern(b)) return isPattern(a) ? b : a;
  return a.length >= b.length ? a : b;
}

function literalPrefix(path: string): string {
  const special = path.search(/[*?{[]/);
  return special < 0 ? path : path.slice(0, special);
}

function asGlob(path: string): string {
  return path.endsWith('/') ? `${path}**` : path;
}

/** `{a,b}` as alternatives, at most 64 of them; deeper nesting is left as it is and matches literally. */
function expandBraces(glob: string): readonly string[] {
  let globs: readonly string[] = [glob];
  for (let round = 0; round < 6 && globs.length <= 64; round += 1) {
    const next = globs.flatMap((one) => {
      const match = /\{([^{}]*)\}/.exec(one);
      if (!match) return [one];
      return (match[1] ?? '').split(',').map((choice) => one.slice(0, match.index) + choice + one.slice(match.index + match[0].length));
    });
    if (next.length === globs.length) return next;
    globs = next;
  }
  return globs;
}

function segmentsMeet(a: readonly string[], b: readonly string[], i = 0, j = 0): boolean {
  if (i === a.length && j === b.length) return true;
  if (a[i] === '**') return segmentsMeet(a, b, i + 1, j) || (j < b.length && segmentsMeet(a, b, i, j + 1));
  if (b[j] === '**') return segmentsMeet(a, b, i, j + 1) || (i < a.length && segmentsMeet(a, b, i + 1, j));
  if (i === a.length || j === b.length) return false;
  return charactersMeet(a[i] ?? '', b[j] ?? '') && segmentsMeet(a, b, i + 1, j + 1);
}

/** Whether two path segments with `*` and `?` have a name in common; quadratic in their lengths. */
function charactersMeet(a: string, b: string): boolean {
  let row: boolean[] = [];
  for (let i = a.length; i >= 0; i -= 1) {
    const next: boolean[] = [];
    for (let j = b.length; j >= 0; j -= 1) {
      if (i === a.length && j === b.length) next[j] = true;
      else if (a[i] === '*') next[j] = (row[j] ?? false) || (j < b.length && (next[j + 1] ?? false));
      else if (b[j] === '*') next[j] = (next[j + 1] ?? false) || (i < a.length && (row[j] ?? false));
      else if (i === a.length || j === b.length) next[j] = false;
      else next[j] = (a[i] === b[j] || a[i] === '?' || b[j] === '?') && (row[j + 1] ?? false);
    }
    row = next;
  }
  return row[0] ?? false;
}
