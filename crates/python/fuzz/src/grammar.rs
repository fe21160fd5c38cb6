//! Small Python programs out of bytes: every byte is a choice, so that what a fuzzer changes in the bytes changes the
//! program a little, and fewer or smaller bytes make a smaller program. What CPython leaves open (the order of sets,
//! addresses) is not made.

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

    fn any(&mut self, depth: u32) -> String {
        match self.choose(12) {
            10 => self
                .one(&[
                    "None",
                    "b",
                    "Box(l)",
                    "Tag.of(1, i)",
                    "Tag('ab').size",
                    "b + 1",
                    "Tag.kind",
                    "...",
                    "Box",
                ])
                .to_owned(),
            11 => {
                let name = self.one(&["i", "s", "l", "d", "p", "b", "f"]);
                let attribute =
                    self.one(&["value", "real", "nothing", "kind", "__class__.__name__", "size", "count"]);
                if attribute == "count" { format!("{name}.count(1)") } else { format!("{name}.{attribute}") }
            }
            _ => {
                let kind = self.kind();
                self.expression(kind, depth)
            }
        }
    }

    fn iterable(&mut self) -> String {
        match self.choose(7) {
            0 => "range(4)".to_owned(),
            1 => format!("range({}, {}, {})", self.small(), self.small(), self.one(&["1", "2", "-1", "3"])),
            2 => format!("enumerate({})", self.expression(Kind::List, 1)),
            3 => format!("zip({}, {})", self.expression(Kind::List, 1), self.expression(Kind::Text, 1)),
            4 => "list(d.items())".to_owned(),
            5 => format!("reversed({})", self.expression(Kind::List, 1)),
            _ => {
                let kind = self.kind();
                self.expression(kind, 1)
            }
        }
    }

    fn small(&mut self) -> &'static str {
        self.one(&["0", "1", "2", "-1", "-2", "3", "5", "7", "-10", "i % 5", "len(l)"])
    }

    fn slice(&mut self) -> String {
        let (start, stop) = (self.small(), self.small());
        match self.choose(6) {
            0 => format!("{start}:{stop}"),
            1 => format!("{start}:"),
            2 => format!(":{stop}"),
            3 => format!("{start}:{stop}:{}", self.one(&["1", "2", "-1", "-2", "0"])),
            4 => "::-1".to_owned(),
            _ => ":".to_owned(),
        }
    }

    fn expression(&mut self, kind: Kind, depth: u32) -> String {
        // Now and then something of another kind, for the errors.
        let kind = if self.choose(16) == 15 { self.kind() } else { kind };
        if depth == 0 {
            return self.leaf(kind).to_owned();
        }
        let depth = depth - 1;
        match kind {
            Kind::Int => self.int(depth),
            Kind::Float => match self.choose(6) {
                0 | 1 => self.leaf(kind).to_owned(),
                2 => {
                    format!("({} / {})", self.expression(Kind::Int, depth), self.expression(Kind::Int, depth))
                }
                3 => format!(
                    "({} {} {})",
                    self.expression(Kind::Float, depth),
                    self.one(&["+", "-", "*", "//", "%"]),
                    self.expression(Kind::Float, depth)
                ),
                4 => format!("round({}, {})", self.expression(Kind::Float, depth), self.small()),
                _ => format!("float({})", self.expression(Kind::Text, depth)),
            },
            Kind::Text => self.words(depth),
            Kind::List => self.list(depth),
            Kind::Dict => match self.choose(6) {
                0 | 1 => "d".to_owned(),
                2 => format!("{{{}: {}, **d}}", self.any(depth), self.any(depth)),
                3 => format!("{{x: {} for x in {}}}", self.any(depth), self.iterable()),
                4 => format!(
                    "dict(zip({}, {}))",
                    self.expression(Kind::List, depth),
                    self.expression(Kind::Text, depth)
                ),
                _ => format!("(d | {})", self.expression(Kind::Dict, depth)),
            },
            Kind::Tuple => match self.choose(6) {
                0 | 1 => "p".to_owned(),
                2 => format!("({}, {})", self.any(depth), self.any(depth)),
                3 => format!(
                    "divmod({}, {})",
                    self.expression(Kind::Int, depth),
                    self.expression(Kind::Int, depth)
                ),
                4 => format!("({},)", self.any(depth)),
                _ => format!(
                    "{}.{}({})",
                    self.expression(Kind::Text, depth),
                    self.one(&["partition", "rpartition"]),
                    self.one(&["' '", "'a'", "s"])
                ),
            },
            Kind::Bool => match self.choose(9) {
                0 => format!(
                    "({} {} {})",
                    self.any(depth),
                    self.one(&["==", "!=", "<", ">=", ">", "<="]),
                    self.any(depth)
                ),
                1 => format!(
                    "({} < {} <= {})",
                    self.expression(Kind::Int, depth),
                    self.expression(Kind::Int, depth),
                    self.expression(Kind::Int, depth)
                ),
                2 => format!("({} in {})", self.any(depth), self.iterable()),
                3 => format!("(not {})", self.any(depth)),
                4 => format!("({} {} {})", self.any(depth), self.one(&["and", "or"]), self.any(depth)),
                5 => format!(
                    "isinstance({}, {})",
                    self.any(depth),
                    self.one(&["int", "str", "(list, tuple)", "Box", "bool"])
                ),
                6 => format!("{}({})", self.one(&["any", "all", "bool", "callable"]), self.any(depth)),
                7 => format!(
                    "{}.{}()",
                    self.expression(Kind::Text, depth),
                    self.one(&[
                        "isdigit",
                        "isalpha",
                        "isupper",
                        "islower",
                        "isspace",
                        "istitle",
                        "isidentifier",
                        "isalnum"
                    ])
                ),
                _ => self.one(&["True", "False", "(b is b)", "(l is m)"]).to_owned(),
            },
        }
    }

    fn int(&mut self, depth: u32) -> String {
        match self.choose(12) {
            0 | 1 => self.leaf(Kind::Int).to_owned(),
            2 | 3 => format!(
                "({} {} {})",
                self.expression(Kind::Int, depth),
                self.one(&["+", "-", "*", "//", "%", "&", "|", "^"]),
                self.expression(Kind::Int, depth)
            ),
            4 => format!(
                "({} {} ({} % 70))",
                self.expression(Kind::Int, depth),
                self.one(&["<<", ">>"]),
                self.expression(Kind::Int, depth)
            ),
            5 => format!(
                "(({} % 50) ** ({} % 9))",
                self.expression(Kind::Int, depth),
                self.expression(Kind::Int, depth)
            ),
            6 => format!("len({})", self.any(depth)),
            7 => format!("{}({})", self.one(&["sum", "max", "min"]), self.expression(Kind::List, depth)),
            8 => format!("{}({})", self.one(&["int", "round", "abs", "-", "~", "ord"]), self.any(depth)),
            9 => format!(
                "({} if {} else {})",
                self.expression(Kind::Int, depth),
                self.any(depth),
                self.expression(Kind::Int, depth)
            ),
            10 => format!("{}[{}]", self.expression(Kind::List, depth), self.small()),
            _ => format!(
                "{}.{}({})",
                self.expression(Kind::Text, depth),
                self.one(&["count", "find", "index", "rfind"]),
                self.expression(Kind::Text, depth)
            ),
        }
    }

    fn words(&mut self, depth: u32) -> String {
        match self.choose(12) {
            0 | 1 => self.leaf(Kind::Text).to_owned(),
            2 => format!("({} + {})", self.expression(Kind::Text, depth), self.expression(Kind::Text, depth)),
            3 => format!(
                "({} * ({} % 4))",
                self.expression(Kind::Text, depth),
                self.expression(Kind::Int, depth)
            ),
            4 => format!("{}({})", self.one(&["str", "repr", "ascii"]), self.any(depth)),
            5 => format!(
                "{}.{}()",
                self.expression(Kind::Text, depth),
                self.one(&[
                    "upper",
                    "lower",
                    "title",
                    "strip",
                    "capitalize",
                    "swapcase",
                    "lstrip",
                    "casefold"
                ])
            ),
            6 => format!(
                "{}.replace({}, {})",
                self.expression(Kind::Text, depth),
                self.leaf(Kind::Text),
                self.leaf(Kind::Text)
            ),
            7 => format!("{}[{}]", self.expression(Kind::Text, depth), self.slice()),
            8 => format!(
                "{}.join({})",
                self.leaf(Kind::Text),
                self.one(&["m", "[s, t]", "map(str, l)", "s", "(repr(x) for x in l)"])
            ),
            9 => format!(
                "format({}, {})",
                self.any(depth),
                self.one(&[
                    "'>8'", "'05'", "'.2f'", "'x'", "',d'", "'*^9'", "'+'", "'e'", "'%'", "'.3'", "'#b'",
                    "'_'", "'<4s'", "'g'"
                ])
            ),
            10 => format!(
                "({} % {})",
                self.one(&[
                    "'%s'", "'%d'", "'%r|%s'", "'%5.1f'", "'%x'", "'%-4s|'", "'%(k)s'", "'%%'", "'%c'"
                ]),
                self.any(depth)
            ),
            _ => format!(
                "{}.format({}, k={})",
                self.one(&["'{}'", "'{0!r}-{k}'", "'{:>6}'", "'{k:<4}|'", "'{} {}'", "'{0[0]}'"]),
                self.any(depth),
                self.any(depth)
            ),
        }
    }

    fn list(&mut self, depth: u32) -> String {
        match self.choose(12) {
            0 | 1 => self.leaf(Kind::List).to_owned(),
            2 => format!("[{}, {}]", self.any(depth), self.any(depth)),
            3 => format!("[{} for x in {}]", self.element(depth), self.iterable()),
            4 => format!("[x for x in {} if {}]", self.iterable(), self.any(depth)),
            5 => format!(
                "sorted({}, key={})",
                self.iterable(),
                self.one(&["repr", "str", "lambda x: -len(str(x))", "type"])
            ),
            6 => format!("sorted({})", self.expression(Kind::List, depth)),
            7 => format!("{}[{}]", self.expression(Kind::List, depth), self.slice()),
            8 => format!("({} + {})", self.expression(Kind::List, depth), self.expression(Kind::List, depth)),
            9 => format!(
                "{}.{}",
                self.expression(Kind::Text, depth),
                self.one(&["split()", "split(' ')", "splitlines()", "split('a', 1)", "rsplit(None, 1)"])
            ),
            10 => format!(
                "list(map({}, {}))",
                self.one(&["str", "abs", "lambda x: x * 2", "Box", "len"]),
                self.iterable()
            ),
            _ => format!("[*{}, *{}]", self.iterable(), self.expression(Kind::Tuple, depth)),
        }
    }

    /// Of the variable of a comprehension.
    fn element(&mut self, depth: u32) -> String {
        match self.choose(5) {
            0 => "x".to_owned(),
            1 => "(x, x)".to_owned(),
            2 => "str(x)".to_owned(),
            3 => format!("(x, {})", self.any(depth)),
            _ => "[x for _ in range(2)]".to_owned(),
        }
    }

    fn leaf(&mut self, kind: Kind) -> &'static str {
        match kind {
            Kind::Int => self.one(&[
                "i", "j", "(0)", "(1)", "(-1)", "2", "7", "255", "(10**18)", "(2**63)", "(-2**63)", "True",
                "(3**50)",
            ]),
            Kind::Float => self.one(&[
                "f",
                "0.0",
                "1.5",
                "-2.5",
                "1e16",
                "1e-7",
                "float('inf')",
                "float('nan')",
                "0.1",
                "-0.0",
                "1e300",
            ]),
            Kind::Text => self.one(&[
                "s",
                "t",
                "''",
                "'a'",
                "'Ab cD'",
                "'12'",
                "' -3 '",
                "'é\\u200b'",
                "'a\\nb'",
                "'it\\'s'",
                "'\\\\'",
                "'ß'",
                "'a,b,,c'",
            ]),
            Kind::List => {
                self.one(&["l", "m", "[]", "[3, 1, 2]", "['a', 'B']", "[[1], [0]]", "[1.5, True]", "[None]"])
            }
            Kind::Dict => self.one(&["d", "{}", "{'k': 'v'}", "{1: [2]}"]),
            Kind::Tuple => self.one(&["p", "()", "(1,)", "(2, 'z')"]),
            Kind::Bool => self.one(&["True", "False"]),
        }
    }
}
