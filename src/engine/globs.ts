// Lists of globs, in which one that starts with `!` takes back what those before it have named.
import picomatch from 'picomatch';

/** Whether a path, with forward slashes and relative to where the globs belong, is among what a list names. The last glob that fits decides; a list of exceptions alone names nothing. */
export function matchGlobs(globs: readonly string[]): (path: string) => boolean {
  const entries = globs.map((glob) => {
    const negated = /^!(?!\()/.test(glob);
    return { negated, matches: picomatch(negated ? glob.slice(1) : glob, { dot: true, nonegate: true }) };
  });
  return (path) => entries.findLast(({ matches }) => matches(path))?.negated === false;
}
