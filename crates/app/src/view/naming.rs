//! What objects are called: by the name the program gave them, else by class and number.

use std::collections::BTreeMap;

use bothways_trace::Catalog;
use bothways_world::{Binding, InstanceId, Lifecycle, Scalar, World};

/// The names of objects at one step.
pub struct Naming<'a> {
    catalog: &'a Catalog,
    world: &'a World,
    bound: BTreeMap<InstanceId, &'a str>,
}

impl<'a> Naming<'a> {
    /// Reads the names bound in this world.
    pub fn new(catalog: &'a Catalog, world: &'a World) -> Self {
        let mut bound = BTreeMap::new();
        for (name, binding) in &world.names {
            if let Binding::Instance(instance) = binding {
                bound.entry(*instance).or_insert(&**name);
            }
        }
        Self { catalog, world, bound }
    }

    /// `p`, or `Parent #3` where no name is bound to it; `None` for what is no object.
    pub fn name(&self, instance: InstanceId) -> String {
        if instance.is_none() {
            return "None".to_owned();
        }
        match self.bound.get(&instance) {
            Some(name) => (*name).to_owned(),
            None => format!("{} #{}", self.class(instance), instance.index() + 1),
        }
    }

    /// The name of an object's class.
    pub fn class(&self, instance: InstanceId) -> &'a str {
        let class = self.world.object(instance).and_then(|object| self.catalog.class(object.class));
        class.map_or("?", |class| &class.name)
    }

    /// The object that a name, as given by [`Naming::name`], means.
    pub fn find(&self, name: &str) -> Option<InstanceId> {
        if let Some(binding) = self.world.names.get(name) {
            return match binding {
                Binding::Instance(instance) => Some(*instance),
                Binding::Other(_) => None,
            };
        }
        let (_, number) = name.rsplit_once(" #")?;
        let instance = InstanceId(number.parse::<u32>().ok()?.checked_sub(1)?);
        self.world.object(instance).is_some().then_some(instance)
    }

    /// Objects with a name, in the order in which they were made.
    pub fn bound(&self) -> impl Iterator<Item = (InstanceId, &'a str)> {
        self.bound.iter().map(|(instance, name)| (*instance, *name))
    }
}

/// `[a, b, … 7 more]`.
pub fn list(names: &[String], limit: usize) -> String {
    let shown = names.get(..limit).unwrap_or(names);
    let rest = names.len() - shown.len();
    let more = if rest == 0 { String::new() } else { format!(", … {rest} more") };
    format!("[{}{more}]", shown.join(", "))
}

/// A scalar as Python prints it.
pub fn scalar(value: &Scalar) -> String {
    match value {
        Scalar::Null => "None".to_owned(),
        Scalar::Bool(true) => "True".to_owned(),
        Scalar::Bool(false) => "False".to_owned(),
        Scalar::Int(number) => number.to_string(),
        Scalar::Float(number) if number.fract() == 0.0 && number.abs() < 1e16 => format!("{number:.1}"),
        Scalar::Float(number) => number.to_string(),
        Scalar::Text(text) => quoted(text),
        Scalar::Bytes(bytes) => format!("<{} bytes>", bytes.len()),
        Scalar::Typed(typed) => typed.text.to_string(),
    }
}

fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut quoted = String::from(quote);
    for character in text.chars() {
        match character {
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\\' => quoted.push_str("\\\\"),
            other if other == quote => {
                quoted.push('\\');
                quoted.push(other);
            }
            other => quoted.push(other),
        }
    }
    quoted.push(quote);
    quoted
}

/// SQLAlchemy's word for a state.
pub fn lifecycle(state: Lifecycle) -> &'static str {
    match state {
        Lifecycle::Transient => "transient",
        Lifecycle::Pending => "pending",
        Lifecycle::Persistent => "persistent",
        Lifecycle::Deleted => "deleted",
        Lifecycle::Detached => "detached",
    }
}

/// What that word means.
pub fn lifecycle_meaning(state: Lifecycle) -> &'static str {
    match state {
        Lifecycle::Transient => "in no session, no row",
        Lifecycle::Pending => "in the session, no row yet",
        Lifecycle::Persistent => "in the session, with its row",
        Lifecycle::Deleted => "its DELETE was sent, the transaction is still open",
        Lifecycle::Detached => "has a row, in no session",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_read_as_python_prints_them() {
        assert_eq!(scalar(&Scalar::text("it's")), "\"it's\"");
        assert_eq!(scalar(&Scalar::text("a\n\\")), "'a\\n\\\\'");
        assert_eq!(scalar(&Scalar::Float(2.0)), "2.0");
        assert_eq!(scalar(&Scalar::Bool(true)), "True");
        assert_eq!(scalar(&Scalar::Null), "None");
    }

    #[test]
    fn long_lists_say_how_many_are_left_out() {
        let names: Vec<String> = (0..5).map(|n| format!("c{n}")).collect();
        assert_eq!(list(&names, 2), "[c0, c1, … 3 more]");
        assert_eq!(list(&names, 5), "[c0, c1, c2, c3, c4]");
    }
}
