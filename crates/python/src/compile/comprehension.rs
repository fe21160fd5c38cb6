//! Comprehensions and generator expressions: as in CPython 3.11, functions of their own that get
//! the first iterator as their argument.

use ruff_python_ast::{Comprehension, Expr};
use ruff_text_size::{Ranged, TextRange};

use super::Compiler;
use super::code::{Instruction, ParameterList};
use super::unit::slot;
use crate::value::Value;

/// What is collected.
#[derive(Clone, Copy)]
enum Element<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    Dict(&'a Expr, &'a Expr),
    Generator(&'a Expr),
}

impl Compiler<'_> {
    pub(super) fn comprehension(&mut self, expression: &Expr) {
        self.comprehension_at(expression, expression.range());
    }

    /// A comprehension that is told of at a range: a generator expression that is the only argument of a call has the
    /// brackets of the call for its own.
    pub(super) fn comprehension_at(&mut self, expression: &Expr, told_at: TextRange) {
        let (name, element, generators, range) = match expression {
            Expr::ListComp(node) => ("<listcomp>", Element::List(&node.elt), &node.generators, node.range),
            Expr::SetComp(node) => ("<setcomp>", Element::Set(&node.elt), &node.generators, node.range),
            Expr::Generator(node) => {
                ("<genexpr>", Element::Generator(&node.elt), &node.generators, node.range)
            }
            Expr::DictComp(node) => {
                let Some(key) = &node.key else {
                    return self.error("dict unpacking cannot be used in dict comprehension", node.range);
                };
                ("<dictcomp>", Element::Dict(key, &node.value), &node.generators, node.range)
            }
            _ => return,
        };
        if generators.iter().any(|generator| generator.is_async) {
            return self.unsupported("asynchronous comprehensions", range);
        }
        let Some(first) = generators.first() else { return };
        self.expression(&first.iter);
        self.emit_at(told_at, Instruction::Iterate);
        self.open_function(range, name);
        self.at(told_at);
        let parameter = ".0".into();
        self.unit().local(&parameter);
        self.unit().parameters =
            ParameterList { positional_only: 1, positional: 1, ..ParameterList::default() };
        match element {
            Element::List(_) => self.emit(Instruction::BuildList(0)),
            Element::Set(_) => self.emit(Instruction::BuildSet(0)),
            Element::Dict(..) => self.emit(Instruction::BuildDict),
            Element::Generator(_) => 0,
        };
        self.clauses(told_at, generators, 0, element);
        if matches!(element, Element::Generator(_)) {
            self.constant(Value::None);
        }
        self.emit(Instruction::Return);
        self.make_comprehension(range);
    }

    fn make_comprehension(&mut self, range: TextRange) {
        self.make_function(range, 0);
        self.emit(Instruction::Swap);
        self.emit(Instruction::Call(1));
    }

    /// The loops from a position on. What goes wrong with their iterators is told of at the range of them all.
    fn clauses(
        &mut self,
        range: TextRange,
        generators: &[Comprehension],
        position: usize,
        element: Element<'_>,
    ) {
        let Some(generator) = generators.get(position) else {
            let depth = slot(position);
            return self.element(element, depth);
        };
        if position == 0 {
            self.emit(Instruction::LoadLocal(0));
        } else {
            self.expression(&generator.iter);
            self.emit_at(range, Instruction::Iterate);
        }
        let start = self.emit_at(range, Instruction::ForNext(0));
        self.assign(&generator.target);
        for condition in &generator.ifs {
            self.expression(condition);
            let passed = self.emit_at(condition.range(), Instruction::JumpIfTrue(0));
            self.emit(Instruction::Jump(start));
            self.unit().land(passed);
        }
        self.clauses(range, generators, position + 1, element);
        self.emit(Instruction::Jump(start));
        self.unit().land(start);
    }

    /// Adds an element, with that many iterators between it and the collection.
    fn element(&mut self, element: Element<'_>, iterators: u32) {
        match element {
            Element::List(item) => {
                self.expression(item);
                self.emit(Instruction::ListAppend(iterators + 1));
            }
            Element::Set(item) => {
                self.expression(item);
                self.emit_at(item.range(), Instruction::SetAdd(iterators + 1));
            }
            Element::Dict(key, value) => {
                self.expression(key);
                self.expression(value);
                self.emit_at(key.range(), Instruction::DictAdd(iterators + 1));
            }
            Element::Generator(item) => {
                self.expression(item);
                self.emit(Instruction::Yield);
                self.emit(Instruction::Pop);
            }
        }
    }
}
