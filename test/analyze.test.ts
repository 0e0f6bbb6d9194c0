// `parallelint analyze`, `decide` and `new`, end to end: what people and programs get, and what is refused.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analysisSchema, wavesSchema } from '../scripts/output-schemas.ts';
import { analyze } from '../src/analysis/analyze.ts';
import { type Answers, decide } from '../src/analysis/decide.ts';
import { formatDot } from '../src/output/analysis/dot.ts';
import { formatMermaid } from '../src/output/analysis/mermaid.ts';
import { formatSvg } from '../src/output/analysis/svg.ts';
import { formatText } from '../src/output/analysis/text.ts';
import { verdictOf } from '../src/analysis/verdict.ts';
import { type PlanView, viewOf } from '../src/output/analysis/view.ts';
import { walkTree } from '../src/command-line/commands/decide.ts';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import type { Plan } from '../src/plan/model.ts';
import { TEMPLATE_NAMES } from '../src/command-line/templates/names.ts';
import { TEMPLATES } from '../src/command-line/templates/templates.ts';
import { writePlan } from '../src/command-line/templates/write.ts';
import { stringWidth } from '../src/output/terminal.ts';
import { bin, project, run } from './support/project.ts';

const task = (id: number, file: string, depends: string, time: string, title = `Part ${id}`): string =>
  `### Task ${id}: ${title}\n\n**File Location:** \`src/\`\n**Files to Modify:** \`${file}\`\n**Depends on:** ${depends}\n**Estimated time:** ${time}\n`;
const PLAN = `# Parallel desk

${task(1, 'src/a.ts', 'none', '1 hour')}
${task(2, 'src/b.ts', 'Task 1', '2 hours', 'Build <b>views</b> & "forms"')}
${task(3, 'src/b.ts', 'Task 1', '1 hour', '貸出 </script> 画面')}
${task(4, 'src/d.ts', 'Task 2, Task 3', '30 min')}
`;
const OTHER = `# Parallel mails\n\n${task(1, 'src/m.ts', 'none', '1 hour')}\n${task(2, 'src/n.ts', 'none', '1 hour')}\n`;

async function planOf(text: string): Promise<Plan> {
  return (await lintText('plan.md', text, defaultSettings())).plans[0] as Plan;
}

function viewed(plan: Plan): PlanView {
  const analysis = analyze(plan);
  return viewOf(analysis, verdictOf(analysis));
}

describe('analyze', () => {
  it('prints what the plan is worth, with the conflict and the waves that avoid it', () => {
    const { code, stdout } = run(project({ 'plan.md': PLAN }), ['analyze', 'plan.md']);
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Written for 2 agents at once in 3 waves (3 h 30 min); runs one after another, 4 waves (4 h 30 min), because Tasks 2 and 3 write b.ts. → Give b.ts one owner and it runs in 3 h 30 min instead of 4 h 30 min.',
    );
    expect(stdout).toContain('src/b.ts: 2 writers\n    Task 2, Task 3\n');
    expect(stdout).toMatch(/ {2}wave 2 {2}Task 2, Task 3 {2,}Task 2\n {2}wave 3 {2}Task 4 {2,}Task 3\n/);
    expect(stdout).toContain('timeline as written: 3 h 30 min');
    expect(stdout).toContain('timeline as repaired: 4 h 30 min');
    expect(stdout).not.toContain('bounds  ');
  });
  it('adds the theory where details are asked for', () => {
    const folder = project({ 'plan.md': PLAN });
    const { stdout } = run(folder, ['analyze', 'plan.md', '--details']);
    expect(stdout).toContain('critical path   3 h 30 min: Task 1 → Task 2 → Task 4');
    expect(stdout).toContain('makespan        3 h 30 min with 2 agents (the fewest that are fastest); speed-up 1.29×');
    expect(stdout).toContain('tasks as repaired (* critical)');
    expect(stdout).toContain('Task 3 into wave 3 instead of 2, its earliest, because of src/b.ts');
    expect(run(folder, ['analyze', 'plan.md', '--details', '--format', 'json']).stderr).toContain('--details belongs to the text');
  });
  it('keeps to the width of the terminal, whatever the script', async () => {
    const view = viewed(await planOf(PLAN));
    for (const columns of [40, 60, 100, 200])
      for (const line of formatText([view], columns, true).split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
  });
  it('schedules for the agents that are asked for', () => {
    const folder = project({ 'plan.md': PLAN });
    expect(run(folder, ['analyze', 'plan.md', '--agents', '1', '--details']).stdout).toContain(
      'makespan        4 h 30 min with 1 agent (as asked for)',
    );
    expect(run(folder, ['analyze', 'plan.md', '--agents', '0']).stderr).toContain('--agents is “0”');
    expect(run(folder, ['analyze', 'plan.md', '--agents', 'two']).stderr).toContain('expected a whole number');
  });
  it('gives JSON and waves as their schemas say', () => {
    const folder = project({ 'plan.md': PLAN });
    const analysis = analysisSchema.parse(JSON.parse(run(folder, ['analyze', 'plan.md', '--format', 'json']).stdout));
    expect(analysis.plans[0]).toMatchObject({
      work: 270,
      measure: 'minutes',
      bounds: { lower: 210 },
      agents: { count: 2, from: 'enough' },
    });
    const waves = wavesSchema.parse(JSON.parse(run(folder, ['analyze', 'plan.md', '--waves', 'json']).stdout));
    expect(waves.plans[0]?.waves.map((wave) => wave.tasks.map((one) => one.id))).toEqual([['Task 1'], ['Task 2'], ['Task 3'], ['Task 4']]);
    expect(waves.plans[0]?.waves[3]?.tasks[0]).toMatchObject({ minutes: 30, writes: ['src/d.ts'] });
  });
  it('draws several formats at once, each into its file', () => {
    const folder = project({ 'plan.md': PLAN });
    const formats = ['svg', 'dot', 'mermaid', 'html', 'json'].flatMap((name) => ['--format', `${name}=out.${name}`]);
    const { code, stdout } = run(folder, ['analyze', 'plan.md', ...formats]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const read = (name: string): string => readFileSync(path.join(folder, `out.${name}`), 'utf8');
    expect(read('svg')).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*prefers-color-scheme: dark[\s\S]*class="meets"[\s\S]*<\/svg>\n$/,
    );
    expect(read('svg')).toContain('Build &lt;b&gt;views&lt;/b&gt; &amp; &quot;forms&quot;');
    expect(read('dot')).toContain('p0t0 -> p0t1;');
    expect(read('dot')).toContain('[dir=none, style=dashed');
    expect(read('mermaid')).toMatch(
      /flowchart LR[\s\S]*t0 --> t1[\s\S]*t1 -\. "src\/b\.ts" \.- t2[\s\S]*gantt[\s\S]*:crit, t0, 2001-01-01 00:00, 2001-01-01 01:00/,
    );
    expect(read('mermaid')).not.toContain('<b>');
    expect(read('html').match(/<\/script>/g)).toHaveLength(2);
    expect(read('html')).not.toMatch(/(?:src|href)="?https?:/);
  });
  it('gives a row a plan for a folder, and names files that are missing', () => {
    const folder = project({ 'plans/a.md': PLAN, 'plans/b.md': OTHER, 'plans/c.md': '# Notes\n\nWords.\n' });
    const { stdout } = run(folder, ['analyze', 'plans', '--format', 'json']);
    expect(analysisSchema.parse(JSON.parse(stdout)).plans.map((plan) => plan.title)).toEqual(['Parallel desk', 'Parallel mails']);
    const missing = run(folder, ['analyze', 'plans/a.md', 'plans/x.md']);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('plans/x.md: no such file or folder');
    expect(missing.stdout).toContain('Parallel desk');
  });
  it.each([
    [['analyze'], 'analyze takes a plan, found none'],
    [['analyze', 'notes.md'], 'no plan to analyze'],
    [['analyze', 'plan.md', '--format', 'svgg'], 'did you mean svg?'],
    [['analyze', 'plan.md', '--waves', 'xml'], 'expected json'],
    [['analyze', 'plan.md', '--waves', 'json', '--format', 'json'], 'exclude each other'],
    [['plan.md', '--agents', '3'], '--agents belongs to parallelint analyze and parallelint new'],
    [['decide', '--deadline', 'soon'], 'expected yes or no'],
    [['decide', '--parts', '4'], 'give --interfaces yes|no --deadline yes|no --experienced yes|no, name a plan'],
    [['decide'], 'give --parts N --interfaces yes|no --deadline yes|no --experienced yes|no'],
    [['new', 'crud'], 'did you mean crud-api?'],
    [['new'], 'new takes one template, found 0'],
    [['new', 'crud-api', '--agents', '9'], 'expected 3 to 4 for crud-api'],
    [['new', 'crud-api', '--feature', ' '], '--feature is empty'],
    [['new', 'crud-api', '--feature', 'a\u202eb'], 'control characters'],
    [['new', 'crud-api', '--fix'], '--fix belongs to linting'],
    [['new', 'crud-api', '--preset', 'strict'], '--preset does nothing for parallelint new'],
    [['new', 'crud-api', '-o', 'missing/plan.md'], 'missing/plan.md cannot be written (ENOENT)'],
    [['analyze', 'plan.md', '--fix-unsafe'], '--fix-unsafe belongs to linting'],
    [['decide', 'plan.md', '--diff'], '--diff belongs to linting'],
    [['inspect', 'plan.md', '--fix'], '--fix belongs to linting'],
    [['analyze', 'plan.md', '-o', '.'], '. cannot be written (EISDIR)'],
    [['analyze', 'plan.md', '--format', 'svg='], 'followed by = and no file'],
    [['analyze', 'plan.md', '--format', 'svg=x', '--format', 'html=x'], 'two formats for x'],
    [['analyze', 'plan.md', '--agents', '99999'], 'expected 1 to 1000'],
    [['analyze', 'no\u001b[31mfile.md'], 'no<U+001B>[31mfile.md'],
  ])('answers the wrong call %j with one message and 2', (args, message) => {
    const result = run(project({ 'plan.md': PLAN, 'notes.md': '# Notes\n\nWords.\n' }), args);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain(message);
  });
});

describe('hostile and extreme plans', () => {
  const tracks = (lines: readonly string[]): string =>
    `# Plan \u0001 <b> \u202e\n\n## Phase 1: Parallel Work (2 hours)\n\n${lines.join('\n')}\n\nEvery 0 hours: merge\n`;
  it('leave every format whole', async () => {
    const plan = await planOf(tracks(['@feature "Click handler"', '@feature "Section of the form"', '@feature "2024-01-02 export"']));
    const view = viewed(plan);
    const gantt = formatMermaid([view]).split('gantt')[1] ?? '';
    expect(gantt).not.toMatch(/^ {2}(?:Click|2024)/m);
    expect(gantt.match(/^ {2}section /gm)).toHaveLength(view.verdict.safe.rows.length);
    expect(formatSvg([view])).not.toMatch(/[\u0000-\u0008\u202e]/);
    expect(Number.isFinite(view.overhead.minutes)).toBe(true);
    expect(formatText([view], 100)).not.toMatch(/NaN|Infinity|undefined/);
  });
  it('draw a part of very many conflicts, and say so', async () => {
    const many = Array.from({ length: 60 }, (_, at) => task(at + 1, 'src/one.ts', 'none', '1 hour'));
    const view = viewed(await planOf(`# Parallel heap\n\n${many.join('\n')}`));
    expect(view.hazards).toHaveLength(1770);
    expect(formatMermaid([view])).toContain('%% and 1670 more pairs that meet');
    expect(formatDot([view])).toContain('// and 1270 more conflicts');
    expect(formatSvg([view])).toContain('src/one.ts: 60 writers');
    expect(view.verdict.safe.waves).toHaveLength(60);
  });
  it('count a checkpoint once, however often it is spoken of', async () => {
    const plan = await planOf(
      `# Plan\n\n## Phase 1: Parallel Work (2 hours)\n\n@feature "Seat map"\n@feature "Seat service"\n@feature "Seat tables"\n\n## Integration Checkpoints\n\n- T+1hr: first\n- T+2hr: second\n- Every 30 minutes: report\n`,
    );
    expect(analyze(plan).overhead.minutes).toBe(3 * 5 + 2 * 15);
  });
  it('tell tasks of one name apart, and say what is left out', async () => {
    const text = `# Parallel twins\n\n${task(1, 'src/a.ts', 'none', '1 hour')}\n${task(1, 'src/b.ts', 'Task 9', '1 hour')}\n`;
    const view = viewed(await planOf(text));
    expect(new Set(view.tasks.map((one) => one.name)).size).toBe(2);
    expect(formatText([view], 100, true)).toContain('left out        1 dependency on something that the plan does not define');
  });
});

describe('decide', () => {
  const given = (parts: number, ...words: readonly boolean[]): Answers => {
    const [interfaces, deadline, experienced] = words.map((value) => ({ value, from: 'given' }));
    return {
      parts: { value: parts, from: 'given' },
      ...(interfaces && { interfaces }),
      ...(deadline && { deadline }),
      ...(experienced && { experienced }),
    };
  };
  it.each([
    [given(2), 'sequential'],
    [given(3, false), 'limited'],
    [given(3, true, false), 'moderate'],
    [given(3, true, true, false), 'checkpoints'],
    [given(3, true, true, true), 'maximum'],
  ])('ends where the tree does: %j', (answers, kind) => {
    expect(decide(answers, { leastParts: 3 }).recommendation?.kind).toBe(kind);
  });
  it('asks only for what the way needs, and again when it cannot understand', async () => {
    const asked: string[] = [];
    const words = ['many', '4', 'perhaps', 'yes', 'no'];
    const decision = await walkTree({}, undefined, defaultSettings(), (question) => {
      asked.push(question);
      return Promise.resolve(words.shift() ?? '');
    });
    expect(decision.recommendation?.kind).toBe('moderate');
    expect(asked).toHaveLength(5);
    expect(asked[1]).toMatch(/^“many” is no answer here, expected a whole number from 0 to 9999\n/);
    expect(asked[3]).toMatch(/^“perhaps” is no answer here, expected yes or no \(y or n\)\n/);
    expect(decision.steps.map((step) => `${step.answer} (${step.from})`)).toEqual(['yes, 4 (asked)', 'yes (asked)', 'no (asked)']);
  });
  it('takes from a plan what the plan says, and shows the numbers behind the advice', () => {
    const folder = project({ 'plan.md': writePlan('crud-api', 'Loan desk', 4) });
    const { code, stdout } = run(folder, ['decide', 'plan.md', '--deadline', 'no']);
    expect(code).toBe(0);
    expect(stdout).toContain('Moderate parallelization, 3 agents');
    expect(stdout).toMatch(/independent parts\?\s+yes, 4 \(the plan’s widest parallel group\)/);
    expect(stdout).toContain('3 agents: 5 h, and 15 min of coordination (recommended)');
    expect(stdout).toContain('4 agents: 3 h');
    const json = JSON.parse(run(folder, ['decide', 'plan.md', '--deadline', 'yes', '--experienced', 'yes', '--format', 'json']).stdout) as {
      recommendation: { kind: string };
    };
    expect(json.recommendation.kind).toBe('maximum');
    expect(run(folder, ['decide', '--parts', '2', '-o', 'advice.txt']).stdout).toBe('');
    expect(readFileSync(path.join(folder, 'advice.txt'), 'utf8')).toContain('Sequential implementation');
  });
});

it('decides on a plan without a terminal: what the plan does not answer is assumed and said, and conflicts count', () => {
  const stream = (id: number): string => `## Workstream ${id}: Part ${id}\n\n**File**: \`ui/index.html\`\n`;
  const shared = `# Parallel Development Plan\n\nFour parallel workstreams.\n\n${[1, 2, 3, 4].map(stream).join('\n')}`;
  const folder = project({ 'plan.md': writePlan('crud-api', 'Loan desk', 4), 'shared.md': shared });
  const { code, stdout } = run(folder, ['decide', 'plan.md']);
  expect(code).toBe(0);
  expect(stdout).toContain('Moderate parallelization, 3 agents');
  expect(stdout).toContain('Runs as written: 4 agents at once');
  expect(stdout).toMatch(/Is the deadline critical\?\s+no \(assumed; --deadline yes says otherwise\)/);
  const met = run(folder, ['decide', 'shared.md']);
  expect(met.stdout).toContain('Sequential implementation');
  expect(met.stdout).toContain('no, 1 (4 are written side by side, and no more than 1 can run at once)');
  expect(met.stdout).toContain('Give index.html one owner and it runs in 1 step instead of 4.');
  expect(met.stdout).toContain('1 agent: 4 steps (recommended)');
});

it('measures the figures against the configured target, and against none where the rule is off', () => {
  const figures = (config: string): string =>
    /figures .*(?:\n {16}.*)*/.exec(
      run(project({ 'plan.md': PLAN, '.parallelintrc': config }), ['analyze', 'plan.md', '--details']).stdout,
    )?.[0] ?? '';
  expect(figures('rules: { min-time-reduction: [warning, { target: 55 }] }\n')).toMatch(/target:\s+reduction\s+above\s+55\s+%/);
  expect(figures('rules: { agent-count: off }\n')).toMatch(/target:\s+reduction\s+above\s+40\s+%/);
  expect(figures('rules: { min-time-reduction: off }\n')).toMatch(/^figures(?![\s\S]*target)/);
});

describe('decide in a configured project', () => {
  const plan = writePlan('crud-api', 'Loan desk', 4);
  it('takes the least number of parts, the size of small work and the range of the feature type', () => {
    const config = 'rules: { min-independent-parts: [warning, { least: 5 }] }\nsmall-work: 40 hours\n';
    const few = run(project({ 'plan.md': plan, '.parallelintrc': config }), ['decide', 'plan.md']);
    expect(few.stdout).toContain('Sequential implementation');
    expect(few.stdout).toMatch(/decomposed into 5 or more independent parts\?\s+no, 4/);
    expect(few.stdout).toContain('the whole work is smaller than 40 h');
    expect(run(project({ '.parallelintrc': config }), ['decide', '--parts', '4']).stdout).toContain('Sequential implementation');
    const narrow = run(project({ 'plan.md': plan, '.parallelintrc': 'feature-types: { CRUD API: 1-2 }\n' }), [
      ...['decide', 'plan.md', '--deadline', 'yes', '--experienced', 'yes'],
    ]);
    expect(narrow.stdout).toContain('Maximum parallelization, 4 or more agents; the feature type CRUD API takes 2 at most\n');
    expect(narrow.stdout).toMatch(/2 agents: .* \(recommended\)/);
  });
  it('takes what the configuration declares of deadline and team, and says so', () => {
    const folder = project({ 'plan.md': plan, '.parallelintrc': 'plan: { deadline: critical, team: inexperienced }\n' });
    for (const words of [['plan.md'], ['--parts', '4', '--interfaces', 'yes']])
      expect(run(folder, ['decide', ...words]).stdout).toMatch(/Is the deadline critical\?\s+yes \(\.parallelintrc\)/);
  });
});

describe.skipIf(spawnSync('script', ['--version']).error !== undefined)(
  'decide on a terminal (skipped without util-linux’s script)',
  () => {
    it('asks, asks again, and prints the advice', () => {
      const folder = project({});
      const { stdout } = spawnSync('script', ['-qec', `'${process.execPath}' '${bin}' decide`, '/dev/null'], {
        cwd: folder,
        encoding: 'utf8',
        input: '4\nperhaps\nyes\nno\n',
      });
      expect(stdout).toContain('How many independent parts does the feature have? (a number)');
      expect(stdout.match(/Can clear interfaces between them be defined\? \(yes or no\)/g)).toHaveLength(2);
      expect(stdout).toContain('Moderate parallelization, 3 agents');
    });
  },
);

describe('new', () => {
  const cases = TEMPLATE_NAMES.flatMap((name) => {
    const { min, max } = TEMPLATES[name].agents;
    return Array.from({ length: max - min + 1 }, (_, more) => [name, min + more] as const);
  });
  it.each(cases)('writes a plan for %s and %i agents that lints clean under strict and keeps its own promises', async (name, agents) => {
    const { findings, plans } = await lintText('plan.md', writePlan(name, 'Loan desk', agents), defaultSettings('strict'));
    expect(findings.map((one) => one.message)).toEqual([]);
    expect(plans).toHaveLength(1);
    const analysis = analyze(plans[0] as Plan);
    expect(analysis.agents).toBe(agents);
    expect(analysis.schedule.makespan).toBe(analysis.stated?.parallel);
    expect(analysis.work).toBe(analysis.stated?.sequential);
    expect(analysis.stated?.timeReduction).toBeGreaterThan(0.4);
    expect(verdictOf(analysis).hazards).toEqual([]);
  });
  it('fills the name in, in any script, and never writes over a file', () => {
    const folder = project({ 'there.md': 'mine' });
    const { stdout } = run(folder, ['new', 'integration', '--feature', '配送 Partner']);
    expect(stdout).toContain('# 配送 Partner: Integration');
    expect(stdout).toContain('`src/配送-partner/client/`');
    expect(run(folder, ['new', 'integration', '-o', 'made.md']).code).toBe(0);
    expect(existsSync(path.join(folder, 'made.md'))).toBe(true);
    const refused = run(folder, ['new', 'integration', '-o', 'there.md']);
    expect(refused.stderr).toContain('there.md exists already');
    expect(readFileSync(path.join(folder, 'there.md'), 'utf8')).toBe('mine');
  });
});
