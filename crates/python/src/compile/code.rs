//! Compiled code: instructions with their places, names resolved to slots.

use std::cell::Cell;
use std::rc::Rc;

use crate::host::{BinaryOperator, Comparison, UnaryOperator};
use crate::place::Place;
use crate::program::Source;
use crate::value::Value;
use crate::value::interned::interned;
use crate::value::{hash, table};

/// The code of a module, function, class body or comprehension.
#[derive(Debug)]
pub(crate) struct Code {
    pub kind: CodeKind,
    pub name: Rc<str>,
    pub qualified_name: Rc<str>,
    pub source: Rc<Source>,
    /// The whole statement or expression it was compiled from.
    pub place: Place,
    pub instructions: Vec<Instruction>,
    /// The source range of each instruction.
    pub ranges: Vec<(u32, u32)>,
    pub constants: Vec<Value>,
    pub names: Vec<Name>,
    /// Two slots each, for the instructions that take as many.
    pub pairs: Vec<(u32, u32)>,
    pub codes: Vec<Rc<Code>>,
    /// The statements that `Instruction::Statement` announces.
    pub statements: Vec<Place>,
    /// The number of the first of them in the program.
    pub first_statement: u32,
    pub handlers: Vec<Handler>,
    /// Names of local slots, parameters first.
    pub locals: Vec<Rc<str>>,
    /// Names of the variables shared with inner functions, then of those shared by outer ones.
    pub cells: Vec<Rc<str>>,
    /// How many of `cells` are the code's own.
    pub own_cells: usize,
    /// Where the maker of the function finds the outer variables among its own cells.
    pub captures: Vec<u32>,
    /// Parameters that inner functions share: local slot and cell.
    pub cell_parameters: Vec<(u32, u32)>,
    pub parameters: ParameterList,
    /// Whether it has neither `*args` nor `**kwargs`, and is no generator.
    pub is_plain: bool,
    pub is_generator: bool,
    pub doc: Option<Rc<str>>,
    /// In a class body: where each name was last bound or annotated, in order of first binding.
    pub bound_names: Vec<(Rc<str>, Place)>,
}

/// What a code is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeKind {
    Module,
    Class,
    Function,
}

/// The parameters of a function, whose names are the first locals: positional ones, keyword-only
/// ones, then `*args` and `**kwargs`.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ParameterList {
    pub positional_only: usize,
    /// With the positional-only ones.
    pub positional: usize,
    pub keyword_only: usize,
    pub variadic: bool,
    pub keywords: bool,
}

/// A name with its hash, so that looking it up in a namespace hashes nothing.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub text: Rc<str>,
    pub hash: i64,
    /// The bits that stand for the hash in a table.
    pub bits: u64,
    /// Whether it begins as names do that Python gives a meaning to: `object` has no others.
    pub is_special: bool,
    /// Where in a table it was found last: the next table is most often the same, or one of an instance whose
    /// attributes came in the same order.
    pub position: Cell<u32>,
}

impl Name {
    pub fn new(text: Rc<str>) -> Self {
        let text = interned(text);
        let hash = hash::of_str(&text);
        let is_special = text.starts_with("__");
        Self { text, hash, bits: table::bits(hash), is_special, position: Cell::new(0) }
    }
}

/// Where execution goes on when an instruction in a range raises.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Handler {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    /// How many operands stay on the stack.
    pub depth: u32,
    /// How many exceptions are being handled outside.
    pub handling: u32,
}

/// One instruction. Numbers are slots of the tables in [`Code`], or jump targets.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Instruction {
    /// Announces a statement: fuel and the host's hook.
    Statement(u32),
    Unsupported(u32),

    Constant(u32),
    LoadLocal(u32),
    /// `LoadLocal` before the instruction that loads an attribute of it.
    LoadLocalForAttribute(u32),
    /// `LoadLocal` before the instruction that finds a method of it.
    LoadLocalForMethod(u32),
    /// `LoadLocal` before the instruction that stores an attribute of it.
    LoadLocalForStore(u32),
    /// `LoadLocal` before those that compute with an attribute of it and another operand, and store what comes out:
    /// `object.name += operand`.
    LoadLocalForUpdate(u32),
    /// `LoadLocal` before those that load another operand and compute with, or compare, both.
    LoadLocalForOperator(u32),
    /// `LoadLocal` before those that load an index and its item.
    LoadLocalForItem(u32),
    StoreLocal(u32),
    DeleteLocal(u32),
    LoadCell(u32),
    StoreCell(u32),
    DeleteCell(u32),
    /// In a class body: its namespace, then the cell (a pair).
    LoadNameOrCell(u32),
    LoadGlobal(u32),
    StoreGlobal(u32),
    DeleteGlobal(u32),
    /// In a class body: its namespace, then globals and built-ins.
    LoadName(u32),
    StoreName(u32),
    DeleteName(u32),

    LoadAttribute(u32),
    StoreAttribute(u32),
    DeleteAttribute(u32),
    LoadItem,
    StoreItem,
    DeleteItem,
    Slice(u32),

    Binary(BinaryOperator),
    InPlace(BinaryOperator),
    Unary(UnaryOperator),
    Not,
    Compare(Comparison),
    Is,
    IsNot,
    In,
    NotIn,

    Jump(u32),
    JumpIfFalse(u32),
    JumpIfTrue(u32),
    JumpIfFalseOrPop(u32),
    JumpIfTrueOrPop(u32),

    Iterate,
    /// Next item, or pop the iterator and jump.
    ForNext(u32),
    /// Hands what was sent (on top) to the iterator below; leaves what that returns, and jumps, when it ends.
    YieldFromNext(u32),
    /// `Yield` of a `yield from`: what is thrown in goes to the iterator on top.
    YieldDelegated,

    BuildList(u32),
    BuildTuple(u32),
    BuildSet(u32),
    BuildDict,
    BuildString(u32),
    /// Conversion (0, `r`, `s`, `a`) and whether a format specification lies on top.
    FormatValue {
        conversion: u8,
        has_specification: bool,
    },
    /// Append the top to the list that far down.
    ListAppend(u32),
    SetAdd(u32),
    /// Key and value on top.
    DictAdd(u32),
    ListExtend,
    /// As `ListExtend`, for `f(*x)`.
    ArgumentsExtend,
    SetExtend,
    DictExtend,
    /// As `DictExtend`, for `f(**x)`: a repeated name is an error.
    KeywordsExtend,
    ListToTuple,
    Unpack(u32),
    UnpackStarred {
        before: u16,
        after: u16,
    },

    Pop,
    Duplicate,
    DuplicateTwo,
    Swap,
    /// The top goes below the next two.
    RotateThree,

    /// Finds a method without binding it: leaves function and receiver, or callable and nothing.
    LoadMethod(u32),
    CallMethod(u32),
    Call(u32),
    /// Positional and keyword arguments; the names are a tuple constant.
    CallKeywords {
        positional: u16,
        keywords: u32,
    },
    /// `f(*args, **kwargs)`: a list and a dict.
    CallSpread,
    MakeFunction {
        code: u32,
        flags: u8,
    },
    /// Bases (a list) and keywords (a dict) lie below; runs the body.
    BuildClass(u32),

    Return,
    Yield,

    /// Number of operands: nothing, exception, exception and cause.
    Raise(u8),
    /// Raises what is being handled, as the end of a handler or `finally` does.
    Reraise,
    /// Pushes the exception being handled.
    LoadException,
    /// Whether the exception being handled is of the class on top.
    MatchException,
    /// The handling of an exception is over.
    EndHandling,
    RaiseAssertion(bool),

    WithEnter,
    WithExit,
    /// Tells `__exit__` of the exception; leaves whether it was swallowed.
    WithExcept,

    Import(u32),
    /// Binds a dotted module under `as`: the name of its module after import.
    ImportFrom(u32),
    ImportStar(u32),

    SetUpAnnotations,
    /// Value, then the name.
    StoreAnnotation(u32),

    /// Whether the subject is a sequence of that many items (at least, if starred).
    MatchSequence {
        length: u16,
        starred: bool,
    },
    MatchMapping,
    /// Keys (a tuple) on top of the subject: leaves the values, or None.
    MatchKeys,
    /// Subject below, class, keyword names (a constant) and count of positional patterns: leaves the attributes, or None.
    MatchClass {
        positional: u8,
        keywords: u32,
    },
    /// Subject and keys: leaves a dict of the rest.
    MatchRest,
}

// As many bytes as a register: what is looked at next is found by its number alone.
const _: () = assert!(size_of::<Instruction>() == 8);

/// Bits of `Instruction::MakeFunction`, in the order in which the operands were pushed.
pub(crate) mod function_flags {
    pub const DEFAULTS: u8 = 1;
    pub const KEYWORD_DEFAULTS: u8 = 2;
    pub const ANNOTATIONS: u8 = 4;
}
