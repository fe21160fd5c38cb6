//! The programs of the article, in both styles, and what they do.

use bothways_wasm::run;
use bothways_wasm::types::Ran;

/// What SQLAlchemy says of the forgotten side.
pub const MISTAKE: &str = "Mapper 'Mapper[Parent(parent)]' has no property 'children'.";

const SCRIPT: &str = "\
p = Parent()
c = Child()
c.parent = p
print(p.children == [c])
d = Child()
p.children.append(d)
print(d.parent is p)
";

fn classic(parent: &str, child: &str) -> String {
    format!(
        "from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

class Parent(Base):
    __tablename__ = \"parent\"
    id = Column(Integer, primary_key=True)
{parent}
class Child(Base):
    __tablename__ = \"child\"
    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer, ForeignKey(\"parent.id\"))
{child}"
    )
}

fn annotated(parent: &str, child: &str) -> String {
    format!(
        "from typing import List

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

class Base(DeclarativeBase):
    pass

class Parent(Base):
    __tablename__ = \"parent\"
    id: Mapped[int] = mapped_column(primary_key=True)
{parent}
class Child(Base):
    __tablename__ = \"child\"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int] = mapped_column(ForeignKey(\"parent.id\"))
{child}"
    )
}

/// The article's first strategy.
pub fn both_written() -> [String; 2] {
    [
        classic(
            "    children = relationship(\"Child\", back_populates=\"parent\")\n",
            "    parent = relationship(\"Parent\", back_populates=\"children\")\n",
        ),
        annotated(
            "    children: Mapped[List[\"Child\"]] = relationship(back_populates=\"parent\")\n",
            "    parent: Mapped[\"Parent\"] = relationship(back_populates=\"children\")\n",
        ),
    ]
}

/// The article's second strategy.
pub fn generated() -> [String; 2] {
    [
        classic("", "    parent = relationship(\"Parent\", backref=\"children\")\n"),
        annotated("", "    parent: Mapped[\"Parent\"] = relationship(backref=\"children\")\n"),
    ]
}

/// The article's mistake.
pub fn mistake() -> [String; 2] {
    [
        classic("", "    parent = relationship(\"Parent\", back_populates=\"children\")\n"),
        annotated("", "    parent: Mapped[\"Parent\"] = relationship(back_populates=\"children\")\n"),
    ]
}

/// Runs the models with the script.
pub fn ran(models: String) -> Ran {
    run(models, SCRIPT.to_owned()).expect("a run always answers").to_rust().expect("it has its shape")
}

/// What models and script print, after which they must have ended well.
pub fn printed(models: String) -> String {
    let ran = ran(models);
    assert_eq!((&ran.transcript.error, &ran.transcript.unsupported, &ran.traceback), (&None, &None, &None));
    ran.transcript.stdout.join("\n")
}

/// Asserts that the program fails as SQLAlchemy makes it fail.
pub fn the_mistake_fails(models: &str) {
    let ran = ran(models.to_owned());
    let error = ran.transcript.error.expect("the other side is missing");
    assert_eq!(error.kind, "sqlalchemy.exc.InvalidRequestError");
    assert!(error.message.starts_with(MISTAKE), "{}", error.message);
    assert_eq!(error.line, Some(1));
    let traceback = ran.traceback.expect("an error has a traceback");
    assert!(traceback.starts_with("Traceback (most recent call last):\n"), "{traceback}");
    assert!(!ran.problems.is_empty());
}
