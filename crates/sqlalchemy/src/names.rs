//! The public names that SQLAlchemy 2.1.9 has: what is not supported of them is refused by name, what is not among
//! them is Python's ImportError or AttributeError.

/// Made, as the other list, by `tests/conformance/names.py`: a line for each class, continued on lines that begin
/// with a space.
const MEMBERS: &str = include_str!("names/members.txt");

/// The same for modules; what `import *` takes of one with `__all__` stands under its name and a star.
const MODULES: &str = include_str!("names/modules.txt");

/// Whether objects of the class of that name have the attribute.
pub(crate) fn is_member(class: &str, name: &str) -> bool {
    // Python itself asks for many of these, again and again.
    !name.starts_with('_') && listed(MEMBERS, class).is_some_and(|mut names| names.any(|known| known == name))
}

/// Whether a module has the name.
pub(crate) fn is_in_module(module: &str, name: &str) -> bool {
    listed(MODULES, module).is_some_and(|mut names| names.any(|known| known == name))
}

/// Whether `import *` takes the name from a module.
pub(crate) fn is_starred(module: &str, name: &str) -> bool {
    match listed(MODULES, &format!("{module}*")) {
        Some(mut names) => names.any(|known| known == name),
        None => is_in_module(module, name),
    }
}

/// The names under a key of such a list.
fn listed(list: &'static str, key: &str) -> Option<impl Iterator<Item = &'static str>> {
    let mut lines = list.lines();
    let first = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
    let rest = lines.take_while(|line| line.starts_with(' '));
    Some(std::iter::once(first).chain(rest).flat_map(str::split_whitespace))
}
