"""A version column counts up with every UPDATE and takes part in finding the row."""

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
    page = Page(body="draft")
    session.add(page)
    session.commit()
    print(page.version)
    page.body = "final"
    session.commit()
    print(page.version)
    session.delete(page)
    session.commit()
