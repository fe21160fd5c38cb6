//! A script for models that come without one: make both sides, assign one, look, append on the other, look,
//! flush, look.

use bothways_trace::{AttributeKind, Catalog, ClassInfo, Direction, RelationshipInfo};

/// The script, for the first relationship with a list on one side and a reference on the other.
pub fn scenario(catalog: &Catalog) -> Option<String> {
    let Pair { one, children, many, parent } = pair(catalog)?;
    let (p, c) = (variable(&one.name), variable(&many.name));
    let (class, other) = (&one.name, &many.name);
    let (made, child, second) = (call(catalog, one), call(catalog, many), format!("{c}2"));
    let mut lines = vec![
        "from sqlalchemy import create_engine".to_owned(),
        "from sqlalchemy.orm import Session".to_owned(),
        String::new(),
        "engine = create_engine(\"sqlite://\")".to_owned(),
        format!("{class}.metadata.create_all(engine)"),
        String::new(),
        format!("{p} = {class}({made})"),
        format!("{c} = {other}({child})"),
        format!("{second} = {other}({child})"),
    ];
    if let Some(parent) = &parent {
        lines.push(format!("{c}.{parent} = {p}"));
    }
    if let Some(children) = &children {
        lines.push(format!("print(len({p}.{children}))"));
        lines.push(format!("{p}.{children}.append({second})"));
    }
    if let Some(parent) = &parent {
        lines.push(format!("print({second}.{parent} is {p})"));
    }
    lines.extend([
        String::new(),
        "with Session(engine) as session:".to_owned(),
        format!("    session.add_all([{p}, {c}, {second}])"),
        "    session.flush()".to_owned(),
    ]);
    if let Some(children) = &children {
        lines.push(format!("    print(len({p}.{children}))"));
    }
    Some(lines.join("\n") + "\n")
}

struct Pair<'a> {
    one: &'a ClassInfo,
    children: Option<String>,
    many: &'a ClassInfo,
    parent: Option<String>,
}

/// The first one-to-many with what points back, else the first many-to-one with what points back.
fn pair(catalog: &Catalog) -> Option<Pair<'_>> {
    let all = || {
        catalog.attributes.iter().filter_map(|attribute| match &attribute.kind {
            AttributeKind::Relationship(info) => Some((attribute.class, &*attribute.key, info)),
            AttributeKind::Column(_) | AttributeKind::Expression | AttributeKind::Unconfigured => None,
        })
    };
    let (one, many) = all().find_map(|(class, _, info)| match info.direction {
        Direction::OneToMany => Some((class, info.target)),
        Direction::ManyToOne => Some((info.target, class)),
        Direction::ManyToMany => None,
    })?;
    let between = |from, to, direction| {
        let fits = |info: &RelationshipInfo| info.target == to && info.direction == direction;
        all()
            .find(|(class, _, info)| *class == from && fits(info))
            .map(|(_, key, info)| (key.to_owned(), info.uselist))
    };
    let children = between(one, many, Direction::OneToMany).filter(|(_, uselist)| *uselist);
    let parent = between(many, one, Direction::ManyToOne);
    Some(Pair {
        one: catalog.class(one)?,
        children: children.map(|(key, _)| key),
        many: catalog.class(many)?,
        parent: parent.map(|(key, _)| key),
    })
}

/// `Parent` becomes `parent`, `LineItem` becomes `line_item`.
fn variable(class: &str) -> String {
    let mut name = String::new();
    for (index, character) in class.chars().enumerate() {
        if index > 0 && character.is_uppercase() {
            name.push('_');
        }
        name.extend(character.to_lowercase());
    }
    name
}

/// Arguments for the columns that may not be NULL and that nothing else fills.
fn call(catalog: &Catalog, class: &ClassInfo) -> String {
    let argument = |id: &bothways_world::AttributeId| {
        if class.discriminator == Some(*id) {
            return None;
        }
        let attribute = catalog.attribute(*id)?;
        let AttributeKind::Column(position) = attribute.kind else { return None };
        let table = catalog.table(catalog.class(attribute.class)?.table)?;
        let column = table.columns.get(position as usize)?;
        if column.nullable || column.primary_key || column.references.is_some() {
            return None;
        }
        let value = match column.sql_type.split('(').next()? {
            "INTEGER" | "BIGINT" | "SMALLINT" => "1",
            "FLOAT" | "NUMERIC" | "DOUBLE" | "REAL" => "1.5",
            "BOOLEAN" => "True",
            "VARCHAR" | "TEXT" | "CHAR" => "\"text\"",
            _ => return None,
        };
        Some(format!("{}={value}", attribute.key))
    };
    class.attributes.iter().filter_map(argument).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::*;

    #[test]
    fn models_get_a_script_for_their_relationship() {
        let script = scenario(&fixture::linked().catalog).expect("Parent and Child are related");
        for line in ["parent = Parent()", "child.parent = parent", "parent.children.append(child2)"] {
            assert!(script.lines().any(|found| found == line), "{line} in {script}");
        }
    }

    #[test]
    fn names_follow_the_class() {
        assert_eq!(variable("LineItem"), "line_item");
        assert_eq!(scenario(&Catalog::default()), None);
    }
}
