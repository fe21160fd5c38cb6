//! Small Python programs out of bytes: every byte is a choice, so that what a fuzzer changes in the bytes changes the
//! program a little, and fewer or smaller bytes make a smaller program. What CPython leaves open (the order of sets,
//! addresses) is not made.

// The path is said because `xtask` includes this file as a module of its own.
#[path = "grammar/expressions.rs"]
mod expressions;

use std::fmt::Write;

/// How deeply expressions go into one another.
const DEPTH: u32 = 3;
/// How many statements a program has at most.
const STATEMENTS: usize = 40;

/// The program that these bytes choose.
pub fn program(bytes: &[u8]) -> String {
    let mut maker = Maker { bytes, at: 0, text: PRELUDE.to_owned(), indent: 0, functions: 0 };
    for _ in 0..STATEMENTS {
        if maker.at >= bytes.len() {
            break;
        }
        maker.attempt();
    }
    maker.text.push_str("print(i, j, f, s, t, l, m, d, p)\n");
    maker.text
}

/// The variables of each kind, and a class with operators.
const PRELUDE: &str = "\
i, j, f, s, t, l, m, d, p = 3, -7, 2.5, 'abc', 'x y', [1, 2, 3], ['b', 'a'], {'k': 1, 2: 'v'}, (1, 'q')


class Box:
    def __init__(self, value=0):
        self.value = value

    def __repr__(self):
        return f'Box({self.value!r})'

    def __eq__(self, other):
        return isinstance(other, Box) and self.value == other.value

    def __hash__(self):
        return hash(self.value)

    def __lt__(self, other):
        return self.value < other.value

    def __add__(self, other):
        return Box(self.value + getattr(other, 'value', other))

    def __getitem__(self, key):
        return self.value[key]

    def __len__(self):
        return len(self.value)


class Tag(Box):
    kind = 'tag'

    @property
    def size(self):
        return len(self)

    @classmethod
    def of(cls, *values):
        return cls(list(values))


b = Box(5)
";

/// What an expression is of.
#[derive(Clone, Copy)]
enum Kind {
    Int,
    Float,
    Text,
    List,
    Dict,
    Tuple,
    Bool,
}

const KINDS: [Kind; 7] =
    [Kind::Int, Kind::Float, Kind::Text, Kind::List, Kind::Dict, Kind::Tuple, Kind::Bool];

struct Maker<'a> {
    bytes: &'a [u8],
    at: usize,
    text: String,
    indent: usize,
    functions: usize,
}

impl Maker<'_> {
    /// A choice of so many; the first when the bytes are used up.
    fn choose(&mut self, count: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(byte) % count.max(1)
    }

    fn one(&mut self, of: &[&'static str]) -> &'static str {
        let at = self.choose(of.len());
        of.get(at).copied().unwrap_or("None")
    }

    fn line(&mut self, text: &str) {
        let _ = writeln!(self.text, "{:width$}{text}", "", width = self.indent * 4);
    }

    /// A statement whose exception is printed.
    fn attempt(&mut self) {
        self.line("try:");
        self.indent += 1;
        self.statement();
        self.indent -= 1;
        self.line("except Exception as error:");
        self.line("    print(type(error).__name__, error)");
    }

    fn body(&mut self) {
        self.indent += 1;
        let count = 1 + self.choose(2);
        for _ in 0..count {
            self.statement();
        }
        self.indent -= 1;
    }

    fn statement(&mut self) {
        let choices = if self.indent > 3 { 8 } else { 16 };
        match self.choose(choices) {
            0 | 1 => {
                let value = self.any(DEPTH);
                self.line(&format!("print({value})"));
            }
            2 | 3 => {
                let kind = self.kind();
                let (name, value) = (self.variable(kind), self.expression(kind, DEPTH));
                self.line(&format!("{name} = {value}"));
            }
            4 => {
                let (name, operator) =
                    (self.one(&["i", "j", "f"]), self.one(&["+=", "-=", "*=", "//=", "%=", "/="]));
                let value = self.expression(Kind::Int, 1);
                self.line(&format!("{name} {operator} {value}"));
                self.line("i, j = int(i) % 1000003, int(j) % 1000003");
            }
            5 => self.change(),
            6 => {
                let (first, second) = (self.any(1), self.any(1));
                self.line(&format!("x, y = {first}, {second}"));
                self.line("print(f'{x!r:>12}|{y!s}')");
            }
            7 => {
                let target = self.one(&["i, j", "i, *m", "(i, j), s", "*l, i", "i, (j, *l)"]);
                let value = self.any(2);
                self.line(&format!("{target} = {value}"));
            }
            8 => {
                let condition = self.any(2);
                self.line(&format!("if {condition}:"));
                self.body();
                if self.choose(2) == 1 {
                    self.line("else:");
                    self.body();
                }
            }
            9 => {
                let iterable = self.iterable();
                let name = self.one(&["i", "s", "x", "j"]);
                self.line(&format!("for {name} in {iterable}:"));
                self.body();
                if self.choose(3) == 1 {
                    let condition = self.any(1);
                    let way = self.one(&["break", "continue"]);
                    self.line(&format!("    if {condition}: {way}"));
                }
                if self.choose(3) == 1 {
                    self.line("else:");
                    self.body();
                }
            }
            10 => {
                self.line("for _ in range(3):");
                self.body();
            }
            11 => {
                self.line("try:");
                self.body();
                let class = self.one(&[
                    "ValueError",
                    "TypeError",
                    "(KeyError, IndexError)",
                    "Exception",
                    "ZeroDivisionError",
                ]);
                self.line(&format!("except {class} as error:"));
                self.line("    print('caught', type(error).__name__, error)");
                if self.choose(2) == 1 {
                    self.line("else:");
                    self.body();
                }
                if self.choose(2) == 1 {
                    self.line("finally:");
                    self.body();
                }
            }
            12 => self.function(),
            13 => {
                let (class, value) = (self.one(&["ValueError", "KeyError", "RuntimeError"]), self.any(1));
                let from = self.one(&["", " from None", " from ValueError('cause')"]);
                self.line(&format!("raise {class}({value}){from}"));
            }
            14 => {
                let subject = self.any(1);
                self.line(&format!("match {subject}:"));
                self.indent += 1;
                let count = 1 + self.choose(3);
                for _ in 0..count {
                    let pattern = self.one(&[
                        "int(x) if x > 2",
                        "str() as s",
                        "[x, *m]",
                        "{'k': x}",
                        "Box(value=x)",
                        "1 | 2 | 'abc'",
                        "(i, j)",
                        "None",
                        "float(f)",
                        "[[x]]",
                        "{**d}",
                    ]);
                    self.line(&format!("case {pattern}:"));
                    self.body();
                }
                self.indent -= 1;
            }
            _ => {
                let value = self.any(2);
                let message = self.one(&["'no'", "i", "s"]);
                self.line(&format!("assert {value}, {message}"));
            }
        }
    }

    /// A change of a container.
    fn change(&mut self) {
        let item = self.any(1);
        let index = self.expression(Kind::Int, 1);
        let text = match self.choose(18) {
            0 => format!("l.append({item})"),
            1 => format!("l.insert({index}, {item})"),
            2 => format!("print(l.pop({index}))"),
            3 => format!("l[{index}] = {item}"),
            4 => format!("l[{}] = {}", self.slice(), self.expression(Kind::List, 1)),
            5 => format!("del l[{}]", self.slice()),
            6 => format!("l.remove({item})"),
            7 => "l.reverse()".to_owned(),
            8 => format!("l.sort({})", self.one(&["", "reverse=True", "key=str", "key=repr, reverse=True"])),
            9 => format!("d[{item}] = {index}"),
            10 => format!("print(d.pop({item}))"),
            11 => format!("print(d.setdefault({item}, {index}))"),
            12 => format!("d.update({})", self.expression(Kind::Dict, 1)),
            13 => format!("del d[{item}]"),
            14 => format!("b.value = {item}"),
            15 => format!("l.extend({})", self.iterable()),
            16 => format!("d |= {}", self.expression(Kind::Dict, 1)),
            _ => "print(d.popitem())".to_owned(),
        };
        self.line(&text);
        self.line("l, d = l[:20], dict(list(d.items())[:20])");
    }

    fn function(&mut self) {
        self.functions += 1;
        let number = self.functions;
        let parameters =
            self.one(&["x", "x, y=2", "x, *args", "x, *, y=1", "x=1, **kw", "*args, **kw", "x, /, y=3"]);
        self.line(&format!("def f{number}({parameters}):"));
        self.indent += 1;
        self.line("i = j = 1; f = 0.5; s = t = 'in'; l = m = [4]; d = {}; p = ()");
        self.indent -= 1;
        self.body();
        let value = self.any(2);
        let how = self.one(&["return", "yield", "return"]);
        self.line(&format!("    {how} {value}"));
        let (first, second) = (self.any(1), self.any(1));
        let call = match self.choose(5) {
            0 => format!("f{number}({first})"),
            1 => format!("f{number}({first}, {second})"),
            2 => format!("f{number}({first}, y={second})"),
            3 => format!("f{number}(*l[:2], **{{'y': {second}}})"),
            _ => format!("f{number}()"),
        };
        let call = if how == "yield" { format!("list({call})") } else { call };
        self.line(&format!("print({call})"));
    }

    fn kind(&mut self) -> Kind {
        let at = self.choose(KINDS.len());
        KINDS.get(at).copied().unwrap_or(Kind::Int)
    }

    fn variable(&mut self, kind: Kind) -> &'static str {
        match kind {
            Kind::Int | Kind::Bool => self.one(&["i", "j"]),
            Kind::Float => "f",
            Kind::Text => self.one(&["s", "t"]),
            Kind::List => self.one(&["l", "m"]),
            Kind::Dict => "d",
            Kind::Tuple => "p",
        }
    }
}
