"""A version that the program sets itself is not counted up."""

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Page(Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    body: Mapped[str]
    __mapper_args__ = {"version_id_col": version}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Page(body="one"), Page(body="two")])
    session.commit()
    first = session.get(Page, 1)
    print(first.version)
    first.body = "uno"
    first.version = 7
    session.flush()
    print(first.version)
    session.commit()
    first.body = "eins"
    session.commit()
    print(first.version)
