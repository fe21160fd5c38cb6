//! A column that must not be NULL was given none; most often a foreign key.

use bothways_orm::config::Direction;
use bothways_rewrite::own_objects;
use bothways_world::AttributeId;

use super::{Explanation, Subject};

/// `column` as SQLite names it: `table.column`.
pub(super) fn explain(subject: &Subject<'_>, column: &str, sql: &str) -> Explanation {
    let code = "not-null";
    let blanking = if sql.starts_with("UPDATE") { blanking(subject, column) } else { Vec::new() };
    let [relationship] = blanking.as_slice() else {
        let hint = format!(
            "{column} must not be NULL. If it is a foreign key, its object was never given a parent, or lost it: a \
             removed child, or the child of a deleted parent, is set to NULL unless the relationship has \
             cascade=\"all, delete-orphan\"."
        );
        return Explanation { code, hints: vec![hint], fixes: Vec::new() };
    };
    let (class, attribute) = subject.names(*relationship);
    let hint = format!(
        "What {class}.{attribute} lost, or what the deleted {class} held, is kept without its {class}: the flush sets \
         {column} to NULL, which the column does not allow. With cascade=\"all, delete-orphan\" it is deleted \
         instead; or the column can allow NULL."
    );
    let fixes = own_objects(0, subject.models, &class, &attribute).into_iter().collect();
    Explanation { code, hints: vec![hint], fixes }
}

/// The relationships whose flush sets a column, `table.column`, to NULL for what they lost.
fn blanking(subject: &Subject<'_>, column: &str) -> Vec<AttributeId> {
    let orm = subject.orm;
    let blanks = |attribute: &AttributeId| {
        let Some(relationship) = orm.attribute(*attribute).relationship() else { return false };
        let Some(setup) = relationship.configured.as_ref() else { return false };
        let is_written = setup.pairs.iter().any(|pair| {
            let table = orm.schema().table(pair.remote.table);
            let written =
                table.and_then(|table| Some((&table.name, &table.columns.get(pair.remote.position)?.name)));
            written.is_some_and(|(table, name)| format!("{table}.{name}") == column)
        });
        setup.direction == Direction::OneToMany
            && !relationship.options.viewonly
            && !setup.cascade.delete_orphan
            && is_written
    };
    (0..orm.attribute_count()).map(AttributeId::from_index).filter(blanks).collect()
}
