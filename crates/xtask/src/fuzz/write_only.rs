//! Write-only and dynamic collections: what is changed without being loaded, and asked for by a query.

use super::models::Attribute;
use super::operations::Writer;

impl Writer<'_> {
    /// Use a write-only collection.
    pub(super) fn write_only(&mut self, place: &str, attribute: &Attribute) -> String {
        let Some(item) = self.some(Some(attribute.target)) else { return format!("print(type({place}))") };
        let target = self.class_name(attribute.target);
        match self.random.between(0, 19) {
            0..=6 => format!("{place}.add({item})"),
            7..=8 => format!("{place}.add_all({})", self.items(attribute)),
            9..=12 => format!("{place}.remove({item})"),
            13 => format!("{place} = {}", self.items(attribute)),
            14..=15 => format!(
                "print(session.scalars({place}.select().where({target}.name == {item}.name)).all() == [{item}])"
            ),
            16 => format!("print(session.execute({place}.delete().where({target}.name == \"x\")).rowcount)"),
            17 => format!("print(session.execute({place}.update().values(name=\"changed\")).rowcount)"),
            18 => format!("session.execute({place}.insert(), [{{\"name\": \"inserted\"}}])"),
            _ => format!("print({})", self.random.word(&["len(PLACE)", "list(PLACE)", "bool(PLACE)"]))
                .replace("PLACE", place),
        }
    }

    /// Use a dynamic collection.
    pub(super) fn dynamic(&mut self, place: &str, attribute: &Attribute) -> String {
        let Some(item) = self.some(Some(attribute.target)) else { return format!("print(type({place}))") };
        let target = self.class_name(attribute.target);
        match self.random.between(0, 19) {
            0..=6 => format!("{place}.{}({item})", self.random.word(&["append", "append", "add"])),
            7..=8 => {
                format!("{place}.{}({})", self.random.word(&["extend", "add_all"]), self.items(attribute))
            }
            9..=12 => format!("{place}.remove({item})"),
            13..=14 => format!("{place} = {}", self.items(attribute)),
            15 => format!("print({place}.count())"),
            16 => format!("print([label(item) for item in {place}.filter({target}.name != {item}.name)])"),
            17 => format!("print(label({place}.order_by({target}.id.desc()).first()))"),
            18 => {
                format!("print({item} in {place}, label({place}.filter_by(name={item}.name).one_or_none()))")
            }
            _ => format!("print(label({place}[0]))"),
        }
    }
}
