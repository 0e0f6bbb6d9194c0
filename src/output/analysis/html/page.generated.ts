// Written by npm run generate from page.css and page.js, so that the page holds both.

/** The page's style sheet. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --page: #fff;
  --panel: #f5f7f9;
  --text: #1c2733;
  --quiet: #55626f;
  --line: #d5dce3;
  --edge: #6b7c8d;
  --good: #1f7a3a;
  --good-back: #e9f6ec;
  --warn: #8a5300;
  --warn-back: #fdf3e0;
  --bad: #b42318;
  --bad-back: #fdecea;
  --accent: #1862ab;
  --later: #dfe7ee;
  --now: #c7ecd0;
  --done: #e9ebee;
  --phase-0: #cfe2f6;
  --phase-1: #d6efd9;
  --phase-2: #fbe6c3;
  --phase-3: #e4dcf7;
  --phase-4: #cdeeee;
  --phase-5: #f8dbe6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12181f;
    --panel: #1a222b;
    --text: #e6ebf0;
    --quiet: #a3b1bf;
    --line: #36424e;
    --edge: #8496a8;
    --good: #6fd08a;
    --good-back: #14281b;
    --warn: #f0b75a;
    --warn-back: #2c220f;
    --bad: #ff8f85;
    --bad-back: #331a18;
    --accent: #7db8f0;
    --later: #2a3540;
    --now: #1d4a2b;
    --done: #242c34;
    --phase-0: #1f4468;
    --phase-1: #1e4a2c;
    --phase-2: #55400f;
    --phase-3: #3c3163;
    --phase-4: #154a4b;
    --phase-5: #58263d;
  }
}
* {
  box-sizing: border-box;
}
body {
  margin: 0 auto;
  padding: 1rem;
  max-width: 92rem;
  background: var(--page);
  color: var(--text);
  font:
    15px/1.5 system-ui,
    sans-serif;
}
.hidden {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
h1 {
  margin: 0.25rem 0 0;
  font-size: 1.35rem;
  overflow-wrap: anywhere;
}
h2 {
  margin: 2rem 0 0.5rem;
  font-size: 1.1rem;
}
h3 {
  margin: 0;
  font-size: 1rem;
  overflow-wrap: anywhere;
}
p {
  margin: 0.25rem 0;
}
a,
.task-link {
  color: var(--accent);
}
:focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 1px;
}
button {
  color: inherit;
  font: inherit;
  cursor: pointer;
}
.quiet {
  color: var(--quiet);
}
.place {
  overflow-wrap: anywhere;
}
.scroll {
  overflow: auto;
  max-height: 75vh;
  border: 1px solid var(--line);
  border-radius: 8px;
}
.scroll.plain {
  border: 0;
}
.task-link {
  display: inline;
  padding: 0;
  border: 0;
  background: none;
  text-align: left;
  text-decoration: underline;
}
.verdict {
  margin: 1rem 0;
  padding: 1rem 1.25rem;
  border: 1px solid var(--line);
  border-left: 6px solid var(--good);
  border-radius: 8px;
  background: var(--good-back);
}
.verdict.warn {
  border-left-color: var(--warn);
  background: var(--warn-back);
}
.verdict.bad {
  border-left-color: var(--bad);
  background: var(--bad-back);
}
.verdict.quiet {
  border-left-color: var(--quiet);
  background: var(--panel);
  color: var(--text);
}
.headline {
  margin: 0;
  max-width: 60rem;
  font-size: 1.3rem;
  line-height: 1.4;
  overflow-wrap: anywhere;
}
.boxes {
  display: flex;
  flex-wrap: wrap;
  gap: 0.75rem;
  margin: 1rem 0 0;
}
.box {
  flex: 0 1 15rem;
  padding: 0.6rem 0.9rem;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--page);
}
.box dd {
  margin: 0;
}
.box strong {
  display: block;
  font-size: 1.5rem;
  line-height: 1.25;
}
.box.bad strong {
  color: var(--bad);
}
.box.good strong {
  color: var(--good);
}
.verdict.warn .box.bad strong {
  color: var(--warn);
}
.box dt,
.box span {
  font-size: 0.85rem;
}
.changes {
  margin: 1rem 0 0;
  padding-left: 1.4rem;
  font-size: 1.05rem;
  overflow-wrap: anywhere;
}
.start-now {
  margin-top: 0.75rem;
}
.index {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
  gap: 0.75rem;
  margin: 0;
  padding: 0;
  list-style: none;
}
.index li {
  padding: 0.6rem 0.9rem;
  border: 1px solid var(--line);
  border-left: 5px solid var(--good);
  border-radius: 8px;
  overflow-wrap: anywhere;
}
.index li.warn {
  border-left-color: var(--warn);
}
.index li.bad {
  border-left-color: var(--bad);
}
.index li.quiet {
  border-left-color: var(--quiet);
  color: inherit;
}
.index li.current {
  background: var(--panel);
}
.controls {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem 1rem;
  margin: 0.5rem 0;
}
.controls > button,
.copy {
  padding: 0.2rem 0.6rem;
  border: 1px solid var(--edge);
  border-radius: 6px;
  background: var(--page);
}
.choice {
  display: flex;
  margin: 0;
  padding: 0;
  border: 1px solid var(--edge);
  border-radius: 6px;
}
.choice input {
  position: absolute;
  opacity: 0;
}
.choice label {
  padding: 0.2rem 0.7rem;
  border-radius: 5px;
  cursor: pointer;
}
.choice input:checked + label {
  background: var(--accent);
  color: var(--page);
}
.choice input:focus-visible + label {
  outline: 3px solid var(--accent);
  outline-offset: 1px;
}
.timeline {
  display: grid;
  grid-template-columns: max-content minmax(0, 1fr);
  min-width: max-content;
}
.names {
  position: sticky;
  left: 0;
  z-index: 3;
  max-width: 9rem;
  border-right: 1px solid var(--line);
  background: var(--page);
}
.sheet {
  min-width: 20rem;
}
.lanes {
  position: relative;
}
.row-name,
.row {
  height: 2.2rem;
  border-bottom: 1px solid var(--line);
}
.row-name {
  padding: 0.35rem 0.6rem;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.row,
.bands,
.axis {
  position: relative;
}
.bands,
.band-name {
  height: 1.5rem;
}
.band {
  position: absolute;
  top: 2px;
  bottom: 2px;
  padding: 0 0.4rem;
  overflow: hidden;
  border: 1px solid var(--line);
  border-radius: 4px;
  background: var(--panel);
  font-size: 0.78rem;
  line-height: 1.15rem;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.axis,
.axis-name {
  height: 1.6rem;
  color: var(--quiet);
  font-size: 0.8rem;
}
.axis span {
  position: absolute;
  top: 0.2rem;
  transform: translateX(-50%);
  white-space: nowrap;
}
.axis span:first-child {
  left: 4px;
  transform: none;
}
.bar {
  position: absolute;
  top: 0.2rem;
  height: 1.8rem;
  min-width: 4px;
  padding: 0 0.35rem;
  overflow: hidden;
  border: 1px solid var(--edge);
  border-radius: 4px;
  font-size: 0.8rem;
  text-align: left;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.later {
  --fill: var(--later);
}
.now {
  --fill: var(--now);
}
.done {
  --fill: var(--done);
}
.phase-0 {
  --fill: var(--phase-0);
}
.phase-1 {
  --fill: var(--phase-1);
}
.phase-2 {
  --fill: var(--phase-2);
}
.phase-3 {
  --fill: var(--phase-3);
}
.phase-4 {
  --fill: var(--phase-4);
}
.phase-5 {
  --fill: var(--phase-5);
}
.bar,
.swatch {
  background: var(--fill, var(--later));
}
.timeline:not(.all-critical) .bar.critical,
.swatch.critical {
  border: 2px solid var(--text);
}
.bar.meets,
.swatch.meets {
  box-shadow: inset 0 -3px 0 var(--bad);
}
.bar.selected,
.card.selected {
  outline: 3px solid var(--accent);
  outline-offset: 1px;
}
.checkpoint {
  position: absolute;
  top: 0;
  bottom: 0;
  width: 0;
  border-left: 2px dashed var(--good);
  pointer-events: none;
}
.legend {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.1rem;
  margin: 0.5rem 0;
  padding: 0;
  color: var(--quiet);
  font-size: 0.85rem;
  list-style: none;
}
.legend li {
  display: flex;
  align-items: center;
  gap: 0.4rem;
}
.swatch {
  display: inline-block;
  width: 1.3rem;
  height: 0.9rem;
  border: 1px solid var(--edge);
  border-radius: 3px;
}
.swatch.critical {
  background: none;
}
.swatch.check {
  width: 0;
  border: 0;
  border-left: 2px dashed var(--good);
  border-radius: 0;
}
.detail {
  margin-top: 0.5rem;
  padding: 0.6rem 0.9rem;
  border-radius: 8px;
  background: var(--panel);
  overflow-wrap: anywhere;
}
.facts {
  display: grid;
  grid-template-columns: max-content 1fr;
  gap: 0.15rem 1rem;
  margin: 0.25rem 0 0.5rem;
}
.facts dt {
  color: var(--quiet);
}
.facts dd {
  margin: 0;
  overflow-wrap: anywhere;
}
.waves {
  display: flex;
  gap: 0.75rem;
  margin: 0;
  padding: 3px;
  list-style: none;
}
.wave {
  flex: 0 0 16rem;
  padding: 0.5rem;
  border-radius: 8px;
  background: var(--panel);
}
.cards {
  display: grid;
  gap: 0.5rem;
  margin: 0.5rem 0 0;
  padding: 0;
  list-style: none;
}
.card {
  padding: 0.5rem 0.6rem;
  border: 1px solid var(--line);
  border-top: 5px solid var(--fill, var(--later));
  border-radius: 8px;
  background: var(--page);
  font-size: 0.9rem;
  content-visibility: auto;
  contain-intrinsic-size: auto 8rem;
}
.card-name {
  padding: 0;
  border: 0;
  background: none;
  font-weight: 600;
  text-align: left;
  overflow-wrap: anywhere;
}
.files {
  margin: 0.25rem 0;
  padding: 0;
  list-style: none;
  overflow-wrap: anywhere;
}
.copy {
  font-size: 0.8rem;
}
code {
  font:
    0.85rem/1.5 ui-monospace,
    monospace;
}
table {
  width: 100%;
  border-collapse: collapse;
}
th,
td {
  padding: 0.35rem 0.7rem;
  border-bottom: 1px solid var(--line);
  text-align: left;
  vertical-align: top;
  overflow-wrap: anywhere;
}
thead th {
  position: sticky;
  top: 0;
  background: var(--panel);
}
.graph-box {
  max-height: 34rem;
  cursor: grab;
}
.graph {
  display: block;
}
.graph text {
  fill: var(--text);
  font:
    12px system-ui,
    sans-serif;
}
.graph .id {
  font-weight: 600;
}
.graph rect {
  fill: var(--fill, var(--later));
  stroke: var(--edge);
}
.graph .critical rect {
  stroke: var(--text);
  stroke-width: 2.5;
}
.graph .selected rect {
  stroke: var(--accent);
  stroke-width: 4;
}
.graph .node {
  cursor: pointer;
}
.graph .barrier line {
  stroke: var(--edge);
  stroke-width: 5;
  stroke-linecap: round;
}
.graph .edges path {
  fill: none;
  stroke: var(--edge);
}
.graph marker path {
  fill: var(--edge);
}
.graph.lit .node:not(.near),
.graph.lit .edges path:not(.near) {
  opacity: 0.3;
}
.graph .edges path.near {
  stroke: var(--accent);
  stroke-width: 2.5;
}
.line {
  display: grid;
  grid-template-columns: 3.25rem minmax(0, 3fr) minmax(0, 2fr);
  gap: 0 0.75rem;
}
.line .number {
  color: var(--quiet);
  text-align: right;
  user-select: none;
}
.line code {
  overflow-wrap: anywhere;
  white-space: pre-wrap;
}
.line.found code {
  text-decoration: underline wavy var(--warn) 1px;
  text-underline-offset: 4px;
}
.line.of-task {
  background: var(--panel);
}
.finding {
  margin: 0 0 0.3rem;
  padding: 0.2rem 0.6rem;
  border-left: 4px solid var(--accent);
  background: var(--panel);
  font-size: 0.85rem;
  overflow-wrap: anywhere;
}
.finding.warning {
  border-color: var(--warn);
}
.finding.error {
  border-color: var(--bad);
}
.help {
  display: block;
  color: var(--quiet);
}
.findings {
  overflow-wrap: anywhere;
}
.severity.error {
  color: var(--bad);
}
.severity.warning {
  color: var(--warn);
}
@media (max-width: 45rem) {
  body {
    padding: 0.75rem;
  }
  .headline {
    font-size: 1.1rem;
  }
  .box {
    flex: 1 1 8rem;
  }
  .facts {
    grid-template-columns: 1fr;
  }
  .facts dt {
    margin-top: 0.35rem;
  }
  .names {
    max-width: 5.5rem;
  }
  .scroll.plain {
    max-height: none;
  }
  .waves {
    flex-direction: column;
  }
  .wave {
    flex: none;
  }
  .files-table thead {
    display: none;
  }
  .files-table th,
  .files-table td {
    display: block;
    border: 0;
    padding: 0.15rem 0.5rem;
  }
  .files-table td:empty {
    display: none;
  }
  .files-table tr {
    display: block;
    padding: 0.35rem 0;
    border-bottom: 1px solid var(--line);
  }
  .line {
    grid-template-columns: 2.25rem minmax(0, 1fr);
  }
  .line .notes {
    grid-column: 2;
  }
}
@media print {
  .controls,
  .copy,
  .detail,
  #index {
    display: none;
  }
  .scroll {
    overflow: visible;
    max-height: none;
    border: 0;
  }
  .card {
    content-visibility: visible;
    break-inside: avoid;
  }
  .waves {
    flex-wrap: wrap;
  }
  .graph {
    max-width: 100%;
    height: auto;
  }
  .verdict,
  .part {
    break-inside: auto;
  }
  .timeline {
    min-width: 0;
  }
}
`;

/** The page's script; it holds no end tag of a script element. */
export const PAGE_SCRIPT = `// The page of \`parallelint analyze --format html\`. It runs in a browser, from a file, without a network.
// All text from plans goes in as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const main = document.getElementById('plan');
  const SVG = 'http://www.w3.org/2000/svg';
  /** What the address holds: the plan, the chosen task (−1: none), the way to run it, and what colours mean. */
  const state = { plan: 0, task: -1, run: 'safe', color: 'phase' };
  let redraw = () => undefined;

  /** Makes an element: attributes by name, \`class\` included, then children, which are elements or texts. */
  function make(name, attributes = {}, ...children) {
    const element = name === 'svg' || attributes.svg ? document.createElementNS(SVG, name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === 'svg' || value === undefined || value === false) continue;
      if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
      else if (key === 'style') element.style.cssText = value;
      else element.setAttribute(key, String(value));
    }
    element.append(...children.flat().filter((child) => child !== undefined && child !== ''));
    return element;
  }

  function section(id, title, ...children) {
    return make('section', { 'aria-labelledby': id, class: \`part part-\${id}\` }, make('h2', { id }, title), ...children);
  }

  function showTime(view, value) {
    const round = (number) => Math.round(number * 100) / 100;
    if (view.measure === 'steps') return \`\${round(value)} \${round(value) === 1 ? 'step' : 'steps'}\`;
    const whole = Math.round(value);
    if (whole < 60) return \`\${whole} min\`;
    const units = [
      ['month', 9600],
      ['week', 2400],
      ['day', 480],
    ];
    const from = units.findIndex(([name]) => name === view.unit);
    const [name, per] = (from < 0 ? undefined : units.slice(from).find(([, minutes]) => whole >= minutes)) ?? [];
    if (per) return \`\${round(whole / per)} \${name}\${round(whole / per) === 1 ? '' : 's'}\`;
    return whole % 60 === 0 ? \`\${whole / 60} h\` : \`\${Math.floor(whole / 60)} h \${whole % 60} min\`;
  }

  const counted = (value, noun, plural = \`\${noun}s\`) => \`\${value} \${value === 1 ? noun : plural}\`;
  const nameOf = (task) => (task.id === null ? task.title : \`\${task.id} \${task.title}\`);
  const here = () => data.plans[state.plan];
  const slotOf = (task) => (state.run === 'written' ? task.written : task.repaired);
  const runOf = (view) => (state.run === 'written' ? view.verdict.written : view.verdict.safe);
  const VERDICTS = { slower: 'bad', reordered: 'warn', open: 'warn', done: 'quiet' };

  // ---- the address -----------------------------------------------------------------------------------------------------------

  function readAddress() {
    const words = new URLSearchParams(location.hash.slice(1));
    const plan = Number(words.get('plan') ?? 1) - 1;
    state.plan = plan >= 0 && plan < data.plans.length ? plan : 0;
    const task = data.plans[state.plan]?.view.tasks.findIndex((one) => one.key === words.get('task')) ?? -1;
    state.task = task;
    state.run = words.get('run') === 'written' && !data.plans[state.plan]?.asWritten ? 'written' : 'safe';
    state.color = words.get('color') === 'status' ? 'status' : 'phase';
  }

  function address() {
    const words = new URLSearchParams();
    if (data.plans.length > 1) words.set('plan', String(state.plan + 1));
    if (state.task >= 0) words.set('task', here().view.tasks[state.task].key);
    if (state.run === 'written') words.set('run', 'written');
    if (state.color === 'status') words.set('color', 'status');
    return \`#\${words}\`;
  }

  /** Keeps the state in the address, so that a link leads back to it; going to another plan is a step of the browser's history. */
  function keep() {
    try {
      if (address() !== (location.hash === '' ? '#' : location.hash)) history.replaceState(null, '', address());
    } catch {
      // In a frame without an address of its own there is nowhere to keep it.
    }
  }

  // ---- the index -------------------------------------------------------------------------------------------------------------

  function drawIndex() {
    const items = data.plans.map(({ view, findings, conflicts }, index) => {
      const count = (severity) => findings.filter((one) => one.severity === severity).length;
      const facts = [
        counted(view.tasks.length, 'task'),
        view.tasks.length > 0 ? \`\${showTime(view, view.verdict.safe.time.expected)} safely\` : '',
        conflicts > 0 ? counted(conflicts, 'conflict') : '',
        count('error') > 0 ? counted(count('error'), 'error') : '',
        count('warning') > 0 ? counted(count('warning'), 'warning') : '',
      ].filter(Boolean);
      const link = make('a', { href: \`#plan=\${index + 1}\`, class: 'plan-link' }, view.title);
      return make(
        'li',
        { id: \`index-\${index}\`, class: view.tasks.length > 0 ? (VERDICTS[view.verdict.kind] ?? 'good') : 'quiet' },
        make('h3', {}, link),
        make('p', {}, view.tasks.length > 0 ? view.verdict.headline : 'It names no tasks, only times.'),
        make('p', { class: 'quiet' }, \`\${facts.join(' · ')} · \${view.place.path}:\${view.place.line}\`),
      );
    });
    document.getElementById('index').append(section('plans', \`\${data.plans.length} plans\`, make('ul', { class: 'index' }, ...items)));
  }

  // ---- one plan --------------------------------------------------------------------------------------------------------------

  function show(move) {
    const { view } = here();
    for (const item of document.querySelectorAll('#index li')) item.classList.toggle('current', item.id === \`index-\${state.plan}\`);
    const title = make('h1', { tabindex: -1 }, view.title);
    const place = make('p', { class: 'quiet place' }, \`\${view.place.path}:\${view.place.line} · \${view.dialect}\`);
    main.replaceChildren(title, place);
    if (view.tasks.length > 0) main.append(verdictCard(), timelineSection(), waveSection(), conflictSection(), graphSection());
    main.append(textSection(), detailSection());
    document.title = \`\${view.title} · parallelint\`;
    mark();
    if (move) title.focus();
  }

  /** What the eye meets first: how the plan runs, and what to change. */
  function verdictCard() {
    const { view, asWritten } = here();
    const { verdict } = view;
    const size = (run) => [
      showTime(view, run.time.expected),
      \`\${counted(run.waves.length, 'wave')}, \${counted(run.atOnce, 'agent')} at once\`,
    ];
    const box = (label, [big, small], kind) =>
      make('div', { class: \`box \${kind}\` }, make('dt', {}, label), make('dd', {}, make('strong', {}, big), make('span', {}, small)));
    const [best] = verdict.changes;
    const boxes = [
      ...(asWritten
        ? [box('As written', size(verdict.safe), 'good')]
        : [box('As written', size(verdict.written), ''), box('As it can safely run', size(verdict.safe), 'bad')]),
      ...(best ? [box('With the first change', [showTime(view, best.time), counted(best.waves, 'wave')], 'good')] : []),
    ];
    const now = verdict.now.map((task) => taskLink(task));
    return make(
      'section',
      { class: \`verdict \${VERDICTS[verdict.kind] ?? 'good'}\`, 'aria-labelledby': 'verdict' },
      make('h2', { id: 'verdict', class: 'hidden' }, 'Verdict'),
      make('p', { class: 'headline' }, verdict.headline),
      verdict.kind === 'done' ? undefined : make('dl', { class: 'boxes' }, ...boxes),
      verdict.changes.length > 0
        ? make(
            'ol',
            { class: 'changes', 'aria-label': 'What to change first' },
            ...verdict.changes.map((change) => make('li', {}, change.text)),
          )
        : undefined,
      verdict.done > 0 && verdict.kind !== 'done' ? make('p', { class: 'start-now' }, 'Can start now: ', ...joined(now)) : undefined,
    );
  }

  /** Elements with commas between them; many are cut. */
  function joined(elements, most = 12) {
    const shown = elements.slice(0, most).flatMap((one, at) => (at === 0 ? [one] : [', ', one]));
    return elements.length > most ? [...shown, \` and \${elements.length - most} more\`] : shown;
  }

  /** A name that chooses its task. */
  function taskLink(index, text = here().view.tasks[index].name) {
    return make(
      'button',
      {
        type: 'button',
        class: 'task-link',
        'data-link': index,
        title: nameOf(here().view.tasks[index]),
        onclick: () => select(index, true),
      },
      text,
    );
  }

  // ---- colours ---------------------------------------------------------------------------------------------------------------

  /** The phase of each task, by the bands of the timeline: the shortest one around it. */
  function phases(view) {
    const run = view.verdict.safe;
    const sorted = run.phases.map((phase, at) => ({ ...phase, at })).sort((a, b) => a.end - a.start - (b.end - b.start));
    return view.tasks.map((task) =>
      task.repaired
        ? (sorted.find(({ start, end }) => task.repaired.start >= start - 1e-9 && task.repaired.end <= end + 1e-9)?.at ?? -1)
        : -1,
    );
  }

  function colorOf(view, index) {
    const task = view.tasks[index];
    if (state.color === 'status') return task.done ? 'done' : view.verdict.now.includes(index) ? 'now' : 'later';
    const at = here().phaseOf?.[index] ?? -1;
    return task.done ? 'done' : at < 0 ? 'later' : \`phase-\${at % 6}\`;
  }

  // ---- the timelines ---------------------------------------------------------------------------------------------------------

  function timelineSection() {
    const plan = here();
    const { view, asWritten } = plan;
    plan.phaseOf ??= phases(view);
    plan.meeting ??= new Set(view.surfaces.flatMap((one) => [...one.writers, ...one.readers]));
    const grid = make('div', { class: 'timeline', id: 'schedule' });
    const say = make('output', { id: 'makespan' });
    const legend = make('ul', { class: 'legend', 'aria-label': 'Legend' });
    redraw = () => {
      const run = runOf(view);
      say.textContent = \`\${counted(run.waves.length, 'wave')}, \${showTime(view, run.time.expected)}, \${counted(run.atOnce, 'agent')} at once\`;
      drawTimeline(grid, view, run);
      drawLegend(legend, view, run);
    };
    grid.addEventListener('keydown', moveInTimeline);
    redraw();
    const choice = (name, values) =>
      make(
        'fieldset',
        { class: 'choice' },
        make('legend', { class: 'hidden' }, name === 'run' ? 'Way to run the plan' : 'Colours'),
        ...values.map(([value, label]) => {
          const input = make('input', { type: 'radio', name, value, id: \`\${name}-\${value}\`, onchange: () => choose(name, value) });
          input.checked = state[name] === value;
          return [input, make('label', { for: \`\${name}-\${value}\` }, label)];
        }),
      );
    const runs = asWritten
      ? make('span', { class: 'quiet' }, 'As written')
      : choice('run', [
          ['safe', 'As repaired'],
          ['written', 'As written'],
        ]);
    const colors = choice('color', [
      ['phase', 'By phase'],
      ['status', 'By status'],
    ]);
    return section(
      'timeline',
      'Timeline',
      make('div', { class: 'controls' }, runs, say, colors),
      make('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': 'Timeline; arrow keys move between tasks' }, grid),
      legend,
      make('div', { class: 'detail', id: 'detail', 'aria-live': 'polite' }),
    );
  }

  function choose(name, value) {
    state[name] = value;
    redraw();
    keep();
    mark();
  }

  function drawTimeline(grid, view, run) {
    // Where nothing has slack an outline around everything says nothing.
    grid.classList.toggle(
      'all-critical',
      view.tasks.every((task) => slotOf(task)?.critical ?? true),
    );
    const end = run.time.expected;
    const rows = run.rows.map(() => []);
    for (const [index, task] of view.tasks.entries()) {
      const slot = slotOf(task);
      if (slot) rows[slot.agent].push({ index, slot });
    }
    const most = Math.max(...rows.map((row) => row.length), 1);
    const width = \`max(\${most * 3.2}rem, 100%)\`;
    const share = (time) => \`\${end > 0 ? (time / end) * 100 : 0}%\`;
    const focused = grid.contains(document.activeElement) ? document.activeElement.dataset.task : undefined;
    const body = make('div', { class: 'lanes', style: \`min-width:\${width}\` });
    const names = make('div', { class: 'names', 'aria-hidden': 'true' });
    for (const lane of lanesOf(run.phases)) {
      names.append(make('div', { class: 'band-name' }));
      body.append(
        make(
          'div',
          { class: 'bands' },
          ...lane.map((phase) =>
            make(
              'div',
              { class: 'band', style: \`left:\${share(phase.start)};width:calc(\${share(phase.end - phase.start)} - 2px)\`, title: phase.name },
              phase.name,
            ),
          ),
        ),
      );
    }
    names.append(make('div', { class: 'axis-name' }));
    body.append(axis(view, end, share));
    for (const [agent, row] of rows.entries()) {
      row.sort((a, b) => a.slot.start - b.slot.start);
      names.append(make('div', { class: 'row-name', title: run.rows[agent] }, run.rows[agent]));
      body.append(
        make(
          'div',
          { class: 'row', role: 'group', 'aria-label': run.rows[agent] },
          ...row.map(({ index, slot }) => bar(view, index, slot, share)),
        ),
      );
    }
    for (const at of run.checkpoints)
      body.append(make('div', { class: 'checkpoint', style: \`left:\${share(at)}\`, title: \`checkpoint at \${showTime(view, at)}\` }));
    grid.replaceChildren(names, make('div', { class: 'sheet' }, body));
    const bars = [...grid.querySelectorAll('.bar')];
    const home = bars.find((one) => one.dataset.task === (focused ?? String(state.task))) ?? bars[0];
    if (home) home.tabIndex = 0;
    if (focused !== undefined) home?.focus();
  }

  /** Phases in rows without overlaps, three at most. */
  function lanesOf(all) {
    const lanes = [];
    for (const phase of [...all].sort((a, b) => a.start - b.start || b.end - a.end)) {
      const lane = lanes.find((one) => one.at(-1).end <= phase.start + 1e-9);
      if (lane) lane.push(phase);
      else lanes.push([phase]);
    }
    return lanes.slice(0, 3);
  }

  function bar(view, index, slot, share) {
    const task = view.tasks[index];
    const meets = here().meeting.has(index);
    const marks = [slot.critical && 'critical', task.done && 'done', meets && 'meets others over a file'].filter(Boolean);
    const says = \`\${nameOf(task)}, \${showTime(view, slot.start)} to \${showTime(view, slot.end)}\${marks.length > 0 ? \`, \${marks.join(', ')}\` : ''}\`;
    return make(
      'button',
      {
        type: 'button',
        class: ['bar', colorOf(view, index), slot.critical && 'critical', meets && 'meets'].filter(Boolean).join(' '),
        style: \`left:\${share(slot.start)};width:calc(\${share(slot.end - slot.start)} - 2px)\`,
        tabindex: -1,
        title: says,
        'aria-label': says,
        'aria-pressed': 'false',
        'data-task': index,
        onclick: () => select(index),
      },
      nameOf(task),
    );
  }

  function axis(view, end, share) {
    const steps =
      view.measure === 'steps'
        ? [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
        : [5, 10, 15, 30, 60, 120, 240, 480, 960, 2400, 4800, 9600, 24000];
    const step = steps.find((one) => end / one <= 8) ?? end;
    const row = make('div', { class: 'axis', 'aria-hidden': 'true' });
    for (let time = 0; step > 0 && time <= end * 0.97; time += step)
      row.append(make('span', { style: \`left:\${share(time)}\` }, time === 0 ? '0' : showTime(view, time)));
    return row;
  }

  function drawLegend(legend, view, run) {
    const item = (kind, text) => make('li', {}, make('span', { class: \`swatch \${kind}\` }), text);
    const used = new Set(view.tasks.map((task, index) => (slotOf(task) ? colorOf(view, index) : '')));
    const colors =
      state.color === 'status'
        ? [
            ['now', 'can start now'],
            ['later', 'waits for others'],
            ['done', 'done'],
          ]
        : [
            ...run.phases.map((phase, at) => [\`phase-\${at % 6}\`, phase.name]).slice(0, 6),
            ['done', 'done'],
            ['later', run.phases.length > 0 ? 'in no phase' : 'task'],
          ];
    const shown = colors.filter(([kind]) => used.has(kind)).map(([kind, text]) => item(kind, text));
    legend.replaceChildren(
      ...shown,
      ...(view.tasks.every((task) => slotOf(task)?.critical ?? true) ? [] : [item('critical', 'critical path')]),
      ...(here().meeting.size > 0 ? [item('meets', 'meets others over a file')] : []),
      ...(run.checkpoints.length > 0 ? [item('check', 'checkpoint')] : []),
    );
  }

  /** Left and right go along a row in time, up and down to the task of another row that runs nearest in time. */
  function moveInTimeline(event) {
    const keys = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const step = keys[event.key];
    const from = event.target.closest('.bar');
    if (!from || (!step && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    const rows = [...event.currentTarget.querySelectorAll('.row')].map((row) => [...row.querySelectorAll('.bar')]);
    const at = rows.findIndex((row) => row.includes(from));
    const place = rows[at].indexOf(from);
    let to;
    if (!step) to = event.key === 'Home' ? rows[at][0] : rows[at].at(-1);
    else if (step[0] !== 0) to = rows[at][place + step[0]];
    else {
      const middle = from.offsetLeft + from.offsetWidth / 2;
      const distance = (one) => Math.abs(one.offsetLeft + one.offsetWidth / 2 - middle);
      to = [...(rows[at + step[1]] ?? [])].sort((a, b) => distance(a) - distance(b))[0];
    }
    if (!to) return;
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  }

  // ---- a chosen task ---------------------------------------------------------------------------------------------------------

  function select(index, move) {
    state.task = state.task === index && !move ? -1 : index;
    keep();
    mark();
    if (move) document.getElementById('detail')?.scrollIntoView({ block: 'nearest' });
  }

  /** Shows the chosen task wherever it stands, and tells about it. */
  function mark() {
    const { view } = here();
    for (const one of document.querySelectorAll('[data-task]')) {
      const chosen = Number(one.dataset.task) === state.task;
      one.classList.toggle('selected', chosen);
      if (one.hasAttribute('aria-pressed')) one.setAttribute('aria-pressed', String(chosen));
    }
    light(state.task);
    for (const one of document.querySelectorAll('.line.of-task')) one.classList.remove('of-task');
    const detail = document.getElementById('detail');
    if (!detail) return;
    if (state.task < 0) {
      detail.replaceChildren('Choose a task to see what it waits for, what it writes and whom it meets.');
      return;
    }
    const task = view.tasks[state.task];
    const links = (indices, none) => (indices.length === 0 ? [none] : joined(indices.map((one) => taskLink(one))));
    const after = view.tasks.flatMap((one, at) => (one.after.includes(state.task) ? [at] : []));
    const met = view.hazards.filter((one) => one.first === state.task || one.second === state.task);
    const meets = met
      .slice(0, 12)
      .flatMap((one, at) => [at > 0 ? '; ' : '', taskLink(one.first === state.task ? one.second : one.first), \` over \${one.file}\`]);
    const line = document.getElementById(\`\${task.place.path}:\${task.place.line}\`);
    line?.classList.add('of-task');
    const place = make('a', { href: '#', onclick: (event) => goTo(event, line) }, \`\${task.place.path}:\${task.place.line}\`);
    const slot = (name, one) =>
      one
        ? [
            make('dt', {}, name),
            make(
              'dd',
              {},
              \`wave \${one.wave}, \${showTime(view, one.start)} to \${showTime(view, one.end)}\${one.critical ? ', critical' : ''}\`,
            ),
          ]
        : [];
    detail.replaceChildren(
      make('h3', {}, nameOf(task)),
      make(
        'dl',
        { class: 'facts' },
        make('dt', {}, 'takes'),
        make('dd', {}, \`\${showTime(view, task.time.expected)} (\${task.time.source})\`),
        slot('as repaired', task.repaired),
        here().asWritten ? [] : slot('as written', task.written),
        make('dt', {}, 'waits for'),
        make('dd', {}, ...links(task.after, 'nothing that it states')),
        make('dt', {}, 'is waited for by'),
        make('dd', {}, ...links(after, 'nothing')),
        make('dt', {}, 'writes'),
        make('dd', {}, task.writes.join(', ') || 'no file that the plan names'),
        make('dt', {}, 'meets'),
        make('dd', {}, ...(meets.length > 0 ? meets : ['nobody'])),
        make('dt', {}, 'stands in'),
        make('dd', {}, place),
      ),
      copyButton(state.task),
    );
  }

  function goTo(event, line) {
    event.preventDefault();
    line?.scrollIntoView({ block: 'center' });
    line?.focus();
  }

  // ---- waves -----------------------------------------------------------------------------------------------------------------

  /** What an agent that does one task has to know: the task, its files, what it must not touch, what it waits for. */
  function brief(index) {
    const { view } = here();
    const task = view.tasks[index];
    const list = (indices) => indices.map((one) => \`- \${nameOf(view.tasks[one])}\`).join('\\n');
    const wave = view.verdict.safe.waves[(task.repaired?.wave ?? 0) - 1] ?? [];
    const beside = wave.filter((one) => one !== index);
    const foreign = new Map();
    for (const { first, second, file } of view.hazards)
      if (first === index || second === index) foreign.set(file, view.tasks[first === index ? second : first].name);
    for (const one of beside)
      for (const file of view.tasks[one].writes) if (!task.writes.includes(file)) foreign.set(file, view.tasks[one].name);
    const later = view.moves.find((one) => one.task === index)?.because.map((one) => one.task) ?? [];
    const waits = [...new Set([...task.after, ...later])];
    const parts = [
      \`# \${nameOf(task)}\\n\\nFrom “\${view.title}” (\${task.place.path}:\${task.place.line})\${task.repaired ? \`, wave \${task.repaired.wave} of \${view.verdict.safe.waves.length}\` : ''}.\`,
      \`Write only:\\n\${task.writes.map((file) => \`- \${file}\`).join('\\n') || '- what the task names; the plan lists no files for it'}\`,
    ];
    if (foreign.size > 0)
      parts.push(\`Do not touch, as others write it:\\n\${[...foreign].map(([file, other]) => \`- \${file} (\${other})\`).join('\\n')}\`);
    parts.push(waits.length > 0 ? \`Start only when these are done:\\n\${list(waits)}\` : 'It waits for nothing.');
    if (beside.length > 0) parts.push(\`Beside it run:\\n\${list(beside.slice(0, 20))}\`);
    return \`\${parts.join('\\n\\n')}\\n\`;
  }

  function copyButton(index) {
    const button = make(
      'button',
      { type: 'button', class: 'copy', 'aria-label': \`Copy for an agent: \${nameOf(here().view.tasks[index])}\` },
      'Copy for an agent',
    );
    button.addEventListener('click', async () => {
      const copied = await copy(brief(index));
      button.textContent = copied ? 'Copied' : 'Not copied: the browser forbids it';
      setTimeout(() => (button.textContent = 'Copy for an agent'), 2000);
    });
    return button;
  }

  /** Copies a text; where the browser has no clipboard for files, by way of a text field. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = make('textarea', { class: 'hidden', 'aria-hidden': 'true' });
      field.value = text;
      document.body.append(field);
      field.select();
      const copied = document.execCommand('copy');
      field.remove();
      return copied;
    }
  }

  function waveSection() {
    const { view } = here();
    const { waves, optimal } = view.verdict.safe;
    const card = (index) => {
      const task = view.tasks[index];
      return make(
        'li',
        { class: \`card \${colorOf(view, index)}\`, 'data-task': index },
        make(
          'button',
          { type: 'button', class: 'card-name', 'aria-pressed': 'false', 'data-task': index, onclick: () => select(index) },
          nameOf(task),
        ),
        view.measure === 'steps' ? undefined : make('p', { class: 'quiet' }, showTime(view, task.time.expected)),
        task.writes.length > 0
          ? make(
              'ul',
              { class: 'files' },
              ...task.writes.slice(0, 4).map((file) => make('li', {}, make('code', {}, file))),
              task.writes.length > 4 ? make('li', {}, \`and \${task.writes.length - 4} more\`) : undefined,
            )
          : undefined,
        copyButton(index),
      );
    };
    const columns = waves.map((wave, at) =>
      make(
        'li',
        { class: 'wave' },
        make('h3', {}, \`Wave \${at + 1}\`, make('span', { class: 'quiet' }, \` \${counted(wave.length, 'task')}\`)),
        make('ul', { class: 'cards' }, ...wave.map(card)),
      ),
    );
    const moves = view.moves.map(({ task, from, to, alone, because }) => {
      const reasons = [
        ...(alone ? ['it runs alone'] : []),
        ...because.slice(0, 4).map((one) => \`\${one.file} (\${view.tasks[one.task].name})\`),
      ];
      return make('li', {}, \`\${view.tasks[task].name} goes into wave \${to} instead of \${from}: \${reasons.join(', ')}\`);
    });
    const proof = optimal ? 'no arrangement needs fewer' : 'found greedily, fewer may be possible';
    if (waves.length === 0) return section('waves', 'Waves', make('p', {}, 'Nothing is left to run.'));
    return section(
      'waves',
      'Waves',
      make('p', { class: 'quiet' }, \`In each wave everything may run at once; \${proof}.\`),
      make(
        'div',
        { class: 'scroll plain', role: 'region', tabindex: 0, 'aria-label': 'Tasks by wave' },
        make('ol', { class: 'waves' }, ...columns),
      ),
      ...(moves.length > 0
        ? [make('details', {}, make('summary', {}, \`What had to move (\${moves.length})\`), make('ul', {}, ...moves.slice(0, 200)))]
        : []),
    );
  }

  // ---- conflicts by file -----------------------------------------------------------------------------------------------------

  function conflictSection() {
    const { view, conflicts } = here();
    if (view.surfaces.length === 0)
      return section('conflicts', 'Conflicts', make('p', {}, 'No two tasks that may run at once meet over a file.'));
    const rows = view.surfaces
      .slice(0, 100)
      .map(({ file, writers, readers }) =>
        make(
          'tr',
          {},
          make('th', { scope: 'row' }, make('code', {}, file)),
          make('td', {}, make('strong', {}, counted(writers.length, 'writer')), ' ', ...joined(writers.map((one) => taskLink(one)))),
          make(
            'td',
            {},
            ...(readers.length > 0 ? [\`\${counted(readers.length, 'reader')} \`, ...joined(readers.map((one) => taskLink(one)))] : []),
          ),
        ),
      );
    const head = make('tr', {}, ...['file', 'written by', 'read by'].map((name) => make('th', { scope: 'col' }, name)));
    const rest = view.surfaces.length > 100 ? \` \${view.surfaces.length - 100} more files are left out.\` : '';
    return section(
      'conflicts',
      'Conflicts by file',
      make(
        'p',
        { class: 'quiet' },
        \`\${counted(conflicts, 'pair')} of tasks that may run at once meet over \${counted(view.surfaces.length, 'file')}.\${rest}\`,
      ),
      make(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Files and their tasks' },
        make('table', { class: 'files-table' }, make('thead', {}, head), make('tbody', {}, ...rows)),
      ),
    );
  }

  // ---- the dependency graph --------------------------------------------------------------------------------------------------

  function graphSection() {
    const plan = here();
    const { view, graph } = plan;
    const edges = graph.edges.map(({ from, to, points }) =>
      make('path', {
        svg: true,
        d: \`M\${points.map(([x, y]) => \`\${x} \${y}\`).join(' L')}\`,
        'marker-end': 'url(#head)',
        'data-from': from,
        'data-to': to,
      }),
    );
    const nodes = graph.nodes.map(({ task: index, barrier, x, y, width, height }) => {
      if (index < 0) {
        const line = make('line', { svg: true, x1: x + width / 2, x2: x + width / 2, y1: y, y2: y + height });
        return make(
          'g',
          { svg: true, class: 'barrier' },
          line,
          make('title', { svg: true }, barrier === '' ? 'everything before it comes first' : \`the end of \${barrier}\`),
        );
      }
      const task = view.tasks[index];
      const slot = task.repaired;
      const group = make(
        'g',
        {
          svg: true,
          class: ['node', colorOf(view, index), slot?.critical && 'critical'].filter(Boolean).join(' '),
          role: 'button',
          tabindex: index === 0 ? 0 : -1,
          'aria-label': nameOf(task),
          'aria-pressed': 'false',
          'data-task': index,
        },
        make('rect', { svg: true, x, y, width, height, rx: 5 }),
        // A picture of its own cuts off what does not fit, and leaves the words whole.
        make(
          'svg',
          { x: x + 8, y, width: width - 12, height },
          task.id === null ? undefined : make('text', { svg: true, y: 16, class: 'id' }, \`\${task.id} \`),
          make('text', { svg: true, y: task.id === null ? 24 : 31 }, task.title),
        ),
        make('title', { svg: true }, nameOf(task)),
      );
      group.addEventListener('click', () => select(index));
      group.addEventListener('pointerenter', () => light(index));
      group.addEventListener('pointerleave', () => light(state.task));
      group.addEventListener('focus', () => light(index));
      return group;
    });
    const marker = make(
      'marker',
      { svg: true, id: 'head', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
      make('path', { svg: true, d: 'M0 0 L8 4 L0 8 z' }),
    );
    const svg = make(
      'svg',
      {
        class: 'graph',
        width: graph.width,
        height: graph.height,
        viewBox: \`0 0 \${graph.width} \${graph.height}\`,
        role: 'group',
        'aria-label': 'Dependency graph',
      },
      make('defs', { svg: true }, marker),
      make('g', { svg: true, class: 'edges' }, ...edges),
      make('g', { svg: true }, ...nodes),
    );
    plan.trail = trails(graph);
    const box = make(
      'div',
      {
        class: 'scroll graph-box',
        tabindex: 0,
        role: 'region',
        'aria-label': 'Dependency graph; drag to move, arrow keys go from task to task',
      },
      svg,
    );
    svg.addEventListener('keydown', (event) => moveInGraph(event, box));
    const zoom = panAndZoom(box, svg, graph);
    const button = (text, name, by) => make('button', { type: 'button', 'aria-label': name, onclick: () => zoom(by) }, text);
    return section(
      'graph',
      'Dependencies',
      make(
        'div',
        { class: 'controls' },
        button('−', 'Zoom out', 0.8),
        button('+', 'Zoom in', 1.25),
        button('Fit', 'Fit the graph', 0),
        make('span', { class: 'quiet' }, 'A bar is a point that everything passes. Arrows that others imply are left out.'),
      ),
      box,
    );
  }

  /** For each task the nodes that come before it and behind it. */
  function trails({ nodes, edges }) {
    const next = nodes.map(() => []);
    const before = nodes.map(() => []);
    for (const { from, to } of edges) {
      next[from].push(to);
      before[to].push(from);
    }
    const of = new Map(nodes.map(({ task }, at) => [task, at]));
    const flood = (start, links) => {
      const seen = new Set([start]);
      const stack = [start];
      while (stack.length > 0) for (const one of links[stack.pop()]) if (!seen.has(one) && seen.add(one)) stack.push(one);
      return seen;
    };
    return (task) => {
      const at = of.get(task);
      return at === undefined ? undefined : { up: flood(at, before), down: flood(at, next) };
    };
  }

  /** Lights what a task waits for and what waits for it, through all links; dims the rest. */
  function light(task) {
    const svg = document.querySelector('.graph');
    if (!svg) return;
    const trail = task < 0 ? undefined : here().trail?.(task);
    svg.classList.toggle('lit', trail !== undefined);
    const { nodes } = here().graph;
    const lit = (at) => trail && (trail.up.has(at) || trail.down.has(at));
    const at = new Map(nodes.map((node, index) => [node.task, index]));
    for (const one of svg.querySelectorAll('.node')) one.classList.toggle('near', Boolean(lit(at.get(Number(one.dataset.task)))));
    for (const one of svg.querySelectorAll('.edges path')) {
      const [from, to] = [Number(one.dataset.from), Number(one.dataset.to)];
      one.classList.toggle(
        'near',
        Boolean(trail && ((trail.up.has(from) && trail.up.has(to)) || (trail.down.has(from) && trail.down.has(to)))),
      );
    }
  }

  function panAndZoom(box, svg, { width, height }) {
    let scale = 1;
    const apply = () => {
      svg.setAttribute('width', width * scale);
      svg.setAttribute('height', height * scale);
    };
    const zoom = (by) => {
      const fit = Math.min(1, (box.clientWidth - 4) / width);
      const middle = [(box.scrollLeft + box.clientWidth / 2) / scale, (box.scrollTop + box.clientHeight / 2) / scale];
      scale = by === 0 ? Math.max(0.15, fit) : Math.min(3, Math.max(0.15, scale * by));
      apply();
      box.scrollTo(middle[0] * scale - box.clientWidth / 2, middle[1] * scale - box.clientHeight / 2);
    };
    box.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        zoom(event.deltaY < 0 ? 1.1 : 0.9);
      },
      { passive: false },
    );
    box.addEventListener('pointerdown', (event) => {
      if (event.pointerType !== 'mouse' || event.target.closest('.node')) return;
      const [x, y, left, top] = [event.clientX, event.clientY, box.scrollLeft, box.scrollTop];
      const move = (at) => box.scrollTo(left - at.clientX + x, top - at.clientY + y);
      addEventListener('pointermove', move);
      addEventListener('pointerup', () => removeEventListener('pointermove', move), { once: true });
    });
    return zoom;
  }

  /** Left goes to what the task waits for, right to what waits for it, up and down to the nearest above and below. */
  function moveInGraph(event, box) {
    const from = event.target.closest('[data-task]');
    if (!from) return;
    const index = Number(from.dataset.task);
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      select(index);
      return;
    }
    const { graph } = here();
    const at = graph.nodes.findIndex((node) => node.task === index);
    const own = graph.nodes[at];
    const near = (list) =>
      list.filter((node) => node.task >= 0).sort((a, b) => Math.hypot(a.x - own.x, a.y - own.y) - Math.hypot(b.x - own.x, b.y - own.y))[0];
    const sets = {
      ArrowLeft: () => near(graph.nodes.filter((_, one) => one !== at && here().trail(index).up.has(one))),
      ArrowRight: () => near(graph.nodes.filter((_, one) => one !== at && here().trail(index).down.has(one))),
      ArrowUp: () => near(graph.nodes.filter((node) => node.y < own.y - 4 && Math.abs(node.x - own.x) < 120)),
      ArrowDown: () => near(graph.nodes.filter((node) => node.y > own.y + 4 && Math.abs(node.x - own.x) < 120)),
    };
    const target = sets[event.key]?.();
    if (!sets[event.key]) return;
    event.preventDefault();
    if (!target) return;
    const to = box.querySelector(\`.node[data-task="\${target.task}"]\`);
    from.tabIndex = -1;
    to.setAttribute('tabindex', '0');
    to.focus();
  }

  // ---- the text with its findings --------------------------------------------------------------------------------------------

  function textSection() {
    const { files, findings } = here();
    const blocks = files.map((path) => {
      const byLine = new Map();
      for (const one of findings) if (one.path === path) byLine.set(one.line, [...(byLine.get(one.line) ?? []), one]);
      const lines = data.texts[path].split(/\\r\\n|\\r|\\n/).map((content, at) => {
        const notes = (byLine.get(at + 1) ?? []).map((one) =>
          make(
            'p',
            { class: \`finding \${one.severity}\` },
            make('strong', {}, \`\${one.severity} \${one.rule}: \`),
            one.message,
            one.help ? make('span', { class: 'help' }, one.help) : '',
          ),
        );
        return make(
          'div',
          { class: \`line\${notes.length > 0 ? ' found' : ''}\`, id: \`\${path}:\${at + 1}\`, tabindex: -1 },
          make('span', { class: 'number', 'aria-hidden': 'true' }, String(at + 1)),
          make('code', {}, content),
          notes.length > 0 ? make('div', { class: 'notes' }, ...notes) : undefined,
        );
      });
      return [
        make('h3', {}, path),
        make('div', { class: 'scroll text', tabindex: 0, role: 'region', 'aria-label': \`Text of \${path}\` }, ...lines),
      ];
    });
    const links = findings.map((one) => {
      const id = \`\${one.path}:\${one.line}\`;
      const link = make('a', { href: '#', onclick: (event) => goTo(event, document.getElementById(id)) }, id);
      return make('li', {}, make('strong', { class: \`severity \${one.severity}\` }, one.severity), ' ', one.message, ' ', link);
    });
    const list =
      findings.length === 0
        ? make('p', {}, 'No findings.')
        : make(
            'details',
            { open: findings.length <= 12 },
            make('summary', {}, counted(findings.length, 'finding')),
            make('ol', { class: 'findings' }, ...links),
          );
    return section('findings', 'Findings and the plan’s text', list, ...blocks.flat());
  }

  // ---- details ---------------------------------------------------------------------------------------------------------------

  function detailSection() {
    const { facts } = here();
    const list = make('dl', { class: 'facts' }, ...facts.flatMap(({ label, text }) => [make('dt', {}, label), make('dd', {}, text)]));
    return section(
      'details',
      'Details',
      make('p', { class: 'quiet' }, 'Of the whole plan in the order that it states, whatever its tasks touch.'),
      list,
    );
  }

  if (data.plans.length > 1) drawIndex();
  readAddress();
  window.addEventListener('hashchange', () => {
    const before = state.plan;
    readAddress();
    if (before !== state.plan) show(true);
    else {
      redraw();
      for (const input of document.querySelectorAll('.choice input')) input.checked = state[input.name] === input.value;
      mark();
    }
  });
  if (data.plans.length > 0) show(false);
})();
`;
