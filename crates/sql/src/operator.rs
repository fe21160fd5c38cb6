//! Binary operators: those of SQLAlchemy, and those that the program writes itself.

/// Binary operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BinaryOperator {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `IS`
    Is,
    /// `IS NOT`
    IsNot,
    /// `LIKE`
    Like,
    /// `NOT LIKE`
    NotLike,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/` of Python, which SQLite is asked with a double on the right.
    Divide,
    /// `//` of Python: SQLite's own `/`, which cuts the quotient of integers.
    FloorDivide,
    /// `%`
    Modulo,
    /// `||`
    Concatenate,
    /// What the program wrote itself: `column.op("&")`.
    Custom(CustomOperator),
}

/// An operator by its sign.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CustomOperator {
    /// The sign.
    pub symbol: &'static str,
    /// How tightly it binds, as the program said.
    pub precedence: i8,
    /// Whether it gives true or false, as the program said.
    pub is_comparison: bool,
}

impl CustomOperator {
    /// What SQLite has for operators, as people write them.
    const SYMBOLS: [&str; 27] = [
        "&", "|", "<<", ">>", "%", "||", "+", "-", "*", "/", "=", "==", "!=", "<>", "<", "<=", ">", ">=",
        "LIKE", "like", "NOT LIKE", "GLOB", "REGEXP", "IS", "IS NOT", "->", "->>",
    ];

    /// The operator of a sign, if there is one.
    pub fn new(symbol: &str, precedence: i8, is_comparison: bool) -> Option<Self> {
        let symbol = Self::SYMBOLS.into_iter().find(|known| *known == symbol)?;
        Some(Self { symbol, precedence, is_comparison })
    }

    /// The operator that SQLite takes it for, where that has a name here.
    pub fn meant(self) -> Option<BinaryOperator> {
        Some(match self.symbol {
            "=" | "==" => BinaryOperator::Equal,
            "!=" | "<>" => BinaryOperator::NotEqual,
            "<" => BinaryOperator::Less,
            "<=" => BinaryOperator::LessOrEqual,
            ">" => BinaryOperator::Greater,
            ">=" => BinaryOperator::GreaterOrEqual,
            "IS" => BinaryOperator::Is,
            "IS NOT" => BinaryOperator::IsNot,
            "LIKE" | "like" => BinaryOperator::Like,
            "NOT LIKE" => BinaryOperator::NotLike,
            "+" => BinaryOperator::Add,
            "-" => BinaryOperator::Subtract,
            "*" => BinaryOperator::Multiply,
            "/" => BinaryOperator::FloorDivide,
            "%" => BinaryOperator::Modulo,
            "||" => BinaryOperator::Concatenate,
            _ => return None,
        })
    }
}

impl BinaryOperator {
    /// Whether it gives true or false.
    pub fn is_comparison(self) -> bool {
        match self {
            Self::Equal | Self::NotEqual | Self::Less | Self::LessOrEqual => true,
            Self::Greater | Self::GreaterOrEqual => true,
            Self::Is | Self::IsNot | Self::Like | Self::NotLike => true,
            Self::Add | Self::Subtract | Self::Multiply | Self::Divide | Self::FloorDivide => false,
            Self::Modulo | Self::Concatenate => false,
            Self::Custom(custom) => custom.is_comparison,
        }
    }
}
