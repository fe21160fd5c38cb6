//! The expressions of the programs.

use super::{Kind, Maker};

impl Maker<'_> {
    pub(super) fn any(&mut self, depth: u32) -> String {
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

    pub(super) fn iterable(&mut self) -> String {
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

    pub(super) fn slice(&mut self) -> String {
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

    pub(super) fn expression(&mut self, kind: Kind, depth: u32) -> String {
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
                "i", "j", "(0)", "(1)", "(-1)", "(2)", "(7)", "(255)", "(10**18)", "(2**63)", "(-2**63)",
                "True", "(3**50)",
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
