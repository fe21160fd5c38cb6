"""Two validators of one attribute are an error of the class statement.
It names the mapper."""
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, validates


class Base(DeclarativeBase):
    pass


try:

    class Box(Base):
        __tablename__ = "box"
        id: Mapped[int] = mapped_column(primary_key=True)
        width: Mapped[Optional[int]]

        @validates("width")
        def one(self, key, value):
            return value

        @validates("width")
        def two(self, key, value):
            return value

except Exception as error:
    print(type(error).__name__, error)
