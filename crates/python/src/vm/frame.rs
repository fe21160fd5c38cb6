//! One call in progress.

use std::rc::Rc;

use crate::compile::code::Code;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::dict::Dict;
use crate::value::function::{CellVariable, Function};
use crate::value::instance::Instance;
use crate::value::iterator::Generator;

/// A call in progress: its code, where it is, its variables and its operands.
#[derive(Debug)]
pub(crate) struct Frame {
    pub code: Rc<Code>,
    pub globals: Rc<Dict>,
    /// The namespace of a class body or of an evaluated expression.
    pub namespace: Option<Rc<Dict>>,
    /// The next instruction.
    pub next: usize,
    pub locals: Vec<Value>,
    pub cells: Vec<Rc<CellVariable>>,
    pub stack: Vec<Value>,
    /// The exceptions being handled, innermost last.
    pub handling: Vec<Rc<Instance>>,
    /// The statement that was announced last.
    pub statement: u32,
    /// How many calls it is inside, itself included, as CPython counts them.
    pub level: u32,
    /// Whose frame it is, if it is a generator's.
    pub generator: Option<Rc<Generator>>,
    pub then: Then,
}

/// What happens with the value that a frame returns.
#[derive(Debug)]
pub(crate) enum Then {
    /// It goes on the caller's stack.
    Push,
    /// It goes to Rust code that waits for it.
    Native,
    /// It was `__init__`: the instance goes on the caller's stack.
    Construct(Rc<Instance>),
    /// It was a class body.
    Class(Box<ClassBody>),
    /// It was a generator of a `for`: on return the loop is over.
    ForNext { exhausted: u32 },
    /// It was a generator of a `yield from`: its value is that of the expression.
    YieldFromNext { exhausted: u32 },
}

/// A class statement whose body is running.
#[derive(Debug)]
pub(crate) struct ClassBody {
    pub bases: Vec<Rc<Class>>,
    /// `__orig_bases__`: the bases as written, where one has arguments in square brackets.
    pub original_bases: Option<Value>,
    /// What makes the class, if it is not plain `type`.
    pub metaclass: Option<Value>,
    /// Those but `metaclass`.
    pub keywords: Vec<(Rc<str>, Value)>,
}

impl ClassBody {
    /// `__rebound__` of the class's own class: how an enum learns that a member is defined twice.
    pub fn rebinding_hook(&self) -> Option<Value> {
        self.metaclass.as_ref()?.as_class()?.lookup("__rebound__")
    }
}

impl Frame {
    /// A frame at the start of a code, with nothing in it.
    pub fn new(code: Rc<Code>, globals: Rc<Dict>) -> Self {
        Self {
            code,
            globals,
            namespace: None,
            next: 0,
            locals: Vec::new(),
            cells: Vec::new(),
            stack: Vec::new(),
            handling: Vec::new(),
            statement: u32::MAX,
            level: 0,
            generator: None,
            then: Then::Push,
        }
    }

    /// Makes the variables that are shared with inner functions, and finds those of outer ones; parameters among them
    /// move there.
    pub fn set_up_cells(&mut self, function: &Function) {
        let code = &function.code;
        self.cells.reserve_exact(code.cells.len());
        self.cells.extend((0..code.own_cells).map(|_| CellVariable::new(Value::Unbound)));
        self.cells.extend(function.closure.iter().cloned());
        for (local, cell) in &code.cell_parameters {
            let parameter = self.locals.get_mut(*local as usize);
            if let (Some(parameter), Some(cell)) = (parameter, self.cells.get(*cell as usize)) {
                cell.set(std::mem::replace(parameter, Value::Unbound));
            }
        }
    }

    /// Takes the topmost operands off, in the order in which they were pushed.
    pub fn take(&mut self, count: usize) -> Vec<Value> {
        let at = self.stack.len().saturating_sub(count);
        self.stack.split_off(at)
    }

    /// The operand at a depth; 1 is the topmost.
    pub fn below(&self, depth: usize) -> Option<&Value> {
        self.stack.get(self.stack.len().checked_sub(depth)?)
    }

    /// Puts the topmost operand below the others of so many.
    pub fn rotate(&mut self, count: usize) {
        let at = self.stack.len().saturating_sub(count);
        if let Some(top) = self.stack.get_mut(at..) {
            top.rotate_right(1);
        }
    }

    /// Whether the instruction in progress is inside a `try` or `with`.
    pub fn is_protected(&self) -> bool {
        let at = u32::try_from(self.next.saturating_sub(1)).unwrap_or(u32::MAX);
        self.next > 0 && self.code.handlers.iter().any(|handler| (handler.start..handler.end).contains(&at))
    }

    /// The source range of the instruction in progress.
    pub fn range(&self) -> (u32, u32) {
        self.code.ranges.get(self.next.saturating_sub(1)).copied().unwrap_or_default()
    }
}
