//! What names hold at a step: beside the current line, and under the pointer.

use bothways_trace::{AttributeKind, Catalog};
use bothways_world::{Binding, InstanceId, Object, Value, World};

use super::holdings::holding;
use super::naming::{Naming, lifecycle, scalar};

/// Values beside one line at most.
const SHOWN: usize = 5;

/// Characters of one value at most.
const CHARACTERS: usize = 60;

/// What the names and attributes in a statement hold, for the end of its line; empty where nothing is to be told.
pub fn beside(catalog: &Catalog, world: &World, statement: &str) -> String {
    let naming = Naming::new(catalog, world);
    let mut told: Vec<(&str, String)> = Vec::new();
    for chain in chains(statement) {
        let Some((name, value)) = resolved(catalog, world, &naming, chain) else { continue };
        // Sessions and engines say nothing beyond their class.
        if !value.starts_with('<') && !told.iter().any(|(known, _)| *known == name) {
            told.push((name, value));
        }
    }
    told.truncate(SHOWN);
    let told = told.into_iter().map(|(name, value)| format!("{name} = {}", cut(value)));
    told.collect::<Vec<_>>().join("   ")
}

/// What a name, or an attribute of a named object, holds.
pub fn value_of(catalog: &Catalog, world: &World, chain: &str) -> Option<String> {
    let (name, value) = resolved(catalog, world, &Naming::new(catalog, world), chain)?;
    (name == chain).then_some(value)
}

fn cut(value: String) -> String {
    match value.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value,
    }
}

/// The longest beginning of a chain of names that holds something.
fn resolved<'c>(
    catalog: &Catalog,
    world: &World,
    naming: &Naming<'_>,
    chain: &'c str,
) -> Option<(&'c str, String)> {
    let mut end = chain.find('.').unwrap_or(chain.len());
    let mut instance = match world.names.get(chain.get(..end)?)? {
        Binding::Instance(instance) => *instance,
        Binding::Other(text) => return Some((chain.get(..end)?, text.to_string())),
    };
    let mut value = object(catalog, world, naming, instance)?;
    while let Some(rest) = chain.get(end + 1..).filter(|rest| !rest.is_empty()) {
        let key = rest.split('.').next().unwrap_or(rest);
        let Some((text, to)) = attribute(catalog, world, naming, instance, key) else { break };
        (value, end) = (text, end + 1 + key.len());
        let Some(to) = to else { break };
        instance = to;
    }
    Some((chain.get(..end)?, value))
}

/// `Child, pending, id 3`.
fn object(catalog: &Catalog, world: &World, naming: &Naming<'_>, id: InstanceId) -> Option<String> {
    let object = world.object(id)?;
    let mut text = format!("{}, {}", naming.class(id), lifecycle(object.lifecycle()));
    let attributes = catalog.class(object.class).map(|class| class.attributes.as_slice()).unwrap_or_default();
    for attribute in attributes {
        if let (Some(info), Some(Value::Scalar(value))) =
            (catalog.attribute(*attribute), object.values.get(attribute))
        {
            text.push_str(&format!(", {} {}", info.key, scalar(value)));
        }
    }
    Some(text)
}

/// What an attribute holds, and the object it leads to.
fn attribute(
    catalog: &Catalog,
    world: &World,
    naming: &Naming<'_>,
    instance: InstanceId,
    key: &str,
) -> Option<(String, Option<InstanceId>)> {
    let object: &Object = world.object(instance)?;
    let mut attributes = catalog.class(object.class)?.attributes.iter();
    let id = *attributes.find(|id| catalog.attribute(**id).is_some_and(|info| &*info.key == key))?;
    match &catalog.attribute(id)?.kind {
        AttributeKind::Column(_) | AttributeKind::Expression => match object.values.get(&id)? {
            Value::Scalar(value) => Some((scalar(value), None)),
            Value::Reference(_) | Value::Collection(_) => None,
        },
        AttributeKind::Relationship(info) => {
            let to = match object.values.get(&id) {
                Some(Value::Reference(to)) => *to,
                Some(Value::Scalar(_) | Value::Collection(_)) | None => None,
            };
            Some((holding(world, naming, object, id, info).text(), to))
        }
        AttributeKind::Unconfigured => None,
    }
}

/// `a.b.c` for every name in a statement that is not inside a text, in order.
fn chains(statement: &str) -> Vec<&str> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    let mut quote: Option<char> = None;
    for (index, character) in statement.char_indices().chain([(statement.len(), ' ')]) {
        if let Some(open) = quote {
            quote = (character != open).then_some(open);
            continue;
        }
        if is_word(character) || character == '.' && start.is_some() {
            start = start.or(Some(index));
            continue;
        }
        if let Some(chain) = start.take().and_then(|start| statement.get(start..index)) {
            found.push(chain.trim_end_matches('.'));
        }
        quote = matches!(character, '\'' | '"').then_some(character);
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::*;

    #[test]
    fn the_line_tells_what_its_names_hold() {
        let run = fixture::linked();
        let (_, world) = fixture::at(&run, "c.parent = p");
        let line = beside(&run.catalog, &world, "c.parent = p");
        assert_eq!(line, "c.parent = p   p = Parent, transient");
        assert_eq!(beside(&run.catalog, &world, "print(p.children, \"c\")"), "p.children = [c]");
        assert_eq!(beside(&run.catalog, &world, "import sys"), "");
    }

    #[test]
    fn a_chain_leads_from_object_to_object() {
        let run = fixture::linked();
        let (_, world) = fixture::at(&run, "c.parent = p");
        let value = |chain| value_of(&run.catalog, &world, chain);
        assert_eq!(value("c.parent.children").as_deref(), Some("[c]"));
        assert_eq!(value("c.nothing"), None);
        assert_eq!(value("ghost"), None);
    }

    #[test]
    fn names_inside_texts_are_none() {
        assert_eq!(chains("f(a.b, 'c d', e.)"), ["f", "a.b", "e"]);
    }
}
