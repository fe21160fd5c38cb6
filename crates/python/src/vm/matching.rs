//! What `match` asks about its subject.

use std::rc::Rc;

use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;

impl Interpreter<'_> {
    /// Whether the subject on top is a sequence of that many items (at least, if starred).
    pub(super) fn match_sequence(&mut self, length: usize, starred: bool) -> Result<bool, Raised> {
        let subject = self.vm.stack.last().cloned();
        let found = match &subject {
            Some(Value::List(list)) => list.len(),
            Some(Value::Tuple(items)) => items.len(),
            Some(Value::Range(range)) => range.len(),
            Some(host @ Value::Host(_)) => {
                let list = Value::Class(Rc::clone(&self.vm.types.list));
                if !self.is_instance(host, &list)? {
                    return Ok(false);
                }
                self.length(host)?
            }
            _ => return Ok(false),
        };
        Ok(if starred { found >= length } else { found == length })
    }

    /// Keys on top of the subject: leaves the values, or `None` if one is missing.
    pub(super) fn match_keys(&mut self) -> Result<(), Raised> {
        let keys = self.pop();
        let subject = self.pop();
        let (Value::Tuple(keys), Value::Dict(dict)) = (&keys, &subject) else {
            self.push(Value::None);
            return Ok(());
        };
        let mut values = Vec::new();
        for key in keys.iter() {
            match self.dict_get(dict, key)? {
                Some(value) => values.push(value),
                None => {
                    self.push(Value::None);
                    return Ok(());
                }
            }
        }
        self.push(Value::tuple(values));
        Ok(())
    }

    /// Keys on top of the subject: leaves a dict of everything else.
    pub(super) fn match_rest(&mut self) -> Result<(), Raised> {
        let keys = self.pop();
        let subject = self.pop();
        let rest = Rc::new(Dict::default());
        if let (Value::Tuple(keys), Value::Dict(dict)) = (&keys, &subject) {
            for (key, value) in dict.items() {
                self.dict_set(&rest, key, value)?;
            }
            for key in keys.iter() {
                self.dict_remove(&rest, key)?;
            }
        }
        self.push(Value::Dict(rest));
        Ok(())
    }

    /// Class on top of the subject: leaves a tuple of the attributes to match, or `None`.
    pub(super) fn match_class(&mut self, positional: usize, keywords: u32) -> Result<(), Raised> {
        let class = self.pop();
        let subject = self.pop();
        let names =
            self.vm.frames.last().and_then(|frame| frame.code.constants.get(keywords as usize).cloned());
        if !matches!(class, Value::Class(_) | Value::Host(_)) {
            return Err(self.vm.raise_type_error("called match pattern must be a type"));
        }
        if !self.is_instance(&subject, &class)? {
            self.push(Value::None);
            return Ok(());
        }
        let mut attributes = Attributes::default();
        let mut matches =
            positional == 0 || self.match_positional(&class, &subject, positional, &mut attributes)?;
        if let Some(Value::Tuple(names)) = names {
            for name in names.iter() {
                matches = matches && self.match_attribute(&class, &subject, name, &mut attributes)?;
            }
        }
        self.push(if matches { Value::tuple(attributes.values) } else { Value::None });
        Ok(())
    }

    /// Takes an attribute of the subject; false if it has none of that name.
    fn match_attribute(
        &mut self,
        class: &Value,
        subject: &Value,
        name: &Value,
        attributes: &mut Attributes,
    ) -> Result<bool, Raised> {
        let Value::Str(name) = name else {
            let kind = self.class_of(name)?;
            let message = format!("__match_args__ elements must be strings (got {})", kind.name);
            return Err(self.vm.raise_type_error(message));
        };
        if attributes.names.contains(name) {
            let message =
                format!("{}() got multiple sub-patterns for attribute '{name}'", pattern_name(class));
            return Err(self.vm.raise_type_error(message));
        }
        attributes.names.push(Rc::clone(name));
        let found = self.find_attribute(subject, name)?;
        let matches = found.is_some();
        attributes.values.extend(found);
        Ok(matches)
    }

    fn match_positional(
        &mut self,
        class: &Value,
        subject: &Value,
        count: usize,
        attributes: &mut Attributes,
    ) -> Result<bool, Raised> {
        let name = pattern_name(class);
        const SELF_MATCHING: [&str; 9] =
            ["bool", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"];
        let is_built_in = class.as_class().is_some_and(|class| &*class.module == "builtins");
        if is_built_in && SELF_MATCHING.contains(&&*name) {
            if count > 1 {
                let message = format!("{name}() accepts 1 positional sub-pattern ({count} given)");
                return Err(self.vm.raise_type_error(message));
            }
            attributes.values.push(subject.clone());
            return Ok(true);
        }
        let arguments = match self.find_attribute(class, "__match_args__")? {
            Some(Value::Tuple(names)) => names.to_vec(),
            Some(other) => {
                let kind = self.class_of(&other)?;
                let message = format!("{name}.__match_args__ must be a tuple (got {})", kind.name);
                return Err(self.vm.raise_type_error(message));
            }
            None => Vec::new(),
        };
        if arguments.len() < count {
            let plural = if arguments.len() == 1 { "" } else { "s" };
            let message = format!(
                "{name}() accepts {} positional sub-pattern{plural} ({count} given)",
                arguments.len()
            );
            return Err(self.vm.raise_type_error(message));
        }
        for argument in arguments.iter().take(count) {
            if !self.match_attribute(class, subject, argument, attributes)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The attributes that a class pattern has taken of its subject.
#[derive(Default)]
struct Attributes {
    names: Vec<Rc<str>>,
    values: Vec<Value>,
}

/// The class of a pattern, as complaints name it.
fn pattern_name(class: &Value) -> Rc<str> {
    class.as_class().map_or_else(|| "object".into(), |class| Rc::clone(&class.name))
}
