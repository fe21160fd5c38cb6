//! Attributes as instructions load them: a method that is called at once is not bound.

use crate::compile::code::Name;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::NativeKind;

impl Interpreter<'_> {
    /// Leaves an attribute of an object.
    pub(in crate::vm) fn load_attribute(&mut self, object: Value, name: &Name) -> Result<(), Raised> {
        let value = self.get_attribute_hashed(&object, &name.text, name.hash)?;
        drop(object);
        self.push(value);
        Ok(())
    }

    /// Finds a method for a call: leaves function and receiver, or callable and nothing.
    pub(in crate::vm) fn load_method(&mut self, object: Value, name: &Name) -> Result<(), Raised> {
        let found = match &object {
            Value::Instance(instance) => {
                let shadowed = instance.class.intercepts_reads
                    || instance.existing_dict().is_some_and(|dict| dict.has_name(name));
                if shadowed { None } else { instance.class.lookup_named(name) }
            }
            Value::Str(_) | Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::Tuple(_) => {
                self.vm.built_in_class_of(&object).lookup_named(name)
            }
            _ => None,
        };
        if let Some(found) = found {
            let is_method = match &found {
                Value::Function(_) => true,
                Value::Native(native) => native.kind == NativeKind::Method,
                _ => false,
            };
            if is_method {
                self.push(found);
                self.push(object);
                return Ok(());
            }
        }
        let method = self.get_attribute_hashed(&object, &name.text, name.hash)?;
        drop(object);
        self.push(method);
        self.push(Value::Unbound);
        Ok(())
    }
}
