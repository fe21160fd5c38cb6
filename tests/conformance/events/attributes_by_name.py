"""The functions of sqlalchemy.orm.attributes
through an object's life."""
from sqlalchemy import create_engine, ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, attributes
from sqlalchemy.orm.attributes import get_history, set_attribute, get_attribute, flag_modified, set_committed_value, instance_state, instance_dict, del_attribute
class Base(DeclarativeBase): pass
class Farm(Base):
    __tablename__ = "farm"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    cows: Mapped[list["Cow"]] = relationship(back_populates="farm")
class Cow(Base):
    __tablename__ = "cow"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    farm_id: Mapped[int] = mapped_column(ForeignKey("farm.id"), nullable=True)
    farm: Mapped["Farm"] = relationship(back_populates="cows")
    def __repr__(self): return self.name
e = create_engine("sqlite://")
Base.metadata.create_all(e)
s = Session(e)
f = Farm(name="f", cows=[Cow(name="a"), Cow(name="b")])
print(get_history(f, "name"), get_history(f, "cows"))
s.add(f); s.commit()
print(get_history(f, "name"))
print(get_history(f, "cows"))
set_attribute(f, "name", "g")
print(get_attribute(f, "name"), get_history(f, "name"))
flag_modified(f, "name")
print(s.dirty == {f}, inspect(f).modified)
s.commit()
f.name
set_committed_value(f, "name", "zz")
print(f.name, s.is_modified(f), get_history(f, "name"))
set_committed_value(f, "cows", [])
print(f.cows, get_history(f, "cows"))
s.expire(f)
st = instance_state(f)
del_attribute(f, "name")
print(get_history(f, "name"))
try: flag_modified(f, "name")
except Exception as x: print(type(x).__name__, x)
s.rollback()
try: flag_modified(f, "nope")
except Exception as x: print(type(x).__name__, x)
