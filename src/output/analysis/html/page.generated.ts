// Written by npm run generate from page.css and page.js, so that the page holds both.

/** The page's style sheet. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --page: #fff;
  --panel: #f6f8fa;
  --text: #1c2733;
  --quiet: #55626f;
  --line: #d5dce3;
  --bar: #cfe2f6;
  --bar-edge: #4d7ba8;
  --critical: #f9d8a8;
  --critical-edge: #a15c00;
  --done: #e3e7eb;
  --checkpoint: #2b8a3e;
  --conflict: #c92a2a;
  --warning: #8f5a00;
  --accent: #1862ab;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12181f;
    --panel: #1a222b;
    --text: #e6ebf0;
    --quiet: #a3b1bf;
    --line: #36424e;
    --bar: #1f4468;
    --bar-edge: #7db1e3;
    --critical: #5f3b08;
    --critical-edge: #f0a93c;
    --done: #2a333c;
    --checkpoint: #69c97f;
    --conflict: #ff8585;
    --warning: #f0b75a;
    --accent: #7db8f0;
  }
}
* {
  box-sizing: border-box;
}
body {
  overflow-wrap: anywhere;
  margin: 0 auto;
  padding: 1rem;
  max-width: 90rem;
  background: var(--page);
  color: var(--text);
  font:
    15px/1.5 system-ui,
    sans-serif;
}
h1 {
  margin: 0.5rem 0;
  font-size: 1.4rem;
  overflow-wrap: anywhere;
}
h2 {
  margin: 1.75rem 0 0.5rem;
  font-size: 1.1rem;
}
a {
  color: var(--accent);
}
:focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 2px;
}
.quiet {
  color: var(--quiet);
}
.scroll {
  overflow: auto;
  max-height: 75vh;
  border: 1px solid var(--line);
  border-radius: 6px;
}
table {
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;
}
th,
td {
  padding: 0.3rem 0.6rem;
  border-bottom: 1px solid var(--line);
  text-align: left;
  vertical-align: top;
}
thead th {
  position: sticky;
  top: 0;
  background: var(--panel);
  z-index: 1;
}
td.number {
  text-align: right;
  white-space: nowrap;
}
tr[aria-current='true'] {
  background: var(--panel);
}
.plan-link {
  padding: 0;
  border: 0;
  background: none;
  color: var(--accent);
  font: inherit;
  text-align: left;
  text-decoration: underline;
  cursor: pointer;
}
.facts {
  display: grid;
  grid-template-columns: max-content 1fr;
  gap: 0.15rem 1rem;
  margin: 0;
}
.facts dt {
  color: var(--quiet);
}
.facts dd {
  margin: 0;
  overflow-wrap: anywhere;
}
.agents {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem 1rem;
  margin: 0.5rem 0;
}
.agents input {
  width: min(20rem, 60vw);
  accent-color: var(--accent);
}
.timeline {
  position: relative;
  display: grid;
  grid-template-columns: minmax(4.5rem, max-content) 1fr;
  min-width: max-content;
}
.row-name {
  position: sticky;
  left: 0;
  z-index: 2;
  max-width: 9rem;
  padding: 0.35rem 0.6rem;
  overflow: hidden;
  border-bottom: 1px solid var(--line);
  background: var(--page);
  text-overflow: ellipsis;
  white-space: nowrap;
}
.row {
  position: relative;
  height: 2.3rem;
  border-bottom: 1px solid var(--line);
}
.axis {
  height: 1.6rem;
  color: var(--quiet);
  font-size: 0.8rem;
}
.axis span {
  position: absolute;
  transform: translateX(-50%);
  white-space: nowrap;
}
.axis span:first-child {
  transform: none;
}
.bar {
  position: absolute;
  top: 0.25rem;
  height: 1.8rem;
  min-width: 3px;
  padding: 0 0.3rem;
  overflow: hidden;
  border: 1px solid var(--bar-edge);
  border-radius: 4px;
  background: var(--bar);
  color: inherit;
  font: inherit;
  font-size: 0.8rem;
  text-align: left;
  text-overflow: ellipsis;
  white-space: nowrap;
  cursor: pointer;
}
.bar.done {
  background: var(--done);
}
.bar.critical {
  border: 2px solid var(--critical-edge);
  background: var(--critical);
}
.bar.conflicting {
  border-bottom: 3px dashed var(--conflict);
}
.selected,
.bar[aria-pressed='true'] {
  outline: 3px solid var(--accent);
  outline-offset: 1px;
}
.checkpoint {
  position: absolute;
  top: 0;
  bottom: 0;
  width: 0;
  border-left: 2px dashed var(--checkpoint);
  pointer-events: none;
}
.detail {
  min-height: 3rem;
  margin-top: 0.75rem;
  padding: 0.6rem 0.9rem;
  border-radius: 6px;
  background: var(--panel);
}
.detail h3 {
  margin: 0 0 0.3rem;
  font-size: 1rem;
}
.graph text {
  fill: var(--text);
  font:
    12px system-ui,
    sans-serif;
}
.graph .wave {
  fill: var(--quiet);
}
.graph rect {
  fill: var(--bar);
  stroke: var(--bar-edge);
}
.graph .done rect {
  fill: var(--done);
}
.graph .critical rect {
  fill: var(--critical);
  stroke: var(--critical-edge);
  stroke-width: 2.5;
}
.graph g[role='button'] {
  cursor: pointer;
}
.graph .selected rect {
  stroke: var(--accent);
  stroke-width: 4;
}
.graph path {
  fill: none;
  stroke: var(--quiet);
}
.graph path.conflict {
  stroke: var(--conflict);
  stroke-width: 1.5;
  stroke-dasharray: 4 3;
}
.graph path.near {
  stroke: var(--accent);
  stroke-width: 2.5;
}
.matrix td {
  min-width: 2.5rem;
  text-align: center;
}
.matrix td.hit {
  color: var(--conflict);
  font-weight: 600;
}
.matrix thead th {
  writing-mode: vertical-rl;
}
.matrix tbody th {
  position: sticky;
  left: 0;
  background: var(--page);
}
.line {
  display: grid;
  grid-template-columns: 3.5rem minmax(0, 3fr) minmax(0, 2fr);
  gap: 0 0.75rem;
}
.line .number {
  color: var(--quiet);
  text-align: right;
  user-select: none;
}
.line code {
  font:
    13px/1.5 ui-monospace,
    monospace;
  overflow-wrap: anywhere;
  white-space: pre-wrap;
}
.line.found code {
  text-decoration: underline wavy var(--warning) 1px;
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
  border-color: var(--warning);
}
.finding.error {
  border-color: var(--conflict);
}
@media (max-width: 45rem) {
  body {
    padding: 0.75rem;
  }
  .facts {
    grid-template-columns: 1fr;
  }
  .facts dt {
    margin-top: 0.35rem;
  }
  .line {
    grid-template-columns: 2.5rem minmax(0, 1fr);
  }
  .line .notes {
    grid-column: 2;
  }
}
@media (prefers-reduced-motion: no-preference) {
  .bar {
    transition:
      left 0.2s,
      width 0.2s;
  }
}
.verdict {
  max-width: 60rem;
  font-size: 1.15rem;
}
`;

/** The page's script; it holds no end tag of a script element. */
export const PAGE_SCRIPT = `// The page of \`parallelint analyze --format html\`. It runs in a browser, from a file, without a network.
// All text from plans goes in as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const main = document.getElementById('plan');
  const SVG = 'http://www.w3.org/2000/svg';
  let current = 0;
  let selected = -1;

  /** Makes an element: attributes by name, \`class\` included, then children, which are elements or texts. */
  function make(name, attributes = {}, ...children) {
    const element = name === 'svg' || attributes.svg ? document.createElementNS(SVG, name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === 'svg' || value === undefined || value === false) continue;
      if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, String(value));
    }
    element.append(...children.filter((child) => child !== undefined));
    return element;
  }

  function section(title, ...children) {
    const id = title.toLowerCase().replaceAll(' ', '-');
    return make('section', { 'aria-labelledby': id }, make('h2', { id }, title), ...children);
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

  function nameOf(task) {
    return task.id === null ? task.title : \`\${task.id} \${task.title}\`;
  }

  // ---- the index -------------------------------------------------------------------------------------------------------------

  function drawIndex() {
    const rows = data.plans.map(({ view, findings, conflicts }, index) => {
      const count = (severity) => findings.filter((one) => one.severity === severity).length;
      const cells = [
        String(view.tasks.length),
        showTime(view, view.work),
        showTime(view, view.criticalLength.expected),
        \`\${showTime(view, view.makespan.expected)} (\${view.agents.count})\`,
        view.speedup === null ? '' : \`\${view.speedup.toFixed(2)}×\`,
        String(conflicts),
        String(view.verdict.safe.waves.length),
        \`\${count('error')} / \${count('warning')} / \${count('info')}\`,
      ];
      const link = make('button', { class: 'plan-link', type: 'button', onclick: () => go(index) }, view.title);
      const head = make('th', { scope: 'row' }, link, make('div', { class: 'quiet' }, \`\${view.place.path}:\${view.place.line}\`));
      return make('tr', { id: \`index-\${index}\` }, head, ...cells.map((text) => make('td', { class: 'number' }, text)));
    });
    const columns = [
      'plan',
      'tasks',
      'work',
      'critical path',
      'makespan (agents)',
      'speed-up',
      'conflicts',
      'waves',
      'errors / warnings / info',
    ];
    const head = make('thead', {}, make('tr', {}, ...columns.map((name) => make('th', { scope: 'col' }, name))));
    const table = make('table', {}, head, make('tbody', {}, ...rows));
    document
      .getElementById('index')
      .append(section('Plans', make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'all plans' }, table)));
  }

  // ---- one plan --------------------------------------------------------------------------------------------------------------

  function show(index, move) {
    current = index;
    selected = -1;
    const { view, facts } = data.plans[index];
    for (const row of document.querySelectorAll('#index tbody tr')) row.setAttribute('aria-current', String(row.id === \`index-\${index}\`));
    const verdict = view.tasks.length > 0 ? [make('p', { class: 'verdict' }, view.verdict.text)] : [];
    const list = make('dl', { class: 'facts' }, ...facts.flatMap(({ label, text }) => [make('dt', {}, label), make('dd', {}, text)]));
    const title = make('h1', { tabindex: -1 }, view.title);
    main.replaceChildren(title, make('p', { class: 'quiet' }, \`\${view.place.path}:\${view.place.line}, \${view.dialect}\`), ...verdict, list);
    if (view.tasks.length > 0) main.append(timelineSection(), graphSection(), conflictSection(), waveSection());
    main.append(textSection());
    document.title = \`\${view.title} · parallelint\`;
    if (move) title.focus();
  }

  /** Goes to a plan by the address, so that the browser's history leads back. */
  function go(index) {
    if (location.hash === \`#plan-\${index}\`) show(index, true);
    else location.hash = \`plan-\${index}\`;
  }

  function planInAddress() {
    const wanted = Number(/^#plan-(\\d+)$/.exec(location.hash)?.[1] ?? -1);
    return wanted < data.plans.length ? wanted : -1;
  }

  // ---- the timeline ----------------------------------------------------------------------------------------------------------

  function timelineSection() {
    const { view, schedules } = data.plans[current];
    const most = schedules.at(-1).agents;
    const grid = make('div', { class: 'timeline', id: 'schedule' });
    const say = make('output', { id: 'makespan', for: 'agents' });
    const input = make('input', {
      type: 'range',
      id: 'agents',
      min: 1,
      max: most,
      value: view.agents.count,
      'aria-describedby': 'makespan',
    });
    const redraw = () => {
      const schedule = scheduleFor(Number(input.value));
      const speedup = schedule.makespan > 0 ? view.work / schedule.makespan : 1;
      const efficiency = Math.round((speedup / schedule.agents) * 100);
      const agents = \`\${schedule.agents} \${schedule.agents === 1 ? 'agent' : 'agents'}\`;
      say.textContent = \`\${agents}: \${showTime(view, schedule.makespan)}, speed-up \${speedup.toFixed(2)}×, efficiency \${efficiency} %\`;
      input.setAttribute('aria-valuetext', say.textContent);
      drawTimeline(grid, schedule);
    };
    input.addEventListener('input', redraw);
    grid.addEventListener('keydown', moveInTimeline);
    redraw();
    return section(
      'Timeline',
      make('div', { class: 'agents' }, make('label', { for: 'agents' }, 'Agents'), input, say),
      make('div', { class: 'scroll', role: 'region', 'aria-label': 'timeline, arrow keys move between tasks' }, grid),
      make(
        'div',
        { class: 'detail', id: 'detail', 'aria-live': 'polite' },
        'Choose a task to see what it waits for, what it writes and whom it meets.',
      ),
    );
  }

  function scheduleFor(agents) {
    const { schedules } = data.plans[current];
    return schedules.filter((one) => one.agents <= agents).at(-1) ?? schedules[0];
  }

  function drawTimeline(grid, schedule) {
    const { view } = data.plans[current];
    const rows = Array.from({ length: Math.max(1, ...schedule.slots.map(([agent]) => agent + 1)) }, () => []);
    for (const [index, [agent, start, end]] of schedule.slots.entries()) rows[agent].push({ index, start, end });
    const most = Math.max(...rows.map((row) => row.length));
    const width = \`max(\${most * 3}rem, min(100%, 78rem), 16rem)\`;
    const share = (time) => \`\${schedule.makespan > 0 ? (time / schedule.makespan) * 100 : 0}%\`;
    const conflicting = new Set(view.hazards.flatMap((one) => [one.first, one.second]));
    const focused = grid.contains(document.activeElement) ? document.activeElement.dataset.task : undefined;
    grid.replaceChildren(make('div', { class: 'row-name' }), axis(view, schedule, share, width));
    for (const [agent, row] of rows.entries()) {
      row.sort((a, b) => a.start - b.start);
      const name = schedule.agents === view.agents.count ? (view.verdict.safe.rows[agent] ?? \`Agent \${agent + 1}\`) : \`Agent \${agent + 1}\`;
      const bars = row.map(({ index, start, end }) => bar(view, index, start, end, share, conflicting.has(index)));
      grid.append(
        make('div', { class: 'row-name', title: name }, name),
        make('div', { class: 'row', role: 'group', 'aria-label': name, style: \`min-width:\${width}\` }, ...bars),
      );
      if (schedule.agents === view.agents.count)
        for (const at of view.verdict.safe.checkpoints)
          grid.lastChild.append(
            make('div', { class: 'checkpoint', style: \`left:\${share(at)}\`, title: \`checkpoint at \${showTime(view, at)}\` }),
          );
    }
    const bars = [...grid.querySelectorAll('.bar')];
    const home = bars.find((one) => one.dataset.task === (focused ?? String(selected))) ?? bars[0];
    if (home) home.tabIndex = 0;
    if (focused !== undefined) home?.focus();
  }

  function bar(view, index, start, end, share, conflicting) {
    const task = view.tasks[index];
    const marks = [task.critical && 'critical', task.done && 'done', conflicting && 'conflicting'].filter(Boolean);
    const says = \`\${nameOf(task)}, \${showTime(view, start)} to \${showTime(view, end)}\${marks.length > 0 ? \`, \${marks.join(', ')}\` : ''}\`;
    return make(
      'button',
      {
        type: 'button',
        class: ['bar', ...marks].join(' '),
        style: \`left:\${share(start)};width:calc(\${share(end - start)} - 1px)\`,
        tabindex: -1,
        title: says,
        'aria-label': says,
        'aria-pressed': String(index === selected),
        'data-task': index,
        onclick: () => select(index),
      },
      task.id ?? task.title,
    );
  }

  function axis(view, schedule, share, width) {
    const steps =
      view.measure === 'steps'
        ? [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
        : [5, 10, 15, 30, 60, 120, 240, 480, 960, 2400, 4800, 9600, 24000];
    const step = steps.find((one) => schedule.makespan / one <= 8) ?? schedule.makespan;
    const row = make('div', { class: 'row axis', 'aria-hidden': 'true', style: \`min-width:\${width}\` });
    for (let time = 0; step > 0 && time <= schedule.makespan * 0.97; time += step)
      row.append(make('span', { style: \`left:\${share(time)}\` }, time === 0 ? '0' : showTime(view, time)));
    return row;
  }

  /** Left and right go along a row in time, up and down to the task of another row that runs nearest in time. */
  function moveInTimeline(event) {
    const keys = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const step = keys[event.key];
    const from = event.target.closest('.bar');
    if (!from || (!step && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    const rows = [...event.currentTarget.querySelectorAll('.row:not(.axis)')].map((row) => [...row.querySelectorAll('.bar')]);
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

  function select(index) {
    selected = selected === index ? -1 : index;
    const { view } = data.plans[current];
    for (const one of document.querySelectorAll('.bar')) one.setAttribute('aria-pressed', String(Number(one.dataset.task) === selected));
    for (const one of document.querySelectorAll('.graph [data-task]')) {
      one.classList.toggle('selected', Number(one.dataset.task) === selected);
      one.setAttribute('aria-pressed', String(Number(one.dataset.task) === selected));
    }
    for (const one of document.querySelectorAll('.graph path'))
      one.classList.toggle('near', selected >= 0 && one.dataset.ends.split(' ').includes(String(selected)));
    for (const one of document.querySelectorAll('.line')) one.classList.remove('of-task');
    const detail = document.getElementById('detail');
    if (selected < 0) {
      detail.replaceChildren('No task is chosen.');
      return;
    }
    const task = view.tasks[selected];
    const names = (indices) => indices.map((one) => nameOf(view.tasks[one])).join('; ') || 'nothing';
    const met = view.hazards.filter((one) => one.first === selected || one.second === selected);
    const meets = met.map((one) => \`\${nameOf(view.tasks[one.first === selected ? one.second : one.first])} over \${one.file}\`).join('; ');
    const facts = [
      ['takes', \`\${showTime(view, task.time.expected)} (\${task.time.source})\`],
      [
        'can start',
        \`\${showTime(view, task.earliestStart)} to \${showTime(view, task.latestStart)}\${task.critical ? ', critical' : \`, slack \${showTime(view, task.slack)}\`}\`,
      ],
      ['waits for', names(task.after)],
      ['writes', task.writes.join(', ') || 'no file that the plan names'],
      ['meets', meets || 'nobody'],
      ['wave', task.repaired ? String(task.repaired.wave) : 'done'],
    ];
    const line = document.getElementById(\`\${task.place.path}:\${task.place.line}\`);
    line?.classList.add('of-task');
    const place = make(
      'a',
      { href: \`#\${encodeURIComponent(\`\${task.place.path}:\${task.place.line}\`)}\`, onclick: (event) => goTo(event, line) },
      \`\${task.place.path}:\${task.place.line}\`,
    );
    detail.replaceChildren(
      make('h3', {}, nameOf(task)),
      make(
        'dl',
        { class: 'facts' },
        ...facts.flatMap(([label, text]) => [make('dt', {}, label), make('dd', {}, text)]),
        make('dt', {}, 'stands in'),
        make('dd', {}, place),
      ),
    );
  }

  function goTo(event, line) {
    event.preventDefault();
    line?.scrollIntoView({ block: 'center' });
    line?.focus();
  }

  // ---- the dependency graph --------------------------------------------------------------------------------------------------

  function graphSection() {
    const { view } = data.plans[current];
    const [wide, high, gapX, gapY] = [150, 30, 60, 12];
    const place = new Map();
    for (const [column, wave] of view.verdict.safe.waves.entries())
      for (const [row, index] of wave.entries()) place.set(index, [10 + column * (wide + gapX), 34 + row * (high + gapY)]);
    const width = 20 + view.verdict.safe.waves.length * (wide + gapX) - gapX;
    const height = 44 + Math.max(...view.verdict.safe.waves.map((wave) => wave.length)) * (high + gapY);
    const path = (from, to, attributes) => make('path', { svg: true, 'data-ends': \`\${from} \${to}\`, ...attributes });
    const edges = view.tasks.flatMap((task, index) =>
      task.after.map((other) => {
        const [[x1, y1], [x2, y2]] = [place.get(other), place.get(index)];
        const bend = Math.max(30, (x2 - x1 - wide) / 2);
        return path(other, index, {
          d: \`M\${x1 + wide} \${y1 + high / 2} C\${x1 + wide + bend} \${y1 + high / 2} \${x2 - bend} \${y2 + high / 2} \${x2} \${y2 + high / 2}\`,
        });
      }),
    );
    const conflicts = view.hazards.slice(0, 300).map(({ first, second, file }) => {
      const [[x1, y1], [x2, y2]] = [place.get(first), place.get(second)];
      const side = x1 === x2 ? 40 : 0;
      const line = path(first, second, {
        class: 'conflict',
        d: \`M\${x1 + wide / 2} \${y1 + high} Q\${(x1 + x2 + wide) / 2 + side} \${(y1 + y2) / 2 + high + 20} \${x2 + wide / 2} \${y2 + high}\`,
      });
      line.append(make('title', { svg: true }, file));
      return line;
    });
    const nodes = view.tasks.map((task, index) => {
      const [x, y] = place.get(index);
      const text = nameOf(task);
      const classes = [task.critical && 'critical', task.done && 'done'].filter(Boolean).join(' ');
      const act = (event) => {
        if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        select(index);
      };
      return make(
        'g',
        {
          svg: true,
          class: classes,
          role: 'button',
          tabindex: index === 0 ? 0 : -1,
          'aria-pressed': 'false',
          'data-task': index,
          'aria-label': \`\${text}, wave \${task.wave}, waits for \${task.after.length}\`,
          onclick: act,
          onkeydown: act,
        },
        make('title', { svg: true }, text),
        make('rect', { svg: true, x, y, width: wide, height: high, rx: 5 }),
        make('text', { svg: true, x: x + 8, y: y + 20 }, text.length > 21 ? \`\${Array.from(text).slice(0, 20).join('')}…\` : text),
      );
    });
    const heads = view.verdict.safe.waves.map((_, column) =>
      make('text', { svg: true, class: 'wave', x: 10 + column * (wide + gapX), y: 20 }, \`wave \${column + 1}\`),
    );
    const picture = make(
      'svg',
      { class: 'graph', width, height, role: 'group', 'aria-label': 'tasks by waves, with what they wait for' },
      ...edges,
      ...conflicts,
      ...nodes,
      ...heads,
    );
    picture.addEventListener('keydown', moveInGraph);
    return section('Dependency graph', make('div', { class: 'scroll', role: 'region', 'aria-label': 'dependency graph' }, picture));
  }

  /** Arrow keys go through the tasks of the graph: up and down in a wave, left and right to the neighbouring waves. */
  function moveInGraph(event) {
    const from = event.target.closest('[data-task]');
    const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!from || !step) return;
    event.preventDefault();
    const { waves } = data.plans[current].view.repair;
    const column = waves.findIndex((wave) => wave.includes(Number(from.dataset.task)));
    const row = waves[column].indexOf(Number(from.dataset.task));
    const wave = waves[column + step[0]] ?? [];
    const target = step[0] === 0 ? wave[row + step[1]] : wave[Math.min(row, wave.length - 1)];
    const to = target === undefined ? null : event.currentTarget.querySelector(\`[data-task="\${target}"]\`);
    if (!to) return;
    from.setAttribute('tabindex', '-1');
    to.setAttribute('tabindex', '0');
    to.focus();
  }

  // ---- conflicts and waves ---------------------------------------------------------------------------------------------------

  function conflictSection() {
    const { view, conflicts } = data.plans[current];
    if (view.hazards.length === 0) return section('Conflict matrix', make('p', {}, 'No two tasks that may run at once meet over a file.'));
    const between = new Map();
    for (const one of view.hazards)
      for (const [a, b] of [
        [one.first, one.second],
        [one.second, one.first],
      ])
        between.set(\`\${a} \${b}\`, [...(between.get(\`\${a} \${b}\`) ?? []), one]);
    const all = [...new Set(view.hazards.flatMap((one) => [one.first, one.second]))].sort((a, b) => a - b);
    const tasks = all.slice(0, 60);
    const short = (index) =>
      view.tasks[index].id ?? (view.tasks[index].title.length > 24 ? \`\${view.tasks[index].title.slice(0, 23)}…\` : view.tasks[index].title);
    const cell = (row, column) => {
      const met = between.get(\`\${row} \${column}\`) ?? [];
      if (met.length === 0) return make('td', {}, row === column ? '—' : '');
      const files = met.map((one) => \`\${one.kind} \${one.file}\`).join(', ');
      return make('td', { class: 'hit', title: files, 'aria-label': files }, met.some((one) => one.kind === 'write-write') ? 'WW' : 'WR');
    };
    const head = make('thead', {}, make('tr', {}, make('td', {}), ...tasks.map((index) => make('th', { scope: 'col' }, short(index)))));
    const rows = tasks.map((row) => make('tr', {}, make('th', { scope: 'row' }, short(row)), ...tasks.map((column) => cell(row, column))));
    const table = make('table', { class: 'matrix' }, head, make('tbody', {}, ...rows));
    const files = view.surfaces
      .slice(0, 30)
      .map(({ file, writers }) =>
        make('li', {}, make('code', {}, file), \` — \${writers.map((index) => nameOf(view.tasks[index])).join('; ')}\`),
      );
    return section(
      'Conflict matrix',
      make(
        'p',
        { class: 'quiet' },
        \`\${conflicts} in all. WW: both write a file. WR: one writes what the other reads.\${all.length > tasks.length ? \` \${all.length - tasks.length} more tasks are left out.\` : ''}\`,
      ),
      make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'conflict matrix' }, table),
      ...(files.length > 0 ? [make('p', {}, 'Files with several writers:'), make('ul', {}, ...files)] : []),
    );
  }

  function waveSection() {
    const { view } = data.plans[current];
    const waves = view.verdict.safe.waves.map((wave) => make('li', {}, wave.map((index) => nameOf(view.tasks[index])).join('; ')));
    const moves = view.moves.map(({ task, from, to, alone, because }) => {
      const reasons = [...(alone ? ['it runs alone'] : []), ...because.map((one) => \`\${one.file} (\${nameOf(view.tasks[one.task])})\`)];
      return make('li', {}, \`\${nameOf(view.tasks[task])} goes into wave \${to} instead of \${from}, its earliest: \${reasons.join(', ')}\`);
    });
    const proof = view.verdict.safe.optimal ? 'No arrangement needs fewer.' : 'Found greedily; fewer may be possible.';
    return section(
      'Waves without conflicts',
      make('p', { class: 'quiet' }, \`In each wave everything may run at once. \${proof}\`),
      make('ol', {}, ...waves),
      ...(moves.length > 0 ? [make('p', {}, 'What had to move:'), make('ul', {}, ...moves)] : []),
    );
  }

  // ---- the text with its findings --------------------------------------------------------------------------------------------

  function textSection() {
    const { files, findings } = data.plans[current];
    const blocks = files.map((path) => {
      const byLine = new Map();
      for (const one of findings) if (one.path === path) byLine.set(one.line, [...(byLine.get(one.line) ?? []), one]);
      const lines = data.texts[path].split(/\\r\\n|\\r|\\n/).map((content, at) => {
        const notes = (byLine.get(at + 1) ?? []).map((one) =>
          make('p', { class: \`finding \${one.severity}\` }, make('strong', {}, \`\${one.severity} \${one.rule}: \`), one.message),
        );
        return make(
          'div',
          { class: \`line\${notes.length > 0 ? ' found' : ''}\`, id: \`\${path}:\${at + 1}\`, tabindex: -1 },
          make('span', { class: 'number', 'aria-hidden': 'true' }, String(at + 1)),
          make('code', {}, content),
          make('div', { class: 'notes' }, ...notes),
        );
      });
      return [
        make('h3', {}, path),
        make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': \`text of \${path}\` }, ...lines),
      ];
    });
    const links = findings.map((one) => {
      const id = \`\${one.path}:\${one.line}\`;
      const link = make('a', { href: \`#\${encodeURIComponent(id)}\`, onclick: (event) => goTo(event, document.getElementById(id)) }, id);
      return make('li', {}, link, \` \${one.severity} \${one.rule}: \${one.message}\`);
    });
    const list = findings.length === 0 ? make('p', {}, 'No findings.') : make('ol', {}, ...links);
    return section('Plan and findings', list, ...blocks.flat());
  }

  if (data.plans.length > 1) drawIndex();
  window.addEventListener('hashchange', () => {
    // Without a plan in the address it is the first one, which the page opened with.
    const index = location.hash === '' ? 0 : planInAddress();
    if (index >= 0) show(index, true);
  });
  if (data.plans.length > 0) show(Math.max(0, planInAddress()), false);
})();
`;
