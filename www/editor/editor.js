// The bridge to CodeMirror 6. It edits text, underlines ranges and paints lines; what the text is
// and what the ranges mean is the page's business. All offsets are UTF-16 code units.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  HighlightStyle, bracketMatching, foldKeymap, indentOnInput, indentUnit, syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, StateEffect, StateField, Transaction } from "@codemirror/state";
import {
  Decoration, EditorView, crosshairCursor, drawSelection, dropCursor, highlightActiveLine,
  highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers, rectangularSelection,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

// Colours are the page's CSS variables, so a change of theme costs nothing here.
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.operatorKeyword],
    color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: [tags.comment, tags.docComment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.definition(tags.variableName), tags.definition(tags.className), tags.className],
    color: "var(--code-definition)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: "var(--code-function)" },
  { tag: tags.self, color: "var(--code-keyword)" },
]);

// Control and Enter is the page's.
const editing = defaultKeymap.filter(({ key }) => key !== "Mod-Enter");

const setMark = StateEffect.define();

// The line where the shown step is.
const markField = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setMark)) continue;
      next = effect.value === null ? Decoration.none : lines(transaction.state, effect.value);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function lines(state, { from, to }) {
  const length = state.doc.length;
  const first = state.doc.lineAt(Math.min(from, length));
  const last = state.doc.lineAt(Math.min(Math.max(from, to), length));
  const marks = [];
  for (let number = first.number; number <= last.number; number += 1) {
    marks.push(Decoration.line({ class: "cm-step" }).range(state.doc.line(number).from));
  }
  return Decoration.set(marks);
}

class Editor {
  // `parent` is an empty element; `label` names the editor for assistive technology; `changed(text)`
  // hears every edit by the user, `clicked(offset)` a click on a line number, `act(name)` the choice
  // of a diagnostic's action.
  constructor(parent, label, text, changed, clicked, act) {
    this.act = act;
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers({
            domEventHandlers: {
              mousedown: (view, block) => {
                clicked(block.from);
                return false;
              },
            },
          }),
          lintGutter(),
          highlightSpecialChars(),
          history(),
          drawSelection(),
          dropCursor(),
          EditorState.allowMultipleSelections.of(true),
          indentOnInput(),
          indentUnit.of("    "),
          syntaxHighlighting(colours),
          bracketMatching(),
          closeBrackets(),
          autocompletion(),
          rectangularSelection(),
          crosshairCursor(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          markField,
          python(),
          keymap.of([
            ...closeBracketsKeymap, ...editing, ...historyKeymap, ...foldKeymap, ...completionKeymap,
            ...lintKeymap, indentWithTab,
          ]),
          EditorView.contentAttributes.of({
            "aria-label": label, spellcheck: "false", autocorrect: "off", autocapitalize: "off",
          }),
          EditorView.updateListener.of((update) => {
            const own = update.transactions.every((transaction) => transaction.annotation(Transaction.remote));
            if (update.docChanged && !own) changed(update.state.doc.toString());
          }),
        ],
      }),
    });
  }

  // Puts another text in place of the whole; undo brings the old one back.
  setText(text) {
    if (this.view.state.doc.toString() === text) return;
    const changes = { from: 0, to: this.view.state.doc.length, insert: text };
    this.view.dispatch({ changes, annotations: Transaction.remote.of(true) });
  }

  // `diagnostics`: [{ from, to, severity, message, actions: [{ label, name }] }].
  setDiagnostics(diagnostics) {
    const length = this.view.state.doc.length;
    const underlined = diagnostics.map(({ from, to, severity, message, actions }) => ({
      from: Math.min(from, length),
      to: Math.min(to, length),
      severity,
      message,
      actions: actions.map(({ label, name }) => ({ name: label, apply: () => this.act(name) })),
    }));
    this.view.dispatch(setDiagnostics(this.view.state, underlined));
  }

  // Paints the lines of a range and scrolls there, unless someone is typing.
  mark(from, to) {
    const effects = [setMark.of({ from, to })];
    const start = Math.min(from, this.view.state.doc.length);
    if (!this.view.hasFocus) effects.push(EditorView.scrollIntoView(start, { y: "nearest", yMargin: 24 }));
    this.view.dispatch({ effects });
  }

  unmark() {
    this.view.dispatch({ effects: setMark.of(null) });
  }

  // Puts the cursor at a range and takes the focus.
  select(from, to) {
    const length = this.view.state.doc.length;
    const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
    this.view.dispatch({ selection, scrollIntoView: true });
    this.view.focus();
  }

  destroy() {
    this.view.destroy();
  }
}

globalThis.bothwaysEditor = Editor;
globalThis.dispatchEvent(new Event("bothways-editor"));
