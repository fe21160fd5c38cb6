//! `dir(object)`.

use std::rc::Rc;

use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;

impl Interpreter<'_> {
    /// The names of the attributes of a value, sorted.
    pub(crate) fn directory(&mut self, object: &Value) -> Result<Vec<Rc<str>>, Raised> {
        let mut names: Vec<Rc<str>> = Vec::new();
        let mut add = |dict: &Dict| names.extend(dict.names().into_iter().map(|(name, _)| name));
        match object {
            Value::Host(object) => names = self.host.directory(self.vm, object)?,
            Value::Module(module) => add(&module.namespace),
            object => {
                let class = match object {
                    Value::Class(class) => Rc::clone(class),
                    object => self.class_of(object)?,
                };
                if let Value::Instance(instance) = object {
                    if class.lookup("__dir__").is_some()
                        && let Some(method) = self.class_attribute(object, "__dir__")?
                    {
                        let found = self.call(&method, Arguments::default())?;
                        let found = self.collect(&found)?;
                        names = found.iter().filter_map(Value::as_str).map(Rc::from).collect();
                        names.sort();
                        return Ok(names);
                    }
                    instance.existing_dict().into_iter().for_each(|dict| add(dict));
                }
                class.mro().for_each(|class| add(&class.namespace));
            }
        }
        names.sort();
        names.dedup();
        Ok(names)
    }
}
