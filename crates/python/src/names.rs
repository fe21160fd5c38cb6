//! The public names that CPython's classes and modules have: what is not supported of them is refused by name, what
//! is not among them is Python's AttributeError.

use crate::value::class::Class;

/// Made by `crates/python/names.py`: a line for each class, or module with a dot after its name, continued on lines
/// that begin with a space.
const NAMES: &str = include_str!("names.txt");

/// Whether instances of the class have the attribute in CPython.
pub(crate) fn is_member(class: &Class, name: &str) -> bool {
    if name.starts_with('_') {
        return false;
    }
    let built_in = std::iter::once(class).chain(class.ancestors.iter().map(|ancestor| &**ancestor));
    built_in.filter(|class| &*class.module != "__main__").any(|class| match &*class.module {
        "builtins" => is_listed(&class.name, name),
        module => is_listed(&format!("{module}.{}", class.name), name),
    })
}

/// Whether a module has the name in CPython.
pub(crate) fn is_in_module(module: &str, name: &str) -> bool {
    is_listed(&format!("{module}."), name)
}

fn is_listed(key: &str, name: &str) -> bool {
    let mut lines = NAMES.lines();
    let Some(first) = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(':')) else { return false };
    let rest = lines.take_while(|line| line.starts_with(' '));
    std::iter::once(first).chain(rest).flat_map(str::split_whitespace).any(|known| known == name)
}
