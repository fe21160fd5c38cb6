//! The public attributes that SQLAlchemy's objects have: what this package lacks of them is refused by name, what is
//! not among them is Python's AttributeError.

/// Made by `tests/conformance/members.py`: a line for each class, continued on lines that begin with a space.
const MEMBERS: &str = include_str!("members.txt");

/// Whether objects of the class of that name have the attribute.
pub(crate) fn exists(class: &str, name: &str) -> bool {
    let mut is_class = false;
    for line in MEMBERS.lines() {
        let mut names = line;
        if !line.starts_with(' ') {
            let (key, rest) = line.split_once(':').unwrap_or((line, ""));
            is_class = key == class;
            names = rest;
        }
        if is_class && names.split_whitespace().any(|known| known == name) {
            return true;
        }
    }
    false
}
