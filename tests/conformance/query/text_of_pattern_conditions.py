"""`contains`, `startswith` and `endswith` stand in parentheses within a statement and beside others, not by
themselves."""

from sqlalchemy import and_, not_, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Word(Base):
    __tablename__ = "word"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


print(Word.text.contains("x"))
print(Word.text.startswith("x"))
print(not_(Word.text.endswith("x")))
print(Word.text.icontains("x"))
print(and_(Word.text.contains("x"), Word.id == 1))
print(Word.text.contains("x") | (Word.id == 2))
print(select(Word.id).where(Word.text.endswith("x")))
print(Word.text.like("x%"))
