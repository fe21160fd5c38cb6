"""A deferred() column needs Mapped[…] where it is annotated, and declared_attr on a mixin."""

from sqlalchemy import Column, Integer, Text, select
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, deferred, mapped_column


class Base(DeclarativeBase):
    pass


class Essay(Base):
    __tablename__ = "essay"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = deferred(Column(Text))


print(select(Essay))
try:

    class Poem(Base):
        __tablename__ = "poem"
        id: Mapped[int] = mapped_column(primary_key=True)
        text: str = deferred(Column(Text))

except Exception as error:
    print(type(error).__name__, error)


class WithNotes:
    notes = deferred(Column(Text))


class WithRemarks:
    @declared_attr
    def remarks(cls):
        return deferred(Column(Text))


try:

    class Letter(WithNotes, Base):
        __tablename__ = "letter"
        id = Column(Integer, primary_key=True)

except Exception as error:
    print(type(error).__name__, error)


class Review(WithRemarks, Base):
    __tablename__ = "review"
    id = Column(Integer, primary_key=True)


print(select(Review))
