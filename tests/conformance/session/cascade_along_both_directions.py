from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Recipe(Base):
    __tablename__ = "recipe"
    id: Mapped[int] = mapped_column(primary_key=True)
    steps: Mapped[List["Step"]] = relationship(back_populates="recipe")


class Step(Base):
    __tablename__ = "step"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    recipe_id: Mapped[Optional[int]] = mapped_column(ForeignKey("recipe.id"))
    recipe: Mapped[Optional["Recipe"]] = relationship(back_populates="steps")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    soup = Recipe(steps=[Step(text="boil"), Step(text="stir")])
    session.add(soup.steps[0])
    print(soup in session, soup.steps[1] in session, len(session.new))

    late = Step(text="serve")
    soup.steps.append(late)
    print(late in session)

    lost = Step(text="wash up", recipe=soup)
    print(lost in session)
    session.commit()
    print([step.text for step in soup.steps])
