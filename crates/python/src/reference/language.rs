//! The constructs of the language, each with a program that has it: compiling the programs tells which are
//! supported.

/// A construct of the language.
pub(super) struct Construct {
    /// What it is called.
    pub name: &'static str,
    /// A program with it.
    #[cfg_attr(not(test), allow(dead_code, reason = "the test below compiles it"))]
    program: &'static str,
}

const fn construct(name: &'static str, program: &'static str) -> Construct {
    Construct { name, program }
}

/// What compiles.
pub(super) const SUPPORTED: &[Construct] = &[
    construct(
        "functions with every kind of parameter, defaults, `*args`, `**kwargs`, decorators, annotations",
        "@d\ndef f(a, /, b: int = 1, *args, c, e=2, **kw) -> None: pass",
    ),
    construct(
        "closures, `nonlocal`, `global`",
        "def f():\n x = 1\n def g():\n  nonlocal x\n  global y\n  x = y = 2",
    ),
    construct("`lambda`", "f = lambda x, *y, z=1: x"),
    construct(
        "generators: `yield`, `yield from`, `return` with a value",
        "def f():\n x = yield 1\n yield from g()\n return x",
    ),
    construct(
        "classes with bases, metaclasses, keywords for `__init_subclass__`, decorators, docstrings",
        "@d\nclass A(B, k=1):\n 'doc'\n x: int = 1\n def f(self): return super().f()",
    ),
    construct("`if`, `elif`, `else`", "if a: pass\nelif b: pass\nelse: pass"),
    construct(
        "`for` and `while` with `break`, `continue`, `else`",
        "for x in y:\n break\nelse: pass\nwhile a:\n continue\nelse: pass",
    ),
    construct(
        "`try`, `except`, `else`, `finally`",
        "try: pass\nexcept A as e: pass\nexcept (B, C): pass\nelse: pass\nfinally: pass",
    ),
    construct("`raise`, `raise … from …`", "raise A\nraise A() from None"),
    construct("`with`, also of several items", "with a as b, c: pass\nwith (a as b, c as d): pass"),
    construct(
        "`match`: literals, captures, sequences, mappings, classes, `|`, `as`, guards",
        "match x:\n case 1 | 'a' as y if y: pass\n case [a, *b]: pass\n case {'k': c, **d}: pass\n case A(e, f=g): pass\n case h.i: pass\n case _: pass",
    ),
    construct("`assert`, `del`, `pass`", "assert a, 'no'\ndel a, b[0], c.d\npass"),
    construct(
        "`import`, `from … import …`, also `as` and `*`",
        "import a.b as c\nfrom d import e as f\nfrom g import *",
    ),
    construct(
        "assignments: chained, augmented, annotated, unpacking with `*`",
        "a = b = 1\na += 1\nc: int = 2\nd, *e = f\n(g, [h, i]) = j",
    ),
    construct("`:=`", "if (a := b): pass"),
    construct(
        "conditional expressions, `and`, `or`, `not`, chained comparisons",
        "a if b else c\na and b or not c\na < b <= c is not d in e",
    ),
    construct(
        "list, set and dict comprehensions, generator expressions",
        "[a for b in c if d for e in f]\n{a for a in b}\n{a: b for a, b in c}\n(a for a in b)",
    ),
    construct("displays and calls with `*` and `**`", "[*a, b]\n{**a, 'b': c}\nf(*a, b, *c, d=e, **g)"),
    construct("subscripts and slices", "a[b], a[b:c:d], a[b, c:d]"),
    construct(
        "all operators, `@` through `__matmul__`",
        "a + b - c * d / e // f % g ** h @ i << j >> k & l | m ^ n\n-a, +a, ~a",
    ),
    construct(
        "f-strings with conversions, format specifications, `=`, nested fields",
        "f'{a!r:>{b}} {c=} {{}}'",
    ),
    construct(
        "literals: integers of every base and size, floats, strings and bytes of every kind",
        "1_000, 0xff, 0o7, 0b1, 10**30, 1e5, 'a' 'b', r'\\d', b'c', '''d''', ..., None, True",
    ),
    construct(
        "type annotations, also as strings and with `from __future__ import annotations`",
        "from __future__ import annotations\nx: 'List[int]' = []",
    ),
];

/// What is refused by name.
pub(super) const REFUSED: &[Construct] = &[
    construct(
        "`async def`, and with it `await`, `async for`, `async with`, asynchronous comprehensions",
        "async def f():\n await g()",
    ),
    construct("`except*`", "try: pass\nexcept* A: pass"),
    construct("relative imports", "from . import a"),
    construct("complex numbers", "1j"),
];

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::compile::code::{Code, Instruction};
    use crate::limits::Limits;
    use crate::program::{Document, prepare};

    fn is_refused(code: &Rc<Code>) -> bool {
        let here = code.instructions.iter().any(|it| matches!(it, Instruction::Unsupported(_)));
        here || code.codes.iter().any(is_refused)
    }

    /// Whether a part of a program, which has to compile, will be refused.
    fn has_refusal(construct: &Construct) -> bool {
        let text = construct.program.to_owned();
        let program = prepare(&[Document { name: "main.py".to_owned(), text }], &Limits::default());
        let program = program.unwrap_or_else(|errors| panic!("{}: {}", construct.name, errors[0].message));
        program.codes.iter().any(is_refused)
    }

    #[test]
    fn constructs_are_what_the_compiler_makes_of_them() {
        for construct in SUPPORTED {
            assert!(!has_refusal(construct), "refused: {}", construct.name);
        }
        for construct in REFUSED {
            assert!(has_refusal(construct), "not refused: {}", construct.name);
        }
    }
}
