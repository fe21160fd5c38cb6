//! "Did you mean": the name that was probably meant where an uncaught NameError or AttributeError is told.

use std::rc::Rc;

use crate::interpreter::Interpreter;
use crate::value::instance::Instance;

/// What inserting, deleting or replacing a letter costs; changing only its case costs 1.
const MOVE: usize = 2;
/// The most names among which one is looked for.
const CANDIDATES: usize = 749;
/// The longest name that is compared.
const LENGTH: usize = 40;

/// The name to suggest, if one is near enough.
pub(super) fn suggestion(interpreter: &mut Interpreter<'_>, exception: &Rc<Instance>) -> Option<Rc<str>> {
    let types = Rc::clone(&interpreter.vm.types);
    let (name, object, code) = {
        let state = exception.exception()?.borrow();
        let innermost = state.traceback.first().map(|entry| Rc::clone(&entry.code));
        (state.name.as_ref()?.as_str().map(Rc::<str>::from)?, state.object.clone(), innermost)
    };
    if exception.class.is_subclass_of(&types.attribute_error) {
        return nearest(&name, &interpreter.directory(&object?).ok()?);
    }
    if !exception.class.is_subclass_of(&types.name_error) {
        return None;
    }
    let keys =
        |dict: &crate::value::dict::Dict| dict.names().into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    nearest(&name, &code?.locals)
        .or_else(|| nearest(&name, &keys(interpreter.vm.main_namespace())))
        .or_else(|| nearest(&name, &keys(&interpreter.vm.builtins)))
}

/// The first of the nearest candidates; no more than a third of the letters may differ.
fn nearest(name: &str, candidates: &[Rc<str>]) -> Option<Rc<str>> {
    if candidates.len() > CANDIDATES {
        return None;
    }
    let mut best: Option<(usize, &Rc<str>)> = None;
    for candidate in candidates.iter().filter(|candidate| &***candidate != name) {
        let most = (name.len() + candidate.len() + 3) * MOVE / 6;
        let cost = distance(name.as_bytes(), candidate.as_bytes());
        let is_nearer = best.is_none_or(|(beaten, _)| cost < beaten);
        if cost <= most && is_nearer {
            best = Some((cost, candidate));
        }
    }
    best.map(|(_, candidate)| Rc::clone(candidate))
}

/// The cost of turning one name into the other.
fn distance(from: &[u8], to: &[u8]) -> usize {
    let start = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    let (from, to) = (from.get(start..).unwrap_or_default(), to.get(start..).unwrap_or_default());
    let end = from.iter().rev().zip(to.iter().rev()).take_while(|(a, b)| a == b).count();
    let from = from.get(..from.len() - end).unwrap_or_default();
    let to = to.get(..to.len() - end).unwrap_or_default();
    if from.len() > LENGTH || to.len() > LENGTH {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=to.len()).map(|at| at * MOVE).collect();
    for (line, a) in from.iter().enumerate() {
        let mut left = (line + 1) * MOVE;
        let mut diagonal = std::mem::replace(row.first_mut().unwrap_or(&mut 0), left);
        for (above, b) in row.iter_mut().skip(1).zip(to) {
            let cost = (diagonal + substitution(*a, *b)).min(*above + MOVE).min(left + MOVE);
            diagonal = std::mem::replace(above, cost);
            left = cost;
        }
    }
    row.last().copied().unwrap_or(0)
}

fn substitution(a: u8, b: u8) -> usize {
    match (a == b, a.eq_ignore_ascii_case(&b)) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => MOVE,
    }
}
