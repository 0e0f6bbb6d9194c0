/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// The page of the playground: files, views and examples around the editor and the worker.
import { createEditor } from './editor.ts';
import { EXAMPLES } from './examples.generated.ts';
import type { Answer, Edit, Fact, FoundAt, Question, SourceFile, View } from './protocol.ts';
import { fromHash, toHash } from './share.ts';

const VIEWS: readonly (readonly [View, string])[] = [
  ['findings', 'Findings'],
  ['understood', 'What was understood'],
  ['timeline', 'Timeline'],
  ['waves', 'Waves'],
  ['graph', 'Graph'],
  ['json', 'JSON'],
];

/** Milliseconds without a key after which the text is read again. */
const PAUSE = 150;

const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

void start();

async function start(): Promise<void> {
  const shared = await fromHash(location.hash.slice(1));
  let files: SourceFile[] = [...(shared?.files ?? EXAMPLES[0]?.files ?? [])];
  let active = shared?.active ?? 0;
  let view: View = VIEWS.find(([one]) => one === shared?.view)?.[0] ?? 'findings';
  let asked = 0;
  let timer = 0;

  const worker = new Worker('worker.js', { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    // An answer to an older text is of no use any more.
    if (data.id === asked) show(data);
  };
  const editor = createEditor(byId('editor'), changed, moved);

  function ask(): void {
    asked += 1;
    worker.postMessage({ id: asked, files, view } satisfies Question);
    void toHash({ files, active, view }).then((hash) => history.replaceState(null, '', `#${hash}`));
  }

  function changed(): void {
    files = files.map((file, at) => (at === active ? { ...file, text: editor.text() } : file));
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  }

  function open(at: number): void {
    active = at;
    editor.open(files[at]?.text ?? '');
    drawTabs();
    ask();
  }

  function replace(next: readonly SourceFile[]): void {
    files = [...next];
    open(Math.min(active, files.length - 1));
  }

  /** Makes the change of a fix in every file that it touches. */
  function apply({ fix }: FoundAt): void {
    if (fix) replace(files.map((file) => ({ ...file, text: applied(file, fix.edits) })));
  }

  function go(path: string, from: number, to: number): void {
    const at = files.findIndex((file) => file.path === path);
    if (at >= 0 && at !== active) open(at);
    editor.select(from, to);
  }

  /** The facts that the words under the cursor state are marked. */
  function moved(offset: number): void {
    const path = files[active]?.path;
    const all = [...byId('view').querySelectorAll<HTMLElement>('[data-from]')];
    const inside = all.filter((one) => one.dataset.path === path && Number(one.dataset.from) <= offset && offset <= Number(one.dataset.to));
    for (const one of all) one.classList.toggle('here', inside.includes(one));
    inside.at(-1)?.scrollIntoView({ block: 'nearest' });
  }

  function show(answer: Answer): void {
    byId('verdict').textContent = answer.verdict;
    editor.underline(
      answer.findings.filter(({ path }) => path === files[active]?.path),
      apply,
    );
    const panel = byId('view');
    if (view === 'findings') panel.replaceChildren(...findingList(answer, go, apply));
    else if (view === 'understood') panel.replaceChildren(...factList(answer.facts ?? [], go));
    else if (view === 'json') panel.replaceChildren(element('pre', {}, answer.json ?? ''));
    else panel.replaceChildren(answer.page ? frame(answer.page, view) : element('p', {}, 'No plan is read yet.'));
  }

  function drawTabs(): void {
    const tab = (name: string, chosen: boolean, choose: () => void): HTMLElement => {
      const button = element(
        'button',
        { type: 'button', role: 'tab', 'aria-selected': String(chosen), tabindex: chosen ? '0' : '-1' },
        name,
      );
      button.addEventListener('click', choose);
      return button;
    };
    byId('files').replaceChildren(...files.map(({ path }, at) => tab(path, at === active, () => open(at))));
    byId('views').replaceChildren(
      ...VIEWS.map(([name, title]) =>
        tab(title, name === view, () => {
          view = name;
          drawTabs();
          ask();
        }),
      ),
    );
    byId('view').setAttribute('aria-label', VIEWS.find(([one]) => one === view)?.[1] ?? '');
    (byId('remove') as HTMLButtonElement).disabled = files.length === 1;
  }

  for (const list of [byId('files'), byId('views')]) list.addEventListener('keydown', moveInTabs);
  byId('add').addEventListener('click', () => {
    const path = prompt('Name of the file', `plan-${files.length + 1}.md`);
    if (path === null || path === '' || files.some((file) => file.path === path)) return;
    files = [...files, { path, text: '' }];
    open(files.length - 1);
  });
  byId('rename').addEventListener('click', () => {
    const path = prompt('New name of the file', files[active]?.path);
    if (path === null || path === '' || files.some((file) => file.path === path)) return;
    replace(files.map((file, at) => (at === active ? { ...file, path } : file)));
  });
  byId('remove').addEventListener('click', () => {
    if (files.length > 1) replace(files.filter((_, at) => at !== active));
  });
  byId('share').addEventListener('click', () => {
    void navigator.clipboard.writeText(location.href).then(() => (byId('share').textContent = 'Copied'));
  });
  const examples = byId('example') as HTMLSelectElement;
  examples.append(...EXAMPLES.map(({ name }, at) => new Option(name, String(at))));
  examples.addEventListener('change', () => {
    files = [...(EXAMPLES[Number(examples.value)]?.files ?? [])];
    open(0);
  });
  window.addEventListener('hashchange', () => {
    void fromHash(location.hash.slice(1)).then((state) => {
      if (!state || JSON.stringify(state) === JSON.stringify({ files, active, view })) return;
      files = [...state.files];
      view = state.view;
      open(state.active);
    });
  });
  open(active);
}

/** Arrow keys go from tab to tab. */
function moveInTabs(event: KeyboardEvent): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const tabs = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.indexOf(event.target as HTMLElement);
  const next = tabs[at + step];
  if (step === 0 || !next) return;
  const name = next.textContent;
  next.click();
  [...document.querySelectorAll<HTMLElement>('[role=tab]')].find((one) => one.textContent === name)?.focus();
}

function applied({ path, text }: SourceFile, edits: readonly Edit[]): string {
  return [...edits]
    .filter((edit) => edit.path === path)
    .sort((a, b) => b.from - a.from)
    .reduce((result, { from, to, text: newText }) => result.slice(0, from) + newText + result.slice(to), text);
}

function element(name: string, attributes: Readonly<Record<string, string>>, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

type Go = (path: string, from: number, to: number) => void;

function findingList(answer: Answer, go: Go, apply: (finding: FoundAt) => void): readonly HTMLElement[] {
  const items = answer.findings.map((one) => {
    const place = element('button', { type: 'button', class: 'place' }, `${one.path}:${one.line}`);
    place.addEventListener('click', () => go(one.path, one.from, one.to));
    const head = element('p', {}, element('strong', { class: one.severity }, one.severity), ` ${one.rule} `, place);
    const item = element(
      'li',
      { class: one.severity },
      head,
      element('p', {}, one.message),
      ...(one.help === undefined ? [] : [element('p', { class: 'help' }, one.help)]),
    );
    if (one.fix) {
      const fix = element('button', { type: 'button', class: 'fix' }, one.fix.title);
      fix.addEventListener('click', () => apply(one));
      item.append(fix);
    }
    return item;
  });
  const reading = answer.reading.map(({ path, says }) => element('p', { class: 'quiet' }, `${path}: ${says}`));
  return [items.length > 0 ? element('ol', { class: 'findings' }, ...items) : element('p', {}, 'No findings.'), ...reading];
}

/** Facts as a list; each leads to its words, and the cursor in the text leads back. */
function factList(facts: readonly Fact[], go: Go): readonly HTMLElement[] {
  if (facts.length === 0) return [element('p', {}, 'No plan is read yet.')];
  const items = facts.map((one) => {
    const button = element(
      'button',
      { type: 'button', 'data-path': one.path, 'data-from': String(one.from), 'data-to': String(one.to) },
      one.text,
    );
    button.addEventListener('click', () => go(one.path, one.from, one.to));
    return element('li', { style: `padding-left:${one.depth * 1.25}rem` }, button);
  });
  return [element('ul', { class: 'facts' }, ...items)];
}

/** The page of the analysis, cut down to one of its parts, in a frame that can do nothing but draw. */
function frame(page: string, view: View): HTMLElement {
  const only = `<style>.part, .verdict, .place, h1 { display: none } .part-${view} { display: block }</style></head>`;
  return element('iframe', { sandbox: 'allow-scripts', title: view, srcdoc: page.replace('</head>', only) });
}
