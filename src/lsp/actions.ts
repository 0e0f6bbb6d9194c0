// Code actions: the fix of a finding, its suppression, and all safe fixes at once.
import type { CodeAction, TextEdit as ProtocolEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { CodeActionParams } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, TextEdit } from '../engine/finding.ts';
import { applyEdits, fixesOf } from '../engine/fix.ts';
import type { FileResult } from '../engine/lint.ts';
import { toDiagnostic, toRange } from './convert.ts';

const FIX_ALL = 'source.fixAll.parallelint';

/** The actions that a client asks for at a range of a document. Unsafe fixes ask for confirmation where the client can do that. */
export function codeActionsFor(document: TextDocument, result: FileResult, params: CodeActionParams, canConfirm: boolean): CodeAction[] {
  const actions: CodeAction[] = [];
  const wants = (kind: string): boolean => params.context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true;
  const here = result.findings.filter((finding) => !finding.suppressed && touches(finding, params));
  if (wants('quickfix'))
    for (const finding of here) actions.push(...fixAction(document, finding, canConfirm), suppressAction(document, result, finding));
  if (wants(FIX_ALL)) actions.push(...fixAllAction(document, result));
  return actions;
}

function touches(finding: Finding, { range }: CodeActionParams): boolean {
  const own = toRange(finding.location);
  return own.start.line <= range.end.line && range.start.line <= own.end.line;
}

function edit(document: TextDocument, edits: ProtocolEdit[]): WorkspaceEdit {
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
}

/** An edit that the editor asks about before it makes it. */
function confirmedEdit(document: TextDocument, edits: readonly ProtocolEdit[], label: string): WorkspaceEdit {
  const annotationId = 'unsafe';
  return {
    documentChanges: [
      { textDocument: { uri: document.uri, version: document.version }, edits: edits.map((one) => ({ ...one, annotationId })) },
    ],
    changeAnnotations: { [annotationId]: { label, needsConfirmation: true } },
  };
}

function toEdit({ loc, newText }: TextEdit): ProtocolEdit {
  return { range: toRange(loc), newText };
}

function fixAction(document: TextDocument, finding: Finding, canConfirm: boolean): CodeAction[] {
  const { fix } = finding;
  if (!fix) return [];
  return [
    {
      title: fix.safe ? fix.title : `${fix.title} (adds words to the plan)`,
      kind: 'quickfix',
      diagnostics: [toDiagnostic(finding, () => document.uri)],
      isPreferred: fix.safe,
      edit: fix.safe || !canConfirm ? edit(document, fix.edits.map(toEdit)) : confirmedEdit(document, fix.edits.map(toEdit), fix.title),
    },
  ];
}

/** A comment without a reason, which counts once the reason is filled in, before the block that the finding stands in: inside a fence, list or table it would be text. */
function suppressAction(document: TextDocument, result: FileResult, finding: Finding): CodeAction {
  const line = finding.location.start.line - 1;
  const lines = result.text.split(/\r\n|\r|\n/);
  const plainLine = /^(?:#{1,6}\s|[^\s|>`~-])/.test(lines[line] ?? '') && !insideFence(lines, line);
  const directive = plainLine
    ? `<!-- parallelint-disable-next-line ${finding.rule} -- -->`
    : `<!-- parallelint-disable-file ${finding.rule} -- -->`;
  const at = plainLine ? line : frontmatterEnd(lines);
  return {
    title: plainLine ? `Suppress ${finding.rule} for this line` : `Suppress ${finding.rule} for this file`,
    kind: 'quickfix',
    diagnostics: [toDiagnostic(finding, () => document.uri)],
    edit: edit(document, [
      { range: { start: { line: at, character: 0 }, end: { line: at, character: 0 } }, newText: `${directive}\n${plainLine ? '' : '\n'}` },
    ]),
  };
}

function insideFence(lines: readonly string[], line: number): boolean {
  return lines.slice(0, line).filter((one) => /^\s*(?:`{3}|~{3})/.test(one)).length % 2 === 1;
}

function frontmatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---');
  return end < 0 ? 0 : end + 1;
}

function fixAllAction(document: TextDocument, result: FileResult): CodeAction[] {
  const groups = fixesOf(result.findings, 'safe');
  const { applied } = applyEdits(result.text, groups);
  if (applied === 0) return [];
  const edits: TextEdit[] = [];
  for (const group of groups) {
    if (
      group.every((one) =>
        edits.every((other) => one.loc.end.offset < other.loc.start.offset || other.loc.end.offset < one.loc.start.offset),
      )
    )
      edits.push(...group);
  }
  return [{ title: 'Apply all safe fixes', kind: FIX_ALL, edit: edit(document, edits.map(toEdit)) }];
}
