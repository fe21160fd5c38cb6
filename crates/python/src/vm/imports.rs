//! Imports: the host is asked first, then the interpreter's own modules.

use std::rc::Rc;

use crate::compile::code::Instruction;
use crate::interpreter::Interpreter;
use crate::modules::absent::{is_absent, is_absent_in_part};
use crate::names;
use crate::raised::Raised;
use crate::value::Value;

impl Interpreter<'_> {
    /// `import a.b.c`: every prefix is imported; gives the module that `a` is bound to.
    pub(super) fn import(&mut self, name: &str) -> Result<Value, Raised> {
        let mut first = None;
        let mut parent: Option<Value> = None;
        let ends = name.match_indices('.').map(|(at, _)| at).chain([name.len()]);
        for end in ends {
            let Some(prefix) = name.get(..end) else { continue };
            let module = self.module(prefix)?;
            if let (Some(Value::Module(parent)), Some((_, name))) = (&parent, prefix.rsplit_once('.')) {
                parent.namespace.set_str(name, module.clone());
            }
            parent = Some(module.clone());
            first.get_or_insert(module);
        }
        match first {
            Some(module) => Ok(module),
            None => Err(self.no_module(name)),
        }
    }

    /// As [`Interpreter::import`]; `None` if the module is refused and that is put off.
    pub(super) fn import_or_put_off(&mut self, name: &str) -> Result<Option<Value>, Raised> {
        match self.import(name) {
            Err(Raised::Unsupported(refused)) if is_absent(name) && self.puts_off(&refused.what) => Ok(None),
            result => result.map(Some),
        }
    }

    /// The interpreter's own module of that name, which a host cannot replace.
    pub fn own_module(&mut self, name: &str) -> Result<Value, Raised> {
        if let Some(module) = self.vm.modules.get_str(name) {
            return Ok(module);
        }
        match self.load_module(name)? {
            Some(module) => Ok(module),
            None => Err(self.no_module(name)),
        }
    }

    pub(crate) fn module(&mut self, name: &str) -> Result<Value, Raised> {
        if let Some(module) = self.vm.modules.get_str(name) {
            return Ok(module);
        }
        if !self.vm.in_library()
            && let Some(module) = self.host.import(self.vm, name)?
        {
            self.vm.modules.set_str(name, module.clone());
            return Ok(module);
        }
        self.own_module(name)
    }

    fn no_module(&mut self, name: &str) -> Raised {
        self.vm.unsupported(format!("the module {name}"))
    }

    /// `from module import name`; `None` if the host refuses the name and that is put off.
    pub(super) fn import_from(&mut self, module: &str, name: &str) -> Result<Option<Value>, Raised> {
        let found = match self.module(module) {
            Err(Raised::Unsupported(refused))
                if is_absent_in_part(module) && self.puts_off(&refused.what) =>
            {
                return Ok(None);
            }
            result => result?,
        };
        let value = match &found {
            Value::Host(object) => match self.host.import_from(self.vm, object, name) {
                Err(Raised::Unsupported(refused)) if self.puts_off(&refused.what) => return Ok(None),
                result => result?,
            },
            Value::Module(own) => {
                let value = own.namespace.get_str(name);
                if value.is_none() && !matches!(module, "typing_extensions" | "__future__") {
                    let what = format!("{module}.{name}");
                    let is_known = names::is_in_module(module, name);
                    return if is_known && self.puts_off(&what) {
                        Ok(None)
                    } else {
                        Err(self.vm.unsupported(what))
                    };
                }
                value
            }
            _ => None,
        };
        match value {
            Some(value) => Ok(Some(value)),
            None => {
                let class = Rc::clone(&self.vm.types.import_error);
                let text = format!("cannot import name '{name}' from '{module}' (unknown location)");
                Err(self.vm.raise_named(&class, text, module))
            }
        }
    }

    /// Leaves the name that is about to be stored without a value, so that it is its first use that is refused:
    /// programs import much that they do not use. Only where such a use finds nothing else under the name.
    fn puts_off(&mut self, what: &str) -> bool {
        let Some(frame) = self.vm.frames.last_mut() else { return false };
        let Some(Instruction::StoreGlobal(target)) = frame.code.instructions.get(frame.next) else {
            return false;
        };
        let Some(name) = frame.code.names.get(*target as usize) else { return false };
        if frame.globals.get_str(&name.text).is_some() || self.vm.builtins.get_str(&name.text).is_some() {
            return false;
        }
        self.vm.put_off.push((Rc::clone(&name.text), what.to_owned()));
        frame.next += 1;
        true
    }

    /// `from module import *`
    pub(super) fn import_star(&mut self, module: &str) -> Result<(), Raised> {
        match self.module(module)? {
            Value::Module(module) => {
                for (name, value) in module.namespace.names() {
                    if name.starts_with('_') {
                        continue;
                    }
                    let Some(frame) = self.vm.frames.last() else { return Ok(()) };
                    frame.globals.set_str(Rc::clone(&name), value.clone());
                    self.host.name_bound(self.vm, &name, Some(&value))?;
                }
                Ok(())
            }
            Value::Host(module) => {
                self.vm.starred.push(module.clone());
                for name in self.host.directory(self.vm, &module)? {
                    let Some(value) = self.host.import_from(self.vm, &module, &name)? else { continue };
                    let Some(frame) = self.vm.frames.last() else { return Ok(()) };
                    frame.globals.set_str(Rc::clone(&name), value.clone());
                    self.host.name_bound(self.vm, &name, Some(&value))?;
                }
                Ok(())
            }
            _ => Err(self.vm.unsupported(format!("from {module} import *"))),
        }
    }
}
