# An object of a hierarchy is told which class it is of.
class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}


class Cat(Animal):
    __mapper_args__ = {"polymorphic_identity": "cat"}


first = Animal()
tom = Cat()
# why:
#   tom was created
#     tom.kind was set
#       → tom.kind = 'cat'
#   → tom is a Cat
