// Whether the cost of reading a plan is linear in its text: milliseconds for each KB at growing sizes, the engine beside the Markdown parser.
import { readPlans } from '../src/dialects/index.ts';
import { readDocument } from '../src/reading/document.ts';
import { NO_SIBLINGS } from '../src/reading/extractor.ts';
import { planText } from './bench-inputs.ts';

const COPIES = [1, 2, 4, 8, 16];

/** What a text of several copies of one plan costs, in milliseconds for each KB. */
export interface Growth {
  readonly kilobytes: number;
  readonly parser: number;
  readonly engine: number;
}

/** Measures texts of 1, 2, 4, 8 and 16 copies of a plan, each with ids of its own: medians, after rounds that only warm up. */
export async function measureGrowth(rounds: number): Promise<readonly Growth[]> {
  const texts = COPIES.map(copiesOf);
  for (let round = 0; round < 2; round += 1) for (const text of texts.slice(0, 3)) await measure(text);
  const growth: Growth[] = [];
  for (const text of texts) {
    const samples: (readonly [parser: number, engine: number])[] = [];
    for (let round = 0; round < rounds; round += 1) samples.push(await measure(text));
    const kilobytes = text.length / 1024;
    const of = (which: 0 | 1): number => (samples.map((one) => one[which]).sort((a, b) => a - b)[samples.length >> 1] ?? 0) / kilobytes;
    growth.push({ kilobytes, parser: of(0), engine: of(1) });
  }
  return growth;
}

function copiesOf(count: number): string {
  const [title = '', ...lines] = planText(14 * 1024).split('\n');
  const body = lines.join('\n');
  const copies = Array.from({ length: count }, (_, copy) =>
    body.replace(
      /\b(Track |Phase |Checkpoint )(\d+)|(-)(\d+)(?=\.ts\b)/g,
      (_, name = '', number = '0', dash = '', file = '0') => `${name}${dash}${Number(number) + Number(file) + copy * 1000}`,
    ),
  );
  return `${title}\n${copies.join('\n')}`;
}

async function measure(text: string): Promise<readonly [parser: number, engine: number]> {
  const start = performance.now();
  const document = await readDocument('plan.md', text, {});
  const parsed = performance.now();
  await readPlans(document, NO_SIBLINGS, { own: [] });
  return [parsed - start, performance.now() - parsed];
}
