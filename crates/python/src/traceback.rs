//! How an uncaught exception is told, as CPython 3.11 prints it.

mod suggestion;

use std::fmt::Write as _;
use std::rc::Rc;

use ruff_python_ast::Expr;
use ruff_text_size::Ranged;

use crate::host::Host;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::exception::TracebackEntry;
use crate::value::instance::Instance;
use crate::vm::Vm;

/// The whole text, as it would go to stderr; refusals and limits as a sentence with their line.
pub fn format(vm: &mut Vm, host: &mut dyn Host, raised: &Raised) -> String {
    let mut interpreter = Interpreter::new(vm, host);
    match raised {
        Raised::Exception(exception) => {
            let mut pieces = Vec::new();
            chain(&mut interpreter, exception, Telling::Uncaught, &mut pieces, 0);
            pieces.concat()
        }
        Raised::Unsupported(refused) => format!("Line {}: {}\n", refused.place.line, refused.message()),
        Raised::Limit(limit) => format!("Line {}: stopped, because {}\n", limit.place.line, limit.what),
        Raised::Interrupted => "Stopped\n".to_owned(),
    }
}

/// The pieces that `traceback.format_exception` gives.
pub(crate) fn pieces(interpreter: &mut Interpreter<'_>, exception: &Rc<Instance>) -> Vec<String> {
    let mut pieces = Vec::new();
    chain(interpreter, exception, Telling::Asked, &mut pieces, 0);
    pieces
}

/// What `traceback.format_exception_only` gives: the last lines.
pub(crate) fn last_pieces(interpreter: &mut Interpreter<'_>, exception: &Rc<Instance>) -> Vec<String> {
    let mut pieces = Vec::new();
    last(interpreter, exception, Telling::Asked, &mut pieces);
    pieces
}

/// The pieces of `traceback.format_tb`.
pub(crate) fn frame_pieces(exception: &Rc<Instance>) -> Vec<String> {
    let entries = exception.exception().map(|state| state.borrow().traceback.clone()).unwrap_or_default();
    let mut pieces = Vec::new();
    frames(&entries, &mut pieces);
    pieces
}

/// Who tells: the interpreter at its end, which suggests names, or the program, by the module `traceback`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    Uncaught,
    Asked,
}

/// The exception's class with its module, as tracebacks print it: `sqlalchemy.exc.InvalidRequestError`.
pub fn type_name(exception: &Rc<Instance>) -> String {
    match &*exception.class.module {
        "__main__" => exception.class.qualified_name.to_string(),
        _ => exception.class.full_name(),
    }
}

/// `str(exception)`; a placeholder where that itself raises.
pub fn message(vm: &mut Vm, host: &mut dyn Host, exception: &Rc<Instance>) -> String {
    let value = Value::Instance(Rc::clone(exception));
    match Interpreter::new(vm, host).str(&value) {
        Ok(text) => text.to_string(),
        Err(_) => "<exception str() failed>".to_owned(),
    }
}

/// The exception after what it was raised from or during.
fn chain(
    interpreter: &mut Interpreter<'_>,
    exception: &Rc<Instance>,
    telling: Telling,
    pieces: &mut Vec<String>,
    depth: usize,
) {
    const CHAIN: usize = 50;
    let (cause, context) = match exception.exception() {
        Some(state) => {
            let state = state.borrow();
            let context = if state.suppress_context { None } else { state.context.clone() };
            (state.cause.clone(), context)
        }
        None => (None, None),
    };
    if depth < CHAIN {
        if let Some(cause) = cause {
            chain(interpreter, &cause, telling, pieces, depth + 1);
            let link = "\nThe above exception was the direct cause of the following exception:\n\n";
            pieces.push(link.to_owned());
        } else if let Some(context) = context {
            chain(interpreter, &context, telling, pieces, depth + 1);
            let link = "\nDuring handling of the above exception, another exception occurred:\n\n";
            pieces.push(link.to_owned());
        }
    }
    let entries = exception.exception().map(|state| state.borrow().traceback.clone()).unwrap_or_default();
    if !entries.is_empty() {
        pieces.push("Traceback (most recent call last):\n".to_owned());
    }
    frames(&entries, pieces);
    last(interpreter, exception, telling, pieces);
}

/// The frames, outermost first; what repeats more than three times is counted instead.
fn frames(entries: &[TracebackEntry], pieces: &mut Vec<String>) {
    const REPEATED: usize = 3;
    let same =
        |a: &TracebackEntry, b: &TracebackEntry| a.place.line == b.place.line && Rc::ptr_eq(&a.code, &b.code);
    let mut rest: Vec<&TracebackEntry> = entries.iter().collect();
    while let Some(first) = rest.last().copied() {
        let count = rest.iter().rev().take_while(|entry| same(entry, first)).count();
        for entry in rest.iter().rev().take(count.min(REPEATED)) {
            let mut text = String::new();
            line(entry, &mut text);
            pieces.push(text);
        }
        if let Some(more) = count.checked_sub(REPEATED).filter(|more| *more > 0) {
            let times = if more == 1 { "time" } else { "times" };
            pieces.push(format!("  [Previous line repeated {more} more {times}]\n"));
        }
        rest.truncate(rest.len() - count);
    }
}

/// The class with the message, and the notes.
fn last(
    interpreter: &mut Interpreter<'_>,
    exception: &Rc<Instance>,
    telling: Telling,
    pieces: &mut Vec<String>,
) {
    let name = type_name(exception);
    let message = message(interpreter.vm, interpreter.host, exception);
    let mut text = if message.is_empty() { name } else { format!("{name}: {message}") };
    if telling == Telling::Uncaught
        && let Some(meant) = suggestion::suggestion(interpreter, exception)
    {
        text.push_str(&format!(". Did you mean: '{meant}'?"));
    }
    pieces.push(text + "\n");
    if let Some(Value::List(notes)) = exception.dict().get_str("__notes__") {
        for note in notes.borrow().iter().filter_map(Value::as_str) {
            pieces.extend(note.split('\n').map(|line| format!("{line}\n")));
        }
    }
}

/// One frame: file, line and function, the line's text, and carets under the part that raised.
fn line(entry: &TracebackEntry, text: &mut String) {
    let TracebackEntry { place, code } = entry;
    let (source, function) = (&code.source, &code.name);
    let _ = writeln!(text, "  File \"{}\", line {}, in {function}", source.name, place.line);
    // There is no file to read the line of an expression from.
    if &*source.name == "<string>" {
        return;
    }
    let whole = source.line(place.line);
    let shown = whole.trim();
    if shown.is_empty() {
        return;
    }
    let _ = writeln!(text, "    {shown}");
    let indent = whole.len() - whole.trim_start().len();
    let line_start = source.line_start(place.line) as usize;
    let Some(start) = (place.start as usize).checked_sub(line_start + indent) else { return };
    let end = (place.end as usize).saturating_sub(line_start + indent).min(shown.len());
    if start >= end {
        return;
    }
    // A compound statement goes without marks: its place is its header.
    if start == 0 && shown.get(end..).is_some_and(|rest| rest.trim_start().starts_with(':')) {
        return;
    }
    let (before, part) = (shown.get(..start).unwrap_or_default(), shown.get(start..end).unwrap_or_default());
    // A place that spans lines is marked to the end of its first line, without finer marks.
    let spans_lines = (place.end as usize) > line_start + indent + shown.len();
    let anchor = if spans_lines { None } else { anchor(part) };
    if anchor.is_none() && start == 0 && end == shown.len() {
        return;
    }
    let marks: String = part
        .char_indices()
        .map(|(at, _)| if anchor.as_ref().is_some_and(|anchor| !anchor.contains(&at)) { '~' } else { '^' })
        .collect();
    let _ = writeln!(text, "    {}{marks}", " ".repeat(before.chars().count()));
}

/// What is marked apart from its operands: an operator or a subscript.
fn anchor(part: &str) -> Option<std::ops::Range<usize>> {
    let parsed = ruff_python_parser::parse_expression(part).ok()?;
    match parsed.expr() {
        Expr::BinOp(node) => {
            let between =
                part.get(node.left.end().to_usize()..node.right.start().to_usize()).unwrap_or_default();
            let sign = between.find(|c: char| !c.is_whitespace() && !"()\\".contains(c));
            let start = node.left.end().to_usize() + sign.unwrap_or(0);
            Some(start..start + node.op.as_str().len())
        }
        Expr::Subscript(node) => Some(node.value.end().to_usize()..part.len()),
        _ => None,
    }
}
