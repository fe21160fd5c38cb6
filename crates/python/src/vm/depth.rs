//! How deep calls and values are inside one another. Calls of Python functions lie on the heap and are counted as
//! CPython counts them, whose RecursionError the program may catch. What Rust code calls, and values inside values,
//! take the stack that this machine runs on: their limits are its own and end the program.

use std::rc::Rc;

use super::{Vm, grouped};
use crate::raised::Raised;

/// What `sys.getrecursionlimit()` gives at first.
pub(super) const RECURSION_LIMIT: u32 = 1000;
/// How many loops may run inside one another, through Rust code that calls Python.
const NESTED_RUNS: usize = 48;
/// How deeply `repr`, `==` and the like may go into nested values.
const NESTED_VALUES: usize = 100;
/// Where CPython says that a call was one too many, if it was no Python function that was called.
const CALLING: &str = " while calling a Python object";

impl Vm {
    /// How deep the code is that is being executed: 1 at module level.
    pub(crate) fn level(&self) -> u32 {
        self.frames.last().map_or(0, |frame| frame.level)
    }

    /// The level of a frame that begins at another level; raises RecursionError where that is too deep.
    pub(super) fn level_in(&mut self, outer: u32) -> Result<u32, Raised> {
        if self.frames.len() > self.limits.recursion {
            let most = grouped(self.limits.recursion as u64);
            return Err(self.limit(format!("more than {most} calls are inside one another")));
        }
        self.deeper(outer, "")
    }

    /// The level inside the call of an object that is no Python function: in CPython that is a call by itself,
    /// around the call of what the object has for it.
    pub(crate) fn level_in_object(&mut self, outer: u32) -> Result<u32, Raised> {
        self.deeper(outer, CALLING)
    }

    fn deeper(&mut self, outer: u32, doing: &str) -> Result<u32, Raised> {
        if outer < self.recursion_limit {
            return Ok(outer + 1);
        }
        let class = Rc::clone(&self.types.recursion_error);
        Err(self.raise(&class, format!("maximum recursion depth exceeded{doing}")))
    }

    /// Begins a loop inside the others; `leave_run` ends it.
    pub(super) fn enter_run(&mut self) -> Result<(), Raised> {
        if self.nested_runs >= NESTED_RUNS {
            return Err(self.limit("too many Python calls are inside built-in functions at once"));
        }
        self.nested_runs += 1;
        Ok(())
    }

    pub(super) fn leave_run(&mut self) {
        self.nested_runs = self.nested_runs.saturating_sub(1);
    }

    /// Goes one level down into a nested value; `leave` goes back.
    pub(crate) fn enter(&mut self) -> Result<(), Raised> {
        if self.nested_values >= NESTED_VALUES {
            return Err(self.limit(format!("values are nested more than {NESTED_VALUES} deep")));
        }
        self.nested_values += 1;
        Ok(())
    }

    pub(crate) fn leave(&mut self) {
        self.nested_values = self.nested_values.saturating_sub(1);
    }
}
