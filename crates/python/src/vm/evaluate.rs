//! Running code from outside the loop: documents, and expressions given as text.

use std::rc::Rc;

use super::frame::{Frame, Then};
use super::run::Outcome;
use crate::compile::code::Code;
use crate::interpreter::Interpreter;
use crate::program;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::CellVariable;

impl Interpreter<'_> {
    /// Runs a document or an expression to its end.
    pub(crate) fn run_code(
        &mut self,
        code: &Rc<Code>,
        globals: Rc<Dict>,
        namespace: Option<Rc<Dict>>,
    ) -> Result<Value, Raised> {
        let base = self.vm.frames.len();
        let level = self.vm.level_in(self.vm.level())?;
        let bottom = self.vm.stack.len();
        self.vm.stack.make_variables(bottom, code.locals.len());
        self.vm.frames.push(Box::new(Frame {
            namespace,
            base: bottom,
            bottom,
            cells: code.cells.iter().map(|_| CellVariable::new(Value::Unbound)).collect(),
            level,
            then: Then::Native,
            ..Frame::new(Rc::clone(code), globals)
        }));
        match self.run_frames(base)? {
            Outcome::Returned(value) | Outcome::Yielded(value) => Ok(value),
        }
    }

    /// The value of an expression given as text, such as a postponed annotation, in the program's
    /// namespace, with further names before it. A syntax error raises SyntaxError.
    pub fn evaluate(&mut self, expression: &str, names: Option<&Rc<Dict>>) -> Result<Value, Raised> {
        let code = program::prepare_expression(expression, self.vm.limits())
            .map_err(|errors| self.syntax_error(&errors))?;
        let main = Rc::clone(self.vm.main_namespace());
        let namespace = names.cloned().unwrap_or_else(|| Rc::clone(&main));
        self.run_code(&code, main, Some(namespace))
    }

    /// The value of an expression among names of its own and global ones.
    pub(crate) fn evaluate_in(
        &mut self,
        expression: &str,
        globals: Rc<Dict>,
        names: Rc<Dict>,
    ) -> Result<Value, Raised> {
        let code = program::prepare_expression(expression, self.vm.limits()).map_err(|errors| {
            let message = errors.first().map_or("invalid syntax", |error| &error.message);
            let class = Rc::clone(&self.vm.types.syntax_error);
            let line = usize::from(!expression.is_empty());
            self.vm.raise(&class, format!("{message} (<string>, line {line})"))
        })?;
        self.run_code(&code, globals, Some(names))
    }

    /// The value of an expression that sees these names and the built-in ones, but nothing of the program.
    pub fn evaluate_among(&mut self, expression: &str, names: &Rc<Dict>) -> Result<Value, Raised> {
        let code = program::prepare_expression(expression, self.vm.limits())
            .map_err(|errors| self.syntax_error(&errors))?;
        self.run_code(&code, Rc::clone(names), Some(Rc::clone(names)))
    }

    fn syntax_error(&mut self, errors: &[program::SyntaxError]) -> Raised {
        let message = errors.first().map_or("invalid syntax", |error| &error.message).to_owned();
        let class = Rc::clone(&self.vm.types.syntax_error);
        self.vm.raise(&class, message)
    }
}
