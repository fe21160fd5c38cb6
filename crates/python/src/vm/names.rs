//! Module-level names, and the complaints about names without a value.

use std::rc::Rc;

use super::frame::Then;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;

impl Interpreter<'_> {
    pub(super) fn store_global(&mut self, name: u32) -> Result<(), Raised> {
        let Some(frame) = self.vm.frames.last_mut() else { return Err(self.vm.lost_frame()) };
        let value = self.vm.stack.pop().unwrap_or(Value::None);
        let Some(name) = frame.code.names.get(name as usize) else { return Ok(()) };
        let text = Rc::clone(&name.text);
        frame.globals.set_named(name, value.clone());
        if frame.code.source.is_library {
            return Ok(());
        }
        self.host.name_bound(self.vm, &text, Some(&value))
    }

    /// Binds a name of a class body or of a module.
    pub(super) fn store_name(&mut self, name: u32) -> Result<(), Raised> {
        let Some(frame) = self.vm.frames.last_mut() else { return Err(self.vm.lost_frame()) };
        let value = self.vm.stack.pop().unwrap_or(Value::None);
        let (Some(name), Some(space)) = (frame.code.names.get(name as usize), &frame.namespace) else {
            return Ok(());
        };
        if let Then::Class(body) = &frame.then
            && let Some(hook) = body.rebinding_hook()
            && let Some(old) = space.get_named(name)
        {
            let (name, space) = (name.clone(), Rc::clone(space));
            let class = Value::Str(Rc::clone(&frame.code.name));
            let positional = vec![class, Value::Str(Rc::clone(&name.text)), old];
            self.call(&hook, Arguments::positional(positional))?;
            space.set_named(&name, value);
        } else {
            space.set_named(name, value);
        }
        Ok(())
    }

    pub(super) fn delete_name(&mut self, name: u32) -> Result<(), Raised> {
        let frame = self.vm.frames.last();
        let removed = frame.and_then(|frame| {
            let key = frame.code.names.get(name as usize)?;
            frame.namespace.as_ref()?.remove_str(&key.text)
        });
        if removed.is_none() { Err(self.undefined(name)) } else { Ok(()) }
    }

    pub(super) fn delete_global(&mut self, name: u32) -> Result<(), Raised> {
        let Some(frame) = self.vm.frames.last_mut() else { return Err(self.vm.lost_frame()) };
        let Some(key) = frame.code.names.get(name as usize) else { return Ok(()) };
        let text = Rc::clone(&key.text);
        let is_library = frame.code.source.is_library;
        let old = frame.globals.remove_str(&text);
        match old {
            None => Err(self.undefined(name)),
            Some(old) => {
                drop(old);
                if is_library {
                    return Ok(());
                }
                self.host.name_bound(self.vm, &text, None)
            }
        }
    }

    pub(super) fn undefined(&mut self, name: u32) -> Raised {
        let name = self.vm.name(name).text;
        if let Some((_, what)) = self.vm.put_off.iter().find(|(known, _)| *known == name) {
            return self.vm.unsupported(what.clone());
        }
        // A name that `import *` would have brought, if the host had it, is refused by the host.
        for module in self.vm.starred.clone() {
            if let Err(refused) = self.host.import_from(self.vm, &module, &name) {
                return refused;
            }
        }
        let class = Rc::clone(&self.vm.types.name_error);
        self.vm.raise_named(&class, format!("name '{name}' is not defined"), &name)
    }

    pub(super) fn unbound_local(&mut self, local: u32) -> Raised {
        let frame = self.vm.frames.last();
        let name = frame.and_then(|frame| frame.code.locals.get(local as usize).cloned()).unwrap_or_default();
        let class = Rc::clone(&self.vm.types.unbound_local_error);
        self.vm.raise(
            &class,
            format!("cannot access local variable '{name}' where it is not associated with a value"),
        )
    }

    pub(super) fn unbound_cell(&mut self, cell: u32) -> Raised {
        let Some(frame) = self.vm.frames.last() else { return self.vm.lost_frame() };
        let name = frame.code.cells.get(cell as usize).cloned().unwrap_or_default();
        if (cell as usize) < frame.code.own_cells {
            let class = Rc::clone(&self.vm.types.unbound_local_error);
            let message =
                format!("cannot access local variable '{name}' where it is not associated with a value");
            return self.vm.raise(&class, message);
        }
        let class = Rc::clone(&self.vm.types.name_error);
        let message = format!(
            "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        );
        self.vm.raise(&class, message)
    }

    pub(super) fn set_up_annotations(&mut self) {
        if let Some(space) = self.vm.frames.last().and_then(|frame| frame.namespace.as_ref()) {
            space.set_str("__annotations__", Value::Dict(Rc::default()));
        }
    }

    /// Keeps an annotation of a module or a class body.
    pub(super) fn store_annotation(&mut self, name: u32) {
        let annotation = self.pop();
        let Some(frame) = self.vm.frames.last() else { return };
        let space = frame.namespace.as_ref().unwrap_or(&frame.globals);
        let Some(name) = frame.code.names.get(name as usize) else { return };
        let annotations = match space.get_str("__annotations__") {
            Some(Value::Dict(annotations)) => annotations,
            _ => {
                let annotations = Rc::default();
                space.set_str("__annotations__", Value::Dict(Rc::clone(&annotations)));
                annotations
            }
        };
        annotations.set_named(name, annotation);
    }

    /// What a name or a construct was refused for when it was compiled.
    pub(super) fn refused(&mut self, constant: u32) -> Raised {
        let frame = self.vm.frames.last();
        let what = match frame.and_then(|frame| frame.code.constants.get(constant as usize)) {
            Some(Value::Str(what)) => what.to_string(),
            _ => String::new(),
        };
        self.vm.unsupported(what)
    }
}
