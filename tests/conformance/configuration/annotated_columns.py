"""Columns made by Annotated[…],
with what the class adds to them."""
from typing import Annotated, Optional
from sqlalchemy import create_engine, ForeignKey, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
pk = Annotated[int, mapped_column(primary_key=True)]
name = Annotated[str, mapped_column(String(30), default="anon")]
class Base(DeclarativeBase): pass
class Zoo(Base):
    __tablename__ = "zoo"
    id: Mapped[pk]
    name: Mapped[name]
    motto: Mapped[Optional[name]]
    animals: Mapped[list["Animal"]] = relationship(back_populates="zoo")
class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[pk]
    name: Mapped[name] = mapped_column(Text, default="beast")
    zoo_id: Mapped[Annotated[int, mapped_column(ForeignKey("zoo.id"))]]
    zoo: Mapped[Zoo] = relationship(back_populates="animals")
e = create_engine("sqlite://"); Base.metadata.create_all(e)
with Session(e) as s:
    s.add(Zoo(animals=[Animal()])); s.commit()
    z = s.query(Zoo).one(); print(z.name, z.motto, z.animals[0].name)
