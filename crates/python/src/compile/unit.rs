//! One piece of code being written, with its tables and jump targets.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::block::Block;
use super::code::{Code, CodeKind, Handler, Instruction, Name, ParameterList};
use crate::place::Place;
use crate::program::Source;
use crate::value::Value;
use crate::value::interned::{interned, looks_like_a_name};

/// Code being written.
#[derive(Debug)]
pub(super) struct Unit {
    pub kind: CodeKind,
    pub scope: usize,
    pub name: Rc<str>,
    pub qualified_name: Rc<str>,
    pub class_name: Option<Rc<str>>,
    /// The source range of what is emitted.
    pub range: (u32, u32),
    /// What encloses the current statement, outermost first.
    pub blocks: Vec<Block>,
    /// Operands that enclosing statements keep on the stack.
    pub depth: u32,
    /// Exceptions that enclosing handlers are handling.
    pub handling: u32,
    pub statements: Vec<Place>,
    pub handlers: Vec<Handler>,
    pub codes: Vec<Rc<Code>>,
    pub parameters: ParameterList,
    pub is_generator: bool,
    pub doc: Option<Rc<str>>,
    pub bound_names: Vec<(Rc<str>, Place)>,
    pub captures: Vec<u32>,
    pub locals: Vec<Rc<str>>,
    pub own_cells: usize,
    pub cells: Vec<Rc<str>>,
    pub cell_parameters: Vec<(u32, u32)>,
    instructions: Vec<Instruction>,
    ranges: Vec<(u32, u32)>,
    constants: Vec<Value>,
    strings: BTreeMap<Rc<str>, u32>,
    names: Vec<Name>,
    pairs: Vec<(u32, u32)>,
    name_slots: BTreeMap<Rc<str>, u32>,
}

impl Unit {
    pub fn new(kind: CodeKind, scope: usize, name: Rc<str>, qualified_name: Rc<str>) -> Self {
        Self {
            kind,
            scope,
            name,
            qualified_name,
            class_name: None,
            range: (0, 0),
            blocks: Vec::new(),
            depth: 0,
            handling: 0,
            statements: Vec::new(),
            handlers: Vec::new(),
            codes: Vec::new(),
            parameters: ParameterList::default(),
            is_generator: false,
            doc: None,
            bound_names: Vec::new(),
            captures: Vec::new(),
            locals: Vec::new(),
            own_cells: 0,
            cells: Vec::new(),
            cell_parameters: Vec::new(),
            instructions: Vec::new(),
            ranges: Vec::new(),
            constants: Vec::new(),
            strings: BTreeMap::new(),
            names: Vec::new(),
            pairs: Vec::new(),
            name_slots: BTreeMap::new(),
        }
    }

    /// The code, whose statements follow those of the program that are known.
    pub fn finish(mut self, source: Rc<Source>, place: Place, known: &mut Vec<Place>) -> Code {
        foresee(&mut self.instructions);
        let first_statement = slot(known.len());
        let ParameterList { variadic, keywords, .. } = self.parameters;
        let is_plain = !variadic && !keywords && !self.is_generator;
        known.extend(&self.statements);
        Code {
            kind: self.kind,
            name: self.name,
            qualified_name: self.qualified_name,
            source,
            place,
            instructions: self.instructions,
            ranges: self.ranges,
            constants: self.constants,
            names: self.names,
            pairs: self.pairs,
            codes: self.codes,
            statements: self.statements,
            first_statement,
            handlers: self.handlers,
            locals: self.locals,
            cells: self.cells,
            own_cells: self.own_cells,
            captures: self.captures,
            cell_parameters: self.cell_parameters,
            parameters: self.parameters,
            is_plain,
            is_generator: self.is_generator,
            doc: self.doc,
            bound_names: self.bound_names,
        }
    }

    /// Adds an instruction; gives its position.
    pub fn emit(&mut self, instruction: Instruction) -> u32 {
        let position = self.here();
        self.instructions.push(instruction);
        self.ranges.push(self.range);
        position
    }

    /// The position of the next instruction.
    pub fn here(&self) -> u32 {
        slot(self.instructions.len())
    }

    /// Makes the jump at a position go to the next instruction.
    pub fn land(&mut self, jump: u32) {
        let here = self.here();
        self.land_at(jump, here);
    }

    /// Makes the jump at a position go to a target.
    pub fn land_at(&mut self, jump: u32, target: u32) {
        let Some(instruction) = self.instructions.get_mut(jump as usize) else { return };
        match instruction {
            Instruction::Jump(to)
            | Instruction::JumpIfFalse(to)
            | Instruction::JumpIfTrue(to)
            | Instruction::JumpIfFalseOrPop(to)
            | Instruction::JumpIfTrueOrPop(to)
            | Instruction::ForNext(to)
            | Instruction::YieldFromNext(to) => *to = target,
            _ => {}
        }
    }

    pub fn constant(&mut self, mut value: Value) -> u32 {
        if let Value::Str(text) = &mut value {
            if looks_like_a_name(text) {
                *text = interned(Rc::clone(text));
            }
            if let Some(slot) = self.strings.get(text) {
                return *slot;
            }
            self.strings.insert(Rc::clone(text), slot(self.constants.len()));
        }
        self.constants.push(value);
        slot(self.constants.len() - 1)
    }

    pub fn name(&mut self, name: Rc<str>) -> u32 {
        if let Some(slot) = self.name_slots.get(&name) {
            return *slot;
        }
        let position = slot(self.names.len());
        self.name_slots.insert(Rc::clone(&name), position);
        self.names.push(Name::new(name));
        position
    }

    /// The slot of two slots.
    pub fn pair(&mut self, first: u32, second: u32) -> u32 {
        self.pairs.push((first, second));
        slot(self.pairs.len() - 1)
    }

    /// The slot of a local variable.
    pub fn local(&mut self, name: &Rc<str>) -> u32 {
        find_or_push(&mut self.locals, name)
    }

    /// The slot of a shared variable.
    pub fn cell(&mut self, name: &Rc<str>) -> u32 {
        find_or_push(&mut self.cells, name)
    }

    pub fn code(&mut self, code: Rc<Code>) -> u32 {
        self.codes.push(code);
        slot(self.codes.len() - 1)
    }
}

/// Marks the local variables that are loaded for what the instructions after them do with them most often: those
/// have short ways.
fn foresee(instructions: &mut [Instruction]) {
    for at in 0..instructions.len() {
        let Some([Instruction::LoadLocal(local), rest @ ..]) = instructions.get(at..) else { continue };
        let local = *local;
        let marked = match rest {
            [Instruction::LoadAttribute(_), ..] => Instruction::LoadLocalForAttribute(local),
            [Instruction::LoadMethod(_), ..] => Instruction::LoadLocalForMethod(local),
            [Instruction::StoreAttribute(_), ..] => Instruction::LoadLocalForStore(local),
            [
                Instruction::Duplicate,
                Instruction::LoadAttribute(_),
                Instruction::Constant(_) | Instruction::LoadLocal(_),
                Instruction::InPlace(_),
                Instruction::Swap,
                Instruction::StoreAttribute(_),
                ..,
            ] => Instruction::LoadLocalForUpdate(local),
            [Instruction::Constant(_) | Instruction::LoadLocal(_), operation, ..] => match operation {
                Instruction::Binary(_) | Instruction::InPlace(_) | Instruction::Compare(_) => {
                    Instruction::LoadLocalForOperator(local)
                }
                Instruction::LoadItem => Instruction::LoadLocalForItem(local),
                _ => continue,
            },
            _ => continue,
        };
        if let Some(instruction) = instructions.get_mut(at) {
            *instruction = marked;
        }
    }
}

fn find_or_push(names: &mut Vec<Rc<str>>, name: &Rc<str>) -> u32 {
    match names.iter().position(|known| known == name) {
        Some(position) => slot(position),
        None => {
            names.push(Rc::clone(name));
            slot(names.len() - 1)
        }
    }
}

/// A position as an operand; the source is far too small for this to saturate.
pub(super) fn slot(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
