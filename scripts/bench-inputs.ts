// What the benchmark reads: plans of a wanted size, the same for the same seed, and inputs that cost a careless parser minutes.

const AREAS = ['loans', 'returns', 'shelves', 'readers', 'reminders', 'fines', 'search', 'exports', 'labels', 'rooms'];
const WORK = [
  'Write the handler',
  'Check what comes in',
  'Keep old addresses working',
  'Log what is refused',
  'Cover the edge cases',
  'Tell the desk',
];
const LAYERS = ['api', 'store', 'screens', 'jobs', 'mail'];

/** A free-form plan of about so many bytes: phases of parallel tracks with files, dependencies, times, check boxes, tables, fences, totals. */
export function planText(bytes: number, seed = 1): string {
  const random = randomOf(seed);
  const pick = (from: readonly string[]): string => from[random(from.length)] ?? '';
  const parts = [`# Library Desk ${seed}\n\nThe desk moves off paper. Each phase below ends when its tracks are merged.\n`];
  let size = 0;
  let sum = 0;
  for (let phase = 1, track = 1; size < bytes - 300; phase += 1) {
    const hours = 2 + random(5);
    sum += hours;
    const phaseParts = [`\n## Phase ${phase}: ${pick(AREAS)} and ${pick(AREAS)} (${hours} hours)\n`];
    for (let count = 0; count < 3; count += 1, track += 1) phaseParts.push(trackText(track, hours, random, pick));
    phaseParts.push(
      `\n### Checkpoint ${phase}\n\n| after | what is shown | who |\n| --- | --- | --- |\n`,
      ...Array.from({ length: 3 }, (_, index) => `| ${index + 1} h | \`${pick(LAYERS)}\` answers, ${pick(AREAS)} listed | desk |\n`),
      `\n\`\`\`ts\nexport interface ${pick(LAYERS)}${phase} {\n  readonly id: string;\n  list(from: number): readonly string[];\n}\n\`\`\`\n`,
    );
    for (const part of phaseParts) {
      if (size + part.length > bytes - 100) break;
      parts.push(part);
      size += part.length;
    }
    if (size + 700 > bytes) break;
  }
  parts.push(`\nTotal: ${sum} hours (vs ${sum * 3} hours sequential), 66% time reduction\n`);
  return parts.join('');
}

function trackText(track: number, hours: number, random: (below: number) => number, pick: (from: readonly string[]) => string): string {
  const area = pick(AREAS);
  const files = Array.from({ length: 1 + random(3) }, () => `\`src/${pick(LAYERS)}/${pick(AREAS)}-${track}.ts\``);
  const steps = Array.from(
    { length: 2 + random(4) },
    () => `- [${random(4) === 0 ? 'x' : ' '}] ${pick(WORK)} of **${area}** in ${files[0] ?? ''}\n`,
  );
  const after = track > 3 && random(2) === 0 ? `Track ${track - 1 - random(3)}` : 'none';
  return `
### Track ${track}: ${area} (${Math.max(1, hours - random(2))} h)

**Files:** ${files.join(', ')}
**Dependencies:** ${after}

The desk asks for _${area}_ by number, not by name; see [the notes](docs/${area}.md) for why.

${steps.join('')}`;
}

function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

/** Inputs that are small and look like nothing, by what they are made of. */
export function hostileTexts(): Readonly<Record<string, string>> {
  return {
    'list marks, 100,000 deep': '- '.repeat(100_000),
    'quotes, 100,000 deep': '>'.repeat(100_000),
    'brackets, 50,000 pairs': '['.repeat(50_000) + ']'.repeat(50_000),
    'emphasis, opened only': '*a **b _c '.repeat(20_000),
    'emphasis, marks alone': '*_'.repeat(50_000),
    'code spans, never closed': Array.from({ length: 600 }, (_, index) => `${'`'.repeat(index + 1)}a`).join(' '),
    'table, 2,000 columns': [
      `|${' a |'.repeat(2000)}`,
      `|${' - |'.repeat(2000)}`,
      ...Array.from({ length: 40 }, () => `|${' b |'.repeat(2000)}`),
    ].join('\n'),
    'definitions, 50,000': Array.from({ length: 50_000 }, (_, index) => `[d${index}]: /u\n`).join(''),
    'headings, 50,000': Array.from({ length: 50_000 }, (_, index) => `## Task ${index}\n`).join(''),
    'one line, 900 KB': 'Track 1 waits for Track 2 until `src/a.ts` is written. '.repeat(16_700),
    'a plan, 900 KB': planText(900_000),
  };
}
