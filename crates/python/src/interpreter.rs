//! A machine together with its host, for as long as something runs. Whatever may run Python code
//! or ask the host is a method here (each in the file of `vm/` that it belongs to); what needs neither
//! is on [`Vm`].

use crate::host::Host;
use crate::vm::Vm;

/// A machine and its host. Hosts make one to call back into Python:
/// `Interpreter::new(vm, self)`.
pub struct Interpreter<'a> {
    /// The machine.
    pub vm: &'a mut Vm,
    /// Its host.
    pub host: &'a mut dyn Host,
}

impl<'a> Interpreter<'a> {
    /// Bundles the two.
    pub fn new(vm: &'a mut Vm, host: &'a mut dyn Host) -> Self {
        Self { vm, host }
    }
}
