//! Table definitions: SQLAlchemy's `MetaData`, `Table` and `Column` as far as the database is concerned.

use std::collections::BTreeSet;
use std::sync::Arc;

use bothways_world::{Scalar, TableId};

/// The tables of one program, by [`TableId`], in order of definition.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Schema {
    /// The definitions.
    pub tables: Vec<Table>,
    /// Tables that a later definition of the same name took the place of, and those defined with them: no name leads
    /// to them.
    pub replaced: BTreeSet<TableId>,
}

impl Schema {
    /// The table with this id.
    pub fn table(&self, id: TableId) -> Option<&Table> {
        self.tables.get(id.index())
    }

    /// Gives each column without a type that of the column its foreign key refers to, once that is defined.
    pub fn adopt_referred_types(&mut self) {
        let referred = |column: &Column| -> Option<SqlType> {
            let key = column.foreign_keys.first()?;
            let table = self.table(self.find(&key.table)?)?;
            let target = table.columns.get(table.position(&key.column)?)?;
            (column.sql_type == SqlType::Null && target.sql_type != SqlType::Null)
                .then(|| target.sql_type.clone())
        };
        let found: Vec<(usize, usize, SqlType)> = self
            .tables
            .iter()
            .enumerate()
            .flat_map(|(index, table)| {
                let columns = table.columns.iter().enumerate();
                columns.filter_map(move |(position, column)| Some((index, position, referred(column)?)))
            })
            .collect();
        for (table, position, sql_type) in found {
            let column = self.tables.get_mut(table).and_then(|table| table.columns.get_mut(position));
            if let Some(column) = column {
                column.sql_type = sql_type;
            }
        }
    }

    /// The table of this name.
    pub fn find(&self, name: &str) -> Option<TableId> {
        let mut tables = self.tables.iter().enumerate();
        let is_it = |(index, table): &(usize, &Table)| {
            &*table.name == name && !self.replaced.contains(&TableId::from_index(*index))
        };
        tables.find(is_it).map(|(index, _)| TableId::from_index(index))
    }
}

/// One table.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// Its name.
    pub name: Arc<str>,
    /// Its columns in order.
    pub columns: Vec<Column>,
    /// `PrimaryKeyConstraint(…)`, where one is written out.
    pub primary_key: Option<KeyConstraint>,
    /// `UniqueConstraint(…)`, `ForeignKeyConstraint(…)` and `CheckConstraint(…)`, in order. What a column says of
    /// itself is with it, except for a check.
    pub constraints: Vec<Constraint>,
    /// `Index(…)`. Columns with `index=True` have theirs beside.
    pub indexes: Vec<Index>,
}

impl Table {
    /// Position of the column of this name.
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|candidate| &*candidate.name == column)
    }

    /// A table of these columns, without constraints of its own.
    pub fn new(name: Arc<str>, columns: Vec<Column>) -> Self {
        Self { name, columns, primary_key: None, constraints: Vec::new(), indexes: Vec::new() }
    }

    /// Positions of the primary key columns: as its constraint lists them, or else in table order.
    pub fn primary_key(&self) -> Vec<usize> {
        if let Some(constraint) = &self.primary_key
            && !constraint.columns.is_empty()
        {
            return constraint.columns.clone();
        }
        self.columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.primary_key)
            .map(|(index, _)| index)
            .collect()
    }

    /// Position of the column that SQLite numbers by itself: the only primary key column, an integer without
    /// foreign key (SQLAlchemy's `autoincrement="auto"`).
    pub fn autoincrement(&self) -> Option<usize> {
        let [position] = self.primary_key()[..] else { return None };
        let column = self.columns.get(position)?;
        (column.sql_type.is_integer() && column.foreign_keys.is_empty() && column.autoincrement)
            .then_some(position)
    }

    /// Every index: those of columns with `index=True`, then those written out.
    pub fn all_indexes(&self) -> Vec<Index> {
        let columns = self.columns.iter().enumerate().filter(|(_, column)| column.index);
        let of_columns = columns.map(|(position, column)| Index {
            name: match &column.index_name {
                Some(name) => name.clone(),
                None => format!("ix_{}_{}", self.name, column.name).into(),
            },
            columns: vec![position],
            unique: column.unique,
        });
        of_columns.chain(self.indexes.iter().cloned()).collect()
    }

    /// Column positions of the UNIQUE constraints that are written out.
    pub fn unique_constraints(&self) -> impl Iterator<Item = &[usize]> {
        self.constraints.iter().filter_map(|constraint| match constraint {
            Constraint::Unique(unique) => Some(&*unique.columns),
            Constraint::ForeignKey(_) | Constraint::Check(_) => None,
        })
    }
}

/// A constraint over several columns, in the order in which tables list them.
#[derive(Clone, PartialEq, Debug)]
pub enum Constraint {
    /// `UniqueConstraint(…)`.
    Unique(KeyConstraint),
    /// `ForeignKeyConstraint(…)`. Each of its columns carries its part as a [`ForeignKey`], too.
    ForeignKey(ForeignKeyConstraint),
    /// `CheckConstraint(…)`.
    Check(CheckConstraint),
}

/// A condition that every row must satisfy.
#[derive(Clone, PartialEq, Debug)]
pub struct CheckConstraint {
    /// `name=`.
    pub name: Option<Arc<str>>,
    /// The condition as SQL.
    pub text: Arc<str>,
    /// The position of the column that it stands with; none: it is the table's.
    pub column: Option<usize>,
}

/// Columns that identify a row together.
#[derive(Clone, PartialEq, Debug)]
pub struct KeyConstraint {
    /// `name=`.
    pub name: Option<Arc<str>>,
    /// Positions of its columns.
    pub columns: Vec<usize>,
}

/// Columns that together refer to columns of another table.
#[derive(Clone, PartialEq, Debug)]
pub struct ForeignKeyConstraint {
    /// `name=`.
    pub name: Option<Arc<str>>,
    /// Positions of its columns.
    pub columns: Vec<usize>,
    /// The referred table's name.
    pub table: Arc<str>,
    /// Names of the referred columns.
    pub referred: Vec<Arc<str>>,
    /// `ondelete=`.
    pub on_delete: Option<Arc<str>>,
    /// `onupdate=`.
    pub on_update: Option<Arc<str>>,
}

/// `Index("name", "a", "b")`.
#[derive(Clone, PartialEq, Debug)]
pub struct Index {
    /// Its name.
    pub name: Arc<str>,
    /// Positions of its columns.
    pub columns: Vec<usize>,
    /// `unique=True`.
    pub unique: bool,
}

/// One column.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// Its name in the database.
    pub name: Arc<str>,
    /// Its type.
    pub sql_type: SqlType,
    /// How DDL spells the type, where otherwise than it usually does: `CHAR(3)`.
    pub spelling: Option<Arc<str>>,
    /// Whether NULL is allowed.
    pub nullable: bool,
    /// Whether it is part of the primary key.
    pub primary_key: bool,
    /// False when `autoincrement=False` was given.
    pub autoincrement: bool,
    /// `unique=True`.
    pub unique: bool,
    /// The name of the constraint that `unique=True` makes, where a naming convention gives it one.
    pub unique_name: Option<Arc<str>>,
    /// `index=True`.
    pub index: bool,
    /// The name of its index; none: the usual one, of the table and the column.
    pub index_name: Option<Arc<str>>,
    /// Text of a `DEFAULT` clause, already quoted as SQL.
    pub server_default: Option<Arc<str>>,
    /// The value that `server_default` gives.
    pub server_default_value: Option<Scalar>,
    /// Foreign keys declared on it.
    pub foreign_keys: Vec<ForeignKey>,
}

/// A column-level foreign key. SQLite does not enforce it as SQLAlchemy drives it.
#[derive(Clone, PartialEq, Debug)]
pub struct ForeignKey {
    /// The referred table's name.
    pub table: Arc<str>,
    /// The referred column's name.
    pub column: Arc<str>,
    /// `ondelete=`.
    pub on_delete: Option<Arc<str>>,
    /// `onupdate=`.
    pub on_update: Option<Arc<str>>,
    /// Constraint name.
    pub name: Option<Arc<str>>,
    /// `use_alter=`: it does not count when tables are sorted.
    pub use_alter: bool,
    /// The table's constraint that it is a part of, as an index into [`Table::constraints`].
    pub constraint: Option<usize>,
}

/// Column types, named as SQLAlchemy's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SqlType {
    /// `Integer`.
    Integer,
    /// `BigInteger`.
    BigInteger,
    /// `SmallInteger`.
    SmallInteger,
    /// `String`, with its length.
    String(Option<u32>),
    /// `Text`.
    Text,
    /// `Boolean`.
    Boolean,
    /// `Float`.
    Float,
    /// `Double`, what `Mapped[float]` gives in 2.1.
    Double,
    /// `LargeBinary`.
    LargeBinary,
    /// `DateTime`, with `timezone=True` or without.
    DateTime {
        /// `timezone=True`, which SQLite does nothing about.
        timezone: bool,
    },
    /// `Date`.
    Date,
    /// `Time`.
    Time,
    /// `Interval`, kept as the moment so long after 1970.
    Interval,
    /// `Numeric(10, 2)`.
    Numeric {
        /// The digits in all.
        precision: Option<u32>,
        /// The digits behind the point.
        scale: Option<u32>,
    },
    /// `Uuid`, kept as 32 hexadecimal digits.
    Uuid,
    /// `Enum`.
    Enum(Arc<EnumType>),
    /// No type given and none taken over from a foreign key: `NullType`.
    Null,
}

/// An `Enum` of a class of the program or of texts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EnumType {
    /// The facade's number of the class; none for an enumeration of texts.
    pub class: Option<u32>,
    /// The values that are stored.
    pub names: Vec<Arc<str>>,
    /// `name=`, or the class's name in small letters.
    pub name: Option<Arc<str>>,
    /// `length=`, or the length of the longest value.
    pub length: usize,
    /// `native_enum=`, which is about other databases.
    pub native: bool,
}

impl SqlType {
    /// Whether SQLite numbers a primary key of this type by itself (INTEGER only).
    pub fn is_integer(&self) -> bool {
        matches!(self, Self::Integer | Self::BigInteger | Self::SmallInteger)
    }
}
