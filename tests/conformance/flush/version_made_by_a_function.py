"""version_id_generator: a function makes each version of the one before."""

from typing import Optional

from sqlalchemy import String, create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


def next_letter(version):
    print("after", version)
    return "a" if version is None else chr(ord(version) + 1)


class Draft(Base):
    __tablename__ = "draft"
    id: Mapped[int] = mapped_column(primary_key=True)
    version = mapped_column(String, nullable=False)
    title: Mapped[Optional[str]]

    __mapper_args__ = {"version_id_col": version, "version_id_generator": next_letter}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    draft = Draft(title="one")
    session.add_all([draft, Draft(title="other")])
    session.commit()
    print(draft.version)
    draft.title = "two"
    session.commit()
    print(draft.version)
    session.execute(text("UPDATE draft SET version = 'z' WHERE id = 1"))
    draft.title = "three"
    try:
        session.commit()
    except Exception as error:
        print(type(error).__name__, error)
    session.rollback()
    session.delete(draft)
    session.commit()
