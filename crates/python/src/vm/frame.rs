//! One call in progress.

use std::rc::Rc;

use super::stack::Stack;
use crate::compile::code::Code;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::dict::Dict;
use crate::value::function::{CellVariable, Function};
use crate::value::instance::Instance;
use crate::value::iterator::Generator;

/// A call in progress: its code, and where it is. Its variables and operands lie on the machine's [`Stack`].
#[derive(Debug)]
pub(crate) struct Frame {
    pub code: Rc<Code>,
    pub globals: Rc<Dict>,
    /// The namespace of a class body or of an evaluated expression.
    pub namespace: Option<Rc<Dict>>,
    /// The next instruction.
    pub next: usize,
    /// Where its variables begin on the stack.
    pub base: usize,
    /// Where the value that it returns goes: what was called lies there, just below the variables or as the first.
    pub bottom: usize,
    pub cells: Vec<Rc<CellVariable>>,
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
    /// It was `__len__` of what `len` was given: the number goes on the caller's stack.
    Length,
    /// It was `__iter__` of what a `for` goes over: the iterator goes on the caller's stack.
    Iterator,
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
            base: 0,
            bottom: 0,
            cells: Vec::new(),
            handling: Vec::new(),
            statement: u32::MAX,
            level: 0,
            generator: None,
            then: Then::Push,
        }
    }

    /// Where its operands begin on the stack.
    pub fn operands(&self) -> usize {
        self.base + self.code.locals.len()
    }

    /// Makes the variables that are shared with inner functions, and finds those of outer ones; parameters among them
    /// move there.
    pub fn set_up_cells(&mut self, function: &Function, stack: &mut Stack) {
        let code = &function.code;
        self.cells.reserve_exact(code.cells.len());
        self.cells.extend((0..code.own_cells).map(|_| CellVariable::new(Value::Unbound)));
        self.cells.extend(function.closure.iter().cloned());
        for (local, cell) in &code.cell_parameters {
            let parameter = stack.get_mut(self.base + *local as usize);
            if let (Some(parameter), Some(cell)) = (parameter, self.cells.get(*cell as usize)) {
                cell.set(std::mem::replace(parameter, Value::Unbound));
            }
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

/// The frame of a generator that nobody holds any more, with its variables and operands.
#[derive(Debug)]
pub(crate) struct Suspended {
    pub frame: Box<Frame>,
    pub values: Vec<Value>,
}
