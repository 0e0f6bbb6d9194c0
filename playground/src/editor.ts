// The editor: CodeMirror with Markdown, findings underlined with their fixes, and marks on the words of a fact.
import { standardKeymap, history, historyKeymap } from '@codemirror/commands';
import { defaultHighlightStyle, defineLanguageFacet, Language, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { parser } from '@lezer/markdown';
import type { FoundAt } from './protocol.ts';

/** What the page does with the editor. */
export interface PlanEditor {
  /** Shows another text. */
  open(text: string): void;
  text(): string;
  /** Underlines findings. `apply` makes the change of a fix. */
  underline(findings: readonly FoundAt[], apply: (finding: FoundAt) => void): void;
  /** Selects words and brings them into view. */
  select(from: number, to: number): void;
}

/** Makes an editor in an element. `changed`: the text is another one; `moved`: the cursor stands at this offset. */
export function createEditor(parent: Element, changed: () => void, moved: (offset: number) => void): PlanEditor {
  const markdown = new Language(defineLanguageFacet(), parser, [], 'markdown');
  const extensions = [
    lineNumbers(),
    history(),
    keymap.of([...standardKeymap, ...historyKeymap]),
    markdown.extension,
    syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
    lintGutter(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': 'Text of the plan' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changed();
      if (update.selectionSet && !update.docChanged) moved(update.state.selection.main.head);
    }),
  ];
  const stateOf = (doc: string): EditorState => EditorState.create({ doc, extensions });
  const view = new EditorView({ state: stateOf(''), parent });
  return {
    open: (text) => view.setState(stateOf(text)),
    text: () => view.state.doc.toString(),
    underline: (findings, apply) => {
      const end = view.state.doc.length;
      const diagnostics = findings.map((one): Diagnostic => ({
        from: Math.min(one.from, end),
        to: Math.min(Math.max(one.to, one.from), end),
        severity: one.severity,
        source: one.rule,
        message: one.help === undefined ? one.message : `${one.message}\n${one.help}`,
        ...(one.fix && { actions: [{ name: one.fix.title, apply: () => apply(one) }] }),
      }));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    select: (from, to) => {
      const end = view.state.doc.length;
      const anchor = Math.min(from, end);
      view.dispatch({ selection: { anchor, head: Math.min(to, end) }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
  };
}
