"""An association proxy with init=False is shown by a dataclass, and no parameter of its constructor."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column, relationship


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Essay(Base):
    __tablename__ = "essay"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    marks: Mapped[list["Mark"]] = relationship(default_factory=list, repr=False)
    words: AssociationProxy[list[str]] = association_proxy("marks", "word", init=False)


class Mark(Base):
    __tablename__ = "mark"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    word: Mapped[str]
    essay_id: Mapped[int] = mapped_column(ForeignKey("essay.id"), init=False)


essay = Essay()
essay.words.append("odd")
essay.words.append("fine")
print(essay)
try:
    Essay(words=["x"])
except TypeError as error:
    print(error)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([essay, Essay([Mark("short")])])
    session.commit()
    print(session.scalars(select(Essay).order_by(Essay.id)).all())
