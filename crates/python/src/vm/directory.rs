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
                    Value::Class(class) => {
                        if let Some(method) = self.class_hook(class, "__dir__")? {
                            return self.listed_by(&method);
                        }
                        Rc::clone(class)
                    }
                    object => self.class_of(object)?,
                };
                if let Value::Instance(instance) = object {
                    if class.lookup("__dir__").is_some()
                        && let Some(method) = self.class_attribute(object, "__dir__")?
                    {
                        return self.listed_by(&method);
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

    /// What a `__dir__` lists, sorted.
    fn listed_by(&mut self, method: &Value) -> Result<Vec<Rc<str>>, Raised> {
        let found = self.call(method, Arguments::default())?;
        let found = self.collect(&found)?;
        let mut names: Vec<Rc<str>> = found.iter().filter_map(Value::as_str).map(Rc::from).collect();
        names.sort();
        Ok(names)
    }
}
