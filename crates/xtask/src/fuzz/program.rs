//! A program in parts that can be left out one by one, and its text.

use std::fmt::Write;

/// Models and what is done with them.
#[derive(Clone)]
pub struct Program {
    /// `declarative_base()` rather than a class that derives from `DeclarativeBase`.
    pub classic_base: bool,
    /// Tables without a class.
    pub associations: Vec<Association>,
    /// In order of definition.
    pub classes: Vec<Class>,
    /// The arguments of `Session`, after the engine.
    pub session: Vec<(String, String)>,
    /// In order of execution.
    pub statements: Vec<Statement>,
}

/// The table between the two of a many-to-many relationship.
#[derive(Clone)]
pub struct Association {
    /// `book_tag`.
    pub name: String,
    /// What it references.
    pub columns: [Column; 2],
}

/// A mapped class.
#[derive(Clone)]
pub struct Class {
    /// `Book`.
    pub name: String,
    /// `book`.
    pub table: String,
    /// The class it inherits from; its table is then its own or that of this class.
    pub base: Option<Base>,
    /// What its primary key consists of.
    pub key: PrimaryKey,
    /// Whether a column tells which class an object is of.
    pub polymorphic: bool,
    /// With `Mapped[…]` annotations.
    pub annotated: bool,
    /// Beside `id` and `name`.
    pub columns: Vec<Column>,
    /// In order of declaration.
    pub relationships: Vec<Relationship>,
    /// After the relationships.
    pub proxies: Vec<Proxy>,
}

/// An association proxy.
#[derive(Clone)]
pub struct Proxy {
    /// `book_names`.
    pub name: String,
    /// The relationship it goes through.
    pub through: String,
    /// The attribute at the other end.
    pub value: String,
    /// What makes the object between, in source form.
    pub creator: Option<String>,
}

/// What a subclass builds on.
#[derive(Clone)]
pub struct Base {
    /// `Book`.
    pub class: String,
    /// `book`; none when the subclass has no table of its own.
    pub joined: Option<String>,
}

/// The primary key of a class that inherits from no other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PrimaryKey {
    /// `id`, a number that the database may give.
    Number,
    /// `id`, a text.
    Text,
    /// `id` and `part`, two numbers.
    Composite,
}

/// A column, mostly a foreign key. One that references a composite key is two columns, and a constraint over both.
#[derive(Clone)]
pub struct Column {
    /// `author_id`.
    pub name: String,
    /// What it holds: the key that it references.
    pub key: PrimaryKey,
    /// The table whose `id` it references.
    pub references: Option<String>,
    /// False is NOT NULL.
    pub nullable: bool,
    /// UNIQUE.
    pub unique: bool,
}

/// A relationship as it is declared.
#[derive(Clone)]
pub struct Relationship {
    /// `books`.
    pub name: String,
    /// The class it names, perhaps misspelt.
    pub target: String,
    /// What an annotated class says of it.
    pub shape: Shape,
    /// Keywords and their values in source form.
    pub options: Vec<(String, String)>,
}

/// What an attribute of a relationship holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One object or None.
    Scalar,
    /// A list.
    List,
    /// A set.
    Set,
    /// A dict with the `name` of each item as its key.
    Dict,
    /// A collection that is never loaded.
    WriteOnly,
    /// A collection that is a query.
    Dynamic,
}

/// One thing that a program does.
#[derive(Clone)]
pub struct Statement {
    /// Its lines.
    pub code: Code,
    /// In a `try` that prints the error, so that the program goes on.
    pub guarded: bool,
}

/// The lines of a statement.
#[derive(Clone)]
pub enum Code {
    /// `variable = Class(name="variable", …)`.
    Construct {
        /// The variable that keeps the object.
        variable: String,
        /// The class.
        class: String,
        /// Keywords beside `name`, and their values in source form.
        keywords: Vec<(String, String)>,
    },
    /// As written.
    Lines(Vec<String>),
}

/// What a program may need; it imports what it names.
const IMPORTS: [(&str, &[&str]); 4] = [
    ("typing", &["Dict", "List", "Optional", "Set"]),
    (
        "sqlalchemy",
        &[
            "Column",
            "ForeignKey",
            "ForeignKeyConstraint",
            "Integer",
            "String",
            "Table",
            "create_engine",
            "and_",
            "delete",
            "exists",
            "func",
            "inspect",
            "or_",
            "select",
            "update",
        ],
    ),
    ("sqlalchemy.ext.associationproxy", &["association_proxy"]),
    (
        "sqlalchemy.orm",
        &[
            "DeclarativeBase",
            "DynamicMapped",
            "Load",
            "Mapped",
            "Session",
            "WriteOnlyMapped",
            "aliased",
            "attribute_keyed_dict",
            "backref",
            "contains_eager",
            "declarative_base",
            "defaultload",
            "defer",
            "immediateload",
            "joinedload",
            "lazyload",
            "load_only",
            "make_transient",
            "mapped_column",
            "raiseload",
            "relationship",
            "selectin_polymorphic",
            "selectinload",
            "subqueryload",
            "with_loader_criteria",
            "with_parent",
            "with_polymorphic",
        ],
    ),
];

const LABEL: &str = "

def label(item):
    return item and item.name
";

const STATE: &str = r#"

def state(item):
    inspected = inspect(item)
    names = ["transient", "pending", "persistent", "deleted", "detached"]
    return [name for name in names if getattr(inspected, name)]
"#;

impl Program {
    /// The Python source.
    pub fn source(&self) -> String {
        let body = self.body();
        let mut text = String::new();
        for (module, names) in IMPORTS {
            let used = |name: &&&str| words(&body).any(|word| word == **name);
            let names: Vec<&str> = names.iter().filter(used).copied().collect();
            if !names.is_empty() {
                let _ = writeln!(text, "from {module} import {}", names.join(", "));
            }
        }
        text + &body
    }

    /// The source after the imports.
    fn body(&self) -> String {
        let mut text = String::new();
        text += match self.classic_base {
            true => "\nBase = declarative_base()\n",
            false => "\n\nclass Base(DeclarativeBase):\n    pass\n",
        };
        for association in &self.associations {
            text += &association.source();
        }
        for class in &self.classes {
            text += &class.source();
        }
        let statements: String =
            self.statements.iter().enumerate().map(|(number, statement)| statement.source(number)).collect();
        for (name, function) in [("label", LABEL), ("state", STATE)] {
            if words(&statements).any(|word| word == name) {
                text += function;
            }
        }
        text += "\n\nengine = create_engine(\"sqlite://\")\nBase.metadata.create_all(engine)\n";
        let _ = writeln!(text, "session = Session(engine{})\n", keywords(", ", &self.session));
        text + &statements
    }
}

impl Association {
    fn source(&self) -> String {
        let mut text = format!("\n{} = Table(\n    \"{}\",\n    Base.metadata,\n", self.name, self.name);
        for column in &self.columns {
            let Some(table) = &column.references else { continue };
            match column.key {
                PrimaryKey::Number | PrimaryKey::Text => {
                    let name = &column.name;
                    let _ = writeln!(
                        text,
                        "    Column(\"{name}\", ForeignKey(\"{table}.id\"), primary_key=True),"
                    );
                }
                PrimaryKey::Composite => {
                    for name in column.names() {
                        let _ = writeln!(text, "    Column(\"{name}\", Integer, primary_key=True),");
                    }
                    let _ = writeln!(text, "    {},", column.constraint(table));
                }
            }
        }
        text + ")\n"
    }
}

impl Class {
    fn source(&self) -> String {
        let base = self.base.as_ref().map_or("Base", |base| &base.class);
        let mut text = format!("\n\nclass {}({base}):\n", self.name);
        match &self.base {
            None => {
                text += &format!("    __tablename__ = \"{}\"\n", self.table);
                text += &self.constraints();
                text += match (self.annotated, self.key) {
                    (true, PrimaryKey::Text) => "    id: Mapped[str] = mapped_column(primary_key=True)\n",
                    (true, _) => "    id: Mapped[int] = mapped_column(primary_key=True)\n",
                    (false, PrimaryKey::Text) => "    id = Column(String, primary_key=True)\n",
                    (false, _) => "    id = Column(Integer, primary_key=True)\n",
                };
                text += match (self.annotated, self.key == PrimaryKey::Composite) {
                    (_, false) => "",
                    (true, true) => "    part: Mapped[int] = mapped_column(primary_key=True)\n",
                    (false, true) => "    part = Column(Integer, primary_key=True)\n",
                };
                text += match self.annotated {
                    true => "    name: Mapped[Optional[str]]\n",
                    false => "    name = Column(String)\n",
                };
            }
            Some(Base { joined: Some(table), .. }) => {
                text += &format!("    __tablename__ = \"{}\"\n", self.table);
                text += &match self.annotated {
                    true => format!(
                        "    id: Mapped[{}] = mapped_column(ForeignKey(\"{table}.id\"), primary_key=True)\n",
                        if self.key == PrimaryKey::Text { "str" } else { "int" }
                    ),
                    false => format!("    id = Column(ForeignKey(\"{table}.id\"), primary_key=True)\n"),
                };
            }
            Some(Base { joined: None, .. }) => {}
        }
        if self.base.is_some() {
            text += &format!("    __mapper_args__ = {{\"polymorphic_identity\": \"{}\"}}\n", self.table);
        } else if self.polymorphic {
            text += if self.annotated {
                "    kind: Mapped[Optional[str]]\n"
            } else {
                "    kind = Column(String)\n"
            };
            text += &format!(
                "    __mapper_args__ = {{\"polymorphic_on\": \"kind\", \"polymorphic_identity\": \"{}\"}}\n",
                self.table
            );
        }
        for column in &self.columns {
            text += &column.source(self.annotated);
        }
        for relationship in &self.relationships {
            text += &relationship.source(self.annotated);
        }
        for Proxy { name, through, value, creator } in &self.proxies {
            let creator = creator.as_ref().map_or_else(String::new, |creator| format!(", creator={creator}"));
            text += &format!("    {name} = association_proxy(\"{through}\", \"{value}\"{creator})\n");
        }
        text
    }
}

impl Class {
    /// The foreign keys of several columns; an association table's belong to no class.
    fn constraints(&self) -> String {
        let composite = self.columns.iter().filter(|column| column.key == PrimaryKey::Composite);
        let constraints: Vec<String> = composite
            .filter_map(|column| Some(column.constraint(column.references.as_ref()?) + ","))
            .collect();
        match constraints.is_empty() {
            true => String::new(),
            false => format!("    __table_args__ = ({})\n", constraints.join(" ")),
        }
    }
}

impl Column {
    /// A column without anything special.
    pub fn plain(name: String, key: PrimaryKey, references: Option<String>) -> Self {
        Self { name, key, references, nullable: true, unique: false }
    }

    /// The columns that it is.
    pub fn names(&self) -> Vec<String> {
        let mut names = vec![self.name.clone()];
        if self.key == PrimaryKey::Composite {
            names.push(format!("{}_part", self.name.trim_end_matches("_id")));
        }
        names
    }

    fn constraint(&self, table: &str) -> String {
        let names: Vec<String> = self.names().iter().map(|name| format!("\"{name}\"")).collect();
        format!("ForeignKeyConstraint([{}], [\"{table}.id\", \"{table}.part\"])", names.join(", "))
    }

    fn source(&self, annotated: bool) -> String {
        self.names().iter().map(|name| self.source_of(name, annotated)).collect()
    }

    fn source_of(&self, name: &str, annotated: bool) -> String {
        let mut arguments: Vec<String> = Vec::new();
        if self.key != PrimaryKey::Composite {
            arguments.extend(self.references.as_ref().map(|table| format!("ForeignKey(\"{table}.id\")")));
        }
        if self.unique {
            arguments.push("unique=True".to_owned());
        }
        let (python, sql) = match self.key {
            PrimaryKey::Number | PrimaryKey::Composite => ("int", "Integer"),
            PrimaryKey::Text => ("str", "String"),
        };
        if annotated {
            let python = if self.nullable { format!("Optional[{python}]") } else { python.to_owned() };
            return format!("    {name}: Mapped[{python}] = mapped_column({})\n", arguments.join(", "));
        }
        arguments.insert(0, sql.to_owned());
        if !self.nullable {
            arguments.push("nullable=False".to_owned());
        }
        format!("    {name} = Column({})\n", arguments.join(", "))
    }
}

impl Relationship {
    fn source(&self, annotated: bool) -> String {
        let Self { name, target, shape, options } = self;
        if !annotated {
            return format!("    {name} = relationship(\"{target}\"{})\n", keywords(", ", options));
        }
        let annotation = match shape {
            Shape::WriteOnly | Shape::Dynamic => {
                let mapped = if *shape == Shape::Dynamic { "DynamicMapped" } else { "WriteOnlyMapped" };
                return format!(
                    "    {name}: {mapped}[\"{target}\"] = relationship({})\n",
                    keywords("", options)
                );
            }
            Shape::Scalar => format!("Optional[\"{target}\"]"),
            Shape::List => format!("List[\"{target}\"]"),
            Shape::Set => format!("Set[\"{target}\"]"),
            Shape::Dict => format!("Dict[str, \"{target}\"]"),
        };
        format!("    {name}: Mapped[{annotation}] = relationship({})\n", keywords("", options))
    }
}

impl Statement {
    fn source(&self, number: usize) -> String {
        let lines = match &self.code {
            Code::Construct { variable, class, keywords: given } => {
                vec![format!("{variable} = {class}(name=\"{variable}\"{})", keywords(", ", given))]
            }
            Code::Lines(lines) => lines.clone(),
        };
        if !self.guarded {
            return lines.join("\n") + "\n";
        }
        let mut text = String::from("try:\n");
        for line in lines {
            let _ = writeln!(text, "    {line}");
        }
        let _ = writeln!(text, "except Exception as error:");
        let _ = writeln!(text, "    print({number}, type(error).__name__, str(error).split(\"\\n\")[0])");
        text
    }
}

/// The identifiers in a text.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
}

fn keywords(before: &str, keywords: &[(String, String)]) -> String {
    let mut text = String::new();
    for (index, (name, value)) in keywords.iter().enumerate() {
        text += if index == 0 { before } else { ", " };
        let _ = write!(text, "{name}={value}");
    }
    text
}
