//! A relationship names a class that is not there.

use bothways_world::ClassId;

use super::{Explanation, Subject};

pub(super) fn explain(subject: &Subject<'_>, class: ClassId, name: &str) -> Explanation {
    let owner = &subject.orm.mapper(class).name;
    let known: Vec<String> = (0..subject.orm.class_count())
        .map(|index| subject.orm.mapper(ClassId::from_index(index)).name.to_string())
        .collect();
    let hint = format!(
        "A relationship of {owner} names \"{name}\", and no mapped class of that name exists when the mappers are \
         configured. Mapped classes: {}.",
        known.join(", ")
    );
    Explanation { code: "misspelt-class", hints: vec![hint], fixes: Vec::new() }
}
