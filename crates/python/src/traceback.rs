//! How an uncaught exception is told, as CPython 3.11 prints it.

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
    let mut text = String::new();
    match raised {
        Raised::Exception(exception) => chain(&mut interpreter, exception, &mut text, 0),
        Raised::Unsupported(refused) => {
            let _ = writeln!(text, "Line {}: {}", refused.place.line, refused.message());
        }
        Raised::Limit(limit) => {
            let _ = writeln!(text, "Line {}: stopped, because {}", limit.place.line, limit.what);
        }
        Raised::Interrupted => text.push_str("Stopped\n"),
    }
    text
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
fn chain(interpreter: &mut Interpreter<'_>, exception: &Rc<Instance>, text: &mut String, depth: usize) {
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
            chain(interpreter, &cause, text, depth + 1);
            text.push_str("\nThe above exception was the direct cause of the following exception:\n\n");
        } else if let Some(context) = context {
            chain(interpreter, &context, text, depth + 1);
            text.push_str("\nDuring handling of the above exception, another exception occurred:\n\n");
        }
    }
    let entries = exception.exception().map(|state| state.borrow().traceback.clone()).unwrap_or_default();
    if !entries.is_empty() {
        text.push_str("Traceback (most recent call last):\n");
    }
    for entry in entries.iter().rev() {
        line(entry, text);
    }
    let name = type_name(exception);
    let message = message(interpreter.vm, interpreter.host, exception);
    let _ = if message.is_empty() { writeln!(text, "{name}") } else { writeln!(text, "{name}: {message}") };
    if let Some(Value::List(notes)) = exception.dict().get_str("__notes__") {
        for note in notes.borrow().iter().filter_map(Value::as_str) {
            let _ = writeln!(text, "{note}");
        }
    }
}

/// One frame: file, line and function, the line's text, and carets under the part that raised.
fn line(entry: &TracebackEntry, text: &mut String) {
    let TracebackEntry { place, function, source } = entry;
    let _ = writeln!(text, "  File \"{}\", line {}, in {function}", source.name, place.line);
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
    if start >= end || (start == 0 && end == shown.len()) {
        return;
    }
    let (before, part) = (shown.get(..start).unwrap_or_default(), shown.get(start..end).unwrap_or_default());
    // A place that spans lines is marked to the end of its first line, without finer marks.
    let spans_lines = (place.end as usize) > line_start + indent + shown.len();
    let marks = if spans_lines { "^".repeat(part.chars().count()) } else { marks(part) };
    let _ = writeln!(text, "    {}{marks}", " ".repeat(before.chars().count()));
}

/// The marks under an expression: an operator or a subscript is told apart from its operands.
fn marks(part: &str) -> String {
    let parsed = ruff_python_parser::parse_expression(part);
    let anchor = match parsed.as_ref().map(|parsed| parsed.expr()) {
        Ok(Expr::BinOp(node)) => {
            let between =
                part.get(node.left.end().to_usize()..node.right.start().to_usize()).unwrap_or_default();
            let sign = between.find(|c: char| !c.is_whitespace() && !"()\\".contains(c));
            let start = node.left.end().to_usize() + sign.unwrap_or(0);
            Some((start, start + node.op.as_str().len()))
        }
        Ok(Expr::Subscript(node)) => Some((node.value.end().to_usize(), part.len())),
        _ => None,
    };
    let marks = part.char_indices().map(|(at, _)| match anchor {
        Some((start, end)) if !(start..end).contains(&at) => '~',
        _ => '^',
    });
    marks.collect()
}
