"""A class of a polymorphic hierarchy that does not say its identity is warned of."""

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Document(Base):
    __tablename__ = "document"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "document"}


class Letter(Document):
    pass


class Draft(Document):
    __mapper_args__ = {"polymorphic_abstract": True}


print(Letter().kind)
