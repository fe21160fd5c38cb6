"""
A hook of a base names the tables; a list of steps is changed in place.
"""
import sys
from sqlalchemy import create_engine, ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
class Base(DeclarativeBase):
    def __init_subclass__(cls, **kw):
        if "__tablename__" not in cls.__dict__:
            cls.__tablename__ = cls.__name__.lower()
        super().__init_subclass__(**kw)
class Recipe(Base):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    steps: Mapped[list["Step"]] = relationship(back_populates="recipe", order_by="Step.position", cascade="all, delete-orphan")
    def __str__(self):
        head = f"{self.name}\n{'=' * len(self.name)}"
        return "\n".join([head, *(f"{s.position}. {s.text}" for s in self.steps)])
class Step(Base):
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    text: Mapped[str]
    recipe_id: Mapped[int] = mapped_column(ForeignKey("recipe.id"))
    recipe: Mapped[Recipe] = relationship(back_populates="steps")
engine = create_engine("sqlite://"); Base.metadata.create_all(engine)
with Session(engine) as s:
    r = Recipe(name="Tea", steps=[Step(position=i, text=t) for i, t in enumerate(["Boil", "Pour", "Wait"], 1)])
    s.add(r); s.commit()
    print(r)
    r.steps.insert(0, Step(position=0, text="Fill")); s.commit()
    print(r, file=sys.stdout)
    print("err", file=sys.stderr)
    sys.stdout.write(f"{len(r.steps)} steps\n")
    print(*[st.text for st in r.steps], sep=" > ", end=".\n", flush=True)
    del r.steps[1:3]; s.commit()
    print([(st.position, st.text) for st in r.steps])
    r.steps[:] = sorted(r.steps, key=lambda st: -st.position)
    print([st.text for st in r.steps], r.steps[-1].text, r.steps[0] in r.steps, r.steps.index(r.steps[1]))
    r.steps.clear(); s.commit()
    print(r.steps, s.scalars(select(Step)).all())
