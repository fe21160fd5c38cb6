"""version_id_generator=False: the program sets the version itself; an UPDATE looks for the
one that was loaded."""

from typing import Optional

from sqlalchemy import Integer, create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Plan(Base):
    __tablename__ = "plan"
    id: Mapped[int] = mapped_column(primary_key=True)
    revision = mapped_column(Integer, nullable=False)
    title: Mapped[Optional[str]]

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    plan = Plan(title="one", revision=10)
    session.add(plan)
    session.commit()
    plan.title = "two"
    plan.revision = 20
    session.commit()
    plan.title = "without a new one"
    session.commit()
    print(plan.revision, plan.title)
    session.execute(text("UPDATE plan SET revision = 99"))
    plan.title = "three"
    plan.revision = 30
    try:
        session.flush()
    except Exception as error:
        print(type(error).__name__, error)
