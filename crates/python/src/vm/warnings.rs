//! Warnings: which are shown, which raise, which are recorded.

use std::rc::Rc;

use indexmap::IndexMap;

use crate::host::Warning;
use crate::interpreter::Interpreter;
use crate::program::warnings::CompileWarning;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::list::List;
use crate::vm::Vm;

/// What happens with a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// Shown once for each place and text.
    Default,
    Always,
    Ignore,
    Error,
    /// Shown once for each text.
    Once,
}

/// One rule; the newest that fits decides.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub action: Action,
    pub category: Rc<Class>,
    /// How the text must begin.
    pub message: String,
}

/// The rules, and what was shown.
#[derive(Debug, Default)]
pub(crate) struct Warnings {
    pub filters: Vec<Filter>,
    /// Whether a warning that no rule is about is shown each time, instead of once for each line and text.
    every: bool,
    /// With its class beside it, whose address no other class can have then.
    shown: IndexMap<(String, *const Class, u32), Rc<Class>>,
    /// Where `catch_warnings(record=True)` collects, innermost last.
    pub recorders: Vec<Option<Rc<List>>>,
}

impl Vm {
    /// Passes every warning on to the host, also those that Python would print only once: as
    /// `warnings.simplefilter("always")` before the program's own rules.
    pub fn show_every_warning(&mut self) {
        self.warnings.every = true;
    }
}

impl Interpreter<'_> {
    /// Hands on what CPython warns of before it runs the program; no rule of the program is in force yet.
    pub(super) fn warn_of(&mut self, found: &[CompileWarning]) -> Result<(), Raised> {
        for CompileWarning { is_deprecation, message, place } in found {
            let types = &self.vm.types;
            let category = if *is_deprecation { &types.deprecation_warning } else { &types.syntax_warning };
            let (category, message) = (Rc::clone(category), message.clone());
            let warning = Warning { category, message, place: *place, is_of_compiler: true };
            self.host.warning(self.vm, &warning)?;
        }
        Ok(())
    }

    /// `warnings.warn(message, category)`: through the filters, then to the host.
    pub fn warn(&mut self, category: &Rc<Class>, message: &str) -> Result<(), Raised> {
        let instance = self.vm.new_exception(category, vec![Value::from(message)]);
        self.warn_instance(&instance, message)
    }

    pub(crate) fn warn_instance(
        &mut self,
        instance: &Rc<crate::value::instance::Instance>,
        message: &str,
    ) -> Result<(), Raised> {
        let category = Rc::clone(&instance.class);
        let place = self.vm.current_statement();
        let fits = |filter: &&Filter| {
            category.is_subclass_of(&filter.category)
                && message.to_lowercase().starts_with(&filter.message.to_lowercase())
        };
        let action = self.vm.warnings.filters.iter().rev().find(fits).map(|filter| filter.action);
        let action = action.unwrap_or(if self.vm.warnings.every { Action::Always } else { Action::Default });
        match action {
            Action::Ignore => return Ok(()),
            Action::Error => return Err(Raised::Exception(Rc::clone(instance))),
            Action::Always => {}
            Action::Default | Action::Once => {
                let line = if action == Action::Default { place.line } else { 0 };
                let key = (message.to_owned(), Rc::as_ptr(&category), line);
                if self.vm.warnings.shown.insert(key, Rc::clone(&category)).is_some() {
                    return Ok(());
                }
            }
        }
        if let Some(list) = self.vm.warnings.recorders.iter().rev().flatten().next().cloned() {
            let record = crate::modules::warnings::record(self.vm, instance, place);
            list.borrow_mut().push(record);
            return Ok(());
        }
        let message = message.to_owned();
        self.host.warning(self.vm, &Warning { category, message, place, is_of_compiler: false })
    }
}
