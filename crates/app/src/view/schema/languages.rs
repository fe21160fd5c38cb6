//! The schema in the languages of other tools.

use super::{EdgeKind, Schema, label};

/// The schema in Mermaid's language of entity relationship diagrams.
pub fn mermaid(schema: &Schema) -> String {
    let mut text = String::from("erDiagram\n");
    for class in &schema.classes {
        text += &format!("    {} {{\n", class.name);
        for column in &class.columns {
            let kind = column.sql_type.split('(').next().unwrap_or_default();
            let role = match (column.key, column.references.is_some()) {
                (true, true) => " PK, FK",
                (true, false) => " PK",
                (false, true) => " FK",
                (false, false) => "",
            };
            text += &format!("        {kind} {}{role}\n", column.name);
        }
        text += "    }\n";
    }
    for edge in &schema.edges {
        let (Some(from), Some(to)) = (schema.classes.get(edge.from), schema.classes.get(edge.to)) else {
            continue;
        };
        if edge.kind == EdgeKind::Inherits {
            text += &format!("    {} |o--|| {} : \"{}\"\n", from.name, to.name, label(edge));
            continue;
        }
        // The mark beside a class says how many of it the other end holds.
        let left = if edge.many.1 { "}o" } else { "|o" };
        let right = if edge.many.0 { "o{" } else { "o|" };
        let line = if edge.kind == EdgeKind::Linked { "--" } else { ".." };
        let label = label(edge);
        text += &format!("    {} {left}{line}{right} {} : \"{label}\"\n", from.name, to.name);
    }
    text
}

/// The schema in DBML.
pub fn dbml(schema: &Schema) -> String {
    let mut text = String::new();
    let mut before: Vec<&str> = Vec::new();
    for class in &schema.classes {
        // Classes of one hierarchy may share a table.
        if before.contains(&&*class.table) {
            continue;
        }
        before.push(&class.table);
        text += &format!("Table {} {{\n", class.table);
        for column in &class.columns {
            let mut settings = Vec::new();
            if column.key {
                settings.push("pk".to_owned());
            } else if !column.nullable {
                settings.push("not null".to_owned());
            }
            // A row of a subclass is one with the row of its base.
            let sign = if column.key && class.inherits.is_some() { "-" } else { ">" };
            settings.extend(column.references.as_ref().map(|target| format!("ref: {sign} {target}")));
            let settings =
                if settings.is_empty() { String::new() } else { format!(" [{}]", settings.join(", ")) };
            text += &format!("  {} {}{settings}\n", column.name, column.sql_type);
        }
        text += "}\n\n";
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::super::schema;
    use super::*;

    #[test]
    fn mermaid_tells_who_holds_many() {
        let text = mermaid(&schema(&fixture::linked().catalog));
        let expected = "erDiagram\n    Parent {\n        INTEGER id PK\n    }\n    Child {\n        INTEGER id PK\n        \
                        INTEGER parent_id FK\n    }\n    Parent |o--o{ Child : \"children / parent\"\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_subclass_is_one_with_its_base() {
        let schema = schema(&fixture::inherited());
        let text = mermaid(&schema);
        assert!(text.ends_with("    Child |o--|| Parent : \"inherits\"\n"), "{text}");
        let text = dbml(&schema);
        assert!(text.contains("  id INTEGER [pk, ref: - parent.id]\n"), "{text}");
    }

    #[test]
    fn dbml_has_tables_and_references() {
        let text = dbml(&schema(&fixture::linked().catalog));
        assert!(
            text.contains("Table child {\n  id INTEGER [pk]\n  parent_id INTEGER [ref: > parent.id]\n}"),
            "{text}"
        );
    }
}
