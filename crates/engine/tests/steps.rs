//! What a statement let go of is gone when its step ends, not only when the identity map is next asked.

use bothways_engine::run_with_world;
use bothways_trace::{Program, Timeline};
use bothways_world::SessionId;

const PROGRAM: &str = r#"
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
class Base(DeclarativeBase): pass
class Parent(Base):
    __tablename__ = "parent"
    id: Mapped[int] = mapped_column(primary_key=True)
class Child(Base):
    __tablename__ = "child"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("parent.id"))
    parent: Mapped[Parent | None] = relationship()
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
p = Parent()
for n in range(3):
    c = Child()
    c.parent = p
    session.add(c)
session.flush()
c = None
p = None
"#;

#[test]
fn an_object_that_nothing_holds_leaves_in_the_step_that_let_go_of_it() {
    let (run, _) = run_with_world(&Program { models: PROGRAM.to_owned(), script: String::new() });
    let mut timeline = Timeline::new(&run.journal);
    let mut known_after = |text: &str| {
        let start = PROGRAM.find(text).expect("the program has the statement");
        let is_it = |step: bothways_world::Step| step.place.start as usize == start;
        let step = run.journal.steps.iter().position(is_it).expect("the statement was run");
        let world = timeline.after_step(&run.journal, step);
        world.session(SessionId(0)).map_or(0, |session| session.identity_map.len())
    };
    assert_eq!(known_after("session.flush()"), 2, "the parent and the last child");
    assert_eq!(known_after("c = None"), 1, "the parent");
    assert_eq!(known_after("p = None"), 0, "nobody, after the last statement");
}
