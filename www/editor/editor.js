// The bridge to CodeMirror 6. It edits text, underlines ranges and paints lines; what the text is
// and what the ranges mean is the page's business. All offsets are UTF-16 code units.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  HighlightStyle, bracketMatching, foldKeymap, indentOnInput, indentUnit, syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, RangeSet, StateEffect, StateField, Transaction } from "@codemirror/state";
import {
  Decoration, EditorView, GutterMarker, WidgetType, crosshairCursor, drawSelection, dropCursor, gutter,
  highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, hoverTooltip, keymap, lineNumbers,
  rectangularSelection,
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

// What is written at the end of the line of the shown step.
class Beside extends WidgetType {
  constructor(text) {
    super();
    this.text = text;
  }

  eq(other) {
    return other.text === this.text;
  }

  toDOM() {
    const span = document.createElement("span");
    span.className = "cm-beside";
    span.textContent = this.text;
    return span;
  }
}

// Lines where playing stops; they move with the text.
const setBreakpoints = StateEffect.define();
const breakpoint = new class extends GutterMarker {
  toDOM() {
    const dot = document.createElement("span");
    dot.className = "cm-breakpoint";
    return dot;
  }
}();
const breakpointField = StateField.define({
  create: () => RangeSet.empty,
  update(set, transaction) {
    const moved = set.map(transaction.changes);
    const wanted = transaction.effects.filter((effect) => effect.is(setBreakpoints)).at(-1);
    if (!wanted) return moved;
    return RangeSet.of([...new Set(wanted.value)].sort((a, b) => a - b).map((at) => breakpoint.range(at)));
  },
});

// Offsets of the starts of the lines with a breakpoint.
function breaks(state) {
  const found = [];
  state.field(breakpointField).between(0, state.doc.length, (from) => {
    found.push(state.doc.lineAt(from).from);
  });
  return found;
}

function toggleBreakpoint(view, at) {
  const line = view.state.doc.lineAt(at).from;
  const before = breaks(view.state);
  const after = before.includes(line) ? before.filter((other) => other !== line) : [...before, line];
  view.dispatch({ effects: setBreakpoints.of(after) });
  return true;
}

// The name at an offset with what it is an attribute of: `child.parent`.
function chainAt(state, at) {
  const { from, text } = state.doc.lineAt(at);
  for (const { 0: chain, index } of text.matchAll(/[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/gu)) {
    if (at < from + index || at > from + index + chain.length) continue;
    const rest = chain.slice(at - from - index).search(/\./);
    const end = rest < 0 ? chain.length : at - from - index + rest;
    return { chain: chain.slice(0, end), from: from + index, to: from + index + end };
  }
  return null;
}

function lines(state, { from, to, beside }) {
  const length = state.doc.length;
  const first = state.doc.lineAt(Math.min(from, length));
  const last = state.doc.lineAt(Math.min(Math.max(from, to), length));
  const marks = [];
  for (let number = first.number; number <= last.number; number += 1) {
    marks.push(Decoration.line({ class: "cm-step" }).range(state.doc.line(number).from));
  }
  if (beside) marks.push(Decoration.widget({ widget: new Beside(beside), side: 1 }).range(last.to));
  return Decoration.set(marks);
}

class Editor {
  // `parent` is an empty element; `label` names the editor for assistive technology; `changed(text)`
  // hears every edit by the user, `clicked(offset)` a click on a line number, `act(name)` the choice
  // of a diagnostic's action, `broken(lines)` the lines with a breakpoint, from 1, whenever they change, and
  // `asked(chain)` a name that the pointer rests on, which `answer` then answers.
  constructor(parent, label, text, changed, clicked, act, broken, asked) {
    this.act = act;
    this.answer = () => {};
    const values = hoverTooltip((view, at) => {
      const found = chainAt(view.state, at);
      if (!found) return null;
      return new Promise((resolve) => {
        this.answer = (value) => resolve(value == null ? null : {
          pos: found.from,
          end: found.to,
          above: true,
          create() {
            const dom = document.createElement("div");
            dom.className = "cm-value";
            dom.textContent = `${found.chain} = ${value}`;
            return { dom };
          },
        });
        asked(found.chain);
      });
    });
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          breakpointField,
          gutter({
            class: "cm-breakpoints",
            renderEmptyElements: true,
            markers: (view) => view.state.field(breakpointField),
            initialSpacer: () => breakpoint,
            domEventHandlers: { mousedown: (view, block) => toggleBreakpoint(view, block.from) },
          }),
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
          values,
          keymap.of([
            { key: "F9", run: (view) => toggleBreakpoint(view, view.state.selection.main.head) },
            ...closeBracketsKeymap, ...editing, ...historyKeymap, ...foldKeymap, ...completionKeymap,
            ...lintKeymap, indentWithTab,
          ]),
          EditorView.contentAttributes.of({
            "aria-label": label, tabindex: "0", spellcheck: "false", autocorrect: "off", autocapitalize: "off",
          }),
          EditorView.updateListener.of((update) => {
            const own = update.transactions.every((transaction) => transaction.annotation(Transaction.remote));
            if (update.docChanged && !own) changed(update.state.doc.toString());
            if (update.startState.field(breakpointField) === update.state.field(breakpointField)) return;
            const [before, after] = [update.startState, update.state].map((state) => (
              breaks(state).map((at) => state.doc.lineAt(at).number)));
            if (before.join() !== after.join()) broken(Uint32Array.from(after));
          }),
        ],
      }),
    });
  }

  // Puts another text in place of the whole; undo brings the old one back.
  setText(text) {
    if (this.view.state.doc.toString() === text) return;
    // Only what differs, so that the cursor and the breakpoints stay where they were.
    const old = this.view.state.doc.toString();
    const most = Math.min(old.length, text.length);
    let from = 0;
    while (from < most && old[from] === text[from]) from += 1;
    let tail = 0;
    while (tail < most - from && old.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
    const changes = { from, to: old.length - tail, insert: text.slice(from, text.length - tail) };
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

  // Paints the lines of a range, writes something beside them and scrolls there, unless someone is typing.
  mark(from, to, beside) {
    const effects = [setMark.of({ from, to, beside })];
    const start = Math.min(from, this.view.state.doc.length);
    if (!this.view.hasFocus) effects.push(EditorView.scrollIntoView(start, { y: "nearest", yMargin: 24 }));
    this.view.dispatch({ effects });
  }

  unmark() {
    this.view.dispatch({ effects: setMark.of(null) });
  }

  // `lines`: from 1.
  setBreakpoints(lines) {
    const { doc } = this.view.state;
    const starts = [...lines].filter((line) => line <= doc.lines).map((line) => doc.line(line).from);
    if (starts.join() !== breaks(this.view.state).join()) this.view.dispatch({ effects: setBreakpoints.of(starts) });
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
