"""A default takes no argument or the context, nothing more."""

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


try:
    class Odd(Base):
        __tablename__ = "odd"
        id: Mapped[int] = mapped_column(primary_key=True)
        value: Mapped[int] = mapped_column(default=lambda one, two: 1)
except Exception as error:
    print(type(error).__name__, error)
